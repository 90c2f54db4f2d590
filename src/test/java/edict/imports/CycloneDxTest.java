package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edict.document.Limits;
import edict.document.Node;
import edict.document.Reading;
import edict.document.Texts;
import edict.engine.Budget;
import edict.engine.Engine;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Row;
import edict.findings.Conclusions;
import edict.rulebook.Calendar;
import edict.vocabulary.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxTest {

    private static final Calendar CALENDAR = Calendar.of(Fixtures.RULEBOOK);

    private static final String GATEWAY = "saasbom-api-gateway-1.4.json";
    private static final String FLOWS = "saasbom-data-flows-1.6.json";
    private static final String MODEL = "mlbom-considerations-1.6.json";
    private static final String ATTESTATION = "attestation-1.6.json";
    private static final List<String> SAMPLES = List.of(GATEWAY, FLOWS, MODEL, ATTESTATION);

    @Test
    void services_of_the_oldest_version_come_with_those_that_are_nested() {
        Draft draft = sample(GATEWAY);

        assertThat(names(draft, "components"))
                .containsExactly(
                        "API Gateway", "Microservice 1", "Microservice 2", "Microservice 3", "Postgres", "S3",
                        "Acme Cloud Example");
        assertThat(attributes(draft, "components", "operator"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "API Gateway", "cdx-organisation-acme-inc",
                        "Microservice 1", "cdx-organisation-acme-inc",
                        "Microservice 2", "cdx-organisation-acme-inc",
                        "Microservice 3", "cdx-organisation-acme-inc",
                        "Postgres", "unknown",
                        "S3", "unknown"));
        assertThat(attributes(draft, "components", "crossesTrustBoundary"))
                .hasSize(6)
                .containsEntry("API Gateway", "true")
                .containsEntry("S3", "true")
                .extractingByKeys("Microservice 1", "Microservice 2", "Microservice 3", "Postgres")
                .containsOnly("false");
        assertThat(attributes(draft, "components", "authenticated"))
                .containsEntry("API Gateway", "false")
                .containsEntry("S3", "true");
        assertThat(draft.body())
                .contains("# In the file: 6 services, 8 entries of their data, 5 entries of dependencies, 1 component.\n");
    }

    @Test
    void data_that_flow_both_ways_to_nobody_named_are_two_flows_each_and_asked() {
        Draft draft = sample(GATEWAY);
        List<Node.Mapping> flows = Fixtures.entities(draft.document().root(), "flows");

        assertThat(names(draft, "dataSets")).containsExactly("PII", "PIFI", "Public");
        assertThat(flows).hasSize(16);
        Map<String, Long> byData = flows.stream()
                .collect(Collectors.groupingBy(flow -> Fixtures.text(flow, "data"), Collectors.counting()));
        assertThat(byData)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("[cdx-data-pii]", 6L, "[cdx-data-pifi]", 4L, "[cdx-data-public]", 6L));
        assertThat(flows)
                .allSatisfy(flow -> assertThat(Stream.of("source", "target")
                                .filter(end -> flow.get(end).isPresent() && !Fixtures.text(flow, end).equals("unknown")))
                        .hasSize(1));
        assertThat(because(draft, "/flows/has/1/importer"))
                .isEqualTo("the entry does not say where the data go; such data are also at `Microservice 1`");
    }

    @Test
    void an_address_suggests_a_supplier_and_states_none() {
        Draft draft = sample(GATEWAY);

        assertThat(because(draft, "/components/5/operator"))
                .isEqualTo("the file names no provider; its address is `s3-example.amazon.com`, which suggests"
                        + " registry:amazon, its group is `com.amazon`");
        assertThat(because(draft, "/components/5/product"))
                .as("an organisation is no answer to which product it is")
                .isEqualTo("which product it is; its address is `s3-example.amazon.com`, its group is `com.amazon`");
        assertThat(because(draft, "/components/4/product"))
                .isEqualTo("which product it is; its address is `ms-1-pgsql.example.com`, its group is `org.postgresql`");
        assertThat(draft.facts()).noneMatch(fact -> fact.origin() instanceof Origin.Catalogued);
        assertThat(draft.facts()).noneMatch(fact -> fact.pointer().endsWith("/country"));
    }

    @Test
    void what_is_needed_needs_something_too_whatever_the_order() {
        String first = "{\"ref\": \"a\", \"dependsOn\": [\"b\"]}";
        String second = "{\"ref\": \"b\", \"dependsOn\": [\"c\", \"l\"]}";
        String third = "{\"ref\": \"c\", \"dependsOn\": [\"d\"]}";
        for (String entries : List.of(first + "," + second + "," + third, third + "," + second + "," + first)) {
            Draft draft = draft("""
                    "metadata": {"component": {"bom-ref": "a", "type": "application", "name": "A"}},
                    "components": [{"bom-ref": "b", "type": "application", "name": "B"}, {"bom-ref": "c", "type": "container", "name":
                    "C"}, {"bom-ref": "d", "type": "platform", "name": "D"}, {"bom-ref": "l", "type": "library", "name": "L"},
                    {"bom-ref": "x", "type": "application", "name": "X"}], "dependencies": [""" + entries + "]");

            assertThat(names(draft, "components")).containsExactlyInAnyOrder("A", "B", "C", "D");
            assertThat(Fixtures.entities(draft.document().root(), "components"))
                    .filteredOn(component -> Fixtures.text(component, "name").equals("C"))
                    .singleElement()
                    .satisfies(component -> assertThat(component.get("requires").map(Fixtures::plain).orElseThrow().toString())
                            .contains("cdx-component-d"));
            assertThat(draft.leftOut())
                    .extracting(group -> group.count() + " " + group.because().en())
                    .contains("1 dependencies of and on parts that are not listed");
        }
    }

    @Test
    void what_runs_needs_what_it_depends_on_and_perhaps_more() {
        assertThat(needs(sample(GATEWAY)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Acme Cloud Example", List.of("cdx-service-api-gateway"),
                        "API Gateway",
                                List.of(
                                        "cdx-service-ms-1-example-com",
                                        "cdx-service-ms-2-example-com",
                                        "cdx-service-ms-3-example-com"),
                        "Microservice 1", List.of("cdx-service-ms-1-pgsql-example-com"),
                        "Microservice 3", List.of("cdx-service-s3-example-amazon-com")));
        assertThat(sample(GATEWAY).body()).contains("    requires:\n      has:\n        - group: Microservice 1");
        assertThat(draft("""
                        "components": [{"type": "platform", "name": "p", "bom-ref": "p"}],
                        "services": [{"name": "a", "bom-ref": "a", "provider": {"name": "X"}},
                                     {"name": "b", "bom-ref": "b"}],
                        "dependencies": [{"ref": "a", "dependsOn": ["b", "p", "a", "b", "c"]}, {"ref": "b"}],
                        "compositions": [{"aggregate": "complete", "dependencies": ["a", "b"]},
                                         {"aggregate": "incomplete", "dependencies": ["p"]}]
                        """))
                .satisfies(draft -> {
                    assertThat(needs(draft)).containsEntry("a", List.of("cdx-service-b", "cdx-component-p"));
                    assertThat(draft.body()).contains("    requires:\n      - group: b").contains("requires: []");
                    assertThat(remarks(draft)).containsExactly("/dependencies/0/dependsOn/4: nothing has the reference `c`");
                });
    }

    @Test
    void a_flow_that_both_ends_describe_is_one_flow() {
        Draft draft = sample(FLOWS);

        assertThat(names(draft, "components")).hasSize(8).contains("0.0.0.0", "Acme SaaSBOM Example");
        assertThat(flows(draft))
                .containsExactlyInAnyOrder(
                        "0.0.0.0 -> Stock Ticker Service: [cdx-data-customer]",
                        "Stock Ticker Service -> 0.0.0.0: [cdx-data-customer]",
                        "Stock Ticker Service -> Microservice 1: [cdx-data-pii-owners-customer-name]",
                        "Microservice 1 -> Stock Ticker Service: [cdx-data-pii-owners-customer-name]",
                        "Stock Ticker Service -> Microservice 2: [cdx-data-pifi]",
                        "Microservice 2 -> Stock Ticker Service: [cdx-data-pifi]",
                        "Stock Ticker Service -> Microservice 3: [cdx-data-public]",
                        "Microservice 3 -> Stock Ticker Service: [cdx-data-public]",
                        "Microservice 1 -> Postgres: [cdx-data-pii]",
                        "Postgres -> Microservice 1: [cdx-data-pii]",
                        "Microservice 3 -> S3: unknown");
        assertThat(draft.body()).contains("# In the file: 6 services, 11 entries of their data, 5 entries of dependencies, 1 component.");
    }

    @Test
    void ends_that_contradict_each_other_are_reported_and_asked() {
        Draft draft = sample(FLOWS);

        assertThat(draft.notUnderstood())
                .extracting(Object::toString)
                .containsExactly(FLOWS + ":267:33: /services/0/services/4/data/0/classification: contradiction:"
                        + " `Microservice 3` sends `Public` (line 213) and `S3` receives `PII`; it is asked which data flow");
        assertThat(draft.asked())
                .extracting(fact -> ((Origin.Asked) fact.origin()).because())
                .contains("the sender says `Public`, the receiver `PII`");
    }

    @Test
    void who_answers_for_data_and_where_services_live_come_over() {
        Draft draft = sample(FLOWS);

        assertThat(names(draft, "organisations")).containsExactly("Acme Inc", "Customer Name");
        assertThat(draft.body()).contains("owners: {has: [cdx-organisation-customer-name], complete: false}");
        assertThat(attributes(draft, "components", "trustZone"))
                .containsEntry("Stock Ticker Service", "Acme Public Zone")
                .containsEntry("Postgres", "Acme Private Zone")
                .containsEntry("S3", "Public Internet")
                .hasSize(6);
        assertThat(because(draft, "/components/7/product")).isEqualTo("what answers at `0.0.0.0`");
        assertThat(because(draft, "/components/7/operator")).isEqualTo("which organisation is behind it");
    }

    @Test
    void whoever_hands_a_model_on_is_not_its_maker() {
        Draft draft = sample(MODEL);
        Node.Mapping model = Fixtures.entities(draft.document().root(), "models").get(0);

        assertThat(Fixtures.plain(model))
                .isEqualTo(Map.of(
                        "id", "cdx-model-huggingface-co-meta-llama-llama-2-7b",
                        "name", "Llama-2-7b",
                        "developer", "unknown",
                        "roles",
                                Map.of(
                                        "has",
                                        List.of(Map.of("holder", "cdx-organisation-hugging-face", "code", "distributor")),
                                        "complete", "false"),
                        "trainingCountries", Map.of("has", List.of("US"), "complete", "false"),
                        "trainingPlace", "Newark, New Jersey, United States",
                        "trainingEnergy", "0.4",
                        "trainingEmissions", "31.22"));
        assertThat(attributes(draft, "organisations", "country"))
                .as("an address of a power supply is no seat of a maker")
                .containsExactly(Map.entry("Hugging Face", "unknown"));
        assertThat(names(draft, "organisations")).as("who publishes it is named in the question").doesNotContain("meta");
        assertThat(draft.asked())
                .extracting(fact -> ((Origin.Asked) fact.origin()).because())
                .containsExactly(
                        "`meta` publishes the model, and it is of the group `meta-llama`; either may be its maker",
                        "the registry has an organisation of this name, registry:hugging-face; nobody has said that it is this one",
                        "the file does not say for whom the decision is taken");
    }

    /** The supplier "may often be the manufacturer, but may also be a distributor or repackager": what the format says of it. */
    @Test
    void who_supplies_a_model_that_nobody_else_made_may_have_made_it() {
        Draft draft = draft("""
                "components": [
                  {"type": "machine-learning-model", "name": "a", "bom-ref": "a", "supplier": {"name": "S"}},
                  {"type": "machine-learning-model", "name": "b", "bom-ref": "b", "supplier": {"name": "S, Inc."}, "publisher": "S Inc"},
                  {"type": "machine-learning-model", "name": "c", "bom-ref": "c", "supplier": {"name": "S"}, "manufacturer": {"name": "M"}},
                  {"type": "machine-learning-model", "name": "gpt-5-mini", "bom-ref": "d", "supplier": {"name": "OpenAI Inc"}, "publisher": "OpenAI"},
                  {"type": "machine-learning-model", "name": "gpt-5.5", "bom-ref": "e", "supplier": {"name": "Shop"}, "publisher": "Hub"}]
                """);

        assertThat(Fixtures.entities(draft.document().root(), "models"))
                .extracting(model -> model.get("roles").map(roles -> Fixtures.text(Fixtures.entities(model, "roles").get(0), "code")).orElse("none"))
                .containsExactly("unknown", "unknown", "distributor", "none", "distributor");
        assertThat(because(draft, "/models/has/0/roles/has/0/code")).isEqualTo("it supplies the model, and may have made it or hand it on");
        assertThat(because(draft, "/models/has/1/developer")).isEqualTo("`S Inc` publishes the model and may be its maker");
        assertThat(remarks(draft))
                .containsExactly("/components/4/publisher: `Hub` publishes the model, which another made; if it hands it on, say so under its `roles`");
        assertThat(facts(draft.document()).entities()).isNotEmpty();
    }

    @Test
    void who_publishes_an_image_is_no_supplier_for_that() {
        Draft draft = draft("""
                "metadata": {"component": {"type": "container", "name": "postgres", "bom-ref": "a", "publisher": "Some Hub"}},
                "components": [{"type": "container", "name": "C", "bom-ref": "c", "publisher": "Hub"}],
                "dependencies": [{"ref": "a", "dependsOn": ["c"]}]
                """);

        assertThat(names(draft, "products")).containsExactly("postgres", "C");
        assertThat(because(draft, "/products/has/0/supplier")).isEqualTo("`Some Hub` publishes it, and may supply it");
        assertThat(draft.body()).doesNotContain("cdx-organisation-hub", "cdx-organisation-some-hub");
    }

    @Test
    void a_claim_becomes_a_control_that_is_asked_about_with_its_evidence() {
        Draft draft = sample(ATTESTATION);
        Node.Mapping control = Fixtures.entities(draft.document().root(), "controls").get(0);

        assertThat(Fixtures.plain(control))
                .isEqualTo(Map.of(
                        "id", "cdx-control-claim-1",
                        "control", "unknown",
                        "holder", "cdx-organisation-acme-inc",
                        "scope", List.of("cdx-organisation-acme-inc"),
                        "state", "unknown",
                        "evidence",
                                Map.of(
                                        "has",
                                        List.of(Map.of(
                                                "kind", "unknown",
                                                "date", "2023-04-25",
                                                "validTo", "2023-05-25",
                                                "issuer", "cdx-organisation-assessors-inc")),
                                        "complete", "false")));
        assertThat(names(draft, "organisations")).contains("Assessors Inc", "Acme Inc");
        assertThat(because(draft, "/controls/has/0/control")).isEqualTo("the claim is `Predicate here`");
        assertThat(because(draft, "/controls/has/0/state"))
                .isEqualTo("`Assessors Inc`, a third party, says: for the requirement `requirement-1`, conformance 0.8"
                        + " (`Conformance rationale here`), confidence 1 (`Confidence rationale here`), counter-claims are"
                        + " made; counter-evidence is given; strategies to mitigate are given");
        assertThat(draft.notUnderstood()).isEmpty();
    }

    @Test
    void every_value_is_read_or_left_out_for_a_reason() {
        for (String file : SAMPLES) {
            Draft draft = sample(file);
            int leftOut = draft.leftOut().stream().mapToInt(Draft.LeftOut::values).sum();
            assertThat(draft.read() + leftOut).as(file).isEqualTo(draft.of());
        }
        assertThat(sample(GATEWAY).notes())
                .extracting(Text::en)
                .containsExactly(
                        "Read from the CycloneDX bill of materials: 76 of 101 values were understood, 25 more left out.",
                        "Nothing here says what of it is an AI system: describe each under `aiSystems`; of what is not listed there nothing is judged.");
        assertThat(sample(GATEWAY).omissions())
                .extracting(Text::en)
                .containsExactly(
                        "Left out: how the bill of materials and what it lists were made (1, first in line 7,"
                                + " /metadata/timestamp)",
                        "Left out: details of software (versions, licences, hashes, origin) (6, first in line 12,"
                                + " /metadata/component/version)",
                        "Left out: links, and what is enclosed: never followed or opened (8, first in line 20,"
                                + " /services/0/provider/url)",
                        "Left out: descriptions for people (6, first in line 25, /services/0/description)");
    }

    @Test
    void values_know_where_they_stand() {
        assertThat(sample(FLOWS).facts())
                .filteredOn(fact -> fact.pointer().equals("/components/0/trustZone"))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.value()).isEqualTo("Acme Public Zone");
                    assertThat(fact.origin().at()).hasToString(FLOWS + ":31:20");
                    assertThat(((Origin.Stated) fact.origin()).pointer()).isEqualTo("/services/0/trustZone");
                });
    }

    @Test
    void drafts_are_designs_that_read_back_and_never_change() {
        for (String file : SAMPLES) {
            Draft draft = sample(file);
            assertThat(sample(file)).as(file).isEqualTo(draft);
            Reading.Document read = Fixtures.document("draft.yaml", draft.bytes("design.schema.json"));
            assertThat(Fixtures.plain(read.root())).as(file).isEqualTo(Fixtures.plain(draft.document().root()));
            assertThat(facts(draft.document()).entities()).as(file).isNotEmpty();
            Reading.Document document = Fixtures.bom(file);
            Reading.Document turned = new Reading.Document(file, (Node.Mapping) Fixtures.reversed(document.root()));
            assertThat(Fixtures.draft(turned).body()).as(file).isEqualTo(draft.body());
        }
    }

    @Test
    void rules_judge_the_file_as_they_judge_the_draft_that_was_saved() {
        Engine engine = Engine.of(Fixtures.RULEBOOK.vocabulary(), Fixtures.RULEBOOK.rules());
        for (String file : List.of(FLOWS, MODEL)) {
            Draft draft = sample(file);
            Conclusions direct = conclusions(engine, draft.document());
            Conclusions saved = conclusions(engine, Fixtures.document("draft.yaml", draft.bytes("s")));
            assertThat(direct.drawn()).as(file).isNotEmpty().isEqualTo(saved.drawn());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4", "1.5", "1.6", "1.7"})
    void versions_that_are_read(String version) {
        String json = new String(bytes(FLOWS), StandardCharsets.UTF_8)
                .replace("\"specVersion\": \"1.6\"", "\"specVersion\": \"" + version + "\"");

        Draft draft = (Draft) read(Fixtures.document(FLOWS, json.getBytes(StandardCharsets.UTF_8)));

        assertThat(draft.body()).isEqualTo(sample(FLOWS).body());
    }

    @Test
    void the_newest_version_has_external_components_and_citations() {
        Draft draft = draft("""
                "specVersion": "1.7", "citations": [{"note": "x"}],
                "metadata": {"manufacturer": {"name": "Scanner"}, "distributionConstraints": {"tlp": "RED"},
                             "component": {"type": "platform", "name": "Shop", "bom-ref": "shop@2", "version": "2"}},
                "components": [{"type": "library", "name": "x", "isExternal": true, "versionRange": "vers:npm/>=1"},
                               {"type": "machine-learning-model", "name": "m", "patentAssertions": []}]
                """);

        assertThat(remarks(draft)).isEmpty();
        assertThat(names(draft, "components")).containsExactly("Shop");
        assertThat(draft.body()).contains("- id: cdx-component-shop\n").contains("kind: platform").doesNotContain("Scanner");
        assertThat(Fixtures.plain(Fixtures.entities(draft.document().root(), "aiSystems").get(0)))
                .isEqualTo(Map.of(
                        "id", "cdx-system",
                        "name", "Shop",
                        "components", Map.of("has", List.of("cdx-component-shop"), "complete", "false"),
                        "models", Map.of("has", List.of("cdx-model-m"), "complete", "false")));
    }

    @Test
    void other_versions_are_refused_with_those_that_are_read() {
        assertThat(problems("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.3\"}"))
                .containsExactly("bom.json:1:43: /specVersion: version `1.3` of the specification is not read; expected `1.4`,"
                        + " `1.5`, `1.6` or `1.7`; `cyclonedx convert --input-file OLD --output-file NEW.json --output-version"
                        + " v1_6` makes a newer one");
        assertThat(problems("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"2.0\"}"))
                .containsExactly("bom.json:1:43: /specVersion: version `2.0` of the specification is not read; expected `1.4`,"
                        + " `1.5`, `1.6` or `1.7`");
        assertThat(problems("{\"bomFormat\": \"CycloneDX\"}"))
                .containsExactly("bom.json:1:1: /specVersion: the version of the specification is missing; expected `1.4`,"
                        + " `1.5`, `1.6` or `1.7`");
        assertThat(problems("{\"bomFormat\": \"CycloneDX\", \"specVersion\": [\"1.6\"]}"))
                .containsExactly("bom.json:1:43: /specVersion: the version of the specification is missing; expected `1.4`,"
                        + " `1.5`, `1.6` or `1.7`");
        assertThat(problems("{\"spdxVersion\": \"SPDX-2.3\", \"packages\": []}"))
                .as("of another format, whose version would not help")
                .containsExactly("bom.json:1:1: no CycloneDX bill of materials: it has neither `bomFormat` nor `specVersion`");
        assertThat(problems("{\"bomFormat\": \"SPDX\", \"specVersion\": \"1.6\"}"))
                .containsExactly("bom.json:1:15: /bomFormat: expected `CycloneDX`, found another value");
    }

    @Test
    void other_syntaxes_are_named_with_the_way_to_this_one() {
        assertThat(Imports.otherSyntax("bom.xml", """
                        <?xml version="1.0"?>
                        <bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"/>
                        """.getBytes(StandardCharsets.UTF_8)))
                .hasToString("Optional[bom.xml:1:1: a CycloneDX bill of materials in XML; the JSON form is read:"
                        + " `cyclonedx convert --input-file OLD --output-file NEW.json` makes it]");
        assertThat(Imports.otherSyntax("bom.cdx", "\n\u00031.6\u0010\u0001".getBytes(StandardCharsets.UTF_8)).orElseThrow().message())
                .startsWith("a CycloneDX bill of materials in Protocol Buffers; ");
        for (String other : List.of("<html></html>", "{\"$schema\": \"http://cyclonedx.org/schema/bom-1.6.schema.json\"}", "", "\n")) {
            assertThat(Imports.otherSyntax("x", other.getBytes(StandardCharsets.UTF_8))).as(other).isEmpty();
        }
    }

    @Test
    void links_between_files_are_resolved_whatever_the_order_of_the_files() {
        Reading.Document shop = json("shop.json", """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:11111111-1111-4111-8111-111111111111",
                 "services": [{"name": "Shop", "bom-ref": "shop", "provider": {"name": "Shop SA"}, "data": [
                   {"flow": "outbound", "classification": "Orders",
                    "destination": ["urn:cdx:22222222-2222-4222-8222-222222222222/3#pay%2Fv1"]},
                   {"flow": "outbound", "classification": "Mails",
                    "destination": ["urn:cdx:33333333-3333-4333-8333-333333333333/1#mail"]},
                   {"flow": "inbound", "classification": "Stock",
                    "source": ["urn:cdx:22222222-2222-4222-8222-222222222222/9#stock"]}]}]}
                """);
        Reading.Document supplier = json("supplier.json", """
                {"bomFormat": "CycloneDX", "specVersion": "1.7", "serialNumber": "urn:uuid:22222222-2222-4222-8222-222222222222",
                 "version": 3,
                 "services": [{"name": "Payment", "bom-ref": "pay/v1",
                               "provider": {"name": "Pay GmbH", "address": {"country": "Germany", "locality": "Berlin"}},
                               "data": [{"flow": "inbound", "classification": "Orders",
                                "source": ["urn:cdx:11111111-1111-4111-8111-111111111111/1#shop"]}]}]}
                """);

        Draft draft = (Draft) new CycloneDx().read(List.of(shop, supplier), Fixtures.REGISTRY);

        assertThat(new CycloneDx().read(List.of(supplier, shop), Fixtures.REGISTRY)).isEqualTo(draft);
        assertThat(flows(draft))
                .containsExactlyInAnyOrder(
                        "Shop -> Payment: [cdx-data-orders]",
                        "Shop -> urn:cdx:33333333-3333-4333-8333-333333333333/1#mail: [cdx-data-mails]",
                        "stock -> Shop: [cdx-data-stock]");
        assertThat(attributes(draft, "organisations", "country")).containsExactly(Map.entry("Pay GmbH", "DE"));
        assertThat(draft.notes())
                .extracting(Text::en)
                .containsExactly(
                        "Read from the CycloneDX bill of materials: 26 of 27 values were understood, 1 more left out.",
                        "shop.json, line 6, /services/0/data/1/destination/0: it stands in another bill of materials, which was"
                                + " not given; import both files together",
                        "shop.json, line 8, /services/0/data/2/source/0: nothing has the reference `stock`",
                        "shop.json, line 8, /services/0/data/2/source/0: version `9` of a bill of materials is named, and"
                                + " version `3` was given and read",
                        "Nothing here says what of it is an AI system: describe each under `aiSystems`; of what is not listed there nothing is judged.");
        assertThat(draft.body()).contains("name: Payment  # supplier.json line 3: /services/0/name\n");
        assertThat(problems(new CycloneDx().read(List.of(shop, shop), Fixtures.REGISTRY)))
                .containsExactly("shop.json:1:50: /serialNumber: `shop.json` has the same serial number and version; give each"
                        + " bill of materials once");
    }

    @Test
    void a_gateway_configuration_is_read_by_itself() {
        Reading.Document gateway = Fixtures.document("a.yaml", "model_list: []\n".getBytes(StandardCharsets.UTF_8));

        assertThat(problems(new LiteLlm().read(List.of(gateway, gateway), Fixtures.REGISTRY)))
                .containsExactly("a.yaml:1:1: a configuration of a LiteLLM gateway is read by itself, and this is another file");
    }

    @Test
    void one_sided_flows_are_taken_and_what_the_other_end_leaves_out_is_said() {
        Draft draft = services("""
                {"name": "A", "bom-ref": "a", "endpoints": ["https://a.example/x"], "data": [
                  {"flow": "outbound", "classification": "Orders", "name": "n", "destination": ["b"]},
                  {"flow": "outbound", "classification": "Logs", "destination": ["https://b.example:444/in"]},
                  {"flow": "outbound", "classification": "Mails", "destination": ["c"]},
                  {"flow": "bi-directional", "classification": "Names", "destination": ["c", "https://a.example/y"]},
                  {"flow": "inbound", "classification": "Alarms", "source": ["d"], "destination": ["c"]}]},
                {"name": "B", "bom-ref": "b", "endpoints": ["https://b.example:444"], "data": [
                  {"flow": "inbound", "classification": "Orders", "source": ["a"], "name": "other"}]},
                {"name": "C", "bom-ref": "c"}
                """);

        assertThat(flows(draft))
                .containsExactlyInAnyOrder(
                        "A -> B: [cdx-data-orders]",
                        "A -> B: [cdx-data-logs]",
                        "A -> C: [cdx-data-mails]",
                        "A -> C: [cdx-data-names]",
                        "C -> A: [cdx-data-names]",
                        "A -> C: [cdx-data-alarms]",
                        "d -> A: [cdx-data-alarms]");
        assertThat(draft.body()).contains("name: \"n; other\"");
        assertThat(remarks(draft))
                .containsExactly(
                        "/services/0/data/1/classification: contradiction: only `A` says that it sends `Logs` to `B`, which"
                                + " describes other data between them; the flow is taken",
                        "/services/0/data/4: contradiction: the data are `inbound` and the entry names a destination; both flows"
                                + " are taken");
    }

    @Test
    void what_an_entry_does_not_say_is_asked() {
        Draft draft = services("""
                {"name": "A", "bom-ref": "a", "data": [
                  {"flow": "sideways", "classification": "X"}, {"flow": "inbound"}, {"classification": "Y"}, {}]}
                """);

        assertThat(flows(draft))
                .containsExactlyInAnyOrder(
                        "? -> unknown: [cdx-data-x]", "? -> A: unknown", "? -> unknown: [cdx-data-y]", "? -> unknown: unknown");
        assertThat(remarks(draft))
                .containsExactly("/services/0/data/0/flow: expected `bi-directional`, `inbound`, `outbound` or `unknown`, found"
                        + " `sideways`; the direction is asked");
    }

    @Test
    void organisations_of_one_name_are_one_and_their_addresses_may_contradict_each_other() {
        Draft draft = services("""
                {"name": "A", "provider": {"name": "Acme  Inc", "address": {"country": "FR"}}},
                {"name": "B", "provider": {"name": "ACME Inc", "address": {"country": "France"}}},
                {"name": "C", "provider": {"name": "acme inc ", "address": {"country": "DE"}}},
                {"name": "D", "provider": {"name": "Else", "address": {"country": "Freedonia"}}}
                """);

        assertThat(attributes(draft, "organisations", "country"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("Acme Inc", "unknown", "Else", "unknown"));
        assertThat(because(draft, "/organisations/has/1/country")).isEqualTo("the address says `Freedonia`");
        assertThat(remarks(draft))
                .containsExactly("/services/2/provider/address/country: contradiction: `Acme  Inc` is in FR elsewhere and in"
                        + " `DE` here; its country is asked");
    }

    @Test
    void another_makers_model_of_the_same_name_is_not_that_of_the_registry() {
        Draft draft = draft("""
                "components": [
                  {"type": "machine-learning-model", "name": "phi-4", "bom-ref": "a", "manufacturer": {"name": "Acme"}},
                  {"type": "machine-learning-model", "name": "bge-m3", "bom-ref": "b", "group": "acme"},
                  {"type": "machine-learning-model", "name": "gpt-5-mini", "bom-ref": "c", "manufacturer": {"name": "OpenAI, Inc."}},
                  {"type": "machine-learning-model", "name": "gpt-5.5", "bom-ref": "d", "group": "openai"},
                  {"type": "machine-learning-model", "name": "phi-4", "bom-ref": "e", "group": "microsoft", "manufacturer":
                  {"name": "Microsoft Corporation"}}]
                """);

        assertThat(Fixtures.entities(draft.document().root(), "models"))
                .extracting(model -> Fixtures.text(model, "id") + ' ' + model.get("registry").map(Fixtures::plain).orElse("none"))
                .containsExactly("cdx-model-a none", "cdx-model-b none", "cdx-model-c gpt-5-mini", "cdx-model-d gpt-5-5", "cdx-model-e phi-4");
        assertThat(Fixtures.text(Fixtures.entities(draft.document().root(), "models").get(0), "developer"))
                .isEqualTo("cdx-organisation-acme");
        assertThat(remarks(draft))
                .containsExactly("/components/0/manufacturer/name: `Acme` made the model; registry:phi-4 has its name and is by"
                        + " another, and is not meant");
    }

    @Test
    void models_name_what_they_are_made_of() {
        Draft draft = draft("""
                "metadata": {"component": {"type": "machine-learning-model", "name": "tuned", "bom-ref": "t",
                  "manufacturer": {"name": "Maker"}, "publisher": "Hub", "supplier": {"name": "Maker"},
                  "licenses": [{"license": {"id": "MIT"}}, {"expression": "Apache-2.0 OR MIT"}],
                  "pedigree": {"ancestors": [{"type": "machine-learning-model", "group": "g", "name": "base"},
                                             {"type": "machine-learning-model", "name": "old", "publisher": "Old"},
                                             {"type": "file", "name": "x"}]},
                  "modelCard": {"modelParameters": {"datasets": [{"ref": "d"}, {"ref": "nothing"},
                      {"type": "dataset", "name": "inline", "sensitiveData": ["health"], "classification": "secret"}]},
                    "considerations": {"environmentalConsiderations": {"energyConsumptions": [
                      {"activity": "training", "activityEnergyCost": {"value": 1.5, "unit": "kWh"}},
                      {"activity": "training", "activityEnergyCost": {"value": 2, "unit": "kWh"},
                       "co2CostEquivalent": {"value": -1, "unit": "tCO2eq"}},
                      {"activity": "training", "activityEnergyCost": {"value": 7, "unit": "MWh"}},
                      {"activity": "inference", "activityEnergyCost": {"value": 9, "unit": "kWh"}}]}}}}},
                "components": [
                  {"type": "machine-learning-model", "group": "g", "name": "base", "bom-ref": "pkg:huggingface/g/base@1"},
                  {"type": "machine-learning-model", "name": "gpt-5-mini", "publisher": "OpenAI"},
                  {"type": "data", "name": "corpus", "bom-ref": "d", "data": [
                     {"type": "dataset", "name": "one", "governance": {"stewards": [{"organization": {"name": "Lab"}}]}},
                     {"type": "dataset", "name": "two"}, {"type": "configuration"}]},
                  {"type": "data", "name": "settings", "data": [{"type": "configuration"}]}]
                """);

        Map<String, Object> tuned = plain(draft, "models").get(0);
        assertThat(tuned)
                .containsEntry("developer", "cdx-organisation-maker")
                .containsEntry("licence", "MIT, Apache-2.0 OR MIT")
                .containsEntry("basedOn", Map.of("has", List.of("cdx-model-g-base", "cdx-model-old"), "complete", "false"))
                .containsEntry("trainingEnergy", "3.5")
                .doesNotContainKey("trainingEmissions")
                .containsEntry(
                        "trainingData",
                        Map.of(
                                "has",
                                List.of("cdx-data-d-one", "cdx-data-d-two", "cdx-data-t-inline"),
                                "complete",
                                "false"))
                .doesNotContainKey("roles");
        assertThat(plain(draft, "models").get(1)).containsOnlyKeys("id", "name", "developer");
        assertThat(because(draft, "/models/has/1/developer")).isEqualTo("the model is of the group `g`, which may be its maker");
        assertThat(plain(draft, "models").get(2)).containsEntry("registry", "gpt-5-mini").doesNotContainKey("developer");
        assertThat(names(draft, "dataSets")).containsExactly("one", "two", "inline");
        assertThat(because(draft, "/dataSets/has/2/personal")).isEqualTo("the file names sensitive data: `health`");
        assertThat(remarks(draft))
                .containsExactlyInAnyOrder(
                        "/metadata/component/publisher: `Hub` publishes the model, which another made; if it hands it on, say so under its"
                                + " `roles`",
                        "/metadata/component/modelCard/modelParameters/datasets/1/ref: no data have the reference `nothing`",
                        "/metadata/component/modelCard/considerations/environmentalConsiderations/energyConsumptions/1/"
                                + "co2CostEquivalent/value: not understood: expected a number of at least 0, found another value",
                        "/metadata/component/modelCard/considerations/environmentalConsiderations/energyConsumptions/2/"
                                + "activityEnergyCost/unit: not understood: expected `kWh` as unit, found another value");
        assertThat(facts(draft.document()).entities()).isNotEmpty();
    }

    @Test
    void data_flow_to_models_and_to_software_that_runs() {
        Draft draft = draft("""
                "components": [{"type": "machine-learning-model", "name": "m", "bom-ref": "m"},
                               {"type": "library", "name": "client", "bom-ref": "l"},
                               {"type": "data", "name": "d", "bom-ref": "d"}],
                "services": [{"name": "A", "bom-ref": "a", "data": [
                  {"flow": "outbound", "classification": "Prompts", "destination": ["m", "l", "d", "#l"]}]}],
                "dependencies": [{"ref": "a", "dependsOn": ["m", "l"]}, {"ref": "l", "dependsOn": ["a"]}]
                """);

        assertThat(flows(draft))
                .containsExactlyInAnyOrder(
                        "A -> m: [cdx-data-prompts]", "A -> client: [cdx-data-prompts]", "A -> d: [cdx-data-prompts]");
        assertThat(attributes(draft, "components", "model")).containsExactly(Map.entry("m", "[cdx-model-m]"));
        assertThat(needs(draft)).containsEntry("A", List.of("cdx-model-m"));
        assertThat(facts(draft.document()).entities()).isNotEmpty();
    }

    @Test
    void thousands_of_libraries_are_counted_and_not_listed() {
        String components = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"type\": \"library\", \"name\": \"lib" + i + "\", \"bom-ref\": \"l" + i
                        + "\", \"hashes\": [{\"alg\": \"MD5\", \"content\": \"0\"}]}")
                .collect(Collectors.joining(",\n"));
        String dependencies = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"ref\": \"l" + i + "\", \"dependsOn\": [\"l" + (i + 1) % 20_000 + "\"]}")
                .collect(Collectors.joining(",\n"));

        Draft draft = (Draft) read(json("bom.json", bom("\"metadata\": {\"component\": {\"type\": \"application\", \"name\": \"Shop\"}},"
                + "\"components\": [" + components + ", {\"type\": \"machine-learning-model\", \"name\": \"m\"},"
                + "{\"type\": \"container\", \"name\": \"image\", \"components\": [{\"type\": \"data\", \"name\": \"d\"},"
                + "{\"type\": \"file\", \"name\": \"f\"}]}],"
                + "\"dependencies\": [" + dependencies + "]")));

        assertThat(draft.body()).hasSizeLessThan(2_500).doesNotContain("lib1");
        assertThat(names(draft, "components")).containsExactly("Shop");
        assertThat(names(draft, "models")).containsExactly("m");
        assertThat(names(draft, "dataSets")).containsExactly("d");
        assertThat(draft.leftOut())
                .extracting(group -> group.count() + " " + group.because().en())
                .contains(
                        "20000 components of type library: counted only, rules ask who supplies and runs a whole",
                        "1 components of type container: counted only, rules ask who supplies and runs a whole",
                        "1 components of type file: counted only, rules ask who supplies and runs a whole",
                        "20000 dependencies of and on parts that are not listed");
        assertThat(draft.notUnderstood()).isEmpty();
        assertThat(draft.of())
                .isEqualTo(draft.read()
                        + draft.leftOut().stream().mapToInt(Draft.LeftOut::values).sum());
    }

    @Test
    void what_no_version_knows_is_listed() {
        Draft draft = draft("""
                "x-own": {"a": 1}, "services": [{"name": "A", "x-more": [1, 2], "data": [{"flow": "inbound", "classification":
                "C", "purpose": "y"}]}]
                """);

        assertThat(remarks(draft))
                .containsExactly(
                        "/x-own: not understood",
                        "/services/0/x-more: not understood",
                        "/services/0/data/0/purpose: not understood");
    }

    @Test
    void no_secret_leaves_the_file() {
        Draft draft = draft("""
                "metadata": {"component": {"type": "application", "name": "sk-live-0", "bom-ref": "ghp_secret0"}},
                "services": [{"name": "Bearer xyzzy1", "bom-ref": "AKIAIOSFODNN7EXAMPLE", "group": "sk-group2",
                  "provider": {"name": "sk-provider3", "address": {"country": "sk-country4"}}, "trustZone": "sk-zone5",
                  "endpoints": ["https://user:s3cr3t6@sk-host7.example/"],
                  "data": [{"name": "hf_name8abc", "flow": "sk-flow9", "classification": "sk-class10",
                    "destination": ["https://u:p4ss11@h.example/sk-path12", "sk-ref13", "urn:cdx:sk-serial14/1#sk-element15"]}]},
                  {"name": "B", "endpoints": ["https://sk-open16.example"]}],
                "dependencies": [{"ref": "sk-dep17", "dependsOn": ["sk-on18"]}],
                "components": [{"type": "machine-learning-model", "name": "sk-model19", "publisher": "sk-pub20",
                  "version": "sk-version21", "licenses": [{"license": {"name": "sk-licence22"}}],
                  "modelCard": {"modelParameters": {"datasets": [{"ref": "sk-data23"}, {"name": "sk-set24", "type": "dataset",
                  "sensitiveData": ["sk-sens25"]}]}}}],
                "declarations": {"assessors": [{"bom-ref": "x", "organization": {"name": "sk-assessor26"}}],
                  "attestations": [{"assessor": "x", "map": [{"requirement": "sk-req27", "claims": ["c"],
                     "conformance": {"score": "sk-score28", "rationale": "sk-why29"}}]}],
                  "claims": [{"bom-ref": "c", "predicate": "sk-claim30", "target": "sk-target31", "evidence": ["e", "sk-ev32"]}],
                  "evidence": [{"bom-ref": "e", "propertyName": "sk-prop33", "created": "sk-day34"}]},
                "sk-key35": 1
                """);

        String everything = draft.yaml("s") + draft + draft.notes() + draft.omissions() + Fixtures.plain(draft.document().root());
        assertThat(everything)
                .doesNotContain("sk-", "ghp_", "hf_", "AKIA", "xyzzy", "s3cr3t", "p4ss")
                .contains(Secrets.LEFT_OUT);
        assertThat(remarks(draft)).contains("/services/0/trustZone: looks like a secret; wherever it would stand, `(left out)` does");
        assertThat(facts(draft.document()).entities()).isNotEmpty();
    }

    @Test
    void what_something_runs_on_has_its_supplier_too() {
        Draft draft = draft("""
                "metadata": {"component": {"type": "application", "name": "A", "bom-ref": "a", "supplier": {"name": "Me"}}},
                "components": [
                    {"type": "platform", "name": "P", "bom-ref": "p", "supplier": {"name": "Red", "address": {"country": "US"}}},
                    {"type": "container", "name": "C", "bom-ref": "c", "manufacturer": {"name": "Maker"}, "publisher": "Hub"},
                    {"type": "library", "name": "L", "bom-ref": "l", "supplier": {"name": "Nobody"}}],
                "dependencies": [{"ref": "a", "dependsOn": ["p", "c", "l"]}]
                """);

        assertThat(remarks(draft)).isEmpty();
        assertThat(names(draft, "products")).containsExactlyInAnyOrder("A", "P", "C");
        assertThat(names(draft, "organisations")).containsExactlyInAnyOrder("Me", "Red", "Maker");
        assertThat(draft.leftOut()).extracting(Draft.LeftOut::pointer, Draft.LeftOut::count).contains(tuple("/components/1/type", 2));
        assertThat(Fixtures.entities(draft.document().root(), "products"))
                .extracting(product -> Fixtures.text(product, "supplier"))
                .containsExactlyInAnyOrder("cdx-organisation-me", "cdx-organisation-red", "cdx-organisation-maker");
        assertThat(Fixtures.entities(draft.document().root(), "components"))
                .extracting(component -> component.get("product").map(Fixtures::plain).orElse(""))
                .containsExactlyInAnyOrder("cdx-product-a", "cdx-product-p", "cdx-product-c");
    }

    @Test
    void who_publishes_data_and_how_things_were_found_is_left_out_with_its_reason() {
        Draft draft = draft("""
                "components": [
                    {"type": "data", "name": "d", "publisher": "P", "supplier": {"name": "S"}, "evidence": {"occurrences": [{"line": 1}]}},
                    {"type": "machine-learning-model", "name": "m", "evidence": {"occurrences": [{"line": 2}]}}]
                """);

        assertThat(remarks(draft)).isEmpty();
        assertThat(draft.leftOut())
                .extracting(group -> group.count() + " " + group.because().en())
                .containsExactlyInAnyOrder(
                        "2 who supplies and publishes data sets: a design names who governs them",
                        "2 how the bill of materials and what it lists were made");
        assertThat(draft.body()).doesNotContain("cdx-organisation-p", "cdx-organisation-s");
    }

    @Test
    void a_digest_is_no_secret() {
        String commit = "0f40421771bfeb8de7e8a49f2ac85dad105aa8b3";
        Draft draft = draft("""
                "metadata": {"component": {"type": "application", "name": "A", "bom-ref": "a"}},
                "components": [{"type": "machine-learning-model", "name": "m", "version": "%1$s", "bom-ref": "pkg:huggingface/o/m@%1$s"},
                    {"type": "container", "name": "nginx@sha256:%1$s0f40421771bfeb8de7e8a49f", "bom-ref": "c"}],
                "dependencies": [{"ref": "a", "dependsOn": ["c"]}]
                """.formatted(commit));

        assertThat(remarks(draft)).isEmpty();
        assertThat(Fixtures.text(Fixtures.entities(draft.document().root(), "models").get(0), "version")).isEqualTo(commit);
        assertThat(names(draft, "components")).contains("nginx@sha256:" + commit + "0f40421771bfeb8de7e8a49f");
        assertThat(draft.body()).doesNotContain(Secrets.LEFT_OUT);
    }

    @Test
    void anything_may_stand_where_something_else_is_expected() {
        List<String> values = List.of("1", "\"x\"", "null", "[1, [], {}, null]", "{\"name\": {}}", "[{\"name\": []}]");
        String whole = new String(bytes(FLOWS), StandardCharsets.UTF_8);
        List<String> keys = List.of(
                "metadata", "component", "components", "services", "bom-ref", "provider", "name", "endpoints", "data", "flow",
                "classification", "source", "destination", "governance", "owners", "organization", "authenticated",
                "trustZone", "dependencies", "ref", "dependsOn", "serialNumber", "version", "$schema", "group");
        List<String> more = List.of(
                "type", "supplier", "publisher", "modelCard", "considerations", "environmentalConsiderations",
                "energyConsumptions", "activity", "energyProviders", "address", "country", "activityEnergyCost", "value",
                "unit", "declarations", "assessors", "attestations", "map", "claims", "conformance", "score", "evidence",
                "targets", "organizations", "created", "predicate", "target", "counterEvidence", "thirdParty");
        for (String value : values) {
            for (String key : keys) {
                survives(whole, key, value);
            }
            for (String key : more) {
                survives(new String(bytes(MODEL), StandardCharsets.UTF_8), key, value);
                survives(new String(bytes(ATTESTATION), StandardCharsets.UTF_8), key, value);
            }
        }
    }

    /** Every value under the key becomes another one. */
    private static void survives(String json, String key, String value) {
        String quoted = "\"" + key + "\":";
        String changed = json.replace(quoted, quoted + " " + value + ", \"x-" + key + "\":");
        // Keys twice are refused by the reader, so the copies get names of their own.
        StringBuilder unique = new StringBuilder();
        int from = 0;
        int n = 0;
        for (int at = changed.indexOf("\"x-" + key); at >= 0; at = changed.indexOf("\"x-" + key, from)) {
            unique.append(changed, from, at).append("\"x").append(n++).append('-');
            from = at + 3;
        }
        Reading.Document document = json("bom.json", unique.append(changed.substring(from)).toString());
        Importer.Outcome outcome = new CycloneDx().read(document, Fixtures.REGISTRY);
        if (outcome instanceof Draft draft) {
            assertThat(facts(draft.document())).as(key + " " + value).isNotNull();
            Fixtures.document("draft.yaml", draft.bytes("s"));
        }
    }

    @Test
    void names_with_odd_characters_stay_texts() {
        Draft draft = services("""
                {"name": "no", "bom-ref": "é", "provider": {"name": "a\\nb: {c} # d \\"e\\" \\\\ \\u202e"}},
                {"name": "模型", "bom-ref": "模型"}, {"name": "", "bom-ref": ""}, {"name": " "}, {}
                """);

        Reading.Document read = Fixtures.document("draft.yaml", draft.bytes("s"));
        assertThat(Fixtures.plain(read.root())).isEqualTo(Fixtures.plain(draft.document().root()));
        assertThat(draft.yaml("s")).doesNotContain("\u202e");
        assertThat(facts(draft.document()).entities()).isNotEmpty();
        assertThat(remarks(draft))
                .containsExactly(
                        "/services/2: a name is missing", "/services/3: a name is missing", "/services/4: a name is missing");
    }

    @Test
    void a_draft_that_would_be_larger_than_edict_reads_is_refused() {
        String services = IntStream.range(0, 40_000)
                .mapToObj(i -> "{\"name\": \"s" + i + "\"}")
                .collect(Collectors.joining(",\n"));

        assertThat(problems(read(json("bom.json", bom("\"services\": [" + services + "]")))))
                .singleElement()
                .asString()
                .matches("bom\\.json:1:1: the draft would have \\d+ bytes and at most 5000000 are read; import a part of it");
    }

    @Test
    void ids_stay_when_other_things_come_and_versions_change() {
        Draft before = services("{\"name\": \"A\", \"bom-ref\": \"A@1.0\", \"version\": \"1.0\", \"group\": \"g\"}");
        Draft after = services("""
                {"name": "Z"}, {"name": "A", "bom-ref": "A@1.1", "version": "1.1", "group": "g"}
                """);
        Draft random = services("""
                {"name": "A", "bom-ref": "b2a46a4b-8367-4bae-9820-95557cfe03a8", "version": "1.1", "group": "g"}
                """);

        assertThat(attributes(before, "components", "id")).containsEntry("A", "cdx-service-g-a");
        assertThat(attributes(after, "components", "id")).containsEntry("A", "cdx-service-g-a");
        assertThat(attributes(random, "components", "id")).containsEntry("A", "cdx-service-g-a");
    }

    /** Else an answer would pass to another thing without a word. */
    @Test
    void ids_of_things_that_would_have_the_same_stay_in_another_order_and_are_plain_for_none() {
        String payroll = "{\"bom-ref\": \"a b\", \"name\": \"Payroll\"}";
        String website = "{\"bom-ref\": \"a-b\", \"name\": \"Website\"}";
        Map<String, String> ids = attributes(services(payroll + ", " + website), "components", "id");

        assertThat(ids.values()).doesNotContain("cdx-service-a-b").allMatch(id -> id.startsWith("cdx-service-a-b-"));
        assertThat(attributes(services(website + ", " + payroll), "components", "id")).isEqualTo(ids);
        assertThat(attributes(services(payroll), "components", "id")).containsEntry("Payroll", "cdx-service-a-b");
    }

    @Test
    void an_address_may_name_its_usual_port() {
        Draft draft = services("""
                {"name": "X", "data": [{"flow": "outbound", "classification": "E", "destination": ["https://S.example:443/abc"]}]},
                {"name": "Y", "endpoints": ["https://s.example/"]}
                """);

        assertThat(names(draft, "components")).containsExactly("X", "Y");
    }

    @Test
    void who_stands_behind_a_file_about_a_model_stands_behind_the_model() {
        Draft draft = draft("""
                "metadata": {"component": {"type": "machine-learning-model", "bom-ref": "m", "name": "M"},
                  "supplier": {"name": "Sup"}, "manufacture": {"name": "Maker"}}
                """);

        assertThat(plain(draft, "models").get(0))
                .containsEntry("developer", "cdx-organisation-maker")
                .containsEntry("roles", Map.of("has", List.of(Map.of("holder", "cdx-organisation-sup", "code", "distributor")), "complete", "false"));
    }

    @Test
    void what_something_is_made_of_is_not_left_out() {
        Draft draft = draft("""
                "components": [{"type": "machine-learning-model", "name": "M", "licenses": [{"license": {"id": "MIT"}}],
                  "pedigree": {"ancestors": [{"type": "machine-learning-model", "name": "Base"}], "notes": "n"}}]
                """);

        assertThat(draft.leftOut()).extracting(Draft.LeftOut::pointer).containsExactly("/components/0/pedigree/notes");
    }

    @Test
    void what_declarations_refer_to_is_there_once_or_that_is_told() {
        Draft draft = draft("""
                "declarations": {
                  "claims": [{"bom-ref": "c", "predicate": "one"}, {"bom-ref": "c", "predicate": "two"}],
                  "attestations": [{"assessor": "nobody", "map": [{"requirement": "r", "claims": ["c", "gone"], "conformance": {"score": 7}}]}]}
                """);

        assertThat(because(draft, "/controls/has/0/state")).isEqualTo("an attestation says: for the requirement `r`");
        assertThat(because(draft, "/controls/has/1/state")).isEqualTo("it is claimed, and nobody assesses it");
        assertThat(remarks(draft))
                .containsExactlyInAnyOrder(
                        "/declarations/claims/1/bom-ref: the reference `c` stands for something in line 3 already; what refers to it means"
                                + " that",
                        "/declarations/attestations/0/assessor: nobody who assesses has the reference `nobody`",
                        "/declarations/attestations/0/map/0/claims/1: no claim has the reference `gone`",
                        "/declarations/attestations/0/map/0/conformance/score: not understood: expected a number from 0 to 1, found"
                                + " another value");
    }

    @Test
    void references_that_stand_for_two_things_mean_the_first() {
        Draft draft = services("{\"name\": \"A\", \"bom-ref\": \"x\"}, {\"name\": \"B\", \"bom-ref\": \"x\"}");

        assertThat(names(draft, "components")).containsExactly("A", "B");
        assertThat(remarks(draft))
                .containsExactly("/services/1/bom-ref: the reference `x` stands for something in line 2 already; what refers to"
                        + " it means that");
    }

    @Test
    void only_bills_of_materials_are_recognised() {
        assertThat(Imports.recognise(Fixtures.bom(GATEWAY)).orElseThrow().id()).isEqualTo("cyclonedx");
        assertThat(Imports.recognise(json("x", "{\"$schema\": \"http://cyclonedx.org/schema/bom-1.6.schema.json\"}")))
                .isPresent();
        for (String other : List.of("{\"bomFormat\": \"SPDX\"}", "{\"services\": []}", "{\"kind\": \"Design\", \"bomFormat\": \"CycloneDX\"}")) {
            assertThat(Imports.recognise(json("x", other))).as(other).isEmpty();
        }
    }

    private static byte[] bytes(String file) {
        try {
            return java.nio.file.Files.readAllBytes(java.nio.file.Path.of("src/test/resources/imports/cyclonedx", file));
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static Draft sample(String file) {
        return Fixtures.draft(Fixtures.bom(file));
    }

    private static String bom(String content) {
        String version = content.contains("\"specVersion\"") ? "" : "\"specVersion\": \"1.6\", ";
        return "{\"bomFormat\": \"CycloneDX\", " + version + "\n" + content + "}";
    }

    private static Draft draft(String content) {
        return (Draft) read(json("bom.json", bom(content)));
    }

    private static Draft services(String services) {
        return draft("\"services\": [" + services + "]");
    }

    private static Reading.Document json(String file, String text) {
        Reading reading = Texts.read(file, text.getBytes(StandardCharsets.UTF_8), Limits.IMPORTED);
        if (reading instanceof Reading.Rejected rejected) {
            throw new AssertionError(rejected.problems() + "\n" + text);
        }
        return (Reading.Document) reading;
    }

    private static Importer.Outcome read(Reading.Document document) {
        return new CycloneDx().read(document, Fixtures.REGISTRY);
    }

    private static List<String> problems(String json) {
        return problems(read(json("bom.json", json)));
    }

    private static List<String> problems(Importer.Outcome outcome) {
        return ((Importer.Unreadable) outcome).problems().stream().map(Object::toString).toList();
    }

    /** What is said of places in the file, without lines. */
    private static List<String> remarks(Draft draft) {
        return draft.notUnderstood().stream()
                .map(problem -> problem.pointer() + ": " + problem.message())
                .toList();
    }

    private static String because(Draft draft, String pointer) {
        return draft.asked().stream()
                .filter(fact -> fact.pointer().equals(pointer))
                .map(fact -> ((Origin.Asked) fact.origin()).because())
                .findFirst()
                .orElseThrow(() -> new AssertionError(draft.body()));
    }

    private static List<String> names(Draft draft, String collection) {
        return Fixtures.entities(draft.document().root(), collection).stream()
                .filter(entity -> entity.get("name").isPresent())
                .map(entity -> Fixtures.text(entity, "name"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> plain(Draft draft, String collection) {
        return Fixtures.entities(draft.document().root(), collection).stream()
                .map(entity -> (Map<String, Object>) Fixtures.plain(entity))
                .toList();
    }

    private static Map<String, String> attributes(Draft draft, String collection, String attribute) {
        return Fixtures.entities(draft.document().root(), collection).stream()
                .filter(entity -> entity.get(attribute).isPresent())
                .collect(Collectors.toMap(
                        entity -> Fixtures.text(entity, "name"), entity -> Fixtures.text(entity, attribute)));
    }

    /** Which nodes things need, by name. */
    private static Map<String, List<String>> needs(Draft draft) {
        Map<String, List<String>> needs = new TreeMap<>();
        for (Node.Mapping component : Fixtures.entities(draft.document().root(), "components")) {
            if (component.get("requires").isPresent()) {
                List<String> nodes = new ArrayList<>();
                Fixtures.entities(component, "requires")
                        .forEach(requirement -> Fixtures.entities(requirement, "anyOf")
                                .forEach(way -> nodes.add(Fixtures.text(way, "node"))));
                if (!nodes.isEmpty()) {
                    needs.put(Fixtures.text(component, "name"), nodes);
                }
            }
        }
        return needs;
    }

    /** {@code from -> to: data}, by names. */
    private static List<String> flows(Draft draft) {
        Map<String, String> names = new TreeMap<>();
        Fixtures.entities(draft.document().root(), "components")
                .forEach(component -> names.put(Fixtures.text(component, "id"), Fixtures.text(component, "name")));
        return Fixtures.entities(draft.document().root(), "flows").stream()
                .map(flow -> end(flow, "source", names) + " -> " + end(flow, "target", names) + ": "
                        + Fixtures.text(flow, "data"))
                .toList();
    }

    private static String end(Node.Mapping flow, String key, Map<String, String> names) {
        return flow.get(key)
                .map(node -> Fixtures.plain(node).toString())
                .map(id -> id.equals("unknown") ? id : names.getOrDefault(id, "!"))
                .orElse("?");
    }

    private static Facts facts(Reading.Document document) {
        List<CatalogueEntry> catalogue = Fixtures.RULEBOOK.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY))
                .toList();
        Design.Outcome outcome = Design.read(
                new Design.Sources(document, Collections.emptyList(), catalogue), Fixtures.RULEBOOK.vocabulary());
        if (outcome instanceof Design.Rejected rejected) {
            throw new AssertionError(rejected.problems().toString());
        }
        return ((Design.Accepted) outcome).facts();
    }

    private static Conclusions conclusions(Engine engine, Reading.Document document) {
        Facts facts = facts(document)
                .with(
                        CALENDAR.rows(Fixtures.DAY, Fixtures.DAY).stream()
                                .map(Row::of)
                                .toList(),
                        Fixtures.RULEBOOK.vocabulary());
        return engine.conclude(
                facts,
                CALENDAR.moment(
                        Fixtures.DAY, Fixtures.DAY, Fixtures.RULEBOOK.profile("default").orElseThrow()),
                new Budget(Duration.ofMinutes(5), 20_000_000, 0));
    }
}
