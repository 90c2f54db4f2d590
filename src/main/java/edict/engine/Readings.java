package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Condition;
import edict.drl.Rule.Operand;
import edict.drl.Rule.Pattern;
import edict.engine.Evaluation.Deduction;
import edict.engine.Evaluation.Match;
import edict.engine.Network.Mode;
import edict.engine.Search.State;
import edict.facts.Ternary;
import edict.vocabulary.AttributeType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a rule with facts in the places of its patterns: those of an activation, or those that some conclusion would be
 * about. What else the rule asks for is searched.
 */
final class Readings {

    /** Activations of one rule that are looked at for the one that shows it best. */
    private static final int ACTIVATIONS = 8;

    /** Other ways in which a rule stands alike that are counted. */
    private static final int ALIKE = 100;

    private final Ruleset ruleset;
    private final Sight sight;
    private final Search search;

    Readings(Ruleset ruleset, Sight sight, Search search) {
        this.ruleset = ruleset;
        this.sight = sight;
        this.search = search;
    }

    /** A rule, the facts that it was read with, and whether it holds with them. */
    record Reading(Plan plan, State state, Ternary holds) {}

    private Reading read(Plan plan, State start) {
        List<Condition> conditions = plan.rule().written();
        State state = search.nearest(conditions, start);
        return new Reading(plan, state, search.overall(conditions, state));
    }

    // ---- activations

    /** By the activation of a rule that shows it best. @param matches of one rule, at least one */
    Reading best(List<Match> matches) {
        List<Match> sorted = new ArrayList<>(matches);
        sorted.sort(Comparator.comparing((Match match) -> match.mode() != Mode.CERTAIN)
                .thenComparing(match -> -match.facts().size())
                .thenComparing(match -> match.facts().values().toString()));
        Plan plan = ruleset.plan(sorted.get(0));
        Optional<Reading> best = Optional.empty();
        for (Match match : sorted.subList(0, Math.min(ACTIVATIONS, sorted.size()))) {
            Reading reading = read(plan, forced(plan.rule(), match));
            if (best.filter(known -> known.holds().compareTo(reading.holds()) >= 0).isEmpty()) {
                best = Optional.of(reading);
            }
            if (reading.holds() == Ternary.YES) {
                break;
            }
        }
        Reading found = best.orElseThrow();
        if (found.holds() == Ternary.NO) {
            // The activation stands for more than one way, and this one is not among them.
            Reading again = read(plan, arguments(plan, sorted.get(0)));
            found = again.holds() == Ternary.NO ? found : again;
        }
        return found;
    }

    /** The facts of an activation in the places of the patterns. */
    private State forced(Rule rule, Match match) {
        Map<String, List<Instance>> byName = new HashMap<>();
        match.facts().forEach((node, fact) -> byName.computeIfAbsent(node.name(), n -> new ArrayList<>()).add(fact));
        State state = State.of(Map.of());
        Map<String, Integer> names = new HashMap<>();
        List<Pattern> patterns = Search.Parts.of(rule.written()).patterns();
        patterns.forEach(pattern -> names.merge(pattern.name(), 1, Integer::sum));
        for (Pattern pattern : patterns) {
            List<Instance> facts = byName.getOrDefault(pattern.name(), List.of());
            // Patterns that a gate adds stand all at the same place.
            if (facts.size() == 1 && Lookup.in(names, pattern.name()) == 1
                    && facts.get(0).layout.name().equals(pattern.type())) {
                state = state.with(pattern, facts.get(0));
            }
        }
        return state;
    }

    /**
     * Other ways in which a rule stands as it does in a reading, for the same conclusion.
     *
     * @param ways of each the facts in which it differs
     * @param all whether there are no others
     */
    record Alike(List<List<Instance>> ways, boolean all) {}

    /** @param matches those of which the reading is one */
    Alike alike(Reading shown, List<Match> matches) {
        List<Condition> conditions = shown.plan().rule().written();
        List<Pattern> patterns = Search.Parts.of(conditions).patterns();
        Set<List<Object>> seen = new HashSet<>();
        seen.add(ids(patterns, shown.state()));
        List<List<Instance>> ways = new ArrayList<>();
        boolean all = search.eachWith(conditions, arguments(shown.plan(), matches.get(0)), (state, verdict) -> {
            if (verdict == shown.holds() && seen.add(ids(patterns, state))) {
                ways.add(patterns.stream()
                        .filter(pattern -> !id(pattern, state).equals(id(pattern, shown.state())))
                        .map(pattern -> Lookup.in(state.facts(), pattern))
                        .distinct()
                        .toList());
            }
            return ways.size() >= ALIKE;
        });
        return new Alike(List.copyOf(ways), all);
    }

    private static List<Object> ids(List<Pattern> patterns, State state) {
        return patterns.stream().map(pattern -> id(pattern, state)).toList();
    }

    private static Object id(Pattern pattern, State state) {
        Instance fact = state.facts().get(pattern);
        return fact == null ? "" : fact.id;
    }

    /** Just what an activation concludes about. */
    private State arguments(Plan plan, Match match) {
        Map<Integer, Object> wanted = new HashMap<>();
        List<Possible> arguments = Evaluation.arguments(plan, match);
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Possible.Exactly exactly) {
                wanted.put(i, exactly.value());
            }
        }
        return start(plan, wanted).orElseGet(() -> State.of(Map.of()));
    }

    // ---- conclusions that are looked for

    /** How near a rule comes to a conclusion with certain arguments; empty when it never concludes them. */
    Optional<Reading> nearest(Plan plan, Map<Integer, Object> wanted) {
        return start(plan, wanted).map(start -> read(plan, start));
    }

    /** Whether some rule that may have concluded a derived fact can hold, read closely. */
    Ternary canBe(Deduction deduction) {
        Map<Integer, Object> wanted = new HashMap<>();
        for (int i = 0; i < deduction.instance.layout.attributes().size(); i++) {
            if (deduction.instance.value(i) instanceof Possible.Exactly exactly) {
                wanted.put(i, exactly.value());
            }
        }
        Set<Integer> plans = new LinkedHashSet<>();
        deduction.matches.forEach(match -> plans.add(match.plan()));
        boolean never = !plans.isEmpty();
        for (int index : plans) {
            Plan plan = ruleset.plans().get(index);
            never &= start(plan, wanted)
                    .filter(start -> search.holdsWith(plan.rule().written(), start) == Ternary.NO)
                    .isPresent();
        }
        return never ? Ternary.NO : Ternary.UNKNOWN;
    }

    /** Where to start for a conclusion to have certain arguments; empty when the rule never concludes them. */
    private Optional<State> start(Plan plan, Map<Integer, Object> wanted) {
        Map<String, Object> expected = new HashMap<>();
        State state = State.of(expected);
        List<Pattern> patterns = Search.Parts.of(plan.rule().written()).patterns();
        List<Operand> arguments = plan.conclusion().arguments();
        for (int i = 0; i < arguments.size(); i++) {
            Object value = wanted.get(i);
            if (value == null) {
                continue;
            }
            if (arguments.get(i) instanceof Operand.Literal literal) {
                if (!Keys.normal(literal.value()).equals(Keys.normal(value))) {
                    return Optional.empty();
                }
                continue;
            }
            String variable = ((Operand.Variable) arguments.get(i)).name();
            for (Pattern pattern : patterns) {
                if (pattern.variable().filter(variable::equals).isPresent() && !state.facts().containsKey(pattern)) {
                    Optional<Instance> fact = value instanceof String name
                            ? sight.named(name, pattern.type())
                            : sight.find(value, pattern.type());
                    if (fact.isEmpty()) {
                        return Optional.empty();
                    }
                    state = state.with(pattern, fact.get());
                    expected.put(variable, fact.get().id);
                    continue;
                }
                for (Rule.Binding binding : pattern.bindings()) {
                    if (binding.variable().equals(variable)) {
                        if (!mayRefer(pattern, binding, value)) {
                            return Optional.empty();
                        }
                        expected.put(variable, value);
                    }
                }
            }
        }
        return Optional.of(state);
    }

    /** Whether an attribute can name a thing at all, by its type. */
    private boolean mayRefer(Pattern pattern, Rule.Binding binding, Object value) {
        Layout layout = Lookup.in(ruleset.layouts(), pattern.type());
        AttributeType type = layout.attribute(binding.attribute()).type();
        Set<String> types = sight.types(value);
        return !(type instanceof AttributeType.Reference reference)
                || types.isEmpty()
                || reference.types().stream().anyMatch(types::contains);
    }
}
