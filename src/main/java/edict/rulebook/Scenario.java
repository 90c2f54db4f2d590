package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A loss of access to think through.
 *
 * @param assumes a type of which a design has to list something before an evaluation tells of the scenario; empty when
 *     the scenario says something of every design
 * @param each an attribute of all that it selects: the scenario stands for as many as there are values of it; empty when it is
 *     one
 * @param durationDays empty when there is no end in sight
 * @param backups a derived type with the attribute {@code of}: the alternatives that are real backups; empty when every
 *     one counts
 */
public record Scenario(
        String id,
        Text title,
        Optional<String> assumes,
        Optional<String> each,
        int noticeHours,
        Optional<Integer> durationDays,
        Optional<String> backups,
        List<Effect> effects,
        Place at) {

    /** The rows of tables that it switches off. */
    public List<RowEnds> ended() {
        return effects.stream()
                .filter(RowEnds.class::isInstance)
                .map(RowEnds.class::cast)
                .toList();
    }

    /** The derived types that it reads. */
    public List<String> selected() {
        return Stream.concat(
                        backups.stream(),
                        effects.stream()
                                .filter(Touches.class::isInstance)
                                .map(effect -> ((Touches) effect).select()))
                .distinct()
                .toList();
    }

    /** Whether it touches what rules derive. */
    public boolean touches() {
        return effects.stream().anyMatch(Touches.class::isInstance);
    }

    /** What the scenario does. */
    public sealed interface Effect {}

    /**
     * Touches what rules derive.
     *
     * @param select a derived type with the attribute {@code of}: the nodes touched
     * @param where attributes of the derived fact that must have these values
     * @param fromHour hours after the start
     */
    public record Touches(String select, Map<String, Object> where, Mode mode, int fromHour, Place at)
            implements Effect {}

    /** Switches a row of a table off and lets the rulebook run again. */
    public record RowEnds(String table, String row, Place at) implements Effect {}

    /** What happens to a node. */
    public enum Mode implements Coded {
        /** Stops. */
        OFF,
        /** Runs without updates, patches, new licences, support. */
        FROZEN,
        /** Runs without new capacity or spares. */
        NO_GROWTH,
        /** Works but may no longer be used. */
        UNLAWFUL,
        /** The right to use new versions ends. */
        LICENCE_END
    }
}
