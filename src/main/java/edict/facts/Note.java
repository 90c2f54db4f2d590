package edict.facts;

import edict.document.Place;
import edict.document.Pointers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fact of {@code kind: noted} that is being made. What is not set has no place in it. */
final class Note {

    private final Shape shape;
    private final String key;
    private final Place at;
    private final Given.Origin origin;
    private final @Nullable Given[] given;

    Note(Shape shape, String key, Place at, Given.Origin origin) {
        this.shape = shape;
        this.key = key;
        this.at = at;
        this.origin = origin;
        this.given = new Given[shape.size()];
        for (int i = 0; i < given.length; i++) {
            given[i] = noted(Value.NOT_APPLICABLE, i);
        }
    }

    private Given noted(Value value, int index) {
        return new Given(value, origin, Pointers.child(key, shape.attribute(index).name()), at);
    }

    void set(String attribute, Object scalar) {
        set(attribute, new Value.Known(scalar));
    }

    void set(String attribute, Value value) {
        int index = shape.known(attribute);
        given[index] = noted(value, index);
    }

    /** A value that somebody else gave. */
    void set(String attribute, String text, Given by) {
        given[shape.known(attribute)] =
                new Given(new Value.Known(text), by.origin(), by.pointer(), by.at(), by.source());
    }

    /** @param owner key */
    Entity entity(Optional<String> owner) {
        return new Entity(key, shape.type().name(), Optional.empty(), owner, at, new Values(shape, given, key, at));
    }
}
