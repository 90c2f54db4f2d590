package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A loss of access to think through.
 *
 * @param combines ids of other scenarios that happen at the same time; their effects are among {@code effects}
 * @param assumes a type of which a design has to list something before an evaluation tells of the scenario; empty when
 *     the scenario says something of every design
 * @param about attributes by which what a design lists has to refer to a thing of these types; the scenario is named after those
 * @param onRequest whether only a simulation tells of it, and no evaluation
 * @param noted whether what it does to capabilities is a fact that rules read
 * @param each an attribute of all that it selects: the scenario stands for as many as there are values of it; empty when it is
 *     one
 * @param durationDays empty when there is no end in sight
 * @param backups a derived type with the attribute {@code of}: the alternatives that are real backups; empty when every
 *     one counts
 * @param tells what else is told of it, and stops nothing
 */
public record Scenario(
        String id,
        Text title,
        List<String> combines,
        Optional<String> assumes,
        Map<String, String> about,
        boolean onRequest,
        boolean noted,
        Optional<String> each,
        int noticeHours,
        Optional<Integer> durationDays,
        Optional<String> backups,
        List<Effect> effects,
        List<Told> tells,
        Place at) {

    /** The same together with others: what happens is all that happens in one of them. */
    Scenario with(List<Scenario> others) {
        List<Effect> all = new ArrayList<>(effects);
        List<Told> said = new ArrayList<>(tells);
        others.forEach(other -> {
            all.addAll(other.effects());
            said.addAll(other.tells());
        });
        boolean ends = others.stream().allMatch(other -> other.durationDays().isPresent());
        return new Scenario(
                id,
                title,
                combines,
                assumes,
                about,
                onRequest,
                noted,
                each,
                noticeHours,
                durationDays.or(() -> ends
                        ? others.stream().map(other -> other.durationDays().orElseThrow()).max(Integer::compare)
                        : Optional.empty()),
                backups.or(() -> others.stream().flatMap(other -> other.backups().stream()).findFirst()),
                List.copyOf(all),
                List.copyOf(said),
                at);
    }

    /** The derived types that say until which day something runs, so that what it does hangs on the day on which it begins. */
    public List<String> dated() {
        return effects.stream()
                .filter(Touches.class::isInstance)
                .flatMap(effect -> ((Touches) effect).until().stream())
                .distinct()
                .toList();
    }

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
                        Stream.concat(
                                effects.stream()
                                        .filter(Touches.class::isInstance)
                                        .map(Touches.class::cast)
                                        .flatMap(touches -> Stream.concat(
                                                Stream.of(touches.select()),
                                                Stream.concat(touches.concerns().stream(), touches.until().stream()))),
                                tells.stream().map(Told::select)))
                .distinct()
                .toList();
    }

    /** Whether it touches, or tells of, what rules derive. */
    public boolean touches() {
        return !tells.isEmpty() || effects.stream().anyMatch(Touches.class::isInstance);
    }

    /** What the scenario does. */
    public sealed interface Effect {}

    /**
     * Touches what rules derive.
     *
     * @param select a derived type with the attribute {@code of}: the nodes touched
     * @param where attributes of the derived fact that must have these values
     * @param fromHour hours after the start
     * @param concerns a derived type with the attribute {@code of}: the capabilities for which it happens; empty when for all
     * @param until a derived type with the attributes {@code of} and {@code until}: the days after which what is touched stops, such as the
     *     last one of a licence that nobody can renew any more; empty where it runs for as long as the loss lasts
     */
    public record Touches(
            String select,
            Map<String, Object> where,
            Mode mode,
            int fromHour,
            Optional<String> concerns,
            Optional<String> until,
            Place at)
            implements Effect {}

    /** Switches a row of a table off and lets the rulebook run again. */
    public record RowEnds(String table, String row, Place at) implements Effect {}

    /**
     * What a scenario makes worth telling.
     *
     * @param select a derived type with the attribute {@code of}: the things told of
     * @param where attributes of the derived fact that must have these values
     * @param by an attribute of the derived fact: what is told is told by each of its values, which the title ends with; empty
     *     when all is told at once
     */
    public record Told(String select, Map<String, Object> where, Optional<String> by, Text title, Place at) {}

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
        LICENCE_END;

        /** Whether nothing can be done with it any more. */
        public boolean stops() {
            return this == OFF || this == UNLAWFUL;
        }

        /** Whether it goes on for a time only. */
        public boolean freezes() {
            return this == FROZEN;
        }
    }
}
