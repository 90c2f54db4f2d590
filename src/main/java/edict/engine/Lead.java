package edict.engine;

import edict.engine.Plan.Join;
import edict.engine.Plan.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one fact leads to another by what it refers to. What it leads to is looked at along with it, and needs no join of its own.
 *
 * @param from the pattern whose facts it starts from
 * @param steps in order; none where it is that fact itself
 */
record Lead(Node from, List<Step> steps) {

    /**
     * To what an attribute refers.
     *
     * @param position of the attribute; {@link #SAME} for the same thing as a fact of another type
     */
    record Step(int position, String type) {}

    private static final int SAME = -1;

    /**
     * How each of some patterns is reached from those that have to be looked for. One to which several lead is reached from one of them,
     * and joins the others to that.
     */
    static Map<Node, Lead> among(List<Shape.Find> finds, Shape.Joins joins) {
        Set<Node> nodes = new LinkedHashSet<>();
        finds.forEach(find -> nodes.add(find.node()));
        Map<Node, List<Node>> references = new HashMap<>();
        Set<Node> referred = new HashSet<>();
        for (Shape.Find find : finds) {
            Node node = find.node();
            Optional<Join> join = node.join().filter(one -> find.joined() && nodes.contains(one.parent()));
            if (join.isEmpty()) {
                continue;
            }
            Node parent = join.get().parent();
            if (join.get().ours().isEmpty() && joins.isListed(node)) {
                references.computeIfAbsent(parent, n -> new ArrayList<>()).add(node);
                referred.add(node);
            } else if (join.get().theirs().isEmpty() && joins.isListed(parent)) {
                references.computeIfAbsent(node, n -> new ArrayList<>()).add(parent);
                referred.add(parent);
            }
        }
        Map<Node, Lead> leads = new HashMap<>();
        for (Node node : nodes) {
            if (!referred.contains(node)) {
                follow(new Lead(node, List.of()), node, references, joins, leads);
            }
        }
        return leads;
    }

    private static void follow(
            Lead lead, Node node, Map<Node, List<Node>> references, Shape.Joins joins, Map<Node, Lead> leads) {
        leads.put(node, lead);
        for (Node next : references.getOrDefault(node, List.of())) {
            if (!leads.containsKey(next)) {
                Optional<String> attribute = next.join().filter(join -> join.parent().equals(node)).isPresent()
                        ? next.join().orElseThrow().theirs()
                        : node.join().orElseThrow().ours();
                int position = attribute.map(Lookup.in(joins.layouts(), node.type())::position).orElse(SAME);
                List<Step> longer = new ArrayList<>(lead.steps());
                longer.add(new Step(position, next.type()));
                follow(new Lead(lead.from(), List.copyOf(longer)), next, references, joins, leads);
            }
        }
    }

    /** Whether it is the fact itself. */
    boolean isItself() {
        return steps.isEmpty();
    }

    /** What a fact leads to; null where it refers to nothing that is known, or to nothing of the type. */
    @Nullable Instance of(Instance fact) {
        Instance reached = fact;
        for (int i = 0; i < steps.size() && reached != null; i++) {
            Step step = steps.get(i);
            reached = step.position() == SAME
                    ? reached.evaluation.thing(reached.id, step.type())
                    : reached.follow(step.position(), step.type());
        }
        return reached;
    }

    /** The same for a fact that is known to lead somewhere. */
    Instance at(Object fact) {
        Instance reached = of((Instance) fact);
        if (reached == null) {
            throw new IllegalStateException(fact + " leads nowhere by " + wording());
        }
        return reached;
    }

    /** The same for two that lead from facts of one type in the same way. */
    String wording() {
        return steps.stream().map(step -> step.position() + ">" + step.type()).collect(Collectors.joining("/"));
    }

    /**
     * Several.
     *
     * @param found from what they start, each once
     * @param starts for each of them, which of these it starts from
     */
    record Several(List<Lead> leads, List<Node> found, List<Integer> starts) {

        /** @param first what is to stand first among what they start from */
        static Several of(Optional<Node> first, List<Lead> leads) {
            Set<Node> found = new LinkedHashSet<>(first.stream().toList());
            leads.forEach(lead -> found.add(lead.from()));
            List<Node> all = List.copyOf(found);
            return new Several(leads, all, leads.stream().map(lead -> all.indexOf(lead.from())).toList());
        }

        /** What facts lead to. @param facts one for each of those found */
        Object[] at(Object[] facts) {
            Object[] reached = new Object[leads.size()];
            for (int i = 0; i < reached.length; i++) {
                reached[i] = leads.get(i).at(facts[starts.get(i)]);
            }
            return reached;
        }
    }
}
