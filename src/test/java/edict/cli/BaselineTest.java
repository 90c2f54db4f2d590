package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that is kept, and what later designs are held against it. */
class BaselineTest {

    private static final String BEFORE = "src/test/resources/reports/garden-before.yaml";
    private static final String AFTER = "src/test/resources/reports/garden-after.yaml";

    @TempDir
    Path folder;

    private String kept = "";

    @BeforeEach
    void keep() {
        kept = folder.resolve("kept.json").toString();
        assertThat(garden("check", BEFORE, "--format", "json", "-o", kept).code()).isEqualTo(1);
    }

    @Test
    void what_is_known_fails_nothing_and_rejects_all_the_same() {
        Terminals.Run run = garden("check", BEFORE, "--baseline", kept);

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("REJECTED as of 2026-11-20").contains("new 0, worse 0, gone 0.", "the exit code is 0");
        assertThat(garden("check", BEFORE).out())
                .startsWith("REJECTED as of 2026-11-20")
                .doesNotContain("Known since", "New or worse", "(known");
    }

    @Test
    void a_brief_report_tells_it_as_well() {
        assertThat(garden("check", AFTER, "--baseline", kept, "--brief").out())
                .contains("Known since 2026-11-20 (baseline ", "New or worse than the baseline (", "Gone since the baseline (");
    }

    @Test
    void a_report_that_was_held_against_a_baseline_is_one_itself() throws IOException {
        Path next = folder.resolve("next.json");
        Terminals.Run run = garden("check", AFTER, "--baseline", kept, "--format", "json", "-o", next.toString());

        assertThat(run.code()).isNotZero();
        assertThat(Files.readString(next)).contains("\"baselineState\": \"new\"");
        assertThat(garden("check", AFTER, "--baseline", next.toString()).code()).isZero();
    }

    @Test
    void a_baseline_of_other_rules_is_told() throws IOException {
        Path other = folder.resolve("other.json");
        String report = Files.readString(Path.of(kept));
        Files.writeString(other, report.replaceFirst("(\"rulebook\": \\{\\s*\"hash\": \")[0-9a-f]{12}", "$1000000000000"));

        assertThat(garden("check", BEFORE, "--baseline", other.toString()).out())
                .containsPattern("rulebook\\s+000000000000")
                .contains("The baseline is of another rulebook, so the law may be what is new.");
    }

    @Test
    void what_is_no_report_is_refused_where_it_is_wrong() throws IOException {
        assertThat(garden("check", BEFORE, "--baseline", AFTER))
                .satisfies(run -> assertThat(run.code()).isEqualTo(65))
                .extracting(Terminals.Run::err)
                .asString()
                .contains(AFTER + ":1:1: /decision: `decision` is missing; expected a report that `check --format json` wrote");
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, "{\"decision\": \n \"rejected\",,}");
        assertThat(garden("check", BEFORE, "--baseline", broken.toString()).err()).contains("broken.json:2:13: the text is not JSON here");
        Files.writeString(broken, "[".repeat(100_000));
        assertThat(garden("check", BEFORE, "--baseline", broken.toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(65))
                .extracting(Terminals.Run::err)
                .asString()
                .contains("broken.json:1:65: ");
        assertThat(garden("check", BEFORE, "--baseline", folder.resolve("none.json").toString()).err())
                .contains("none.json: there is no such file");
    }

    @Test
    void the_result_does_not_take_the_place_of_the_baseline() {
        for (List<String> named : List.of(List.of("--baseline", kept), List.of("--baseline=" + kept))) {
            List<String> arguments = new ArrayList<>(List.of("check", BEFORE, "--format", "json", "-o", kept));
            arguments.addAll(named);

            assertThat(garden(arguments.toArray(new String[0])))
                    .satisfies(run -> assertThat(run.code()).isEqualTo(64))
                    .extracting(Terminals.Run::err)
                    .asString()
                    .contains("the result would take the place of");
        }
    }

    private static Terminals.Run garden(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--rules", "src/test/resources/rulebooks/garden/rules",
                "--policies", "src/test/resources/rulebooks/garden/policies"));
        return Terminals.run("", all);
    }
}
