package edict.facts;

import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A quantity of which there can't be less than none: a number that is known, or what it lies between. Immutable.
 *
 * @param least zero when any small number is possible
 * @param most empty when any large number is possible
 */
public record Bounds(BigDecimal least, Optional<BigDecimal> most) {

    static final Bounds UNKNOWN = new Bounds(BigDecimal.ZERO, Optional.empty());
    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

    /** What an entity says of a number. */
    static Bounds number(Entity entity, String attribute) {
        Value value = entity.said(attribute);
        if (value instanceof Value.Known known && known.scalar() instanceof BigDecimal number) {
            return new Bounds(number, Optional.of(number));
        }
        return value instanceof Value.Within within
                ? new Bounds(within.from().map(BigDecimal.class::cast).orElse(BigDecimal.ZERO), within.to().map(BigDecimal.class::cast))
                : UNKNOWN;
    }

    /** What an entity says of a duration, in days: at least the whole ones, at most those begun. */
    static Bounds days(Entity entity, String attribute) {
        Value value = entity.said(attribute);
        if (value instanceof Value.Known known && known.scalar() instanceof Span span) {
            return days(Optional.of(span), Optional.of(span));
        }
        return value instanceof Value.Within within
                ? days(within.from().map(Span.class::cast), within.to().map(Span.class::cast))
                : UNKNOWN;
    }

    private static Bounds days(Optional<Span> from, Optional<Span> to) {
        return new Bounds(
                from.map(span -> days(span.shortest(), RoundingMode.FLOOR)).orElse(BigDecimal.ZERO),
                to.map(span -> days(span.longest(), RoundingMode.CEILING)));
    }

    private static BigDecimal days(long hours, RoundingMode rounding) {
        return BigDecimal.valueOf(hours).divide(HOURS_OF_A_DAY, 0, rounding);
    }

    Bounds plus(Bounds other) {
        return new Bounds(least.add(other.least), most.flatMap(one -> other.most.map(one::add)));
    }

    Bounds min(Bounds other) {
        return new Bounds(
                least.min(other.least),
                most.map(one -> other.most.map(one::min).orElse(one)).or(other::most));
    }

    Bounds max(Bounds other) {
        return new Bounds(least.max(other.least), most.flatMap(one -> other.most.map(one::max)));
    }
}
