package edict.engine;

import static org.drools.model.DSL.accFunction;
import static org.drools.model.DSL.accumulate;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.exists;
import static org.drools.model.DSL.not;
import static org.drools.model.PatternDSL.betaIndexedBy;
import static org.drools.model.prototype.PrototypeDSL.protoPattern;
import static org.drools.model.prototype.PrototypeDSL.prototypeFact;

import edict.drl.Rule.Constraint;
import edict.engine.Plan.Body;
import edict.engine.Plan.Join;
import edict.engine.Plan.Node;
import edict.engine.Plan.Total;
import edict.facts.Ternary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.drools.model.Consequence;
import org.drools.model.Index;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.consequences.ConsequenceImpl;
import org.drools.model.functions.BlockN;
import org.drools.model.impl.ModelImpl;
import org.drools.model.prototype.PrototypeDSL;
import org.drools.model.prototype.PrototypeVariable;
import org.drools.model.view.ViewItemBuilder;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.prototype.PrototypeFact;
import org.kie.api.prototype.PrototypeFactInstance;

/**
 * Plans as a network of Drools' canonical model. Every plan with a group is built twice, certain and possible; which literal passes
 * what is unknown follows from the variant and from how often {@code not} stands around it ({@link Mode}). Of a plan without groups
 * each possible match is looked at once more, which costs less than matching twice.
 *
 * <p>An equality between two facts of which one side is not known cannot be an indexed join. The possible variant of a
 * plan therefore comes in several forms: with the join, and with the branch behind it cut off and replaced by the question
 * whether such a branch is possible at all, which an earlier step answers once ({@link Shape.Hint}).
 */
final class Network {

    /** Facts of the engine's own. */
    static final PrototypeFact START = prototypeFact("edict.Start");

    private static final Map<String, Layout> OWN = new ConcurrentHashMap<>();

    /** One for all: to make one is to look for files that might say otherwise. */
    private static final KieBaseConfiguration USUAL = KieServices.get().newKieBaseConfiguration();

    private static final String PACKAGE = "edict";
    private static final int LEVELS = 4_000;

    /** A type for the hints of each node: of one type, each would be held against the patterns of all others. */
    static Layout hints(int node) {
        return own("Hint", node);
    }

    /** Likewise for what an accumulate adds up. */
    static Layout shares(int total) {
        return own("Share", total);
    }

    static Layout rests(int total) {
        return own("Rest", total);
    }

    private static Layout own(String kind, int number) {
        return OWN.computeIfAbsent("edict." + kind + number, name -> Layout.bare(prototypeFact(name)));
    }

    /** How a pattern treats what is unknown. */
    enum Mode {
        /** Matches unless it surely does not. */
        POSSIBLE,
        /** Matches only what surely does. */
        CERTAIN;

        Mode flipped() {
            return this == POSSIBLE ? CERTAIN : POSSIBLE;
        }

        boolean passes(Ternary truth) {
            return truth == Ternary.YES || this == POSSIBLE && truth == Ternary.UNKNOWN;
        }
    }

    private final Shape.Joins joins;
    private final Gauges gauges;
    private final Predicate<Node> cut;
    private final ModelImpl model = new ModelImpl(PACKAGE);
    private final Set<String> types = new LinkedHashSet<>();
    private int rules;

    private Network(Shape.Joins joins, Gauges gauges, Predicate<Node> cut) {
        this.joins = joins;
        this.gauges = gauges;
        this.cut = cut;
    }

    /**
     * @param types names of the layouts that some rule reads
     * @param part what is run
     */
    record Built(KieBase base, Set<String> types, Part part) {}

    /**
     * What of the rules is run. Not to be changed.
     *
     * @param plans their indices
     * @param cuts where their matches may be cut off, as {@link Cuts} numbers it
     */
    record Part(BitSet plans, BitSet cuts) {

        /** Whether this has all that another has. */
        boolean covers(Part other) {
            return isWithin(other.plans, plans) && isWithin(other.cuts, cuts);
        }

        private static boolean isWithin(BitSet some, BitSet more) {
            for (int one = some.nextSetBit(0); one >= 0; one = some.nextSetBit(one + 1)) {
                if (!more.get(one)) {
                    return false;
                }
            }
            return true;
        }

        Part and(Part other) {
            return new Part(both(plans, other.plans), both(cuts, other.cuts));
        }

        private static BitSet both(BitSet one, BitSet other) {
            BitSet both = (BitSet) one.clone();
            both.or(other);
            return both;
        }
    }

    static Built of(
            List<Plan> plans,
            Part part,
            Ruleset.Strata strata,
            Shape.Joins joins,
            Gauges gauges,
            Cuts cuts,
            List<Closing> closings) {
        Network network = new Network(joins, gauges, node -> cuts.isCut(node, part.cuts()));
        BitSet some = part.plans();
        Set<String> concluded = new HashSet<>();
        Set<Integer> concluding = new TreeSet<>();
        Map<Integer, List<Shape.Branch>> leaves = new TreeMap<>();
        for (int index = some.nextSetBit(0); index >= 0; index = some.nextSetBit(index + 1)) {
            Plan plan = plans.get(index);
            int stratum = strata.of(plan);
            network.add(plan, index, -LEVELS * stratum, leaves.computeIfAbsent(stratum, s -> new ArrayList<>()));
            if (plan.conclusion().type().isPresent()) {
                concluded.add(plan.conclusion().type().get());
                concluding.add(stratum);
            }
        }
        concluding.forEach(stratum -> network.derive(-LEVELS * stratum - 2));
        leaves.forEach((stratum, hints) -> network.hint(hints, -LEVELS * stratum + LEVELS / 2 - 1));
        for (Closing closing : closings) {
            if (concluded.contains(closing.type())) {
                network.close(closing);
            }
        }
        return new Built(KieBaseBuilder.createKieBaseFromModel(network.model, USUAL), Set.copyOf(network.types), part);
    }

    /** Has what is possible derived once all that is certain of a stratum is: a fact keeps the certainty with which it first appears. */
    private void derive(int salience) {
        once(salience, Evaluation::deriveWhatMayBe);
    }

    /** Has something done once in each session. */
    private void once(int salience, Consumer<Evaluation> what) {
        PrototypeVariable start = PrototypeDSL.variable(START, "start");
        rule(salience, List.of(protoPattern(start)), List.of(start), facts -> what.accept(evaluation(facts[0])));
    }

    /** A relation to be closed when the rules of its stratum are through. */
    record Closing(String type, int stratum) {}

    private void close(Closing closing) {
        types.add(closing.type());
        once(-LEVELS * closing.stratum() - LEVELS / 2, evaluation -> evaluation.close(closing.type()));
    }

    /** @param leaves where hints of a single pattern go, which need no network */
    private void add(Plan plan, int index, int salience, List<Shape.Branch> leaves) {
        boolean rooted = plan.conclusion().type().filter(joins.rooted()::contains).isPresent();
        for (int alternative = 0; alternative < plan.alternatives().size(); alternative++) {
            Body body = plan.alternatives().get(alternative);
            int which = alternative;
            // Both variants may ask for the same hint: what an accumulate adds up is possible matches in either.
            Set<Object> hinted = new HashSet<>();
            // Where no group stands, a possible match tells by itself whether it is certain: one variant does for both.
            for (Mode mode : body.groups().isEmpty() ? List.of(Mode.POSSIBLE) : List.of(Mode.values())) {
                List<Shape.Hint> hints = new ArrayList<>();
                for (Shape shape : Shape.of(body, rooted, mode, joins, cut, hints)) {
                    List<Node> nodes = shape.nodes();
                    rule(salience - 1, shape, facts -> evaluation(facts[0])
                            .fired(index, which, shape.surely(facts) ? Mode.CERTAIN : mode, nodes, facts));
                }
                for (Shape.Hint hint : hints) {
                    if (hinted.add(hint.of())) {
                        if (hint instanceof Shape.Branch branch && branch.isLeaf()) {
                            types.add(branch.node().type());
                            leaves.add(branch);
                        } else {
                            hint(hint, salience);
                        }
                    }
                }
            }
        }
    }

    private void hint(Shape.Hint hint, int salience) {
        for (Shape shape : hint.shapes()) {
            if (hint instanceof Shape.Branch branch) {
                rule(salience + 2 * branch.depth() + 1, shape, facts ->
                        evaluation(facts[0]).hint(branch, (Instance) facts[0]));
            } else {
                Shape.Sum sum = (Shape.Sum) hint;
                rule(salience + 2 * sum.depth() + 1, shape, facts ->
                        evaluation(facts[0]).share(sum, shape, shape.nodes(), facts));
            }
        }
        if (hint instanceof Shape.Sum sum) {
            once(salience + 2 * sum.depth(), evaluation -> evaluation.rest(sum.total()));
        }
    }

    /** Finds out at once what a stratum asks of single patterns: the first fact that passes is as good as all. */
    private void hint(List<Shape.Branch> leaves, int salience) {
        if (!leaves.isEmpty()) {
            List<Shape.Branch> all = List.copyOf(leaves);
            once(salience, evaluation -> evaluation.hint(all));
        }
    }

    private interface Firing {
        void accept(Object[] facts);
    }

    private static Evaluation evaluation(Object fact) {
        return ((Instance) fact).evaluation;
    }

    /** A rule that fires for the facts that stand for the nodes of a form. */
    private void rule(int salience, Shape shape, Firing firing) {
        Building building = new Building();
        List<ViewItemBuilder<?>> items = building.items(shape.items());
        Lead.Several leads = building.leads(Optional.empty(), shape.nodes());
        rule(
                salience,
                items,
                leads.found().stream().map(building::variable).toList(),
                facts -> firing.accept(leads.at(facts)));
    }

    private void rule(int salience, List<? extends ViewItemBuilder<?>> items, List<? extends Variable<?>> variables, Firing firing) {
        List<RuleItemBuilder<?>> all = new ArrayList<>();
        items.forEach(item -> all.add((RuleItemBuilder<?>) item));
        BlockN block = facts -> {
            evaluation(facts[0]).tick();
            firing.accept(facts);
        };
        RuleItemBuilder<Consequence> consequence =
                () -> new ConsequenceImpl(block, variables.toArray(new Variable<?>[0]), false, false, "java");
        all.add(consequence);
        model.addRule(PatternDSL.rule(PACKAGE, "r" + rules++)
                .attribute(org.drools.model.Rule.Attribute.SALIENCE, salience)
                .build(all.toArray(new RuleItemBuilder<?>[0])));
    }

    /** One rule being built: which variable stands for which node. */
    private final class Building {

        private final Map<Node, PrototypeVariable> variables = new LinkedHashMap<>();
        private final Map<Node, Lead> leads = new HashMap<>();

        PrototypeVariable variable(Node node) {
            return variables.computeIfAbsent(
                    node, n -> PrototypeDSL.variable(Lookup.in(joins.layouts(), n.type()).prototype(), "n" + n.id()));
        }

        /** From what is looked for to a node. */
        Lead lead(Node node) {
            return Lookup.in(leads, node);
        }

        List<ViewItemBuilder<?>> items(List<Shape.Item> items) {
            List<Shape.Find> finds = new ArrayList<>();
            for (Shape.Item item : items) {
                if (item instanceof Shape.Find find) {
                    finds.add(find);
                }
            }
            List<ViewItemBuilder<?>> all = new ArrayList<>(find(finds));
            for (Shape.Item item : items) {
                if (item instanceof Shape.Hinted hinted) {
                    ViewItemBuilder<?> hint = hint(hinted);
                    all.add(hinted.absent() ? not(hint) : exists(hint));
                } else if (item instanceof Shape.Nested nested) {
                    List<ViewItemBuilder<?>> inner = items(nested.items());
                    ViewItemBuilder<?> first = inner.get(0);
                    ViewItemBuilder<?>[] rest =
                            inner.subList(1, inner.size()).toArray(new ViewItemBuilder<?>[0]);
                    all.add(nested.absent() ? not(first, rest) : exists(first, rest));
                } else if (item instanceof Shape.Totalled totalled) {
                    all.addAll(total(totalled));
                }
            }
            return all;
        }

        private Lead.Several leads(Optional<Node> first, List<Node> nodes) {
            return Lead.Several.of(first, nodes.stream().map(this::lead).toList());
        }

        /** Patterns for what has to be looked for, each with what that leads to. */
        private List<ViewItemBuilder<?>> find(List<Shape.Find> finds) {
            Map<Node, Lead> here = Lead.among(finds, joins);
            leads.putAll(here);
            List<ViewItemBuilder<?>> patterns = new ArrayList<>();
            Set<Node> open = new HashSet<>(here.keySet());
            List<Plan.Test> tests = new ArrayList<>();
            finds.forEach(find -> tests.addAll(find.tests()));
            for (Shape.Find first : finds) {
                if (!open.contains(first.node())) {
                    continue;
                }
                Node from = lead(first.node()).from();
                types.add(from.type());
                PatternDef<PrototypeFactInstance> pattern = protoPattern(variable(from));
                List<Shape.Find> along = finds.stream()
                        .filter(find -> lead(find.node()).from().equals(from))
                        .toList();
                along.stream().filter(find -> lead(find.node()).isItself()).forEach(find -> itself(pattern, find));
                along.stream().filter(find -> !lead(find.node()).isItself()).forEach(find -> referred(pattern, find));
                along.forEach(find -> open.remove(find.node()));
                if (first.joined()) {
                    join(pattern, first.node());
                }
                for (Plan.Test test : List.copyOf(tests)) {
                    if (test.nodes().stream().noneMatch(open::contains)) {
                        tests.remove(test);
                        test(pattern, from, test, first.mode());
                    }
                }
                patterns.add(pattern);
            }
            return patterns;
        }

        private void itself(PatternDef<PrototypeFactInstance> pattern, Shape.Find find) {
            Node node = find.node();
            Mode mode = find.mode();
            if (mode == Mode.CERTAIN) {
                pattern.expr("certain", fact -> ((Instance) fact).certain);
            }
            if (find.unnamed()) {
                pattern.expr("unnamed", fact -> isUnnamed((Instance) fact));
            }
            List<Constraint> constraints = Plan.conjuncts(node.constraint());
            for (int i = 0; i < constraints.size(); i++) {
                String wording = Wording.of(constraints.get(i));
                Gauge gauge = gauges.of(node).get(i);
                if (find.unnamed()) {
                    pattern.expr(mode + ":unnamed:" + wording, fact -> passesUnnamed(gauge, mode, (Instance) fact));
                } else {
                    pattern.expr(mode + ":" + wording, fact -> passes(gauge, mode, (Instance) fact));
                }
            }
        }

        private void referred(PatternDef<PrototypeFactInstance> pattern, Shape.Find find) {
            Node node = find.node();
            Mode mode = find.mode();
            boolean unnamed = find.unnamed();
            Lead lead = lead(node);
            List<Gauge> passing = gauges.of(node);
            pattern.expr(mode + ":" + unnamed + ":" + lead.wording() + ":" + Wording.of(node.constraint()), fact -> {
                Instance thing = lead.of((Instance) fact);
                if (thing == null || mode == Mode.CERTAIN && !thing.certain || unnamed && !isUnnamed(thing)) {
                    return false;
                }
                for (Gauge gauge : passing) {
                    if (!(unnamed ? passesUnnamed(gauge, mode, thing) : passes(gauge, mode, thing))) {
                        return false;
                    }
                }
                return true;
            });
        }

        private void join(PatternDef<PrototypeFactInstance> pattern, Node node) {
            Join join = node.join().orElseThrow();
            Optional<String> ours = join.ours();
            Optional<String> theirs = join.theirs();
            Lead our = lead(node);
            Lead their = lead(join.parent());
            String key = our.wording() + "." + ours.orElse("");
            pattern.expr(
                    "join:" + key + "=" + their.wording() + "." + theirs.orElse(""),
                    variable(their.from()),
                    (later, earlier) -> {
                        ((Instance) later).evaluation.tick();
                        return Keys.ours(our.at(later), ours).equals(Keys.theirs(their.at(earlier), theirs));
                    },
                    betaIndexedBy(
                            Object.class,
                            Index.ConstraintType.EQUAL,
                            key.hashCode() & Integer.MAX_VALUE,
                            later -> Keys.ours(our.at(later), ours),
                            earlier -> Keys.theirs(their.at(earlier), theirs)));
        }

        private void test(PatternDef<PrototypeFactInstance> pattern, Node from, Plan.Test test, Mode mode) {
            List<Node> nodes = test.nodes().stream().distinct().toList();
            Lead.Several leads = leads(Optional.of(from), nodes);
            List<Node> found = leads.found();
            Tested tested = Tested.of(test, nodes, joins.layouts());
            String id = mode + ":" + Wording.of(test.constraint())
                    + nodes.stream().map(Node::id).toList()
                    + found.stream().map(Node::id).toList();
            switch (found.size()) {
                case 1 -> pattern.expr(id, a -> passes(tested, mode, leads, a));
                case 2 -> pattern.expr(id, variable(found.get(1)), (a, b) -> passes(tested, mode, leads, a, b));
                case 3 -> pattern.expr(
                        id,
                        variable(found.get(1)),
                        variable(found.get(2)),
                        (a, b, c) -> passes(tested, mode, leads, a, b, c));
                case 4 -> pattern.expr(
                        id,
                        variable(found.get(1)),
                        variable(found.get(2)),
                        variable(found.get(3)),
                        (a, b, c, d) -> passes(tested, mode, leads, a, b, c, d));
                default -> throw new IllegalStateException("a constraint over " + found.size() + " facts");
            }
        }

        private ViewItemBuilder<?> hint(Shape.Hinted hinted) {
            int node = hinted.node().id();
            PatternDef<PrototypeFactInstance> pattern = protoPattern(PrototypeDSL.variable(hints(node).prototype()));
            Optional<Join> join = hinted.node().join();
            if (join.isPresent()) {
                Lead lead = lead(join.get().parent());
                pattern.expr(
                        "hinted:" + node + lead.wording(), variable(lead.from()), (fact, parent) -> ((Evaluation.HintKey)
                                                ((Instance) fact).id)
                                        .loose()
                                || !hinted.loose() && unsure(lead.at(parent), join.get()));
            }
            return pattern;
        }

        private List<ViewItemBuilder<?>> total(Shape.Totalled totalled) {
            Total total = totalled.total();
            PrototypeVariable share = PrototypeDSL.variable(shares(total.id()).prototype());
            PatternDef<PrototypeFactInstance> shares = protoPattern(share);
            Optional<Join> join = total.source().nodes().get(0).join();
            PrototypeVariable rest = PrototypeDSL.variable(rests(total.id()).prototype());
            PatternDef<PrototypeFactInstance> rests = protoPattern(rest);
            Variable<Totals.Sums> sums = declarationOf(Totals.Sums.class);
            if (join.isPresent()) {
                Optional<String> theirs = join.get().theirs();
                Lead lead = lead(join.get().parent());
                PrototypeVariable parent = variable(lead.from());
                shares.expr(
                        "share:" + theirs + lead.wording(),
                        parent,
                        (our, their) -> Keys.share((Instance) our).equals(Keys.theirs(lead.at(their), theirs)),
                        betaIndexedBy(
                                Object.class,
                                Index.ConstraintType.EQUAL,
                                0,
                                our -> Keys.share((Instance) our),
                                their -> Keys.theirs(lead.at(their), theirs)));
                rests.expr("within:" + total.id() + totalled.mode() + lead.wording(), sums, parent, (fact, sum, their) -> holds(
                        totalled, (Instance) fact, sum, unsure(lead.at(their), join.get())));
            } else {
                rests.expr("within:" + total.id() + totalled.mode(), sums, (fact, sum) -> holds(
                        totalled, (Instance) fact, sum, false));
            }
            return List.of(
                    accumulate(shares, accFunction(Totals.Adding::new, share).as(sums)),
                    rests);
        }

        private boolean holds(Shape.Totalled totalled, Instance rest, Totals.Sums sums, boolean unsure) {
            rest.evaluation.tick();
            return totalled.mode()
                    .passes(Totals.test(
                            totalled.total(), sums, (Totals.Rest) rest.id, unsure, rest.evaluation));
        }
    }

    /** Whether a test passes facts, as Drools calls it. @param leads from these facts to those that the test is about */
    private static boolean passes(Tested test, Mode mode, Lead.Several leads, PrototypeFactInstance... facts) {
        ((Instance) facts[0]).evaluation.tick();
        return mode.passes(test.of(leads.at(facts)));
    }

    private static boolean passes(Gauge gauge, Mode mode, Instance fact) {
        fact.evaluation.tick();
        return mode.passes(gauge.of(fact));
    }

    /** What surely passes tells of whoever it is that there is somebody, though not who. */
    private static boolean passesUnnamed(Gauge gauge, Mode mode, Instance fact) {
        return passes(gauge, fact.named() ? Mode.CERTAIN : mode, fact.unnamed());
    }

    /** Whether a fact is to be matched for what the document does not name. */
    private static boolean isUnnamed(Instance fact) {
        return fact.certain || !fact.named();
    }

    /** Whether a fact possibly matches a pattern by itself. */
    static boolean mayPass(Node node, Instance fact) {
        fact.evaluation.tick();
        return fact.evaluation.gauges().of(node, fact) != Ternary.NO;
    }

    /** Whether the later fact's side of a join is not known. */
    static boolean loose(Instance fact, String ours) {
        Possible value = fact.value(ours);
        return value.open() || value instanceof Possible.Exactly exactly && exactly.value() instanceof Alias alias && mayBeNamed(alias);
    }

    /** Whether the earlier fact's side of a join is not known, so that any later fact may be meant. */
    static boolean unsure(Instance parent, Join join) {
        if (join.theirs().isEmpty()) {
            // What only unnamed things refer to is nothing of the document: that is joined to those itself.
            return parent.placeholder() && (!(parent.id instanceof Alias alias) || mayBeNamed(alias));
        }
        Possible value = parent.value(join.theirs().get());
        if (value instanceof Possible.Exactly exactly && exactly.value() instanceof Alias alias) {
            // The placeholder itself is there to be joined; only a join by another attribute may mean anything.
            return join.ours().isPresent() && mayBeNamed(alias);
        }
        return value.open();
    }

    /** Whether it may turn out to be something that the document names, which is joined by another key. */
    private static boolean mayBeNamed(Alias alias) {
        return !alias.isBeyond() && !alias.stranger();
    }
}
