package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Operand;
import edict.vocabulary.Period;
import edict.vocabulary.Span;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A period from a date on, of which a rule asks whether the day judged lies behind it.
 *
 * @param test {@code reached} or {@code overdue}
 * @param arguments the period, and the public holidays where the rule names them; constants or parameters
 */
record Limit(Rule.Test test, List<Operand> arguments) {

    /** Empty where a test is about something else. */
    static Optional<Limit> of(Rule.Call call) {
        return call.test() == Rule.Test.REACHED || call.test() == Rule.Test.OVERDUE
                ? Optional.of(new Limit(call.test(), call.arguments().subList(1, call.arguments().size())))
                : Optional.empty();
    }

    /**
     * The period as it is counted on a day.
     *
     * @param parameters the values that hold on that day; without one of those named, whether the period is over is not known
     */
    Optional<Counted> counted(Function<String, Optional<Object>> parameters) {
        Set<LocalDate> holidays = new HashSet<>();
        for (Operand named : arguments.subList(1, arguments.size())) {
            Optional<Object> days = parameters.apply(((Operand.Parameter) named).id());
            if (days.isEmpty()) {
                return Optional.empty();
            }
            ((Set<?>) days.get()).forEach(day -> holidays.add((LocalDate) day));
        }
        Optional<Object> span = arguments.get(0) instanceof Operand.Parameter parameter
                ? parameters.apply(parameter.id())
                : Optional.of(((Operand.Literal) arguments.get(0)).value());
        return span.map(known -> new Counted(test == Rule.Test.OVERDUE, (Span) known, holidays));
    }

    /**
     * @param overdue whether the last day of the period, as the law counts it, has to be over; otherwise the day a span later has to be there
     * @param holidays on which nobody works beside Saturdays and Sundays
     */
    record Counted(boolean overdue, Span span, Set<LocalDate> holidays) {

        /** The first day on which it has passed since a date. */
        LocalDate firstDay(LocalDate from) {
            return overdue ? Period.latestDay(from, span, holidays).plusDays(1) : Order.plus(from, span);
        }

        /** The last date since which it has passed on a day: a later date never has an earlier first day. */
        LocalDate lastStart(LocalDate day) {
            long fits = 1;
            while (firstDay(day.minusDays(fits)).isAfter(day)) {
                fits *= 2;
            }
            long tooFew = -1;
            while (fits - tooFew > 1) {
                long middle = (fits + tooFew) / 2;
                if (firstDay(day.minusDays(middle)).isAfter(day)) {
                    tooFew = middle;
                } else {
                    fits = middle;
                }
            }
            return day.minusDays(fits);
        }
    }
}
