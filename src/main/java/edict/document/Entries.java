package edict.document;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map in the order of the text. Objects of documents are many and small: two arrays, searched from the
 * front, take a fifth of the memory of a linked hash map.
 */
final class Entries<V> extends AbstractMap<String, V> {

    static final int COMPACT = 12;

    private final String[] keys;
    private final V[] values;

    /** The arrays are not copied. */
    private Entries(String[] keys, V[] values) {
        this.keys = keys;
        this.values = values;
    }

    /** Small maps are compact; large ones are Java's own, which stay fast when somebody picks keys of equal hash. */
    static <V> Map<String, V> of(String[] keys, V[] values) {
        if (keys.length <= COMPACT) {
            return new Entries<>(keys, values);
        }
        Map<String, V> map = new LinkedHashMap<>(keys.length * 2);
        for (int i = 0; i < keys.length; i++) {
            map.put(keys[i], values[i]);
        }
        return Collections.unmodifiableMap(map);
    }

    private int find(@Nullable Object key) {
        if (!(key instanceof String text)) {
            return -1;
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(text)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        int found = find(key);
        return found < 0 ? null : values[found];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) >= 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < keys.length;
                    }

                    @Override
                    public Entry<String, V> next() {
                        if (next >= keys.length) {
                            throw new NoSuchElementException();
                        }
                        Entry<String, V> entry = new SimpleImmutableEntry<>(keys[next], values[next]);
                        next++;
                        return entry;
                    }
                };
            }

            @Override
            public int size() {
                return keys.length;
            }
        };
    }
}
