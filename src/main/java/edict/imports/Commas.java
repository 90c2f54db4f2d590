package edict.imports;

import edict.document.Place;
import edict.imports.Spreadsheet.Cell;
import edict.imports.Spreadsheet.Unusable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV as spreadsheets of all countries write it: separated by commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. */
final class Commas {

    private static final String SAYS_SO = "sep=";

    /** Rows by which it is found out what separates. */
    private static final int LOOKED_AT = 100;

    private final String file;
    private final List<List<Cell>> rows = new ArrayList<>();
    private List<Cell> row = new ArrayList<>();
    private int cells;

    private Commas(String file) {
        this.file = file;
    }

    static Spreadsheet.Grid read(String file, byte[] bytes) {
        String text = text(bytes);
        Commas commas = new Commas(file);
        commas.read(text, separator(text));
        // Some spreadsheets say first what separates, and show that to nobody as a row.
        if (text.startsWith(SAYS_SO)) {
            commas.rows.remove(0);
        }
        return new Spreadsheet.Grid("", List.copyOf(commas.rows), List.of());
    }

    /** What is no UTF-8 was written by a spreadsheet that knows no better than Windows-1252. */
    private static String text(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /**
     * The one by which most rows have as many cells as each other; where several are equal in that, the one that makes the most cells, and of those not the comma.
     * Titles above a table and commas within numbers are no guide by themselves.
     */
    private static char separator(String text) {
        if (text.startsWith(SAYS_SO) && text.length() > SAYS_SO.length()) {
            return text.charAt(SAYS_SO.length());
        }
        char best = ',';
        long[] most = {0, 0};
        for (char candidate : new char[] {',', ';', '\t'}) {
            Map<Integer, Integer> rows = new HashMap<>();
            counts(text, candidate).stream().filter(count -> count > 0).forEach(count -> rows.merge(count, 1, Integer::sum));
            for (Map.Entry<Integer, Integer> alike : rows.entrySet()) {
                if (alike.getValue() > most[0] || alike.getValue() == most[0] && alike.getKey() >= most[1]) {
                    most = new long[] {alike.getValue(), alike.getKey()};
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** How often something stands in each of the first rows, outside of quotation marks. */
    private static List<Integer> counts(String text, char wanted) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < text.length() && counts.size() < LOOKED_AT; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || i == text.length() - 1)) {
                counts.add(count + (c == wanted ? 1 : 0));
                count = 0;
            } else if (!quoted && c == wanted) {
                count++;
            }
        }
        return counts;
    }

    private void read(String text, char separator) {
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        int line = 1;
        Place start = new Place(file, 1, 1);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r';
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                i++;
            }
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.isEmpty() && !wasQuoted)) {
                wasQuoted = true;
                quoted = !quoted;
            } else if (!quoted && (c == separator || ends)) {
                add(cell, start);
                wasQuoted = false;
                if (ends) {
                    line++;
                    // A row of several lines is numbered by its first: places are those of the text.
                    while (rows.size() < row.get(0).at().line() - 1) {
                        rows.add(List.of());
                    }
                    rows.add(List.copyOf(row));
                    row = new ArrayList<>();
                }
                start = new Place(file, line, row.size() + 1);
            } else {
                line += ends ? 1 : 0;
                cell.append(ends ? '\n' : c);
            }
        }
        if (quoted) {
            throw new Unusable(start, "a quotation mark is opened here and never closed");
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            add(cell, start);
            rows.add(List.copyOf(row));
        }
    }

    private void add(StringBuilder cell, Place at) {
        if (++cells > Spreadsheet.CELLS || row.size() >= Spreadsheet.COLUMNS || rows.size() >= Spreadsheet.ROWS) {
            throw new Unusable(
                    at,
                    "there is more here than is read: at most " + Spreadsheet.ROWS + " rows of " + Spreadsheet.COLUMNS + " columns, "
                            + Spreadsheet.CELLS + " cells");
        }
        if (cell.length() > Spreadsheet.CHARACTERS) {
            throw new Unusable(at, "the cell has " + cell.length() + " characters; at most " + Spreadsheet.CHARACTERS + " are read");
        }
        row.add(new Cell(Spreadsheet.bare(cell.toString()), false, at));
        cell.setLength(0);
    }
}
