package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Span;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way to score products and components: criteria with ladders, weights, and a gate that stands beside the score.
 *
 * @param rungs the framework whose answers count: this one, or the one on which it is based
 * @param edition printed with each score, because editions don't give the same number
 * @param weightSet what the weights are
 * @param maxAge how old an answer may be before it counts as unknown; empty for any age
 * @param levels from the worst to the best
 * @param objectives in the order of the file
 */
public record Framework(
        String id,
        String rungs,
        Text title,
        String edition,
        LocalDate published,
        LocalDate checked,
        Text weightSet,
        List<Source> sources,
        Optional<String> note,
        Gate gate,
        NotApplicable notApplicable,
        Optional<Span> maxAge,
        List<Level> levels,
        List<Objective> objectives,
        Place at) {

    /** For what a tender sets its minimum. */
    public enum Gate implements Coded {
        /** For the lowest level of all criteria. */
        OVERALL,
        /** For the level of each objective. */
        BY_OBJECTIVE
    }

    /** What becomes of a criterion that does not apply. */
    public enum NotApplicable implements Coded {
        /** It is left out of the level, and the rest of its objective counts for the whole. */
        SCALED,
        /** There is none: it counts as unanswered. */
        REFUSED
    }

    /** A step of the gate. */
    public record Level(String id, Text title, Optional<Text> means) {}

    /**
     * A part of the score.
     *
     * @param weight share of the score
     * @param outOf what the points of its criteria are divided by: a nominal maximum, which they may exceed
     */
    public record Objective(String id, Text title, BigDecimal weight, BigDecimal outOf, List<Criterion> criteria) {}

    /**
     * A question with a closed list of answers.
     *
     * @param ranking whether it counts for the score alone, and not for the level
     * @param rungs by number
     */
    public record Criterion(
            String id, Text title, Optional<Text> help, Optional<String> note, boolean ranking, List<Rung> rungs) {

        public Optional<Rung> rung(int number) {
            return rungs.stream().filter(rung -> rung.number() == number).findFirst();
        }

        /** The most points that it can give. */
        public BigDecimal best() {
            return rungs.stream().map(Rung::points).max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    /**
     * An answer.
     *
     * @param level position in {@link Framework#levels()}
     * @param text empty where the source has none
     */
    public record Rung(int number, BigDecimal points, int level, Optional<Text> text) {}

    /** All criteria, in the order of the file. */
    public Stream<Criterion> criteria() {
        return objectives.stream().flatMap(objective -> objective.criteria().stream());
    }

    public Optional<Criterion> criterion(String id) {
        return criteria().filter(criterion -> criterion.id().equals(id)).findFirst();
    }

    /** The position of the best level. */
    public int highest() {
        return levels.size() - 1;
    }

    /** The position of a level, by id, in small letters or in large ones, or by number. */
    public Optional<Integer> level(String name) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).id().equalsIgnoreCase(name) || Integer.toString(i).equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
