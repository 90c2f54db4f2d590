package edict.facts;

import edict.document.Place;
import edict.document.Pointers;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of an entity, one for every attribute of its type. Most attributes of most entities are missing, so the
 * missing ones are made when somebody looks: a design of 50,000 entities holds a million of them.
 */
final class Values extends AbstractMap<String, Given> {

    private final Shape shape;
    private final @Nullable Given[] given;
    private final String pointer;
    private final Place at;

    /** The array is not copied. */
    Values(Shape shape, @Nullable Given[] given, String pointer, Place at) {
        this.shape = shape;
        this.given = given;
        this.pointer = pointer;
        this.at = at;
    }

    Value value(String attribute) {
        int index = shape.known(attribute);
        Given known = given[index];
        return known == null ? Value.UNKNOWN : known.value();
    }

    private Given given(int index) {
        Given known = given[index];
        return known != null
                ? known
                : new Given(
                        Value.UNKNOWN,
                        Given.Origin.MISSING,
                        Pointers.child(pointer, shape.attribute(index).name()),
                        at);
    }

    @Override
    public @Nullable Given get(@Nullable Object key) {
        int index = key instanceof String name ? shape.index(name) : -1;
        return index < 0 ? null : given(index);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && shape.index(name) >= 0;
    }

    @Override
    public int size() {
        return given.length;
    }

    @Override
    public Set<Map.Entry<String, Given>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Given>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < given.length;
                    }

                    @Override
                    public Map.Entry<String, Given> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        int index = next++;
                        return new SimpleImmutableEntry<>(shape.attribute(index).name(), given(index));
                    }
                };
            }

            @Override
            public int size() {
                return given.length;
            }
        };
    }
}
