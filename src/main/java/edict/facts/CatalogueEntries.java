package edict.facts;

import edict.rulebook.Recent;
import edict.rulebook.RegistryEntry;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What the registry says of days, found out once for all designs. Keeps a limited number of days, and is safe to share between threads. */
public final class CatalogueEntries {

    /** Designs are judged as of today, mostly. */
    private static final int DAYS_KEPT = 32;

    private final List<RegistryEntry> registry;
    private final Recent<Known, List<CatalogueEntry>> days = new Recent<>(DAYS_KEPT);

    private record Known(LocalDate day, LocalDate knownOn) {}

    private CatalogueEntries(List<RegistryEntry> registry) {
        this.registry = registry;
    }

    public static CatalogueEntries of(Collection<RegistryEntry> registry) {
        return new CatalogueEntries(List.copyOf(registry));
    }

    /** What all entries say of {@code day}, as it was known on {@code knownOn}; in the order of the registry. */
    public List<CatalogueEntry> on(LocalDate day, LocalDate knownOn) {
        return days.get(new Known(day, knownOn), known -> registry.stream()
                .map(entry -> CatalogueEntry.of(entry, known.day(), known.knownOn()))
                .toList());
    }
}
