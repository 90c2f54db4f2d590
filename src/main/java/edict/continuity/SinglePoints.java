package edict.continuity;

import edict.continuity.Propagation.State;
import edict.facts.Requirements;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must not fail: the nodes of which one alone, or of which two together, take a capability away that works as it is. By
 * removing each and seeing how far that goes: articulation points of a graph without directions would miss what groups and
 * alternatives mean. Immutable.
 *
 * @param points in the order of the design
 * @param pairs of nodes that are no single points, in the order of the design; empty where there are too many nodes
 * @param allPairs whether pairs were looked for
 * @param unlisted ids of the capabilities of which not all is listed or named that they need: others may take them away too
 */
public record SinglePoints(List<Point> points, List<Pair> pairs, boolean allPairs, List<String> unlisted) {

    public static final SinglePoints NONE = new SinglePoints(List.of(), List.of(), true, List.of());

    /** Some two thousand pairs. */
    private static final int NODES_IN_PAIRS = 64;

    /**
     * A node.
     *
     * @param node id or pointer
     * @param lost ids of the capabilities that it takes away, whatever isn't known turns out to be
     * @param perhaps ids of those that it may take away, by what isn't known
     */
    public record Point(String node, List<String> lost, List<String> perhaps) {}

    /** Two nodes. @param lost ids of the capabilities that they take away, whatever isn't known turns out to be */
    public record Pair(String one, String other, List<String> lost) {}

    /** @param loss says which backups are real */
    static SinglePoints of(Wirings wirings, Loss loss) {
        Requirements requirements = wirings.requirements();
        Graph best = new Graph(wirings.of(new Reading(true, false, false), loss, true), Set.of());
        Graph worst = new Graph(wirings.of(new Reading(false, false, false), loss, true), Set.of());
        Set<String> broken = Set.copyOf(lost(requirements.capabilities(), best, Set.of()));
        List<Requirements.Node> capabilities = requirements.capabilities().stream()
                .filter(capability -> !broken.contains(name(capability)))
                .toList();
        Map<String, List<String>> taken = new LinkedHashMap<>();
        needed(requirements, capabilities).forEach(node -> taken.put(node, lost(capabilities, best, Set.of(node))));
        List<Point> points = new ArrayList<>();
        List<String> others = new ArrayList<>();
        taken.forEach((node, lost) -> {
            List<String> atWorst = lost(capabilities, worst, Set.of(node));
            List<String> perhaps = capabilities.stream()
                    .filter(capability -> atWorst.contains(name(capability)) && !lost.contains(name(capability)))
                    .filter(capability -> mayDecide(node, capability, taken, wirings, worst))
                    .map(SinglePoints::name)
                    .toList();
            if (lost.isEmpty()) {
                others.add(node);
            }
            if (!lost.isEmpty() || !perhaps.isEmpty()) {
                points.add(new Point(id(node, requirements), lost, perhaps));
            }
        });
        boolean few = others.size() <= NODES_IN_PAIRS;
        return new SinglePoints(
                List.copyOf(points),
                few ? pairs(others, capabilities, best, requirements) : List.of(),
                few,
                capabilities.stream()
                        .filter(capability -> wirings.isOpenEnded(capability.key()))
                        .map(SinglePoints::name)
                        .toList());
    }

    /**
     * Whether a capability that is lost without a node at worst may work with it. By the worst reading; but what the capability can't do without
     * works before, so what else that needs is no reason.
     *
     * @param taken by node, what it takes away in any case
     */
    private static boolean mayDecide(
            String node, Requirements.Node capability, Map<String, List<String>> taken, Wirings wirings, Graph worst) {
        Set<String> works = new LinkedHashSet<>(Set.of(capability.key()));
        taken.forEach((other, lost) -> {
            if (lost.contains(name(capability))) {
                works.add(other);
            }
        });
        Map<String, List<Graph.Group>> groups = new LinkedHashMap<>(worst.nodes());
        for (String other : works) {
            if (!other.equals(node)) {
                groups.put(other, leading(node, other, wirings, worst));
            }
        }
        Graph without = new Graph(groups, Set.of(node));
        return fails(node, capability.key(), works, without, Propagation.of(without), wirings);
    }

    private static List<Graph.Group> leading(String node, String from, Wirings wirings, Graph worst) {
        List<Graph.Group> leading = new ArrayList<>();
        Requirements.Node known = wirings.requirements().nodes().get(from);
        for (int i = 0; known != null && i < known.groups().size(); i++) {
            boolean leads = known.groups().get(i).alternatives().stream()
                    .flatMap(alternative -> alternative.node().stream())
                    .anyMatch(next -> wirings.needed(next).contains(node));
            if (leads) {
                leading.add(worst.groups(from).get(i));
            }
        }
        return leading;
    }

    /**
     * Whether what works before may fail without a node, and because of that: nothing else carries one of its groups, and what
     * carries it before fails too. That nobody says how much something carries is no reason: before, it carries enough.
     *
     * @param works keys of what works before for certain
     * @param states without the node
     */
    private static boolean fails(
            String node, String from, Set<String> works, Graph without, Map<String, State> states, Wirings wirings) {
        Set<String> seen = new LinkedHashSet<>(Set.of(from));
        Deque<String> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            String at = left.remove();
            if (at.equals(node) || !works.contains(at) && wirings.needed(at).contains(node) && !carries(at, states)) {
                return true;
            }
            if (works.contains(at)) {
                without.groups(at).stream()
                        .filter(group -> Propagation.of(group, states).share().signum() == 0)
                        .flatMap(group -> group.ways().stream())
                        .map(Graph.Way::node)
                        .filter(seen::add)
                        .forEach(left::add);
            }
        }
        return false;
    }

    private static boolean carries(String node, Map<String, State> states) {
        return Optional.ofNullable(states.get(node)).filter(state -> state.share().signum() > 0).isPresent();
    }

    private static List<Pair> pairs(
            List<String> nodes, List<Requirements.Node> capabilities, Graph best, Requirements requirements) {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < nodes.size(); one++) {
            for (int other = one + 1; other < nodes.size(); other++) {
                List<String> lost = lost(capabilities, best, Set.of(nodes.get(one), nodes.get(other)));
                if (!lost.isEmpty()) {
                    pairs.add(new Pair(id(nodes.get(one), requirements), id(nodes.get(other), requirements), lost));
                }
            }
        }
        return List.copyOf(pairs);
    }

    private static List<String> lost(List<Requirements.Node> capabilities, Graph graph, Set<String> removed) {
        Map<String, State> states = Propagation.of(graph.losing(removed));
        return capabilities.stream()
                .filter(capability -> !carries(capability.key(), states))
                .map(SinglePoints::name)
                .toList();
    }

    /** Keys of what capabilities need and is none itself, in the order of the design. */
    private static List<String> needed(Requirements requirements, List<Requirements.Node> capabilities) {
        List<String> keys = capabilities.stream().map(Requirements.Node::key).toList();
        Set<String> needed = requirements.needed(keys);
        keys.forEach(needed::remove);
        return requirements.nodes().keySet().stream().filter(needed::contains).toList();
    }

    private static String name(Requirements.Node capability) {
        return capability.id().orElse(capability.key());
    }

    private static String id(String key, Requirements requirements) {
        return Optional.ofNullable(requirements.nodes().get(key))
                .flatMap(Requirements.Node::id)
                .orElse(key);
    }
}
