package edict.engine;

import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an attribute may be of something of which it is only known that it is one of a few things: whatever it is of any of them. */
final class Likeness {

    /** Of more values than these nothing is told: what is compared, and what each list may hold, must not grow with the design. */
    private static final int MOST = 32;

    private Likeness() {}

    /**
     * @param values of the attribute, one for each thing that it may be; at least one
     * @param unknown what it is where too little is known of one of them
     */
    static Possible of(List<Possible> values, Possible unknown) {
        if (values.stream().allMatch(Possible.Absent.class::isInstance)) {
            return new Possible.Absent();
        }
        boolean maybeAbsent = values.stream().anyMatch(value -> value instanceof Possible.Absent || value.maybeAbsent());
        List<Possible> present =
                values.stream().filter(value -> !(value instanceof Possible.Absent)).toList();
        Optional<Possible> all = present.get(0) instanceof Possible.Several
                ? list(present, maybeAbsent)
                : few(present, maybeAbsent).or(() -> range(present, maybeAbsent));
        return all.orElse(unknown);
    }

    private static Optional<Possible> few(List<Possible> values, boolean maybeAbsent) {
        Set<Object> all = new LinkedHashSet<>();
        for (Possible value : values) {
            if (value instanceof Possible.Exactly exactly) {
                all.add(exactly.value());
            } else if (value instanceof Possible.AnyOf any) {
                all.addAll(any.values());
            } else {
                return Optional.empty();
            }
            // Who is meant where a reference is not known is asked there.
            if (all.size() > MOST || all.stream().anyMatch(Alias.class::isInstance)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                all.size() == 1 && !maybeAbsent
                        ? new Possible.Exactly(all.iterator().next())
                        : new Possible.AnyOf(all, maybeAbsent));
    }

    /** From the lowest bound to the highest. */
    private static Optional<Possible> range(List<Possible> values, boolean maybeAbsent) {
        Optional<Possible.Between> all = Optional.empty();
        for (Possible value : values) {
            Optional<Possible.Between> next = range(value);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            all = all.isEmpty() ? next : Optional.of(both(all.get(), next.get()));
        }
        return all.map(one -> new Possible.Between(one.from(), one.fromIncluded(), one.to(), one.toIncluded(), maybeAbsent));
    }

    private static Optional<Possible.Between> range(Possible value) {
        if (value instanceof Possible.Between between) {
            return Optional.of(between);
        }
        Set<Object> values = value instanceof Possible.Exactly exactly
                ? Set.of(exactly.value())
                : value instanceof Possible.AnyOf any ? any.values() : Set.of();
        if (values.isEmpty() || !values.stream().allMatch(Likeness::isOrdered)) {
            return Optional.empty();
        }
        return Optional.of(new Possible.Between(
                values.stream().min(Order::compare), true, values.stream().max(Order::compare), true, false));
    }

    private static boolean isOrdered(Object value) {
        return value instanceof BigDecimal || value instanceof LocalDate;
    }

    private static Possible.Between both(Possible.Between one, Possible.Between other) {
        boolean open = one.from().isEmpty() || other.from().isEmpty();
        int low = open ? 0 : Order.compare(one.from().get(), other.from().get());
        boolean endless = one.to().isEmpty() || other.to().isEmpty();
        int high = endless ? 0 : Order.compare(one.to().get(), other.to().get());
        return new Possible.Between(
                open ? Optional.empty() : low <= 0 ? one.from() : other.from(),
                low == 0 ? one.fromIncluded() || other.fromIncluded() : low < 0 ? one.fromIncluded() : other.fromIncluded(),
                endless ? Optional.empty() : high >= 0 ? one.to() : other.to(),
                high == 0 ? one.toIncluded() || other.toIncluded() : high > 0 ? one.toIncluded() : other.toIncluded(),
                false);
    }

    /** A member is there for sure where all lists have it, and perhaps where one has it or may have it. */
    private static Optional<Possible> list(List<Possible> values, boolean maybeAbsent) {
        Set<Object> in = new LinkedHashSet<>(((Possible.Several) values.get(0)).in());
        Set<Object> domain = new LinkedHashSet<>();
        for (Possible value : values) {
            Possible.Several several = (Possible.Several) value;
            if (!several.complete() && several.domain().isEmpty()) {
                return Optional.empty();
            }
            in.retainAll(several.in());
            domain.addAll(several.in());
            if (!several.complete()) {
                several.domain().ifPresent(domain::addAll);
            }
        }
        boolean codes = values.stream().allMatch(value -> ((Possible.Several) value).domain().isPresent());
        if (!codes && domain.size() > MOST) {
            return Optional.empty();
        }
        return Optional.of(new Possible.Several(in, Optional.of(domain), in.containsAll(domain), maybeAbsent));
    }
}
