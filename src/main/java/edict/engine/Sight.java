package edict.engine;

import edict.engine.Evaluation.Deduction;
import edict.engine.Evaluation.DerivedKey;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All facts of one evaluation, stated, unnamed and concluded, as somebody sees them who looks for those that a condition
 * asks for. Not thread-safe.
 */
final class Sight {

    private final Ruleset ruleset;
    private final Universe universe;
    private final Evaluation evaluation;
    private final Map<String, List<Instance>> derived = new HashMap<>();
    private final Map<List<Object>, List<Conclusions.Derived>> settled = new HashMap<>();
    private final Map<String, List<Instance>> all = new HashMap<>();
    private final Map<String, Map<Object, List<Instance>>> indices = new HashMap<>();
    private final Map<String, List<Instance>> open = new HashMap<>();
    private final Map<DerivedKey, Ternary> closely = new HashMap<>();
    private Optional<Function<Deduction, Ternary>> closer = Optional.empty();

    Sight(Ruleset ruleset, Universe universe, Evaluation evaluation, Conclusions conclusions) {
        this.ruleset = ruleset;
        this.universe = universe;
        this.evaluation = evaluation;
        for (Conclusions.Derived fact : conclusions.derived()) {
            settled.computeIfAbsent(List.of(fact.type(), fact.arguments()), key -> new ArrayList<>())
                    .add(fact);
        }
        for (Deduction deduction : evaluation.derived()) {
            derived.computeIfAbsent(deduction.instance.layout.name(), type -> new ArrayList<>())
                    .add(deduction.instance);
        }
    }

    /** From now on also asks whether a derived fact that is possible can be, or no longer. */
    void lookClosely(Optional<Function<Deduction, Ternary>> further) {
        closer = further;
        closely.clear();
        all.clear();
        indices.clear();
        open.clear();
    }

    /** Whether a fact is there in every completion, in some, or in none. */
    Ternary exists(Instance fact) {
        Ternary exists = known(fact);
        if (exists != Ternary.UNKNOWN || closer.isEmpty() || !(fact.id instanceof DerivedKey key)) {
            return exists;
        }
        Ternary before = closely.get(key);
        if (before == null) {
            before = deduction(fact).map(closer.get()).orElse(Ternary.UNKNOWN);
            closely.put(key, before);
        }
        return before;
    }

    private Ternary known(Instance fact) {
        if (fact.certain) {
            return Ternary.YES;
        }
        if (!(fact.id instanceof DerivedKey key)) {
            return Ternary.UNKNOWN;
        }
        List<Optional<Object>> arguments = new ArrayList<>();
        for (Object argument : key.arguments()) {
            boolean unknown = argument instanceof Possible || argument instanceof Alias alias && alias.isBeyond();
            arguments.add(unknown ? Optional.empty() : Optional.of(named(argument)));
        }
        List<Conclusions.Derived> same = settled.getOrDefault(List.of(key.type(), arguments), List.of());
        // Trying completions may have shown that a fact is always there, or never.
        return same.isEmpty()
                ? Ternary.NO
                : same.size() == 1 && same.get(0).holds() == Ternary.YES ? Ternary.YES : Ternary.UNKNOWN;
    }

    static Object named(Object value) {
        return value instanceof Alias || value instanceof DerivedKey ? Concluding.name(value) : value;
    }

    Optional<Deduction> deduction(Instance fact) {
        return fact.id instanceof DerivedKey key ? evaluation.derived(key) : Optional.empty();
    }

    /** Facts of a type that are there or may be. */
    List<Instance> all(String type) {
        List<Instance> known = all.get(type);
        if (known == null) {
            List<Instance> facts = new ArrayList<>(universe.all(type));
            for (Instance fact : derived.getOrDefault(type, List.of())) {
                if (exists(fact) != Ternary.NO) {
                    facts.add(fact);
                }
            }
            known = List.copyOf(facts);
            all.put(type, known);
        }
        return known;
    }

    Optional<Instance> find(Object id, String type) {
        if (id instanceof DerivedKey key) {
            return evaluation.derived(key)
                    .map(deduction -> deduction.instance)
                    .filter(fact -> fact.layout.name().equals(type));
        }
        return universe.find(id, type);
    }

    /** The types that a thing is of; none for what is no thing of the document. */
    Set<String> types(Object id) {
        return universe.types(id);
    }

    /** The thing that a name stands for, as conclusions name it. */
    Optional<Instance> named(String name, String type) {
        return find(name, type)
                .or(() -> all(type).stream()
                        .filter(fact -> Concluding.name(fact.id).equals(name))
                        .findFirst());
    }

    /**
     * Facts that may have a value.
     *
     * @param surely those that have
     * @param perhaps those of which that is not known
     */
    record Having(List<Instance> surely, List<Instance> perhaps) {

        static final Having NONE = new Having(List.of(), List.of());

        List<Instance> both() {
            List<Instance> both = new ArrayList<>(surely);
            both.addAll(perhaps);
            return both;
        }

        Having and(Having other) {
            Set<Instance> seen = new HashSet<>(surely);
            List<Instance> more = new ArrayList<>(surely);
            other.surely.stream().filter(seen::add).forEach(more::add);
            List<Instance> rest = new ArrayList<>();
            perhaps.stream().filter(seen::add).forEach(rest::add);
            other.perhaps.stream().filter(seen::add).forEach(rest::add);
            return new Having(more, rest);
        }
    }

    /**
     * Facts of a type that may equal a value, or in a list of which it may be.
     *
     * @param attribute empty for the fact itself
     */
    Having having(String type, Optional<String> attribute, Possible value) {
        if (value instanceof Possible.Absent) {
            return Having.NONE;
        }
        if (!(value instanceof Possible.Exactly exactly)) {
            return new Having(List.of(), all(type));
        }
        if (attribute.isEmpty()) {
            return new Having(find(exactly.value(), type).map(List::of).orElse(List.of()), List.of());
        }
        List<Instance> surely =
                index(type, attribute.get()).getOrDefault(Keys.normal(exactly.value()), List.of());
        if (isOwner(type, attribute.get())) {
            return new Having(surely, List.of());
        }
        if (exactly.value() instanceof Alias) {
            // Something unnamed may be anything.
            Set<Instance> known = new HashSet<>(surely);
            return new Having(
                    surely, all(type).stream().filter(fact -> !known.contains(fact)).toList());
        }
        return new Having(surely, open.getOrDefault(type + "." + attribute.get(), List.of()));
    }

    /** Whether an attribute names what a part hangs on: the parts of something unnamed are there, unnamed themselves. */
    boolean isOwner(String type, String attribute) {
        EntityType known = ruleset.vocabulary().types().get(type);
        return attribute.equals("of") && known != null && !known.partOf().isEmpty();
    }

    /** Whether an attribute names what a derived fact is about: for something unnamed it is derived like for all others. */
    boolean isRoot(String type, String attribute) {
        return ruleset.rooted().contains(type)
                && Lookup.in(ruleset.layouts(), type).position(attribute) == 0;
    }

    private Map<Object, List<Instance>> index(String type, String attribute) {
        String name = type + "." + attribute;
        Map<Object, List<Instance>> known = indices.get(name);
        if (known != null) {
            return known;
        }
        Map<Object, List<Instance>> index = new LinkedHashMap<>();
        List<Instance> unknown = new ArrayList<>();
        for (Instance fact : all(type)) {
            evaluation.tick();
            Possible value = fact.value(attribute);
            if (value instanceof Possible.Exactly exactly) {
                put(index, exactly.value(), fact);
                if (exactly.value() instanceof Alias && !isRoot(type, attribute)) {
                    unknown.add(fact);
                }
            } else if (value instanceof Possible.Several several) {
                several.in().forEach(member -> put(index, member, fact));
                if (!several.complete() || several.in().stream().anyMatch(Alias.class::isInstance)) {
                    unknown.add(fact);
                }
            } else if (value.open()) {
                unknown.add(fact);
            }
        }
        open.put(name, unknown);
        indices.put(name, index);
        return index;
    }

    private static void put(Map<Object, List<Instance>> index, Object value, Instance fact) {
        index.computeIfAbsent(Keys.normal(value), v -> new ArrayList<>(1)).add(fact);
    }
}
