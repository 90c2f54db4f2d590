package edict.engine;

import edict.drl.Rule.Operand;
import edict.engine.Network.Mode;
import edict.engine.Plan.Join;
import edict.engine.Plan.Node;
import edict.engine.Plan.Source;
import edict.engine.Plan.Total;
import edict.facts.Ternary;
import edict.rulebook.Moment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kie.api.runtime.KieSession;
import org.jspecify.annotations.Nullable;

/** The sessions of one day: what goes in, what the rules conclude. Not thread-safe; lives as long as one call. */
final class Evaluation {

    private static final int LOOK_AT_THE_CLOCK_EVERY = 1024;

    private static final Layout START = Layout.bare(Network.START);

    private final Ruleset ruleset;
    private final Moment moment;
    private final Budget budget;
    private final long deadline;
    private final Set<LocalDate> turns = new TreeSet<>();
    private final Set<HintKey> hints = new HashSet<>();
    private final Map<Integer, Totals.Rest> rests = new HashMap<>();
    private Standing standing;
    private final Map<DerivedKey, Deduction> derived = new HashMap<>();
    private final Map<String, List<Deduction>> derivedByType = new TreeMap<>();
    private final Map<DerivedKey, Deduction> standingByKey = new HashMap<>();
    private final List<Match> matches = new ArrayList<>();
    private final List<Match> mayBe = new ArrayList<>();
    private final Map<Node, Map<Plan, Boolean>> mayMatch = new HashMap<>();
    private final Map<String, List<Instance>> there = new HashMap<>();
    /** As which types unnamed things may be something that the document doesn't name. */
    private final Map<Object, Set<String>> strangers = new HashMap<>();
    private Set<String> read = Set.of();
    private final Set<String> ordered = new HashSet<>();
    /** Plans that count in this session, and the types that these conclude. */
    private BitSet counting = new BitSet();

    private Set<String> deriving = Set.of();
    private @Nullable Sequence sequence;
    private @Nullable KieSession session;
    private @Nullable Universe universe;
    private long ticks;
    private long fired;

    /** @param standing what was derived at another moment and has not turned since */
    Evaluation(Ruleset ruleset, Moment moment, Budget budget, Standing standing) {
        this.ruleset = ruleset;
        this.standing = standing;
        this.moment = moment;
        this.budget = budget;
        this.deadline = System.nanoTime() + budget.time().toNanos();
    }

    /** That a branch is possible. @param loose with an unknown side, so that it may belong to anything */
    record HintKey(int node, boolean loose) {}

    /** Identity of a derived fact: an argument is a scalar, an {@link Alias}, or a {@link Possible} that is open. */
    record DerivedKey(String type, List<Object> arguments) {

        /** Stirred: keys of a document differ in a few digits, and those of pairs of them would fall together as sums. */
        @Override
        public int hashCode() {
            int hash = type.hashCode();
            for (Object argument : arguments) {
                hash = (hash ^ argument.hashCode()) * 0x9E3779B1;
                hash ^= hash >>> 15;
            }
            return hash;
        }
    }

    /** How a rule came to fire. @param facts by node */
    record Match(int plan, int alternative, Mode mode, Map<Node, Instance> facts) {}

    /** A derived fact. @param matches those that conclude it */
    static final class Deduction {
        final Instance instance;
        final List<Match> matches = new ArrayList<>();
        /** How it comes of others of its type, where a relation is closed. */
        Optional<Closures.Way> way = Optional.empty();

        Deduction(Instance instance) {
            this.instance = instance;
        }

        /** The same in another session. */
        Deduction in(Evaluation other) {
            Deduction same = new Deduction(instance.in(other));
            same.matches.addAll(matches);
            same.way = way;
            return same;
        }
    }

    LocalDate day() {
        return moment.day();
    }

    /** Whether the literals that a plan concludes leave room for a match of a node. */
    boolean mayMatch(Plan plan, Node node) {
        return mayMatch.computeIfAbsent(node, n -> new IdentityHashMap<>()).computeIfAbsent(plan, p -> isRoom(p, node));
    }

    private boolean isRoom(Plan plan, Node node) {
        Layout layout = layout(node.type());
        List<Operand> arguments = plan.conclusion().arguments();
        Possible[] values = new Possible[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i) instanceof Operand.Literal literal
                    ? new Possible.Exactly(literal.value())
                    // What is bound may be an attribute that does not apply.
                    : new Possible.Anything(true);
        }
        Instance fact = new Instance(plan, layout, values, this, false);
        return gauges().of(node, fact) != Ternary.NO;
    }

    Gauges gauges() {
        return ruleset.gauges();
    }

    Optional<Object> parameter(String id) {
        return moment.parameter(id);
    }

    void turnsOn(LocalDate day) {
        turns.add(day);
    }

    Set<LocalDate> turns() {
        return turns;
    }

    List<Match> matches() {
        return matches;
    }

    /** What was derived here, by type. */
    List<Deduction> derived() {
        return derivedByType.entrySet().stream()
                .filter(type -> !standing.has(type.getKey()))
                .flatMap(type -> type.getValue().stream())
                .toList();
    }

    /** What is there of a derived type, here or since another moment. */
    List<Deduction> derived(String type) {
        return standing.has(type) ? standing(type) : derivedByType.getOrDefault(type, List.of());
    }

    /** A derived fact that is there, here or since another moment. */
    Optional<Deduction> derived(DerivedKey key) {
        if (standing.has(key.type())) {
            standing(key.type());
            return Optional.ofNullable(standingByKey.get(key));
        }
        return Optional.ofNullable(derived.get(key));
    }

    private List<Deduction> standing(String type) {
        List<Deduction> known = derivedByType.get(type);
        if (known == null) {
            known = standing.of(type).stream().map(deduction -> deduction.in(this)).toList();
            known.forEach(deduction -> standingByKey.put((DerivedKey) deduction.instance.id, deduction));
            derivedByType.put(type, known);
        }
        return known;
    }

    /** What stands of derived facts, for other moments at which some types have not turned. @param turned types that had */
    Standing standing(Set<String> turned) {
        return standing.with(turned, derivedByType);
    }

    long fired() {
        return fired;
    }

    /** Stops an evaluation that takes too long, or for which nobody waits; called wherever rules read facts. */
    void tick() {
        if (++ticks % LOOK_AT_THE_CLOCK_EVERY == 0) {
            budget.expectTime(System.nanoTime() > deadline);
        }
    }

    /** Has facts of some types derived anew. */
    void renew(Set<String> types) {
        standing = standing.without(types);
        derivedByType.keySet().removeAll(types);
        standingByKey.keySet().removeIf(key -> types.contains(key.type()));
        ordered.removeAll(types);
    }

    /**
     * Runs some plans in a session of its own.
     *
     * @param universe the same for all sessions
     * @param network of these plans, or of those among them that something can set off, and perhaps of others
     * @param some what the others say does not count
     */
    void run(Universe universe, Network.Built network, BitSet some) {
        this.universe = universe;
        KieSession opened = network.base().newKieSession();
        session = opened;
        read = network.types();
        counting = some;
        deriving = some.stream()
                .mapToObj(plan -> ruleset.plans().get(plan).conclusion().type())
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        hints.clear();
        rests.clear();
        there.clear();
        if (sequence == null) {
            List<Instance> facts = universe.all();
            sequence = new Sequence(facts);
            facts.stream().filter(fact -> fact.placeholder() && !fact.named()).forEach(fact -> strangers
                    .computeIfAbsent(fact.id, id -> new HashSet<>())
                    .add(fact.layout.name()));
        }
        try {
            opened.insert(new Instance("start", START, new Possible[0], this, true));
            for (String type : universe.types()) {
                if (read.contains(type)) {
                    universe.all(type).forEach(this::put);
                }
            }
            for (String type : read) {
                if (!deriving.contains(type)) {
                    derived(type).forEach(deduction -> put(deduction.instance));
                }
            }
            opened.fireAllRules();
        } finally {
            opened.dispose();
            session = null;
        }
        order(sequence);
    }

    /** In which order rules fire hangs on which others the network has. What is found, and asked, must not. */
    private void order(Sequence sequence) {
        derivedByType.replaceAll((type, deductions) -> deriving.contains(type) ? sequence.of(deductions) : deductions);
        derivedByType.forEach((type, deductions) -> {
            if (ordered.add(type)) {
                deductions.forEach(deduction -> sequence.add(deduction.instance));
            }
        });
        Comparator<Match> order = sequence.matches();
        deriving.forEach(type -> derived(type).forEach(deduction -> deduction.matches.sort(order)));
        matches.sort(order);
    }

    /** Notes on which days plans turn that were not run. */
    void turnWithout(BitSet idle, Universe universe) {
        ruleset.timed().forEach((plan, nodes) -> {
            if (idle.get(plan)) {
                for (Node node : nodes) {
                    universe.all(node.type()).forEach(fact -> Network.mayPass(node, fact));
                    derived(node.type()).forEach(deduction -> Network.mayPass(node, deduction.instance));
                }
            }
        });
    }

    /** A thing of the document, or one that it does not name, as a fact of a type; null where there is none. */
    @Nullable Instance thing(Object id, String type) {
        return Objects.requireNonNull(universe, "nothing runs yet").thing(id, type);
    }

    private void put(Instance fact) {
        there.computeIfAbsent(fact.layout.name(), type -> new ArrayList<>()).add(fact);
        if (session != null) {
            session.insert(fact);
        }
    }

    private void insert(HintKey key) {
        if (hints.add(key)) {
            put(new Instance(key, Network.hints(key.node()), new Possible[0], this, true));
        }
    }

    private void count() {
        if (++fired > budget.matches()) {
            throw new Budget.Exceeded("the rules matched more than " + budget.matches() + " times", true);
        }
    }

    void hint(Shape.Branch branch, Instance root) {
        count();
        possible(branch, root);
    }

    private void possible(Shape.Branch branch, Instance root) {
        insert(new HintKey(branch.node().id(), false));
        if (branch.mayBeLoose() && isLoose(branch, root)) {
            insert(new HintKey(branch.node().id(), true));
        }
    }

    /** Inserts hints of branches that are single patterns. */
    void hint(List<Shape.Branch> leaves) {
        for (Shape.Branch leaf : leaves) {
            boolean any = false;
            boolean loose = !leaf.mayBeLoose();
            for (Instance fact : there.getOrDefault(leaf.node().type(), List.of())) {
                if (any && loose) {
                    break;
                }
                if ((!any || isLoose(leaf, fact)) && Network.mayPass(leaf.node(), fact)) {
                    possible(leaf, fact);
                    any = true;
                    loose = loose || isLoose(leaf, fact);
                }
            }
        }
    }

    private static boolean isLoose(Shape.Branch branch, Instance root) {
        return Network.loose(root, branch.node().join().flatMap(Join::ours).orElseThrow());
    }

    void share(Shape.Sum sum, Shape shape, List<Node> nodes, Object[] facts) {
        count();
        Total total = sum.total();
        boolean unbounded = !shape.nodes().containsAll(total.source().nodes());
        for (Object fact : facts) {
            unbounded |= standsForMany(((Instance) fact).id);
        }
        // Of two derived facts one of which is not fully known, nobody knows whether they are two.
        boolean certain = shape.surely(facts) && !mayBeOne(facts) && !shape.isTwice(facts);
        List<Possible> values = new ArrayList<>();
        for (Optional<Source> source : total.values()) {
            values.add(source.map(s -> value(s, nodes, facts)).orElseGet(Possible.Absent::new));
        }
        Join join = total.source().nodes().get(0).join().orElse(null);
        Optional<Object> key = Optional.of("*");
        if (join != null) {
            Instance root = (Instance) facts[0];
            key = join.ours().isPresent() && Network.loose(root, join.ours().get())
                    ? Optional.empty()
                    : Optional.of(Keys.ours(root, join.ours()));
        }
        Totals.Share share = new Totals.Share(total.id(), key, certain, unbounded, values);
        Totals.Rest rest = rests.computeIfAbsent(
                total.id(), id -> new Totals.Rest(id, new Totals.Sums(), new Totals.Sums()));
        rest.all().add(share);
        if (key.isEmpty()) {
            rest.loose().add(share);
        } else {
            put(new Instance(share, Network.shares(total.id()), new Possible[0], this, true));
        }
    }

    /** Whether it stands for any number of facts: the members of a list, whatever is about them, or what is not fully known. */
    private static boolean standsForMany(Object id) {
        if (id instanceof Alias alias) {
            return alias.unlisted();
        }
        if (id instanceof Possible.Exactly exactly) {
            return standsForMany(exactly.value());
        }
        return id instanceof Possible
                || id instanceof DerivedKey key && key.arguments().stream().anyMatch(Evaluation::standsForMany)
                || id instanceof List<?> element && element.stream().anyMatch(Evaluation::standsForMany);
    }

    private static boolean mayBeOne(Object[] facts) {
        for (Object fact : facts) {
            if (((Instance) fact).id instanceof DerivedKey key
                    && key.arguments().stream().anyMatch(a -> a instanceof Possible || a instanceof Alias)) {
                return true;
            }
        }
        return false;
    }

    private static Possible value(Source source, List<Node> nodes, Object[] facts) {
        int index = nodes.indexOf(source.node());
        return index < 0
                ? new Possible.Anything(true)
                : ((Instance) facts[index]).value(source.attribute().orElseThrow());
    }

    void rest(Total total) {
        Totals.Rest rest = rests.computeIfAbsent(
                total.id(), id -> new Totals.Rest(id, new Totals.Sums(), new Totals.Sums()));
        put(new Instance(rest, Network.rests(total.id()), new Possible[0], this, true));
    }

    void fired(int planIndex, int alternative, Mode mode, List<Node> nodes, Object[] facts) {
        count();
        Plan plan = ruleset.plans().get(planIndex);
        if (!counting.get(planIndex) || !moment.rules().contains(plan.rule().name())) {
            return;
        }
        Match match = new Match(planIndex, alternative, mode, new Found(nodes, facts));
        if (plan.conclusion().type().isEmpty()) {
            matches.add(match);
            return;
        }
        if (mode == Mode.CERTAIN) {
            derive(plan, match);
        } else {
            mayBe.add(match);
        }
    }

    /** Derives what was matched possibly since this was asked last. */
    void deriveWhatMayBe() {
        List<Match> now = List.copyOf(mayBe);
        mayBe.clear();
        now.forEach(match -> derive(ruleset.plans().get(match.plan()), match));
    }

    private void derive(Plan plan, Match match) {
        List<Possible> arguments = arguments(plan, match);
        String type = plan.conclusion().type().orElseThrow();
        derive(type, arguments, match.mode() == Mode.CERTAIN, isOfSomebodyNamed(type, match)).matches.add(match);
    }

    /** Whether what is concluded is concluded of whomever something unnamed means as well. */
    private boolean isOfSomebodyNamed(String type, Match match) {
        if (!ruleset.rooted().contains(type)) {
            return false;
        }
        Node root = ruleset.plans().get(match.plan()).alternatives().get(match.alternative()).nodes().get(0);
        Instance somebody = Lookup.in(match.facts(), root);
        return somebody.named()
                && Collections.disjoint(
                        strangers.getOrDefault(somebody.id, Set.of()), Universe.referred(layout(type).attributes().get(0).type()));
    }

    /** The arguments of a conclusion as a match binds them; what lies beyond a cut is {@link Possible.Anything}. */
    static List<Possible> arguments(Plan plan, Match match) {
        Map<String, Source> variables = plan.alternatives().get(match.alternative()).variables();
        List<Possible> arguments = new ArrayList<>();
        for (Operand argument : plan.conclusion().arguments()) {
            if (argument instanceof Operand.Variable variable) {
                Source source = variables.get(variable.name());
                arguments.add(source == null ? new Possible.Anything(false) : read(source, match));
            } else {
                arguments.add(new Possible.Exactly(((Operand.Literal) argument).value()));
            }
        }
        return arguments;
    }

    private static Possible read(Source source, Match match) {
        Instance fact = match.facts().get(source.node());
        if (fact == null) {
            return new Possible.Anything(false);
        }
        return source.attribute().map(fact::value).orElseGet(() -> new Possible.Exactly(fact.id));
    }

    Deduction derive(String type, List<Possible> arguments, boolean certain) {
        return derive(type, arguments, certain, false);
    }

    private Deduction derive(String type, List<Possible> arguments, boolean certain, boolean named) {
        DerivedKey id = new DerivedKey(type, arguments.stream().map(Keys::argument).toList());
        Deduction known = derived.get(id);
        if (known != null) {
            return known;
        }
        Instance instance = new Instance(
                id, Lookup.in(ruleset.layouts(), type), arguments.toArray(new Possible[0]), this, certain);
        if (named) {
            instance.meanSomethingNamed();
        }
        Deduction deduction = new Deduction(instance);
        derived.put(id, deduction);
        derivedByType.computeIfAbsent(type, t -> new ArrayList<>()).add(deduction);
        if (read.contains(type)) {
            put(instance);
        }
        return deduction;
    }

    Layout layout(String type) {
        return Lookup.in(ruleset.layouts(), type);
    }

    void close(String type) {
        if (deriving.contains(type)) {
            Sequence order = Objects.requireNonNull(sequence, "nothing runs yet");
            Closures.close(type, ruleset.closure(type), order.of(derived(type)), this);
        }
    }

}
