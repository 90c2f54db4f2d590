package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Accumulate;
import edict.drl.Rule.AllOf;
import edict.drl.Rule.And;
import edict.drl.Rule.Binding;
import edict.drl.Rule.Call;
import edict.drl.Rule.Comparison;
import edict.drl.Rule.Conclusion;
import edict.drl.Rule.Condition;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Exists;
import edict.drl.Rule.Negation;
import edict.drl.Rule.Not;
import edict.drl.Rule.Operand;
import edict.drl.Rule.Operator;
import edict.drl.Rule.Or;
import edict.drl.Rule.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A rule put into the form in which it is run: alternatives without {@code or}, each a tree of patterns that hang together
 * by equality, rooted at the subject of the conclusion. The network and {@link Matching} both read it.
 *
 * @param alternatives at least one; the rule fires when one of them holds
 * @param sameOfRoot whether it says the same of a root in whichever way it matches: it tells of nothing but the root
 */
record Plan(Rule rule, Conclusion conclusion, List<Body> alternatives, boolean sameOfRoot) {

    /**
     * A conjunction.
     *
     * @param nodes in join order: each after its parent
     * @param tests constraints over several facts, beyond the joins of the tree
     * @param variables what its nodes bind, in the order of their names
     * @param due the tests and groups that can be decided once so many nodes are found and no fewer, by that number
     * @param alike nodes of which nothing is read but what they are joined by: where one fact leads on, so does any other
     * @param unnamed nodes that no variable stands for and that are told apart by their names
     */
    record Body(
            List<Node> nodes,
            List<Test> tests,
            List<Group> groups,
            Map<String, Source> variables,
            List<Due> due,
            Set<Node> alike,
            List<Node> unnamed) {

        /** @param told what is read of the nodes outside; empty where every match counts */
        static Body of(
                List<Node> nodes,
                List<Test> tests,
                List<Group> groups,
                Map<String, Source> variables,
                Optional<Set<Source>> told) {
            List<Due> due = new ArrayList<>();
            for (int found = 0; found <= nodes.size(); found++) {
                int now = found;
                due.add(new Due(
                        tests.stream().filter(test -> decided(test.nodes(), nodes) == now).toList(),
                        groups.stream().filter(group -> decided(group.outer(), nodes) == now).toList()));
            }
            return new Body(
                    List.copyOf(nodes),
                    List.copyOf(tests),
                    List.copyOf(groups),
                    Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(variables))),
                    List.copyOf(due),
                    told.map(outside -> alike(nodes, tests, groups, outside)).orElse(Set.of()),
                    unnamed(nodes, variables));
        }

        private static List<Node> unnamed(List<Node> nodes, Map<String, Source> variables) {
            Map<String, Node> byName = new LinkedHashMap<>();
            Set<String> shared = new HashSet<>(variables.keySet());
            for (Node node : nodes) {
                if (byName.put(node.name(), node) != null) {
                    shared.add(node.name());
                }
            }
            byName.keySet().removeAll(shared);
            return List.copyOf(byName.values());
        }

        private static Set<Node> alike(List<Node> nodes, List<Test> tests, List<Group> groups, Set<Source> outside) {
            Set<Source> read = new HashSet<>(outside);
            read(nodes, tests, groups, read);
            Set<Node> alike = new HashSet<>(nodes);
            alike.removeIf(node -> node.join().flatMap(Join::ours).isEmpty());
            tests.forEach(test -> alike.remove(test.self()));
            for (Source source : read) {
                alike.removeIf(node -> node.equals(source.node())
                        && !source.attribute().equals(node.join().flatMap(Join::ours)));
            }
            return Set.copyOf(alike);
        }

        private static void read(List<Node> nodes, List<Test> tests, List<Group> groups, Set<Source> read) {
            for (Node node : nodes) {
                node.join().ifPresent(join -> read.add(new Source(join.parent(), join.theirs())));
            }
            tests.forEach(test -> read.addAll(test.variables().values()));
            for (Group group : groups) {
                for (Body body : group.bodies()) {
                    read(body.nodes(), body.tests(), body.groups(), read);
                }
                if (group instanceof Total total) {
                    total.values().forEach(value -> value.ifPresent(read::add));
                }
            }
        }

        /** How many nodes have to be found before all of these are. */
        private static int decided(Collection<Node> mentioned, List<Node> nodes) {
            return mentioned.stream().mapToInt(node -> nodes.indexOf(node) + 1).max().orElse(0);
        }
    }

    /** What can be decided at a step. */
    record Due(List<Test> tests, List<Group> groups) {}

    /**
     * One pattern.
     *
     * @param id unique in the rulebook
     * @param constraint over the fact alone
     * @param join how it hangs on an earlier one; empty for a root
     * @param name that of the pattern of the rule; patterns that a gate adds may have the same
     */
    record Node(int id, String type, Constraint constraint, Optional<Join> join, String name) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && node.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    /**
     * An equality between two facts.
     *
     * @param parent the earlier node
     * @param theirs attribute of the earlier fact, empty for the fact itself
     * @param ours attribute of the later fact, empty for the fact itself
     */
    record Join(Node parent, Optional<String> theirs, Optional<String> ours) {}

    /** What a variable stands for. @param attribute empty for the fact itself */
    record Source(Node node, Optional<String> attribute) {}

    /**
     * A constraint of {@code self} that mentions other facts.
     *
     * @param variables those mentioned, in a fixed order
     */
    record Test(Constraint constraint, Node self, Map<String, Source> variables) {

        /** Itself and those mentioned. */
        List<Node> nodes() {
            List<Node> nodes = new ArrayList<>();
            nodes.add(self);
            variables.values().forEach(source -> nodes.add(source.node()));
            return nodes;
        }
    }

    sealed interface Group {
        /** Nodes outside the group that it mentions. */
        Set<Node> outer();

        /** Alternatives, or the one source of a total. */
        List<Body> bodies();
    }

    record None(List<Body> bodies, Set<Node> outer) implements Group {}

    record Some(List<Body> bodies, Set<Node> outer) implements Group {}

    /** @param values for each result the source of what it sums up, empty for a count */
    record Total(
            int id,
            Body source,
            List<Rule.Result> results,
            List<Optional<Source>> values,
            Constraint constraint,
            Set<Node> outer)
            implements Group {

        @Override
        public List<Body> bodies() {
            return List.of(source);
        }
    }

    /** All patterns, those within groups as well. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        alternatives.forEach(body -> collect(body, nodes));
        return nodes;
    }

    private static void collect(Body body, List<Node> nodes) {
        nodes.addAll(body.nodes());
        body.groups().forEach(group -> group.bodies().forEach(inner -> collect(inner, nodes)));
    }

    /** Name of the type of the elements of a list, by which {@code contains $x} is joined. */
    static String elements(String type, String attribute) {
        return type + "." + attribute;
    }

    /** One plan for each conclusion of the rule. */
    static List<Plan> of(Rule rule, Counter counter) {
        List<Plan> plans = new ArrayList<>();
        for (Conclusion conclusion : rule.then()) {
            List<List<Condition>> flat = alternatives(new And(rule.when(), rule.at()));
            List<Body> bodies = new ArrayList<>();
            for (List<Condition> alternative : flat) {
                Planner planner = new Planner(counter, new HashMap<>());
                bodies.add(planner.body(alternative, root(conclusion, alternative), Optional.of(variables(conclusion))));
            }
            plans.add(new Plan(rule, conclusion, bodies, sameOfRoot(conclusion, bodies)));
        }
        return plans;
    }

    private static boolean sameOfRoot(Conclusion conclusion, List<Body> bodies) {
        return bodies.stream().allMatch(body -> conclusion.arguments().stream()
                .allMatch(argument -> !(argument instanceof Operand.Variable variable)
                        || Lookup.in(body.variables(), variable.name()).node().equals(body.nodes().get(0))));
    }

    /** Whether references lead from what an argument names to every pattern: then there is one way to match at most. */
    boolean single(int argument) {
        return conclusion.arguments().get(argument) instanceof Operand.Variable variable
                && alternatives.stream().allMatch(body -> single(body, Lookup.in(body.variables(), variable.name())));
    }

    private static boolean single(Body body, Source start) {
        Set<Node> reached = new HashSet<>();
        if (start.attribute().isEmpty()) {
            reached.add(start.node());
        }
        int before = -1;
        while (before < reached.size()) {
            before = reached.size();
            for (Node node : body.nodes()) {
                node.join().ifPresent(join -> {
                    if (join.ours().isEmpty() && reached.contains(join.parent())) {
                        reached.add(node);
                    }
                    if (join.theirs().isEmpty() && reached.contains(node)) {
                        reached.add(join.parent());
                    }
                });
            }
        }
        return reached.containsAll(body.nodes());
    }

    private static Set<String> variables(Conclusion conclusion) {
        Set<String> variables = new LinkedHashSet<>();
        conclusion.arguments().forEach(argument -> mention(argument, variables));
        return variables;
    }

    private static Optional<Pattern> root(Conclusion conclusion, List<Condition> conditions) {
        for (Operand argument : conclusion.arguments()) {
            if (argument instanceof Operand.Variable variable) {
                for (Condition condition : conditions) {
                    if (condition instanceof Pattern pattern && binds(pattern, variable.name())) {
                        return Optional.of(pattern);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean binds(Pattern pattern, String variable) {
        return pattern.variable().equals(Optional.of(variable))
                || pattern.bindings().stream().anyMatch(b -> b.variable().equals(variable));
    }

    /** The condition without {@code or}, {@code and} flattened: a list of conjunctions. */
    private static List<List<Condition>> alternatives(Condition condition) {
        if (condition instanceof Or or) {
            List<List<Condition>> all = new ArrayList<>();
            or.parts().forEach(part -> all.addAll(alternatives(part)));
            return all;
        }
        if (condition instanceof And and) {
            List<List<Condition>> all = List.of(List.of());
            for (Condition part : and.parts()) {
                List<List<Condition>> longer = new ArrayList<>();
                for (List<Condition> head : all) {
                    for (List<Condition> tail : alternatives(part)) {
                        List<Condition> whole = new ArrayList<>(head);
                        whole.addAll(tail);
                        longer.add(whole);
                    }
                }
                all = longer;
            }
            return all;
        }
        return List.of(List.of(condition));
    }

    /** What a constraint is the conjunction of. */
    static List<Constraint> conjuncts(Constraint constraint) {
        if (!(constraint instanceof AllOf all)) {
            return List.of(constraint);
        }
        List<Constraint> flat = new ArrayList<>();
        all.parts().forEach(part -> flat.addAll(conjuncts(part)));
        return flat;
    }

    /** Numbers nodes. */
    static final class Counter {
        private int next;

        int next() {
            return next++;
        }

        /** How many there are. */
        int count() {
            return next;
        }
    }

    private record Planner(Counter counter, Map<String, Source> scope) {

        /** One pattern. Two may say the same, and to compare what they say takes long in a program that has just started. */
        private record Part(Pattern pattern, List<Constraint> alone, List<Constraint> joint) {

            @SuppressWarnings("ReferenceEquality")
            boolean is(Pattern other) {
                return pattern == other;
            }

            @Override
            public boolean equals(Object other) {
                return this == other;
            }

            @Override
            public int hashCode() {
                return System.identityHashCode(this);
            }
        }

        /** @param told variables that are read outside; empty where every match counts */
        Body body(List<Condition> conditions, Optional<Pattern> root, Optional<Set<String>> told) {
            List<Part> parts = new ArrayList<>();
            Map<String, Part> binders = new HashMap<>();
            for (Condition condition : conditions) {
                if (condition instanceof Pattern pattern) {
                    Part part = split(pattern);
                    parts.add(part);
                    pattern.variable().ifPresent(v -> binders.put(v, part));
                    pattern.bindings().forEach(b -> binders.put(b.variable(), part));
                }
            }
            List<Node> nodes = new ArrayList<>();
            Set<Constraint> used = Collections.newSetFromMap(new IdentityHashMap<>());
            Map<Part, Node> placed = new HashMap<>();
            List<Part> waiting = new ArrayList<>(parts);
            root.ifPresent(pattern -> waiting.sort(Comparator.comparing(part -> !part.is(pattern))));
            while (!waiting.isEmpty()) {
                Part next = null;
                Optional<Join> join = Optional.empty();
                for (Part part : waiting) {
                    if (root.isPresent() && nodes.isEmpty() && scope.isEmpty()) {
                        next = part;
                        break;
                    }
                    join = join(part, parts, placed, used, nodes, binders);
                    if (join.isPresent()) {
                        next = part;
                        break;
                    }
                }
                if (next == null) {
                    next = waiting.get(0);
                }
                waiting.remove(next);
                Node node = new Node(
                        counter.next(),
                        next.pattern().type(),
                        new AllOf(next.alone(), next.pattern().at()),
                        join,
                        next.pattern().name());
                nodes.add(node);
                placed.put(next, node);
                bind(next.pattern(), node);
            }
            List<Test> tests = new ArrayList<>();
            for (Part part : parts) {
                for (Constraint constraint : part.joint()) {
                    if (!used.contains(constraint)) {
                        tests.add(new Test(constraint, Lookup.in(placed, part), sources(constraint)));
                    }
                }
            }
            List<Group> groups = new ArrayList<>();
            for (Condition condition : conditions) {
                if (condition instanceof Not not) {
                    groups.add(group(not.of(), true));
                } else if (condition instanceof Exists exists) {
                    groups.add(group(exists.of(), false));
                } else if (condition instanceof Accumulate accumulate) {
                    groups.add(total(accumulate));
                }
            }
            Map<String, Source> variables = new HashMap<>(scope);
            variables.values().removeIf(source -> !nodes.contains(source.node()));
            Optional<Set<Source>> read = told.map(names ->
                    names.stream().map(name -> Lookup.in(scope, name)).collect(Collectors.toSet()));
            return Body.of(nodes, tests, groups, variables, read);
        }

        private void bind(Pattern pattern, Node node) {
            pattern.variable().ifPresent(v -> scope.put(v, new Source(node, Optional.empty())));
            pattern.bindings().forEach(b -> scope.put(b.variable(), new Source(node, Optional.of(b.attribute()))));
        }

        private Group group(Condition of, boolean none) {
            List<Body> bodies = new ArrayList<>();
            for (List<Condition> alternative : alternatives(of)) {
                bodies.add(inner().body(alternative, Optional.empty(), Optional.of(Set.of())));
            }
            Set<Node> outer = new LinkedHashSet<>();
            bodies.forEach(body -> outer.addAll(outer(body)));
            return none ? new None(bodies, outer) : new Some(bodies, outer);
        }

        private Group total(Accumulate accumulate) {
            Planner inner = inner();
            Body source = inner.body(accumulate.source(), Optional.empty(), Optional.empty());
            List<Optional<Source>> values = new ArrayList<>();
            for (Rule.Result result : accumulate.results()) {
                values.add(result.of().map(variable -> inner.scope.get(variable)));
            }
            return new Total(
                    counter.next(), source, accumulate.results(), values, accumulate.constraint(), outer(source));
        }

        private Planner inner() {
            return new Planner(counter, new HashMap<>(scope));
        }

        /** The nodes outside {@code body} that it mentions. */
        private static Set<Node> outer(Body body) {
            Set<Node> mentioned = new LinkedHashSet<>();
            for (Node node : body.nodes()) {
                node.join().ifPresent(join -> mentioned.add(join.parent()));
            }
            for (Test test : body.tests()) {
                mentioned.addAll(test.nodes());
            }
            body.groups().forEach(group -> mentioned.addAll(group.outer()));
            mentioned.removeAll(new HashSet<>(body.nodes()));
            return mentioned;
        }

        private Part split(Pattern pattern) {
            List<Constraint> alone = new ArrayList<>();
            List<Constraint> joint = new ArrayList<>();
            for (Constraint constraint : conjuncts(pattern.constraint())) {
                if (mentioned(constraint).isEmpty()) {
                    alone.add(constraint);
                } else {
                    joint.add(constraint);
                }
            }
            return new Part(pattern, alone, joint);
        }

        private Map<String, Source> sources(Constraint constraint) {
            Map<String, Source> sources = new TreeMap<>();
            for (String variable : mentioned(constraint)) {
                sources.put(variable, scope.get(variable));
            }
            return sources;
        }

        /** An equality by which {@code part} hangs on something already placed, inside or outside this body. */
        private Optional<Join> join(
                Part part,
                List<Part> parts,
                Map<Part, Node> placed,
                Set<Constraint> used,
                List<Node> nodes,
                Map<String, Part> binders) {
            // What this pattern says of an earlier one.
            for (Constraint constraint : part.joint()) {
                if (constraint instanceof Comparison comparison
                        && comparison.operator() == Operator.EQUAL
                        && comparison.right() instanceof Operand.Variable variable
                        && scope.containsKey(variable.name())) {
                    used.add(constraint);
                    Source source = scope.get(variable.name());
                    return Optional.of(new Join(source.node(), source.attribute(), side(comparison.left())));
                }
            }
            // What an earlier one says of this pattern.
            for (Part other : parts) {
                if (placed.containsKey(other)) {
                    for (Constraint constraint : other.joint()) {
                        if (constraint instanceof Comparison comparison
                                && comparison.operator() == Operator.EQUAL
                                && comparison.right() instanceof Operand.Variable variable
                                && part.equals(binders.get(variable.name()))) {
                            used.add(constraint);
                            return Optional.of(
                                    new Join(Lookup.in(placed, other), side(comparison.left()), attribute(part, variable.name())));
                        }
                    }
                }
            }
            // A list of the one names the other: its elements stand between the two.
            for (Constraint constraint : part.joint()) {
                if (constraint instanceof Comparison comparison
                        && comparison.operator() == Operator.CONTAINS
                        && comparison.right() instanceof Operand.Variable variable
                        && scope.containsKey(variable.name())) {
                    used.add(constraint);
                    Source source = scope.get(variable.name());
                    Node element = element(
                            part.pattern(),
                            comparison,
                            new Join(source.node(), source.attribute(), Optional.of("value")));
                    nodes.add(element);
                    return Optional.of(new Join(element, Optional.of("of"), Optional.empty()));
                }
            }
            for (Part other : parts) {
                if (placed.containsKey(other)) {
                    for (Constraint constraint : other.joint()) {
                        if (constraint instanceof Comparison comparison
                                && comparison.operator() == Operator.CONTAINS
                                && comparison.right() instanceof Operand.Variable variable
                                && part.equals(binders.get(variable.name()))) {
                            used.add(constraint);
                            Node element = element(
                                    other.pattern(),
                                    comparison,
                                    new Join(Lookup.in(placed, other), Optional.empty(), Optional.of("of")));
                            nodes.add(element);
                            return Optional.of(
                                    new Join(element, Optional.of("value"), attribute(part, variable.name())));
                        }
                    }
                }
            }
            return Optional.empty();
        }

        private Node element(Pattern holder, Comparison comparison, Join join) {
            String attribute = ((Operand.Attribute) comparison.left()).name();
            int id = counter.next();
            return new Node(
                    id,
                    elements(holder.type(), attribute),
                    new AllOf(List.of(), comparison.at()),
                    Optional.of(join),
                    "@" + id);
        }

        private static Optional<String> side(Operand operand) {
            return operand instanceof Operand.Attribute attribute ? Optional.of(attribute.name()) : Optional.empty();
        }

        private static Optional<String> attribute(Part part, String variable) {
            for (Binding binding : part.pattern().bindings()) {
                if (binding.variable().equals(variable)) {
                    return Optional.of(binding.attribute());
                }
            }
            return Optional.empty();
        }
    }

    /** Variables that a constraint mentions. */
    static Set<String> mentioned(Constraint constraint) {
        Set<String> variables = new LinkedHashSet<>();
        mention(constraint, variables);
        return variables;
    }

    private static void mention(Constraint constraint, Set<String> variables) {
        if (constraint instanceof AllOf all) {
            all.parts().forEach(part -> mention(part, variables));
        } else if (constraint instanceof Rule.AnyOf any) {
            any.parts().forEach(part -> mention(part, variables));
        } else if (constraint instanceof Negation negation) {
            mention(negation.of(), variables);
        } else if (constraint instanceof Comparison comparison) {
            mention(comparison.left(), variables);
            mention(comparison.right(), variables);
        } else if (constraint instanceof Call call) {
            call.arguments().forEach(argument -> mention(argument, variables));
        }
    }

    private static void mention(Operand operand, Set<String> variables) {
        if (operand instanceof Operand.Variable variable) {
            variables.add(variable.name());
        }
    }
}
