package edict.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text for a file, written once and set as Markdown or as a page: headings, paragraphs, lists and tables. Not thread-safe. */
final class Memo {

    private sealed interface Block {}

    private record Heading(String text) implements Block {}

    private record Paragraph(String text) implements Block {}

    private record Points(List<String> items) implements Block {}

    private record Table(List<String> headings, List<List<String>> rows) implements Block {}

    private final String title;
    private final String kicker;
    private final List<Block> blocks = new ArrayList<>();

    Memo(String title, String kicker) {
        this.title = title;
        this.kicker = kicker;
    }

    void heading(String text) {
        blocks.add(new Heading(text));
    }

    void paragraph(String text) {
        blocks.add(new Paragraph(text));
    }

    void points(List<String> items) {
        if (!items.isEmpty()) {
            blocks.add(new Points(List.copyOf(items)));
        }
    }

    void table(List<String> headings, List<List<String>> rows) {
        blocks.add(new Table(List.copyOf(headings), List.copyOf(rows)));
    }

    String markdown() {
        StringBuilder out = new StringBuilder("# " + Markdown.text(title) + "\n\n" + Markdown.text(kicker) + "\n");
        for (Block block : blocks) {
            out.append('\n');
            if (block instanceof Heading heading) {
                out.append("## ").append(Markdown.text(heading.text())).append('\n');
            } else if (block instanceof Paragraph paragraph) {
                out.append(Markdown.text(paragraph.text())).append('\n');
            } else if (block instanceof Points points) {
                points.items().forEach(item -> out.append("- ").append(Markdown.text(item)).append('\n'));
            } else if (block instanceof Table table) {
                row(out, table.headings());
                out.append("|").append(" --- |".repeat(table.headings().size())).append('\n');
                table.rows().forEach(cells -> row(out, cells));
            }
        }
        return out.toString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(Markdown::text).collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
    }

    String html(Language language) {
        Tag main = new Tag("main").set("id", "main");
        Tag section = new Tag("section");
        for (Block block : blocks) {
            if (block instanceof Heading heading) {
                main.add(section);
                section = new Tag("section").add(new Tag("h2").say(heading.text()));
            } else if (block instanceof Paragraph paragraph) {
                section.add(new Tag("p").say(paragraph.text()));
            } else if (block instanceof Points points) {
                section.add(Tag.classed("ul", "notes")
                        .add(points.items().stream().map(item -> new Tag("li").say(item)).toList()));
            } else if (block instanceof Table table) {
                section.add(html(table));
            }
        }
        main.add(section);
        Tag body = new Tag("body")
                .add(
                        new Tag("header").add(Tag.classed("p", "kicker").say(kicker), new Tag("h1").add(new Tag("bdi").say(title))),
                        main);
        return HtmlPage.of(title, language, body).html(language.typesetting());
    }

    private static Tag html(Table table) {
        Tag head = new Tag("tr").add(table.headings().stream().map(heading -> new Tag("th").set("scope", "col").say(heading)).toList());
        Tag rows = new Tag("tbody");
        for (List<String> cells : table.rows()) {
            Tag row = new Tag("tr");
            for (int i = 0; i < cells.size(); i++) {
                row.add(new Tag("td").set("data-label", table.headings().get(i)).add(new Tag("span").say(cells.get(i))));
            }
            rows.add(row);
        }
        return new Tag("table").add(new Tag("thead").add(head), rows);
    }
}
