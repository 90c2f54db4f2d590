package edict.continuity;

import edict.continuity.Graph.Group;
import edict.continuity.Graph.Way;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who needs whom, ready for one loss after the other. Immutable; the same as another only if it is that one, so it is cheap to
 * look up by.
 */
final class Wiring {

    private final Map<String, List<Group>> nodes;
    private final Map<String, Integer> numbers;
    private final List<String> names;
    private final List<List<Group>> groups;
    private final int[][][] ways;
    private final boolean[] whole;
    private final int[][] dependents;
    private final int[][] reserving;
    private final Circles circles;
    private final boolean circular;

    private Wiring(
            Map<String, List<Group>> nodes,
            Map<String, Integer> numbers,
            int[][] dependents,
            int[][] reserving,
            Circles circles,
            boolean circular) {
        this.nodes = nodes;
        this.numbers = numbers;
        this.names = List.copyOf(numbers.keySet());
        this.groups = names.stream().map(name -> nodes.getOrDefault(name, List.of())).toList();
        this.ways = groups.stream()
                .map(some -> some.stream()
                        .map(group -> group.ways().stream().mapToInt(way -> number(way.node())).toArray())
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
        this.whole = new boolean[names.size()];
        for (int node = 0; node < whole.length; node++) {
            whole[node] = groups.get(node).stream().allMatch(Wiring::isWhole);
        }
        this.dependents = dependents;
        this.reserving = reserving;
        this.circles = circles;
        this.circular = circular;
    }

    /** @param nodes the groups of each node: all must hold; a node that is not a key needs nothing */
    static Wiring of(Map<String, List<Group>> nodes) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        nodes.keySet().forEach(node -> numbers.put(node, numbers.size()));
        nodes.values().forEach(groups -> groups.forEach(group ->
                group.ways().forEach(way -> numbers.putIfAbsent(way.node(), numbers.size()))));
        List<Set<Integer>> needs = sets(numbers.size());
        List<Set<Integer>> reserves = sets(numbers.size());
        nodes.forEach((node, groups) -> {
            int from = number(numbers, node);
            for (Group group : groups) {
                for (Way way : group.ways()) {
                    (way.isActive() ? needs : reserves).get(from).add(number(numbers, way.node()));
                }
            }
        });
        int[][] now = turned(needs);
        List<Set<Integer>> all = sets(numbers.size());
        for (int node = 0; node < all.size(); node++) {
            all.get(node).addAll(needs.get(node));
            all.get(node).addAll(reserves.get(node));
        }
        return new Wiring(nodes, numbers, now, turned(reserves), Circles.of(arrays(needs)), Circles.of(arrays(all)).any());
    }

    private static boolean isWhole(Group group) {
        BigDecimal sum = group.ways().stream()
                .filter(Way::isActive)
                .map(Way::capacity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(group.need()) >= 0;
    }

    private static int number(Map<String, Integer> numbers, String node) {
        return numbers.getOrDefault(node, -1);
    }

    private static List<Set<Integer>> sets(int count) {
        List<Set<Integer>> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sets.add(new LinkedHashSet<>());
        }
        return sets;
    }

    private static int[][] turned(List<Set<Integer>> needs) {
        List<Set<Integer>> dependents = sets(needs.size());
        for (int node = 0; node < needs.size(); node++) {
            for (int needed : needs.get(node)) {
                dependents.get(needed).add(node);
            }
        }
        return arrays(dependents);
    }

    private static int[][] arrays(List<Set<Integer>> sets) {
        return sets.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    Map<String, List<Group>> nodes() {
        return nodes;
    }

    /** How many there are, whatever only others name included. */
    int size() {
        return names.size();
    }

    String name(int node) {
        return names.get(node);
    }

    /** Below 0 where there is no such node. */
    int number(String name) {
        return number(numbers, name);
    }

    List<Group> groups(int node) {
        return groups.get(node);
    }

    /** The nodes of the ways of a group. */
    int[] ways(int node, int group) {
        return ways[node][group];
    }

    /** What a node needs or may switch to. */
    IntStream needs(int node) {
        return Arrays.stream(ways[node]).flatMapToInt(Arrays::stream);
    }

    /** Whether what a node needs suffices as long as everything works. */
    boolean isWhole(int node) {
        return whole[node];
    }

    /** Who needs a node without a switch. */
    int[] dependents(int node) {
        return dependents[node];
    }

    /** Who may switch to a node. */
    int[] reserving(int node) {
        return reserving[node];
    }

    /** The number of the circle in which a node stands, often alone. What a circle needs without a switch has a lower number. */
    int circle(int node) {
        return circles.circle(node);
    }

    int[] members(int circle) {
        return circles.members(circle);
    }

    /** Whether anything needs itself, directly or not, by switches too. */
    boolean isCircular() {
        return circular;
    }
}
