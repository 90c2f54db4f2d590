package edict.vocabulary;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problems;
import edict.document.Reading;
import edict.vocabulary.OnlyIfs.Raw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads vocabulary files: first every type and attribute by itself, then what hangs together across files. */
final class VocabularyLoader {

    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]++");
    private static final Pattern KEY_NAME = Pattern.compile("[a-z][A-Za-z0-9]*+");
    private static final Pattern CODE = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");

    /** Answers that mean "nobody knows" are no codes: rules would take them for knowledge. */
    private static final Set<String> NO_CODES = Set.of("unknown", "unclear", "tbd");

    /** Keys that every entity may have, and words that rules read as something else. */
    private static final Set<String> RESERVED = Set.of(
            "id", "claims", "registry", "has", "complete", "this", "true", "false", "null", "in", "not", "contains",
            "memberOf", "parameter", "unknown", "or", "and", "exists");

    private static final Set<String> DESIGN_KEYS = Set.of("kind", "title", "description", "owner");

    private static final List<String> SIMPLE_TYPES =
            List.of("boolean", "string", "code", "country", "date", "duration", "number", "reference");

    private final Problems problems = new Problems();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final List<Pending> references = new ArrayList<>();

    /** A reference to a type that a later file may declare. */
    private record Pending(Fields fields, String type) {}

    /** A type whose attributes are still being gathered. */
    private static final class Draft {
        private final String name;
        private final String pack;
        private final EntityType.Kind kind;
        private final Text doc;
        private final Fields fields;
        private final Map<String, Attribute> attributes = new LinkedHashMap<>();
        private final List<String> partOf = new ArrayList<>();
        private final Map<String, Node> conditions = new LinkedHashMap<>();
        private final List<EntityType.Screening> screenings = new ArrayList<>();

        private Draft(String name, String pack, EntityType.Kind kind, Text doc, Fields fields) {
            this.name = name;
            this.pack = pack;
            this.kind = kind;
            this.doc = doc;
            this.fields = fields;
        }
    }

    Vocabulary load(List<Reading.Document> files) {
        List<Fields> roots =
                files.stream().map(file -> Fields.of(file.root(), problems)).toList();
        for (Fields root : roots) {
            root.entries("types").forEach((name, node) -> type(name, node, root));
        }
        for (Fields root : roots) {
            root.entries("extend").forEach((name, node) -> extend(name, node, root));
        }
        checkReferences();
        Map<String, EntityType> types = new LinkedHashMap<>();
        drafts.values().forEach(draft -> types.put(draft.name, complete(draft)));
        checkCollections(types);
        List<Vocabulary.Dropped> dropped = new ArrayList<>();
        List<Vocabulary.DerivedFrom> derived = new ArrayList<>();
        for (Fields root : roots) {
            root.objects("dropped").forEach(fields -> dropped(fields, dropped));
            root.objects("derivedFrom").forEach(fields -> derivedFrom(fields, derived));
            root.close();
        }
        problems.refuse();
        return new Vocabulary(Collections.unmodifiableMap(types), List.copyOf(dropped), List.copyOf(derived));
    }

    private static String packOf(Fields root) {
        String[] folders = root.mapping().at().file().split("[/\\\\]", -1);
        return folders.length < 2 ? "core" : folders[folders.length - 2];
    }

    private void type(String name, Node node, Fields root) {
        Fields.of(node, problems).ifPresent(fields -> {
            Place at = root.mapping().get("types").map(t -> ((Node.Mapping) t).keyAt(name)).orElse(node.at());
            if (!TYPE_NAME.matcher(name).matches()) {
                problems.add(
                        at, node.pointer(), Names.quote(name) + " is no name for a type; write it in UpperCamelCase");
            }
            Draft other = drafts.get(name);
            if (other != null) {
                problems.add(
                        at,
                        node.pointer(),
                        "the type " + Names.quote(name) + " is already declared by pack `" + other.pack
                                + "`; add attributes to it under `extend`");
                return;
            }
            EntityType.Kind kind = fields.choice("kind", List.of("derived", "reference"))
                    .map(word ->
                            word.equals("derived") ? EntityType.Kind.DERIVED : EntityType.Kind.REFERENCE)
                    .orElse(EntityType.Kind.DECLARED);
            fields.require("doc");
            Text doc = text(fields, "doc").orElse(new Text(name, name));
            Draft draft = new Draft(name, packOf(root), kind, doc, fields);
            drafts.put(name, draft);
            if (kind == EntityType.Kind.DECLARED) {
                draft.partOf.addAll(fields.texts("partOf"));
            }
            if (!draft.partOf.isEmpty()) {
                AttributeType owner = new AttributeType.Reference(List.copyOf(draft.partOf));
                draft.attributes.put(
                        "of",
                        new Attribute(
                                "of",
                                owner,
                                List.of(),
                                Optional.of(new Text("What it is a part of.", "Ce dont il fait partie.")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                at));
            }
            attributes(draft, fields);
        });
    }

    private void extend(String name, Node node, Fields root) {
        Draft draft = drafts.get(name);
        if (draft == null) {
            problems.add(
                    root.mapping().get("extend").map(e -> ((Node.Mapping) e).keyAt(name)).orElse(node.at()),
                    node.pointer(),
                    "no pack declares the type " + Names.quote(name) + problems.didYouMean(name, drafts.keySet()));
            return;
        }
        Fields.of(node, problems).ifPresent(fields -> {
            if (draft.kind == EntityType.Kind.DERIVED) {
                problems.add(
                        node,
                        "the type `" + name + "` is derived; the order of its attributes is part of its meaning, so only"
                                + " the pack that declares it adds to it");
            }
            attributes(draft, fields);
            fields.close();
        });
    }

    private void attributes(Draft draft, Fields fields) {
        Map<String, Node> nodes = fields.entries("attributes");
        nodes.forEach((name, node) -> {
            Place at = fields.mapping()
                    .get("attributes")
                    .map(a -> ((Node.Mapping) a).keyAt(name))
                    .orElse(node.at());
            if (claim(draft, name, at, node.pointer())) {
                attribute(draft, name, node, at).ifPresent(attribute -> draft.attributes.put(name, attribute));
            }
        });
        fields.entries("screening").forEach((name, node) -> screening(draft, name, node));
    }

    /** Whether a key of the type is free and well formed. */
    private boolean claim(Draft draft, String name, Place at, String pointer) {
        if (!KEY_NAME.matcher(name).matches()) {
            problems.add(at, pointer, Names.quote(name) + " is no name for an attribute; write it in lowerCamelCase");
            return false;
        }
        if (RESERVED.contains(name) || (name.equals("of") && draft.attributes.containsKey("of"))) {
            problems.add(at, pointer, "`" + name + "` has a meaning of its own; choose another name");
            return false;
        }
        Attribute other = draft.attributes.get(name);
        if (other != null || draft.screenings.stream().anyMatch(screening -> screening.name().equals(name))) {
            problems.add(
                    at,
                    pointer,
                    "`" + draft.name + "` already has `" + name + "`"
                            + (other == null ? "" : ", declared at " + other.at()));
            return false;
        }
        return true;
    }

    private Optional<Attribute> attribute(Draft draft, String name, Node node, Place at) {
        Optional<Fields> opened = Fields.of(node, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = opened.get();
        fields.require("type");
        Optional<AttributeType> type = fields.text("type").flatMap(word -> attributeType(word, fields));
        List<String> sheets = fields.node("sheet").filter(Node.Scalar.class::isInstance).isPresent()
                ? fields.text("sheet").map(List::of).orElse(List.of())
                : fields.texts("sheet");
        fields.node("onlyIf").ifPresent(condition -> draft.conditions.put(name, condition));
        Optional<Text> doc = text(fields, "doc");
        Optional<Text> question = text(fields, "question");
        Optional<Text> help = text(fields, "help");
        Optional<Attribute.Cites> cites = fields.object("cites").flatMap(this::cites);
        Optional<Attribute.Default> otherwise =
                fields.object("default").flatMap(value -> type.flatMap(t -> otherwise(value, t)));
        if (help.isPresent() && question.isEmpty()) {
            fields.problem("help", "`help` explains a `question`, and there is none");
        }
        fields.close();
        return type.map(t -> new Attribute(
                name, t, List.of(), doc, question, help, cites, otherwise, sheets, at));
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
                fields.problem("codes", "`" + code + "` is no code: what nobody knows is `unknown` everywhere");
            } else if (list && code.equals("none")) {
                fields.problem("codes", "`none` is no code of a list; an empty list `[]` says it");
            } else if (!CODE.matcher(code).matches()) {
                fields.problem("codes", Names.quote(code) + " is no code; write codes in kebab-case");
            }
        }
        return new AttributeType.Code(
                codes.stream().map(String::intern).toList(), Collections.unmodifiableMap(meanings));
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

    private Optional<EntityType.Kind> kindOf(String type) {
        return Optional.ofNullable(drafts.get(type)).map(draft -> draft.kind);
    }

    private void screening(Draft draft, String name, Node node) {
        Fields.of(node, problems).ifPresent(fields -> {
            if (!claim(draft, name, node.at(), node.pointer())) {
                return;
            }
            fields.require("question", "attributes");
            Optional<Text> question = text(fields, "question");
            Optional<Text> help = text(fields, "help");
            List<String> attributes = fields.texts("attributes");
            fields.close();
            question.ifPresent(text ->
                    draft.screenings.add(new EntityType.Screening(name, text, help, attributes, node.at())));
        });
    }

    private Optional<Text> text(Fields fields, String key) {
        return fields.object(key).flatMap(texts -> {
            texts.require("en", "fr");
            Optional<String> en = texts.text("en");
            Optional<String> fr = texts.text("fr");
            texts.close();
            return en.flatMap(e -> fr.map(f -> new Text(e, f)));
        });
    }

    private Optional<Attribute.Cites> cites(Fields fields) {
        fields.require("pack", "provision");
        Optional<String> pack = fields.text("pack");
        Optional<String> provision = fields.text("provision");
        fields.close();
        return pack.flatMap(p -> provision.map(v -> new Attribute.Cites(p, v)));
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
        AttributeType simple = type instanceof AttributeType.ListOf list ? list.of() : type;
        if (simple instanceof AttributeType.Reference) {
            fields.problem("value", "a reference has no default: no entity is in every document");
            return Optional.empty();
        }
        return value.flatMap(v -> because.flatMap(b -> cites.map(c -> new Attribute.Default(v, b, c))));
    }

    private EntityType complete(Draft draft) {
        Fields fields = draft.fields;
        boolean declared = draft.kind == EntityType.Kind.DECLARED;
        Optional<String> collection = declared ? fields.text("collection") : Optional.empty();
        Optional<Text> completeAlways = declared ? text(fields, "completeAlways") : Optional.empty();
        boolean also = declared && fields.choice("derived", List.of("also")).isPresent();
        Optional<EntityType.Closure> closure =
                also || draft.kind == EntityType.Kind.DERIVED ? closure(draft) : Optional.empty();
        if (declared) {
            fields.require("collection");
        }
        collection.filter(key -> !KEY_NAME.matcher(key).matches())
                .ifPresent(key -> fields.problem(
                        "collection", Names.quote(key) + " is no key; write it in lowerCamelCase"));
        for (String owner : draft.partOf) {
            if (!kindOf(owner).equals(Optional.of(EntityType.Kind.DECLARED))) {
                fields.problem("partOf", unknownType(owner, "no pack declares a type %s that documents hold"));
            }
        }
        fields.close();
        draft.conditions.forEach((name, condition) -> onlyIf(draft, name, condition));
        cycles(draft);
        draft.screenings.forEach(screening -> check(draft, screening));
        return new EntityType(
                draft.name,
                draft.pack,
                draft.kind,
                draft.doc,
                collection,
                List.copyOf(draft.partOf),
                completeAlways,
                closure,
                also,
                Collections.unmodifiableMap(draft.attributes),
                List.copyOf(draft.screenings),
                fields.mapping().at());
    }

    private String unknownType(String name, String sentence) {
        return String.format(sentence, Names.quote(name)) + problems.didYouMean(name, drafts.keySet());
    }

    private void checkReferences() {
        for (Pending reference : references) {
            if (kindOf(reference.type).isEmpty()) {
                reference.fields.problem("to", unknownType(reference.type, "no pack declares the type %s"));
            }
        }
    }

    private Optional<EntityType.Closure> closure(Draft draft) {
        Fields fields = draft.fields;
        if (!fields.has("closure")) {
            return Optional.empty();
        }
        List<String> names = List.copyOf(draft.attributes.keySet());
        if (fields.node("closure").filter(Node.Scalar.class::isInstance).isPresent()) {
            fields.choice("closure", List.of("transitive"));
            if (names.size() < 2) {
                fields.problem("closure", "a closure goes from the first attribute to the second; there are fewer");
                return Optional.empty();
            }
            return Optional.of(new EntityType.Closure(names.get(0), names.get(1), List.of()));
        }
        return fields.object("closure").flatMap(inner -> {
            inner.require("from", "to");
            Optional<String> from = inner.choice("from", names);
            Optional<String> to = inner.choice("to", names);
            List<String> per = inner.texts("per");
            for (String name : per) {
                if (!names.contains(name)) {
                    inner.problem(
                            "per",
                            Names.quote(name) + " is no attribute of " + draft.name + problems.didYouMean(name, names));
                }
            }
            inner.close();
            for (String end : List.of(from.orElse(""), to.orElse(""))) {
                Attribute attribute = draft.attributes.get(end);
                if (attribute != null && !(attribute.type() instanceof AttributeType.Reference)) {
                    inner.problem(
                            "from",
                            "a closure follows references; `" + end + "` is a "
                                    + attribute.type().word());
                }
            }
            return from.flatMap(f -> to.map(t -> new EntityType.Closure(f, t, per)));
        });
    }

    private void onlyIf(Draft draft, String name, Node condition) {
        Attribute attribute = draft.attributes.get(name);
        if (attribute == null) {
            return;
        }
        Optional<List<Raw>> raws = condition instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT
                ? OnlyIfs.parse(scalar.text())
                : Optional.empty();
        if (raws.isEmpty()) {
            problems.add(
                    condition,
                    "expected conditions such as `a == true && b contains \"x\" && c in (\"x\", \"y\")`, found "
                            + condition.described());
            return;
        }
        List<Attribute.OnlyIf> conjuncts = new ArrayList<>();
        for (Raw raw : raws.get()) {
            Attribute other = draft.attributes.get(raw.attribute());
            if (other == null) {
                problems.add(
                        condition,
                        Names.quote(raw.attribute()) + " is no attribute of " + draft.name
                                + problems.didYouMean(raw.attribute(), draft.attributes.keySet()));
            } else {
                conjunct(raw, other, condition).ifPresent(conjuncts::add);
            }
        }
        draft.attributes.put(
                name,
                new Attribute(
                        name,
                        attribute.type(),
                        List.copyOf(conjuncts),
                        attribute.doc(),
                        attribute.question(),
                        attribute.help(),
                        attribute.cites(),
                        attribute.otherwise(),
                        attribute.sheetNames(),
                        attribute.at()));
    }

    private Optional<Attribute.OnlyIf> conjunct(Raw raw, Attribute other, Node condition) {
        boolean contains = raw.operator().equals("contains");
        AttributeType of = other.type() instanceof AttributeType.ListOf list ? list.of() : other.type();
        if (contains != (other.type() instanceof AttributeType.ListOf)) {
            problems.add(
                    condition,
                    "`" + other.name() + "` is a " + other.type().word() + "; "
                            + (contains ? "compare it with `==`, `!=` or `in`" : "ask with `contains` what is in it"));
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (String literal : raw.literals()) {
            Optional<Object> value = value(literal, of);
            if (value.isEmpty()) {
                problems.add(
                        condition,
                        Names.quote(literal) + " is no value of `" + other.name() + "`; expected "
                                + onlyIfExpected(of)
                                + (of instanceof AttributeType.Code code
                                        ? problems.didYouMean(literal, code.codes())
                                        : ""));
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(new Attribute.OnlyIf(other.name(), raw.operator(), List.copyOf(values)));
    }

    private static Optional<Object> value(String literal, AttributeType type) {
        if (type instanceof AttributeType.Bool) {
            return literal.equals("true") || literal.equals("false")
                    ? Optional.of(Boolean.parseBoolean(literal))
                    : Optional.empty();
        }
        if (type instanceof AttributeType.Code code) {
            int index = code.codes().indexOf(literal);
            return index < 0 ? Optional.empty() : Optional.of(code.codes().get(index));
        }
        if (type instanceof AttributeType.Country) {
            return Countries.isCode(literal) ? Optional.of(literal) : Optional.empty();
        }
        if (type instanceof AttributeType.Num) {
            return Literals.number(literal).map(number -> number);
        }
        return type instanceof AttributeType.Str ? Optional.of(literal) : Optional.empty();
    }

    private static String onlyIfExpected(AttributeType type) {
        return type instanceof AttributeType.Bool
                ? "`true` or `false`"
                : type instanceof AttributeType.Reference
                                || type instanceof AttributeType.Date
                                || type instanceof AttributeType.Duration
                        ? "no condition on a " + type.word()
                        : Literals.expected(type);
    }

    /** An attribute whose question depends on its own answer could never be asked. */
    private void cycles(Draft draft) {
        Set<String> done = new LinkedHashSet<>();
        for (String name : draft.attributes.keySet()) {
            cycle(draft, name, new LinkedHashSet<>(), done);
        }
    }

    private void cycle(Draft draft, String name, Set<String> path, Set<String> done) {
        Attribute attribute = draft.attributes.get(name);
        if (attribute == null || done.contains(name)) {
            return;
        }
        if (!path.add(name)) {
            List<String> all = new ArrayList<>(path);
            List<String> cycle = all.subList(all.indexOf(name), all.size());
            done.addAll(cycle);
            Node condition = draft.conditions.getOrDefault(name, draft.fields.mapping());
            problems.add(
                    condition,
                    "`onlyIf` goes in a circle: " + String.join(" → ", cycle) + " → " + name);
            return;
        }
        for (Attribute.OnlyIf conjunct : attribute.onlyIf()) {
            cycle(draft, conjunct.attribute(), path, done);
        }
        path.remove(name);
        done.add(name);
    }

    private void check(Draft draft, EntityType.Screening screening) {
        for (String name : screening.attributes()) {
            Attribute attribute = draft.attributes.get(name);
            if (attribute == null || !(attribute.type() instanceof AttributeType.Bool)) {
                problems.add(
                        screening.at(),
                        "",
                        attribute == null
                                ? Names.quote(name) + " is no attribute of " + draft.name
                                        + problems.didYouMean(name, draft.attributes.keySet())
                                : "a screening question answers booleans; `" + name + "` is a "
                                        + attribute.type().word());
            }
        }
    }

    /** Every key of a design, and every key under an owner, means one thing. */
    private void checkCollections(Map<String, EntityType> types) {
        Map<String, EntityType> top = new LinkedHashMap<>();
        Map<String, EntityType> underOwner = new LinkedHashMap<>();
        for (EntityType type : types.values()) {
            type.collection().ifPresent(key -> {
                if (type.partOf().isEmpty()) {
                    if (DESIGN_KEYS.contains(key)) {
                        problems.add(type.at(), "", "`" + key + "` is a key of the design itself; choose another");
                    }
                    clash(top.putIfAbsent(key, type), key, type, "");
                }
                for (String owner : type.partOf()) {
                    EntityType ownerType = types.get(owner);
                    boolean taken = RESERVED.contains(key)
                            || (ownerType != null
                                    && (ownerType.attributes().containsKey(key)
                                            || ownerType.screenings().stream()
                                                    .anyMatch(screening -> screening.name().equals(key))));
                    if (taken) {
                        problems.add(
                                type.at(), "", "`" + owner + "` already has `" + key + "`; choose another collection");
                    }
                    clash(underOwner.putIfAbsent(owner + "/" + key, type), key, type, " under `" + owner + "`");
                }
            });
        }
    }

    private void clash(
            @Nullable EntityType first, String key, EntityType second, String where) {
        if (first != null) {
            problems.add(
                    second.at(),
                    "",
                    "the collection `" + key + "`" + where + " already holds `" + first.name() + "`");
        }
    }

    private void dropped(Fields fields, List<Vocabulary.Dropped> all) {
        fields.require("sheet", "because");
        Optional<String> sheet = fields.text("sheet");
        Optional<String> because = fields.node("because").filter(Node.Mapping.class::isInstance).isPresent()
                ? text(fields, "because").map(Text::en)
                : fields.text("because");
        fields.close();
        sheet.ifPresent(s -> because.ifPresent(
                b -> all.add(new Vocabulary.Dropped(s, b, fields.mapping().at()))));
    }

    private void derivedFrom(Fields fields, List<Vocabulary.DerivedFrom> all) {
        fields.require("sheet", "type");
        Optional<String> sheet = fields.text("sheet");
        Optional<String> type = fields.text("type");
        fields.close();
        sheet.ifPresent(s -> type.ifPresent(t -> {
            if (kindOf(t).isEmpty()) {
                fields.problem("type", unknownType(t, "no pack declares the type %s"));
            } else {
                all.add(new Vocabulary.DerivedFrom(s, t, fields.mapping().at()));
            }
        }));
    }
}
