package edict.facts;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.document.Problems;
import edict.rulebook.Words;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Literals;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One reading of one design. Entities are gathered first, so that ids may be used before they are given; then answers are
 * attached, references resolved, registry entries merged, and last what is not applicable and what is assumed.
 */
final class DesignReader {

    private static final Set<String> KIND = Set.of("Design");

    /** Other documents that people have, by kind, and what becomes of them. */
    private static final Map<String, String> OTHER_KINDS = Map.of(
            "Answers", "answers go along with a design",
            "Procurement", "a purchase is judged by `compare`, over HTTP by `/v1/comparisons`",
            "Sheet", "a sheet goes along with a purchase",
            "Waivers", "waivers go along with a design");

    private static final Set<String> TEXTS = Set.of("title", "description", "owner", "$schema");

    private final boolean fragment;
    private final Set<String> settled;
    private final Problems problems = new Problems();
    private final Map<String, Shape> topLevel;
    private final Drafts drafts;
    private final Catalogue catalogue;
    private final References references;
    private final Claims claims;
    private final EntityReader entities;
    private final Answers answers;

    DesignReader(Shapes shapes, List<CatalogueEntry> entries, boolean fragment, Design.Changed changed) {
        this.settled = changed.said();
        this.fragment = fragment;
        topLevel = shapes.topLevel();
        drafts = new Drafts(shapes, problems, changed.untold());
        catalogue = new Catalogue(entries, drafts);
        references = new References(drafts, catalogue);
        claims = new Claims(shapes.vocabulary(), problems);
        entities = new EntityReader(drafts, references, catalogue, claims);
        answers = new Answers(drafts, entities, changed.naming());
    }

    Design.Outcome read(Design.Sources sources) {
        root(sources.design().root());
        newcomers(sources.changed().newcomers(), sources.design().root());
        catalogue.pullAll();
        references.resolveAll();
        sources.answers().forEach(file -> answers.read(file, false));
        sources.later().forEach(file -> answers.read(file, true));
        answers.distribute();
        references.resolveAll();
        answers.apply(references, settled);
        catalogue.merge(sources.registryFirst());
        Unmarked.settle(drafts.all());
        drafts.all().forEach(this::finish);
        List<Facts.Claim> claimed = claims.resolved(references);
        Map<String, Entity> all = drafts.entities();
        all.putAll(new Noted(drafts).of(claimed, catalogue.contradictions()));
        return problems.isEmpty()
                ? new Design.Accepted(
                        new Facts(
                                Collections.unmodifiableMap(all),
                                drafts.openLists(),
                                claimed,
                                catalogue.contradictions(),
                                catalogue.settled(),
                                catalogue.keys(),
                                answers.notes(),
                                Map.of()),
                        options(all))
                : new Design.Rejected(problems.sorted());
    }

    private List<Option> options(Map<String, Entity> all) {
        return all.values().stream()
                .filter(entity -> entity.type().equals(Words.OPTION))
                .flatMap(entity -> entity.id().stream()
                        .map(id -> Option.of(id, entity, entities.changes(entity.key()))))
                .toList();
    }

    private void root(Node.Mapping root) {
        Optional<Node> kind = root.get("kind");
        boolean right = kind.orElse(null) instanceof Node.Scalar scalar && scalar.text().equals("Design");
        Optional<String> other = kind.filter(Node.Scalar.class::isInstance)
                .flatMap(node -> Optional.ofNullable(OTHER_KINDS.get(((Node.Scalar) node).text())));
        if (kind.isEmpty() && !fragment) {
            problems.add(root.at(), "/kind", "`kind: Design` is missing");
        } else if (kind.isPresent() && !right) {
            String hint = kind.get() instanceof Node.Scalar scalar
                    ? other.map(what -> "; " + what).orElseGet(() -> problems.didYouMean(scalar.text(), KIND))
                    : "";
            problems.add(kind.get(), "expected `Design`, found " + kind.get().described() + hint);
        }
        for (Map.Entry<String, Node> entry : root.entries().entrySet()) {
            String key = entry.getKey();
            Node node = entry.getValue();
            Shape shape = topLevel.get(key);
            if (shape != null) {
                entities.list(node, shape, Optional.empty(), key);
            } else if (TEXTS.contains(key)) {
                Literals.read(node, new AttributeType.Str(), problems);
            } else if (other.isEmpty() && !key.equals("kind") && !key.startsWith("x-")) {
                unknownKey(root.keyAt(key), node, key);
            }
        }
        topLevel.forEach((key, shape) -> {
            if (!root.entries().containsKey(key)) {
                drafts.open(shape, Optional.empty(), key, root.at());
            }
        });
    }

    private void newcomers(Set<String> ids, Node.Mapping root) {
        Set<String> keys = ids.stream().flatMap(id -> drafts.called(id).stream()).map(Draft::key).collect(Collectors.toSet());
        topLevel.forEach((key, shape) -> {
            if (shape.type().name().equals(Words.CERTIFICATE) && !keys.isEmpty()) {
                Place at = root.get(key).map(Node::at).orElse(root.at());
                drafts.openAmong(shape, Drafts.pointer(Optional.empty(), key), at, Words.HOLDER, keys);
            }
        });
    }

    private void unknownKey(Place at, Node node, String key) {
        problems.add(at, node.pointer(), () -> unknown(key));
    }

    private String unknown(String key) {
        Set<String> known = new LinkedHashSet<>(List.of("kind", "title", "description", "owner"));
        known.addAll(topLevel.keySet());
        String hint = drafts.shapes().all().stream()
                .map(Shape::type)
                .filter(type -> type.collection().equals(Optional.of(key)))
                .findFirst()
                .map(type -> "; write it under " + String.join(" or ", type.partOf()))
                .orElseGet(() -> problems.didYouMean(key, known));
        return "unknown key " + Names.quote(key) + "; expected " + Names.oneOf(known) + hint;
    }

    private void finish(Draft draft) {
        for (Finish.Senseless senseless : Finish.apply(draft.shape(), draft.given(), draft.key(), draft.at(), this::type)) {
            Given reason = senseless.reason();
            boolean itself = reason == null || reason.value() instanceof Value.NotApplicable;
            problems.add(
                    senseless.given().at(),
                    senseless.given().pointer(),
                    () -> "`" + senseless.attribute().name() + "` makes sense only where `" + senseless.violated() + "`, and `"
                            + senseless.violated().attribute() + "` "
                            + (reason == null || itself
                                    ? "makes no sense here itself"
                                    : where(reason.at(), senseless.given().at()) + " says otherwise"
                                            + by(reason, senseless.violated().attribute()))
                            + "; remove one of the two");
        }
        Finish.contrary(draft.shape(), draft.given()).forEach(this::contrary);
        draft.shape().later().forEach(attribute -> inOrder(draft, attribute.notBefore().orElseThrow(), attribute.name()));
    }

    private Optional<String> type(String key) {
        return drafts.at(key).map(Draft::type);
    }

    private void contrary(Finish.Contrary contrary) {
        Given one = contrary.one();
        Given other = contrary.other();
        problems.add(
                other.at(),
                other.pointer(),
                () -> "`" + contrary.tie().other().name() + ": " + scalar(other.value()) + "` can't be where `" + contrary.tie().one().name() + ": "
                        + scalar(one.value()) + "`, " + where(one.at(), other.at()) + ", says that it is `" + scalar(contrary.implied())
                        + "`; correct one of the two");
    }

    /** Which other attribute says what one is, where another one does. */
    private static String by(Given given, String attribute) {
        String name = Pointers.last(given.pointer());
        return name.equals(attribute) ? "" : ", by `" + name + "`";
    }

    private static Object scalar(Value value) {
        return ((Value.Known) value).scalar();
    }

    /** What the registry says is not held against what the design does: that would be a contradiction to report. */
    private void inOrder(Draft draft, String first, String second) {
        Given begins = draft.get(draft.shape().index(first));
        Given ends = draft.get(draft.shape().index(second));
        if (begins == null || ends == null || begins.origin() == Given.Origin.CATALOGUE || ends.origin() == Given.Origin.CATALOGUE) {
            return;
        }
        Optional<LocalDate> from = Days.first(begins.value());
        Days.last(ends.value()).filter(until -> from.filter(until::isBefore).isPresent()).ifPresent(until -> problems.add(
                ends.at(),
                ends.pointer(),
                () -> "`" + second + "`, " + until + ", lies before `" + first + "`, " + from.orElseThrow() + ", "
                        + where(begins.at(), ends.at())));
    }

    private static String where(Place place, Place from) {
        return place.file().equals(from.file()) ? "at line " + place.line() : "in " + place.file() + " at line " + place.line();
    }
}
