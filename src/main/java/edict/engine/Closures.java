package edict.engine;

import edict.engine.Evaluation.Deduction;
import edict.vocabulary.EntityType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Closes a relation that rules conclude edge by edge, over certain and over possible edges apart, with a shortest path as
 * its explanation. Outside of the session, because truth maintenance keeps things on a cycle alive.
 */
final class Closures {

    private Closures() {}

    /**
     * A way from one thing to another. Ways that begin alike share that, since there are as many as pairs of things.
     *
     * @param before without the last edge; empty at the start
     * @param edge the last one; empty at the start
     */
    record Way(Object to, Optional<Way> before, Optional<Object> edge) {

        private static Way at(Object start) {
            return new Way(start, Optional.empty(), Optional.empty());
        }

        /** The edges walked. */
        List<Object> edges() {
            Deque<Object> edges = new ArrayDeque<>();
            for (Optional<Way> way = Optional.of(this); way.isPresent(); way = way.get().before()) {
                way.get().edge().ifPresent(edges::addFirst);
            }
            return List.copyOf(edges);
        }
    }

    /** @param edges in the order in which ways of the same length are preferred */
    static void close(String type, EntityType.Closure closure, List<Deduction> edges, Evaluation evaluation) {
        Layout layout = evaluation.layout(type);
        int from = layout.position(closure.from());
        int to = layout.position(closure.to());
        List<Integer> per = closure.per().stream().map(layout::position).toList();
        Predicate<Object> begins = start -> begins(closure, start, (thing, begun) -> evaluation.thing(thing, begun) != null);
        // Certain ones first: a fact keeps the certainty with which it first appears.
        close(layout, from, to, per, edges, true, begins, evaluation);
        close(layout, from, to, per, edges, false, begins, evaluation);
    }

    /** Whether ways of several edges begin there. @param isOf whether something is of a type */
    static boolean begins(EntityType.Closure closure, Object start, BiPredicate<Object, String> isOf) {
        return closure.starting().isEmpty()
                || start instanceof Possible
                || closure.starting().stream().anyMatch(type -> isOf.test(start, type));
    }

    private static void close(
            Layout layout,
            int from,
            int to,
            List<Integer> per,
            List<Deduction> edges,
            boolean certain,
            Predicate<Object> begins,
            Evaluation evaluation) {
        List<List<Object>> groups = edges.stream().map(edge -> group(edge, per)).distinct().toList();
        for (List<Object> group : groups) {
            Map<Object, List<Deduction>> graph = new LinkedHashMap<>();
            for (Deduction edge : edges) {
                if (certain ? edge.instance.certain && group(edge, per).equals(group) : mayBelong(group(edge, per), group)) {
                    graph.computeIfAbsent(Keys.argument(edge.instance.value(from)), f -> new ArrayList<>()).add(edge);
                }
            }
            for (Object start : graph.keySet()) {
                if (begins.test(start)) {
                    walk(start, group, graph, layout, from, to, per, certain, evaluation);
                }
            }
        }
    }

    private static List<Object> group(Deduction edge, List<Integer> per) {
        return per.stream().map(position -> Keys.argument(edge.instance.value(position))).toList();
    }

    /** An edge whose group is not known may belong to any. */
    private static boolean mayBelong(List<Object> one, List<Object> other) {
        for (int i = 0; i < one.size(); i++) {
            boolean unknown = one.get(i) instanceof Possible
                    || other.get(i) instanceof Possible
                    || one.get(i) instanceof Alias
                    || other.get(i) instanceof Alias;
            if (!unknown && !one.get(i).equals(other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void walk(
            Object start,
            List<Object> group,
            Map<Object, List<Deduction>> graph,
            Layout layout,
            int from,
            int to,
            List<Integer> per,
            boolean certain,
            Evaluation evaluation) {
        Set<Object> reached = new HashSet<>();
        Deque<Way> queue = new ArrayDeque<>();
        queue.add(Way.at(start));
        while (!queue.isEmpty()) {
            Way way = queue.remove();
            if (way.to() instanceof Possible && way.before().isPresent()) {
                // Who knows whether two edges with an unknown end meet there? Where they do, each of the two facts matches
                // whatever the two together would: an open side joins with anything. So there is no need to put each
                // thing before such an end together with each thing behind one.
                continue;
            }
            for (Deduction edge : graph.getOrDefault(way.to(), List.of())) {
                evaluation.tick();
                Object next = Keys.argument(edge.instance.value(to));
                if (reached.add(next)) {
                    Way further = new Way(next, Optional.of(way), Optional.of(edge.instance.id));
                    queue.add(further);
                    if (way.before().isPresent()) {
                        List<Possible> arguments = new ArrayList<>(edge.instance.values());
                        arguments.set(from, Keys.possible(start));
                        for (int i = 0; i < per.size(); i++) {
                            arguments.set(per.get(i), Keys.possible(group.get(i)));
                        }
                        Deduction closed = evaluation.derive(layout.name(), arguments, certain);
                        if (closed.way.isEmpty()) {
                            closed.way = Optional.of(further);
                        }
                    }
                }
            }
        }
    }
}
