package edict.procurement;

import edict.vocabulary.AttributeType;
import edict.vocabulary.Span;

/** What people write where it can mean one thing only, as a design says it. */
public final class Spoken {

    private Spoken() {}

    /** A country by its name, a period of one unit, a code in other letters or by what it means; anything else as it stands. */
    public static String of(String text, AttributeType type) {
        if (type instanceof AttributeType.Country) {
            return Cells.country(text).orElse(text);
        }
        if (type instanceof AttributeType.Duration) {
            return Span.spoken(text).map(Span::toString).orElse(text);
        }
        return type instanceof AttributeType.Code code ? Cells.code(text, code).orElse(text) : text;
    }
}
