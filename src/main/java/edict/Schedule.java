package edict;

import edict.continuity.Continuity;
import edict.decision.Verdict;
import edict.engine.Budget;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Pairing;
import edict.findings.Finding;
import edict.findings.Wording;
import edict.rulebook.Coded;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What falls due or changes on which day, if the design stays as it is. What is found on each day is what an evaluation of that day
 * finds, by what is known of the law today, and settled at least as far. Immutable; equal requests give an equal schedule.
 *
 * @param now the day judged
 * @param overdue what was due before the day judged and is not known to be met, by day
 * @param days after the day judged on which something happens, ascending
 */
public record Schedule(Evaluation now, List<Event> overdue, List<Day> days) {

    /** What happens. */
    public enum Kind implements Coded {
        /** A finding is in force that was not the day before. */
        APPLIES,
        /** A finding stands otherwise than the day before. */
        CHANGES,
        /** A finding is gone. */
        LAPSES,
        /** The last day on which a duty can be met in time. */
        DUE,
        /** The last day for what an approval hangs on: a plan carried out, evidence renewed. */
        TO_DO,
        /** The last day on which a duty stands. */
        DUTY_ENDS,
        /** The last day of a waiver. */
        WAIVER_ENDS,
        /** The last day of a certificate or another thing that ends. */
        ENDS,
        /** Something speaks against a backup that did not the day before, such as the age of its test. */
        BACKUP_FAILS,
        /** A backup is a real one from this day on. */
        BACKUP_COUNTS,
        /** What becomes of a capability is another thing than the day before. */
        CAPABILITY
    }

    /**
     * An event.
     *
     * @param finding what it is about; as it was the day before where it is gone
     * @param thing what ends, or the backup, the first where several turn alike
     * @param before the finding as it stood the day before
     * @param text what has to be done, or what ends
     */
    public record Event(
            LocalDate day,
            Kind kind,
            Optional<Finding> finding,
            Optional<Finding.Subject> thing,
            Optional<Finding> before,
            Optional<Changes.Change<Continuity>> capability,
            Optional<Text> text) {

        private static Event of(LocalDate day, Kind kind, Finding finding) {
            return of(day, kind, finding, Optional.empty(), Optional.empty());
        }

        private static Event of(LocalDate day, Kind kind, Finding finding, Optional<Finding> before, Optional<Text> text) {
            return new Event(day, kind, Optional.of(finding), Optional.empty(), before, Optional.empty(), text);
        }

        private static Event of(LocalDate day, Kind kind, Entity thing, Text text) {
            return new Event(
                    day,
                    kind,
                    Optional.empty(),
                    Optional.of(new Finding.Subject(thing.type(), thing.id(), thing.key())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(text));
        }

        private static Event of(LocalDate day, Changes.Change<Continuity> capability) {
            return new Event(
                    day,
                    Kind.CAPABILITY,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(capability),
                    Optional.empty());
        }

        /** What it is about, where that is a thing. */
        public Optional<Finding.Subject> subject() {
            return finding.map(Finding::subject).or(() -> thing);
        }
    }

    /**
     * A day.
     *
     * @param decision the one that is taken on this day
     * @param before the one of the day before
     */
    public record Day(LocalDate day, Verdict decision, Verdict before, List<Event> events) {}

    /** What came of asking for a schedule. */
    public sealed interface Outcome {}

    public record Drawn(Schedule schedule) implements Outcome {}

    public record Rejected(Edict.Rejected rejected) implements Outcome {}

    /**
     * Evaluates day by day; what stands since the day before is taken over.
     *
     * @param until the last day to look at; empty for all that are known
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public static Outcome of(Edict edict, Request request, Optional<LocalDate> until, Budget budget) {
        long since = System.nanoTime();
        Judging.Course course = new Judging.Course();
        Edict.Answer answer = edict.evaluate(request, budget, course);
        if (!(answer instanceof Edict.Evaluated first)) {
            return new Rejected((Edict.Rejected) answer);
        }
        Drawing drawing = new Drawing(
                first.evaluation(), until, new Backups(edict.rulebook()), new Wording(edict.rulebook(), Drawing.facts(first.evaluation())));
        for (Optional<LocalDate> day = drawing.next(); day.isPresent(); day = drawing.next()) {
            Budget left = budget.after(Duration.ofNanos(System.nanoTime() - since));
            Edict.Answer then = edict.evaluate(request.on(day.get()), left, course);
            if (!(then instanceof Edict.Evaluated evaluated)) {
                return new Rejected((Edict.Rejected) then);
            }
            drawing.reach(evaluated.evaluation());
        }
        return new Drawn(drawing.schedule());
    }

    private static final class Drawing {
        private final Evaluation now;
        private final Optional<LocalDate> until;
        private final Backups backups;
        private final Wording words;
        private final NavigableSet<LocalDate> waiting = new TreeSet<>();
        private final TreeMap<LocalDate, List<Event>> events = new TreeMap<>();
        private final TreeMap<LocalDate, Verdict> decisions = new TreeMap<>();
        private final Set<List<Object>> said = new HashSet<>();
        private Evaluation previous;

        Drawing(Evaluation now, Optional<LocalDate> until, Backups backups, Wording words) {
            this.now = now;
            this.until = until;
            this.backups = backups;
            this.words = words;
            this.previous = now;
            decisions.put(now.asOf(), now.decision());
            look(now);
            endings(now);
        }

        Optional<LocalDate> next() {
            LocalDate day = waiting.higher(previous.asOf());
            return Optional.ofNullable(day).filter(found -> until.map(last -> !found.isAfter(last)).orElse(true));
        }

        void reach(Evaluation then) {
            LocalDate day = then.asOf();
            Pairing same = Pairing.identity(facts(then));
            for (Changes.Change<Finding> change : Changes.findings(inForce(previous), inForce(then), same)) {
                Kind kind = change.before().isEmpty()
                        ? Kind.APPLIES
                        : change.after().isEmpty() ? Kind.LAPSES : Kind.CHANGES;
                boolean moves = kind != Kind.CHANGES
                        || change.before()
                                .filter(old -> old.status() != change.it().status() || Changes.tellsOtherwise(old, change.it()))
                                .isPresent();
                if (moves) {
                    add(Event.of(
                            day, kind, change.it(), kind == Kind.CHANGES ? change.before() : Optional.empty(), Optional.empty()));
                }
            }
            backups.turned(previous, then)
                    .forEach(turned -> add(Event.of(
                            day, turned.counts() ? Kind.BACKUP_COUNTS : Kind.BACKUP_FAILS, turned.first(), turned.text())));
            Changes.continuity(previous.continuity(), then.continuity()).forEach(change -> add(Event.of(day, change)));
            decisions.put(day, then.decision());
            previous = then;
            look(then);
        }

        private static List<Finding> inForce(Evaluation evaluation) {
            return evaluation.findings().stream()
                    .filter(finding -> finding.timing() == Timing.IN_FORCE)
                    .toList();
        }

        private static Facts facts(Evaluation evaluation) {
            return evaluation.days().get(0).facts();
        }

        /** What the findings of a day say of later days. */
        private void look(Evaluation then) {
            waiting.addAll(then.laterDays());
            for (Finding finding : then.findings()) {
                for (Finding.DatedCondition condition : finding.conditions()) {
                    waiting.add(condition.by().plusDays(1));
                    once(
                            Event.of(condition.by(), Kind.TO_DO, finding, Optional.empty(), Optional.of(condition.text())),
                            condition.text());
                }
                finding.waiver().ifPresent(waiver -> {
                    waiting.add(waiver.expires().plusDays(1));
                    once(Event.of(waiver.expires(), Kind.WAIVER_ENDS, finding), waiver);
                });
                // What is not as it has to be is missing from the day on which begins what it comes before, though no rule reads that day.
                finding.due().filter(due -> !due.lasts()).flatMap(Finding.Due::date).ifPresent(waiting::add);
                // What an evaluation of a later day finds with a day that is over for it was told by an earlier one, or was not owed yet.
                finding.due()
                        .flatMap(Finding.Due::date)
                        .filter(day -> isOutstanding(finding) && !comesUp(finding, day))
                        .filter(day -> then.asOf().equals(now.asOf()) || !day.isBefore(then.asOf()))
                        .filter(day -> !lasts(finding) || !day.isBefore(now.asOf()))
                        .ifPresent(day -> once(Event.of(day, lasts(finding) ? Kind.DUTY_ENDS : Kind.DUE, finding), ""));
            }
        }

        private static boolean lasts(Finding finding) {
            return finding.due().filter(Finding.Due::lasts).isPresent();
        }

        private static boolean isOutstanding(Finding finding) {
            return switch (finding.status()) {
                case VIOLATED, REQUIRED, OPEN, PLANNED -> true;
                case SATISFIED, INFO, WAIVED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> false;
            };
        }

        // That it is due on the day on which it comes up, is found for the first time, or breaks, goes without saying.
        private boolean comesUp(Finding finding, LocalDate day) {
            return finding.isYetUnbroken()
                    || (finding.timing() == Timing.UPCOMING && finding.appliesFrom().equals(Optional.of(day)))
                    || events.getOrDefault(day, List.of()).stream()
                            .filter(event -> event.kind() == Kind.APPLIES)
                            .flatMap(event -> event.finding().stream())
                            .anyMatch(applies -> applies.provision().equals(finding.provision())
                                    && applies.subject().equals(finding.subject())
                                    && applies.who().equals(finding.who()));
        }

        private void endings(Evaluation then) {
            for (Facts.Ending ending : facts(then).endings()) {
                if (!ending.day().isBefore(now.asOf())) {
                    add(Event.of(ending.day(), Kind.ENDS, ending.entity(), words.about(ending.entity())));
                }
            }
        }

        /** Each day tells of the same deadlines. */
        private void once(Event event, Object what) {
            Finding finding = event.finding().orElseThrow();
            boolean isNew = said.add(List.of(
                    event.day(),
                    event.kind(),
                    finding.provision(),
                    finding.subject(),
                    finding.who(),
                    what));
            boolean gone = event.day().isBefore(now.asOf()) && !finding.timing().equals(Timing.IN_FORCE);
            if (isNew && !gone) {
                add(event);
            }
        }

        private void add(Event event) {
            events.computeIfAbsent(event.day(), none -> new ArrayList<>()).add(event);
        }

        Schedule schedule() {
            List<Event> overdue = new ArrayList<>();
            events.headMap(now.asOf(), false).values().forEach(overdue::addAll);
            List<Day> days = new ArrayList<>();
            NavigableSet<LocalDate> all = new TreeSet<>(events.tailMap(now.asOf(), true).keySet());
            decisions.tailMap(now.asOf(), false).forEach((day, decision) -> {
                if (decision != decisions.lowerEntry(day).getValue()) {
                    all.add(day);
                }
            });
            until.ifPresent(last -> all.removeIf(day -> day.isAfter(last)));
            for (LocalDate day : all) {
                List<Event> sorted = new ArrayList<>(events.getOrDefault(day, List.of()));
                sorted.sort(Comparator.comparing(Event::kind)
                        .thenComparing(event -> event.finding().map(Finding::provision).orElse(""))
                        .thenComparing(event -> event.finding().map(f -> f.subject().pointer()).orElse("")));
                Verdict before = decisions.ceilingEntry(now.asOf()).getValue();
                if (day.isAfter(now.asOf())) {
                    before = decisions.lowerEntry(day).getValue();
                }
                days.add(new Day(day, decisions.floorEntry(day).getValue(), before, List.copyOf(sorted)));
            }
            return new Schedule(now, List.copyOf(overdue), List.copyOf(days));
        }
    }
}
