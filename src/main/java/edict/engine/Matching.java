package edict.engine;

import edict.drl.Rule;
import edict.engine.Choices.Slot;
import edict.engine.Choices.TooMany;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Plan.Body;
import edict.engine.Plan.Group;
import edict.engine.Plan.Join;
import edict.engine.Plan.Node;
import edict.engine.Plan.Source;
import edict.engine.Plan.Total;
import edict.facts.Ternary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Finds what the bodies of rules match in a world, pattern by pattern along their joins. */
final class Matching {

    private final Ruleset ruleset;
    private final Universe universe;
    private final Evaluation evaluation;
    private final Choices choices;
    private final World world;
    private final Derivation derivation;

    Matching(
            Ruleset ruleset,
            Universe universe,
            Evaluation evaluation,
            Choices choices,
            World world,
            Derivation derivation) {
        this.ruleset = ruleset;
        this.universe = universe;
        this.evaluation = evaluation;
        this.choices = choices;
        this.world = world;
        this.derivation = derivation;
    }

    /** Facts that rules conclude: to match one body others may have to be matched. */
    interface Derivation {

        /**
         * Calls {@code sink} with each, until it says stop.
         *
         * @param among the plans that may conclude what is looked for
         * @return whether it did
         */
        boolean derived(String type, Optional<Wanted> wanted, Predicate<Plan> among, Predicate<Instance> sink);
    }

    /** Which facts of a type are looked for: those of which an attribute has a value. */
    record Wanted(String attribute, Object value) {}

    // ---- bodies

    /**
     * Calls {@code sink} with each way to match a body, until it says stop.
     *
     * @param found what is found already; holds each way in turn while the sink looks at it, and is as before at the end
     * @return whether it did
     */
    boolean solve(Body body, Map<Node, Instance> found, Predicate<Map<Node, Instance>> sink) {
        return solve(body, 0, found, sink);
    }

    private boolean solve(
            Body body, int index, Map<Node, Instance> found, Predicate<Map<Node, Instance>> sink) {
        evaluation.tick();
        choices.spend(1);
        // What can be decided already is: every answer that need not be chosen halves the work.
        Plan.Due due = body.due().get(index);
        if (!hold(due.tests(), found)) {
            return false;
        }
        for (Group group : due.groups()) {
            if (!holds(group, found)) {
                return false;
            }
        }
        if (index == body.nodes().size()) {
            return sink.test(found);
        }
        Node node = body.nodes().get(index);
        Instance bound = found.get(node);
        if (bound != null) {
            return (node.join().isEmpty() || joined(node.join().get(), found, bound))
                    && holds(node.constraint(), bound, Map.of(), found)
                    && solve(body, index + 1, found, sink);
        }
        Step step = new Step(body, index, found, sink);
        return candidates(body, node, found, step) && step.stopped;
    }

    /** Goes on with one candidate for the next node after the other. */
    private final class Step implements Predicate<Instance> {
        private final Body body;
        private final int index;
        private final Map<Node, Instance> found;
        private final Predicate<Map<Node, Instance>> sink;
        private boolean stopped;

        Step(Body body, int index, Map<Node, Instance> found, Predicate<Map<Node, Instance>> sink) {
            this.body = body;
            this.index = index;
            this.found = found;
            this.sink = sink;
        }

        /** Whether no other need be tried. */
        @Override
        public boolean test(Instance candidate) {
            Node node = body.nodes().get(index);
            Ternary holds = known(node.constraint(), candidate, Map.of(), found);
            if (holds == Ternary.NO) {
                return false;
            }
            found.put(node, candidate);
            // What surely is not meant takes no answers.
            boolean fits = holds == Ternary.YES
                    || !surelyFails(body.due().get(index + 1).tests(), found) && chosen(node.constraint(), candidate, Map.of(), found);
            stopped = fits && solve(body, index + 1, found, sink);
            found.remove(node);
            return fits && (stopped || body.alike().contains(node));
        }
    }

    private boolean holds(Group group, Map<Node, Instance> found) {
        if (group instanceof Total total) {
            return totals(total, found);
        }
        boolean any = false;
        for (Body body : group.bodies()) {
            any = any || solve(body, found, match -> true);
        }
        return any != group instanceof Plan.None;
    }

    private boolean totals(Total total, Map<Node, Instance> found) {
        List<Totals.Share> shares = new ArrayList<>();
        List<Totals.Share> more = new ArrayList<>();
        // To sums the few values that are tried do not show all there is to add, whatever else they were tried for.
        boolean sums = total.results().stream().anyMatch(result -> result.function() == Rule.Function.SUM);
        List<Totals.Share> asKnown = new ArrayList<>();
        boolean rising = rising(total);
        boolean enough = solve(total.source(), found, match -> {
            shares.add(share(total, match, false, this::number));
            if (sums) {
                asKnown.add(share(total, match, false, Instance::value));
            }
            if (match.values().stream().anyMatch(World::lastTried)) {
                // There may be any number of these: so many do not show all there is to count.
                more.add(share(total, match, true, Instance::value));
            }
            return rising && truth(total, shares, List.of()) == Ternary.YES;
        });
        if (enough) {
            return true;
        }
        Ternary truth = truth(total, shares, List.of());
        if (!more.isEmpty() && truth(total, shares, more) != truth) {
            choices.bound();
        }
        if (sums && truth(total, asKnown, List.of()) == Ternary.UNKNOWN) {
            choices.bound();
        }
        if (truth == Ternary.UNKNOWN) {
            // The values themselves decide.
            solve(total.source(), found, match -> {
                total.values()
                        .forEach(source -> source.ifPresent(
                                s -> world.demand(Lookup.in(match, s.node()), s.attribute().orElseThrow())));
                return false;
            });
            throw new TooMany();
        }
        return truth == Ternary.YES;
    }

    /** Whether what holds of some holds of more. */
    private static boolean rising(Total total) {
        return total.results().stream().allMatch(result -> result.function() == Rule.Function.COUNT)
                && atLeast(total.constraint());
    }

    private static boolean atLeast(Rule.Constraint constraint) {
        return constraint instanceof Rule.AllOf all
                ? all.parts().stream().allMatch(Matching::atLeast)
                : constraint instanceof Rule.Comparison comparison
                        && (comparison.operator() == Rule.Operator.GREATER
                                || comparison.operator() == Rule.Operator.AT_LEAST);
    }

    private static Totals.Share share(
            Total total, Map<Node, Instance> match, boolean more, BiFunction<Instance, String, Possible> reading) {
        List<Possible> values = new ArrayList<>();
        for (Optional<Source> source : total.values()) {
            values.add(source.map(s -> reading.apply(Lookup.in(match, s.node()), s.attribute().orElseThrow()))
                    .orElseGet(Possible.Absent::new));
        }
        return new Totals.Share(total.id(), Optional.empty(), !more, more, values);
    }

    private Ternary truth(Total total, List<Totals.Share> certain, List<Totals.Share> possible) {
        ResultScope scope = new ResultScope(evaluation::parameter);
        for (int i = 0; i < total.results().size(); i++) {
            scope.bind(
                    total.results().get(i).variable(),
                    Totals.result(total.results().get(i).function(), i, certain, possible));
        }
        return Truth.result(total.constraint(), false, scope);
    }

    /** Sums read the value as it may be: only where the bounds decide is there a need for nothing more. */
    private Possible number(Instance thing, String attribute) {
        Possible value = choices.peek(thing, attribute);
        return value.maybeAbsent() && !world.demandApplies(thing, attribute) ? new Possible.Absent() : value;
    }

    // ---- patterns

    private boolean joined(Join join, Map<Node, Instance> found, Instance thing) {
        Optional<Object> theirs = world.side(Lookup.in(found, join.parent()), join.theirs());
        return theirs.isPresent() && theirs.equals(world.side(thing, join.ours()));
    }

    /**
     * Calls {@code sink} with each fact that a pattern may match with what is found already, until it says stop.
     *
     * @return whether it did
     */
    private boolean candidates(Body body, Node node, Map<Node, Instance> found, Predicate<Instance> sink) {
        String type = node.type();
        if (node.join().isEmpty()) {
            return universe.derived(type)
                    ? derived(node, Optional.empty(), sink)
                    : Lookup.any(world.all(type), sink);
        }
        Join join = node.join().get();
        Instance parent = Lookup.in(found, join.parent());
        Optional<Object> wanted = world.side(parent, join.theirs());
        if (wanted.isEmpty()) {
            return false;
        }
        if (join.ours().isEmpty()) {
            return universe.derived(type)
                    ? derived(node, Optional.empty(), fact -> isOne(fact, wanted.get()) && sink.test(fact))
                    : world.instance(wanted.get(), type).filter(sink).isPresent();
        }
        return isElement(type)
                ? Lookup.any(world.elements(type, join.ours().get(), wanted.get(), parent, holder(node, found)), sink)
                : having(node, new Wanted(join.ours().get(), wanted.get()), Optional.empty(), owners(body, node), sink);
    }

    /** Types of which one has to own a part, as another pattern is joined by its owner; empty where none is. */
    private Optional<List<String>> owners(Body body, Node part) {
        for (Node other : body.nodes()) {
            Join join = other.join().orElse(null);
            if (join != null && join.parent().equals(part) && join.theirs().equals(Optional.of("of"))) {
                return Optional.of(join.ours()
                                .map(side -> Universe.referred(Lookup.in(ruleset.layouts(), other.type()).attribute(side).type()))
                                .orElseGet(() -> List.of(other.type())))
                        .filter(types -> !types.isEmpty());
            }
        }
        return Optional.empty();
    }

    /** Whether a concluded fact is the one that is looked for. */
    private static boolean isOne(Instance fact, Object wanted) {
        Ternary one = Truth.same(here(new Possible.Exactly(fact.id)), here(new Possible.Exactly(wanted)));
        if (one == Ternary.UNKNOWN) {
            throw new TooMany();
        }
        return one == Ternary.YES;
    }

    /** Whose list it is, where that is found already. */
    private static Optional<Instance> holder(Node element, Map<Node, Instance> found) {
        for (Map.Entry<Node, Instance> other : found.entrySet()) {
            Join hanging = other.getKey().join().orElse(null);
            if (hanging != null
                    && hanging.parent().equals(element)
                    && hanging.theirs().equals(Optional.of("of"))
                    && hanging.ours().isEmpty()) {
                return Optional.of(other.getValue());
            }
        }
        return Optional.empty();
    }

    static boolean isElement(String type) {
        return type.indexOf('.') >= 0;
    }

    /** Facts of a pattern's type with a value. @param parent whose list it is, for a pattern of elements */
    List<Instance> having(Node node, Wanted wanted, Optional<Instance> parent) {
        List<Instance> all = new ArrayList<>();
        having(node, wanted, parent, Optional.empty(), fact -> {
            all.add(fact);
            return false;
        });
        return all;
    }

    private boolean having(
            Node node, Wanted wanted, Optional<Instance> parent, Optional<List<String>> owners, Predicate<Instance> sink) {
        String type = node.type();
        String attribute = wanted.attribute();
        if (universe.derived(type)) {
            return derived(node, Optional.of(wanted), sink);
        }
        if (isElement(type)) {
            return Lookup.any(
                    world.elements(type, attribute, wanted.value(), parent.orElseThrow(TooMany::new), Optional.empty()),
                    sink);
        }
        // A type may be stated or concluded.
        return Lookup.any(world.matching(type, attribute, wanted.value(), owners), sink)
                || Lookup.in(ruleset.vocabulary().types(), type).derivedAlso()
                        && derivation.derived(type, Optional.of(wanted), plan -> true, sink);
    }

    /** Facts that rules conclude and that a pattern may match. */
    boolean derived(Node node, Optional<Wanted> wanted, Predicate<Instance> sink) {
        return derivation.derived(node.type(), wanted, plan -> evaluation.mayMatch(plan, node), sink);
    }

    // ---- constraints

    /** Whether all hold: one that fails without an answer is found before any answer is chosen for another. */
    private boolean hold(List<Plan.Test> tests, Map<Node, Instance> found) {
        boolean open = false;
        for (Plan.Test test : tests) {
            Ternary known = known(test, found);
            if (known == Ternary.NO) {
                return false;
            }
            open |= known == Ternary.UNKNOWN;
        }
        return !open || !Lookup.any(tests, test -> !holds(test.constraint(), Lookup.in(found, test.self()), test.variables(), found));
    }

    /** Whether things that are found already are surely not what the patterns mean, before anything is chosen for that. */
    boolean surelyApart(Map<Node, Instance> found) {
        for (Map.Entry<Node, Instance> one : found.entrySet()) {
            Node node = one.getKey();
            if (known(node.constraint(), one.getValue(), Map.of(), found) == Ternary.NO
                    || node.join().filter(join -> surelyApart(join, found, one.getValue())).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean surelyApart(Join join, Map<Node, Instance> found, Instance thing) {
        Instance parent = found.get(join.parent());
        return parent != null && Truth.same(side(parent, join.theirs()), side(thing, join.ours())) == Ternary.NO;
    }

    private Possible side(Instance thing, Optional<String> attribute) {
        return here(attribute.map(name -> choices.peek(thing, name)).orElseGet(() -> new Possible.Exactly(thing.id)));
    }

    private boolean surelyFails(List<Plan.Test> tests, Map<Node, Instance> found) {
        return Lookup.any(tests, test -> known(test, found) == Ternary.NO);
    }

    private Ternary known(Plan.Test test, Map<Node, Instance> found) {
        return known(test.constraint(), Lookup.in(found, test.self()), test.variables(), found);
    }

    private Ternary known(Rule.Constraint constraint, Instance self, Map<String, Source> variables, Map<Node, Instance> found) {
        return Truth.test(constraint, new Looking(self, variables, found, false));
    }

    private boolean holds(
            Rule.Constraint constraint, Instance self, Map<String, Source> variables, Map<Node, Instance> found) {
        Ternary known = known(constraint, self, variables, found);
        return known == Ternary.UNKNOWN ? chosen(constraint, self, variables, found) : known == Ternary.YES;
    }

    /** Whether one of which that is not known holds, choosing what it needs. */
    private boolean chosen(
            Rule.Constraint constraint, Instance self, Map<String, Source> variables, Map<Node, Instance> found) {
        Ternary chosen = Truth.test(constraint, new Looking(self, variables, found, true));
        if (chosen == Ternary.UNKNOWN) {
            throw new TooMany();
        }
        return chosen == Ternary.YES;
    }

    /** Something unnamed that was chosen to be here: no other than itself. */
    private record Here(Alias alias) {}

    private static Possible here(Possible value) {
        if (!(value instanceof Possible.Exactly exactly)) {
            return value;
        }
        Object here = here(exactly.value());
        return here == exactly.value() ? value : new Possible.Exactly(here);
    }

    private static Object here(Object value) {
        if (value instanceof DerivedKey key) {
            return new DerivedKey(key.type(), key.arguments().stream().map(Matching::here).toList());
        }
        return value instanceof Alias alias ? new Here(alias) : value;
    }

    /** What a constraint sees of a match so far: with what is chosen already, or choosing what it needs. */
    private final class Looking implements Truth.Scope {
        private final Instance self;
        private final Map<String, Source> variables;
        private final Map<Node, Instance> found;
        private final boolean choosing;

        Looking(Instance self, Map<String, Source> variables, Map<Node, Instance> found, boolean choosing) {
            this.self = self;
            this.variables = variables;
            this.found = found;
            this.choosing = choosing;
        }

        private Possible read(Instance thing, String attribute) {
            if (choosing) {
                return here(world.demand(thing, attribute));
            }
            Possible value = choices.peek(thing, attribute);
            Possible here = here(value);
            return here != value && choices.chosen(Slot.of(thing.id, attribute)).isPresent() ? here : value;
        }

        @Override
        public Possible attribute(String name) {
            return read(self, name);
        }

        @Override
        public Possible self() {
            return here(new Possible.Exactly(self.id));
        }

        @Override
        public Possible variable(String name) {
            Source source = Lookup.in(variables, name);
            Instance fact = Lookup.in(found, source.node());
            return source.attribute().isPresent()
                    ? read(fact, source.attribute().get())
                    : here(new Possible.Exactly(fact.id));
        }

        @Override
        public Ternary contains(String attribute, Possible member) {
            Possible wanted = member instanceof Possible.Exactly exactly && exactly.value() instanceof Here here
                    ? new Possible.Exactly(here.alias())
                    : member;
            return choosing
                    ? world.contains(self, attribute, wanted)
                    : Truth.contains(choices.peekList(self, attribute), wanted);
        }

        @Override
        public Possible list(String attribute) {
            if (choosing && self.value(attribute).maybeAbsent() && !world.demandApplies(self, attribute)) {
                return new Possible.Absent();
            }
            Possible value = choices.peekList(self, attribute);
            return choosing && value instanceof Possible.Several several
                    ? choices.told(self, attribute, several)
                    : value;
        }

        @Override
        public Optional<Object> parameter(String id) {
            return evaluation.parameter(id);
        }

        @Override
        public LocalDate day() {
            return evaluation.day();
        }

        @Override
        public void turnsOn(LocalDate day) {
            // The session has noted it.
        }
    }
}
