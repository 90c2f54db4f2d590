package edict.workbench;

import edict.rulebook.Rulebook;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** How much the shipped cases notice. Takes more than a minute of two cores. */
class MutationScoreIT {

    private static final Path FOLDER = Path.of("");

    @Test
    void the_cases_of_each_shipped_pack_notice_nine_of_ten_mistakes() {
        Mutation.Report report = Mutation.under(FOLDER, Cases.under(FOLDER, Rulebook.load(FOLDER)))
                .run(pack -> true, Mutation.Reach.OWN_FIRST);

        SoftAssertions scores = new SoftAssertions();
        report.tried().keySet().forEach(pack -> scores.assertThat(report.score(pack))
                .as("%s, whose cases do not notice%n%s", pack, survivors(report, pack))
                .isGreaterThanOrEqualTo(0.9));
        scores.assertThat(report.excludedShare()).as("left out with a reason").isLessThanOrEqualTo(0.03);
        scores.assertThat(report.gone()).as("left out, but not there").isEmpty();
        scores.assertAll();
    }

    private static String survivors(Mutation.Report report, String pack) {
        return report.survivors().stream()
                .filter(survivor -> survivor.contains(": " + pack + "/"))
                .reduce("", (text, survivor) -> text + survivor + "\n");
    }
}
