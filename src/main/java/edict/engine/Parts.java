package edict.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Networks of some of the plans, kept for the next evaluation: the law turns on the same days for all. Safe to share between
 * threads.
 */
final class Parts {

    /** More than a rulebook has days; what a design adds mostly turns the same few rules. */
    private static final int KEPT = 64;

    /** Of those with many plans: half of the rules take some twenty million bytes. */
    private static final int LARGE_KEPT = 6;

    /** A command line asks once or twice for the same plans; a server goes on asking. */
    private static final int ASKED_BEFORE = 3;

    private final List<Plan> plans;
    private final Ruleset.Strata strata;
    private final Shape.Joins joins;
    private final List<Network.Closing> closings;
    private final Map<Set<Integer>, Network.Built> small = recent(KEPT);
    private final Map<Set<Integer>, Network.Built> large = recent(LARGE_KEPT);
    private final Map<Set<Integer>, Integer> asked = recent(KEPT);

    Parts(List<Plan> plans, Ruleset.Strata strata, Shape.Joins joins, List<Network.Closing> closings) {
        this.plans = plans;
        this.strata = strata;
        this.joins = joins;
        this.closings = closings;
    }

    Network.Built whole() {
        Set<Integer> all = new TreeSet<>();
        for (int i = 0; i < plans.size(); i++) {
            all.add(i);
        }
        return of(all);
    }

    Network.Built of(Set<Integer> some) {
        synchronized (asked) {
            Network.Built known = kept(some).get(some);
            if (known != null) {
                return known;
            }
        }
        Network.Built made = Network.of(plans, some, strata, joins, closings);
        synchronized (asked) {
            kept(some).put(some, made);
        }
        return made;
    }

    private Map<Set<Integer>, Network.Built> kept(Set<Integer> some) {
        return 8 * some.size() > plans.size() ? large : small;
    }

    /** Whether a network of these plans is there, or is asked for often enough to be built. */
    boolean isWorthwhile(Set<Integer> some) {
        synchronized (asked) {
            if (kept(some).containsKey(some)) {
                return true;
            }
            boolean often = asked.merge(some, 1, Integer::sum) > ASKED_BEFORE;
            if (often) {
                // One thread builds it; and where it was dropped for others, it is not built anew each time.
                asked.remove(some);
            }
            return often;
        }
    }

    private static <V> Map<Set<Integer>, V> recent(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Set<Integer>, V> eldest) {
                return size() > most;
            }
        };
    }
}
