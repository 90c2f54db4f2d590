package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Drafts as the rest of Edict reads them. */
class ImportedFactsTest {

    private static final String SAMPLE = "proxy-config.yaml";

    @Test
    void every_draft_is_a_design_without_problems() {
        for (String file : List.of(SAMPLE, "self-hosted-fallback.yaml", "union-only.yaml")) {
            assertThat(read(Fixtures.draft(file).document(), List.of()).entities()).as(file).isNotEmpty();
        }
    }

    @Test
    void what_the_file_says_stands_in_the_file() {
        Entity component = entity(facts(), "litellm-route-gpt-5-mini-end-user-test-gpt-5-mini");
        Given region = component.values().get("region");
        assertThat(region.value()).isEqualTo(new Value.Known("eu"));
        assertThat(region.origin()).isEqualTo(Given.Origin.STATED);
        assertThat(region.at()).hasToString("proxy-config.yaml:5:20");
        assertThat(component.values().get("country").value()).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void what_the_catalogue_says_is_the_catalogues() {
        Given country =
                entity(facts(), "litellm-traces-us-cloud-langfuse-com").values().get("country");
        assertThat(country.value()).isEqualTo(new Value.Known("US"));
        assertThat(country.origin()).isEqualTo(Given.Origin.CATALOGUE);
        assertThat(country.at().file()).endsWith("policies/registry/langfuse.yaml");
        assertThat(country.source().orElseThrow().by()).contains("langfuse-cloud-us");
        assertThat(country.source().orElseThrow().evidence()).contains("https://langfuse.com/security/data-regions.md");
        Given developer = entity(facts(), "litellm-model-gpt-5-mini").values().get("developer");
        assertThat(developer.value()).isEqualTo(new Value.Known("registry:openai"));
        assertThat(developer.origin()).isEqualTo(Given.Origin.CATALOGUE);
    }

    @Test
    void owners_of_suppliers_come_along() {
        Facts facts = facts();
        assertThat(facts.entity("registry:langfuse").orElseThrow().values().get("ultimateParent").value())
                .isEqualTo(new Value.Members(java.util.Set.of("registry:clickhouse"), true));
        assertThat(facts.entity("registry:amazon").orElseThrow().values().get("country").value())
                .isEqualTo(new Value.Known("US"));
    }

    @Test
    void the_design_typed_by_hand_has_the_same_facts() {
        for (String file : List.of(SAMPLE, "self-hosted-fallback.yaml", "union-only.yaml")) {
            Draft draft = Fixtures.draft(file);
            Facts typed = read(Fixtures.document("design.yaml", draft.bytes("design.schema.json")), List.of());
            assertThat(said(typed)).isEqualTo(said(read(draft.document(), List.of())));
        }
    }

    @Test
    void answers_survive_the_next_import_and_those_whose_element_vanished_are_reported() {
        Reading.Document answers = Fixtures.document("answers.yaml", """
                kind: Answers
                answers:
                  - {of: litellm-route-gpt-5-mini-end-user-test-gpt-5-mini, set: {country: IE}, by: architect, on: 2026-11-02, because: order form}
                  - {of: litellm-route-groq-any, set: {model: []}, by: architect, on: 2026-11-02}
                  - {of: organisation, set: {country: FR}, by: architect, on: 2026-11-02}
                """.getBytes(StandardCharsets.UTF_8));
        String before = new String(Fixtures.bytes(SAMPLE), StandardCharsets.UTF_8);
        // Another first entry, the same keys in another order, and one provider less.
        String after = before.replace("model_list:\n", """
                        model_list:
                          - litellm_params: {region_name: elsewhere, model: mistral/mistral-large-3}
                            model_name: first
                        """)
                .replace("""
                          - model_name: "groq/*"
                            litellm_params:
                              model: "groq/*"
                              api_key: os.environ/GROQ_API_KEY
                        """, "");
        assertThat(after).hasSizeLessThan(before.length() + 110).doesNotContain("groq");

        Facts first = read(Fixtures.draft(SAMPLE).document(), List.of(answers));
        Facts second = read(Fixtures.draft(SAMPLE, after.getBytes(StandardCharsets.UTF_8)).document(), List.of(answers));

        for (Facts facts : List.of(first, second)) {
            Given country = entity(facts, "litellm-route-gpt-5-mini-end-user-test-gpt-5-mini").values().get("country");
            assertThat(country.value()).isEqualTo(new Value.Known("IE"));
            assertThat(country.origin()).isEqualTo(Given.Origin.ANSWERED);
            assertThat(entity(facts, "organisation").values().get("country").value())
                    .isEqualTo(new Value.Known("FR"));
        }
        assertThat(lost(first)).isEmpty();
        assertThat(lost(second))
                .containsExactly("answers.yaml:4:5: /answers/1: nothing in the design is called `litellm-route-groq-any`;"
                        + " the answer is not used");
    }

    /** What is told whatever day is judged: of answers from after it somebody else tells. */
    private static List<String> lost(Facts facts) {
        return facts.notes().stream()
                .filter(note -> note.before().isEmpty())
                .map(note -> note.text().en())
                .toList();
    }

    private static Facts facts() {
        return read(Fixtures.draft(SAMPLE).document(), List.of());
    }

    private static Facts read(Reading.Document document, List<Reading.Document> answers) {
        List<CatalogueEntry> catalogue = Fixtures.RULEBOOK.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY))
                .toList();
        Design.Outcome outcome =
                Design.read(new Design.Sources(document, answers, catalogue), Fixtures.RULEBOOK.vocabulary());
        if (outcome instanceof Design.Rejected rejected) {
            throw new AssertionError(rejected.problems().toString());
        }
        return ((Design.Accepted) outcome).facts();
    }

    private static Entity entity(Facts facts, String id) {
        return facts.entities().values().stream()
                .filter(entity -> entity.id().equals(java.util.Optional.of(id)))
                .findFirst()
                .orElseThrow();
    }

    /** Values by entity and attribute. */
    private static Map<String, String> said(Facts facts) {
        Map<String, String> said = new TreeMap<>();
        facts.entities().values().forEach(entity -> entity.values()
                .forEach((attribute, given) ->
                        said.put(entity.key() + ' ' + attribute, given.value().toString())));
        facts.openLists().forEach(list -> said.put(list.pointer(), "open"));
        return said;
    }
}
