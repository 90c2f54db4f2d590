package edict.workbench;

import edict.drl.Exemptions;
import edict.drl.Rule;
import edict.rulebook.Parameter;
import edict.rulebook.Patterns;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Sanction;
import edict.rulebook.Table;
import edict.rulebook.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The part of a rulebook on which one provision, and derived types that its cases name, can depend: its own rules, those
 * that derive what these read, and those that exempt from them. What is left out can't change what is found.
 */
final class Slice {

    private Slice() {}

    static Rulebook of(Rulebook rulebook, String provision, Collection<String> types) {
        Set<Rule> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> read = new LinkedHashSet<>(types);
        Set<String> said = new LinkedHashSet<>(Set.of(provision));
        List<Open> open = new ArrayList<>();
        rulebook.rules().forEach(rule -> open.add(new Open(rule, Patterns.derived(rule))));
        boolean more = true;
        while (more) {
            more = open.removeIf(next -> {
                Rule rule = next.rule();
                boolean counts = rule.provision().equals(provision)
                        || next.derived().stream().anyMatch(read::contains)
                        || exempts(rule, said);
                if (counts) {
                    taken.add(rule);
                    said.add(rule.provision());
                    read.addAll(Patterns.types(rule));
                    if (read.contains(Words.CAPABILITY_OUTCOME)) {
                        read.addAll(rulebook.foreseen());
                    }
                }
                return counts;
            });
        }
        List<Rule> rules = rulebook.rules().stream().filter(taken::contains).toList();
        return with(rulebook, rules, said, read);
    }

    /** A rule that is not taken so far. */
    private record Open(Rule rule, Set<String> derived) {}

    private static boolean exempts(Rule rule, Set<String> provisions) {
        return rule.then().stream()
                .anyMatch(conclusion -> provisions.stream().anyMatch(id -> Exemptions.exempts(conclusion, id)));
    }

    private static Rulebook with(Rulebook whole, List<Rule> rules, Set<String> provisions, Set<String> types) {
        Set<String> parameters = new LinkedHashSet<>();
        rules.forEach(rule -> parameters.addAll(Patterns.parameters(rule)));
        Predicate<Parameter> counts = parameter -> whole.provisions().values().stream()
                .anyMatch(provision -> provisions.contains(provision.id()) && counts(provision, parameter.id()));
        return build(
                whole,
                chosen(whole.provisions(), provision -> provisions.contains(provision.id())),
                chosen(whole.parameters(), parameter -> parameters.contains(parameter.id()) || counts.test(parameter)),
                chosen(whole.tables(), table -> types.contains(table.type())),
                rules);
    }

    private static Rulebook build(
            Rulebook whole,
            Map<String, Provision> provisions,
            Map<String, Parameter> parameters,
            Map<String, Table> tables,
            List<Rule> rules) {
        return new Rulebook(
                whole.hash(),
                whole.vocabulary(),
                whole.phrases(),
                whole.packs(),
                provisions,
                parameters,
                tables,
                whole.controls(),
                whole.registry(),
                whole.scenarios(),
                whole.frameworks(),
                whole.profiles(),
                rules,
                Rulebook.Reads.of(rules));
    }

    /** Whether a due day is counted, or a sanction computed, with the parameter. */
    private static boolean counts(Provision provision, String parameter) {
        boolean costs = provision.sanction().map(Sanction::caps).orElse(List.of()).stream()
                .anyMatch(cap -> cap.parameters().contains(parameter));
        return costs || isDueBy(provision, parameter);
    }

    private static boolean isDueBy(Provision provision, String parameter) {
        return provision.due().stream()
                .flatMap(Provision.Due::parts)
                .anyMatch(due -> due instanceof Provision.After after
                        && (after.period() instanceof Provision.FromParameter from && from.id().equals(parameter)
                                || after.holidays().filter(parameter::equals).isPresent()));
    }

    private static <T> Map<String, T> chosen(Map<String, T> all, Predicate<T> wanted) {
        NavigableMap<String, T> chosen = new TreeMap<>();
        all.forEach((id, value) -> {
            if (wanted.test(value)) {
                chosen.put(id, value);
            }
        });
        return Collections.unmodifiableMap(chosen);
    }

    /** The same with other rules. */
    static Rulebook withRules(Rulebook rulebook, List<Rule> rules) {
        return build(rulebook, rulebook.provisions(), rulebook.parameters(), rulebook.tables(), rules);
    }

    /** The same with one provision changed. */
    static Rulebook withProvision(Rulebook rulebook, Provision provision) {
        return build(
                rulebook,
                replaced(rulebook.provisions(), provision.id(), provision),
                rulebook.parameters(),
                rulebook.tables(),
                rulebook.rules());
    }

    /** The same with one parameter changed. */
    static Rulebook withParameter(Rulebook rulebook, Parameter parameter) {
        return build(
                rulebook,
                rulebook.provisions(),
                replaced(rulebook.parameters(), parameter.id(), parameter),
                rulebook.tables(),
                rulebook.rules());
    }

    /** The same with one table changed. */
    static Rulebook withTable(Rulebook rulebook, Table table) {
        return build(
                rulebook,
                rulebook.provisions(),
                rulebook.parameters(),
                replaced(rulebook.tables(), table.id(), table),
                rulebook.rules());
    }

    private static <T> Map<String, T> replaced(Map<String, T> all, String id, T value) {
        NavigableMap<String, T> changed = new TreeMap<>(all);
        changed.put(id, value);
        return Collections.unmodifiableMap(changed);
    }
}
