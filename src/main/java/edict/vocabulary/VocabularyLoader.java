package edict.vocabulary;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problems;
import edict.document.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads vocabulary files: first every type and attribute by itself, then what hangs together across files. */
final class VocabularyLoader {

    /** The pack whose types all others use. */
    private static final String SHARED = "core";

    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]++");
    private static final Pattern KEY_NAME = Pattern.compile("[a-z][A-Za-z0-9]*+");

    /** Keys that every entity may have, and words that rules read as something else. */
    private static final Set<String> RESERVED = Set.of(
            "id", "claims", "registry", "has", "complete", "this", "true", "false", "null", "in", "not", "contains",
            "memberOf", "parameter", "unknown", "or", "and", "exists");

    private static final Set<String> DESIGN_KEYS = Set.of("kind", "title", "description", "owner");

    private final Problems problems = new Problems();

    /** The files: what comes later has to fit to what comes before. */
    private final List<String> order = new ArrayList<>();

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final AttributeReader reader = new AttributeReader(problems);

    /** A type whose attributes are still being gathered. */
    private static final class Draft {
        private final String name;
        private final String pack;
        private final EntityType.Kind kind;
        private final Text doc;
        private final Fields fields;
        private final Place at;
        private final Map<String, Attribute> attributes = new LinkedHashMap<>();

        /** Attributes that are declared, but wrongly: what names one is not wrong as well. */
        private final Set<String> wrong = new LinkedHashSet<>();

        private final List<String> partOf = new ArrayList<>();
        private final Map<String, Node> conditions = new LinkedHashMap<>();
        private final Map<String, Node> noneStaysIf = new LinkedHashMap<>();
        private final Map<String, Node> otherwiseAs = new LinkedHashMap<>();
        private final Map<String, Node> noneWithout = new LinkedHashMap<>();
        private final Map<String, Node> notBefore = new LinkedHashMap<>();
        private final Map<String, Node> implied = new LinkedHashMap<>();
        private final List<EntityType.Screening> screenings = new ArrayList<>();

        private Draft(String name, String pack, EntityType.Kind kind, Text doc, Fields fields, Place at) {
            this.name = name;
            this.pack = pack;
            this.kind = kind;
            this.doc = doc;
            this.fields = fields;
            this.at = at;
        }
    }

    Vocabulary load(List<Reading.Document> files) {
        files.forEach(file -> order.add(file.file()));
        List<Fields> roots =
                files.stream().map(file -> Fields.of(file.root(), problems)).toList();
        Map<String, Place> shared = new HashMap<>();
        for (Fields root : roots) {
            if (packOf(root).equals(SHARED) && root.mapping().get("types").orElse(null) instanceof Node.Mapping types) {
                types.keys().forEach(shared::putIfAbsent);
            }
        }
        for (Fields root : roots) {
            root.entries("types").forEach((name, node) -> type(name, node, root, shared));
        }
        for (Fields root : roots) {
            root.entries("extend").forEach((name, node) -> extend(name, node, root));
        }
        checkReferences();
        anyCode();
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
        return folders.length < 2 ? SHARED : folders[folders.length - 2];
    }

    /** @param shared types that all packs have, and where: another pack's of that name is the one too many, whichever is read first */
    private void type(String name, Node node, Fields root, Map<String, Place> shared) {
        Fields.of(node, problems).ifPresent(fields -> {
            Place at = root.mapping().get("types").map(t -> ((Node.Mapping) t).keyAt(name)).orElse(node.at());
            if (!TYPE_NAME.matcher(name).matches()) {
                problems.add(
                        at, node.pointer(), Names.quote(name) + " is no name for a type; write it in UpperCamelCase");
            }
            Optional<String> by = Optional.ofNullable(shared.get(name))
                    .filter(there -> !packOf(root).equals(SHARED))
                    .map(there -> "`" + SHARED + "`, at " + there)
                    .or(() -> Optional.ofNullable(drafts.get(name)).map(other -> "`" + other.pack + "`, at " + other.at));
            if (by.isPresent()) {
                problems.add(
                        at,
                        node.pointer(),
                        "the type " + Names.quote(name) + " is already declared by pack " + by.get()
                                + "; add attributes to it under `extend`");
                return;
            }
            EntityType.Kind kind = fields.choice("kind", List.of("derived", "reference", "noted"))
                    .map(word -> EntityType.Kind.valueOf(word.toUpperCase(Locale.ROOT)))
                    .orElse(EntityType.Kind.DECLARED);
            fields.require("doc");
            Text doc = reader.text(fields, "doc").orElse(new Text(name, name));
            Draft draft = new Draft(name, packOf(root), kind, doc, fields, at);
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
                Fields.of(node, problems).ifPresent(inner -> {
                    reader.attribute(name, inner, at)
                            .ifPresentOrElse(attribute -> draft.attributes.put(name, attribute), () -> draft.wrong.add(name));
                    inner.node("onlyIf").ifPresent(condition -> draft.conditions.put(name, condition));
                    inner.node("noneStaysIf").ifPresent(condition -> draft.noneStaysIf.put(name, condition));
                    inner.node("otherwiseAs").ifPresent(other -> draft.otherwiseAs.put(name, other));
                    inner.node("noneWithout").ifPresent(other -> draft.noneWithout.put(name, other));
                    inner.node("notBefore").ifPresent(other -> draft.notBefore.put(name, other));
                    inner.node("implies").ifPresent(others -> draft.implied.put(name, others));
                });
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
        Optional<Place> other = declared(draft.attributes, draft.screenings, name);
        other.ifPresent(there ->
                problems.add(at, pointer, "`" + draft.name + "` already has `" + name + "`, declared at " + there));
        return other.isEmpty();
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
            Optional<Text> question = reader.text(fields, "question");
            Optional<Text> help = reader.text(fields, "help");
            List<String> attributes = fields.texts("attributes");
            fields.close();
            question.ifPresent(text ->
                    draft.screenings.add(new EntityType.Screening(name, text, help, attributes, node.at())));
        });
    }

    private EntityType complete(Draft draft) {
        Fields fields = draft.fields;
        boolean declared = draft.kind == EntityType.Kind.DECLARED;
        Optional<String> collection = declared ? fields.text("collection") : Optional.empty();
        Optional<Text> completeAlways = declared ? reader.text(fields, "completeAlways") : Optional.empty();
        Optional<Text> label = declared ? reader.text(fields, "label") : Optional.empty();
        Optional<Text> question = declared ? reader.text(fields, "question") : Optional.empty();
        if (question.isPresent() && completeAlways.isPresent()) {
            fields.problem("question", "a list that is complete as it stands is never asked about");
        }
        Optional<String> group = declared ? fields.text("group") : Optional.empty();
        group.ifPresent(key -> fields.node("group").ifPresent(node -> checkGroup(draft, key, node)));
        boolean also = declared && fields.choice("derived", List.of("also")).isPresent();
        Optional<EntityType.Closure> closure =
                also || draft.kind == EntityType.Kind.DERIVED ? closure(draft) : Optional.empty();
        // Of which kind something is meant to be that has a wrong one is not known.
        if (declared && !fields.has("kind")) {
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
        List<String> answeredByBuyerIn = declared ? fields.texts("answeredByBuyerIn") : List.of();
        answeredByBuyerIn.stream().filter(owner -> !draft.partOf.contains(owner)).forEach(owner -> fields.problem(
                "answeredByBuyerIn",
                Names.quote(owner) + " is none of the types in which it is written, its `partOf`" + problems.didYouMean(owner, draft.partOf)));
        fields.close();
        Conditions conditions = new Conditions(draft.name, draft.attributes, draft.wrong, problems);
        draft.conditions.forEach((name, condition) -> {
            List<Attribute.OnlyIf> onlyIf = conditions.read(condition);
            draft.attributes.computeIfPresent(name, (same, attribute) -> attribute.onlyIf(onlyIf));
        });
        conditions.refuseCycles(draft.conditions);
        draft.noneStaysIf.forEach((name, condition) -> {
            List<Attribute.OnlyIf> staying = conditions.read(condition);
            draft.attributes.computeIfPresent(name, (same, attribute) -> attribute.noneStaysIf(staying));
        });
        // One step only: what stands in for another says its value itself.
        checkOthers(
                draft,
                draft.otherwiseAs,
                Attribute::otherwiseAs,
                (one, other) -> canStandIn(one.type(), other.type()) && other.otherwiseAs().isEmpty(),
                "`%2$s` can't stand in for `%1$s`; expected an attribute of the same type, or of what it lists, for which no other stands in");
        checkOthers(
                draft,
                draft.noneWithout,
                Attribute::noneWithout,
                (one, other) -> !one.equals(other) && one.type() instanceof AttributeType.ListOf && other.type() instanceof AttributeType.ListOf,
                "`%s` and `%s` are not two lists; only lists can be empty");
        checkOthers(
                draft,
                draft.notBefore,
                Attribute::notBefore,
                (one, other) -> !one.equals(other) && one.type() instanceof AttributeType.Date && other.type() instanceof AttributeType.Date,
                "`%s` and `%s` are not two dates; only days come before others");
        Implications implications = new Implications(draft.name, draft.attributes, draft.wrong, draft.implied.keySet(), problems);
        draft.implied.forEach((name, others) -> draft.attributes.computeIfPresent(
                name, (same, attribute) -> attribute.implies(implications.read(attribute, others))));
        draft.screenings.forEach(screening -> check(draft, screening));
        return new EntityType(
                draft.name,
                draft.pack,
                draft.kind,
                draft.doc,
                label.orElse(new Text(draft.name, draft.name)),
                question,
                collection,
                List.copyOf(draft.partOf),
                answeredByBuyerIn,
                completeAlways,
                closure,
                also,
                group,
                Collections.unmodifiableMap(draft.attributes),
                List.copyOf(draft.screenings),
                fields.mapping().at());
    }

    private void checkGroup(Draft draft, String key, Node node) {
        AttributeType type = new AttributeType.ListOf(new AttributeType.Reference(List.of(draft.name)));
        named(draft, key, node).filter(attribute -> !attribute.type().equals(type)).ifPresent(attribute -> problems.add(
                node,
                Names.quote(key) + " is no list of references to " + draft.name + "; expected the attribute that says who stands at the top of its group"));
    }

    /**
     * Checks that attributes name others of their type that fit.
     *
     * @param said where each says so, by name
     * @param unlike what is told of one and the other where they don't fit
     */
    private void checkOthers(
            Draft draft,
            Map<String, Node> said,
            Function<Attribute, Optional<String>> says,
            BiPredicate<Attribute, Attribute> fit,
            String unlike) {
        said.forEach((name, node) -> Optional.ofNullable(draft.attributes.get(name)).ifPresent(attribute -> says.apply(attribute).ifPresent(key -> {
            if (named(draft, key, node).filter(other -> !fit.test(attribute, other)).isPresent()) {
                problems.add(node, unlike.formatted(name, key));
            }
        })));
    }

    /** Of one type with the other, or the only member of a list of it: of the things that it may name, some may be. */
    private static boolean canStandIn(AttributeType one, AttributeType other) {
        return other.equals(one)
                || one instanceof AttributeType.ListOf list
                        && (list.of().equals(other)
                                || list.of() instanceof AttributeType.Reference member
                                        && other instanceof AttributeType.Reference reference
                                        && !Collections.disjoint(member.types(), reference.types()));
    }

    /** The attribute of the type, or a problem. */
    private Optional<Attribute> named(Draft draft, String key, Node node) {
        Attribute attribute = draft.attributes.get(key);
        if (attribute == null && !draft.wrong.contains(key)) {
            problems.add(
                    node, Names.quote(key) + " is no attribute of " + draft.name + problems.didYouMean(key, draft.attributes.keySet()));
        }
        return Optional.ofNullable(attribute);
    }

    /** Fills in {@code codes: any}. */
    private void anyCode() {
        Set<String> codes = new LinkedHashSet<>();
        for (Draft draft : drafts.values()) {
            if (draft.kind == EntityType.Kind.DERIVED) {
                draft.attributes.values().forEach(attribute -> {
                    if (attribute.type() instanceof AttributeType.Code code) {
                        codes.addAll(code.codes());
                    }
                });
            }
        }
        AttributeType any = new AttributeType.Code(List.copyOf(codes), Map.of());
        for (Draft draft : drafts.values()) {
            draft.attributes.replaceAll((name, attribute) -> {
                if (!attribute.type().equals(AttributeReader.ANY_CODE)) {
                    return attribute;
                }
                if (draft.kind != EntityType.Kind.NOTED) {
                    problems.add(attribute.at(), "", "`codes: any` is for types of `kind: noted`; list the codes");
                }
                return attribute.of(any);
            });
        }
    }

    private String unknownType(String name, String sentence) {
        return String.format(sentence, Names.quote(name)) + problems.didYouMean(name, drafts.keySet());
    }

    private void checkReferences() {
        for (AttributeReader.Pending reference : reader.references()) {
            if (kindOf(reference.type()).isEmpty()) {
                reference.fields().problem("to", unknownType(reference.type(), "no pack declares the type %s"));
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
            List<String> starting = inner.texts("starting");
            List<String> known = from.flatMap(name -> Optional.ofNullable(draft.attributes.get(name)))
                    .map(Attribute::type)
                    .filter(AttributeType.Reference.class::isInstance)
                    .map(type -> ((AttributeType.Reference) type).types())
                    .orElse(starting);
            starting.stream().filter(name -> !known.contains(name)).forEach(name -> inner.problem(
                    "starting",
                    Names.quote(name) + " is none of the types that `" + from.orElse("") + "` names"
                            + problems.didYouMean(name, known)));
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
            return from.flatMap(f -> to.map(t -> new EntityType.Closure(f, t, per, starting)));
        });
    }

    private void check(Draft draft, EntityType.Screening screening) {
        for (String name : screening.attributes()) {
            Attribute attribute = draft.attributes.get(name);
            if (draft.wrong.contains(name)) {
                continue;
            }
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
                    Optional<Place> taken = Optional.ofNullable(ownerType)
                            .flatMap(some -> declared(some.attributes(), some.screenings(), key));
                    if (RESERVED.contains(key)) {
                        problems.add(
                                type.at(), "", "`" + owner + "` already has `" + key + "`; choose another collection");
                    }
                    taken.ifPresent(attribute -> taken(owner, key, type, attribute));
                    clash(underOwner.putIfAbsent(owner + "/" + key, type), key, type, " under `" + owner + "`");
                }
            });
        }
    }

    /** Where a type has an attribute or a screening question of this name. */
    private static Optional<Place> declared(
            Map<String, Attribute> attributes, List<EntityType.Screening> screenings, String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(Attribute::at)
                .or(() -> screenings.stream()
                        .filter(screening -> screening.name().equals(name))
                        .findFirst()
                        .map(EntityType.Screening::at));
    }

    /** Of an attribute and a collection of one name, the one is told that comes in a later file. */
    private void taken(String owner, String key, EntityType type, Place attribute) {
        if (order.indexOf(attribute.file()) > order.indexOf(type.at().file())) {
            problems.add(
                    attribute,
                    "",
                    "`" + owner + "` already has `" + key + "`, where its `" + type.name() + "` stand, declared at " + type.at()
                            + "; choose another name");
        } else {
            problems.add(
                    type.at(),
                    "",
                    "`" + owner + "` already has `" + key + "`, declared at " + attribute + "; choose another collection");
        }
    }

    private void clash(
            @Nullable EntityType first, String key, EntityType second, String where) {
        if (first != null) {
            problems.add(
                    second.at(),
                    "",
                    "the collection `" + key + "`" + where + " already holds `" + first.name() + "`, declared at " + first.at());
        }
    }

    private void dropped(Fields fields, List<Vocabulary.Dropped> all) {
        fields.require("sheet", "because");
        Optional<String> sheet = fields.text("sheet");
        Optional<String> because = fields.node("because").filter(Node.Mapping.class::isInstance).isPresent()
                ? reader.text(fields, "because").map(Text::en)
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
