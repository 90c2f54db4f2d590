package edict.facts;

import edict.document.Place;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A list of entities of which not all are known: absent from the document, or marked {@code complete: false}.
 *
 * @param type of its members
 * @param owner key of the entity under which the list stands; empty for a list at top level
 * @param pointer of the list, or of where it would stand
 * @param among by attribute the keys of those whom alone members not known name there; empty where they may name anybody
 */
public record EntityList(String type, Optional<String> owner, String pointer, Place at, Map<String, Set<String>> among) {

    public EntityList(String type, Optional<String> owner, String pointer, Place at) {
        this(type, owner, pointer, at, Map.of());
    }

    /** The same where members not known may name these there as well. */
    EntityList amongToo(String attribute, Set<String> keys) {
        Set<String> all = new HashSet<>(keys);
        all.addAll(among.getOrDefault(attribute, Set.of()));
        return new EntityList(type, owner, pointer, at, Map.of(attribute, Set.copyOf(all)));
    }

    /** Whether a member that is not known may name one of some there. */
    boolean mayName(String attribute, Set<String> keys) {
        return Optional.ofNullable(among.get(attribute)).map(named -> named.stream().anyMatch(keys::contains)).orElse(true);
    }
}
