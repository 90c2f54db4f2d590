package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskCommandTest {

    private static final String GARDEN = "src/test/resources/rulebooks/garden/";
    private static final String SAW =
            """
            kind: Design
            organisations: [{id: us, assessed: true, name: We}]
            incidents: []
            machines:
              - {id: saw, name: Big saw, roles: [{holder: us, code: owner}]}
            """;

    @TempDir
    Path folder;

    private String design = "";

    @BeforeEach
    void write() throws IOException {
        design = Files.writeString(folder.resolve("design.yaml"), SAW).toString();
    }

    @Test
    void it_asks_until_the_decision_can_t_change_and_says_why() throws IOException {
        Terminals.Run run = ask("no\nno # nobody needs it\nmaybe\n5\n2020-01-01\n", design, "--by", "Ada");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().replace(folder + "/", "").replace(GARDEN, "<garden>").replace(" \n", "\n"))
                .isEqualTo(
                        """
                        NEEDS REVIEW as of 2026-11-20
                        An empty line skips, ? explains, quit ends. Add a reason after ` # `.

                        Is it used for drills only?
                          Machine Big saw (design.yaml:5)
                          yes, no, or unknown
                        >
                        Is it loud?
                          Machine Big saw (design.yaml:5)
                          yes, no, or unknown
                        >   The decision is now: approved with conditions (was needs review)

                        How strong is it?
                          Machine Big saw (design.yaml:5)
                          a number (kW) ≥ 0, or unknown
                        >   expected a number (kW) from 0, found the text `maybe`
                        >   The decision is now: needs review (was approved with conditions)

                        When was it first used?
                          Machine Big saw (design.yaml:5)
                          a day such as 2026-08-02, or unknown
                        >   The decision is now: approved (was needs review)

                        The decision can't change any more: approved.
                          nothing that is open speaks against it
                          questions left that change no decision: 1; --all asks them
                        Answers kept: 4
                        edict check design.yaml --answers design.answers.yaml --rules <garden>rules --policies <garden>policies
                        """);
        assertThat(answers())
                .contains("  - of: saw\n    set: {drill: false}\n    by: Ada\n    on: 2026-11-20\n")
                .contains("  - of: saw\n    set: {loud: false}\n    because: nobody needs it\n    by: Ada\n    on: 2026-11-20\n");
        assertThat(check().code()).isEqualTo(run.code());
    }

    @Test
    void a_mark_in_the_name_of_a_file_names_nothing_in_it() throws IOException {
        Path named = Files.copy(Path.of(design), Path.of(design).resolveSibling("offer#2.yaml"));

        assertThat(ask("", named.toString(), "--format", "csv").out()).contains("Big saw");
        assertThat(ask("", named + "#saw", "--format", "csv").err()).contains("offer#2.yaml:1:1: the design offers no `options`, so there is none called `saw`");
    }

    @Test
    void what_is_answered_about_a_design_with_an_option_is_kept_beside_the_other_answers() throws IOException {
        Path centre = Files.writeString(
                folder.resolve("centre.yaml"),
                Files.readString(Path.of("src/examples/call-centre.yaml"))
                        + "options: [{id: service, changes: [{of: agent-mood, set: {setting: [customer-service], emotionTarget: [customers]}}]}]\n");
        Path kept = folder.resolve("centre.service.answers.yaml");

        Terminals.Run run = Terminals.run("none\nquit\n", List.of("ask", centre + "#service", "--as-of", "2026-11-20"));

        assertThat(run.out()).startsWith("NEEDS REVIEW").contains("edict check " + centre + "#service --answers " + kept);
        assertThat(kept).content().contains("answers:\n");
        assertThat(folder.resolve("centre.answers.yaml")).doesNotExist();
    }

    @Test
    void a_dialogue_in_french_takes_days_with_the_day_first() throws IOException {
        assertThat(ask("non\nnon\n5\n02/01/2020\n", design, "--lang", "fr").err()).isEmpty();

        assertThat(answers()).contains(": 2020-01-02}");
    }

    @Test
    void a_rejected_design_is_not_asked_about_unless_everything_is() throws IOException {
        Files.writeString(Path.of(design), SAW.replace("name: Big saw", "loud: true, rescue: false"));

        Terminals.Run run = ask("", design);

        assertThat(run.out())
                .contains("The decision can't change any more: rejected.\n"
                        + "  because of No noise (garden/no-noise), saw\n"
                        + "  questions left that change no decision: 4; --all asks them\n");
        assertThat(run.code()).isEqualTo(1);
        assertThat(ask("", design, "--all").out()).contains("\n> ").doesNotContain("can't change");
        assertThat(folder.resolve("design.answers.yaml")).doesNotExist();
    }

    /** With the shipped rules, whose first question about a system of somebody's covers several attributes. */
    @Test
    void what_covers_several_takes_numbers_and_that_nobody_knows() throws IOException {
        String starter = folder.resolve("starter.yaml").toString();
        Path answers = folder.resolve("starter.answers.yaml");
        Terminals.run("init", starter);

        Terminals.Run wrong = Terminals.run("9\nquit\n", List.of("ask", starter));
        assertThat(wrong.out()).contains("\n  2 purposeSolelyScientificRnd: ", "none or unknown; found 9\n");
        assertThat(answers).doesNotExist();

        Terminals.run("unknown\nquit\n", List.of("ask", starter));
        assertThat(Files.readString(answers)).contains("preMarketActivityOnly: unknown").doesNotContain("false");

        Files.delete(answers);
        Terminals.run("2, preMarketActivityOnly\nquit\n", List.of("ask", starter));
        assertThat(Files.readString(answers))
                .contains("preMarketActivityOnly: true", "purposeExclusivelyMilitaryDefenceSecurity: false", "purposeSolelyScientificRnd: true");
    }

    @Test
    void what_covers_several_is_answered_for_all_things_of_which_it_is_asked() throws IOException {
        String two = folder.resolve("two.yaml").toString();
        Path answers = folder.resolve("two.answers.yaml");
        Files.writeString(
                Path.of(two),
                """
                kind: Design
                organisations: [{id: us, name: Us, assessed: true, country: PL}]
                aiSystems:
                  - {id: sorter, name: Sorter, roles: [{holder: us, code: deployer}]}
                  - {id: ranker, name: Ranker, roles: [{holder: us, code: deployer}]}
                """);

        Terminals.Run skipped = Terminals.run("*\nquit\n", List.of("ask", two, "--profile", "ai-act"));
        assertThat(skipped.out().split("1 preMarketActivityOnly")).as("skipped for both").hasSize(2);

        Terminals.Run run = Terminals.run("none * # we asked\nquit\n", List.of("ask", two, "--profile", "ai-act"));

        assertThat(run.out()).contains("as well; * alone skips them all\n", "Answers kept: 2");
        assertThat(Files.readString(answers))
                .contains("of: sorter\n    set: {preMarketActivityOnly: false, purposeExclusivelyMilitaryDefenceSecurity: false")
                .contains("of: ranker\n    set: {preMarketActivityOnly: false, purposeExclusivelyMilitaryDefenceSecurity: false");
    }

    @Test
    void an_answer_may_go_for_all_things_that_are_asked_the_same() throws IOException {
        String two = SAW + "  - {id: mower, roles: [{holder: us, code: owner}]}\n  - {id: drill, drill: false, roles: [{holder: us, code: owner}]}\n";
        Files.writeString(Path.of(design), two);
        Path answers = folder.resolve("design.answers.yaml");

        Terminals.Run wrong = ask("perhaps *\nquit\n", design);
        assertThat(wrong.out())
                .contains("  with ` *` at the end for Machine mower as well; * alone skips them all\n", "found the text `perhaps`")
                .doesNotContain("drill as well");
        assertThat(answers).doesNotExist();

        assertThat(ask("*\nquit\n", design).out()).doesNotContain("used for drills only?\n  Machine mower");

        assertThat(ask("no * # we asked\nquit\n", design).out())
                .doesNotContain("used for drills only?\n  Machine mower")
                .contains("Ended. Answers kept: 2");
        assertThat(Files.readString(answers))
                .contains("of: saw\n    set: {drill: false}\n    because: we asked", "of: mower\n    set: {drill: false}\n    because: we asked");
    }

    @Test
    void who_stops_keeps_what_is_answered_and_who_comes_back_goes_on() throws IOException {
        ask("no\nquit\n", design);
        assertThat(answers()).contains("set: {drill: false}").doesNotContain("loud");

        Terminals.Run again = ask("\n?\nno\n", design);

        assertThat(again.out()).doesNotContain("drills only");
        assertThat(answers()).contains("set: {drill: false}");
        // Skipped, explained, answered.
        assertThat(again.out()).contains("Is it loud?", "  settles garden/no-noise", "Answers kept: 1");
    }

    @Test
    void answers_and_comments_that_are_there_stay() throws IOException {
        Path answers = folder.resolve("ours.yaml");
        String old = "# asked on the phone\nkind: Answers\nanswers:\n  - {of: saw, set: {rescue: false}, by: Bob, on: 2026-11-01} # sure\n";
        Files.writeString(answers, old);

        ask("no\n", design, "--answers", answers.toString());

        assertThat(Files.readString(answers)).startsWith(old).contains("set: {loud: false}");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("design.yaml", "ours.yaml");
        }
    }

    @Test
    void it_asks_in_french() {
        Terminals.Run run = ask("peut-être\nnon\n?\n", design, "--lang", "fr");

        assertThat(run.out())
                .startsWith("À EXAMINER au 2026-11-20\n")
                .contains("Sert-elle seulement aux exercices ?", "oui, non, ou inconnu", "Est-elle bruyante ?", "tranche garden/no-noise")
                .contains("attendu : oui, non, ou inconnu ; lu `peut-être`")
                .doesNotContain("expected");
    }

    @Test
    void a_form_is_written_filled_and_taken_back_once() throws IOException {
        Map<String, UnaryOperator<String>> hands = Map.of(
                "markdown", empty -> empty.replace("- asks: `loud`\n- answer:", "- asks: `loud`\n- answer: no"),
                "csv", empty -> empty.replace(",saw,loud,,", ",saw,loud,no,"),
                "json", empty -> empty.replace("\"asks\": \"loud\",", "\"asks\": \"loud\", \"answer\": false,"));
        for (String format : hands.keySet()) {
            Path form = folder.resolve("form." + format);
            Terminals.Run written = ask("", design, "--format", format, "-o", form.toString());
            assertThat(written.out()).isEmpty();
            assertThat(written.err()).contains("Questions that can't change the decision are left out: ");
            Files.writeString(form, hands.get(format).apply(Files.readString(form)));
            String kept = folder.resolve(format + ".yaml").toString();

            Terminals.Run filled = ask("", design, "--answers", kept, "--fill", form.toString());

            assertThat(filled.err()).isEmpty();
            assertThat(filled.out()).startsWith("Answers added to " + kept + ": 1; there already: 0\n");
            assertThat(Files.readString(Path.of(kept))).contains("set: {loud: false}");
            assertThat(ask("", design, "--answers", kept, "--fill", form.toString()).out())
                    .startsWith("Answers added to " + kept + ": 0; there already: 1\n");
        }
    }

    @Test
    void the_command_that_decides_judges_by_the_same_days() throws IOException {
        Path form = Files.writeString(folder.resolve("form.csv"), "of,asks,answer\nsaw,loud,no\n");

        Terminals.Run run = ask("", design, "--fill", form.toString(), "--as-of", "2026-10-01", "--known-on", "2026-10-02");

        assertThat(run.out()).contains(".answers.yaml --as-of 2026-10-01 --known-on 2026-10-02 --rules ");
    }

    @Test
    void columns_that_nobody_reads_are_told() throws IOException {
        Path form = Files.writeString(folder.resolve("form.csv"), "of,asks,answer,becuase\nsaw,loud,no,heard it\n");

        Terminals.Run run = ask("", design, "--fill", form.toString(), "--lang", "fr");

        assertThat(run.err())
                .isEqualTo("Non lu : " + form + ":1:4 `becuase`, un en-tête inconnu dans un formulaire ; vouliez-vous dire `because` ?\n");
        assertThat(run.out()).startsWith("Réponses ajoutées");
    }

    @Test
    void of_a_form_with_mistakes_nothing_is_taken() throws IOException {
        Path form = Files.writeString(folder.resolve("form.csv"), "of,asks,answer\nsaw,loud,no\nsaw,tank,opn\n");

        Terminals.Run run = ask("", design, "--fill", form.toString());

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).isEqualTo(form + ":3:3: `tank`: `opn` is not one of `open` or `closed`; did you mean `open`?\n");
        assertThat(folder.resolve("design.answers.yaml")).doesNotExist();
    }

    @Test
    void what_can_be_read_and_can_t_be_so_is_told_with_what_can_t_be_read() throws IOException {
        Path form = Files.writeString(
                folder.resolve("form.csv"), "of,asks,answer\nsaw,loud,perhaps\n,incidents,\"[{id: smoke, machine: sow}]\"\nsaw,power,5\n");

        Terminals.Run run = ask("", design, "--fill", form.toString());

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err())
                .isEqualTo(form + ":2:3: `loud`: expected `yes`, `no` or `unknown`, found the text `perhaps`\n" + form
                        + ":3:3: the design says that its list /incidents is complete; change it there\n");
        assertThat(folder.resolve("design.answers.yaml")).doesNotExist();
    }

    @Test
    void a_design_from_standard_input_can_t_be_asked_about() {
        assertThat(ask(SAW, "-").code()).isEqualTo(64);
        assertThat(ask(SAW, "-", "--format", "csv").err())
                .startsWith("--answers: say which file keeps the answers about a design from standard input\n");
    }

    @Test
    void a_starter_design_is_valid_says_something_and_overwrites_nothing() throws IOException {
        for (String language : List.of("en", "fr")) {
            String starter = folder.resolve(language + ".yaml").toString();

            Terminals.Run run = Terminals.run("", List.of("init", starter, "--lang", language));

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(Files.readString(Path.of(starter)))
                    .startsWith("# yaml-language-server: $schema=design.schema.json\n# $schema: design.schema.json\nkind: Design\n");
            assertThat(Files.readAllLines(Path.of(starter))).hasSizeBetween(18, 24);
            assertThat(folder.resolve("design.schema.json")).exists();
            Terminals.Run check = Terminals.run("", List.of("check", starter));
            assertThat(check.err()).isEmpty();
            assertThat(check.out()).startsWith("NEEDS REVIEW").contains("Questions, the one that can change most first");
            Files.writeString(Path.of(starter), "mine");
            Terminals.Run again = Terminals.run("", List.of("init", starter));
            assertThat(again.code()).isEqualTo(65);
            assertThat(again.err()).isEqualTo(starter + ": there is such a file already; it is left as it is\n");
            assertThat(Files.readString(Path.of(starter))).isEqualTo("mine");
        }
    }

    private Terminals.Run check() {
        return garden("", "check", design, "--answers", folder.resolve("design.answers.yaml").toString());
    }

    private String answers() throws IOException {
        return Files.readString(folder.resolve("design.answers.yaml"));
    }

    private static Terminals.Run ask(String in, String... arguments) {
        List<String> all = new ArrayList<>(List.of("ask"));
        all.addAll(List.of(arguments));
        return garden(in, all.toArray(new String[0]));
    }

    private static Terminals.Run garden(String in, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--rules", GARDEN + "rules", "--policies", GARDEN + "policies"));
        return Terminals.run(in, all);
    }
}
