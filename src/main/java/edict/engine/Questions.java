package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Operand;
import edict.engine.Choices.Slot;
import edict.engine.Evaluation.Deduction;
import edict.engine.Evaluation.DerivedKey;
import edict.engine.Evaluation.Match;
import edict.engine.Plan.Node;
import edict.facts.Ternary;
import edict.facts.Value;
import edict.findings.Conclusions.Asked;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** From what is not known to where the answer goes. */
final class Questions {

    private static final Comparator<Asked> ORDER =
            Comparator.comparing(Asked::pointer).thenComparing(Asked::entity).thenComparing(Asked::attribute);

    /** Of one finding no more is asked at once. */
    private static final int ENOUGH = 32;

    private static final int ENOUGH_LOOKED_AT = 4 * ENOUGH;

    /** So many ways in which a group may match are followed further. */
    private static final int WAYS = 8;

    private final Ruleset ruleset;
    private final Universe universe;
    private final Evaluation evaluation;
    private final Map<List<Object>, Unsure> unsure = new HashMap<>();
    private final Map<Integer, Gathered> anywhere = new HashMap<>();
    private final Map<Integer, List<Instance>> unjoined = new HashMap<>();
    /** Where answers go, found once: each finding asks, and most read the same facts. */
    private final Map<Unanswered, List<Asked>> answers = new HashMap<>();

    private final Map<Alias, List<Asked>> places = new HashMap<>();
    private final IdentityHashMap<Plan.Body, Hanging> hanging = new IdentityHashMap<>();

    Questions(Ruleset ruleset, Universe universe, Evaluation evaluation) {
        this.ruleset = ruleset;
        this.universe = universe;
        this.evaluation = evaluation;
    }

    List<Asked> of(Collection<Slot> slots) {
        Set<Asked> asked = new TreeSet<>(ORDER);
        slots.forEach(slot -> asked(slot.thing(), slot.attribute()).forEach(asked::add));
        return first(asked);
    }

    /** Everything unknown that the matches read, when trying completions came to no end. */
    List<Asked> of(List<Match> matches, Collection<Slot> seen) {
        Gathered asked = new Gathered();
        Set<Object> visited = new HashSet<>();
        matches.forEach(match -> read(match, asked, visited));
        asked.settle();
        return asked.first().isEmpty() ? of(seen) : first(asked.first());
    }

    /** What is asked of things that have a name, and what things are called of which only a reference tells. */
    private static final class Gathered {
        private final Set<Asked> named = new TreeSet<>(ORDER);
        private final Set<Asked> names = new TreeSet<>(ORDER);
        /** Those of which it is known without comparing them that they are there. */
        private final Set<Asked> there = Collections.newSetFromMap(new IdentityHashMap<>());

        private final Deque<Runnable> later = new ArrayDeque<>();
        private int found;

        /** What is worth asking only depending on what a reference turns out to name. */
        void later(Runnable questions) {
            later.add(questions);
        }

        /** Nobody can be asked for the references either: then what they may name is asked. */
        void settle() {
            while (first().isEmpty() && !later.isEmpty()) {
                later.remove().run();
            }
        }

        /** Whoever else may be meant is asked once nothing is left to ask of those that have a name. */
        Set<Asked> first() {
            return named.isEmpty() ? names : named;
        }

        /** Whether enough is asked, or looked at: each finding asks, so none may look through the whole design. */
        boolean full() {
            return named.size() >= ENOUGH || found >= ENOUGH_LOOKED_AT;
        }

        void add(Asked question) {
            found++;
            if (there.add(question)) {
                named.add(question);
            }
        }

        void addName(Asked question) {
            found++;
            if (names.size() < ENOUGH) {
                names.add(question);
            }
        }

        void addAll(Gathered others) {
            others.named.forEach(this::add);
            others.names.forEach(this::addName);
        }
    }

    /** What makes sense only depending on another answer is asked once that is there; until then the other one is. */
    private List<Asked> first(Set<Asked> asked) {
        if (asked.stream().allMatch(one -> onlyIf(one).isEmpty())) {
            return List.copyOf(asked);
        }
        Set<List<String>> open = new HashSet<>();
        asked.forEach(one -> open.add(List.of(one.entity(), one.attribute())));
        Set<Asked> first = new TreeSet<>(ORDER);
        asked.forEach(one -> first.addAll(before(one, open)));
        return List.copyOf(first);
    }

    /** The question itself, or those on which it hangs. The vocabulary refuses conditions in a circle. */
    private List<Asked> before(Asked later, Set<List<String>> open) {
        List<Asked> conditions = onlyIf(later).stream()
                .filter(only -> open.contains(List.of(later.entity(), only.attribute())) || isUnknown(later.entity(), only.attribute()))
                .flatMap(only -> asked(later.entity(), only.attribute()).stream())
                .flatMap(condition -> before(condition, open).stream())
                .toList();
        return conditions.isEmpty() ? List.of(later) : conditions;
    }

    private boolean isUnknown(String entity, String attribute) {
        return Optional.ofNullable(universe.facts().entities().get(entity))
                .filter(found -> found.values().containsKey(attribute))
                .map(found -> found.value(attribute))
                .filter(Value.Unknown.class::isInstance)
                .isPresent();
    }

    private List<Attribute.OnlyIf> onlyIf(Asked asked) {
        return Optional.ofNullable(universe.facts().entities().get(asked.entity()))
                .map(entity -> ruleset.vocabulary().types().get(entity.type()))
                .map(type -> type.attributes().get(asked.attribute()))
                .map(Attribute::onlyIf)
                .orElse(List.of());
    }

    /** Where a conclusion is about something unnamed, its name is the question. */
    List<Asked> and(List<Asked> asked, Object subject, Optional<Object> bearer) {
        Set<Asked> all = new TreeSet<>(ORDER);
        all.addAll(asked);
        for (Object id : bearer.map(b -> List.of(subject, b)).orElse(List.of(subject))) {
            if (id instanceof Alias alias) {
                place(alias).forEach(all::add);
            }
        }
        return List.copyOf(all);
    }

    /**
     * Who or what is meant, where a conclusion is about something unnamed, and what the rule asks of things that have a
     * name: the rest is asked once this is answered. Empty where nobody can tell which answer would name it.
     */
    List<Asked> naming(Object subject, Optional<Object> bearer, List<Match> matches) {
        Gathered asked = new Gathered();
        Set<Asked> names = names(subject, bearer, matches);
        if (names.isEmpty()) {
            return List.of();
        }
        // What the rule itself says of things that have a name settles as much as the name would, and so does what follows of them; but
        // what is asked of the thing that has to be completed comes after its completion.
        Set<Object> visited = new HashSet<>();
        names.forEach(name -> visited.add(name.entity()));
        for (Match match : matches) {
            match.facts().forEach((node, fact) -> {
                if (fact.id instanceof String && !asked.full()) {
                    constraint(node.constraint(), fact, asked);
                } else if (fact.id instanceof DerivedKey key) {
                    behind(key, asked, visited);
                }
            });
        }
        names.forEach(asked::add);
        return first(asked.named);
    }

    /** What those rules say of things that have a name that conclude a fact which is not certain. */
    private void behind(DerivedKey derived, Gathered asked, Set<Object> visited) {
        if (asked.full() || !visited.add(derived)) {
            return;
        }
        List<Match> grounds = evaluation.derived(derived)
                .filter(deduction -> !deduction.instance.certain)
                .map(deduction -> deduction.matches)
                .orElse(List.of());
        for (Match ground : grounds) {
            ground.facts().forEach((node, fact) -> {
                if (fact.id instanceof String && !visited.contains(fact.id) && !asked.full()) {
                    constraint(node.constraint(), fact, asked);
                } else if (fact.id instanceof DerivedKey key) {
                    behind(key, asked, visited);
                }
            });
            Plan plan = ruleset.plans().get(ground.plan());
            for (Node node : plan.alternatives().get(ground.alternative()).nodes()) {
                node.join()
                        .map(join -> ground.facts().get(join.parent()))
                        .filter(parent -> parent.id instanceof String && !visited.contains(parent.id))
                        .ifPresent(parent -> reference(node, ground.facts(), asked));
            }
        }
    }

    private Set<Asked> names(Object subject, Optional<Object> bearer, List<Match> matches) {
        Set<Asked> asked = new TreeSet<>(ORDER);
        if (subject instanceof Alias alias) {
            place(alias).forEach(asked::add);
        }
        if (bearer.isPresent()) {
            if (bearer.get() instanceof Alias alias) {
                place(alias).forEach(asked::add);
            }
            return asked;
        }
        for (Match match : matches) {
            Plan plan = ruleset.plans().get(match.plan());
            if (plan.conclusion().arguments().get(1) instanceof Operand.Variable variable) {
                Plan.Source source = Lookup.in(
                        plan.alternatives().get(match.alternative()).variables(), variable.name());
                List<Asked> cut = cut(source.node(), match.facts());
                if (cut.isEmpty()) {
                    return Set.of();
                }
                asked.addAll(cut);
            }
        }
        return asked;
    }

    /** The answer that is missing where the way to a node was cut off. */
    private List<Asked> cut(Node node, Map<Node, Instance> found) {
        if (node.join().isEmpty() || found.containsKey(node)) {
            return List.of();
        }
        Plan.Join join = node.join().get();
        Instance parent = found.get(join.parent());
        if (parent == null) {
            return cut(join.parent(), found);
        }
        if (join.theirs().isPresent()) {
            return Network.unsure(parent, join) ? asked(parent.id, join.theirs().get()) : List.of();
        }
        return parent.id instanceof Alias alias ? place(alias).stream().toList() : List.of();
    }

    private void read(Match match, Gathered asked, Set<Object> visited) {
        if (asked.full()) {
            return;
        }
        Plan plan = ruleset.plans().get(match.plan());
        Plan.Body body = plan.alternatives().get(match.alternative());
        Set<Node> supposed = supposed(plan, body, match.facts());
        match.facts().forEach((node, fact) -> after(supposed.contains(node), asked, () -> {
            if (fact.id instanceof DerivedKey key && visited.add(key)) {
                evaluation.derived(key)
                        .filter(deduction -> !deduction.instance.certain)
                        .ifPresent(deduction -> deduction.matches.forEach(ground -> read(ground, asked, visited)));
            }
            constraint(node.constraint(), fact, asked);
        }));
        for (Node node : body.nodes()) {
            Instance own = match.facts().get(node);
            boolean hangs = node.join().filter(join -> supposed.contains(join.parent())).isPresent();
            if (own == null) {
                // Cut off: what may stand there is not known.
                after(hangs, asked, () -> beyond(body, node, match.facts(), asked, visited));
            } else {
                after(hangs && supposed.contains(node), asked, () -> {
                    reference(node, match.facts(), asked);
                    node.join().flatMap(Plan.Join::ours).ifPresent(attribute -> open(own, attribute, asked));
                });
            }
        }
        body.groups().forEach(group -> group(group, match.facts(), asked, visited));
        for (Plan.Test test : body.tests()) {
            Instance self = match.facts().get(test.self());
            if (self != null) {
                Predicate<Rule.AnyOf> open = any -> scope(test, self, match.facts())
                        .map(seen -> Truth.test(any, seen) == Ternary.UNKNOWN)
                        .orElse(true);
                after(supposed.contains(test.self()), asked, () -> constraint(test.constraint(), self, open, asked));
            }
            test.variables().values().forEach(source -> {
                Instance fact = match.facts().get(source.node());
                if (fact != null) {
                    after(
                            supposed.contains(source.node()),
                            asked,
                            () -> source.attribute().ifPresent(attribute -> open(fact, attribute, asked)));
                }
            });
        }
    }

    private static void after(boolean supposed, Gathered asked, Runnable questions) {
        if (supposed) {
            asked.later(questions);
        } else {
            questions.run();
        }
    }

    /**
     * What a match takes in only because a reference may name it, seen from what is concluded on: who may be anybody is
     * asked before what is asked of each that it may be.
     */
    private static Set<Node> supposed(Plan plan, Plan.Body body, Map<Node, Instance> found) {
        if (!(plan.conclusion().arguments().get(0) instanceof Operand.Variable subject)) {
            return Set.of();
        }
        if (body.nodes().stream().allMatch(node -> node.join().isEmpty() || surelyJoined(node, found))) {
            return Set.of();
        }
        Node root = Lookup.in(body.variables(), subject.name()).node();
        Set<Node> sure = reached(root, body, node -> surelyJoined(node, found));
        Set<Node> supposed = reached(root, body, node -> true);
        supposed.removeAll(sure);
        return supposed;
    }

    /** The nodes to which joins lead, in either direction. */
    private static Set<Node> reached(Node root, Plan.Body body, Predicate<Node> joins) {
        Set<Node> reached = new HashSet<>(Set.of(root));
        boolean more = true;
        while (more) {
            more = false;
            for (Node node : body.nodes()) {
                if (node.join().isPresent() && joins.test(node)) {
                    Node parent = node.join().get().parent();
                    more |= reached.contains(parent) && reached.add(node);
                    more |= reached.contains(node) && reached.add(parent);
                }
            }
        }
        return reached;
    }

    private static boolean surelyJoined(Node node, Map<Node, Instance> found) {
        Plan.Join join = node.join().orElseThrow();
        Instance own = found.get(node);
        Instance parent = found.get(join.parent());
        return own != null
                && parent != null
                && Truth.same(join.ours().map(own::value).orElseGet(() -> new Possible.Exactly(own.id)), join.theirs()
                                .map(parent::value)
                                .orElseGet(() -> new Possible.Exactly(parent.id)))
                        == Ternary.YES;
    }

    /** What a group may have seen: facts joined to the match, and those of which nobody knows whether they are. */
    private void group(Plan.Group group, Map<Node, Instance> found, Gathered asked, Set<Object> visited) {
        for (Plan.Body body : group.bodies()) {
            for (Node node : body.nodes()) {
                beyond(body, node, found, asked, visited);
            }
            for (Map<Node, Instance> way : ways(body, found)) {
                within(body, way, asked);
                body.groups().forEach(inner -> group(inner, way, asked, visited));
            }
            if (group instanceof Plan.Total total) {
                total.values().forEach(source -> source.ifPresent(s -> {
                    seen(s.node(), found)
                            .takeWhile(fact -> !asked.full())
                            .forEach(fact -> open(fact, s.attribute().orElseThrow(), asked));
                }));
            }
        }
    }

    /** The answer of an earlier fact by which a node hangs on it. */
    private void reference(Node node, Map<Node, Instance> found, Gathered asked) {
        node.join().ifPresent(join -> {
            Instance parent = found.get(join.parent());
            if (parent != null) {
                join.theirs().ifPresent(attribute -> open(parent, attribute, asked));
            }
        });
    }

    /** What is found, with what a group may find; without, where nothing of it reads that. */
    private List<Map<Node, Instance>> ways(Plan.Body body, Map<Node, Instance> found) {
        List<Map<Node, Instance>> ways = List.of(found);
        for (Node node : hanging(body).read()) {
            ways = ways.stream().flatMap(way -> with(node, way)).limit(WAYS).toList();
        }
        return ways;
    }

    private Stream<Map<Node, Instance>> with(Node node, Map<Node, Instance> way) {
        List<Instance> facts = seen(node, way).limit(WAYS).toList();
        return facts.isEmpty()
                ? Stream.of(way)
                : facts.stream().map(fact -> {
                    Map<Node, Instance> longer = new HashMap<>(way);
                    longer.put(node, fact);
                    return longer;
                });
    }

    /** What hangs on facts that a group itself has found. */
    private void within(Plan.Body body, Map<Node, Instance> way, Gathered asked) {
        for (Node node : hanging(body).inside()) {
            Instance fact = way.get(node);
            if (fact != null && !asked.full()) {
                ask(node, fact, asked);
            }
        }
    }

    /**
     * What hangs on what within a group.
     *
     * @param inside nodes that hang on another one of the group
     * @param read these, and those on which something else of it hangs
     */
    private record Hanging(List<Node> inside, List<Node> read) {

        static Hanging of(Plan.Body body) {
            List<Node> inside = body.nodes().stream().filter(node -> isInside(body, node)).toList();
            List<Node> read = body.nodes().stream()
                    .filter(node -> body.nodes().stream().anyMatch(later -> hangsOn(later, node))
                            || inside.contains(node)
                            || body.groups().stream().anyMatch(group -> group.outer().contains(node)))
                    .toList();
            return new Hanging(inside, read);
        }
    }

    private Hanging hanging(Plan.Body body) {
        return hanging.computeIfAbsent(body, Hanging::of);
    }

    private static boolean isInside(Plan.Body body, Node node) {
        return body.nodes().stream().anyMatch(parent -> hangsOn(node, parent));
    }

    private static boolean hangsOn(Node node, Node parent) {
        return node.join().filter(join -> join.parent().equals(parent)).isPresent();
    }

    private void beyond(Plan.Body body, Node node, Map<Node, Instance> found, Gathered asked, Set<Object> visited) {
        if (asked.full()) {
            return;
        }
        reference(node, found, asked);
        joined(node, found).stream()
                .filter(fact -> mayRefer(body, node, fact) && mayMatch(body, node, fact, found))
                .forEach(fact -> ask(node, fact, asked));
        if (!cutEarlier(node, found)) {
            asked.addAll(anywhere(body, node));
        }
        if (universe.derived(node.type())) {
            boolean first = true;
            for (List<Deduction> facts : unsure(node, found)) {
                // What may be about something else is asked only where there is nothing else to ask.
                if (!first && !asked.named.isEmpty()) {
                    return;
                }
                first = false;
                for (Deduction deduction : facts) {
                    if (asked.full()) {
                        return;
                    }
                    if (mayJoin(node, deduction.instance, found)
                            && mayMatch(body, node, deduction.instance, found)
                            && visited.add(deduction.instance.id)) {
                        deduction.matches.forEach(ground -> read(ground, asked, visited));
                    }
                }
            }
        }
    }

    /**
     * Derived facts that are not certain and may be joined: those of which that is known, then the others. Each finding
     * asks, so none may look through all there are.
     */
    private List<List<Deduction>> unsure(Node node, Map<Node, Instance> found) {
        Optional<Plan.Join> join = node.join().filter(j -> j.ours().isPresent() && found.containsKey(j.parent()));
        if (join.isEmpty()) {
            return List.of(unsure(node.type(), Optional.empty()).all());
        }
        Unsure candidates = unsure(node.type(), join.get().ours());
        Instance parent = Lookup.in(found, join.get().parent());
        Possible theirs = join.get().theirs().map(parent::value).orElseGet(() -> new Possible.Exactly(parent.id));
        return theirs instanceof Possible.Exactly exactly && !(exactly.value() instanceof Alias)
                ? List.of(
                        candidates.known().getOrDefault(Keys.normal(exactly.value()), List.of()), candidates.open())
                : List.of(candidates.all());
    }

    /** Derived facts of one type, by what they are joined by where that is known. */
    private record Unsure(List<Deduction> all, Map<Object, List<Deduction>> known, List<Deduction> open) {}

    private Unsure unsure(String type, Optional<String> attribute) {
        return unsure.computeIfAbsent(List.of(type, attribute), key -> {
            Unsure facts = new Unsure(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
            for (Deduction deduction : evaluation.derived(type)) {
                Instance fact = deduction.instance;
                if (!fact.certain) {
                    facts.all().add(deduction);
                    if (attribute.isPresent()) {
                        if (fact.value(attribute.get()) instanceof Possible.Exactly exactly
                                && !(exactly.value() instanceof Alias)) {
                            facts.known()
                                    .computeIfAbsent(Keys.normal(exactly.value()), k -> new ArrayList<>())
                                    .add(deduction);
                        } else {
                            facts.open().add(deduction);
                        }
                    }
                }
            }
            return facts;
        });
    }

    private boolean mayJoin(Node node, Instance fact, Map<Node, Instance> found) {
        if (node.join().isEmpty() || node.join().get().ours().isEmpty()) {
            return true;
        }
        Plan.Join join = node.join().get();
        Instance parent = found.get(join.parent());
        if (parent == null) {
            return true;
        }
        Possible one = fact.value(join.ours().get());
        Possible other = join.theirs().map(parent::value).orElseGet(() -> new Possible.Exactly(parent.id));
        return Truth.same(one, other) != Ternary.NO && !unlike(one, other);
    }

    /** Whether nothing that is found already keeps a fact from matching. */
    private boolean mayMatch(Plan.Body body, Node node, Instance fact, Map<Node, Instance> found) {
        for (Plan.Test test : body.tests()) {
            if (test.self().equals(node)
                    && test.variables().values().stream().allMatch(source -> found.containsKey(source.node()))
                    && excludes(test, fact, found)) {
                return false;
            }
        }
        return true;
    }

    private boolean excludes(Plan.Test test, Instance fact, Map<Node, Instance> found) {
        FactScope scope = scope(test, fact, found).orElseThrow();
        if (Truth.test(test.constraint(), scope) == Ternary.NO) {
            return true;
        }
        return test.constraint() instanceof Rule.Comparison comparison
                && comparison.operator() == Rule.Operator.EQUAL
                && comparison.left() instanceof Operand.Attribute attribute
                && comparison.right() instanceof Operand.Variable variable
                && unlike(fact.value(attribute.name()), scope.variable(variable.name()));
    }

    /** What a test sees; empty where something that it mentions was not found. */
    private static Optional<FactScope> scope(Plan.Test test, Instance self, Map<Node, Instance> found) {
        FactScope scope = new FactScope(self);
        for (Map.Entry<String, Plan.Source> variable : test.variables().entrySet()) {
            Instance fact = found.get(variable.getValue().node());
            if (fact == null) {
                return Optional.empty();
            }
            scope.bind(variable.getKey(), fact, variable.getValue().attribute());
        }
        return Optional.of(scope);
    }

    /** Whether two things are of different types, so that neither is the other. */
    private boolean unlike(Possible one, Possible other) {
        return one instanceof Possible.Exactly a
                && other instanceof Possible.Exactly b
                && (a.value() instanceof Alias || b.value() instanceof Alias)
                && Collections.disjoint(universe.types(a.value()), universe.types(b.value()));
    }

    private void ask(Node node, Instance fact, Gathered asked) {
        if (Truth.test(node.constraint(), new FactScope(fact)) == Ternary.NO) {
            return;
        }
        constraint(node.constraint(), fact, asked);
        if (fact.id instanceof Alias alias) {
            name(fact, alias, asked);
        }
        node.join().flatMap(Plan.Join::ours).ifPresent(attribute -> open(fact, attribute, asked));
    }

    /** Whether what a fact refers to may be what the rule means, going by its type: a role for a product is none for a processing. */
    private boolean mayRefer(Plan.Body body, Node node, Instance fact) {
        for (Node other : body.nodes()) {
            Optional<String> attribute = other.join()
                    .filter(join -> join.parent().equals(node) && join.ours().isEmpty())
                    .flatMap(Plan.Join::theirs);
            if (attribute.isPresent() && !mayBe(fact.value(attribute.get()), other)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayBe(Possible value, Node node) {
        if (!(value instanceof Possible.Exactly exactly)) {
            return true;
        }
        Set<String> types = universe.types(exactly.value());
        return types.isEmpty() || types.contains(node.type());
    }

    /** What may stand for a node whatever the match asks; the same for each match, and in a large design a lot. */
    private Gathered anywhere(Plan.Body body, Node node) {
        Gathered known = anywhere.get(node.id());
        if (known == null) {
            known = new Gathered();
            for (Instance fact : unjoined(node)) {
                if (known.full()) {
                    break;
                }
                if (mayRefer(body, node, fact)) {
                    ask(node, fact, known);
                }
            }
            anywhere.put(node.id(), known);
        }
        return known;
    }

    private Stream<Instance> seen(Node node, Map<Node, Instance> found) {
        return Stream.concat(
                joined(node, found).stream(), cutEarlier(node, found) ? Stream.of() : some(node).stream());
    }

    /** Whether not even what a node hangs on is there: that is asked for first. */
    private static boolean cutEarlier(Node node, Map<Node, Instance> found) {
        return node.join().filter(join -> !found.containsKey(join.parent())).isPresent();
    }

    /** Facts that stand for a node by its join. */
    private List<Instance> joined(Node node, Map<Node, Instance> found) {
        if (node.join().isEmpty()) {
            return List.of();
        }
        Plan.Join join = node.join().get();
        Instance parent = found.get(join.parent());
        if (parent == null || !ruleset.layouts().containsKey(node.type())) {
            return List.of();
        }
        Object theirs = Keys.theirs(parent, join.theirs());
        if (join.ours().isEmpty()) {
            return universe.find(theirs, node.type()).stream().toList();
        }
        String attribute = join.ours().get();
        List<Instance> all = new ArrayList<>(universe.with(node.type(), attribute, theirs));
        if (attribute.equals("of")) {
            for (Alias unlisted : universe.aliases(node.type(), theirs)) {
                universe.find(unlisted, node.type())
                        .filter(part -> owned(part, attribute))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /** The first of those that are not joined, found once: each finding asks. */
    private List<Instance> some(Node node) {
        return unjoined.computeIfAbsent(
                node.id(), id -> unjoined(node).stream().limit(ENOUGH).toList());
    }

    /** Facts that may stand for a node though nobody knows whether its join holds. */
    private List<Instance> unjoined(Node node) {
        if (node.join().isEmpty()) {
            return universe.all(node.type());
        }
        // What is referred to has to be named first: the reference itself is asked.
        if (node.join().get().ours().isEmpty() || !ruleset.layouts().containsKey(node.type())) {
            return List.of();
        }
        String attribute = node.join().get().ours().get();
        List<Instance> all = new ArrayList<>(universe.open(node.type(), attribute));
        for (Instance placeholder : universe.placeholders(node.type())) {
            if (!owned(placeholder, attribute)) {
                all.add(placeholder);
            }
        }
        return all;
    }

    /** Whether it is known whose part it is. Should that be something unnamed that has a name, it has no other parts. */
    private static boolean owned(Instance part, String attribute) {
        return attribute.equals("of") && part.value(attribute) instanceof Possible.Exactly;
    }

    private void constraint(Constraint constraint, Instance fact, Gathered asked) {
        constraint(constraint, fact, any -> Truth.test(any, new FactScope(fact)) == Ternary.UNKNOWN, asked);
    }

    /** @param open whether it is not known if a choice holds: where one side of it does, the others change nothing */
    private void constraint(Constraint constraint, Instance fact, Predicate<Rule.AnyOf> open, Gathered asked) {
        if (constraint instanceof Rule.AllOf all) {
            all.parts().forEach(part -> constraint(part, fact, open, asked));
        } else if (constraint instanceof Rule.AnyOf any) {
            if (open.test(any)) {
                any.parts().forEach(part -> constraint(part, fact, open, asked));
            }
        } else if (constraint instanceof Rule.Negation negation) {
            constraint(negation.of(), fact, open, asked);
        } else if (constraint instanceof Rule.Comparison comparison) {
            operand(comparison.left(), fact, asked);
        } else if (constraint instanceof Rule.Call call) {
            operand(call.arguments().get(0), fact, asked);
        }
    }

    private void operand(Operand operand, Instance fact, Gathered asked) {
        if (operand instanceof Operand.Attribute attribute) {
            open(fact, attribute.name(), asked);
        }
    }

    private void open(Instance fact, String attribute, Gathered asked) {
        Possible value = fact.value(attribute);
        List<String> conditions = saidWithout(fact, attribute, value);
        if (!conditions.isEmpty()) {
            conditions.forEach(condition -> open(fact, condition, asked));
            return;
        }
        boolean alias = value instanceof Possible.Exactly exactly && exactly.value() instanceof Alias;
        if (value.open() || alias || coarse(fact, attribute, value)) {
            if (fact.id instanceof Alias unnamed) {
                name(fact, unnamed, asked);
            } else if (Matching.isElement(fact.layout.name())) {
                member(fact).forEach(asked::addName);
            } else {
                asked(fact.id, attribute).forEach(asked::add);
            }
        }
    }

    /** Where an attribute has its answer, and not known is only whether it makes sense: what that hangs on. */
    private static List<String> saidWithout(Instance fact, String attribute, Possible value) {
        boolean isSaid = value instanceof Possible.AnyOf any
                        && any.maybeAbsent()
                        && any.values().size() == 1
                        && !(any.values().iterator().next() instanceof Alias)
                || value instanceof Possible.Several several && several.maybeAbsent() && several.complete();
        return isSaid
                ? fact.layout.attribute(attribute).onlyIf().stream()
                        .map(Attribute.OnlyIf::attribute)
                        .filter(condition -> fact.value(condition).open())
                        .toList()
                : List.of();
    }

    /** Who may be in a list besides those whom it names is asked of the list, once nothing else is left to ask. */
    private List<Asked> member(Instance element) {
        String name = element.layout.name();
        return element.value(Words.OF) instanceof Possible.Exactly holder
                ? asked(holder.value(), name.substring(name.indexOf('.') + 1))
                : List.of();
    }

    private void name(Instance fact, Alias alias, Gathered asked) {
        place(alias).forEach(listed(fact, alias) ? asked::add : asked::addName);
    }

    /** Whether it stands in a list of the document itself, or of something that has a name. */
    private boolean listed(Instance fact, Alias alias) {
        if (!alias.unlisted() || alias.depth() > 0 || alias.isBeyond()) {
            return false;
        }
        if (Matching.isElement(fact.layout.name())) {
            return true;
        }
        Universe.Place place = universe.place(alias);
        return place.holder().isEmpty()
                || universe.find(place.holder().get()).stream()
                        .noneMatch(holder -> holder.layout.positions().containsKey(place.attribute()));
    }

    /** A span in another unit than the rules', so that it may last more or less than they ask. */
    private boolean coarse(Instance fact, String attribute, Possible value) {
        return value instanceof Possible.Exactly exactly
                && exactly.value() instanceof Span span
                && ruleset.told().of(fact.layout.name(), attribute).mentioned().stream()
                        .anyMatch(constant -> constant instanceof Span other && other.unit() != span.unit());
    }

    private record Unanswered(String thing, String attribute) {}

    private List<Asked> asked(Object thing, String attribute) {
        if (thing instanceof Alias alias) {
            return place(alias);
        }
        return thing instanceof String key
                ? answers.computeIfAbsent(
                        new Unanswered(key, attribute), at -> universe.facts().asked(key, attribute).stream().map(Asked::of).toList())
                : List.of();
    }

    /** Whatever is asked of something unnamed comes down to naming it, or to what a simulation was missing to do so. */
    private List<Asked> place(Alias alias) {
        return places.computeIfAbsent(alias, this::placed);
    }

    private List<Asked> placed(Alias alias) {
        return universe.asked(alias.asked()).stream()
                .flatMap(place -> place.holder()
                        .flatMap(holder -> universe.facts().missing(holder))
                        .map(missing -> missing.stream().map(Asked::of).toList())
                        .orElseGet(() -> List.of(new Asked(place.holder().orElse(""), place.attribute(), alias.asked())))
                        .stream())
                .toList();
    }
}
