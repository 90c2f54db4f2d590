package edict.continuity;

import edict.continuity.Graph.Group;
import edict.continuity.Graph.Way;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How a loss travels. At each hour at which a switch is done, what works is the greatest set of nodes that can work
 * together, so two services that only need each other go on. What the least such set lacks works but can't be started
 * again.
 */
final class Propagation {

    /** Shares are exact to a hundredth of a percent, so that loops of ever smaller shares come to an end. */
    private static final int SCALE = 4;

    /** The least share but none. */
    static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(SCALE);

    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final BigDecimal ALL = BigDecimal.ONE;

    private final Wiring wiring;
    private final boolean[] removed;
    private final BigDecimal[] shares;
    /** By node, from which hour on it carries which share; none for what goes on as if nothing happened. */
    private final Map<Integer, TreeMap<BigDecimal, BigDecimal>> history = new LinkedHashMap<>();
    /** By hour, the circles in which something may change then. */
    private final TreeMap<BigDecimal, TreeSet<Integer>> due = new TreeMap<>();

    private Propagation(Graph graph) {
        this.wiring = graph.wiring();
        this.removed = new boolean[wiring.size()];
        this.shares = new BigDecimal[wiring.size()];
        Arrays.fill(shares, ALL);
        for (String node : graph.removed()) {
            int number = wiring.number(node);
            if (number >= 0) {
                removed[number] = true;
            }
        }
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

    /**
     * The nodes that keep each other going and could not be started again, in order.
     *
     * @param working by which reading they work
     * @param starting by which reading they are started; the same, or one in which more or less works
     */
    static List<String> notRestartable(Graph working, Graph starting) {
        if (!working.wiring().isCircular() && !starting.wiring().isCircular()) {
            return List.of();
        }
        return new Propagation(working).cycles(new Propagation(starting));
    }

    private Map<String, State> states() {
        run();
        State untouched = new State(ALL, NONE);
        Map<String, State> states = new HashMap<>();
        for (int node = 0; node < wiring.size(); node++) {
            TreeMap<BigDecimal, BigDecimal> steps = history.get(node);
            states.put(
                    wiring.name(node),
                    steps == null ? untouched : new State(steps.lastEntry().getValue(), steps.lastEntry().getKey()));
        }
        return states;
    }

    /**
     * From hour to hour: what a switch that is done then changes, and what that changes above it. What is needed is settled
     * before what needs it, so each is looked at once an hour.
     */
    private void run() {
        TreeSet<Integer> first = new TreeSet<>();
        for (int node = 0; node < wiring.size(); node++) {
            if (removed[node]) {
                carries(node, NONE, NONE, first);
                first.add(wiring.circle(node));
            } else if (!wiring.isWhole(node)) {
                first.add(wiring.circle(node));
            }
        }
        settle(NONE, first);
        for (int node : history.keySet()) {
            reserves(node, NONE);
        }
        while (!due.isEmpty()) {
            Map.Entry<BigDecimal, TreeSet<Integer>> next = due.pollFirstEntry();
            settle(next.getKey(), next.getValue());
        }
    }

    private void settle(BigDecimal now, NavigableSet<Integer> circles) {
        while (!circles.isEmpty()) {
            settle(wiring.members(circles.pollFirst()), now, circles);
        }
    }

    /** The most that these nodes can carry together. */
    private void settle(int[] members, BigDecimal now, NavigableSet<Integer> circles) {
        BigDecimal[] before = new BigDecimal[members.length];
        Deque<Integer> waiting = new ArrayDeque<>();
        Set<Integer> queued = new HashSet<>();
        for (int i = 0; i < members.length; i++) {
            before[i] = shares[members[i]];
            if (!removed[members[i]] && (now.signum() == 0 || before[i].compareTo(ALL) < 0)) {
                shares[members[i]] = ALL;
                waiting.add(members[i]);
            }
        }
        queued.addAll(waiting);
        // Monotone, so the order in which nodes are looked at changes nothing.
        while (!waiting.isEmpty()) {
            int node = waiting.remove();
            queued.remove(node);
            BigDecimal share =
                    share(node, (way, other) -> way.isActive() ? shares[other] : at(now.subtract(way.hours()), other));
            if (share.compareTo(shares[node]) != 0) {
                shares[node] = share;
                for (int dependent : wiring.dependents(node)) {
                    if (wiring.circle(dependent) == wiring.circle(node) && !removed[dependent] && queued.add(dependent)) {
                        waiting.add(dependent);
                    }
                }
            }
        }
        for (int i = 0; i < members.length; i++) {
            if (shares[members[i]].compareTo(before[i]) != 0) {
                carries(members[i], shares[members[i]], now, circles);
            }
        }
    }

    /** From now on a node carries another share than before. */
    private void carries(int node, BigDecimal share, BigDecimal now, NavigableSet<Integer> circles) {
        shares[node] = share;
        history.computeIfAbsent(node, key -> new TreeMap<>()).put(now, share);
        for (int dependent : wiring.dependents(node)) {
            if (wiring.circle(dependent) != wiring.circle(node)) {
                circles.add(wiring.circle(dependent));
            }
        }
        if (now.signum() > 0) {
            for (int dependent : wiring.reserving(node)) {
                reserves(dependent, now);
            }
        }
    }

    /** When switches of a node are done, as far as is known of what it switches to. */
    private void reserves(int node, BigDecimal now) {
        if (removed[node] || shares[node].compareTo(ALL) >= 0) {
            return;
        }
        List<Group> groups = wiring.groups(node);
        for (int group = 0; group < groups.size(); group++) {
            List<Way> ways = groups.get(group).ways();
            for (int way = 0; way < ways.size(); way++) {
                if (!ways.get(way).isActive()) {
                    int other = wiring.ways(node, group)[way];
                    TreeMap<BigDecimal, BigDecimal> steps = history.get(other);
                    BigDecimal done = (steps == null ? NONE : steps.lastKey()).add(ways.get(way).hours());
                    if (shares[other].signum() > 0 && done.compareTo(now) > 0) {
                        due.computeIfAbsent(done, hour -> new TreeSet<>()).add(wiring.circle(node));
                    }
                }
            }
        }
    }

    /** What a way carries, of all that it could. */
    private interface Carried {
        BigDecimal by(Way way, int node);
    }

    private BigDecimal share(int node, Carried carried) {
        BigDecimal share = ALL;
        List<Group> groups = wiring.groups(node);
        for (int group = 0; group < groups.size(); group++) {
            share = share.min(share(groups.get(group), wiring.ways(node, group), carried));
        }
        return share;
    }

    private BigDecimal share(Group group, int[] nodes, Carried carried) {
        BigDecimal sum = NONE;
        for (int i = 0; i < nodes.length; i++) {
            Way way = group.ways().get(i);
            sum = sum.add(way.capacity().multiply(carried.by(way, nodes[i])));
        }
        return sum.compareTo(group.need()) >= 0
                ? ALL
                : sum.divide(group.need(), SCALE, RoundingMode.DOWN).stripTrailingZeros();
    }

    /** What a node carried at an hour that has passed, or nothing before the first. */
    private BigDecimal at(BigDecimal hour, int node) {
        if (hour.signum() < 0) {
            return NONE;
        }
        TreeMap<BigDecimal, BigDecimal> steps = history.get(node);
        return steps == null ? ALL : steps.floorEntry(hour).getValue();
    }

    private List<String> cycles(Propagation starting) {
        run();
        BigDecimal[] least = starting.least();
        Set<Integer> stuck = new TreeSet<>();
        for (int node = 0; node < wiring.size(); node++) {
            int other = starting.wiring.number(wiring.name(node));
            if (shares[node].compareTo(other < 0 ? ALL : least[other]) > 0) {
                stuck.add(node);
            }
        }
        // What only waits for a cycle is not one, nor is what only a cycle waits for.
        boolean pruned = true;
        while (pruned) {
            pruned = stuck.removeIf(node -> wiring.needs(node).noneMatch(stuck::contains)
                    || Stream.of(wiring.dependents(node), wiring.reserving(node))
                            .flatMapToInt(Arrays::stream)
                            .noneMatch(stuck::contains));
        }
        return stuck.stream().map(wiring::name).sorted().toList();
    }

    /** What works when everything is started anew, from what needs nothing upwards, however long that takes. */
    private BigDecimal[] least() {
        BigDecimal[] least = new BigDecimal[wiring.size()];
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int node = 0; node < least.length; node++) {
            least[node] = wiring.groups(node).isEmpty() && !removed[node] ? ALL : NONE;
            if (!removed[node]) {
                waiting.add(node);
            }
        }
        Set<Integer> queued = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            int node = waiting.remove();
            queued.remove(node);
            BigDecimal share = share(node, (way, other) -> least[other]);
            if (share.compareTo(least[node]) != 0) {
                least[node] = share;
                Stream.of(wiring.dependents(node), wiring.reserving(node))
                        .flatMapToInt(Arrays::stream)
                        .filter(dependent -> !removed[dependent] && queued.add(dependent))
                        .forEach(waiting::add);
            }
        }
        return least;
    }

    /**
     * The nodes that decide about one: down the group that is worst, to what fails in it or comes last. Of what fails alike, that
     * leads on which is lost by a loss that is enough by itself.
     *
     * @param states of this graph
     * @param soles of this graph
     */
    static List<String> path(Graph graph, Map<String, State> states, SoleCauses soles, String from) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Optional<String> next = Optional.of(from);
        soles.find(from);
        long causes = soles.of(from);
        while (next.isPresent() && seen.add(next.get())) {
            path.add(next.get());
            next = governing(graph, states, soles, causes, next.get());
            long further = next.map(soles::of).orElse(SoleCauses.NONE);
            causes = (causes & further) == SoleCauses.NONE ? further : causes & further;
        }
        if (next.isPresent() && soles.of(from) != SoleCauses.NONE) {
            return shortest(graph, states, soles, from);
        }
        return path.size() == 1 && state(states, from).isUntouched() ? List.of() : List.copyOf(path);
    }

    /** To a loss that is enough by itself, where what is worst leads round in a circle. */
    private static List<String> shortest(Graph graph, Map<String, State> states, SoleCauses soles, String from) {
        long causes = soles.of(from);
        Map<String, String> above = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> left = new ArrayDeque<>(seen);
        while (!graph.removed().contains(left.element())) {
            String node = left.remove();
            graph.groups(node).stream()
                    .filter(group -> soles.isOneOf(causes, group))
                    .flatMap(group -> failing(group, states))
                    .filter(other -> soles.isOneOf(causes, other) && seen.add(other))
                    .forEach(other -> {
                        above.put(other, node);
                        left.add(other);
                    });
        }
        List<String> path = new ArrayList<>();
        for (String node = left.element(); !node.equals(from); node = above.getOrDefault(node, from)) {
            path.add(node);
        }
        path.add(from);
        Collections.reverse(path);
        return List.copyOf(path);
    }

    private static State state(Map<String, State> states, String node) {
        return states.getOrDefault(node, new State(NONE, NONE));
    }

    /** @param causes by which it fails, as far as one of them is enough */
    private static Optional<String> governing(Graph graph, Map<String, State> states, SoleCauses soles, long causes, String node) {
        if (graph.removed().contains(node) || state(states, node).isUntouched()) {
            return Optional.empty();
        }
        Optional<Covered> worst = Optional.empty();
        Optional<Group> governing = Optional.empty();
        for (Group group : graph.groups(node)) {
            Covered covered = covered(group, states);
            boolean clearer = governing.isPresent()
                    && !worst.orElseThrow().isWorseThan(covered)
                    && !soles.isOneOf(causes, governing.get())
                    && soles.isOneOf(causes, group);
            if (worst.isEmpty() || covered.isWorseThan(worst.get()) || clearer) {
                worst = Optional.of(covered);
                governing = Optional.of(group);
            }
        }
        // What holds late is no matter of what fails.
        Optional<String> clear = governing
                .filter(group -> soles.isOneOf(causes, group))
                .flatMap(group -> failing(group, states)
                        .filter(other -> soles.isOneOf(causes, other))
                        .findFirst());
        return clear.isPresent() ? clear : worst.flatMap(Covered::by);
    }

    /** The switches that are done for a node, down to what each needs itself. @param states of this graph */
    static Set<Way> switches(Graph graph, Map<String, State> states, String from) {
        Set<Way> switches = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>(Set.of(from));
        Deque<String> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            String node = left.remove();
            if (state(states, node).isUntouched()) {
                continue;
            }
            for (Group group : graph.groups(node)) {
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

    /** What becomes of a group by itself. @param states of its graph */
    static State of(Group group, Map<String, State> states) {
        Covered covered = covered(group, states);
        return new State(covered.share(), covered.hours());
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
        return new Covered(
                sum.divide(group.need(), SCALE, RoundingMode.DOWN).stripTrailingZeros(),
                hours,
                failing(group, states).findFirst(),
                carrying);
    }

    /** The nodes of a group that don't carry their whole load, those first that are active. */
    private static Stream<String> failing(Group group, Map<String, State> states) {
        return group.ways().stream()
                .sorted(Comparator.comparing(Way::hours))
                .map(Way::node)
                .filter(node -> !state(states, node).isFull());
    }
}
