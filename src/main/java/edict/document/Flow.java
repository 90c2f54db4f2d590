package edict.document;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values on one line, as YAML's flow style or as JSON, so that they read back as they were. */
public final class Flow {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]*+( [A-Za-z0-9_./-]++)*+");

    /** What old readers take for something else than text. */
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan");

    private Flow() {}

    /** As YAML; texts are quoted only where they have to be. */
    public static String yaml(Node node) {
        return write(node, false);
    }

    /** As JSON, which is YAML as well. */
    public static String json(Node node) {
        return write(node, true);
    }

    private static String write(Node node, boolean json) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> key(entry.getKey(), json) + ": " + write(entry.getValue(), json))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(item -> write(item, json)).collect(Collectors.joining(", ", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> text(scalar.text(), json);
            case NUMBER, BOOLEAN -> scalar.text();
            case NULL -> "null";
        };
    }

    // As documents write their keys: only texts that stand for values are ever taken for something else.
    private static String key(String key, boolean json) {
        return !json && PLAIN.matcher(key).matches() && Plain.kind(key) == Node.Kind.TEXT ? key : quoted(key);
    }

    private static String text(String text, boolean json) {
        boolean plain = !json
                && PLAIN.matcher(text).matches()
                && Plain.kind(text) == Node.Kind.TEXT
                && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (isHarmless(c)) {
                quoted.append(c);
            } else {
                quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return quoted.append('"').toString();
    }

    // Pairs of surrogates are written as they are: escaped one by one they would be no YAML.
    private static boolean isHarmless(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
