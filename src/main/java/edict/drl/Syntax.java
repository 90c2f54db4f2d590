package edict.drl;

import java.util.List;
import java.util.Optional;

/** A rule as a tree of tokens, before its names are looked up. */
final class Syntax {

    private Syntax() {}

    /**
     * A rule, or what could be read of one.
     *
     * @param consequence the tokens between {@code then} and {@code end}
     * @param whole whether nothing in it was refused
     */
    record RuleText(
            Token at, Token name, List<Condition> when, List<Verb> then, List<Token> consequence, boolean whole) {}

    sealed interface Condition {
        Token at();
    }

    record Pattern(Optional<Token> variable, Token type, List<Constraint> constraints, Token at)
            implements Condition {}

    record And(List<Condition> parts, Token at) implements Condition {}

    record Or(List<Condition> parts, Token at) implements Condition {}

    record Not(Condition of, Token at) implements Condition {}

    record Exists(Condition of, Token at) implements Condition {}

    record Forall(List<Pattern> patterns, Token at) implements Condition {}

    record Accumulate(List<Pattern> source, List<Result> results, List<Constraint> constraints, Token at)
            implements Condition {}

    record Result(Token variable, Rule.Function function, Optional<Token> of) {}

    sealed interface Constraint {
        Token at();
    }

    record Binding(Token at, Token attribute) implements Constraint {}

    record All(List<Constraint> parts, Token at) implements Constraint {}

    record Any(List<Constraint> parts, Token at) implements Constraint {}

    record Negation(Constraint of, Token at) implements Constraint {}

    record Comparison(Operand left, Rule.Operator operator, Operand right, Token at) implements Constraint {}

    record Call(Rule.Test test, List<Operand> arguments, Token at) implements Constraint {}

    sealed interface Operand {
        Token at();
    }

    /** An attribute, or {@code this}. */
    record Name(Token at) implements Operand {}

    record Variable(Token at) implements Operand {}

    /** @param at the text, number or truth value; of a negative number the part after the minus */
    record Literal(Token at, boolean negative) implements Operand {}

    record Parameter(Token at, Token id) implements Operand {}

    record Values(List<Literal> values, Token at) implements Operand {}

    /** @param type of {@code classify}, else empty */
    record Verb(Token at, Rule.Verb verb, Optional<Token> type, List<Operand> arguments) {}
}
