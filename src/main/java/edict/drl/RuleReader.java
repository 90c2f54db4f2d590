package edict.drl;

import edict.document.Names;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The grammar of the profile, by recursive descent: every token is consumed or refused with what to write instead. What
 * is refused inside one constraint or verb doesn't keep the rest of the file from being read.
 */
final class RuleReader {

    static final int RULE_TOKENS = 5_000;

    /** {@code pack/slug} or {@code pack/slug # branch}, kebab-case. */
    static final Pattern RULE_NAME = Pattern.compile(
            "([a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*)(?: # ([a-z0-9]+(?:-[a-z0-9]+)*))?");

    private static final int NEGATIONS = 8;

    private static final Map<String, Rule.Test> TESTS =
            Arrays.stream(Rule.Test.values()).collect(Collectors.toMap(Rule.Test::symbol, test -> test));
    private static final List<String> TEST_NAMES =
            Arrays.stream(Rule.Test.values()).map(Rule.Test::symbol).toList();
    private static final List<String> VERBS =
            Arrays.stream(Rule.Verb.values()).map(RuleReader::word).toList();
    private static final Map<String, Rule.Function> FUNCTIONS = Map.of(
            "count", Rule.Function.COUNT, "sum", Rule.Function.SUM, "min", Rule.Function.MIN, "max", Rule.Function.MAX);

    private static final Map<Integer, Rule.Operator> OPERATORS = Map.of(
            Lexer.EQUAL, Rule.Operator.EQUAL,
            Lexer.NOT_EQUAL, Rule.Operator.NOT_EQUAL,
            Lexer.LESS, Rule.Operator.LESS,
            Lexer.GREATER, Rule.Operator.GREATER,
            Lexer.AT_MOST, Rule.Operator.AT_MOST,
            Lexer.AT_LEAST, Rule.Operator.AT_LEAST);

    /** Words that Drools reads as operators and the profile doesn't have. No attribute or function may bear such a name. */
    static final Map<String, String> FOREIGN_OPERATORS = Map.ofEntries(
            Map.entry("excludes", "write `not contains`"),
            Map.entry("matches", "texts are not searched; compare with `==` or `in`, or give the vocabulary a code"),
            Map.entry("soundslike", "texts are not searched; compare with `==` or `in`"),
            Map.entry("str", "texts are not searched; compare with `==` or `in`"),
            Map.entry("before", "write `earlier(date, \"…\")`, or `<` between two dates"),
            Map.entry("after", "write `later(date, \"…\")`, or `>` between two dates"),
            Map.entry("coincides", "write `==` between two dates"),
            Map.entry("during", "compare the two ends with `<` and `>`"),
            Map.entry("includes", "write `contains` for a list, or compare the two ends with `<` and `>`"),
            Map.entry("finishes", "compare the two ends with `==`"),
            Map.entry("finishedby", "compare the two ends with `==`"),
            Map.entry("meets", "compare the two ends with `==`"),
            Map.entry("metby", "compare the two ends with `==`"),
            Map.entry("overlaps", "write `intersects(list, …)` for a list, or compare the two ends with `<` and `>`"),
            Map.entry("overlappedby", "compare the two ends with `<` and `>`"),
            Map.entry("starts", "compare the two beginnings with `==`"),
            Map.entry("startedby", "compare the two beginnings with `==`"));

    private static final Map<String, String> FOREIGN_STATEMENTS = Map.ofEntries(
            Map.entry("package", "a rule's name says where it belongs; leave it out"),
            Map.entry("import", "rules know the types of the vocabulary and nothing else; leave it out"),
            Map.entry("global", "a value from outside is a dated parameter: `parameter(\"…\")`"),
            Map.entry("function", "the functions are %s; derive a fact in a rule of its own"
                    .formatted(Names.oneOf(TEST_NAMES).replace(" or ", " and "))),
            Map.entry("declare", "types are declared in `vocabulary.yaml`"),
            Map.entry("query", "derive a fact with `classify(…)` in a rule of its own"),
            Map.entry("unit", "leave it out"),
            Map.entry("dialect", "nothing in a rule is Java; leave it out"),
            Map.entry("expander", "leave it out"),
            Map.entry("template", "leave it out"));

    private static final String ONE_THEN =
            "a rule has one `then`; write two branches: `\"pack/slug # one\"` and `\"pack/slug # other\"`";

    private static final String NO_ATTRIBUTES =
            "rules have no attributes; order comes from what they read, dates and exceptions from the provision";

    private static final Set<String> RULE_ATTRIBUTES = Set.of(
            "salience",
            "enabled",
            "no",
            "auto",
            "lock",
            "agenda",
            "activation",
            "ruleflow",
            "date",
            "dialect",
            "calendars",
            "timer",
            "duration",
            "refract",
            "direct",
            "attributes");

    private static final Map<String, String> FOREIGN_ACTIONS = Map.of(
            "insert", "write `classify( Type( … ) )`",
            "insertLogical", "write `classify( Type( … ) )`",
            "modify", "facts never change; conclude a derived fact with `classify( Type( … ) )`",
            "update", "facts never change; conclude a derived fact with `classify( Type( … ) )`",
            "delete", "facts never change; write an exception as `exempt( … )`",
            "retract", "facts never change; write an exception as `exempt( … )`");

    private static final Map<String, String> FOREIGN_CONDITIONS = Map.of(
            "eval", "write the test as a constraint of a pattern",
            "collect", "write `accumulate( …; $n : count(); … )` or `exists( … )`",
            "acc", "write `accumulate`",
            "groupby", "derive a fact per group in a rule of its own",
            "if", "write two branches: `\"pack/slug # one\"` and `\"pack/slug # other\"`",
            "do", "a rule has one `then`; write two branches: `\"pack/slug # one\"` and `\"pack/slug # other\"`",
            "query", "derive a fact with `classify(…)` in a rule of its own and read that");

    private final List<Token> tokens;
    private final List<Problem> problems;
    private int next;
    private boolean broken;

    private RuleReader(List<Token> tokens, List<Problem> problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /**
     * The rules that could be read.
     *
     * @param tokens of one file, ending with {@link Lexer#END}
     * @param problems what is refused is added here
     */
    static List<Syntax.RuleText> read(List<Token> tokens, List<Problem> problems) {
        return new RuleReader(tokens, problems).file();
    }

    static String word(Rule.Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT);
    }

    // ---- file and rule

    private List<Syntax.RuleText> file() {
        List<Syntax.RuleText> rules = new ArrayList<>();
        while (!peek().is(Lexer.END)) {
            broken = false;
            int start = next;
            try {
                if (!peek().isWord("rule")) {
                    throw new Refusal(peek().at(), statement(peek()));
                }
                rules.add(rule());
            } catch (Refusal refusal) {
                problems.add(refusal.problem());
                next = Math.max(next, start + 1);
                while (!peek().is(Lexer.END) && !atRule()) {
                    next++;
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
        String advice = FOREIGN_STATEMENTS.get(text);
        if (advice != null) {
            return "`%s` is not part of a rule file; %s".formatted(text, advice);
        }
        if (RULE_ATTRIBUTES.contains(text)) {
            return "`%s` is not part of a rule file; %s".formatted(text, NO_ATTRIBUTES);
        }
        return "%s stands where a rule should begin; write `rule \"pack/slug\"` … `when` … `then` … `end`"
                .formatted(shown(token));
    }

    private Syntax.RuleText rule() {
        int start = next;
        Token at = take();
        Token name = take();
        if (!name.is(Lexer.TEXT)) {
            throw new Refusal(name.at(), "a rule's name stands in double quotes: `rule \"pack/slug\"`");
        }
        if (!RULE_NAME.matcher(name.unquoted()).matches()) {
            problem(
                    name,
                    "%s is no rule's name; write `pack/slug` or `pack/slug # branch` in small letters, digits and hyphens"
                            .formatted(Names.quote(name.unquoted())));
        }
        length(start, name);
        header();
        Token when = take();
        if (peek().is(Lexer.COLON)) {
            throw new Refusal(peek().at(), "leave out `:` after `when`");
        }
        List<Syntax.Condition> conditions = new ArrayList<>();
        while (!peek().isWord("then")) {
            int first = next;
            try {
                conditions.add(topCondition());
            } catch (Refusal refusal) {
                skipCondition(first, refusal);
                problems.add(refusal.problem());
                broken = true;
            }
        }
        if (conditions.isEmpty() && !broken) {
            problem(when, "nothing stands between `when` and `then`; a rule needs a pattern, `$x : Type( … )`");
        }
        take();
        if (peek().is(Lexer.OPEN_SQUARE)) {
            throw new Refusal(peek().at(), ONE_THEN);
        }
        int consequence = next;
        List<Syntax.Verb> verbs = verbs();
        List<Token> said = List.copyOf(tokens.subList(consequence, next));
        take();
        return new Syntax.RuleText(at, name, List.copyOf(conditions), verbs, said, !broken);
    }

    /** To the next line that may begin a condition, or to {@code then}; without one the refusal ends the rule. */
    private void skipCondition(int first, Refusal refusal) {
        int refused = next;
        int depth = 0;
        next = first;
        while (true) {
            Token token = peek();
            if (token.is(Lexer.END) || atRule()) {
                throw refusal;
            }
            boolean beginsLine =
                    next > first && token.at().line() > tokens.get(next - 1).at().line();
            if (token.isWord("then")
                    || (beginsLine
                            && next >= refused
                            && depth <= 0
                            && (token.is(Lexer.WORD) || token.is(Lexer.OPEN)))) {
                return;
            }
            if (token.is(Lexer.OPEN) || token.is(Lexer.OPEN_SQUARE) || token.is(Lexer.OPEN_CURLY)) {
                depth++;
            } else if (token.is(Lexer.CLOSE) || token.is(Lexer.CLOSE_SQUARE) || token.is(Lexer.CLOSE_CURLY)) {
                depth--;
            }
            next++;
        }
    }

    private void length(int start, Token name) {
        int i = start + 1;
        while (!tokens.get(i).is(Lexer.END) && !isRule(i)) {
            i++;
        }
        if (i - start > RULE_TOKENS) {
            throw new Refusal(
                    name.at(),
                    "the rule has %d words and signs, more than the %d allowed; write a set as a parameter, derive facts in rules of their own"
                            .formatted(i - start, RULE_TOKENS));
        }
    }

    /** What stands between name and {@code when} is refused once, then passed over. */
    private void header() {
        if (peek().isWord("when")) {
            return;
        }
        Token token = peek();
        if (token.isWord("then") || token.isWord("end") || token.is(Lexer.END) || atRule()) {
            throw new Refusal(token.at(), "a rule without `when` would hold for everything; write `when` and a pattern");
        }
        if (token.isWord("extends")) {
            problem(token, "a rule extends no other; repeat its condition, or derive a fact and read that");
        } else if (token.is(Lexer.AT)) {
            problem(token, "annotations are not part of a rule; what is to be said of a rule stands in its provision");
        } else if (RULE_ATTRIBUTES.contains(token.text())) {
            String name = ahead(1).is(Lexer.MINUS) ? token.text() + "-" + ahead(2).text() : token.text();
            problem(token, "`%s` is not part of a rule; %s".formatted(name, NO_ATTRIBUTES));
        } else {
            problem(token, "%s stands where `when` should".formatted(shown(token)));
        }
        while (!peek().isWord("when")) {
            if (peek().is(Lexer.END) || peek().isWord("then") || atRule()) {
                throw new Refusal(peek().at(), "%s stands where `when` should".formatted(shown(peek())));
            }
            next++;
        }
    }

    // ---- conditions

    private Syntax.Condition topCondition() {
        Syntax.Condition condition = condition();
        Token after = peek();
        if (after.isWord("or") || after.is(Lexer.OR)) {
            throw new Refusal(after.at(), "put alternatives in parentheses: `( A( … ) or B( … ) )`");
        }
        if (after.isWord("and") || after.is(Lexer.AND) || after.is(Lexer.COMMA) || after.is(Lexer.SEMICOLON)) {
            throw new Refusal(
                    after.at(), "leave out `%s`; patterns that stand below each other all hold".formatted(after.text()));
        }
        return condition;
    }

    private Syntax.Condition condition() {
        Token at = peek();
        if (at.isWord("not") || at.isWord("exists")) {
            take();
            Syntax.Condition of = peek().is(Lexer.OPEN) ? group() : pattern();
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
        expect(Lexer.OPEN, "(");
        if (peek().isWord("or") || peek().isWord("and")) {
            throw new Refusal(
                    peek().at(), "write `%s` between the patterns: `( A( … ) %s B( … ) )`"
                            .formatted(peek().text(), peek().text()));
        }
        Syntax.Condition condition = alternatives();
        if (!peek().is(Lexer.CLOSE)) {
            Token token = peek();
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
            throw new Refusal(token.at(), "%s stands where `)` should".formatted(shown(token)));
        }
        take();
        return condition;
    }

    private Syntax.Condition alternatives() {
        Token at = peek();
        List<Syntax.Condition> parts = new ArrayList<>(List.of(conjunction()));
        while (peek().isWord("or")) {
            take();
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.Or(List.copyOf(parts), at);
    }

    private Syntax.Condition conjunction() {
        Token at = peek();
        List<Syntax.Condition> parts = new ArrayList<>(List.of(condition()));
        while (peek().isWord("and")) {
            take();
            parts.add(condition());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.And(List.copyOf(parts), at);
    }

    private Syntax.Condition forall() {
        Token at = take();
        expect(Lexer.OPEN, "(");
        List<Syntax.Pattern> patterns = new ArrayList<>();
        while (!peek().is(Lexer.CLOSE)) {
            if (peek().isWord("and") || peek().is(Lexer.COMMA)) {
                throw new Refusal(
                        peek().at(), "leave out `%s`; the patterns of `forall` stand below each other"
                                .formatted(peek().text()));
            }
            patterns.add(pattern());
        }
        take();
        if (patterns.size() < 2) {
            throw new Refusal(
                    at.at(), "`forall` needs two or more patterns: `forall( $x : A( … ) B( of == $x, … ) )`");
        }
        return new Syntax.Forall(List.copyOf(patterns), at);
    }

    private Syntax.Pattern pattern() {
        Token at = peek();
        if (at.is(Lexer.WORD) && FOREIGN_CONDITIONS.containsKey(at.text()) && !ahead(1).is(Lexer.COLON)) {
            throw new Refusal(
                    at.at(), "`%s` is not part of the profile; %s".formatted(at.text(), FOREIGN_CONDITIONS.get(at.text())));
        }
        Optional<Token> variable = Optional.empty();
        if (at.is(Lexer.WORD) && (ahead(1).is(Lexer.COLON) || ahead(1).is(Lexer.UNIFY))) {
            Token name = take();
            Token colon = take();
            if (colon.is(Lexer.UNIFY)) {
                throw new Refusal(
                        colon.at(), "nothing is unified; write `%s : Type( … )` and join with `==`".formatted(name.text()));
            }
            if (!name.isVariable()) {
                throw new Refusal(name.at(), "a variable begins with `$`: write `$%s`".formatted(name.text()));
            }
            if (peek().is(Lexer.OPEN)) {
                throw new Refusal(
                        peek().at(), "a variable bound inside `or` ends there; write one rule per branch: `\"pack/slug # branch\"`");
            }
            variable = Optional.of(name);
        }
        Token type = peek();
        if (type.is(Lexer.QUESTION)) {
            throw new Refusal(type.at(), "queries are not part of the profile; derive a fact in a rule of its own and read that");
        }
        if (type.is(Lexer.DIVIDE) || type.is(Lexer.QUESTION_DIVIDE)) {
            throw new Refusal(type.at(), "paths are not part of the profile; write a pattern per type and join with `==`");
        }
        if (type.is(Lexer.AT)) {
            throw new Refusal(type.at(), "annotations are not part of a rule; leave it out");
        }
        if (!type.is(Lexer.WORD) || type.isVariable() || isReserved(type)) {
            throw new Refusal(type.at(), "%s stands where a pattern should; write `$x : Type( … )`".formatted(shown(type)));
        }
        take();
        if (peek().is(Lexer.DOT) || peek().is(Lexer.HASH)) {
            throw new Refusal(type.at(), "types have one word, from the vocabulary; leave out what qualifies it");
        }
        expect(Lexer.OPEN, "(");
        List<Syntax.Constraint> constraints =
                peek().is(Lexer.CLOSE) ? List.of() : constraints(false);
        expect(Lexer.CLOSE, ")");
        Token after = peek();
        if (after.isWord("from")) {
            throw new Refusal(
                    after.at(), "`from` is not part of the profile; parts and rows are facts: write a pattern and join with `==`");
        }
        if (after.isWord("over")) {
            throw new Refusal(after.at(), "windows are not part of the profile; write dates as constraints");
        }
        return new Syntax.Pattern(variable, type, constraints, at);
    }

    private static boolean isReserved(Token token) {
        return switch (token.text()) {
            case "rule", "when", "then", "end", "and", "or", "not", "exists", "forall", "accumulate", "from", "over" -> true;
            default -> false;
        };
    }

    private Syntax.Condition accumulate() {
        Token at = take();
        expect(Lexer.OPEN, "(");
        List<Syntax.Pattern> source = new ArrayList<>();
        while (true) {
            Token token = peek();
            if (token.isWord("not")
                    || token.isWord("exists")
                    || token.isWord("forall")
                    || token.isWord("accumulate")
                    || token.is(Lexer.OPEN)) {
                throw new Refusal(
                        token.at(), "`accumulate` counts over patterns only; derive a fact in a rule of its own and count that");
            }
            source.add(pattern());
            if (!peek().isWord("and")) {
                break;
            }
            take();
        }
        if (!peek().is(Lexer.SEMICOLON)) {
            String found = shown(peek());
            throw new Refusal(
                    peek().at(),
                    peek().isWord("or")
                            ? "`accumulate` counts over patterns that all hold; derive a fact in two rules and count that"
                            : "%s stands where `;` should; write `accumulate( A( … ) and B( … ); $n : count(); $n > 2 )`"
                                    .formatted(found));
        }
        take();
        List<Syntax.Result> results = new ArrayList<>(List.of(result()));
        while (peek().is(Lexer.COMMA)) {
            take();
            results.add(result());
        }
        List<Syntax.Constraint> constraints = List.of();
        if (peek().is(Lexer.SEMICOLON)) {
            take();
            constraints = constraints(true);
        }
        expect(Lexer.CLOSE, ")");
        return new Syntax.Accumulate(List.copyOf(source), List.copyOf(results), constraints, at);
    }

    private Syntax.Result result() {
        Token variable = peek();
        if (variable.isWord("init") || variable.isWord("action") || variable.isWord("result")) {
            throw new Refusal(
                    variable.at(), "code is not part of the profile; the functions are `count`, `sum`, `min` and `max`");
        }
        if (!variable.isVariable() || !ahead(1).is(Lexer.COLON)) {
            throw new Refusal(
                    variable.at(), "%s stands where a result should; write `$n : count()`".formatted(shown(variable)));
        }
        take();
        take();
        Token function = take();
        Rule.Function known = FUNCTIONS.get(function.text());
        if (known == null) {
            throw new Refusal(
                    function.at(),
                    "%s is no function of `accumulate`; the functions are `count`, `sum`, `min` and `max`"
                            .formatted(shown(function)));
        }
        expect(Lexer.OPEN, "(");
        Optional<Token> of = Optional.empty();
        if (known == Rule.Function.COUNT) {
            if (!peek().is(Lexer.CLOSE)) {
                throw new Refusal(peek().at(), "`count` takes no argument: write `count()`");
            }
        } else {
            if (!peek().isVariable()) {
                throw new Refusal(
                        peek().at(),
                        "`%s` takes a variable that the source binds to a number: write `A( $v : attribute )` and `%s( $v )`"
                                .formatted(function.text(), function.text()));
            }
            of = Optional.of(take());
        }
        expect(Lexer.CLOSE, ")");
        return new Syntax.Result(variable, known, of);
    }

    // ---- constraints

    /** Constraints separated by commas, up to the closing parenthesis. One that is refused is passed over. */
    private List<Syntax.Constraint> constraints(boolean ofResults) {
        List<Syntax.Constraint> constraints = new ArrayList<>();
        while (true) {
            int start = next;
            try {
                constraints.add(constraint(ofResults));
            } catch (Refusal refusal) {
                next = start;
                skipConstraint();
                if (!peek().is(Lexer.COMMA) && !peek().is(Lexer.CLOSE)) {
                    throw refusal;
                }
                problems.add(refusal.problem());
                broken = true;
            }
            if (!peek().is(Lexer.COMMA)) {
                return List.copyOf(constraints);
            }
            take();
        }
    }

    /** To the next comma or closing parenthesis of the same pattern. */
    private void skipConstraint() {
        int depth = 0;
        while (true) {
            Token token = peek();
            if (token.is(Lexer.END) || token.isWord("then") || atRule()) {
                return;
            }
            if (depth == 0 && (token.is(Lexer.COMMA) || token.is(Lexer.CLOSE))) {
                return;
            }
            if (token.is(Lexer.OPEN) || token.is(Lexer.OPEN_SQUARE) || token.is(Lexer.OPEN_CURLY)) {
                depth++;
            } else if (depth > 0
                    && (token.is(Lexer.CLOSE) || token.is(Lexer.CLOSE_SQUARE) || token.is(Lexer.CLOSE_CURLY))) {
                depth--;
            }
            take();
        }
    }

    private Syntax.Constraint constraint(boolean ofResults) {
        Token at = peek();
        if (at.is(Lexer.WORD) && ahead(1).is(Lexer.UNIFY)) {
            throw new Refusal(ahead(1).at(), "nothing is unified; write `%s : attribute`".formatted(at.text()));
        }
        if (!ofResults && at.is(Lexer.WORD) && ahead(1).is(Lexer.COLON)) {
            return binding();
        }
        Syntax.Constraint constraint = either();
        Token after = peek();
        if (!after.is(Lexer.COMMA) && !after.is(Lexer.CLOSE)) {
            throw trailing(after, "");
        }
        return constraint;
    }

    private Syntax.Constraint binding() {
        Token variable = take();
        take();
        if (!variable.isVariable()) {
            throw new Refusal(variable.at(), "a variable begins with `$`: write `$%s`".formatted(variable.text()));
        }
        Token attribute = take();
        if (attribute.isWord("this")) {
            throw new Refusal(
                    attribute.at(), "name the fact before its pattern: `%s : Type( … )`".formatted(variable.text()));
        }
        if (!attribute.is(Lexer.WORD) || attribute.isVariable()) {
            throw new Refusal(
                    attribute.at(), "%s stands where an attribute should".formatted(shown(attribute)));
        }
        if (!peek().is(Lexer.COMMA) && !peek().is(Lexer.CLOSE)) {
            if (isPath(peek())) {
                throw path(attribute);
            }
            throw new Refusal(
                    peek().at(),
                    "a binding stands alone: write `%s : %s, %s …`"
                            .formatted(variable.text(), attribute.text(), attribute.text()));
        }
        return new Syntax.Binding(variable, attribute);
    }

    private Syntax.Constraint either() {
        Token at = peek();
        List<Syntax.Constraint> parts = new ArrayList<>(List.of(both()));
        while (peek().is(Lexer.OR)) {
            half(take(), parts.get(parts.size() - 1));
            parts.add(both());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.Any(List.copyOf(parts), at);
    }

    private Syntax.Constraint both() {
        Token at = peek();
        List<Syntax.Constraint> parts = new ArrayList<>(List.of(single()));
        while (peek().is(Lexer.AND)) {
            half(take(), parts.get(parts.size() - 1));
            parts.add(single());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.All(List.copyOf(parts), at);
    }

    /** Refuses {@code a == 1 || == 2}. */
    private void half(Token connective, Syntax.Constraint before) {
        if (!isOperator(next)) {
            return;
        }
        String left = before instanceof Syntax.Comparison comparison ? comparison.left().at().text() : "attribute";
        throw new Refusal(
                peek().at(),
                "nothing stands before `%s`; write `… %s %s %s …`"
                        .formatted(peek().text(), connective.text(), left, peek().text()));
    }

    private boolean isOperator(int i) {
        Token token = tokens.get(i);
        if (OPERATORS.containsKey(token.type())) {
            return true;
        }
        if (!token.is(Lexer.WORD)) {
            return false;
        }
        Token after = tokens.get(Math.min(i + 1, tokens.size() - 1));
        return switch (token.text()) {
            case "in", "memberOf", "contains" -> !OPERATORS.containsKey(after.type());
            case "not" -> after.isWord("in") || after.isWord("memberOf") || after.isWord("contains");
            default -> FOREIGN_OPERATORS.containsKey(token.text()) && !after.is(Lexer.OPEN)
                    && !OPERATORS.containsKey(after.type());
        };
    }

    private Syntax.Constraint single() {
        Token at = peek();
        if (at.is(Lexer.NOT)) {
            int start = next;
            while (peek().is(Lexer.NOT)) {
                take();
            }
            int count = next - start;
            if (count > NEGATIONS) {
                throw new Refusal(at.at(), "%d times `!` in a row; one is enough".formatted(count));
            }
            if (!peek().is(Lexer.OPEN) && !(peek().is(Lexer.WORD) && ahead(1).is(Lexer.OPEN))) {
                throw new Refusal(
                        at.at(),
                        peek().is(Lexer.WORD) && endsConstraint(ahead(1))
                                ? "write `%s == false`, or `%s != true`".formatted(peek().text(), peek().text())
                                : "write `!( … )` around the whole comparison");
            }
            Syntax.Constraint constraint = single();
            for (int i = start + count - 1; i >= start; i--) {
                constraint = new Syntax.Negation(constraint, tokens.get(i));
            }
            return constraint;
        }
        if (at.is(Lexer.OPEN)) {
            take();
            Syntax.Constraint constraint = either();
            if (!peek().is(Lexer.CLOSE)) {
                throw trailing(peek(), "");
            }
            take();
            return constraint;
        }
        if (at.is(Lexer.WORD) && ahead(1).is(Lexer.OPEN)) {
            return call();
        }
        return comparison();
    }

    private Syntax.Constraint call() {
        Token name = take();
        if (isOperator(next + 1)) {
            Token operator = ahead(1);
            throw new Refusal(
                    operator.at(),
                    "nothing stands before `%s`; write `%s %s … || %s …`"
                            .formatted(operator.text(), name.text(), operator.text(), name.text()));
        }
        Rule.Test test = TESTS.get(name.text());
        if (test == null) {
            throw new Refusal(name.at(), function(name));
        }
        take();
        List<Syntax.Operand> arguments = new ArrayList<>(List.of(operand()));
        while (peek().is(Lexer.COMMA)) {
            take();
            arguments.add(operand());
        }
        if (!peek().is(Lexer.CLOSE)) {
            throw trailing(peek(), "");
        }
        take();
        Token after = peek();
        if (isOperator(next)) {
            throw new Refusal(
                    after.at(), "`%s(…)` is true or false by itself; leave out the comparison, or put `!` before it"
                            .formatted(name.text()));
        }
        return new Syntax.Call(test, List.copyOf(arguments), name);
    }

    private static String function(Token name) {
        return switch (name.text()) {
            case "eval" -> "`eval` is not part of the profile; write its test as a constraint";
            case "parameter" -> "`parameter(…)` stands on the right of a comparison: `attribute == parameter(\"…\")`";
            case "not", "exists", "forall", "accumulate" ->
                "`%s` stands between patterns, not inside one; for a constraint write `!( … )`".formatted(name.text());
            case "overlaps" -> "`overlaps` is an operator of Drools; write `intersects(list, …)`";
            default -> {
                String advice = FOREIGN_OPERATORS.get(name.text());
                if (advice != null) {
                    yield "`%s` is not part of the profile; %s".formatted(name.text(), advice);
                }
                yield "%s is no function of the profile%s; the functions are %s"
                        .formatted(
                                Names.quote(name.text()),
                                Names.nearest(name.text(), TEST_NAMES)
                                        .map(near -> ", did you mean `" + near + "`?")
                                        .orElse(""),
                                Names.oneOf(TEST_NAMES).replace(" or ", " and "));
            }
        };
    }

    private Syntax.Constraint comparison() {
        Token at = peek();
        if (isOperator(next) && !(at.is(Lexer.WORD) && isOperator(next + 1))) {
            throw new Refusal(at.at(), "nothing stands before `%s`; write the attribute first".formatted(at.text()));
        }
        if (!at.is(Lexer.WORD)) {
            throw new Refusal(at.at(), left(at));
        }
        take();
        Syntax.Operand left = at.isVariable() ? new Syntax.Variable(at) : new Syntax.Name(at);
        Token operator = peek();
        if (isPath(operator)) {
            throw path(at);
        }
        Rule.Operator symbol = OPERATORS.get(operator.type());
        if (symbol != null) {
            take();
        } else {
            symbol = wordOperator(at, operator);
        }
        if (peek().is(Lexer.OPEN)) {
            brackets(at, symbol);
        }
        Syntax.Operand right =
                symbol == Rule.Operator.IN || symbol == Rule.Operator.NOT_IN ? values(at, symbol) : operand();
        Token after = peek();
        if (isOperator(next)) {
            throw new Refusal(
                    after.at(),
                    "two comparisons in one; write `%s %s … && %s %s …`"
                            .formatted(
                                    at.text(), symbol.symbol(), right instanceof Syntax.Name ? right.at().text() : at.text(),
                                    after.text()));
        }
        if (!endsConstraint(after)) {
            throw trailing(after, at.text());
        }
        return new Syntax.Comparison(left, symbol, right, at);
    }

    /** Refuses a list of values where one is due. */
    private void brackets(Token left, Rule.Operator operator) {
        Optional<String> instead =
                switch (operator) {
                    case IN, NOT_IN -> Optional.empty();
                    case MEMBER_OF -> Optional.of("%s in ( …, … )");
                    case NOT_MEMBER_OF -> Optional.of("%s not in ( …, … )");
                    case CONTAINS -> Optional.of("intersects(%s, …, …)");
                    case NOT_CONTAINS -> Optional.of("!intersects(%s, …, …)");
                    case EQUAL, NOT_EQUAL, LESS, GREATER, AT_MOST, AT_LEAST -> Optional.of("%s == …");
                };
        if (instead.isPresent()) {
            throw new Refusal(
                    peek().at(),
                    "no parentheses stand after `%s`; write `%s`"
                            .formatted(operator.symbol(), instead.get().formatted(left.text())));
        }
    }

    private Rule.Operator wordOperator(Token left, Token operator) {
        boolean negated = operator.isWord("not");
        Token word = negated ? ahead(1) : operator;
        Rule.Operator symbol =
                switch (word.text()) {
                    case "in" -> negated ? Rule.Operator.NOT_IN : Rule.Operator.IN;
                    case "contains" -> negated ? Rule.Operator.NOT_CONTAINS : Rule.Operator.CONTAINS;
                    case "memberOf" -> negated ? Rule.Operator.NOT_MEMBER_OF : Rule.Operator.MEMBER_OF;
                    default -> throw new Refusal(operator.at(), operator(left, operator, word));
                };
        take();
        if (negated) {
            take();
        }
        return symbol;
    }

    private static String operator(Token left, Token operator, Token word) {
        if (endsConstraint(operator)) {
            return "`%s` stands alone; write `%s %s`"
                    .formatted(left.text(), left.text(), left.isVariable() ? "> …" : "== true");
        }
        if (operator.is(Lexer.SEMICOLON)) {
            return "arguments by position are not part of the profile; write `attribute == …`";
        }
        if (operator.is(Lexer.ASSIGN)) {
            return "nothing is assigned; write `==`";
        }
        if (word.is(Lexer.WORD) && FOREIGN_OPERATORS.containsKey(word.text())) {
            return "`%s` is not part of the profile; %s".formatted(word.text(), FOREIGN_OPERATORS.get(word.text()));
        }
        if (word.isWord("instanceof")) {
            return "`instanceof` is not part of the profile; a pattern names its type";
        }
        Optional<String> foreign = foreign(operator);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        return "%s stands where an operator should; the operators are `==`, `!=`, `<`, `>`, `<=`, `>=`, `in`, `contains`, `memberOf`, the last three also after `not`"
                .formatted(shown(word));
    }

    /** What to say of a sign that Drools knows and the profile doesn't. */
    private static Optional<String> foreign(Token token) {
        if (token.is(Lexer.SINGLE_AND)) {
            return Optional.of("write `&&`");
        }
        if (token.is(Lexer.SINGLE_OR)) {
            return Optional.of("write `||`");
        }
        if (token.is(Lexer.XOR)) {
            return Optional.of("`^` is not part of the profile; write `( a && !( b ) ) || ( !( a ) && b )`");
        }
        if (token.is(Lexer.QUESTION)) {
            return Optional.of("`? :` is not part of the profile; write `( a && b ) || ( !( a ) && c )`, or two branches");
        }
        if (token.is(Lexer.TILDE) || token.is(Lexer.HASH)) {
            return Optional.of("operators of one's own are not part of the profile");
        }
        if (token.is(Lexer.PLUS)
                || token.is(Lexer.MINUS)
                || token.is(Lexer.TIMES)
                || token.is(Lexer.DIVIDE)
                || token.is(Lexer.MODULO)) {
            return Optional.of("nothing is calculated in a rule; write the figure, a parameter or `accumulate`");
        }
        if (token.isWord("and")) {
            return Optional.of("`and` stands between patterns; between constraints write `&&`");
        }
        if (token.isWord("or")) {
            return Optional.of("`or` stands between patterns; between constraints write `||`");
        }
        return Optional.empty();
    }

    private Refusal trailing(Token token, String left) {
        if (token.is(Lexer.SEMICOLON)) {
            return new Refusal(token.at(), "arguments by position are not part of the profile; write `attribute == …`");
        }
        if (isPath(token)) {
            return path(tokens.get(next - 1));
        }
        Optional<String> foreign = foreign(token);
        if (foreign.isPresent()) {
            return new Refusal(token.at(), foreign.get());
        }
        if (token.is(Lexer.END) || token.isWord("then")) {
            return new Refusal(token.at(), "%s stands where `)` should".formatted(shown(token)));
        }
        return new Refusal(
                token.at(),
                "%s stands after a complete constraint%s; write `,`, `&&` or `||` between constraints"
                        .formatted(shown(token), left.isEmpty() ? "" : " on `" + left + "`"));
    }

    private static boolean endsConstraint(Token token) {
        return token.is(Lexer.COMMA)
                || token.is(Lexer.CLOSE)
                || token.is(Lexer.AND)
                || token.is(Lexer.OR);
    }

    private static boolean isPath(Token token) {
        return token.is(Lexer.DOT) || token.is(Lexer.SAFE_DOT) || token.is(Lexer.OPEN_SQUARE) || token.is(Lexer.HASH);
    }

    private Refusal path(Token start) {
        Token sign = peek();
        if (sign.is(Lexer.OPEN_SQUARE)) {
            return new Refusal(sign.at(), "`[ ]` is not part of the profile; write the attribute's name alone");
        }
        boolean method = ahead(1).is(Lexer.WORD) && ahead(2).is(Lexer.OPEN);
        return new Refusal(
                sign.at(),
                method
                        ? "methods are not part of the profile; the functions are %s"
                                .formatted(Names.oneOf(TEST_NAMES).replace(" or ", " and "))
                        : "a constraint reads its own fact; write a pattern for `%s` and join it with `==`"
                                .formatted(start.text()));
    }

    private static String left(Token token) {
        if (token.is(Lexer.TEXT) || token.is(Lexer.INTEGER) || token.is(Lexer.FRACTION) || token.is(Lexer.TRUTH)) {
            return "a constraint begins with an attribute: write `attribute == %s`".formatted(token.text());
        }
        return foreign(token)
                .orElse("%s stands where a constraint should; write `attribute == …`".formatted(shown(token)));
    }

    private Syntax.Operand values(Token left, Rule.Operator operator) {
        Token at = peek();
        if (!at.is(Lexer.OPEN)) {
            throw new Refusal(
                    at.at(),
                    at.isWord("parameter")
                            ? "write `%s %s parameter(\"…\")`"
                                    .formatted(left.text(), operator == Rule.Operator.IN ? "memberOf" : "not memberOf")
                            : "write `%s %s ( …, … )`".formatted(left.text(), operator.symbol()));
        }
        take();
        List<Syntax.Literal> values = new ArrayList<>();
        while (true) {
            Token token = peek();
            Syntax.Operand value = operand();
            if (value instanceof Syntax.Literal literal) {
                values.add(literal);
            } else {
                boolean in = operator == Rule.Operator.IN;
                throw new Refusal(
                        token.at(),
                        value instanceof Syntax.Parameter
                                ? "`parameter(…)` does not stand in `in ( … )`; write `%s %s parameter(\"…\")`"
                                        .formatted(left.text(), in ? "memberOf" : "not memberOf")
                                : "only constants stand in `in ( … )`; write `%s %s %s` beside it"
                                        .formatted(left.text(), in ? "==" : "!=", token.text()));
            }
            if (!peek().is(Lexer.COMMA)) {
                break;
            }
            take();
        }
        if (!peek().is(Lexer.CLOSE)) {
            throw trailing(peek(), "");
        }
        take();
        return new Syntax.Values(List.copyOf(values), at);
    }

    private Syntax.Operand operand() {
        Token at = take();
        if (at.is(Lexer.TEXT) || at.is(Lexer.TRUTH) || at.is(Lexer.INTEGER) || at.is(Lexer.FRACTION)) {
            return literal(at, false);
        }
        if (at.is(Lexer.MINUS)) {
            Token number = take();
            if (number.is(Lexer.INTEGER) || number.is(Lexer.FRACTION)) {
                return literal(number, true);
            }
            throw new Refusal(at.at(), "nothing is calculated in a rule; write the figure, a parameter or `accumulate`");
        }
        if (at.is(Lexer.PLUS)) {
            throw new Refusal(at.at(), "leave out `+`");
        }
        if (at.is(Lexer.HEXADECIMAL) || at.is(Lexer.TIME)) {
            throw new Refusal(
                    at.at(), "`%s` is no number of the profile; write decimal digits, or a duration as `\"P30D\"`"
                            .formatted(at.text()));
        }
        if (at.is(Lexer.NULL)) {
            throw new Refusal(at.at(), "what is not stated is unknown and never `null`; leave out the comparison");
        }
        if (at.isVariable()) {
            return new Syntax.Variable(at);
        }
        if (at.isWord("parameter") && peek().is(Lexer.OPEN)) {
            take();
            Token id = take();
            if (!id.is(Lexer.TEXT)) {
                throw new Refusal(id.at(), "write the parameter's id in double quotes: `parameter(\"…\")`");
            }
            if (!peek().is(Lexer.CLOSE)) {
                throw new Refusal(peek().at(), "`parameter` takes one argument, the parameter's id");
            }
            take();
            return new Syntax.Parameter(at, id);
        }
        if (at.is(Lexer.WORD) && !at.isWord("new") && !isReserved(at)) {
            if (peek().is(Lexer.OPEN)) {
                throw new Refusal(
                        at.at(),
                        TESTS.containsKey(at.text())
                                ? "`%s(…)` is a constraint by itself and has no value".formatted(at.text())
                                : "%s is no value; write a constant, a variable or `parameter(\"…\")`"
                                        .formatted(Names.quote(at.text() + "(…)")));
            }
            return new Syntax.Name(at);
        }
        next--;
        throw new Refusal(
                at.at(),
                foreign(at)
                        .orElse("%s stands where a constant, a variable or `parameter(\"…\")` should"
                                .formatted(shown(at))));
    }

    private static Syntax.Literal literal(Token at, boolean negative) {
        if (at.is(Lexer.INTEGER) || at.is(Lexer.FRACTION)) {
            Constants.number(at, negative);
        }
        return new Syntax.Literal(at, negative);
    }

    // ---- verbs

    private List<Syntax.Verb> verbs() {
        Token first = peek();
        List<Syntax.Verb> verbs = new ArrayList<>();
        while (!peek().isWord("end")) {
            if (peek().is(Lexer.END) || atRule()) {
                throw new Refusal(peek().at(), "%s stands where `end` should".formatted(shown(peek())));
            }
            try {
                verbs.add(verb());
            } catch (Refusal refusal) {
                problems.add(refusal.problem());
                broken = true;
                while (!peek().is(Lexer.SEMICOLON) && !peek().isWord("end") && !peek().is(Lexer.END) && !atRule()) {
                    next++;
                }
                while (peek().is(Lexer.SEMICOLON) || peek().is(Lexer.CLOSE_CURLY)) {
                    next++;
                }
            }
        }
        if (verbs.isEmpty() && !broken) {
            problem(first, "nothing stands between `then` and `end`; the verbs are %s".formatted(verbNames()));
        }
        return List.copyOf(verbs);
    }

    private Syntax.Verb verb() {
        Token at = take();
        if (at.isWord("then")) {
            throw new Refusal(at.at(), ONE_THEN);
        }
        if (at.is(Lexer.SEMICOLON)) {
            throw new Refusal(at.at(), "leave out `;`; one ends each verb");
        }
        Optional<Rule.Verb> found =
                Arrays.stream(Rule.Verb.values()).filter(v -> at.isWord(word(v))).findFirst();
        if (found.isEmpty()) {
            String advice = FOREIGN_ACTIONS.get(at.text());
            throw new Refusal(
                    at.at(),
                    advice != null
                            ? "`%s` is not part of the profile; %s".formatted(at.text(), advice)
                            : "%s is no verb%s; the verbs are %s"
                                    .formatted(
                                            shown(at),
                                            Names.nearest(at.text(), VERBS)
                                                    .map(near -> ", did you mean `" + near + "`?")
                                                    .orElse(""),
                                            verbNames()));
        }
        Rule.Verb verb = found.get();
        expect(Lexer.OPEN, "(");
        Optional<Token> type = Optional.empty();
        List<Syntax.Operand> arguments;
        if (verb == Rule.Verb.CLASSIFY) {
            Token name = peek();
            if (!name.is(Lexer.WORD) || name.isVariable() || name.isWord("new") || !ahead(1).is(Lexer.OPEN)) {
                throw new Refusal(name.at(), "write `classify( Type( … ) )`, the type with its attributes by position");
            }
            type = Optional.of(take());
            take();
            arguments = arguments();
            expect(Lexer.CLOSE, ")");
        } else {
            arguments = arguments();
        }
        expect(Lexer.CLOSE, ")");
        expect(Lexer.SEMICOLON, ";");
        return new Syntax.Verb(at, verb, type, arguments);
    }

    private List<Syntax.Operand> arguments() {
        List<Syntax.Operand> arguments = new ArrayList<>();
        if (peek().is(Lexer.CLOSE)) {
            return arguments;
        }
        while (true) {
            Token at = peek();
            if (at.is(Lexer.WORD) && !at.isVariable()) {
                throw new Refusal(
                        at.at(),
                        "%s is no argument of a verb; arguments are variables and constants: bind an attribute in its pattern, `$v : attribute`"
                                .formatted(Names.quote(at.text())));
            }
            arguments.add(operand());
            if (isPath(peek())) {
                throw new Refusal(
                        peek().at(),
                        "arguments are variables and constants; bind the attribute in its pattern, `$v : attribute`");
            }
            if (!peek().is(Lexer.COMMA)) {
                return List.copyOf(arguments);
            }
            take();
        }
    }

    private static String verbNames() {
        return Names.oneOf(VERBS).replace(" or ", " and ");
    }

    // ---- tokens

    private Token peek() {
        return tokens.get(next);
    }

    private Token ahead(int n) {
        return tokens.get(Math.min(next + n, tokens.size() - 1));
    }

    /** The next token; the end of the file stays where it is. */
    private Token take() {
        Token token = tokens.get(next);
        if (next < tokens.size() - 1) {
            next++;
        }
        return token;
    }

    private void expect(int type, String sign) {
        if (!peek().is(type)) {
            Token token = peek();
            throw new Refusal(
                    token.at(),
                    foreignHere(token).orElse("%s stands where `%s` should".formatted(shown(token), sign)));
        }
        take();
    }

    private static Optional<String> foreignHere(Token token) {
        if (token.is(Lexer.SEMICOLON)) {
            return Optional.empty();
        }
        return foreign(token);
    }

    private boolean atRule() {
        return isRule(next);
    }

    private boolean isRule(int i) {
        return tokens.get(i).isWord("rule") && tokens.get(Math.min(i + 1, tokens.size() - 1)).is(Lexer.TEXT);
    }

    private void problem(Token at, String message) {
        problems.add(new Problem(at.at(), "", message));
        broken = true;
    }

    private static String shown(Token token) {
        return token.is(Lexer.END) ? "the end of the file" : Names.quote(token.text());
    }
}
