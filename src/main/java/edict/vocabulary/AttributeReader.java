package edict.vocabulary;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one attribute by itself, and the texts that vocabulary files are full of. */
final class AttributeReader {

    /** Stands for every code that a derived type may bear; only for what is noted about documents. */
    static final AttributeType.Code ANY_CODE = new AttributeType.Code(List.of("*"), Map.of());

    private static final String ANY = "any";

    private static final String ALL = "all";

    private static final Pattern CODE = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");

    /** Answers that mean "nobody knows" are no codes: rules would take them for knowledge. */
    private static final Set<String> NO_CODES = Set.of("unknown", "unclear", "tbd");

    private static final List<String> SIMPLE_TYPES =
            List.of("boolean", "string", "code", "country", "date", "duration", "number", "reference");

    private final Problems problems;
    private final List<Pending> references = new ArrayList<>();

    /** A reference to a type that a later file may declare. */
    record Pending(Fields fields, String type) {}

    AttributeReader(Problems problems) {
        this.problems = problems;
    }

    /** Types that the attributes read so far refer to. */
    List<Pending> references() {
        return references;
    }

    /** Everything but its conditions and what it implies, which speak of other attributes. */
    Optional<Attribute> attribute(String name, Fields fields, Place at) {
        fields.require("type");
        Optional<AttributeType> type = fields.text("type").flatMap(word -> attributeType(word, fields));
        List<String> sheets = fields.node("sheet").filter(Node.Scalar.class::isInstance).isPresent()
                ? fields.text("sheet").map(List::of).orElse(List.of())
                : fields.texts("sheet");
        fields.has("onlyIf");
        Optional<Text> doc = text(fields, "doc");
        Optional<Text> question = text(fields, "question");
        Optional<Text> help = text(fields, "help");
        Optional<Attribute.Cites> cites = fields.object("cites").flatMap(this::cites);
        Optional<Attribute.Default> otherwise =
                fields.object("default").flatMap(value -> type.flatMap(t -> otherwise(value, t)));
        Optional<String> otherwiseAs = fields.text("otherwiseAs");
        Optional<Text> noneIfAbsent = text(fields, "noneIfAbsent");
        Optional<String> noneWithout = fields.text("noneWithout");
        Optional<String> notBefore = fields.text("notBefore");
        fields.has("implies");
        fields.node("noneStaysIf").filter(node -> type.filter(t -> !(t instanceof AttributeType.ListOf)).isPresent()).ifPresent(node ->
                problems.add(node, "only of a list there can be none; `" + name + "` is a " + type.orElseThrow().word()));
        Optional<List<Object>> attainable = fields.node("attainable").flatMap(node -> type.flatMap(t -> attainable(node, t)));
        boolean answeredByBuyer = fields.flag("answeredByBuyer").orElse(false);
        if (fields.has("answeredByBuyer") && !fields.has("question")) {
            fields.problem("answeredByBuyer", "`answeredByBuyer` says who answers a `question`, and there is none");
        }
        if (noneIfAbsent.isPresent() && fields.has("default")) {
            fields.problem("noneIfAbsent", "an attribute has a `default` or is none where it is left out, not both");
        }
        if (help.isPresent() && !fields.has("question")) {
            fields.problem("help", "`help` explains a `question`, and there is none");
        }
        fields.close();
        return type.map(t -> new Attribute(
                name,
                t,
                List.of(),
                doc,
                question,
                help,
                cites,
                otherwise,
                otherwiseAs,
                noneIfAbsent,
                noneWithout,
                notBefore,
                List.of(),
                attainable,
                answeredByBuyer,
                List.of(),
                sheets,
                at));
    }

    private Optional<AttributeType> attributeType(String word, Fields fields) {
        boolean list = word.startsWith("list of ");
        String simple = list ? word.substring("list of ".length()) : word;
        if (!SIMPLE_TYPES.contains(simple)) {
            fields.problem(
                    "type",
                    Names.quote(word) + " is no type; expected " + Names.oneOf(SIMPLE_TYPES)
                            + ", or `list of` one of these" + problems.didYouMean(simple, SIMPLE_TYPES));
            // So that the keys of the type meant are not refused on top.
            List.of("codes", "unit", "minimum", "maximum", "to").forEach(fields::has);
            return Optional.empty();
        }
        AttributeType type =
                switch (simple) {
                    case "boolean" -> new AttributeType.Bool();
                    case "code" -> code(fields, list);
                    case "country" -> new AttributeType.Country();
                    case "date" -> new AttributeType.Date();
                    case "duration" -> new AttributeType.Duration();
                    case "number" -> number(fields);
                    case "reference" -> reference(fields);
                    default -> new AttributeType.Str();
                };
        if (list && type instanceof AttributeType.Bool) {
            fields.problem("type", "a list of booleans says nothing; use a list of codes");
        }
        return Optional.of(list ? new AttributeType.ListOf(type) : type);
    }

    private AttributeType code(Fields fields, boolean list) {
        fields.require("codes");
        if (fields.node("codes").orElse(null) instanceof Node.Scalar scalar && scalar.text().equals(ANY)) {
            return ANY_CODE;
        }
        Map<String, Text> meanings = new LinkedHashMap<>();
        List<String> codes;
        if (fields.node("codes").filter(Node.Mapping.class::isInstance).isPresent()) {
            Map<String, Node> entries = fields.entries("codes");
            Fields inner = fields.object("codes").orElseThrow();
            entries.keySet().forEach(code -> text(inner, code).ifPresent(text -> meanings.put(code, text)));
            codes = List.copyOf(entries.keySet());
        } else {
            codes = fields.texts("codes");
        }
        for (String code : codes) {
            if (NO_CODES.contains(code)) {
                refuse(code, fields, "`" + code + "` is no code: what nobody knows is `unknown` everywhere");
            } else if (list && code.equals("none")) {
                refuse(code, fields, "`none` is no code of a list; an empty list `[]` says it");
            } else if (!CODE.matcher(code).matches()) {
                refuse(code, fields, Names.quote(code) + " is no code; write codes in kebab-case");
            }
        }
        return new AttributeType.Code(
                codes.stream().map(String::intern).toList(), Collections.unmodifiableMap(meanings));
    }

    /** Tells what is wrong with a code where it stands. */
    private void refuse(String code, Fields fields, String message) {
        Node codes = fields.node("codes").orElseThrow();
        Place at = codes instanceof Node.Mapping meanings
                ? meanings.keyAt(code)
                : codes instanceof Node.Sequence list
                        ? list.items().stream()
                                .filter(item -> item instanceof Node.Scalar scalar && scalar.text().equals(code))
                                .findFirst()
                                .orElse(codes)
                                .at()
                        : codes.at();
        problems.add(at, codes.pointer(), message);
    }

    private AttributeType number(Fields fields) {
        String unit = fields.text("unit").orElse("");
        Optional<BigDecimal> minimum = bound(fields, "minimum");
        Optional<BigDecimal> maximum = bound(fields, "maximum");
        if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
            fields.problem("minimum", "`minimum` is greater than `maximum`");
        }
        return new AttributeType.Num(unit, minimum, maximum);
    }

    private Optional<BigDecimal> bound(Fields fields, String key) {
        return fields.scalar(key).flatMap(scalar -> {
            Optional<BigDecimal> number =
                    scalar.kind() == Node.Kind.NUMBER ? Literals.number(scalar.text()) : Optional.empty();
            if (number.isEmpty()) {
                fields.problem(key, "expected a number, found " + scalar.described());
            }
            return number;
        });
    }

    private AttributeType reference(Fields fields) {
        fields.require("to");
        List<String> to = fields.node("to").filter(Node.Scalar.class::isInstance).isPresent()
                ? fields.text("to").map(List::of).orElse(List.of())
                : fields.texts("to");
        to.forEach(name -> references.add(new Pending(fields, name)));
        return new AttributeType.Reference(to);
    }

    Optional<Text> text(Fields fields, String key) {
        return fields.object(key, "a text in both languages, `{en: …, fr: …}`").flatMap(texts -> {
            Optional<Text> text = Text.of(texts);
            texts.close();
            return text;
        });
    }

    private Optional<List<Object>> attainable(Node node, AttributeType type) {
        boolean list = type instanceof AttributeType.ListOf;
        AttributeType single = type.single();
        boolean some = single instanceof AttributeType.Bool || single instanceof AttributeType.Code || single instanceof AttributeType.Duration;
        if (!some || single == ANY_CODE) {
            problems.add(node, "only what is a boolean, a code or a duration can be attained, alone or in a list");
            return Optional.empty();
        }
        if (list && node instanceof Node.Scalar scalar && scalar.text().equals(ALL)) {
            return Optional.of(List.copyOf(((AttributeType.Code) single).codes()));
        }
        List<Node> values = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        if (values.isEmpty() && !list) {
            problems.add(node, "expected the value that can be attained, or several; only a list can be emptied");
            return Optional.empty();
        }
        List<Object> attained = new ArrayList<>();
        for (Node value : values) {
            if (Literals.isUnknown(value)) {
                problems.add(value, "`unknown` is nothing to attain");
            } else if (Literals.read(value, single, problems).orElse(null) instanceof Literal.One one) {
                attained.add(one.scalar());
            }
        }
        return Optional.of(List.copyOf(attained));
    }

    private Optional<Attribute.Cites> cites(Fields fields) {
        fields.require("pack", "provision");
        Optional<String> pack = fields.text("pack");
        Optional<String> provision = fields.text("provision");
        fields.close();
        Place at = fields.mapping().get("pack").map(Node::at).orElse(fields.mapping().at());
        return pack.flatMap(p -> provision.map(v -> new Attribute.Cites(p, v, at)));
    }

    private Optional<Attribute.Default> otherwise(Fields fields, AttributeType type) {
        fields.require("value", "because", "cites");
        Optional<Literal> value = fields.node("value").flatMap(node -> {
            if (Literals.isUnknown(node)) {
                problems.add(node, "`unknown` is what an attribute without default is");
                return Optional.empty();
            }
            return Literals.read(node, type, problems);
        });
        Optional<Text> because = text(fields, "because");
        Optional<Attribute.Cites> cites = fields.object("cites").flatMap(this::cites);
        fields.close();
        AttributeType simple = type.single();
        if (simple instanceof AttributeType.Reference) {
            fields.problem("value", "a reference has no default: no entity is in every document");
            return Optional.empty();
        }
        return value.flatMap(v -> because.flatMap(b -> cites.map(c -> new Attribute.Default(v, b, c))));
    }
}
