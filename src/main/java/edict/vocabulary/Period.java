package edict.vocabulary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Periods and time limits by the common rules that the design names (section 5): the day of the event is not counted; a period in days or longer that would end on a public holiday, Saturday or Sunday ends with the next working
 * day; one of two days or more has at least two working days.
 */
public final class Period {

    private Period() {}

    /**
     * The last day of a period.
     *
     * @param event the day of the event, which is not counted
     * @param holidays public holidays, beside Saturdays and Sundays
     */
    public static LocalDate lastDay(LocalDate event, Span span, Set<LocalDate> holidays) {
        return switch (span.unit()) {
            // The hour of the event is not known, so the last whole day on which the period surely still runs.
            case HOURS -> event.plusDays(span.amount() / 24);
            case DAYS -> working(atLeastTwo(event, event.plusDays(span.amount()), span.amount(), holidays), holidays);
            case WORKING_DAYS -> workingDays(event, span.amount(), holidays);
            case WEEKS -> working(event.plusWeeks(span.amount()), holidays);
            case MONTHS -> working(event.plusMonths(span.amount()), holidays);
            case YEARS -> working(event.plusYears(span.amount()), holidays);
        };
    }

    /**
     * The last day on which a period may still run: hours move for no holiday, Saturday or Sunday (Article 3(4) of the Regulation), but whether two
     * days or more of them have at least two working days as well (Article 3(5)) is left open, so that nothing is late that may be in time.
     */
    public static LocalDate latestDay(LocalDate event, Span span, Set<LocalDate> holidays) {
        // The hour of the event is not known, so a part of a day may reach into the next one.
        return span.unit() == Span.Unit.HOURS
                ? atLeastTwo(event, event.plusDays((span.amount() + 23) / 24), span.amount() / 24, holidays)
                : lastDay(event, span, holidays);
    }

    /** The day on which a span after a day has passed, without regard to working days. */
    public static LocalDate after(LocalDate day, Span span) {
        return switch (span.unit()) {
            case HOURS -> day.plusDays(span.amount() / 24);
            case DAYS -> day.plusDays(span.amount());
            case WORKING_DAYS -> workingDays(day, span.amount(), Set.of());
            case WEEKS -> day.plusWeeks(span.amount());
            case MONTHS -> day.plusMonths(span.amount());
            case YEARS -> day.plusYears(span.amount());
        };
    }

    private static LocalDate working(LocalDate day, Set<LocalDate> holidays) {
        LocalDate last = day;
        while (!isWorking(last, holidays)) {
            last = last.plusDays(1);
        }
        return last;
    }

    private static LocalDate atLeastTwo(LocalDate event, LocalDate end, int days, Set<LocalDate> holidays) {
        if (days < 2) {
            return end;
        }
        LocalDate second = workingDays(event, 2, holidays);
        return end.isBefore(second) ? second : end;
    }

    private static LocalDate workingDays(LocalDate event, int count, Set<LocalDate> holidays) {
        LocalDate day = event;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(1);
            if (isWorking(day, holidays)) {
                counted++;
            }
        }
        return day;
    }

    private static boolean isWorking(LocalDate day, Set<LocalDate> holidays) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }
}
