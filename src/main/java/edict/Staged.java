package edict;

import edict.document.Reading;
import edict.facts.Option;
import java.util.List;

/**
 * What makes a design another one before it is judged.
 *
 * @param steps what it says otherwise
 * @param answers {@code kind: Answers} about the design as it then is
 */
record Staged(List<Option.Step> steps, List<Reading.Document> answers) {

    /** Nothing does. */
    static final Staged AS_IS = new Staged(List.of(), List.of());
}
