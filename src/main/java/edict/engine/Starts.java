package edict.engine;

import edict.engine.Plan.Body;
import edict.engine.Plan.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What plans need to be able to match. Immutable.
 *
 * @param inOrder each plan after those that conclude what it reads
 */
record Starts(List<Start> inOrder) {

    /**
     * @param number of the plan
     * @param types those of which each of its bodies takes a fact, in the order of the bodies
     */
    private record Start(int number, Plan plan, List<Set<String>> types) {}

    static Starts of(List<Plan> plans, Ruleset.Strata strata) {
        return new Starts(IntStream.range(0, plans.size())
                .boxed()
                .sorted(Comparator.comparing(i -> strata.of(plans.get(i))))
                .map(i -> new Start(i, plans.get(i), plans.get(i).alternatives().stream().map(Starts::types).toList()))
                .toList());
    }

    private static Set<String> types(Body body) {
        Set<String> types = new HashSet<>();
        body.nodes().forEach(node -> types.add(node.type()));
        return types;
    }

    /**
     * Those of some plans that can match: for each pattern that has to match there is a fact that may, or a plan that may conclude one.
     *
     * @param evaluation in which nothing has been run yet
     * @param rules names of those that count
     */
    BitSet among(BitSet some, Universe universe, Evaluation evaluation, Set<String> rules) {
        return new Among(universe, evaluation).possible(some, rules);
    }

    private final class Among {

        private final Universe universe;
        private final Evaluation evaluation;
        private final Map<String, Boolean> there = new HashMap<>();
        private final Map<String, List<Plan>> concluding = new HashMap<>();

        Among(Universe universe, Evaluation evaluation) {
            this.universe = universe;
            this.evaluation = evaluation;
        }

        BitSet possible(BitSet some, Set<String> rules) {
            BitSet possible = new BitSet();
            for (Start start : inOrder) {
                if (some.get(start.number()) && rules.contains(start.plan().rule().name()) && isPossible(start)) {
                    possible.set(start.number());
                    Optional<String> type = start.plan().conclusion().type();
                    if (type.isPresent()) {
                        concluding.computeIfAbsent(type.get(), t -> new ArrayList<>()).add(start.plan());
                        there.put(type.get(), true);
                    }
                }
            }
            return possible;
        }

        /** Types first: they decide most, and cost nothing. */
        private boolean isPossible(Start start) {
            for (int i = 0; i < start.types().size(); i++) {
                if (areThere(start.types().get(i)) && mayMatch(start.plan().alternatives().get(i))) {
                    return true;
                }
            }
            return false;
        }

        private boolean areThere(Set<String> types) {
            for (String type : types) {
                if (!there.computeIfAbsent(
                        type, t -> !universe.all(t).isEmpty() || !evaluation.derived(t).isEmpty())) {
                    return false;
                }
            }
            return true;
        }

        private boolean mayMatch(Body body) {
            for (Node node : body.nodes()) {
                if (!mayMatch(node)) {
                    return false;
                }
            }
            return true;
        }

        private boolean mayMatch(Node node) {
            for (Plan plan : concluding.getOrDefault(node.type(), List.of())) {
                if (evaluation.mayMatch(plan, node)) {
                    return true;
                }
            }
            for (Instance fact : universe.all(node.type())) {
                if (Network.mayPass(node, fact)) {
                    return true;
                }
            }
            return Lookup.any(evaluation.derived(node.type()), deduction -> Network.mayPass(node, deduction.instance));
        }
    }
}
