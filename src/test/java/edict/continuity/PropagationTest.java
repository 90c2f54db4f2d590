package edict.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import edict.continuity.Graph.Group;
import edict.continuity.Graph.Way;
import edict.continuity.Propagation.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PropagationTest {

    private static final int GRAPHS = 2_000;

    @Test
    void nothing_lost_is_nothing_changed() {
        Graph graph = graph(Map.of("shop", List.of(group("1", active("till", "1")))));

        assertThat(state(graph, "shop")).isEqualTo(untouched());
        assertThat(path(graph, "shop")).isEmpty();
    }

    @Test
    void all_groups_must_hold_and_the_last_one_sets_the_time() {
        Graph graph = graph(
                Map.of(
                        "assistant",
                        List.of(
                                group("1", active("api", "1"), backup("own-model", "6", "1")),
                                group("1", active("store", "1")),
                                group("1", active("identity", "1"), backup("own-identity", "12", "1")))),
                "api",
                "identity");

        assertThat(state(graph, "assistant")).isEqualTo(full("12"));
        assertThat(path(graph, "assistant"))
                .containsExactly("assistant", "own-identity");
    }

    @Test
    void a_group_without_an_alternative_loses_everything_above_it() {
        Graph graph = graph(
                Map.of(
                        "capability", List.of(group("1", active("service", "1"))),
                        "service", List.of(group("1", active("identity", "1")))),
                "identity");

        assertThat(state(graph, "capability")).isEqualTo(share("0"));
        assertThat(path(graph, "capability"))
                .containsExactly("capability", "service", "identity");
    }

    /** Machines are lost as well, and whoever mends them has mended nothing. */
    @Test
    void what_is_enough_by_itself_is_told_before_what_has_a_backup() {
        Map<String, List<Graph.Group>> nodes = Map.of(
                "sell", List.of(group("1", active("shop", "1"), backup("shop-elsewhere", "8", "1"))),
                "shop", List.of(group("1", active("machines", "1")), group("1", active("identity", "1"))),
                "shop-elsewhere", List.of(group("1", active("machines-elsewhere", "1")), group("1", active("identity", "1"))));

        assertThat(path(graph(nodes, "machines", "identity"), "sell")).containsExactly("sell", "shop", "identity");
        assertThat(path(graph(nodes, "machines", "machines-elsewhere"), "sell")).containsExactly("sell", "shop", "machines");
    }

    @Test
    void of_groups_that_fail_alike_the_one_is_told_that_has_no_way_left() {
        Graph graph = graph(
                Map.of(
                        "sell", List.of(group("1", active("shop", "1"), active("telephone", "1")), group("1", active("payment", "1")))),
                "shop",
                "telephone",
                "payment");

        assertThat(path(graph, "sell")).containsExactly("sell", "payment");
    }

    /** Half of the load each: either is enough to take a part of it away. */
    @Test
    void what_takes_a_part_away_is_enough_for_that_part() {
        Graph graph = graph(
                Map.of("serve", List.of(group("1", active("east", "0.5"), active("west", "0.5")), group("0.5", active("ways", "1"), active("lines", "1")))),
                "west",
                "ways");

        assertThat(path(graph, "serve")).containsExactly("serve", "west");
    }

    @Test
    void two_that_need_each_other_end_in_what_is_lost() {
        Graph graph = graph(
                Map.of(
                        "sell", List.of(group("1", active("machines", "1"))),
                        "machines", List.of(group("1", active("identity", "1")), group("1", active("site", "1"))),
                        "identity", List.of(group("1", active("machines", "1")))),
                "site");

        assertThat(path(graph, "sell")).first().isEqualTo("sell");
        assertThat(path(graph, "sell")).last().isEqualTo("site");
    }

    private static List<String> path(Graph graph, String from) {
        Map<String, State> states = Propagation.of(graph);
        return Propagation.path(graph, states, new SoleCauses(graph, states), from);
    }

    @Test
    void capacities_add_up_in_the_order_in_which_switches_are_done() {
        Graph graph = graph(
                Map.of(
                        "load",
                        List.of(group(
                                "1",
                                active("big", "1"),
                                backup("late", "9", "0.5"),
                                backup("early", "2", "0.4"),
                                backup("middle", "5", "0.3")))),
                "big");

        assertThat(state(graph, "load")).isEqualTo(full("9"));
    }

    @Test
    void two_of_three_go_on_without_the_third() {
        Graph graph = graph(
                Map.of("quorum", List.of(group("2", active("a", "1"), active("b", "1"), active("c", "1")))), "b");

        assertThat(state(graph, "quorum")).isEqualTo(untouched());
    }

    @Test
    void what_carries_a_part_of_the_load_is_degraded_and_so_is_what_needs_it() {
        Graph graph = graph(
                Map.of(
                        "shop", List.of(group("1", active("search", "1"))),
                        "search", List.of(group("1", active("big", "1"), backup("small", "3", "0.4")))),
                "big");

        assertThat(state(graph, "search").share()).isEqualByComparingTo("0.4");
        assertThat(state(graph, "shop").share()).isEqualByComparingTo("0.4");
    }

    @Test
    void a_degraded_node_still_covers_a_smaller_need() {
        Graph graph = graph(
                Map.of(
                        "mail", List.of(group("0.3", active("search", "1"))),
                        "search", List.of(group("1", active("big", "1"), backup("small", "3", "0.4")))),
                "big");

        assertThat(state(graph, "mail")).isEqualTo(full("3"));
    }

    @Test
    void services_that_only_need_each_other_go_on_but_could_not_be_started_again() {
        Graph graph = graph(
                Map.of(
                        "identity", List.of(group("1", active("vault", "1"))),
                        "vault", List.of(group("1", active("identity", "1"))),
                        "mail", List.of(group("1", active("identity", "1")))),
                "elsewhere");

        assertThat(state(graph, "identity")).isEqualTo(untouched());
        assertThat(Propagation.notRestartable(graph, graph)).containsExactly("identity", "vault");
    }

    @Test
    void a_cycle_with_a_way_in_from_outside_can_be_started() {
        Graph graph = graph(Map.of(
                "identity", List.of(group("1", active("vault", "1"), backup("paper", "8", "1"))),
                "vault", List.of(group("1", active("identity", "1")))));

        assertThat(Propagation.notRestartable(graph, graph)).isEmpty();
    }

    @Test
    void backups_that_wait_for_each_other_never_come() {
        Graph graph = graph(
                Map.of(
                        "a", List.of(group("1", active("lost", "1"), backup("b", "1", "1"))),
                        "b", List.of(group("1", active("lost", "1"), backup("a", "1", "1")))),
                "lost");

        assertThat(state(graph, "a")).isEqualTo(share("0"));
    }

    @Test
    void a_loop_of_ever_smaller_shares_ends() {
        Graph graph = graph(
                Map.of(
                        "a", List.of(group("1", active("b", "0.9"))),
                        "b", List.of(group("1", active("a", "0.9")))),
                "lost");

        assertThat(state(graph, "a").isFull()).isFalse();
    }

    @Test
    void another_alternative_never_makes_anything_worse() {
        Random random = new Random(1);
        for (int i = 0; i < GRAPHS; i++) {
            Graph graph = random(random);
            Map<String, List<Group>> more = new LinkedHashMap<>(graph.nodes());
            String node = pick(random, more.keySet());
            List<Group> groups = new ArrayList<>(more.get(node));
            if (groups.isEmpty()) {
                continue;
            }
            int at = random.nextInt(groups.size());
            List<Way> ways = new ArrayList<>(groups.get(at).ways());
            ways.add(way(random, graph.nodes().keySet()));
            groups.set(at, new Group(groups.get(at).need(), ways));
            more.put(node, groups);

            assertNowhereWorse(new Graph(more, graph.removed()), graph);
        }
    }

    @Test
    void another_loss_never_makes_anything_better() {
        Random random = new Random(2);
        for (int i = 0; i < GRAPHS; i++) {
            Graph graph = random(random);
            Set<String> removed = new TreeSet<>(graph.removed());
            removed.add(pick(random, graph.nodes().keySet()));

            assertNowhereWorse(graph, new Graph(graph.nodes(), removed));
        }
    }

    @Test
    void what_reaches_nothing_lost_stays_as_it_is() {
        Random random = new Random(3);
        int untouched = 0;
        for (int i = 0; i < GRAPHS; i++) {
            Graph graph = random(random);
            Map<String, State> before = Propagation.of(new Graph(graph.nodes(), Set.of()));
            Map<String, State> after = Propagation.of(graph);
            for (String node : graph.nodes().keySet()) {
                if (reached(graph, node).stream().noneMatch(graph.removed()::contains)) {
                    untouched++;
                    assertThat(after).containsEntry(node, before.get(node));
                }
            }
        }
        assertThat(untouched).isGreaterThan(GRAPHS);
    }

    private static void assertNowhereWorse(Graph better, Graph worse) {
        Map<String, State> good = Propagation.of(better);
        Propagation.of(worse).forEach((node, bad) -> {
            State state = good.get(node);
            int shares = state.share().compareTo(bad.share());
            assertThat(shares).as("%s in %s and %s", node, better, worse).isNotNegative();
            if (bad.isFull()) {
                assertThat(state.hours()).as("%s in %s and %s", node, better, worse).isLessThanOrEqualTo(bad.hours());
            }
        });
    }

    private static Set<String> reached(Graph graph, String from) {
        Set<String> reached = new TreeSet<>(Set.of(from));
        boolean grown = true;
        while (grown) {
            Set<String> next = new TreeSet<>();
            reached.forEach(node -> graph.groups(node)
                    .forEach(group -> group.ways().forEach(way -> next.add(way.node()))));
            grown = reached.addAll(next);
        }
        return reached;
    }

    private static Graph random(Random random) {
        int size = 2 + random.nextInt(7);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add("n" + i);
        }
        Map<String, List<Group>> nodes = new LinkedHashMap<>();
        Set<String> removed = new TreeSet<>();
        for (String name : names) {
            List<Group> groups = new ArrayList<>();
            for (int g = random.nextInt(3); g > 0; g--) {
                List<Way> ways = new ArrayList<>();
                for (int w = 1 + random.nextInt(3); w > 0; w--) {
                    ways.add(way(random, names));
                }
                groups.add(new Group(number(1 + random.nextInt(12), 10), ways));
            }
            nodes.put(name, groups);
            if (random.nextInt(4) == 0) {
                removed.add(name);
            }
        }
        return new Graph(nodes, removed);
    }

    private static Way way(Random random, Iterable<String> names) {
        int hours = random.nextBoolean() ? 0 : 1 + random.nextInt(5);
        return new Way(pick(random, names), new BigDecimal(hours), number(2 + random.nextInt(10), 10));
    }

    private static BigDecimal number(int tenths, int of) {
        return new BigDecimal(tenths).divide(new BigDecimal(of));
    }

    private static String pick(Random random, Iterable<String> names) {
        List<String> all = new ArrayList<>();
        names.forEach(all::add);
        return all.get(random.nextInt(all.size()));
    }

    private static Graph graph(Map<String, List<Group>> nodes, String... removed) {
        return new Graph(nodes, Set.of(removed));
    }

    private static Group group(String need, Way... ways) {
        return new Group(new BigDecimal(need), List.of(ways));
    }

    private static Way active(String node, String capacity) {
        return backup(node, "0", capacity);
    }

    private static Way backup(String node, String hours, String capacity) {
        return new Way(node, new BigDecimal(hours), new BigDecimal(capacity));
    }

    private static State state(Graph graph, String node) {
        return Propagation.of(graph).get(node);
    }

    private static State untouched() {
        return full("0");
    }

    private static State full(String hours) {
        return new State(BigDecimal.ONE, new BigDecimal(hours));
    }

    private static State share(String share) {
        return new State(new BigDecimal(share), BigDecimal.ZERO);
    }
}
