package edict.rulebook;

/** How a provision stands for one subject and bearer. */
public enum Status implements Coded {
    VIOLATED,
    REQUIRED,
    OPEN,
    PLANNED,
    SATISFIED,
    INFO,
    WAIVED,
    /** A prohibition that concerns the subject, which keeps it. */
    COMPLIANT,
    NOT_APPLICABLE,
    /** A prohibition without a rule for whom it concerns: nothing prohibited was found. */
    NOT_TRIGGERED;

    /** Whether there is nothing to do about it. */
    public boolean isSettled() {
        return switch (this) {
            case SATISFIED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> true;
            case VIOLATED, REQUIRED, OPEN, PLANNED, INFO, WAIVED -> false;
        };
    }
}
