package edict.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds, moves and changes values in trees, which stay immutable. Places stay those of the text a value comes from. */
public final class Trees {

    private Trees() {}

    /** The value that {@code pointer} names, counted from {@code root}. */
    public static Optional<Node> find(Node root, String pointer) {
        Node node = root;
        for (String step : steps(pointer)) {
            Optional<Node> next = child(node, step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        return Optional.of(node);
    }

    /** The same value with pointers that begin with {@code pointer}. */
    public static Node under(Node node, String pointer) {
        if (node.pointer().equals(pointer)) {
            return node;
        }
        if (node instanceof Node.Scalar scalar) {
            return new Node.Scalar(scalar.at(), pointer, scalar.text(), scalar.kind());
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence(sequence.at(), pointer, sequence.items());
        }
        Node.Mapping mapping = (Node.Mapping) node;
        return mapping(mapping.at(), pointer, mapping.entries(), mapping.keys());
    }

    /**
     * Pointers by the places in the text.
     *
     * @param root what the pointers count from
     */
    public static Map<Place, String> pointers(Node root) {
        Map<Place, String> pointers = new HashMap<>();
        collect(root, pointers);
        return pointers;
    }

    private static void collect(Node node, Map<Place, String> pointers) {
        pointers.putIfAbsent(node.at(), node.pointer());
        if (node instanceof Node.Mapping mapping) {
            mapping.keys().forEach((key, at) -> pointers.putIfAbsent(at, Pointers.child(mapping.pointer(), key)));
            mapping.entries().values().forEach(value -> collect(value, pointers));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, pointers));
        }
    }

    /** The same problems with pointers into {@code root} where these were into a part of it. */
    public static List<Problem> pointing(List<Problem> problems, Node root) {
        Map<Place, String> pointers = pointers(root);
        return problems.stream()
                .map(problem -> find(root, Pointers.parent(problem.pointer())).isPresent()
                        ? problem
                        : new Problem(problem.at(), pointers.getOrDefault(problem.at(), problem.pointer()), problem.message()))
                .toList();
    }

    /** The object as the root of a document of its own. */
    public static Node.Mapping root(Node.Mapping mapping) {
        return (Node.Mapping) under(mapping, "");
    }

    /**
     * The tree with {@code value} at {@code pointer}: replaced, or added to an object that exists, or to a list whose length
     * the last step names. Nothing when there is no such place.
     */
    public static Optional<Node.Mapping> with(Node.Mapping root, String pointer, Node value) {
        return change(root, steps(pointer), old -> Optional.of(value)).map(Node.Mapping.class::cast);
    }

    /** The tree without what is at {@code pointer}. Nothing when there is no such value. */
    public static Optional<Node.Mapping> without(Node.Mapping root, String pointer) {
        return find(root, pointer).isEmpty() || pointer.isEmpty()
                ? Optional.empty()
                : change(root, steps(pointer), old -> Optional.empty()).map(Node.Mapping.class::cast);
    }

    private static Optional<Node> change(
            Node node, List<String> steps, Function<Optional<Node>, Optional<Node>> edit) {
        if (steps.isEmpty()) {
            return edit.apply(Optional.of(node)).map(value -> under(value, node.pointer()));
        }
        String step = steps.get(0);
        boolean last = steps.size() == 1;
        Optional<Node> old = child(node, step);
        if (old.isEmpty() && !last) {
            return Optional.empty();
        }
        Optional<Node> changed = old.isPresent()
                ? change(old.get(), steps.subList(1, steps.size()), edit)
                : edit.apply(Optional.empty());
        if (changed.isEmpty() && !last) {
            return Optional.empty();
        }
        if (node instanceof Node.Mapping mapping) {
            Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
            Map<String, Place> keys = new LinkedHashMap<>(mapping.keys());
            if (changed.isPresent()) {
                entries.put(step, changed.get());
                keys.putIfAbsent(step, changed.get().at());
            } else {
                entries.remove(step);
                keys.remove(step);
            }
            return Optional.of(mapping(mapping.at(), mapping.pointer(), entries, keys));
        }
        if (node instanceof Node.Sequence sequence) {
            List<Node> items = new ArrayList<>(sequence.items());
            int index = index(step, items.size() + 1);
            if (index < 0) {
                return Optional.empty();
            }
            if (changed.isEmpty()) {
                items.remove(index);
            } else if (index == items.size()) {
                items.add(changed.get());
            } else {
                items.set(index, changed.get());
            }
            return Optional.of(sequence(sequence.at(), sequence.pointer(), items));
        }
        return Optional.empty();
    }

    private static Node sequence(Place at, String pointer, List<Node> items) {
        List<Node> moved = new ArrayList<>(items.size());
        for (Node item : items) {
            moved.add(under(item, Pointers.child(pointer, moved.size())));
        }
        return new Node.Sequence(at, pointer, List.copyOf(moved));
    }

    private static Node mapping(Place at, String pointer, Map<String, Node> entries, Map<String, Place> places) {
        String[] keys = new String[entries.size()];
        Node[] values = new Node[keys.length];
        Place[] keyPlaces = new Place[keys.length];
        int next = 0;
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            keys[next] = entry.getKey();
            values[next] = under(entry.getValue(), Pointers.child(pointer, entry.getKey()));
            keyPlaces[next++] = places.getOrDefault(entry.getKey(), at);
        }
        return new Node.Mapping(at, pointer, Entries.of(keys, values), Entries.of(keys, keyPlaces));
    }

    private static Optional<Node> child(Node node, String step) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.get(step);
        }
        if (node instanceof Node.Sequence sequence) {
            int index = index(step, sequence.items().size());
            return index < 0 ? Optional.empty() : Optional.of(sequence.items().get(index));
        }
        return Optional.empty();
    }

    private static int index(String step, int size) {
        if (step.isEmpty() || step.length() > 9 || !step.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int index = Integer.parseInt(step);
        return index < size ? index : -1;
    }

    private static List<String> steps(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        String[] steps = pointer.substring(pointer.startsWith("/") ? 1 : 0).split("/", -1);
        return Arrays.stream(steps)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
    }
}
