package edict.facts;

import edict.document.Place;
import edict.vocabulary.Attribute;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entity that is still being put together from document, registry and answers. */
final class Draft {

    private final String key;
    private final Shape shape;
    private final Optional<String> owner;
    private final Place at;
    private final @Nullable Given[] given;
    private Optional<String> id = Optional.empty();
    private Place idAt;

    Draft(String key, Shape shape, Optional<String> owner, Place at) {
        this.key = key;
        this.shape = shape;
        this.owner = owner;
        this.at = at;
        this.idAt = at;
        this.given = new Given[shape.size()];
    }

    String key() {
        return key;
    }

    Shape shape() {
        return shape;
    }

    /** Name of its type. */
    String type() {
        return shape.type().name();
    }

    Place at() {
        return at;
    }

    Optional<String> id() {
        return id;
    }

    Place idAt() {
        return idAt;
    }

    void name(String newId, Place newAt) {
        id = Optional.of(newId);
        idAt = newAt;
    }

    @Nullable Given[] given() {
        return given;
    }

    @Nullable Given get(int index) {
        return given[index];
    }

    void set(int index, Given value) {
        given[index] = value;
    }

    boolean knows(int index) {
        Given value = given[index];
        return value != null && !(value.value() instanceof Value.Unknown);
    }

    Attribute attribute(int index) {
        return shape.attribute(index);
    }

    Entity entity() {
        return new Entity(key, type(), id, owner, at, new Values(shape, given, key, at));
    }
}
