package edict.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Two statements about one thing. */
final class Merge {

    private Merge() {}

    /** What both say together, or nothing when they contradict each other. Neither is unknown. */
    static Optional<Value> of(Value a, Value b) {
        if (a instanceof Value.Known x && b instanceof Value.Known y) {
            return Applicability.same(x.scalar(), y.scalar()) ? Optional.of(a) : Optional.empty();
        }
        if (a instanceof Value.Members x && b instanceof Value.Members y) {
            return members(x, y);
        }
        if (a instanceof Value.Known x && b instanceof Value.Within y) {
            return liesWithin(x.scalar(), y) ? Optional.of(a) : Optional.empty();
        }
        if (a instanceof Value.Within x && b instanceof Value.Known y) {
            return liesWithin(y.scalar(), x) ? Optional.of(b) : Optional.empty();
        }
        if (a instanceof Value.Known x && b instanceof Value.OneOf y) {
            return y.scalars().contains(x.scalar()) ? Optional.of(a) : Optional.empty();
        }
        return a.equals(b) ? Optional.of(a) : Optional.empty();
    }

    /** What is left when they contradict each other: one of the two, and nobody knows which. */
    static Value between(Value a, Value b) {
        if (a instanceof Value.Known x && b instanceof Value.Known y) {
            return oneOf(x.scalar(), Set.of(y.scalar()));
        }
        if (a instanceof Value.Known x && b instanceof Value.OneOf y) {
            return oneOf(x.scalar(), y.scalars());
        }
        if (a instanceof Value.Members x && b instanceof Value.Members y) {
            Set<Object> common = new LinkedHashSet<>(x.scalars());
            common.retainAll(y.scalars());
            return new Value.Members(Collections.unmodifiableSet(common), false);
        }
        return Value.UNKNOWN;
    }

    private static Value oneOf(Object one, Set<Object> others) {
        Set<Object> all = new LinkedHashSet<>();
        all.add(one);
        all.addAll(others);
        return new Value.OneOf(Collections.unmodifiableSet(all));
    }

    /** Incomplete lists complete each other; a complete one must hold all that the other names. */
    private static Optional<Value> members(Value.Members a, Value.Members b) {
        boolean contradiction = (a.complete() && !a.scalars().containsAll(b.scalars()))
                || (b.complete() && !b.scalars().containsAll(a.scalars()));
        if (contradiction) {
            return Optional.empty();
        }
        Set<Object> all = new LinkedHashSet<>(a.scalars());
        all.addAll(b.scalars());
        return Optional.of(new Value.Members(Collections.unmodifiableSet(all), a.complete() || b.complete()));
    }

    private static boolean liesWithin(Object scalar, Value.Within within) {
        return within.from().map(from -> isInOrder(from, scalar, within.fromIncluded())).orElse(true)
                && within.to().map(to -> isInOrder(scalar, to, within.toIncluded())).orElse(true);
    }

    /** Spans of unlike units have no order: they do not contradict. */
    private static boolean isInOrder(Object lower, Object upper, boolean mayBeEqual) {
        int order = lower instanceof BigDecimal x && upper instanceof BigDecimal y
                ? x.compareTo(y)
                : lower instanceof LocalDate x && upper instanceof LocalDate y ? x.compareTo(y) : -1;
        return order < 0 || (order == 0 && mayBeEqual);
    }
}
