package edict.facts;

import edict.document.Place;
import edict.vocabulary.Literal;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a registry says about an organisation or a product.
 *
 * @param id kebab-case, unique in the registry
 * @param values by attribute, as {@link edict.vocabulary.Literals#row} reads them; references are registry ids
 * @param checked the day on which somebody last read the sources
 * @param source where it is published
 */
public record CatalogueEntry(
        String id, String type, Map<String, Literal> values, LocalDate checked, String source, Place at) {

    /** The key of the entity that an entry becomes when the document refers to it without describing it. */
    public static String key(String id) {
        return "registry:" + id;
    }
}
