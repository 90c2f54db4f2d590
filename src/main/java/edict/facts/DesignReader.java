package edict.facts;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Literals;
import edict.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one design. Entities are gathered first, so that ids may be used before they are given; then answers are
 * attached, references resolved, registry entries merged, and last what is not applicable and what is assumed.
 */
final class DesignReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");
    private static final int ID_LENGTH = 64;
    private static final String REGISTRY = "registry:";
    private static final Set<String> TEXTS = Set.of("title", "description", "owner", "$schema");
    private static final List<String> ANSWER_KEYS = List.of("of", "set", "because", "by", "on", "evidence");

    private final Vocabulary vocabulary;
    private final boolean fragment;
    private final Map<String, Shape> shapes;
    private final Map<String, CatalogueEntry> catalogue = new HashMap<>();
    private final Problems problems = new Problems();

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Draft> byId = new HashMap<>();
    private final Map<List<String>, List<String>> ids = new HashMap<>();
    private final Map<String, String> catalogued = new LinkedHashMap<>();
    private final List<Listed> listed = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<String, EntityList> openLists = new LinkedHashMap<>();
    private final Map<String, Integer> listSizes = new HashMap<>();
    private final List<PendingClaim> claims = new ArrayList<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<Facts.Contradiction> contradictions = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();

    /** A value whose ids are still to be looked up, and where to put it. */
    private record Reference(Draft draft, int index, AttributeType.Reference type, Node node) {}

    /** An entity that stands for a registry entry. */
    private record Listed(Draft draft, CatalogueEntry entry) {}

    private record PendingClaim(Draft subject, EntityType type, boolean holds, Node node) {}

    /** An answer to one attribute. */
    private record Answer(Draft draft, int index, Given given, Node node) {

        Optional<LocalDate> on() {
            return given.source().flatMap(Given.Source::on);
        }

        Answer with(Given resolved) {
            return new Answer(draft, index, resolved, node);
        }
    }

    DesignReader(Vocabulary vocabulary, List<CatalogueEntry> entries, boolean fragment) {
        this.vocabulary = vocabulary;
        this.fragment = fragment;
        this.shapes = Shape.of(vocabulary);
        entries.forEach(entry -> catalogue.put(entry.id(), entry));
    }

    Design.Outcome read(Design.Sources sources) {
        root(sources.design().root());
        List.copyOf(listed).forEach(entity -> pull(entity.entry()));
        resolveReferences();
        sources.answers().forEach(this::answers);
        resolveReferences();
        answers.replaceAll((pointer, answer) -> answer.with(resolvedAnswer(answer)));
        applyAnswers();
        listed.forEach(entity -> entity.entry()
                .values()
                .forEach((name, literal) -> merge(entity.draft(), entity.entry(), name, literal)));
        drafts.values().forEach(this::finish);
        List<Facts.Claim> resolvedClaims = claims.stream().map(this::claim).toList();
        if (!problems.isEmpty()) {
            return new Design.Rejected(problems.sorted());
        }
        Map<String, Entity> entities = new LinkedHashMap<>(drafts.size() * 2);
        drafts.values().forEach(draft -> entities.put(draft.key(), draft.entity()));
        return new Design.Accepted(new Facts(
                Collections.unmodifiableMap(entities),
                List.copyOf(openLists.values()),
                resolvedClaims,
                List.copyOf(contradictions),
                Collections.unmodifiableMap(catalogued),
                notes.stream().sorted().toList()));
    }

    // The document

    private void root(Node.Mapping root) {
        Node kind = root.entries().get("kind");
        boolean right = kind instanceof Node.Scalar scalar && scalar.text().equals("Design");
        if (kind == null && !fragment) {
            problems.add(root.at(), "/kind", "`kind: Design` is missing");
        } else if (kind != null && !right) {
            problems.add(kind, "expected `Design`, found " + kind.described());
        }
        Map<String, Shape> collections = topLevel();
        for (Map.Entry<String, Node> entry : root.entries().entrySet()) {
            String key = entry.getKey();
            Node node = entry.getValue();
            Shape shape = collections.get(key);
            if (shape != null) {
                list(node, shape, Optional.empty(), key);
            } else if (TEXTS.contains(key)) {
                Literals.read(node, new AttributeType.Str(), problems);
            } else if (!key.equals("kind") && !key.startsWith("x-")) {
                unknownCollection(root.keyAt(key), node, key, collections);
            }
        }
        for (Map.Entry<String, Shape> collection : collections.entrySet()) {
            if (!root.entries().containsKey(collection.getKey())) {
                open(collection.getValue(), Optional.empty(), collection.getKey(), root.at());
            }
        }
    }

    private Map<String, Shape> topLevel() {
        Map<String, Shape> collections = new LinkedHashMap<>();
        for (EntityType type : vocabulary.topLevel()) {
            Shape shape = shapes.get(type.name());
            if (shape != null) {
                type.collection().ifPresent(key -> collections.put(key, shape));
            }
        }
        return collections;
    }

    private void unknownCollection(Place at, Node node, String key, Map<String, Shape> collections) {
        Set<String> known = new LinkedHashSet<>(List.of("kind", "title", "description", "owner"));
        known.addAll(collections.keySet());
        Optional<Shape> part = shapes.values().stream()
                .filter(shape -> shape.type().collection().equals(Optional.of(key)))
                .findFirst();
        String hint = part.map(shape -> "; write it under "
                        + String.join(" or ", shape.type().partOf()))
                .orElseGet(() -> problems.didYouMean(key, known));
        problems.add(at, node.pointer(), "unknown key " + Names.quote(key) + "; expected " + Names.oneOf(known) + hint);
    }

    /** Notes that a list may have more members than are known. */
    private void open(Shape shape, Optional<Draft> owner, String key, Place at) {
        if (shape.type().completeAlways().isEmpty()) {
            String pointer = Pointers.child(owner.map(Draft::key).orElse(""), key);
            openLists.put(
                    pointer, new EntityList(shape.type().name(), owner.map(Draft::key), pointer, at));
        }
    }

    private void list(Node node, Shape shape, Optional<Draft> owner, String key) {
        if (Literals.isUnknown(node)) {
            open(shape, owner, key, node.at());
        } else if (node instanceof Node.Sequence sequence) {
            items(sequence, shape, owner);
        } else if (node instanceof Node.Mapping mapping && !mapping.entries().containsKey("id")) {
            Literals.listing(mapping, problems).ifPresent(listing -> {
                listing.has().ifPresent(has -> items(has, shape, owner));
                if (!listing.complete()) {
                    String pointer = node.pointer();
                    openLists.put(
                            pointer,
                            new EntityList(shape.type().name(), owner.map(Draft::key), pointer, node.at()));
                }
            });
        } else {
            problems.add(node, "expected a list of " + shape.type().name() + ", found " + node.described());
        }
    }

    private void items(Node.Sequence sequence, Shape shape, Optional<Draft> owner) {
        listSizes.put(sequence.pointer(), sequence.items().size());
        for (Node item : sequence.items()) {
            if (item instanceof Node.Mapping mapping) {
                entity(mapping, shape, owner, Optional.empty());
            } else {
                problems.add(
                        item, "expected an object that describes a " + shape.type().name() + ", found "
                                + item.described());
            }
        }
    }

    /** @param source of the values, where it is not the document */
    private void entity(Node.Mapping node, Shape shape, Optional<Draft> owner, Optional<Given.Source> source) {
        Draft draft = new Draft(node.pointer(), shape, owner.map(Draft::key), node.at());
        drafts.put(draft.key(), draft);
        owner.ifPresent(o -> draft.set(
                shape.index("of"), new Given(new Value.Known(o.key()), Given.Origin.STATED, node.pointer(), node.at())));
        boolean named = false;
        boolean screened = false;
        for (Map.Entry<String, Node> entry : node.entries().entrySet()) {
            String key = entry.getKey();
            Node value = entry.getValue();
            int index = shape.index(key);
            if (index >= 0 && !(owner.isPresent() && key.equals("of"))) {
                attribute(draft, index, value, source);
            } else if (key.equals("id")) {
                named = true;
                id(draft, value);
            } else if (shape.parts().containsKey(key)) {
                part(value, draft, key, source);
            } else if (shape.screening(key) != null) {
                screened = true;
            } else {
                special(draft, node, key, value);
            }
        }
        if (screened) {
            shape.type().screenings().forEach(screening -> screening(draft, node, screening, source));
        }
        if (!named && owner.isEmpty()) {
            problems.add(node, "`id` is missing; every " + shape.type().name() + " has one");
        }
        for (Map.Entry<String, Shape> part : shape.parts().entrySet()) {
            if (!node.entries().containsKey(part.getKey())) {
                open(part.getValue(), Optional.of(draft), part.getKey(), node.at());
            }
        }
    }

    private void part(Node node, Draft owner, String key, Optional<Given.Source> source) {
        Shape shape = owner.shape().parts().get(key);
        if (shape == null) {
            throw new IllegalStateException("no part " + key);
        }
        if (source.isEmpty() || !(node instanceof Node.Sequence sequence)) {
            list(node, shape, Optional.of(owner), key);
        } else {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Mapping mapping) {
                    entity(mapping, shape, Optional.of(owner), source);
                } else {
                    problems.add(item, "expected an object that describes a " + shape.type().name());
                }
            }
        }
    }

    private void attribute(Draft draft, int index, Node node, Optional<Given.Source> source) {
        read(draft, index, node, source).ifPresent(given -> {
            draft.set(index, given);
            if (simple(draft.attribute(index).type()) instanceof AttributeType.Reference reference) {
                references.add(new Reference(draft, index, reference, node));
            }
        });
    }

    private Optional<Given> read(Draft draft, int index, Node node, Optional<Given.Source> source) {
        Given.Origin origin = source.isPresent() ? Given.Origin.ANSWERED : Given.Origin.STATED;
        return Literals.read(node, draft.attribute(index).type(), problems)
                .map(literal -> new Given(Value.of(literal), origin, node.pointer(), node.at(), source));
    }

    private void id(Draft draft, Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.TEXT) {
            problems.add(
                    node,
                    "expected an id such as `mail-gateway`, found " + node.described()
                            + (node instanceof Node.Scalar other && !other.isNull() ? "; put it in quotes" : ""));
            return;
        }
        String id = scalar.text();
        if (id.length() > ID_LENGTH || !ID.matcher(id).matches()) {
            problems.add(
                    node,
                    Names.quote(id) + " is no id; write lower-case letters, digits and single hyphens, at most "
                            + ID_LENGTH);
            return;
        }
        Draft first = byId.putIfAbsent(id, draft);
        if (first != null) {
            problems.add(
                    node,
                    "the id " + Names.quote(id) + " stands twice; it already names the "
                            + first.shape().type().name() + " at line " + first.idAt().line() + ", column "
                            + first.idAt().column());
        } else {
            draft.name(id, node.at());
        }
    }

    private void special(Draft draft, Node.Mapping node, String key, Node value) {
        if (key.equals("registry")) {
            registry(draft, value);
        } else if (key.equals("claims")) {
            claims(draft, value);
        } else if (!key.startsWith("x-")) {
            unknownKey(draft.shape(), node.keyAt(key), value.pointer(), key);
        }
    }

    private void unknownKey(Shape shape, Place at, String pointer, String key) {
        if (problems.isFull()) {
            problems.add(at, pointer, "unknown key");
            return;
        }
        Set<String> keys = shape.keys();
        String name = shape.type().name();
        if (key.equals("of") && !shape.type().partOf().isEmpty()) {
            problems.add(at, pointer, "remove `of`: a " + name + " belongs to what it is written under");
            return;
        }
        String hint = problems.didYouMean(key, keys);
        if (hint.isEmpty()) {
            List<String> owners = shapes.values().stream()
                    .filter(other -> other.type().kind() == EntityType.Kind.DECLARED)
                    .filter(other -> other.index(key) >= 0 || other.parts().containsKey(key))
                    .map(other -> other.type().name())
                    .toList();
            hint = owners.isEmpty() ? "" : "; " + Names.oneOf(owners) + " has it";
        }
        problems.add(
                at,
                pointer,
                "unknown key " + Names.quote(key) + " of " + name + "; expected " + Names.oneOf(keys) + hint);
    }

    private void screening(
            Draft draft, Node.Mapping node, EntityType.Screening screening, Optional<Given.Source> source) {
        Node list = node.entries().get(screening.name());
        if (list != null) {
            screened(draft, list, screening, source).forEach((index, given) -> {
                Given stated = draft.get(index);
                if (!draft.knows(index) || stated == null) {
                    draft.set(index, given);
                } else if (!stated.value().equals(given.value())) {
                    problems.add(
                            list,
                            "`" + draft.attribute(index).name() + "` is " + said(given.value()) + " by this list and "
                                    + said(stated.value()) + " at line " + stated.at().line() + "; keep one");
                }
            });
        }
    }

    /** What the answer to a screening question says of each of its attributes. */
    private Map<Integer, Given> screened(
            Draft draft, Node list, EntityType.Screening screening, Optional<Given.Source> source) {
        AttributeType type = new AttributeType.ListOf(new AttributeType.Code(screening.attributes()));
        Map<Integer, Given> all = new LinkedHashMap<>();
        Optional<Literal> literal = Literals.read(list, type, problems);
        if (literal.isPresent() && literal.get() instanceof Literal.Many many) {
            for (String name : screening.attributes()) {
                boolean named = many.scalars().contains(name);
                if (named || many.complete()) {
                    Given.Origin origin = source.isPresent() ? Given.Origin.ANSWERED : Given.Origin.STATED;
                    all.put(
                            draft.shape().index(name),
                            new Given(named ? Value.YES : Value.NO, origin, list.pointer(), list.at(), source));
                }
            }
        }
        return all;
    }

    private static String said(Value value) {
        return value.equals(Value.YES) ? "`true`" : value.equals(Value.NO) ? "`false`" : "something else";
    }

    // References

    private void resolveReferences() {
        for (Reference reference : references) {
            Given given = reference.draft().get(reference.index());
            if (given != null) {
                reference.draft().set(reference.index(), resolved(given, reference.type(), reference.node()));
            }
        }
        references.clear();
    }

    private Given resolved(Given given, AttributeType.Reference type, Node node) {
        Value value = given.value();
        if (value instanceof Value.Known known) {
            Optional<String> key = key((String) known.scalar(), type, node);
            value = key.isPresent() ? new Value.Known(key.get()) : Value.UNKNOWN;
        } else if (value instanceof Value.Members members) {
            List<Node> items = itemsOf(node);
            Set<Object> keys = new LinkedHashSet<>();
            for (Node item : items) {
                if (item instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
                    key(scalar.text(), type, item).ifPresent(keys::add);
                }
            }
            value = new Value.Members(Collections.unmodifiableSet(keys), members.complete());
        }
        return new Given(value, given.origin(), given.pointer(), given.at(), given.source());
    }

    private static List<Node> itemsOf(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.get("has").map(DesignReader::itemsOf).orElse(List.of());
        }
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    private Optional<String> key(String id, AttributeType.Reference type, Node node) {
        if (id.startsWith(REGISTRY)) {
            return registryKey(id.substring(REGISTRY.length()), type, node);
        }
        Draft target = byId.get(id);
        if (target == null) {
            List<String> candidates = ids.computeIfAbsent(type.types(), types -> byId.keySet().stream()
                    .filter(other -> isOneOf(byId.get(other), type))
                    .sorted()
                    .toList());
            problems.add(
                    node,
                    "no " + String.join(" or ", type.types()) + " has the id " + Names.quote(id)
                            + problems.didYouMean(id, candidates));
            return Optional.empty();
        }
        if (!isOneOf(target, type)) {
            problems.add(
                    node,
                    Names.quote(id) + " is the " + target.shape().type().name() + " at line "
                            + target.idAt().line() + "; expected the id of " + String.join(" or ", type.types()));
            return Optional.empty();
        }
        return Optional.of(target.key());
    }

    private static boolean isOneOf(@Nullable Draft target, AttributeType.Reference type) {
        return target != null && type.types().contains(target.shape().type().name());
    }

    private Optional<String> registryKey(String id, AttributeType.Reference type, Node node) {
        CatalogueEntry entry = catalogue.get(id);
        if (entry == null) {
            problems.add(node, "the registry has no entry " + Names.quote(id) + nearestEntry(id));
            return Optional.empty();
        }
        if (!type.types().contains(entry.type())) {
            problems.add(
                    node,
                    "the registry entry " + Names.quote(id) + " is a " + entry.type() + "; expected a "
                            + String.join(" or ", type.types()));
            return Optional.empty();
        }
        return Optional.of(catalogued(entry));
    }

    private String nearestEntry(String id) {
        return problems.didYouMean(id, new TreeSet<>(catalogue.keySet()));
    }

    // The registry

    private void registry(Draft draft, Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.TEXT) {
            if (!Literals.isUnknown(node)) {
                problems.add(node, "expected the id of a registry entry, found " + node.described());
            }
            return;
        }
        String id = scalar.text();
        CatalogueEntry entry = catalogue.get(id);
        String type = draft.shape().type().name();
        if (id.equals(Literals.UNKNOWN)) {
            return;
        }
        if (entry == null) {
            problems.add(node, "the registry has no entry " + Names.quote(id) + nearestEntry(id));
        } else if (!entry.type().equals(type)) {
            problems.add(node, "the registry entry " + Names.quote(id) + " is a " + entry.type() + ", not a " + type);
        } else {
            String first = catalogued.putIfAbsent(id, draft.key());
            if (first != null) {
                problems.add(node, "the registry entry " + Names.quote(id) + " already stands for " + first);
            } else {
                listed.add(new Listed(draft, entry));
            }
        }
    }

    /** The key of the entity that stands for the entry; one of its own when the document describes none. */
    private String catalogued(CatalogueEntry entry) {
        String key = catalogued.get(entry.id());
        if (key != null) {
            return key;
        }
        Shape shape = shapes.get(entry.type());
        if (shape == null) {
            throw new IllegalStateException("no type `" + entry.type() + "`");
        }
        Draft draft = new Draft(CatalogueEntry.key(entry.id()), shape, Optional.empty(), entry.at());
        drafts.put(draft.key(), draft);
        catalogued.put(entry.id(), draft.key());
        listed.add(new Listed(draft, entry));
        pull(entry);
        shape.parts().forEach((collection, part) -> open(part, Optional.of(draft), collection, entry.at()));
        return draft.key();
    }

    /** Registry entries that an entry names come along. */
    private void pull(CatalogueEntry entry) {
        Shape shape = shapes.get(entry.type());
        entry.values().forEach((name, literal) -> {
            int index = shape == null ? -1 : shape.index(name);
            if (shape == null || index < 0) {
                throw new IllegalStateException("`" + entry.type() + "` has no attribute `" + name + "`");
            }
            if (simple(shape.attribute(index).type()) instanceof AttributeType.Reference) {
                Set<Object> ids = literal instanceof Literal.Many many
                        ? many.scalars()
                        : literal instanceof Literal.One one ? Set.of(one.scalar()) : Set.of();
                for (Object id : ids) {
                    CatalogueEntry named = catalogue.get((String) id);
                    if (named != null) {
                        catalogued(named);
                    }
                }
            }
        });
    }

    private static AttributeType simple(AttributeType type) {
        return type instanceof AttributeType.ListOf list ? list.of() : type;
    }

    private void merge(Draft draft, CatalogueEntry entry, String name, Literal literal) {
        int index = draft.shape().index(name);
        Attribute attribute = draft.attribute(index);
        Given listed = new Given(
                Row.value(literal, attribute.type(), catalogued),
                Given.Origin.CATALOGUE,
                Pointers.child(draft.key(), name),
                entry.at(),
                Optional.of(new Given.Source(
                        Optional.of(entry.id()),
                        Optional.of(entry.checked()),
                        Optional.of(entry.source()),
                        Optional.empty())));
        Given stated = draft.get(index);
        if (stated == null || stated.value() instanceof Value.Unknown) {
            draft.set(index, listed);
            return;
        }
        boolean newer = stated.origin() == Given.Origin.ANSWERED
                && stated.source().flatMap(Given.Source::on).map(on -> on.isAfter(entry.checked())).orElse(false);
        if (newer) {
            return;
        }
        Optional<Value> both = Merge.of(stated.value(), listed.value());
        if (both.isPresent()) {
            draft.set(index, new Given(both.get(), stated.origin(), stated.pointer(), stated.at(), stated.source()));
            return;
        }
        contradictions.add(new Facts.Contradiction(draft.key(), name, stated, listed));
        draft.set(
                index,
                new Given(
                        Merge.between(stated.value(), listed.value()),
                        stated.origin(),
                        stated.pointer(),
                        stated.at(),
                        stated.source()));
    }

    // Claims

    private void claims(Draft subject, Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            problems.add(node, "expected a list of derived facts, found " + node.described());
            return;
        }
        for (Node item : sequence.items()) {
            Node name = item;
            boolean holds = true;
            if (item instanceof Node.Mapping mapping) {
                name = mapping.get("fact").orElse(item);
                Node flag = mapping.entries().get("holds");
                if (flag instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN) {
                    holds = Boolean.parseBoolean(scalar.text());
                } else if (flag != null) {
                    problems.add(flag, "expected `true` or `false`, found " + flag.described());
                }
            }
            boolean claimed = holds;
            derivedType(name)
                    .filter(type -> checkClaim(item, type))
                    .ifPresent(type -> claims.add(new PendingClaim(subject, type, claimed, item)));
        }
    }

    private Optional<EntityType> derivedType(Node node) {
        List<String> derived = vocabulary.types().values().stream()
                .filter(type -> type.kind() == EntityType.Kind.DERIVED || type.derivedAlso())
                .map(EntityType::name)
                .toList();
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.TEXT) {
            problems.add(node, "expected a derived fact, or `{fact: …, holds: …}`, found " + node.described());
            return Optional.empty();
        }
        if (!derived.contains(scalar.text())) {
            problems.add(
                    node,
                    Names.quote(scalar.text()) + " is no derived fact" + problems.didYouMean(scalar.text(), derived));
            return Optional.empty();
        }
        return Optional.ofNullable(vocabulary.types().get(scalar.text()));
    }

    private boolean checkClaim(Node item, EntityType type) {
        boolean sound = true;
        if (item instanceof Node.Mapping mapping) {
            for (String key : mapping.entries().keySet()) {
                if (!key.equals("fact") && !key.equals("holds") && !type.attributes().containsKey(key)) {
                    Set<String> known = new LinkedHashSet<>(List.of("fact", "holds"));
                    known.addAll(type.attributes().keySet());
                    problems.add(
                            mapping.keyAt(key),
                            item.pointer(),
                            "unknown key " + Names.quote(key) + "; expected " + Names.oneOf(known)
                                    + problems.didYouMean(key, known));
                    sound = false;
                }
            }
        }
        return sound;
    }

    private Facts.Claim claim(PendingClaim claim) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (claim.node() instanceof Node.Mapping mapping) {
            claim.type().attributes().forEach((name, attribute) -> mapping.get(name)
                    .flatMap(node -> Literals.read(node, attribute.type(), problems)
                            .map(literal -> claimed(literal, attribute.type(), node)))
                    .ifPresent(value -> values.put(name, value)));
        }
        return new Facts.Claim(
                claim.subject().key(),
                claim.type().name(),
                claim.holds(),
                Collections.unmodifiableMap(values),
                claim.node().pointer(),
                claim.node().at());
    }

    private Value claimed(Literal literal, AttributeType type, Node node) {
        Given given = new Given(Value.of(literal), Given.Origin.STATED, node.pointer(), node.at());
        return simple(type) instanceof AttributeType.Reference reference
                ? resolved(given, reference, node).value()
                : given.value();
    }

    // Answers

    private void answers(Reading.Document file) {
        Fields root = Fields.of(file.root(), problems);
        root.require("kind", "answers");
        root.choice("kind", List.of("Answers"));
        root.text("title");
        for (Fields answer : root.objects("answers")) {
            answer(answer);
        }
        root.close();
    }

    private void answer(Fields answer) {
        answer.require("of", "set", "by", "on");
        Optional<String> of = answer.text("of");
        Optional<String> by = answer.text("by");
        Optional<String> because = answer.text("because");
        Optional<String> evidence = answer.text("evidence");
        Optional<LocalDate> on = answer.text("on").flatMap(text -> {
            Optional<LocalDate> date = Literals.date(text);
            if (date.isEmpty()) {
                answer.problem("on", "expected a date such as `2026-08-02`, found the text " + Names.quote(text));
            }
            return date;
        });
        Map<String, Node> set = answer.entries("set");
        answer.close();
        if (of.isEmpty() || !ANSWER_KEYS.containsAll(answer.mapping().entries().keySet())) {
            return;
        }
        Given.Source source = new Given.Source(by, on, evidence, because);
        Optional<Draft> draft = subject(of.get());
        if (draft.isPresent()) {
            set.forEach((key, node) -> answered(draft.get(), key, node, source));
        } else if (of.get().isEmpty()) {
            set.forEach((key, node) -> answeredTopLevel(key, node, source));
        } else {
            notes.add(new Problem(
                    answer.mapping().at(),
                    answer.mapping().pointer(),
                    "nothing in the design is called " + Names.quote(of.get()) + " any more; the answer is not used"));
        }
    }

    private Optional<Draft> subject(String idOrPointer) {
        Draft byName = byId.get(idOrPointer);
        return byName != null ? Optional.of(byName) : Optional.ofNullable(drafts.get(idOrPointer));
    }

    private void answered(Draft draft, String key, Node node, Given.Source source) {
        int index = draft.shape().index(key);
        EntityType.Screening screening = draft.shape().screening(key);
        Shape part = draft.shape().parts().get(key);
        boolean ofPart = key.equals("of") && !draft.shape().type().partOf().isEmpty();
        if (index >= 0 && !ofPart) {
            String pointer = Pointers.child(draft.key(), key);
            read(draft, index, node, Optional.of(source)).ifPresent(given -> add(draft, index, given, pointer, node));
        } else if (screening != null) {
            screened(draft, node, screening, Optional.of(source))
                    .forEach((i, given) -> add(
                            draft, i, given, Pointers.child(draft.key(), draft.attribute(i).name()), node));
        } else if (part != null) {
            more(part, Optional.of(draft), key, node, source);
        } else {
            unknownKey(draft.shape(), node.at(), node.pointer(), key);
        }
    }

    private Given resolvedAnswer(Answer answer) {
        return simple(answer.draft().attribute(answer.index()).type()) instanceof AttributeType.Reference reference
                ? resolved(answer.given(), reference, answer.node())
                : answer.given();
    }

    /** Keeps the latest answer to each attribute. @param pointer where the answer would stand in the document */
    private void add(Draft draft, int index, Given given, String pointer, Node node) {
        Given moved = new Given(given.value(), given.origin(), pointer, given.at(), given.source());
        Answer answer = new Answer(draft, index, moved, node);
        Answer other = answers.get(pointer);
        if (other == null || isLater(answer, other)) {
            answers.put(pointer, answer);
        } else if (!isLater(other, answer) && !other.given().value().equals(moved.value())) {
            problems.add(
                    node,
                    "another answer to " + pointer + " on the same day says something else, at " + other.given().at());
        }
    }

    private static boolean isLater(Answer answer, Answer other) {
        return answer.on().isPresent()
                && (other.on().isEmpty() || answer.on().get().isAfter(other.on().get()));
    }

    private void answeredTopLevel(String key, Node node, Given.Source source) {
        Map<String, Shape> collections = topLevel();
        Shape shape = collections.get(key);
        if (shape == null) {
            unknownCollection(node.at(), node, key, collections);
        } else {
            more(shape, Optional.empty(), key, node, source);
        }
    }

    /** Members that an answer adds to an open list. They take the places after those of the document. */
    private void more(Shape shape, Optional<Draft> owner, String key, Node node, Given.Source source) {
        String pointer = Pointers.child(owner.map(Draft::key).orElse(""), key);
        EntityList open = openLists.get(pointer);
        boolean whole = node instanceof Node.Sequence;
        Optional<Literals.Listing> listing =
                node instanceof Node.Mapping mapping ? Literals.listing(mapping, problems) : Optional.empty();
        List<Node> items = node instanceof Node.Sequence sequence
                ? sequence.items()
                : listing.flatMap(Literals.Listing::has).map(Node.Sequence::items).orElse(List.of());
        if (open == null && !items.isEmpty() && shape.type().completeAlways().isEmpty()) {
            problems.add(node, "the design says that its list " + pointer + " is complete; change it there");
            return;
        }
        if (node instanceof Node.Scalar && !Literals.isUnknown(node)) {
            problems.add(node, "expected a list of " + shape.type().name() + ", found " + node.described());
        }
        if (whole || listing.map(Literals.Listing::complete).orElse(false)) {
            openLists.remove(pointer);
        }
        boolean marked = listSizes.containsKey(pointer + "/has");
        String base = marked ? pointer + "/has" : pointer;
        for (Node item : items) {
            int position = listSizes.merge(base, 1, Integer::sum) - 1;
            if (item instanceof Node.Mapping mapping) {
                Node.Mapping moved = (Node.Mapping) Trees.under(mapping, Pointers.child(base, position));
                entity(moved, shape, owner, Optional.of(source));
            } else {
                problems.add(item, "expected an object that describes a " + shape.type().name());
            }
        }
    }

    private void applyAnswers() {
        for (Answer answer : answers.values()) {
            Draft draft = answer.draft();
            Given stated = draft.get(answer.index());
            if (answer.given().value() instanceof Value.Unknown) {
                continue;
            }
            if (stated != null
                    && stated.origin() == Given.Origin.STATED
                    && draft.knows(answer.index())
                    && !stated.value().equals(answer.given().value())) {
                notes.add(new Problem(
                        answer.node().at(),
                        stated.pointer(),
                        "the answer replaces what the design states at line "
                                + stated.at().line()));
            }
            draft.set(answer.index(), answer.given());
        }
    }

    // The end

    private void finish(Draft draft) {
        for (Finish.Senseless senseless : Finish.apply(draft.shape(), draft.given(), draft.key(), draft.at())) {
            Given reason = senseless.reason();
            problems.add(
                    senseless.given().at(),
                    senseless.given().pointer(),
                    "`" + senseless.attribute().name() + "` makes sense only where `" + senseless.violated() + "`, and `"
                            + senseless.violated().attribute() + "` "
                            + (reason == null || reason.value() instanceof Value.NotApplicable
                                    ? "makes no sense here itself"
                                    : "at line " + reason.at().line() + " says otherwise")
                            + "; remove one of the two");
        }
    }
}
