package edict.document;

/**
 * How much a text may ask of the reader. Each limit ends in a located problem.
 *
 * @param bytes of the whole text
 * @param depth of lists and objects inside each other; the root counts
 * @param nodes values of the whole text, those copied through aliases included
 * @param scalar characters of one value
 * @param digits characters of one number, sign, point and exponent included
 * @param aliases uses of {@code *name} in the whole text
 */
public record Limits(int bytes, int depth, int nodes, int scalar, int digits, int aliases) {

    /** For texts that somebody hands in. A design of 10,000 components and 40,000 flows has about 300,000 values. */
    public static final Limits DEFAULT = new Limits(5_000_000, 64, 500_000, 65_536, 100, 1_000);

    /**
     * For files of other people's formats: lists of all software of a system are long, and some enclose pictures. What is made
     * of them stays within {@link #DEFAULT}.
     */
    public static final Limits IMPORTED = new Limits(32_000_000, 64, 2_000_000, 2_000_000, 100, 1_000);

    /** A key becomes part of every pointer below it, so it is held shorter than a value. */
    static final int KEY = 256;

    /** Digits of an exponent: ten characters must not become a number that takes hours to compare or print. */
    static final int EXPONENT = 3;

    /** The same, for texts of up to {@code bytes} bytes with up to {@code nodes} values. */
    public Limits withSize(int bytes, int nodes) {
        return new Limits(bytes, depth, nodes, scalar, digits, aliases);
    }
}
