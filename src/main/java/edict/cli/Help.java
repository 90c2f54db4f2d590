package edict.cli;

import java.util.ArrayList;
import java.util.List;

/** Lays out what {@code --help} writes, in lines that any terminal shows whole. */
final class Help {

    /** What something is called, indented as it shall stand, and what it does. */
    record Row(String name, String does) {}

    private static final int WIDTH = 80;

    /** Whose names are longer has what it does below them. */
    private static final int NAMES = 28;

    private static final int APART = 2;

    private Help() {}

    /** A text in as many lines as it takes. */
    static String paragraph(String text) {
        return String.join("\n", wrapped(text, WIDTH)) + "\n";
    }

    /** Names at the left, beside them what they do. */
    static String table(List<Row> rows) {
        int names = rows.stream()
                .mapToInt(row -> row.name().length())
                .filter(length -> length <= NAMES)
                .max()
                .orElse(0);
        String margin = " ".repeat(names + APART);
        StringBuilder table = new StringBuilder();
        for (Row row : rows) {
            boolean beside = row.name().length() <= names;
            table.append(beside ? row.name() + margin.substring(row.name().length()) : row.name() + "\n" + margin);
            table.append(String.join("\n" + margin, wrapped(row.does(), WIDTH - margin.length()))).append('\n');
        }
        return table.toString();
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
