package edict.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import edict.continuity.CheapestSets.Found;
import edict.continuity.CheapestSets.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheapestSetsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 11})
    void every_smallest_set_is_found_and_the_cheapest_comes_first(int things) {
        Random random = new Random(things);
        for (int round = 0; round < 60; round++) {
            List<Price> prices = prices(things, random);
            Predicate<Set<Integer>> enough = monotone(things, random);
            List<Set<Integer>> expected = smallest(things, enough);

            Found found = CheapestSets.of(prices, Integer.MAX_VALUE, enough);

            assertThat(found.sets()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(found.sets().stream().map(set -> price(set, prices)).toList()).isSorted();
            assertThat(found.exact() && found.all()).isTrue();
        }
    }

    @Test
    void of_many_things_one_set_is_found_of_which_nothing_can_be_left_out() {
        int things = CheapestSets.EXACT + 5;
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            Predicate<Set<Integer>> enough = monotone(things, random);

            Found found = CheapestSets.of(prices(things, random), 5, enough);

            assertThat(found.exact()).isFalse();
            assertThat(found.sets()).hasSize(1).allSatisfy(set -> {
                assertThat(enough.test(set)).isTrue();
                assertThat(set).allSatisfy(thing -> {
                    Set<Integer> fewer = new HashSet<>(set);
                    fewer.remove(thing);
                    assertThat(enough.test(fewer)).isFalse();
                });
            });
        }
    }

    @Test
    void where_even_everything_is_not_enough_nothing_is_found() {
        assertThat(CheapestSets.of(prices(3, new Random(1)), 5, set -> false).sets()).isEmpty();
    }

    @Test
    void where_nothing_is_needed_nothing_is_the_cheapest() {
        assertThat(CheapestSets.of(prices(3, new Random(1)), 5, set -> true).sets()).containsExactly(Set.of());
    }

    @Test
    void what_has_a_known_price_comes_before_what_has_none() {
        List<Price> prices = List.of(
                Price.of(Optional.empty(), Optional.empty()),
                Price.of(Optional.of(new BigDecimal(400)), Optional.of(new BigDecimal(900))),
                Price.of(Optional.of(new BigDecimal(500)), Optional.of(new BigDecimal(600))));

        assertThat(CheapestSets.of(prices, 5, set -> !set.isEmpty()).sets())
                .containsExactly(Set.of(2), Set.of(1), Set.of(0));
    }

    @Test
    void only_so_many_sets_are_looked_for() {
        Found found = CheapestSets.of(prices(8, new Random(3)), 2, set -> set.size() >= 3);

        assertThat(found.sets()).hasSize(2);
        assertThat(found.exact()).isTrue();
        assertThat(found.all()).isFalse();
    }

    private static List<Price> prices(int things, Random random) {
        return IntStream.range(0, things)
                .mapToObj(thing -> {
                    BigDecimal least = new BigDecimal(random.nextInt(5));
                    return Price.of(
                            Optional.of(least),
                            random.nextInt(4) == 0
                                    ? Optional.empty()
                                    : Optional.of(least.add(new BigDecimal(random.nextInt(5)))));
                })
                .toList();
    }

    private static Price price(Set<Integer> set, List<Price> prices) {
        return Price.of(set.stream().map(prices::get).toList());
    }

    /** Several sets, each of which is enough. */
    private static Predicate<Set<Integer>> monotone(int things, Random random) {
        List<Set<Integer>> enough = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            enough.add(IntStream.range(0, things)
                    .filter(thing -> random.nextInt(3) == 0)
                    .boxed()
                    .collect(Collectors.toSet()));
        }
        return set -> enough.stream().anyMatch(set::containsAll);
    }

    private static List<Set<Integer>> smallest(int things, Predicate<Set<Integer>> enough) {
        List<Set<Integer>> all = IntStream.range(0, 1 << things)
                .mapToObj(bits -> IntStream.range(0, things)
                        .filter(thing -> (bits >> thing & 1) == 1)
                        .boxed()
                        .collect(Collectors.toSet()))
                .filter(enough)
                .toList();
        return all.stream()
                .filter(set -> all.stream().noneMatch(other -> other.size() < set.size() && set.containsAll(other)))
                .toList();
    }
}
