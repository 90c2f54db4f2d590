package edict.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edict.facts.Ternary;
import edict.procurement.Candidate.Amount;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RankingTest {

    @Test
    void who_fails_a_minimum_is_never_ranked_whatever_the_points() {
        Ranking ranking = Ranking.of(
                List.of(bid("best", Ternary.NO, 100, 100), bid("perhaps", Ternary.UNKNOWN, 90, 90), bid("sure", Ternary.YES, 10, 10)),
                Map.of("a", number(1)));

        assertThat(ranking.places()).extracting(Ranking.Place::candidate).containsExactly("sure", "perhaps");
        assertThat(ranking.rejected()).containsExactly("best");
        assertThat(ranking.places().get(1).beats()).as("it may yet be rejected").isEmpty();
    }

    @Test
    void an_answer_that_alone_brings_the_next_ahead_is_named() {
        Bid first = bid("first", Ternary.YES, 60, 60);
        Bid second = new Bid(
                "second",
                Ternary.YES,
                Map.of("a", new Range<>(number(40), number(90))),
                Map.of(),
                List.of(new Bid.Unanswered("a", "large", number(30)), new Bid.Unanswered("a", "small", number(20))),
                Set.of(),
                Set.of(),
                false,
                false);

        Ranking.Lead lead = Ranking.of(List.of(first, second), Map.of("a", number(3))).leads().get(0);

        assertThat(lead.certain()).isFalse();
        assertThat(lead.turning()).extracting(Ranking.Turn::question).containsExactly("large");
    }

    @Test
    void an_answer_that_alone_admits_the_better_one_is_named() {
        Bid first = bid("first", Ternary.YES, 60, 60);
        Bid better = new Bid("better", Ternary.UNKNOWN, Map.of("a", Range.at(number(70))), Map.of(), List.of(), hinge("/products/0/supplier"), Set.of(), false, false);
        Bid worse = new Bid("worse", Ternary.UNKNOWN, Map.of("a", Range.at(number(50))), Map.of(), List.of(), hinge("/products/1/supplier"), Set.of(), false, false);

        assertThat(Ranking.of(List.of(first, better), Map.of("a", number(1))).leads().get(0).turning())
                .containsExactly(new Ranking.Turn("better", Bid.ADMISSION, "/products/0/supplier", Fraction.ZERO));
        assertThat(Ranking.of(List.of(first, worse), Map.of("a", number(1))).leads().get(0).turning())
                .as("it would be admitted, and still come behind")
                .isEmpty();
    }

    @Test
    void of_two_that_may_yet_be_rejected_an_answer_that_admits_the_next_brings_it_ahead_whatever_the_totals() {
        Bid first = bid("first", Ternary.UNKNOWN, 60, 60);
        Bid next = new Bid(
                "next",
                Ternary.UNKNOWN,
                Map.of("a", new Range<>(number(10), number(20))),
                Map.of(),
                List.of(new Bid.Unanswered("a", "small", number(10))),
                hinge("/products/0/supplier"), Set.of(), false, false);

        assertThat(Ranking.of(List.of(first, next), Map.of("a", number(1))).leads().get(0).turning())
                .containsExactly(new Ranking.Turn("next", Bid.ADMISSION, "/products/0/supplier", Fraction.ZERO));
    }

    /** What the lowest price is moves what all are worth, the dearer one more. */
    @Test
    void the_price_of_a_third_may_turn_the_order_of_two() {
        List<Bid> bids = priced(
                Map.of("cheap", price(100), "good", price(200), "open", new Amount(BigDecimal.valueOf(50), Optional.of(BigDecimal.valueOf(200)))),
                Map.of("cheap", 0, "good", 40, "open", 0));

        Ranking ranking = Ranking.of(bids, Map.of("price", number(1), "quality", number(1)));

        assertThat(ranking.places()).extracting(Ranking.Place::candidate).containsExactly("good", "cheap", "open");
        assertThat(ranking.leads().get(0).turning()).as("beside 100 they are worth 100 and 50 + 40").extracting(Ranking.Turn::candidate).containsExactly("open");
        assertThat(ranking.leads().get(1).turning()).as("at 50 it is worth 100, and the cheap one 50").extracting(Ranking.Turn::candidate).containsExactly("open");
        assertThat(Ranking.of(bids, Map.of("price", number(1), "quality", number(2))).leads().get(0).turning())
                .as("100 against 50 + 80")
                .isEmpty();
    }

    @Test
    void an_answer_about_what_both_meet_admits_both() {
        Bid first = new Bid("first", Ternary.UNKNOWN, Map.of("a", Range.at(number(60))), Map.of(), List.of(), hinge("/organisations/0/holdings"), Set.of(), false, false);
        Bid next = new Bid("next", Ternary.UNKNOWN, Map.of("a", Range.at(number(50))), Map.of(), List.of(), hinge("/organisations/0/holdings"), Set.of(), false, false);
        Set<Bid.Hinge> both = Set.of(new Bid.Hinge("/organisations/0/holdings", true));
        Bid firstToo = new Bid("first", Ternary.UNKNOWN, first.values(), Map.of(), List.of(), both, both, false, false);
        Bid nextToo = new Bid("next", Ternary.UNKNOWN, next.values(), Map.of(), List.of(), both, both, false, false);

        assertThat(Ranking.of(List.of(first, next), Map.of("a", number(1))).leads().get(0).turning()).hasSize(1);
        assertThat(Ranking.of(List.of(firstToo, nextToo), Map.of("a", number(1))).leads().get(0).turning()).isEmpty();
    }

    /** Beside a silent third, and where nobody says how much it may be at most. */
    @Test
    void a_price_between_what_others_ask_may_turn_the_order_and_one_without_an_end() {
        List<Bid> silent = priced(Map.of("a", new Amount(BigDecimal.valueOf(30), Optional.of(BigDecimal.valueOf(110))), "b", price(70), "c", Amount.UNKNOWN), Map.of("a", 0, "b", 0, "c", 0));
        assertThat(Ranking.of(silent, Map.of("price", number(1))).leads().get(0).turning())
                .as("with 30 of c they are worth 27 and 43")
                .extracting(Ranking.Turn::candidate)
                .contains("c");

        List<Bid> endless = priced(Map.of("a", price(120), "b", new Amount(BigDecimal.valueOf(30), Optional.empty())), Map.of("a", 15, "b", 35));
        Ranking ranking = Ranking.of(endless, Map.of("price", number(40), "quality", number(70)));
        assertThat(ranking.places()).extracting(Ranking.Place::candidate).containsExactly("b", "a");
        assertThat(ranking.leads().get(0).turning()).as("with 1000 of b: 45.9 and 26.6").extracting(Ranking.Turn::candidate).containsExactly("b");
    }

    private static Amount price(int price) {
        return new Amount(BigDecimal.valueOf(price), Optional.of(BigDecimal.valueOf(price)));
    }

    private static List<Bid> priced(Map<String, Amount> prices, Map<String, Integer> quality) {
        List<Bid> bids = new ArrayList<>();
        prices.forEach((candidate, price) -> {
            List<Amount> others = prices.entrySet().stream().filter(other -> !other.getKey().equals(candidate)).map(Map.Entry::getValue).toList();
            Map<String, Range<Fraction>> values = Map.of("price", Cheapness.of(price, others, others), "quality", Range.at(number(quality.get(candidate))));
            bids.add(new Bid(candidate, Ternary.YES, values, Map.of("price", price), List.of(), Set.of(), Set.of(), false, false));
        });
        return bids;
    }

    /** Prices drawn at random: what is named turns the order, and what is not does not, by ranking everybody anew. */
    @ParameterizedTest
    @MethodSource("seeds")
    void a_price_is_named_where_ranking_anew_with_it_turns_the_order(int seed) {
        Random random = new Random(seed);
        Map<String, Amount> prices = new LinkedHashMap<>();
        Map<String, Integer> quality = new LinkedHashMap<>();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            int least = 10 + random.nextInt(100);
            prices.put("b" + i, random.nextBoolean() ? price(least) : new Amount(BigDecimal.valueOf(least), Optional.of(BigDecimal.valueOf(least + 1 + random.nextInt(80)))));
            quality.put("b" + i, random.nextInt(60));
        }
        Map<String, Fraction> weights = Map.of("price", number(1 + random.nextInt(9)), "quality", number(1 + random.nextInt(9)));

        Ranking ranking = Ranking.of(priced(prices, quality), weights);

        for (Ranking.Lead lead : ranking.leads()) {
            prices.forEach((candidate, amount) -> {
                boolean turned = false;
                for (int answer = amount.least().intValue(); answer <= amount.most().orElseThrow().intValue() && !amount.isKnown(); answer++) {
                    Map<String, Amount> answered = new LinkedHashMap<>(prices);
                    answered.put(candidate, price(answer));
                    List<Bid> anew = priced(answered, quality);
                    turned |= total(named(anew, lead.second()), weights, false).compareTo(total(named(anew, lead.first()), weights, false)) > 0;
                }
                assertThat(lead.turning().stream().anyMatch(turn -> turn.candidate().equals(candidate)))
                        .as("%s in %s of %s, %s", candidate, lead, prices, quality)
                        .isEqualTo(turned);
            });
        }
    }

    @Test
    void where_several_answers_decide_about_minimums_one_of_them_might_turn_the_order() {
        Bid first = new Bid("first", Ternary.UNKNOWN, Map.of("a", Range.at(number(60))), Map.of(), List.of(), Set.of(), Set.of(), false, true);
        Bid next = bid("next", Ternary.UNKNOWN, 50, 50);

        assertThat(Ranking.of(List.of(first, next), Map.of("a", number(1))).leads().get(0).perhaps()).containsExactly("first");
    }

    @Test
    void an_answer_that_rejects_the_first_brings_the_next_ahead() {
        Bid first = new Bid("first", Ternary.UNKNOWN, Map.of("a", Range.at(number(60))), Map.of(), List.of(), Set.of(), hinge("/products/0/supplier"), false, false);
        Bid next = bid("next", Ternary.UNKNOWN, 50, 50);

        assertThat(Ranking.of(List.of(first, next), Map.of("a", number(1))).leads().get(0).turning())
                .containsExactly(new Ranking.Turn("first", Bid.ADMISSION, "/products/0/supplier", Fraction.ZERO));
    }

    @Test
    void who_is_no_better_by_any_criterion_is_named() {
        Bid good = new Bid("good", Ternary.YES, Map.of("a", Range.at(number(80)), "b", Range.at(number(50))), Map.of(), List.of(), Set.of(), Set.of(), false, false);
        Bid same = new Bid("same", Ternary.YES, Map.of("a", new Range<>(number(10), number(80)), "b", Range.at(number(40))), Map.of(), List.of(), Set.of(), Set.of(), false, false);
        Bid other = new Bid("other", Ternary.YES, Map.of("a", Range.at(number(0)), "b", Range.at(number(51))), Map.of(), List.of(), Set.of(), Set.of(), false, false);

        Ranking ranking = Ranking.of(List.of(good, same, other), Map.of("a", number(1), "b", number(1)));

        assertThat(ranking.places()).filteredOn(place -> place.candidate().equals("same")).singleElement()
                .satisfies(place -> assertThat(place.dominatedBy()).containsExactly("good"));
        assertThat(ranking.places()).filteredOn(place -> place.candidate().equals("other")).singleElement()
                .satisfies(place -> assertThat(place.dominatedBy()).isEmpty());
    }

    @Test
    void two_with_the_same_total_are_equal_where_nothing_is_open() {
        Ranking.Lead closed = Ranking.of(List.of(bid("z", Ternary.YES, 80, 80), bid("a", Ternary.YES, 80, 80)), Map.of("a", number(1))).leads().get(0);
        assertThat(closed.equal()).isTrue();
        assertThat(closed.certain()).isFalse();
        for (Bid other : List.of(bid("a", Ternary.YES, 80, 81), bid("a", Ternary.UNKNOWN, 80, 80), bid("a", Ternary.YES, 79, 79))) {
            assertThat(Ranking.of(List.of(bid("z", Ternary.YES, 80, 80), other), Map.of("a", number(1))).leads().get(0).equal()).isFalse();
        }
    }

    /** Leaving the one costs nothing, and beside that all others are worth nothing. */
    @Test
    void amounts_are_held_against_each_other_where_their_points_are_alike() {
        Ranking ranking = Ranking.of(
                priced(Map.of("free", price(0), "cheap", price(100), "dear", price(500_000)), Map.of("free", 0, "cheap", 40, "dear", 50)),
                Map.of("price", number(1), "quality", number(1)));

        assertThat(ranking.places()).allSatisfy(place -> assertThat(place.dominatedBy()).isEmpty());
    }

    /** Against every completion at the corners, and against shares tried one by one. */
    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_said_of_the_order_is_so(int seed) {
        Random random = new Random(seed);
        Map<String, Fraction> weights = new LinkedHashMap<>();
        IntStream.range(0, 2 + random.nextInt(3)).forEach(i -> weights.put("c" + i, number(1 + random.nextInt(9))));
        List<Bid> bids = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            Map<String, Range<Fraction>> values = new LinkedHashMap<>();
            weights.keySet().forEach(criterion -> {
                int least = random.nextInt(100);
                values.put(criterion, new Range<>(number(least), number(least + random.nextInt(101 - least))));
            });
            bids.add(new Bid("b" + i, Ternary.YES, values, Map.of(), List.of(), Set.of(), Set.of(), false, false));
        }

        Ranking ranking = Ranking.of(bids, weights);

        for (Ranking.Place place : ranking.places()) {
            for (Bid other : bids) {
                if (!other.candidate().equals(place.candidate())) {
                    // The worst corner of one against the best of the other is the hardest case.
                    boolean always = total(named(bids, place.candidate()), weights, false)
                                    .compareTo(total(other, weights, true)) > 0;
                    assertThat(place.beats().contains(other.candidate())).isEqualTo(always);
                }
            }
        }
        String first = ranking.places().get(0).candidate();
        for (Ranking.Swing swing : ranking.swings()) {
            boolean turned = false;
            for (int percent = 0; percent <= 100; percent++) {
                Fraction share = number(percent).over(number(100));
                String best = best(bids, weights, swing.criterion(), share, first);
                boolean between = swing.at().isEmpty()
                        || share.compareTo(swing.share()) >= 0 == swing.at().get().compareTo(swing.share()) >= 0
                                && distance(share, swing.share()).compareTo(distance(swing.at().get(), swing.share())) < 0;
                if (between) {
                    assertThat(best).as(swing + " at " + percent).isEqualTo(first);
                }
                turned |= !best.equals(first);
            }
            if (swing.at().isEmpty()) {
                assertThat(turned).isFalse();
            }
        }
    }

    /** Who is ahead of its neighbour is not yet ahead of the one after that. */
    @Test
    void the_first_is_held_against_each_of_the_others() {
        Bid last = bid("d", Ternary.YES, 60, 85);
        Ranking ranking = Ranking.of(
                List.of(bid("a", Ternary.YES, 80, 80), bid("b", Ternary.YES, 75, 75), bid("c", Ternary.YES, 70, 70), last), Map.of("a", number(1)));

        assertThat(ranking.leads())
                .extracting(Ranking.Lead::first, Ranking.Lead::second, Ranking.Lead::certain)
                .containsExactly(
                        tuple("a", "b", true),
                        tuple("b", "c", true),
                        tuple("c", "d", false),
                        tuple("a", "c", true),
                        tuple("a", "d", false));
        assertThat(ranking.firstOnceAdmitted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"81, 90, true", "80, 90, false", "79, 90, false"})
    void who_waits_for_its_minimums_alone_is_named(int least, int most, boolean named) {
        Ranking ranking = Ranking.of(
                List.of(bid("sure", Ternary.YES, 70, 80), bid("waiting", Ternary.UNKNOWN, least, most)), Map.of("a", number(1)));

        assertThat(ranking.places().get(0).candidate()).isEqualTo("sure");
        assertThat(ranking.firstOnceAdmitted()).isEqualTo(named ? Optional.of("waiting") : Optional.empty());
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** Who has the highest total in the worst case, the first where it is among them. */
    private static String best(List<Bid> bids, Map<String, Fraction> weights, String criterion, Fraction share, String first) {
        Fraction rest = weights.entrySet().stream()
                .filter(weight -> !weight.getKey().equals(criterion))
                .map(Map.Entry::getValue)
                .reduce(Fraction.ZERO, Fraction::plus);
        Map<String, Fraction> moved = new LinkedHashMap<>();
        weights.forEach((key, weight) -> moved.put(
                key, key.equals(criterion) ? share : Fraction.ONE.minus(share).times(weight).over(rest.isZero() ? Fraction.ONE : rest)));
        String best = first;
        for (Bid bid : bids) {
            if (total(bid, moved, false).compareTo(total(named(bids, best), moved, false)) > 0) {
                best = bid.candidate();
            }
        }
        return best;
    }

    private static Fraction total(Bid bid, Map<String, Fraction> weights, boolean most) {
        Fraction total = Fraction.ZERO;
        Fraction sum = Fraction.ZERO;
        for (Map.Entry<String, Fraction> weight : weights.entrySet()) {
            Range<Fraction> value = bid.values().get(weight.getKey());
            total = total.plus(weight.getValue().times(most ? value.most() : value.least()));
            sum = sum.plus(weight.getValue());
        }
        return total.over(sum);
    }

    private static Fraction distance(Fraction one, Fraction other) {
        return one.compareTo(other) >= 0 ? one.minus(other) : other.minus(one);
    }

    private static Bid named(List<Bid> bids, String candidate) {
        return bids.stream().filter(bid -> bid.candidate().equals(candidate)).findFirst().orElseThrow();
    }

    private static Bid bid(String candidate, Ternary admitted, int least, int most) {
        return new Bid(candidate, admitted, Map.of("a", new Range<>(number(least), number(most))), Map.of(), List.of(), Set.of(), Set.of(), false, false);
    }

    private static Set<Bid.Hinge> hinge(String question) {
        return Set.of(new Bid.Hinge(question, false));
    }

    private static Fraction number(int number) {
        return Fraction.of(BigDecimal.valueOf(number));
    }
}
