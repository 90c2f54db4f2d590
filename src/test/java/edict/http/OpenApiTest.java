package edict.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edict.Judge;
import edict.report.JsonReport;
import edict.report.Language;
import edict.rulebook.Garden;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the HTTP surface is true. */
class OpenApiTest {

    private static final JsonNode API = read();

    @Test
    void every_route_is_described_and_every_described_one_is_there() {
        Set<String> described = new TreeSet<>();
        API.get("paths").properties().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        try (Server server = Server.start(
                Live.of(Garden.files()),
                Settings.usual(Clock.systemUTC()).on("127.0.0.1", 0).within(Duration.ofMinutes(2)),
                line -> {})) {
            assertThat(new TreeSet<>(server.routes())).isEqualTo(described);
        }
    }

    @Test
    void every_parameter_that_is_taken_is_described_and_every_described_one_is_taken() throws IOException, InterruptedException {
        int[] asked = {0};
        try (Server server = Server.start(Live.of(Garden.files()), Settings.usual(Clock.systemUTC()).on("127.0.0.1", 0), line -> {})) {
            for (var path : API.get("paths").properties()) {
                for (var method : path.getValue().properties()) {
                    Set<String> described = new TreeSet<>();
                    for (JsonNode parameter : method.getValue().path("parameters")) {
                        JsonNode there = parameter.has("$ref") ? API.at(parameter.get("$ref").asString().substring(1)) : parameter;
                        if (there.get("in").asString().equals("query")) {
                            described.add(there.get("name").asString());
                        }
                    }
                    if (!described.isEmpty()) {
                        String answer = HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()
                                                        + path.getKey().replace("{id}", "garden%2Fno-noise").replace("{pack}", "garden")
                                                                .replace("{slug}", "no-noise").replace("{file}", "design.json")
                                                        + "?other=1"))
                                                .header("Content-Type", "application/yaml")
                                                .method(method.getKey().toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString("kind: Design\n"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body();
                        assertThat(Pattern.compile("`([A-Za-z]+)`").matcher(answer.substring(answer.indexOf("expected"))).results()
                                        .map(name -> name.group(1)))
                                .as(method.getKey() + " " + path.getKey())
                                .containsExactlyInAnyOrderElementsOf(described);
                        asked[0]++;
                    }
                }
            }
        }
        assertThat(asked[0]).isGreaterThanOrEqualTo(14);
    }

    @Test
    void whatever_else_is_answered_is_problem_details() {
        for (var path : API.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                assertThat(method.getValue().at("/responses/default/$ref").asString())
                        .as(method.getKey() + " " + path.getKey())
                        .isEqualTo("#/components/responses/Problem");
            }
        }
    }

    @Test
    void every_example_is_valid() {
        List<String> wrong = new ArrayList<>();
        int[] examples = {0};
        visit(API, node -> {
            if (node.has("schema") && node.has("examples")) {
                node.get("examples").forEach(example -> {
                    examples[0]++;
                    problems(node.get("schema"), example.get("value").toString()).forEach(error -> wrong.add(error.toString()));
                });
            }
        });

        assertThat(examples[0]).isGreaterThanOrEqualTo(6);
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_the_description_shows_being_sent_is_accepted() throws IOException, InterruptedException {
        List<String> sent = new ArrayList<>();
        try (Server server = Server.start(
                Live.shipped(), Settings.usual(Clock.systemUTC()).on("127.0.0.1", 0), line -> {})) {
            for (var path : API.get("paths").properties()) {
                JsonNode content = path.getValue().at("/post/requestBody/content");
                for (var type : content.properties()) {
                    for (JsonNode example : type.getValue().path("examples")) {
                        HttpResponse<String> answer = new Client(server).post(path.getKey(), type.getKey(), example.get("value").toString());
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                        sent.add(path.getKey());
                    }
                }
            }
        }
        assertThat(sent).hasSizeGreaterThanOrEqualTo(3);
    }

    /** Readers of YAML 1.1, which many tools for OpenAPI are, take a plain question mark before a comma for a key, and some words for switches. */
    @Test
    void the_description_can_be_read_as_yaml_of_either_version() throws IOException {
        String text = Files.readString(Path.of("src/main/resources/openapi.yaml"));
        assertThat(text).doesNotContainPattern("[\\w)]\\?[,}\\]]");
        assertThat(text).as("keys and values that are words").doesNotContainPattern("[\\[{,:] *(?:yes|no|on|off|y|n)(?: *[,}\\]:]|$)");
    }

    @Test
    void real_evaluations_are_as_described() throws IOException {
        String design = Files.readString(Path.of("src/test/resources/reports/workshop.yaml")).replace("kind: Design\n", "");
        String report = JsonReport.of(Judge.garden().everything().evaluate(design), "design.yaml", Language.EN);

        assertThat(problems(schema("Evaluation"), report)).isEmpty();
        assertThat(problems(schema("Evaluation"), report.replace("\"decision\"", "\"verdict\"")))
                .isNotEmpty();
    }

    @Test
    void rungs_that_rules_pick_are_as_described() {
        String report = JsonReport.of(
                Judge.by(Garden.with(
                                "rules/eu/garden/all.drl",
                                "rule \"garden/ask-maker\"",
                                """
                                rule "garden/ask-maker # score"
                                when
                                    $machine : Machine( loud == true )
                                then
                                    score( $machine, "noise", 3 );
                                    score( $machine, "calm", "low" );
                                end

                                rule "garden/ask-maker"\
                                """))
                        .evaluate(
                                """
                                organisations: [{id: us, assessed: true}]
                                machines:
                                  - {id: saw, loud: true, roles: [{holder: us, code: owner}]}
                                  - {id: mower, roles: [{holder: us, code: owner}]}
                                """),
                "design.yaml",
                Language.EN);

        assertThat(problems(schema("Evaluation"), report)).isEmpty();
        JsonNode scores = JsonMapper.shared().readTree(report).get("rungs");
        assertThat(scores).hasSize(4);
        assertThat(scores.get(1).toString())
                .isEqualTo("{\"criterion\":\"noise\",\"holds\":\"certain\",\"provision\":\"garden/ask-maker\","
                        + "\"questions\":[],\"rung\":3,"
                        + "\"subject\":{\"id\":\"saw\",\"pointer\":\"/machines/0\",\"type\":\"Machine\"}}");
        assertThat(scores.get(2).toString())
                .contains("\"holds\":\"possible\"", "\"questions\":[{\"attribute\":\"loud\",\"pointer\":\"/machines/1/loud\"}]");
    }

    /** A request, the path under which it is described, and the status that it gets. */
    private record Asked(String method, String path, String described, String body, int status) {

        static Asked get(String path, String described, int status) {
            return new Asked("get", path, described, "", status);
        }

        static Asked post(String path, String described, String body, int status) {
            return new Asked("post", path, described, body, status);
        }
    }

    @Test
    void whatever_the_server_really_answers_is_as_described() throws Exception {
        String design = Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml"));
        String gateway = Files.readString(Path.of("src/test/resources/imports/litellm/proxy-config.yaml"));
        String materials =
                Files.readString(Path.of("src/test/resources/imports/cyclonedx/saasbom-data-flows-1.6.json"));
        String envelope = "kind: Request\ndesign:\n" + design.indent(2);
        List<Asked> all = List.of(
                Asked.post("/v1/evaluations", "/v1/evaluations", design, 200),
                Asked.post("/v1/evaluations?everything=true&lang=fr", "/v1/evaluations", envelope, 200),
                Asked.post("/v1/evaluations", "/v1/evaluations", gateway, 200),
                Asked.post("/v1/evaluations?format=sarif", "/v1/evaluations", envelope, 200),
                Asked.post("/v1/evaluations?format=html&name=designs/a.yaml", "/v1/evaluations", envelope, 200),
                Asked.post("/v1/evaluations?format=junit", "/v1/evaluations", envelope, 200),
                Asked.post("/v1/evaluations?format=markdown", "/v1/evaluations", envelope, 200),
                Asked.post("/v1/evaluations?format=text", "/v1/evaluations", envelope, 200),
                Asked.post("/v1/evaluations?format=pdf", "/v1/evaluations", design, 400),
                Asked.post("/v1/evaluations", "/v1/evaluations", "", 400),
                Asked.post("/v1/evaluations?lang=de", "/v1/evaluations", design, 400),
                Asked.post("/v1/evaluations", "/v1/evaluations", "kind: Request\ndesing: {}\n", 422),
                Asked.post("/v1/evaluations", "/v1/evaluations", "[", 422),
                Asked.post("/v1/pictures?scenario=us-cutoff&lang=fr", "/v1/pictures", envelope, 200),
                Asked.post("/v1/pictures?scenario=each-provider", "/v1/pictures", design, 400),
                Asked.post("/v1/pictures", "/v1/pictures", "kind: Design\n", 422),
                Asked.post("/v1/pictures", "/v1/pictures", "components: 3\n", 422),
                Asked.post("/v1/chains", "/v1/chains", design, 200),
                Asked.post("/v1/chains?asOf=2026-11-20&lang=fr", "/v1/chains", envelope, 200),
                Asked.post("/v1/chains?scenario=us-cutoff", "/v1/chains", design, 400),
                Asked.post("/v1/chains", "/v1/chains", "products: 3\n", 422),
                Asked.post("/v1/scores", "/v1/scores", design, 200),
                Asked.post("/v1/scores?framework=csf-2025,csf-2026&minimum=seal-2&lang=fr", "/v1/scores", envelope, 200),
                Asked.post("/v1/scores?framework=csf-2027", "/v1/scores", design, 400),
                Asked.post("/v1/scores?minimum=gold", "/v1/scores", design, 400),
                Asked.post("/v1/scores?component=nobody", "/v1/scores", design, 400),
                Asked.post("/v1/scores", "/v1/scores", "products: 3\n", 422),
                Asked.post("/v1/imports", "/v1/imports", gateway, 200),
                Asked.post("/v1/imports?from=x", "/v1/imports", gateway, 400),
                Asked.post("/v1/imports", "/v1/imports", materials, 200),
                Asked.post("/v1/imports", "/v1/imports", "{bomFormat: CycloneDX, specVersion: '1.1'}", 422),
                Asked.post("/v1/imports", "/v1/imports", "services: {}\n", 422),
                Asked.get("/v1/rules?asOf=2026-11-20", "/v1/rules", 200),
                Asked.get("/v1/rules?pack=x", "/v1/rules", 400),
                Asked.get("/v1/rules/core%2Festablished-in-union", "/v1/rules/{id}", 200),
                Asked.get("/v1/rules/x%2Fy", "/v1/rules/{id}", 404),
                Asked.get("/v1/rules/core%2Festablished-in-union?asOf=x", "/v1/rules/{id}", 400),
                Asked.get("/v1/rules/core/established-in-union?lang=de", "/v1/rules/{pack}/{slug}", 400),
                Asked.get("/v1/rules/x/y", "/v1/rules/{pack}/{slug}", 404),
                Asked.get("/v1/schemas/answers.json", "/v1/schemas/{file}", 200),
                Asked.get("/v1/schemas/request.json", "/v1/schemas/{file}", 200),
                Asked.get("/v1/schemas/cases.json", "/v1/schemas/{file}", 200),
                Asked.get("/v1/schemas/design.md", "/v1/schemas/{file}", 200),
                Asked.get("/v1/schemas/design.json?lang=de", "/v1/schemas/{file}", 400),
                Asked.get("/v1/schemas/registries.json", "/v1/schemas/{file}", 404),
                Asked.get("/", "/", 200),
                Asked.get("/openapi.json", "/openapi.json", 200),
                Asked.get("/health/live", "/health/live", 200),
                Asked.get("/health/ready", "/health/ready", 200));
        List<String> rules = new ArrayList<>();
        try (Server server = Server.start(
                Live.shipped(),
                Settings.usual(Clock.systemUTC()).on("127.0.0.1", 0).within(Duration.ofMinutes(2)),
                line -> {})) {
            for (Asked asked : all) {
                String answer = ask(server, asked);
                if (asked.path().startsWith("/v1/rules?asOf")) {
                    JsonMapper.shared().readTree(answer).get("rules").forEach(rule -> rules.add(rule.get("id").asString()));
                } else if (asked.status() == 200 && asked.body().equals(design) && !Set.of("/v1/scores", "/v1/chains").contains(asked.path())) {
                    assertThat(JsonMapper.shared().readTree(answer).get("continuity")).hasSize(2);
                }
            }
            assertThat(rules).hasSizeGreaterThan(20);
            for (String rule : rules) {
                ask(server, Asked.get("/v1/rules/" + rule, "/v1/rules/{pack}/{slug}", 200));
            }
        }
    }

    private static String ask(Server server, Asked asked) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + asked.path()))
                .method(
                        asked.method().toUpperCase(java.util.Locale.ROOT),
                        asked.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(asked.body()))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        String name = asked.method() + " " + asked.path();
        assertThat(answer.statusCode()).as("%s%n%s", name, answer.body()).isEqualTo(asked.status());
        JsonNode described = API.get("paths").get(asked.described()).get(asked.method()).get("responses");
        JsonNode response = described.get(String.valueOf(asked.status()));
        assertThat(response).as("%s says nothing of %s", asked.described(), asked.status()).isNotNull();
        JsonNode resolved = response.has("$ref") ? API.at(response.get("$ref").asString().substring(1)) : response;
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        JsonNode content = resolved.get("content").get(type);
        assertThat(content).as("%s says nothing of %s", asked.described(), type).isNotNull();
        String said = type.endsWith("json") ? answer.body() : JsonMapper.shared().writeValueAsString(answer.body());
        assertThat(problems(content.get("schema"), said)).as(name).isEmpty();
        return answer.body();
    }

    /** How a text differs from a schema of the description. */
    static List<Error> problems(String schema, String json) {
        return problems(schema(schema), json);
    }

    private static ObjectNode schema(String name) {
        return YAMLMapper.shared().createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** Validates against a schema of the description, whose references lead into the description. */
    private static List<Error> problems(JsonNode schema, String json) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", API.get("components"));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON);
        return compiled.validate(json, InputFormat.JSON);
    }

    private static void visit(JsonNode node, java.util.function.Consumer<JsonNode> visitor) {
        visitor.accept(node);
        node.forEach(child -> visit(child, visitor));
    }

    private static JsonNode read() {
        try {
            return YAMLMapper.shared().readTree(Files.readString(Path.of("src/main/resources/openapi.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
