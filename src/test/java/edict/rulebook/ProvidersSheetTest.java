package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import edict.document.Node;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.CatalogueEntry;
import edict.vocabulary.Literal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The registry has whoever the sheet of providers has, and says of their seats and owners what the sheet has verified. */
class ProvidersSheetTest {

    private static final Path SHEET =
            Path.of(System.getProperty("edict.sheets", "../shared/law")).resolve("providers.yaml");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Map<String, CatalogueEntry> entries = new HashMap<>();
    private final Map<String, String> byRow = new TreeMap<>();

    ProvidersSheetTest() {
        for (RegistryEntry entry : Rulebook.shipped().registry().values()) {
            entries.put(entry.id(), CatalogueEntry.of(entry, DAY, DAY));
            for (String row : entry.sheet()) {
                String other = byRow.put(row, entry.id());
                assertThat(other).as(row).isNull();
            }
        }
    }

    @Test
    void every_provider_of_the_sheet_has_an_entry() throws IOException {
        Set<String> rows = new TreeSet<>();
        providers().forEach(provider -> rows.add(text(provider, "id").orElseThrow()));

        assertThat(rows).hasSizeGreaterThan(70);
        assertThat(byRow.keySet()).isEqualTo(rows);
    }

    @Test
    void seats_and_owners_are_those_that_the_sheet_has_verified() throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        for (Node.Mapping provider : providers()) {
            String row = text(provider, "id").orElseThrow();
            List<String> verified = ((Node.Sequence) provider.get("verified_fields").orElseThrow())
                    .items().stream().map(item -> ((Node.Scalar) item).text()).toList();
            CatalogueEntry entry = entries.get(byRow.get(row));
            Optional<CatalogueEntry> organisation = entry.type().equals("Organisation")
                    ? Optional.of(entry)
                    : one(entry, "supplier").or(() -> one(entry, "developer")).map(entries::get);
            if (organisation.isEmpty()) {
                continue;
            }
            // Whoever operates it in the Union may be the supplier; then its own seat counts, not that of the brand.
            if (verified.contains("hq_country") && !verified.contains("eu_operating_entity")) {
                String seat = one(organisation.get(), "country").orElse("unknown");
                if (!seat.equals(text(provider, "hq_country").orElseThrow())) {
                    wrong.put(row, "seat " + seat);
                }
            }
            // Nobody is named where several own it and none is known to control it.
            List<String> parents = many(organisation.get(), "ultimateParent");
            if (verified.contains("ultimate_parent") && parents != null) {
                Set<String> countries = new TreeSet<>();
                (parents.isEmpty() ? List.of(organisation.get().id()) : parents)
                        .forEach(parent -> countries.add(one(entries.get(parent), "country").orElse("unknown")));
                Node.Mapping parent = (Node.Mapping) provider.get("ultimate_parent").orElseThrow();
                if (!countries.equals(Set.of(text(parent, "country").orElseThrow()))) {
                    wrong.put(row, "owners in " + countries);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static List<Node.Mapping> providers() throws IOException {
        assumeTrue(Files.isRegularFile(SHEET), "the law sheets are not beside this project");
        Reading.Document sheet = (Reading.Document) Texts.read("providers.yaml", Files.readAllBytes(SHEET));
        List<Node.Mapping> providers = new ArrayList<>();
        ((Node.Sequence) sheet.root().get("providers").orElseThrow())
                .items().forEach(item -> providers.add((Node.Mapping) item));
        return providers;
    }

    private static Optional<String> text(Node.Mapping mapping, String key) {
        return mapping.get(key).map(node -> ((Node.Scalar) node).text());
    }

    private static Optional<String> one(CatalogueEntry entry, String attribute) {
        CatalogueEntry.Listed listed = entry.values().get(attribute);
        return listed != null && listed.literal() instanceof Literal.One one
                ? Optional.of(one.scalar().toString())
                : Optional.empty();
    }

    private static List<String> many(CatalogueEntry entry, String attribute) {
        CatalogueEntry.Listed listed = entry.values().get(attribute);
        return listed != null && listed.literal() instanceof Literal.Many many
                ? many.scalars().stream().map(Object::toString).toList()
                : null;
    }
}
