package edict.facts;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problems;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Literals;
import edict.vocabulary.Schemas;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads entities and what is written under them, by their shapes. */
final class EntityReader {

    private final Drafts drafts;
    private final Problems problems;
    private final References references;
    private final Catalogue catalogue;
    private final Claims claims;
    private final Map<String, List<Option.Step>> changes = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();

    EntityReader(Drafts drafts, References references, Catalogue catalogue, Claims claims) {
        this.drafts = drafts;
        this.problems = drafts.problems();
        this.references = references;
        this.catalogue = catalogue;
        this.claims = claims;
    }

    /** Reads a list of entities of the document. @param owner the entity under which it stands; none at top level */
    void list(Node node, Shape shape, Optional<Draft> owner, String key) {
        if (Literals.isUnknown(node)) {
            drafts.open(shape, owner, key, node.at());
        } else if (node instanceof Node.Sequence sequence) {
            items(sequence, shape, owner);
        } else if (node instanceof Node.Mapping mapping && !mapping.entries().containsKey("id")) {
            Literals.listing(mapping, problems).ifPresent(listing -> {
                items(listing.has(), shape, owner);
                if (!listing.complete()) {
                    drafts.openFor(shape, owner, node.pointer(), node.at());
                }
            });
        } else {
            problems.add(
                    node, "expected a list of " + shape.type().name() + ", found " + node.described());
        }
    }

    private void items(Node.Sequence sequence, Shape shape, Optional<Draft> owner) {
        sizes.put(sequence.pointer(), sequence.items().size());
        sequence.items().forEach(item -> item(item, shape, owner, Optional.empty()));
    }

    /** Makes room for one more member of the list, which may have been absent, and says where. */
    String nextPointer(String list) {
        String has = list + "/has";
        String base = sizes.containsKey(has) ? has : list;
        return base + '/' + (sizes.merge(base, 1, Integer::sum) - 1);
    }

    /** Reads a member of a list. @param source who says so, where it is not the document */
    void item(Node item, Shape shape, Optional<Draft> owner, Optional<Given.Source> source) {
        if (item instanceof Node.Mapping mapping) {
            entity(mapping, shape, owner, source);
        } else {
            String name = shape.type().name();
            problems.add(
                    item, () -> "expected an object that describes " + Names.one(name) + ", found " + item.described() + instead(item, shape));
        }
    }

    /** How to write what stands there as the id of something alone; nothing where it is none, or names nothing in such an object. */
    private static String instead(Node item, Shape shape) {
        if (!(item instanceof Node.Scalar scalar) || Names.noId(scalar.text(), Schemas.ID_LENGTH).isPresent()) {
            return "";
        }
        String id = scalar.text();
        Optional<String> written = shape.type().partOf().isEmpty()
                ? Optional.of("{id: " + id + "}")
                : naming(id, shape).or(() -> shape.parts().entrySet().stream()
                        .flatMap(part -> naming(id, part.getValue()).map(inner -> "{" + part.getKey() + ": [" + inner + "]}").stream())
                        .findFirst());
        return written.map(text -> "; write " + Names.quote(text)).orElse("");
    }

    /** An object that names something by the first of its attributes that can. */
    private static Optional<String> naming(String id, Shape shape) {
        return shape.type().written().stream()
                .filter(attribute -> attribute.type().single() instanceof AttributeType.Reference)
                .findFirst()
                .map(attribute -> "{" + attribute.name() + ": " + (attribute.type() instanceof AttributeType.ListOf ? "[" + id + "]" : id) + "}");
    }

    private void entity(Node.Mapping node, Shape shape, Optional<Draft> owner, Optional<Given.Source> source) {
        Draft draft = new Draft(node.pointer(), shape, owner.map(Draft::key), node.at());
        drafts.add(draft);
        owner.ifPresent(o -> draft.set(
                shape.known("of"),
                new Given(new Value.Known(o.key()), Given.Origin.STATED, node.pointer(), node.at())));
        boolean screened = false;
        for (Map.Entry<String, Node> entry : node.entries().entrySet()) {
            String key = entry.getKey();
            Node value = entry.getValue();
            int index = shape.index(key);
            if (index >= 0 && !isImplied(shape, key)) {
                read(draft, index, value, source).ifPresent(given -> {
                    draft.set(index, given);
                    references.later(draft, index, value);
                });
            } else if (key.equals("id")) {
                drafts.name(draft, value);
            } else if (shape.screening(key) != null) {
                screened = true;
            } else {
                other(draft, key, value, node.keyAt(key), source);
            }
        }
        if (screened) {
            shape.type().screenings().forEach(screening -> screening(draft, node, screening, source));
        }
        if (owner.isEmpty() && !node.entries().containsKey("id")) {
            problems.add(node, () -> "`id` is missing; every " + draft.type() + " has one");
        }
        for (Map.Entry<String, Shape> part : shape.parts().entrySet()) {
            if (!node.entries().containsKey(part.getKey())) {
                drafts.open(part.getValue(), Optional.of(draft), part.getKey(), node.at());
            }
        }
    }

    /** What would change by the option. */
    List<Option.Step> changes(String option) {
        return changes.getOrDefault(option, List.of());
    }

    private void other(Draft draft, String key, Node value, Place keyAt, Optional<Given.Source> source) {
        Shape part = draft.shape().parts().get(key);
        if (part != null && source.isPresent() && value instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> item(item, part, Optional.of(draft), source));
        } else if (part != null) {
            list(value, part, Optional.of(draft), key);
        } else if (key.equals("registry")) {
            catalogue.stands(draft, value);
        } else if (key.equals("claims")) {
            claims.read(draft, value);
        } else if (Option.isChanges(draft.type(), key)) {
            changes.put(draft.key(), Option.steps(value, problems));
        } else if (!key.startsWith("x-")) {
            unknownKey(draft.shape(), keyAt, value, key);
        }
    }

    /** Whether the key is the reference of a part to its owner, which nobody writes. */
    static boolean isImplied(Shape shape, String key) {
        return key.equals("of") && !shape.type().partOf().isEmpty();
    }

    /** Reads the value of an attribute; ids stay ids. What stands in another file than its entity is the registry's. */
    Optional<Given> read(Draft draft, int index, Node node, Optional<Given.Source> source) {
        Optional<Given.Source> listed =
                source.isEmpty() && !node.at().file().equals(draft.idAt().file())
                        ? catalogue.saidAt(node.at())
                        : Optional.empty();
        Given.Origin origin = listed.isPresent() ? Given.Origin.CATALOGUE : origin(source);
        return Literals.read(node, draft.attribute(index).type(), problems)
                .map(literal -> new Given(
                        Value.of(literal), origin, node.pointer(), node.at(), source.or(() -> listed)));
    }

    private static Given.Origin origin(Optional<Given.Source> source) {
        return source.isPresent() ? Given.Origin.ANSWERED : Given.Origin.STATED;
    }

    void unknownKey(Shape shape, Place at, Node value, String key) {
        String pointer = value.pointer();
        if (problems.isFull()) {
            problems.add(at, pointer, "unknown key");
            return;
        }
        String name = shape.type().name();
        if (isImplied(shape, key)) {
            problems.add(at, pointer, "remove `of`: " + Names.one(name) + " belongs to what it is written under");
            return;
        }
        Set<String> keys = shape.keys();
        String near = problems.didYouMean(key, keys);
        // A type has dozens of keys: the list helps only when nothing is near.
        problems.add(
                at,
                pointer,
                "unknown key " + Names.quote(key) + " of " + name
                        + (near.isEmpty() ? "; expected " + Names.oneOf(keys) + elsewhere(shape, key) + Fields.ofAText(value) : near));
    }

    private String elsewhere(Shape shape, String key) {
        List<Map.Entry<String, Shape>> parts = shape.parts().entrySet().stream()
                .filter(part -> part.getValue().index(key) >= 0 && !isImplied(part.getValue(), key))
                .toList();
        if (!parts.isEmpty()) {
            // Whoever says otherwise what a part has, such as an option or a dossier, names that part.
            return "; " + Names.oneOf(parts.stream().map(part -> part.getValue().type().name()).toList())
                    + " has it, under " + Names.oneOf(parts.stream().map(Map.Entry::getKey).toList())
                    + "; to be named from elsewhere, it needs an `id`";
        }
        List<String> types = drafts.shapes().all().stream()
                .filter(other -> other.type().kind() == EntityType.Kind.DECLARED)
                .filter(other -> other.index(key) >= 0 || other.parts().containsKey(key))
                .map(other -> other.type().name())
                .toList();
        return types.isEmpty() ? "" : "; " + Names.oneOf(types) + " has it";
    }

    private void screening(
            Draft draft, Node.Mapping node, EntityType.Screening screening, Optional<Given.Source> source) {
        node.get(screening.name()).ifPresent(list -> screened(draft, list, screening, source)
                .forEach((index, given) -> {
                    Given stated = draft.get(index);
                    if (stated == null || !draft.knows(index)) {
                        draft.set(index, given);
                    } else if (!stated.value().equals(given.value())) {
                        problems.add(
                                list,
                                "`" + draft.attribute(index).name() + "` is `" + given.value().equals(Value.YES)
                                        + "` by this list and `"
                                        + stated.value().equals(Value.YES) + "` at line "
                                        + stated.at().line() + "; keep one");
                    }
                }));
    }

    /** What the answer to a screening question says of each of its attributes, by position. */
    Map<Integer, Given> screened(
            Draft draft, Node list, EntityType.Screening screening, Optional<Given.Source> source) {
        AttributeType type = new AttributeType.ListOf(new AttributeType.Code(screening.attributes()));
        Map<Integer, Given> all = new LinkedHashMap<>();
        if (Literals.read(list, type, problems).orElse(null) instanceof Literal.Many many) {
            for (String name : screening.attributes()) {
                boolean named = many.scalars().contains(name);
                if (named || many.complete()) {
                    Value value = named ? Value.YES : Value.NO;
                    all.put(
                            draft.shape().known(name),
                            new Given(value, origin(source), list.pointer(), list.at(), source));
                }
            }
        }
        return all;
    }
}
