package edict.facts;

import edict.rulebook.Table;
import edict.vocabulary.Vocabulary;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows of one rulebook's tables as entities, made once for all days and as far as possible for all documents. Safe to share
 * between threads.
 */
public final class Tables {

    private final Map<String, Shape> shapes;
    private final Map<Key, Made> made = new ConcurrentHashMap<>();

    private Tables(Map<String, Shape> shapes) {
        this.shapes = shapes;
    }

    public static Tables of(Vocabulary vocabulary) {
        return new Tables(Shape.of(vocabulary));
    }

    Shape shape(String type) {
        return Shape.of(type, shapes);
    }

    /** A row stays in its place whatever the dates. */
    private record Key(String table, int n) {}

    /** @param catalogued what its references were read by */
    private record Made(Map<String, String> catalogued, Entity entity) {}

    Entity entity(Table.Row row, Map<String, String> catalogued) {
        Key key = new Key(row.table(), row.n());
        Made known = made.get(key);
        if (known != null && known.catalogued().equals(catalogued)) {
            return known.entity();
        }
        Entity entity = Row.of(row).entity(shapes, catalogued);
        made.put(key, new Made(catalogued, entity));
        return entity;
    }
}
