package edict.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import edict.facts.Requirements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContinuityIndexTest {

    private static final Requirements.Missing AT = new Requirements.Missing("/capabilities/0", "criticality", "");

    @Test
    void counts_each_capability_by_its_weight() {
        ContinuityIndex index = ContinuityIndex.of(List.of(term("0", "0", "5", "5"), term("1", "1", "3", "3")));

        assertThat(index.least()).isEqualByComparingTo("0.375");
        assertThat(index.isKnown()).isTrue();
    }

    @Test
    void is_whole_only_when_nothing_is_lost() {
        assertThat(ContinuityIndex.of(List.of(term("1", "1", "1", "5"))).isWhole()).isTrue();
        assertThat(ContinuityIndex.of(List.of(term("0.99", "1", "1", "5"))).isWhole()).isFalse();
    }

    @Test
    void spans_exactly_what_completions_reach() {
        Random random = new Random(4711);
        for (int round = 0; round < 300; round++) {
            List<ContinuityIndex.Term> terms = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(5); i++) {
                int kept = random.nextInt(5);
                int weight = 1 + random.nextInt(5);
                terms.add(term(
                        quarters(kept),
                        quarters(kept + random.nextInt(5 - kept)),
                        Integer.toString(weight),
                        Integer.toString(weight + random.nextInt(4))));
            }
            double least = 1;
            double most = 0;
            // A mean of this kind has its extremes at the corners.
            for (int corner = 0; corner < 1 << (2 * terms.size()); corner++) {
                double sum = 0;
                double weights = 0;
                for (int i = 0; i < terms.size(); i++) {
                    ContinuityIndex.Term term = terms.get(i);
                    boolean heavy = (corner >> (2 * i) & 1) == 1;
                    double weight = (heavy ? term.weight().most() : term.weight().least()).orElseThrow().doubleValue();
                    sum += weight * ((corner >> (2 * i + 1) & 1) == 1 ? term.most() : term.least()).doubleValue();
                    weights += weight;
                }
                least = Math.min(least, sum / weights);
                most = Math.max(most, sum / weights);
            }

            ContinuityIndex index = ContinuityIndex.of(terms);

            assertThat(index.least().doubleValue()).as("%s", terms).isCloseTo(least, within());
            assertThat(index.most().doubleValue()).as("%s", terms).isCloseTo(most, within());
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.0001);
    }

    private static String quarters(int quarters) {
        return BigDecimal.valueOf(quarters).divide(BigDecimal.valueOf(4)).toPlainString();
    }

    private static ContinuityIndex.Term term(String least, String most, String lightest, String heaviest) {
        return new ContinuityIndex.Term(
                new BigDecimal(least),
                new BigDecimal(most),
                new Requirements.Amount(
                        Optional.of(new BigDecimal(lightest)), Optional.of(new BigDecimal(heaviest)), AT));
    }
}
