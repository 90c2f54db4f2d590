package edict.engine;

import edict.engine.Network.Part;
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

    /** However small they are, no more are kept: each is looked at whenever one is asked for. */
    private static final int MOST = 100;

    /** A network with twice as much as is asked for costs little more than one of just that. */
    private static final int LOOSE = 2;

    /** To build what is asked for costs no more than to run so many times as much once, even before anything is warm. */
    private static final int FAR_TOO_MUCH = 8;

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
    private final Gauges gauges;
    private final Cuts cuts;
    private final List<Network.Closing> closings;
    private final Set<String> types = new HashSet<>();
    /** The last one used stands last. */
    private final List<Kept> kept = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private int built;

    Parts(
            List<Plan> plans,
            Ruleset.Strata strata,
            Shape.Joins joins,
            Gauges gauges,
            Cuts cuts,
            List<Network.Closing> closings) {
        this.plans = plans;
        this.strata = strata;
        this.joins = joins;
        this.gauges = gauges;
        this.cuts = cuts;
        this.closings = closings;
        plans.forEach(plan -> plan.nodes().forEach(node -> types.add(node.type())));
        closings.forEach(closing -> types.add(closing.type()));
    }

    private static final class Kept {
        private final Network.Built network;
        /** Of what it runs. */
        private final int size;

        Kept(Network.Built network, int size) {
            this.network = network;
            this.size = size;
        }
    }

    /** What was asked for together, or nearly so. */
    private static final class Wanted {
        private Part part;
        private int asked = 1;

        Wanted(Part part) {
            this.part = part;
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

    /** All plans, in all forms in which they can match. */
    Part whole() {
        return new Part(all(), cuts.all(all()));
    }

    /** Plans in the forms that facts call for. */
    Part calledFor(BitSet some, Universe universe) {
        return new Part(some, cuts.open(some, universe));
    }

    /**
     * A part in one, or what a network has of it and the rest, where none has all: a second session costs less than to build the same
     * again. What derives facts stays with what may read them.
     */
    List<Part> apart(Part some) {
        int all = some.plans().cardinality();
        if (all < FEW || some.plans().stream().anyMatch(plan -> plans.get(plan).conclusion().type().isPresent())) {
            return List.of(some);
        }
        BitSet most = new BitSet();
        synchronized (kept) {
            for (Kept one : kept) {
                BitSet there = there(some, one.network.part());
                if (there.cardinality() == all) {
                    return List.of(some);
                }
                if (there.cardinality() > most.cardinality()) {
                    most = there;
                }
            }
        }
        if (LOOSE * most.cardinality() < all) {
            return List.of(some);
        }
        BitSet rest = (BitSet) some.plans().clone();
        rest.andNot(most);
        return List.of(part(most, some), part(rest, some));
    }

    /** Those plans of a part that another has, in all forms that are called for. */
    private BitSet there(Part some, Part other) {
        BitSet lacking = (BitSet) some.cuts().clone();
        lacking.andNot(other.cuts());
        BitSet there = (BitSet) some.plans().clone();
        there.and(other.plans());
        for (int plan = there.nextSetBit(0); plan >= 0; plan = there.nextSetBit(plan + 1)) {
            there.set(plan, cuts.count(plan, lacking) == 0);
        }
        return there;
    }

    /** Some plans of a part. */
    private Part part(BitSet of, Part some) {
        BitSet calledFor = cuts.all(of);
        calledFor.and(some.cuts());
        return new Part(of, calledFor);
    }

    /**
     * A network that has at least some of the plans.
     *
     * @param often whether so much is to be run in it that one of these alone is worth its price
     */
    Network.Built covering(Part some, boolean often) {
        Part needed;
        synchronized (kept) {
            Optional<Kept> smallest = kept.stream()
                    .filter(one -> one.network.part().covers(some))
                    .min(Comparator.comparing(one -> one.size));
            Optional<Part> own = smallest.isEmpty() ? Optional.of(uncovered(some)) : own(some, smallest.get().size, often);
            if (own.isEmpty()) {
                kept.remove(smallest.orElseThrow());
                kept.add(smallest.orElseThrow());
                return smallest.orElseThrow().network;
            }
            needed = own.get();
        }
        Kept made = new Kept(of(needed), size(needed));
        synchronized (kept) {
            kept.add(made);
            int plansKept = kept.stream().mapToInt(Parts::plans).sum();
            while (plansKept > KEPT * plans.size() || kept.size() > MOST) {
                plansKept -= plans(kept.remove(0));
            }
        }
        return made.network;
    }

    private static int plans(Kept one) {
        return one.network.part().plans().cardinality();
    }

    /** A network of just this. */
    Network.Built of(Part some) {
        return Network.of(plans, some, strata, joins, gauges, cuts, closings);
    }

    /** About how many forms there are to be matched. */
    private int size(Part part) {
        return part.plans().stream().map(plan -> 1 + cuts.count(plan, part.cuts())).sum();
    }

    private static boolean fits(int some, int more) {
        return more <= LOOSE * some + FEW;
    }

    /**
     * What to build where nothing has all that is asked for: all, once so much is built one after the other that there must be more than
     * one design. The days of one take little more than all plans together, a third of them on the day judged.
     */
    private Part uncovered(Part some) {
        built += some.plans().cardinality();
        return built > MANY_DESIGNS * plans.size() ? whole() : some;
    }

    /** What to build where something has all that is asked for, and perhaps far more. */
    private Optional<Part> own(Part some, int more, boolean often) {
        int size = size(some);
        if (fits(size, more)) {
            return Optional.empty();
        }
        return often || more > FAR_TOO_MUCH * size + FEW ? Optional.of(some) : asked(some, size);
    }

    /** What to build where there is something too large: what was asked for again and again, with what comes near it. */
    private Optional<Part> asked(Part some, int size) {
        for (Wanted known : wanted) {
            Part both = some.and(known.part);
            int together = size(both);
            if (fits(size, together) && fits(size(known.part), together)) {
                known.part = both;
                if (++known.asked <= ASKED_BEFORE) {
                    return Optional.empty();
                }
                // One thread builds it; and where it is dropped for others, it is not built anew each time.
                wanted.remove(known);
                return Optional.of(both);
            }
        }
        if (wanted.size() == WANTED) {
            wanted.remove(0);
        }
        wanted.add(new Wanted(some));
        return Optional.empty();
    }
}
