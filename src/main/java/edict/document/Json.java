package edict.document;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Feeds JSON to the tree. */
final class Json {

    /** Limits are the tree's, so that both syntaxes have the same. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // Its table of names is shared by all who read, and one hostile text can damage it; the tree keeps names itself.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private static final Pattern SILENT = Pattern.compile(" \\((?:start marker|for \\w++ starting) at \\[Source: .*");

    /** To whoever uses the library, not to whoever writes the text. */
    private static final Pattern ADVICE = Pattern.compile(": enable `JsonReadFeature.*");

    private Json() {}

    /** Reads the text into the tree; gives where the syntax broke. */
    static Optional<Problem> read(String text, Tree tree) {
        Columns columns = Columns.of(text);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text.toCharArray())) {
            boolean complete = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (complete) {
                    return Optional.of(
                            new Problem(at(parser.currentTokenLocation(), columns, tree), "", "text follows after the end"));
                }
                feed(token, parser, columns, tree);
                complete = tree.root().isPresent();
            }
            return Optional.empty();
        } catch (JacksonException broken) {
            return Optional.of(new Problem(
                    at(broken.getLocation(), columns, tree),
                    tree.pointer(),
                    "the text is not JSON here: " + firstLine(broken.getOriginalMessage())));
        }
    }

    private static void feed(JsonToken token, JsonParser parser, Columns columns, Tree tree) {
        Place at = at(parser.currentTokenLocation(), columns, tree);
        switch (token) {
            case START_OBJECT -> tree.open(true, at, null);
            case START_ARRAY -> tree.open(false, at, null);
            case END_OBJECT, END_ARRAY -> tree.close();
            case PROPERTY_NAME -> tree.key(parser.currentName(), at);
            case VALUE_STRING -> tree.scalar(parser.getString(), Node.Kind.TEXT, at, null);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                tree.scalar(parser.getString(), Node.Kind.NUMBER, at, null);
            case VALUE_TRUE -> tree.scalar("true", Node.Kind.BOOLEAN, at, null);
            case VALUE_FALSE -> tree.scalar("false", Node.Kind.BOOLEAN, at, null);
            case VALUE_NULL -> tree.scalar("null", Node.Kind.NULL, at, null);
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("a JSON text has no such token");
        }
    }

    /** @param location null where the library does not say */
    private static Place at(@Nullable TokenStreamLocation location, Columns columns, Tree tree) {
        if (location == null) {
            return tree.place(1, 1);
        }
        int at = Math.max(0, (int) location.getCharOffset());
        int line = Math.max(0, at - Math.max(1, location.getColumnNr()) + 1);
        return tree.place(Math.max(1, location.getLineNr()), columns.of(line, at));
    }

    private static String firstLine(String message) {
        String line = ADVICE.matcher(message.lines().findFirst().orElse("")).replaceFirst("");
        // The library's own notion of a place says only that it was told to keep silent about it.
        return Names.clean(SILENT.matcher(line).replaceFirst(""));
    }
}
