package edict.rulebook;

import edict.vocabulary.Text;
import java.util.Optional;

/**
 * Where a value or a date is written.
 *
 * @param act the instrument, by default the one of the pack
 * @param provision the place in it, or a text of its own where there is no act
 */
public record Source(Optional<Text> act, Text provision, Optional<Text> url) {

    /** The same where it is complete. */
    public Optional<Citation> citation() {
        return act.flatMap(a -> url.map(link -> new Citation(a, provision, link)));
    }

    /** {@code An act, Article 1}. */
    public Text text() {
        return act.map(named -> provision.en().isEmpty() ? named : named.then(Text.alike(", ")).then(provision)).orElse(provision);
    }

    @Override
    public String toString() {
        return text().en();
    }
}
