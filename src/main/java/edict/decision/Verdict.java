package edict.decision;

import edict.rulebook.Coded;
import edict.rulebook.Effect;
import edict.vocabulary.Text;

/** What is decided about a design. Order: from the kindest. */
public enum Verdict implements Coded {
    APPROVED,
    APPROVED_WITH_CONDITIONS,
    NEEDS_REVIEW,
    REJECTED;

    /** In words. */
    public Text word() {
        return switch (this) {
            case APPROVED -> new Text("approved", "approuvé");
            case APPROVED_WITH_CONDITIONS -> new Text("approved with conditions", "approuvé sous conditions");
            case NEEDS_REVIEW -> new Text("needs review", "à examiner");
            case REJECTED -> new Text("rejected", "rejeté");
        };
    }

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
