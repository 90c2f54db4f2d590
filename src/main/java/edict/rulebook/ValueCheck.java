package edict.rulebook;

import edict.document.Names;
import edict.document.Node;
import edict.vocabulary.Attribute;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literals;
import edict.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.LinkedHashMap;
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
                Literals.read(node, attribute.type(), values.problems());
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
                Map<String, Node> attributes = new LinkedHashMap<>(mapping.entries());
                attributes.remove("id");
                check(part, attributes, true);
            } else {
                values.problems().add(item, "expected an object, found " + item.described());
            }
        }
    }
}
