package edict.engine;

import edict.drl.Rule;
import edict.engine.Evaluation.Deduction;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Evaluation.Match;
import edict.engine.Plan.Body;
import edict.engine.Plan.Group;
import edict.engine.Plan.Join;
import edict.engine.Plan.Node;
import edict.engine.Plan.Source;
import edict.engine.Plan.Total;
import edict.facts.Ternary;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Span;
import java.time.LocalDate;
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
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One completion of the document, chosen answer by answer: whatever is read and not yet chosen is asked for by throwing
 * {@link Undecided}, so that only answers that matter are ever chosen. Rules are evaluated backwards from a conclusion.
 */
final class World {

    /** How many unlisted members of a list are tried. */
    static final int FRESH_MEMBERS = 2;

    /** Things that a step may pass over: what a completion costs must not grow with the design. */
    private static final int LOOKED_AT_A_STEP = 16;

    private final Ruleset ruleset;
    private final Universe universe;
    private final Evaluation evaluation;
    private final Candidates candidates;
    private final Map<Slot, Object> chosen;
    private final Effort effort;
    private final Set<String> active;
    private final Map<List<Object>, List<List<Object>>> concluded = new HashMap<>();
    private final Map<Object, Instance> fresh = new HashMap<>();
    private boolean bounded;

    World(
            Ruleset ruleset,
            Universe universe,
            Evaluation evaluation,
            Candidates candidates,
            Set<String> active,
            Map<Slot, Object> chosen,
            Effort effort) {
        this.ruleset = ruleset;
        this.universe = universe;
        this.evaluation = evaluation;
        this.candidates = candidates;
        this.active = active;
        this.chosen = chosen;
        this.effort = effort;
    }

    /**
     * An answer that is missing.
     *
     * @param thing whose answer, or the alias of an open list
     * @param member of a list: whether it is in
     */
    record Slot(Object thing, String attribute, Optional<Object> member) {}

    /** That an answer has to be chosen first. */
    static final class Undecided extends RuntimeException {
        private static final long serialVersionUID = 1;
        final transient Slot slot;
        final transient List<Object> candidates;

        Undecided(Slot slot, List<Object> candidates) {
            super(null, null, false, false);
            this.slot = slot;
            this.candidates = candidates;
        }
    }

    /** How many steps may still be taken; counted, not timed, so that the answer is the same on every machine. */
    static final class Effort {
        private long left;

        Effort(long left) {
            this.left = left;
        }

        void spend(long steps) {
            left -= steps;
            if (left < 0) {
                throw new TooMany();
            }
        }

        long left() {
            return left;
        }
    }

    /** That the answers cannot be listed. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(null, null, false, false);
        }
    }

    /** Whether something was counted of which there may be more than was tried. */
    boolean bounded() {
        return bounded;
    }

    private Object choose(Slot slot, List<Object> options) {
        Object choice = chosen.get(slot);
        if (choice == null) {
            if (options.isEmpty()) {
                throw new TooMany();
            }
            throw new Undecided(slot, options);
        }
        return choice;
    }

    // ---- things

    /** What an identity stands for here; empty when there is no such thing. */
    Optional<Object> resolve(Object id) {
        if (!(id instanceof Alias alias)) {
            return Optional.of(id);
        }
        if (alias.unlisted()) {
            return standingFor(alias).map(thing -> thing.id).findFirst();
        }
        if (fresh.containsKey(alias)) {
            return Optional.of(alias);
        }
        Universe.Place place = universe.place(alias);
        Instance holder = universe.find(place.holder().orElseThrow()).get(0);
        Possible value = demand(holder, place.attribute());
        return value instanceof Possible.Exactly exactly ? Optional.of(exactly.value()) : Optional.empty();
    }

    private int members(Alias list, String type) {
        List<Object> counts = new ArrayList<>();
        for (int n = 0; n <= FRESH_MEMBERS; n++) {
            counts.add(n);
        }
        return (Integer) choose(new Slot(list, "#" + type, Optional.empty()), counts);
    }

    private Stream<Instance> standingFor(Alias list) {
        return universe.place(list).types().stream().flatMap(type -> standingFor(list, type).stream());
    }

    /** What the placeholder of a list stands for here; the parts of something unlisted hang on what that stands for. */
    private List<Instance> standingFor(Alias list, String type) {
        Instance like = universe.find(list, type).orElseThrow();
        if (!like.layout.positions().containsKey("of")
                || !(like.value("of") instanceof Possible.Exactly of)
                || !(of.value() instanceof Alias owner)
                || !owner.unlisted()) {
            return unlisted(list, type);
        }
        List<Instance> all = new ArrayList<>();
        for (Instance thing : universe.find(owner)) {
            for (Instance one : standingFor(owner, thing.layout.name())) {
                all.addAll(parts(type, (Alias) one.id));
            }
        }
        return all;
    }

    /** The members of a list that nobody listed. */
    private List<Instance> unlisted(Alias list, String type) {
        List<Instance> all = new ArrayList<>();
        int count = members(list, type);
        Instance like = universe.find(list, type).orElseThrow();
        for (int n = 1; n <= count; n++) {
            all.add(fresh(list.member(type, n), like.layout, like.values));
        }
        return all;
    }

    private Optional<Instance> instance(Object id, String type) {
        Optional<Instance> listed = universe.find(id, type);
        if (listed.isPresent()) {
            return listed;
        }
        Instance made = fresh.get(id);
        return made != null && made.layout.name().equals(type) ? Optional.of(made) : Optional.empty();
    }

    private Instance fresh(Alias id, Layout layout, Possible[] values) {
        return fresh.computeIfAbsent(id, i -> new Instance(i, layout, values, evaluation, true));
    }

    /** Things of a declared type that exist here. */
    private List<Instance> all(String type) {
        effort.spend(universe.all(type).size() / LOOKED_AT_A_STEP);
        List<Instance> all = new ArrayList<>();
        for (Instance instance : universe.all(type)) {
            if (!instance.placeholder()) {
                all.add(instance);
            }
        }
        all.addAll(unnamed(type));
        return all;
    }

    /** Things of a type that exist here and are not in the document. */
    private List<Instance> unnamed(String type) {
        List<Instance> all = new ArrayList<>();
        effort.spend(universe.aliases(type).size() / LOOKED_AT_A_STEP);
        for (Alias alias : universe.aliases(type)) {
            if (alias.unlisted()) {
                if (ownerIsHere(universe.find(alias, type).orElseThrow())) {
                    all.addAll(unlisted(alias, type));
                }
            } else if (resolve(alias).equals(Optional.of(alias))) {
                universe.find(alias, type).ifPresent(all::add);
            }
        }
        for (String owner : Lookup.in(ruleset.vocabulary().types(), type).partOf()) {
            for (Instance thing : unnamed(owner)) {
                if (!isPlace((Alias) thing.id)) {
                    all.addAll(parts(type, (Alias) thing.id));
                }
            }
        }
        return all;
    }

    /** Parts of something unnamed are only here when that thing itself is. Parts of unlisted members are made one by one. */
    private boolean ownerIsHere(Instance part) {
        if (!part.layout.positions().containsKey("of")
                || !(part.value("of") instanceof Possible.Exactly exactly)
                || !(exactly.value() instanceof Alias owner)) {
            return true;
        }
        return !owner.unlisted() && resolve(owner).equals(Optional.of(owner));
    }

    // ---- values

    /** What is known of a value without choosing anything. */
    private Possible peek(Instance thing, String attribute) {
        Attribute declared = thing.layout.attributes().get(thing.layout.position(attribute));
        Possible value = thing.value(attribute);
        Object choice = chosen.get(new Slot(thing.id, attribute, Optional.empty()));
        if (value.maybeAbsent()) {
            Ternary applies = Ternary.YES;
            for (Attribute.OnlyIf condition : declared.onlyIf()) {
                applies = applies.and(Universe.met(condition, peekAny(thing, condition.attribute())));
            }
            if (applies == Ternary.NO) {
                return new Possible.Absent();
            }
            if (applies == Ternary.UNKNOWN) {
                return value;
            }
        }
        if (choice != null) {
            return new Possible.Exactly(choice);
        }
        return value;
    }

    private Possible peekAny(Instance thing, String attribute) {
        return thing.value(attribute) instanceof Possible.Several ? peekList(thing, attribute) : peek(thing, attribute);
    }

    private Possible peekList(Instance thing, String attribute) {
        Possible applicable = peek(thing, attribute);
        if (!(applicable instanceof Possible.Several several)) {
            return applicable;
        }
        Set<Object> in = new LinkedHashSet<>(several.in());
        Optional<Set<Object>> domain = several.domain();
        if (!several.complete()) {
            Set<Object> left = new LinkedHashSet<>();
            for (Object code : several.domain().orElse(Set.of())) {
                Object choice = chosen.get(new Slot(thing.id, attribute, Optional.of(code)));
                if (Boolean.TRUE.equals(choice)) {
                    in.add(code);
                } else if (choice == null) {
                    left.add(code);
                }
            }
            if (domain.isPresent()) {
                domain = Optional.of(left);
            }
        }
        boolean settled = several.complete() || domain.isPresent() && in.containsAll(domain.get());
        return new Possible.Several(in, domain, settled, stillMaybeAbsent(thing, attribute, several));
    }

    /** A list that may hold anything, as far as rules tell what may be in it apart. */
    private Possible.Several told(Instance thing, String attribute, Possible.Several several) {
        Attribute declared = thing.layout.attributes().get(thing.layout.position(attribute));
        boolean references = ((AttributeType.ListOf) declared.type()).of() instanceof AttributeType.Reference;
        if (several.complete() || several.domain().isPresent() || references) {
            return several;
        }
        Set<Object> domain = new LinkedHashSet<>(candidates.of(thing.layout.name(), attribute, several));
        for (Slot slot : chosen.keySet()) {
            if (slot.thing().equals(thing.id) && slot.attribute().equals(attribute)) {
                slot.member().ifPresent(domain::add);
            }
        }
        return new Possible.Several(several.in(), Optional.of(domain), false, several.maybeAbsent());
    }

    private boolean stillMaybeAbsent(Instance thing, String attribute, Possible value) {
        return value.maybeAbsent() && applies(thing, attribute) == Ternary.UNKNOWN;
    }

    private Ternary applies(Instance thing, String attribute) {
        Attribute declared = thing.layout.attributes().get(thing.layout.position(attribute));
        Ternary applies = Ternary.YES;
        for (Attribute.OnlyIf condition : declared.onlyIf()) {
            applies = applies.and(Universe.met(condition, peekAny(thing, condition.attribute())));
        }
        return applies;
    }

    /** Whether an attribute applies here, choosing what that depends on. */
    private boolean demandApplies(Instance thing, String attribute) {
        Attribute declared = thing.layout.attributes().get(thing.layout.position(attribute));
        for (Attribute.OnlyIf condition : declared.onlyIf()) {
            Ternary met = Universe.met(condition, peekAny(thing, condition.attribute()));
            if (met == Ternary.UNKNOWN) {
                if (condition.operator().equals("contains")) {
                    Ternary any = Ternary.NO;
                    for (Object member : condition.values()) {
                        any = any.or(contains(thing, condition.attribute(), new Possible.Exactly(member)));
                    }
                    met = any;
                } else {
                    met = Universe.met(condition, demand(thing, condition.attribute()));
                }
            }
            if (met != Ternary.YES) {
                return false;
            }
        }
        return true;
    }

    /** The value here: {@link Possible.Exactly} or {@link Possible.Absent}, choosing what is not chosen yet. */
    private Possible demand(Instance thing, String attribute) {
        Possible value = thing.value(attribute);
        if (value instanceof Possible.Absent) {
            return value;
        }
        if (value.maybeAbsent() && !demandApplies(thing, attribute)) {
            return new Possible.Absent();
        }
        if (value instanceof Possible.Exactly exactly && !(exactly.value() instanceof Alias alias && isPlace(alias))) {
            return exactly.value() instanceof Span span ? span(thing, attribute, span) : value;
        }
        if (value instanceof Possible.AnyOf any && any.values().size() == 1) {
            Object only = any.values().iterator().next();
            if (!(only instanceof Alias)) {
                return new Possible.Exactly(only);
            }
        }
        if (value instanceof Possible.Exactly exactly && exactly.value() instanceof Alias owner && isPart(thing, attribute)) {
            return resolve(owner).<Possible>map(Possible.Exactly::new).orElseGet(Possible.Absent::new);
        }
        Slot slot = new Slot(thing.id, attribute, Optional.empty());
        Object choice = choose(slot, options(thing, attribute, value));
        if (choice instanceof Alias alias && !isPlace(alias) && !fresh.containsKey(alias)) {
            made(alias, thing, attribute);
        }
        return new Possible.Exactly(choice);
    }

    /** Whether this is what a part or the element of a list hangs on: nothing that could be chosen for it alone. */
    private boolean isPart(Instance thing, String attribute) {
        EntityType type = ruleset.vocabulary().types().get(thing.layout.name());
        return attribute.equals("of") && (type == null || !type.partOf().isEmpty());
    }

    /** A span that the rules compare with spans of other units may be any of the hours that it may last. */
    private Possible span(Instance thing, String attribute, Span span) {
        Set<Object> constants = candidates.compared(thing.layout.name(), attribute);
        boolean unlike = constants.stream().anyMatch(c -> c instanceof Span other && other.unit() != span.unit());
        boolean alike = constants.stream().anyMatch(c -> c instanceof Span other && other.unit() == span.unit());
        if (!unlike || alike || Order.fewestHours(span).compareTo(Order.mostHours(span)) == 0) {
            return new Possible.Exactly(span);
        }
        Possible hours = new Possible.Between(
                Optional.of(Order.fewestHours(span)), true, Optional.of(Order.mostHours(span)), true, false);
        Slot slot = new Slot(thing.id, attribute, Optional.empty());
        return new Possible.Exactly(choose(slot, candidates.of(thing.layout.name(), attribute, hours)));
    }

    private boolean isPlace(Alias alias) {
        return !universe.find(alias).isEmpty() && !fresh.containsKey(alias);
    }

    private List<Object> options(Instance thing, String attribute, Possible value) {
        if (chosen.containsKey(new Slot(thing.id, attribute, Optional.empty()))) {
            return List.of();
        }
        Attribute declared = thing.layout.attributes().get(thing.layout.position(attribute));
        if (declared.type() instanceof AttributeType.Reference reference) {
            List<Object> options = new ArrayList<>();
            if (value instanceof Possible.AnyOf any
                    && any.values().stream().noneMatch(Alias.class::isInstance)) {
                options.addAll(any.values());
                return options;
            }
            for (String type : reference.types()) {
                effort.spend(universe.all(type).size() / LOOKED_AT_A_STEP);
                for (Instance instance : universe.all(type)) {
                    if (!instance.placeholder()) {
                        options.add(instance.id);
                    }
                }
            }
            options.addAll(unnamedAlready(thing, reference));
            if (tooFar(thing.id) && !options.isEmpty()) {
                bounded = true;
            } else {
                options.add(freshReference(thing, attribute, value));
            }
            return options;
        }
        return candidates.of(thing.layout.name(), attribute, value);
    }

    /** Whether what hangs on it is no longer tried. */
    private static boolean tooFar(Object id) {
        return id instanceof Alias alias && alias.depth() >= Alias.DEEPEST;
    }

    /** Two unknown references may refer to the same unnamed thing, and an unnamed thing to itself. */
    private List<Object> unnamedAlready(Instance thing, AttributeType.Reference reference) {
        List<Object> all = new ArrayList<>();
        for (String type : reference.types()) {
            for (Alias alias : universe.aliases(type)) {
                if (!alias.unlisted()) {
                    Universe.Place place = universe.place(alias);
                    Slot slot = new Slot(place.holder().orElseThrow(), place.attribute(), Optional.empty());
                    if (alias.equals(chosen.get(slot)) && !slot.thing().equals(thing.id)) {
                        all.add(alias);
                    }
                }
            }
            if (thing.id instanceof Alias self && !isPlace(self) && thing.layout.name().equals(type)) {
                all.add(self);
            }
        }
        return all;
    }

    /** What an unknown reference refers to when that is nothing in the document. */
    private Object freshReference(Instance thing, String attribute, Possible value) {
        if (value instanceof Possible.Exactly exactly) {
            return exactly.value();
        }
        if (value instanceof Possible.AnyOf any) {
            return any.values().iterator().next();
        }
        if (!(thing.id instanceof Alias alias)) {
            throw new TooMany();
        }
        return alias.referredBy(attribute);
    }

    private void made(Alias alias, Instance holder, String attribute) {
        Attribute declared = holder.layout.attributes().get(holder.layout.position(attribute));
        for (String type : ((AttributeType.Reference) declared.type()).types()) {
            Layout layout = Lookup.in(ruleset.layouts(), type);
            fresh(alias, layout, Universe.blank(layout));
        }
    }

    private Ternary contains(Instance thing, String attribute, Possible member) {
        Possible value = thing.value(attribute);
        if (!(value instanceof Possible.Several several) || !(member instanceof Possible.Exactly exactly)) {
            return Ternary.NO;
        }
        if (several.maybeAbsent() && !demandApplies(thing, attribute)) {
            return Ternary.NO;
        }
        Object wanted = exactly.value();
        if (several.in().contains(wanted)) {
            return Ternary.YES;
        }
        if (several.complete() || several.domain().isPresent() && !several.domain().get().contains(wanted)) {
            return Ternary.NO;
        }
        return Ternary.of((Boolean) choose(new Slot(thing.id, attribute, Optional.of(wanted)), List.of(true, false)));
    }

    // ---- constraints

    private boolean holds(edict.drl.Rule.Constraint constraint, Instance self, Map<String, Source> variables, Map<Node, Instance> found) {
        Ternary known = Truth.test(constraint, new Looking(self, variables, found, false));
        if (known == Ternary.UNKNOWN) {
            known = Truth.test(constraint, new Looking(self, variables, found, true));
            if (known == Ternary.UNKNOWN) {
                throw new TooMany();
            }
        }
        return known == Ternary.YES;
    }

    /** Something unnamed that was chosen to be here: no other than itself. */
    private record Here(Alias alias) {}

    private static Possible here(Possible value) {
        return value instanceof Possible.Exactly exactly && exactly.value() instanceof Alias alias
                ? new Possible.Exactly(new Here(alias))
                : value;
    }

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
                return here(demand(thing, attribute));
            }
            Possible value = peek(thing, attribute);
            boolean settled = chosen.containsKey(new Slot(thing.id, attribute, Optional.empty()));
            return settled ? here(value) : value;
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
                    ? World.this.contains(self, attribute, wanted)
                    : Truth.contains(peekList(self, attribute), wanted);
        }

        @Override
        public Possible list(String attribute) {
            if (choosing && self.value(attribute).maybeAbsent() && !demandApplies(self, attribute)) {
                return new Possible.Absent();
            }
            Possible value = peekList(self, attribute);
            return choosing && value instanceof Possible.Several several ? told(self, attribute, several) : value;
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

    // ---- rules

    /** Calls {@code sink} with each way to match a body, until it says stop. @return whether it did */
    private boolean solve(Body body, int index, Map<Node, Instance> found, Predicate<Map<Node, Instance>> sink) {
        evaluation.tick();
        effort.spend(1);
        // What can be decided already is: every answer that need not be chosen halves the work.
        Plan.Due due = body.due().get(index);
        for (Plan.Test test : due.tests()) {
            if (!holds(test.constraint(), Lookup.in(found, test.self()), test.variables(), found)) {
                return false;
            }
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
        for (Instance candidate : candidates(node, found)) {
            if (holds(node.constraint(), candidate, Map.of(), found)) {
                Map<Node, Instance> more = new HashMap<>(found);
                more.put(node, candidate);
                if (solve(body, index + 1, more, sink)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean holds(Group group, Map<Node, Instance> found) {
        if (group instanceof Total total) {
            return totals(total, found);
        }
        List<Body> alternatives =
                group instanceof Plan.None none ? none.alternatives() : ((Plan.Some) group).alternatives();
        boolean any = false;
        for (Body body : alternatives) {
            any = any || solve(body, 0, found, match -> true);
        }
        return any != group instanceof Plan.None;
    }

    private boolean totals(Total total, Map<Node, Instance> found) {
        List<Totals.Share> shares = new ArrayList<>();
        List<Totals.Share> more = new ArrayList<>();
        solve(total.source(), 0, found, match -> {
            shares.add(share(total, match, false, this::number));
            if (match.values().stream().anyMatch(World::lastTried)) {
                // There may be any number of these: so many do not show all there is to count.
                more.add(share(total, match, true, Instance::value));
            }
            return false;
        });
        Ternary truth = truth(total, shares, List.of());
        if (!more.isEmpty() && truth(total, shares, more) != truth) {
            bounded = true;
        }
        if (truth == Ternary.UNKNOWN) {
            // The values themselves decide. For sums the few that are tried do not show all there is to add.
            bounded |= total.results().stream().anyMatch(result -> result.function() == Rule.Function.SUM);
            solve(total.source(), 0, found, match -> {
                total.values()
                        .forEach(source -> source.ifPresent(
                                s -> demand(Lookup.in(match, s.node()), s.attribute().orElseThrow())));
                return false;
            });
            throw new TooMany();
        }
        return truth == Ternary.YES;
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

    private static boolean lastTried(Instance thing) {
        return thing.id instanceof Alias alias && alias.number() >= FRESH_MEMBERS;
    }

    /** Sums read the value as it may be: only where the bounds decide is there a need for nothing more. */
    private Possible number(Instance thing, String attribute) {
        Possible value = peek(thing, attribute);
        return value.maybeAbsent() && !demandApplies(thing, attribute) ? new Possible.Absent() : peek(thing, attribute);
    }

    /** What a side of a join is here. */
    private Optional<Object> side(Instance thing, Optional<String> attribute) {
        if (attribute.isEmpty()) {
            return Optional.of(thing.id);
        }
        return demand(thing, attribute.get()) instanceof Possible.Exactly exactly
                ? Optional.of(Keys.normal(exactly.value()))
                : Optional.empty();
    }

    private boolean joined(Join join, Map<Node, Instance> found, Instance thing) {
        Optional<Object> theirs = side(Lookup.in(found, join.parent()), join.theirs());
        return theirs.isPresent() && theirs.equals(side(thing, join.ours()));
    }

    private List<Instance> candidates(Node node, Map<Node, Instance> found) {
        String type = node.type();
        if (node.join().isEmpty()) {
            if (universe.derived(type)) {
                return derived(type, Optional.empty(), Optional.empty(), plan -> mayMatch(plan, node));
            }
            return all(type);
        }
        Join join = node.join().get();
        Optional<Object> wanted = side(Lookup.in(found, join.parent()), join.theirs());
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (join.ours().isEmpty()) {
            return universe.derived(type)
                    ? derived(type, Optional.empty(), Optional.empty(), plan -> mayMatch(plan, node))
                    : instance(wanted.get(), type).map(List::of).orElse(List.of());
        }
        String ours = join.ours().get();
        if (universe.derived(type)) {
            return derived(type, Optional.of(ours), wanted, plan -> mayMatch(plan, node));
        }
        if (type.indexOf('.') >= 0) {
            Optional<Instance> holder = found.keySet().stream()
                    .filter(other -> other.join()
                            .filter(hanging -> hanging.parent().equals(node)
                                    && hanging.theirs().equals(Optional.of("of"))
                                    && hanging.ours().isEmpty())
                            .isPresent())
                    .map(other -> Lookup.in(found, other))
                    .findFirst();
            return elements(type, ours, wanted.get(), Lookup.in(found, join.parent()), holder);
        }
        return also(type, ours, wanted.get(), matching(type, ours, wanted.get()));
    }

    /** Things of a declared type with a value. */
    private List<Instance> matching(String type, String attribute, Object wanted) {
        List<Instance> matching = new ArrayList<>(universe.with(type, attribute, wanted));
        List<Instance> unsure = new ArrayList<>(universe.open(type, attribute));
        unsure.addAll(unnamedWith(type, attribute, wanted));
        for (Instance instance : unsure) {
            if (side(instance, Optional.of(attribute)).equals(Optional.of(wanted))) {
                matching.add(instance);
            }
        }
        return matching;
    }

    /** Parts of an unnamed thing are unnamed themselves, and so are the parts of others that nobody listed. */
    private List<Instance> unnamedWith(String type, String attribute, Object wanted) {
        boolean part = attribute.equals("of")
                && !Lookup.in(ruleset.vocabulary().types(), type).partOf().isEmpty();
        if (!part) {
            return unnamed(type);
        }
        if (wanted instanceof Alias owner && !isPlace(owner)) {
            return parts(type, owner);
        }
        List<Instance> all = new ArrayList<>();
        for (Alias alias : universe.aliases(type, wanted)) {
            effort.spend(1);
            if (alias.unlisted()) {
                Possible owner = universe.find(alias, type).orElseThrow().value("of");
                if (owner.open() || owner.equals(new Possible.Exactly(wanted))) {
                    all.addAll(unlisted(alias, type));
                }
            } else if (resolve(alias).equals(Optional.of(alias))) {
                universe.find(alias, type).ifPresent(all::add);
            }
        }
        return all;
    }

    /** The parts of a thing that is not in the document: any number of them. */
    private List<Instance> parts(String type, Alias owner) {
        if (tooFar(owner)) {
            bounded = true;
            return List.of();
        }
        Alias list = universe.partsOf(owner, type);
        int count = members(list, type);
        List<Instance> all = new ArrayList<>();
        Layout layout = Lookup.in(ruleset.layouts(), type);
        for (int n = 1; n <= count; n++) {
            Possible[] values = Universe.blank(layout);
            values[layout.position("of")] = new Possible.Exactly(owner);
            all.add(fresh(list.member(type, n), layout, values));
        }
        return all;
    }

    private List<Instance> also(String type, String attribute, Object wanted, List<Instance> matching) {
        if (Lookup.in(ruleset.vocabulary().types(), type).derivedAlso()) {
            List<Instance> both = new ArrayList<>(matching);
            both.addAll(derived(type, Optional.of(attribute), Optional.of(wanted), plan -> true));
            return both;
        }
        return matching;
    }

    /** @param only whose list alone matters, where that is known */
    private List<Instance> elements(
            String type, String side, Object wanted, Instance parent, Optional<Instance> only) {
        int dot = type.indexOf('.');
        String holderType = type.substring(0, dot);
        String attribute = type.substring(dot + 1);
        Layout layout = Lookup.in(ruleset.layouts(), type);
        List<Instance> all = new ArrayList<>();
        if (side.equals("of")) {
            for (Object member : members(parent, attribute)) {
                all.add(element(layout, parent.id, member));
            }
            return all;
        }
        for (Instance holder : only.map(List::of).orElseGet(() -> all(holderType))) {
            if (contains(holder, attribute, new Possible.Exactly(wanted)) == Ternary.YES) {
                all.add(element(layout, holder.id, wanted));
            }
        }
        return all;
    }

    /** All members of a list here. */
    private Set<Object> members(Instance holder, String attribute) {
        if (!(holder.value(attribute) instanceof Possible.Several several)) {
            return Set.of();
        }
        if (several.maybeAbsent() && !demandApplies(holder, attribute)) {
            return Set.of();
        }
        Set<Object> members = new LinkedHashSet<>(several.in());
        if (!several.complete()) {
            AttributeType of = ((AttributeType.ListOf)
                            holder.layout.attributes().get(holder.layout.position(attribute)).type())
                    .of();
            if (of instanceof AttributeType.Reference reference) {
                for (String type : reference.types()) {
                    for (Instance thing : universe.all(type)) {
                        if (!thing.placeholder()
                                && contains(holder, attribute, new Possible.Exactly(thing.id)) == Ternary.YES) {
                            members.add(thing.id);
                        }
                    }
                    members.addAll(freshMembers(holder, attribute, type));
                }
                return members;
            }
            for (Object code : told(holder, attribute, several).domain().orElseThrow()) {
                if (contains(holder, attribute, new Possible.Exactly(code)) == Ternary.YES) {
                    members.add(code);
                }
            }
        }
        return members;
    }

    private Set<Object> freshMembers(Instance holder, String attribute, String type) {
        Set<Object> all = new LinkedHashSet<>();
        Optional<Alias> known = universe.unlistedMember(holder, attribute);
        if (known.isPresent()) {
            unlisted(known.get(), type).forEach(member -> all.add(member.id));
            return all;
        }
        if (!(holder.id instanceof Alias owner)) {
            throw new TooMany();
        }
        if (tooFar(owner)) {
            bounded = true;
            return Set.of();
        }
        Alias list = owner.membersOf(attribute);
        int count = members(list, type);
        Layout layout = Lookup.in(ruleset.layouts(), type);
        for (int n = 1; n <= count; n++) {
            all.add(fresh(list.member(type, n), layout, Universe.blank(layout)).id);
        }
        return all;
    }

    private Instance element(Layout layout, Object holder, Object member) {
        return new Instance(
                List.of(holder, layout.name(), member),
                layout,
                new Possible[] {new Possible.Exactly(holder), new Possible.Exactly(member)},
                evaluation,
                true);
    }

    // ---- derived facts

    /** @param among the plans that may conclude what is looked for */
    private List<Instance> derived(
            String type, Optional<String> attribute, Optional<Object> wanted, Predicate<Plan> among) {
        Layout layout = Lookup.in(ruleset.layouts(), type);
        EntityType declared = Lookup.in(ruleset.vocabulary().types(), type);
        List<Instance> all = new ArrayList<>();
        Set<List<Object>> facts = declared.closure().isPresent()
                ? closed(type, declared.closure().get(), layout, attribute, wanted)
                : edges(type, layout, attribute, wanted, among);
        for (List<Object> fact : facts) {
            if (attribute.isEmpty() || fact.get(layout.position(attribute.get())).equals(wanted.orElseThrow())) {
                Possible[] values = new Possible[fact.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = new Possible.Exactly(fact.get(i));
                }
                all.add(new Instance(new DerivedKey(type, fact), layout, values, evaluation, true));
            }
        }
        return all;
    }

    /** Whether the literals that a plan concludes leave room for a match. */
    private boolean mayMatch(Plan plan, Node node) {
        Layout layout = Lookup.in(ruleset.layouts(), node.type());
        List<Rule.Operand> arguments = plan.conclusion().arguments();
        Possible[] values = new Possible[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i) instanceof Rule.Operand.Literal literal
                    ? new Possible.Exactly(literal.value())
                    : layout.unknown(layout.attributes().get(i).name());
        }
        Instance fact = new Instance(plan, layout, values, evaluation, false);
        return Truth.test(node.constraint(), new FactScope(fact)) != Ternary.NO;
    }

    private Set<List<Object>> edges(
            String type,
            Layout layout,
            Optional<String> attribute,
            Optional<Object> wanted,
            Predicate<Plan> among) {
        Set<List<Object>> facts = new LinkedHashSet<>();
        List<Integer> concluding = Lookup.in(ruleset.concluding(), type).stream()
                .filter(plan -> among.test(ruleset.plans().get(plan)))
                .toList();
        if (attribute.isPresent() && ruleset.rooted().contains(type) && layout.position(attribute.get()) == 0) {
            for (int plan : concluding) {
                facts.addAll(conclusions(plan, wanted.orElseThrow()));
            }
            return facts;
        }
        Optional<Aim> aim = attribute.map(name -> new Aim(layout.position(name), wanted.orElseThrow()));
        Set<Integer> direct = new HashSet<>();
        aim.ifPresent(goal -> {
            for (int plan : concluding) {
                leading(ruleset.plans().get(plan), goal).ifPresent(roots -> {
                    direct.add(plan);
                    roots.forEach(root -> facts.addAll(conclusions(plan, root, aim)));
                });
            }
        });
        for (Deduction deduction : evaluation.derived(type)) {
            effort.spend(1);
            if (!mayHave(deduction.instance, attribute, wanted)) {
                continue;
            }
            for (Match match : deduction.matches) {
                if (direct.contains(match.plan()) || !concluding.contains(match.plan())) {
                    continue;
                }
                Plan plan = ruleset.plans().get(match.plan());
                Node root = plan.alternatives().get(match.alternative()).nodes().get(0);
                Instance start = Lookup.in(match.facts(), root);
                for (Object id : starts(start)) {
                    facts.addAll(conclusions(match.plan(), id, aim));
                }
            }
        }
        return facts;
    }

    private static boolean mayHave(Instance fact, Optional<String> attribute, Optional<Object> wanted) {
        return attribute.isEmpty()
                || Truth.same(fact.value(attribute.get()), new Possible.Exactly(wanted.orElseThrow())) != Ternary.NO;
    }

    /** What a fact that a rule started from stands for here. */
    private List<Object> starts(Instance start) {
        if (start.id instanceof Alias alias && alias.unlisted()) {
            // What only unnamed things refer to is made when those are looked at.
            bounded |= alias.isBeyond();
            return standingFor(alias, start.layout.name()).stream().map(member -> member.id).toList();
        }
        return resolve(start.id).map(List::of).orElse(List.of());
    }

    private Set<List<Object>> closed(
            String type, EntityType.Closure closure, Layout layout, Optional<String> attribute, Optional<Object> wanted) {
        int from = layout.position(closure.from());
        int to = layout.position(closure.to());
        boolean backwards = attribute.equals(Optional.of(closure.to()));
        Set<List<Object>> facts = new LinkedHashSet<>();
        if (attribute.isPresent() && (backwards || attribute.get().equals(closure.from()))) {
            walk(type, closure, layout, backwards ? to : from, backwards ? from : to, wanted.orElseThrow(), facts);
            return facts;
        }
        Set<Object> starts = new LinkedHashSet<>();
        edges(type, layout, Optional.empty(), Optional.empty(), plan -> true).forEach(edge -> starts.add(edge.get(from)));
        starts.forEach(start -> walk(type, closure, layout, from, to, start, facts));
        return facts;
    }

    private void walk(
            String type,
            EntityType.Closure closure,
            Layout layout,
            int near,
            int far,
            Object start,
            Set<List<Object>> facts) {
        List<Integer> per = closure.per().stream().map(layout::position).toList();
        Optional<String> side = Optional.of(layout.attributes().get(near).name());
        Deque<List<Object>> queue = new ArrayDeque<>();
        Set<List<Object>> seen = new LinkedHashSet<>();
        for (List<Object> edge : edges(type, layout, side, Optional.of(start), plan -> true)) {
            if (edge.get(near).equals(start) && seen.add(edge)) {
                queue.add(edge);
            }
        }
        while (!queue.isEmpty()) {
            List<Object> way = queue.remove();
            facts.add(way);
            for (List<Object> edge : edges(type, layout, side, Optional.of(way.get(far)), plan -> true)) {
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

    /** Which of a plan's conclusions are looked for: those with a thing as one argument. */
    private record Aim(int position, Object thing) {}

    /** What a plan concludes here when it starts from {@code root}. */
    private List<List<Object>> conclusions(int index, Object root) {
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
                solve(body, 0, found, match -> {
                    facts.add(arguments(plan, body, match));
                    return false;
                });
            }
        }
        List<List<Object>> all = List.copyOf(facts);
        concluded.put(key, all);
        return all;
    }

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
                    ? instance(aim.thing(), node.type()).map(List::of).orElse(List.of())
                    : having(node, source.attribute().get(), aim.thing(), Optional.empty());
            while (!node.equals(body.nodes().get(0))) {
                if (node.join().isEmpty()) {
                    return Optional.empty();
                }
                Join join = node.join().get();
                List<Instance> parents = new ArrayList<>();
                for (Instance thing : found) {
                    side(thing, join.ours()).ifPresent(value -> parents.addAll(earlier(join, value, thing)));
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
            return having(parent, join.theirs().get(), value, Optional.of(later));
        }
        return value instanceof DerivedKey key && key.type().equals(parent.type())
                ? derived(parent.type(), Optional.empty(), Optional.empty(), plan -> mayMatch(plan, parent)).stream()
                        .filter(fact -> fact.id.equals(key))
                        .toList()
                : instance(value, parent.type()).map(List::of).orElse(List.of());
    }

    /** Facts of a pattern's type with a value. @param holder whose list it is, where the type is that of its elements */
    private List<Instance> having(Node node, String attribute, Object value, Optional<Instance> holder) {
        if (universe.derived(node.type())) {
            return derived(node.type(), Optional.of(attribute), Optional.of(value), plan -> mayMatch(plan, node));
        }
        if (node.type().indexOf('.') >= 0) {
            return elements(node.type(), attribute, value, holder.orElseThrow(TooMany::new), Optional.empty());
        }
        return also(node.type(), attribute, value, matching(node.type(), attribute, value));
    }

    /** Binds the pattern that an argument names to what is aimed at. */
    private void aimed(Plan plan, Body body, Aim aim, Map<Node, Instance> found) {
        if (plan.conclusion().arguments().get(aim.position()) instanceof Rule.Operand.Variable variable) {
            Source source = Lookup.in(body.variables(), variable.name());
            if (source.attribute().isEmpty() && body.nodes().contains(source.node())) {
                instance(aim.thing(), source.node().type()).ifPresent(thing -> found.put(source.node(), thing));
            }
        }
    }

    private List<Instance> roots(Object root, String type) {
        if (root instanceof DerivedKey key) {
            if (!key.type().equals(type)) {
                return List.of();
            }
            // A fact about something unnamed is about something else here.
            boolean open = key.arguments().stream().anyMatch(a -> a instanceof Alias || a instanceof Possible);
            return derived(type, Optional.empty(), Optional.empty(), plan -> true).stream()
                    .filter(fact -> open || fact.id.equals(key))
                    .toList();
        }
        return instance(root, type).map(List::of).orElse(List.of());
    }

    private List<Object> arguments(Plan plan, Body body, Map<Node, Instance> match) {
        List<Object> arguments = new ArrayList<>();
        for (Rule.Operand argument : plan.conclusion().arguments()) {
            if (argument instanceof Rule.Operand.Variable variable) {
                Source source = Lookup.in(body.variables(), variable.name());
                Instance fact = Lookup.in(match, source.node());
                if (source.attribute().isEmpty()) {
                    arguments.add(fact.id);
                } else {
                    arguments.add(demand(fact, source.attribute().get()) instanceof Possible.Exactly exactly
                            ? Keys.normal(exactly.value())
                            : new Possible.Absent());
                }
            } else {
                arguments.add(((Rule.Operand.Literal) argument).value());
            }
        }
        return arguments;
    }

    /**
     * Whether a rule of the provision concludes here, and no exemption removes it.
     */
    boolean concludes(Settlement.Goal goal) {
        for (Object subject : meant(goal.subject())) {
            if (goal.bearer().isEmpty()) {
                if (concludes(goal.provision(), goal.verb(), subject, Optional.empty(), goal.extra(), goal.starts())) {
                    return true;
                }
                continue;
            }
            for (Object bearer : meant(goal.bearer().get())) {
                if (concludes(
                        goal.provision(), goal.verb(), subject, Optional.of(bearer), goal.extra(), goal.starts())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What an identity may mean here: the placeholder of a list of references means whatever is in that list. */
    private Set<Object> meant(Object id) {
        if (id instanceof Alias alias && alias.unlisted()) {
            Universe.Place place = universe.place(alias);
            Optional<Instance> holder =
                    place.holder().flatMap(key -> universe.find(key).stream().findFirst());
            if (holder.isPresent() && holder.get().layout.positions().containsKey(place.attribute())) {
                return members(holder.get(), place.attribute());
            }
            return standingFor(alias).map(thing -> thing.id).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return resolve(id).map(Set::of).orElse(Set.of());
    }

    private boolean concludes(
            String provision,
            Rule.Verb verb,
            Object subject,
            Optional<Object> bearer,
            List<Object> extra,
            Map<Integer, Set<Object>> starts) {
        for (int index : ruleset.plansOf(provision, verb)) {
            Set<Object> roots = new LinkedHashSet<>();
            if (Ruleset.startsFromFirst(ruleset.plans().get(index))) {
                roots.add(subject);
            } else {
                for (Object start : starts.getOrDefault(index, Set.of())) {
                    if (start instanceof Alias alias && alias.unlisted()) {
                        universe.find(alias).forEach(like -> roots.addAll(starts(like)));
                    } else {
                        resolve(start).ifPresent(roots::add);
                    }
                }
            }
            for (Object root : roots) {
                for (List<Object> arguments : conclusions(index, root)) {
                    if (arguments.get(0).equals(subject)
                            && fits(arguments, bearer, extra, verb)
                            && !exempted(provision, verb, subject, bearerOf(arguments, verb))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a fact is derived here; one that is known in part, whether any is that is not derived by name as well. */
    boolean derives(DerivedKey fact) {
        boolean someOther = fact.arguments().stream()
                .anyMatch(argument -> argument instanceof Possible && !(argument instanceof Possible.Absent));
        Layout layout = Lookup.in(ruleset.layouts(), fact.type());
        List<Optional<Object>> wanted = new ArrayList<>();
        Optional<String> side = Optional.empty();
        Optional<Object> known = Optional.empty();
        for (Object argument : fact.arguments()) {
            boolean any = argument instanceof Possible || argument instanceof Alias alias && alias.isBeyond();
            Optional<Object> here = any ? Optional.empty() : resolve(argument);
            if (here.isEmpty() && !any) {
                return false;
            }
            if (side.isEmpty() && here.isPresent()) {
                side = Optional.of(layout.attributes().get(wanted.size()).name());
                known = here;
            }
            wanted.add(here);
        }
        return derived(fact.type(), side, known, plan -> mayConclude(plan, fact)).stream().anyMatch(found -> {
            List<Object> arguments = ((DerivedKey) found.id).arguments();
            if (someOther && evaluation.derived().containsKey((DerivedKey) found.id)) {
                return false;
            }
            for (int i = 0; i < arguments.size(); i++) {
                if (wanted.get(i).isPresent() && !wanted.get(i).get().equals(arguments.get(i))) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean mayConclude(Plan plan, DerivedKey fact) {
        List<Rule.Operand> arguments = plan.conclusion().arguments();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Rule.Operand.Literal literal
                    && !(fact.arguments().get(i) instanceof Possible)
                    && !Keys.normal(literal.value()).equals(fact.arguments().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Object> bearerOf(List<Object> arguments, Rule.Verb verb) {
        return Settlement.bearing(verb) ? Optional.of(arguments.get(1)) : Optional.empty();
    }

    private static boolean fits(List<Object> arguments, Optional<Object> bearer, List<Object> extra, Rule.Verb verb) {
        int next = Settlement.bearing(verb) ? 2 : 1;
        return (bearer.isEmpty() || !Settlement.bearing(verb) || arguments.get(1).equals(bearer.get()))
                && arguments.subList(next, arguments.size()).equals(extra);
    }

    /** Whether an exemption that is not itself lifted removes a conclusion here. */
    private boolean exempted(String provision, Rule.Verb verb, Object subject, Optional<Object> bearer) {
        if (verb == Rule.Verb.SCORE || verb == Rule.Verb.ASK) {
            return false;
        }
        for (int index : ruleset.exempting(provision)) {
            Plan plan = ruleset.plans().get(index);
            if (!Ruleset.startsFromFirst(plan)) {
                throw new TooMany();
            }
            for (List<Object> arguments : conclusions(index, subject)) {
                if (arguments.get(0).equals(subject)
                        && (bearer.isEmpty() || arguments.get(1).equals(bearer.get()))
                        && !exempted(plan.rule().provision(), Rule.Verb.EXEMPT, subject, Optional.of(arguments.get(1)))) {
                    return true;
                }
            }
        }
        return false;
    }
}
