package edict.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a YAML or JSON text that knows where it stands. Immutable. */
public sealed interface Node {

    /** Where the value starts. */
    Place at();

    /** JSON pointer (RFC 6901) from the root of the document, empty for the root. */
    String pointer();

    /** What messages call it: {@code the text `x`}, {@code a list}. */
    default String described() {
        if (this instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case TEXT -> "the text " + Names.quote(scalar.text());
                case NUMBER -> "the number " + Names.quote(scalar.text());
                case BOOLEAN -> Names.quote(scalar.text());
                case NULL -> "nothing";
            };
        }
        return this instanceof Sequence ? "a list" : "an object";
    }

    /** A text that no document holds yet. @param at on whose account it is written */
    static Node text(String text, Place at) {
        return new Scalar(at, "", text, Kind.TEXT);
    }

    /** Whether it is {@code null}, {@code ~} or nothing at all. */
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }

    /**
     * A text, number, boolean or null as written.
     *
     * @param text the characters, without quotes; for null {@code "null"}
     * @param kind what the YAML 1.2 core schema (or JSON) makes of it; a quoted scalar is always {@link Kind#TEXT}
     */
    record Scalar(Place at, String pointer, String text, Kind kind) implements Node {}

    /** A list. */
    record Sequence(Place at, String pointer, List<Node> items) implements Node {}

    /**
     * An object.
     *
     * @param entries in the order of the text
     * @param keys where each key stands
     */
    record Mapping(Place at, String pointer, Map<String, Node> entries, Map<String, Place> keys) implements Node {

        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /** Where the key stands, or the object where there is no such key. */
        public Place keyAt(String key) {
            Place place = keys.get(key);
            return place == null ? at : place;
        }
    }

    /** What kind of scalar. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
