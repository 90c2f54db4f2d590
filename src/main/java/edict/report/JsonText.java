package edict.report;

import java.util.Locale;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as all surfaces write it: keys sorted, indented by two spaces, lines ended by a newline on every system. */
public final class JsonText {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(INDENT)
                    .withArrayIndenter(INDENT))
            .build();

    private JsonText() {}

    /** The text, ended by a newline. What is not seen is escaped: a terminal that shows it must not be steered either. */
    public static String of(JsonNode node) {
        return escaped(MAPPER.writeValueAsString(node)) + "\n";
    }

    // Such characters stand in strings alone, where an escape means the same.
    private static String escaped(String json) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        int length = 1;
        for (int at = 0; at < json.length(); at += length) {
            int c = json.codePointAt(at);
            length = Character.charCount(c);
            if (!isPlain(c)) {
                text.append(json, from, at);
                for (char unit : Character.toChars(c)) {
                    text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
                from = at + length;
            }
        }
        return from == 0 ? json : text.append(json, from, json.length()).toString();
    }

    private static boolean isPlain(int c) {
        return c < 0x7F || Clean.isShown(c);
    }
}
