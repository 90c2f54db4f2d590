package edict.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An element of a page or of an XML file. Whatever is said in it comes in as text and goes out escaped, so nothing that a
 * document says can become a tag, an attribute or an entity. Not thread-safe.
 */
final class Tag {

    /** Elements of a page that hold nothing and have no end. */
    private static final Set<String> VOID = Set.of("meta", "link", "br", "hr");

    /** Elements of a page that stand in the middle of a line. */
    private static final Set<String> INLINE =
            Set.of("a", "abbr", "bdi", "code", "em", "small", "span", "strong", "time", "br");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();

    /** @param name never from a document */
    Tag(String name) {
        this.name = name;
    }

    /** With a class. */
    static Tag classed(String name, String classes) {
        return new Tag(name).set("class", classes);
    }

    /** A link where it leads to a page, else just the words. */
    static Tag link(String url, String words) {
        return Clean.isLink(url)
                ? new Tag("a").set("href", url).set("rel", "noreferrer").say(words)
                : new Tag("span").say(words);
    }

    /** @param attribute never from a document */
    Tag set(String attribute, String value) {
        attributes.put(attribute, Clean.text(value));
        return this;
    }

    Tag say(String text) {
        content.add(Clean.text(text));
        return this;
    }

    Tag add(Tag... tags) {
        content.addAll(List.of(tags));
        return this;
    }

    Tag add(List<Tag> tags) {
        content.addAll(tags);
        return this;
    }

    /** What stands in a {@code style}: the one thing that goes out as it is. */
    static Tag style(String css) {
        Tag style = new Tag("style");
        style.content.add(new Raw(css));
        return style;
    }

    private record Raw(String text) {}

    /** @param typeset what becomes of texts before they are escaped */
    String html(UnaryOperator<String> typeset) {
        StringBuilder out = new StringBuilder("<!doctype html>");
        html(out, typeset);
        return out.append('\n').toString();
    }

    private void html(StringBuilder out, UnaryOperator<String> typeset) {
        if (!INLINE.contains(name)) {
            out.append('\n');
        }
        open(out);
        out.append('>');
        if (VOID.contains(name)) {
            return;
        }
        for (Object piece : content) {
            if (piece instanceof Tag tag) {
                tag.html(out, typeset);
            } else {
                out.append(piece instanceof Raw raw ? raw.text() : escape(typeset.apply(piece.toString())));
            }
        }
        out.append("</").append(name).append('>');
    }

    String xml() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml(out, 0);
        return out.toString();
    }

    private void xml(StringBuilder out, int depth) {
        open(out.append("  ".repeat(depth)));
        if (content.isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append('>');
        boolean nested = content.stream().anyMatch(Tag.class::isInstance);
        out.append(nested ? "\n" : "");
        for (Object piece : content) {
            if (piece instanceof Tag tag) {
                tag.xml(out, depth + 1);
            } else {
                out.append(escape(piece.toString()));
            }
        }
        out.append(nested ? "  ".repeat(depth) : "").append("</").append(name).append(">\n");
    }

    /** Text of several lines, each cleaned; only XML keeps them apart. */
    Tag lines(List<String> lines) {
        content.add(String.join("\n", lines.stream().map(Clean::text).toList()));
        return this;
    }

    private void open(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((key, value) ->
                out.append(' ').append(key).append("=\"").append(escape(value)).append('"'));
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
