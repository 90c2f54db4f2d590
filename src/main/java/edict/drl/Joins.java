package edict.drl;

import edict.document.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How patterns hang together. A pattern without an equality join to the rest multiplies every fact of its type with
 * every match of the rest, which no limit on matches makes bearable; so it is refused, and the others are put in an
 * order in which each can be looked up from those before it.
 */
final class Joins {

    private Joins() {}

    /**
     * A pattern that nothing joins to the rest.
     *
     * @param rest patterns of the same conjunction, or around it, that do hang together
     */
    record Loose(Rule.Pattern pattern, List<Rule.Pattern> rest) {}

    /** The loose patterns of a rule's whole condition, also inside {@code not} and its like. */
    static List<Loose> loose(List<Rule.Condition> when) {
        List<Loose> found = new ArrayList<>();
        loose(when, Set.of(), List.of(), found);
        return found;
    }

    private static void loose(
            List<Rule.Condition> conjunction, Set<String> outer, List<Rule.Pattern> around, List<Loose> found) {
        List<Rule.Condition> flat = flat(conjunction);
        List<Rule.Pattern> patterns = patterns(flat);
        int outside = patterns.size();
        Map<String, Integer> owners = owners(patterns);
        boolean reachesOut = false;
        for (Rule.Condition condition : flat) {
            for (String variable : free(condition)) {
                reachesOut |= !owners.containsKey(variable) && outer.contains(variable);
            }
        }
        int[] group = new int[outside + 1];
        for (int i = 0; i <= outside; i++) {
            group[i] = i;
        }
        for (int i = 0; i < patterns.size(); i++) {
            for (String variable : equalityJoins(patterns.get(i))) {
                Integer owner = owners.get(variable);
                if (owner != null || outer.contains(variable)) {
                    unite(group, i, owner == null ? outside : owner);
                }
            }
        }
        // Of patterns that hang together it is seldom one that is meant to hang on the others.
        int anchor = reachesOut ? outside : inLargest(group, outside);
        List<Rule.Pattern> rest = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (find(group, i) == find(group, anchor)) {
                rest.add(patterns.get(i));
            }
        }
        if (reachesOut) {
            rest.addAll(around);
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (find(group, i) != find(group, anchor)) {
                found.add(new Loose(patterns.get(i), List.copyOf(rest)));
                unite(group, i, anchor);
            }
        }
        Set<String> inner = new HashSet<>(outer);
        inner.addAll(owners.keySet());
        List<Rule.Pattern> seen = new ArrayList<>(around);
        seen.addAll(patterns);
        for (Rule.Condition condition : flat) {
            for (List<Rule.Condition> part : parts(condition)) {
                loose(part, inner, seen, found);
            }
        }
    }

    /** The first of those of which most hang together. */
    private static int inLargest(int[] group, int patterns) {
        int[] sizes = new int[group.length];
        int first = 0;
        for (int i = 0; i < patterns; i++) {
            sizes[find(group, i)]++;
        }
        for (int i = 1; i < patterns; i++) {
            if (sizes[find(group, i)] > sizes[find(group, first)]) {
                first = i;
            }
        }
        return first;
    }

    private static void unite(int[] group, int a, int b) {
        group[find(group, a)] = find(group, b);
    }

    private static int find(int[] group, int i) {
        int root = i;
        while (group[root] != root) {
            root = group[root];
        }
        return root;
    }

    /** Facts that one test of a pattern may look at, its own among them: so many the network takes. */
    static final int MOST_FACTS = 4;

    /** Tests that look at more facts than {@link #MOST_FACTS}, also inside {@code not} and its like. */
    static List<Rule.Constraint> wide(List<Rule.Condition> when) {
        List<Rule.Constraint> wide = new ArrayList<>();
        wide(when, Map.of(), wide);
        return wide;
    }

    /** @param around patterns by what they bind */
    private static void wide(
            List<Rule.Condition> conjunction, Map<String, Rule.Pattern> around, List<Rule.Constraint> wide) {
        List<Rule.Condition> flat = flat(conjunction);
        Map<String, Rule.Pattern> owners = new HashMap<>(around);
        patterns(flat).forEach(pattern -> bindings(pattern).forEach(variable -> owners.put(variable, pattern)));
        for (Rule.Pattern pattern : patterns(flat)) {
            for (Rule.Constraint part : parts(pattern.constraint())) {
                Set<Rule.Pattern> read = Collections.newSetFromMap(new IdentityHashMap<>());
                read.add(pattern);
                variables(part, variable -> Optional.ofNullable(owners.get(variable)).ifPresent(read::add));
                if (read.size() > MOST_FACTS) {
                    wide.add(part);
                }
            }
        }
        flat.forEach(condition -> parts(condition).forEach(part -> wide(part, owners, wide)));
    }

    /** The same condition in join order, comparisons turned round where the order asks for it. */
    static List<Rule.Condition> ordered(List<Rule.Condition> when) {
        Set<String> names = new HashSet<>();
        when.forEach(condition -> collectNames(condition, names));
        return new Ordering(names).order(when, Set.of());
    }

    private static final class Ordering {

        private final Set<String> names;

        Ordering(Set<String> names) {
            this.names = names;
        }

        List<Rule.Condition> order(List<Rule.Condition> conjunction, Set<String> outer) {
            List<Rule.Condition> flat = flat(conjunction);
            List<Rule.Pattern> patterns = patterns(flat);
            Set<String> inner = new HashSet<>(outer);
            inner.addAll(owners(patterns).keySet());
            List<Rule.Condition> done =
                    flat.stream().map(condition -> inside(condition, inner)).toList();
            if (isInOrder(patterns, outer)) {
                return done;
            }
            boolean anchored = patterns.stream().anyMatch(pattern -> isJoinedTo(outer, pattern));
            for (int start = 0; start < patterns.size(); start++) {
                if (anchored && !isJoinedTo(outer, patterns.get(start))) {
                    continue;
                }
                Optional<List<Rule.Condition>> attempt = from(start, patterns, done, outer);
                if (attempt.isPresent()) {
                    return attempt.get();
                }
            }
            return done;
        }

        private Rule.Condition inside(Rule.Condition condition, Set<String> outer) {
            return switch (kind(condition)) {
                case PATTERN -> condition;
                case AND -> and(order(((Rule.And) condition).parts(), outer), condition.at());
                case OR -> new Rule.Or(
                        ((Rule.Or) condition)
                                .parts().stream()
                                        .map(part -> and(order(List.of(part), outer), part.at()))
                                        .toList(),
                        condition.at());
                case NOT -> {
                    Rule.Condition of = ((Rule.Not) condition).of();
                    yield new Rule.Not(and(order(List.of(of), outer), of.at()), condition.at());
                }
                case EXISTS -> {
                    Rule.Condition of = ((Rule.Exists) condition).of();
                    yield new Rule.Exists(and(order(List.of(of), outer), of.at()), condition.at());
                }
                case ACCUMULATE -> {
                    Rule.Accumulate accumulate = (Rule.Accumulate) condition;
                    yield new Rule.Accumulate(
                            order(accumulate.source(), outer),
                            accumulate.results(),
                            accumulate.constraint(),
                            accumulate.at());
                }
            };
        }

        private Optional<List<Rule.Condition>> from(
                int start, List<Rule.Pattern> patterns, List<Rule.Condition> flat, Set<String> outer) {
            List<Rule.Pattern> remaining = new ArrayList<>(patterns);
            List<Rule.Condition> others = new ArrayList<>(
                    flat.stream().filter(c -> !(c instanceof Rule.Pattern)).toList());
            List<Rule.Condition> placed = new ArrayList<>();
            Set<String> bound = new HashSet<>(outer);
            Set<String> open = new HashSet<>(owners(patterns).keySet());
            int choice = start;
            while (true) {
                if (!isMovable(remaining.get(choice), remaining)) {
                    return Optional.empty();
                }
                Rule.Pattern pattern = turn(choice, remaining);
                placed.add(pattern);
                bound.addAll(bindings(pattern));
                open.removeAll(bound);
                for (Rule.Condition other : List.copyOf(others)) {
                    if (free(other).stream().noneMatch(open::contains)) {
                        placed.add(other);
                        others.remove(other);
                    }
                }
                if (remaining.isEmpty()) {
                    placed.addAll(others);
                    return Optional.of(List.copyOf(placed));
                }
                choice = -1;
                for (int i = 0; i < remaining.size() && choice < 0; i++) {
                    if (isJoinedTo(bound, remaining.get(i))
                            && isMovable(remaining.get(i), remaining)) {
                        choice = i;
                    }
                }
                if (choice < 0) {
                    return Optional.empty();
                }
            }
        }

        /** Whether nothing in the pattern has to wait for another that is not placed yet. */
        private static boolean isMovable(Rule.Pattern pattern, List<Rule.Pattern> remaining) {
            Set<String> waiting = new HashSet<>(owners(remaining).keySet());
            waiting.removeAll(bindings(pattern));
            Set<String> stuck = new HashSet<>();
            for (Rule.Constraint part : parts(pattern.constraint())) {
                if (!(part instanceof Rule.Comparison comparison && isTurnable(comparison))) {
                    variables(part, stuck::add);
                }
            }
            return stuck.stream().noneMatch(waiting::contains);
        }

        private static boolean isTurnable(Rule.Comparison comparison) {
            return comparison.right() instanceof Rule.Operand.Variable
                    && switch (comparison.operator()) {
                        case EQUAL, NOT_EQUAL, LESS, GREATER, AT_MOST, AT_LEAST -> true;
                        case IN, NOT_IN, CONTAINS, NOT_CONTAINS, MEMBER_OF, NOT_MEMBER_OF -> false;
                    };
        }

        /** Takes a pattern out of {@code remaining}; what it compares with those left there they compare with it. */
        private Rule.Pattern turn(int choice, List<Rule.Pattern> remaining) {
            Rule.Pattern pattern = remaining.remove(choice);
            Map<String, Integer> owners = owners(remaining);
            List<Rule.Constraint> kept = new ArrayList<>();
            Optional<String> variable = pattern.variable();
            List<Rule.Binding> bindings = new ArrayList<>(pattern.bindings());
            for (Rule.Constraint part : parts(pattern.constraint())) {
                Integer owner = part instanceof Rule.Comparison comparison
                                && comparison.right() instanceof Rule.Operand.Variable right
                        ? owners.get(right.name())
                        : null;
                if (owner == null || !(part instanceof Rule.Comparison comparison)) {
                    kept.add(part);
                    continue;
                }
                String mine;
                if (comparison.left() instanceof Rule.Operand.Attribute attribute) {
                    Optional<Rule.Binding> binding = bindings.stream()
                            .filter(b -> b.attribute().equals(attribute.name()))
                            .findFirst();
                    if (binding.isEmpty()) {
                        binding = Optional.of(new Rule.Binding(
                                fresh(nameOf(pattern) + "_" + attribute.name()), attribute.name(), part.at()));
                        bindings.add(binding.get());
                    }
                    mine = binding.get().variable();
                } else {
                    variable = Optional.of(variable.orElseGet(() -> fresh(nameOf(pattern))));
                    mine = variable.get();
                }
                remaining.set(owner, with(remaining.get(owner), comparison, mine));
            }
            return new Rule.Pattern(
                    variable,
                    pattern.type(),
                    new Rule.AllOf(List.copyOf(kept), pattern.constraint().at()),
                    List.copyOf(bindings),
                    pattern.at());
        }

        private static Rule.Pattern with(Rule.Pattern other, Rule.Comparison comparison, String mine) {
            String theirs = ((Rule.Operand.Variable) comparison.right()).name();
            Rule.Operand left = other.bindings().stream()
                    .filter(b -> b.variable().equals(theirs))
                    .findFirst()
                    .<Rule.Operand>map(b -> new Rule.Operand.Attribute(b.attribute()))
                    .orElseGet(Rule.Operand.This::new);
            List<Rule.Constraint> parts = new ArrayList<>(parts(other.constraint()));
            parts.add(new Rule.Comparison(
                    left, mirrored(comparison.operator()), new Rule.Operand.Variable(mine), comparison.at()));
            return new Rule.Pattern(
                    other.variable(),
                    other.type(),
                    new Rule.AllOf(List.copyOf(parts), other.constraint().at()),
                    other.bindings(),
                    other.at());
        }

        private static String nameOf(Rule.Pattern pattern) {
            return pattern.variable()
                    .orElseGet(() -> "$" + Character.toLowerCase(pattern.type().charAt(0))
                            + pattern.type().substring(1));
        }

        private String fresh(String wanted) {
            String name = wanted;
            for (int i = 2; !names.add(name); i++) {
                name = wanted + i;
            }
            return name;
        }
    }

    private static Rule.Operator mirrored(Rule.Operator operator) {
        return switch (operator) {
            case LESS -> Rule.Operator.GREATER;
            case GREATER -> Rule.Operator.LESS;
            case AT_MOST -> Rule.Operator.AT_LEAST;
            case AT_LEAST -> Rule.Operator.AT_MOST;
            default -> operator;
        };
    }

    private static boolean isInOrder(List<Rule.Pattern> patterns, Set<String> outer) {
        boolean anchored = patterns.stream().anyMatch(pattern -> isJoinedTo(outer, pattern));
        Set<String> bound = new HashSet<>(outer);
        for (int i = 0; i < patterns.size(); i++) {
            if ((i > 0 || anchored) && !isJoinedTo(bound, patterns.get(i))) {
                return false;
            }
            bound.addAll(bindings(patterns.get(i)));
        }
        return true;
    }

    private static boolean isJoinedTo(Set<String> bound, Rule.Pattern pattern) {
        return equalityJoins(pattern).stream().anyMatch(bound::contains);
    }

    // ---- what stands in a condition

    private enum Kind {
        PATTERN,
        AND,
        OR,
        NOT,
        EXISTS,
        ACCUMULATE
    }

    private static Kind kind(Rule.Condition condition) {
        if (condition instanceof Rule.Pattern) {
            return Kind.PATTERN;
        } else if (condition instanceof Rule.And) {
            return Kind.AND;
        } else if (condition instanceof Rule.Or) {
            return Kind.OR;
        } else if (condition instanceof Rule.Not) {
            return Kind.NOT;
        } else if (condition instanceof Rule.Exists) {
            return Kind.EXISTS;
        }
        return Kind.ACCUMULATE;
    }

    /** In how many ways conditions hold together, each branch of an {@code or} being another; the largest number for more than that. */
    static long ways(List<Rule.Condition> conditions) {
        long ways = 1;
        for (Rule.Condition condition : conditions) {
            long more = condition instanceof Rule.Or or
                    ? or.parts().stream().mapToLong(part -> ways(List.of(part))).reduce(0, Joins::sum)
                    : parts(condition).stream().mapToLong(Joins::ways).reduce(1, Joins::product);
            ways = product(ways, more);
        }
        return ways;
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static long product(long one, long other) {
        return one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }

    /** The conjunctions inside a condition that is not itself part of the conjunction. */
    private static List<List<Rule.Condition>> parts(Rule.Condition condition) {
        return switch (kind(condition)) {
            case PATTERN -> List.of();
            case AND -> List.of(((Rule.And) condition).parts());
            case OR -> ((Rule.Or) condition).parts().stream().map(List::of).toList();
            case NOT -> List.of(List.of(((Rule.Not) condition).of()));
            case EXISTS -> List.of(List.of(((Rule.Exists) condition).of()));
            case ACCUMULATE -> List.of(((Rule.Accumulate) condition).source());
        };
    }

    static List<Rule.Constraint> parts(Rule.Constraint constraint) {
        return constraint instanceof Rule.AllOf all ? all.parts() : List.of(constraint);
    }

    /** A conjunction without conjunctions in it. */
    static List<Rule.Condition> flat(List<Rule.Condition> conjunction) {
        List<Rule.Condition> flat = new ArrayList<>();
        for (Rule.Condition condition : conjunction) {
            if (condition instanceof Rule.And and) {
                flat.addAll(flat(and.parts()));
            } else {
                flat.add(condition);
            }
        }
        return List.copyOf(flat);
    }

    private static Rule.Condition and(List<Rule.Condition> parts, Place at) {
        return parts.size() == 1 ? parts.get(0) : new Rule.And(parts, at);
    }

    static List<Rule.Pattern> patterns(List<Rule.Condition> flat) {
        return flat.stream()
                .filter(Rule.Pattern.class::isInstance)
                .map(Rule.Pattern.class::cast)
                .toList();
    }

    private static Map<String, Integer> owners(List<Rule.Pattern> patterns) {
        Map<String, Integer> owners = new HashMap<>();
        for (int i = 0; i < patterns.size(); i++) {
            for (String variable : bindings(patterns.get(i))) {
                owners.put(variable, i);
            }
        }
        return owners;
    }

    private static Set<String> bindings(Rule.Pattern pattern) {
        Set<String> bound = new LinkedHashSet<>();
        pattern.variable().ifPresent(bound::add);
        pattern.bindings().forEach(binding -> bound.add(binding.variable()));
        return bound;
    }

    /** Variables of other patterns from which the facts of this one can be looked up. */
    private static Set<String> equalityJoins(Rule.Pattern pattern) {
        Set<String> joins = new LinkedHashSet<>();
        for (Rule.Constraint part : parts(pattern.constraint())) {
            if (part instanceof Rule.Comparison comparison
                    && comparison.right() instanceof Rule.Operand.Variable variable
                    && (comparison.operator() == Rule.Operator.EQUAL
                            || comparison.operator() == Rule.Operator.CONTAINS)) {
                joins.add(variable.name());
            }
        }
        joins.removeAll(bindings(pattern));
        return joins;
    }

    /** Variables that a condition reads and does not bind itself. */
    private static Set<String> free(Rule.Condition condition) {
        Set<String> read = new LinkedHashSet<>();
        if (condition instanceof Rule.Pattern pattern) {
            variables(pattern.constraint(), read::add);
            read.removeAll(bindings(pattern));
        } else {
            for (List<Rule.Condition> part : parts(condition)) {
                List<Rule.Condition> flat = flat(part);
                Set<String> inside = new LinkedHashSet<>();
                flat.forEach(inner -> inside.addAll(free(inner)));
                inside.removeAll(owners(patterns(flat)).keySet());
                read.addAll(inside);
            }
        }
        return read;
    }

    private static void variables(Rule.Constraint constraint, Consumer<String> found) {
        if (constraint instanceof Rule.AllOf all) {
            all.parts().forEach(part -> variables(part, found));
        } else if (constraint instanceof Rule.AnyOf any) {
            any.parts().forEach(part -> variables(part, found));
        } else if (constraint instanceof Rule.Negation negation) {
            variables(negation.of(), found);
        } else if (constraint instanceof Rule.Comparison comparison
                && comparison.right() instanceof Rule.Operand.Variable variable) {
            found.accept(variable.name());
        }
    }

    private static void collectNames(Rule.Condition condition, Set<String> names) {
        if (condition instanceof Rule.Pattern pattern) {
            names.addAll(bindings(pattern));
        } else {
            if (condition instanceof Rule.Accumulate accumulate) {
                accumulate.results().forEach(result -> names.add(result.variable()));
            }
            parts(condition).forEach(part -> part.forEach(inner -> collectNames(inner, names)));
        }
    }
}
