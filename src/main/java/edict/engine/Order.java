package edict.engine;

import edict.vocabulary.Period;
import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.time.LocalDate;

/** How values compare. */
final class Order {

    private static final int HOURS_A_DAY = 24;

    private Order() {}

    /** Numbers by amount, dates by day, texts by code point. Both must be of one kind. */
    static int compare(Object left, Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b);
        }
        if (left instanceof LocalDate a && right instanceof LocalDate b) {
            return a.compareTo(b);
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        throw new IllegalStateException("compared " + left.getClass() + " with " + right.getClass());
    }

    static boolean equal(Object left, Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return left.equals(right);
    }

    /** The law counts in its own units; across units only these bounds hold. */
    static BigDecimal fewestHours(Span span) {
        return hours(span, 28, 365, 1);
    }

    static BigDecimal mostHours(Span span) {
        return hours(span, 31, 366, 5);
    }

    private static BigDecimal hours(Span span, int daysAMonth, int daysAYear, int daysAWorkingDay) {
        long days =
                switch (span.unit()) {
                    case HOURS -> 0;
                    case DAYS -> span.amount();
                    case WORKING_DAYS -> (long) span.amount() * daysAWorkingDay;
                    case WEEKS -> 7L * span.amount();
                    case MONTHS -> (long) span.amount() * daysAMonth;
                    case YEARS -> (long) span.amount() * daysAYear;
                };
        return BigDecimal.valueOf(span.unit() == Span.Unit.HOURS ? span.amount() : days * HOURS_A_DAY);
    }

    /** The day a period after {@code day} ends. Working days pass over Saturdays and Sundays; begun days count whole. */
    static LocalDate plus(LocalDate day, Span span) {
        return span.unit() == Span.Unit.HOURS
                ? day.plusDays((span.amount() + HOURS_A_DAY - 1) / HOURS_A_DAY)
                : Period.after(day, span);
    }
}
