package edict.engine;

import edict.drl.Rule;
import edict.engine.Evaluation.Deduction;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Evaluation.Match;
import edict.engine.Matching.Wanted;
import edict.engine.Plan.Body;
import edict.engine.Plan.Join;
import edict.engine.Plan.Node;
import edict.engine.Plan.Source;
import edict.facts.Ternary;
import edict.vocabulary.EntityType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What rules conclude in a world, evaluated backwards from the conclusion that is looked for to the facts that it takes:
 * answers are chosen for no others. Derived facts among these are concluded in the same way.
 */
final class Inference {

    private final Ruleset ruleset;
    private final Evaluation evaluation;
    private final Set<String> active;
    private final Choices choices;
    private final World world;
    private final Matching matching;
    private final Map<List<Object>, List<List<Object>>> concluded = new HashMap<>();

    Inference(
            Ruleset ruleset,
            Universe universe,
            Evaluation evaluation,
            Set<String> active,
            Choices choices,
            World world) {
        this.ruleset = ruleset;
        this.evaluation = evaluation;
        this.active = active;
        this.choices = choices;
        this.world = world;
        this.matching = new Matching(ruleset, universe, evaluation, choices, world, this::derived);
    }

    /** Which of a plan's conclusions are looked for: those with a thing as one argument. */
    private record Aim(int position, Object thing) {}

    // ---- plans

    /** What a plan concludes here when it starts from {@code root}: the arguments of each conclusion. */
    List<List<Object>> conclusions(int index, Object root) {
        return conclusions(index, root, Optional.empty());
    }

    /** The same, of which others than those aimed at may be left out. */
    private List<List<Object>> conclusions(int index, Object root, Optional<Aim> aim) {
        Plan plan = ruleset.plans().get(index);
        if (!active.contains(plan.rule().name())) {
            return List.of();
        }
        List<Object> key = List.of(index, root, aim);
        List<List<Object>> known = concluded.get(key);
        if (known != null) {
            return known;
        }
        Set<List<Object>> facts = new LinkedHashSet<>();
        for (Body body : plan.alternatives()) {
            Node first = body.nodes().get(0);
            for (Instance start : roots(root, first.type())) {
                Map<Node, Instance> found = new LinkedHashMap<>();
                aim.ifPresent(goal -> aimed(plan, body, goal, found));
                Instance other = found.put(first, start);
                if (other != null && !other.id.equals(start.id)) {
                    continue;
                }
                matching.solve(body, found, match -> {
                    facts.add(arguments(plan, body, match));
                    return false;
                });
            }
        }
        List<List<Object>> all = List.copyOf(facts);
        concluded.put(key, all);
        return all;
    }

    /** Facts of a type that an identity stands for. */
    private List<Instance> roots(Object root, String type) {
        if (root instanceof DerivedKey key) {
            if (!key.type().equals(type)) {
                return List.of();
            }
            // A fact about something unnamed is about something else here.
            boolean open = key.arguments().stream().anyMatch(a -> a instanceof Alias || a instanceof Possible);
            return derived(type, Optional.empty(), plan -> true).stream()
                    .filter(fact -> open || fact.id.equals(key))
                    .toList();
        }
        return world.instance(root, type).map(List::of).orElse(List.of());
    }

    /** Binds the pattern that an argument names to what is aimed at. */
    private void aimed(Plan plan, Body body, Aim aim, Map<Node, Instance> found) {
        if (plan.conclusion().arguments().get(aim.position()) instanceof Rule.Operand.Variable variable) {
            Source source = Lookup.in(body.variables(), variable.name());
            if (source.attribute().isEmpty() && body.nodes().contains(source.node())) {
                world.instance(aim.thing(), source.node().type())
                        .ifPresent(thing -> found.put(source.node(), thing));
            }
        }
    }

    private List<Object> arguments(Plan plan, Body body, Map<Node, Instance> match) {
        List<Object> arguments = new ArrayList<>();
        for (Rule.Operand argument : plan.conclusion().arguments()) {
            if (argument instanceof Rule.Operand.Variable variable) {
                Source source = Lookup.in(body.variables(), variable.name());
                Instance fact = Lookup.in(match, source.node());
                arguments.add(world.side(fact, source.attribute()).orElseGet(Possible.Absent::new));
            } else {
                arguments.add(((Rule.Operand.Literal) argument).value());
            }
        }
        return arguments;
    }

    // ---- derived facts

    /**
     * Facts of a derived type.
     *
     * @param wanted empty for all
     * @param among the plans that may conclude what is looked for
     */
    List<Instance> derived(String type, Optional<Wanted> wanted, Predicate<Plan> among) {
        Layout layout = Lookup.in(ruleset.layouts(), type);
        EntityType declared = Lookup.in(ruleset.vocabulary().types(), type);
        Set<List<Object>> facts = declared.closure().isPresent()
                ? closed(layout, declared.closure().get(), wanted)
                : edges(layout, wanted, among);
        List<Instance> all = new ArrayList<>();
        for (List<Object> fact : facts) {
            boolean other = wanted.isPresent()
                    && !fact.get(layout.position(wanted.get().attribute())).equals(wanted.get().value());
            if (!other) {
                Possible[] values = new Possible[fact.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = new Possible.Exactly(fact.get(i));
                }
                all.add(new Instance(new DerivedKey(type, fact), layout, values, evaluation, true));
            }
        }
        return all;
    }

    /** Facts as rules conclude them, before any closure. Others than those wanted may be among them. */
    private Set<List<Object>> edges(Layout layout, Optional<Wanted> wanted, Predicate<Plan> among) {
        String type = layout.name();
        Set<List<Object>> facts = new LinkedHashSet<>();
        List<Integer> concluding = Lookup.in(ruleset.concluding(), type).stream()
                .filter(plan -> among.test(ruleset.plans().get(plan)))
                .toList();
        Optional<Aim> aim = wanted.map(one -> new Aim(layout.position(one.attribute()), one.value()));
        if (aim.isPresent() && aim.get().position() == 0 && ruleset.rooted().contains(type)) {
            for (int plan : concluding) {
                facts.addAll(conclusions(plan, aim.get().thing()));
            }
            return facts;
        }
        Set<Integer> direct = new HashSet<>();
        aim.ifPresent(goal -> {
            for (int plan : concluding) {
                leading(ruleset.plans().get(plan), goal).ifPresent(roots -> {
                    direct.add(plan);
                    roots.forEach(root -> facts.addAll(conclusions(plan, root, aim)));
                });
            }
        });
        // Where nothing leads back to a root, the activations of the session tell which there may be.
        for (Deduction deduction : evaluation.derived(type)) {
            choices.spend(1);
            if (!mayBe(deduction.instance, wanted)) {
                continue;
            }
            for (Match match : deduction.matches) {
                if (direct.contains(match.plan()) || !concluding.contains(match.plan())) {
                    continue;
                }
                Plan plan = ruleset.plans().get(match.plan());
                Node root = plan.alternatives().get(match.alternative()).nodes().get(0);
                Instance start = Lookup.in(match.facts(), root);
                for (Object id : world.starts(start)) {
                    facts.addAll(conclusions(match.plan(), id, aim));
                }
            }
        }
        return facts;
    }

    private static boolean mayBe(Instance fact, Optional<Wanted> wanted) {
        return wanted.isEmpty()
                || Truth.same(fact.value(wanted.get().attribute()), new Possible.Exactly(wanted.get().value()))
                        != Ternary.NO;
    }

    // ---- from what is aimed at back to a root

    /** What a plan has to start from to conclude what is aimed at; empty where anything may be it. */
    private Optional<Set<Object>> leading(Plan plan, Aim aim) {
        if (!(plan.conclusion().arguments().get(aim.position()) instanceof Rule.Operand.Variable variable)) {
            return Optional.empty();
        }
        Set<Object> roots = new LinkedHashSet<>();
        for (Body body : plan.alternatives()) {
            Source source = Lookup.in(body.variables(), variable.name());
            Node node = source.node();
            List<Instance> found = source.attribute().isEmpty()
                    ? world.instance(aim.thing(), node.type()).map(List::of).orElse(List.of())
                    : matching.having(node, source.attribute().get(), aim.thing(), Optional.empty());
            while (!node.equals(body.nodes().get(0))) {
                if (node.join().isEmpty()) {
                    return Optional.empty();
                }
                Join join = node.join().get();
                List<Instance> parents = new ArrayList<>();
                for (Instance thing : found) {
                    world.side(thing, join.ours()).ifPresent(value -> parents.addAll(earlier(join, value, thing)));
                }
                found = parents;
                node = join.parent();
            }
            found.forEach(thing -> roots.add(thing.id));
        }
        return Optional.of(roots);
    }

    /** The facts to which a later one with a value is joined. */
    private List<Instance> earlier(Join join, Object value, Instance later) {
        Node parent = join.parent();
        if (join.theirs().isPresent()) {
            return matching.having(parent, join.theirs().get(), value, Optional.of(later));
        }
        return value instanceof DerivedKey key && key.type().equals(parent.type())
                ? matching.derived(parent, Optional.empty()).stream()
                        .filter(fact -> fact.id.equals(key))
                        .toList()
                : world.instance(value, parent.type()).map(List::of).orElse(List.of());
    }

    // ---- closures

    private Set<List<Object>> closed(Layout layout, EntityType.Closure closure, Optional<Wanted> wanted) {
        int from = layout.position(closure.from());
        int to = layout.position(closure.to());
        Set<List<Object>> facts = new LinkedHashSet<>();
        boolean backwards = wanted.isPresent() && wanted.get().attribute().equals(closure.to());
        if (backwards || wanted.isPresent() && wanted.get().attribute().equals(closure.from())) {
            Object start = wanted.get().value();
            walk(layout, closure, backwards ? to : from, backwards ? from : to, start, facts);
            return facts;
        }
        Set<Object> starts = new LinkedHashSet<>();
        edges(layout, Optional.empty(), plan -> true).forEach(edge -> starts.add(edge.get(from)));
        starts.forEach(start -> walk(layout, closure, from, to, start, facts));
        return facts;
    }

    /** Adds all that edges lead to from a start, on whichever side of the relation that stands. */
    private void walk(
            Layout layout, EntityType.Closure closure, int near, int far, Object start, Set<List<Object>> facts) {
        List<Integer> per = closure.per().stream().map(layout::position).toList();
        Deque<List<Object>> queue = new ArrayDeque<>();
        Set<List<Object>> seen = new LinkedHashSet<>();
        for (List<Object> edge : edgesOf(layout, near, start)) {
            if (edge.get(near).equals(start) && seen.add(edge)) {
                queue.add(edge);
            }
        }
        while (!queue.isEmpty()) {
            List<Object> way = queue.remove();
            facts.add(way);
            for (List<Object> edge : edgesOf(layout, near, way.get(far))) {
                boolean follows = edge.get(near).equals(way.get(far))
                        && per.stream().allMatch(position -> edge.get(position).equals(way.get(position)));
                if (follows) {
                    List<Object> longer = new ArrayList<>(edge);
                    longer.set(near, start);
                    if (seen.add(longer)) {
                        queue.add(longer);
                    }
                }
            }
        }
    }

    private Set<List<Object>> edgesOf(Layout layout, int side, Object thing) {
        String attribute = layout.attributes().get(side).name();
        return edges(layout, Optional.of(new Wanted(attribute, thing)), plan -> true);
    }
}
