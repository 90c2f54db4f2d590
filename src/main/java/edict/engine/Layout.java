package edict.engine;

import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.drools.model.prototype.PrototypeDSL;
import org.jspecify.annotations.Nullable;
import org.kie.api.prototype.PrototypeFact;

/**
 * How facts of one type lie in memory.
 *
 * @param positions of the attributes by name
 * @param unknown what each attribute may be when nothing is known, as far as somebody has asked: where it applies, and where it may not
 * @param prototype what Drools knows them by
 */
record Layout(
        String name,
        List<Attribute> attributes,
        Map<String, Integer> positions,
        AtomicReferenceArray<@Nullable Possible> unknown,
        PrototypeFact prototype) {

    /** Facts without attributes. */
    static Layout bare(PrototypeFact prototype) {
        return new Layout(prototype.getName(), List.of(), Map.of(), new AtomicReferenceArray<>(0), prototype);
    }

    static Layout of(String name, List<Attribute> attributes) {
        Map<String, Integer> positions = new HashMap<>();
        for (Attribute attribute : attributes) {
            positions.put(attribute.name(), positions.size());
        }
        // Looked up at every read of a fact, where Map.copyOf takes several times as long as this.
        return new Layout(
                name,
                List.copyOf(attributes),
                Collections.unmodifiableMap(positions),
                new AtomicReferenceArray<>(2 * attributes.size()),
                PrototypeDSL.prototypeFact(name));
    }

    int position(String attribute) {
        Integer position = positions.get(attribute);
        if (position == null) {
            throw new IllegalStateException("type " + name + " has no attribute " + attribute);
        }
        return position;
    }

    /** How an attribute is declared. */
    Attribute attribute(String attribute) {
        return attributes.get(position(attribute));
    }

    /** What an attribute may be when nothing is known, of what it hangs on neither. */
    Possible unknown(int position) {
        Attribute attribute = attributes.get(position);
        return unknown(position, !attribute.onlyIf().isEmpty() || attribute.noneIfAbsent().isPresent());
    }

    /** What an attribute may be when nothing is known of it. @param maybeAbsent whether it is open that it applies */
    Possible unknown(int position, boolean maybeAbsent) {
        int index = 2 * position + (maybeAbsent ? 1 : 0);
        Possible known = unknown.get(index);
        if (known == null) {
            known = Possible.unknown(attributes.get(position).type(), maybeAbsent);
            unknown.set(index, known);
        }
        return known;
    }

    /** The types of the vocabulary and, for each list, the type of its elements. */
    static Map<String, Layout> all(Vocabulary vocabulary) {
        Map<String, Layout> layouts = new HashMap<>();
        for (EntityType type : vocabulary.types().values()) {
            layouts.put(type.name(), of(type.name(), new ArrayList<>(type.attributes().values())));
            for (Attribute attribute : type.attributes().values()) {
                if (attribute.type() instanceof AttributeType.ListOf list) {
                    String name = Plan.elements(type.name(), attribute.name());
                    layouts.put(
                            name,
                            of(
                                    name,
                                    List.of(
                                            plain("of", new AttributeType.Reference(List.of(type.name())), attribute),
                                            plain("value", list.of(), attribute))));
                }
            }
        }
        return layouts;
    }

    private static Attribute plain(String name, AttributeType type, Attribute like) {
        return new Attribute(name, type, List.of(), Optional.empty(), like.at());
    }
}
