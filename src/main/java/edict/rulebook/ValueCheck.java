package edict.rulebook;

import edict.document.Names;
import edict.document.Node;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks the attributes that rows of tables and registry entries set against the vocabulary. */
final class ValueCheck {

    private final Vocabulary vocabulary;
    private final Values values;

    ValueCheck(Vocabulary vocabulary, Values values) {
        this.vocabulary = vocabulary;
        this.values = values;
    }

    /** @param partsAllowed whether lists of parts may stand beside the attributes */
    void check(EntityType type, Map<String, Node> set, boolean partsAllowed) {
        set.forEach((name, node) -> {
            Attribute attribute = type.attributes().get(name);
            Optional<EntityType> part = partsAllowed ? part(type, name) : Optional.empty();
            if (part.isPresent()) {
                parts(part.get(), node);
            } else if (attribute == null) {
                Collection<String> known = new TreeSet<>(type.attributes().keySet());
                values.problems()
                        .add(
                                node,
                                "`" + type.name() + "` has no attribute " + Names.quote(name)
                                        + values.problems().didYouMean(name, known));
            } else {
                check(attribute.type(), node);
            }
        });
    }

    private Optional<EntityType> part(EntityType owner, String collection) {
        return vocabulary.types().values().stream()
                .filter(type -> type.partOf().contains(owner.name())
                        && type.collection().filter(collection::equals).isPresent())
                .findFirst();
    }

    private void parts(EntityType part, Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            values.problems().add(node, "expected a list, found " + node.described());
            return;
        }
        for (Node item : sequence.items()) {
            if (item instanceof Node.Mapping mapping) {
                check(part, mapping.entries(), true);
            } else {
                values.problems().add(item, "expected an object, found " + item.described());
            }
        }
    }

    private void check(AttributeType type, Node node) {
        if (isUnknown(node)) {
            return;
        }
        if (type instanceof AttributeType.ListOf list) {
            if (node instanceof Node.Sequence sequence) {
                sequence.items().forEach(item -> check(list.of(), item));
            } else if (!(node instanceof Node.Mapping mapping
                    && mapping.entries().get("has") instanceof Node.Sequence)) {
                values.problems().add(node, "expected a list, found " + node.described());
            }
            return;
        }
        if (node instanceof Node.Mapping && isOrdered(type)) {
            return;
        }
        if (!(node instanceof Node.Scalar scalar)) {
            values.problems().add(node, "expected a single value, found " + node.described());
            return;
        }
        Object literal = Values.literal(scalar);
        if (type instanceof AttributeType.Bool && !(literal instanceof Boolean)) {
            values.problems().add(node, "expected `true` or `false`, found " + node.described());
        } else if (type instanceof AttributeType.Code codes && !codes.codes().contains(scalar.text())) {
            values.problems()
                    .add(
                            node,
                            Names.quote(scalar.text()) + " is not one of " + Names.oneOf(codes.codes())
                                    + values.problems().didYouMean(scalar.text(), codes.codes()));
        } else if (type instanceof AttributeType.Country && !scalar.text().matches("[A-Z]{2}")) {
            values.problems()
                    .add(node, Names.quote(scalar.text()) + " is not an ISO 3166-1 alpha-2 code such as `FR`");
        } else if (type instanceof AttributeType.Date) {
            values.date(node);
        } else if (type instanceof AttributeType.Duration
                && Values.span(scalar.text()).isEmpty()) {
            values.problems()
                    .add(
                            node,
                            "expected a duration such as `P30D`, `P2M`, `PT24H` or `P14WD`, found "
                                    + node.described());
        } else if (type instanceof AttributeType.Num && !(literal instanceof BigDecimal)) {
            values.problems().add(node, "expected a number, found " + node.described());
        }
    }

    private static boolean isOrdered(AttributeType type) {
        return type instanceof AttributeType.Num
                || type instanceof AttributeType.Date
                || type instanceof AttributeType.Duration;
    }

    private static boolean isUnknown(Node node) {
        return node.isNull() || (node instanceof Node.Scalar scalar && scalar.text().equals("unknown"));
    }
}
