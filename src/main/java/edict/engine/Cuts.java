package edict.engine;

import edict.engine.Plan.Body;
import edict.engine.Plan.Group;
import edict.engine.Plan.Join;
import edict.engine.Plan.Node;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where possible matches may be cut off: joins of which a side may not be known. In most designs most references are known, so that
 * few of the forms in which a rule can match are called for. Safe to share between threads.
 */
final class Cuts {

    private final List<Plan> plans;
    private final Shape.Joins joins;
    private final Set<String> concluded;
    private final Map<Between, Integer> numbers = new HashMap<>();
    private final AtomicReferenceArray<@Nullable List<Cut>> byPlan;

    /** @param concluded types that rules conclude */
    Cuts(List<Plan> plans, Shape.Joins joins, Set<String> concluded) {
        this.plans = plans;
        this.joins = joins;
        this.concluded = concluded;
        this.byPlan = new AtomicReferenceArray<>(plans.size());
    }

    /** What is joined, and by what: alike for all nodes that say the same. */
    private record Between(String parent, Optional<String> theirs, String child, Optional<String> ours) {}

    /** @param join one of those that are alike */
    private record Cut(int number, String child, Join join) {}

    /** The cuts that facts call for, by number. @param some plans */
    BitSet open(BitSet some, Universe universe) {
        BitSet open = new BitSet();
        BitSet known = new BitSet();
        for (int plan = some.nextSetBit(0); plan >= 0; plan = some.nextSetBit(plan + 1)) {
            for (Cut cut : of(plan)) {
                if (!known.get(cut.number())) {
                    known.set(cut.number());
                    open.set(cut.number(), isOpen(cut, universe));
                }
            }
        }
        return open;
    }

    /** All cuts of plans. */
    BitSet all(BitSet some) {
        BitSet all = new BitSet();
        some.stream().forEach(plan -> of(plan).forEach(cut -> all.set(cut.number())));
        return all;
    }

    /** How many of a plan's matches may be cut off, among some cuts. */
    int count(int plan, BitSet cuts) {
        int count = 0;
        for (Cut cut : of(plan)) {
            if (cuts.get(cut.number())) {
                count++;
            }
        }
        return count;
    }

    /** Whether a match may be cut off before a node. @param cuts those called for */
    boolean isCut(Node node, BitSet cuts) {
        return joins.cuttable(node) && cuts.get(number(node));
    }

    private List<Cut> of(int plan) {
        List<Cut> known = byPlan.get(plan);
        if (known == null) {
            Map<Integer, Cut> all = new HashMap<>();
            plans.get(plan).alternatives().forEach(body -> add(body, all));
            known = List.copyOf(all.values());
            byPlan.set(plan, known);
        }
        return known;
    }

    private void add(Body body, Map<Integer, Cut> all) {
        for (Node node : body.nodes()) {
            if (node.join().isPresent() && joins.cuttable(node)) {
                int number = number(node);
                all.putIfAbsent(number, new Cut(number, node.type(), node.join().get()));
            }
        }
        for (Group group : body.groups()) {
            group.bodies().forEach(inner -> add(inner, all));
        }
    }

    private int number(Node node) {
        Join join = node.join().orElseThrow();
        Between between = new Between(join.parent().type(), join.theirs(), node.type(), join.ours());
        synchronized (numbers) {
            return numbers.computeIfAbsent(between, b -> numbers.size());
        }
    }

    /** Whether any fact has a side that is not known. What rules conclude may have. */
    private boolean isOpen(Cut cut, Universe universe) {
        Join join = cut.join();
        if (concluded.contains(cut.child()) || concluded.contains(join.parent().type())) {
            return true;
        }
        for (Instance parent : universe.all(join.parent().type())) {
            if (Network.unsure(parent, join)) {
                return true;
            }
        }
        if (join.ours().isPresent()) {
            for (Instance child : universe.all(cut.child())) {
                if (Network.loose(child, join.ours().get())) {
                    return true;
                }
            }
        }
        return false;
    }
}
