package edict.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import edict.procurement.Candidate.Amount;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheapnessTest {

    private static final Fraction HUNDRED = number(100);

    @Test
    void the_least_is_worth_a_hundred_and_twice_as_much_the_half() {
        assertThat(Cheapness.of(from(100, 100), List.of(from(200, 200)), List.of(from(200, 200)))).isEqualTo(Range.at(HUNDRED));
        assertThat(Cheapness.of(from(200, 200), List.of(from(100, 100)), List.of(from(100, 100)))).isEqualTo(Range.at(number(50)));
        assertThat(Cheapness.of(from(0, 0), List.of(from(100, 100)), List.of(from(100, 100)))).isEqualTo(Range.at(HUNDRED));
        assertThat(Cheapness.of(from(100, 100), List.of(from(0, 0)), List.of(from(0, 0)))).isEqualTo(Range.at(Fraction.ZERO));
    }

    @Test
    void who_is_alone_asks_the_least_whatever_it_is() {
        assertThat(Cheapness.of(from(100, 200), List.of(), List.of())).isEqualTo(Range.at(HUNDRED));
    }

    @Test
    void who_names_nothing_is_not_measured_against_and_may_be_worth_anything() {
        assertThat(Cheapness.of(from(100, 100), List.of(Amount.UNKNOWN), List.of(Amount.UNKNOWN))).isEqualTo(Range.at(HUNDRED));
        assertThat(Cheapness.of(Amount.UNKNOWN, List.of(from(100, 100)), List.of(from(100, 100)))).isEqualTo(new Range<>(Fraction.ZERO, HUNDRED));
    }

    /** All amounts tried one by one, and with each of those that may yet be rejected in and out. */
    @ParameterizedTest
    @MethodSource("seeds")
    void no_answer_leads_beyond_what_is_said(int seed) {
        Random random = new Random(seed);
        Amount one = drawn(random);
        Amount other = drawn(random);
        List<Amount> sure = IntStream.range(0, random.nextInt(2)).mapToObj(i -> drawn(random)).toList();
        List<Amount> perhaps = IntStream.range(0, random.nextInt(2)).mapToObj(i -> drawn(random)).toList();
        List<Amount> possible = new ArrayList<>(sure);
        possible.addAll(perhaps);

        List<Fraction> leads = new ArrayList<>();
        List<Fraction> worths = new ArrayList<>();
        for (List<Integer> third : perhaps.isEmpty() ? choices(sure) : List.of(choices(sure), choices(possible)).stream()
                .flatMap(List::stream)
                .toList()) {
            for (int mine : values(one)) {
                for (int theirs : values(other)) {
                    int best = Math.min(Math.min(mine, theirs), third.stream().min(Integer::compare).orElse(Integer.MAX_VALUE));
                    leads.add(worth(mine, best).minus(worth(theirs, best)));
                    if (third.size() == possible.size()) {
                        worths.add(worth(mine, best));
                    }
                }
            }
        }

        assertThat(Cheapness.lead(one, other, sure, possible)).isEqualTo(leads.stream().min(Fraction::compareTo).orElseThrow());
        List<Amount> others = new ArrayList<>(possible);
        others.add(other);
        assertThat(Cheapness.of(one, others, others))
                .isEqualTo(new Range<>(
                        worths.stream().min(Fraction::compareTo).orElseThrow(),
                        worths.stream().max(Fraction::compareTo).orElseThrow()));
    }

    /** What may be anything is worth nothing in the end, and it may be the least. */
    @Test
    void of_what_may_be_anything_the_worst_counts() {
        assertThat(Cheapness.lead(from(100, 100), from(200, 200), List.of(), List.of())).isEqualTo(number(50));
        assertThat(Cheapness.lead(from(100, 100), from(200, 200), List.of(Amount.UNKNOWN), List.of(Amount.UNKNOWN)))
                .as("a third that asks nothing makes both worth nothing")
                .isEqualTo(Fraction.ZERO);
        assertThat(Cheapness.lead(from(100, 100), Amount.UNKNOWN, List.of(), List.of())).isEqualTo(number(-100));
        assertThat(Cheapness.lead(Amount.UNKNOWN, from(100, 100), List.of(), List.of())).isEqualTo(number(-100));
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    private static List<List<Integer>> choices(List<Amount> amounts) {
        List<List<Integer>> all = List.of(List.of());
        for (Amount amount : amounts) {
            List<List<Integer>> more = new ArrayList<>();
            for (List<Integer> some : all) {
                for (int value : values(amount)) {
                    List<Integer> longer = new ArrayList<>(some);
                    longer.add(value);
                    more.add(longer);
                }
            }
            all = more;
        }
        return all;
    }

    private static int[] values(Amount amount) {
        return IntStream.rangeClosed(amount.least().intValueExact(), amount.most().orElseThrow().intValueExact()).toArray();
    }

    private static Fraction worth(int amount, int best) {
        return amount <= best ? HUNDRED : HUNDRED.times(number(best)).over(number(amount));
    }

    private static Amount drawn(Random random) {
        int least = random.nextInt(6);
        return from(least, least + random.nextInt(4));
    }

    private static Amount from(int least, int most) {
        return new Amount(BigDecimal.valueOf(least), Optional.of(BigDecimal.valueOf(most)));
    }

    private static Fraction number(int number) {
        return Fraction.of(BigDecimal.valueOf(number));
    }
}
