package edict.report;

import java.util.List;
import java.util.stream.Collectors;

/** Tables for spreadsheets: separated by commas, with a mark by which they know UTF-8, and nothing in them that is computed or steers a terminal. */
public final class Csv {

    private Csv() {}

    /** @param rows the headings first */
    public static String of(List<List<String>> rows) {
        return rows.stream().map(Csv::row).collect(Collectors.joining("", "\uFEFF", ""));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        String seen = text.codePoints()
                .map(c -> c == '\t' || c == '\n' || Clean.isShown(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String harmless = isFormula(text) ? "'" + seen : seen;
        boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r' || c == '\t');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    /** Whether a spreadsheet would compute it. */
    public static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n".indexOf(text.charAt(0)) >= 0;
    }
}
