package edict;

import edict.facts.Facts;
import edict.facts.Supplied;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.findings.Question;
import edict.rulebook.Words;
import edict.scoring.Fraction;
import edict.scoring.Range;
import edict.scoring.Score;
import edict.scoring.Scores;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A candidate in its place, before it is held against others. Immutable.
 *
 * @param scores by framework, of each part of what is supplied, the weakest first
 */
record InPlace(Evaluation evaluation, Supplied supplied, Map<String, List<Score>> scores) {

    /** @param components ids of those that run what is supplied */
    static InPlace of(Evaluation evaluation, List<String> components) {
        Supplied supplied = evaluation.days().get(0).facts().supplied(components);
        Map<String, List<Score>> scores = new LinkedHashMap<>();
        for (Scores of : evaluation.scores()) {
            List<Score> parts = of.components().stream()
                    .filter(one -> supplied.components().contains(one.subject().key()))
                    .map(Scores.Of::score)
                    .sorted(Comparator.comparing(score -> score.score().least()))
                    .toList();
            if (!parts.isEmpty()) {
                scores.put(of.framework().id(), parts);
            }
        }
        return new InPlace(evaluation, supplied, scores);
    }

    /** By framework the score of the weakest part. */
    Map<String, Score> weakest() {
        Map<String, Score> weakest = new LinkedHashMap<>();
        scores.forEach((framework, parts) -> weakest.put(framework, parts.get(0)));
        return weakest;
    }

    /** The score of whichever part turns out to be the weakest; empty where nothing is scored. */
    Optional<Range<Fraction>> score(String framework) {
        return Optional.ofNullable(scores.get(framework)).map(parts -> new Range<>(
                parts.get(0).score().least(),
                parts.stream().map(part -> part.score().most()).min(Comparator.naturalOrder()).orElseThrow()));
    }

    /** Whether somebody whom nobody names may take something away: what is lost with them is among no losses. */
    boolean mayLose() {
        return supplied.isOpen() && !facts().ofType(Words.CAPABILITY).isEmpty();
    }

    Facts facts() {
        return evaluation.days().get(0).facts();
    }

    /** What only the candidate can answer. */
    List<Question> questions() {
        return evaluation.questions().stream().filter(question -> supplied.isAround(question.pointer())).toList();
    }

    /** The same, those first on which it hangs whether minimums are reached. */
    List<Question> questions(List<Comparison.Reached> minimums) {
        Set<List<String>> deciding = minimums.stream()
                .filter(reached -> reached.holds() == Ternary.UNKNOWN)
                .flatMap(reached -> reached.findings().stream())
                .flatMap(finding -> finding.questions().stream())
                .map(asked -> List.of(asked.pointer(), asked.attribute()))
                .collect(Collectors.toSet());
        Predicate<Question> decides = question -> deciding.contains(List.of(question.pointer(), question.attribute()));
        return Stream.concat(
                        evaluation.questions().stream().filter(decides), questions().stream().filter(decides.negate()))
                .toList();
    }

    /** Findings whose clause is missing from the contracts, or perhaps. */
    List<Finding> clauses() {
        return evaluation.findings().stream()
                .filter(finding -> finding.clause().isPresent() && Gate.isUnmet(finding.status()))
                .filter(finding -> supplied.isAround(finding.subject().pointer()))
                .toList();
    }
}
