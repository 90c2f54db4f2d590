package edict.drl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Circles in what depends on what. */
final class Circles {

    private Circles() {}

    /**
     * Shortest circles, one through each of as many nodes as can be named without naming one twice; each begins and
     * ends with the same node.
     *
     * @param edges from each node to its successors
     */
    static List<List<String>> of(SortedMap<String, ? extends SortedSet<String>> edges) {
        Set<String> core = new TreeSet<>(edges.keySet());
        boolean smaller = true;
        // What has no successor among the rest lies on no circle.
        while (smaller) {
            smaller = core.removeIf(node -> {
                SortedSet<String> successors = edges.get(node);
                return successors == null || successors.stream().noneMatch(core::contains);
            });
        }
        List<List<String>> circles = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (String node : core) {
            if (!named.contains(node)) {
                circle(node, edges, core).ifPresent(circle -> {
                    named.addAll(circle);
                    circles.add(circle);
                });
            }
        }
        return circles;
    }

    private static Optional<List<String>> circle(
            String start, SortedMap<String, ? extends SortedSet<String>> edges, Set<String> core) {
        Map<String, String> from = new HashMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            String node = waiting.removeFirst();
            SortedSet<String> successors = edges.get(node);
            if (successors == null) {
                continue;
            }
            for (String successor : successors) {
                if (successor.equals(start)) {
                    List<String> path = new ArrayList<>(List.of(start));
                    String back = node;
                    while (!back.equals(start)) {
                        path.add(1, back);
                        back = from.getOrDefault(back, start);
                    }
                    path.add(start);
                    return Optional.of(List.copyOf(path));
                }
                if (core.contains(successor) && from.putIfAbsent(successor, node) == null) {
                    waiting.add(successor);
                }
            }
        }
        return Optional.empty();
    }
}
