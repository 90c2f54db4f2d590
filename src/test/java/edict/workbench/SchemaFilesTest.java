package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edict.document.Limits;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Refused;
import edict.document.Texts;
import edict.report.Language;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of rule files say what loading accepts: no more keys, and no fewer. */
class SchemaFilesTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Limits LIMITS = Limits.DEFAULT.withSize(20_000_000, 2_000_000);

    private static final RulebookFiles SHIPPED = RulebookFiles.under(Path.of("."));
    private static final Rulebook RULEBOOK = Rulebook.shipped();

    private static final RulebookFiles GARDEN = RulebookFiles.under(Path.of("src/test/resources/rulebooks/garden"));

    private static final Pattern EXPECTED = Pattern.compile("unknown key `surplus`; expected (.*)");

    static List<String> kinds() {
        return SchemaFiles.NAMES.subList(SchemaFiles.NAMES.indexOf("vocabulary"), SchemaFiles.NAMES.size());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_draft_07_in_both_languages(String kind) {
        Schema draft07 = SCHEMAS.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

        assertThat(draft07.validate(schema(kind, RULEBOOK))).isEmpty();
        assertThat(draft07.validate(SchemaFiles.of(kind, RULEBOOK, Language.FR).orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void accepts_what_is_shipped(String kind) {
        Schema schema = SCHEMAS.getSchema(schema(kind, RULEBOOK).toString());
        Map<String, Node> files = files(kind, SHIPPED);

        assertThat(files).hasSizeGreaterThan(kind.equals("scorecard") ? 2 : kind.equals("profile") ? 5 : 8);
        files.forEach((file, node) -> assertThat(schema.validate(json(node).toString(), InputFormat.JSON)).as(file).isEmpty());
    }

    /** One key too many in each kind of object that a small rulebook has: loading names the keys that it would take there. */
    @ParameterizedTest
    @MethodSource("kinds")
    void knows_the_keys_that_loading_knows(String kind) {
        boolean isOfCases = kind.equals("cases");
        Rulebook rulebook = isOfCases ? RULEBOOK : Rulebook.of(GARDEN);
        Set<JsonNode> seen = new LinkedHashSet<>();
        boolean isScorecard = kind.equals("scorecard");
        Map<String, Node> files = files(kind, isOfCases || isScorecard ? SHIPPED : GARDEN);
        // One that is based on another is read only where that is.
        files.values().removeIf(root -> isScorecard && root instanceof Node.Mapping mapping && mapping.entries().containsKey("basedOn"));
        files.forEach((file, root) -> {
            for (Spot spot : spots(schema(kind, rulebook), root)) {
                if (seen.add(spot.schema())) {
                    Set<String> keys = new TreeSet<>(spot.schema().get("properties").propertyNames());
                    keys.addAll(spot.others());
                    Expected expected = expected(kind, file, json(root, spot.node()));
                    assertThat(keys).as(file + spot.node().pointer()).containsAll(expected.keys()).hasSize(expected.count());
                }
            }
        });
        assertThat(seen).as("kinds of objects").hasSizeGreaterThanOrEqualTo(kind.equals("table") ? 1 : 2);
    }

    @Test
    void refuses_what_loading_refuses() {
        Schema provisions = SCHEMAS.getSchema(schema("provisions", RULEBOOK).toString());
        String right = """
                {"gdpr/art-1": {"title": {"en": "A", "fr": "B"}, "subject": "Flow", "kind": "obligation", "severity": "low", "enforcement": "review",
                 "cites": {"provision": "Article 1"}, "because": {"en": "A", "fr": "B"}, "remedy": {"en": "A", "fr": "B"}}}""";

        assertThat(provisions.validate(right, InputFormat.JSON)).isEmpty();
        for (String[] wrong : new String[][] {
            {"\"Flow\"", "\"Flows\""},
            {"\"low\"", "\"lowest\""},
            {"\"severity\": \"low\",", ""},
            {"\"fr\": \"B\"}, \"subject\"", "\"de\": \"B\"}, \"subject\""},
            {", \"remedy\": {\"en\": \"A\", \"fr\": \"B\"}", ""},
            {"gdpr/art-1", "gdpr/Art 1"},
        }) {
            assertThat(right).contains(wrong[0]);
            assertThat(provisions.validate(right.replace(wrong[0], wrong[1]), InputFormat.JSON)).as(wrong[1]).isNotEmpty();
        }
    }

    @Test
    void an_attribute_says_what_its_type_needs() {
        Schema vocabulary = SCHEMAS.getSchema(schema("vocabulary", RULEBOOK).toString());
        String right = """
                {"types": {"Kiosk": {"doc": {"en": "A", "fr": "B"}, "collection": "kiosks", "attributes": {
                 "place": {"type": "code", "codes": ["street"]}, "owners": {"type": "list of reference", "to": "Organisation"},
                 "size": {"type": "number", "unit": "m", "minimum": 1}}}}}""";

        assertThat(vocabulary.validate(right, InputFormat.JSON)).isEmpty();
        for (String[] wrong : new String[][] {
            {", \"codes\": [\"street\"]", ""},
            {"\"to\": \"Organisation\"", "\"codes\": [\"a\"]"},
            {"\"number\"", "\"numeral\""},
            {"\"number\", \"unit\"", "\"date\", \"unit\""},
            {"\"collection\": \"kiosks\",", ""},
            {"\"collection\": \"kiosks\"", "\"kind\": \"derived\", \"collection\": \"kiosks\""},
        }) {
            assertThat(right).contains(wrong[0]);
            assertThat(vocabulary.validate(right.replace(wrong[0], wrong[1]), InputFormat.JSON)).as(wrong[1]).isNotEmpty();
        }
    }

    private static ObjectNode schema(String kind, Rulebook rulebook) {
        return SchemaFiles.of(kind, rulebook, Language.EN).orElseThrow();
    }

    /** Files of a kind, each read. */
    private static Map<String, Node> files(String kind, RulebookFiles of) {
        if (kind.equals("cases")) {
            return cases();
        }
        Map<String, Node> files = new TreeMap<>();
        of.texts().forEach((file, bytes) -> {
            if (file.startsWith("policies/") && file.endsWith(".yaml")) {
                Node root = Texts.parse(file, bytes, LIMITS).root().orElseThrow();
                if (kindOf(file, root).equals(kind)) {
                    files.put(file, root);
                }
            }
        });
        return files;
    }

    private static String kindOf(String file, Node root) {
        String folder = file.replaceFirst("/[^/]+$", "").replaceFirst("^.*/", "");
        return switch (folder) {
            case "parameters", "tables" -> ((Node.Mapping) root).entries().containsKey("rows") ? "table" : "parameter";
            case "profiles" -> "profile";
            case "scenarios" -> "scenario";
            case "scorecards" -> "scorecard";
            case "provisions", "controls", "registry" -> folder;
            default -> file.endsWith("/pack.yaml") ? "pack" : file.endsWith("/vocabulary.yaml") ? "vocabulary" : "";
        };
    }

    /** All of them take half a minute; a sample by name stays the same when files come. */
    private static Map<String, Node> cases() {
        try (Stream<Path> paths = Files.walk(Path.of("rules"))) {
            Map<String, Node> files = new TreeMap<>();
            for (Path path : paths.filter(path -> path.toString().endsWith(".test.yaml")).toList()) {
                String name = path.toString().replace(File.separatorChar, '/');
                if (name.hashCode() % 8 == 1) {
                    files.put(name, Texts.parse(name, Files.readAllBytes(path), LIMITS).root().orElseThrow());
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object of a file, and the schema of such objects. @param others keys that would make it another kind of object */
    private record Spot(Node.Mapping node, JsonNode schema, Set<String> others) {}

    /** Objects of which the schema lists the keys. */
    private static List<Spot> spots(JsonNode schema, Node node) {
        return spots(schema, node, Set.of());
    }

    private static List<Spot> spots(JsonNode schema, Node node, Set<String> other) {
        List<Spot> spots = new ArrayList<>();
        if (schema.has("if") && schema.path("if").has("required") && node instanceof Node.Mapping mapping) {
            String key = schema.get("if").get("required").get(0).asString();
            JsonNode value = schema.get("if").path("properties").path(key);
            boolean holds = mapping.get(key)
                    .filter(said -> !value.has("const") || json(said).equals(value.get("const")))
                    .filter(said -> !value.has("pattern") || json(said).asString().matches(value.get("pattern").asString()))
                    .isPresent();
            Set<String> more = new TreeSet<>(other);
            if (!holds) {
                more.add(key);
            }
            spots.addAll(spots(schema.get(holds ? "then" : "else"), node, more));
        } else if (schema.has("anyOf")) {
            schema.get("anyOf").forEach(one -> spots.addAll(spots(one, node)));
        } else if (node instanceof Node.Sequence list && schema.has("items")) {
            list.items().forEach(item -> spots.addAll(spots(schema.get("items"), item)));
        } else if (node instanceof Node.Mapping mapping && "object".equals(schema.path("type").asString(""))) {
            JsonNode others = schema.path("additionalProperties");
            boolean strict = others.isBoolean() && !schema.path("patternProperties").has("^x-");
            if (strict) {
                spots.add(new Spot(mapping, schema, other));
            }
            mapping.entries().forEach((key, value) -> {
                JsonNode property = schema.path("properties").path(key);
                if (strict && property.isObject()) {
                    spots.addAll(spots(property, value));
                } else if (others.isObject()) {
                    spots.addAll(spots(others, value));
                }
            });
        }
        return spots;
    }

    /** @param keys the first of those that loading expects @param count of all of them */
    private record Expected(Set<String> keys, int count) {}

    /** What loading expects where it finds {@code surplus}. */
    private static Expected expected(String kind, String file, JsonNode surplus) {
        String text = surplus.toString();
        List<Problem> problems;
        if (kind.equals("cases")) {
            Problems found = new Problems();
            new CaseReader(RULEBOOK, found).read(file, text.getBytes(StandardCharsets.UTF_8));
            problems = found.sorted();
        } else {
            problems = problems(GARDEN.with(Map.of(file, text)));
        }
        for (Problem problem : problems) {
            Matcher matcher = EXPECTED.matcher(problem.message());
            if (matcher.find()) {
                Set<String> keys = new TreeSet<>();
                Matcher all = Pattern.compile("\\((\\d+) in all\\)").matcher(matcher.group(1));
                Matcher names = Pattern.compile("`([^`]+)`").matcher(matcher.group(1));
                while (names.find()) {
                    keys.add(names.group(1));
                }
                return new Expected(keys, all.find() ? Integer.parseInt(all.group(1)) : keys.size());
            }
        }
        throw new AssertionError("nothing is wrong with " + text + ": " + problems);
    }

    private static List<Problem> problems(RulebookFiles files) {
        try {
            Rulebook.of(files);
            return List.of();
        } catch (Refused refused) {
            return refused.problems();
        }
    }

    private static JsonNode json(Node node) {
        return json(node, null);
    }

    /** @param marked gets a key too many */
    private static JsonNode json(Node node, @Nullable Node marked) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node instanceof Node.Sequence list) {
            ArrayNode array = nodes.arrayNode();
            list.items().forEach(item -> array.add(json(item, marked)));
            return array;
        }
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = nodes.objectNode();
            mapping.entries().forEach((key, value) -> object.set(key, json(value, marked)));
            if (node == marked) {
                object.put("surplus", 1);
            }
            return object;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> nodes.stringNode(scalar.text());
            case NUMBER, BOOLEAN -> JSON.readTree(scalar.text());
            case NULL -> nodes.nullNode();
        };
    }
}
