package edict.imports;

import edict.document.Place;
import java.time.LocalDate;

/** Where a value of a draft comes from. */
public sealed interface Origin {

    /** Where the value stands: in the imported file, or in the registry. */
    Place at();

    /**
     * The file says so.
     *
     * @param pointer in the imported file
     */
    record Stated(Place at, String pointer) implements Origin {}

    /**
     * The registry says so of what the file names.
     *
     * @param entry id
     * @param checked the day on which somebody last read the entry's sources
     * @param pointer in the imported file, of what names the entry
     */
    record Catalogued(Place at, String entry, LocalDate checked, String pointer) implements Origin {}

    /**
     * The file touches on it and leaves it open.
     *
     * @param because what the file says, in English
     */
    record Asked(Place at, String pointer, String because) implements Origin {}
}
