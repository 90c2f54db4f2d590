package edict.continuity;

import edict.continuity.Graph.Group;
import edict.continuity.Graph.Way;
import edict.continuity.Propagation.State;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What of all that is lost would be enough by itself to keep a node from carrying its whole load. What has a backup that works
 * is no such thing, though it is lost as well: who mends it has mended nothing. The first {@value #MOST} things lost that are met
 * count, each a bit of a number: an explanation of a loss of thousands of things names one of these, or what is worst, and takes no
 * longer. Not thread-safe.
 */
final class SoleCauses {

    /** As many as a number has bits. */
    private static final int MOST = Long.SIZE;

    /** None of what is lost. */
    static final long NONE = 0;

    private final Graph graph;
    private final Map<String, State> states;
    private final Map<String, Long> causes = new HashMap<>();
    /** What is lost, by the bit that stands for it. */
    private final List<String> met = new ArrayList<>();

    /** @param states of this graph */
    SoleCauses(Graph graph, Map<String, State> states) {
        this.graph = graph;
        this.states = states;
    }

    /** Finds them of a node and of all that it needs; what is found stays, as all that it rests on is found with it. */
    void find(String from) {
        List<String> upwards = upwards(from);
        for (String node : upwards) {
            boolean counts = graph.removed().contains(node) && met.size() < MOST;
            causes.put(node, counts ? 1L << met.size() : NONE);
            if (counts) {
                met.add(node);
            }
        }
        upwards.removeIf(node -> graph.removed().contains(node));
        // Sets only grow. Where nothing needs itself one pass finds all of them.
        boolean grown = true;
        while (grown) {
            grown = false;
            for (String node : upwards) {
                long all = NONE;
                for (Group group : graph.groups(node)) {
                    all |= of(group);
                }
                grown |= all != of(node);
                causes.put(node, all);
            }
        }
    }

    /** A bit for each of what is lost. {@link #NONE} where several have to be lost together, or none were looked for. */
    long of(String node) {
        return causes.getOrDefault(node, NONE);
    }

    /** Those things lost, in the order in which they are met. */
    List<String> namesOf(String node) {
        long all = of(node);
        return IntStream.range(0, met.size()).filter(bit -> (all >> bit & 1) != 0).mapToObj(met::get).toList();
    }

    /** The same for a group by itself: those that leave too little of it. */
    long of(Group group) {
        long any = NONE;
        long each = -1;
        boolean oneIsEnough = true;
        for (Way way : group.ways()) {
            any |= of(way.node());
            each &= of(way.node());
            oneIsEnough &= way.capacity().compareTo(group.need()) >= 0;
        }
        long enough = any & each;
        if (oneIsEnough) {
            return enough;
        }
        for (long left = any & ~each; left != NONE; left &= left - 1) {
            long cause = Long.lowestOneBit(left);
            if (without(group, cause).compareTo(group.need()) < 0) {
                enough |= cause;
            }
        }
        return enough;
    }

    /** Whether one of these is enough. */
    boolean isOneOf(long some, String node) {
        return (of(node) & some) != NONE;
    }

    /** The same for a group by itself. */
    boolean isOneOf(long some, Group group) {
        return (of(group) & some) != NONE;
    }

    /** What is left of a group without all that one loss takes. */
    private BigDecimal without(Group group, long cause) {
        BigDecimal left = BigDecimal.ZERO;
        for (Way way : group.ways()) {
            if ((of(way.node()) & cause) == NONE) {
                left = left.add(way.capacity());
            }
        }
        return left;
    }

    /** What doesn't carry its whole load, each thing after what it needs. */
    private List<String> upwards(String from) {
        List<String> upwards = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> way = new ArrayDeque<>();
        Deque<Iterator<String>> left = new ArrayDeque<>();
        if (isNew(from, seen)) {
            enter(from, seen, way, left);
        }
        while (!way.isEmpty()) {
            Iterator<String> needed = left.element();
            if (!needed.hasNext()) {
                left.remove();
                upwards.add(way.remove());
                continue;
            }
            String node = needed.next();
            if (isNew(node, seen)) {
                enter(node, seen, way, left);
            }
        }
        return upwards;
    }

    private boolean isNew(String node, Set<String> seen) {
        return !causes.containsKey(node) && !seen.contains(node) && !isWhole(node);
    }

    private void enter(String node, Set<String> seen, Deque<String> way, Deque<Iterator<String>> left) {
        seen.add(node);
        way.push(node);
        // What is lost is lost whatever becomes of what it needs.
        List<String> needed = graph.removed().contains(node)
                ? List.of()
                : graph.groups(node).stream()
                        .flatMap(group -> group.ways().stream())
                        .map(Way::node)
                        .toList();
        left.push(needed.iterator());
    }

    private boolean isWhole(String node) {
        State state = states.get(node);
        return state != null && state.isFull();
    }
}
