package edict.imports;

import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.document.Problem;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Which values of a file an importer has understood, and which it leaves out. What holds other values is none itself. */
final class Coverage {

    /** Listed at most; the rest is counted. */
    private static final int LISTED = 200;

    private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");

    private final Set<String> seen = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, Text> leftOut = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final UnaryOperator<String> keys;

    Coverage() {
        this(Secrets::shown);
    }

    /** @param keys how keys of the file are shown */
    Coverage(UnaryOperator<String> keys) {
        this.keys = keys;
    }

    /** Understood, with all that stands under it. */
    <T extends Node> T see(T node) {
        seen.add(node.pointer());
        return node;
    }

    /** Not understood, and said so elsewhere. */
    void told(Node node) {
        told.add(node.pointer());
    }

    /** Understood, with all that stands under it, and of no use. @param because one of few: they are counted */
    void leaveOut(Node node, Text because) {
        leftOut.put(node.pointer(), because);
    }

    /** Whether it was said elsewhere that exactly this value was not understood. */
    boolean tells(Node node) {
        return told.contains(node.pointer());
    }

    /** Understood, except what stands under one key, and of no use. */
    void leaveOutBut(Node.Mapping node, String key, Text because) {
        leftOut.put(node.pointer(), because);
        node.get(key).ifPresent(within -> kept.add(within.pointer()));
    }

    /** Whether something was said of exactly this value. */
    boolean knows(Node node) {
        return seen.contains(node.pointer()) || told.contains(node.pointer()) || leftOut.containsKey(node.pointer());
    }

    /** @param notUnderstood the topmost values of which nothing was understood */
    record Result(int read, int of, List<Draft.LeftOut> leftOut, List<Problem> notUnderstood) {}

    Result of(Node root) {
        List<Problem> missed = new ArrayList<>();
        Map<Text, Draft.LeftOut> without = new LinkedHashMap<>();
        Count count = count(root, "", root.at(), missed, without);
        List<Problem> alike = alike(missed);
        List<Problem> listed = new ArrayList<>(alike.subList(0, Math.min(alike.size(), LISTED)));
        if (alike.size() > LISTED) {
            Problem last = alike.get(LISTED);
            listed.add(new Problem(last.at(), "", "and " + (alike.size() - LISTED) + " more, not listed"));
        }
        return new Result(count.read(), count.of(), inOrder(without.values()), List.copyOf(listed));
    }

    /** The first of those that differ only in which member of a list they stand: many equal ones would hide a single other. */
    private static List<Problem> alike(List<Problem> missed) {
        Map<String, List<Problem>> groups = new LinkedHashMap<>();
        missed.stream()
                .sorted()
                .forEach(problem -> groups.computeIfAbsent(INDEX.matcher(problem.pointer()).replaceAll("/-"), key -> new ArrayList<>())
                        .add(problem));
        return groups.values().stream()
                .map(group -> {
                    Problem first = group.get(0);
                    int more = group.size() - 1;
                    String places = more == 1 ? " more place" : " more places";
                    return more == 0 ? first : new Problem(first.at(), first.pointer(), first.message() + ", here and in " + more + places);
                })
                .toList();
    }

    /** By where the first stands, whatever the order of keys. */
    private static List<Draft.LeftOut> inOrder(Collection<Draft.LeftOut> groups) {
        return groups.stream()
                .sorted(Comparator.comparingInt((Draft.LeftOut group) -> group.first().line())
                        .thenComparingInt(group -> group.first().column()))
                .toList();
    }

    /** @param told whether something in it has been told, so that the whole need not be */
    private record Count(int read, int of, boolean told) {

        private Count plus(Count other) {
            return new Count(read + other.read, of + other.of, told || other.told);
        }
    }

    /** Recursive: the reader limits the depth. @param shown the pointer without what looks like a secret */
    private Count count(
            Node node, String shown, Place at, List<Problem> missed, Map<Text, Draft.LeftOut> without) {
        Text because = leftOut.get(node.pointer());
        if (because != null) {
            Count inside = new Count(0, 0, true);
            if (node instanceof Node.Mapping mapping) {
                for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                    if (kept.contains(entry.getValue().pointer())) {
                        String child = Pointers.child(shown, keys.apply(entry.getKey()));
                        Place place = mapping.keyAt(entry.getKey());
                        inside = inside.plus(count(entry.getValue(), child, place, missed, without));
                    }
                }
            }
            int values = settings(node) - inside.of();
            without.merge(because, new Draft.LeftOut(because, 1, values, at, shown), Draft.LeftOut::and);
            return inside.plus(new Count(0, values, true));
        }
        // What was read and then found wrong was not understood.
        if (told.contains(node.pointer())) {
            return new Count(0, settings(node), true);
        }
        if (seen.contains(node.pointer()) || saysNothing(node)) {
            int settings = settings(node);
            return new Count(settings, settings, false);
        }
        Count count = new Count(0, 0, false);
        List<Problem> below = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                String child = Pointers.child(shown, keys.apply(entry.getKey()));
                count = count.plus(count(entry.getValue(), child, mapping.keyAt(entry.getKey()), below, without));
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                Node item = sequence.items().get(i);
                count = count.plus(count(item, Pointers.child(shown, i), item.at(), below, without));
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

    /** A key without a value, as whoever takes out a setting leaves it. */
    static boolean saysNothing(Node node) {
        return node.isNull()
                || node instanceof Node.Mapping mapping && mapping.entries().isEmpty()
                || node instanceof Node.Sequence sequence && sequence.items().isEmpty();
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
