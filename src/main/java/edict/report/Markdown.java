package edict.report;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a document says, as Markdown that shows it and does nothing else: no markup, no HTML, no links, nobody and nothing
 * mentioned, no cell of a table ended.
 */
final class Markdown {

    /** After a sign that forges read as a mention of somebody or something, a blank of no width keeps the two apart. */
    private static final String APART = "&#8203;";

    private static final Pattern LIST = Pattern.compile("^(\\d+)([.)])");

    private Markdown() {}

    /** Text in the middle of a line, or of a cell. */
    static String text(String text) {
        String clean = Clean.text(text).strip();
        StringBuilder out = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            boolean before = i + 1 < clean.length() && !Character.isWhitespace(clean.charAt(i + 1));
            switch (c) {
                case '\\', '`', '*', '_', '[', ']', '|' -> entity(out, c);
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '@', '#', '~', '$', '!', '%', '^' -> {
                    entity(out, c);
                    out.append(before ? APART : "");
                }
                case ':' -> {
                    out.append(c);
                    out.append(clean.startsWith("://", i) ? APART : "");
                }
                case '.' -> {
                    out.append(c);
                    out.append(follows("www", clean, i) ? APART : "");
                }
                case '-' -> {
                    out.append(c);
                    out.append(follows("gh", clean, i) ? APART : "");
                }
                default -> out.append(c);
            }
        }
        return start(out.toString());
    }

    private static boolean follows(String word, String text, int at) {
        return text.regionMatches(true, at - word.length(), word, 0, word.length());
    }

    // What begins a line could begin a list, a heading underlined, or a quotation.
    private static String start(String text) {
        String numbered = LIST.matcher(text).replaceFirst(found -> found.group(1) + "&#" + (int) found.group(2).charAt(0) + ";");
        if (!numbered.isEmpty() && "-+=".indexOf(numbered.charAt(0)) >= 0) {
            return "&#" + (int) numbered.charAt(0) + ";" + numbered.substring(1);
        }
        return numbered;
    }

    private static void entity(StringBuilder out, char c) {
        out.append("&#").append((int) c).append(';');
    }

    /** The same as something typed: a pointer, an id, a place. */
    static String code(String text) {
        String clean = Clean.text(text).strip();
        // Cells are cut before code is seen, and forges differ in what they make of a backslash before the bar.
        if (clean.isEmpty() || clean.indexOf('|') >= 0 || clean.indexOf('`') >= 0 || clean.indexOf('\\') >= 0) {
            return text(clean);
        }
        return "`" + clean + "`";
    }

    /** A link where it leads to a page, else just the words. */
    static String link(String url, String words) {
        return Clean.isLink(url) ? "[" + text(words) + "](<" + target(url) + ">)" : text(words);
    }

    private static String target(String url) {
        StringBuilder out = new StringBuilder(url.length());
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            switch (c) {
                case '<', '>', '\\', '|', '`', '"' -> out.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
