package edict.rulebook;

import edict.document.Fields;
import edict.vocabulary.Text;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How citations, which are written once, read in French: phrase by phrase. What no phrase covers stands as it is written.
 *
 * @param french by the English phrase
 * @param any one of the phrases, the longest first, that is no part of a word
 * @param links the same of those that begin with a slash
 */
public record Phrases(Map<String, String> french, Pattern any, Pattern links) {

    /** Citations stand as they are written. */
    static final Phrases NONE = of(Map.of());

    /** @param french by the English phrase */
    public static Phrases of(Map<String, String> french) {
        return new Phrases(Map.copyOf(french), any(french, ""), any(french, "/"));
    }

    private static Pattern any(Map<String, String> french, String beginning) {
        String any = french.keySet().stream()
                .filter(phrase -> phrase.startsWith(beginning))
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Phrases::whole)
                .collect(Collectors.joining("|"));
        return Pattern.compile(any.isEmpty() ? "(?!)" : any);
    }

    /** {@code and: et}, each phrase with what stands in its place. */
    static Phrases read(Fields fields) {
        Map<String, String> french = new HashMap<>();
        fields.mapping().entries().keySet().forEach(en -> fields.text(en).ifPresent(fr -> french.put(en, fr)));
        fields.close();
        return of(french);
    }

    /** A place in an instrument. */
    public Text place(String written) {
        return read(written, any);
    }

    /** Where something can be read, by the phrases that begin with a slash alone: {@code /oj/eng: /oj/fra}. */
    Text link(String written) {
        return read(written, links);
    }

    private Text read(String written, Pattern phrases) {
        return read(written, phrases, phrase -> true);
    }

    private Text read(String written, Pattern phrases, Predicate<String> isRead) {
        return new Text(
                written,
                phrases.matcher(written)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                isRead.test(found.group()) ? Objects.requireNonNull(french.get(found.group())) : found.group())));
    }

    /**
     * An instrument, whose name begins with a capital. Where no phrase begins it, it has no French name: single small words in it,
     * such as {@code and}, stay what they are, while signs, months and {@code no.} read in French.
     */
    Text act(String written) {
        boolean isFrench = any.matcher(written).lookingAt();
        String fr = read(written, any, phrase -> isFrench || !phrase.chars().allMatch(Character::isLowerCase)).fr();
        return new Text(written, fr.isEmpty() ? fr : fr.substring(0, 1).toUpperCase(Locale.ROOT) + fr.substring(1));
    }

    private static String whole(String phrase) {
        return (Character.isLetterOrDigit(phrase.charAt(0)) ? "(?<![\\p{L}\\p{N}])" : "")
                + Pattern.quote(phrase)
                + (Character.isLetterOrDigit(phrase.charAt(phrase.length() - 1)) ? "(?![\\p{L}\\p{N}])" : "");
    }
}
