package edict.continuity;

import edict.drl.Rule;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Conclusions.Asked;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Words;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rules say about one scenario. Immutable.
 *
 * @param stops by node, whether it stops, for every capability
 * @param freezes by node, whether it goes on without updates, patches or support, for every capability
 * @param partial what happens for some capabilities only
 * @param fromHour by node that stops, hours after the start, where that is not at once
 * @param backups by alternative, whether it is a real backup; empty when the scenario asks for none
 * @param spared nodes that are taken to be out of reach
 */
record Loss(
        Map<String, Said> stops,
        Map<String, Said> freezes,
        List<Partial> partial,
        Map<String, Integer> fromHour,
        Optional<Map<String, Said>> backups,
        Set<String> spared) {

    /** Stands for every node, where rules can't say which one is touched. */
    private static final String ANY = "";

    private static final int HOURS = 24;

    /** Stands for a cause that nobody states; no value that is stated is the same. */
    private static final String UNSTATED = "";

    /**
     * What happens for some capabilities.
     *
     * @param nodes what stops or, where it {@code freezes}, goes on without updates
     * @param concerned by capability, whether it happens for it
     */
    record Partial(boolean freezes, Map<String, Said> nodes, Map<String, Said> concerned) {}

    /** @param asked what could settle it */
    record Said(Ternary holds, List<Asked> asked) {

        static final Said NO = new Said(Ternary.NO, List.of());
        static final Said YES = new Said(Ternary.YES, List.of());

        Said and(Said other) {
            Ternary both = holds.and(other.holds);
            return both == Ternary.UNKNOWN ? new Said(both, together(other)) : new Said(both, List.of());
        }

        Said or(Said other) {
            Ternary either = holds.or(other.holds);
            if (either == Ternary.YES) {
                return new Said(either, List.of());
            }
            return new Said(either, together(other));
        }

        private List<Asked> together(Said other) {
            List<Asked> all = new ArrayList<>(asked);
            other.asked.stream().filter(one -> !all.contains(one)).forEach(all::add);
            return List.copyOf(all);
        }
    }

    /**
     * @param cause of a scenario that stands for several, the value of its {@code each} that is lost; empty where nobody states any
     */
    static Loss of(Scenario scenario, Optional<Object> cause, Threat.Ground ground) {
        Map<String, Said> stops = new LinkedHashMap<>();
        Map<String, Said> freezes = new LinkedHashMap<>();
        List<Partial> partial = new ArrayList<>();
        Map<String, Integer> fromHour = new LinkedHashMap<>();
        for (Scenario.Effect effect : scenario.effects()) {
            // Today's load is still carried where only growth, spares or new versions are lost.
            if (effect instanceof Scenario.Touches touches && (touches.mode().stops() || touches.mode().freezes())) {
                boolean stopping = touches.mode().stops();
                Map<String, Object> where = where(touches.where(), scenario, cause);
                Map<String, Said> nodes = new LinkedHashMap<>();
                say(touches.select(), where, ground, nodes);
                Map<String, Said> ended = new LinkedHashMap<>();
                touches.until().ifPresent(type -> terms(type, ground).forEach((node, term) -> {
                    Said over = nodes.getOrDefault(node, Said.NO).and(term.over(scenario.durationDays()));
                    if (over.holds() != Ternary.NO) {
                        ended.put(node, over);
                        fromHour.merge(node, term.hours(), Math::min);
                    }
                }));
                if (stopping) {
                    nodes.keySet().forEach(node -> fromHour.merge(node, touches.fromHour(), Math::min));
                }
                if (touches.concerns().isPresent()) {
                    Map<String, Said> concerned = new LinkedHashMap<>();
                    say(touches.concerns().get(), Map.of(), ground, concerned);
                    partial.add(new Partial(!stopping, nodes, concerned));
                    partial.add(new Partial(false, ended, concerned));
                } else {
                    nodes.forEach((node, said) -> (stopping ? stops : freezes).merge(node, said, Said::or));
                    ended.forEach((node, said) -> stops.merge(node, said, Said::or));
                }
            }
        }
        fromHour.values().removeIf(hour -> hour == 0);
        return new Loss(stops, freezes, List.copyOf(partial), fromHour, scenario.backups().map(ground::backups), Set.of());
    }

    /**
     * A day after which something stops that nobody can prolong.
     *
     * @param hours from the beginning of the loss to the end of that day; 0 where it is past, and at the earliest where it isn't known
     * @param asked where the day isn't known, what could settle it
     */
    private record Term(boolean known, int hours, List<Asked> asked) {

        static Term of(Optional<Object> day, Supplier<List<Asked>> asked, LocalDate from) {
            return day.filter(LocalDate.class::isInstance)
                    .map(LocalDate.class::cast)
                    .map(last -> new Term(true, hours(from, last), List.of()))
                    .orElseGet(() -> new Term(false, 0, asked.get()));
        }

        private static int hours(LocalDate from, LocalDate last) {
            long days = Math.max(0, ChronoUnit.DAYS.between(from, last) + 1);
            return (int) Math.min(Integer.MAX_VALUE, days * HOURS);
        }

        /** Whether that comes while the loss lasts. */
        Said over(Optional<Integer> lasting) {
            return known
                    ? lasting.filter(days -> (long) days * HOURS <= hours).isPresent() ? Said.NO : Said.YES
                    : new Said(Ternary.UNKNOWN, asked);
        }
    }

    /** Until when something runs, by node. What may be so only perhaps is taken to run, as what nobody says of a licence. */
    private static Map<String, Term> terms(String type, Threat.Ground ground) {
        Map<String, Integer> positions = positions(type, ground);
        Map<String, Term> terms = new LinkedHashMap<>();
        for (Conclusions.Derived fact : ground.derived(type)) {
            if (fact.holds() == Ternary.YES) {
                argument(fact, positions, Words.OF).ifPresent(node -> terms.put(
                        node.toString(),
                        Term.of(
                                argument(fact, positions, Words.UNTIL),
                                () -> missing(node.toString(), fact, position(positions, Words.UNTIL), ground),
                                ground.day())));
            }
        }
        return terms;
    }

    /** The attribute from which rules took an argument that isn't known. */
    private static List<Asked> missing(String node, Conclusions.Derived fact, int position, Threat.Ground ground) {
        Set<String> concluding = fact.grounds().stream().map(Conclusions.Ground::rule).collect(Collectors.toSet());
        return ground.rulebook().rules().stream()
                .filter(rule -> concluding.contains(rule.name()))
                .flatMap(rule -> rule.then().stream()
                        .map(conclusion -> conclusion.arguments().get(position))
                        .filter(Rule.Operand.Variable.class::isInstance)
                        .flatMap(variable -> rule.when().stream().flatMap(part -> bound(part, ((Rule.Operand.Variable) variable).name()))))
                .distinct()
                .map(attribute -> new Asked(node, attribute, node + "/" + attribute))
                .toList();
    }

    /** The attributes that a variable is bound to. */
    private static Stream<String> bound(Rule.Condition condition, String variable) {
        return condition instanceof Rule.Pattern pattern
                ? pattern.bindings().stream().filter(binding -> binding.variable().equals(variable)).map(Rule.Binding::attribute)
                : Stream.empty();
    }

    /** Which alternatives are of a derived type. */
    static Map<String, Said> backups(String type, Threat.Ground ground) {
        Map<String, Said> real = new LinkedHashMap<>();
        say(type, Map.of(), ground, real);
        return real;
    }

    private static Map<String, Object> where(Map<String, Object> where, Scenario scenario, Optional<Object> cause) {
        if (scenario.each().isEmpty()) {
            return where;
        }
        Map<String, Object> all = new LinkedHashMap<>(where);
        all.put(scenario.each().get(), cause.orElse(UNSTATED));
        return all;
    }

    /** What a scenario reaches, and what else it tells of, in the order in which it says so. */
    static List<Reach> reaches(Scenario scenario, Optional<Object> cause, Threat.Ground ground) {
        Map<Scenario.Mode, Map<String, Said>> byMode = new EnumMap<>(Scenario.Mode.class);
        for (Scenario.Effect effect : scenario.effects()) {
            if (effect instanceof Scenario.Touches touches) {
                say(
                        touches.select(),
                        where(touches.where(), scenario, cause),
                        ground,
                        byMode.computeIfAbsent(touches.mode(), mode -> new LinkedHashMap<>()));
            }
        }
        List<Reach> reaches = new ArrayList<>();
        byMode.forEach((mode, nodes) -> reaches.add(reach(Optional.of(mode), Optional.empty(), nodes, ground)));
        for (Scenario.Told told : scenario.tells()) {
            Map<String, Object> where = where(told.where(), scenario, cause);
            if (told.by().isEmpty()) {
                reaches.add(told(told.select(), where, told.title(), ground));
            } else {
                values(told.select(), told.by().get(), ground).forEach((shown, value) -> {
                    Map<String, Object> with = new LinkedHashMap<>(where);
                    with.put(told.by().get(), value);
                    Text title = new Text(told.title().en() + " " + shown, told.title().fr() + " " + shown);
                    reaches.add(told(told.select(), with, title, ground));
                });
            }
        }
        return reaches.stream().filter(reach -> !reach.isEmpty()).toList();
    }

    private static Reach told(String select, Map<String, Object> where, Text title, Threat.Ground ground) {
        Map<String, Said> nodes = new LinkedHashMap<>();
        say(select, where, ground, nodes);
        return reach(Optional.empty(), Optional.of(title), nodes, ground);
    }

    /** What is concluded of an attribute, by the id of a thing, or itself. */
    private static Map<String, Object> values(String select, String attribute, Threat.Ground ground) {
        Map<String, Integer> positions = positions(select, ground);
        Map<String, Object> values = new TreeMap<>();
        ground.derived(select).forEach(fact -> known(argument(fact, positions, attribute), ground.facts())
                .ifPresent(value -> values.put(
                        ground.facts().entity(value.toString()).flatMap(Entity::id).orElse(value.toString()), value)));
        return values;
    }

    private static Reach reach(
            Optional<Scenario.Mode> mode, Optional<Text> title, Map<String, Said> nodes, Threat.Ground ground) {
        List<String> certain = new ArrayList<>();
        List<String> perhaps = new ArrayList<>();
        // In the order of the design. Where rules can't say which one, there is nothing to name.
        ground.inOrder(nodes.keySet()).forEach(entity ->
                (said(nodes, entity.key()).holds() == Ternary.YES ? certain : perhaps).add(entity.id().orElse(entity.key())));
        return new Reach(mode, title, List.copyOf(certain), List.copyOf(perhaps));
    }

    /** What may be lost by a scenario that stands for several, in the order in which it is concluded. */
    static Set<Object> causes(Scenario scenario, Threat.Ground ground) {
        String each = scenario.each().orElseThrow();
        Map<String, Integer> selected = new LinkedHashMap<>();
        for (Scenario.Effect effect : scenario.effects()) {
            if (effect instanceof Scenario.Touches touches) {
                List<String> attributes = List.copyOf(
                        ground.rulebook().type(touches.select()).orElseThrow().attributes().keySet());
                selected.put(touches.select(), attributes.indexOf(each));
            }
        }
        Set<Object> causes = new LinkedHashSet<>();
        Set<String> unnamed = new LinkedHashSet<>();
        for (Conclusions.Derived fact : ground.conclusions().derived()) {
            Integer position = selected.get(fact.type());
            if (position != null) {
                Optional<Object> cause = known(fact.arguments().get(position), ground.facts());
                cause.ifPresentOrElse(causes::add, () -> unnamed.add(fact.type()));
            }
        }
        unnamed.forEach(type -> listed(type, each, ground.facts(), ground.rulebook()).forEach(causes::add));
        return causes;
    }

    /** Whoever nobody names may be any of those who are listed, but for the one whose design it is. */
    private static Stream<String> listed(String type, String each, Facts facts, Rulebook rulebook) {
        AttributeType kind = Objects.requireNonNull(rulebook.type(type).orElseThrow().attributes().get(each)).type();
        if (!(kind instanceof AttributeType.Reference reference)) {
            return Stream.empty();
        }
        Set<Entity> assessed = reference.types().stream()
                .flatMap(one -> facts.marked(one, Words.ASSESSED).stream())
                .collect(Collectors.toSet());
        return facts.entities().values().stream()
                .filter(entity -> reference.types().contains(entity.type()) && !assessed.contains(entity))
                .map(Entity::key);
    }

    private static void say(
            String select,
            Map<String, Object> where,
            Threat.Ground ground,
            Map<String, Said> said) {
        Map<String, Integer> positions = positions(select, ground);
        for (Conclusions.Derived fact : ground.derived(select)) {
            Ternary holds = fact.holds();
            for (Map.Entry<String, Object> wanted : where.entrySet()) {
                holds = holds.and(
                        is(known(argument(fact, positions, wanted.getKey()), ground.facts()), wanted.getValue()));
            }
            Optional<Object> of = argument(fact, positions, Words.OF);
            if (of.isPresent() && known(of, ground.facts()).isEmpty()) {
                // What nobody named is no node of the design; what may stand in its place is told of itself.
                holds = Ternary.NO;
            } else if (of.isEmpty()) {
                holds = isAny(fact, position(positions, Words.OF), ground.rulebook())
                        ? holds.and(Ternary.UNKNOWN)
                        : Ternary.NO;
            }
            if (holds != Ternary.NO) {
                said.merge(
                        of.map(Object::toString).orElse(ANY),
                        new Said(holds, holds == Ternary.YES ? List.of() : fact.questions()),
                        Said::or);
            }
        }
    }

    /** Where each attribute of a derived type stands among its arguments. */
    private static Map<String, Integer> positions(String type, Threat.Ground ground) {
        Map<String, Integer> positions = new HashMap<>();
        ground.rulebook().type(type).orElseThrow().attributes().keySet().forEach(name -> positions.put(name, positions.size()));
        return positions;
    }

    private static int position(Map<String, Integer> positions, String attribute) {
        Integer position = positions.get(attribute);
        if (position == null) {
            throw new IllegalStateException("no attribute `" + attribute + "`");
        }
        return position;
    }

    private static Optional<Object> argument(
            Conclusions.Derived fact, Map<String, Integer> positions, String attribute) {
        return fact.arguments().get(position(positions, attribute));
    }

    /**
     * Whether it may be about any node, because a reference is open. What a rule says about something that isn't in the
     * document is about no node of it: had it been, the rule would have said so of that one.
     */
    private static boolean isAny(Conclusions.Derived fact, int position, Rulebook rulebook) {
        return fact.grounds().stream().anyMatch(ground -> rulebook.rules().stream()
                .filter(rule -> rule.name().equals(ground.rule()))
                .flatMap(rule -> rule.then().stream())
                .map(conclusion -> conclusion.arguments().get(position))
                .anyMatch(argument -> argument instanceof Rule.Operand.Variable variable
                        && !ground.variables().containsKey(variable.name())));
    }

    /** Without what stands where an answer is missing: that can be anything, also what is listed. */
    private static Optional<Object> known(Optional<Object> argument, Facts facts) {
        return argument.filter(value ->
                !value.toString().startsWith("/") || facts.entity(value.toString()).isPresent());
    }

    private static Ternary is(Optional<Object> value, Object wanted) {
        if (value.isEmpty()) {
            return Ternary.UNKNOWN;
        }
        return value.get() instanceof BigDecimal number && wanted instanceof BigDecimal other
                ? Ternary.of(number.compareTo(other) == 0)
                : Ternary.of(value.get().toString().equals(wanted.toString()));
    }

    /** The same with these alternatives for real backups. */
    Loss proving(Set<String> alternatives) {
        if (alternatives.isEmpty() || backups.isEmpty()) {
            return this;
        }
        Map<String, Said> real = new LinkedHashMap<>(backups.get());
        alternatives.forEach(alternative -> real.put(alternative, Said.YES));
        return new Loss(stops, freezes, partial, fromHour, Optional.of(real), spared);
    }

    /** The same with these nodes out of its reach, whatever is or isn't known of them. */
    Loss sparing(Set<String> nodes) {
        return nodes.isEmpty() ? this : new Loss(stops, freezes, partial, fromHour, backups, nodes);
    }

    /** What happens for one capability. */
    Loss about(String capability) {
        return partial.isEmpty() ? this : with(part -> said(part.concerned(), capability));
    }

    /** What happens for some capability or other. */
    Loss aboutAny() {
        return partial.isEmpty() ? this : with(part -> Said.YES);
    }

    private Loss with(Function<Partial, Said> concerned) {
        Map<String, Said> stopping = new LinkedHashMap<>(stops);
        Map<String, Said> freezing = new LinkedHashMap<>(freezes);
        for (Partial part : partial) {
            Said about = concerned.apply(part);
            part.nodes().forEach((node, said) -> {
                Said both = said.and(about);
                if (both.holds() != Ternary.NO) {
                    (part.freezes() ? freezing : stopping).merge(node, both, Said::or);
                }
            });
        }
        return new Loss(stopping, freezing, List.of(), fromHour, backups, spared);
    }

    /** The same where only some nodes go on without updates. */
    Loss freezing(Predicate<String> nodes) {
        Map<String, Said> some = new LinkedHashMap<>(freezes);
        some.keySet().removeIf(node -> !node.equals(ANY) && !nodes.test(node));
        return new Loss(stops, some, partial, fromHour, backups, spared);
    }

    /** Whether the design has nothing that it may reach. */
    boolean isNothing() {
        return stops.isEmpty() && freezes.isEmpty() && partial.stream().allMatch(part -> part.nodes().isEmpty());
    }

    Said stops(String node) {
        return spared.contains(node) ? Said.NO : said(stops, node);
    }

    Said freezes(String node) {
        return spared.contains(node) ? Said.NO : said(freezes, node);
    }

    /** Those of some nodes of which it says anything. */
    Set<String> touched(Set<String> nodes) {
        if (stops.containsKey(ANY) || freezes.containsKey(ANY)) {
            return nodes;
        }
        Set<String> touched = touched();
        touched.retainAll(nodes);
        return touched;
    }

    /** Of what it says anything, needed or not. */
    Set<String> touched() {
        Set<String> touched = new LinkedHashSet<>(stops.keySet());
        touched.addAll(freezes.keySet());
        return touched;
    }

    boolean freezesAny() {
        return !freezes.isEmpty();
    }

    /** Whether an alternative that needs a switch may be counted on. */
    Said isReal(String alternative) {
        return backups.map(real -> said(real, alternative)).orElse(Said.YES);
    }

    private static Said said(Map<String, Said> all, String key) {
        return all.getOrDefault(key, Said.NO).or(all.getOrDefault(ANY, Said.NO));
    }
}
