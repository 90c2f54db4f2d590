package edict.rulebook;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.document.Problems;
import edict.drl.Parameters;
import edict.vocabulary.Countries;
import edict.vocabulary.Literals;
import edict.vocabulary.Span;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the kinds of value that policy files hold, beyond what {@link Fields} knows. */
final class Values {

    /** A host and what follows it, or a way from the folder of the rules without detours. */
    private static final Pattern LINK = Pattern.compile(
            "https?://[\\p{Alnum}.-]+(?::\\d+)?(?:[/?#][^\\s\\p{Cntrl}<>\"]*)?"
                    + "|(?<file>(?:rules|policies)(?:/(?!\\.)[\\p{Alnum}._-]+)+)(?:#[\\p{Alnum}._-]*)?");

    private final Problems problems;

    private final Set<String> files;

    /** By what places call them. Records keep where they stand, and not each of their values. */
    private final Map<String, Node.Mapping> texts = new HashMap<>();

    private final Phrases phrases;

    /** @param files names of those to which a link may lead */
    Values(Problems problems, Set<String> files, Phrases phrases) {
        this.problems = problems;
        this.files = files;
        this.phrases = phrases;
    }

    /** How citations read. */
    Phrases phrases() {
        return phrases;
    }

    /** Where a text can be read: the address of a page, or a file that stands beside the rules. Another is told of and given all the same. */
    Optional<Text> link(Fields fields, String key) {
        Optional<String> link = fields.text(key);
        link.map(LINK::matcher).ifPresent(matcher -> {
            if (!matcher.matches()) {
                fields.problem(
                        key,
                        Names.quote(link.orElseThrow()) + " leads nowhere; expected the address of a page, `https://…`, or a file"
                                + " such as `policies/house/doctrine.md`");
                return;
            }
            Optional.ofNullable(matcher.group("file"))
                    .filter(file -> !files.contains(file))
                    .ifPresent(file -> fields.problem(
                            key,
                            RulebookFiles.belongs(file)
                                    ? "there is no file " + Names.quote(file) + problems.didYouMean(file, files)
                                    : Names.quote(file) + " is no text to link to; expected a file that ends in "
                                            + Names.oneOf(RulebookFiles.DOCTRINE)));
        });
        return link.map(phrases::link);
    }

    Optional<LocalDate> date(Fields fields, String key) {
        return fields.node(key).flatMap(this::date);
    }

    Optional<LocalDate> date(Node node) {
        if (node instanceof Node.Scalar scalar) {
            Optional<LocalDate> day = Literals.date(scalar.text());
            if (day.isPresent()) {
                return day;
            }
        }
        problems.add(node, Literals.noDate(node.described(), node instanceof Node.Scalar scalar ? scalar.text() : ""));
        return Optional.empty();
    }

    Optional<Span> span(Fields fields, String key) {
        return fields.node(key).flatMap(node -> {
            Optional<Span> span = node instanceof Node.Scalar scalar ? Span.parse(scalar.text()) : Optional.empty();
            if (span.isEmpty()) {
                problems.add(
                        node,
                        "expected " + Span.EXPECTED + ", found " + node.described()
                                + (node instanceof Node.Scalar scalar ? Span.why(scalar.text()) : ""));
            }
            return span;
        });
    }

    /** A text in both languages. */
    Optional<Text> text(Fields fields, String key) {
        return fields.object(key, "a text in both languages, `{en: …, fr: …}`").flatMap(this::text);
    }

    /** A text or a number that says something; a problem where it is blank. */
    Optional<String> said(Fields fields, String key) {
        return fields.scalar(key).map(Node.Scalar::text).filter(text -> {
            if (text.isBlank()) {
                fields.problem(key, empty(key));
            }
            return !text.isBlank();
        });
    }

    static String empty(String key) {
        return "`" + key + "` is empty; name the text that this comes from";
    }

    Optional<Text> text(Fields both) {
        Optional<Text> text = Text.of(both);
        both.close();
        return text;
    }

    <E extends Enum<E> & Coded> Optional<E> code(Fields fields, String key, Class<E> type) {
        List<String> codes =
                Arrays.stream(type.getEnumConstants()).map(Coded::code).toList();
        return fields.choice(key, codes).map(code -> type.getEnumConstants()[codes.indexOf(code)]);
    }

    /** One code or a list of them. */
    <E extends Enum<E> & Coded> Set<E> codes(Fields fields, String key, Class<E> type) {
        List<String> codes =
                Arrays.stream(type.getEnumConstants()).map(Coded::code).toList();
        Set<E> found = EnumSet.noneOf(type);
        for (Node.Scalar scalar : scalars(fields, key)) {
            int index = codes.indexOf(scalar.text());
            if (index >= 0) {
                found.add(type.getEnumConstants()[index]);
            } else {
                problems.add(
                        scalar,
                        Names.quote(scalar.text()) + " is not one of " + Names.oneOf(codes)
                                + problems.didYouMean(scalar.text(), codes));
            }
        }
        return Set.copyOf(found);
    }

    /** One text or a list of texts. */
    List<String> texts(Fields fields, String key) {
        Set<String> texts = new LinkedHashSet<>();
        for (Node.Scalar scalar : scalars(fields, key)) {
            if (!texts.add(scalar.text())) {
                problems.add(scalar, Names.quote(scalar.text()) + " stands twice in the list");
            }
        }
        return List.copyOf(texts);
    }

    List<Node.Scalar> scalars(Fields fields, String key) {
        Optional<Node> node = fields.node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<Node.Scalar> scalars = new ArrayList<>();
        List<Node> items =
                node.get() instanceof Node.Sequence sequence ? sequence.items() : List.of(node.get());
        for (Node item : items) {
            if (item instanceof Node.Scalar scalar && !scalar.isNull()) {
                scalars.add(scalar);
            } else {
                problems.add(item, "expected a text or a list of texts, found " + item.described());
            }
        }
        return scalars;
    }

    Optional<Integer> count(Fields fields, String key) {
        return fields.scalar(key).flatMap(scalar -> {
            if (scalar.kind() == Node.Kind.NUMBER && scalar.text().matches("\\d{1,9}")) {
                return Optional.of(Integer.valueOf(scalar.text()));
            }
            problems.add(scalar, "expected a whole number from 0, found " + scalar.described());
            return Optional.empty();
        });
    }

    /** What a scalar of a parameter says: a number, a truth value, a day, a duration or a text. */
    static Object literal(Node.Scalar scalar) {
        return switch (scalar.kind()) {
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case NUMBER -> Literals.number(scalar.text()).<Object>map(n -> n).orElse(scalar.text());
            case TEXT, NULL -> {
                Optional<LocalDate> day = Literals.date(scalar.text());
                Optional<Span> span = Span.parse(scalar.text());
                yield day.isPresent() ? day.get() : span.isPresent() ? span.get() : scalar.text();
            }
        };
    }

    static Parameters.Kind kind(Object literal) {
        if (literal instanceof Boolean) {
            return Parameters.Kind.BOOLEAN;
        }
        if (literal instanceof BigDecimal) {
            return Parameters.Kind.NUMBER;
        }
        if (literal instanceof LocalDate) {
            return Parameters.Kind.DATE;
        }
        return literal instanceof Span ? Parameters.Kind.SPAN : Parameters.Kind.TEXT;
    }

    /** Remembers a text, so that places in it can be found. */
    void wrote(Node.Mapping text) {
        texts.put(text.at().file(), text);
    }

    /**
     * Where a name is written, as a value or a key, below a way of keys from what stands at {@code owner}; else where the last of
     * these keys is that there is.
     */
    Place at(Place owner, String name, String... keys) {
        return find(owner, name, keys).orElseGet(() -> reached(owner, keys));
    }

    /** The same; empty where it is not written there. */
    Optional<Place> find(Place owner, String name, String... keys) {
        return value(owner, keys).flatMap(node -> written(node, name));
    }

    /** Where the value stands to which a way of keys leads; else where the last of these keys is that there is. */
    Place valueAt(Place owner, String... keys) {
        return value(owner, keys).map(Node::at).orElseGet(() -> reached(owner, keys));
    }

    private Optional<Node> value(Place owner, String... keys) {
        Optional<Node> node = Optional.ofNullable(texts.get(owner.file())).flatMap(text -> standing(text, owner));
        for (String key : keys) {
            node = node.flatMap(value -> value instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty());
        }
        return node;
    }

    private Place reached(Place owner, String... keys) {
        if (keys.length == 0) {
            return owner;
        }
        String last = keys[keys.length - 1];
        String[] before = Arrays.copyOf(keys, keys.length - 1);
        return value(owner, before)
                .filter(node -> node instanceof Node.Mapping mapping && mapping.entries().containsKey(last))
                .map(node -> ((Node.Mapping) node).keyAt(last))
                .orElseGet(() -> reached(owner, before));
    }

    private static Optional<Node> standing(Node node, Place at) {
        if (node instanceof Node.Mapping && node.at().equals(at)) {
            return Optional.of(node);
        }
        return parts(node).flatMap(part -> standing(part, at).stream()).findFirst();
    }

    private static Optional<Place> written(Node node, String name) {
        if (node instanceof Node.Scalar scalar && scalar.text().equals(name)) {
            return Optional.of(scalar.at());
        }
        if (node instanceof Node.Mapping mapping && mapping.entries().containsKey(name)) {
            return Optional.of(mapping.keyAt(name));
        }
        return parts(node).flatMap(part -> written(part, name).stream()).findFirst();
    }

    private static Stream<Node> parts(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().values().stream();
        }
        return node instanceof Node.Sequence sequence ? sequence.items().stream() : Stream.of();
    }

    /** What to say of a text where a country has to be. */
    static String noCountry(String text, String why) {
        return Names.quote(text) + " is not an ISO 3166-1 alpha-2 code, " + why
                + Countries.meant(text).map(code -> "; did you mean " + Names.quote(code) + "?").orElse("");
    }

    /** A problem about something with a name of its own, which says more than a pointer. */
    void named(Place at, String message) {
        problems.add(at, "", message);
    }

    void unknown(Node node, String what, String name, java.util.Collection<String> known) {
        problems.add(node, "there is no " + what + " " + Names.quote(name) + problems.didYouMean(name, known));
    }

    static String below(Fields fields, String key) {
        return Pointers.child(fields.mapping().pointer(), key);
    }

    Problems problems() {
        return problems;
    }
}
