package edict.facts;

import edict.document.Place;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Literal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a reference table, valid at the evaluation's dates.
 *
 * @param table the table's id
 * @param n position in the table, from 0; stays the same whatever the dates
 * @param values by attribute, as {@link edict.vocabulary.Literals#row} reads them; references are registry ids
 */
public record Row(String table, int n, String type, Map<String, Literal> values, Place at) {

    /** {@code <table>#<n>}. */
    public String key() {
        return table + "#" + n;
    }

    Entity entity(Map<String, Shape> shapes, Map<String, String> catalogued) {
        Shape shape = shapes.get(type);
        if (shape == null) {
            throw new IllegalStateException("no type `" + type + "`");
        }
        @Nullable Given[] given = new Given[shape.size()];
        values.forEach((name, literal) -> {
            int index = shape.index(name);
            if (index < 0) {
                throw new IllegalStateException("`" + type + "` has no attribute `" + name + "`");
            }
            Value value = value(literal, shape.attribute(index).type(), catalogued);
            given[index] = new Given(value, Given.Origin.CATALOGUE, key() + "/" + name, at);
        });
        Finish.apply(shape, given, key(), at);
        return new Entity(key(), type, Optional.empty(), Optional.empty(), at, new Values(shape, given, key(), at));
    }

    /** References of tables and registries are registry ids; what nobody in the design stands for keeps a key of its own. */
    static Value value(Literal literal, AttributeType type, Map<String, String> catalogued) {
        Value value = Value.of(literal);
        AttributeType simple = type instanceof AttributeType.ListOf list ? list.of() : type;
        if (!(simple instanceof AttributeType.Reference)) {
            return value;
        }
        if (value instanceof Value.Known known) {
            return new Value.Known(key(known.scalar(), catalogued));
        }
        if (value instanceof Value.Members members) {
            Set<Object> keys = new LinkedHashSet<>();
            members.scalars().forEach(id -> keys.add(key(id, catalogued)));
            return new Value.Members(Collections.unmodifiableSet(keys), members.complete());
        }
        return value;
    }

    private static String key(Object id, Map<String, String> catalogued) {
        String key = catalogued.get((String) id);
        return key == null ? CatalogueEntry.key((String) id) : key;
    }
}
