package edict.drl;

import edict.document.Place;
import java.util.List;
import java.util.Optional;

/**
 * A rule as read and checked: every name exists, every comparison is between like types, every pattern hangs on an
 * earlier one. Immutable.
 *
 * @param name {@code pack/slug} or {@code pack/slug # branch}, unique in the rulebook
 * @param provision the {@code pack/slug} part
 * @param branch the part after {@code #}, trimmed
 * @param when conjunction in join order: every pattern but the first has an equality join to those before it. Where the
 *     text has another order, a comparison may stand on the other side of its join, over a variable that the text
 *     doesn't have ({@code $role_holder}); its place is still that of the text
 * @param then at least one
 * @param written the same conjunction as the text has it
 */
public record Rule(
        String name,
        String provision,
        Optional<String> branch,
        List<Condition> when,
        List<Conclusion> then,
        Place at,
        List<Condition> written) {

    /** A rule that is written in join order. */
    public Rule(
            String name,
            String provision,
            Optional<String> branch,
            List<Condition> when,
            List<Conclusion> then,
            Place at) {
        this(name, provision, branch, when, then, at, when);
    }

    /** What a rule looks for. */
    public sealed interface Condition {
        Place at();
    }

    /**
     * {@code $system : AiSystem( constraint, $v : attribute )}.
     *
     * @param variable with its {@code $}; empty when the pattern is not named
     * @param constraint conjunction of the constraints between the parentheses, {@link AllOf} of none when empty
     */
    public record Pattern(
            Optional<String> variable, String type, Constraint constraint, List<Binding> bindings, Place at)
            implements Condition {

        /** By what it is told from the others of its rule: its variable, or else where it stands. */
        public String name() {
            return variable.orElseGet(() -> "@" + at.line() + ":" + at.column());
        }
    }

    /** {@code $v : attribute} inside a pattern. */
    public record Binding(String variable, String attribute, Place at) {}

    public record And(List<Condition> parts, Place at) implements Condition {}

    public record Or(List<Condition> parts, Place at) implements Condition {}

    public record Not(Condition of, Place at) implements Condition {}

    public record Exists(Condition of, Place at) implements Condition {}

    /**
     * {@code accumulate( source; $n : count() ; $n > 2 )}.
     *
     * @param source conjunction of patterns
     * @param results at least one
     * @param constraint over the results' variables ({@link Operand.Variable} on the left), {@link AllOf} of none when
     *     empty
     */
    public record Accumulate(List<Condition> source, List<Result> results, Constraint constraint, Place at)
            implements Condition {}

    /** @param of the variable that {@code sum}, {@code min}, {@code max} read; empty for {@code count} */
    public record Result(String variable, Function function, Optional<String> of, Place at) {}

    public enum Function {
        COUNT,
        SUM,
        MIN,
        MAX
    }

    /** What a pattern asks of one fact. */
    public sealed interface Constraint {
        Place at();
    }

    public record AllOf(List<Constraint> parts, Place at) implements Constraint {}

    public record AnyOf(List<Constraint> parts, Place at) implements Constraint {}

    public record Negation(Constraint of, Place at) implements Constraint {}

    /** {@code left operator right}; {@code in} and {@code not in} have {@link Operand.Values} on the right. */
    public record Comparison(Operand left, Operator operator, Operand right, Place at) implements Constraint {}

    /** A function of the fixed list: {@code reached(designationNotifiedOn, "P4M")}. */
    public record Call(Test test, List<Operand> arguments, Place at) implements Constraint {}

    public enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        GREATER(">"),
        AT_MOST("<="),
        AT_LEAST(">="),
        IN("in"),
        NOT_IN("not in"),
        CONTAINS("contains"),
        NOT_CONTAINS("not contains"),
        MEMBER_OF("memberOf"),
        NOT_MEMBER_OF("not memberOf");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** The fixed list of functions. Each is three-valued on its first argument. */
    public enum Test {
        /** {@code reached(date, "P4M")}: date plus period is on or before the evaluated day. */
        REACHED("reached"),
        /**
         * {@code overdue(date, "P15D")}: the last day of the period, counted like the days by which duties are due, is before the
         * evaluated day. A third argument may be a parameter with public holidays.
         */
        OVERDUE("overdue"),
        /** {@code earlier(date, "2026-08-02")}: strictly before. The second argument may be a date parameter. */
        EARLIER("earlier"),
        /** {@code later(date, "2026-08-02")}: strictly after. */
        LATER("later"),
        /** {@code longer(duration, "P30D")}: strictly longer; unlike units compare as bounds. */
        LONGER("longer"),
        /** {@code shorter(duration, "P30D")}. */
        SHORTER("shorter"),
        /**
         * {@code within(list, "a", "b")} or {@code within(list, parameter("…"))}: no member outside. Empty lists are
         * within.
         */
        WITHIN("within"),
        /**
         * {@code intersects(list, "a", "b")} or with a parameter: some member inside. Not called {@code overlaps},
         * which Drools reads as an operator after {@code &&}.
         */
        OVERLAPS("intersects"),
        /** {@code any(list)}: it has a member. Of none where it is left out because there is none, or does not apply. */
        ANY("any");

        private final String symbol;

        Test(String symbol) {
            this.symbol = symbol;
        }

        /** Whether it reads a list. */
        public boolean readsLists() {
            return this == WITHIN || this == OVERLAPS || this == ANY;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** One side of a comparison. */
    public sealed interface Operand {

        /** An attribute of the pattern's own fact. */
        record Attribute(String name) implements Operand {}

        /** The pattern's own fact, {@code this}. */
        record This() implements Operand {}

        /** A variable bound earlier (a fact or an attribute), or a result of {@code accumulate}. */
        record Variable(String name) implements Operand {}

        /**
         * A constant.
         *
         * @param value {@link Boolean}, {@link String} (codes, countries, texts), {@link java.math.BigDecimal},
         *     {@link java.time.LocalDate} or {@link edict.vocabulary.Span}
         */
        record Literal(Object value) implements Operand {}

        record Values(List<Literal> values) implements Operand {}

        /** A dated parameter, read at the dates of the evaluation. */
        record Parameter(String id) implements Operand {}
    }

    /**
     * A verb and what it is said of.
     *
     * @param type for {@link Verb#CLASSIFY} the derived type, else empty
     * @param arguments for {@code classify} those of the derived fact, in the order of its type's attributes; for the
     *     others as written: variables and literals
     */
    public record Conclusion(Verb verb, Optional<String> type, List<Operand> arguments, Place at) {}

    public enum Verb {
        APPLIES,
        PROHIBIT,
        REQUIRE,
        BREACH,
        FULFIL,
        EXEMPT,
        CLASSIFY,
        ADVISE,
        SCORE,
        ASK;

        /** Whether what it concludes is found of a subject, and nothing for other rules or scores alone. */
        public boolean isFound() {
            return switch (this) {
                case APPLIES, PROHIBIT, REQUIRE, BREACH, FULFIL, ADVISE -> true;
                case EXEMPT, CLASSIFY, SCORE, ASK -> false;
            };
        }
    }
}
