package edict.report;

import static org.assertj.core.api.Assertions.assertThat;

import edict.continuity.ContinuityIndex;
import edict.facts.Requirements;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ContinuityTextTest {

    private static final Requirements.Missing AT = new Requirements.Missing("/capabilities/0", "criticality", "");

    /** 6/11 is 54.5454… %: rounded to 0.5455 first, it would be 54.6 %. */
    @Test
    void a_share_is_rounded_once() {
        ContinuityIndex index = index(6, 5);

        assertThat(ContinuityText.percent(index.least(), Language.EN)).isEqualTo("54.5 %");
        assertThat(index.isKnown()).isTrue();
        ObjectNode node = Nodes.object();
        ContinuityText.index(node, index);
        assertThat(node.toString()).isEqualTo("{\"least\":0.5455,\"most\":0.5455}");
    }

    @Test
    void only_what_is_everything_or_nothing_is_told_so() {
        assertThat(ContinuityText.percent(index(100_000, 1).least(), Language.EN)).isEqualTo("99.9 %");
        assertThat(ContinuityText.percent(index(1, 100_000).least(), Language.EN)).isEqualTo("0.1 %");
        assertThat(ContinuityText.percent(index(1, 0).least(), Language.FR)).isEqualTo("100 %");
    }

    private static ContinuityIndex index(int kept, int lost) {
        List<ContinuityIndex.Term> terms = List.of(term(BigDecimal.ONE, kept), term(BigDecimal.ZERO, lost));
        return ContinuityIndex.together(List.of(new ContinuityIndex(BigDecimal.ONE, BigDecimal.ONE, terms)));
    }

    private static ContinuityIndex.Term term(BigDecimal share, int weight) {
        Optional<BigDecimal> counts = Optional.of(BigDecimal.valueOf(weight));
        return new ContinuityIndex.Term(share, share, new Requirements.Amount(counts, counts, AT));
    }
}
