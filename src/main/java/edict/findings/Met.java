package edict.findings;

/** How far a duty is met. Order: what all of several controls come to is the least of them, what any comes to the most. */
public enum Met {
    NOT_MET,
    NOT_KNOWN,
    PLANNED,
    MET;

    Met and(Met other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Met or(Met other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** What is true of both of two possible worlds. */
    Met either(Met other) {
        if (this == other) {
            return this;
        }
        return and(other) == PLANNED ? PLANNED : NOT_KNOWN;
    }
}
