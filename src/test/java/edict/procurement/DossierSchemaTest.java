package edict.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Rulebook;
import edict.vocabulary.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The reader accepts what the generated schema accepts, apart from what a schema can't say. */
class DossierSchemaTest {

    private static final Rulebook RULEBOOK = Rulebook.shipped();
    private static final Schema SCHEMA = schema(Schemas.procurement(RULEBOOK.vocabulary(), "en").toString());
    private static final Schema MAPPING = schema(Schemas.sheet(RULEBOOK.vocabulary(), "en").toString());

    private static final String DOSSIER = """
            kind: Procurement
            title: A cloud
            description: For the assistant.
            design: {kind: Design, components: [{id: place}]}
            slot: {components: [place], leaves: [contract], names: [{of: flow, supplier: [importer], unknown: [country]}]}
            term: {from: 2027-01-01, until: 2029-12-31}
            candidates:
              - {id: today}
              - id: one
                title: One
                product: hetzner-cloud
                changes: [{of: '', set: {products: []}}]
                price: {atLeast: 5, atMost: 20}
                exit: {days: 30, cost: unknown}
                points: {languages: 80}
                facts:
                  product: {layers: [cloud-infrastructure]}
                  supplier: {country: DE, ultimateParent: []}
                  component: {country: DE}
                  contract: {noticePeriod: P2M, exitPlan: true}
                  certificates: [{scheme: c5-type-2, validTo: 2028-06-30}]
                answers: [one.answers.yaml]
            minimums:
              - {framework: csf-2026, level: seal-2, objective: sov-3}
              - {certificate: [c5-type-2, secnumcloud-3-2]}
              - {countries: core/eea}
              - {countries: [FR, DE]}
              - {without: exposure/us-law, data: [health]}
              - {capability: pay, scenario: us-cutoff, atLeast: frozen}
              - {price: {atMost: 2000000}}
              - {exit: {days: {atMost: 90}}}
              - {exit: {cost: {atMost: 100000.50}}}
              - {decision: needs-review}
            scenarios: [us-cutoff]
            weights: {price: 40, languages: 30.5}
            """;

    @Test
    void a_dossier_that_says_everything_is_accepted_by_both() {
        assertThat(SCHEMA.validate(json(DOSSIER), InputFormat.JSON)).isEmpty();
        assertThat(read(DOSSIER)).isInstanceOf(Dossier.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-api-purchase", "cloud-purchase"})
    void the_examples_are_accepted_by_both(String example) throws IOException {
        String dossier = Files.readString(Path.of("src", "examples", example + ".yaml"));

        assertThat(SCHEMA.validate(json(dossier), InputFormat.JSON)).isEmpty();
        assertThat(read(dossier)).isInstanceOf(Dossier.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kind: Procurement| kind: Purchase",
        "title: A cloud| title: 3",
        "title: A cloud| titel: A cloud",
        "{components: [place],| {components: [],",
        "{of: flow, supplier: [importer],| {supplier: [importer],",
        "from: 2027-01-01| from: 1.1.2027",
        "until: 2029-12-31| to: 2029-12-31",
        "- {id: today}| - {title: today}",
        "- {id: today}| - {id: ../today}",
        "- {id: today}| - {id: a-name-that-is-so-long-that-no-contract-can-be-cal}",
        "price: {atLeast: 5, atMost: 20}| price: -5",
        "price: {atLeast: 5, atMost: 20}| price: cheap",
        "{days: 30, cost: unknown}| {weeks: 4}",
        "{languages: 80}| {languages: 101}",
        "product: {layers:| machine: {layers:",
        "of: '', set: {products: []}| of: ''",
        "level: seal-2, objective: sov-3| objective: sov-3",
        "{countries: [FR, DE]}| {countries: [France]}",
        "scenario: us-cutoff, atLeast: frozen| atLeast: frozen",
        "{decision: needs-review}| {verdict: needs-review}",
        "{decision: needs-review}| {decision: needs-review, data: [health]}",
        "{price: {atMost: 2000000}}| {price: 2000000}",
        "{price: {atMost: 2000000}}| {price: {atLeast: 2000000}}",
        "{price: {atMost: 2000000}}| {price: {atMost: -1}}",
        "{price: {atMost: 2000000}}| {price: {atMost: cheap}}",
        "{price: {atMost: 2000000}}| {price: {atMost: unknown}}",
        "{price: {atMost: 2000000}}| {price: {}}",
        "{days: {atMost: 90}}| {weeks: {atMost: 12}}",
        "{days: {atMost: 90}}| {days: 90}",
        "{days: {atMost: 90}}| {days: {atMost: 90}, cost: {atMost: 1}}",
        "{exit: {days: {atMost: 90}}}| {exit: {}}",
        "scenarios: [us-cutoff]| scenarios: us-cutoff",
        "{price: 40, languages: 30.5}| {price: 0, languages: 30.5}",
        "{price: 40, languages: 30.5}| {}",
        "weights:| weighs:",
        "answers: [one.answers.yaml]| answers: one.answers.yaml",
    })
    void what_is_wrong_is_refused_by_both(String right, String wrong) {
        String dossier = DOSSIER.replace(right, wrong);

        assertThat(dossier).isNotEqualTo(DOSSIER);
        assertThat(SCHEMA.validate(json(dossier), InputFormat.JSON)).as(wrong).isNotEmpty();
        assertThat(read(dossier)).as(wrong).isInstanceOf(Dossier.Rejected.class);
    }

    @Test
    void certificates_may_be_all_that_there_are_or_some() {
        for (String list : List.of("{has: [], complete: true}", "{has: [{scheme: c5-type-2}], complete: false}", "[]")) {
            String dossier = DOSSIER.replace("[{scheme: c5-type-2, validTo: 2028-06-30}]", list);
            assertThat(SCHEMA.validate(json(dossier), InputFormat.JSON)).as(list).isEmpty();
            assertThat(read(dossier)).as(list).isInstanceOf(Dossier.Accepted.class);
        }
        for (String list : List.of("{has: []}", "{has: {}, complete: true}", "{has: [], complete: true, more: []}", "none")) {
            String dossier = DOSSIER.replace("[{scheme: c5-type-2, validTo: 2028-06-30}]", list);
            assertThat(SCHEMA.validate(json(dossier), InputFormat.JSON)).as(list).isNotEmpty();
            assertThat(read(dossier)).as(list).isInstanceOf(Dossier.Rejected.class);
        }
    }

    @Test
    void what_is_said_of_candidates_is_checked_while_one_types() {
        assertThat(SCHEMA.validate(json(DOSSIER.replace("country: DE, ult", "contry: DE, ult")), InputFormat.JSON)).isNotEmpty();
        assertThat(SCHEMA.validate(json(DOSSIER.replace("noticePeriod: P2M", "noticePeriod: soon")), InputFormat.JSON)).isNotEmpty();
        assertThat(SCHEMA.validate(json(DOSSIER.replace("scheme: c5-type-2", "scheme: c5")), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void what_a_need_says_stands_where_it_was_written() {
        String need = DOSSIER.replaceAll("(?m)^design: .*\\n|^slot: .*\\n", "") + "need:\n  kind: compute\n  buyer:\n    country: FR\n";
        Node.Mapping design = ((Dossier.Written) ((Dossier.Accepted) read(need)).dossier().design()).design();
        int line = (int) need.lines().count();

        assertThat(key(design, "components", "kind")).isEqualTo(new Place("purchase.yaml", line - 2, 3));
        assertThat(key(design, "organisations", "country")).isEqualTo(new Place("purchase.yaml", line, 5));
    }

    private static Place key(Node.Mapping design, String collection, String key) {
        return ((Node.Mapping) ((Node.Sequence) design.get(collection).orElseThrow()).items().get(0)).keyAt(key);
    }

    @Test
    void a_need_stands_in_the_place_of_a_design_and_its_slot() {
        String need = DOSSIER.replaceAll("(?m)^design: .*\\n|^slot: .*\\n", "") + "need: {kind: compute, country: FR, buyer: {country: FR}}\n";

        assertThat(SCHEMA.validate(json(need), InputFormat.JSON)).isEmpty();
        assertThat(read(need)).isInstanceOf(Dossier.Accepted.class);
        assertThat(SCHEMA.validate(json(DOSSIER + "need: {kind: compute}\n"), InputFormat.JSON)).isNotEmpty();
        assertThat(SCHEMA.validate(json(need.replace("kind: compute, ", "")), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void a_design_is_told_where_it_is_judged_and_nothing_else() {
        assertThat(((Dossier.Rejected) read("kind: Design\norganisations: []\n")).problems())
                .extracting(Problem::toString)
                .containsExactly("purchase.yaml:1:7: /kind: expected `Procurement`, found the text `Design`; a design is judged by `check`, over HTTP by `/v1/evaluations`");
    }

    @Test
    void what_is_bought_where_is_missing_once() {
        String nowhere = DOSSIER.replaceAll("(?m)^design: .*\\n|^slot: .*\\n", "");

        assertThat(((Dossier.Rejected) read(nowhere)).problems())
                .extracting(Problem::message)
                .containsExactly("expected either `design` and `slot`, or `need`");
    }

    @Test
    void the_shipped_mapping_is_one() throws IOException {
        try (InputStream in = Dossier.class.getResourceAsStream("vendor-sheet.yaml")) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(MAPPING.validate(json(shipped), InputFormat.JSON)).isEmpty();
            assertThat(MAPPING.validate(json(shipped.replace("exit.days", "exit.weeks")), InputFormat.JSON)).isNotEmpty();
            String inPlace = DOSSIER + "sheets: [{file: offers.xlsx, mapping: " + json(shipped) + "}, {file: more.csv, mapping: vendor-sheet, decimal: \",\"}]\n";
            assertThat(SCHEMA.validate(json(inPlace), InputFormat.JSON)).isEmpty();
            assertThat(SCHEMA.validate(json(inPlace.replace("file: more.csv", "name: more.csv")), InputFormat.JSON)).isNotEmpty();
        }
    }

    private static Dossier.Outcome read(String dossier) {
        return Dossier.read((Reading.Document) Texts.read("purchase.yaml", dossier.getBytes(StandardCharsets.UTF_8)), RULEBOOK, DossierSchemaTest::none);
    }

    private static Reading none(String name, Node at) {
        throw new IllegalStateException(name + " at " + at.at());
    }

    private static String json(String yaml) {
        return YAMLMapper.shared().readTree(yaml).toString();
    }

    private static Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text, InputFormat.JSON);
    }
}
