package edict.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import edict.continuity.CheapestSets.Found;
import edict.continuity.CheapestSets.Price;
import edict.continuity.Graph.Group;
import edict.continuity.Graph.Way;
import edict.continuity.Propagation.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Propagation beside two ways to find out the same that are too slow for use and too short to be wrong. */
class PropagationOracleTest {

    private static final int GRAPHS = 400;
    /** Where all sets of nodes are tried. */
    private static final int SMALL = 40;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 12})
    void shares_and_hours_are_those_of_a_clock_that_looks_at_everything_each_hour(int nodes) {
        Random random = new Random(nodes);
        for (int round = 0; round < GRAPHS; round++) {
            Graph graph = Graphs.random(random, nodes);

            Map<String, State> found = Propagation.of(graph);

            Map<String, State> told = byTheClock(graph);
            assertThat(found.keySet()).as(graph.nodes().toString()).containsAll(told.keySet());
            told.forEach((node, state) -> {
                assertThat(found.get(node).share()).as("%s in %s without %s", node, graph.nodes(), graph.removed()).isEqualByComparingTo(state.share());
                assertThat(found.get(node).hours()).as("%s in %s without %s", node, graph.nodes(), graph.removed()).isEqualByComparingTo(state.hours());
            });
        }
    }

    /** Hours are whole in these graphs, so nothing happens in between. */
    private static Map<String, State> byTheClock(Graph graph) {
        List<Map<String, BigDecimal>> past = new ArrayList<>();
        for (int hour = 0; !isOver(past); hour++) {
            Map<String, BigDecimal> shares = new LinkedHashMap<>();
            graph.nodes().keySet().forEach(node -> shares.put(node, graph.removed().contains(node) ? BigDecimal.ZERO : BigDecimal.ONE));
            boolean changed = true;
            while (changed) {
                changed = false;
                for (String node : graph.nodes().keySet()) {
                    BigDecimal least = shares.get(node);
                    for (Group group : graph.groups(node)) {
                        BigDecimal sum = BigDecimal.ZERO;
                        for (Way way : group.ways()) {
                            int since = hour - way.hours().intValueExact();
                            BigDecimal carried = way.isActive() ? shares.get(way.node())
                                    : since < 0 ? BigDecimal.ZERO : past.get(since).get(way.node());
                            sum = sum.add(way.capacity().multiply(carried));
                        }
                        least = least.min(sum.divide(group.need(), 4, RoundingMode.DOWN).stripTrailingZeros());
                    }
                    if (least.compareTo(shares.get(node)) < 0) {
                        shares.put(node, least);
                        changed = true;
                    }
                }
            }
            past.add(shares);
        }
        Map<String, State> states = new LinkedHashMap<>();
        graph.nodes().keySet().forEach(node -> {
            BigDecimal last = past.get(past.size() - 1).get(node);
            int first = 0;
            while (past.get(first).get(node).compareTo(last) != 0) {
                first++;
            }
            states.put(node, new State(last, new BigDecimal(first)));
        });
        return states;
    }

    /** Nothing has changed for as long as a switch can take. */
    private static boolean isOver(List<Map<String, BigDecimal>> past) {
        int hours = past.size();
        return hours > Graphs.LONGEST_SWITCH
                && past.subList(hours - Graphs.LONGEST_SWITCH - 1, hours).stream().distinct().count() == 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 9, 12})
    void what_works_at_once_is_the_largest_set_that_keeps_itself_going(int nodes) {
        Random random = new Random(nodes);
        for (int round = 0; round < SMALL; round++) {
            Graph graph = Graphs.yesOrNo(random, nodes);

            Map<String, State> found = Propagation.of(graph);

            Set<String> working = new TreeSet<>();
            found.forEach((node, state) -> {
                if (state.isUntouched()) {
                    working.add(node);
                }
            });
            assertThat(working).as("%s without %s", graph.nodes(), graph.removed()).isEqualTo(largest(graph));
        }
    }

    /** All sets are tried. Two that keep themselves going do so together, so the largest holds all others. */
    private static Set<String> largest(Graph graph) {
        List<String> names = List.copyOf(graph.nodes().keySet());
        Set<String> largest = new TreeSet<>();
        for (int bits = 1; bits < 1 << names.size(); bits++) {
            Set<String> set = new TreeSet<>();
            for (int i = 0; i < names.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    set.add(names.get(i));
                }
            }
            if (set.size() > largest.size() && keepsItselfGoing(graph, set)) {
                largest = set;
            }
        }
        return largest;
    }

    private static boolean keepsItselfGoing(Graph graph, Set<String> set) {
        return set.stream().noneMatch(graph.removed()::contains)
                && set.stream().allMatch(node -> graph.groups(node).stream().allMatch(group ->
                        group.ways().stream().anyMatch(way -> set.contains(way.node()))));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 9, 12})
    void what_cannot_be_started_again_is_what_no_order_of_starting_reaches(int nodes) {
        Random random = new Random(nodes);
        for (int round = 0; round < SMALL; round++) {
            Graph graph = Graphs.yesOrNo(random, nodes);

            List<String> stuck = Propagation.notRestartable(graph, graph);

            Set<String> working = largest(graph);
            Set<String> never = new TreeSet<>(working);
            boolean started = true;
            while (started) {
                started = never.removeIf(node -> graph.groups(node).stream().allMatch(group -> group.ways().stream()
                        .anyMatch(way -> working.contains(way.node()) && !never.contains(way.node()))));
            }
            // What only waits for a circle, or is only waited for, stands in none.
            assertThat(never).as("%s without %s", graph.nodes(), graph.removed()).containsAll(stuck);
            assertThat(stuck.isEmpty()).as("%s without %s", graph.nodes(), graph.removed()).isEqualTo(never.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 9, 12})
    void the_cheapest_repair_is_the_cheapest_of_all_sets_that_help(int nodes) {
        Random random = new Random(nodes);
        for (int round = 0; round < SMALL; round++) {
            Graph graph = Graphs.yesOrNo(random, nodes);
            List<String> lost = List.copyOf(graph.removed());
            List<Price> prices = lost.stream()
                    .map(node -> Optional.of(new BigDecimal(1 + random.nextInt(9))))
                    .map(price -> Price.of(price, price))
                    .toList();

            Found found = CheapestSets.of(
                    prices, 1, kept -> Propagation.of(graph.losing(without(lost, kept))).get("n0").isUntouched());

            Optional<Price> cheapest = Optional.empty();
            for (int bits = 0; bits < 1 << lost.size(); bits++) {
                Set<Integer> kept = new TreeSet<>();
                for (int i = 0; i < lost.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        kept.add(i);
                    }
                }
                Price price = Price.of(kept.stream().map(prices::get).toList());
                if (cheapest.filter(least -> least.compareTo(price) <= 0).isEmpty()
                        && largest(graph.losing(without(lost, kept))).contains("n0")) {
                    cheapest = Optional.of(price);
                }
            }
            assertThat(found.sets().stream().findFirst().map(set -> Price.of(set.stream().map(prices::get).toList())))
                    .as("%s without %s", graph.nodes(), lost)
                    .isEqualTo(cheapest);
        }
    }

    private static Set<String> without(List<String> lost, Set<Integer> kept) {
        Set<String> left = new TreeSet<>(lost);
        kept.forEach(one -> left.remove(lost.get(one)));
        return left;
    }
}
