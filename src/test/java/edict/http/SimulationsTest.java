package edict.http;

import static edict.http.Client.file;
import static edict.http.Client.part;
import static org.assertj.core.api.Assertions.assertThat;

import edict.Judge;
import edict.cli.Terminals;
import edict.document.Hash;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Server server = Server.start(
            Live.shipped(),
            Settings.usual(CLOCK).on("127.0.0.1", 0).within(Duration.ofMinutes(2)),
            log::add);
    private final Client client = new Client(server);

    @TempDir
    Path folder;

    @AfterAll
    void stop() {
        server.close();
        assertThat(log).isEmpty();
    }

    @Test
    void a_repair_has_the_bytes_of_the_command_line() throws Exception {
        Path design = folder.resolve("design.yaml");
        Files.writeString(
                design, Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))));

        HttpResponse<String> repaired =
                client.yaml("/v1/repairs?scenario=us-cutoff&from=2026-11-20", Files.readString(design));
        HttpResponse<String> law = client.yaml("/v1/repairs?scenario=dpf-invalid", Files.readString(design));

        assertThat(repaired.statusCode()).as(repaired.body()).isEqualTo(200);
        assertThat(repaired.body())
                .isEqualTo(Terminals.run(
                        "repair", design.toString(), "--scenario", "us-cutoff", "--from", "2026-11-20", "--format", "json"));
        assertThat(OpenApiTest.problems("Repair", repaired.body())).isEmpty();
        assertThat(law.statusCode()).isEqualTo(400);
        assertThat(law.body())
                .contains("in the scenario `dpf-invalid` a part of the law falls; what is repaired is a loss of access");
    }

    @Test
    void a_design_takes_the_options_that_are_named() throws Exception {
        String offered = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))
                + "options: [{id: move, changes: [{of: api, set: {operator: us, product: ours}}]}]\n");
        Path design = Files.writeString(folder.resolve("offers.yaml"), offered);

        HttpResponse<String> simulated = client.yaml("/v1/simulations?scenario=us-cutoff&from=2026-11-20&options=move", offered);
        HttpResponse<String> misspelt = client.yaml("/v1/evaluations?asOf=2026-11-20&options=mov", offered);

        assertThat(simulated.body())
                .isEqualTo(Terminals.run("simulate", design + "#move", "--scenario", "us-cutoff", "--from", "2026-11-20", "--format", "json"))
                .isNotEqualTo(Terminals.run("simulate", design.toString(), "--scenario", "us-cutoff", "--from", "2026-11-20", "--format", "json"));
        assertThat(misspelt.statusCode()).isEqualTo(422);
        assertThat(misspelt.body()).contains("no option is called `mov`; expected `move`; did you mean `move`?");
    }

    @Test
    void a_remedy_has_the_bytes_of_the_command_line() throws Exception {
        Path design = folder.resolve("design");
        Files.copy(Path.of("src/examples/call-centre.yaml"), design);

        HttpResponse<String> remedied = client.yaml("/v1/remedies?asOf=2026-11-20", Files.readString(design));
        HttpResponse<String> misspelt = client.yaml("/v1/remedies?scenario=us-cutoff", Files.readString(design));

        assertThat(remedied.statusCode()).as(remedied.body()).isEqualTo(200);
        // What is sent has no path.
        assertThat(remedied.body())
                .isEqualTo(Terminals.run("remedy", design.toString(), "--as-of", "2026-11-20", "--format", "json")
                        .replace("\"" + design + "\"", "\"<request>\""));
        assertThat(OpenApiTest.problems("Remedy", remedied.body())).isEmpty();
        assertThat(misspelt.statusCode()).isEqualTo(400);
    }

    /** Lines are others in another text, and what is sent has no path. */
    private static String alike(String comparison) {
        return comparison.replaceAll("\"line\": \\d+", "").replaceAll("\"documents\": \\[[^\\]]*\\]", "");
    }

    @Test
    void a_comparison_has_the_bytes_of_the_command_line() throws Exception {
        String design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")));
        String purchase = Files.readString(Path.of("src/test/resources/documents/model-purchase.yaml"));
        Files.writeString(folder.resolve("design.yaml"), design);
        Path named = folder.resolve("named.yaml");
        Files.writeString(named, purchase.replace("design: DESIGN", "design: design.yaml"));
        String whole = purchase.replace("design: DESIGN", "design:\n" + design.indent(2).stripTrailing());

        HttpResponse<String> compared = client.yaml("/v1/comparisons?asOf=2026-11-20", whole);
        HttpResponse<String> file = client.yaml("/v1/comparisons", Files.readString(named));

        assertThat(compared.statusCode()).as(compared.body()).isEqualTo(200);
        assertThat(alike(compared.body()))
                .isEqualTo(alike(Terminals.run("compare", named.toString(), "--as-of", "2026-11-20", "--format", "json")));
        assertThat(compared.body()).containsPattern("\"documents\": \\[\\s+\\{\\s+\"file\": \"dossier\",\\s+\"hash\": \"" + Hash.hex(whole));
        assertThat(OpenApiTest.problems("Comparison", compared.body())).isEmpty();
        assertThat(file.statusCode()).isEqualTo(422);
        assertThat(file.body())
                .contains("the server reads no files; send the dossier and `design.yaml` as `multipart/form-data`");
    }

    @Test
    void a_dossier_comes_with_the_files_that_it_names() throws Exception {
        String design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")));
        String dossier = Files.readString(Path.of("src/test/resources/documents/model-purchase.yaml"))
                        .replace("design: DESIGN", "design: design.yaml")
                + "sheets: [{file: offers.csv, mapping: vendor-sheet}]\n";
        String offers = "Fournisseur;Prix (EUR);Jours pour sortir\r\nSienne;1 234,50;10 à 20\r\nA French one;120;\r\n";
        Files.writeString(folder.resolve("offers.csv"), offers);
        Files.writeString(folder.resolve("design.yaml"), design);
        Path named = folder.resolve("sheets.yaml");
        Files.writeString(named, dossier);
        String whole = file("dossier", "a.yaml", dossier) + file("design", "design.yaml", design)
                + part("offers.csv", offers);

        HttpResponse<String> compared = client.parts("/v1/comparisons?asOf=2026-11-20", whole);
        HttpResponse<String> listed = client.parts(
                "/v1/candidates?asOf=2026-11-20", part("dossier", dossier) + part("design.yaml", design));

        assertThat(compared.statusCode()).as(compared.body()).isEqualTo(200);
        assertThat(alike(compared.body()))
                .contains("\"sienne\"")
                .isEqualTo(alike(Terminals.run("compare", named.toString(), "--as-of", "2026-11-20", "--format", "json")));
        assertThat(OpenApiTest.problems("Comparison", compared.body())).isEmpty();
        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(200);
        assertThat(client.parts("/v1/comparisons", whole.replace("offers.csv\"", "offer.csv\"")).body())
                .contains("no part has a file `offers.csv`; did you mean `offer.csv`?");
        assertThat(client.parts("/v1/comparisons", whole.replace("1 234,50", "1,234").replace("Prix (EUR)", "Price (EUR)")).body())
                .contains("\"file\": \"offers.csv\"", "`1,234` could be thousands or a fraction");
    }

    @Test
    void a_model_in_archimate_is_judged_as_it_is_and_an_answer_that_may_be_packed_says_so() throws Exception {
        String model = Files.readString(Path.of("src/test/resources/imports/archimate/claims.xml"));

        for (String path : List.of("/v1/evaluations?lang=EN", "/v1/chains", "/v1/imports", "/v1/pictures")) {
            HttpResponse<String> judged = client.post(path, "application/xml", model);
            assertThat(judged.statusCode()).as(judged.body()).isEqualTo(200);
            assertThat(judged.headers().allValues("Vary")).as(path).containsOnlyOnce("Accept-Encoding");
        }
    }

    @Test
    void what_a_request_may_choose_is_listed() throws Exception {
        HttpResponse<String> listed = client.get("/v1/rulebook?lang=fr");

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(OpenApiTest.problems("Choices", listed.body())).isEmpty();
        assertThat(listed.body())
                .contains("\"id\": \"us-cutoff\"", "\"kind\": \"law\"", "\"id\": \"default\"", "\"id\": \"csf-2026\"", "Règlement");
    }

    @Test
    void a_comparison_is_had_as_memo_and_table_as_well() throws Exception {
        String design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")));
        String dossier = Files.readString(Path.of("src/test/resources/documents/model-purchase.yaml")).replace("design: DESIGN", "design: design.yaml");
        String whole = part("dossier", dossier) + part("design.yaml", design);

        HttpResponse<String> page = client.parts("/v1/comparisons?asOf=2026-11-20&format=html", whole);
        HttpResponse<String> table = client.parts("/v1/comparisons?asOf=2026-11-20&format=csv&lang=fr", whole);
        HttpResponse<String> book = client.parts("/v1/comparisons?asOf=2026-11-20&format=xlsx", whole);

        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("style-src");
        assertThat(page.body()).startsWith("<!doctype html>").contains("design.yaml").contains(Hash.hex(design.getBytes(StandardCharsets.UTF_8)));
        assertThat(table.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(table.body().lines().count()).isGreaterThan(1);
        assertThat(book.headers().firstValue("Content-Type"))
                .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(book.body()).startsWith("PK");
    }

    @Test
    void a_file_that_nobody_names_is_not_passed_over() throws Exception {
        String design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")));
        String dossier = Files.readString(Path.of("src/test/resources/documents/model-purchase.yaml")).replace("design: DESIGN", "design: design.yaml");

        HttpResponse<String> refused = client.parts(
                "/v1/comparisons",
                part("dossier", dossier) + part("design.yaml", design) + part("answers.yaml", "kind: Answers"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("the dossier doesn't name the file `answers.yaml`");
    }

    @Test
    void the_design_of_a_dossier_may_bring_its_answers_along() throws Exception {
        String design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")));
        String dossier = Files.readString(Path.of("src/test/resources/documents/model-purchase.yaml")).replace("design: DESIGN", "design: design.yaml");
        String request = "kind: Request\ndesign:\n" + design.indent(2)
                + "answers: {kind: Answers, answers: [{of: cloud-inc, set: {country: USA}, by: Ada, on: 2026-11-01, because: So she says.}]}\n";

        HttpResponse<String> wrong =
                client.parts("/v1/comparisons?asOf=2026-11-20", part("dossier", dossier) + part("design.yaml", request));
        HttpResponse<String> right = client.parts(
                "/v1/comparisons?asOf=2026-11-20",
                part("dossier", dossier) + part("design.yaml", request.replace("USA", "US")));
        HttpResponse<String> torn = client.parts(
                "/v1/comparisons?asOf=2026-11-20",
                part("dossier", dossier) + part("design.yaml", request.replace("answers:", "anwsers:")));

        assertThat(right.statusCode()).as(right.body()).isEqualTo(200);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("`USA` is not an ISO 3166-1 alpha-2 code");
        assertThat(torn.statusCode()).isEqualTo(422);
        assertThat(torn.body()).contains("unknown key `anwsers`", "\"file\": \"design.yaml\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--x~Content-Disposition: form-data; name=\"design\"~~kind: Design~--x--| no part is called `dossier`",
        "--x~Content-Disposition: form-data~~kind: Design~--x--| a part of the body has no name",
        "--x~Content-Disposition: form-data; name=\"a\"~~1~--x~Content-Disposition: form-data; name=\"a\"~~1~--x--| two parts are called `a`",
        "--x~Content-Disposition: form-data; name=\"dossier\"~~kind: Procurement| a part of the body breaks off, or has no headers",
        "--x~Content-Disposition: form-data; name=\"dossier\"| a part of the body breaks off, or has no headers",
        "--x| the body has no part that begins with the boundary of `Content-Type`",
        "--x--| no part is called `dossier`",
        "kind: Procurement| the body has no part that begins with the boundary of `Content-Type`",
    })
    void parts_that_are_none_are_refused(String body, String message) throws Exception {
        HttpResponse<String> refused = client.raw("/v1/comparisons", body.replace("~", "\r\n"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(message);
    }

    @Test
    void the_dossier_among_parts_is_read_as_strictly_as_one_alone() throws Exception {
        for (String wrong : List.of("kind: [", "kind: Procurement\nbuget: 3\n")) {
            HttpResponse<String> part = client.parts("/v1/comparisons", file("dossier", "a.yaml", wrong));
            assertThat(part.statusCode()).isEqualTo(422);
            assertThat(part.body()).contains("\"file\": \"dossier\"").doesNotContain("<request>");
            HttpResponse<String> alone = client.yaml("/v1/comparisons", wrong);
            assertThat(alone.statusCode()).isEqualTo(422);
            assertThat(alone.body()).contains("\"file\": \"<request>\"");
        }
        assertThat(client.parts("/v1/comparisons", part("dossier", "kind: Procurement\nbuget: 3\n")).body()).contains("unknown key `buget`");
        assertThat(client.parts("/v1/comparisons", (part("N", "") + "\r\n").repeat(40)).statusCode()).isEqualTo(400);
        assertThat(client.post("/v1/comparisons", "multipart/form-data", "--x--").body()).contains("names no boundary");
    }

    @Test
    void a_shortlist_has_the_bytes_of_the_command_line() throws Exception {
        Path design = folder.resolve("place.yaml");
        Files.writeString(
                design, Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))));

        HttpResponse<String> listed =
                client.yaml("/v1/candidates?component=api&asOf=2026-11-20", Files.readString(design));
        HttpResponse<String> nowhere = client.yaml("/v1/candidates", Files.readString(design));

        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(200);
        assertThat(listed.body())
                .isEqualTo(Terminals.run("candidates", design + "#api", "--as-of", "2026-11-20", "--format", "json"));
        assertThat(OpenApiTest.problems("Shortlist", listed.body())).isEmpty();
        assertThat(nowhere.statusCode()).isEqualTo(400);
        assertThat(nowhere.body()).contains("the parameter `component` is missing");
        HttpResponse<String> elsewhere = client.yaml("/v1/candidates?component=apo&asOf=2026-11-20", Files.readString(design));
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(elsewhere.body()).contains("bad-parameter", "no component of the design is called `apo`; did you mean `api`?");
    }

    @Test
    void a_simulation_and_a_survey_have_the_bytes_of_the_command_line() throws Exception {
        Path design = folder.resolve("design.yaml");
        Files.writeString(
                design, Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"))));

        HttpResponse<String> played = post("?scenario=us-cutoff&from=2026-11-20", Files.readString(design));
        HttpResponse<String> surveyed = post("?lang=fr", Files.readString(design));

        assertThat(played.statusCode()).as(played.body()).isEqualTo(200);
        assertThat(played.body())
                .isEqualTo(Terminals.run(
                        "simulate", design.toString(), "--scenario", "us-cutoff", "--from", "2026-11-20", "--format", "json"));
        assertThat(OpenApiTest.problems("Simulation", played.body())).isEmpty();
        assertThat(surveyed.body())
                .isEqualTo(Terminals.run("simulate", design.toString(), "--lang", "fr", "--format", "json"));
        assertThat(OpenApiTest.problems("Survey", surveyed.body())).isEmpty();
    }

    @Test
    void what_can_t_be_played_is_answered_with_a_problem() throws Exception {
        HttpResponse<String> misnamed = post("?scenario=us-cutof", "kind: Design\n");
        HttpResponse<String> wrong = post("", "kind: Design\ncomponents: [{idd: x}]\n");

        assertThat(misnamed.statusCode()).isEqualTo(400);
        assertThat(misnamed.body()).contains("there is no scenario `us-cutof`; did you mean `us-cutoff`?");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("unknown key `idd`");
    }

    private HttpResponse<String> post(String query, String body) throws IOException, InterruptedException {
        return client.yaml("/v1/simulations" + query, body);
    }
}
