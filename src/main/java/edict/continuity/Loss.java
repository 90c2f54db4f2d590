package edict.continuity;

import edict.drl.Rule;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Conclusions.Asked;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Words;
import edict.vocabulary.EntityType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What rules say about one scenario. Immutable.
 *
 * @param stops by node, whether it stops
 * @param freezes by node, whether it goes on without updates, patches or support
 * @param backups by alternative, whether it is a real backup; empty when the scenario asks for none
 * @param spared nodes that are taken to be out of reach
 */
record Loss(
        Map<String, Said> stops, Map<String, Said> freezes, Optional<Map<String, Said>> backups, Set<String> spared) {

    /** Stands for every node, where rules can't say which one is touched. */
    private static final String ANY = "";

    /** @param asked what could settle it */
    record Said(Ternary holds, List<Asked> asked) {

        static final Said NO = new Said(Ternary.NO, List.of());

        Said or(Said other) {
            Ternary either = holds.or(other.holds);
            if (either == Ternary.YES) {
                return new Said(either, List.of());
            }
            List<Asked> all = new ArrayList<>(asked);
            other.asked.stream().filter(one -> !all.contains(one)).forEach(all::add);
            return new Said(either, List.copyOf(all));
        }
    }

    /**
     * @param cause of a scenario that stands for several, the value of its {@code each} that is lost; else empty
     */
    static Loss of(
            Scenario scenario, Optional<Object> cause, Rulebook rulebook, Facts facts, Conclusions conclusions) {
        Map<String, Said> stops = new LinkedHashMap<>();
        Map<String, Said> freezes = new LinkedHashMap<>();
        for (Scenario.Effect effect : scenario.effects()) {
            if (effect instanceof Scenario.Touches touches) {
                Map<String, Object> where = new LinkedHashMap<>(touches.where());
                cause.ifPresent(value -> where.put(scenario.each().orElseThrow(), value));
                switch (touches.mode()) {
                    case OFF, UNLAWFUL -> say(touches.select(), where, rulebook, facts, conclusions, stops);
                    case FROZEN, LICENCE_END -> say(touches.select(), where, rulebook, facts, conclusions, freezes);
                    // Today's load is still carried; only growth and spares are lost.
                    case NO_GROWTH -> {}
                }
            }
        }
        Optional<Map<String, Said>> backups = scenario.backups().map(type -> {
            Map<String, Said> real = new LinkedHashMap<>();
            say(type, Map.of(), rulebook, facts, conclusions, real);
            return real;
        });
        return new Loss(stops, freezes, backups, Set.of());
    }

    /** What may be lost by a scenario that stands for several, in the order in which it is concluded. */
    static Set<Object> causes(Scenario scenario, Rulebook rulebook, Facts facts, Conclusions conclusions) {
        String each = scenario.each().orElseThrow();
        Map<String, Integer> selected = new LinkedHashMap<>();
        for (Scenario.Effect effect : scenario.effects()) {
            if (effect instanceof Scenario.Touches touches) {
                List<String> attributes = List.copyOf(
                        rulebook.type(touches.select()).orElseThrow().attributes().keySet());
                selected.put(touches.select(), attributes.indexOf(each));
            }
        }
        Set<Object> causes = new LinkedHashSet<>();
        for (Conclusions.Derived fact : conclusions.derived()) {
            Integer position = selected.get(fact.type());
            if (position != null) {
                known(fact.arguments().get(position), facts).ifPresent(causes::add);
            }
        }
        return causes;
    }

    private static void say(
            String select,
            Map<String, Object> where,
            Rulebook rulebook,
            Facts facts,
            Conclusions conclusions,
            Map<String, Said> said) {
        EntityType type = rulebook.type(select).orElseThrow();
        Map<String, Integer> positions = new HashMap<>();
        type.attributes().keySet().forEach(name -> positions.put(name, positions.size()));
        for (Conclusions.Derived fact : conclusions.derived()) {
            if (!fact.type().equals(select)) {
                continue;
            }
            Ternary holds = fact.holds();
            for (Map.Entry<String, Object> wanted : where.entrySet()) {
                holds = holds.and(
                        is(known(argument(fact, positions, wanted.getKey()), facts), wanted.getValue()));
            }
            Optional<Object> of = argument(fact, positions, Words.OF);
            if (of.isEmpty()) {
                holds = isAny(fact, position(positions, Words.OF), rulebook)
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

    /** The loss of this node alone. */
    Loss stopping(String node) {
        return new Loss(Map.of(node, new Said(Ternary.YES, List.of())), Map.of(), backups, Set.of());
    }

    /** The same with these alternatives for real backups. */
    Loss proving(Set<String> alternatives) {
        if (alternatives.isEmpty() || backups.isEmpty()) {
            return this;
        }
        Map<String, Said> real = new LinkedHashMap<>(backups.get());
        alternatives.forEach(alternative -> real.put(alternative, new Said(Ternary.YES, List.of())));
        return new Loss(stops, freezes, Optional.of(real), spared);
    }

    /** The same with these nodes out of its reach, whatever is or isn't known of them. */
    Loss sparing(Set<String> nodes) {
        return nodes.isEmpty() ? this : new Loss(stops, freezes, backups, nodes);
    }

    Said stops(String node) {
        return spared.contains(node) ? Said.NO : said(stops, node);
    }

    Said freezes(String node) {
        return spared.contains(node) ? Said.NO : said(freezes, node);
    }

    boolean freezesAny() {
        return !freezes.isEmpty();
    }

    /** Whether an alternative that needs a switch may be counted on. */
    Said isReal(String alternative) {
        return backups.map(real -> said(real, alternative)).orElse(new Said(Ternary.YES, List.of()));
    }

    private static Said said(Map<String, Said> all, String key) {
        return all.getOrDefault(key, Said.NO).or(all.getOrDefault(ANY, Said.NO));
    }
}
