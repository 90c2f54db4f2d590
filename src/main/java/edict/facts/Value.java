package edict.facts;

import edict.vocabulary.Literal;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an attribute. Scalars are {@link Boolean}, {@link String} (texts, codes, countries),
 * {@link BigDecimal}, {@link java.time.LocalDate}, {@link edict.vocabulary.Span}, and for references the {@link Entity#key()}
 * of the entity named. Sets keep the order of the text.
 */
public sealed interface Value {

    Value UNKNOWN = new Unknown();
    Value NOT_APPLICABLE = new NotApplicable();
    Value YES = new Known(true);
    Value NO = new Known(false);

    record Known(Object scalar) implements Value {}

    /**
     * A number, date or span of which only bounds are stated.
     *
     * @param from lowest possible value
     * @param fromIncluded whether {@code from} itself is possible
     */
    record Within(Optional<Object> from, boolean fromIncluded, Optional<Object> to, boolean toIncluded)
            implements Value {}

    /** One of several, and nobody knows which (document and registry differ). @param scalars at least two */
    record OneOf(Set<Object> scalars) implements Value {}

    /** A list. @param complete whether nothing else is in it */
    record Members(Set<Object> scalars, boolean complete) implements Value {}

    record Unknown() implements Value {}

    /** The question makes no sense here: its {@code onlyIf} is false. */
    record NotApplicable() implements Value {}

    /** What a written value says; references still hold ids. */
    static Value of(Literal literal) {
        if (literal instanceof Literal.One one) {
            return one.scalar() instanceof Boolean flag ? (flag ? YES : NO) : new Known(one.scalar());
        }
        if (literal instanceof Literal.Many many) {
            return new Members(Collections.unmodifiableSet(many.scalars()), many.complete());
        }
        if (literal instanceof Literal.Range range) {
            return new Within(range.from(), range.fromIncluded(), range.to(), range.toIncluded());
        }
        return UNKNOWN;
    }
}
