package edict.document;

import java.util.List;
import java.util.Map;

/** A value in a YAML or JSON text that knows where it stands. Immutable. */
public sealed interface Node {

    /** Where the value starts. */
    Place at();

    /** JSON pointer (RFC 6901) from the root of the document, empty for the root. */
    String pointer();

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
    record Mapping(Place at, String pointer, Map<String, Node> entries, Map<String, Place> keys) implements Node {}

    /** What kind of scalar. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
