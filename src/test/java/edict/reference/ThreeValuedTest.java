package edict.reference;

import static org.assertj.core.api.Assertions.assertThat;

import edict.reference.Drawing.Failure;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The product against the completions, on rule bases and documents drawn by chance. More of them with
 * {@code -Dedict.documents=10000}, others with {@code -Dedict.seed=1000000}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeValuedTest {

    private static final int INSTANCES = 200;
    private static final int SHOWN = 3;

    private final Drawing drawing =
            Drawing.of(Integer.getInteger("edict.documents", 500), Long.getLong("edict.seed", 0));

    ThreeValuedTest() {
        System.out.println(drawing);
    }

    @Test
    void certain_is_certain_in_every_completion_and_nothing_possible_is_silent() {
        List<Failure> failures = drawing.failures;
        assertThat(failures.size())
                .as(() -> failures.stream()
                        .limit(SHOWN)
                        .map(Drawing::shrunk)
                        .map(f -> "seed " + f.seed() + ": " + f.disagreement().text() + "\nSketch.of(\"\"\"\n" + f.sketch() + "\"\"\")")
                        .collect(Collectors.joining("\n\n", "disagreements; the first of them:\n", "\n")))
                .isZero();
    }

    @Test
    void what_is_certain_is_mostly_reported_so_and_what_is_reported_open_mostly_is() {
        assertThat(drawing.all.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(drawing.all.precision()).isGreaterThanOrEqualTo(0.95);
        drawing.byConstruct.forEach((construct, tally) -> {
            if (tally.certain >= INSTANCES) {
                assertThat(tally.recall()).as(construct).isGreaterThanOrEqualTo(0.85);
            }
            if (tally.open >= INSTANCES) {
                assertThat(tally.precision()).as(construct).isGreaterThanOrEqualTo(0.85);
            }
        });
    }

    @Test
    void every_construct_turns_up_and_a_third_is_unknown() {
        Census.CONSTRUCTS.forEach(c -> assertThat(drawing.census.share(c)).as(c).isGreaterThanOrEqualTo(0.05));
        assertThat(drawing.census.deniedShare()).isGreaterThanOrEqualTo(0.05);
        for (String kind : List.of("attributes", "list members", "references")) {
            assertThat(drawing.census.unknownShare(kind)).as(kind).isGreaterThanOrEqualTo(1.0 / 3);
        }
    }
}
