package edict.findings;

import edict.facts.Facts;
import edict.facts.Value;
import edict.rulebook.Moment;
import edict.rulebook.Provision;
import edict.vocabulary.Period;
import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * By when something is due.
 *
 * @param date the earliest that is known
 * @param counted whether there is such a day, known or not
 * @param asked the facts that it counts from and nobody has stated
 */
record Deadline(Optional<LocalDate> date, boolean counted, List<Conclusions.Asked> asked) {

    static final Deadline NONE = new Deadline(Optional.empty(), false, List.of());

    /** Counts from something that nobody has named. */
    private static final Deadline UNNAMED = new Deadline(Optional.empty(), true, List.of());

    private static Deadline on(LocalDate day) {
        return new Deadline(Optional.of(day), true, List.of());
    }

    boolean isUnknown() {
        return date.isEmpty() && counted;
    }

    /** Whether what is not done on a day should be: not before the day by which it is due, nor while that day is not known. */
    boolean hasCome(LocalDate day) {
        return date.map(due -> !due.isAfter(day)).orElse(!counted);
    }

    /**
     * Counts for each way in which the rule fired; the earliest counts, and what comes before something that is there already is due at once.
     * Beside ways that are certain, what is only possible makes nothing due earlier.
     *
     * @param since first day on which it is owed for one of these ways: a period that began before does not end before
     */
    static Deadline of(
            Provision.Due due,
            List<Conclusions.Ground> grounds,
            Trace trace,
            Moment moment,
            Function<Conclusions.Ground, Optional<LocalDate>> since) {
        if (grounds.isEmpty()) {
            return due instanceof Provision.On on ? on(on.day()) : NONE;
        }
        List<Conclusions.Ground> certain = grounds.stream().filter(Conclusions.Ground::certain).toList();
        List<Deadline> ways = (certain.isEmpty() ? grounds : certain)
                .stream()
                .map(ground -> of(due, ground, trace, moment, since.apply(ground)))
                .toList();
        return due.comesBefore() && !ways.stream().allMatch(Deadline::counted) ? NONE : earliest(ways);
    }

    private static Deadline of(
            Provision.Due due, Conclusions.Ground ground, Trace trace, Moment moment, Optional<LocalDate> since) {
        if (due instanceof Provision.On on) {
            return on(on.day());
        }
        if (due instanceof Provision.EarliestOf earliest) {
            return earliest(earliest.of().stream()
                    .map(part -> of(part, ground, trace, moment, since))
                    .toList());
        }
        return after((Provision.After) due, ground, trace, moment, since);
    }

    private static Deadline earliest(List<Deadline> all) {
        Set<Conclusions.Asked> asked = new LinkedHashSet<>();
        List<LocalDate> dates = new ArrayList<>();
        for (Deadline deadline : all) {
            deadline.date().ifPresent(dates::add);
            asked.addAll(deadline.asked());
        }
        return new Deadline(
                dates.stream().min(LocalDate::compareTo),
                all.stream().anyMatch(Deadline::counted),
                List.copyOf(asked));
    }

    private static Deadline after(
            Provision.After after, Conclusions.Ground ground, Trace trace, Moment moment, Optional<LocalDate> since) {
        Optional<Object> start = Optional.ofNullable(ground.variables().get("$" + after.variable()))
                .or(() -> Optional.ofNullable(ground.variables().get(after.variable())));
        Optional<Span> span = span(after.period(), moment);
        if (span.isEmpty()) {
            return NONE;
        }
        if (start.isEmpty()) {
            return new Deadline(Optional.empty(), true, trace.unknown(ground, after.variable()));
        }
        Set<LocalDate> holidays = holidays(after, moment);
        if (start.get() instanceof LocalDate day) {
            return on(lastDay(day, after.period(), span.get(), holidays, since));
        }
        if (trace.facts().entity(start.get().toString()).isEmpty()) {
            return UNNAMED;
        }
        Optional<Facts.End> end = trace.facts().follow(start.get().toString(), after.path());
        if (end.isEmpty() || end.get().value() instanceof Value.NotApplicable) {
            return NONE;
        }
        if (end.get().value() instanceof Value.Known known && known.scalar() instanceof LocalDate day) {
            return on(lastDay(day, after.period(), span.get(), holidays, since));
        }
        Facts.End missing = end.get();
        return new Deadline(
                Optional.empty(),
                true,
                List.of(new Conclusions.Asked(
                        missing.entity(), missing.attribute(), missing.entity() + '/' + missing.attribute())));
    }

    private static LocalDate lastDay(
            LocalDate event, Provision.Period period, Span span, Set<LocalDate> holidays, Optional<LocalDate> since) {
        LocalDate last = period instanceof Provision.Fixed fixed && fixed.calendar()
                ? Period.after(event, span)
                : Period.lastDay(event, span, holidays);
        return since.filter(last::isBefore).orElse(last);
    }

    private static Optional<Span> span(Provision.Period period, Moment moment) {
        if (period instanceof Provision.FromParameter from) {
            Object value = moment.parameters().get(from.id());
            return value instanceof BigDecimal number
                    ? Optional.of(new Span(number.intValue(), from.unit()))
                    : value instanceof Span span ? Optional.of(span) : Optional.empty();
        }
        return Optional.of(((Provision.Fixed) period).span());
    }

    private static Set<LocalDate> holidays(Provision.After after, Moment moment) {
        Set<LocalDate> days = new HashSet<>();
        after.holidays().map(moment.parameters()::get).ifPresent(value -> {
            if (value instanceof Set<?> set) {
                set.forEach(day -> {
                    if (day instanceof LocalDate date) {
                        days.add(date);
                    }
                });
            }
        });
        return days;
    }
}
