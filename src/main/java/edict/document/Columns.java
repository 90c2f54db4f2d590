package edict.document;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Columns as readers count them: a character beyond the first 65,536, such as an emoji, is one and not the two of which Java makes it.
 * Immutable.
 */
final class Columns {

    /** Where second halves of such characters stand, in order. */
    private final int[] halves;

    private Columns(int[] halves) {
        this.halves = halves;
    }

    /** Looks through a text once, so that each column costs little however long its line is. */
    static Columns of(CharSequence text) {
        return new Columns(IntStream.range(1, text.length())
                .filter(i -> Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1)))
                .toArray());
    }

    /**
     * The column of a place, from 1.
     *
     * @param line where its line begins in the text
     * @param at where it stands in the text, not before the line
     */
    int of(int line, int at) {
        return at - line + 1 - (before(at) - before(line));
    }

    private int before(int at) {
        if (halves.length == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(halves, at);
        return found < 0 ? -found - 1 : found;
    }
}
