package edict.imports;

import edict.document.Place;
import edict.document.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tables as buyers have them: CSV in any usual encoding, or XLSX. Immutable.
 *
 * @param grids at least one; of a CSV file exactly one, whose name is empty
 */
public record Spreadsheet(String file, List<Grid> grids) {

    /** Bytes that are read. */
    static final int BYTES = 10_000_000;

    /** Rows of a sheet, columns of a row and characters of a cell that are read. */
    static final int ROWS = 20_000;

    static final int COLUMNS = 500;
    static final int CHARACTERS = 32_767;

    /** Cells of all sheets together. */
    static final int CELLS = 400_000;

    /**
     * One table.
     *
     * @param rows of different lengths; what was never written is empty
     * @param problems cells that say nothing, though something stands in them: only who reads the table has to know
     */
    public record Grid(String name, List<List<Cell>> rows, List<Problem> problems) {

        /** Empty where there is no such cell. @param row from 0 @param column from 0 */
        public Optional<Cell> cell(int row, int column) {
            return row < rows.size() && column < rows.get(row).size()
                    ? Optional.of(rows.get(row).get(column)).filter(cell -> !cell.text().isEmpty())
                    : Optional.empty();
        }
    }

    /** What stands in a cell without the blanks around it, be they such that don't break. */
    static String bare(String text) {
        int from = 0;
        int until = text.length();
        while (from < until && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < until && isBlank(text.charAt(until - 1))) {
            until--;
        }
        return text.substring(from, until);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * A cell.
     *
     * @param text without blanks around it; of a formula what it came to, of a day its ISO form, of a number as a program writes it
     * @param number whether the workbook holds it as a number or a day, and not as a text that looks like one
     * @param at the row as line, the column as column, counted from 1; the file with the name of the sheet behind a {@code #}
     */
    public record Cell(String text, boolean number, Place at) {}

    /** What came of reading: tables, or everything that is wrong. */
    public sealed interface Outcome {}

    public record Accepted(Spreadsheet spreadsheet) implements Outcome {}

    /** @param problems at least one */
    public record Rejected(List<Problem> problems) implements Outcome {}

    private static final Pattern NAMED = Pattern.compile("[.](xlsx|xlsm|ods)$", Pattern.CASE_INSENSITIVE);

    /** Whether bytes are a workbook rather than a text. */
    public static boolean isWorkbook(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** Reads tables. @param file for places */
    public static Outcome read(String file, byte[] bytes) {
        if (bytes.length > BYTES) {
            return rejected(new Place(file, 1, 1), "the file has " + bytes.length + " bytes; at most " + BYTES + " are read");
        }
        boolean named = NAMED.matcher(file).find();
        if (!isWorkbook(bytes) && (named || bytes.length > 1 && bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF)) {
            return rejected(
                    new Place(file, 1, 1),
                    "expected a workbook (XLSX, ODS), found " + (named && bytes.length == 0 ? "an empty file" : "something else")
                            + "; a workbook of before 2007, or one with a password, has to be saved as XLSX without it");
        }
        try {
            return new Accepted(new Spreadsheet(file, isWorkbook(bytes) ? Workbook.read(file, bytes) : List.of(Commas.read(file, bytes))));
        } catch (Unusable unusable) {
            return new Rejected(List.of(unusable.problem));
        }
    }

    private static Outcome rejected(Place at, String message) {
        return new Rejected(List.of(new Problem(at, "", message)));
    }

    /** Something that ends the reading. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Unusable(Place at, String message) {
            super(message);
            this.problem = new Problem(at, "", message);
        }
    }
}
