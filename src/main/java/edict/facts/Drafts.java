package edict.facts;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.document.Problems;
import edict.vocabulary.Schemas;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All that a reading has gathered so far: entities by key and by id, open lists, problems. */
final class Drafts {

    private final Shapes shapes;
    private final Problems problems;
    private final Set<String> untold;
    private final Map<String, Draft> byKey = new LinkedHashMap<>();
    private final Map<String, Draft> byId = new HashMap<>();
    private final Map<String, EntityList> openLists = new LinkedHashMap<>();

    /** @param untold ids that no message proposes */
    Drafts(Shapes shapes, Problems problems, Set<String> untold) {
        this.shapes = shapes;
        this.problems = problems;
        this.untold = untold;
    }

    Shapes shapes() {
        return shapes;
    }

    Problems problems() {
        return problems;
    }

    void add(Draft draft) {
        byKey.put(draft.key(), draft);
    }

    Iterable<Draft> all() {
        return byKey.values();
    }

    Optional<Draft> called(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All ids that may be proposed. */
    Set<String> names() {
        return byId.keySet().stream().filter(id -> !untold.contains(id)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Optional<Draft> at(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The ids of entities of these types that may be proposed, sorted. */
    List<String> ids(List<String> types) {
        return byId.entrySet().stream()
                .filter(entry -> types.contains(entry.getValue().type()))
                .map(Map.Entry::getKey)
                .filter(id -> !untold.contains(id))
                .sorted()
                .toList();
    }

    /** Names the draft, if the id is one and is free. */
    void name(Draft draft, Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.TEXT) {
            boolean quotable = node instanceof Node.Scalar && !node.isNull();
            problems.add(
                    node,
                    "expected an id such as `mail-gateway`, found " + node.described()
                            + (quotable ? "; put it in quotes" : ""));
            return;
        }
        String id = scalar.text();
        Optional<String> wrong = Names.noId(id, Schemas.ID_LENGTH);
        if (wrong.isPresent()) {
            problems.add(node, wrong.get());
            return;
        }
        Draft first = byId.putIfAbsent(id, draft);
        if (first == null) {
            draft.name(id, node.at());
        } else {
            problems.add(
                    node,
                    "the id " + Names.quote(id) + " stands twice; it already names the " + first.type() + " at line "
                            + first.idAt().line() + ", column " + first.idAt().column());
        }
    }

    /** Where the list under {@code key} stands, or would stand. */
    static String pointer(Optional<Draft> owner, String key) {
        return Pointers.child(owner.map(Draft::key).orElse(""), key);
    }

    /** Notes that a list that is absent may have members, unless such lists are always complete. */
    void open(Shape shape, Optional<Draft> owner, String key, Place at) {
        if (shape.type().completeAlways().isEmpty()) {
            openFor(shape, owner, pointer(owner, key), at);
        }
    }

    /** Notes that a list may have more members than are known. */
    void openFor(Shape shape, Optional<Draft> owner, String pointer, Place at) {
        openLists.put(
                pointer, new EntityList(shape.type().name(), owner.map(Draft::key), pointer, at));
    }

    /** Notes of a list that all are known but those that name one of some. */
    void openAmong(Shape shape, String pointer, Place at, String attribute, Set<String> keys) {
        openLists.merge(
                pointer,
                new EntityList(shape.type().name(), Optional.empty(), pointer, at, Map.of(attribute, Set.copyOf(keys))),
                (open, more) -> open.among().containsKey(attribute) ? open.amongToo(attribute, keys) : open);
    }

    boolean isOpen(String pointer) {
        return openLists.containsKey(pointer);
    }

    void close(String pointer) {
        openLists.remove(pointer);
    }

    List<EntityList> openLists() {
        return List.copyOf(openLists.values());
    }

    Map<String, Entity> entities() {
        Map<String, Entity> entities = new LinkedHashMap<>(byKey.size() * 2);
        byKey.forEach((key, draft) -> entities.put(key, draft.entity()));
        return entities;
    }
}
