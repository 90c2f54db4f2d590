package edict.continuity;

import edict.rulebook.Coded;
import edict.vocabulary.Text;

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

    /** In words. */
    public Text word() {
        return switch (this) {
            case RETAINED -> new Text("retained", "maintenue");
            case RETAINED_AFTER_SWITCH -> new Text("retained by a switch", "maintenue par bascule");
            case FROZEN -> new Text("frozen", "figée");
            case RTO_BREACH -> new Text("back too late", "rétablie trop tard");
            case DEGRADED -> new Text("degraded", "dégradée");
            case LOST -> new Text("lost", "perdue");
            case UNKNOWN -> new Text("unknown", "inconnu");
        };
    }

    /** Whether it surely goes on, or is back in time. */
    public boolean isKept() {
        return this == RETAINED || this == RETAINED_AFTER_SWITCH;
    }
}
