package edict.http;

import static edict.http.Client.file;
import static edict.http.Client.json;
import static edict.http.Client.part;
import static org.assertj.core.api.Assertions.assertThat;

import edict.Judge;
import edict.cli.Terminals;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a portal needs to ask people what is not known, and to take what they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionnairesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    private static final String CHATBOT =
            """
            kind: Design
            organisations:
              - {id: shop, name: Our shop, assessed: true, country: FR}
            models:
              - {id: hosted-model, name: A hosted model}
            aiSystems:
              - id: chatbot
                roles: [{holder: shop, code: provider}, {holder: shop, code: deployer}]
                models: [hosted-model]
            """;

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

    @ParameterizedTest
    @ValueSource(strings = {"json", "markdown", "csv"})
    void a_form_has_the_bytes_of_the_command_line(String format) throws Exception {
        Path design = Files.writeString(folder.resolve("design.yaml"), CHATBOT);

        HttpResponse<String> form =
                client.yaml("/v1/questionnaires?asOf=2026-11-20&all=true&lang=fr&name=" + design + "&format=" + format, CHATBOT);

        assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
        assertThat(form.body())
                .isEqualTo(Terminals.run(
                        "ask", design.toString(), "--as-of", "2026-11-20", "--all", "--lang", "fr", "--format", format));
        if (format.equals("json")) {
            assertThat(OpenApiTest.problems("Questionnaire", form.body())).isEmpty();
        }
    }

    @Test
    void what_can_t_change_the_decision_is_left_out_unless_all_is_asked() throws Exception {
        JsonNode few = questionnaire("/v1/questionnaires?asOf=2026-11-20", CHATBOT);
        JsonNode all = questionnaire("/v1/questionnaires?asOf=2026-11-20&all", CHATBOT);

        assertThat(few.get("leftOut").asInt()).isPositive();
        assertThat(few.get("questions").size() + few.get("leftOut").asInt()).isEqualTo(all.get("questions").size());
        assertThat(all.get("leftOut").asInt()).isZero();
        assertThat(few.get("decision").asString()).isEqualTo("needs-review");
        assertThat(few.get("worst").asString()).isEqualTo("rejected");
        assertThat(all.get("questions").findValues("codes")).isNotEmpty().allSatisfy(codes -> assertThat(codes).hasSizeGreaterThan(1));
    }

    @Test
    void a_form_that_comes_back_becomes_answers_that_travel_with_the_design() throws Exception {
        ObjectNode form = (ObjectNode) questionnaire("/v1/questionnaires?asOf=2026-11-20&all=true", CHATBOT);
        for (JsonNode question : form.get("questions")) {
            if (question.get("asks").asString().equals("interactsDirectlyWithPersons")) {
                ((ObjectNode) question).put("answer", true).put("because", "It chats.");
            }
        }

        JsonNode taken = json(client.parts(
                "/v1/answers?asOf=2026-11-20&by=Ada", part("design", CHATBOT) + file("form", "form.json", form.toString())));
        JsonNode table = json(client.parts(
                "/v1/answers?asOf=2026-11-20&by=Ada",
                part("design", CHATBOT) + part("form", "de;demande;réponse;car\r\nchatbot;interactsDirectlyWithPersons;oui;It chats.\r\n")));

        assertThat(OpenApiTest.problems("TakenAnswers", taken.toString())).isEmpty();
        assertThat(taken.at("/answers/answers").toString())
                .isEqualTo("[{\"because\":\"It chats.\",\"by\":\"Ada\",\"of\":\"chatbot\",\"on\":\"2026-11-20\","
                        + "\"set\":{\"interactsDirectlyWithPersons\":true}}]");
        assertThat(table).isEqualTo(taken);

        String whole = "kind: Request\ndesign:\n" + CHATBOT.indent(2) + "answers: " + taken.get("answers");
        JsonNode next = questionnaire("/v1/questionnaires?asOf=2026-11-20&all=true", whole);
        assertThat(form.get("questions").findValuesAsString("asks")).contains("interactsDirectlyWithPersons");
        assertThat(next.get("questions").findValuesAsString("asks")).isNotEmpty().doesNotContain("interactsDirectlyWithPersons");
    }

    @Test
    void whoever_came_along_from_the_registry_may_be_named() throws Exception {
        String design =
                """
                kind: Design
                organisations:
                  - {id: us, assessed: true, country: FR, kind: private, gdprScope: art-3-1-establishment, ultimateParent: []}
                  - {id: klinik, country: DE, kind: health-provider, statutoryHealthCareDe: true, gdprScope: art-3-1-establishment}
                products: [{id: cloud, registry: aws}]
                components: [{id: db, kind: database, product: cloud, operator: "registry:amazon-web-services", country: FR}]
                dataSets: [{id: ecg, personal: "yes", kinds: [health]}]
                processings:
                  - {id: care, data: [ecg], roles: [{holder: klinik, code: controller}, {holder: us, code: processor}]}
                stores: [{id: s, data: [ecg], component: db, provider: "registry:amazon-web-services", country: FR}]
                certificates: [{id: c5, registry: aws-c5}]
                """;

        List<String> names = new ArrayList<>();
        for (JsonNode question : questionnaire("/v1/questionnaires?asOf=2026-11-20&all", design).get("questions")) {
            if (question.get("of").asString().equals("c5") && question.get("asks").asString().equals("holder")) {
                question.get("names").forEach(name -> names.add(name.asString()));
            }
        }

        assertThat(names).startsWith("us", "klinik").contains("registry:amazon-web-services");
        JsonNode taken = json(client.parts(
                "/v1/answers?asOf=2026-11-20",
                part("design", design) + part("form", "of,asks,answer\r\nc5,holder,registry:amazon-web-services\r\n")));
        assertThat(taken.at("/answers/answers/0/set/holder").asString()).isEqualTo("registry:amazon-web-services");
    }

    @Test
    void a_candidate_is_asked_and_answers() throws Exception {
        String design = Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")));
        String dossier = Files.readString(Path.of("src/test/resources/documents/model-purchase.yaml")).replace("design: DESIGN", "design: design.yaml");
        Files.writeString(folder.resolve("design.yaml"), design);
        Path named = Files.writeString(folder.resolve("dossier"), dossier);
        String sent = part("dossier", dossier) + part("design.yaml", design);

        HttpResponse<String> theirs = client.parts("/v1/questionnaires?asOf=2026-11-20&candidate=french", sent);
        HttpResponse<String> own = client.parts("/v1/questionnaires?asOf=2026-11-20&candidate=french&own=true&format=csv", sent);

        assertThat(OpenApiTest.problems("Questionnaire", theirs.body())).isEmpty();
        assertThat(theirs.body())
                .isEqualTo(Terminals.run("ask", named + "#french", "--as-of", "2026-11-20", "--format", "json")
                        .replace(folder + "/", ""));
        assertThat(own.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(own.body())
                .isEqualTo(Terminals.run("ask", named + "#french", "--as-of", "2026-11-20", "--own", "--format", "csv")
                        .replace(folder + "/", ""));

        JsonNode first = json(theirs).at("/questions/0");
        String answer = "of,asks,answer\r\n" + first.get("of").asString() + "," + first.get("asks").asString() + ",unknown\r\n";
        JsonNode taken = json(client.parts("/v1/answers?asOf=2026-11-20&candidate=french", sent + file("form", "back.csv", answer)));
        assertThat(taken.at("/answers/answers/0/set").get(first.get("asks").asString()).asString()).isEqualTo("unknown");
        assertThat(taken.at("/answers/answers/0/by").asString()).isEqualTo("unnamed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/v1/questionnaires?candidate=x | 400 | the parameter `candidate` is for dossiers; a design has none",
        "/v1/questionnaires?own=true    | 400 | the parameter `own` is for dossiers; name a `candidate`",
        "/v1/questionnaires?format=html | 400 | the parameter `format` is `markdown`, `csv`, `xlsx` or `json`; found `html`",
        "/v1/questionnaires?options=x   | 422 | the design offers no `options`, so there is none called `x`",
        "/v1/answers                    | 400 | send `multipart/form-data` with the parts `form` and `design`",
    })
    void what_can_t_be_asked_is_refused(String path, int status, String why) throws Exception {
        HttpResponse<String> refused = client.yaml(path, CHATBOT);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(why);
    }

    @Test
    void a_form_of_which_nothing_can_be_taken_says_why() throws Exception {
        String design = file("design", "bot.yaml", CHATBOT);
        String form = file("form", "form.csv", "of,asks,answer\r\nchatbt,interactsDirectlyWithPersons,yes\r\nchatbot,interactsDirectlyWithPersons,maybe\r\n");

        HttpResponse<String> wrong = client.parts("/v1/answers?asOf=2026-11-20", design + form);

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("nothing in the design is called `chatbt`; did you mean `chatbot`?", "found the text `maybe`", "\"file\": \"form.csv\"");
        assertThat(client.parts("/v1/answers", design).body()).contains("no part is called `form`");
        assertThat(client.parts("/v1/answers", form).body()).contains("no part is called `dossier`");
        assertThat(client.parts("/v1/answers", design + design + form).body()).contains("two parts are called `design`");
        assertThat(client.parts("/v1/answers", design + form + part("more", "x")).body()).contains("leave out the part `more`");
        assertThat(client.parts("/v1/answers", design.replace("kind: Design", "kind: Desing") + form).body()).contains("bot.yaml", "Desing");
    }

    private JsonNode questionnaire(String path, String document) throws IOException, InterruptedException {
        return json(client.yaml(path, document));
    }
}
