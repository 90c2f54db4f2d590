package edict.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edict.Edict;
import edict.Judge;
import edict.report.JsonReport;
import edict.report.Language;
import edict.rulebook.Garden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
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
                .forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        try (Server server = Server.start(
                new Live(Edict.of(Garden.RULEBOOK)),
                Settings.usual(Clock.systemUTC()).on("127.0.0.1", 0),
                line -> {})) {
            assertThat(new TreeSet<>(server.routes())).isEqualTo(described);
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
    void real_evaluations_are_as_described() throws IOException {
        String design = Files.readString(Path.of("src/test/resources/reports/workshop.yaml")).replace("kind: Design\n", "");
        String report = JsonReport.of(Judge.garden().everything().evaluate(design), "design.yaml", Language.EN);

        assertThat(problems(schema("Evaluation"), report)).isEmpty();
        assertThat(problems(schema("Evaluation"), report.replace("\"decision\"", "\"verdict\"")))
                .isNotEmpty();
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
