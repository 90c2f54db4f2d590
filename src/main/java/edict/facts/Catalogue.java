package edict.facts;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Literal;
import edict.vocabulary.Literals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The registry as a design uses it: which entity stands for which entry, and what entries add or contradict. */
final class Catalogue {

    private final Drafts drafts;
    private final Map<String, CatalogueEntry> entries = new TreeMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final List<Standing> standing = new ArrayList<>();
    private final List<Facts.Contradiction> contradictions = new ArrayList<>();
    private final List<Facts.Contradiction> settled = new ArrayList<>();
    private final Map<Place, Given.Source> said = new HashMap<>();

    /** An entity that stands for an entry. */
    private record Standing(Draft draft, CatalogueEntry entry) {}

    Catalogue(List<CatalogueEntry> entries, Drafts drafts) {
        this.drafts = drafts;
        entries.forEach(entry -> this.entries.put(entry.id(), entry));
    }

    /** Reads {@code registry: <id>} of an entity. */
    void stands(Draft draft, Node node) {
        if (Literals.isUnknown(node)) {
            return;
        }
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.TEXT) {
            drafts.problems().add(node, "expected the id of a registry entry, found " + node.described());
            return;
        }
        String quoted = Names.quote(scalar.text());
        Optional<CatalogueEntry> entry = find(scalar.text(), node);
        if (entry.isPresent() && !entry.get().type().equals(draft.type())) {
            drafts.problems()
                    .add(
                            node,
                            "the registry entry " + quoted + " is "
                                    + Names.one(entry.get().type()) + ", not " + Names.one(draft.type()));
        } else if (entry.isPresent()) {
            String first = keys.putIfAbsent(scalar.text(), draft.key());
            if (first == null) {
                standing.add(new Standing(draft, entry.get()));
            } else {
                drafts.problems().add(node, "the registry entry " + quoted + " already stands for " + first);
            }
        }
    }

    /** The id of the entry of one of some types that has an id, or else is called so, where only one is. */
    Optional<String> called(String id, List<String> types) {
        if (Optional.ofNullable(entries.get(id)).filter(entry -> types.contains(entry.type())).isPresent()) {
            return Optional.of(id);
        }
        List<String> named = entries.values().stream()
                .filter(entry -> types.contains(entry.type()) && (entry.id().equalsIgnoreCase(id) || isCalled(entry, id)))
                .map(CatalogueEntry::id)
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static boolean isCalled(CatalogueEntry entry, String name) {
        return Optional.ofNullable(entry.values().get(Words.NAME))
                .map(CatalogueEntry.Listed::literal)
                .filter(literal -> literal instanceof Literal.One one && one.scalar().toString().equalsIgnoreCase(name))
                .isPresent();
    }

    /** The entry, or a problem. */
    Optional<CatalogueEntry> find(String id, Node node) {
        CatalogueEntry entry = entries.get(id);
        if (entry == null) {
            drafts.problems()
                    .add(
                            node,
                            "the registry has no entry " + Names.quote(id)
                                    + drafts.problems().didYouMean(id, entries.keySet()));
        }
        return Optional.ofNullable(entry);
    }

    /** The entry's word for a value of the design that an importer took from the registry: it stands there. */
    Optional<Given.Source> saidAt(Place place) {
        if (said.isEmpty()) {
            entries.values().forEach(entry -> entry.values()
                    .values()
                    .forEach(listed -> said.putIfAbsent(listed.at(), source(entry, listed))));
        }
        return Optional.ofNullable(said.get(place));
    }

    private static Given.Source source(CatalogueEntry entry, CatalogueEntry.Listed listed) {
        return new Given.Source(
                Optional.of(entry.id()),
                Optional.of(entry.checked()),
                Optional.of(listed.source()),
                Optional.empty());
    }

    /** Entries that the entries in use name come along: owners of owners matter. */
    void pullAll() {
        List.copyOf(standing).forEach(used -> pull(used.entry()));
    }

    private void pull(CatalogueEntry entry) {
        Shape shape = drafts.shapes().of(entry.type());
        entry.values().forEach((name, listed) -> {
            if (shape.simpleType(shape.known(name)) instanceof AttributeType.Reference) {
                for (Object id : scalars(listed.literal())) {
                    CatalogueEntry named = entries.get((String) id);
                    if (named != null) {
                        key(named);
                    }
                }
            }
        });
    }

    static Set<Object> scalars(Literal literal) {
        return literal instanceof Literal.Many many
                ? many.scalars()
                : literal instanceof Literal.One one ? Set.of(one.scalar()) : Set.of();
    }

    /** The key of the entity that stands for the entry; one of its own when the document describes none. */
    String key(CatalogueEntry entry) {
        String known = keys.get(entry.id());
        if (known != null) {
            return known;
        }
        Shape shape = drafts.shapes().of(entry.type());
        Draft draft = new Draft(CatalogueEntry.key(entry.id()), shape, Optional.empty(), entry.at());
        drafts.add(draft);
        keys.put(entry.id(), draft.key());
        standing.add(new Standing(draft, entry));
        pull(entry);
        shape.parts().forEach((collection, part) -> drafts.open(part, Optional.of(draft), collection, entry.at()));
        return draft.key();
    }

    Map<String, String> keys() {
        return Collections.unmodifiableMap(keys);
    }

    List<Facts.Contradiction> contradictions() {
        return List.copyOf(contradictions);
    }

    /** What newer evidence says against entries, and counts in their place. */
    List<Facts.Contradiction> settled() {
        return List.copyOf(settled);
    }

    /**
     * Adds what entries say to what is stated and answered; whom they name last, as groups are known then.
     *
     * @param first whether they count where something else is stated; else neither does
     */
    void merge(boolean first) {
        merge(type -> !(type instanceof AttributeType.Reference), first);
        merge(AttributeType.Reference.class::isInstance, first);
        standing.forEach(used -> used.draft().shape().ties().forEach(tie -> {
            implied(used, tie, tie.one(), first);
            implied(used, tie, tie.other(), first);
        }));
    }

    /** What the entry's word for one end of a tie leaves of the other end, held against what people say of that one. */
    private void implied(Standing used, Shape.Tie tie, Attribute end, boolean first) {
        Draft draft = used.draft();
        Given catalogued = draft.get(draft.shape().index(tie.opposite(end).name()));
        Given stated = draft.get(draft.shape().index(end.name()));
        if (stated != null
                && stated.origin() != Given.Origin.CATALOGUE
                && catalogued != null
                && catalogued.origin() == Given.Origin.CATALOGUE
                && catalogued.value() instanceof Value.Known known) {
            tie.left(end, known.scalar()).ifPresent(left -> merge(draft, used.entry(), end.name(), catalogued.with(left), first));
        }
    }

    private void merge(Predicate<AttributeType> some, boolean first) {
        for (Standing used : standing) {
            Shape shape = used.draft().shape();
            used.entry().values().forEach((name, listed) -> {
                AttributeType type = shape.attribute(shape.known(name)).type();
                if (some.test(type)) {
                    Given catalogued = new Given(
                            known(listed.literal(), type),
                            Given.Origin.CATALOGUE,
                            Pointers.child(used.draft().key(), name),
                            listed.at(),
                            Optional.of(source(used.entry(), listed)));
                    merge(used.draft(), used.entry(), name, catalogued, first);
                }
            });
        }
    }

    private void merge(Draft draft, CatalogueEntry entry, String name, Given catalogued, boolean first) {
        int index = draft.shape().known(name);
        Given stated = draft.get(index);
        if (stated == null || !draft.knows(index)) {
            draft.set(index, catalogued);
        } else if (!name.equals(Words.NAME) && !isOfOneGroup(stated.value(), catalogued.value())) {
            // What somebody is called in a design is no fact about them, and which company of a group it is a design knows better.
            Optional<Value> agreed = Merge.of(stated.value(), catalogued.value());
            boolean newer = isNewer(stated, entry);
            if (agreed.isEmpty()) {
                (newer ? settled : contradictions).add(new Facts.Contradiction(draft.key(), name, stated, catalogued));
            }
            if (!newer) {
                draft.set(
                        index,
                        agreed.isEmpty() && first
                                ? catalogued
                                : stated.with(agreed.orElseGet(() -> Merge.between(stated.value(), catalogued.value()))));
            }
        }
    }

    /** Whether two things stand in one group, or one of them on top of the other. */
    private boolean isOfOneGroup(Value stated, Value catalogued) {
        return stated instanceof Value.Known one
                && catalogued instanceof Value.Known other
                && !Collections.disjoint(group(one.scalar()), group(other.scalar()));
    }

    /** A thing, and what stands at the top of its group as far as anybody has said; empty for what forms no group. */
    private Set<Object> group(Object key) {
        Set<Object> group = new HashSet<>();
        if (key instanceof String thing) {
            drafts.at(thing).ifPresent(draft -> draft.shape().type().group().ifPresent(tops -> {
                group.add(thing);
                Given said = draft.get(draft.shape().index(tops));
                if (said != null && said.value() instanceof Value.Members members) {
                    group.addAll(members.scalars());
                }
            }));
        }
        return group;
    }

    /** The value of an entry. What it names and the registry does not describe is unknown: nothing may pass silently. */
    private Value known(Literal literal, AttributeType type) {
        Value value = value(literal, type, keys);
        AttributeType simple = type.single();
        if (!(simple instanceof AttributeType.Reference)) {
            return value;
        }
        if (value instanceof Value.Known one) {
            return drafts.at((String) one.scalar()).isPresent() ? value : Value.UNKNOWN;
        }
        if (value instanceof Value.Members members) {
            Set<Object> described = new LinkedHashSet<>(members.scalars());
            boolean all = !described.removeIf(key -> drafts.at((String) key).isEmpty());
            return new Value.Members(Collections.unmodifiableSet(described), all && members.complete());
        }
        return value;
    }

    /** What somebody answers without evidence is worth no more than what a design states. */
    private static boolean isNewer(Given stated, CatalogueEntry entry) {
        return stated.origin() == Given.Origin.ANSWERED
                && stated.source()
                        .filter(source -> source.evidence().isPresent())
                        .flatMap(Given.Source::on)
                        .map(on -> on.isAfter(entry.checked()))
                        .orElse(false);
    }

    /**
     * The value of a literal from a table or the registry. Its references are registry ids; what nobody in the design stands
     * for keeps a key of its own, which equals nothing.
     */
    static Value value(Literal literal, AttributeType type, Map<String, String> keys) {
        Value value = Value.of(literal);
        AttributeType simple = type.single();
        if (!(simple instanceof AttributeType.Reference)) {
            return value;
        }
        if (value instanceof Value.Known known) {
            return new Value.Known(key(known.scalar(), keys));
        }
        if (value instanceof Value.Members members) {
            Set<Object> named = new LinkedHashSet<>();
            members.scalars().forEach(id -> named.add(key(id, keys)));
            return new Value.Members(Collections.unmodifiableSet(named), members.complete());
        }
        return value;
    }

    private static String key(Object id, Map<String, String> keys) {
        String key = keys.get((String) id);
        return key == null ? CatalogueEntry.key((String) id) : key;
    }
}
