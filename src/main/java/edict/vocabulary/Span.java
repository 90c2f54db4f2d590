package edict.vocabulary;

/**
 * A duration in the law's own unit. A month is 28 to 31 days, a year 365 or 366, a working day 1 to 5 days, so spans of
 * unlike units compare as bounds.
 *
 * @param amount not negative
 */
public record Span(int amount, Unit unit) {

    public enum Unit {
        HOURS,
        DAYS,
        WORKING_DAYS,
        WEEKS,
        MONTHS,
        YEARS
    }
}
