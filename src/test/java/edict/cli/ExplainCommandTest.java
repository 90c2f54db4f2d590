package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {

    private static final String GARDEN = "src/test/resources/rulebooks/garden/";
    private static final String WORKSHOP = "src/test/resources/reports/workshop.yaml";

    @TempDir
    Path folder;

    @Test
    void an_explanation_ends_with_0_whatever_it_explains() {
        Terminals.Run run = garden("explain", WORKSHOP, "garden/no-noise");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("garden/no-noise\n").contains("\njudged as of 2026-11-20, profile default, rulebook ");
    }

    @Test
    void the_explanation_speaks_french() {
        assertThat(garden("explain", WORKSHOP, "garden/no-noise", "--lang", "fr").out()).contains("\njugé au 2026-11-20");
    }

    @Test
    void an_explanation_may_be_for_programs() {
        assertThat(garden("explain", WORKSHOP, "garden/no-noise", "--format", "json").out())
                .startsWith("{\n  \"asOf\": \"2026-11-20\",\n  \"explanations\": [\n");
    }

    @Test
    void a_pattern_explains_several_provisions() {
        String text = garden("explain", WORKSHOP, "garden/*", "--format", "json").out();

        assertThat(text.split("\"inForce\"", -1)).hasSizeGreaterThan(5);
    }

    @Test
    void a_provision_that_is_not_there_is_told_with_the_nearest() {
        Terminals.Run run = garden("explain", WORKSHOP, "garden/no-nois");

        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        """
                        there is no provision `garden/no-nois`; did you mean `garden/no-noise`?
                        Try `edict explain --help`.
                        """);
        assertThat(run.code()).isEqualTo(64);
        assertThat(garden("explain", WORKSHOP, "no-noise").err())
                .startsWith("there is no provision `no-noise`; did you mean `garden/no-noise`?\n");
        assertThat(garden("explain", WORKSHOP, "garden/report").err())
                .startsWith("there is no provision `garden/report`; did you mean `garden/report-incident`?\n");
        assertThat(garden("explain", WORKSHOP, "garden/zzz*").err())
                .startsWith("there is no provision `garden/zzz*`; the rulebook lists them (`edict rules`, `/v1/rules`), and `pack/*` explains those of a pack\n");
    }

    /** People write the word out that ids cut short. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ai-act/article-22 | `ai-act/art-22-3-representative` or `ai-act/art-22-authorised-representative`",
        "data-act/article-34-parallel | `data-act/art-34-parallel-use`",
    })
    void a_provision_whose_article_is_written_out_is_told_with_those_of_the_article(String asked, String meant) {
        assertThat(Terminals.errors("explain", "src/test/resources/documents/answers-and-search.yaml", asked))
                .startsWith("there is no provision `" + asked + "`; did you mean " + meant + "?\n");
    }

    @Test
    void a_subject_that_is_not_there_is_told_with_the_nearest() {
        assertThat(garden("explain", WORKSHOP, "garden/no-noise", "--subject", "saws").err())
                .startsWith("there is no `saws` in the design; did you mean `saw`?\n");
    }

    @Test
    void only_one_subject_is_explained_when_it_is_named() throws IOException {
        String design = write(
                """
                kind: Design
                organisations: [{id: us, assessed: true}]
                machines: [{id: saw, roles: [{holder: us, code: user}]}, {id: drill, roles: [{holder: us, code: user}]}]
                """);

        assertThat(garden("explain", design, "garden/no-noise").out()).contains("saw").contains("drill");
        assertThat(garden("explain", design, "garden/no-noise", "--subject", "drill").out())
                .contains("drill")
                .doesNotContain("saw");
    }

    @Test
    void what_is_wrong_with_a_design_is_said_instead() throws IOException {
        Terminals.Run run = garden("explain", write("kind: Design\nmachines: [{id: saw, laud: true}]\n"), "garden/no-noise");

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("`laud`").contains("did you mean `loud`?");
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("design.yaml"), text).toString();
    }

    private static Terminals.Run garden(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--rules", GARDEN + "rules", "--policies", GARDEN + "policies"));
        return Terminals.run("", all);
    }
}
