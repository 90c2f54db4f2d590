package edict.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What plans need to be able to match, with types as numbers: all plans are asked on each day that is judged. Immutable.
 *
 * @param numbers of types
 * @param inOrder each plan after those that conclude what it reads
 */
record Starts(Map<String, Integer> numbers, List<Start> inOrder) {

    /**
     * @param plan its index
     * @param bodies of which one has to match: the types of which each takes a fact
     * @param concludes the type of the facts that it concludes; -1 where it concludes none
     */
    private record Start(int plan, String rule, List<BitSet> bodies, int concludes) {

        boolean isPossible(BitSet there) {
            for (BitSet body : bodies) {
                if (isThere(body, there)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isThere(BitSet body, BitSet there) {
            for (int type = body.nextSetBit(0); type >= 0; type = body.nextSetBit(type + 1)) {
                if (!there.get(type)) {
                    return false;
                }
            }
            return true;
        }
    }

    static Starts of(List<Plan> plans, Ruleset.Strata strata) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Start> starts = new ArrayList<>();
        IntStream.range(0, plans.size())
                .boxed()
                .sorted(Comparator.comparing(i -> strata.of(plans.get(i))))
                .forEach(i -> starts.add(start(i, plans.get(i), numbers)));
        return new Starts(Map.copyOf(numbers), List.copyOf(starts));
    }

    private static Start start(int index, Plan plan, Map<String, Integer> numbers) {
        return new Start(
                index,
                plan.rule().name(),
                plan.alternatives().stream().map(body -> types(body, numbers)).toList(),
                plan.conclusion().type().map(type -> number(type, numbers)).orElse(-1));
    }

    private static BitSet types(Plan.Body body, Map<String, Integer> numbers) {
        BitSet types = new BitSet();
        body.nodes().forEach(node -> types.set(number(node.type(), numbers)));
        return types;
    }

    private static int number(String type, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(type, t -> numbers.size());
    }

    /**
     * The plans that can match where there are facts of some types, and of the types that such plans conclude.
     *
     * @param rules names of those that count
     */
    BitSet among(Set<String> types, Set<String> rules) {
        BitSet there = new BitSet();
        for (String type : types) {
            Integer number = numbers.get(type);
            if (number != null) {
                there.set(number);
            }
        }
        BitSet possible = new BitSet();
        for (Start start : inOrder) {
            if (start.isPossible(there) && rules.contains(start.rule())) {
                possible.set(start.plan());
                if (start.concludes() >= 0) {
                    there.set(start.concludes());
                }
            }
        }
        return possible;
    }
}
