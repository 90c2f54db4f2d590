package edict.engine;

import edict.facts.Facts;
import edict.findings.Conclusions;
import edict.findings.Conclusions.Worlds;
import edict.findings.Judged;
import edict.rulebook.Moment;
import edict.rulebook.Timing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What was concluded at one moment, which tells much of other moments. The rules have spoken; what is open may still be being settled in
 * another thread, so that other moments can be looked at meanwhile. Safe to share between threads.
 */
public final class Concluded {

    private final Points points;
    private final Set<LocalDate> turningDays;
    private final Standing standing;
    private final Aside<Found> found;
    private final Optional<Turned> turned;
    private Optional<Conclusions> conclusions = Optional.empty();

    /**
     * @param provisions whose conclusions were looked for again
     * @param types derived types whose facts were
     * @param whole concludes the same from scratch
     */
    record Turned(Concluded before, Set<String> provisions, Set<String> types, Supplier<Concluded> whole) {

        boolean isNothing() {
            return provisions.isEmpty() && types.isEmpty();
        }
    }

    /** @param worlds lists which open conclusions hold together */
    record Found(Conclusions conclusions, Supplier<Optional<Worlds>> worlds) {

        /** What is a part of all that is concluded. */
        static Found alone(Conclusions conclusions) {
            return new Found(conclusions, Optional::empty);
        }
    }

    /**
     * @param points with what it is about, and when
     * @param found what is concluded now
     * @param turned where only what turned is looked for, empty where everything is
     */
    Concluded(
            Points points,
            Set<LocalDate> turningDays,
            Standing standing,
            Aside<Found> found,
            Optional<Turned> turned) {
        this.points = points;
        this.turningDays = turningDays;
        this.standing = standing;
        this.found = found;
        this.turned = turned;
    }

    /** What it is about. */
    public Facts facts() {
        return points.facts();
    }

    /** When. */
    public Moment moment() {
        return points.moment();
    }

    /** With what dates are compared that nobody states. */
    Points points() {
        return points;
    }

    /** Days later than this one on which a {@code reached} test changes. */
    public Set<LocalDate> turningDays() {
        return turningDays;
    }

    /** The days that facts of a derived type carry, be they certain or not. Waits for nothing that is being settled. */
    public Set<LocalDate> days(String type) {
        return standing.days(type);
    }

    /** All that was derived. */
    Standing standing() {
        return standing;
    }

    /**
     * What is concluded on several days. Settles what is open: from the last on what no other thread has begun with.
     *
     * @param all in the order in which they were concluded
     * @param asOf the day judged
     * @throws Budget.Exceeded when that costs too much
     */
    public static List<Judged> judged(List<Concluded> all, LocalDate asOf) {
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).found.get();
        }
        return all.stream().map(one -> one.judged(asOf)).toList();
    }

    /**
     * What is concluded, as seen from a day. Waits until all is settled.
     *
     * @param asOf the day judged
     * @throws Budget.Exceeded when that costs too much
     */
    public Judged judged(LocalDate asOf) {
        LocalDate day = moment().day();
        return new Judged(day, Timing.of(day, asOf), facts(), conclusions());
    }

    /**
     * What is concluded. Waits until all is settled.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public synchronized Conclusions conclusions() {
        if (conclusions.isEmpty()) {
            conclusions = Optional.of(turned.map(since ->
                            Concluding.merged(since, found.get().conclusions()))
                    .orElseGet(() -> found.get().conclusions()));
        }
        return conclusions.get();
    }

    /**
     * Which open conclusions hold together; empty when there are too many completions to list, or these were not concluded to decide. Found out
     * each time that somebody asks.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public synchronized Optional<Worlds> worlds() {
        if (turned.isEmpty()) {
            return found.get().worlds().get();
        }
        if (Concluding.areTooManyOpen(conclusions())) {
            return Optional.empty();
        }
        Concluded whole = turned.get().whole().get();
        return whole.worlds().flatMap(worlds -> worlds.among(whole.conclusions(), conclusions()));
    }
}
