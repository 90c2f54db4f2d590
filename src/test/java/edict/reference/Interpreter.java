package edict.reference;

import edict.reference.Tree.Accumulate;
import edict.reference.Tree.All;
import edict.reference.Tree.Any;
import edict.reference.Tree.Binding;
import edict.reference.Tree.Call;
import edict.reference.Tree.Compare;
import edict.reference.Tree.Conclusion;
import edict.reference.Tree.Condition;
import edict.reference.Tree.Constant;
import edict.reference.Tree.Constraint;
import edict.reference.Tree.Deny;
import edict.reference.Tree.Either;
import edict.reference.Tree.Every;
import edict.reference.Tree.Forall;
import edict.reference.Tree.Item;
import edict.reference.Tree.Name;
import edict.reference.Tree.No;
import edict.reference.Tree.Operand;
import edict.reference.Tree.Parameter;
import edict.reference.Tree.Pattern;
import edict.reference.Tree.Result;
import edict.reference.Tree.Rule;
import edict.reference.Tree.Several;
import edict.reference.Tree.Some;
import edict.reference.Tree.This;
import edict.reference.Tree.Variable;
import edict.reference.World.Length;
import edict.reference.World.Missing;
import edict.reference.World.Thing;
import edict.rulebook.Moment;
import edict.vocabulary.EntityType;
import edict.vocabulary.Span;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules as their authors think of them: everything is known, every pattern is a loop. Slow, short, and with no idea
 * of what the engine does.
 */
final class Interpreter {

    /** @param bearer empty for {@code score} and {@code ask}, and where it is not applicable */
    record Finding(String provision, String verb, String subject, String bearer) {}

    /** @param arguments in the order of the type's attributes */
    record Fact(String type, List<Object> arguments) {}

    /**
     * @param concluded what rules say
     * @param findings what remains of it after exemptions and lifts
     */
    record Outcome(Set<Finding> concluded, Set<Finding> findings, Set<Fact> facts) {

        @Override
        public String toString() {
            return "findings " + findings + ", facts " + facts;
        }
    }

    private record Exemption(Finding finding, String pattern) {}

    private static final Set<String> NEGATIVE = Set.of("!=", "not in", "not contains", "not memberOf");
    private static final Set<String> BORNE = Set.of("applies", "prohibit", "require", "breach", "fulfil", "advise", "exempt");

    private final Vocabulary vocabulary;
    private final List<Rule> rules;
    private final Moment moment;
    private final List<String> order;

    Interpreter(Vocabulary vocabulary, List<Rule> rules, Moment moment) {
        this.vocabulary = vocabulary;
        this.rules = rules.stream().filter(r -> moment.rules().contains(r.name())).toList();
        this.moment = moment;
        this.order = order();
    }

    /** Derived types, each after those that its rules read. */
    private List<String> order() {
        Map<String, Set<String>> reads = new TreeMap<>();
        for (Rule rule : rules) {
            for (Conclusion conclusion : rule.then()) {
                conclusion.type().ifPresent(type -> {
                    Set<String> read = reads.computeIfAbsent(type, t -> new LinkedHashSet<>());
                    for (Condition condition : Tree.deep(rule.when())) {
                        if (condition instanceof Pattern pattern) {
                            read.add(pattern.type());
                        }
                    }
                });
            }
        }
        List<String> ordered = new ArrayList<>();
        while (ordered.size() < reads.size()) {
            int before = ordered.size();
            reads.forEach((type, read) -> {
                if (!ordered.contains(type)
                        && read.stream().noneMatch(t -> reads.containsKey(t) && !ordered.contains(t))) {
                    ordered.add(type);
                }
            });
            if (ordered.size() == before) {
                throw new IllegalArgumentException("recursion among " + reads.keySet());
            }
        }
        return ordered;
    }

    Outcome evaluate(World world) {
        Map<String, List<Thing>> things = new HashMap<>(world.things());
        Set<Fact> facts = new LinkedHashSet<>();
        for (String type : order) {
            Set<List<Object>> found = new LinkedHashSet<>();
            for (Rule rule : rules) {
                if (rule.then().stream().anyMatch(c -> c.type().equals(Optional.of(type)))) {
                    new Run(things).match(rule.when(), env -> {
                        for (Conclusion conclusion : rule.then()) {
                            if (conclusion.type().equals(Optional.of(type))) {
                                found.add(conclusion.arguments().stream().map(a -> argument(a, env)).toList());
                            }
                        }
                        return false;
                    });
                }
            }
            EntityType declared = vocabulary.types().get(type);
            List<String> attributes = List.copyOf(declared.attributes().keySet());
            declared.closure().ifPresent(closure -> close(found, attributes, closure));
            List<Thing> derived = new ArrayList<>(things.getOrDefault(type, List.of()));
            for (List<Object> arguments : found) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (int i = 0; i < arguments.size(); i++) {
                    values.put(attributes.get(i), arguments.get(i));
                }
                derived.add(new Thing(type, type + arguments, values));
                facts.add(new Fact(type, arguments));
            }
            things.put(type, derived);
        }
        Set<Finding> findings = new LinkedHashSet<>();
        Set<Exemption> exemptions = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (rule.then().stream().allMatch(c -> c.type().isPresent())) {
                continue;
            }
            new Run(things).match(rule.when(), env -> {
                for (Conclusion conclusion : rule.then()) {
                    if (conclusion.type().isEmpty()) {
                        Finding finding = finding(rule, conclusion, env);
                        findings.add(finding);
                        if (conclusion.verb().equals("exempt")) {
                            exemptions.add(new Exemption(finding, (String) argument(conclusion.arguments().get(2), env)));
                        }
                    }
                }
                return false;
            });
        }
        Set<Finding> concluded = Set.copyOf(findings);
        findings.removeIf(finding -> removed(finding, exemptions));
        return new Outcome(concluded, findings, facts);
    }

    /** All paths of one edge or more, edges of equal {@code per} together. */
    private static void close(Set<List<Object>> edges, List<String> attributes, EntityType.Closure closure) {
        int from = attributes.indexOf(closure.from());
        int to = attributes.indexOf(closure.to());
        List<Integer> per = closure.per().stream().map(attributes::indexOf).toList();
        Deque<List<Object>> waiting = new ArrayDeque<>(edges);
        while (!waiting.isEmpty()) {
            List<Object> edge = waiting.pop();
            for (List<Object> other : List.copyOf(edges)) {
                if (per.stream().allMatch(i -> edge.get(i).equals(other.get(i)))) {
                    for (List<List<Object>> pair : List.of(List.of(edge, other), List.of(other, edge))) {
                        Object middle = pair.get(0).get(to);
                        if (middle instanceof String && middle.equals(pair.get(1).get(from))) {
                            List<Object> path = new ArrayList<>(pair.get(0));
                            path.set(to, pair.get(1).get(to));
                            if (edges.add(path)) {
                                waiting.push(path);
                            }
                        }
                    }
                }
            }
        }
    }

    /** An exemption counts unless another one lifts it. Cycles are refused at load, so this ends. */
    private static boolean removed(Finding finding, Set<Exemption> exemptions) {
        return BORNE.contains(finding.verb)
                && exemptions.stream()
                        .anyMatch(e -> e.finding.subject.equals(finding.subject)
                                && e.finding.bearer.equals(finding.bearer)
                                && matches(e.pattern, finding.provision)
                                && !removed(e.finding, exemptions));
    }

    static boolean matches(String pattern, String provision) {
        return pattern.endsWith("*")
                ? provision.startsWith(pattern.substring(0, pattern.length() - 1))
                : provision.equals(pattern);
    }

    private static Finding finding(Rule rule, Conclusion conclusion, Map<String, Object> env) {
        boolean borne = BORNE.contains(conclusion.verb());
        Object bearer = borne ? argument(conclusion.arguments().get(1), env) : "";
        return new Finding(
                rule.provision(),
                conclusion.verb(),
                argument(conclusion.arguments().get(0), env).toString(),
                bearer instanceof String s ? s : "");
    }

    private static Object argument(Operand operand, Map<String, Object> env) {
        if (operand instanceof Constant constant) {
            return constant.value();
        }
        Object value = env.get(((Variable) operand).name());
        if (value == null) {
            throw new IllegalArgumentException("nothing binds " + operand);
        }
        return plain(value);
    }

    private static Object plain(Object value) {
        return value instanceof Thing thing ? thing.key() : value;
    }

    /** What to do with a match; true stops the search. */
    private interface Found {
        boolean with(Map<String, Object> env);
    }

    private final class Run {
        private final Map<String, List<Thing>> things;
        private final Map<String, Object> env = new HashMap<>();

        Run(Map<String, List<Thing>> things) {
            this.things = things;
        }

        /**
         * Every way to satisfy all conditions. Patterns bind first, in the order of the text; a constraint waits until
         * its variables are bound.
         */
        boolean match(List<Condition> conditions, Found found) {
            List<Pattern> patterns = new ArrayList<>();
            List<Condition> results = new ArrayList<>();
            List<Condition> others = new ArrayList<>();
            flatten(conditions, patterns, results, others);
            return loop(patterns, 0, List.of(), results, others, found);
        }

        private void flatten(
                List<Condition> conditions, List<Pattern> patterns, List<Condition> results, List<Condition> others) {
            for (Condition condition : conditions) {
                if (condition instanceof Pattern pattern) {
                    patterns.add(pattern);
                } else if (condition instanceof All all) {
                    flatten(all.parts(), patterns, results, others);
                } else {
                    (condition instanceof Accumulate ? results : others).add(condition);
                }
            }
        }

        private record Late(Thing thing, Constraint constraint) {}

        private boolean loop(
                List<Pattern> patterns,
                int index,
                List<Late> late,
                List<Condition> results,
                List<Condition> others,
                Found found) {
            if (index == patterns.size()) {
                return late.stream().allMatch(l -> test(l.constraint, l.thing)) && rest(results, others, found);
            }
            Pattern pattern = patterns.get(index);
            for (Thing thing : things.getOrDefault(pattern.type(), List.of())) {
                List<String> bound = new ArrayList<>();
                pattern.variable().ifPresent(v -> bind(v, thing, bound));
                for (Item item : pattern.items()) {
                    if (item instanceof Binding binding) {
                        bind(binding.variable(), thing.value(binding.attribute()), bound);
                    }
                }
                List<Late> waiting = new ArrayList<>(late);
                boolean holds = true;
                for (Item item : pattern.items()) {
                    if (item instanceof Constraint constraint) {
                        if (!ready(constraint)) {
                            waiting.add(new Late(thing, constraint));
                        } else if (!test(constraint, thing)) {
                            holds = false;
                            break;
                        }
                    }
                }
                boolean stop = holds && loop(patterns, index + 1, waiting, results, others, found);
                bound.forEach(env::remove);
                if (stop) {
                    return true;
                }
            }
            return false;
        }

        private void bind(String variable, Object value, List<String> bound) {
            env.put(variable, value);
            bound.add(variable);
        }

        private boolean ready(Constraint constraint) {
            for (Constraint leaf : Tree.leaves(List.of(constraint))) {
                if (leaf instanceof Compare compare
                        && compare.right() instanceof Variable variable
                        && !env.containsKey(variable.name())) {
                    return false;
                }
            }
            return true;
        }

        private boolean rest(List<Condition> results, List<Condition> others, Found found) {
            List<String> bound = new ArrayList<>();
            boolean holds = true;
            for (Condition condition : results) {
                holds = holds && accumulate((Accumulate) condition, bound);
            }
            for (Condition condition : others) {
                holds = holds && holds(condition);
            }
            boolean stop = holds && found.with(env);
            bound.forEach(env::remove);
            return stop;
        }

        private boolean holds(Condition condition) {
            if (condition instanceof No no) {
                return !match(no.parts(), e -> true);
            } else if (condition instanceof Some some) {
                return match(some.parts(), e -> true);
            } else if (condition instanceof Any any) {
                return any.parts().stream().anyMatch(part -> match(List.of(part), e -> true));
            } else if (condition instanceof Forall forall) {
                List<Condition> rest = forall.parts().subList(1, forall.parts().size());
                return !match(List.of(forall.parts().get(0)), e -> !match(rest, f -> true));
            }
            throw new IllegalArgumentException("cannot stand here: " + condition);
        }

        private boolean accumulate(Accumulate accumulate, List<String> bound) {
            List<Map<String, Object>> matches = new ArrayList<>();
            match(accumulate.source(), e -> {
                matches.add(new HashMap<>(e));
                return false;
            });
            for (Result result : accumulate.results()) {
                bind(result.variable(), result(result, matches), bound);
            }
            return accumulate.items().stream().allMatch(item -> test((Constraint) item, null));
        }

        /** A value that is not applicable adds nothing; {@code count} counts the match all the same. */
        private Object result(Result result, List<Map<String, Object>> matches) {
            if (result.function().equals("count")) {
                return BigDecimal.valueOf(matches.size());
            }
            List<BigDecimal> values = matches.stream()
                    .map(m -> m.get(result.of().orElseThrow()))
                    .filter(BigDecimal.class::isInstance)
                    .map(BigDecimal.class::cast)
                    .toList();
            return switch (result.function()) {
                case "sum" -> values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                case "min" -> values.stream().<Object>map(v -> v).min(Run::order).orElse(Missing.NOTHING);
                case "max" -> values.stream().<Object>map(v -> v).max(Run::order).orElse(Missing.NOTHING);
                default -> throw new IllegalArgumentException(result.toString());
            };
        }

        private static int order(Object a, Object b) {
            return ((BigDecimal) a).compareTo((BigDecimal) b);
        }

        private boolean test(Constraint constraint, @org.jspecify.annotations.Nullable Thing thing) {
            if (constraint instanceof Every every) {
                return every.parts().stream().allMatch(part -> test(part, thing));
            } else if (constraint instanceof Either either) {
                return either.parts().stream().anyMatch(part -> test(part, thing));
            } else if (constraint instanceof Deny deny) {
                return !test(deny.of(), thing);
            } else if (constraint instanceof Call call) {
                return call(call, value(call.arguments().get(0), thing));
            }
            Compare compare = (Compare) constraint;
            return compare(value(compare.left(), thing), compare.operator(), compare.right(), thing);
        }

        private Object value(Operand operand, @org.jspecify.annotations.Nullable Thing thing) {
            if (operand instanceof Variable variable) {
                return env.get(variable.name());
            } else if (operand instanceof Parameter parameter) {
                return moment.parameters().get(parameter.id());
            } else if (operand instanceof Constant constant) {
                return constant.value();
            }
            return operand instanceof This ? thing : thing.value(((Name) operand).attribute());
        }

        private boolean compare(
                Object left, String operator, Operand right, @org.jspecify.annotations.Nullable Thing thing) {
            if (left == Missing.NOTHING) {
                return false;
            } else if (left == Missing.NOT_APPLICABLE) {
                return NEGATIVE.contains(operator);
            } else if (right instanceof Several several) {
                boolean among = several.values().stream().anyMatch(c -> same(left, c.value()));
                return among == operator.equals("in");
            }
            Object other = value(right, thing);
            if (other instanceof Missing) {
                return NEGATIVE.contains(operator);
            }
            return switch (operator) {
                case "==" -> same(left, other);
                case "!=" -> !same(left, other);
                case "<" -> ordered(left, other) < 0;
                case "<=" -> ordered(left, other) <= 0;
                case ">" -> ordered(left, other) > 0;
                case ">=" -> ordered(left, other) >= 0;
                case "contains" -> has((Set<?>) left, other);
                case "not contains" -> !has((Set<?>) left, other);
                case "memberOf" -> has((Set<?>) other, left);
                case "not memberOf" -> !has((Set<?>) other, left);
                default -> throw new IllegalArgumentException(operator);
            };
        }

        /** No test of something that is not applicable holds, not even {@code within}. */
        private boolean call(Call call, Object value) {
            if (value instanceof Missing) {
                return false;
            }
            List<Operand> rest = call.arguments().subList(1, call.arguments().size());
            Object constant = rest.isEmpty() ? null : value(rest.get(0), null);
            switch (call.function()) {
                case "any":
                    return !((Set<?>) value).isEmpty();
                case "reached":
                    return !plus((LocalDate) value, span(constant)).isAfter(moment.day());
                case "overdue":
                    return over((LocalDate) value, span(constant), rest.size() == 1 ? Set.of() : (Set<?>) value(rest.get(1), null), moment.day());
                case "earlier":
                    return ((LocalDate) value).isBefore(date(constant));
                case "later":
                    return ((LocalDate) value).isAfter(date(constant));
                case "longer":
                    return ((Length) value).against(span(constant)) > 0;
                case "shorter":
                    return ((Length) value).against(span(constant)) < 0;
                case "within":
                    return ((Set<?>) value).stream().allMatch(member -> listed(member, rest));
                case "intersects":
                    return ((Set<?>) value).stream().anyMatch(member -> listed(member, rest));
                default:
                    throw new IllegalArgumentException(call.function());
            }
        }

        private boolean listed(Object member, List<Operand> values) {
            return values.stream().map(v -> value(v, null)).anyMatch(v -> v instanceof Set<?> set
                    ? has(set, member)
                    : same(member, v));
        }
    }

    private static boolean has(Set<?> set, Object member) {
        return set.stream().anyMatch(m -> same(m, member));
    }

    static boolean same(Object left, Object right) {
        Object a = plain(left);
        Object b = plain(right);
        if (a instanceof BigDecimal n && b instanceof BigDecimal m) {
            return n.compareTo(m) == 0;
        } else if (a instanceof LocalDate day && b instanceof String text) {
            return day.equals(LocalDate.parse(text));
        }
        return a.equals(b);
    }

    @SuppressWarnings("unchecked")
    private static int ordered(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    static LocalDate plus(LocalDate day, Span span) {
        return switch (span.unit()) {
            case DAYS -> day.plusDays(span.amount());
            case WEEKS -> day.plusWeeks(span.amount());
            case MONTHS -> day.plusMonths(span.amount());
            case YEARS -> day.plusYears(span.amount());
            case HOURS, WORKING_DAYS -> throw new IllegalArgumentException("no day is reached by " + span);
        };
    }

    /** Regulation (EEC, Euratom) No 1182/71, Article 3: by walking from day to day. */
    static boolean over(LocalDate event, Span span, Set<?> holidays, LocalDate asOf) {
        LocalDate end = plus(event, span);
        if (span.unit() == Span.Unit.DAYS && span.amount() >= 2) {
            int working = 0;
            for (LocalDate day = event.plusDays(1); working < 2; day = day.plusDays(1)) {
                working += works(day, holidays) ? 1 : 0;
                end = working == 2 && day.isAfter(end) ? day : end;
            }
        }
        while (!works(end, holidays)) {
            end = end.plusDays(1);
        }
        return end.isBefore(asOf);
    }

    private static boolean works(LocalDate day, Set<?> holidays) {
        return day.getDayOfWeek().getValue() <= 5 && holidays.stream().noneMatch(holiday -> same(day, holiday));
    }

    static LocalDate date(Object constant) {
        return constant instanceof LocalDate day ? day : LocalDate.parse((String) constant);
    }

    /** {@code P30D}, {@code P2M}, {@code P1Y}, {@code P2W}, {@code PT24H}, {@code P14WD}. */
    static Span span(Object constant) {
        if (constant instanceof Span span) {
            return span;
        }
        String text = (String) constant;
        if (text.endsWith("WD")) {
            return new Span(Integer.parseInt(text.substring(1, text.length() - 2)), Span.Unit.WORKING_DAYS);
        } else if (text.endsWith("H")) {
            return new Span(Integer.parseInt(text.substring(2, text.length() - 1)), Span.Unit.HOURS);
        }
        Period period = text.endsWith("W") ? Period.ZERO : Period.parse(text);
        int amount = Integer.parseInt(text.substring(1, text.length() - 1));
        return new Span(
                amount,
                text.endsWith("W")
                        ? Span.Unit.WEEKS
                        : period.getYears() > 0 || text.endsWith("Y")
                                ? Span.Unit.YEARS
                                : text.endsWith("M") ? Span.Unit.MONTHS : Span.Unit.DAYS);
    }
}
