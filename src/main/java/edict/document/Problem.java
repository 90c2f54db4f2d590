package edict.document;

/**
 * Something in a file that has to be changed before the file can be used.
 *
 * @param at where it stands
 * @param pointer JSON pointer (RFC 6901) of the value concerned, empty for the whole file or where pointers mean nothing
 * @param message what was found, what was expected, and the nearest valid name; one line, lower-case start, user text in
 *     backticks
 */
public record Problem(Place at, String pointer, String message) implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        int byFile = at.file().compareTo(other.at.file());
        int byLine = byFile != 0 ? byFile : Integer.compare(at.line(), other.at.line());
        int byColumn = byLine != 0 ? byLine : Integer.compare(at.column(), other.at.column());
        return byColumn != 0 ? byColumn : message.compareTo(other.message);
    }

    /** {@code design.yaml:41:7: /organisations/2/country: message}. */
    @Override
    public String toString() {
        String place = Names.clean(at.toString());
        return pointer.isEmpty() ? place + ": " + message : place + ": " + Names.clean(pointer) + ": " + message;
    }
}
