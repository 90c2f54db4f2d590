package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loss of access to think through.
 *
 * @param durationDays empty when there is no end in sight
 */
public record Scenario(
        String id, Text title, int noticeHours, Optional<Integer> durationDays, List<Effect> effects, Place at) {

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
