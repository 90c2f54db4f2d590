package edict.drl;

import edict.document.Names;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The grammar of the profile, by recursive descent: every token is consumed or refused with what to write instead. What
 * is refused inside one constraint or verb doesn't keep the rest of the file from being read.
 */
final class RuleReader {

    static final int RULE_TOKENS = 5_000;

    /** {@code pack/slug} or {@code pack/slug # branch}, kebab-case. */
    static final Pattern RULE_NAME = Pattern.compile(
            "([a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*)(?: # ([a-z0-9]+(?:-[a-z0-9]+)*))?");

    private static final Map<String, Rule.Function> FUNCTIONS = Map.of(
            "count", Rule.Function.COUNT, "sum", Rule.Function.SUM, "min", Rule.Function.MIN, "max", Rule.Function.MAX);

    private final Cursor cursor;
    private final ConstraintReader constraints;
    private final VerbReader verbs;
    private final List<Problem> problems;

    private RuleReader(Cursor cursor, List<Problem> problems) {
        this.cursor = cursor;
        this.constraints = new ConstraintReader(cursor, problems);
        this.verbs = new VerbReader(cursor, constraints, problems);
        this.problems = problems;
    }

    /**
     * The rules that could be read.
     *
     * @param tokens of one file, ending with {@link Lexer#END}
     * @param problems what is refused is added here
     */
    static List<Syntax.RuleText> read(List<Token> tokens, List<Problem> problems) {
        return new RuleReader(new Cursor(tokens), problems).file();
    }

    // ---- file and rule

    private List<Syntax.RuleText> file() {
        List<Syntax.RuleText> rules = new ArrayList<>();
        while (!cursor.peek().is(Lexer.END)) {
            int start = cursor.position();
            try {
                if (!cursor.peek().isWord("rule")) {
                    throw new Refusal(cursor.peek().at(), statement(cursor.peek()));
                }
                rules.add(rule());
            } catch (Refusal refusal) {
                problems.add(refusal.problem());
                cursor.moveTo(Math.max(cursor.position(), start + 1));
                while (!cursor.peek().is(Lexer.END) && !cursor.atRule()) {
                    cursor.take();
                }
            }
        }
        return rules;
    }

    private static String statement(Token token) {
        String text = token.text();
        if (token.is(Lexer.AT)) {
            return "annotations are not part of a rule file; what is to be said of a rule stands in its provision";
        }
        String advice = Foreign.STATEMENTS.get(text);
        if (advice != null) {
            return "`%s` is not part of a rule file; %s".formatted(text, advice);
        }
        if (Foreign.RULE_ATTRIBUTES.contains(text)) {
            return "`%s` is not part of a rule file; %s".formatted(text, Foreign.NO_ATTRIBUTES);
        }
        return "%s stands where a rule should begin; write `rule \"pack/slug\"` … `when` … `then` … `end`"
                .formatted(Cursor.shown(token));
    }

    private Syntax.RuleText rule() {
        int before = problems.size();
        int start = cursor.position();
        Token at = cursor.take();
        Token name = cursor.take();
        if (!name.is(Lexer.TEXT)) {
            throw new Refusal(name.at(), "a rule's name stands in double quotes: `rule \"pack/slug\"`");
        }
        if (!RULE_NAME.matcher(name.unquoted()).matches()) {
            problem(
                    name,
                    ("%s is no rule's name; write `pack/slug` or `pack/slug # branch` in small letters, digits "
                            + "and hyphens")
                            .formatted(Names.quote(name.unquoted())));
        }
        length(start, name);
        header();
        Token when = cursor.take();
        if (cursor.peek().is(Lexer.COLON)) {
            throw new Refusal(cursor.peek().at(), "leave out `:` after `when`");
        }
        List<Syntax.Condition> conditions = new ArrayList<>();
        while (!cursor.peek().isWord("then")) {
            int first = cursor.position();
            if (atVerb()) {
                throw new Refusal(cursor.peek().at(), "`then` is missing before `%s`".formatted(cursor.peek().text()));
            }
            try {
                conditions.add(topCondition());
            } catch (Refusal refusal) {
                skipCondition(first, refusal);
                problems.add(refusal.problem());
            }
        }
        if (conditions.isEmpty() && problems.size() == before) {
            problem(when, "nothing stands between `when` and `then`; a rule needs a pattern, `$x : Type( … )`");
        }
        cursor.take();
        if (cursor.peek().is(Lexer.OPEN_SQUARE)) {
            throw new Refusal(cursor.peek().at(), Foreign.ONE_THEN);
        }
        int consequence = cursor.position();
        List<Syntax.Verb> then = verbs.verbs();
        List<Token> said = cursor.from(consequence);
        cursor.take();
        return new Syntax.RuleText(at, name, List.copyOf(conditions), then, said, problems.size() == before);
    }

    private boolean atVerb() {
        return cursor.peek().is(Lexer.WORD) && cursor.ahead(1).is(Lexer.OPEN) && VerbReader.isVerb(cursor.peek());
    }

    /** To the next line that may begin a condition, or to {@code then}; without one the refusal ends the rule. */
    private void skipCondition(int first, Refusal refusal) {
        int refused = cursor.position();
        int depth = 0;
        cursor.moveTo(first);
        while (true) {
            Token token = cursor.peek();
            if (token.is(Lexer.END) || cursor.atRule()) {
                throw refusal;
            }
            boolean beginsLine =
                    cursor.position() > first && token.at().line() > cursor.get(cursor.position() - 1).at().line();
            if (token.isWord("then")
                    || (beginsLine
                            && cursor.position() >= refused
                            && depth <= 0
                            && (token.is(Lexer.WORD) || token.is(Lexer.OPEN)))) {
                return;
            }
            if (token.is(Lexer.OPEN) || token.is(Lexer.OPEN_SQUARE) || token.is(Lexer.OPEN_CURLY)) {
                depth++;
            } else if (token.is(Lexer.CLOSE) || token.is(Lexer.CLOSE_SQUARE) || token.is(Lexer.CLOSE_CURLY)) {
                depth--;
            }
            cursor.take();
        }
    }

    private void length(int start, Token name) {
        int i = start + 1;
        while (!cursor.get(i).is(Lexer.END) && !cursor.isRule(i)) {
            i++;
        }
        if (i - start > RULE_TOKENS) {
            throw new Refusal(
                    name.at(),
                    ("the rule has %d words and signs, more than the %d allowed; write a set as a parameter, "
                            + "derive facts in rules of their own")
                            .formatted(i - start, RULE_TOKENS));
        }
    }

    /** What stands between name and {@code when} is refused once, then passed over. */
    private void header() {
        if (cursor.peek().isWord("when")) {
            return;
        }
        Token token = cursor.peek();
        if (token.isWord("then") || token.isWord("end") || token.is(Lexer.END) || cursor.atRule()) {
            throw new Refusal(
                    token.at(), "a rule without `when` would hold for everything; write `when` and a pattern");
        }
        if (token.isWord("extends")) {
            problem(token, "a rule extends no other; repeat its condition, or derive a fact and read that");
        } else if (token.is(Lexer.AT)) {
            problem(token, "annotations are not part of a rule; what is to be said of a rule stands in its provision");
        } else if (Foreign.RULE_ATTRIBUTES.contains(token.text())) {
            String name = cursor.ahead(1).is(Lexer.MINUS) ? token.text() + "-" + cursor.ahead(2).text() : token.text();
            problem(token, "`%s` is not part of a rule; %s".formatted(name, Foreign.NO_ATTRIBUTES));
        } else {
            problem(token, "%s stands where `when` should".formatted(Cursor.shown(token)));
        }
        while (!cursor.peek().isWord("when")) {
            if (cursor.peek().is(Lexer.END) || cursor.peek().isWord("then") || cursor.atRule()) {
                throw new Refusal(
                        cursor.peek().at(), "%s stands where `when` should".formatted(Cursor.shown(cursor.peek())));
            }
            cursor.take();
        }
    }

    // ---- conditions

    private Syntax.Condition topCondition() {
        Syntax.Condition condition = condition();
        Token after = cursor.peek();
        if (after.isWord("or") || after.is(Lexer.OR)) {
            throw new Refusal(after.at(), "put alternatives in parentheses: `( A( … ) or B( … ) )`");
        }
        if (after.isWord("and") || after.is(Lexer.AND) || after.is(Lexer.COMMA) || after.is(Lexer.SEMICOLON)) {
            throw new Refusal(
                    after.at(),
                    "leave out `%s`; patterns that stand below each other all hold".formatted(after.text()));
        }
        return condition;
    }

    private Syntax.Condition condition() {
        Token at = cursor.peek();
        if (at.isWord("not") || at.isWord("exists")) {
            cursor.take();
            Syntax.Condition of = cursor.peek().is(Lexer.OPEN) ? group() : pattern();
            return at.isWord("not") ? new Syntax.Not(of, at) : new Syntax.Exists(of, at);
        }
        if (at.isWord("forall")) {
            return forall();
        }
        if (at.isWord("accumulate")) {
            return accumulate();
        }
        if (at.is(Lexer.OPEN)) {
            return group();
        }
        return pattern();
    }

    private Syntax.Condition group() {
        cursor.expect(Lexer.OPEN, "(");
        if (cursor.peek().isWord("or") || cursor.peek().isWord("and")) {
            throw new Refusal(
                    cursor.peek().at(), "write `%s` between the patterns: `( A( … ) %s B( … ) )`"
                            .formatted(cursor.peek().text(), cursor.peek().text()));
        }
        Syntax.Condition condition = alternatives();
        if (!cursor.peek().is(Lexer.CLOSE)) {
            Token token = cursor.peek();
            if (token.is(Lexer.AND) || token.is(Lexer.OR)) {
                throw new Refusal(
                        token.at(),
                        "`%s` stands between constraints; between patterns write `%s`"
                                .formatted(token.text(), token.is(Lexer.AND) ? "and" : "or"));
            }
            if ((token.is(Lexer.WORD) && !token.isWord("then") && !token.isWord("end"))
                    || token.is(Lexer.COMMA)
                    || token.is(Lexer.SEMICOLON)) {
                throw new Refusal(token.at(), "write `and` or `or` between patterns in parentheses");
            }
            throw new Refusal(token.at(), "%s stands where `)` should".formatted(Cursor.shown(token)));
        }
        cursor.take();
        return condition;
    }

    private Syntax.Condition alternatives() {
        Token at = cursor.peek();
        List<Syntax.Condition> parts = new ArrayList<>(List.of(conjunction()));
        while (cursor.peek().isWord("or")) {
            cursor.take();
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.Or(List.copyOf(parts), at);
    }

    private Syntax.Condition conjunction() {
        Token at = cursor.peek();
        List<Syntax.Condition> parts = new ArrayList<>(List.of(condition()));
        while (cursor.peek().isWord("and")) {
            cursor.take();
            parts.add(condition());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.And(List.copyOf(parts), at);
    }

    private Syntax.Condition forall() {
        Token at = cursor.take();
        cursor.expect(Lexer.OPEN, "(");
        List<Syntax.Pattern> patterns = new ArrayList<>();
        while (!cursor.peek().is(Lexer.CLOSE)) {
            if (cursor.peek().isWord("and") || cursor.peek().is(Lexer.COMMA)) {
                throw new Refusal(
                        cursor.peek().at(), "leave out `%s`; the patterns of `forall` stand below each other"
                                .formatted(cursor.peek().text()));
            }
            patterns.add(pattern());
        }
        cursor.take();
        if (patterns.size() < 2) {
            throw new Refusal(
                    at.at(), "`forall` needs two or more patterns: `forall( $x : A( … ) B( of == $x, … ) )`");
        }
        return new Syntax.Forall(List.copyOf(patterns), at);
    }

    private Syntax.Pattern pattern() {
        Token at = cursor.peek();
        if (at.is(Lexer.WORD) && Foreign.CONDITIONS.containsKey(at.text()) && !cursor.ahead(1).is(Lexer.COLON)) {
            throw new Refusal(
                    at.at(),
                    "`%s` is not part of the profile; %s".formatted(at.text(), Foreign.CONDITIONS.get(at.text())));
        }
        Optional<Token> variable = Optional.empty();
        if (at.is(Lexer.WORD) && (cursor.ahead(1).is(Lexer.COLON) || cursor.ahead(1).is(Lexer.UNIFY))) {
            Token name = cursor.take();
            Token colon = cursor.take();
            if (colon.is(Lexer.UNIFY)) {
                throw new Refusal(
                        colon.at(),
                        "nothing is unified; write `%s : Type( … )` and join with `==`".formatted(name.text()));
            }
            if (!name.isVariable()) {
                throw new Refusal(name.at(), "a variable begins with `$`: write `$%s`".formatted(name.text()));
            }
            if (cursor.peek().is(Lexer.OPEN)) {
                throw new Refusal(
                        cursor.peek().at(), "a variable bound inside `or` ends there; write one rule per "
                                + "branch: `\"pack/slug # branch\"`");
            }
            variable = Optional.of(name);
        }
        Token type = cursor.peek();
        if (type.is(Lexer.QUESTION)) {
            throw new Refusal(
                    type.at(), "queries are not part of the profile; derive a fact in a rule of its own and read that");
        }
        if (type.is(Lexer.DIVIDE) || type.is(Lexer.QUESTION_DIVIDE)) {
            throw new Refusal(
                    type.at(), "paths are not part of the profile; write a pattern per type and join with `==`");
        }
        if (type.is(Lexer.AT)) {
            throw new Refusal(type.at(), "annotations are not part of a rule; leave it out");
        }
        if (!type.is(Lexer.WORD) || type.isVariable() || type.isReserved()) {
            throw new Refusal(
                    type.at(),
                    "%s stands where a pattern should; write `$x : Type( … )`".formatted(Cursor.shown(type)));
        }
        cursor.take();
        if (cursor.peek().is(Lexer.DOT) || cursor.peek().is(Lexer.HASH)) {
            throw new Refusal(type.at(), "types have one word, from the vocabulary; leave out what qualifies it");
        }
        cursor.expect(Lexer.OPEN, "(");
        List<Syntax.Constraint> inside =
                cursor.peek().is(Lexer.CLOSE) ? List.of() : constraints.constraints(false);
        cursor.expect(Lexer.CLOSE, ")");
        Token after = cursor.peek();
        if (after.isWord("from")) {
            throw new Refusal(
                    after.at(), "`from` is not part of the profile; parts and rows are facts: write a pattern "
                            + "and join with `==`");
        }
        if (after.isWord("over")) {
            throw new Refusal(after.at(), "windows are not part of the profile; write dates as constraints");
        }
        return new Syntax.Pattern(variable, type, inside, at);
    }

    private Syntax.Condition accumulate() {
        Token at = cursor.take();
        cursor.expect(Lexer.OPEN, "(");
        List<Syntax.Pattern> source = new ArrayList<>();
        while (true) {
            Token token = cursor.peek();
            if (token.isWord("not")
                    || token.isWord("exists")
                    || token.isWord("forall")
                    || token.isWord("accumulate")
                    || token.is(Lexer.OPEN)) {
                throw new Refusal(
                        token.at(), "`accumulate` counts over patterns only; derive a fact in a rule of its own "
                                + "and count that");
            }
            source.add(pattern());
            if (!cursor.peek().isWord("and")) {
                break;
            }
            cursor.take();
        }
        if (!cursor.peek().is(Lexer.SEMICOLON)) {
            String found = Cursor.shown(cursor.peek());
            throw new Refusal(
                    cursor.peek().at(),
                    cursor.peek().isWord("or")
                            ? "`accumulate` counts over patterns that all hold; derive a fact in two rules and "
                                    + "count that"
                            : ("%s stands where `;` should; write `accumulate( A( … ) and B( … ); $n : count(); "
                                    + "$n > 2 )`")
                                    .formatted(found));
        }
        cursor.take();
        List<Syntax.Result> results = new ArrayList<>(List.of(result()));
        while (cursor.peek().is(Lexer.COMMA)) {
            cursor.take();
            results.add(result());
        }
        List<Syntax.Constraint> asked = List.of();
        if (cursor.peek().is(Lexer.SEMICOLON)) {
            cursor.take();
            asked = constraints.constraints(true);
        }
        cursor.expect(Lexer.CLOSE, ")");
        return new Syntax.Accumulate(List.copyOf(source), List.copyOf(results), asked, at);
    }

    private Syntax.Result result() {
        Token variable = cursor.peek();
        if (variable.isWord("init") || variable.isWord("action") || variable.isWord("result")) {
            throw new Refusal(
                    variable.at(), "code is not part of the profile; the functions are `count`, `sum`, `min` "
                            + "and `max`");
        }
        if (!variable.isVariable() || !cursor.ahead(1).is(Lexer.COLON)) {
            throw new Refusal(
                    variable.at(),
                    "%s stands where a result should; write `$n : count()`".formatted(Cursor.shown(variable)));
        }
        cursor.take();
        cursor.take();
        Token function = cursor.take();
        Rule.Function known = FUNCTIONS.get(function.text());
        if (known == null) {
            throw new Refusal(
                    function.at(),
                    "%s is no function of `accumulate`; the functions are `count`, `sum`, `min` and `max`"
                            .formatted(Cursor.shown(function)));
        }
        cursor.expect(Lexer.OPEN, "(");
        Optional<Token> of = Optional.empty();
        if (known == Rule.Function.COUNT) {
            if (!cursor.peek().is(Lexer.CLOSE)) {
                throw new Refusal(cursor.peek().at(), "`count` takes no argument: write `count()`");
            }
        } else {
            if (!cursor.peek().isVariable()) {
                throw new Refusal(
                        cursor.peek().at(),
                        ("`%s` takes a variable that the source binds to a number: write `A( $v : attribute )` "
                                + "and `%s( $v )`")
                                .formatted(function.text(), function.text()));
            }
            of = Optional.of(cursor.take());
        }
        cursor.expect(Lexer.CLOSE, ")");
        return new Syntax.Result(variable, known, of);
    }

    private void problem(Token at, String message) {
        problems.add(new Problem(at.at(), "", message));
    }
}
