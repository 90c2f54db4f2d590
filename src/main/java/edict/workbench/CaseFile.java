package edict.workbench;

import edict.document.Node;
import edict.document.Place;
import edict.document.Reading;
import edict.rulebook.Coded;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Small worlds and what the law says about them, as they stand beside a rule file.
 *
 * @param name of the file, relative to the folder that holds {@code rules}
 */
public record CaseFile(String name, List<Group> groups) {

    /**
     * Cases of one provision that vary one world.
     *
     * @param source where the expectations come from
     * @param given a design without {@code kind}
     */
    public record Group(String provision, String source, Node.Mapping given, List<Case> cases, Place at) {}

    /**
     * A world, a day and what is expected.
     *
     * <p>An entry of a file may stand for several. With {@code moments: [{case, asOf, knownOn, expect}]} in the place of
     * these four keys, one world is judged at each of them; with {@code each: {pointer: [values]}}, with each value put
     * there after {@code with}. Their names end with the value and the days.
     *
     * @param knownOn empty for the day judged
     * @param with what to put where, after {@code without}
     * @param without pointers of what to leave out
     * @param expect what is to be found, in full as {@link Comparing} says
     * @param answers {@code kind: Answers}
     * @param waivers {@code kind: Waivers}
     */
    public record Case(
            String name,
            Kind kind,
            LocalDate asOf,
            Optional<LocalDate> knownOn,
            Map<String, Node> with,
            List<String> without,
            List<Expected> expect,
            String profile,
            List<Reading.Document> answers,
            List<Reading.Document> waivers,
            Place at) {

        LocalDate known() {
            return knownOn.orElse(asOf);
        }
    }

    /** What a case shows of its provision. */
    public enum Kind implements Coded {
        /** The provision speaks. */
        FIRES,
        /** One stated fact is another one, and it does not, or otherwise. */
        MUST_NOT,
        /** One stated fact is missing, and it asks. */
        UNKNOWN,
        /** The last day before something changes. */
        DAY_BEFORE,
        /** The day on which it changes. */
        DAY
    }
}
