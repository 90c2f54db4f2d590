package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    private static final String GARDEN = "src/test/resources/rulebooks/garden/";
    private static final String BEFORE = "src/test/resources/reports/garden-before.yaml";
    private static final String AFTER = "src/test/resources/reports/garden-after.yaml";

    @TempDir
    Path folder;

    @Test
    void it_ends_with_0_when_nothing_got_worse_1_when_the_decision_did_and_2_when_something_else_did() {
        assertThat(garden("diff", BEFORE, BEFORE).code()).isZero();
        assertThat(garden("diff", BEFORE, BEFORE).out()).contains("\nNothing that was found changes.\n");
        assertThat(garden("diff", AFTER, BEFORE).code()).isEqualTo(1);
        assertThat(garden("diff", BEFORE, AFTER).code()).isEqualTo(2);
    }

    @Test
    void one_design_on_two_days_shows_what_the_law_does() {
        Terminals.Run run = garden("diff", BEFORE, BEFORE, "--as-of-b", "2026-12-02", "--known-on", "2026-11-20");

        assertThat(run.out())
                .startsWith("REJECTED → REJECTED as of 2026-11-20 → 2026-12-02\n")
                .contains("~ violated from 2026-12-02 → violated  saw: No drill noise  (worse)\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void answers_count_for_both_or_for_the_second_alone() throws IOException {
        String answers = write(
                "answers.yaml", "kind: Answers\nanswers: [{of: saw, set: {loud: false}, by: Ada, on: 2026-11-20}]\n");

        assertThat(garden("diff", BEFORE, BEFORE, "--answers", answers).out()).contains("Nothing that was found changes.");
        Terminals.Run second = garden("diff", BEFORE, BEFORE, "--answers-b", answers);
        assertThat(second.out()).contains("    loud: yes → no (answered)  A:13 → " + answers + ":2\n");
        assertThat(second.code()).isZero();
    }

    @Test
    void a_design_is_held_against_itself_with_an_option_that_it_offers() throws IOException {
        String design = write(
                "own.yaml",
                Files.readString(Path.of("src/examples/call-centre.yaml"))
                        + "options: [{id: service, changes: [{of: agent-mood, set: {setting: [customer-service], emotionTarget: [customers]}}]}]\n");
        int line = Files.readAllLines(Path.of(design)).size();

        Terminals.Run run = Terminals.run("", List.of("diff", design, design + "#service", "--as-of", "2026-11-20"));

        assertThat(run.out())
                .startsWith("REJECTED → NEEDS REVIEW as of 2026-11-20\n")
                .contains("A " + design + " → B " + design + "#service, profile", "    setting: workplace → customer-service  A:15 → B:" + line + "\n");
        assertThat(run.code()).isZero();
        assertThat(Terminals.run("", List.of("diff", design, design + "#servce")).err())
                .contains("own.yaml:" + line + ":10: /options: no option is called `servce`; expected `service`; did you mean `service`?");
    }

    @Test
    void what_is_wrong_with_both_is_said_at_once() throws IOException {
        String wrong = write("wrong.yaml", "kind: Design\nmachines: [{id: saw, laud: true}]\n");
        String other = write("other.yaml", "kind: Design\nmachines: [{id: saw, powr: 5}]\n");

        Terminals.Run run = garden("diff", wrong, other);

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("did you mean `loud`?", "did you mean `power`?");
        assertThat(garden("diff", "-", "-").err())
                .startsWith("only one of the two designs can come in through standard input\n");
    }

    @Test
    void a_capability_of_which_less_is_left_is_worse() throws IOException {
        String design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")))
                .replaceFirst("node: old-model, switchHours: 2, capacity: 1, tested: false", "node: old-model, switchHours: 0, capacity: 0.9, tested: false");
        String before = write("before.yaml", design);
        String after = write("after.yaml", design.replace("capacity: 0.9", "capacity: 0.1"));

        Terminals.Run run = Terminals.run("", List.of("diff", before, after, "--as-of", "2026-11-20"));

        assertThat(run.out()).contains("  ~ Services controlled from the United States stop: search: degraded to 90 % → degraded to 10 %  (worse)\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void a_capability_that_is_lost_is_worse() throws IOException {
        String design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")));
        String before = write("before.yaml", design);
        String after = write("after.yaml", design.replaceFirst("testedOn: 2026-07-02, tested: true,\\s+measuredRtoHours: 6, rpoHours: 1,", "tested: false,"));

        Terminals.Run run = Terminals.run("", List.of("diff", before, after));

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("If access is lost (1)\n  ~ Services controlled from the United States stop: answers: retained by a switch after 6 h → lost  (worse)\n"
                        + "    because of api\n");
        assertThat(run.code()).isNotZero();
    }

    @Test
    void a_timeline_ends_after_the_day_judged() {
        Terminals.Run run = garden("timeline", BEFORE, "--until", "2026-11-19");

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).startsWith("--until: 2026-11-19 lies before the day judged, 2026-11-20\n");
    }

    private static Terminals.Run garden(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--rules", GARDEN + "rules", "--policies", GARDEN + "policies"));
        return Terminals.run("", all);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
