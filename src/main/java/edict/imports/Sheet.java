package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A draft, or another tree, while it is put together: objects with attributes that know their origin, in the order in which they came. */
final class Sheet {

    /** A value, a list of values, an object, or a list of objects. */
    private sealed interface Part {}

    private record One(String text, Node.Kind kind, Origin origin) implements Part {}

    private record Many(List<One> items, boolean complete, Origin origin) implements Part {}

    private record Objects(List<Item> items, boolean complete) implements Part {}

    private record Single(Item item) implements Part {}

    /** An object of the draft. */
    static final class Item {

        private final Place at;
        private final Map<String, Part> parts = new LinkedHashMap<>();

        private Item(Place at) {
            this.at = at;
        }

        Item text(String key, String text, Origin origin) {
            parts.put(key, new One(text, Node.Kind.TEXT, origin));
            return this;
        }

        Item flag(String key, boolean flag, Origin origin) {
            parts.put(key, new One(Boolean.toString(flag), Node.Kind.BOOLEAN, origin));
            return this;
        }

        Item number(String key, String number, Origin origin) {
            parts.put(key, new One(number, Node.Kind.NUMBER, origin));
            return this;
        }

        Item ask(String key, Origin.Asked asked) {
            return text(key, "unknown", asked);
        }

        Item texts(String key, List<String> texts, boolean complete, Origin origin) {
            parts.put(
                    key,
                    new Many(
                            texts.stream()
                                    .map(text -> new One(text, Node.Kind.TEXT, origin))
                                    .toList(),
                            complete,
                            origin));
            return this;
        }

        /** A new object in the list under the key, which is complete. */
        Item item(String key, Place place) {
            return add(key, true, place);
        }

        /** A new object in the list under the key. @param complete whether there are no others */
        Item item(String key, boolean complete, Place place) {
            return add(key, complete, place);
        }

        /** The object under the key, which is new where there is none. */
        Item object(String key, Place place) {
            if (parts.get(key) instanceof Single single) {
                return single.item();
            }
            Item item = new Item(place);
            parts.put(key, new Single(item));
            return item;
        }

        String id() {
            return parts.get("id") instanceof One one ? one.text() : "";
        }

        boolean has(String key) {
            return parts.containsKey(key);
        }

        /** Takes over what another says of the same, whatever its id. What both say otherwise is asked. */
        void take(Item other) {
            other.parts.forEach((key, part) -> {
                Part mine = parts.get(key);
                if (mine == null) {
                    parts.put(key, part);
                } else if (!key.equals("id")) {
                    parts.put(key, both(mine, part));
                }
            });
        }

        private static Part both(Part mine, Part other) {
            if (mine instanceof One one && other instanceof One another) {
                return both(one, another);
            }
            if (mine instanceof Many many && other instanceof Many more) {
                Map<String, One> items = new LinkedHashMap<>();
                Stream.concat(many.items().stream(), more.items().stream()).forEach(item -> items.putIfAbsent(item.text(), item));
                return new Many(List.copyOf(items.values()), many.complete() && more.complete(), many.origin());
            }
            if (mine instanceof Objects objects && other instanceof Objects more) {
                Map<String, Item> known = new HashMap<>();
                objects.items().stream().filter(item -> !item.id().isEmpty()).forEach(item -> known.put(item.id(), item));
                List<Item> items = new ArrayList<>(objects.items());
                more.items().forEach(item -> Optional.ofNullable(known.get(item.id())).ifPresentOrElse(same -> same.take(item), () -> items.add(item)));
                return new Objects(items, objects.complete() && more.complete());
            }
            return mine;
        }

        private static One both(One mine, One other) {
            if (mine.text().equals(other.text()) || other.origin() instanceof Origin.Asked) {
                return mine;
            }
            if (mine.origin() instanceof Origin.Asked) {
                return other;
            }
            String said = "the files say " + Names.quote(mine.text()) + " and " + Names.quote(other.text());
            String pointer = mine.origin() instanceof Origin.Stated stated ? stated.pointer() : "";
            return new One("unknown", Node.Kind.TEXT, new Origin.Asked(mine.origin().at(), pointer, said));
        }

        private Item add(String key, boolean complete, Place place) {
            Item item = new Item(place);
            if (!(parts.get(key) instanceof Objects)) {
                parts.put(key, new Objects(new ArrayList<>(), complete));
            }
            ((Objects) parts.get(key)).items().add(item);
            return item;
        }
    }

    private final Item root;

    Sheet(Place at) {
        root = new Item(at);
    }

    Item root() {
        return root;
    }

    /**
     * What a draft says.
     *
     * @param renamed ids that are others here, for all that stand for them
     */
    static Item of(Draft draft, Map<String, String> renamed) {
        Map<String, Origin> origins = draft.facts().stream().collect(Collectors.toMap(Draft.Fact::pointer, Draft.Fact::origin));
        return item(draft.document().root(), origins, renamed);
    }

    private static Item item(Node.Mapping node, Map<String, Origin> origins, Map<String, String> renamed) {
        Item item = new Item(node.at());
        node.entries().forEach((key, value) -> item.parts.put(key, part(value, origins, key.equals("name") ? Map.of() : renamed)));
        return item;
    }

    private static Part part(Node node, Map<String, Origin> origins, Map<String, String> renamed) {
        if (node instanceof Node.Scalar scalar) {
            return one(scalar, origins, renamed);
        }
        if (node instanceof Node.Mapping mapping && !(mapping.get("has").orElse(mapping) instanceof Node.Sequence)) {
            return new Single(item(mapping, origins, renamed));
        }
        boolean complete = node instanceof Node.Sequence;
        List<Node> members = node instanceof Node.Sequence list ? list.items() : Values.items((Node.Mapping) node, "has");
        if (members.stream().anyMatch(Node.Mapping.class::isInstance)) {
            List<Item> items = members.stream().map(member -> item((Node.Mapping) member, origins, renamed)).toList();
            return new Objects(new ArrayList<>(items), complete);
        }
        List<One> items = members.stream().map(member -> one((Node.Scalar) member, origins, renamed)).toList();
        return new Many(items, complete, items.isEmpty() ? new Origin.Stated(node.at(), "") : items.get(0).origin());
    }

    private static One one(Node.Scalar scalar, Map<String, Origin> origins, Map<String, String> renamed) {
        Origin origin = origins.getOrDefault(scalar.pointer(), new Origin.Stated(scalar.at(), ""));
        return new One(renamed.getOrDefault(scalar.text(), scalar.text()), scalar.kind(), origin);
    }

    /**
     * A new entity.
     *
     * @param complete whether the file names all there are
     */
    Item entity(String collection, boolean complete, String id, Place at) {
        Item item = root.add(collection, complete, at);
        item.parts.put("id", new One(id, Node.Kind.TEXT, new Origin.Stated(at, "")));
        return item;
    }

    /** The draft as a tree, and the origins of its values by pointer. */
    record Tree(Node.Mapping root, Map<String, Origin> origins) {}

    Tree tree() {
        Map<String, Origin> origins = new LinkedHashMap<>();
        return new Tree(mapping(root, "", origins), Collections.unmodifiableMap(origins));
    }

    private static Node.Mapping mapping(Item item, String pointer, Map<String, Origin> origins) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        item.parts.forEach((key, part) -> {
            String child = Pointers.child(pointer, key);
            boolean identity = key.equals("id") || (pointer.isEmpty() && key.equals("kind"));
            Node node = node(part, child, item.at, identity ? new LinkedHashMap<>() : origins);
            entries.put(key, node);
            keys.put(key, node.at());
        });
        return new Node.Mapping(
                item.at, pointer, Collections.unmodifiableMap(entries), Collections.unmodifiableMap(keys));
    }

    private static Node node(Part part, String pointer, Place at, Map<String, Origin> origins) {
        if (part instanceof One one) {
            origins.put(pointer, one.origin());
            return new Node.Scalar(one.origin().at(), pointer, one.text(), one.kind());
        }
        if (part instanceof Single single) {
            return mapping(single.item(), pointer, origins);
        }
        boolean complete = part instanceof Many many ? many.complete() : ((Objects) part).complete();
        Place place = part instanceof Many many ? many.origin().at() : at;
        String list = complete ? pointer : Pointers.child(pointer, "has");
        List<Node> items = new ArrayList<>();
        if (part instanceof Many many) {
            for (One one : many.items()) {
                items.add(node(one, Pointers.child(list, items.size()), place, origins));
            }
        } else {
            for (Item item : ((Objects) part).items()) {
                items.add(mapping(item, Pointers.child(list, items.size()), origins));
            }
        }
        Node.Sequence sequence = new Node.Sequence(place, list, List.copyOf(items));
        if (complete) {
            return sequence;
        }
        Map<String, Node> open = new LinkedHashMap<>();
        open.put("has", sequence);
        open.put(
                "complete",
                new Node.Scalar(place, Pointers.child(pointer, "complete"), "false", Node.Kind.BOOLEAN));
        return new Node.Mapping(
                place, pointer, Collections.unmodifiableMap(open), Map.of("has", place, "complete", place));
    }
}
