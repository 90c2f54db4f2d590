package edict.facts;

import edict.document.Names;
import edict.document.Node;
import edict.document.Pointers;
import edict.document.Problems;
import edict.document.Trees;
import edict.rulebook.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A change to a design that could be made, as the design itself offers it. Immutable.
 *
 * @param id as in the document
 * @param change in the words of the design
 * @param cost in euro
 * @param days until it is done
 * @param steps in the order in which they are made; none where the design doesn't say what would change
 */
public record Option(
        String id, Optional<String> change, Requirements.Amount cost, Requirements.Amount days, List<Step> steps) {

    static final String CHANGES = "changes";
    private static final Set<String> STEP = Set.of("of", "set");

    /**
     * One thing that is said otherwise.
     *
     * @param of id or pointer; empty for the design itself
     * @param set by key: a list of things is added to what is there, an empty list empties, anything else replaces
     * @param at where it stands
     */
    public record Step(String of, Map<String, Node> set, Node at) {}

    static Option of(String id, Entity entity, List<Step> steps) {
        return new Option(
                id,
                entity.text(Words.CHANGE),
                Requirements.Amount.of(entity, Words.COST),
                Requirements.Amount.of(entity, Words.DAYS),
                steps);
    }

    /** Reads {@code changes:} of an option. */
    public static List<Step> steps(Node node, Problems problems) {
        List<Step> steps = new ArrayList<>();
        if (!(node instanceof Node.Sequence sequence)) {
            problems.add(node, "expected a list of `{of: …, set: {…}}`, found " + node.described());
            return List.of();
        }
        for (Node item : sequence.items()) {
            if (item instanceof Node.Mapping mapping) {
                for (String key : mapping.entries().keySet()) {
                    if (!STEP.contains(key)) {
                        problems.add(
                                mapping.keyAt(key),
                                Pointers.child(mapping.pointer(), key),
                                "unknown key " + Names.quote(key) + "; expected `of` or `set`"
                                        + problems.didYouMean(key, STEP));
                    }
                }
                if (mapping.get("of").orElse(null) instanceof Node.Scalar of
                        && of.kind() == Node.Kind.TEXT
                        && mapping.get("set").orElse(null) instanceof Node.Mapping set) {
                    steps.add(new Step(of.text(), set.entries(), mapping));
                } else {
                    problems.add(
                            mapping,
                            "expected `of`, the id of what would change or '' for the design, and `set`, what it would say");
                }
            } else {
                problems.add(item, "expected `{of: …, set: {…}}`, found " + item.described());
            }
        }
        return List.copyOf(steps);
    }

    /**
     * A design after some steps.
     *
     * @param said what it says otherwise, by pointer; answers about that were about the design as it is
     * @param added what is new, by id; and ids, by the registry entry that they stand for
     */
    record Changed(Node.Mapping root, Map<String, String> said, Map<String, String> added) {}

    /** What changes decide. Those that decide nothing in two ways can be made together. */
    public static Map<String, String> decided(Node.Mapping design, List<Step> steps) {
        Changed changed = applied(design, steps, new Problems());
        Map<String, String> decided = new TreeMap<>(changed.said());
        decided.putAll(changed.added());
        return decided;
    }

    /** Of what two changes decide, the first about which they contradict each other. */
    public static Optional<String> contradiction(Map<String, String> one, Map<String, String> other) {
        return one.entrySet().stream()
                .filter(decided -> !decided.getValue().equals(other.getOrDefault(decided.getKey(), decided.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The design after these steps. What it then says is checked when it is read.
     *
     * @param problems gets steps that lead nowhere
     */
    static Changed applied(Node.Mapping design, List<Step> steps, Problems problems) {
        Node.Mapping root = design;
        Map<String, String> otherwise = new TreeMap<>();
        Map<String, String> added = new TreeMap<>();
        for (Step step : steps) {
            Optional<String> pointer = pointer(step.of(), step.at(), root, problems);
            if (pointer.isEmpty()) {
                continue;
            }
            for (Map.Entry<String, Node> said : step.set().entrySet()) {
                String place = Pointers.child(pointer.get(), said.getKey());
                root = with(root, place, said.getValue());
                if (isThings(said.getValue())) {
                    ((Node.Sequence) said.getValue()).items().forEach(item -> add(item, added));
                } else {
                    otherwise.put(place, written(said.getValue()));
                }
            }
        }
        return new Changed(root, otherwise, added);
    }

    /** Where the object stands that is called so. @param name id or pointer; empty for the design itself @param at where it is named */
    static Optional<String> pointer(String name, Node at, Node.Mapping root, Problems problems) {
        Map<String, String> named = named(root);
        Optional<String> pointer = Optional.ofNullable(name.isEmpty() || name.startsWith("/") ? name : named.get(name))
                .filter(one -> Trees.find(root, one).orElse(null) instanceof Node.Mapping);
        if (pointer.isEmpty()) {
            problems.add(
                    at,
                    "nothing in the design is called " + Names.quote(name) + problems.didYouMean(name, named.keySet()));
        }
        return pointer;
    }

    private static Node.Mapping with(Node.Mapping root, String pointer, Node value) {
        Optional<Node> old = Trees.find(root, pointer);
        if (!isThings(value) || old.filter(Option::isList).isEmpty()) {
            return Trees.with(root, pointer, value).orElseThrow();
        }
        String list = old.get() instanceof Node.Sequence ? pointer : Pointers.child(pointer, "has");
        Node.Mapping changed = root;
        List<Node> there = ((Node.Sequence) Trees.find(root, list).orElseThrow()).items();
        int size = there.size();
        for (Node item : ((Node.Sequence) value).items()) {
            // Two options may both bring in the same supplier.
            boolean known = isNamed(item) && there.stream().anyMatch(other -> written(other).equals(written(item)));
            if (!known) {
                changed = Trees.with(changed, Pointers.child(list, size++), item).orElseThrow();
            }
        }
        return changed;
    }

    private static boolean isNamed(Node thing) {
        return thing instanceof Node.Mapping mapping && mapping.get("id").isPresent();
    }

    private static void add(Node thing, Map<String, String> added) {
        if (thing instanceof Node.Mapping mapping
                && mapping.get("id").orElse(null) instanceof Node.Scalar id) {
            added.put(id.text(), written(thing));
            if (mapping.get("registry").orElse(null) instanceof Node.Scalar entry) {
                added.put(CatalogueEntry.key(entry.text()), id.text());
            }
        }
    }

    /** The same for all that say the same, wherever it stands. */
    private static String written(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> Names.quote(entry.getKey()) + ':' + written(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(Option::written).collect(Collectors.joining(",", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.kind() + " " + scalar.text().length() + ' ' + scalar.text();
    }

    private static boolean isList(Node node) {
        return node instanceof Node.Sequence
                || node instanceof Node.Mapping mapping && mapping.get("has").orElse(null) instanceof Node.Sequence;
    }

    /** Attributes are never lists of objects, what is written in place always is. */
    private static boolean isThings(Node node) {
        return node instanceof Node.Sequence list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(Node.Mapping.class::isInstance);
    }

    /** Pointers of what has an id, by id. What options would say is not there yet. */
    static Map<String, String> named(Node.Mapping root) {
        Map<String, String> named = new TreeMap<>();
        gather(root, named);
        return named;
    }

    private static void gather(Node node, Map<String, String> named) {
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> gather(item, named));
        } else if (node instanceof Node.Mapping mapping) {
            mapping.get("id").filter(Node.Scalar.class::isInstance).ifPresent(id ->
                    named.putIfAbsent(((Node.Scalar) id).text(), mapping.pointer()));
            mapping.entries().forEach((key, value) -> {
                if (!key.equals(CHANGES) && !key.startsWith("x-")) {
                    gather(value, named);
                }
            });
        }
    }

    /** Whether the key is where an option says what would change. */
    static boolean isChanges(String type, String key) {
        return type.equals(Words.OPTION) && key.equals(CHANGES);
    }
}
