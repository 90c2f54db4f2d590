package edict.facts;

import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entity type as the reader needs it: what each key means, and where each attribute's value goes. */
final class Shape {

    private final EntityType type;
    private final List<Attribute> attributes;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<String, EntityType.Screening> screenings = new HashMap<>();
    private final Map<String, Shape> parts = new LinkedHashMap<>();
    private final List<Attribute> conditional = new ArrayList<>();
    private final List<Attribute> later;
    private final List<Tie> ties = new ArrayList<>();
    private final Map<String, List<Tie>> tied = new HashMap<>();

    /** What one attribute says of another one. @param values the other's value by the one's */
    record Tie(Attribute one, Attribute other, Map<Object, Object> values) {

        Attribute opposite(Attribute end) {
            return end.name().equals(one.name()) ? other : one;
        }

        /** What is left of an end where the opposite one has a value; empty where that says nothing of it. */
        Optional<Value> left(Attribute end, Object value) {
            if (end.name().equals(other.name())) {
                return Optional.ofNullable(values.get(value)).map(Value.Known::new);
            }
            List<?> all = one.type() instanceof AttributeType.Code code ? code.codes() : List.of(true, false);
            Set<Object> left = new LinkedHashSet<>(all);
            left.removeIf(own -> values.containsKey(own) && !value.equals(values.get(own)));
            return left.isEmpty() || left.size() == all.size()
                    ? Optional.empty()
                    : Optional.of(left.size() == 1 ? new Value.Known(left.iterator().next()) : new Value.OneOf(left));
        }
    }

    Shape(EntityType type) {
        this.type = type;
        this.attributes = List.copyOf(type.attributes().values());
        for (int i = 0; i < attributes.size(); i++) {
            indices.put(attributes.get(i).name(), i);
        }
        type.screenings().forEach(screening -> screenings.put(screening.name(), screening));
        this.later = attributes.stream().filter(attribute -> attribute.notBefore().isPresent()).toList();
        attributes.forEach(attribute -> attribute.implies().forEach(implied -> tie(attribute, implied)));
        Set<String> seen = new LinkedHashSet<>();
        attributes.forEach(attribute -> order(attribute, seen));
    }

    private void tie(Attribute one, Attribute.Implied implied) {
        Attribute other = Objects.requireNonNull(type.attributes().get(implied.attribute()));
        Tie tie = new Tie(one, other, implied.values());
        ties.add(tie);
        List.of(one, other).forEach(end -> tied.computeIfAbsent(end.name(), name -> new ArrayList<>()).add(tie));
    }

    private void order(Attribute attribute, Set<String> seen) {
        if (!seen.add(attribute.name())) {
            return;
        }
        for (Attribute.OnlyIf conjunct : attribute.onlyIf()) {
            Attribute other = type.attributes().get(conjunct.attribute());
            if (other != null) {
                order(other, seen);
            }
        }
        attribute.otherwiseAs().map(type.attributes()::get).ifPresent(other -> order(other, seen));
        attribute.noneWithout().map(type.attributes()::get).ifPresent(other -> order(other, seen));
        ties(attribute).forEach(tie -> {
            order(tie.one(), seen);
            order(tie.other(), seen);
        });
        if (!attribute.onlyIf().isEmpty()
                || attribute.otherwise().isPresent()
                || attribute.otherwiseAs().isPresent()
                || attribute.noneWithout().isPresent()
                || attribute.noneIfAbsent().isPresent()
                || !ties(attribute).isEmpty()) {
            conditional.add(attribute);
        }
    }

    EntityType type() {
        return type;
    }

    int size() {
        return attributes.size();
    }

    /** Position of the attribute, or -1. */
    int index(String attribute) {
        Integer index = indices.get(attribute);
        return index == null ? -1 : index;
    }

    /** Position of an attribute that must exist. */
    int known(String attribute) {
        int index = index(attribute);
        if (index < 0) {
            throw new IllegalStateException("`" + type.name() + "` has no attribute `" + attribute + "`");
        }
        return index;
    }

    Attribute attribute(int index) {
        return attributes.get(index);
    }

    EntityType.@Nullable Screening screening(String key) {
        return screenings.get(key);
    }

    /** What may be written in place, by key. */
    Map<String, Shape> parts() {
        return parts;
    }

    /** Attributes that depend on others or have a default, those they depend on first. */
    List<Attribute> conditional() {
        return conditional;
    }

    /** What attributes say of others. */
    List<Tie> ties() {
        return ties;
    }

    /** Those that tell anything of one attribute: what others say of it, and what it would say of these. */
    List<Tie> ties(Attribute attribute) {
        return tied.getOrDefault(attribute.name(), List.of());
    }

    /** Days that do not precede that of another attribute. */
    List<Attribute> later() {
        return later;
    }

    /** What the attribute's value, or each of its members, is. */
    AttributeType simpleType(int index) {
        return attribute(index).type().single();
    }

    /** All keys that an entity in a document may have. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        keys.add("id");
        keys.addAll(indices.isEmpty() ? Set.of() : type.attributes().keySet());
        if (!type.partOf().isEmpty()) {
            keys.remove("of");
        }
        type.screenings().forEach(screening -> keys.add(screening.name()));
        keys.addAll(parts.keySet());
        if (Option.isChanges(type.name(), Option.CHANGES)) {
            keys.add(Option.CHANGES);
        }
        keys.add("claims");
        keys.add("registry");
        return keys;
    }
}
