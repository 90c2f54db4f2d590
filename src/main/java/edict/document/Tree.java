package edict.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree from the events of a parser, whatever the syntax, and checks what both syntaxes have in common:
 * duplicate keys, lone surrogates and the limits. Keeps its own stack: nesting can't exhaust the thread's.
 */
final class Tree {

    /** The text asks for more than a limit allows. The problem is already noted; nothing more is read. */
    static final class Stop extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stop() {
            super("a limit is reached", null, false, false);
        }
    }

    /** Characters of pointers per byte of the limit: long keys above many values must not fill the memory. */
    private static final long POINTER_SHARE = 16;

    private final String file;
    private final Limits limits;
    private final Problems problems;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Optional<Node>> anchors = new HashMap<>();
    private @Nullable Frame top;
    private @Nullable Node root;
    private int depth;
    private int nodes;
    private int aliases;
    private long pointers;

    private static final class Frame {
        private final @Nullable Frame parent;
        private final String pointer;
        private final Place at;
        private final boolean mapping;
        private final @Nullable String anchor;
        private String[] keys = new String[8];
        private Place[] places = new Place[8];
        private Node[] values = new Node[8];
        private @Nullable Map<String, Place> seen;
        private int size;
        private @Nullable String key;
        private @Nullable Place keyAt;
        private boolean discarding;
        /** Where the merge key stands whose value comes next. */
        private @Nullable Place mergingAt;
        private @Nullable List<Node.Mapping> merged;
        private @Nullable Place mergedAt;

        private Frame(@Nullable Frame parent, String pointer, Place at, boolean mapping, @Nullable String anchor) {
            this.parent = parent;
            this.pointer = pointer;
            this.at = at;
            this.mapping = mapping;
            this.anchor = anchor;
        }

        private Optional<Place> find(String name) {
            if (seen != null) {
                return Optional.ofNullable(seen.get(name));
            }
            for (int i = 0; i < size; i++) {
                if (keys[i].equals(name)) {
                    return Optional.of(places[i]);
                }
            }
            return Optional.empty();
        }

        private void add(Node value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
                if (mapping) {
                    keys = Arrays.copyOf(keys, size * 2);
                    places = Arrays.copyOf(places, size * 2);
                }
            }
            if (key != null && keyAt != null) {
                keys[size] = key;
                places[size] = keyAt;
                if (seen != null) {
                    seen.put(key, keyAt);
                } else if (size == Entries.COMPACT) {
                    seen = new HashMap<>();
                    for (int i = 0; i <= size; i++) {
                        seen.put(keys[i], places[i]);
                    }
                }
                key = null;
                keyAt = null;
            }
            values[size++] = value;
        }

        private Node close() {
            Node[] items = Arrays.copyOf(values, size);
            if (!mapping) {
                return new Node.Sequence(at, pointer, List.of(items));
            }
            String[] names = Arrays.copyOf(keys, size);
            return new Node.Mapping(
                    at, pointer, Entries.of(names, items), Entries.of(names, Arrays.copyOf(places, size)));
        }
    }

    Tree(String file, Limits limits, Problems problems) {
        this.file = file;
        this.limits = limits;
        this.problems = problems;
    }

    Place place(int line, int column) {
        return new Place(file, line, column);
    }

    /** Pointer of the object or list that is open, or of the value that a key of it announces. */
    String pointer() {
        if (top == null) {
            return "";
        }
        return top.mapping
                ? top.key == null ? top.pointer : Pointers.child(top.pointer, top.key)
                : Pointers.child(top.pointer, top.size);
    }

    /** Whether an object is open and its next text is a key. */
    boolean expectsKey() {
        return top != null && top.mapping && top.key == null && !top.discarding && top.mergingAt == null;
    }

    Optional<Node> root() {
        return Optional.ofNullable(root);
    }

    void key(String name, Place at) {
        Frame frame = open();
        if (name.length() > Limits.KEY) {
            problems.add(
                    at,
                    frame.pointer,
                    "the key " + Names.quote(name) + " has " + name.length() + " characters; at most " + Limits.KEY
                            + " are read");
            frame.discarding = true;
            return;
        }
        checkCharacters(name, at, frame.pointer);
        // The same few names come again for each entity: one string each.
        String known = names.putIfAbsent(name, name);
        String interned = known == null ? name : known;
        Optional<Place> first = frame.find(interned);
        if (first.isPresent()) {
            problems.add(
                    at,
                    Pointers.child(frame.pointer, interned),
                    "the key " + Names.quote(name) + " stands twice; it is already at line " + first.get().line()
                            + ", column " + first.get().column());
            frame.discarding = true;
        } else {
            frame.key = interned;
            frame.keyAt = at;
        }
    }

    /** Reports a key that can't be one and drops its value. */
    void refuseKey(Place at, String message) {
        Frame frame = open();
        problems.add(at, frame.pointer, message);
        frame.discarding = true;
    }

    /**
     * Takes the next value for keys of the object that is open, but for those that it has itself.
     *
     * @param twice whether it may do so again, as where one only looks what the text is: whoever reads it says what is wrong
     */
    void merge(Place at, boolean twice) {
        Frame frame = open();
        Place first = frame.mergedAt;
        if (first != null && !twice) {
            problems.add(
                    at,
                    frame.pointer,
                    "the merge key (`<<`) stands twice; it is already at line " + first.line() + ", column " + first.column()
                            + "; write a list of what is merged: `<<: [*a, *b]`");
        }
        frame.mergedAt = first == null ? at : first;
        frame.merged = new ArrayList<>();
        frame.mergingAt = at;
    }

    /** Of several objects the first counts. */
    private void merged(Frame frame, Place at, Node value) {
        List<Node> all = value instanceof Node.Sequence list ? list.items() : List.of(value);
        for (Node one : all) {
            if (one instanceof Node.Mapping mapping && frame.merged != null) {
                frame.merged.add(mapping);
            } else {
                problems.add(at, frame.pointer, "a merge key (`<<`) takes an object or a list of objects, found " + one.described());
            }
        }
        frame.mergingAt = null;
    }

    /** The values keep the places of the originals, as those of aliases do. */
    private void addMerged(Frame frame, List<Node.Mapping> others) {
        for (Node.Mapping other : others) {
            other.entries().forEach((key, value) -> {
                if (frame.find(key).isEmpty()) {
                    Node copied = copy(value, count(value.at(), Pointers.child(frame.pointer, key)), depth);
                    frame.key = key;
                    frame.keyAt = other.keyAt(key);
                    frame.add(copied);
                }
            });
        }
    }

    void scalar(String text, Node.Kind kind, Place at, @Nullable String anchor) {
        String pointer = count(at);
        if (text.length() > limits.scalar()) {
            problems.add(
                    at,
                    pointer,
                    "the value has " + text.length() + " characters; at most " + limits.scalar() + " are read");
            text = "";
        } else if (kind == Node.Kind.NUMBER && text.length() > limits.digits()) {
            problems.add(
                    at,
                    pointer,
                    "the number " + Names.quote(text) + " has " + text.length() + " characters; at most "
                            + limits.digits() + " are read");
            text = "0";
        } else if (kind == Node.Kind.NUMBER && exponentDigits(text) > Limits.EXPONENT) {
            problems.add(
                    at,
                    pointer,
                    "the exponent of " + Names.quote(text) + " has more than " + Limits.EXPONENT + " digits");
            text = "0";
        } else {
            checkCharacters(text, at, pointer);
        }
        value(new Node.Scalar(at, pointer, text, kind), anchor);
    }

    private static int exponentDigits(String number) {
        int e = number.startsWith("0x") ? -1 : Math.max(number.indexOf('e'), number.indexOf('E'));
        if (e < 0) {
            return 0;
        }
        int start = number.charAt(e + 1) == '-' || number.charAt(e + 1) == '+' ? e + 2 : e + 1;
        return number.length() - start;
    }

    void open(boolean mapping, Place at, @Nullable String anchor) {
        String pointer = count(at);
        depth++;
        if (depth > limits.depth()) {
            problems.add(at, pointer, "more than " + limits.depth() + " lists and objects stand inside each other");
            throw new Stop();
        }
        if (anchor != null) {
            anchors.put(anchor, Optional.empty());
        }
        top = new Frame(top, pointer, at, mapping, anchor);
    }

    void close() {
        Frame frame = open();
        if (frame.merged != null) {
            addMerged(frame, frame.merged);
        }
        top = frame.parent;
        depth--;
        value(frame.close(), frame.anchor);
    }

    /** Another document begins, in which no anchor of those before it is known. */
    void forget() {
        anchors.clear();
        root = null;
    }

    /** Puts a copy of what the anchor names here. */
    void alias(String name, Place at) {
        String pointer = count(at);
        if (++aliases > limits.aliases()) {
            problems.add(at, pointer, "more than " + limits.aliases() + " aliases (`*name`) stand in the text");
            throw new Stop();
        }
        Optional<Node> target = anchors.get(name);
        if (target == null) {
            problems.add(at, pointer, "nothing above is marked " + Names.quote("&" + name));
        } else if (target.isEmpty()) {
            problems.add(at, pointer, Names.quote("*" + name) + " stands inside what it names");
        }
        Node copied = target == null || target.isEmpty()
                ? new Node.Scalar(at, pointer, "null", Node.Kind.NULL)
                : copy(target.get(), pointer, depth);
        value(copied, null);
    }

    /** Recursive: the depth is limited. The copy keeps the places of the original: that is where one changes it. */
    private Node copy(Node node, String pointer, int above) {
        if (node instanceof Node.Scalar scalar) {
            return new Node.Scalar(scalar.at(), pointer, scalar.text(), scalar.kind());
        }
        if (above + 1 > limits.depth()) {
            problems.add(
                    node.at(), pointer, "more than " + limits.depth() + " lists and objects stand inside each other");
            throw new Stop();
        }
        if (node instanceof Node.Sequence sequence) {
            List<Node> items = new ArrayList<>(sequence.items().size());
            for (Node item : sequence.items()) {
                items.add(copy(item, count(item.at(), Pointers.child(pointer, items.size())), above + 1));
            }
            return new Node.Sequence(node.at(), pointer, List.copyOf(items));
        }
        Node.Mapping mapping = (Node.Mapping) node;
        String[] keys = mapping.entries().keySet().toArray(new String[0]);
        Node[] values = new Node[keys.length];
        int next = 0;
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            String child = count(entry.getValue().at(), Pointers.child(pointer, entry.getKey()));
            values[next++] = copy(entry.getValue(), child, above + 1);
        }
        return new Node.Mapping(node.at(), pointer, Entries.of(keys, values), mapping.keys());
    }

    private void value(Node value, @Nullable String anchor) {
        if (anchor != null) {
            anchors.put(anchor, Optional.of(value));
        }
        if (top == null) {
            root = value;
        } else if (top.mergingAt != null) {
            merged(top, top.mergingAt, value);
        } else if (top.discarding) {
            top.discarding = false;
        } else {
            top.add(value);
        }
    }

    private Frame open() {
        if (top == null) {
            throw new IllegalStateException("no list or object is open");
        }
        return top;
    }

    private String count(Place at) {
        return count(at, pointer());
    }

    private String count(Place at, String pointer) {
        pointers += pointer.length();
        if (++nodes > limits.nodes()) {
            problems.add(at, pointer, "the text holds more than " + limits.nodes() + " values");
            throw new Stop();
        }
        if (pointers > POINTER_SHARE * limits.bytes()) {
            problems.add(at, pointer, "too many values stand below long keys");
            throw new Stop();
        }
        return pointer;
    }

    private void checkCharacters(String text, Place at, String pointer) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    problems.add(
                            at, pointer, "half a character stands alone: `\\u" + Integer.toHexString(c) + "`");
                    return;
                }
            }
        }
    }
}
