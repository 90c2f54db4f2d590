package edict;

import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Requirements;
import edict.facts.Ternary;
import edict.findings.Conclusions.Derived;
import edict.rulebook.Rulebook;
import edict.rulebook.Words;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which backups a day makes real, and what it turns against others. What is found of a capability is found by the first of its backups
 * that grows stale, and doesn't tell of the next one.
 *
 * @param rulebook says by its scenarios which derived facts call a backup real
 */
record Backups(Rulebook rulebook) {

    /**
     * Backups of which something else is known than the day before, and the same of all of them.
     *
     * @param counts whether they are real ones from this day on; else something speaks against them since then
     * @param first of them, in the order of the design
     * @param text what they are, of what, and what speaks against them
     */
    record Turned(boolean counts, Entity first, Text text) {}

    /** What becomes of a backup. @param against what speaks against it */
    private record Turn(boolean counts, Text against) {}

    private record Backup(Entity it, Text name) {}

    /** In the order of the design. */
    List<Turned> turned(Evaluation before, Evaluation then) {
        Set<String> types = rulebook.scenarios().values().stream()
                .flatMap(scenario -> scenario.backups().stream())
                .collect(Collectors.toSet());
        if (types.isEmpty()) {
            return List.of();
        }
        Facts facts = then.days().get(0).facts();
        Set<String> old = real(before, types);
        Set<String> now = real(then, types);
        Map<String, List<Text>> against = against(before, then, types, facts);
        Set<String> turning = new HashSet<>(against.keySet());
        Stream.concat(old.stream(), now.stream()).filter(key -> old.contains(key) != now.contains(key)).forEach(turning::add);
        if (turning.isEmpty()) {
            return List.of();
        }
        Map<Turn, List<Backup>> alike = new LinkedHashMap<>();
        for (Requirements.Node node : facts.requirements().nodes().values()) {
            Requirements.alternatives(node)
                    .filter(alternative -> turning.contains(alternative.key()))
                    .forEach(alternative -> alike.computeIfAbsent(
                                    new Turn(
                                            now.contains(alternative.key()),
                                            joined(against.getOrDefault(alternative.key(), List.of()))),
                                    none -> new ArrayList<>())
                            .add(new Backup(
                                    facts.entity(alternative.key()).orElseThrow(), named(alternative, node, facts))));
        }
        return alike.entrySet().stream()
                .map(group -> new Turned(
                        group.getKey().counts(),
                        group.getValue().get(0).it(),
                        text(joined(group.getValue().stream().map(Backup::name).toList()), group.getKey().against())))
                .toList();
    }

    private static Set<String> real(Evaluation evaluation, Set<String> types) {
        return evaluation.conclusions().derived().stream()
                .filter(fact -> types.contains(fact.type()) && fact.holds() == Ternary.YES)
                .flatMap(fact -> of(fact).stream())
                .collect(Collectors.toSet());
    }

    /** What a fact is about, which stands first. */
    private static Optional<String> of(Derived fact) {
        return fact.arguments().isEmpty() ? Optional.empty() : fact.arguments().get(0).map(Object::toString);
    }

    /** What is concluded against alternatives, by their keys, that was not the day before, in the words of the vocabulary. */
    private Map<String, List<Text>> against(Evaluation before, Evaluation then, Set<String> types, Facts facts) {
        Set<List<Object>> known = against(before, types, facts).map(Backups::said).collect(Collectors.toSet());
        Map<String, List<Text>> against = new HashMap<>();
        against(then, types, facts)
                .filter(fact -> !known.contains(said(fact)))
                .forEach(fact -> against.computeIfAbsent(of(fact).orElseThrow(), none -> new ArrayList<>()).add(inWords(fact)));
        return against;
    }

    /** Whatever else the packs conclude of alternatives that say which are real. */
    private Stream<Derived> against(Evaluation evaluation, Set<String> types, Facts facts) {
        Set<String> packs = types.stream().flatMap(type -> rulebook.type(type).stream()).map(EntityType::pack).collect(Collectors.toSet());
        return evaluation.conclusions().derived().stream()
                .filter(fact -> fact.holds() == Ternary.YES && !types.contains(fact.type()))
                .filter(fact -> rulebook.type(fact.type()).filter(type -> packs.contains(type.pack())).isPresent())
                .filter(fact -> of(fact).flatMap(facts::entity).filter(about -> about.type().equals(Words.ALTERNATIVE)).isPresent());
    }

    private static List<Object> said(Derived fact) {
        return List.of(fact.type(), fact.arguments());
    }

    /** What its code means, else what its type is. */
    private Text inWords(Derived fact) {
        EntityType type = rulebook.type(fact.type()).orElseThrow();
        List<String> attributes = List.copyOf(type.attributes().keySet());
        return IntStream.range(1, attributes.size())
                .mapToObj(i -> fact.arguments().get(i).flatMap(code ->
                        rulebook.vocabulary().meaning(fact.type(), attributes.get(i), code.toString())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(type.doc());
    }

    /** {@code Own model of Members get answers (line 31)}. */
    private static Text named(Requirements.Alternative backup, Requirements.Node of, Facts facts) {
        String name = backup.node().flatMap(facts::entity).map(Entity::called).orElse(backup.key());
        String whose = facts.entity(of.key()).map(Entity::called).orElse(of.key());
        String line = facts.entity(backup.key()).map(entity -> String.valueOf(entity.at().line())).orElse("?");
        return new Text(name + " of " + whose + " (line " + line + ")", name + " de " + whose + " (ligne " + line + ")");
    }

    private static Text text(Text names, Text against) {
        return against.en().isEmpty() ? names : new Text(names.en() + ": " + against.en(), names.fr() + " : " + against.fr());
    }

    private static Text joined(List<Text> texts) {
        return new Text(joined(texts, Text::en, "; "), joined(texts, Text::fr, " ; "));
    }

    private static String joined(List<Text> texts, Function<Text, String> language, String between) {
        return texts.stream().map(language).distinct().collect(Collectors.joining(between));
    }
}
