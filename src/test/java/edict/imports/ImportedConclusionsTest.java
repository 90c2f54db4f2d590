package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Reading;
import edict.engine.Budget;
import edict.engine.Engine;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Row;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.rulebook.Calendar;
import edict.rulebook.Rulebook;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the shipped rules make of drafts. */
class ImportedConclusionsTest {

    private static final Rulebook RULEBOOK = Fixtures.RULEBOOK;
    private static final Calendar CALENDAR = Calendar.of(RULEBOOK);
    private static final Engine ENGINE = Engine.of(RULEBOOK.vocabulary(), RULEBOOK.rules());

    /** Without trying completions: what is compared is what the rules say, not how far open ends are settled. */
    private static final Budget QUICK = new Budget(Duration.ofMinutes(5), 20_000_000, 0);

    @Test
    void the_design_typed_by_hand_leads_to_the_same_conclusions() {
        for (String file : List.of("self-hosted-fallback.yaml", "union-only.yaml")) {
            Draft draft = Fixtures.draft(file);
            Conclusions imported = conclusions(draft.document());
            Conclusions typed = conclusions(Fixtures.document("design.yaml", draft.bytes("design.schema.json")));
            assertThat(imported.drawn()).as(file).isNotEmpty().isEqualTo(typed.drawn());
            assertThat(imported.derived()).as(file).isEqualTo(typed.derived());
        }
    }

    @Test
    void the_sample_has_certain_exposures_and_asks_about_the_rest() {
        Draft draft = Fixtures.draft("proxy-config.yaml");
        List<Node> components = Node.of(draft);
        Conclusions conclusions = conclusions(draft.document());
        List<String> controlledFromTheSameCountry = List.of(
                "openai-api", "anthropic-api", "groq-cloud", "amazon-bedrock", "azure-openai", "langfuse-cloud-us");
        assertThat(conclusions.derived())
                .filteredOn(derived -> derived.type().equals("ExposedTo") && derived.holds() == Ternary.YES)
                .extracting(derived -> derived.arguments().get(0).orElseThrow())
                .contains(components.stream()
                        .filter(component -> controlledFromTheSameCountry.contains(
                                component.product().replace("registry:", "")))
                        .map(Node::pointer)
                        .toArray());
        assertThat(conclusions.drawn())
                .filteredOn(drawn -> drawn.provision().equals("gdpr/art-46-safeguard-required"))
                .as("where traces and requests go is asked, never passed over")
                .isNotEmpty()
                .allSatisfy(drawn -> assertThat(drawn.holds()).isEqualTo(Ternary.UNKNOWN));
    }

    /** A component of a draft. */
    private record Node(String pointer, String product) {

        private static List<Node> of(Draft draft) {
            return Fixtures.entities(draft.document().root(), "components").stream()
                    .filter(component -> component.get("product").isPresent())
                    .map(component -> new Node(component.pointer(), Fixtures.text(component, "product")))
                    .toList();
        }
    }

    private static Conclusions conclusions(Reading.Document document) {
        List<CatalogueEntry> catalogue = RULEBOOK.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, Fixtures.DAY, Fixtures.DAY))
                .toList();
        Design.Outcome outcome =
                Design.read(new Design.Sources(document, List.of(), catalogue), RULEBOOK.vocabulary());
        Facts facts = ((Design.Accepted) outcome)
                .facts()
                .with(
                        CALENDAR.rows(Fixtures.DAY, Fixtures.DAY).stream().map(Row::of).toList(),
                        RULEBOOK.vocabulary());
        return ENGINE.conclude(
                facts,
                CALENDAR.moment(Fixtures.DAY, Fixtures.DAY, RULEBOOK.profile("default").orElseThrow()),
                QUICK);
    }
}
