package edict.asking;

import edict.document.Flow;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Texts;
import edict.facts.Entity;
import edict.imports.Spreadsheet;
import edict.imports.Unread;
import edict.report.Csv;
import edict.rulebook.Words;
import edict.vocabulary.DaysInFigures;
import edict.vocabulary.Literals;
import edict.vocabulary.Text;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a form that somebody has filled in, Markdown, CSV, XLSX or JSON. Every mistake is told at its line, all at once. */
public final class FormReader {

    private static final List<Form.Field> NEEDED = List.of(Form.Field.OF, Form.Field.ASKS, Form.Field.ANSWER);

    /** What one fills in, and what tells where it belongs. */
    static final List<Form.Field> READ = List.of(
            Form.Field.OF, Form.Field.ASKS, Form.Field.ANSWER, Form.Field.BECAUSE, Form.Field.EVIDENCE, Form.Field.BY, Form.Field.ON);

    private final String file;
    private final Problems problems = new Problems();
    private final List<Unread> unread = new ArrayList<>();
    private int known;

    private FormReader(String file) {
        this.file = file;
    }

    /**
     * What came of reading.
     *
     * @param answers entries of a file of answers, each where it stands in the form
     * @param problems sorted
     * @param unread columns of it, and lines where it is a text, of which nothing was read
     * @param known rows with an answer that the answers hold by now
     */
    public record Filled(List<Node.Mapping> answers, List<Problem> problems, List<Unread> unread, int known) {}

    /** Who knows the headings of a form. */
    public static final Text FORM = new Text("a form", "un formulaire");

    /** A field of the form. */
    private record Cell(String text, Place at) {}

    /**
     * What is read of a form.
     *
     * @param headings what stands over its columns, or before the colons of its lines, in lower case
     */
    private record Rows(List<Map<Form.Field, Cell>> rows, Set<String> headings) {

        private static final Rows NONE = new Rows(List.of(), Set.of());

        /** Whether all headings that a form needs are French: days are written with the day first then, and fractions behind a comma. */
        boolean areFrench() {
            return headings.stream().allMatch(heading -> named(heading)
                    .map(field -> !NEEDED.contains(field) || field.isFrench(heading))
                    .orElse(true));
        }
    }

    /** @param usual who answers and when, where the form does not say */
    public static Filled read(String file, byte[] form, Items items, Reply.Source usual) {
        FormReader reader = new FormReader(file);
        String text = Spreadsheet.isWorkbook(form) ? "" : new String(form, StandardCharsets.UTF_8);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String start = plain.stripLeading();
        Rows rows = start.startsWith("#") ? reader.markdown(plain) : start.startsWith("{") ? reader.json(form) : reader.table(form);
        boolean french = rows.areFrench();
        List<Node.Mapping> answers = new ArrayList<>();
        Set<String> taken = new HashSet<>(items.ids());
        for (Map<Form.Field, Cell> row : rows.rows()) {
            reader.answer(row, items, usual, taken, french).ifPresent(answers::add);
        }
        return new Filled(List.copyOf(answers), reader.problems.sorted(), List.copyOf(reader.unread), reader.known);
    }

    private Optional<Node.Mapping> answer(
            Map<Form.Field, Cell> row, Items items, Reply.Source usual, Set<String> taken, boolean french) {
        Optional<Cell> answer = cell(row, Form.Field.ANSWER);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Place at = answer.get().at();
        String of = cell(row, Form.Field.OF).map(Cell::text).orElse("");
        Optional<Cell> asks = cell(row, Form.Field.ASKS);
        if (asks.isEmpty()) {
            problems.add(at, "", "nobody can tell what this answers; the form has lost what it `asks`");
            return Optional.empty();
        }
        Items.Found found = items.find(of, asks.get().text());
        if (found instanceof Items.None none) {
            problems.add(at, "", none.message());
            return Optional.empty();
        }
        if (found instanceof Items.Settled settled) {
            again(answer.get(), settled);
            return Optional.empty();
        }
        Item item = ((Items.One) found).item();
        Reply.Source source = new Reply.Source(
                cell(row, Form.Field.BY).map(Cell::text).orElse(usual.by()),
                day(row, french).orElse(usual.on()),
                cell(row, Form.Field.EVIDENCE).map(Cell::text).or(usual::evidence),
                cell(row, Form.Field.BECAUSE).map(Cell::text).or(usual::because));
        Optional<String> said = item.tellsDays()
                ? days(answer.get(), french)
                : Optional.of(french && item.tellsNumber() ? Figures.withPoint(answer.get().text()) : answer.get().text());
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Reply.Outcome reply = Reply.read(said.get(), item, source, taken, at);
        if (reply instanceof Reply.Wrong wrong) {
            wrong.problems().forEach(problem ->
                    problems.add(problem.at(), "", "`" + item.name() + "`: " + problem.message()));
            return Optional.empty();
        }
        if (item.kind() == Item.Kind.CONTROL) {
            taken.add(item.controlId());
        }
        return Optional.of(((Reply.Answered) reply).answer());
    }

    /** What the same form said before counts once. */
    private void again(Cell answer, Items.Settled settled) {
        Entity control = settled.control();
        String state = control.text(Words.STATE).orElse(Literals.UNKNOWN);
        if (Reply.Stands.read(answer.text(), settled.state()).state().equalsIgnoreCase(state)) {
            known++;
        } else {
            problems.add(
                    answer.at(),
                    "",
                    Names.quote(control.id().orElse(control.key())) + " is " + Names.quote(state) + " by now, at " + control.at()
                            + "; change it there, found " + Names.quote(answer.text()));
        }
    }

    private Optional<LocalDate> day(Map<Form.Field, Cell> row, boolean french) {
        Optional<Cell> on = cell(row, Form.Field.ON);
        Optional<String> said = on.flatMap(cell -> days(cell, french));
        Optional<LocalDate> day = said.flatMap(Literals::date);
        if (on.isPresent() && said.isPresent() && day.isEmpty()) {
            problems.add(
                    on.get().at(),
                    "",
                    Literals.noDate("the text " + Names.quote(on.get().text()), on.get().text()));
        }
        return day;
    }

    /** With days as documents write them; empty where one could be two. */
    private Optional<String> days(Cell cell, boolean french) {
        Optional<DaysInFigures.First> first = french ? Optional.of(DaysInFigures.First.DAY) : Optional.empty();
        Optional<String> twofold = DaysInFigures.twofold(cell.text(), first);
        twofold.ifPresent(message -> problems.add(cell.at(), "", message));
        return twofold.isPresent() ? Optional.empty() : Optional.of(DaysInFigures.plain(cell.text(), first));
    }

    /** What is filled in. */
    private static Optional<Cell> cell(Map<Form.Field, Cell> row, Form.Field field) {
        return Optional.ofNullable(row.get(field)).filter(cell -> !cell.text().isEmpty());
    }

    // ---- Markdown

    private Rows markdown(String text) {
        List<Map<Form.Field, Cell>> rows = new ArrayList<>();
        Set<String> headings = new HashSet<>();
        Map<Form.Field, Cell> row = new EnumMap<>(Form.Field.class);
        Optional<Form.Field> last = Optional.empty();
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            Optional<String> heading = heading(line);
            Optional<Form.Field> field = heading.flatMap(FormReader::named);
            if (field.isPresent()) {
                headings.add(lower(heading.get()));
                if (field.get() == Form.Field.OF || row.containsKey(field.get())) {
                    row = new EnumMap<>(Form.Field.class);
                    rows.add(row);
                } else if (rows.isEmpty()) {
                    rows.add(row);
                }
                int colon = line.indexOf(':');
                String value = line.substring(colon + 1);
                int column = colon + 2 + value.length() - value.stripLeading().length();
                row.put(field.get(), new Cell(unquoted(value.strip()), new Place(file, number, column)));
                last = field;
            } else if (last.isPresent() && line.startsWith("  ") && !line.isBlank()) {
                // A long answer goes on.
                Cell begun = row.get(last.get());
                row.put(
                        last.get(),
                        begun == null
                                ? new Cell(line.strip(), new Place(file, number, 3))
                                : new Cell((begun.text() + " " + line.strip()).strip(), begun.at()));
            } else {
                last = Optional.empty();
                mistyped(line, number);
            }
        }
        if (rows.stream().noneMatch(one -> one.keySet().containsAll(NEEDED))) {
            problems.add(new Place(file, 1, 1), "", "the text has no form; expected lines `- of:`, `- asks:` and `- answer:`");
        }
        return new Rows(rows, headings);
    }

    /** What stands before the colon of a line of the form. */
    private static Optional<String> heading(String line) {
        String bare = line.strip();
        int colon = bare.indexOf(':');
        return colon >= 2 && (bare.startsWith("- ") || bare.startsWith("* ")) ? Optional.of(bare.substring(2, colon)) : Optional.empty();
    }

    /** A line of the form that somebody has written anew; what stands beside the form is nobody's business. */
    private void mistyped(String line, int number) {
        String bare = line.strip();
        int colon = bare.indexOf(':');
        if (colon > 0 && (bare.startsWith("- ") || bare.startsWith("* "))) {
            String name = bare.substring(2, colon).strip();
            if (name.length() > 3) {
                nearest(name).ifPresent(near ->
                        unread.add(new Unread(new Place(file, number, line.indexOf(name) + 1), name, Optional.of(near))));
            }
        }
    }

    private static Optional<String> nearest(String heading) {
        return Names.nearest(heading, Arrays.stream(Form.Field.values()).flatMap(Form.Field::names).distinct().toList());
    }

    private static Optional<Form.Field> named(String heading) {
        return Arrays.stream(Form.Field.values()).filter(field -> field.isCalled(lower(heading))).findFirst();
    }

    private static String lower(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("`") && value.endsWith("`")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    // ---- JSON

    private Rows json(byte[] bytes) {
        Reading reading = Texts.read(file, bytes);
        if (reading instanceof Reading.Rejected rejected) {
            problems.addAll(rejected.problems());
            return Rows.NONE;
        }
        Node.Mapping root = ((Reading.Document) reading).root();
        List<Map<Form.Field, Cell>> rows = new ArrayList<>();
        if (root.get(JsonForm.QUESTIONS).orElse(null) instanceof Node.Sequence questions) {
            for (Node question : questions.items()) {
                if (question instanceof Node.Mapping asked) {
                    rows.add(row(asked));
                } else {
                    problems.add(question.at(), question.pointer(), "expected a question with `of`, `asks` and `answer`, found " + question.described());
                }
            }
        } else {
            problems.add(root.at(), "", "the form has no list `" + JsonForm.QUESTIONS + "`");
        }
        return new Rows(rows, NEEDED.stream().map(JsonForm::key).collect(Collectors.toSet()));
    }

    private Map<Form.Field, Cell> row(Node.Mapping question) {
        Map<Form.Field, Cell> row = new EnumMap<>(Form.Field.class);
        for (Form.Field field : READ) {
            question.get(JsonForm.key(field)).ifPresent(said -> row.put(field, new Cell(written(said), said.at())));
        }
        question.entries().forEach((key, said) -> {
            if (!JsonForm.KEYS.contains(key)) {
                unread.add(new Unread(said.at(), key, Names.nearest(key, JsonForm.KEYS)));
            }
        });
        return row;
    }

    /** As one would write it into a cell. */
    private static String written(Node said) {
        return said instanceof Node.Scalar scalar ? (scalar.isNull() ? "" : scalar.text().strip()) : Flow.json(said);
    }

    // ---- CSV and workbooks

    private Rows table(byte[] bytes) {
        Spreadsheet.Outcome outcome = Spreadsheet.read(file, bytes);
        if (outcome instanceof Spreadsheet.Rejected rejected) {
            problems.addAll(rejected.problems());
            return Rows.NONE;
        }
        Spreadsheet.Grid grid = ((Spreadsheet.Accepted) outcome).spreadsheet().grids().get(0);
        problems.addAll(grid.problems());
        List<List<Cell>> lines = new ArrayList<>();
        for (List<Spreadsheet.Cell> row : grid.rows()) {
            if (row.stream().anyMatch(cell -> !cell.text().isEmpty())) {
                lines.add(row.stream().map(cell -> new Cell(freed(cell.text()), cell.at())).toList());
            }
        }
        if (lines.isEmpty()) {
            problems.add(new Place(file, 1, 1), "", "the form is empty");
            return Rows.NONE;
        }
        Map<Form.Field, Integer> columns = new EnumMap<>(Form.Field.class);
        List<Cell> headings = lines.get(0);
        int width = lines.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < width; i++) {
            int column = i;
            Optional<Cell> heading = i < headings.size() ? Optional.of(headings.get(i)) : Optional.empty();
            Optional<Form.Field> field = heading.flatMap(cell -> named(cell.text()));
            if (field.isPresent() && columns.putIfAbsent(field.get(), i) != null) {
                problems.add(heading.orElseThrow().at(), "", "the column " + Names.quote(heading.get().text()) + " is there twice");
            } else if (field.isEmpty()) {
                lines.stream()
                        .filter(line -> column < line.size() && !line.get(column).text().isEmpty())
                        .findFirst()
                        .map(line -> heading.orElseGet(() -> new Cell("", line.get(column).at())))
                        .ifPresent(cell -> unread.add(new Unread(cell.at(), cell.text(), nearest(cell.text()))));
            }
        }
        for (Form.Field field : NEEDED) {
            if (!columns.containsKey(field)) {
                problems.add(
                        lines.get(0).get(0).at(),
                        "",
                        "the first line names no column `" + field.name().toLowerCase(Locale.ROOT) + "`");
            }
        }
        if (!columns.keySet().containsAll(NEEDED)) {
            return Rows.NONE;
        }
        List<Map<Form.Field, Cell>> rows = new ArrayList<>();
        for (List<Cell> line : lines.subList(1, lines.size())) {
            Map<Form.Field, Cell> row = new EnumMap<>(Form.Field.class);
            columns.forEach((field, column) -> {
                if (column < line.size()) {
                    row.put(field, line.get(column));
                }
            });
            rows.add(row);
        }
        return new Rows(rows, headings.stream().map(cell -> lower(cell.text())).collect(Collectors.toSet()));
    }

    /** Without the mark that keeps spreadsheets from computing it. */
    private static String freed(String cell) {
        String text = cell.strip();
        return text.startsWith("'") && Csv.isFormula(text.substring(1)) ? text.substring(1) : text;
    }
}
