package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Optional;

/**
 * Something an organisation can have in place, which may satisfy provisions of several acts at once.
 *
 * @param crosswalk standards that help to put it in place
 */
public record Control(String id, Text title, Optional<Text> question, List<Crosswalk> crosswalk, Place at) {

    /**
     * Where a standard deals with the same matter. It is no proof that a duty is met.
     *
     * @param source who says so
     */
    public record Crosswalk(String standard, String clause, String source) {

        /** {@code A standard, clause 4}. */
        @Override
        public String toString() {
            return standard + ", " + clause;
        }
    }
}
