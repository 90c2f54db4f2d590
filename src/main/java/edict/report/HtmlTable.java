package edict.report;

import java.util.Arrays;
import java.util.List;

/**
 * Rows under headings that each cell repeats where there is no room for columns. The roles say what browsers forget when
 * the cells are not laid out as a table.
 */
final class HtmlTable {

    private final List<String> headings;
    private final Tag body = new Tag("tbody").set("role", "rowgroup");
    private final Tag table;

    HtmlTable(String caption, String... headings) {
        this.headings = List.of(headings);
        Tag row = new Tag("tr").set("role", "row");
        Arrays.stream(headings).forEach(heading -> row.add(new Tag("th")
                .set("scope", "col")
                .set("role", "columnheader")
                .say(heading)));
        this.table = new Tag("table")
                .set("role", "table")
                .add(
                        new Tag("caption").say(caption),
                        new Tag("thead").set("role", "rowgroup").add(row),
                        body);
    }

    void row(Tag... cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i].set("role", "cell").set("data-label", headings.get(i));
        }
        body.add(new Tag("tr").set("role", "row").add(cells));
    }

    Tag tag() {
        return table;
    }
}
