package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Shapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

/** What is read from models in ArchiMate. The expected facts of the samples are those written down with the samples. */
class ArchimateTest {

    private static final String ARCHISURANCE = "archisurance.archimate";
    private static final String CLAIMS = "claims.xml";
    private static final String HEAD = """
            <model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m">
            """;

    @Test
    void the_sample_of_the_exchange_format_names_nothing_that_runs() {
        Draft draft = sample("sample1-exchange-3.0.xml");

        assertThat(draft.body()).contains("# Elements: 1 BusinessProcess, 1 BusinessRole.\n# Relationships: 1 Assignment.\n");
        assertThat(draft.document().root().get("title").map(Fixtures::plain)).contains("Test");
        assertThat(draft.document().root().entries().keySet()).containsExactly("kind", "title", "organisations");
        assertThat(draft.notUnderstood()).isEmpty();
        assertThat(draft.read() + draft.leftOut().stream().mapToInt(Draft.LeftOut::values).sum()).isEqualTo(draft.of());
    }

    @Test
    void the_sample_of_archi_has_all_that_is_in_it_and_asks_for_each_location() {
        Draft draft = sample(ARCHISURANCE);

        assertThat(draft.body()).contains("10 ApplicationComponent", "4 DataObject", "5 Device", "4 Node", "33 Flow", "13 Access", "32 Serving");
        Map<String, String> kinds = Fixtures.attributes(draft, "components", "id", "kind");
        assertThat(kinds).hasSize(26);
        assertThat(draft.asked().stream().map(fact -> ((Origin.Asked) fact.origin()).because()))
                .areExactly(10, is("the model says of it `ApplicationComponent`"))
                .areExactly(4, is("the model says of it `Node`"))
                .areExactly(5, is("the model says of it `Device`"))
                .areExactly(26, is("the model names no location of it"));
        assertThat(Fixtures.attributes(draft, "components", "id", "country").values()).hasSize(26).containsOnly("unknown");
        assertThat(Fixtures.attributes(draft, "dataSets", "name", "personal"))
                .containsOnlyKeys("Customer File Data", "Insurance Policy Data", "Damage Claim Data", "Insurance Request Data")
                .containsValue("unknown");
        assertThat(draft.document().root().get("flows")).as("all of them are between people and what these do").isEmpty();
        assertThat(draft.leftOut()).filteredOn(left -> left.because().equals(ArchimateTypes.FLOWS)).singleElement().extracting(Draft.LeftOut::count).isEqualTo(33);
        assertThat(Fixtures.requirements(draft)).contains(
                "archimate-web-portal <- archimate-crm-system",
                "archimate-financial-application <- archimate-financial-software",
                "archimate-financial-application <- archimate-nas-file-server",
                "archimate-bank-system <- archimate-bibit-server",
                "archimate-home-away-policy-administration <- archimate-customer-data-access",
                "archimate-capability-create-contract <- archimate-crm-system");
        assertThat(draft.notUnderstood()).singleElement().asString().contains(
                ":109:7: /model/folder/2/folder/0/element/13: the model does not say which component does `Create Policy`, `Store Policy`, `Calculate Risk`");
    }

    @Test
    void what_provides_a_service_is_needed_by_what_uses_it() {
        Draft draft = sample(CLAIMS);

        assertThat(Fixtures.requirements(draft)).containsExactlyInAnyOrder(
                "archimate-portal <- archimate-mail-one",
                "archimate-portal <- archimate-mail-two",
                "archimate-portal <- archimate-machines",
                "archimate-cases <- archimate-reader",
                "archimate-cases <- archimate-payments",
                "archimate-cases <- archimate-case-database",
                "archimate-reader <- archimate-claude-haiku-4-5",
                "archimate-case-database <- archimate-machines",
                "archimate-machines <- archimate-disks",
                "archimate-machines <- archimate-spare-disks",
                "archimate-mail-two <- unknown",
                "archimate-capability-handle-claims <- archimate-cases",
                "archimate-capability-claims-are-paid <- archimate-payments");
    }

    @Test
    void one_of_two_is_enough_where_the_model_says_so_and_asked_where_not() {
        Draft draft = sample(CLAIMS);

        assertThat(Fixtures.entities(entity(draft, "components", "archimate-portal"), "requires"))
                .first()
                .satisfies(requirement -> assertThat(Fixtures.entities(requirement, "anyOf")).hasSize(2));
        assertThat(Fixtures.entities(entity(draft, "components", "archimate-mail-two"), "requires"))
                .singleElement()
                .satisfies(requirement -> assertThat(Fixtures.text(requirement, "anyOf")).isEqualTo("unknown"));
        assertThat(draft.body()).contains("anyOf: unknown  # asked: the model has `Disks`, `Spare disks` here; whether each of them is enough, or all are needed");
    }

    @Test
    void flows_pass_junctions_and_say_which_data_where_the_model_does() {
        Draft draft = sample(CLAIMS);

        assertThat(Fixtures.attributes(draft, "flows", "id", "target").values())
                .containsExactly("archimate-cases", "archimate-reader", "archimate-payments", "archimate-case-database");
        assertThat(Fixtures.attributes(draft, "flows", "id", "data").values())
                .containsExactly("unknown", "unknown", "[archimate-data-claims]", "unknown");
        assertThat(draft.body()).contains("data: unknown  # asked: the model calls it `claim as handed in`\n");
        assertThat(Fixtures.attributes(draft, "flows", "name", "exporter")).containsExactly(Map.entry("logs", "archimate-organisation-hosting-of-the-coast"));
        assertThat(Fixtures.attributes(draft, "flows", "name", "kind")).containsExactly(Map.entry("logs", "intra-entity-access"));
    }

    @Test
    void data_are_kept_where_files_of_them_lie_and_asked_where_none_do() {
        Draft draft = sample(CLAIMS);

        assertThat(Fixtures.attributes(draft, "dataSets", "name", "id")).containsOnlyKeys("Claims", "Letters", "Member file");
        assertThat(Fixtures.attributes(draft, "stores", "id", "component").values()).containsExactly("archimate-disks", "unknown", "unknown");
        assertThat(draft.body()).contains(
                "component: unknown  # asked: `Reads letters` reads them; which component keeps them\n",
                "component: unknown  # asked: `Portal` uses them; which component keeps them\n");
    }

    @Test
    void names_of_the_registry_are_products_models_and_kinds() {
        Draft draft = sample(CLAIMS);

        Node.Mapping database = entity(draft, "components", "archimate-case-database");
        assertThat(Fixtures.text(database, "product")).as("it specialises what has that name").isEqualTo("registry:postgresql");
        assertThat(Fixtures.text(database, "kind")).isEqualTo("database");
        assertThat(Fixtures.attributes(draft, "components", "name", "id")).as("a kind of thing runs nowhere").doesNotContainKey("PostgreSQL");
        assertThat(Fixtures.attributes(draft, "models", "name", "registry")).containsExactly(Map.entry("Claude Haiku 4.5", "claude-haiku-4-5"));
        assertThat(Fixtures.attributes(draft, "aiSystems", "id", "components").values()).containsExactly("[archimate-claude-haiku-4-5]");
        assertThat(Fixtures.attributes(draft, "components", "name", "kind")).containsEntry("Network of the house", "network");
    }

    @Test
    void keys_of_suppliers_are_no_names_of_products() {
        for (String name : List.of("anthropic", "bedrock", "gpt-x", "redis-cluster", "Postgre")) {
            Draft draft = draft(HEAD + "<elements>" + element("a", "ApplicationComponent", name) + "</elements></model>");
            assertThat(Fixtures.attributes(draft, "components", "id", "product").values()).as(name).containsExactly("unknown");
        }
        Draft draft = draft(HEAD + "<elements>" + element("a", "ApplicationService", "API.Anthropic.com") + "</elements></model>");
        assertThat(Fixtures.attributes(draft, "components", "id", "product").values()).containsExactly("registry:anthropic-api");
    }

    @Test
    void places_are_those_of_locations_and_of_what_a_component_is_a_part_of() {
        Draft draft = sample(CLAIMS);

        assertThat(Fixtures.attributes(draft, "components", "name", "country"))
                .containsEntry("Machines", "FR")
                .containsEntry("Disks", "FR")
                .containsEntry("Claude Haiku 4.5", "DE")
                .containsEntry("Spare disks", "unknown")
                .containsEntry("Reader", "unknown");
        assertThat(Fixtures.attributes(draft, "components", "name", "region"))
                .as("what the registry doesn't know as one is no region")
                .containsOnly(Map.entry("Claude Haiku 4.5", "eu-central-1"));
        assertThat(draft.body()).contains(
                "country: unknown  # asked: the model puts it in `Abroad`\n",
                "country: unknown  # asked: the model associates it with `Abroad`\n",
                "country: unknown  # asked: the model puts it in several locations: `France`, `eu-central-1`\n");
    }

    @Test
    void a_group_that_is_in_a_location_is_there_with_all_that_it_holds() {
        Draft draft = draft(HEAD + "<elements>" + element("l", "Location", "belgique") + element("g", "Grouping", "G") + element("n", "Node", "N")
                + element("c", "Location", "Google Cloud") + element("m", "Node", "M") + "</elements><relationships>"
                + relationship("a", "Aggregation", "l", "g") + relationship("b", "Aggregation", "g", "n") + relationship("e", "Aggregation", "c", "m")
                + "</relationships></model>");

        assertThat(Fixtures.attributes(draft, "components", "name", "country")).containsEntry("N", "BE").containsEntry("M", "unknown");
        assertThat(draft.body()).contains("country: unknown  # asked: the model puts it in `Google Cloud`, which suggests registry:google-cloud\n");
    }

    @Test
    void who_is_assigned_to_a_component_operates_it() {
        Draft draft = sample(CLAIMS);

        assertThat(Fixtures.attributes(draft, "components", "name", "operator"))
                .containsOnly(
                        Map.entry("Machines", "archimate-organisation-hosting-of-the-coast"),
                        Map.entry("Case database", "archimate-organisation-hosting-of-the-coast"),
                        Map.entry("Portal", "unknown"));
        assertThat(Fixtures.attributes(draft, "organisations", "id", "name")).containsOnlyKeys("archimate-organisation-hosting-of-the-coast");
        assertThat(draft.body()).contains("operator: unknown  # asked: `Clerk` is assigned to it, and who acts as that is not said\n");
        Draft known = draft(HEAD + "<elements>" + element("a", "BusinessActor", "Scaleway") + element("b", "Node", "B") + "</elements><relationships>"
                + relationship("r", "Assignment", "a", "b") + "</relationships></model>");
        assertThat(Fixtures.attributes(known, "components", "name", "operator")).containsExactly(Map.entry("B", "registry:scaleway"));
    }

    @Test
    void the_two_formats_of_one_model_say_the_same() {
        String exchange = HEAD + "<name>X</name><elements>" + element("a", "ApplicationComponent", "A") + element("b", "Node", "B")
                + element("d", "DataObject", "D") + "</elements><relationships>" + relationship("r1", "Flow", "a", "b")
                + relationship("r2", "Assignment", "b", "a") + relationship("r3", "Access", "a", "d").replace("/>", " accessType=\"Write\"/>")
                + "</relationships></model>";
        String archi = """
                <archimate:model xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:archimate="http://www.archimatetool.com/archimate" name="X" id="m">
                  <folder name="All" type="application">
                    <element xsi:type="archimate:ApplicationComponent" id="a" name="A"/>
                    <folder name="More"><element xsi:type="archimate:Node" id="b" name="B"/></folder>
                    <element xsi:type="archimate:DataObject" id="d" name="D"/>
                    <element xsi:type="archimate:FlowRelationship" id="r1" source="a" target="b"/>
                    <element xsi:type="archimate:AssignmentRelationship" id="r2" source="b" target="a"/>
                    <element xsi:type="archimate:AccessRelationship" id="r3" source="a" target="d"/>
                  </folder>
                  <folder name="Views" type="diagrams"><element xsi:type="archimate:ArchimateDiagramModel" id="v"/></folder>
                </archimate:model>
                """;

        assertThat(facts(draft(archi))).isEqualTo(facts(draft(exchange))).isNotEmpty();
    }

    private static List<String> facts(Draft draft) {
        return draft.facts().stream()
                .map(fact -> fact.value() + (fact.origin() instanceof Origin.Asked asked ? " " + asked.because() : ""))
                .sorted()
                .toList();
    }

    @Test
    void older_words_mean_what_newer_ones_do() {
        Draft draft = draft("""
                <model xmlns="http://www.opengroup.org/xsd/archimate" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m">
                <elements>
                <element identifier="a" xsi:type="InfrastructureService"><label xml:lang="en">A
                  service</label></element>
                <element identifier="b" xsi:type="ApplicationComponent"><label>B</label></element>
                <element identifier="n" xsi:type="Node"><label>N</label></element>
                </elements><relationships>
                <relationship identifier="r" source="a" target="b" xsi:type="UsedByRelationship"/>
                <relationship identifier="s" source="n" target="a" xsi:type="RealisationRelationship"/>
                </relationships></model>
                """);

        assertThat(Fixtures.requirements(draft)).containsExactly("archimate-b <- archimate-n", "archimate-capability <- archimate-b");
        assertThat(draft.body()).contains("1 TechnologyService", "1 Serving", "1 Realization");
    }

    @Test
    void things_of_one_name_keep_apart_and_keep_their_ids_in_any_order() {
        String one = element("x1", "Node", "Server");
        String two = element("x2", "Node", "server ");
        Map<String, String> ids = Fixtures.attributes(draft(HEAD + "<elements>" + one + two + "</elements></model>"), "components", "name", "id");

        assertThat(Fixtures.attributes(draft(HEAD + "<elements>" + two + one + "</elements></model>"), "components", "name", "id")).isEqualTo(ids);
        assertThat(ids.values()).doesNotHaveDuplicates().allMatch(id -> id.matches("archimate-server-[0-9a-f]{6}"));
    }

    @Test
    void what_leads_nowhere_and_what_nobody_knows_is_told_with_its_place() {
        Draft draft = draft(HEAD + """
                <elements>
                <element identifier="a" xsi:type="ApplicationComponent"/>
                <element identifier="a" xsi:type="Node"><name>again</name></element>
                <element identifier="c" xsi:type="Klingon"><name>c</name></element>
                <element identifier="d"><name>d</name></element>
                <element xsi:type="Node"><name>e</name></element>
                </elements><relationships>
                <relationship identifier="r" source="a" target="gone" xsi:type="Flow"/>
                <relationship identifier="s" source="r" target="a" xsi:type="Association"/>
                </relationships></model>
                """);

        assertThat(draft.notUnderstood().stream().map(Problem::toString)).containsExactly(
                "x.xml:4:1: /model/elements/element/1: something else has this identifier already; the first of them counts",
                "x.xml:5:1: /model/elements/element/2: the type `Klingon` is none of ArchiMate that is known",
                "x.xml:6:1: /model/elements/element/3: what type it is of is not said (`xsi:type`)",
                "x.xml:7:1: /model/elements/element/4: it has no identifier, so nothing can refer to it",
                "x.xml:9:1: /model/relationships/relationship/0: nothing in the model has the identifier `gone`, at which it ends");
        assertThat(Fixtures.attributes(draft, "components", "id", "name")).containsExactly(
                Map.entry("archimate-applicationcomponent-without-a-name", "ApplicationComponent without a name"));
    }

    @Test
    void secrets_are_not_written() {
        String secret = "sk-0123456789abcdef0123456789abcdef";
        Draft draft = draft(HEAD + "<name>" + secret + "</name><elements>" + element("a", "ApplicationComponent", secret)
                + element("d", "DataObject", "d " + secret) + element("b", "Node", "B") + element("l", "Location", secret) + element("p", "BusinessActor", secret)
                + "</elements><relationships>" + relationship("r", "Flow", "a", "b").replace("/>", "><name>" + secret + "</name></relationship>")
                + relationship("s", "Access", "a", "d") + relationship("t", "Aggregation", "l", "b") + relationship("u", "Assignment", "p", "b")
                + "</relationships></model>");

        assertThat(draft.body()).doesNotContain("0123456789abcdef");
        assertThat(draft.facts().toString() + draft.notes() + draft.omissions()).doesNotContain("0123456789abcdef");
        assertThat(draft.notUnderstood()).extracting(Problem::message).contains(Secrets.NOTED);
    }

    @Test
    void what_cannot_be_read_says_why() throws IOException {
        assertThat(problems("<model xmlns='http://www.opengroup.org/xsd/archimate/4.0/'/>"))
                .containsExactly("x.xml:1:1: the version `http://www.opengroup.org/xsd/archimate/4.0/` of the format is not read; expected `http://www.opengroup.org/xsd/archimate/3.0/`");
        assertThat(problems("<!DOCTYPE m>" + HEAD + "</model>")).singleElement().asString().contains("document types are not read");
        assertThat(problems(HEAD + "<elements>")).singleElement().asString().contains("no well-formed XML here, in the element `elements` of line 2");
        Reading.Document yaml = Fixtures.document("x.yaml", "kind: Design\n".getBytes(StandardCharsets.UTF_8));
        assertThat(unreadable(new Archimate().read(yaml, Fixtures.REGISTRY))).singleElement().asString().startsWith("x.yaml:1:1: no ArchiMate model: ");
        Reading.Document model = document(HEAD + "</model>");
        assertThat(unreadable(new Archimate().read(List.of(model, model), Fixtures.REGISTRY)))
                .containsExactly("x.xml:1:1: an ArchiMate model is read by itself, and this is another file");
        byte[] archive = ("PK\u0003\u0004" + "x".repeat(26) + "model.xml").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Imports.otherSyntax("x.archimate", archive)).hasToString("Optional[x.archimate:1:1: an ArchiMate model with pictures, which Archi keeps in an archive;"
                + " unpack it and hand in the `model.xml` in it]");
    }

    @Test
    void relationships_that_multiply_are_refused_in_time() {
        StringBuilder model = new StringBuilder(HEAD + "<elements>" + element("j", "AndJunction", "") + element("k", "OrJunction", ""));
        StringBuilder relationships = new StringBuilder(relationship("jk", "Flow", "j", "k"));
        for (int i = 0; i < 2_000; i++) {
            model.append(element("a" + i, "Node", "a" + i));
            relationships.append(relationship("r" + i, "Flow", "a" + i, "j")).append(relationship("s" + i, "Flow", "k", "a" + i));
        }
        String text = model + "</elements><relationships>" + relationships + "</relationships></model>";

        assertThat(problems(text)).singleElement().asString().contains("through its junctions in too many ways");
    }

    @Test
    void meshes_are_refused_in_time() {
        String nodes = IntStream.range(0, 1_000).mapToObj(i -> element("n" + i, "Node", "N" + i)).collect(Collectors.joining());
        for (String type : List.of("Composition", "Flow", "Serving")) {
            String mesh = IntStream.range(0, 25_000)
                    .mapToObj(i -> relationship("r" + i, type, "n" + i % 1_000, "n" + i * 7L % 997))
                    .collect(Collectors.joining());
            assertThat(problems(HEAD + "<elements>" + nodes + "</elements><relationships>" + mesh + "</relationships></model>"))
                    .as(type)
                    .containsExactly("x.xml:1:1: the components of the model hold, need and send each other too much; export a part of it");
        }
    }

    @Test
    void a_circle_of_everything_ends() {
        List<String> types = List.of("Composition", "Aggregation", "Assignment", "Realization", "Serving", "Access", "Flow", "Specialization");
        List<String> elements = List.of("ApplicationComponent", "ApplicationService", "ApplicationCollaboration", "ApplicationFunction", "Junction", "Location", "Artifact",
                "DataObject", "BusinessProcess", "BusinessActor", "BusinessRole");
        String all = IntStream.range(0, elements.size()).mapToObj(i -> element("e" + i, elements.get(i), "E" + i)).collect(Collectors.joining());
        List<String> relationships = new ArrayList<>();
        for (String type : types) {
            for (int i = 0; i < elements.size(); i++) {
                for (int j = 0; j < elements.size(); j++) {
                    relationships.add(relationship(type + i + "-" + j, type, "e" + i, "e" + j));
                }
            }
        }
        accepted(draft(HEAD + "<elements>" + all + "</elements><relationships>" + String.join("", relationships) + "</relationships></model>"));
    }

    /** Whatever is spoilt, the outcome is a draft that can be judged, or a problem. */
    @Test
    void spoilt_models_end_in_a_draft_or_a_problem() throws IOException {
        Random random = new Random(7);
        List<String> parts = List.of("<", ">", "\"", "&", "</element>", "<element>", "xsi:type=\"Junction\"", "Serving", "Composition", "source=\"cases\"", "target=\"both\"", "\u0000", "é");
        String text = Files.readString(Path.of("src/test/resources/imports/archimate", CLAIMS));
        int drafts = 0;
        for (int i = 0; i < 600; i++) {
            StringBuilder spoilt = new StringBuilder(text);
            for (int j = random.nextInt(3); j >= 0; j--) {
                int at = random.nextInt(spoilt.length());
                String part = parts.get(random.nextInt(parts.size()));
                switch (random.nextInt(3)) {
                    case 0 -> spoilt.insert(at, part);
                    case 1 -> spoilt.delete(at, Math.min(spoilt.length(), at + random.nextInt(40)));
                    default -> {
                        String word = List.of("Serving", "Flow", "ApplicationComponent", "Node", "DataObject", "Assignment", "\"cases\"", "\"vm\"").get(random.nextInt(8));
                        int found = spoilt.indexOf(word, at);
                        if (found >= 0) {
                            spoilt.replace(found, found + word.length(), word.startsWith("\"") ? "\"portal\"" : List.of("Realization", "Junction", "Location", "Access").get(random.nextInt(4)));
                        }
                    }
                }
            }
            Reading reading = Imports.read("x.xml", spoilt.toString().getBytes(StandardCharsets.UTF_8), Limits.IMPORTED, false);
            if (reading instanceof Reading.Document document && Imports.recognise(document).isPresent()
                    && Imports.recognise(document).get().read(document, Fixtures.REGISTRY) instanceof Draft draft) {
                accepted(draft);
                drafts++;
            }
        }
        assertThat(drafts).isBetween(100, 500);
    }

    private static void accepted(Draft draft) {
        Design.Outcome outcome = Design.read(
                new Design.Sources(draft.document(), List.of(), CATALOGUE), SHAPES);
        assertThat(outcome).as(() -> outcome.toString()).isInstanceOf(Design.Accepted.class);
        Reading again = Imports.read("d.yaml", draft.bytes("design.schema.json"), Limits.DEFAULT, false);
        assertThat(again).isInstanceOf(Reading.Document.class);
    }

    private static final Shapes SHAPES = Shapes.of(Fixtures.RULEBOOK.vocabulary());

    private static final List<CatalogueEntry> CATALOGUE =
            Fixtures.RULEBOOK.registry().values().stream().map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY)).toList();

    private static Condition<String> is(String text) {
        return new Condition<>(text::equals, text);
    }

    private static String element(String id, String type, String name) {
        return "<element identifier=\"" + id + "\" xsi:type=\"" + type + "\"><name>" + name + "</name></element>\n";
    }

    private static String relationship(String id, String type, String source, String target) {
        return "<relationship identifier=\"" + id + "\" xsi:type=\"" + type + "\" source=\"" + source + "\" target=\"" + target + "\"/>\n";
    }

    private static Node.Mapping entity(Draft draft, String collection, String id) {
        return Fixtures.entities(draft.document().root(), collection).stream().filter(entity -> Fixtures.text(entity, "id").equals(id)).findFirst().orElseThrow();
    }

    private static Draft sample(String file) {
        try {
            return Fixtures.draft(document(file, Files.readAllBytes(Path.of("src/test/resources/imports/archimate", file))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Draft draft(String text) {
        return Fixtures.draft(document(text));
    }

    private static Reading.Document document(String text) {
        return document("x.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading.Document document(String file, byte[] bytes) {
        Reading reading = Imports.read(file, bytes, Limits.IMPORTED, false);
        if (reading instanceof Reading.Rejected rejected) {
            throw new AssertionError(rejected.problems().toString());
        }
        return (Reading.Document) reading;
    }

    /** Why a text is not read, or no draft comes of it. */
    private static List<String> problems(String text) {
        Reading reading = Imports.read("x.xml", text.getBytes(StandardCharsets.UTF_8), Limits.IMPORTED, false);
        return reading instanceof Reading.Rejected rejected
                ? rejected.problems().stream().map(Problem::toString).toList()
                : unreadable(new Archimate().read((Reading.Document) reading, Fixtures.REGISTRY));
    }

    private static List<String> unreadable(Importer.Outcome outcome) {
        return ((Importer.Unreadable) outcome).problems().stream().map(Problem::toString).toList();
    }
}
