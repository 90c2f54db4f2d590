package edict.continuity;

import edict.continuity.Graph.Group;
import edict.continuity.Graph.Way;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a loss travels. At each hour at which a switch is done, what works is the greatest set of nodes that can work
 * together, so two services that only need each other go on. What the least such set lacks works but can't be started
 * again.
 */
final class Propagation {

    /** Shares are exact to a hundredth of a percent, so that loops of ever smaller shares come to an end. */
    private static final int SCALE = 4;

    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final BigDecimal ALL = BigDecimal.ONE;

    private final Graph graph;
    private final Set<String> nodes = new LinkedHashSet<>();
    private final Map<String, Set<String>> dependents = new HashMap<>();
    private final Map<String, Set<BigDecimal>> switches = new HashMap<>();
    private final Map<String, TreeMap<BigDecimal, BigDecimal>> history = new HashMap<>();

    private Propagation(Graph graph) {
        this.graph = graph;
        nodes.addAll(graph.nodes().keySet());
        graph.nodes().forEach((node, groups) -> {
            for (Group group : groups) {
                for (Way way : group.ways()) {
                    nodes.add(way.node());
                    dependents.computeIfAbsent(way.node(), key -> new LinkedHashSet<>()).add(node);
                    if (!way.isActive()) {
                        switches.computeIfAbsent(way.node(), key -> new TreeSet<>()).add(way.hours());
                    }
                }
                for (String today : group.today()) {
                    nodes.add(today);
                    dependents.computeIfAbsent(today, key -> new LinkedHashSet<>()).add(node);
                }
            }
        });
    }

    /**
     * What becomes of a node.
     *
     * @param share of its normal load that it carries in the end
     * @param hours until it does
     */
    record State(BigDecimal share, BigDecimal hours) {

        boolean isFull() {
            return share.compareTo(ALL) >= 0;
        }

        boolean isUntouched() {
            return isFull() && hours.signum() == 0;
        }
    }

    /** What becomes of each node. */
    static Map<String, State> of(Graph graph) {
        return new Propagation(graph).states();
    }

    /** The nodes that keep each other going and could not be started again, in order. */
    static List<String> notRestartable(Graph graph) {
        return new Propagation(graph).cycles();
    }

    private Map<String, State> states() {
        TreeSet<BigDecimal> hours = new TreeSet<>(Set.of(NONE));
        while (!hours.isEmpty()) {
            BigDecimal now = hours.first();
            hours.remove(now);
            at(now).forEach((node, share) -> {
                TreeMap<BigDecimal, BigDecimal> steps = history.computeIfAbsent(node, key -> new TreeMap<>());
                if (steps.isEmpty() || steps.lastEntry().getValue().compareTo(share) < 0) {
                    steps.put(now, share);
                    if (share.signum() > 0) {
                        switches.getOrDefault(node, Set.of()).forEach(later -> hours.add(now.add(later)));
                    }
                }
            });
        }
        Map<String, State> states = new LinkedHashMap<>();
        history.forEach((node, steps) -> states.put(
                node,
                new State(steps.lastEntry().getValue(), steps.lastEntry().getKey())));
        return states;
    }

    /** The greatest fixed point with the switches that are done by then. */
    private Map<String, BigDecimal> at(BigDecimal now) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        nodes.forEach(node -> shares.put(node, graph.removed().contains(node) ? NONE : ALL));
        settle(shares, way -> {
            if (way.isActive()) {
                return share(shares, way.node());
            }
            BigDecimal since = now.subtract(way.hours());
            TreeMap<BigDecimal, BigDecimal> steps = history.get(way.node());
            return steps == null || steps.floorEntry(since) == null
                    ? NONE
                    : steps.floorEntry(since).getValue();
        });
        return shares;
    }

    private static BigDecimal share(Map<String, BigDecimal> shares, String node) {
        return shares.getOrDefault(node, NONE);
    }

    /** What a way carries for now, of all that it could. */
    private interface Carried {
        BigDecimal by(Way way);
    }

    // Monotone, so the order in which nodes are looked at changes nothing.
    private void settle(Map<String, BigDecimal> shares, Carried carried) {
        Deque<String> waiting = new ArrayDeque<>(graph.nodes().keySet());
        Set<String> queued = new LinkedHashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String node = waiting.remove();
            queued.remove(node);
            if (graph.removed().contains(node)) {
                continue;
            }
            BigDecimal share = ALL;
            for (Group group : graph.groups(node)) {
                share = share.min(share(group, shares, carried));
            }
            if (share.compareTo(share(shares, node)) != 0) {
                shares.put(node, share);
                for (String dependent : dependents.getOrDefault(node, Set.of())) {
                    if (queued.add(dependent)) {
                        waiting.add(dependent);
                    }
                }
            }
        }
    }

    private static BigDecimal share(Group group, Map<String, BigDecimal> shares, Carried carried) {
        BigDecimal sum = NONE;
        for (Way way : group.ways()) {
            sum = sum.add(way.capacity().multiply(carried.by(way)));
        }
        boolean asToday = !group.today().isEmpty()
                && group.today().stream().allMatch(node -> share(shares, node).compareTo(ALL) >= 0);
        return asToday || sum.compareTo(group.need()) >= 0
                ? ALL
                : sum.divide(group.need(), SCALE, RoundingMode.DOWN).stripTrailingZeros();
    }

    private List<String> cycles() {
        Map<String, BigDecimal> best = new HashMap<>();
        states().forEach((node, state) -> best.put(node, state.share()));
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        for (String node : nodes) {
            boolean free = graph.groups(node).isEmpty() && !graph.removed().contains(node);
            shares.put(node, free ? ALL : NONE);
        }
        settle(shares, way -> share(shares, way.node()));
        Set<String> stuck = new TreeSet<>();
        for (String node : nodes) {
            if (share(best, node).compareTo(share(shares, node)) > 0) {
                stuck.add(node);
            }
        }
        // What only waits for a cycle is not one, nor is what only a cycle waits for.
        boolean pruned = true;
        while (pruned) {
            pruned = stuck.removeIf(node -> needs(node).stream().noneMatch(stuck::contains)
                    || dependents.getOrDefault(node, Set.of()).stream().noneMatch(stuck::contains));
        }
        return List.copyOf(stuck);
    }

    private Set<String> needs(String node) {
        Set<String> needs = new LinkedHashSet<>();
        graph.groups(node).forEach(group -> group.ways().forEach(way -> needs.add(way.node())));
        return needs;
    }

    /**
     * The nodes that decide about one: down the group that is worst, to what fails in it or comes last.
     *
     * @param states of this graph
     */
    static List<String> path(Graph graph, Map<String, State> states, String from) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Optional<String> next = Optional.of(from);
        while (next.isPresent() && seen.add(next.get())) {
            path.add(next.get());
            next = governing(graph, states, next.get());
        }
        return path.size() == 1 && state(states, from).isUntouched() ? List.of() : List.copyOf(path);
    }

    private static State state(Map<String, State> states, String node) {
        return states.getOrDefault(node, new State(NONE, NONE));
    }

    private static Optional<String> governing(Graph graph, Map<String, State> states, String node) {
        if (graph.removed().contains(node) || state(states, node).isUntouched()) {
            return Optional.empty();
        }
        Optional<Covered> worst = Optional.empty();
        for (Group group : graph.groups(node)) {
            Covered covered = covered(group, states);
            if (worst.isEmpty() || covered.isWorseThan(worst.get())) {
                worst = Optional.of(covered);
            }
        }
        return worst.flatMap(Covered::by);
    }

    /** The switches that are done for a node, down to what each needs itself. @param states of this graph */
    static Set<Way> switches(Graph graph, Map<String, State> states, String from) {
        Set<Way> switches = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>(Set.of(from));
        Deque<String> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            for (Group group : graph.groups(left.remove())) {
                for (Way way : covered(group, states).ways()) {
                    if (!way.isActive()) {
                        switches.add(way);
                    }
                    if (seen.add(way.node())) {
                        left.add(way.node());
                    }
                }
            }
        }
        return switches;
    }

    /** How a group ends. @param by what it fails by or, when it holds in the end, what comes last @param ways that carry it */
    private record Covered(BigDecimal share, BigDecimal hours, Optional<String> by, List<Way> ways) {

        boolean isWorseThan(Covered other) {
            int shares = share.compareTo(other.share);
            return shares < 0 || shares == 0 && hours.compareTo(other.hours) > 0;
        }
    }

    private static Covered covered(Group group, Map<String, State> states) {
        List<Way> ways = new ArrayList<>(group.ways());
        ways.sort(Comparator.comparing((Way way) -> state(states, way.node()).hours().add(way.hours())));
        BigDecimal sum = NONE;
        BigDecimal hours = NONE;
        Optional<String> last = Optional.empty();
        List<Way> carrying = new ArrayList<>();
        for (Way way : ways) {
            if (sum.compareTo(group.need()) >= 0) {
                break;
            }
            State state = state(states, way.node());
            if (state.share().signum() > 0 && way.capacity().signum() > 0) {
                sum = sum.add(way.capacity().multiply(state.share()));
                hours = state.hours().add(way.hours());
                last = Optional.of(way.node());
                carrying.add(way);
            }
        }
        if (sum.compareTo(group.need()) >= 0) {
            return new Covered(ALL, hours, last, carrying);
        }
        if (!group.today().isEmpty()
                && group.today().stream().allMatch(node -> state(states, node).isUntouched())) {
            return new Covered(ALL, NONE, Optional.empty(), List.of());
        }
        Optional<String> failing = group.ways().stream()
                .sorted(Comparator.comparing(Way::hours))
                .map(Way::node)
                .filter(node -> !state(states, node).isFull())
                .findFirst();
        return new Covered(sum.divide(group.need(), SCALE, RoundingMode.DOWN).stripTrailingZeros(), hours, failing, carrying);
    }
}
