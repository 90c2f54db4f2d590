package edict.rulebook;

import edict.drl.Rule;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The rules of a rulebook by name, and what each of their matches tells: every finding asks, so it is worked out once, when it is first
 * asked for. Safe to share between threads.
 */
public final class Rules {

    private final Vocabulary vocabulary;
    private final Map<String, Rule> byName = new HashMap<>();
    private final Map<String, Set<Rule.Verb>> verbs = new HashMap<>();
    private final Map<String, Matched> matched = new ConcurrentHashMap<>();
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Map<Read, Set<String>> readers = new ConcurrentHashMap<>();

    Rules(Rulebook rulebook) {
        this.vocabulary = rulebook.vocabulary();
        for (Rule rule : rulebook.rules()) {
            byName.put(rule.name(), rule);
            Set<Rule.Verb> said = verbs.computeIfAbsent(rule.provision(), none -> new HashSet<>());
            rule.then().forEach(conclusion -> said.add(conclusion.verb()));
        }
    }

    public Optional<Rule> rule(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private record Read(String type, String attribute) {}

    /** Names of the rules that read an attribute of facts of a type. */
    public Set<String> readers(String type, String attribute) {
        return readers.computeIfAbsent(new Read(type, attribute), read -> byName.values().stream()
                .filter(rule -> Patterns.of(rule).stream().anyMatch(pattern ->
                        pattern.type().equals(type) && Patterns.attributes(pattern).contains(attribute)))
                .map(Rule::name)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What the rules of a provision may conclude. */
    public Set<Rule.Verb> verbs(String provision) {
        return verbs.getOrDefault(provision, Set.of());
    }

    /**
     * What every match of a rule binds.
     *
     * @param patterns in the order of the text
     * @param variables without {@code $}
     */
    public record Matched(Rule rule, List<Sought> patterns, Map<String, Patterns.Bound> variables) {}

    /**
     * A pattern, and what it reads.
     *
     * @param attributes in the order of the text; none of a row that is only looked up: it is what another fact names
     * @param derived whether rules conclude what it matches
     * @param equal arguments of a derived fact of which it says what they are
     */
    public record Sought(Rule.Pattern pattern, List<String> attributes, boolean derived, List<Equal> equal) {}

    /** @param position of the argument, from 0 @param to a variable or a literal */
    public record Equal(int position, Rule.Operand to) {}

    /** Empty where no rule is called so. */
    public Optional<Matched> matched(String name) {
        Rule rule = byName.get(name);
        return rule == null ? Optional.empty() : Optional.of(matched.computeIfAbsent(name, once -> matched(rule)));
    }

    private Matched matched(Rule rule) {
        return new Matched(rule, Patterns.matched(rule).stream().map(this::sought).toList(), Patterns.variables(rule));
    }

    private Sought sought(Rule.Pattern pattern) {
        Optional<EntityType> sought = Lookup.type(vocabulary, pattern.type());
        Optional<EntityType> derived =
                sought.filter(type -> type.kind() == EntityType.Kind.DERIVED || type.derivedAlso());
        boolean lookedUp = pattern.variable().isEmpty()
                && sought.filter(type -> type.kind() == EntityType.Kind.REFERENCE).isPresent();
        return new Sought(
                pattern,
                lookedUp ? List.of() : List.copyOf(Patterns.attributes(pattern)),
                derived.isPresent(),
                derived.map(type -> equal(pattern, type)).orElse(List.of()));
    }

    private static List<Equal> equal(Rule.Pattern pattern, EntityType type) {
        List<String> attributes = List.copyOf(type.attributes().keySet());
        List<Rule.Constraint> constraints =
                pattern.constraint() instanceof Rule.AllOf all ? all.parts() : List.of(pattern.constraint());
        List<Equal> equal = new ArrayList<>();
        // What a pattern binds is what the variable stood for.
        for (Rule.Binding binding : pattern.bindings()) {
            equal.add(new Equal(attributes.indexOf(binding.attribute()), new Rule.Operand.Variable(binding.variable())));
        }
        for (Rule.Constraint constraint : constraints) {
            if (constraint instanceof Rule.Comparison comparison
                    && comparison.operator() == Rule.Operator.EQUAL
                    && comparison.left() instanceof Rule.Operand.Attribute attribute
                    && attributes.contains(attribute.name())) {
                equal.add(new Equal(attributes.indexOf(attribute.name()), comparison.right()));
            }
        }
        return List.copyOf(equal);
    }

    /** A text of a provision in one language: the loader has refused those that can't be read. */
    public Template template(String text) {
        return templates.computeIfAbsent(text, once -> Template.of(once).orElseThrow());
    }
}
