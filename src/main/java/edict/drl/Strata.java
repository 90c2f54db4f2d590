package edict.drl;

import edict.document.Problem;
import edict.document.Refused;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The order in which rules run. A rule that reads a type which rules conclude stands in a later stratum than all of
 * them, so that what it reads is complete, also where it reads it under {@code not}, and closed where the type is.
 *
 * @param rules stratum of each rule by name, from 0
 * @param types for each type that a rule concludes, the stratum after which its facts are complete
 * @param count how many strata there are
 */
public record Strata(Map<String, Integer> rules, Map<String, Integer> types, int count) {

    /**
     * What a rule has to do with which types.
     *
     * @param reads outside {@code not} and {@code accumulate}
     * @param readsUnderNot anywhere inside a {@code not}, {@code forall} included
     * @param readsInAccumulate in the source of an {@code accumulate} that stands outside {@code not}
     * @param concludes by {@code classify}
     */
    public record Uses(
            Set<String> reads, Set<String> readsUnderNot, Set<String> readsInAccumulate, Set<String> concludes) {

        /** Every type that is read, wherever. */
        public Set<String> all() {
            Set<String> all = new TreeSet<>(reads);
            all.addAll(readsUnderNot);
            all.addAll(readsInAccumulate);
            return all;
        }
    }

    /** What {@code rule} reads and concludes. */
    public static Uses uses(Rule rule) {
        Set<String> reads = new TreeSet<>();
        Set<String> underNot = new TreeSet<>();
        Set<String> accumulated = new TreeSet<>();
        rule.when().forEach(condition -> collect(condition, reads, underNot, accumulated));
        Set<String> concludes = new TreeSet<>();
        rule.then().forEach(conclusion -> conclusion.type().ifPresent(concludes::add));
        return new Uses(reads, underNot, accumulated, concludes);
    }

    private static void collect(
            Rule.Condition condition, Set<String> positive, Set<String> underNot, Set<String> accumulated) {
        if (condition instanceof Rule.Pattern pattern) {
            positive.add(pattern.type());
        } else if (condition instanceof Rule.And and) {
            and.parts().forEach(part -> collect(part, positive, underNot, accumulated));
        } else if (condition instanceof Rule.Or or) {
            or.parts().forEach(part -> collect(part, positive, underNot, accumulated));
        } else if (condition instanceof Rule.Not not) {
            collect(not.of(), underNot, underNot, underNot);
        } else if (condition instanceof Rule.Exists exists) {
            collect(exists.of(), positive, underNot, accumulated);
        } else if (condition instanceof Rule.Accumulate accumulate) {
            accumulate.source().forEach(part -> collect(part, accumulated, underNot, accumulated));
        }
    }

    /**
     * The strata of {@code rules}.
     *
     * @throws Refused when rules conclude in a circle
     */
    public static Strata of(Vocabulary vocabulary, List<Rule> rules) {
        List<Problem> problems = problems(vocabulary, rules);
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        SortedMap<String, List<Rule>> concluding = concluding(rules);
        Map<String, Integer> types = new TreeMap<>();
        Map<String, Integer> strata = new TreeMap<>();
        SortedMap<String, Set<String>> waiting = new TreeMap<>();
        for (Rule rule : rules) {
            Set<String> awaited = uses(rule).all();
            awaited.retainAll(concluding.keySet());
            waiting.put(rule.name(), awaited);
        }
        int stratum = 0;
        while (!waiting.isEmpty()) {
            Set<String> ready = waiting.entrySet().stream()
                    .filter(entry -> types.keySet().containsAll(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (ready.isEmpty()) {
                throw new IllegalStateException("rules wait for each other although there is no circle");
            }
            for (String rule : ready) {
                strata.put(rule, stratum);
            }
            waiting.keySet().removeAll(ready);
            for (Map.Entry<String, List<Rule>> type : concluding.entrySet()) {
                if (!types.containsKey(type.getKey())
                        && type.getValue().stream().allMatch(rule -> strata.containsKey(rule.name()))) {
                    types.put(type.getKey(), stratum);
                }
            }
            stratum++;
        }
        return new Strata(Map.copyOf(strata), Map.copyOf(types), stratum);
    }

    private static SortedMap<String, List<Rule>> concluding(List<Rule> rules) {
        SortedMap<String, List<Rule>> concluding = new TreeMap<>();
        for (Rule rule : rules) {
            for (String type : uses(rule).concludes()) {
                concluding.computeIfAbsent(type, t -> new ArrayList<>()).add(rule);
            }
        }
        return concluding;
    }

    /** The circles in which rules conclude what they read. */
    static List<Problem> problems(Vocabulary vocabulary, List<Rule> rules) {
        SortedMap<String, SortedSet<String>> edges = new TreeMap<>();
        for (Rule rule : rules) {
            Uses uses = uses(rule);
            for (String read : uses.all()) {
                edges.computeIfAbsent(read, t -> new TreeSet<>()).addAll(uses.concludes());
            }
        }
        List<Problem> problems = new ArrayList<>();
        for (List<String> circle : Circles.of(edges)) {
            List<Rule> along = new ArrayList<>();
            StringBuilder path = new StringBuilder("`" + circle.get(0) + "`");
            for (int i = 0; i + 1 < circle.size(); i++) {
                String read = circle.get(i);
                String concluded = circle.get(i + 1);
                Rule by = rules.stream()
                        .filter(rule -> uses(rule).all().contains(read)
                                && uses(rule).concludes().contains(concluded))
                        .findFirst()
                        .orElseThrow();
                along.add(by);
                path.append(" → `%s` (rule `%s`)".formatted(concluded, by.name()));
            }
            boolean closed = circle.stream()
                    .map(type -> vocabulary.types().get(type))
                    .anyMatch(type -> type != null && type.closure().isPresent());
            String shape = circle.stream()
                    .map(type -> vocabulary.types().get(type))
                    .filter(type -> type != null && type.closure().isPresent())
                    .map(EntityType::name)
                    .findFirst()
                    .orElse("");
            problems.add(new Problem(
                    along.get(0).at(),
                    "",
                    closed
                            ? ("rules conclude in a circle: %s; `%s` is closed by the engine, so let rules "
                                    + "conclude its direct edges only, from facts that don't rest on it")
                                    .formatted(path, shape)
                            : ("rules conclude in a circle: %s; break it, or declare a relation with `closure:` "
                                    + "in the vocabulary")
                                    .formatted(path)));
        }
        return problems;
    }
}
