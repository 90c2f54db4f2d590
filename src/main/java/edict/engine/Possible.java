package edict.engine;

import edict.facts.Value;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an attribute may turn out to be, over all completions. Absent means not applicable: the attribute's
 * {@code onlyIf} is false.
 */
sealed interface Possible {

    /** Known for sure, and applicable for sure. */
    record Exactly(Object value) implements Possible {}

    /** Not applicable for sure. */
    record Absent() implements Possible {}

    /** One of a few. */
    record AnyOf(Set<Object> values, boolean maybeAbsent) implements Possible {}

    /** A number, a date, or the hours of a span, between bounds that may be missing. */
    record Between(
            Optional<Object> from, boolean fromIncluded, Optional<Object> to, boolean toIncluded, boolean maybeAbsent)
            implements Possible {

        boolean canBeBelow(Object value) {
            return from.isEmpty() || Order.compare(from.get(), value) < 0;
        }

        boolean canBeAbove(Object value) {
            return to.isEmpty() || Order.compare(to.get(), value) > 0;
        }

        boolean canBe(Object value) {
            int low = from.isEmpty() ? -1 : Order.compare(from.get(), value);
            int high = to.isEmpty() ? 1 : Order.compare(to.get(), value);
            return (low < 0 || low == 0 && fromIncluded) && (high > 0 || high == 0 && toIncluded);
        }
    }

    /** Nothing is known and the values cannot be listed: texts, countries, references of a placeholder. */
    record Anything(boolean maybeAbsent) implements Possible {}

    /**
     * A list.
     *
     * @param in certain members, unless the list is absent
     * @param domain what else may be a member; empty when that cannot be listed
     */
    record Several(Set<Object> in, Optional<Set<Object>> domain, boolean complete, boolean maybeAbsent)
            implements Possible {}

    /** Whether two completions may differ in it. */
    default boolean open() {
        return !(this instanceof Exactly
                || this instanceof Absent
                || this instanceof Several several && several.complete() && !several.maybeAbsent());
    }

    /** Whether it may turn out not to be applicable: its {@code onlyIf} is not settled. */
    default boolean maybeAbsent() {
        return false;
    }

    /** What a stated or missing value may be; {@code maybeAbsent} when its {@code onlyIf} is not settled. */
    static Possible of(Value value, Attribute attribute, boolean maybeAbsent) {
        if (value instanceof Value.NotApplicable) {
            return new Absent();
        }
        if (attribute.type() instanceof AttributeType.ListOf list) {
            return several(value, list.of(), maybeAbsent);
        }
        if (value instanceof Value.Known known) {
            return maybeAbsent ? new AnyOf(Set.of(known.scalar()), true) : new Exactly(known.scalar());
        }
        if (value instanceof Value.OneOf several) {
            return new AnyOf(several.scalars(), maybeAbsent);
        }
        if (value instanceof Value.Within within) {
            return within(within, attribute.type(), maybeAbsent);
        }
        return unknown(attribute.type(), maybeAbsent);
    }

    private static Possible several(Value value, AttributeType of, boolean maybeAbsent) {
        if (value instanceof Value.Members members) {
            return new Several(members.scalars(), domain(of), members.complete(), maybeAbsent);
        }
        if (value instanceof Value.Known known) {
            return new Several(Set.of(known.scalar()), domain(of), true, maybeAbsent);
        }
        return new Several(Set.of(), domain(of), false, maybeAbsent);
    }

    private static Optional<Set<Object>> domain(AttributeType type) {
        return type instanceof AttributeType.Code code
                ? Optional.of(new LinkedHashSet<Object>(code.codes()))
                : Optional.empty();
    }

    private static Possible within(Value.Within within, AttributeType type, boolean maybeAbsent) {
        Object sample = within.from().or(within::to).orElseThrow();
        if (sample instanceof edict.vocabulary.Span) {
            return new Between(
                    within.from().map(span -> (Object) Order.fewestHours((edict.vocabulary.Span) span)),
                    within.fromIncluded(),
                    within.to().map(span -> (Object) Order.mostHours((edict.vocabulary.Span) span)),
                    within.toIncluded(),
                    maybeAbsent);
        }
        if (sample instanceof LocalDate) {
            // Days are whole: an excluded bound is the next day included.
            return new Between(
                    within.from().map(day -> within.fromIncluded() ? day : ((LocalDate) day).plusDays(1)),
                    true,
                    within.to().map(day -> within.toIncluded() ? day : ((LocalDate) day).minusDays(1)),
                    true,
                    maybeAbsent);
        }
        AttributeType.Num number = (AttributeType.Num) type;
        boolean ownFrom = within.from().isPresent();
        boolean ownTo = within.to().isPresent();
        return new Between(
                ownFrom ? within.from() : number.minimum().map(Object.class::cast),
                !ownFrom || within.fromIncluded(),
                ownTo ? within.to() : number.maximum().map(Object.class::cast),
                !ownTo || within.toIncluded(),
                maybeAbsent);
    }

    /** What an attribute of this type may be when nothing is known. */
    static Possible unknown(AttributeType type, boolean maybeAbsent) {
        if (type instanceof AttributeType.Bool) {
            Set<Object> both = new LinkedHashSet<>();
            both.add(true);
            both.add(false);
            return new AnyOf(both, maybeAbsent);
        }
        if (type instanceof AttributeType.Code code) {
            return code.codes().size() == 1 && !maybeAbsent
                    ? new Exactly(code.codes().get(0))
                    : new AnyOf(new LinkedHashSet<Object>(code.codes()), maybeAbsent);
        }
        if (type instanceof AttributeType.Num number) {
            return new Between(
                    number.minimum().map(Object.class::cast),
                    true,
                    number.maximum().map(Object.class::cast),
                    true,
                    maybeAbsent);
        }
        if (type instanceof AttributeType.Date) {
            return new Between(Optional.empty(), true, Optional.empty(), true, maybeAbsent);
        }
        if (type instanceof AttributeType.Duration) {
            return new Between(Optional.of(BigDecimal.ZERO), true, Optional.empty(), true, maybeAbsent);
        }
        if (type instanceof AttributeType.ListOf list) {
            return new Several(Set.of(), domain(list.of()), false, maybeAbsent);
        }
        return new Anything(maybeAbsent);
    }
}
