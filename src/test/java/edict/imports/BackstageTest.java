package edict.imports;

import static edict.imports.Fixtures.asked;
import static edict.imports.Fixtures.omitted;
import static edict.imports.Fixtures.problems;
import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read from files of catalogues. The expected facts of the samples are those written down with the samples. */
class BackstageTest {

    private static final String DEMO = "catalog-info.yml";
    private static final String TOOLS = "mcp-server-api.yaml";
    private static final String CLAIMS = "claims.yaml";
    private static final String ENTITY = "apiVersion: backstage.io/v1alpha1\nkind: KIND\nmetadata: {name: NAME}\nspec: {SPEC}\n";

    private final Draft demo = sample(DEMO);
    private final Draft tools = sample(TOOLS);
    private final Draft claims = sample(CLAIMS);

    // ---- the samples

    @Test
    void a_component_that_consumes_an_api_needs_what_answers_it() {
        assertThat(demo.body()).contains("# In it: 1 component, 1 API.");
        assertThat(Fixtures.requirements(demo)).containsExactly("backstage-backstage-demo <- backstage-api-demo-graphql");
        assertThat(flows(demo)).as("said by both of them").containsExactly("backstage-demo -> demo-graphql: demo-graphql");
        assertThat(demo.notUnderstood()).isEmpty();
        assertThat(omitted(demo)).anyMatch(text -> text.startsWith("Left out: definitions of interfaces, none of which is fetched"));
        assertThat(demo.body()).doesNotContain("demo.backstage.io/api");
    }

    @Test
    void an_api_that_nobody_provides_is_an_outsider_of_which_the_address_is_told() {
        assertThat(Fixtures.attributes(tools, "components", "name", "product")).containsExactly(Map.entry("GitHub MCP Server", "unknown"));
        assertThat(asked(tools)).anyMatch(text -> text.startsWith("an API of type `mcp-server`") && text.contains("answering at `api.githubcopilot.com`"));
        assertThat(tools.notUnderstood()).isEmpty();
    }

    @Test
    void each_value_says_where_it_stands() {
        assertThat(claims.facts()).contains(new Draft.Fact(
                "/components/0/name", "Claims portal", new Origin.Stated(new Place(CLAIMS, 18, 10), "/documents/2/metadata/title")));
    }

    @Test
    void an_interface_is_whoever_provides_it_and_a_library_nothing() {
        assertThat(Fixtures.attributes(claims, "components", "id", "name").keySet()).containsExactly(
                "backstage-portal", "backstage-backend", "backstage-api-model-api", "backstage-resource-claims-db", "backstage-api-valuation",
                "backstage-resource-archive-scans");
        assertThat(Fixtures.requirements(claims)).containsExactlyInAnyOrder(
                "backstage-portal <- backstage-backend",
                "backstage-portal <- backstage-api-valuation",
                "backstage-backend <- backstage-api-model-api",
                "backstage-backend <- backstage-resource-claims-db",
                "backstage-backend <- backstage-resource-archive-scans");
        assertThat(flows(claims)).containsExactly(
                "Claims portal -> backend: claims-api", "Claims portal -> valuation: valuation", "backend -> model-api: model-api");
        assertThat(omitted(claims)).anyMatch(text -> text.startsWith("Left out: libraries: parts of the code of others"));
    }

    @Test
    void an_address_of_the_registry_is_its_product() {
        assertThat(Fixtures.attributes(claims, "components", "name", "product"))
                .containsEntry("model-api", "registry:mistral-api")
                .containsEntry("PostgreSQL", "unknown");
        assertThat(asked(claims)).as("a title is no product").contains("of type `database`, of the system `claims`; what it is, and who wrote or"
                + " supplies it; the registry has a product called so, registry:postgresql, and nobody says that it is this one");
        Draft two = draft(entity("API", "a", "remotes: [{url: 'https://api.mistral.ai/v1'}, {url: 'https://x.example/'}]"));
        assertThat(Fixtures.attributes(two, "components", "name", "product")).as("of two, only one is known").containsExactly(Map.entry("a", "unknown"));
        assertThat(asked(two)).anyMatch(text -> text.contains("answering at `api.mistral.ai`, `x.example`"));
    }

    @Test
    void a_database_keeps_data_and_what_others_are_is_asked() {
        assertThat(Fixtures.entities(claims.document().root(), "stores")).singleElement().satisfies(store -> assertThat(Fixtures.plain(store))
                .isEqualTo(Map.of("id", "backstage-store-resource-claims-db", "component", "backstage-resource-claims-db", "data", "unknown")));
        assertThat(Fixtures.attributes(claims, "components", "name", "kind")).containsEntry("PostgreSQL", "database").containsEntry("backend", "unknown");
    }

    @Test
    void systems_are_capabilities_and_owners_no_organisations() {
        assertThat(Fixtures.attributes(claims, "capabilities", "name", "requires")).containsExactly(Map.entry("Claims", "unknown"));
        assertThat(Fixtures.attributes(claims, "organisations", "id", "assessed")).containsOnlyKeys("organisation");
        assertThat(asked(claims)).contains(
                "owned by `team-claims`; a catalogue names teams; which organisation runs it day to day",
                "described as `From the notice of a loss to the payment`, of the domain `insurance`, owned by `team-claims`;"
                        + " which of those that belong to it it can't do without: `Claims portal`, `backend`, `PostgreSQL`");
        assertThat(claims.body()).as("what the catalogue says of people").doesNotContain("insurer.example\"", "@insurer");
    }

    @Test
    void what_stands_elsewhere_is_told_and_not_fetched() {
        assertThat(claims.notUnderstood()).extracting(Problem::toString).containsExactly(
                "claims.yaml:74:1: /documents/9: is not followed: more entities stand in `./valuation.yaml`, `https://insurer.example/other.yaml`;"
                        + " hand the files in together");
        assertThat(asked(claims)).contains("an API that stands in none of the files; what it is, and who wrote or supplies it");
        Draft together = (Draft) new Backstage().read(
                List.of(document(CLAIMS), read("valuation.yaml", entity("Component", "valuer", "type: service, providesApis: [valuation]"))), Fixtures.REGISTRY);
        assertThat(Fixtures.requirements(together)).contains("backstage-portal <- backstage-valuer").doesNotContain("backstage-portal <- backstage-api-valuation");
        assertThat(together.body()).contains("# valuation.yaml line 3: /metadata/name");
        isADesign(together);
    }

    // ---- references

    @Test
    void references_may_say_kind_and_namespace_and_case_means_nothing() {
        Draft draft = draft(entity("Component", "A", "dependsOn: ['Component:default/B', 'component:other/b', b]")
                + "---\n" + entity("Component", "b", "type: service")
                + "---\n" + entity("component", "b", "type: service").replace("{name: b}", "{name: b, namespace: Other}"));

        assertThat(Fixtures.requirements(draft)).containsExactly("backstage-a <- backstage-b", "backstage-a <- backstage-other-b");
    }

    @Test
    void several_that_provide_an_interface_are_asked_for() {
        Draft draft = draft(entity("Component", "a", "consumesApis: [x]")
                + "---\n" + entity("Component", "b", "providesApis: [x]")
                + "---\n" + entity("API", "x", "apiProvidedBy: [b, c]"));

        assertThat(asked(draft)).contains("`b`, `c` provide it; whether each of them is enough, or all are needed", "one of those that provide it: `b`, `c`");
        assertThat(Fixtures.attributes(draft, "components", "id", "name").keySet()).containsExactly("backstage-a", "backstage-b", "backstage-c");
    }

    @Test
    void what_depends_on_something_may_be_said_by_either() {
        Draft draft = draft(entity("Component", "a", "type: service") + "---\n" + entity("Resource", "r", "dependencyOf: ['component:a']"));

        assertThat(Fixtures.requirements(draft)).containsExactly("backstage-a <- backstage-resource-r");
    }

    @Test
    void a_server_of_models_says_which_it_has() {
        Draft draft = draft(entity("API", "s", "type: ai-model-server, serverUrl: 'http://localhost:11434/v1', models: {discoverable: true, available: [llama3, x]}"));

        assertThat(Fixtures.attributes(draft, "models", "name", "id").keySet()).containsExactlyInAnyOrder("llama3", "x");
        assertThat(Fixtures.attributes(draft, "components", "name", "model")).containsOnlyKeys("s");
        isADesign(draft);
    }

    @Test
    void what_leads_nowhere_is_told() {
        Draft draft = draft(entity("Component", "a", "dependsOn: [nothing, 'group:g', 'system:s', {a: b}]")
                + "---\n" + entity("Component", "a", "type: service")
                + "---\n" + entity("AiResource", "x", "type: skill")
                + "---\n" + entity("System", "s", "providesApis: [x]")
                + "---\n{apiVersion: backstage.io/v1alpha1, kind: Component}\n");

        assertThat(draft.notUnderstood()).extracting(Problem::toString).containsExactly(
                "entities:4:20: /documents/0/spec/dependsOn/0: is not read: expected the reference of a component, a resource or an API, such as `resource:default/name`",
                "entities:4:29: /documents/0/spec/dependsOn/1: is not read: expected the reference of a component, a resource or an API, such as `resource:default/name`",
                "entities:4:40: /documents/0/spec/dependsOn/2: is not read: expected the reference of a component, a resource or an API, such as `resource:default/name`",
                "entities:4:52: /documents/0/spec/dependsOn/3: not understood",
                "entities:6:1: /documents/1: is not read: `a` stands in line 3 already",
                "entities:11:1: /documents/2: is not read: entities of the kind `AiResource` are none that is known here",
                "entities:19:23: /documents/3/spec/providesApis/0: is not read: which component of the system does it is not said",
                "entities:21:1: /documents/4: is not read: it has no `metadata.name` of up to 253 characters");
        isADesign(draft);
    }

    @Test
    void a_catalogue_by_which_nothing_runs_is_refused() {
        assertThat(problems(outcome(entity("Group", "g", "type: team")))).containsExactly(
                "entities:1:1: nothing runs by this catalogue of Backstage: expected entities of the kind `Component`, `Resource` or `API`");
        assertThat(problems(outcome(entity("Location", "all", "type: file, target: ./x.yaml")))).as("as the first file of most repositories").containsExactly(
                "entities:1:1: is not followed: more entities stand in `./x.yaml`; hand the files in together",
                "entities:1:1: nothing runs by this catalogue of Backstage: expected entities of the kind `Component`, `Resource` or `API`");
        assertThat(problems(new Backstage().read(List.of(document(DEMO), document(DEMO)), Fixtures.REGISTRY)))
                .containsExactly("catalog-info.yml:1:1: the file is given twice");
    }

    @Test
    void more_than_a_design_has_is_refused() {
        String needs = IntStream.range(0, 2_000).mapToObj(i -> "'resource:r" + i + "'").collect(Collectors.joining(", "));

        assertThat(problems(outcome(entity("Component", "a", "dependsOn: [" + needs + "]")))).singleElement().asString()
                .endsWith("the files have 2001 components, resources and APIs, and 2000 relations; at most 2000 and 10000 are read");
    }

    @Test
    void objects_of_both_formats_in_one_text_are_neither() {
        String mixed = entity("Component", "a", "type: service") + "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: b}}\n";

        assertThat(Imports.read("mixed", mixed.getBytes(StandardCharsets.UTF_8), Limits.IMPORTED, false)).isInstanceOf(Reading.Rejected.class);
        Reading template = Imports.read(
                "t", entity("Template", "a", "type: x").replace("apiVersion: ", "apiVersion: scaffolder.").getBytes(StandardCharsets.UTF_8), Limits.IMPORTED, false);
        assertThat(Imports.recognise((Reading.Document) template)).containsInstanceOf(Backstage.class);
    }

    @Test
    void what_looks_like_a_secret_is_shown_nowhere() {
        String secret = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
        Draft draft = draft("""
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: {name: SECRET, title: SECRET, namespace: SECRET, description: SECRET, tags: [SECRET], annotations: {SECRET: SECRET}}
                spec: {type: SECRET, owner: SECRET, system: SECRET, serverUrl: "https://SECRET@x/", models: {available: [SECRET]}, apiConsumedBy: [SECRET]}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: SECRET}
                spec: {target: "https://x/SECRET"}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: SECRET
                metadata: {name: x}
                """.replace("SECRET", secret));

        assertThat(draft.body() + draft.notes() + draft.omissions()).doesNotContainIgnoringCase(secret).contains(Secrets.NOTED);
    }

    @Test
    void the_order_of_keys_means_nothing() {
        for (String file : List.of(DEMO, TOOLS, CLAIMS)) {
            Reading.Document document = document(file);
            Reading.Document reversed = new Reading.Document(document.file(), (Node.Mapping) Fixtures.reversed(document.root()));
            assertThat(Fixtures.draft(reversed).body()).as(file).isEqualTo(Fixtures.draft(document).body());
        }
    }

    @Test
    void the_order_of_entities_changes_no_id() {
        List<String> entities = Arrays.asList(new String(Fixtures.bytes("backstage", CLAIMS), StandardCharsets.UTF_8).split("---\n", -1));
        Collections.reverse(entities);
        Draft reversed = draft(String.join("---\n", entities));

        for (String collection : List.of("components", "flows", "stores", "capabilities")) {
            assertThat(Fixtures.attributes(reversed, collection, "id", "name")).as(collection)
                    .containsExactlyInAnyOrderEntriesOf(Fixtures.attributes(claims, collection, "id", "name"));
        }
        assertThat(Fixtures.requirements(reversed)).containsExactlyInAnyOrderElementsOf(Fixtures.requirements(claims));
    }

    @Test
    void every_draft_is_a_design_without_problems() {
        List.of(demo, tools, claims).forEach(BackstageTest::isADesign);
    }

    @Test
    void spoilt_files_are_read_or_refused_with_places() {
        Random random = new Random(11);
        List<String> lines = new String(Fixtures.bytes("backstage", CLAIMS), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < 200; i++) {
            List<String> spoilt = new ArrayList<>(lines);
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(spoilt.size());
                switch (random.nextInt(4)) {
                    case 0 -> spoilt.remove(at);
                    case 1 -> spoilt.set(at, spoilt.get(at).replaceFirst(": .*", ": {a: [1, null, {}]}"));
                    case 2 -> spoilt.set(at, spoilt.get(at).replaceFirst("\\[.*", "[[], {}, 1, ~]"));
                    default -> spoilt.set(at, spoilt.get(at).replaceFirst(": .*", ":"));
                }
            }
            Reading reading = Imports.read("entities", String.join("\n", spoilt).getBytes(StandardCharsets.UTF_8), Limits.IMPORTED, false);
            if (reading instanceof Reading.Document document
                    && new Backstage().recognises(document)
                    && new Backstage().read(document, Fixtures.REGISTRY) instanceof Draft draft) {
                isADesign(draft);
            }
        }
    }

    // ---- how to look at drafts

    private static String entity(String kind, String name, String spec) {
        return ENTITY.replace("KIND", kind).replace("NAME", name).replace("SPEC", spec);
    }

    private static void isADesign(Draft draft) {
        List<CatalogueEntry> catalogue = Fixtures.RULEBOOK.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY))
                .toList();
        assertThat(Design.read(new Design.Sources(draft.document(), List.of(), catalogue), Fixtures.RULEBOOK.vocabulary()))
                .isInstanceOf(Design.Accepted.class);
    }

    /** {@code source -> target: name}, by the names of components. */
    private static List<String> flows(Draft draft) {
        Map<String, String> names = Fixtures.attributes(draft, "components", "id", "name");
        return Fixtures.entities(draft.document().root(), "flows").stream()
                .map(flow -> names.get(Fixtures.text(flow, "source")) + " -> " + names.get(Fixtures.text(flow, "target")) + ": " + Fixtures.text(flow, "name"))
                .toList();
    }

    private static Draft sample(String file) {
        return Fixtures.draft(document(file));
    }

    private static Reading.Document document(String file) {
        return Fixtures.read(file, Fixtures.bytes("backstage", file));
    }

    private static Reading.Document read(String file, String text) {
        return Fixtures.read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Draft draft(String text) {
        return (Draft) outcome(text);
    }

    private static Importer.Outcome outcome(String text) {
        return new Backstage().read(read("entities", text), Fixtures.REGISTRY);
    }
}
