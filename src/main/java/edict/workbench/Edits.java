package edict.workbench;

import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes a tree by pointer. */
final class Edits {

    private Edits() {}

    /** What became of the tree. @param wrong pointers that lead nowhere */
    record Edited(Node.Mapping root, List<String> wrong) {}

    /** The world of a case: what is left out goes first, then comes what is put in. */
    static Edited world(CaseFile.Group group, CaseFile.Case one) {
        List<String> wrong = new ArrayList<>();
        Node root = group.given();
        for (String pointer : one.without()) {
            Optional<Node> left = without(root, steps(pointer), 0);
            if (left.isEmpty()) {
                wrong.add(pointer);
            }
            root = left.orElse(root);
        }
        for (Map.Entry<String, Node> put : one.with().entrySet()) {
            Optional<Node> changed = with(root, steps(put.getKey()), 0, put.getValue());
            if (changed.isEmpty()) {
                wrong.add(put.getKey());
            }
            root = changed.orElse(root);
        }
        return new Edited((Node.Mapping) moved(root, ""), wrong);
    }

    /** What stands at a pointer. */
    static Optional<Node> find(Node root, String pointer) {
        Node node = root;
        for (String step : steps(pointer)) {
            Optional<Node> next = step(node, step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        return Optional.of(node);
    }

    static List<String> steps(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private static Optional<Node> step(Node node, String step) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.get(step);
        }
        if (node instanceof Node.Sequence sequence) {
            return index(step)
                    .filter(index -> index < sequence.items().size())
                    .map(sequence.items()::get);
        }
        return Optional.empty();
    }

    private static Optional<Integer> index(String step) {
        return step.matches("0|[1-9][0-9]{0,5}") ? Optional.of(Integer.parseInt(step)) : Optional.empty();
    }

    private static Optional<Node> without(Node node, List<String> steps, int depth) {
        if (steps.isEmpty() || step(node, steps.get(depth)).isEmpty()) {
            return Optional.empty();
        }
        String step = steps.get(depth);
        if (depth < steps.size() - 1) {
            return step(node, step)
                    .flatMap(child -> without(child, steps, depth + 1))
                    .map(changed -> put(node, step, changed));
        }
        if (node instanceof Node.Mapping mapping) {
            Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
            entries.remove(step);
            return Optional.of(new Node.Mapping(mapping.at(), mapping.pointer(), entries, mapping.keys()));
        }
        Node.Sequence sequence = (Node.Sequence) node;
        List<Node> items = new ArrayList<>(sequence.items());
        items.remove((int) index(step).orElseThrow());
        return Optional.of(new Node.Sequence(sequence.at(), sequence.pointer(), items));
    }

    private static Optional<Node> with(Node node, List<String> steps, int depth, Node value) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        String step = steps.get(depth);
        if (depth < steps.size() - 1) {
            return step(node, step)
                    .flatMap(child -> with(child, steps, depth + 1, value))
                    .map(changed -> put(node, step, changed));
        }
        boolean fits = node instanceof Node.Mapping
                || node instanceof Node.Sequence sequence
                        && index(step)
                                .filter(index -> index <= sequence.items().size())
                                .isPresent();
        return fits ? Optional.of(put(node, step, value)) : Optional.empty();
    }

    private static Node put(Node node, String step, Node value) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
            entries.put(step, value);
            Map<String, Place> keys = new LinkedHashMap<>(mapping.keys());
            keys.put(step, value.at());
            return new Node.Mapping(mapping.at(), mapping.pointer(), entries, keys);
        }
        Node.Sequence sequence = (Node.Sequence) node;
        List<Node> items = new ArrayList<>(sequence.items());
        int index = index(step).orElseThrow();
        if (index == items.size()) {
            items.add(value);
        } else {
            items.set(index, value);
        }
        return new Node.Sequence(sequence.at(), sequence.pointer(), items);
    }

    /** The same tree at another place in a document. */
    static Node moved(Node node, String pointer) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, Node> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> entries.put(key, moved(value, Pointers.child(pointer, key))));
            return new Node.Mapping(
                    mapping.at(), pointer, Collections.unmodifiableMap(entries), Map.copyOf(mapping.keys()));
        }
        if (node instanceof Node.Sequence sequence) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < sequence.items().size(); i++) {
                items.add(moved(sequence.items().get(i), Pointers.child(pointer, i)));
            }
            return new Node.Sequence(sequence.at(), pointer, List.copyOf(items));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return new Node.Scalar(scalar.at(), pointer, scalar.text(), scalar.kind());
    }
}
