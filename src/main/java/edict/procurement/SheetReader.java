package edict.procurement;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Texts;
import edict.document.Trees;
import edict.imports.Spreadsheet;
import edict.imports.Spreadsheet.Cell;
import edict.imports.Spreadsheet.Grid;
import edict.imports.Unread;
import edict.rulebook.Rulebook;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes what spreadsheets say of candidates into a dossier, each value with its sheet, row and column. Which column is which fact, a
 * mapping says ({@code kind: Sheet}). Used once.
 */
final class SheetReader {

    private static final String SHEETS = "sheets";

    // Whoever comes to the same letters gets a number behind them.
    private static final int SLUG_LENGTH = Schemas.CANDIDATE_ID_LENGTH - "-999".length();
    /** How far below its first row the headings of a sheet may stand. */
    private static final int BELOW = 50;

    private static final String TITLE = "title";
    private static final String POINTS = "points";
    private static final Map<String, String> SUBJECTS = Map.of(
            "product", Words.PRODUCT, "supplier", Words.ORGANISATION, "bidder", Words.ORGANISATION, "component", Words.COMPONENT, "contract", Words.CONTRACT);
    private static final Set<String> TEXTS = Set.of("id", TITLE, "product", DossierReader.MAKER);
    private static final Set<String> AMOUNTS = Set.of("price", "exit.days", "exit.cost");
    private static final Pattern SHIPPED = Pattern.compile("[a-z]++(-[a-z]++)*+");

    private final Rulebook rulebook;
    private final Beside files;
    private final Problems problems = new Problems();
    private final Map<String, Node.Mapping> candidates = new LinkedHashMap<>();
    private final Set<String> own = new LinkedHashSet<>();
    private final List<Unread> unread = new ArrayList<>();

    /** Ids of candidates of whom some row speaks. */
    private final Set<String> told = new HashSet<>();

    SheetReader(Rulebook rulebook, Beside files) {
        this.rulebook = rulebook;
        this.files = files;
    }

    /** The dossier with what can be read of its sheets; the same where it names none. */
    Reading.Document merged(Reading.Document dossier) {
        Optional<Node> sheets = dossier.root().get(SHEETS);
        if (sheets.isEmpty()) {
            return dossier;
        }
        Optional<Node> said = dossier.root().get("candidates");
        List<Node> listed = said.orElse(null) instanceof Node.Sequence list ? list.items() : List.of();
        // What is wrong with one of those listed is told where the dossier is read.
        List<Optional<String>> named = new ArrayList<>();
        for (Node candidate : listed) {
            named.add(candidate instanceof Node.Mapping mapping
                            && mapping.get("id").orElse(null) instanceof Node.Scalar id
                            && candidates.putIfAbsent(id.text(), mapping) == null
                    ? Optional.of(id.text())
                    : Optional.empty());
        }
        if (dossier.root().get("weights").orElse(null) instanceof Node.Mapping weights) {
            own.addAll(DossierReader.own(weights.entries().keySet(), rulebook));
        }
        Fields root = Fields.of(Cells.object(Map.of(SHEETS, sheets.get()), sheets.get().at()), problems);
        Map<String, Node.Mapping> before = Map.copyOf(candidates);
        root.objects(SHEETS).forEach(this::sheet);
        misspelt(before);
        Node.Mapping without = Trees.without(dossier.root(), "/" + SHEETS).orElseThrow();
        if (said.filter(node -> !(node instanceof Node.Sequence)).isPresent() || candidates.isEmpty()) {
            return new Reading.Document(dossier.file(), without);
        }
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            Optional<Node> merged = named.get(i).map(candidates::remove);
            all.add(merged.orElse(listed.get(i)));
        }
        candidates.values().forEach(only -> all.add(only.get(DossierReader.PRODUCT).isPresent() ? only : newcomer(only)));
        Node sequence = new Node.Sequence(sheets.get().at(), "", List.copyOf(all));
        return new Reading.Document(dossier.file(), Trees.with(without, "/candidates", sequence).orElseThrow());
    }

    /** Refuses whom the sheets alone name where he is called almost as a candidate of whom they say nothing. */
    private void misspelt(Map<String, Node.Mapping> listed) {
        Set<String> silent = new TreeSet<>();
        listed.forEach((id, candidate) -> {
            if (!told.contains(id)) {
                silent.add(id);
                text(candidate, TITLE).ifPresent(silent::add);
            }
        });
        candidates.forEach((id, candidate) -> {
            // An id that is made of the name has no cell of its own, and says no more than the name does.
            Node cell = candidate.get("id").orElse(candidate);
            String title = text(candidate, TITLE).orElse(id);
            String name = cell.at().equals(candidate.at()) || Names.nearest(title, silent).isPresent() ? title : id;
            String meant = listed.containsKey(id) ? "" : Names.didYouMean(name, silent);
            if (!meant.isEmpty()) {
                problems.add(
                        (name.equals(title) ? candidate : cell).at(),
                        "",
                        "the dossier lists no candidate " + Names.quote(name) + meant
                                + " Of that one no sheet says anything; somebody else of this name is listed under `candidates`");
            }
        });
    }

    /** Whom the sheets alone name is not what runs today: that has to be listed. */
    private static Node.Mapping newcomer(Node.Mapping candidate) {
        return with(candidate, List.of(DossierReader.NEWCOMER), new Node.Scalar(candidate.at(), "", "true", Node.Kind.BOOLEAN));
    }

    /** What is wrong with the sheets and their mappings. */
    List<Problem> problems() {
        return problems.isEmpty() ? List.of() : problems.sorted();
    }

    /** What nothing was read of. */
    List<Unread> unread() {
        return List.copyOf(unread);
    }

    private void sheet(Fields fields) {
        fields.require("file", "mapping");
        Optional<String> file = fields.text("file");
        Optional<Fields> mapping = fields.node("mapping").flatMap(this::mapping);
        Written written = new Written(header(fields), decimal(fields), dates(fields));
        fields.close();
        if (file.isEmpty() || mapping.isEmpty()) {
            return;
        }
        Spreadsheet.Outcome outcome = files.spreadsheet(file.get(), fields.node("file").orElseThrow());
        if (outcome instanceof Spreadsheet.Rejected rejected) {
            problems.addAll(rejected.problems());
            return;
        }
        read(mapping.get(), written, ((Spreadsheet.Accepted) outcome).spreadsheet());
    }

    private static Optional<Integer> header(Fields fields) {
        Optional<Integer> header =
                fields.scalar("header").map(Node.Scalar::text).filter(text -> text.matches("[1-9][0-9]{0,4}")).map(Integer::parseInt);
        if (fields.has("header") && header.isEmpty()) {
            fields.problem("header", "expected the number of the row with the headings, counted from 1");
        }
        return header;
    }

    private static Optional<String> decimal(Fields fields) {
        return fields.has("decimal") ? fields.choice("decimal", List.of(",", ".")) : Optional.empty();
    }

    private static Optional<String> dates(Fields fields) {
        return fields.has("dates") ? fields.choice("dates", List.of(Cells.DAY_FIRST, Cells.MONTH_FIRST)) : Optional.empty();
    }

    /** Written in place, shipped, or a file. */
    private Optional<Fields> mapping(Node node) {
        if (node instanceof Node.Mapping inPlace) {
            return Optional.of(Fields.of(inPlace, problems));
        }
        String name = node instanceof Node.Scalar scalar ? scalar.text() : "";
        Reading reading = SHIPPED.matcher(name).matches() ? shipped(name, node) : files.document(name, node);
        if (reading instanceof Reading.Rejected rejected) {
            problems.addAll(rejected.problems());
            return Optional.empty();
        }
        return Optional.of(Fields.of(((Reading.Document) reading).root(), problems));
    }

    private static Reading shipped(String name, Node at) {
        String file = name + ".yaml";
        try (InputStream in = SheetReader.class.getResourceAsStream(file)) {
            return in == null
                    ? new Reading.Rejected(List.of(new Problem(
                            at.at(), at.pointer(), "no mapping is called " + Names.quote(name) + "; expected `vendor-sheet`, or the name of a file")))
                    : Texts.read(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What may stand over a column.
     *
     * @param english of those, in lower case; empty where the mapping does not say in which language they are
     * @param french likewise
     */
    private record Headings(List<String> all, Set<String> english, Set<String> french) {

        static Headings of(List<String> all) {
            return new Headings(all, Set.of(), Set.of());
        }

        static Headings of(List<String> english, List<String> french) {
            return new Headings(
                    Stream.concat(english.stream(), french.stream()).distinct().toList(),
                    english.stream().map(SheetReader::plain).collect(Collectors.toSet()),
                    french.stream().map(SheetReader::plain).collect(Collectors.toSet()));
        }

        boolean areOnlyEnglish(String heading) {
            return english.contains(plain(heading)) && !french.contains(plain(heading));
        }

        boolean areOnlyFrench(String heading) {
            return french.contains(plain(heading)) && !english.contains(plain(heading));
        }
    }

    /** A value somewhere in a candidate. @param type empty for texts and amounts of the dossier's own */
    private record Target(List<String> path, boolean amount, Optional<AttributeType> type, Headings headings) {}

    /** How a sheet is written. @param header the row of the headings */
    private record Written(Optional<Integer> header, Optional<String> decimal, Optional<String> dates) {}

    /** @param written what is said of this sheet, whatever the mapping says of all */
    private void read(Fields mapping, Written written, Spreadsheet spreadsheet) {
        int before = problems.count();
        mapping.require("kind", "name", "facts");
        mapping.choice("kind", List.of("Sheet"));
        Optional<String> wanted = mapping.text("sheet");
        Optional<Integer> usualHeader = header(mapping);
        int header = written.header().or(() -> usualHeader).orElse(1);
        boolean columns = mapping.has("candidates") && mapping.choice("candidates", List.of("rows", "columns")).filter("columns"::equals).isPresent();
        Headings name = headings(mapping, "name");
        Optional<String> usualDecimal = decimal(mapping);
        Optional<String> usualDates = dates(mapping);
        List<Target> targets = new ArrayList<>();
        mapping.object("facts").ifPresent(facts -> facts.mapping().entries().keySet().forEach(path -> target(facts, path).ifPresent(targets::add)));
        mapping.close();
        own.stream()
                .filter(criterion -> targets.stream().noneMatch(target -> target.path().equals(List.of(POINTS, criterion))))
                .map(criterion -> new Target(List.of(POINTS, criterion), true, Optional.empty(), Headings.of(List.of(criterion, criterion.replace('-', ' ')))))
                .toList()
                .forEach(targets::add);
        Optional<Grid> grid = spreadsheet.grids().stream()
                .filter(one -> wanted.isEmpty() || one.name().equals(wanted.get()))
                .findFirst();
        if (grid.isEmpty()) {
            mapping.problem(
                    "sheet",
                    "there is no sheet " + Names.quote(wanted.orElse("")) + " in " + spreadsheet.file() + "; expected "
                            + Names.oneOf(spreadsheet.grids().stream().map(Grid::name).toList()));
        } else if (!grid.get().problems().isEmpty()) {
            problems.addAll(grid.get().problems());
        } else if (problems.count() == before) {
            overlong(from(grid.get(), header));
            List<List<Cell>> rows = levelled(columns ? turned(grid.get(), header) : from(grid.get(), header), name, targets);
            Optional<String> order = written.dates().or(() -> usualDates)
                    .or(() -> isFrench(rows, name, targets) ? Optional.of(Cells.DAY_FIRST) : Optional.empty());
            candidates(rows, spreadsheet.file(), name, targets, new Cells(written.decimal().or(() -> usualDecimal), order, problems));
        }
    }

    /**
     * Refuses rows with more in them than the first has cells. A spreadsheet writes rows of one length; what is longer has a separator
     * within a cell, and all that stands behind it has moved.
     */
    private void overlong(List<List<Cell>> rows) {
        int width = rows.isEmpty() ? 0 : rows.get(0).size();
        rows.stream()
                .filter(row -> row.stream().skip(width).anyMatch(cell -> !cell.text().isEmpty()))
                .forEach(row -> problems.add(
                        row.get(width).at(),
                        "",
                        "the row has " + row.size() + " cells and the one with the headings " + width
                                + "; a cell that holds what separates cells stands in quotation marks"));
    }

    private static Headings headings(Fields fields, String key) {
        Optional<Node> said = fields.node(key);
        if (said.orElse(null) instanceof Node.Mapping) {
            Fields languages = fields.object(key).orElseThrow();
            languages.require("en", "fr");
            Headings headings = Headings.of(texts(languages, "en"), texts(languages, "fr"));
            languages.close();
            return headings;
        }
        return Headings.of(texts(fields, key));
    }

    private static List<String> texts(Fields fields, String key) {
        return fields.node(key).orElse(null) instanceof Node.Sequence
                ? fields.texts(key)
                : fields.scalar(key).map(Node.Scalar::text).stream().toList();
    }

    /** Whether what stands over the columns is French: days are written with the day first then. */
    private static boolean isFrench(List<List<Cell>> rows, Headings name, List<Target> targets) {
        List<String> first = rows.isEmpty() ? List.of() : rows.get(0).stream().map(Cell::text).toList();
        List<Headings> all = Stream.concat(Stream.of(name), targets.stream().map(Target::headings)).toList();
        return first.stream().anyMatch(heading -> all.stream().anyMatch(one -> one.areOnlyFrench(heading)))
                && first.stream().noneMatch(heading -> all.stream().anyMatch(one -> one.areOnlyEnglish(heading)));
    }

    private Optional<Target> target(Fields facts, String path) {
        List<String> steps = List.of(path.split("[.]", -1));
        Headings headings = headings(facts, path);
        if (TEXTS.contains(path)) {
            return Optional.of(new Target(steps, false, Optional.empty(), headings));
        }
        if (AMOUNTS.contains(path) || steps.size() == 2 && steps.get(0).equals(POINTS)) {
            return Optional.of(new Target(steps, true, Optional.empty(), headings));
        }
        boolean certificate = steps.size() == 4 && steps.get(1).equals("certificates") && steps.get(2).matches("[1-9][0-9]?");
        String subject = certificate ? Words.CERTIFICATE : steps.size() == 3 ? SUBJECTS.getOrDefault(steps.get(1), "") : "";
        if (!steps.get(0).equals("facts") || subject.isEmpty()) {
            facts.problem(
                    path,
                    "nothing of a candidate is called " + Names.quote(path)
                            + "; expected `id`, `title`, `product`, `maker`, `price`, `exit.days`, `exit.cost`, `points.NAME`,"
                            + " `facts.product.ATTRIBUTE`, `facts.supplier.…`, `facts.bidder.…`, `facts.component.…`, `facts.contract.…` or"
                            + " `facts.certificates.1.ATTRIBUTE`");
            return Optional.empty();
        }
        Map<String, Attribute> attributes = Optional.ofNullable(rulebook.vocabulary().types().get(subject)).orElseThrow().attributes();
        Attribute attribute = attributes.get(steps.get(steps.size() - 1));
        if (attribute == null) {
            facts.problem(
                    path,
                    Names.quote(subject) + " has no attribute " + Names.quote(steps.get(steps.size() - 1))
                            + problems.didYouMean(steps.get(steps.size() - 1), attributes.keySet()));
            return Optional.empty();
        }
        return Optional.of(new Target(steps, false, Optional.of(attribute.type()), headings));
    }

    // ---- a table with the headings first

    private static List<List<Cell>> from(Grid grid, int header) {
        return grid.rows().subList(Math.min(header - 1, grid.rows().size()), grid.rows().size());
    }

    /** Candidates side by side, questions below each other. */
    private static List<List<Cell>> turned(Grid grid, int header) {
        List<List<Cell>> rows = from(grid, header);
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<List<Cell>> turned = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            List<Cell> line = new ArrayList<>();
            for (List<Cell> row : rows) {
                line.add(c < row.size() ? row.get(c) : new Cell("", false, new Place(grid.name(), 1, 1)));
            }
            turned.add(line);
        }
        return turned;
    }

    /**
     * The rows with one of headings where there are two: one that says under what the next stand, and that. The second names nobody, and has some
     * of the headings that are looked for; where it is silent, the first counts.
     */
    private static List<List<Cell>> levelled(List<List<Cell>> rows, Headings name, List<Target> targets) {
        if (rows.size() < 2) {
            return rows;
        }
        List<Cell> first = rows.get(0);
        List<Cell> second = rows.get(1);
        boolean nameless = column(first, name)
                .filter(at -> at >= second.size() || second.get(at).text().isEmpty() || second.get(at).text().equals(first.get(at).text()))
                .isPresent();
        if (!nameless || targets.stream().allMatch(target -> columns(second, target.headings()).isEmpty())) {
            return rows;
        }
        List<Cell> both = IntStream.range(0, Math.max(first.size(), second.size()))
                .mapToObj(i -> i < second.size() && !second.get(i).text().isEmpty() || i >= first.size() ? second.get(i) : first.get(i))
                .toList();
        return Stream.concat(Stream.of(both), rows.stream().skip(2)).toList();
    }

    private void candidates(List<List<Cell>> rows, String file, Headings name, List<Target> targets, Cells cells) {
        List<Cell> first = rows.isEmpty() ? List.of() : rows.get(0);
        Optional<Integer> named = column(first, name);
        if (named.isEmpty()) {
            problems.add(
                    first.isEmpty() ? new Place(file, 1, 1) : first.get(0).at(),
                    "",
                    "no heading names the candidate; expected " + Names.oneOf(name.all())
                            + (rows.stream().skip(1).limit(BELOW).anyMatch(row -> column(row, name).isPresent())
                                    ? ", as stand further below: say in which row by `header` in the mapping or beside it"
                                    : ""));
            return;
        }
        Map<Target, List<Integer>> found = new LinkedHashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Target target : targets) {
            List<Integer> columns = columns(first, target.headings()).stream().filter(column -> !taken.contains(column)).toList();
            taken.addAll(columns);
            found.put(target, columns);
        }
        List<String> known = Stream.concat(name.all().stream(), targets.stream().flatMap(target -> target.headings().all().stream())).toList();
        IntStream.range(0, rows.stream().mapToInt(List::size).max().orElse(0))
                .filter(column -> column != named.get() && !taken.contains(column))
                .forEach(column -> rows.stream()
                        .filter(row -> column < row.size() && !row.get(column).text().isEmpty())
                        .findFirst()
                        .map(row -> column < first.size() ? first.get(column) : new Cell("", false, row.get(column).at()))
                        .ifPresent(heading ->
                                unread.add(new Unread(heading.at(), heading.text(), nearest(heading.text(), known)))));
        for (List<Cell> row : rows.subList(1, rows.size())) {
            if (named.get() < row.size() && !row.get(named.get()).text().isEmpty()) {
                candidate(row, row.get(named.get()), found, cells);
            } else {
                taken.stream().sorted().filter(column -> column < row.size() && !row.get(column).text().isEmpty()).findFirst().ifPresent(column ->
                        problems.add(row.get(column).at(), "", "nobody is named whose " + Names.quote(first.get(column).text()) + " this is"));
            }
        }
    }

    /** What it was perhaps meant to be: what is written alike, or is the same but for what stands in brackets. */
    private static Optional<String> nearest(String heading, List<String> known) {
        return Names.nearest(heading, known)
                .or(() -> known.stream().filter(one -> !bare(one).isEmpty() && bare(one).equals(bare(heading))).findFirst());
    }

    private static String bare(String heading) {
        return plain(heading.replaceAll("\\([^)]*\\)", ""));
    }

    /** The cell that says something of a candidate: of several columns, the one that is filled. */
    private Optional<Cell> cell(List<Cell> row, List<Integer> columns) {
        List<Cell> filled = columns.stream()
                .filter(column -> column < row.size() && !row.get(column).text().isEmpty())
                .map(row::get)
                .toList();
        filled.stream().skip(1).filter(other -> !other.text().equals(filled.get(0).text())).findFirst().ifPresent(other -> problems.add(
                other.at(), "", "says " + Names.quote(other.text()) + ", and another column of the same " + Names.quote(filled.get(0).text())));
        return filled.stream().findFirst();
    }

    private static Optional<Integer> column(List<Cell> first, Headings headings) {
        return columns(first, headings).stream().findFirst();
    }

    /** In the order of the headings. */
    private static List<Integer> columns(List<Cell> first, Headings headings) {
        return headings.all().stream()
                .flatMap(heading -> IntStream.range(0, first.size())
                        .filter(i -> plain(first.get(i).text()).equals(plain(heading)))
                        .boxed())
                .distinct()
                .toList();
    }

    /** However it is written: French texts have spaces that don't break, and apostrophes of two kinds. */
    private static String plain(String heading) {
        return heading.replaceAll(Cells.SPACE + "+", " ").replace('\u2019', '\'').strip().toLowerCase(Locale.ROOT);
    }

    private void candidate(List<Cell> row, Cell name, Map<Target, List<Integer>> targets, Cells cells) {
        Node.Mapping said = Cells.object(Map.of(), name.at());
        for (Map.Entry<Target, List<Integer>> entry : targets.entrySet()) {
            Optional<Cell> cell = cell(row, entry.getValue());
            if (cell.isPresent()) {
                Target target = entry.getKey();
                Optional<Node> value = target.type().isPresent()
                        ? cells.value(cell.get(), target.type().get())
                        : target.amount()
                                ? cells.amount(cell.get(), target.path().get(0).equals(POINTS), target.path().contains("days") ? Cells.DAYS : Cells.MONEY)
                                : target.path().equals(List.of(DossierReader.MAKER)) ? cells.somebody(cell.get()) : Optional.of(cells.text(cell.get()));
                said = value.isPresent() ? with(said, target.path(), value.get()) : said;
            }
        }
        Node.Mapping listed = listed(said);
        Optional<Node> id = said.get("id");
        String known = id(name.text(), text(said, "id"));
        id.ifPresent(cell -> agree(name.text(), known, cell));
        Map<String, Node> whole = new LinkedHashMap<>();
        whole.put("id", id.orElse(Node.text(known, name.at())));
        whole.put(TITLE, Node.text(name.text(), name.at()));
        listed.entries().forEach(whole::putIfAbsent);
        told.add(known);
        Node.Mapping there = candidates.get(known);
        if (there == null) {
            candidates.put(known, Cells.object(whole, name.at()));
        } else {
            whole.remove("id");
            if (there.get(TITLE).isPresent()) {
                whole.remove(TITLE);
            }
            candidates.put(known, merged(there, Cells.object(whole, name.at())));
        }
    }

    /**
     * Refuses a row of which the name is one candidate's, and the id nobody's or another's: whom it speaks of nobody knows then.
     *
     * @param known the candidate that the row would count for
     */
    private void agree(String name, String known, Node cell) {
        String said = ((Node.Scalar) cell).text();
        named(name)
                .filter(other -> !other.equals(said))
                .ifPresent(other -> problems.add(
                        cell.at(),
                        "",
                        Names.quote(said) + " is the id of " + (said.equals(known) ? "another candidate" : "no candidate") + "; " + Names.quote(name)
                                + " is the candidate " + Names.quote(other) + ", so expected " + Names.quote(other) + ", or an empty cell"));
    }

    /** The candidate who has this name as id or title. */
    private Optional<String> named(String name) {
        return candidates.entrySet().stream()
                .filter(one -> one.getKey().equals(name) || text(one.getValue(), TITLE).filter(name::equalsIgnoreCase).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** That of the candidate who has this id, or this name as id or title; else one of its own. */
    private String id(String name, Optional<String> said) {
        if (said.isPresent() && candidates.containsKey(said.get())) {
            return said.get();
        }
        Optional<String> known = named(name).or(() -> said);
        if (known.isPresent()) {
            return known.get();
        }
        // Two names may come to the same letters, and those in another script to none.
        String slug = slug(name);
        String id = slug;
        for (int other = 2; candidates.containsKey(id); other++) {
            id = slug + "-" + other;
        }
        return id;
    }

    private static Optional<String> text(Node.Mapping mapping, String key) {
        return mapping.get(key).filter(Node.Scalar.class::isInstance).map(node -> ((Node.Scalar) node).text());
    }

    private static String slug(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = slug.substring(0, Math.min(slug.length(), SLUG_LENGTH)).replaceAll("-$", "");
        return cut.isEmpty() ? "candidate" : cut;
    }

    private static Node.Mapping with(Node.Mapping mapping, List<String> path, Node value) {
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        String key = path.get(0);
        Node inner = path.size() == 1
                ? value
                : with(
                        entries.get(key) instanceof Node.Mapping there ? there : Cells.object(Map.of(), mapping.at()),
                        path.subList(1, path.size()),
                        value);
        entries.put(key, inner);
        return Cells.object(entries, mapping.at());
    }

    /** Certificates are numbered in a mapping, and a list in a dossier: of those that are named, or empty where somebody says that there are none. */
    private static Node.Mapping listed(Node.Mapping said) {
        if (said.get("facts").orElse(null) instanceof Node.Mapping facts
                && facts.get("certificates").orElse(null) instanceof Node.Mapping numbered) {
            List<Node> named = numbered.entries().values().stream()
                    .filter(one -> one instanceof Node.Mapping certificate && certificate.get(Words.SCHEME).isPresent())
                    .toList();
            List<Node> certificates = named.stream()
                    .filter(one -> text((Node.Mapping) one, Words.SCHEME).filter(Cells::isNone).isEmpty())
                    .toList();
            if (named.isEmpty()) {
                Map<String, Node> others = new LinkedHashMap<>(facts.entries());
                others.remove("certificates");
                return with(said, List.of("facts"), Cells.object(others, facts.at()));
            }
            return with(said, List.of("facts", "certificates"), new Node.Sequence(numbered.at(), "", certificates));
        }
        return said;
    }

    /** What both say; where they say different things, neither. */
    private Node.Mapping merged(Node.Mapping one, Node.Mapping other) {
        Map<String, Node> entries = new LinkedHashMap<>(one.entries());
        other.entries().forEach((key, value) -> {
            Node there = entries.get(key);
            if (there == null) {
                entries.put(key, value);
            } else if (there instanceof Node.Mapping old && value instanceof Node.Mapping fresh) {
                entries.put(key, merged(old, fresh));
            } else if (there instanceof Node.Sequence old && value instanceof Node.Sequence fresh && key.equals("certificates")) {
                entries.put(key, both(old, fresh));
            } else if (there instanceof Node.Mapping part
                    && part.get("has").orElse(null) instanceof Node.Sequence old
                    && value instanceof Node.Sequence fresh
                    && key.equals("certificates")) {
                Map<String, Node> more = new LinkedHashMap<>(part.entries());
                more.put("has", both(old, fresh));
                entries.put(key, new Node.Mapping(part.at(), part.pointer(), more, part.keys()));
            } else if (!isAlike(there, value)) {
                problems.add(value.at(), "", "something else is said of " + Names.quote(key) + " at " + there.at());
            }
        });
        return new Node.Mapping(one.at(), one.pointer(), entries, one.keys());
    }

    private static Node both(Node.Sequence old, Node.Sequence fresh) {
        return new Node.Sequence(old.at(), "", Stream.concat(old.items().stream(), fresh.items().stream()).toList());
    }

    /** Whether both say the same, numbers in whichever digits. */
    static boolean isAlike(Node one, Node other) {
        if (one instanceof Node.Sequence old && other instanceof Node.Sequence fresh) {
            return old.items().size() == fresh.items().size()
                    && IntStream.range(0, old.items().size()).allMatch(i -> isAlike(old.items().get(i), fresh.items().get(i)));
        }
        if (!(one instanceof Node.Scalar old && other instanceof Node.Scalar fresh)) {
            return false;
        }
        return old.text().equals(fresh.text())
                || Cells.NUMBER.matcher(old.text()).matches()
                        && Cells.NUMBER.matcher(fresh.text()).matches()
                        && new BigDecimal(old.text()).compareTo(new BigDecimal(fresh.text())) == 0;
    }
}
