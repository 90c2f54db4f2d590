package edict.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import edict.continuity.ValueChain.Layer;
import edict.facts.Supply;
import edict.facts.Supply.Link;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueChainTest {

    private static final Map<String, String> GROUPS = Map.of("cloud-infrastructure", "cloud");

    @Test
    void the_example_of_the_sheet_has_5350_points_by_country() {
        // 70 % US, 15 % European, 15 % rest: 4900 + 225 + 225 (sheet on sovereignty, section 5).
        Layer layer = layer(link("a", "70", "one", "US"), link("b", "15", "two", "FR"), link("c", "15", "three", "JP"));

        assertThat(layer.countries().least()).isEqualByComparingTo("5350");
        assertThat(layer.countries().most()).isEqualByComparingTo("5350");
        assertThat(layer.countries().shares().get(0))
                .isEqualTo(new ValueChain.Share(Optional.of("US"), new BigDecimal("70.0")));
        assertThat(layer.group()).isEqualTo("cloud");
    }

    @Test
    void one_supplier_has_10000() {
        assertThat(layer(link("a", "1", "one", "US"), link("b", "3", "one", "US")).suppliers().least())
                .isEqualByComparingTo("10000");
    }

    @Test
    void components_count_the_same_unless_each_has_a_weight() {
        Supply supply = new Supply(
                List.of(
                        link("a", "70", "one", "US"),
                        new Link(
                                "b",
                                Set.of("cloud-infrastructure"),
                                Optional.empty(),
                                Optional.of("two"),
                                Optional.of("two"),
                                Optional.of("FR"))),
                Map.of(),
                GROUPS,
                Map.of());

        ValueChain chain = ValueChain.of(supply);

        assertThat(chain.weighed()).isFalse();
        assertThat(chain.layers().get(0).suppliers().least()).isEqualByComparingTo("5000");
    }

    @Test
    void who_operates_what_a_design_says_itself() {
        Supply supply = new Supply(
                List.of(link("a", "70", "one", "US")),
                Map.of("operation", List.of(
                        new Link("a", Set.of("operation"), Optional.empty(), Optional.of("us"), Optional.of("us"), Optional.of("FR")),
                        operated("b", Optional.empty()))),
                Map.of("cloud-infrastructure", "cloud", "operation", "talent"),
                Map.of());

        ValueChain chain = ValueChain.of(supply);

        // Of two operators one is not known: 50 and 50 by themselves, or the same one's 100.
        Layer operation = chain.layers().stream().filter(layer -> layer.layer().equals("operation")).findFirst().orElseThrow();
        assertThat(operation.group()).isEqualTo("talent");
        assertThat(operation.suppliers().least()).isEqualByComparingTo("5000");
        assertThat(operation.suppliers().most()).isEqualByComparingTo("10000");
        assertThat(chain.weighed()).isTrue();
        assertThat(chain.unplaced()).isEmpty();
    }

    @Test
    void what_hangs_on_one_supplier_is_the_same_ones_whoever_that_belongs_to() {
        Supply supply = new Supply(
                List.of(),
                Map.of(
                        "operation",
                        List.of(
                                operated("a", Optional.of("host")),
                                operated("b", Optional.of("host")),
                                operated("c", Optional.of("other")),
                                operated("d", Optional.empty()))),
                Map.of("operation", "talent"),
                Map.of());

        Layer operation = ValueChain.of(supply).layers().get(0);

        // 50, 25 and 25.
        assertThat(operation.suppliers().least()).isEqualByComparingTo("3750");
        assertThat(operation.suppliers().most()).isEqualByComparingTo("10000");
        assertThat(operation.countries().least()).isEqualByComparingTo("3750");
    }

    private static Link operated(String component, Optional<String> by) {
        return new Link(component, Set.of("operation"), Optional.empty(), by, Optional.empty(), Optional.empty());
    }

    @Test
    void a_component_whose_layer_nobody_says_is_named() {
        Supply supply = new Supply(
                List.of(new Link("b", Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())),
                Map.of(),
                GROUPS,
                Map.of());

        assertThat(ValueChain.of(supply).unplaced()).containsExactly("b");
        assertThat(ValueChain.of(supply).layers()).isEmpty();
    }

    /** Each link of which the head isn't known is given to everybody who is known, and to somebody of its own. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_index_lies_between_all_ways_to_fill_in_what_is_not_known(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            List<Link> links = new ArrayList<>();
            for (int link = 0; link < 6; link++) {
                links.add(link(
                        "c" + link,
                        String.valueOf(1 + random.nextInt(9)),
                        random.nextInt(3) == 0 ? "" : "s" + random.nextInt(3),
                        "US"));
            }
            List<Double> possible = new ArrayList<>();
            fill(links, 0, new HashMap<>(), possible);

            ValueChain.Split split = layer(links.toArray(Link[]::new)).suppliers();

            assertThat(split.least())
                    .isEqualByComparingTo(rounded(possible.stream().mapToDouble(d -> d).min().orElseThrow()));
            assertThat(split.most())
                    .isEqualByComparingTo(rounded(possible.stream().mapToDouble(d -> d).max().orElseThrow()));
        }
    }

    private static BigDecimal rounded(double points) {
        return new BigDecimal(points).setScale(6, RoundingMode.HALF_UP).setScale(0, RoundingMode.HALF_UP);
    }

    private static void fill(List<Link> links, int next, Map<String, Double> sums, List<Double> possible) {
        if (next == links.size()) {
            double all = sums.values().stream().mapToDouble(d -> d).sum();
            possible.add(sums.values().stream().mapToDouble(d -> 10_000 * d * d / all / all).sum());
            return;
        }
        Link link = links.get(next);
        List<String> heads = link.head().map(List::of).orElseGet(() -> {
            List<String> all = new ArrayList<>(
                    links.stream().flatMap(other -> other.head().stream()).distinct().toList());
            all.add("own-" + next);
            // Where nobody is known, the unknown ones may also be one.
            all.add("common");
            return all;
        });
        for (String head : heads) {
            Map<String, Double> more = new HashMap<>(sums);
            more.merge(head, link.weight().orElseThrow().doubleValue(), Double::sum);
            fill(links, next + 1, more, possible);
        }
    }

    private static Layer layer(Link... links) {
        return ValueChain.of(new Supply(List.of(links), Map.of(), GROUPS, Map.of())).layers().get(0);
    }

    private static Link link(String component, String weight, String head, String country) {
        return new Link(
                component,
                Set.of("cloud-infrastructure"),
                Optional.of(new BigDecimal(weight)),
                head.isEmpty() ? Optional.empty() : Optional.of(head),
                head.isEmpty() ? Optional.empty() : Optional.of(head),
                Optional.of(country));
    }
}
