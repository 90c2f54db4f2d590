package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edict.rulebook.Garden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImpactCommandTest {

    private static final String LOUD =
            "kind: Design\norganisations: [{id: us, assessed: true}]\nincidents: []\nmachines: [{id: saw, loud: true, drill: false, rescue: false,"
                    + " power: 25, places: [], firstUsedOn: 2024-01-01, roles: [{holder: us, code: owner}]}]\n";
    private static final String QUIET = LOUD.replace("loud: true", "loud: false");

    @TempDir
    Path folder;

    @BeforeEach
    void proposed() throws IOException {
        try (Stream<Path> files = Files.walk(Garden.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("proposed").resolve(Garden.FOLDER.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        write("designs/loud.yaml", LOUD);
        write("designs/deep/quiet.yaml", QUIET);
    }

    @Test
    void rules_that_say_the_same_change_nothing() {
        edit("rules/eu/garden/all.drl", "rule \"garden/scope\"", "// A remark.\nrule \"garden/scope\"");

        Terminals.Run run = impact();

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("2 designs: 0 decided otherwise, 0 found otherwise, 2 as before", "As before (2)", "The rules say the same.");
    }

    @Test
    void a_decision_that_flips_is_told_with_the_provision_that_flips_it() {
        edit(
                "rules/eu/garden/all.drl",
                "rule \"garden/no-noise\"\nwhen\n    $machine : Machine( loud == true )",
                "rule \"garden/no-noise\"\nwhen\n    $machine : Machine( loud == false )");

        Terminals.Run run = impact();

        assertThat(run.code()).as("a design is decided more harshly").isEqualTo(1);
        assertThat(run.out())
                .contains("Decided otherwise (2)", "deep/quiet.yaml: APPROVED", "→ REJECTED", "loud.yaml: REJECTED →")
                .contains("garden/no-noise: No noise (saw)")
                .contains("~ provision garden/no-noise (rules)", "policies/eu/garden/provisions/all.yaml:13")
                .doesNotContain("no design notices");
        assertThat(impact("-v").out()).contains("+ violated  saw: No noise");
    }

    @Test
    void what_no_design_notices_is_said() {
        edit("policies/eu/garden/provisions/all.yaml", "{machine.name} drills.", "{machine.name} is for drills.");

        Terminals.Run run = impact();

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("~ provision garden/no-noise-drill (because)").contains("no design notices");
    }

    @Test
    void a_word_that_comes_is_told_from_one_that_was_not_there_before() {
        edit("policies/core/vocabulary.yaml", "codes: [open, closed]", "codes: [open, closed, none]");

        assertThat(impact().out()).contains("/tank/type/codes/2: not there → none");
    }

    @Test
    void a_design_that_can_t_be_read_any_more_is_no_success() {
        editAll("policies/core/vocabulary.yaml", "drill:", "exercise:");
        editAll("rules/eu/garden/all.drl", "drill ==", "exercise ==");

        Terminals.Run run = impact();

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("→ can't be read", "unknown key `drill` of Machine");
    }

    @Test
    void programs_get_the_same() {
        edit("policies/eu/garden/provisions/all.yaml", "severity: critical\n  enforcement: reject", "severity: critical\n  enforcement: review");

        JsonNode json = JsonMapper.shared().readTree(impact("--format", "json").out());

        JsonNode loud = json.get("designs").valueStream().filter(one -> one.get("file").asString().endsWith("loud.yaml")).findFirst().orElseThrow();
        assertThat(loud.get("decision").toString()).isEqualTo("{\"after\":\"needs-review\",\"before\":\"rejected\"}");
        assertThat(loud.get("because").toString()).isEqualTo("[\"garden/no-noise\"]");
        assertThat(json.get("revision").get(0).get("keys").toString()).isEqualTo("[\"enforcement\"]");
        assertThat(impact("--format", "markdown").out()).contains("| `" + folder.resolve("designs/loud.yaml") + "` | REJECTED → NEEDS REVIEW |");
    }

    @Test
    void files_are_told_by_the_folder_in_which_they_stand() {
        edit("policies/eu/garden/provisions/all.yaml", "{machine.name} drills.", "{machine.name} is for drills.");

        assertThat(impact().out()).contains("(because)", folder + "/proposed/policies/eu/garden/provisions/all.yaml:");
        assertThat(impact("--format", "json").out()).contains("\"file\": \"" + folder + "/proposed/policies/eu/garden/provisions/all.yaml\"");
    }

    @Test
    void of_two_rulebooks_the_one_that_is_wrong_is_named() {
        edit("rules/eu/garden/all.drl", "loud == true", "laud == true");
        write("proposed/policies/eu/garden/provisions/more.yml", "garden/x: {}\n");

        Terminals.Run proposed = impact();
        Terminals.Run now = Terminals.run(
                "",
                List.of(
                        "impact", folder.resolve("designs").toString(),
                        "--rules", folder + "/proposed/rules", "--policies", Garden.FOLDER + "/policies",
                        "--rules-b", Garden.FOLDER + "/rules"));

        assertThat(proposed.code()).isEqualTo(65);
        assertThat(proposed.err())
                .contains(folder + "/proposed/rules/eu/garden/all.drl:", "did you mean `loud`?")
                .contains(folder + "/proposed/policies/eu/garden/provisions/more.yml:1:1: nothing reads")
                .endsWith("The rules proposed are not usable; nothing was compared.\n");
        assertThat(now.code()).isEqualTo(65);
        assertThat(now.err())
                .contains(folder + "/proposed/rules/eu/garden/all.drl:")
                .endsWith("The rules that hold now are not usable; nothing was compared.\n");
    }

    @Test
    void rules_that_are_read_with_shipped_policies_are_told_so() {
        Terminals.Run run = Terminals.run(
                "", List.of("impact", folder.resolve("designs").toString(), "--rules-b", folder + "/proposed/rules"));

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err())
                .endsWith("The rules proposed are not usable; nothing was compared."
                        + " The policies are those shipped: no --policies-b names others.\n");
    }

    @Test
    void whatever_is_wrong_is_told() {
        assertThat(Terminals.run("", List.of("impact", folder.toString())).err()).startsWith("which change? Name the folder");
        Terminals.Run nowhere = Terminals.run("", List.of("impact", folder.toString(), "--rules-b", "nowhere"));
        assertThat(nowhere.err()).startsWith("--rules-b: there is no folder `nowhere`");
        assertThat(nowhere.code()).isEqualTo(64);
        write("designs/wrong.yaml", "kind: Design\nmachines: [{id: saw, laud: true}]\n");
        Terminals.Run wrong = impact();
        assertThat(wrong.code()).isEqualTo(65);
        assertThat(wrong.err())
                .contains("did you mean `loud`?")
                .endsWith("The rules that hold now can't read each design; nothing was compared.\n");
        assertThat(impact("--format", "json").out()).contains("\"problems\": [").contains("did you mean `loud`?");
    }

    @Test
    void answers_count_for_a_design_that_is_named_alone() {
        edit("rules/eu/garden/all.drl", "$machine : Machine( loud == true )", "$machine : Machine( loud == false )");
        write("designs/loud.yaml", LOUD.replace("loud: true, ", ""));
        write(
                "answers.yaml",
                "kind: Answers\nanswers: [{of: saw, set: {loud: true}, by: Ada, on: 2026-11-19}]\n");
        String[] answers = {"--as-of", "2026-11-20", "--answers", folder.resolve("answers.yaml").toString()};

        Terminals.Run alone = impactOf("designs/loud.yaml", answers);
        Terminals.Run several = impactOf("designs", answers);

        assertThat(alone.err()).isEmpty();
        assertThat(alone.out()).contains("REJECTED → ").contains("garden/no-noise");
        assertThat(several.code()).isEqualTo(64);
        assertThat(several.err()).startsWith("--answers: answers are about one design; name it alone");
    }

    @Test
    void of_two_rulebooks_the_one_without_the_profile_is_named() {
        write("proposed/policies/profiles/careful.yaml", read("policies/profiles/default.yaml"));

        assertThat(impact("--profile", "careful").err())
                .startsWith("--profile: there is no profile `careful` in the rules that hold now; expected `default`");
        assertThat(impact("--profile", "careful").code()).isEqualTo(64);
        assertThat(Terminals.run("", List.of(
                                "impact", folder.resolve("designs").toString(),
                                "--rules", folder + "/proposed/rules", "--policies", folder + "/proposed/policies",
                                "--policies-b", Garden.FOLDER + "/policies", "--profile", "careful"))
                        .err())
                .startsWith("--profile: there is no profile `careful` in the rules proposed; expected `default`");
    }

    private Terminals.Run impact(String... more) {
        return impactOf("designs", more);
    }

    private Terminals.Run impactOf(String designs, String... more) {
        List<String> all = new ArrayList<>(List.of("impact", folder.resolve(designs).toString()));
        all.addAll(List.of("--rules", Garden.FOLDER + "/rules", "--policies", Garden.FOLDER + "/policies"));
        all.addAll(List.of("--rules-b", folder + "/proposed/rules", "--policies-b", folder + "/proposed/policies"));
        all.addAll(List.of(more));
        return Terminals.run("", all);
    }

    private void edit(String file, String piece, String replacement) {
        assertThat(read(file)).contains(piece);
        editAll(file, piece, replacement);
    }

    private void editAll(String file, String piece, String replacement) {
        write("proposed/" + file, read(file).replace(piece, replacement));
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve("proposed").resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
