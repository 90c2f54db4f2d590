package edict.rulebook;

import edict.document.Place;
import edict.drl.Parameters;
import java.time.LocalDate;

/**
 * A dated value of the law or of the house.
 *
 * @param open whether the law leaves the value to the organisation, so that a profile may set it
 * @param shape what its values are
 * @param values {@link Boolean}, {@link String}, {@link java.math.BigDecimal}, {@link java.time.LocalDate},
 *     {@link edict.vocabulary.Span}, or for sets a {@link java.util.Set} of these
 * @param checked last day on which someone read the source
 */
public record Parameter(
        String id, String label, String unit, boolean open, Parameters.Shape shape, Timeline<Object> values, LocalDate checked, Place at) {

    /** What its values are, for a message. */
    String described() {
        String one =
                switch (shape.kind()) {
                    case BOOLEAN -> "boolean";
                    case TEXT -> "text";
                    case NUMBER -> "number";
                    case DATE -> "date";
                    case SPAN -> "duration";
                };
        return shape.set() ? "a set of " + one + "s" : "a " + one;
    }
}
