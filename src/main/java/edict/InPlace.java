package edict;

import edict.continuity.Threat;
import edict.document.Place;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Shown;
import edict.facts.Supplied;
import edict.findings.Conclusions.Asked;
import edict.findings.Finding;
import edict.findings.Question;
import edict.findings.Wording;
import edict.rulebook.Rulebook;
import edict.rulebook.Status;
import edict.rulebook.Words;
import edict.scoring.Fraction;
import edict.scoring.Range;
import edict.scoring.Score;
import edict.scoring.Scores;
import edict.vocabulary.Attribute;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A candidate in its place, before it is held against others. Immutable.
 *
 * @param scores by framework, of each part of what is supplied, the weakest first
 */
record InPlace(Evaluation evaluation, Supplied supplied, Map<String, List<Score>> scores) {

    /** @param components ids of those that run what is supplied */
    static InPlace of(Evaluation evaluation, List<String> components, Vocabulary vocabulary) {
        Supplied supplied = evaluation.days().get(0).facts().supplied(components, vocabulary);
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

    /** What losses are played on. */
    Threat.Ground ground(Rulebook rulebook) {
        return new Threat.Ground(rulebook, facts(), evaluation.conclusions(), evaluation.asOf());
    }

    Facts facts() {
        return evaluation.days().get(0).facts();
    }

    /**
     * What only the candidate can answer: that first on which it hangs whether minimums are reached, be it about what else it brings, then
     * that on which it hangs what it is worth; nobody need find anything for it to be asked.
     *
     * @param weighed what the latter are
     */
    List<Question> questions(List<Comparison.Reached> minimums, List<Asked> weighed, Rulebook rulebook) {
        return questions(supplied::isTheirs, minimums, weighed, rulebook);
    }

    /** The same that only who buys can answer, with the candidate in its place. */
    List<Question> own(List<Comparison.Reached> minimums, List<Asked> weighed, Rulebook rulebook) {
        return questions(supplied::isOwn, minimums, weighed, rulebook);
    }

    /** @param whose by pointer and attribute, whether they answer it who are asked */
    private List<Question> questions(
            BiPredicate<String, String> whose, List<Comparison.Reached> minimums, List<Asked> weighed, Rulebook rulebook) {
        Map<List<String>, Question> all = new LinkedHashMap<>();
        Wording wording = new Wording(rulebook, facts());
        for (List<Asked> some : List.of(minimums.stream().flatMap(reached -> reached.questions().stream()).toList(), weighed)) {
            Map<List<String>, Asked> deciding = new LinkedHashMap<>();
            some.stream()
                    .filter(asked -> whose.test(asked.pointer(), asked.attribute()))
                    .forEach(asked -> deciding.putIfAbsent(List.of(asked.pointer(), asked.attribute()), asked));
            evaluation.questions().stream()
                    .filter(question -> deciding.containsKey(key(question)))
                    .forEach(question -> all.putIfAbsent(key(question), question));
            deciding.forEach((key, asked) -> all.computeIfAbsent(key, none -> question(asked, wording)));
        }
        evaluation.questions().stream()
                .filter(question -> supplied.isAround(question.pointer()) && whose.test(question.pointer(), question.attribute()))
                .forEach(question -> all.putIfAbsent(key(question), question));
        return List.copyOf(all.values());
    }

    private static List<String> key(Question question) {
        return List.of(question.pointer(), question.attribute());
    }

    /**
     * What is said of what is supplied, of who supplies it, and of anything else that today's design doesn't say, and the registry says
     * otherwise.
     */
    List<Comparison.Contested> contested(Facts today, Vocabulary vocabulary) {
        Set<Place> before = said(today).map(one -> one.stated().at()).collect(Collectors.toSet());
        return said(facts())
                .filter(one -> supplied.isAround(one.entity()) || !before.contains(one.stated().at()))
                .map(one -> contested(one, vocabulary))
                .toList();
    }

    /** Against the registry, be it settled or not. */
    private static Stream<Facts.Contradiction> said(Facts facts) {
        return Stream.concat(facts.contradictions().stream(), facts.settled().stream());
    }

    private Comparison.Contested contested(Facts.Contradiction contradiction, Vocabulary vocabulary) {
        Shown shown = new Shown(facts(), vocabulary);
        Optional<Text> question = facts().entity(contradiction.entity())
                .flatMap(thing -> vocabulary.attribute(thing.type(), contradiction.attribute()))
                .flatMap(Attribute::question);
        Given stated = contradiction.stated();
        Given registered = contradiction.catalogued();
        return new Comparison.Contested(
                shown.thing(contradiction.entity()),
                stated.pointer(),
                question.orElse(new Text(contradiction.attribute(), contradiction.attribute())),
                shown.said(contradiction.entity(), contradiction.attribute(), stated),
                stated.at(),
                shown.said(contradiction.entity(), contradiction.attribute(), registered),
                registered.source().flatMap(Given.Source::evidence),
                registered.source().flatMap(Given.Source::on),
                stated.source().filter(source -> facts().settled().contains(contradiction)));
    }

    /** Findings whose clause is missing from the contracts, or perhaps, or to which it answers as far as a contract can. */
    List<Finding> clauses() {
        return evaluation.findings().stream()
                .filter(finding -> finding.clause().isPresent() && Gate.weighs(finding.status()))
                .filter(finding -> supplied.isAround(finding.subject().pointer()))
                .toList();
    }

    /**
     * Open clauses of several provisions that all ask the same: one answer tells whether any of them is owed. What is asked of a contract
     * is what is negotiated, and settled by that. The candidate is asked before anybody else.
     */
    List<Comparison.Hanging> hanging(Rulebook rulebook) {
        List<Finding> left = new ArrayList<>(clauses().stream()
                .filter(finding -> finding.status() == Status.OPEN)
                .filter(finding -> finding.questions().stream().noneMatch(asked -> isOfContract(asked, rulebook)))
                .toList());
        List<Comparison.Hanging> hanging = new ArrayList<>();
        Wording wording = new Wording(rulebook, facts());
        while (true) {
            Map<Asked, List<Finding>> asking = new LinkedHashMap<>();
            left.forEach(finding -> finding.questions()
                    .forEach(asked -> asking.computeIfAbsent(asked, none -> new ArrayList<>()).add(finding)));
            Optional<Map.Entry<Asked, List<Finding>>> most = asking.entrySet().stream()
                    .filter(one -> provisions(one.getValue()) > 1)
                    .reduce((before, next) -> isAskedBefore(next, before) ? next : before);
            if (most.isEmpty()) {
                return List.copyOf(hanging);
            }
            List<Finding> together = most.get().getValue();
            Asked first = most.get().getKey();
            Question question = evaluation.questions().stream()
                    .filter(one -> one.pointer().equals(first.pointer()) && one.attribute().equals(first.attribute()))
                    .findFirst()
                    .orElseGet(() -> question(first, wording));
            hanging.add(new Comparison.Hanging(question, together));
            left.removeAll(together);
        }
    }

    private boolean isAskedBefore(Map.Entry<Asked, List<Finding>> one, Map.Entry<Asked, List<Finding>> other) {
        boolean theirs = isTheirs(one.getKey());
        return theirs == isTheirs(other.getKey()) ? provisions(one.getValue()) > provisions(other.getValue()) : theirs;
    }

    private boolean isTheirs(Asked asked) {
        return supplied.isAround(asked.pointer()) && supplied.isTheirs(asked.pointer(), asked.attribute());
    }

    private static long provisions(List<Finding> findings) {
        return findings.stream().map(Finding::provision).distinct().count();
    }

    private boolean isOfContract(Asked asked, Rulebook rulebook) {
        return asked.attribute().equals(rulebook.vocabulary().collection(Words.CONTRACT))
                || facts().entity(asked.entity()).filter(thing -> thing.type().equals(Words.CONTRACT)).isPresent();
    }

    /** As one that nothing that is found asks. */
    private Question question(Asked asked, Wording wording) {
        return new Question(
                asked.pointer(),
                asked.attribute(),
                wording.of(asked),
                wording.about(asked),
                List.of(),
                List.of(),
                evaluation.questions().size() + 1);
    }
}
