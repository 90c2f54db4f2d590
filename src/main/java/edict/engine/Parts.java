package edict.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The networks that there are. A network has just the plans that a design can set off, or that a turn makes run again; it is kept for
 * the next evaluation, and what asks for fewer plans runs in it as well. Safe to share between threads.
 */
final class Parts {

    /** So many times all plans are kept, in networks of any size; all of them take some forty million bytes. */
    private static final int KEPT = 6;

    /** A network with twice as many plans as are asked for costs little more than one of just these. */
    private static final int LOOSE = 2;

    /** Fewer than so many too many are never worth a network. */
    private static final int FEW = 40;

    /** A command line asks once or twice for the same plans; a server goes on asking. */
    private static final int ASKED_BEFORE = 3;

    /** So many times all plans are built in parts before all are built at once. */
    private static final int MANY_DESIGNS = 2;

    /** Of what did not fit, so many kinds are remembered. */
    private static final int WANTED = 16;

    private final List<Plan> plans;
    private final Ruleset.Strata strata;
    private final Shape.Joins joins;
    private final List<Network.Closing> closings;
    private final Set<String> types = new HashSet<>();
    /** The last one used stands last. */
    private final List<Network.Built> kept = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private int built;

    Parts(List<Plan> plans, Ruleset.Strata strata, Shape.Joins joins, List<Network.Closing> closings) {
        this.plans = plans;
        this.strata = strata;
        this.joins = joins;
        this.closings = closings;
        plans.forEach(plan -> plan.nodes().forEach(node -> types.add(node.type())));
        closings.forEach(closing -> types.add(closing.type()));
    }

    /** Plans asked for together, or nearly so. */
    private static final class Wanted {
        private final BitSet plans;
        private int asked = 1;

        Wanted(BitSet plans) {
            this.plans = (BitSet) plans.clone();
        }
    }

    /** Names of the layouts that some plan reads. */
    Set<String> types() {
        return types;
    }

    BitSet all() {
        BitSet all = new BitSet();
        all.set(0, plans.size());
        return all;
    }

    /**
     * A network that has at least some of the plans.
     *
     * @param often whether so much is to be run in it that one of these alone is worth its price
     */
    Network.Built covering(BitSet some, boolean often) {
        BitSet needed;
        synchronized (kept) {
            Optional<Network.Built> smallest = kept.stream()
                    .filter(one -> isWithin(some, one.plans()))
                    .min(Comparator.comparing(one -> one.plans().cardinality()));
            Optional<BitSet> own = smallest.isEmpty()
                    ? Optional.of(uncovered(some))
                    : fits(some, smallest.get().plans()) ? Optional.empty() : often ? Optional.of(some) : asked(some);
            if (own.isEmpty()) {
                kept.remove(smallest.orElseThrow());
                kept.add(smallest.orElseThrow());
                return smallest.orElseThrow();
            }
            needed = own.get();
        }
        Network.Built made = of(needed);
        synchronized (kept) {
            kept.add(made);
            int size = kept.stream().mapToInt(one -> one.plans().cardinality()).sum();
            while (size > KEPT * plans.size()) {
                size -= kept.remove(0).plans().cardinality();
            }
        }
        return made;
    }

    /** A network of just these plans. */
    Network.Built of(BitSet some) {
        return Network.of(plans, (BitSet) some.clone(), strata, joins, closings);
    }

    private static boolean isWithin(BitSet some, BitSet more) {
        BitSet missing = (BitSet) some.clone();
        missing.andNot(more);
        return missing.isEmpty();
    }

    private static boolean fits(BitSet some, BitSet more) {
        return more.cardinality() <= LOOSE * some.cardinality() + FEW;
    }

    /**
     * What to build where nothing has all that is asked for: all, once so much is built one after the other that there must be more than
     * one design. The days of one take little more than all plans together, a third of them on the day judged.
     */
    private BitSet uncovered(BitSet some) {
        built += some.cardinality();
        return built > MANY_DESIGNS * plans.size() ? all() : some;
    }

    /** What to build where there is something far too large: what was asked for again and again, with what comes near it. */
    private Optional<BitSet> asked(BitSet some) {
        for (Wanted known : wanted) {
            BitSet both = (BitSet) some.clone();
            both.or(known.plans);
            if (fits(some, both) && fits(known.plans, both)) {
                known.plans.or(some);
                if (++known.asked <= ASKED_BEFORE) {
                    return Optional.empty();
                }
                // One thread builds it; and where it is dropped for others, it is not built anew each time.
                wanted.remove(known);
                return Optional.of(known.plans);
            }
        }
        if (wanted.size() == WANTED) {
            wanted.remove(0);
        }
        wanted.add(new Wanted(some));
        return Optional.empty();
    }
}
