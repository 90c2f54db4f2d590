package edict.report;

/** Lines for a terminal, indented by two spaces a step. Not thread-safe. */
final class Lines {

    /** After so many characters words are broken. */
    static final int WIDTH = 110;

    private final StringBuilder out = new StringBuilder();

    boolean isEmpty() {
        return out.isEmpty();
    }

    void blank() {
        out.append('\n');
    }

    void line(int depth, String text) {
        out.append(indent(depth)).append(clean(text).stripTrailing()).append('\n');
    }

    /** Words, broken between them. */
    void text(int depth, String text) {
        broken(depth, depth, text);
    }

    /** Words, broken between them; what follows the first line is indented a little further. */
    void hanging(int depth, String text) {
        broken(depth, depth + 1, text);
    }

    private void broken(int depth, int after, String text) {
        StringBuilder line = new StringBuilder(indent(depth));
        boolean fresh = true;
        for (String word : clean(text).split(" ", -1)) {
            if (!fresh && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(indent(after));
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static String indent(int depth) {
        return "  ".repeat(depth);
    }

    // A document must not be able to steer the terminal or to forge a line of the report.
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isPrintable(c) ? c : ' '));
        return clean.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
