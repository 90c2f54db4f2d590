package edict.engine;

import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;

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

    /** Whether one passes; no other is looked at after it. Asked at every step, where a stream takes several times as long. */
    static <T> boolean any(Collection<T> all, Predicate<? super T> test) {
        for (T one : all) {
            if (test.test(one)) {
                return true;
            }
        }
        return false;
    }
}
