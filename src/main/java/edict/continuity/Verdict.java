package edict.continuity;

import edict.rulebook.Coded;

/** What a loss does to a capability. Order: from the best to the worst; {@code UNKNOWN} is outside of it. */
public enum Verdict implements Coded {
    /** Goes on as before. */
    RETAINED,
    /** Is back within the time allowed. */
    RETAINED_AFTER_SWITCH,
    /** Goes on, but only on what gets no more updates, patches or support. */
    FROZEN,
    /** Is back, but later than allowed. */
    RTO_BREACH,
    /** Never carries the whole load again. */
    DEGRADED,
    LOST,
    /** Depends on what nobody has stated. */
    UNKNOWN;

    boolean isKept() {
        return this == RETAINED || this == RETAINED_AFTER_SWITCH;
    }
}
