package edict.facts;

import edict.document.Names;
import edict.document.Node;
import edict.vocabulary.AttributeType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns ids into the keys of the entities they name, once all entities are known. */
final class References {

    private final Drafts drafts;
    private final Catalogue catalogue;
    private final List<Pending> pending = new ArrayList<>();
    private final Map<List<String>, List<String>> candidates = new HashMap<>();

    private record Pending(Draft draft, int index, Node node) {}

    References(Drafts drafts, Catalogue catalogue) {
        this.drafts = drafts;
        this.catalogue = catalogue;
    }

    /** Remembers to resolve an attribute, if it holds ids. @param node where they are written */
    void later(Draft draft, int index, Node node) {
        if (draft.shape().simpleType(index) instanceof AttributeType.Reference) {
            pending.add(new Pending(draft, index, node));
        }
    }

    void resolveAll() {
        for (Pending reference : pending) {
            Draft draft = reference.draft();
            Given given = draft.get(reference.index());
            if (given != null) {
                AttributeType type = draft.shape().simpleType(reference.index());
                draft.set(reference.index(), given.with(resolved(given.value(), type, reference.node())));
            }
        }
        pending.clear();
    }

    /** The value with keys for ids; what names nothing becomes a problem. Values of other types stay as they are. */
    Value resolved(Value value, AttributeType simpleType, Node node) {
        if (!(simpleType instanceof AttributeType.Reference type)) {
            return value;
        }
        if (value instanceof Value.Known known) {
            return key((String) known.scalar(), type, node)
                    .<Value>map(Value.Known::new)
                    .orElse(Value.UNKNOWN);
        }
        if (value instanceof Value.Members members) {
            Set<Object> keys = new LinkedHashSet<>();
            for (Node item : items(node)) {
                if (item instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
                    key(scalar.text(), type, item).ifPresent(keys::add);
                }
            }
            return new Value.Members(Collections.unmodifiableSet(keys), members.complete());
        }
        return value;
    }

    private static List<Node> items(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.get("has").map(References::items).orElse(List.of());
        }
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    private Optional<String> key(String id, AttributeType.Reference type, Node node) {
        if (id.startsWith(CatalogueEntry.KEY)) {
            return registryKey(CatalogueEntry.named(id), type, node);
        }
        Optional<Draft> target = drafts.called(id);
        String expected = String.join(" or ", type.types());
        if (target.isEmpty()) {
            List<String> near = candidates.computeIfAbsent(type.types(), drafts::ids);
            drafts.problems()
                    .add(
                            node,
                            () -> "no " + expected + " has the id " + Names.quote(id)
                                    + catalogue.called(id, type.types())
                                            .map(one -> "; the registry has one, so write " + Names.quote(CatalogueEntry.key(one)))
                                            .orElseGet(() -> drafts.problems().didYouMean(id, near)));
            return Optional.empty();
        }
        if (!type.types().contains(target.get().type())) {
            drafts.problems()
                    .add(
                            node,
                            Names.quote(id) + " is the " + target.get().type() + " at line "
                                    + target.get().idAt().line() + "; expected the id of " + expected);
            return Optional.empty();
        }
        return target.map(Draft::key);
    }

    private Optional<String> registryKey(String id, AttributeType.Reference type, Node node) {
        Optional<CatalogueEntry> entry = catalogue.find(id, node);
        if (entry.isPresent() && !type.types().contains(entry.get().type())) {
            drafts.problems()
                    .add(
                            node,
                            "the registry entry " + Names.quote(id) + " is "
                                    + Names.one(entry.get().type()) + "; expected " + String.join(" or ", type.types()));
            return Optional.empty();
        }
        return entry.map(catalogue::key);
    }
}
