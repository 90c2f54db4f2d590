package edict.rulebook;

/** When a finding holds, seen from the day judged. */
public enum Timing implements Coded {
    IN_FORCE,
    UPCOMING,
    LAPSED
}
