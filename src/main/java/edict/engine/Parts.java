package edict.engine;

import java.util.HashSet;
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

    /** A command line asks once or twice for the same plans; a server goes on asking. */
    private static final int ASKED_BEFORE = 3;

    /** Of fewer plans a network costs next to nothing, whatever the design. */
    private static final int FEW = 100;

    /** For how many kinds of design a network of its own is built before one of all rules is built for whoever comes. */
    private static final int KINDS_BEFORE = 3;

    private final List<Plan> plans;
    private final List<Set<String>> types;
    private final Ruleset.Strata strata;
    private final Shape.Joins joins;
    private final List<Network.Closing> closings;
    private final Map<Set<Integer>, Network.Built> built = recent();
    private final Map<Set<Integer>, Integer> asked = recent();
    private int kinds;

    Parts(List<Plan> plans, Ruleset.Strata strata, Shape.Joins joins, List<Network.Closing> closings) {
        this.plans = plans;
        this.types = plans.stream().map(Parts::types).toList();
        this.strata = strata;
        this.joins = joins;
        this.closings = closings;
    }

    /** Every plan. */
    Set<Integer> all() {
        Set<Integer> all = new TreeSet<>();
        for (int i = 0; i < plans.size(); i++) {
            all.add(i);
        }
        return all;
    }

    /** Names of the layouts that some of the plans read, or that are closed where one of them concludes. */
    Set<String> types(Set<Integer> some) {
        Set<String> read = new HashSet<>();
        for (int index : some) {
            read.addAll(types.get(index));
            plans.get(index).conclusion().type().filter(this::isClosed).ifPresent(read::add);
        }
        return Set.copyOf(read);
    }

    private boolean isClosed(String type) {
        return closings.stream().anyMatch(closing -> closing.type().equals(type));
    }

    private static Set<String> types(Plan plan) {
        Set<String> types = new HashSet<>();
        plan.alternatives().forEach(body -> types(body, types));
        return Set.copyOf(types);
    }

    private static void types(Plan.Body body, Set<String> types) {
        body.nodes().forEach(node -> types.add(node.type()));
        body.groups().forEach(group -> group.bodies().forEach(inner -> types(inner, types)));
    }

    /**
     * A network in which all of the plans run that a design can match.
     *
     * @param there types of the facts before anything is concluded
     */
    Network.Built fitting(Set<Integer> some, Set<String> there) {
        if (some.size() < FEW) {
            return of(some);
        }
        Set<Integer> fitting = matchable(some, there);
        return of(isWorthwhile(fitting) || isEarly(some) ? fitting : some);
    }

    /** Whether there is no network of all yet, and not worth one. */
    private boolean isEarly(Set<Integer> some) {
        synchronized (built) {
            return !built.containsKey(some) && kinds++ < KINDS_BEFORE;
        }
    }

    /** Those of some plans of which each type in a pattern is there, or concluded by another of them. */
    private Set<Integer> matchable(Set<Integer> some, Set<String> there) {
        Set<String> present = new HashSet<>(there);
        Set<Integer> can = new TreeSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int index : some) {
                if (!can.contains(index) && canMatch(plans.get(index), present)) {
                    can.add(index);
                    plans.get(index).conclusion().type().ifPresent(present::add);
                    grown = true;
                }
            }
        }
        return can;
    }

    private static boolean canMatch(Plan plan, Set<String> present) {
        return plan.alternatives().stream().anyMatch(body -> body.nodes().stream()
                .allMatch(node -> present.contains(holder(node.type()))));
    }

    /** Elements of a list are there where its holder is. */
    private static String holder(String type) {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    Network.Built of(Set<Integer> some) {
        synchronized (built) {
            Network.Built known = built.get(some);
            if (known != null) {
                return known;
            }
        }
        Network.Built made = Network.of(plans, some, strata, joins, closings);
        synchronized (built) {
            built.put(some, made);
        }
        return made;
    }

    /** Whether a network of these plans is there, or is asked for often enough to be built. */
    boolean isWorthwhile(Set<Integer> some) {
        synchronized (built) {
            return built.containsKey(some) || asked.merge(some, 1, Integer::sum) > ASKED_BEFORE;
        }
    }

    private static <V> Map<Set<Integer>, V> recent() {
        return new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Set<Integer>, V> eldest) {
                return size() > KEPT;
            }
        };
    }
}
