package edict.decision;

import edict.rulebook.Coded;
import edict.rulebook.Effect;

/** What is decided about a design. Order: from the kindest. */
public enum Verdict implements Coded {
    APPROVED,
    APPROVED_WITH_CONDITIONS,
    NEEDS_REVIEW,
    REJECTED;

    /** What the worst effect comes to. */
    public static Verdict of(Effect worst) {
        return switch (worst) {
            case NONE -> APPROVED;
            case CONDITION -> APPROVED_WITH_CONDITIONS;
            case REVIEW -> NEEDS_REVIEW;
            case REJECT -> REJECTED;
        };
    }
}
