package edict.findings;

import edict.rulebook.Effect;
import edict.rulebook.Severity;
import edict.rulebook.Timing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts questions in the order in which their answers can change most, but what one hangs on before it. */
public final class Ranking {

    private Ranking() {}

    /**
     * @param effects the most that an open finding may still do, by its position; where it is missing, what its provision
     *     may do at all
     */
    public static List<Question> of(List<Question> questions, List<Finding> findings, Map<Integer, Effect> effects) {
        Map<List<String>, Weight> weights = new HashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Effect effect = effects.getOrDefault(i, finding.enforcement());
            Weight weight = new Weight(effect, finding.timing() == Timing.IN_FORCE, finding.severity(), 1);
            for (Conclusions.Asked asked : finding.questions()) {
                weights.merge(List.of(asked.pointer(), asked.attribute()), weight, Weight::and);
            }
        }
        List<Question> sorted = new ArrayList<>(questions);
        sorted.sort(Comparator.<Question, Weight>comparing(
                        question -> weights.getOrDefault(
                                List.of(question.pointer(), question.attribute()), Weight.NONE),
                        Weight.HEAVIEST_FIRST)
                .thenComparing(Question::pointer)
                .thenComparing(Question::attribute));
        Map<String, List<Question>> byPointer = sorted.stream().collect(Collectors.groupingBy(Question::pointer));
        Set<Question> ranked = new LinkedHashSet<>();
        sorted.forEach(question -> rank(question, byPointer, ranked));
        List<Question> numbered = new ArrayList<>();
        ranked.forEach(question -> numbered.add(question.ranked(numbered.size() + 1)));
        return List.copyOf(numbered);
    }

    /** Conditions run in no circle: the vocabulary refuses those. */
    private static void rank(Question question, Map<String, List<Question>> byPointer, Set<Question> ranked) {
        if (!ranked.contains(question)) {
            question.after().forEach(pointer -> byPointer.getOrDefault(pointer, List.of()).forEach(first -> rank(first, byPointer, ranked)));
            ranked.add(question);
        }
    }

    /** What hangs on an answer: the most that a finding may do, and how many findings there are. */
    private record Weight(Effect effect, boolean inForce, Severity severity, int findings) {

        static final Weight NONE = new Weight(Effect.NONE, false, Severity.LOW, 0);

        static final Comparator<Weight> HEAVIEST_FIRST = Comparator.comparing(Weight::effect)
                .thenComparing(Weight::inForce)
                .thenComparing(Weight::severity)
                .thenComparing(Weight::findings)
                .reversed();

        Weight and(Weight other) {
            int both = findings + other.findings;
            Weight heavier = HEAVIEST_FIRST.compare(this, other) <= 0 ? this : other;
            return new Weight(heavier.effect, heavier.inForce, heavier.severity, both);
        }
    }
}
