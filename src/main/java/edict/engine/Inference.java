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
import java.util.function.Supplier;

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
    private final Map<Sought, Found<List<List<Object>>>> everywhere;
    private final Map<Sought, List<List<Object>>> concluded = new HashMap<>();
    private final Map<Led, Found<Optional<Set<Object>>>> led = new HashMap<>();
    private Tracing tracing = new Tracing();

    Inference(
            Ruleset ruleset,
            Universe universe,
            Evaluation evaluation,
            Set<String> active,
            Choices choices,
            World world,
            Map<Sought, Found<List<List<Object>>>> everywhere) {
        this.everywhere = everywhere;
        this.ruleset = ruleset;
        this.evaluation = evaluation;
        this.active = active;
        this.choices = choices;
        this.world = world;
        this.matching = new Matching(ruleset, universe, evaluation, choices, world, this::derived);
    }

    /** Which of a plan's conclusions are looked for: those with a thing as one argument. */
    private record Aim(int position, Object thing) {}

    /** What a plan concludes from a root. */
    static final class Sought {

        private final int plan;
        private final Object root;
        private final Optional<Aim> aim;
        private final int hash;

        private Sought(int plan, Object root, Optional<Aim> aim) {
            this.plan = plan;
            this.root = root;
            this.aim = aim;
            this.hash = (plan * 31 + root.hashCode()) * 31 + aim.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sought sought
                    && sought.hash == hash
                    && sought.plan == plan
                    && sought.root.equals(root)
                    && sought.aim.equals(aim);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** What is being concluded now. */
    private static final class Tracing {
        private final Set<Sought> through = new LinkedHashSet<>();
        private long steps;
    }

    // ---- what is found once, as nothing that is chosen changes in a completion

    /** @param aim of what the plan is to conclude */
    private record Led(int plan, Aim aim) {}

    /**
     * What was found.
     *
     * @param steps that it took, without those of {@code through}, so that finding it again takes as many: what else can be settled
     *     must not hang on what was settled before
     * @param through what had to be concluded for it
     * @param everywhere whether it is so in every completion, as nothing that may be chosen has a part in it
     */
    record Found<T>(T value, long steps, Set<Sought> through, boolean everywhere) {}

    private <T> Found<T> found(Tracing own, Supplier<T> look) {
        Tracing outer = tracing;
        tracing = own;
        long left = choices.left();
        long looked = choices.looked();
        try {
            T value = look.get();
            return new Found<>(value, left - choices.left() - own.steps, own.through, choices.looked() == looked);
        } finally {
            tracing = outer;
        }
    }

    // ---- plans

    /** What a plan concludes here when it starts from {@code root}: the arguments of each conclusion. */
    List<List<Object>> conclusions(int index, Object root) {
        return conclusions(index, root, Optional.empty());
    }

    /** The same, of which those that another bears may be left out: what they hang on is not looked at. */
    List<List<Object>> conclusions(int index, Object root, Optional<Object> bearer, Rule.Verb verb) {
        return conclusions(index, root, Settlement.bearing(verb) ? bearer.map(who -> new Aim(1, who)) : Optional.empty());
    }

    /** The same, of which others than those aimed at may be left out. */
    private List<List<Object>> conclusions(int index, Object root, Optional<Aim> aim) {
        Plan plan = ruleset.plans().get(index);
        if (!active.contains(plan.rule().name())) {
            return List.of();
        }
        Sought sought = new Sought(index, root, aim);
        tracing.through.add(sought);
        List<List<Object>> known = concluded.get(sought);
        if (known != null) {
            if (!everywhere.containsKey(sought)) {
                choices.look();
            }
            return known;
        }
        long left = choices.left();
        Found<List<List<Object>>> found = everywhere.get(sought);
        if (found == null) {
            known = conclude(plan, sought);
        } else {
            known = found.value();
            repeat(sought, found);
        }
        tracing.steps += left - choices.left();
        return known;
    }

    private void repeat(Sought sought, Found<List<List<Object>>> found) {
        choices.spend(found.steps());
        concluded.put(sought, found.value());
        for (Sought one : found.through()) {
            if (!concluded.containsKey(one)) {
                repeat(one, Lookup.in(everywhere, one));
            }
        }
    }

    private List<List<Object>> conclude(Plan plan, Sought sought) {
        Found<List<List<Object>>> now = found(new Tracing(), () -> conclude(plan, sought.root, sought.aim));
        concluded.put(sought, now.value());
        if (now.everywhere()) {
            everywhere.put(sought, now);
        }
        return now.value();
    }

    private List<List<Object>> conclude(Plan plan, Object root, Optional<Aim> aim) {
        Set<List<Object>> facts = new LinkedHashSet<>();
        Set<Object> said = new HashSet<>();
        for (Body body : plan.alternatives()) {
            Node first = body.nodes().get(0);
            for (Instance start : roots(root, first.type())) {
                if (said.contains(start.id)) {
                    continue;
                }
                Map<Node, Instance> found = new LinkedHashMap<>();
                aim.ifPresent(goal -> aimed(plan, body, goal, found));
                Instance other = found.put(first, start);
                if (other != null && !other.id.equals(start.id) || found.size() > 1 && matching.surelyApart(found)) {
                    continue;
                }
                matching.solve(body, found, match -> {
                    facts.add(arguments(plan, body, match));
                    return plan.sameOfRoot() && said.add(start.id);
                });
            }
        }
        return List.copyOf(facts);
    }

    /** Facts of a type that an identity stands for. */
    private List<Instance> roots(Object root, String type) {
        if (root instanceof DerivedKey key) {
            if (!key.type().equals(type)) {
                return List.of();
            }
            // A fact about something unnamed is about something else here.
            boolean open = key.arguments().stream().anyMatch(a -> a instanceof Alias || a instanceof Possible);
            List<Instance> facts = new ArrayList<>();
            derived(type, Optional.empty(), plan -> true, fact -> {
                if (open || fact.id.equals(key)) {
                    facts.add(fact);
                }
                return !open && !facts.isEmpty();
            });
            return facts;
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
     * Calls {@code sink} with each fact of a derived type, until it says stop: what is not looked at takes no answers.
     *
     * @param wanted empty for all
     * @param among the plans that may conclude what is looked for
     * @return whether it said stop
     */
    boolean derived(String type, Optional<Wanted> wanted, Predicate<Plan> among, Predicate<Instance> sink) {
        Layout layout = Lookup.in(ruleset.layouts(), type);
        Optional<EntityType.Closure> closure = Lookup.in(ruleset.vocabulary().types(), type).closure();
        Set<List<Object>> seen = new HashSet<>();
        Predicate<List<Object>> facts = fact -> fits(layout, fact, wanted) && seen.add(fact) && sink.test(fact(layout, fact));
        return closure.isPresent()
                ? closed(layout, closure.get(), wanted, among, facts)
                : edges(layout, wanted, among, facts);
    }

    private static boolean fits(Layout layout, List<Object> fact, Optional<Wanted> wanted) {
        return wanted.isEmpty()
                || fact.get(layout.position(wanted.get().attribute())).equals(wanted.get().value());
    }

    private Instance fact(Layout layout, List<Object> fact) {
        Possible[] values = new Possible[fact.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Keys.possible(fact.get(i));
        }
        return new Instance(new DerivedKey(layout.name(), fact), layout, values, evaluation, true);
    }

    /** Facts as rules conclude them, before any closure. Others than those wanted may be among them, and some twice. */
    private boolean edges(
            Layout layout, Optional<Wanted> wanted, Predicate<Plan> among, Predicate<List<Object>> sink) {
        String type = layout.name();
        // Nothing concludes a type that documents state, or one whose rules are all taken away.
        List<Integer> concluding = new ArrayList<>();
        for (int plan : ruleset.concluding(type)) {
            if (among.test(ruleset.plans().get(plan))) {
                concluding.add(plan);
            }
        }
        Optional<Aim> aim = wanted.map(one -> new Aim(layout.position(one.attribute()), one.value()));
        if (aim.isPresent() && aim.get().position() == 0 && ruleset.rooted().contains(type)) {
            for (int plan : concluding) {
                if (Lookup.any(conclusions(plan, aim.get().thing()), sink)) {
                    return true;
                }
            }
            return false;
        }
        Set<Integer> direct = new HashSet<>();
        if (aim.isPresent()) {
            for (int plan : concluding) {
                Optional<Set<Object>> roots = leading(plan, aim.get());
                if (roots.isPresent()) {
                    direct.add(plan);
                    for (Object root : roots.get()) {
                        if (Lookup.any(conclusions(plan, root, aim), sink)) {
                            return true;
                        }
                    }
                }
            }
        }
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
                    if (Lookup.any(conclusions(match.plan(), id, aim), sink)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean mayBe(Instance fact, Optional<Wanted> wanted) {
        return wanted.isEmpty()
                || Truth.same(fact.value(wanted.get().attribute()), new Possible.Exactly(wanted.get().value()))
                        != Ternary.NO;
    }

    // ---- from what is aimed at back to a root

    /** What a plan has to start from to conclude what is aimed at, found once; empty where anything may be it. */
    private Optional<Set<Object>> leading(int plan, Aim aim) {
        Led sought = new Led(plan, aim);
        Found<Optional<Set<Object>>> before = led.get(sought);
        if (before != null) {
            // It costs the same again, without what had to be concluded for it.
            choices.spend(before.steps());
            if (!before.everywhere()) {
                choices.look();
            }
            tracing.through.addAll(before.through());
            return before.value();
        }
        Tracing own = new Tracing();
        Found<Optional<Set<Object>>> now = found(own, () -> leading(ruleset.plans().get(plan), aim));
        led.put(sought, now);
        tracing.through.addAll(own.through);
        tracing.steps += own.steps;
        return now.value();
    }

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
                    : matching.having(
                            node, new Wanted(source.attribute().get(), aim.thing()), Optional.empty());
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
            return matching.having(parent, new Wanted(join.theirs().get(), value), Optional.of(later));
        }
        return roots(value, parent.type());
    }

    // ---- closures

    private boolean closed(
            Layout layout,
            EntityType.Closure closure,
            Optional<Wanted> wanted,
            Predicate<Plan> among,
            Predicate<List<Object>> sink) {
        int from = layout.position(closure.from());
        int to = layout.position(closure.to());
        // What an edge says beside its ends the whole way says: edges that say something else lead nowhere.
        boolean same = closure.per().size() + 2 == layout.attributes().size();
        Edges edges = new Edges(layout, closure, same ? among : plan -> true);
        if (wanted.isPresent() && wanted.get().attribute().equals(closure.to())) {
            return edges.walk(to, from, wanted.get().value(), sink);
        }
        if (wanted.isPresent() && wanted.get().attribute().equals(closure.from())) {
            return edges.walk(from, to, wanted.get().value(), sink);
        }
        Set<Object> starts = new HashSet<>();
        return edges(layout, Optional.empty(), edges.among, edge -> starts.add(edge.get(from))
                && edges.walk(from, to, edge.get(from), sink));
    }

    /** The edges of a relation, and where they lead. */
    private final class Edges {
        private final Layout layout;
        private final List<Integer> per;
        private final int from;
        private final EntityType.Closure closure;
        private final Predicate<Plan> among;

        Edges(Layout layout, EntityType.Closure closure, Predicate<Plan> among) {
            this.from = layout.position(closure.from());
            this.closure = closure;
            this.layout = layout;
            this.per = closure.per().stream().map(layout::position).toList();
            this.among = among;
        }

        /** Calls {@code sink} with each way from a start, on whichever side of the relation that stands, nearest first. */
        boolean walk(int near, int far, Object start, Predicate<List<Object>> sink) {
            Deque<List<Object>> queue = new ArrayDeque<>();
            Set<List<Object>> seen = new HashSet<>();
            if (of(near, start, edge -> seen.add(edge) && queue.add(edge) && sink.test(edge))) {
                return true;
            }
            if (near == from && !begins(start)) {
                return false;
            }
            while (!queue.isEmpty()) {
                List<Object> way = queue.remove();
                boolean stopped = of(near, way.get(far), edge -> {
                    if (!per.stream().allMatch(position -> edge.get(position).equals(way.get(position)))) {
                        return false;
                    }
                    List<Object> longer = new ArrayList<>(edge);
                    longer.set(near, start);
                    return seen.add(longer) && queue.add(longer) && begins(longer.get(from)) && sink.test(longer);
                });
                if (stopped) {
                    return true;
                }
            }
            return false;
        }

        private boolean begins(Object start) {
            return Closures.begins(closure, start, (thing, type) -> world.instance(thing, type).isPresent());
        }

        private boolean of(int side, Object thing, Predicate<List<Object>> sink) {
            Wanted wanted = new Wanted(layout.attributes().get(side).name(), thing);
            return edges(layout, Optional.of(wanted), among, edge -> edge.get(side).equals(thing) && sink.test(edge));
        }
    }
}
