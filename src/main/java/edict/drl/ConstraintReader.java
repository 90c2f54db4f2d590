package edict.drl;

import edict.document.Names;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of the grammar that stands between the parentheses of a pattern; also constants and variables. */
final class ConstraintReader {

    private static final int NEGATIONS = 8;

    private static final Map<String, Rule.Test> TESTS = Arrays.stream(Rule.Test.values())
            .collect(Collectors.toMap(Rule.Test::symbol, test -> test, (a, b) -> a, LinkedHashMap::new));

    /** The functions as a sentence lists them. */
    static final String TEST_NAMES = Names.oneOf(TESTS.keySet()).replace(" or ", " and ");

    private static final Map<Integer, Rule.Operator> OPERATORS = Map.of(
            Lexer.EQUAL, Rule.Operator.EQUAL,
            Lexer.NOT_EQUAL, Rule.Operator.NOT_EQUAL,
            Lexer.LESS, Rule.Operator.LESS,
            Lexer.GREATER, Rule.Operator.GREATER,
            Lexer.AT_MOST, Rule.Operator.AT_MOST,
            Lexer.AT_LEAST, Rule.Operator.AT_LEAST);

    private final Cursor cursor;
    private final List<Problem> problems;

    /** @param problems where refused constraints are added */
    ConstraintReader(Cursor cursor, List<Problem> problems) {
        this.cursor = cursor;
        this.problems = problems;
    }

    /** Constraints separated by commas, up to the closing parenthesis. One that is refused is passed over. */
    List<Syntax.Constraint> constraints(boolean ofResults) {
        List<Syntax.Constraint> constraints = new ArrayList<>();
        while (true) {
            int start = cursor.position();
            try {
                constraints.add(constraint(ofResults));
            } catch (Refusal refusal) {
                cursor.moveTo(start);
                skipConstraint();
                if (!cursor.peek().is(Lexer.COMMA) && !cursor.peek().is(Lexer.CLOSE)) {
                    throw refusal;
                }
                problems.add(refusal.problem());
            }
            if (!cursor.peek().is(Lexer.COMMA)) {
                return List.copyOf(constraints);
            }
            cursor.take();
        }
    }

    /** To the next comma or closing parenthesis of the same pattern. */
    private void skipConstraint() {
        int depth = 0;
        while (true) {
            Token token = cursor.peek();
            if (token.is(Lexer.END) || token.isWord("then") || cursor.atRule()) {
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
            cursor.take();
        }
    }

    private Syntax.Constraint constraint(boolean ofResults) {
        Token at = cursor.peek();
        if (at.is(Lexer.WORD) && cursor.ahead(1).is(Lexer.UNIFY)) {
            throw new Refusal(cursor.ahead(1).at(), "nothing is unified; write `%s : attribute`".formatted(at.text()));
        }
        if (!ofResults && at.is(Lexer.WORD) && cursor.ahead(1).is(Lexer.COLON)) {
            return binding();
        }
        Syntax.Constraint constraint = either();
        Token after = cursor.peek();
        if (!after.is(Lexer.COMMA) && !after.is(Lexer.CLOSE)) {
            throw trailing(after, "");
        }
        return constraint;
    }

    private Syntax.Constraint binding() {
        Token variable = cursor.take();
        cursor.take();
        if (!variable.isVariable()) {
            throw new Refusal(variable.at(), "a variable begins with `$`: write `$%s`".formatted(variable.text()));
        }
        Token attribute = cursor.take();
        if (attribute.isWord("this")) {
            throw new Refusal(
                    attribute.at(), "name the fact before its pattern: `%s : Type( … )`".formatted(variable.text()));
        }
        if (!attribute.is(Lexer.WORD) || attribute.isVariable()) {
            throw new Refusal(
                    attribute.at(), "%s stands where an attribute should".formatted(Cursor.shown(attribute)));
        }
        if (!cursor.peek().is(Lexer.COMMA) && !cursor.peek().is(Lexer.CLOSE)) {
            if (isPath(cursor.peek())) {
                throw path(attribute);
            }
            if (!isOperator(cursor.position())) {
                throw new Refusal(
                        cursor.peek().at(),
                        "`,` or `)` should stand between `%s : %s` and %s"
                                .formatted(variable.text(), attribute.text(), Cursor.shown(cursor.peek())));
            }
            throw new Refusal(
                    cursor.peek().at(),
                    "a binding stands alone: write `%s : %s, %s …`"
                            .formatted(variable.text(), attribute.text(), attribute.text()));
        }
        return new Syntax.Binding(variable, attribute);
    }

    private Syntax.Constraint either() {
        Token at = cursor.peek();
        List<Syntax.Constraint> parts = new ArrayList<>(List.of(both()));
        while (cursor.peek().is(Lexer.OR)) {
            half(cursor.take(), parts.get(parts.size() - 1));
            parts.add(both());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.Any(List.copyOf(parts), at);
    }

    private Syntax.Constraint both() {
        Token at = cursor.peek();
        List<Syntax.Constraint> parts = new ArrayList<>(List.of(single()));
        while (cursor.peek().is(Lexer.AND)) {
            half(cursor.take(), parts.get(parts.size() - 1));
            parts.add(single());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.All(List.copyOf(parts), at);
    }

    /** Refuses {@code a == 1 || == 2}. */
    private void half(Token connective, Syntax.Constraint before) {
        if (!isOperator(cursor.position())) {
            return;
        }
        String left = before instanceof Syntax.Comparison comparison ? comparison.left().at().text() : "attribute";
        throw new Refusal(
                cursor.peek().at(),
                "nothing stands before `%s`; write `… %s %s %s …`"
                        .formatted(cursor.peek().text(), connective.text(), left, cursor.peek().text()));
    }

    private boolean isOperator(int i) {
        Token token = cursor.get(i);
        if (OPERATORS.containsKey(token.type())) {
            return true;
        }
        if (!token.is(Lexer.WORD)) {
            return false;
        }
        Token after = cursor.get(i + 1);
        return switch (token.text()) {
            case "in", "memberOf", "contains" -> !OPERATORS.containsKey(after.type());
            case "not" -> after.isWord("in") || after.isWord("memberOf") || after.isWord("contains");
            default -> Foreign.OPERATORS.containsKey(token.text()) && !after.is(Lexer.OPEN)
                    && !OPERATORS.containsKey(after.type());
        };
    }

    private Syntax.Constraint single() {
        Token at = cursor.peek();
        if (at.is(Lexer.NOT)) {
            int start = cursor.position();
            while (cursor.peek().is(Lexer.NOT)) {
                cursor.take();
            }
            int count = cursor.position() - start;
            if (count > NEGATIONS) {
                throw new Refusal(at.at(), "%d times `!` in a row; one is enough".formatted(count));
            }
            if (!cursor.peek().is(Lexer.OPEN) && !(cursor.peek().is(Lexer.WORD) && cursor.ahead(1).is(Lexer.OPEN))) {
                throw new Refusal(
                        at.at(),
                        cursor.peek().is(Lexer.WORD) && endsConstraint(cursor.ahead(1))
                                ? "write `%1$s == false`, or `%1$s != true`".formatted(cursor.peek().text())
                                : "write `!( … )` around the whole comparison");
            }
            Syntax.Constraint constraint = single();
            for (int i = start + count - 1; i >= start; i--) {
                constraint = new Syntax.Negation(constraint, cursor.get(i));
            }
            return constraint;
        }
        if (at.is(Lexer.OPEN)) {
            cursor.take();
            Syntax.Constraint constraint = either();
            if (!cursor.peek().is(Lexer.CLOSE)) {
                throw trailing(cursor.peek(), "");
            }
            cursor.take();
            return constraint;
        }
        if (at.is(Lexer.WORD) && cursor.ahead(1).is(Lexer.OPEN)) {
            return call();
        }
        return comparison();
    }

    private Syntax.Constraint call() {
        Token name = cursor.take();
        if (isOperator(cursor.position() + 1)) {
            Token operator = cursor.ahead(1);
            throw new Refusal(
                    operator.at(),
                    "nothing stands before `%s`; write `%s %s … || %s …`"
                            .formatted(operator.text(), name.text(), operator.text(), name.text()));
        }
        Rule.Test test = TESTS.get(name.text());
        if (test == null) {
            throw new Refusal(name.at(), function(name));
        }
        cursor.take();
        List<Syntax.Operand> arguments = new ArrayList<>(List.of(operand()));
        while (cursor.peek().is(Lexer.COMMA)) {
            cursor.take();
            arguments.add(operand());
        }
        if (!cursor.peek().is(Lexer.CLOSE)) {
            throw trailing(cursor.peek(), "");
        }
        cursor.take();
        Token after = cursor.peek();
        if (isOperator(cursor.position())) {
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
                String advice = Foreign.OPERATORS.get(name.text());
                if (advice != null) {
                    yield "`%s` is not part of the profile; %s".formatted(name.text(), advice);
                }
                yield "%s is no function of the profile%s; the functions are %s"
                        .formatted(
                                Names.quote(name.text()),
                                Names.nearest(name.text(), TESTS.keySet())
                                        .map(near -> ", did you mean `" + near + "`?")
                                        .orElse(""),
                                TEST_NAMES);
            }
        };
    }

    private Syntax.Constraint comparison() {
        Token at = cursor.peek();
        if (isOperator(cursor.position()) && !(at.is(Lexer.WORD) && isOperator(cursor.position() + 1))) {
            throw new Refusal(at.at(), "nothing stands before `%s`; write the attribute first".formatted(at.text()));
        }
        if (!at.is(Lexer.WORD)) {
            throw new Refusal(at.at(), left(at, cursor.position()));
        }
        cursor.take();
        Syntax.Operand left = at.isVariable() ? new Syntax.Variable(at) : new Syntax.Name(at);
        Token operator = cursor.peek();
        if (isPath(operator)) {
            throw path(at);
        }
        Rule.Operator symbol = OPERATORS.get(operator.type());
        if (symbol != null) {
            cursor.take();
        } else {
            symbol = wordOperator(at, operator);
        }
        if (cursor.peek().is(Lexer.OPEN)) {
            brackets(at, symbol);
        }
        Syntax.Operand right =
                symbol == Rule.Operator.IN || symbol == Rule.Operator.NOT_IN ? values(at, symbol) : operand();
        Token after = cursor.peek();
        if (isOperator(cursor.position())) {
            throw new Refusal(
                    after.at(),
                    "two comparisons in one; write `%s %s … && %s %s …`"
                            .formatted(
                                    at.text(),
                                    symbol.symbol(),
                                    right instanceof Syntax.Name ? right.at().text() : at.text(),
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
                    cursor.peek().at(),
                    "no parentheses stand after `%s`; write `%s`"
                            .formatted(operator.symbol(), instead.get().formatted(left.text())));
        }
    }

    private Rule.Operator wordOperator(Token left, Token operator) {
        boolean negated = operator.isWord("not");
        Token word = negated ? cursor.ahead(1) : operator;
        Rule.Operator symbol =
                switch (word.text()) {
                    case "in" -> negated ? Rule.Operator.NOT_IN : Rule.Operator.IN;
                    case "contains" -> negated ? Rule.Operator.NOT_CONTAINS : Rule.Operator.CONTAINS;
                    case "memberOf" -> negated ? Rule.Operator.NOT_MEMBER_OF : Rule.Operator.MEMBER_OF;
                    default -> throw new Refusal(operator.at(), operator(left, operator, word));
                };
        cursor.take();
        if (negated) {
            cursor.take();
        }
        return symbol;
    }

    private String operator(Token left, Token operator, Token word) {
        if (endsConstraint(operator)) {
            return "`%s` stands alone; write `%s %s`"
                    .formatted(left.text(), left.text(), left.isVariable() ? "> …" : "== true");
        }
        if (operator.is(Lexer.SEMICOLON)) {
            return "arguments by position are not part of the profile; write `attribute == …`";
        }
        if (operator.is(Lexer.ASSIGN)) {
            String next = cursor.ahead(1).text();
            return next.equals(">") || next.equals("<")
                    ? "`=%s` is no operator; did you mean `%s=`?".formatted(next, next)
                    : "nothing is assigned; write `==`";
        }
        if (word.is(Lexer.WORD) && Foreign.OPERATORS.containsKey(word.text())) {
            return "`%s` is not part of the profile; %s".formatted(word.text(), Foreign.OPERATORS.get(word.text()));
        }
        if (word.isWord("instanceof")) {
            return "`instanceof` is not part of the profile; a pattern names its type";
        }
        Optional<String> foreign = Foreign.sign(operator);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        return ("%s stands where an operator should; the operators are `==`, `!=`, `<`, `>`, `<=`, `>=`, `in`, "
                + "`contains`, `memberOf`, the last three also after `not`")
                .formatted(Cursor.shown(word));
    }



    private Refusal trailing(Token token, String left) {
        if (token.is(Lexer.SEMICOLON)) {
            return new Refusal(token.at(), "arguments by position are not part of the profile; write `attribute == …`");
        }
        if (isPath(token)) {
            return path(cursor.get(cursor.position() - 1));
        }
        Optional<String> foreign = Foreign.sign(token);
        if (foreign.isPresent()) {
            return new Refusal(token.at(), foreign.get());
        }
        if (token.is(Lexer.END) || token.isWord("then")) {
            return new Refusal(token.at(), "%s stands where `)` should".formatted(Cursor.shown(token)));
        }
        return new Refusal(
                token.at(),
                "%s stands after a complete constraint%s; write `,`, `&&` or `||` between constraints"
                        .formatted(Cursor.shown(token), left.isEmpty() ? "" : " on `" + left + "`"));
    }

    private static boolean endsConstraint(Token token) {
        return token.is(Lexer.COMMA)
                || token.is(Lexer.CLOSE)
                || token.is(Lexer.AND)
                || token.is(Lexer.OR);
    }

    static boolean isPath(Token token) {
        return token.is(Lexer.DOT) || token.is(Lexer.SAFE_DOT) || token.is(Lexer.OPEN_SQUARE) || token.is(Lexer.HASH);
    }

    private Refusal path(Token start) {
        Token sign = cursor.peek();
        if (sign.is(Lexer.OPEN_SQUARE)) {
            return new Refusal(sign.at(), "`[ ]` is not part of the profile; write the attribute's name alone");
        }
        boolean method = cursor.ahead(1).is(Lexer.WORD) && cursor.ahead(2).is(Lexer.OPEN);
        return new Refusal(
                sign.at(),
                method
                        ? "methods are not part of the profile; the functions are %s"
                                .formatted(TEST_NAMES)
                        : "a constraint reads its own fact; write a pattern for `%s` and join it with `==`"
                                .formatted(start.text()));
    }

    private String left(Token token, int position) {
        if (isThousands(position)) {
            return "write numbers without thousands separators and with a point before decimals: `10000.5`";
        }
        if (token.is(Lexer.TEXT) || isNumber(token) || token.is(Lexer.TRUTH)) {
            return "a constraint begins with an attribute: write `attribute == %s`".formatted(token.text());
        }
        return Foreign.sign(token)
                .orElse("%s stands where a constraint should; write `attribute == …`".formatted(Cursor.shown(token)));
    }

    /** Whether digits stand here right after a comma and other digits: of {@code 10.000,00} the comma ends a constraint. */
    private boolean isThousands(int position) {
        if (position < 2) {
            return false;
        }
        Token before = cursor.get(position - 2);
        Token comma = cursor.get(position - 1);
        Token digits = cursor.get(position);
        return isNumber(before) && comma.is(Lexer.COMMA) && isNumber(digits)
                && before.stop() + 1 == comma.start() && comma.stop() + 1 == digits.start();
    }

    private static boolean isNumber(Token token) {
        return token.is(Lexer.INTEGER) || token.is(Lexer.FRACTION);
    }

    private Syntax.Operand values(Token left, Rule.Operator operator) {
        Token at = cursor.peek();
        if (!at.is(Lexer.OPEN)) {
            throw new Refusal(
                    at.at(),
                    at.isWord("parameter")
                            ? "write `%s %s parameter(\"…\")`"
                                    .formatted(left.text(), operator == Rule.Operator.IN ? "memberOf" : "not memberOf")
                            : "write `%s %s ( …, … )`".formatted(left.text(), operator.symbol()));
        }
        cursor.take();
        List<Syntax.Literal> values = new ArrayList<>();
        while (true) {
            Token token = cursor.peek();
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
            if (!cursor.peek().is(Lexer.COMMA)) {
                break;
            }
            cursor.take();
        }
        if (!cursor.peek().is(Lexer.CLOSE)) {
            throw trailing(cursor.peek(), "");
        }
        cursor.take();
        return new Syntax.Values(List.copyOf(values), at);
    }

    Syntax.Operand operand() {
        Token at = cursor.take();
        if (at.is(Lexer.TEXT) || at.is(Lexer.TRUTH) || at.is(Lexer.INTEGER) || at.is(Lexer.FRACTION)) {
            return literal(at, false);
        }
        if (at.is(Lexer.MINUS)) {
            Token number = cursor.take();
            if (number.is(Lexer.INTEGER) || number.is(Lexer.FRACTION)) {
                return literal(number, true);
            }
            throw new Refusal(
                    at.at(), "nothing is calculated in a rule; write the figure, a parameter or `accumulate`");
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
        if (at.isWord("parameter") && cursor.peek().is(Lexer.OPEN)) {
            cursor.take();
            Token id = cursor.take();
            if (!id.is(Lexer.TEXT)) {
                throw new Refusal(id.at(), "write the parameter's id in double quotes: `parameter(\"…\")`");
            }
            if (!cursor.peek().is(Lexer.CLOSE)) {
                throw new Refusal(cursor.peek().at(), "`parameter` takes one argument, the parameter's id");
            }
            cursor.take();
            return new Syntax.Parameter(at, id);
        }
        if (at.is(Lexer.WORD) && !at.isWord("new") && !at.isReserved()) {
            if (cursor.peek().is(Lexer.OPEN)) {
                throw new Refusal(
                        at.at(),
                        TESTS.containsKey(at.text())
                                ? "`%s(…)` is a constraint by itself and has no value".formatted(at.text())
                                : "%s is no value; write a constant, a variable or `parameter(\"…\")`"
                                        .formatted(Names.quote(at.text() + "(…)")));
            }
            return new Syntax.Name(at);
        }
        cursor.moveTo(cursor.position() - 1);
        throw new Refusal(
                at.at(),
                Foreign.sign(at)
                        .orElse("%s stands where a constant, a variable or `parameter(\"…\")` should"
                                .formatted(Cursor.shown(at))));
    }

    private static Syntax.Literal literal(Token at, boolean negative) {
        if (at.is(Lexer.INTEGER) || at.is(Lexer.FRACTION)) {
            Constants.number(at, negative);
        }
        return new Syntax.Literal(at, negative);
    }
}
