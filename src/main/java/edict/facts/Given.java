package edict.facts;

import edict.document.Place;

/**
 * A value and where it comes from.
 *
 * @param pointer where the value stands, or would stand
 * @param at where it stands, or where its entity does when it is missing
 */
public record Given(Value value, Origin origin, String pointer, Place at) {

    /** Where a value comes from. */
    public enum Origin {
        STATED,
        DERIVED,
        CATALOGUE,
        ANSWERED,
        ASSUMED,
        /** Nothing was said. */
        MISSING
    }
}
