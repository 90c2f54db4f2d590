package edict.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the keys of one object strictly: each is asked for by name, wrong types and missing keys become problems, and
 * {@link #close} refuses the keys nobody asked for. For rule and policy files.
 */
public final class Fields {

    private final Node.Mapping mapping;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    /** What was told of keys that are absent, by key. */
    private final Map<String, Problem> missing = new LinkedHashMap<>();

    private Fields(Node.Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    public static Fields of(Node.Mapping mapping, Problems problems) {
        return new Fields(mapping, problems);
    }

    /** The fields of {@code node}; when it is no object, a problem, and nothing. */
    public static Optional<Fields> of(Node node, Problems problems) {
        return of(node, "an object", problems);
    }

    private static Optional<Fields> of(Node node, String expected, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(new Fields(mapping, problems));
        }
        problems.add(node, "expected " + expected + ", found " + node.described());
        return Optional.empty();
    }

    /** The object read. */
    public Node.Mapping mapping() {
        return mapping;
    }

    /** The value of the key; null counts as absent. */
    public Optional<Node> node(String key) {
        asked.add(key);
        return mapping.get(key).filter(node -> !node.isNull());
    }

    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** Notes a problem for each key that is absent; {@link #close} takes it back where the key is there, misspelt. */
    public Fields require(String... keys) {
        for (String key : keys) {
            if (!has(key)) {
                missing(key, new Problem(mapping.at(), mapping.pointer(), Names.quote(key) + " is missing"));
            }
        }
        return this;
    }

    /** The same in words that name what lacks the key, which say more than a pointer. */
    public void require(String key, Place at, Supplier<String> message) {
        if (!has(key)) {
            missing(key, new Problem(at, "", message.get()));
        }
    }

    /** The same where the key should be. */
    public void require(String key, Supplier<String> message) {
        if (!has(key)) {
            missing(key, new Problem(mapping.at(), Pointers.child(mapping.pointer(), key), message.get()));
        }
    }

    private void missing(String key, Problem problem) {
        missing.put(key, problem);
        problems.add(problem.at(), problem.pointer(), problem.message());
    }

    public Optional<String> text(String key) {
        return node(key).flatMap(this::asText);
    }

    /** A text that is one of {@code allowed}. */
    public Optional<String> choice(String key, List<String> allowed) {
        return node(key).flatMap(node -> {
            if (!(node instanceof Node.Scalar scalar)) {
                problems.add(node, "expected one of " + Names.oneOf(allowed) + ", found " + node.described());
                return Optional.empty();
            }
            if (!allowed.contains(scalar.text())) {
                problem(
                        key,
                        Names.quote(scalar.text()) + " is not one of " + Names.oneOf(allowed)
                                + problems.didYouMean(scalar.text(), allowed));
                return Optional.empty();
            }
            return asText(node);
        });
    }

    /** True, false or, when absent, empty. */
    public Optional<Boolean> flag(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN) {
                return Optional.of(Boolean.parseBoolean(scalar.text()));
            }
            problems.add(node, "expected `true` or `false`, found " + node.described());
            return Optional.empty();
        });
    }

    /** The characters of any scalar: text, number or boolean. */
    public Optional<Node.Scalar> scalar(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof Node.Scalar scalar) {
                return Optional.of(scalar);
            }
            problems.add(node, "expected a single value, found " + node.described());
            return Optional.empty();
        });
    }

    public Optional<Fields> object(String key) {
        return object(key, "an object");
    }

    /** @param expected what it is called where something else stands there */
    public Optional<Fields> object(String key, String expected) {
        return node(key).flatMap(node -> of(node, expected, problems));
    }

    /** The entries of the object under the key, in the order of the text. */
    public Map<String, Node> entries(String key) {
        return node(key).flatMap(node -> of(node, problems))
                .map(fields -> fields.mapping.entries())
                .orElse(Map.of());
    }

    /** The items of the list under the key; none when absent. */
    public List<Node> list(String key) {
        return node(key).map(node -> {
                    if (node instanceof Node.Sequence sequence) {
                        return sequence.items();
                    }
                    problems.add(node, "expected a list, found " + node.described());
                    return List.<Node>of();
                })
                .orElse(List.of());
    }

    /** The items of a list of texts, each once. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : list(key)) {
            asText(item).ifPresent(text -> {
                if (texts.contains(text)) {
                    problems.add(item, Names.quote(text) + " stands twice in the list");
                } else {
                    texts.add(text);
                }
            });
        }
        return List.copyOf(texts);
    }

    /** The items of a list of objects. */
    public List<Fields> objects(String key) {
        return objects(key, "an object");
    }

    /** @param expected what an item is called where something else stands there */
    public List<Fields> objects(String key, String expected) {
        if (node(key).filter(Node.Sequence.class::isInstance).isEmpty() && has(key)) {
            problem(key, "expected a list, each item of it " + expected + ", found " + described(key));
            return List.of();
        }
        List<Fields> objects = new ArrayList<>();
        for (Node item : list(key)) {
            of(item, expected, problems).ifPresent(objects::add);
        }
        return List.copyOf(objects);
    }

    private String described(String key) {
        return node(key).map(Node::described).orElse("nothing");
    }

    /** Notes a problem at the key, or at the object where the key is absent. */
    public void problem(String key, String message) {
        problems.add(
                mapping.get(key).map(Node::at).orElse(mapping.at()), Pointers.child(mapping.pointer(), key), message);
    }

    /** Refuses every key that was not asked for. Call it last. */
    public void close() {
        for (String key : mapping.entries().keySet()) {
            if (!asked.contains(key)) {
                Optional<String> near = problems.nearest(key, missing.keySet()).or(() -> problems.nearest(key, asked));
                near.flatMap(meant -> Optional.ofNullable(missing.remove(meant))).ifPresent(problems::takeBack);
                problems.add(
                        mapping.keyAt(key),
                        Pointers.child(mapping.pointer(), key),
                        "unknown key " + Names.quote(key) + "; expected " + Names.oneOf(asked)
                                + near.map(Names::didYouMean)
                                        .or(() -> readAsTruth(key))
                                        .or(() -> mapping.get(key).map(Fields::ofAText))
                                        .orElse(""));
            }
        }
    }

    /** Writers of YAML 1.1 take some words for truth values, and write these. */
    private Optional<String> readAsTruth(String key) {
        return key.equals("true") && asked.contains("on")
                ? Optional.of("; some programs that write YAML turn `on` into `true`: have it write `\"on\"`")
                : Optional.empty();
    }

    /** What to say of a key without a value: in braces, whatever follows a comma is one. */
    public static String ofAText(Node value) {
        return value.isNull() ? "; if it belongs to a text with a comma in it, put that in quotes" : "";
    }

    private Optional<String> asText(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
            return Optional.of(scalar.text());
        }
        problems.add(
                node,
                node instanceof Node.Scalar scalar && !scalar.isNull()
                        ? "expected a text, found " + node.described() + "; put it in quotes"
                        : "expected a text, found " + node.described());
        return Optional.empty();
    }
}
