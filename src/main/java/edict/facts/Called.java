package edict.facts;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What people call the things of a design that results refer to otherwise. Immutable.
 *
 * @param things names by id, or by key where a thing has no id; only of what has a name
 * @param identities names by registry id, of what stands for an entry of the registry
 */
public record Called(Map<String, String> things, Map<String, String> identities) {

    /** Where nothing has a name. */
    public static final Called NOTHING = new Called(Map.of(), Map.of());

    static Called of(Facts facts) {
        Map<String, String> things = new HashMap<>();
        // In the order of the document, whose ids come before those of rows and registry entries.
        facts.entities().values().forEach(entity ->
                entity.name().ifPresent(name -> things.putIfAbsent(entity.id().orElse(entity.key()), name)));
        Map<String, String> identities = new HashMap<>();
        facts.catalogued().forEach((entry, key) ->
                facts.entity(key).flatMap(Entity::name).ifPresent(name -> identities.put(entry, name)));
        return new Called(Collections.unmodifiableMap(things), Collections.unmodifiableMap(identities));
    }

    /** By its id or key: the name, or the same where it has none. */
    public String thing(String id) {
        return Objects.requireNonNull(things.getOrDefault(id, id));
    }

    /** By what all designs call it, as {@link Facts#identity} says: the name, or the same where it has none. */
    public String identity(String identity) {
        String name = identities.get(identity);
        return name == null ? thing(identity) : name;
    }
}
