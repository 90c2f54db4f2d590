package edict.engine;

import edict.engine.Evaluation.Deduction;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Evaluation.Match;
import edict.engine.Plan.Node;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The order of what is found: that of the facts in the document, whichever rule fired first. Not thread-safe. */
final class Sequence {

    private final Map<Object, Integer> stated = new HashMap<>();
    private final Map<Instance, Integer> derived = new HashMap<>();

    /** @param facts as the document has them */
    Sequence(List<Instance> facts) {
        facts.forEach(fact -> stated.putIfAbsent(fact.id, stated.size()));
    }

    /** A derived fact comes after those that were added before. */
    void add(Instance fact) {
        derived.put(fact, derived.size());
    }

    /** Derived facts of one type in the order of what they are about. */
    List<Deduction> of(List<Deduction> deductions) {
        return deductions.stream().map(this::placed).sorted().map(Placed::deduction).toList();
    }

    /** Matches in the order of rules, and of facts. */
    Comparator<Match> matches() {
        return this::compare;
    }

    // By hand: comparators that Java puts together are linked at their first call, which a start waits for.
    private int compare(Match one, Match other) {
        int order = Integer.compare(one.plan(), other.plan());
        if (order == 0) {
            order = Integer.compare(one.alternative(), other.alternative());
        }
        if (order == 0) {
            order = one.mode().compareTo(other.mode());
        }
        return order == 0 ? compare(one.facts(), other.facts()) : order;
    }

    private int compare(Map<Node, Instance> one, Map<Node, Instance> other) {
        Iterator<Map.Entry<Node, Instance>> others = other.entrySet().iterator();
        for (Map.Entry<Node, Instance> mine : one.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            Map.Entry<Node, Instance> theirs = others.next();
            int order = Integer.compare(mine.getKey().id(), theirs.getKey().id());
            if (order == 0) {
                order = Integer.compare(position(mine.getValue()), position(theirs.getValue()));
            }
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    private int position(Instance fact) {
        return fact.id instanceof DerivedKey ? stated.size() + Lookup.in(derived, fact) : Lookup.in(stated, fact.id);
    }

    private Placed placed(Deduction deduction) {
        return new Placed(
                deduction,
                arguments(deduction).stream().map(one -> stated.getOrDefault(one, Integer.MAX_VALUE)).toList());
    }

    private static List<Object> arguments(Deduction deduction) {
        return ((DerivedKey) deduction.instance.id).arguments();
    }

    /** @param places of the arguments in the document; of what has none, the largest */
    private record Placed(Deduction deduction, List<Integer> places) implements Comparable<Placed> {

        @Override
        public int compareTo(Placed other) {
            for (int i = 0; i < places.size(); i++) {
                int order = places.get(i).compareTo(other.places.get(i));
                if (order == 0 && places.get(i) == Integer.MAX_VALUE) {
                    order = arguments(deduction).get(i).toString().compareTo(arguments(other.deduction).get(i).toString());
                }
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }
}
