package edict.facts;

import edict.document.Place;
import edict.document.Problem;
import edict.vocabulary.Vocabulary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The document as the law sees it. Immutable.
 *
 * @param entities by key, in the order of the document, then rows and registry entries
 * @param openLists lists of entities that may have more members than are known
 * @param claims what the document says that rules should conclude
 * @param contradictions where the document and the registry state different things, and nothing newer settles it
 * @param catalogued keys of the entities that stand for registry entries, by registry id
 * @param notes what the submitter should know and need not change: answers about things that are gone, answers that
 *     contradict the document
 */
public record Facts(
        Map<String, Entity> entities,
        List<EntityList> openLists,
        List<Claim> claims,
        List<Contradiction> contradictions,
        Map<String, String> catalogued,
        List<Problem> notes) {

    /** Facts without claims, contradictions, registry entries and notes. */
    public Facts(Map<String, Entity> entities, List<EntityList> openLists) {
        this(entities, openLists, List.of(), List.of(), Map.of(), List.of());
    }

    /**
     * A derived fact as the document claims it.
     *
     * @param subject key of the entity that it is claimed of
     * @param type the derived type
     * @param holds false when the document claims that it is not so
     * @param values of the derived type's attributes, those that are stated; references as keys
     */
    public record Claim(
            String subject, String type, boolean holds, Map<String, Value> values, String pointer, Place at) {}

    /**
     * Document and registry state different things.
     *
     * @param entity key
     */
    public record Contradiction(String entity, String attribute, Given stated, Given catalogued) {}

    public Optional<Entity> entity(String key) {
        return Optional.ofNullable(entities.get(key));
    }

    /** The entities of a type, in order. */
    public List<Entity> ofType(String type) {
        return entities.values().stream()
                .filter(entity -> entity.type().equals(type))
                .toList();
    }

    /** Entities of {@code type} whose attribute {@code flag} is stated true. */
    public List<Entity> marked(String type, String flag) {
        return entities.values().stream()
                .filter(entity -> entity.type().equals(type) && entity.values().containsKey(flag))
                .filter(entity -> entity.value(flag).equals(Value.YES))
                .toList();
    }

    /**
     * Where a path of attributes ends.
     *
     * @param entity key of the entity that has the last attribute
     */
    public record End(String entity, String attribute, Value value) {}

    /** Follows references from an entity; where one is not known, the path ends there. Empty when it leads nowhere. */
    public Optional<End> follow(String key, List<String> path) {
        String at = key;
        Optional<End> end = Optional.empty();
        for (String step : path) {
            Optional<Entity> entity = entity(at).filter(found -> found.values().containsKey(step));
            if (entity.isEmpty()) {
                return end;
            }
            Value value = entity.get().value(step);
            end = Optional.of(new End(at, step, value));
            if (!(value instanceof Value.Known known)) {
                return end;
            }
            at = known.scalar().toString();
        }
        return end;
    }

    /** These facts with everything that the vocabulary merely assumes unknown again. */
    public Facts withoutAssumptions() {
        Map<String, Entity> all = new LinkedHashMap<>();
        entities.forEach((key, entity) -> {
            Map<String, Given> values = new LinkedHashMap<>();
            boolean assumed = false;
            for (Map.Entry<String, Given> value : entity.values().entrySet()) {
                Given given = value.getValue();
                boolean dropped = given.origin() == Given.Origin.ASSUMED;
                assumed |= dropped;
                values.put(
                        value.getKey(),
                        dropped
                                ? new Given(Value.UNKNOWN, Given.Origin.MISSING, given.pointer(), entity.at())
                                : given);
            }
            all.put(
                    key,
                    assumed
                            ? new Entity(key, entity.type(), entity.id(), entity.owner(), entity.at(), values)
                            : entity);
        });
        return new Facts(
                Collections.unmodifiableMap(all), openLists, claims, contradictions, catalogued, notes);
    }

    /** The controls and their evidence. */
    public Measures controls() {
        return Measures.of(this);
    }

    /** Who needs what, and how that can be covered. */
    public Requirements requirements() {
        return Requirements.of(this);
    }

    /** The organisations and roles on which findings may fall. */
    public Parties parties() {
        return Parties.of(this);
    }

    /** These facts and rows of tables. Rows of unknown types are a mistake of the caller. */
    public Facts with(List<Row> rows, Vocabulary vocabulary) {
        if (rows.isEmpty()) {
            return this;
        }
        Map<String, Entity> all = new LinkedHashMap<>(entities);
        Map<String, Shape> shapes = Shape.of(vocabulary);
        for (Row row : rows) {
            Entity entity = row.entity(shapes, catalogued);
            all.put(entity.key(), entity);
        }
        return new Facts(
                Collections.unmodifiableMap(all), openLists, claims, contradictions, catalogued, notes);
    }
}
