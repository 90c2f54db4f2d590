package edict.engine;

import edict.drl.Rule;
import edict.engine.Evaluation.Match;
import edict.engine.Plan.Join;
import edict.engine.Plan.Node;
import edict.engine.Plan.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who bears what a match concludes that is cut off on the way to them: a contract of which nobody says what is bought by it may be about anything,
 * but its customer is known.
 */
final class Bearers {

    /** More facts that may be meant than are followed one by one. */
    private static final int MANY = 16;

    private final Ruleset ruleset;
    private final Universe universe;
    private final Map<List<String>, List<Instance>> loose = new HashMap<>();

    Bearers(Ruleset ruleset, Universe universe) {
        this.ruleset = ruleset;
        this.universe = universe;
    }

    /** All that can bear it; empty where that may be anybody. */
    Set<Object> of(Match match) {
        Plan plan = ruleset.plan(match);
        if (!(plan.conclusion().arguments().get(1) instanceof Rule.Operand.Variable variable)) {
            return Set.of();
        }
        Source source = Lookup.in(plan.alternatives().get(match.alternative()).variables(), variable.name());
        return source.attribute().isPresent() ? Set.of() : way(source.node(), match.facts()).map(this::ends).orElse(Set.of());
    }

    /** The patterns behind the cut, the first of which may be joined by what doesn't say to what. */
    private static Optional<Deque<Node>> way(Node bearer, Map<Node, Instance> found) {
        Deque<Node> way = new ArrayDeque<>();
        Node node = bearer;
        while (!found.containsKey(node)) {
            way.addFirst(node);
            if (node.join().isEmpty()) {
                return Optional.empty();
            }
            node = node.join().get().parent();
        }
        return way.isEmpty() || Network.unsure(Lookup.in(found, node), way.getFirst().join().orElseThrow()) ? Optional.empty() : Optional.of(way);
    }

    private Set<Object> ends(Deque<Node> way) {
        Node first = way.removeFirst();
        Join join = first.join().orElseThrow();
        List<Instance> starts = join.ours().isEmpty() || ruleset.concluding().containsKey(first.type())
                ? List.of()
                : loose.computeIfAbsent(List.of(first.type(), join.ours().get()), key -> loose(first.type(), join.ours().get()));
        if (starts.size() > MANY) {
            return Set.of();
        }
        Set<Object> ends = new LinkedHashSet<>();
        for (Instance start : starts) {
            Instance reached = possible(first, start);
            for (Node node : way) {
                if (reached == null) {
                    break;
                }
                Instance next = follow(reached, node);
                if (next == null) {
                    return Set.of();
                }
                reached = possible(node, next);
            }
            if (reached != null) {
                ends.add(reached.id);
            }
        }
        return ends;
    }

    private List<Instance> loose(String type, String ours) {
        return universe.all(type).stream().filter(fact -> Network.loose(fact, ours)).toList();
    }

    private static @Nullable Instance possible(Node node, Instance fact) {
        return Network.mayPass(node, fact) ? fact : null;
    }

    /** What a fact refers to by a pattern; null where nobody knows, or more than one may be meant. */
    private static @Nullable Instance follow(Instance fact, Node node) {
        Join join = node.join().orElseThrow();
        Instance next = join.ours().isPresent() || join.theirs().isEmpty() ? null : fact.follow(fact.layout.position(join.theirs().get()), node.type());
        return next == null || next.placeholder() ? null : next;
    }
}
