package edict.facts;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problems;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Literals;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code claims: [HighRisk, {fact: Exempt, holds: false, route: a}]}. */
final class Claims {

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final List<Pending> pending = new ArrayList<>();

    /** A claim whose values wait until every id is known. */
    private record Pending(Draft subject, EntityType type, boolean holds, Node node) {}

    Claims(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    void read(Draft subject, Node node) {
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> claim(subject, item));
        } else {
            problems.add(node, "expected a list of derived facts, found " + node.described());
        }
    }

    private void claim(Draft subject, Node item) {
        if (item instanceof Node.Mapping mapping) {
            derivedType(mapping.get("fact").orElse(item)).ifPresent(type -> {
                checkKeys(mapping, type);
                pending.add(new Pending(subject, type, holds(mapping), item));
            });
        } else {
            derivedType(item).ifPresent(type -> pending.add(new Pending(subject, type, true, item)));
        }
    }

    private boolean holds(Node.Mapping mapping) {
        Optional<Node> flag = mapping.get("holds");
        if (flag.isPresent() && !(flag.get() instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN)) {
            problems.add(
                    flag.get(), "expected `true` or `false`, found " + flag.get().described());
        }
        return !(flag.orElse(null) instanceof Node.Scalar scalar && scalar.text().equalsIgnoreCase("false"));
    }

    private Optional<EntityType> derivedType(Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.TEXT) {
            problems.add(node, "expected a derived fact, or `{fact: …, holds: …}`, found " + node.described());
            return Optional.empty();
        }
        EntityType type = vocabulary.types().get(scalar.text());
        if (type != null && type.kind() == EntityType.Kind.DERIVED) {
            return Optional.of(type);
        }
        List<String> derived = vocabulary.types().values().stream()
                .filter(other -> other.kind() == EntityType.Kind.DERIVED)
                .map(EntityType::name)
                .toList();
        problems.add(
                node, Names.quote(scalar.text()) + " is no derived fact" + problems.didYouMean(scalar.text(), derived));
        return Optional.empty();
    }

    private void checkKeys(Node.Mapping mapping, EntityType type) {
        Set<String> known = new LinkedHashSet<>(List.of("fact", "holds"));
        known.addAll(type.attributes().keySet());
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (!known.contains(key)) {
                problems.add(
                        mapping.keyAt(key),
                        entry.getValue().pointer(),
                        "unknown key " + Names.quote(key) + "; expected " + Names.oneOf(known)
                                + problems.didYouMean(key, known));
            }
        }
    }

    /** The claims, their ids resolved. */
    List<Facts.Claim> resolved(References references) {
        return pending.stream().map(claim -> resolved(claim, references)).toList();
    }

    private Facts.Claim resolved(Pending claim, References references) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (claim.node() instanceof Node.Mapping mapping) {
            claim.type().attributes().forEach((name, attribute) -> mapping.get(name).ifPresent(node -> {
                AttributeType type = attribute.type();
                AttributeType simple = type.single();
                Optional<Literal> literal = Literals.read(node, type, problems);
                literal.ifPresent(l -> values.put(name, references.resolved(Value.of(l), simple, node)));
            }));
        }
        return new Facts.Claim(
                claim.subject().key(),
                claim.type().name(),
                claim.holds(),
                Collections.unmodifiableMap(values),
                claim.node().pointer(),
                claim.node().at());
    }
}
