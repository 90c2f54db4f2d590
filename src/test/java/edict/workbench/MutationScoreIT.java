package edict.workbench;

import edict.rulebook.Rulebook;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** How much the shipped cases notice: of a draw, and of everything where the draw leaves a doubt. */
class MutationScoreIT {

    private static final Path FOLDER = Path.of("");

    /** Mistakes of each pack: all of them take many minutes, and a pack that is good enough shows it in these. */
    private static final int DRAW = 60;

    private static final double ENOUGH = 0.9;

    @Test
    void the_cases_of_each_shipped_pack_notice_nine_of_ten_mistakes() {
        Mutation mutation = Mutation.under(FOLDER, Cases.under(FOLDER, Rulebook.shipped()));
        Mutation.Report draw = mutation.run(pack -> true, Mutation.Reach.OWN_FIRST, DRAW);
        Set<String> doubtful = draw.tried().keySet().stream()
                .filter(pack -> draw.score(pack) < ENOUGH)
                .collect(Collectors.toSet());
        Mutation.Report report = mutation.run(doubtful::contains, Mutation.Reach.OWN_FIRST);

        SoftAssertions scores = new SoftAssertions();
        report.tried().keySet().forEach(pack -> scores.assertThat(report.score(pack))
                .as("%s, whose cases do not notice%n%s", pack, survivors(report, pack))
                .isGreaterThanOrEqualTo(ENOUGH));
        scores.assertThat(draw.tried()).as("packs").isNotEmpty();
        scores.assertThat(draw.excludedShare()).as("left out with a reason").isLessThanOrEqualTo(0.03);
        scores.assertThat(draw.gone()).as("left out, but not there").isEmpty();
        scores.assertAll();
    }

    private static String survivors(Mutation.Report report, String pack) {
        return report.survivors().stream()
                .filter(survivor -> survivor.contains(": " + pack + "/"))
                .reduce("", (text, survivor) -> text + survivor + "\n");
    }
}
