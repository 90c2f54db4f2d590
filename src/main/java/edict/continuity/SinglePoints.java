package edict.continuity;

import edict.continuity.Propagation.State;
import edict.facts.Requirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must not fail: the nodes of which one alone, or of which two together, take a capability away. By removing each and
 * seeing how far that goes: articulation points of a graph without directions would miss what groups and alternatives mean.
 * Immutable.
 *
 * @param points in the order of the design
 * @param pairs of nodes that are no single points, in the order of the design; empty where there are too many nodes
 * @param allPairs whether pairs were looked for
 */
public record SinglePoints(List<Point> points, List<Pair> pairs, boolean allPairs) {

    public static final SinglePoints NONE = new SinglePoints(List.of(), List.of(), true);

    /** Some two thousand pairs. */
    private static final int NODES_IN_PAIRS = 64;

    /**
     * A node.
     *
     * @param node id or pointer
     * @param lost ids of the capabilities that it takes away
     * @param perhaps ids of those that it may take away, by what isn't known
     */
    public record Point(String node, List<String> lost, List<String> perhaps) {}

    /** Two nodes. @param lost ids of the capabilities that they take away, whatever isn't known turns out to be */
    public record Pair(String one, String other, List<String> lost) {}

    /** @param loss says which backups are real */
    static SinglePoints of(Wirings wirings, Loss loss) {
        Requirements requirements = wirings.requirements();
        List<Requirements.Node> capabilities = requirements.capabilities();
        List<String> nodes = needed(requirements, capabilities);
        if (nodes.isEmpty()) {
            return NONE;
        }
        Graph best = new Graph(wirings.of(new Reading(true, false, false), loss, true), Set.of());
        Graph worst = new Graph(wirings.of(new Reading(false, false, false), loss, true), Set.of());
        List<Point> points = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String node : nodes) {
            List<String> lost = lost(capabilities, best, Set.of(node));
            List<String> perhaps = new ArrayList<>(lost(capabilities, worst, Set.of(node)));
            perhaps.removeAll(lost);
            if (lost.isEmpty()) {
                others.add(node);
            }
            if (!lost.isEmpty() || !perhaps.isEmpty()) {
                points.add(new Point(id(node, requirements), lost, List.copyOf(perhaps)));
            }
        }
        boolean few = others.size() <= NODES_IN_PAIRS;
        return new SinglePoints(
                List.copyOf(points), few ? pairs(others, capabilities, best, requirements) : List.of(), few);
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
                .filter(capability -> Optional.ofNullable(states.get(capability.key()))
                        .filter(state -> state.share().signum() > 0)
                        .isEmpty())
                .map(capability -> capability.id().orElse(capability.key()))
                .toList();
    }

    /** Keys of what capabilities need and is none itself, in the order of the design. */
    private static List<String> needed(Requirements requirements, List<Requirements.Node> capabilities) {
        List<String> keys = capabilities.stream().map(Requirements.Node::key).toList();
        Set<String> needed = requirements.needed(keys);
        keys.forEach(needed::remove);
        return requirements.nodes().keySet().stream().filter(needed::contains).toList();
    }

    private static String id(String key, Requirements requirements) {
        return Optional.ofNullable(requirements.nodes().get(key))
                .flatMap(Requirements.Node::id)
                .orElse(key);
    }
}
