package edict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edict.cli.Terminals;
import edict.report.CommonRepairsReport;
import edict.report.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two designs with a supplier in common, through the command line. */
class PortfolioTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        String design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")));
        Files.writeString(folder.resolve("a.yaml"), design.replace("{id: cloud-inc, country", "{id: cloud-inc, name: Cloud Inc., country"));
        Files.createDirectory(folder.resolve("deeper"));
        // The same supplier under another id, and a backup that makes up for it.
        Files.writeString(
                folder.resolve("deeper/b.yaml"),
                design.replace("cloud-inc", "the-cloud")
                        .replace("{id: the-cloud, country", "{id: the-cloud, name: Cloud Inc., country")
                        .replace("{node: old-model, switchHours: 2, capacity: 1, tested: false,", "{node: old-model, switchHours: 0, capacity: 1, tested: false,"));
        Files.writeString(folder.resolve("a.answers.yaml"), "kind: Answers\nanswers: []\n");
    }

    private JsonNode json(String... arguments) {
        return JSON.readTree(Terminals.run(arguments));
    }

    @Test
    void a_supplier_of_several_designs_is_lost_once_for_all_of_them() {
        JsonNode portfolio = json("simulate", folder.toString(), "--from", "2026-11-20", "--format", "json");

        assertThat(portfolio.get("designs")).hasSize(2);
        JsonNode cloud = loss(portfolio, "each-provider", "Cloud Inc.");
        assertThat(cloud.get("effective").get("least").decimalValue()).isEqualByComparingTo("0.75");
        assertThat(cloud.get("nominal").get("least").decimalValue()).isEqualByComparingTo("1");
        assertThat(cloud.get("hits"))
                .extracting(hit -> Path.of(hit.get("design").asString()).getFileName().toString(), hit -> hit.get("continuity").size())
                .containsExactly(tuple("a.yaml", 2), tuple("b.yaml", 1));
    }

    @Test
    void designs_may_be_named_one_by_one() {
        assertThat(Terminals.run(
                        "simulate",
                        folder.resolve("a.yaml").toString(),
                        folder.resolve("deeper/b.yaml").toString(),
                        "--from",
                        "2026-11-20"))
                .isEqualTo(Terminals.run("simulate", folder.toString(), "--from", "2026-11-20"))
                .contains("  75 % (100 %)  One supplier stops: Cloud Inc., hits 2 of 2\n");
    }

    @Test
    void what_a_change_replaces_has_the_name_that_the_design_gives_it() {
        CommonRepairs common = new CommonRepairs(
                List.of("a.yaml"), List.of(new CommonRepairs.Change(CommonRepairs.Kind.REPLACED, "keycloak", "Keycloak", List.of("a.yaml"))));

        assertThat(CommonRepairsReport.text(common, Language.EN)).contains("another product in the place of Keycloak\n");
    }

    @Test
    void the_changes_that_help_most_designs_are_named() {
        JsonNode common = json("repair", folder.toString(), "--scenario", "us-cutoff", "--from", "2026-11-20", "--format", "json");

        assertThat(common.get("designs")).hasSize(2);
        assertThat(common.get("changes"))
                .extracting(change -> change.get("text").asString(), change -> change.get("designs").size())
                .containsExactly(tuple("prove the backup old-model", 1));
    }

    @Test
    void what_is_wrong_with_one_of_them_stops_all() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "kind: Design\ncomponents: [{idd: x}]\n");

        assertThat(Terminals.errors("simulate", folder.toString())).contains("c.yaml:2:15: /components/0/idd: unknown key `idd`");
    }

    @Test
    void a_folder_without_designs_is_named() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("deeper/empty"));

        assertThat(Terminals.errors("simulate", empty.toString()))
                .startsWith("there is no file that says `kind: Design` in " + empty);
    }

    private static JsonNode loss(JsonNode portfolio, String scenario, String cause) {
        for (JsonNode loss : portfolio.get("losses")) {
            if (loss.get("scenario").asString().equals(scenario) && loss.path("cause").asString("").equals(cause)) {
                return loss;
            }
        }
        throw new AssertionError("no loss of " + cause + " in " + portfolio);
    }
}
