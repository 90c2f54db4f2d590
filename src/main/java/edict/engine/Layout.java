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
import org.drools.model.prototype.PrototypeDSL;
import org.kie.api.prototype.PrototypeFact;

/**
 * How facts of one type lie in memory.
 *
 * @param positions of the attributes by name
 * @param prototype what Drools knows them by
 */
record Layout(String name, List<Attribute> attributes, Map<String, Integer> positions, PrototypeFact prototype) {

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

    /** What an attribute may be when nothing is known. */
    Possible unknown(String attribute) {
        Attribute declared = attribute(attribute);
        return Possible.unknown(declared.type(), !declared.onlyIf().isEmpty());
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
        return new Attribute(
                name,
                type,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                like.at());
    }
}
