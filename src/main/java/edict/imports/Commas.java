package edict.imports;

import edict.document.Place;
import edict.imports.Spreadsheet.Cell;
import edict.imports.Spreadsheet.Unusable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV as spreadsheets of all countries write it: separated by commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. */
final class Commas {

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
        // Some spreadsheets say first what separates.
        if (!commas.rows.isEmpty() && commas.rows.get(0).get(0).text().startsWith("sep=")) {
            commas.rows.set(0, List.of());
        }
        return new Spreadsheet.Grid("", List.copyOf(commas.rows));
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

    /** The one that the first line has most of. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        if (first.startsWith("sep=") && first.length() > 4) {
            return first.charAt(4);
        }
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
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
        row.add(new Cell(cell.toString().strip(), false, at));
        cell.setLength(0);
    }
}
