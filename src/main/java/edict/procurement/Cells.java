package edict.procurement;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problems;
import edict.imports.Spreadsheet.Cell;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Countries;
import edict.vocabulary.DaysInFigures;
import edict.vocabulary.Literals;
import edict.vocabulary.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write into cells, as a dossier would say it. What could be read in two ways is refused. */
final class Cells {

    private static final Set<String> YES = Set.of("yes", "y", "true", "x", "✓", "oui", "o", "vrai");
    private static final Set<String> NO = Set.of("no", "n", "false", "non", "faux");
    private static final Set<String> NONE = Set.of("none", "-", "–", "aucun", "aucune", "néant");
    /** The code that such words mean, where a list has it. */
    private static final String NO_CODE = "none";

    private static final Set<String> UNKNOWN = Set.of("unknown", "?", "inconnu", "inconnue", "tbd", "tbc", "n/k", "nsp");

    /** Characters of a number with all that may stand around it: what is searched for one takes time with its third power. */
    private static final int AMOUNT = 100;

    static final String DAY_FIRST = "day-first";
    static final String MONTH_FIRST = "month-first";

    private static final Pattern RANGE = Pattern.compile("(.*[0-9].*?)(?:\\s+(?:to|à|–|-)\\s+|–)(.*[0-9].*)");
    /** What may stand before or after an amount of money, and of days. */
    /** One that breaks or not, as a pattern. */
    static final String SPACE = "[\\s\\u00A0\\u202F]";

    static final String MONEY = "€|EUR|euros?";

    static final String DAYS = "days?|jours?|d|j";

    private static final String ANY_UNIT = MONEY + "|" + DAYS;
    private static final Pattern PARTED = Pattern.compile("-?[0-9]{1,3}(?:[ \\u00A0\\u202F'’][0-9]{3})+(?:[.,][0-9]+)?");
    /** Thousands, where they are parted, are parted from each other everywhere. */
    private static final Pattern WITH_COMMA = Pattern.compile("-?(?:[0-9]+|[0-9]{1,3}(?:\\.[0-9]{3})+)(?:,[0-9]+)?");

    private static final Pattern WITH_POINT = Pattern.compile("-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\\.[0-9]+)?");

    /** With something behind it that is no digit. */
    private static final Pattern NOTED = Pattern.compile("-?[0-9][0-9., \\u00A0\\u202F'’]*[^0-9., \\u00A0\\u202F'’][^0-9]*");

    private static final Pattern IN_WORDS = Pattern.compile("(\\d{1,2})(?:er|st|nd|rd|th|\\.)?" + SPACE + "+(\\p{L}+)" + SPACE + "+(\\d{4})");

    private static final Map<String, Integer> MONTHS = months();

    /** As a dossier writes one. */
    static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");

    private static final Map<String, String> COUNTRIES = countries();

    private final Optional<String> decimal;
    private final Optional<DaysInFigures.First> first;
    private final Problems problems;

    /**
     * @param decimal what stands before the fraction of a number that is written as a text: a comma or a point; empty when nobody says
     * @param dates {@link #DAY_FIRST} or {@link #MONTH_FIRST}; empty when nobody says
     */
    Cells(Optional<String> decimal, Optional<String> dates, Problems problems) {
        this.decimal = decimal;
        this.first = dates.map(said -> said.equals(DAY_FIRST) ? DaysInFigures.First.DAY : DaysInFigures.First.MONTH);
        this.problems = problems;
    }

    private static Map<String, String> countries() {
        Map<String, String> countries = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            countries.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            countries.put(country.getDisplayCountry(Locale.FRENCH).toLowerCase(Locale.ROOT), code);
        }
        return countries;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (Month month : Month.values()) {
            months.put(lower(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)), month.getValue());
            months.put(lower(month.getDisplayName(TextStyle.FULL, Locale.FRENCH)), month.getValue());
        }
        return months;
    }

    /** With the month by its name, English or French; empty where it is no such day. */
    private static Optional<LocalDate> inWords(String text) {
        Matcher written = IN_WORDS.matcher(text.strip());
        Optional<Integer> month = written.matches() ? Optional.ofNullable(MONTHS.get(lower(written.group(2)))) : Optional.empty();
        try {
            return month.map(of -> LocalDate.of(Integer.parseInt(written.group(3)), of, Integer.parseInt(written.group(1))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    Node text(Cell cell) {
        return Node.text(cell.text(), cell.at());
    }

    /** Somebody's name; empty where somebody says that there is nobody. */
    Optional<Node> somebody(Cell cell) {
        return isNone(cell.text()) ? Optional.empty() : Optional.of(isUnknown(cell) ? Node.text(Literals.UNKNOWN, cell.at()) : text(cell));
    }

    /**
     * A number, or two between which it is.
     *
     * @param percent whether it is one of a hundred, so that it may say so
     * @param unit what may stand before or after it, as a pattern
     */
    Optional<Node> amount(Cell cell, boolean percent, String unit) {
        if (isUnknown(cell)) {
            return Optional.empty();
        }
        if (cell.text().length() > AMOUNT) {
            problems.add(cell.at(), "", "expected a number, found " + cell.text().length() + " characters; at most " + AMOUNT + " are read");
            return Optional.empty();
        }
        Matcher range = RANGE.matcher(cell.text());
        if (!cell.number() && range.matches()) {
            Map<String, Node> both = new LinkedHashMap<>();
            number(range.group(1), cell, percent, unit).ifPresent(least -> both.put("atLeast", least));
            number(range.group(2), cell, percent, unit).ifPresent(most -> both.put("atMost", most));
            return Optional.of(new Node.Mapping(cell.at(), "", both, Map.of()));
        }
        return number(cell.text(), cell, percent, unit);
    }

    /** Without its unit, and without what parts its thousands. */
    private static String bare(String text, String unit) {
        String bare = amount(text.strip().replaceFirst("^(?iu:" + unit + ")" + SPACE + "*(?=[-0-9])", ""), unit);
        String number = bare.replaceFirst(SPACE + "*%$", "");
        String percent = number.equals(bare) ? "" : "%";
        return (PARTED.matcher(number).matches() ? number.replaceAll("[ \\u00A0\\u202F'’]", "") : number) + percent;
    }

    /** Without the unit behind it. */
    private static String amount(String text, String unit) {
        return text.replaceFirst("(?<=[0-9])" + SPACE + "*(?iu:" + unit + ")$", "");
    }

    private Optional<Node> number(String text, Cell cell, boolean percent, String unit) {
        String bare = cell.number() ? amount(text, unit) : bare(text, unit);
        if (percent && bare.endsWith("%")) {
            bare = bare.substring(0, bare.length() - 1).strip();
        }
        if (bare.endsWith("%")) {
            problem(cell, "expected a number that is none of a hundred, found the percentage " + Names.quote(text));
            return Optional.empty();
        }
        if (!cell.number()) {
            int comma = bare.lastIndexOf(',');
            int point = bare.lastIndexOf('.');
            boolean one = decimal.isEmpty() && comma < 0 != point < 0;
            if (one && bare.matches("-?[1-9][0-9]{0,2}[.,][0-9]{3}")) {
                problem(
                        cell,
                        Names.quote(text)
                                + " could be thousands or a fraction; say `decimal: \",\"` or `decimal: \".\"` in the mapping or beside it");
                return Optional.empty();
            }
            boolean counted = decimal.isPresent() && !percent && !unit.equals(ANY_UNIT);
            if (counted && bare.matches("-?[1-9][0-9]{0,2}" + Pattern.quote(decimal.get()) + "[0-9]{3}")) {
                problem(
                        cell,
                        Names.quote(text) + " is less than a thousand with " + Names.quote(decimal.get())
                                + " before a fraction, as is said of the sheet, and has three digits behind it, as thousands have;"
                                + " write it with two, or `" + bare.replace(decimal.get(), "") + "`");
                return Optional.empty();
            }
            // The same mark twice parts thousands; of two, the later one begins the fraction.
            boolean thousands = one && bare.matches("-?[1-9][0-9]{0,2}([.,][0-9]{3}){2,}");
            boolean withComma = decimal.map(","::equals).orElse(comma > point != thousands);
            Matcher written = (withComma ? WITH_COMMA : WITH_POINT).matcher(bare);
            if (!written.matches()) {
                problem(
                        cell,
                        "expected a number" + decimal.map(mark -> ", with " + Names.quote(mark) + " before a fraction").orElse("")
                                + ", found the text " + Names.quote(text) + remedy(bare, unit));
                return Optional.empty();
            }
            bare = withComma ? bare.replace(".", "").replace(',', '.') : bare.replace(",", "");
        }
        if (!NUMBER.matcher(bare).matches()) {
            problem(cell, "expected a number, found the text " + Names.quote(text));
            return Optional.empty();
        }
        // What parts thousands here is known by now; whoever reads the number need not ask again.
        String settled = Literals.twofold(bare).isPresent() ? new BigDecimal(bare).stripTrailingZeros().toPlainString() : bare;
        return Optional.of(new Node.Scalar(cell.at(), "", settled, Node.Kind.NUMBER));
    }

    /** What to do about a number behind which something stands that may make it another: a thousand, a tax. */
    private static String remedy(String bare, String unit) {
        return !unit.equals(MONEY) || !NOTED.matcher(bare).matches()
                ? ""
                : "; write it in euro, all zeros included, and alike for all with or without tax, with nothing behind it but `€` or `EUR`";
    }

    /** A value of an attribute; whether it is one of its values is seen where the dossier is read. */
    Optional<Node> value(Cell cell, AttributeType type) {
        if (isUnknown(cell)) {
            return Optional.of(Node.text(Literals.UNKNOWN, cell.at()));
        }
        if (type instanceof AttributeType.ListOf list) {
            List<Node> items = new ArrayList<>();
            if (!isNone(cell.text())) {
                for (String part : cell.text().split("[,;\n]", -1)) {
                    if (!part.isBlank()) {
                        single(new Cell(part.strip(), cell.number(), cell.at()), list.of()).ifPresent(items::add);
                    }
                }
            }
            return Optional.of(new Node.Sequence(cell.at(), "", List.copyOf(items)));
        }
        return single(cell, type);
    }

    private Optional<Node> single(Cell cell, AttributeType type) {
        String lower = lower(cell.text());
        if (type instanceof AttributeType.Bool) {
            boolean yes = YES.contains(lower);
            return yes || NO.contains(lower)
                    ? Optional.of(new Node.Scalar(cell.at(), "", Boolean.toString(yes), Node.Kind.BOOLEAN))
                    : Optional.of(text(cell));
        }
        if (type instanceof AttributeType.Num number) {
            return amount(cell, number.unit().equals("%"), number.unit().contains("EUR") ? MONEY : number.unit().equals("d") ? DAYS : ANY_UNIT);
        }
        if (type instanceof AttributeType.Date) {
            return day(cell);
        }
        if (type instanceof AttributeType.Duration) {
            return Optional.of(Node.text(Span.spoken(cell.text()).map(Span::toString).orElse(cell.text()), cell.at()));
        }
        if (type instanceof AttributeType.Country) {
            Optional<String> code = Optional.of(cell.text().toUpperCase(Locale.ROOT)).filter(Countries::isCode);
            return Optional.of(Node.text(code.or(() -> country(cell.text())).orElse(cell.text()), cell.at()));
        }
        if (type instanceof AttributeType.Code code) {
            return Optional.of(Node.text(code(cell.text(), code).orElse(cell.text()), cell.at()));
        }
        return Optional.of(text(cell));
    }

    private Optional<Node> day(Cell cell) {
        Optional<String> twofold = DaysInFigures.twofold(cell.text(), first);
        if (twofold.isPresent()) {
            problem(cell, twofold.get() + ", or say `dates: day-first` or `dates: month-first` in the mapping or beside it");
            return Optional.empty();
        }
        String day = DaysInFigures.plain(cell.text(), first);
        if (DaysInFigures.isOne(day)) {
            problem(cell, Names.quote(cell.text()) + " is no day");
            return Optional.empty();
        }
        return Optional.of(Node.text(inWords(day).map(LocalDate::toString).orElse(day), cell.at()));
    }

    /** By its name, English or French. */
    static Optional<String> country(String text) {
        return Optional.ofNullable(COUNTRIES.get(lower(text)));
    }

    /** In whichever letters, and with whatever between its words; or by what it means, where that is said of no other. */
    static Optional<String> code(String text, AttributeType.Code type) {
        return Optional.of(lower(text).replaceAll("[\\s_/:.]+", "-")).filter(type.codes()::contains).or(() -> meant(lower(text).strip(), type));
    }

    private static Optional<String> meant(String text, AttributeType.Code type) {
        List<String> codes = type.meanings().entrySet().stream()
                .filter(one -> lower(one.getValue().en()).equals(text) || lower(one.getValue().fr()).equals(text))
                .map(Map.Entry::getKey)
                .toList();
        return codes.size() == 1
                ? Optional.of(codes.get(0))
                : Optional.of(NO_CODE).filter(none -> text.length() > 1 && NONE.contains(text) && type.codes().contains(none));
    }

    private void problem(Cell cell, String message) {
        problems.add(cell.at(), "", message);
    }

    /** Whether somebody says that there is nothing of the kind. */
    static boolean isNone(String text) {
        return NONE.contains(lower(text));
    }

    private static boolean isUnknown(Cell cell) {
        return UNKNOWN.contains(lower(cell.text()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** For places of what has none of its own. */
    static Node.Mapping object(Map<String, Node> entries, Place at) {
        return new Node.Mapping(at, "", entries, Map.of());
    }
}
