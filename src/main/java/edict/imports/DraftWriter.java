package edict.imports;

import edict.document.Node;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a draft as YAML 1.2, with a comment that names the origin behind each value. */
final class DraftWriter {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*+( [A-Za-z0-9_./-]++)*+");

    /** What old readers take for something else than text. */
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan");

    private final Map<String, Origin> origins;
    private final List<String> files;
    private final StringBuilder out = new StringBuilder();

    private DraftWriter(Map<String, Origin> origins, List<String> files) {
        this.origins = origins;
        this.files = files;
    }

    /** @param files where there are several, comments name the one */
    static String write(
            Node.Mapping root, Map<String, Origin> origins, List<String> heading, List<String> files) {
        DraftWriter writer = new DraftWriter(origins, files);
        heading.forEach(line -> writer.out.append("# ").append(comment(line)).append('\n'));
        writer.mapping(root, 0, false);
        return writer.out.toString();
    }

    /** @param started whether the first key continues the line of a list's dash */
    private void mapping(Node.Mapping mapping, int indent, boolean started) {
        boolean first = started;
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            if (!first) {
                out.append(" ".repeat(indent));
            }
            first = false;
            out.append(entry.getKey()).append(':');
            value(entry.getValue(), indent);
        }
    }

    private void value(Node node, int indent) {
        if (node instanceof Node.Scalar scalar) {
            out.append(' ').append(scalar(scalar));
            origin(scalar.pointer());
        } else if (node instanceof Node.Mapping mapping && shortList(mapping).isPresent()) {
            out.append(" {has: ").append(flow(shortList(mapping).get())).append(", complete: false}");
            origin(mapping.pointer() + "/has/0");
        } else if (node instanceof Node.Mapping mapping) {
            out.append('\n');
            mapping(mapping, indent + 2, false);
        } else if (node instanceof Node.Sequence sequence && isFlat(sequence)) {
            out.append(' ').append(flow(sequence));
            origin(sequence.pointer() + "/0");
        } else {
            out.append('\n');
            for (Node item : ((Node.Sequence) node).items()) {
                out.append(" ".repeat(indent + 2)).append("- ");
                mapping((Node.Mapping) item, indent + 4, true);
            }
        }
    }

    /** What an incomplete list of values has. */
    private static Optional<Node.Sequence> shortList(Node.Mapping mapping) {
        return mapping.get("has")
                .filter(has -> has instanceof Node.Sequence sequence && isFlat(sequence))
                .map(Node.Sequence.class::cast);
    }

    private static boolean isFlat(Node.Sequence sequence) {
        return sequence.items().stream().allMatch(Node.Scalar.class::isInstance);
    }

    private static String flow(Node.Sequence sequence) {
        return sequence.items().stream()
                .map(item -> scalar((Node.Scalar) item))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void origin(String pointer) {
        Origin origin = origins.get(pointer);
        if (origin instanceof Origin.Stated stated) {
            out.append("  # ");
            if (files.size() > 1) {
                out.append(comment(Drafts.called(stated.at().file(), files))).append(' ');
            }
            out.append("line ").append(stated.at().line());
            if (!stated.pointer().isEmpty()) {
                out.append(": ").append(comment(stated.pointer()));
            }
        } else if (origin instanceof Origin.Catalogued catalogued) {
            out.append("  # catalogue: ").append(catalogued.entry()).append(", read ").append(catalogued.checked());
        } else if (origin instanceof Origin.Asked asked) {
            out.append("  # asked: ").append(comment(asked.because()));
        }
        out.append('\n');
    }

    private static String scalar(Node.Scalar scalar) {
        boolean plain = scalar.kind() != Node.Kind.TEXT
                || (PLAIN.matcher(scalar.text()).matches()
                        && !WORDS.contains(scalar.text().toLowerCase(Locale.ROOT)));
        return plain ? scalar.text() : quoted(scalar.text());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isHarmless(c)) {
                quoted.appendCodePoint(c);
            } else if (c > 0xFFFF) {
                quoted.append("\\U").append(HexFormat.of().toHexDigits(c, 8));
            } else {
                quoted.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            }
        });
        return quoted.append('"').toString();
    }

    /** On one line, and nothing in it that moves a cursor. */
    private static String comment(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().map(c -> isHarmless(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
