package edict.facts;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** For what a design runs the shipped registry has others to choose from. */
class ShippedSlotsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int ENOUGH = 6;

    @Test
    void the_endpoint_of_a_model_and_each_part_of_a_cloud_could_run_on_six_other_products() throws IOException {
        Rulebook shipped = Rulebook.shipped();
        List<CatalogueEntry> registry = shipped.registry().values().stream()
                .map(entry -> CatalogueEntry.of(entry, DAY, DAY))
                .toList();
        Reading.Document document = (Reading.Document) Texts.read(
                "claims-assistant.yaml", Files.readAllBytes(Path.of("src/examples/claims-assistant.yaml")));
        Facts facts = ((Design.Accepted)
                        Design.read(new Design.Sources(document, List.of(), registry), shipped.vocabulary()))
                .facts();

        Map<String, Slot> slots = new TreeMap<>();
        facts.slots(
                        facts.ofType("Component").stream().map(Entity::key).collect(Collectors.toSet()),
                        registry,
                        shipped.vocabulary())
                .forEach(slot -> slots.put(
                        facts.entity(slot.component()).orElseThrow().id().orElseThrow(), slot));

        for (String component : List.of("model-api", "containers", "machines", "object-store", "main-database", "keys")) {
            assertThat(slots.get(component).replacements()).as(component).hasSizeGreaterThanOrEqualTo(ENOUGH);
        }
        // What an application does is its own: no suite is a substitute for it.
        assertThat(slots.get("chat-backend").replacements()).isEmpty();
    }
}
