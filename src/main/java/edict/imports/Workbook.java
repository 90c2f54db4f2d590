package edict.imports;

import edict.document.Place;
import edict.document.Texts;
import edict.document.Problem;
import edict.imports.Spreadsheet.Cell;
import edict.imports.Spreadsheet.Unusable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XLSX (ECMA-376) and ODS (ISO/IEC 26300): zips of XML. It takes what the cells hold and computes nothing; what a formula came to counts when it was last
 * stored. Archives are unpacked in memory within a limit, whatever they say of their size, and XML has no doctype.
 */
final class Workbook {

    /** Bytes that all parts together may unpack to. */
    private static final int UNPACKED = 60_000_000;

    private static final int PARTS = 2_000;

    /** All sheets of an ODS file. */
    private static final String CONTENT = "content.xml";

    /** Cells of a sheet of which it is told that they say nothing. */
    private static final int TOLD = 100;

    /** Cells that merged areas may cover. */
    private static final int MERGED = 20_000;

    private static final XMLInputFactory XML = Texts.xmlInput();

    /** The last day of the year 9999, as workbooks count. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    /** What a number format shows as it is written: in brackets with a country, in quotes, one character by itself, a currency without either. */
    private static final Pattern SHOWN = Pattern.compile(
            "\\[\\$([^\\]-]*+)[^\\]]*+\\]|\"([^\"]*+)\"|\\\\(.)|([$£¥€]|\\b(?:EUR|USD|CHF|GBP|JPY|CNY|SEK|DKK|PLN)\\b)");

    /** In a number format: room as wide as a character, and a character that fills the cell. */
    private static final Pattern ROOM = Pattern.compile("[_*].");

    /** Number formats that the standard gives to percentages. */
    private static final Set<Integer> PERCENTAGES = Set.of(9, 10);

    /** Number formats that the standard gives to days. */
    private static final Set<Integer> DAYS = Set.of(14, 15, 16, 17, 22, 27, 30, 36, 50, 57);

    private final String file;
    private final Map<String, byte[]> parts = new HashMap<>();
    private final List<String> shared = new ArrayList<>();
    private final Set<Integer> days = new HashSet<>();
    /** Styles that show a number with something that is no number: a currency, thousands of it, weeks. */
    private final Map<Integer, String> units = new HashMap<>();

    /** Styles that show a number as a percentage. */
    private final Set<Integer> percentages = new HashSet<>();
    private LocalDate epoch = LocalDate.of(1899, 12, 30);
    private int cells;
    private int covered;

    private Workbook(String file) {
        this.file = file;
    }

    static List<Spreadsheet.Grid> read(String file, byte[] bytes) {
        Workbook workbook = new Workbook(file);
        workbook.unpack(bytes);
        return workbook.grids();
    }

    private Unusable unusable(String message) {
        return new Unusable(new Place(file, 1, 1), message);
    }

    private void unpack(byte[] bytes) {
        int left = UNPACKED;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > PARTS) {
                    throw unusable("the workbook has more than " + PARTS + " parts");
                }
                byte[] part = zip.readNBytes(left + 1);
                left -= part.length;
                if (left < 0) {
                    throw unusable("the workbook unpacks to more than " + UNPACKED + " bytes");
                }
                boolean wanted = entry.getName().startsWith("xl/") && entry.getName().endsWith(".xml")
                        || entry.getName().endsWith(".rels")
                        || entry.getName().equals(CONTENT);
                if (wanted) {
                    parts.put(entry.getName(), part);
                }
            }
        } catch (IOException | IllegalArgumentException torn) {
            throw unusable("the workbook can't be unpacked; save it anew");
        }
    }

    private List<Spreadsheet.Grid> grids() {
        if (!parts.containsKey("xl/workbook.xml")) {
            Tables tables = new Tables();
            visit(CONTENT, tables);
            if (tables.grids.isEmpty()) {
                throw unusable("this is a zip file, but no workbook (XLSX or ODS)");
            }
            return List.copyOf(tables.grids);
        }
        Map<String, String> targets = new HashMap<>();
        visit("xl/_rels/workbook.xml.rels", (xml, text) -> {
            if (xml.getLocalName().equals("Relationship")) {
                targets.put(attribute(xml, "Id"), attribute(xml, "Target"));
            }
        });
        visit("xl/sharedStrings.xml", new Shared());
        visit("xl/styles.xml", new Styles());
        Map<String, String> sheets = new LinkedHashMap<>();
        visit("xl/workbook.xml", (xml, text) -> {
            if (xml.getLocalName().equals("workbookPr") && Set.of("1", "true").contains(attribute(xml, "date1904"))) {
                epoch = LocalDate.of(1904, 1, 1);
            } else if (xml.getLocalName().equals("sheet")) {
                String target = targets.getOrDefault(attribute(xml, "id"), "");
                sheets.put(attribute(xml, "name"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        List<Spreadsheet.Grid> grids = new ArrayList<>();
        sheets.forEach((name, part) -> {
            if (!parts.containsKey(part)) {
                throw unusable("the sheet `" + name + "` of the workbook is not in the file: the file is broken; save it anew");
            }
            Sheets reader = new Sheets(file + "#" + name);
            visit(part, reader);
            grids.add(reader.grid(name));
        });
        if (grids.isEmpty()) {
            throw unusable("the workbook has no sheet");
        }
        return List.copyOf(grids);
    }

    /** Gets each element when it begins, and when it ends the text since. */
    private interface Visitor {

        void begin(XMLStreamReader xml, StringBuilder text);

        default void end(String name, StringBuilder text) {}
    }

    private void visit(String part, Visitor visitor) {
        byte[] bytes = parts.get(part);
        if (bytes == null) {
            return;
        }
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
            StringBuilder text = new StringBuilder();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> visitor.begin(xml, text);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (text.length() <= Spreadsheet.CHARACTERS) {
                            text.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> visitor.end(xml.getLocalName(), text);
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            throw unusable("the part " + part + " of the workbook is no XML; save it anew");
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** Texts that cells refer to; how they are pronounced is left out. */
    private final class Shared implements Visitor {

        private final StringBuilder said = new StringBuilder();
        private boolean spoken;

        @Override
        public void begin(XMLStreamReader xml, StringBuilder text) {
            if (xml.getLocalName().equals("si")) {
                said.setLength(0);
            }
            spoken |= xml.getLocalName().equals("rPh");
            text.setLength(0);
        }

        @Override
        public void end(String name, StringBuilder text) {
            if (name.equals("t") && !spoken && said.length() <= Spreadsheet.CHARACTERS) {
                said.append(text);
            } else if (name.equals("si")) {
                if (shared.size() == Spreadsheet.CELLS) {
                    throw unusable("the workbook has more than " + Spreadsheet.CELLS + " texts");
                }
                shared.add(said.toString());
            }
            spoken &= !name.equals("rPh");
            text.setLength(0);
        }
    }

    /** Which styles show a number as a day, and which as a percentage. */
    private final class Styles implements Visitor {

        private final Map<Integer, Format> formats = new HashMap<>();
        private boolean inside;
        private int style;

        @Override
        public void begin(XMLStreamReader xml, StringBuilder text) {
            switch (xml.getLocalName()) {
                case "numFmt" -> formats.put(number(attribute(xml, "numFmtId")), Format.of(attribute(xml, "formatCode")));
                case "cellXfs" -> inside = true;
                case "xf" -> {
                    if (inside) {
                        int id = number(attribute(xml, "numFmtId"));
                        Format format = formats.getOrDefault(id, Format.NONE);
                        if (PERCENTAGES.contains(id) || format.percentage()) {
                            percentages.add(style);
                        }
                        format.unit().ifPresent(unit -> units.put(style, unit));
                        if (DAYS.contains(id) || format.day()) {
                            days.add(style);
                        }
                        style++;
                    }
                }
                default -> {}
            }
        }

        @Override
        public void end(String name, StringBuilder text) {
            inside &= !name.equals("cellXfs");
        }
    }

    /**
     * What a number format shows of a number.
     *
     * @param unit what stands beside it
     */
    private record Format(boolean percentage, boolean day, Optional<String> unit) {

        static final Format NONE = new Format(false, false, Optional.empty());

        /** Characters that a spreadsheet allows in one. */
        private static final int LENGTH = 255;

        static Format of(String code) {
            if (code.length() > LENGTH) {
                return NONE;
            }
            // Without what it shows as it is written.
            String bare = code.replaceAll("\"[^\"]*+\"|\\[[^\\]]*+\\]|\\\\.", "").toLowerCase(Locale.ROOT);
            return new Format(bare.contains("%"), bare.contains("yy") || bare.contains("d") && bare.contains("m"), unit(code));
        }

        /** {@code $} of {@code [$$-409]#,##0.00}, {@code k€} of {@code 0" k€"}; empty for euros, and where no letter and no currency is shown. */
        private static Optional<String> unit(String code) {
            StringBuilder shown = new StringBuilder();
            Matcher literal = SHOWN.matcher(ROOM.matcher(positive(code)).replaceAll(""));
            while (literal.find()) {
                for (int i = 1; i <= literal.groupCount(); i++) {
                    Optional.ofNullable(literal.group(i)).ifPresent(shown::append);
                }
            }
            return Optional.of(shown.toString().strip())
                    .filter(unit -> !unit.equals("€") && !unit.equalsIgnoreCase("EUR"))
                    .filter(unit -> unit.codePoints()
                            .anyMatch(c -> Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL));
        }

        /** What there is for numbers above nothing: before the first semicolon that is not shown itself. */
        private static String positive(String code) {
            boolean quoted = false;
            for (int i = 0; i < code.length(); i++) {
                char c = code.charAt(i);
                quoted ^= c == '"';
                if (!quoted && c == ';') {
                    return code.substring(0, i);
                }
            }
            return code;
        }
    }

    /** {@code 92 %} for {@code 0.92}: what people see in the cell. */
    private static String percentage(String text) {
        return decimal(text).map(share -> plain(share.movePointRight(2).toPlainString()) + " %").orElse(text);
    }

    private static int number(String text) {
        return text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9') ? -1 : Integer.parseInt(text);
    }

    private static Optional<BigDecimal> decimal(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text)).filter(number -> number.abs().compareTo(BigDecimal.valueOf(1e15)) <= 0);
        } catch (NumberFormatException word) {
            return Optional.empty();
        }
    }

    /** A number as a program writes it. Binary fractions: 0.1 + 0.2 is stored as 0.30000000000000004. */
    private static String plain(String text) {
        return decimal(text)
                .map(number -> new BigDecimal(number.round(new MathContext(15)).stripTrailingZeros().toPlainString()).toPlainString())
                .orElse(text);
    }

    /** The cells of a sheet. */
    private final class Sheets implements Visitor {

        private final Written written;
        private final List<String> merged = new ArrayList<>();
        private int row;
        private int column;
        private String type = "";
        private int style;
        private boolean formula;
        private final StringBuilder value = new StringBuilder();

        Sheets(String place) {
            this.written = new Written(place);
        }

        @Override
        public void begin(XMLStreamReader xml, StringBuilder text) {
            switch (xml.getLocalName()) {
                case "row" -> {
                    int said = number(attribute(xml, "r"));
                    row = said > 0 ? said : row + 1;
                    column = 0;
                }
                case "c" -> {
                    String name = attribute(xml, "r");
                    column = name.isEmpty() ? column + 1 : column(name);
                    type = attribute(xml, "t");
                    style = number(attribute(xml, "s"));
                    formula = false;
                    value.setLength(0);
                }
                case "f" -> formula = true;
                case "mergeCell" -> merged.add(attribute(xml, "ref"));
                default -> {}
            }
            text.setLength(0);
        }

        @Override
        public void end(String name, StringBuilder text) {
            if ((name.equals("v") || name.equals("t")) && value.length() <= Spreadsheet.CHARACTERS) {
                value.append(text);
            } else if (name.equals("c")) {
                String stored = value.toString();
                wrong(formula && stored.isEmpty(), type.equals("e"), stored)
                        .ifPresentOrElse(
                                message -> written.refuse(row, column, message),
                                () -> written.put(row, column, said(stored), type.isEmpty() || type.equals("n")));
            }
            text.setLength(0);
        }

        private String said(String value) {
            return switch (type) {
                case "s" -> {
                    int index = number(value);
                    yield index >= 0 && index < shared.size() ? shared.get(index) : "";
                }
                case "b" -> value.equals("1") ? "true" : "false";
                case "str", "inlineStr", "d" -> value;
                default -> numeric(value);
            };
        }

        private String numeric(String value) {
            Optional<BigDecimal> number = decimal(value);
            if (number.filter(one -> days.contains(style) && one.signum() > 0 && one.compareTo(LAST_DAY) <= 0).isPresent()) {
                return epoch.plusDays(number.get().longValue()).toString();
            }
            if (percentages.contains(style)) {
                return percentage(value);
            }
            String unit = units.get(style);
            return unit == null ? plain(value) : plain(value) + ' ' + unit;
        }

        /** 28 for {@code AB7}; beyond what is read where it is nothing like that. */
        private int column(String name) {
            int column = 0;
            for (int i = 0; i < name.length() && name.charAt(i) >= 'A' && name.charAt(i) <= 'Z' && column <= Spreadsheet.COLUMNS; i++) {
                column = column * 26 + name.charAt(i) - 'A' + 1;
            }
            return column;
        }

        Spreadsheet.Grid grid(String name) {
            for (String area : merged) {
                String[] ends = area.split(":", 2);
                String last = ends[ends.length - 1];
                written.spread(
                        number(ends[0].replaceAll("[^0-9]", "")), column(ends[0]), number(last.replaceAll("[^0-9]", "")), column(last));
            }
            return written.grid(name);
        }
    }

    /** The sheets of an ODS file: tables in one text, where what is alike is counted. */
    private final class Tables implements Visitor {

        private static final Set<String> CELLS = Set.of("table-cell", "covered-table-cell");

        private final List<Spreadsheet.Grid> grids = new ArrayList<>();
        private final List<int[]> merged = new ArrayList<>();
        private Written written = new Written(file);
        private String name = "";
        private int row;
        private int rows;
        private int column;
        private int columns;
        private int tables;
        private int notes;
        private String type = "";
        private String value = "";
        private boolean formula;
        private String said = "";
        private String currency = "";

        @Override
        public void begin(XMLStreamReader xml, StringBuilder text) {
            switch (xml.getLocalName()) {
                case "table" -> {
                    if (++tables == 1) {
                        name = attribute(xml, "name");
                        written = new Written(file + "#" + name);
                        merged.clear();
                        row = 1;
                    }
                }
                case "table-row" -> {
                    rows = Math.max(1, number(attribute(xml, "number-rows-repeated")));
                    column = 1;
                }
                case "table-cell", "covered-table-cell" -> {
                    columns = Math.max(1, number(attribute(xml, "number-columns-repeated")));
                    type = attribute(xml, "value-type");
                    currency = attribute(xml, "currency");
                    formula = !attribute(xml, "formula").isEmpty();
                    value = Stream.of("value", "date-value", "boolean-value", "string-value")
                            .map(key -> attribute(xml, key))
                            .filter(one -> !one.isEmpty())
                            .findFirst()
                            .orElse("");
                    said = "";
                    int across = Math.max(1, number(attribute(xml, "number-columns-spanned")));
                    int down = Math.max(1, number(attribute(xml, "number-rows-spanned")));
                    if (across > 1 || down > 1) {
                        merged.add(new int[] {row, column, row + down - 1, column + across - 1});
                    }
                }
                // What somebody noted beside a cell, it does not say.
                case "annotation" -> notes++;
                case "s" -> {
                    if (text.length() <= Spreadsheet.CHARACTERS) {
                        text.append(" ".repeat(Math.min(Spreadsheet.CHARACTERS, Math.max(1, number(attribute(xml, "c"))))));
                    }
                }
                case "p" -> text.setLength(0);
                default -> {}
            }
        }

        @Override
        public void end(String element, StringBuilder text) {
            if (element.equals("annotation")) {
                notes--;
            } else if (element.equals("p") && notes == 0 && said.length() <= Spreadsheet.CHARACTERS) {
                said = said.isEmpty() ? text.toString() : said + "\n" + text;
            } else if (CELLS.contains(element)) {
                cell();
            } else if (element.equals("table-row")) {
                written.repeat(row, rows);
                row = Math.min(row + rows, Spreadsheet.ROWS + 1);
            } else if (element.equals("table") && --tables == 0) {
                merged.forEach(area -> written.spread(area[0], area[1], area[2], area[3]));
                grids.add(written.grid(name));
            }
        }

        private void cell() {
            Optional<String> wrong = wrong(formula && type.isEmpty(), formula && type.equals("string") && said.startsWith("#"), said);
            wrong.ifPresent(message -> written.refuse(row, column, message));
            String text = wrong.isPresent() ? "" : text();
            if (Spreadsheet.bare(text).isEmpty()) {
                column = Math.min(column + columns, Spreadsheet.COLUMNS + 1);
                return;
            }
            boolean number = type.equals("float") || type.equals("currency") || type.equals("percentage") || type.equals("date");
            for (int i = 0; i < columns; i++) {
                written.put(row, column++, text, number);
            }
        }

        private String text() {
            return switch (type) {
                case "currency" -> currency.isEmpty() || currency.equals("EUR") ? plain(value) : plain(value) + ' ' + currency;
                case "float" -> plain(value);
                case "percentage" -> percentage(value);
                case "date" -> value.length() > 10 ? value.substring(0, 10) : value;
                case "boolean" -> value;
                default -> value.isEmpty() ? said : value;
            };
        }
    }

    /** What keeps a cell from saying anything. */
    private static Optional<String> wrong(boolean isUncomputed, boolean isError, String said) {
        if (isUncomputed) {
            return Optional.of("the cell holds a formula that nobody has computed; open the file in a spreadsheet and save it");
        }
        return isError ? Optional.of("the cell holds the error " + said + "; mend it in the spreadsheet") : Optional.empty();
    }

    /** What cells say, by row and column from 1. */
    private final class Written {

        private final String place;
        private final TreeMap<Integer, TreeMap<Integer, Cell>> rows = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Written(String place) {
            this.place = place;
        }

        Place at(int row, int column) {
            return new Place(place, row, column);
        }

        void put(int row, int column, String said, boolean number) {
            String text = Spreadsheet.bare(said);
            if (text.isEmpty()) {
                return;
            }
            if (row > Spreadsheet.ROWS || column > Spreadsheet.COLUMNS || ++cells > Spreadsheet.CELLS) {
                throw new Unusable(
                        at(row, column),
                        "there is more here than is read: at most " + Spreadsheet.ROWS + " rows of " + Spreadsheet.COLUMNS + " columns, "
                                + Spreadsheet.CELLS + " cells");
            }
            if (said.length() > Spreadsheet.CHARACTERS) {
                throw new Unusable(at(row, column), "the cell has more than " + Spreadsheet.CHARACTERS + " characters");
            }
            rows.computeIfAbsent(row, key -> new TreeMap<>()).put(column, new Cell(text, number, at(row, column)));
        }

        void refuse(int row, int column, String message) {
            if (problems.size() < TOLD) {
                problems.add(new Problem(at(row, column), "", message));
            }
        }

        /** The rows below say the same. @param times how often it stands there in all */
        void repeat(int row, int times) {
            TreeMap<Integer, Cell> first = rows.get(row);
            for (int r = row + 1; first != null && r < row + times; r++) {
                int below = r;
                first.forEach((column, cell) -> put(below, column, cell.text(), cell.number()));
            }
        }

        /** What is merged says the same everywhere. */
        void spread(int top, int left, int bottom, int right) {
            TreeMap<Integer, Cell> first = rows.get(top);
            Cell text = first == null ? null : first.get(left);
            for (int r = top; text != null && r > 0 && r <= Math.min(Spreadsheet.ROWS, bottom); r++) {
                for (int c = left; c <= Math.min(Spreadsheet.COLUMNS, right) && covered < MERGED; c++, covered++) {
                    rows.computeIfAbsent(r, key -> new TreeMap<>()).put(c, new Cell(text.text(), text.number(), at(r, c)));
                }
            }
        }

        Spreadsheet.Grid grid(String name) {
            List<List<Cell>> all = new ArrayList<>();
            rows.forEach((number, written) -> {
                while (all.size() < number - 1) {
                    all.add(List.of());
                }
                List<Cell> line = new ArrayList<>();
                for (int c = 1; c <= written.lastKey(); c++) {
                    line.add(written.getOrDefault(c, new Cell("", false, at(number, c))));
                }
                all.add(List.copyOf(line));
            });
            return new Spreadsheet.Grid(name, List.copyOf(all), List.copyOf(problems));
        }
    }
}
