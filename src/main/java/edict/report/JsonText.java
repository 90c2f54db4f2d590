package edict.report;

import edict.engine.Aside;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as all surfaces write it: keys sorted, indented by two spaces, lines ended by a newline on every system. What is
 * not seen is escaped: a terminal that shows the text must not be steered either.
 *
 * <p>Own code, and not the writer of a library: that would write the text once and look at each character of it once more
 * for what is not seen.
 */
public final class JsonText {

    private static final Comparator<Map.Entry<String, JsonNode>> BY_NAME = Map.Entry.comparingByKey();

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** From this number of items on the second half of a list of the report is offered to another thread. */
    private static final int MANY = 32;

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** The text, ended by a newline. */
    public static String of(JsonNode node) {
        JsonText json = new JsonText();
        json.value(node, 0);
        return json.text.append('\n').toString();
    }

    private void value(JsonNode node, int depth) {
        if (node instanceof ObjectNode object) {
            object(object, depth);
        } else if (node instanceof ArrayNode array) {
            array(array, depth);
        } else if (node.isString()) {
            string(node.stringValue());
        } else if (node.isInt()) {
            text.append(node.intValue());
        } else {
            text.append(node);
        }
    }

    private void object(ObjectNode object, int depth) {
        if (object.isEmpty()) {
            text.append("{}");
            return;
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map.Entry<String, JsonNode>[] members = object.properties().toArray(new Map.Entry[0]);
        Arrays.sort(members, BY_NAME);
        char before = '{';
        for (Map.Entry<String, JsonNode> member : members) {
            text.append(before);
            line(depth + 1);
            string(member.getKey());
            text.append(": ");
            value(member.getValue(), depth + 1);
            before = ',';
        }
        line(depth);
        text.append('}');
    }

    private void array(ArrayNode array, int depth) {
        if (array.isEmpty()) {
            text.append("[]");
            return;
        }
        text.append('[');
        if (depth == 1 && array.size() >= MANY) {
            int half = array.size() / 2;
            Aside<StringBuilder> rest = Aside.begin(() -> {
                JsonText second = new JsonText();
                second.items(array, half, array.size(), depth + 1);
                return second.text;
            });
            items(array, 0, half, depth + 1);
            text.append(',').append(rest.get());
        } else {
            items(array, 0, array.size(), depth + 1);
        }
        line(depth);
        text.append(']');
    }

    private void items(ArrayNode array, int from, int to, int depth) {
        for (int i = from; i < to; i++) {
            if (i > from) {
                text.append(',');
            }
            line(depth);
            value(array.get(i), depth);
        }
    }

    private void line(int depth) {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    private void string(String string) {
        text.append('"');
        int from = 0;
        int length = 1;
        for (int at = 0; at < string.length(); at += length) {
            int c = string.charAt(at);
            length = 1;
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                continue;
            }
            c = string.codePointAt(at);
            length = Character.charCount(c);
            if (c >= 0x7F && Clean.isShown(c)) {
                continue;
            }
            text.append(string.substring(from, at));
            from = at + length;
            escape(c);
        }
        text.append(string.substring(from)).append('"');
    }

    private void escape(int c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> {
                for (char unit : Character.toChars(c)) {
                    text.append("\\u").append(HEX.toHexDigits(unit));
                }
            }
        }
    }
}
