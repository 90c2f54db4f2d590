package edict.engine;

import edict.drl.Rule;
import edict.engine.Plan.Total;
import edict.facts.Ternary;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AccumulateFunction;

/** Counts and sums as intervals: from what certainly matches to what possibly does. */
final class Totals {

    private Totals() {}

    /**
     * One match that an accumulate adds up.
     *
     * @param key what joins it to the outer fact; empty when that is not known
     * @param certain whether it matches in every completion
     * @param unbounded whether it stands for any number of matches
     * @param values one for each result; for a count {@link Possible.Absent}
     */
    record Share(int total, Optional<Object> key, boolean certain, boolean unbounded, List<Possible> values) {}

    /**
     * Matches of which nobody knows to whom they belong.
     *
     * @param loose those with an unknown side
     * @param all every match, for an outer fact whose own side is unknown
     */
    record Rest(int total, Sums loose, Sums all) {}

    /** A running total, one interval for each result. Not thread-safe. */
    static final class Sums implements Serializable {

        private static final long serialVersionUID = 1;

        private final transient List<Share> shares = new ArrayList<>();

        void add(Share share) {
            shares.add(share);
        }
    }

    /**
     * @param unsure whether the outer fact's own side is unknown
     */
    static Ternary test(
            Total total,
            Sums sums,
            Rest rest,
            boolean unsure,
            Evaluation evaluation) {
        List<Share> certain = new ArrayList<>();
        List<Share> possible = new ArrayList<>();
        for (Share share : sums.shares) {
            // Whose own side is unknown is joined to nothing surely.
            (share.certain() && !share.unbounded() && !unsure ? certain : possible).add(share);
        }
        possible.addAll(unsure ? rest.all().shares : rest.loose().shares);
        ResultScope scope = new ResultScope(evaluation::parameter);
        for (int i = 0; i < total.results().size(); i++) {
            scope.bind(total.results().get(i).variable(), result(total.results().get(i).function(), i, certain, possible));
        }
        return Truth.result(total.constraint(), false, scope);
    }

    /** The interval of one result. */
    static Possible result(Rule.Function function, int index, List<Share> certain, List<Share> possible) {
        boolean unbounded = possible.stream().anyMatch(Share::unbounded);
        return switch (function) {
            case COUNT -> interval(
                    BigDecimal.valueOf(certain.size()),
                    unbounded ? null : BigDecimal.valueOf(certain.size() + (long) possible.size()));
            case SUM -> sum(index, certain, possible, unbounded);
            case MIN -> extreme(index, certain, possible, true);
            case MAX -> extreme(index, certain, possible, false);
        };
    }

    private static Possible interval(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        if (low != null && high != null && low.compareTo(high) == 0) {
            return new Possible.Exactly(low);
        }
        return new Possible.Between(Optional.ofNullable(low), true, Optional.ofNullable(high), true, false);
    }

    private static Possible sum(int index, List<Share> certain, List<Share> possible, boolean unbounded) {
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        boolean lowOpen = unbounded;
        boolean highOpen = unbounded;
        for (Share share : certain) {
            Ends ends = Ends.of(share.values().get(index));
            if (ends.low == null) {
                lowOpen = true;
            } else {
                low = low.add(ends.maybeNothing ? ends.low.min(BigDecimal.ZERO) : ends.low);
            }
            if (ends.high == null) {
                highOpen = true;
            } else {
                high = high.add(ends.maybeNothing ? ends.high.max(BigDecimal.ZERO) : ends.high);
            }
        }
        for (Share share : possible) {
            Ends ends = Ends.of(share.values().get(index));
            if (ends.low == null) {
                lowOpen = true;
            } else {
                low = low.add(ends.low.min(BigDecimal.ZERO));
            }
            if (ends.high == null) {
                highOpen = true;
            } else {
                high = high.add(ends.high.max(BigDecimal.ZERO));
            }
        }
        if (unbounded) {
            // Any number of matches: the sign of their values decides which end stays.
            lowOpen = possible.stream().anyMatch(s -> s.unbounded() && Ends.of(s.values().get(index)).mayBeNegative());
            highOpen = possible.stream().anyMatch(s -> s.unbounded() && Ends.of(s.values().get(index)).mayBePositive());
            for (Share share : concat(certain, possible)) {
                Ends ends = Ends.of(share.values().get(index));
                lowOpen |= ends.low == null;
                highOpen |= ends.high == null;
            }
        }
        return interval(lowOpen ? null : low, highOpen ? null : high);
    }

    private static List<Share> concat(List<Share> some, List<Share> others) {
        List<Share> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** The smallest or greatest value. Of nothing there is none, and it satisfies no comparison. */
    private static Possible extreme(
            int index, List<Share> certain, List<Share> possible, boolean least) {
        // The end that further matches can only move outward, and the one that only certain matches hold.
        BigDecimal outer = null;
        BigDecimal inner = null;
        boolean outerOpen = false;
        boolean something = false;
        boolean surely = false;
        for (Share share : concat(certain, possible)) {
            Ends ends = Ends.of(share.values().get(index));
            if (ends.nothing) {
                continue;
            }
            something = true;
            BigDecimal far = least ? ends.low : ends.high;
            if (far == null) {
                outerOpen = true;
            } else {
                outer = outer == null ? far : least ? outer.min(far) : outer.max(far);
            }
            boolean sure = certain.contains(share) && !ends.maybeNothing;
            BigDecimal near = least ? ends.high : ends.low;
            if (sure) {
                surely = true;
                if (near != null) {
                    inner = inner == null ? near : least ? inner.min(near) : inner.max(near);
                }
            }
        }
        if (!something) {
            return new Possible.Absent();
        }
        BigDecimal bound = inner;
        if (!surely) {
            // Without a certain match, the result is any possible value or none.
            bound = null;
            for (Share share : concat(certain, possible)) {
                Ends ends = Ends.of(share.values().get(index));
                BigDecimal near = least ? ends.high : ends.low;
                if (ends.nothing) {
                    continue;
                }
                if (near == null) {
                    bound = null;
                    break;
                }
                bound = bound == null ? near : least ? bound.max(near) : bound.min(near);
            }
        }
        BigDecimal low = least ? outerOpen ? null : outer : bound;
        BigDecimal high = least ? bound : outerOpen ? null : outer;
        if (surely && low != null && high != null && low.compareTo(high) == 0) {
            return new Possible.Exactly(low);
        }
        return new Possible.Between(Optional.ofNullable(low), true, Optional.ofNullable(high), true, !surely);
    }

    /** Between what a value lies. */
    private record Ends(@Nullable BigDecimal low, @Nullable BigDecimal high, boolean nothing, boolean maybeNothing) {

        static Ends of(Possible value) {
            if (value instanceof Possible.Exactly exactly) {
                BigDecimal number = (BigDecimal) exactly.value();
                return new Ends(number, number, false, false);
            }
            if (value instanceof Possible.Absent) {
                return new Ends(BigDecimal.ZERO, BigDecimal.ZERO, true, true);
            }
            if (value instanceof Possible.AnyOf any) {
                BigDecimal low = null;
                BigDecimal high = null;
                for (Object candidate : any.values()) {
                    BigDecimal number = (BigDecimal) candidate;
                    low = low == null ? number : low.min(number);
                    high = high == null ? number : high.max(number);
                }
                return new Ends(low, high, false, any.maybeAbsent());
            }
            if (value instanceof Possible.Between between) {
                return new Ends(
                        (BigDecimal) between.from().orElse(null),
                        (BigDecimal) between.to().orElse(null),
                        false,
                        between.maybeAbsent());
            }
            return new Ends(null, null, false, true);
        }

        boolean mayBeNegative() {
            return !nothing && (low == null || low.signum() < 0);
        }

        boolean mayBePositive() {
            return !nothing && (high == null || high.signum() > 0);
        }
    }

    /** Drools' accumulate over shares. */
    static final class Adding implements AccumulateFunction<Sums> {

        private static final long serialVersionUID = 1;

        @Override
        public Sums createContext() {
            return new Sums();
        }

        @Override
        public void init(Sums context) {
            context.shares.clear();
        }

        @Override
        public void accumulate(Sums context, Object value) {
            Instance share = (Instance) value;
            share.evaluation.tick();
            context.add((Share) share.id);
        }

        @Override
        public void reverse(Sums context, Object value) {
            context.shares.remove(((Instance) value).id);
        }

        @Override
        public boolean supportsReverse() {
            return true;
        }

        @Override
        public Object getResult(Sums context) {
            // A copy: Drools compares results, and one that changes in place would seem never to have changed.
            Sums result = new Sums();
            result.shares.addAll(context.shares);
            return result;
        }

        @Override
        public Class<?> getResultType() {
            return Sums.class;
        }

        @Override
        public void writeExternal(ObjectOutput out) {
            throw new IllegalStateException("sessions are not written");
        }

        @Override
        public void readExternal(ObjectInput in) {
            throw new IllegalStateException("sessions are not read");
        }
    }
}
