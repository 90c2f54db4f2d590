package edict.imports;

import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which settings of a file an importer has understood. A setting is a value that holds no others. */
final class Coverage {

    /** Listed at most; the rest is counted. */
    private static final int LISTED = 200;

    private final Set<String> seen = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    /** Understood, with all that stands under it. */
    <T extends Node> T see(T node) {
        seen.add(node.pointer());
        return node;
    }

    /** Not understood, and said so elsewhere. */
    void told(Node node) {
        told.add(node.pointer());
    }

    /** @param notUnderstood the topmost values of which nothing was understood */
    record Result(int read, int of, List<Problem> notUnderstood) {}

    Result of(Node root) {
        List<Problem> missed = new ArrayList<>();
        Count count = count(root, "", root.at(), missed);
        List<Problem> listed = new ArrayList<>(missed.subList(0, Math.min(missed.size(), LISTED)));
        if (missed.size() > LISTED) {
            Problem last = missed.get(LISTED);
            listed.add(new Problem(last.at(), "", "and " + (missed.size() - LISTED) + " more, not listed"));
        }
        return new Result(count.read(), count.of(), List.copyOf(listed));
    }

    /** @param told whether something in it has been told, so that the whole need not be */
    private record Count(int read, int of, boolean told) {

        private Count plus(Count other) {
            return new Count(read + other.read, of + other.of, told || other.told);
        }
    }

    /** Recursive: the reader limits the depth. @param shown the pointer without what looks like a secret */
    private Count count(Node node, String shown, Place at, List<Problem> missed) {
        if (seen.contains(node.pointer())) {
            int settings = settings(node);
            return new Count(settings, settings, false);
        }
        if (told.contains(node.pointer())) {
            return new Count(0, settings(node), true);
        }
        Count count = new Count(0, 0, false);
        List<Problem> below = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                String child = Pointers.child(shown, Secrets.shown(entry.getKey()));
                count = count.plus(count(entry.getValue(), child, mapping.keyAt(entry.getKey()), below));
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                Node item = sequence.items().get(i);
                count = count.plus(count(item, Pointers.child(shown, i), item.at(), below));
            }
        }
        if (count.of() == 0) {
            count = new Count(0, 1, false);
        }
        if (count.read() == 0 && !count.told() && !node.pointer().isEmpty()) {
            missed.add(new Problem(at, shown, "not understood"));
        } else {
            missed.addAll(below);
        }
        return count;
    }

    private static int settings(Node node) {
        int settings = 0;
        if (node instanceof Node.Mapping mapping) {
            settings = mapping.entries().values().stream().mapToInt(Coverage::settings).sum();
        } else if (node instanceof Node.Sequence sequence) {
            settings = sequence.items().stream().mapToInt(Coverage::settings).sum();
        }
        return Math.max(1, settings);
    }
}
