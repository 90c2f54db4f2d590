package edict.facts;

/** A truth value in Kleene's strong three-valued logic. Order: NO, UNKNOWN, YES. */
public enum Ternary {
    NO,
    UNKNOWN,
    YES;

    public static Ternary of(boolean value) {
        return value ? YES : NO;
    }

    public Ternary not() {
        return this == YES ? NO : this == NO ? YES : UNKNOWN;
    }

    public Ternary and(Ternary other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Ternary or(Ternary other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
