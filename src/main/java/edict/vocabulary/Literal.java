package edict.vocabulary;

import java.util.Optional;
import java.util.Set;

/**
 * A value as written, of the type it should have. Scalars are {@link Boolean}, {@link String} (texts, codes, countries,
 * ids), {@link java.math.BigDecimal}, {@link java.time.LocalDate} and {@link Span}.
 */
public sealed interface Literal {

    /** A single value. */
    record One(Object scalar) implements Literal {}

    /**
     * Bounds of a number, date or span.
     *
     * @param from lowest possible value
     * @param fromIncluded whether {@code from} itself is possible
     */
    record Range(Optional<Object> from, boolean fromIncluded, Optional<Object> to, boolean toIncluded)
            implements Literal {}

    /**
     * A list.
     *
     * @param scalars in the order of the text
     * @param complete whether nothing else is in it
     */
    record Many(Set<Object> scalars, boolean complete) implements Literal {}

    /** Asked, and nobody knows: {@code unknown} or null. */
    record NotKnown() implements Literal {}
}
