package edict.facts;

import edict.document.Place;
import edict.rulebook.RegistryEntry;
import edict.vocabulary.Literal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the registry says about an organisation, a product or a model on one day.
 *
 * @param id kebab-case, unique in the registry
 * @param values by attribute; references are registry ids
 * @param checked the day on which somebody last read the sources
 */
public record CatalogueEntry(String id, String type, Map<String, Listed> values, LocalDate checked, Place at) {

    /** Before the id of an entry that a document refers to. */
    public static final String KEY = "registry:";

    /** A value and where it is published. */
    public record Listed(Literal literal, String source, Place at) {}

    /** What the entry says of {@code day}, as it was known on {@code knownOn}. */
    public static CatalogueEntry of(RegistryEntry entry, LocalDate day, LocalDate knownOn) {
        Map<String, Listed> values = new LinkedHashMap<>();
        entry.at(day, knownOn).forEach((attribute, catalogued) -> values.put(
                attribute,
                new Listed(
                        catalogued.value(),
                        catalogued.entry().source().map(source -> source.text().en()).orElse(""),
                        catalogued.entry().at())));
        return new CatalogueEntry(entry.id(), entry.type(), values, entry.checked(), entry.at());
    }

    /** The id of the entry that a reference names: designs write it as the key of what nobody describes, or bare where nothing else is meant. */
    public static String named(String reference) {
        return reference.startsWith(KEY) ? reference.substring(KEY.length()) : reference;
    }

    /** The key of the entity that an entry becomes when the document refers to it without describing it. */
    public static String key(String id) {
        return KEY + id;
    }
}
