package edict.engine;

import java.util.Map;

/** Looks up what must be there. */
final class Lookup {

    private Lookup() {}

    /** @throws IllegalStateException when there is no such key: a mistake of ours */
    static <K, V> V in(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing known of " + key);
        }
        return value;
    }
}
