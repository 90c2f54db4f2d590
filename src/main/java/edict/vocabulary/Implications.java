package edict.vocabulary;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What values of a type's attributes say of its other attributes, checked against these. */
final class Implications {

    private static final String EXPECTED = "expected an object such as `{other: {\"its-own\": the-others}}`, found ";

    private final String type;
    private final Map<String, Attribute> attributes;
    private final Set<String> wrong;
    private final Set<String> saying;
    private final Problems problems;

    /**
     * @param attributes of the type; read, never changed
     * @param wrong names of attributes that it declares wrongly
     * @param saying names of those that say anything of others
     */
    Implications(String type, Map<String, Attribute> attributes, Set<String> wrong, Set<String> saying, Problems problems) {
        this.type = type;
        this.attributes = attributes;
        this.wrong = wrong;
        this.saying = saying;
        this.problems = problems;
    }

    /** What the values of one attribute say of others, as far as it is sound. */
    List<Attribute.Implied> read(Attribute attribute, Node node) {
        if (!isPlain(attribute)) {
            problems.add(node, "only a boolean or a single code says what another attribute is; `" + attribute.name() + "` is a " + attribute.type().word());
            return List.of();
        }
        List<Attribute.Implied> implied = new ArrayList<>();
        mapping(node).ifPresent(others -> others.entries().forEach((name, values) -> other(attribute, name, others, values)
                .flatMap(other -> mapping(values).flatMap(said -> values(attribute, other, said)))
                .ifPresent(implied::add)));
        return implied;
    }

    private Optional<Node.Mapping> mapping(Node node) {
        if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            return Optional.of(mapping);
        }
        problems.add(node, EXPECTED + node.described());
        return Optional.empty();
    }

    /** The attribute of which something is said; empty where it is no other, or of no type that can be told. */
    private Optional<Attribute> other(Attribute attribute, String name, Node.Mapping others, Node values) {
        if (wrong.contains(name)) {
            return Optional.empty();
        }
        Attribute other = attributes.get(name);
        Place at = others.keyAt(name);
        if (other == null) {
            problems.add(at, values.pointer(), Names.quote(name) + " is no attribute of " + type + problems.didYouMean(name, attributes.keySet()));
        } else if (other.name().equals(attribute.name()) || !isPlain(other)) {
            problems.add(at, values.pointer(), "expected another attribute that is a boolean or a single code, found `" + name + "`");
        } else if (saying.contains(name)) {
            // One step only: what is told of an attribute doesn't tell of others in its turn.
            problems.add(at, values.pointer(), "`" + name + "` says itself what others are; expected an attribute that doesn't");
        } else {
            return Optional.of(other);
        }
        return Optional.empty();
    }

    private Optional<Attribute.Implied> values(Attribute attribute, Attribute other, Node.Mapping said) {
        Map<Object, Object> values = new LinkedHashMap<>();
        said.entries().forEach((key, node) -> {
            Optional<Object> own = value(attribute, key, said.keyAt(key), node);
            String word = node instanceof Node.Scalar scalar ? scalar.text() : node.described();
            Optional<Object> others = value(other, word, node.at(), node);
            own.ifPresent(one -> others.ifPresent(its -> values.put(one, its)));
        });
        return values.size() == said.entries().size()
                ? Optional.of(new Attribute.Implied(other.name(), Collections.unmodifiableMap(values)))
                : Optional.empty();
    }

    private Optional<Object> value(Attribute attribute, String word, Place at, Node node) {
        Optional<Object> value = Conditions.value(word, attribute.type());
        if (value.isEmpty()) {
            problems.add(at, node.pointer(), Conditions.noValue(word, attribute, problems));
        }
        return value;
    }

    private static boolean isPlain(Attribute attribute) {
        return attribute.type() instanceof AttributeType.Bool
                || attribute.type() instanceof AttributeType.Code && attribute.type() != AttributeReader.ANY_CODE;
    }
}
