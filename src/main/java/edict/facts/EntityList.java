package edict.facts;

import edict.document.Place;
import java.util.Optional;

/**
 * A list of entities of which not all are known: absent from the document, or marked {@code complete: false}.
 *
 * @param type of its members
 * @param owner key of the entity under which the list stands; empty for a list at top level
 * @param pointer of the list, or of where it would stand
 */
public record EntityList(String type, Optional<String> owner, String pointer, Place at) {}
