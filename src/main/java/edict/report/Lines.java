package edict.report;

import java.util.regex.Pattern;

/** Lines for a terminal, indented by two spaces a step. Not thread-safe. */
final class Lines {

    /** After so many characters words are broken. */
    static final int WIDTH = 110;

    /** The digits of a number, three by three, are one word, and a sign that stands alone, as in French, belongs to the word before it. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile(" (?!(?<=[0-9] )[0-9]{3}(?![0-9]))(?![?!:;»](?: |$))(?<!« )");

    private final StringBuilder out = new StringBuilder();
    private final boolean coloured;

    /** How a line looks where colours are shown. */
    enum Look {
        PLAIN(""),
        STRONG("1"),
        FAINT("2"),
        GOOD("1;32"),
        CONDITIONAL("1;36"),
        DOUBTFUL("1;33"),
        BAD("1;31");

        private final String code;

        Look(String code) {
            this.code = code;
        }
    }

    /** Without colours. */
    Lines() {
        this(false);
    }

    Lines(boolean coloured) {
        this.coloured = coloured;
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    void blank() {
        out.append('\n');
    }

    /** What a part is about, and how many things it tells. */
    void heading(String title, int count) {
        blank();
        line(0, Look.STRONG, title + " (" + count + ")");
    }

    void line(int depth, String text) {
        line(depth, Look.PLAIN, text);
    }

    void line(int depth, Look look, String text) {
        end(indent(depth), look, Clean.text(text));
    }

    /** Words, broken between them. */
    void text(int depth, String text) {
        broken(depth, depth, Look.PLAIN, text);
    }

    /** Words, broken between them; what follows the first line is indented a little further. */
    void hanging(int depth, String text) {
        broken(depth, depth + 1, Look.PLAIN, text);
    }

    /** The same in a colour, where colours are shown. */
    void hanging(int depth, Look look, String text) {
        broken(depth, depth + 1, look, text);
    }

    private void broken(int depth, int after, Look look, String text) {
        String indent = indent(depth);
        StringBuilder line = new StringBuilder();
        for (String word : BETWEEN_WORDS.split(Clean.text(text), -1)) {
            if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                end(indent, look, line);
                indent = indent(after);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        end(indent, look, line);
    }

    private void end(String indent, Look look, CharSequence text) {
        String line = text.toString().stripTrailing();
        boolean plain = !coloured || look == Look.PLAIN || line.isEmpty();
        out.append(line.isEmpty() ? "" : indent)
                .append(plain ? line : "\u001b[" + look.code + "m" + line + "\u001b[0m")
                .append('\n');
    }

    private static String indent(int depth) {
        return "  ".repeat(depth);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
