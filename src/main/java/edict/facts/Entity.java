package edict.facts;

import edict.document.Place;
import java.util.Map;
import java.util.Optional;

/**
 * A thing of the design, a row of a table or a registry entry.
 *
 * @param key unique in the evaluation: the JSON pointer for entities of the document, {@code <table>#<n>} for rows,
 *     {@code registry:<id>} for registry entries
 * @param id as written; empty for parts and rows without one
 * @param owner key of the entity under which it is written
 * @param values one for every attribute of the type, missing ones as {@link Value.Unknown}
 */
public record Entity(
        String key, String type, Optional<String> id, Optional<String> owner, Place at, Map<String, Given> values) {}
