package edict.facts;

import edict.rulebook.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows of one rulebook's tables as entities, made once for all days and as far as possible for all documents. Safe to share
 * between threads.
 */
public final class Tables {

    private final Shapes shapes;
    private final Map<Key, Made> made = new ConcurrentHashMap<>();

    private Tables(Shapes shapes) {
        this.shapes = shapes;
    }

    /** @param shapes of the rulebook's vocabulary */
    public static Tables of(Shapes shapes) {
        return new Tables(shapes);
    }

    Shape shape(String type) {
        return shapes.of(type);
    }

    /** A row stays in its place whatever the dates. */
    private record Key(String table, int n) {}

    /** @param named what stands in the design for the registry entries that the row names */
    private record Made(Map<String, Optional<String>> named, Entity entity) {

        boolean isFor(Map<String, String> catalogued) {
            // Asked of each row on each day, and most rows name nothing.
            for (Map.Entry<String, Optional<String>> one : named.entrySet()) {
                if (!one.getValue().equals(Optional.ofNullable(catalogued.get(one.getKey())))) {
                    return false;
                }
            }
            return true;
        }
    }

    Entity entity(Table.Row row, Map<String, String> catalogued) {
        Key key = new Key(row.table(), row.n());
        Made known = made.get(key);
        if (known != null && known.isFor(catalogued)) {
            return known.entity();
        }
        Row read = Row.of(row);
        Entity entity = read.entity(shapes, catalogued);
        Map<String, Optional<String>> named = new HashMap<>();
        read.named(shapes).forEach(id -> named.put(id, Optional.ofNullable(catalogued.get(id))));
        made.put(key, new Made(named, entity));
        return entity;
    }
}
