package edict.facts;

import edict.document.Place;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A value and where it comes from.
 *
 * @param pointer where the value stands, or would stand, in the document
 * @param at where it stands (in the document, the answers, the registry or the vocabulary), or where its entity does when
 *     it is missing
 * @param source for what the document does not say itself: who says so
 */
public record Given(Value value, Origin origin, String pointer, Place at, Optional<Source> source) {

    /** What a document states, or doesn't. */
    public Given(Value value, Origin origin, String pointer, Place at) {
        this(value, origin, pointer, at, Optional.empty());
    }

    /** Another value with the same origin. */
    Given with(Value other) {
        return other == value ? this : new Given(other, origin, pointer, at, source);
    }

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

    /**
     * Who says so.
     *
     * @param by the person who answered, or the registry entry; empty for assumptions
     * @param on the day of the answer, or the day the entry was checked
     * @param evidence what proves it, or the entry's source
     * @param because why
     */
    public record Source(
            Optional<String> by, Optional<LocalDate> on, Optional<String> evidence, Optional<String> because) {}
}
