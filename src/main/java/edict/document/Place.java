package edict.document;

/**
 * Where something stands in a text.
 *
 * @param file name as the user gave it, or a name for what has no file ({@code <request>})
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
