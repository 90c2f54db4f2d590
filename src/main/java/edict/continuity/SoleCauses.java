package edict.continuity;

import edict.continuity.Graph.Group;
import edict.continuity.Graph.Way;
import edict.continuity.Propagation.State;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of all that is lost would be enough by itself to keep a node from carrying its whole load. What has a backup that works
 * is no such thing, though it is lost as well: who mends it has mended nothing.
 */
final class SoleCauses {

    private final Graph graph;
    private final Map<String, State> states;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, BitSet> causes = new HashMap<>();

    /** @param states of this graph */
    SoleCauses(Graph graph, Map<String, State> states) {
        this.graph = graph;
        this.states = states;
    }

    /** By number; none where several have to be lost together. */
    BitSet of(String node) {
        find(node);
        return (BitSet) causes.getOrDefault(node, new BitSet()).clone();
    }

    /** The same for a group by itself. */
    BitSet of(Group group) {
        group.ways().forEach(way -> find(way.node()));
        return together(group);
    }

    /** What is found stays: all that it rests on was found with it. */
    private void find(String from) {
        if (causes.containsKey(from)) {
            return;
        }
        Set<String> found = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(from));
        while (!left.isEmpty()) {
            String node = left.removeLast();
            if (causes.containsKey(node) || !found.add(node) || isWhole(node) || graph.removed().contains(node)) {
                continue;
            }
            graph.groups(node).forEach(group -> group.ways().forEach(way -> left.add(way.node())));
        }
        found.forEach(node -> causes.put(node, graph.removed().contains(node) ? itself(node) : new BitSet()));
        List<String> upwards = new ArrayList<>(found);
        upwards.removeIf(node -> isWhole(node) || graph.removed().contains(node));
        Collections.reverse(upwards);
        // Sets only grow, so the order in which nodes are looked at changes nothing.
        boolean grown = true;
        while (grown) {
            grown = false;
            for (String node : upwards) {
                BitSet more = new BitSet();
                graph.groups(node).forEach(group -> more.or(together(group)));
                grown |= !more.equals(causes.put(node, more));
            }
        }
    }

    private BitSet itself(String node) {
        BitSet one = new BitSet();
        one.set(numbers.computeIfAbsent(node, key -> numbers.size()));
        return one;
    }

    private boolean isWhole(String node) {
        State state = states.get(node);
        return state != null && state.isFull();
    }

    /** Those that leave too little of a group. */
    private BitSet together(Group group) {
        BitSet any = new BitSet();
        group.ways().forEach(way -> any.or(by(way)));
        BitSet enough = new BitSet();
        any.stream().filter(cause -> without(group, cause).compareTo(group.need()) < 0).forEach(enough::set);
        return enough;
    }

    /** What is left of a group without all that one loss takes. */
    private BigDecimal without(Group group, int cause) {
        return group.ways().stream()
                .filter(way -> !by(way).get(cause))
                .map(Way::capacity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BitSet by(Way way) {
        return causes.getOrDefault(way.node(), new BitSet());
    }
}
