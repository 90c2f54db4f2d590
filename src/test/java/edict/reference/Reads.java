package edict.reference;

import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Value;
import edict.reference.Tree.Accumulate;
import edict.reference.Tree.Binding;
import edict.reference.Tree.Call;
import edict.reference.Tree.Compare;
import edict.reference.Tree.Conclusion;
import edict.reference.Tree.Condition;
import edict.reference.Tree.Constant;
import edict.reference.Tree.Constraint;
import edict.reference.Tree.Name;
import edict.reference.Tree.Operand;
import edict.reference.Tree.Parameter;
import edict.reference.Tree.Pattern;
import edict.reference.Tree.Result;
import edict.reference.Tree.Rule;
import edict.reference.Tree.Several;
import edict.reference.Tree.Variable;
import edict.rulebook.Moment;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Span;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which attributes the rules read, and which of their values they tell apart. */
final class Reads {

    private final Vocabulary vocabulary;
    private final Moment moment;
    private final Facts facts;
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> attributes = new LinkedHashSet<>();
    private final Map<String, Set<Object>> constants = new HashMap<>();
    private final Map<String, String> joined = new HashMap<>();
    private final Set<String> summed = new HashSet<>();
    private final Map<String, List<Object>> told = new HashMap<>();
    private final Map<String, List<Attribute>> read = new HashMap<>();
    private final Map<AttributeType.Reference, List<String>> listed = new HashMap<>();

    Reads(Vocabulary vocabulary, List<Rule> rules, Moment moment, Facts facts) {
        this.vocabulary = vocabulary;
        this.moment = moment;
        this.facts = facts;
        rules.stream().filter(r -> moment.rules().contains(r.name())).forEach(this::rule);
        for (int before = -1; before < attributes.size(); ) {
            before = attributes.size();
            for (String read : List.copyOf(attributes)) {
                String type = read.substring(0, read.indexOf('.'));
                attribute(read).onlyIf().forEach(c -> {
                    attributes.add(type + "." + c.attribute());
                    constants(type + "." + c.attribute()).addAll(c.values());
                });
            }
        }
    }

    boolean reads(String type) {
        return types.contains(type);
    }

    boolean reads(String type, String attribute) {
        return attributes.contains(type + "." + attribute);
    }

    private void rule(Rule rule) {
        Map<String, String> bound = new HashMap<>();
        for (Condition condition : Tree.deep(rule.when())) {
            if (condition instanceof Pattern pattern) {
                pattern.items().forEach(item -> {
                    if (item instanceof Binding binding) {
                        bound.put(binding.variable(), pattern.type() + "." + binding.attribute());
                    }
                });
            } else if (condition instanceof Accumulate accumulate) {
                for (Result result : accumulate.results()) {
                    result.of().ifPresent(v -> bound.put(result.variable(), result.function() + " " + v));
                }
            }
        }
        attributes.addAll(bound.values().stream().filter(n -> n.contains(".")).toList());
        for (Condition condition : Tree.deep(rule.when())) {
            if (condition instanceof Pattern pattern) {
                types.add(pattern.type());
                Tree.leaves(pattern.items()).forEach(leaf -> leaf(pattern.type(), leaf, bound));
            } else if (condition instanceof Accumulate accumulate) {
                Tree.leaves(accumulate.items()).forEach(leaf -> result((Compare) leaf, bound));
            }
        }
        for (Conclusion conclusion : rule.then()) {
            conclusion.type().ifPresent(type -> {
                List<String> names = List.copyOf(vocabulary.types().get(type).attributes().keySet());
                for (int i = 0; i < names.size(); i++) {
                    Operand argument = conclusion.arguments().get(i);
                    if (argument instanceof Constant constant) {
                        constants(type + "." + names.get(i)).add(constant.value());
                    } else if (bound.containsKey(((Variable) argument).name())) {
                        join(bound.get(((Variable) argument).name()), type + "." + names.get(i));
                    }
                }
            });
        }
    }

    private void leaf(String type, Constraint leaf, Map<String, String> bound) {
        Operand left = leaf instanceof Call call ? call.arguments().get(0) : ((Compare) leaf).left();
        if (!(left instanceof Name name)) {
            return;
        }
        String node = type + "." + name.attribute();
        attributes.add(node);
        if (leaf instanceof Call call) {
            List<Operand> arguments = call.arguments();
            if (call.function().equals("reached")) {
                Span span = Interpreter.span(values(arguments.get(1)).get(0));
                constants(node).addAll(around(day -> !Interpreter.plus(day, span).isAfter(moment.day())));
            } else if (call.function().equals("overdue")) {
                Span span = Interpreter.span(values(arguments.get(1)).get(0));
                Set<Object> holidays = new LinkedHashSet<>();
                arguments.subList(2, arguments.size()).forEach(named -> holidays.addAll(values(named)));
                constants(node).addAll(around(day -> Interpreter.over(day, span, holidays, moment.day())));
            } else {
                arguments.subList(1, arguments.size()).forEach(argument -> constants(node).addAll(values(argument)));
            }
            return;
        }
        Compare compare = (Compare) leaf;
        if (compare.right() instanceof Variable variable) {
            String other = bound.get(variable.name());
            if (other != null && other.contains(".")) {
                join(node, other);
            }
        } else {
            constants(node).addAll(values(compare.right()));
        }
    }

    /** The last day for which a test of a period holds, and the day after. */
    private Set<Object> around(Predicate<LocalDate> holds) {
        LocalDate day = moment.day();
        while (!holds.test(day)) {
            day = day.minusDays(1);
        }
        return Set.of(day, day.plusDays(1));
    }

    private void result(Compare compare, Map<String, String> bound) {
        String node = bound.getOrDefault(((Variable) compare.left()).name(), "");
        if (node.contains(" ")) {
            String of = bound.get(node.substring(node.indexOf(' ') + 1));
            constants(of).addAll(values(compare.right()));
            if (node.startsWith("sum")) {
                summed.add(of);
            }
        }
    }

    private List<Object> values(Operand operand) {
        if (operand instanceof Several several) {
            return several.values().stream().map(Constant::value).toList();
        } else if (operand instanceof Parameter parameter) {
            Object value = moment.parameters().get(parameter.id());
            return value instanceof Set<?> set ? List.copyOf(set) : List.of(value);
        }
        return operand instanceof Constant constant ? List.of(constant.value()) : List.of();
    }

    private Set<Object> constants(String node) {
        return constants.computeIfAbsent(node, n -> new LinkedHashSet<>());
    }

    private void join(String a, String b) {
        joined.putIfAbsent(root(a), root(a));
        joined.putIfAbsent(root(b), root(b));
        joined.put(root(a), root(b));
    }

    private String root(String node) {
        String up = joined.getOrDefault(node, node);
        return up.equals(node) ? node : root(up);
    }

    private Attribute attribute(String node) {
        int dot = node.indexOf('.');
        return vocabulary.types().get(node.substring(0, dot)).attributes().get(node.substring(dot + 1));
    }

    /** Values of the attribute's scalar type, one for each set of values between which no rule tells a difference. */
    List<Object> told(String type, String attribute) {
        return told.computeIfAbsent(type + "." + attribute, n -> told(n, apart(n)));
    }

    /** Those that lie within the bounds; durations aside, one for each set of values that is told apart there. */
    List<Object> told(String type, String attribute, Value.Within bounds) {
        String node = type + "." + attribute;
        Set<Object> apart = apart(node);
        Set<Object> points = new LinkedHashSet<>(apart);
        bounds.from().ifPresent(points::add);
        bounds.to().ifPresent(points::add);
        List<Object> all = told(node, points);
        if (!all.isEmpty() && all.get(0) instanceof Span) {
            return all;
        }
        Set<List<Integer>> seen = new HashSet<>();
        return all.stream()
                .filter(v -> bounds.from().map(f -> beyond(v, f, bounds.fromIncluded())).orElse(true))
                .filter(v -> bounds.to().map(t -> beyond(t, v, bounds.toIncluded())).orElse(true))
                .filter(v -> seen.add(apart.stream().map(c -> Integer.signum(compare(v, c))).toList()))
                .toList();
    }

    private static boolean beyond(Object value, Object bound, boolean included) {
        return compare(value, bound) > (included ? -1 : 0);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object value, Object constant) {
        Object like = value instanceof LocalDate ? Interpreter.date(constant) : constant;
        return Integer.signum(((Comparable<Object>) value).compareTo(like));
    }

    /** Constants with which the attribute is compared, directly or through others; for sums the values around. */
    private Set<Object> apart(String node) {
        Set<Object> all = new LinkedHashSet<>();
        Set<String> nodes = new LinkedHashSet<>(constants.keySet());
        nodes.addAll(joined.keySet());
        nodes.add(node);
        for (String other : nodes.stream().sorted().toList()) {
            if (root(other).equals(root(node))) {
                all.addAll(constants.getOrDefault(other, Set.of()));
                boolean sum = summed.contains(other);
                if (joined.containsKey(node) || sum) {
                    all.addAll(stated(other));
                }
                if (sum && scalar(other) instanceof AttributeType.Num number) {
                    all.add(BigDecimal.ZERO);
                    number.minimum().ifPresent(all::add);
                    all.add(number.maximum().orElse(BigDecimal.valueOf(1000)));
                }
            }
        }
        return all;
    }

    private AttributeType scalar(String node) {
        AttributeType declared = attribute(node).type();
        return declared instanceof AttributeType.ListOf list ? list.of() : declared;
    }

    private List<Object> told(String node, Set<Object> apart) {
        AttributeType scalar = scalar(node);
        boolean compared = joined.containsKey(node);
        if (scalar instanceof AttributeType.Bool) {
            return List.of(true, false);
        } else if (scalar instanceof AttributeType.Code code) {
            return compared ? List.copyOf(code.codes()) : oneOther(code.codes(), apart);
        } else if (scalar instanceof AttributeType.Country) {
            return oneOther(List.of("CH", "DE", "FR", "JP", "NO", "US"), apart, compared);
        } else if (scalar instanceof AttributeType.Str) {
            return oneOther(List.of("something-else", "something-other"), apart, compared);
        } else if (scalar instanceof AttributeType.Num number) {
            return numbers(number, apart, room(node));
        } else if (scalar instanceof AttributeType.Date) {
            return days(apart, room(node));
        }
        return apart.stream()
                .map(v -> (Object) Interpreter.span(v))
                .distinct()
                .toList();
    }

    /** Those of {@code known} that are told apart, and one of the rest if there is a rest. */
    private static List<Object> oneOther(List<String> known, Set<Object> apart) {
        List<Object> values = new ArrayList<>(known.stream().filter(apart::contains).toList());
        known.stream().filter(k -> !apart.contains(k)).findFirst().ifPresent(values::add);
        return values;
    }

    /** @param two whether values are compared with each other, so that two strangers may differ */
    private static List<Object> oneOther(List<String> strangers, Set<Object> apart, boolean two) {
        List<Object> values = new ArrayList<>(apart);
        strangers.stream().filter(k -> !apart.contains(k)).limit(two && apart.isEmpty() ? 2 : 1).forEach(values::add);
        return values;
    }

    /** What the document states for the attribute, bounds included. */
    private List<Object> stated(String node) {
        List<Object> values = new ArrayList<>();
        for (Entity entity : facts.entities().values()) {
            entity.values().forEach((name, given) -> {
                if ((entity.type() + "." + name).equals(node)) {
                    if (given.value() instanceof Value.Known known) {
                        values.add(known.scalar());
                    } else if (given.value() instanceof Value.Members members) {
                        values.addAll(members.scalars());
                    } else if (given.value() instanceof Value.OneOf oneOf) {
                        values.addAll(oneOf.scalars());
                    } else if (given.value() instanceof Value.Within within) {
                        within.from().ifPresent(values::add);
                        within.to().ifPresent(values::add);
                    }
                }
            });
        }
        return values;
    }

    /**
     * How many values may have to differ that nothing but each other tells apart: of attributes compared with each other as many as nobody
     * stated, three at most.
     */
    private int room(String node) {
        if (!joined.containsKey(node)) {
            return 1;
        }
        long open = facts.openLists().stream()
                .filter(list -> joined.keySet().stream()
                        .anyMatch(other -> root(other).equals(root(node)) && other.startsWith(list.type() + ".")))
                .count();
        for (Entity entity : facts.entities().values()) {
            open += entity.values().entrySet().stream()
                    .filter(given -> joined.containsKey(entity.type() + "." + given.getKey())
                            && root(entity.type() + "." + given.getKey()).equals(root(node))
                            && !(given.getValue().value() instanceof Value.Known))
                    .count();
        }
        return (int) Math.max(1, Math.min(3, open));
    }

    /** The constants, {@code room} points in each gap between them, and as many beyond each end. */
    private static List<Object> numbers(AttributeType.Num type, Set<Object> apart, int room) {
        List<BigDecimal> points = new ArrayList<>();
        apart.forEach(v -> points.add((BigDecimal) v));
        List<BigDecimal> sorted = points.stream()
                .map(p -> p.stripTrailingZeros())
                .distinct()
                .sorted()
                .toList();
        List<Object> values = new ArrayList<>();
        BigDecimal previous = null;
        for (BigDecimal point : sorted) {
            for (int i = 1; i <= room; i++) {
                values.add(
                        previous == null
                                ? point.subtract(BigDecimal.valueOf(i))
                                : previous.add(point.subtract(previous).multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(4))));
            }
            values.add(point);
            previous = point;
        }
        for (int i = 1; i <= room; i++) {
            values.add(previous == null
                    ? type.minimum().orElse(BigDecimal.ZERO).add(BigDecimal.valueOf(i - 1L))
                    : previous.add(BigDecimal.valueOf(i)));
        }
        values.removeIf(v -> type.minimum().map(m -> m.compareTo((BigDecimal) v) > 0).orElse(false)
                || type.maximum().map(m -> m.compareTo((BigDecimal) v) < 0).orElse(false));
        return values;
    }

    private static List<Object> days(Set<Object> apart, int room) {
        List<LocalDate> sorted = apart.stream().map(Interpreter::date).distinct().sorted().toList();
        Set<Object> values = new LinkedHashSet<>();
        if (sorted.isEmpty()) {
            for (int i = 0; i < room; i++) {
                values.add(LocalDate.of(2026, 1, 1).plusDays(i));
            }
            return List.copyOf(values);
        }
        for (int i = room; i >= 1; i--) {
            values.add(sorted.get(0).minusDays(i));
        }
        for (int at = 0; at < sorted.size(); at++) {
            values.add(sorted.get(at));
            for (int i = 1; i <= room; i++) {
                LocalDate day = sorted.get(at).plusDays(i);
                if (at + 1 == sorted.size() || day.isBefore(sorted.get(at + 1))) {
                    values.add(day);
                }
            }
        }
        return List.copyOf(values);
    }

    /** Keys of the listed entities that a reference may name. */
    List<String> listed(AttributeType.Reference type) {
        return listed.computeIfAbsent(type, t -> facts.entities().values().stream()
                .filter(e -> type.types().contains(e.type()))
                .map(Entity::key)
                .toList());
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Types of listed parts that may be written under {@code owner} and that rules read. */
    List<EntityType> partsOf(String owner) {
        return vocabulary.types().values().stream()
                .filter(t -> t.kind() == EntityType.Kind.DECLARED && t.partOf().contains(owner) && reads(t.name()))
                .toList();
    }

    /** The attributes of {@code type} that rules read, each after those that its {@code onlyIf} reads. */
    List<Attribute> read(String type) {
        return read.computeIfAbsent(type, this::ordered);
    }

    private List<Attribute> ordered(String type) {
        Map<String, Attribute> ordered = new LinkedHashMap<>();
        List<Attribute> waiting = new ArrayList<>(vocabulary.types().get(type).attributes().values().stream()
                .filter(a -> reads(type, a.name()))
                .toList());
        while (!waiting.isEmpty()) {
            Optional<Attribute> ready = waiting.stream()
                    .filter(a -> a.onlyIf().stream().allMatch(c -> ordered.containsKey(c.attribute())))
                    .findFirst();
            ordered.put(ready.orElseThrow().name(), ready.orElseThrow());
            waiting.remove(ready.orElseThrow());
        }
        return List.copyOf(ordered.values());
    }
}
