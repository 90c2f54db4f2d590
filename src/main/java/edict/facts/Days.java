package edict.facts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Between which days a date lies of which perhaps only bounds are known, or one of several. */
final class Days {

    private static final Comparator<LocalDate> IN_ORDER = Comparator.naturalOrder();

    private Days() {}

    /** The first day that it may be; empty where nobody says. */
    static Optional<LocalDate> first(Value value) {
        return value instanceof Value.Within within
                ? day(within.from()).map(day -> within.fromIncluded() ? day : day.plusDays(1))
                : some(value).min(IN_ORDER);
    }

    /** The last day that it may be; empty where nobody says. */
    static Optional<LocalDate> last(Value value) {
        return value instanceof Value.Within within
                ? day(within.to()).map(day -> within.toIncluded() ? day : day.minusDays(1))
                : some(value).max(IN_ORDER);
    }

    /** The day that it is; empty where it may be several. */
    static Optional<LocalDate> known(Value value) {
        return value instanceof Value.Known known ? day(Optional.of(known.scalar())) : Optional.empty();
    }

    private static Stream<LocalDate> some(Value value) {
        Stream<Object> said = value instanceof Value.OneOf several
                ? several.scalars().stream()
                : value instanceof Value.Known known ? Stream.of(known.scalar()) : Stream.empty();
        return said.flatMap(one -> day(Optional.of(one)).stream());
    }

    private static Optional<LocalDate> day(Optional<Object> scalar) {
        return scalar.filter(LocalDate.class::isInstance).map(LocalDate.class::cast);
    }
}
