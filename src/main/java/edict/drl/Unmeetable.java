package edict.drl;

import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the tests of a pattern leave of an attribute, to find the one after which nothing is left: a rule with it never fires, and a
 * {@code not} of it always holds. Tests against variables, parameters and lists may hold. Used once for a pattern.
 */
final class Unmeetable {

    private final EntityType type;
    private final Map<String, Left> left = new HashMap<>();

    /**
     * What an attribute may still be.
     *
     * @param values empty where it is anything within the bounds
     * @param by the last test that narrowed it; empty where only the vocabulary does
     */
    private record Left(Optional<Set<Object>> values, Bound from, Bound to, Optional<Rule.Constraint> by) {

        boolean isNone() {
            int order = from.value().isPresent() && to.value().isPresent()
                    ? from.value().get().compareTo(to.value().get())
                    : -1;
            return values.filter(Set::isEmpty).isPresent() || order > 0 || order == 0 && !(from.included() && to.included());
        }

        /** Without the values that lie outside the bounds. */
        Left within() {
            return new Left(
                    values.map(some -> {
                        Set<Object> inside = new LinkedHashSet<>(some);
                        inside.removeIf(one -> one instanceof BigDecimal number && !(from.isBelow(number) && to.isAbove(number)));
                        return inside;
                    }),
                    from,
                    to,
                    by);
        }
    }

    /** @param value empty where there is none */
    private record Bound(Optional<BigDecimal> value, boolean included) {

        static Bound of(Optional<BigDecimal> value) {
            return new Bound(value, true);
        }

        boolean isBelow(BigDecimal number) {
            return value.map(bound -> bound.compareTo(number)).map(order -> order < 0 || order == 0 && included).orElse(true);
        }

        boolean isAbove(BigDecimal number) {
            return value.map(bound -> bound.compareTo(number)).map(order -> order > 0 || order == 0 && included).orElse(true);
        }
    }

    Unmeetable(EntityType type) {
        this.type = type;
    }

    /**
     * The test after which nothing is left.
     *
     * @param beside the test before it that leaves nothing together with it; empty where the vocabulary alone does
     */
    record Found(Rule.Comparison test, Optional<Rule.Constraint> beside) {}

    /** @param tests of which all have to hold */
    Optional<Found> among(List<Rule.Constraint> tests) {
        for (Rule.Constraint test : tests) {
            if (test instanceof Rule.Comparison comparison && comparison.left() instanceof Rule.Operand.Attribute attribute) {
                Left before = left.computeIfAbsent(attribute.name(), this::anything);
                Left after = narrowed(before, comparison);
                if (after.isNone()) {
                    return Optional.of(new Found(comparison, before.by()));
                }
                left.put(attribute.name(), after);
            }
        }
        return Optional.empty();
    }

    private Left anything(String attribute) {
        AttributeType of = Optional.ofNullable(type.attributes().get(attribute)).map(Attribute::type).orElse(null);
        return of instanceof AttributeType.Num number
                ? new Left(Optional.empty(), Bound.of(number.minimum()), Bound.of(number.maximum()), Optional.empty())
                : new Left(Optional.empty(), Bound.of(Optional.empty()), Bound.of(Optional.empty()), Optional.empty());
    }

    private static Left narrowed(Left before, Rule.Comparison test) {
        Optional<BigDecimal> number = test.right() instanceof Rule.Operand.Literal literal && literal.value() instanceof BigDecimal one
                ? Optional.of(one)
                : Optional.empty();
        Optional<Rule.Constraint> by = Optional.of(test);
        return switch (test.operator()) {
            case EQUAL, IN -> constants(test.right())
                    .map(some -> new Left(Optional.of(common(before.values(), some)), before.from(), before.to(), by).within())
                    .orElse(before);
            case LESS, AT_MOST -> number.filter(before.to()::isAbove)
                    .map(most -> new Left(
                            before.values(), before.from(), new Bound(Optional.of(most), test.operator() == Rule.Operator.AT_MOST), by).within())
                    .orElse(before);
            case GREATER, AT_LEAST -> number.filter(before.from()::isBelow)
                    .map(least -> new Left(
                            before.values(), new Bound(Optional.of(least), test.operator() == Rule.Operator.AT_LEAST), before.to(), by).within())
                    .orElse(before);
            case NOT_EQUAL, NOT_IN -> before.values().isEmpty()
                    ? before
                    : constants(test.right())
                            .map(some -> new Left(before.values().map(values -> without(values, some)), before.from(), before.to(), by))
                            .orElse(before);
            case CONTAINS, NOT_CONTAINS, MEMBER_OF, NOT_MEMBER_OF -> before;
        };
    }

    /** Numbers in one form, so that equal ones are equal. */
    private static Optional<Set<Object>> constants(Rule.Operand operand) {
        List<Rule.Operand.Literal> literals = operand instanceof Rule.Operand.Values values
                ? values.values()
                : operand instanceof Rule.Operand.Literal literal ? List.of(literal) : List.of();
        if (literals.isEmpty()) {
            return Optional.empty();
        }
        Set<Object> constants = new LinkedHashSet<>();
        literals.forEach(literal -> constants.add(literal.value() instanceof BigDecimal number ? number.stripTrailingZeros() : literal.value()));
        return Optional.of(constants);
    }

    private static Set<Object> common(Optional<Set<Object>> before, Set<Object> some) {
        Set<Object> common = new LinkedHashSet<>(some);
        before.ifPresent(common::retainAll);
        return common;
    }

    private static Set<Object> without(Set<Object> values, Set<Object> some) {
        Set<Object> rest = new LinkedHashSet<>(values);
        rest.removeAll(some);
        return rest;
    }
}
