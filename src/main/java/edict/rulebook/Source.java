package edict.rulebook;

import java.util.Optional;

/**
 * Where a value or a date is written.
 *
 * @param act the instrument, by default the one of the pack
 * @param provision the place in it, or a text of its own where there is no act
 */
public record Source(Optional<String> act, String provision, Optional<String> url) {

    /** The same where it is complete. */
    public Optional<Citation> citation() {
        return act.flatMap(a -> url.map(link -> new Citation(a, provision, link)));
    }

    /** {@code An act, Article 1}. */
    @Override
    public String toString() {
        return act.map(a -> provision.isEmpty() ? a : a + ", " + provision).orElse(provision);
    }
}
