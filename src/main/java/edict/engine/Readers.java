package edict.engine;

import edict.drl.Rule;
import edict.vocabulary.Attribute;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which plans hang on something, so that who looks for what turns with it need not look at all of them. Plans are named by index.
 *
 * @param rules plans by the name of their rule
 * @param provisions those that conclude something else than a derived fact, by provision
 * @param types those that read facts of a type, derived ones included
 * @param parameters those that read a parameter
 * @param terms those that ask whether a term is over
 * @param exempted provisions that another exempts from
 * @param holders of each plan, for each way to match, the types of what its patterns look for; for elements of a list that of what holds it
 * @param around types of which things of a type may bring forth placeholders: parts, and what they refer to
 */
record Readers(
        Map<String, List<Integer>> rules,
        Map<String, List<Integer>> provisions,
        Map<String, List<Integer>> types,
        Map<String, List<Integer>> parameters,
        Map<Needs.Term, List<Integer>> terms,
        Map<String, Set<String>> exempted,
        List<List<Set<String>>> holders,
        Map<String, Set<String>> around) {

    static Readers of(List<Plan> plans, List<Needs> needs, Map<String, List<Integer>> exempting, Vocabulary vocabulary) {
        Readers readers = new Readers(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                plans.stream().map(Readers::holders).toList(),
                new HashMap<>());
        for (int i = 0; i < plans.size(); i++) {
            int plan = i;
            Rule rule = plans.get(i).rule();
            add(readers.rules, rule.name(), plan);
            if (plans.get(i).conclusion().type().isEmpty()) {
                add(readers.provisions, rule.provision(), plan);
            }
            needs.get(i).types().forEach(type -> add(readers.types, type, plan));
            needs.get(i).parameters().forEach(id -> add(readers.parameters, id, plan));
            needs.get(i).terms().forEach(term -> add(readers.terms, term, plan));
        }
        exempting.forEach((provision, indices) -> indices.forEach(plan -> readers.exempted
                .computeIfAbsent(plans.get(plan).rule().provision(), p -> new HashSet<>())
                .add(provision)));
        for (EntityType type : vocabulary.types().values()) {
            Set<String> around = readers.around.computeIfAbsent(type.name(), t -> new HashSet<>());
            for (Attribute attribute : type.attributes().values()) {
                around.addAll(Universe.referred(attribute.type()));
            }
            type.partOf().forEach(owner ->
                    readers.around.computeIfAbsent(owner, t -> new HashSet<>()).add(type.name()));
        }
        return readers;
    }

    private static List<Set<String>> holders(Plan plan) {
        return plan.alternatives().stream()
                .map(body -> body.nodes().stream().map(Needs::holder).collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    private static <K> void add(Map<K, List<Integer>> plans, K key, int plan) {
        plans.computeIfAbsent(key, k -> new ArrayList<>()).add(plan);
    }

    List<Integer> ofRule(String name) {
        return rules.getOrDefault(name, List.of());
    }

    List<Integer> ofProvision(String id) {
        return provisions.getOrDefault(id, List.of());
    }

    List<Integer> ofType(String name) {
        return types.getOrDefault(name, List.of());
    }

    Set<String> exemptedBy(String provision) {
        return exempted.getOrDefault(provision, Set.of());
    }

    Set<String> around(String type) {
        return around.getOrDefault(type, Set.of());
    }
}
