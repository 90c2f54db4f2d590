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
        return BigDecimal.valueOf(span.shortest());
    }

    static BigDecimal mostHours(Span span) {
        return BigDecimal.valueOf(span.longest());
    }

    /** The day a period after {@code day} ends. Working days pass over Saturdays and Sundays; begun days count whole. */
    static LocalDate plus(LocalDate day, Span span) {
        return span.unit() == Span.Unit.HOURS
                ? day.plusDays((span.amount() + HOURS_A_DAY - 1) / HOURS_A_DAY)
                : Period.after(day, span);
    }
}
