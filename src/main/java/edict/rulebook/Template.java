package edict.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text with names in braces: {@code "{system.name} infers emotions of {system.emotionTarget}."}
 *
 * @param parts in the order of the text
 */
public record Template(List<Part> parts) {

    /** Names that every text may use: the finding's subject and its bearer. */
    public static final List<String> ALWAYS = List.of("subject", "who");

    private static final java.util.regex.Pattern NAME =
            java.util.regex.Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*+(?:\\.[A-Za-z][A-Za-z0-9]*+)*+)}");

    /** A piece of a template. */
    public sealed interface Part {}

    public record Words(String text) implements Part {}

    /** @param path attributes, empty for the thing itself */
    public record Name(String variable, List<String> path) implements Part {

        /** {@code incident.awareOn}. */
        public String written() {
            return Stream.concat(Stream.of(variable), path.stream()).collect(Collectors.joining("."));
        }
    }

    /** Empty when braces hold something else than a name. */
    public static Optional<Template> of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = NAME.matcher(text);
        int done = 0;
        while (matcher.find()) {
            words(text.substring(done, matcher.start()), parts);
            List<String> names = List.of(matcher.group(1).split("\\."));
            parts.add(new Name(names.get(0), names.subList(1, names.size())));
            done = matcher.end();
        }
        words(text.substring(done), parts);
        boolean stray = parts.stream()
                .anyMatch(part -> part instanceof Words words
                        && (words.text().indexOf('{') >= 0 || words.text().indexOf('}') >= 0));
        return stray ? Optional.empty() : Optional.of(new Template(List.copyOf(parts)));
    }

    private static void words(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Words(text));
        }
    }

    /** The names in it. */
    public List<Name> names() {
        return parts.stream().filter(Name.class::isInstance).map(Name.class::cast).toList();
    }
}
