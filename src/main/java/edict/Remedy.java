package edict;

import edict.decision.Verdict;
import edict.document.Place;
import edict.facts.Lever;
import edict.facts.Option;
import edict.findings.Finding;
import edict.findings.Question;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would have to change for a design to go ahead. Immutable.
 *
 * @param today how the design is judged as it is
 * @param stages what takes the rejection away, then what takes the need for a review away; none where nothing of that is there
 */
public record Remedy(
        LocalDate asOf,
        LocalDate knownOn,
        String rulebook,
        String profile,
        Evaluation today,
        List<Stage> stages) {

    /**
     * Changes that are enough together, and none of which can be left out.
     *
     * @param better the decision that they are for, if nothing is left
     * @param changes beyond those of the stage before
     * @param left what stays all the same, or comes with the changes
     * @param steps what makes all changes up to here, as an option of the design would write it
     * @param whole whether all that could be made of the design was tried
     * @param then how the design with all changes up to here is decided
     */
    public record Stage(
            Verdict better, List<Change> changes, List<Finding> left, List<Option.Step> steps, boolean whole, Evaluation then) {

        /** Whether the changes up to here bring about the decision that they are for: what is left or open may stand against it. */
        public boolean isReached() {
            return then.decision().compareTo(better) <= 0;
        }
    }

    /**
     * What is changed.
     *
     * @param made of the same thing, at least one
     * @param asked the question to which the change is another answer, or the control or the option in words
     * @param today the answer of the design as it is, as it writes that; empty for controls and options
     * @param then what the answer has to be, or what has to be added to it; of a control what proves it; empty for options
     * @param at where the design says it, or would
     * @param cleared what there is without it, all others made
     */
    public record Change(List<Lever> made, Text asked, Optional<Text> today, Text then, Place at, List<Finding> cleared) {}

    /** How the design is judged with all changes. */
    public Evaluation last() {
        return stages.isEmpty() ? today : stages.get(stages.size() - 1).then();
    }

    /** What the changes up to this stage give reason to ask that nothing asks today, by rank: what they are worth may hang on it. */
    public List<Question> asked(Stage stage) {
        Set<List<String>> before = today.questions().stream()
                .map(question -> List.of(question.pointer(), question.attribute()))
                .collect(Collectors.toSet());
        return stage.then().questions().stream()
                .filter(question -> !before.contains(List.of(question.pointer(), question.attribute())))
                .toList();
    }

    /** Whether the design goes ahead with all changes, or as it is: approved, be it with conditions. */
    public boolean isEnough() {
        return last().decision().compareTo(Verdict.APPROVED_WITH_CONDITIONS) <= 0;
    }
}
