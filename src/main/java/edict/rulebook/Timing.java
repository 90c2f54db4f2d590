package edict.rulebook;

import java.time.LocalDate;

/** When a finding holds, seen from the day judged. */
public enum Timing implements Coded {
    IN_FORCE,
    UPCOMING,
    LAPSED;

    /** How a day lies to the one judged. */
    public static Timing of(LocalDate day, LocalDate asOf) {
        return day.isEqual(asOf) ? IN_FORCE : day.isAfter(asOf) ? UPCOMING : LAPSED;
    }
}
