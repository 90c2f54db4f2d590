package edict.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes values that no text holds yet, as if they stood where somebody typed them, or on whose account they are made. */
public final class Made {

    private Made() {}

    public static Node text(String text, Place at) {
        return Node.text(text, at);
    }

    public static Node number(String text, Place at) {
        return new Node.Scalar(at, "", text, Node.Kind.NUMBER);
    }

    public static Node flag(boolean value, Place at) {
        return new Node.Scalar(at, "", Boolean.toString(value), Node.Kind.BOOLEAN);
    }

    public static Node list(List<Node> items, Place at) {
        return new Node.Sequence(at, "", List.copyOf(items));
    }

    /** In the order of the map. */
    public static Node.Mapping object(Map<String, Node> entries, Place at) {
        Map<String, Place> keys = new LinkedHashMap<>();
        entries.keySet().forEach(key -> keys.put(key, at));
        return new Node.Mapping(at, "", new LinkedHashMap<>(entries), keys);
    }

    /** A list of which there may be more. */
    public static Node some(List<Node> items, Place at) {
        Map<String, Node> listing = new LinkedHashMap<>();
        listing.put("has", list(items, at));
        listing.put("complete", flag(false, at));
        return object(listing, at);
    }

    /** The same value at another place. */
    public static Node moved(Node node, Place at) {
        if (node instanceof Node.Scalar scalar) {
            return new Node.Scalar(at, "", scalar.text(), scalar.kind());
        }
        if (node instanceof Node.Sequence sequence) {
            return list(sequence.items().stream().map(item -> moved(item, at)).toList(), at);
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        ((Node.Mapping) node).entries().forEach((key, value) -> entries.put(key, moved(value, at)));
        return object(entries, at);
    }

    /** A file of answers. */
    public static Reading.Document document(List<Node.Mapping> answers, Place at) {
        Map<String, Node> file = new LinkedHashMap<>();
        file.put("kind", text("Answers", at));
        file.put("answers", list(List.copyOf(answers), at));
        return new Reading.Document(at.file(), Trees.root(object(file, at)));
    }
}
