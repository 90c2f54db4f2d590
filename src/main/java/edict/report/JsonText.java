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
        if (json.codePoints().allMatch(JsonText::isPlain)) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (isPlain(c)) {
                text.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return text.toString();
    }

    private static boolean isPlain(int c) {
        return c < 0x7F || Clean.isShown(c);
    }
}
