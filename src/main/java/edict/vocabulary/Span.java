package edict.vocabulary;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration in the law's own unit. A month is 28 to 31 days, a year 365 or 366, a working day 1 to 5 days, so spans of
 * unlike units compare as bounds.
 *
 * @param amount not negative
 */
public record Span(int amount, Unit unit) {

    public enum Unit {
        HOURS("PT", "H"),
        DAYS("P", "D"),
        WORKING_DAYS("P", "WD"),
        WEEKS("P", "W"),
        MONTHS("P", "M"),
        YEARS("P", "Y");

        private final String before;
        private final String after;

        Unit(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    private static final Pattern FORM = Pattern.compile("(PT?)([0-9]{1,6})(H|D|WD|W|M|Y)");

    /** What to write, for messages. */
    public static final String EXPECTED = "a duration such as `P30D`, `P2M`, `P1Y`, `PT24H` or `P14WD`";

    private static final Pattern ONE_UNIT = Pattern.compile("P[0-9]+(D|WD|W|M|Y)|PT[0-9]+H");

    private static final Pattern YEARS_AND_MONTHS = Pattern.compile("P([0-9]{1,3})Y([0-9]{1,4})M");

    /** As ISO 8601 writes them. */
    private static final Pattern SEVERAL_UNITS = Pattern.compile("P([0-9]+[YMWD])*(T([0-9]+[HMS])+)?");

    /** Longer ones are slips of the pen, and lead beyond the days that a calendar has. */
    private static final int MOST_YEARS = 200;

    private static final Pattern SPOKEN = Pattern.compile("([0-9]{1,4})[\\s\\u00A0\\u202F]*(\\p{L}+)");

    /** An m may be minutes. */
    private static final Map<Unit, Set<String>> WORDS = Map.of(
            Unit.HOURS, Set.of("h", "hour", "hours", "heure", "heures"),
            Unit.DAYS, Set.of("d", "day", "days", "j", "jour", "jours"),
            Unit.WEEKS, Set.of("w", "week", "weeks", "sem", "semaine", "semaines"),
            Unit.MONTHS, Set.of("month", "months", "mois"),
            Unit.YEARS, Set.of("y", "year", "years", "an", "ans", "année", "années"));

    private static final int MONTHS_TABLED = 48;

    private static final int MONTHS_LOOKED_AT = 120;

    /** Fewest and most days of so many months, over the 400 years after which the calendar repeats. */
    private static final long[][] DAYS_OF_MONTHS = daysOfMonths();

    /**
     * Reads {@code P30D}, {@code P2M}, {@code P1Y}, {@code P6W}, {@code PT24H}, {@code P14WD}: one unit, whole amounts, at most 200
     * years.
     */
    public static Optional<Span> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            for (Unit unit : Unit.values()) {
                if (unit.before.equals(matcher.group(1)) && unit.after.equals(matcher.group(3))) {
                    return Optional.of(new Span(Integer.parseInt(matcher.group(2)), unit)).filter(Span::isShortEnough);
                }
            }
        }
        return Optional.empty();
    }

    /** What to say of a text that is no duration, where it means one: after a semicolon, or nothing. */
    public static String why(String text) {
        Matcher both = YEARS_AND_MONTHS.matcher(text);
        if (both.matches()) {
            int months = 12 * Integer.parseInt(both.group(1)) + Integer.parseInt(both.group(2));
            return "; a duration has one unit, so write `P" + months + "M`";
        }
        return ONE_UNIT.matcher(text).matches()
                ? "; no duration is longer than " + MOST_YEARS + " years"
                : SEVERAL_UNITS.matcher(text).matches() ? "; a duration has one unit" : "";
    }

    /** As people write one, {@code 30 days}: a number of one unit; empty for what may mean two things. */
    public static Optional<Span> spoken(String text) {
        Matcher matcher = SPOKEN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int amount = Integer.parseInt(matcher.group(1));
        return WORDS.entrySet().stream()
                .filter(one -> one.getValue().contains(matcher.group(2)))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(unit -> unit == Unit.WEEKS ? new Span(7 * amount, Unit.DAYS) : new Span(amount, unit));
    }

    private boolean isShortEnough() {
        return !surelyLongerThan(new Span(MOST_YEARS, Unit.YEARS));
    }

    /** Whether which is the longer hangs on no calendar: a year is always twelve months. */
    public boolean isOfUnitsLike(Span other) {
        return unit == other.unit || (isMonths() && other.isMonths());
    }

    /** Whether it is longer than {@code other} whatever the months, years and holidays. */
    public boolean surelyLongerThan(Span other) {
        return (isMonths() && other.isMonths())
                ? months() > other.months()
                : unit == other.unit ? amount > other.amount : shortest() > other.longest();
    }

    /** Whether it is as long as {@code other} or shorter, whatever the months, years and holidays. */
    public boolean surelyAtMost(Span other) {
        return (isMonths() && other.isMonths())
                ? months() <= other.months()
                : unit == other.unit ? amount <= other.amount : longest() <= other.shortest();
    }

    /** Hours, at the least. */
    public long shortest() {
        return 24
                * switch (unit) {
                    case HOURS -> 0;
                    case DAYS, WORKING_DAYS -> amount;
                    case WEEKS -> 7L * amount;
                    case MONTHS, YEARS -> days(months(), 0);
                }
                + (unit == Unit.HOURS ? amount : 0);
    }

    /** Hours, at the most. */
    public long longest() {
        return switch (unit) {
            case HOURS, DAYS, WEEKS -> shortest();
            case WORKING_DAYS -> 24L * 5 * amount;
            case MONTHS, YEARS -> 24 * days(months(), 1);
        };
    }

    private boolean isMonths() {
        return unit == Unit.MONTHS || unit == Unit.YEARS;
    }

    private long months() {
        return unit == Unit.YEARS ? 12L * amount : amount;
    }

    /** Beyond the table four years at a time: 1460 days around 1900 and 2100, else 1461. Bounds stay bounds. */
    private static long days(long months, int most) {
        return months / MONTHS_TABLED * DAYS_OF_MONTHS[MONTHS_TABLED][most]
                + DAYS_OF_MONTHS[(int) (months % MONTHS_TABLED)][most];
    }

    private static long[][] daysOfMonths() {
        long[][] days = new long[MONTHS_TABLED + 1][2];
        for (int months = 1; months <= MONTHS_TABLED; months++) {
            days[months][0] = Long.MAX_VALUE;
        }
        // The years around a leap year and around a year that would be one but is none see every case.
        for (LocalDate from : new LocalDate[] {LocalDate.of(2000, 1, 1), LocalDate.of(2096, 1, 1)}) {
            long[] firsts = new long[MONTHS_LOOKED_AT + MONTHS_TABLED];
            Arrays.setAll(firsts, month -> from.plusMonths(month).toEpochDay());
            for (int months = 1; months <= MONTHS_TABLED; months++) {
                for (int start = 0; start < MONTHS_LOOKED_AT; start++) {
                    long between = firsts[start + months] - firsts[start];
                    days[months][0] = Math.min(days[months][0], between);
                    days[months][1] = Math.max(days[months][1], between);
                }
            }
        }
        return days;
    }

    /** As the law writes it in data: {@code P2M}, {@code P14WD}. */
    @Override
    public String toString() {
        return unit.before + amount + unit.after;
    }
}
