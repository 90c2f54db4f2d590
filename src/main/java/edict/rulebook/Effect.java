package edict.rulebook;

/**
 * What a finding does to the decision; as the enforcement of a provision, the most it may do. Order: from the mildest to
 * the hardest.
 */
public enum Effect implements Coded {
    NONE,
    CONDITION,
    REVIEW,
    REJECT;

    /** The milder of two. */
    public Effect atMost(Effect other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The harder of two. */
    public Effect atLeast(Effect other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
