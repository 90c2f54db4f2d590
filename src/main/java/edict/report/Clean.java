package edict.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What a document may say in a report: its letters, and nothing that steers whoever shows them. */
final class Clean {

    private Clean() {}

    /**
     * The text on one line. Line ends, control characters and whatever is not seen (escapes, overrides of the direction of
     * writing, characters of no width) become blanks: a document must not be able to steer the terminal, to forge a line
     * of the report, or to show another text than the one that is there.
     */
    static String text(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isShown(c) ? c : ' '));
        return clean.toString();
    }

    /** Whether it is a letter, a mark or a blank, and nothing else. */
    static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // The last two of each plane are no characters, and XML can't hold those of the first.
            default -> (c & 0xFFFE) != 0xFFFE;
        };
    }

    /** A link with everything escaped that a URI can't hold. */
    static String uri(String url) {
        try {
            return new URI(url).toASCIIString();
        } catch (URISyntaxException e) {
            return url.replaceAll("[^\\w:/?#@!$&'()*+,;=.~%-]", "");
        }
    }

    /** Whether a link may lead there: only to pages. */
    static boolean isLink(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return (lower.startsWith("https://") || lower.startsWith("http://"))
                && url.codePoints().allMatch(c -> c > ' ' && c != 0x7F && isShown(c));
    }
}
