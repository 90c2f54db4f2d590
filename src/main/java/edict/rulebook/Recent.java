package edict.rulebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was found out for the keys that were asked about last, a limited number of them. Safe to share between threads. */
public final class Recent<K, V> {

    private final Map<K, V> known;

    /** @param kept how many keys; at least 1 */
    public Recent(int kept) {
        known = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > kept;
            }
        };
    }

    /** What is known, or is found now: two threads may find out the same, so what they find has to be equal. */
    public V get(K key, Function<? super K, ? extends V> find) {
        synchronized (known) {
            V value = known.get(key);
            if (value != null) {
                return value;
            }
        }
        V value = find.apply(key);
        synchronized (known) {
            known.put(key, value);
        }
        return value;
    }
}
