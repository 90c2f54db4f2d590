package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What files of a catalogue say: entities by their references, what needs, provides and consumes what, and how much was understood. */
final class BackstageModel {

    static final String COMPONENT = "component";
    static final String RESOURCE = "resource";
    static final String API = "api";
    static final String SYSTEM = "system";

    /** Names that a message lists. */
    static final int SHOWN = 5;

    static final Text LIBRARIES = new Text(
            "libraries: parts of the code of others, which don't run by themselves",
            "bibliothèques : des parties du code d'autres composants, qui ne fonctionnent pas seules");
    static final Text WITHIN = new Text(
            "needs of what nothing runs for, and of itself", "besoins de ce pour quoi rien ne fonctionne, et de soi-même");
    static final Text DEFINITIONS = new Text(
            "definitions of interfaces, none of which is fetched, and where those that components provide answer",
            "définitions d'interfaces, dont aucune n'est cherchée, et adresses de celles que des composants fournissent");

    private static final Text FORM = new Text(
            "annotations, labels, links and what the catalogue adds itself",
            "annotations, étiquettes, liens et ce que le catalogue ajoute lui-même");
    private static final Text PEOPLE = new Text("groups, people and domains", "groupes, personnes et domaines");
    private static final Text TEMPLATES = new Text("templates of entities to come", "modèles d'entités à venir");

    private static final Set<String> RUNNING = Set.of(COMPONENT, RESOURCE, API);

    /** Entities of which the names at most stand in questions. */
    private static final Map<String, Text> OTHERS =
            Map.of("group", PEOPLE, "user", PEOPLE, "domain", PEOPLE, "template", TEMPLATES);

    private static final List<String> OF_METADATA =
            List.of("annotations", "labels", "links", "uid", "etag", "generation", "resourceVersion", "managedFields", "creationTimestamp");

    /** Characters of a reference, with kind and namespace: each has 63 at most, and kinds are words. */
    private static final int REFERENCE = 253;

    /** Characters of a title. */
    private static final int NAME = 1_000;

    private static final String DEFAULT = "default";

    /** By which entities refer to each other; case means nothing. */
    record Ref(String kind, String namespace, String name) {

        /** {@code [kind:][namespace/]name}. */
        static Ref of(String text, String kind, String namespace) {
            String lower = text.strip().toLowerCase(Locale.ROOT);
            int colon = lower.indexOf(':');
            String rest = lower.substring(colon + 1);
            int slash = rest.indexOf('/');
            return new Ref(
                    colon < 0 ? kind : lower.substring(0, colon),
                    slash < 0 ? namespace : rest.substring(0, slash),
                    rest.substring(slash + 1));
        }

        /** By which the draft knows it: components by their names, others by their kind too. */
        String known() {
            return (kind.equals(COMPONENT) ? "" : kind + ' ') + (namespace.equals(DEFAULT) ? "" : namespace + ' ') + name;
        }
    }

    /**
     * An entity.
     *
     * @param node empty where it stands in none of the files
     * @param at what names it first
     */
    record Entity(Ref ref, Optional<Node.Mapping> node, Node.Scalar at) {

        /** What messages call it. */
        String shown() {
            return Names.quote(Secrets.shown(name().text()));
        }

        Node.Scalar name() {
            return node.flatMap(one -> Values.mapping(one, "metadata")).flatMap(about -> Values.scalar(about, "title"))
                    .filter(title -> !title.text().isBlank() && title.text().length() <= NAME)
                    .orElse(at);
        }

        Node place() {
            return node.map(Node.class::cast).orElse(at);
        }

        Optional<Node.Mapping> spec() {
            return node.flatMap(one -> Values.mapping(one, "spec"));
        }

        boolean is(Entity other) {
            return ref.equals(other.ref);
        }
    }

    /** What an entity does with another one. */
    enum Does {
        NEEDS,
        PROVIDES,
        CONSUMES
    }

    /** @param at what says so */
    record Link(Does does, Entity from, Entity to, Node.Scalar at) {}

    /** @param kind of what is referred to where the reference doesn't say it; empty where it has to */
    private record Key(String name, Does does, boolean reverse, String kind) {}

    private static final List<Key> KEYS = List.of(
            new Key("dependsOn", Does.NEEDS, false, ""),
            new Key("dependencyOf", Does.NEEDS, true, ""),
            new Key("providesApis", Does.PROVIDES, false, API),
            new Key("apiProvidedBy", Does.PROVIDES, true, COMPONENT),
            new Key("consumesApis", Does.CONSUMES, false, API),
            new Key("apiConsumedBy", Does.CONSUMES, true, COMPONENT));

    private final List<Reading.Document> documents;
    private final Map<String, Coverage> coverages = new LinkedHashMap<>();
    private final Remarks remarks = new Remarks();
    private final Map<Ref, Entity> entities = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();

    BackstageModel(List<Reading.Document> documents) {
        this.documents = documents;
        documents.forEach(document -> coverages.put(document.file(), new Coverage()));
        documents.forEach(document -> Backstage.documents(document.root()).forEach(node -> {
            if (node instanceof Node.Mapping mapping) {
                entity(mapping);
            }
        }));
        List.copyOf(entities.values()).forEach(this::links);
    }

    Node.Mapping root() {
        return documents.get(0).root();
    }

    List<Entity> entities(String kind) {
        return entities.values().stream().filter(entity -> entity.ref().kind().equals(kind)).toList();
    }

    /** What runs, or what something that runs answers by: in the order in which the files name them. */
    List<Entity> running() {
        return entities.values().stream().filter(entity -> RUNNING.contains(entity.ref().kind())).toList();
    }

    List<Link> links() {
        return Collections.unmodifiableList(links);
    }

    // ---- entities

    private void entity(Node.Mapping node) {
        String called = Values.scalar(node, "kind").map(Node.Scalar::text).orElse("");
        String kind = called.toLowerCase(Locale.ROOT);
        Node.Mapping about = Values.mapping(node, "metadata").orElse(node);
        Optional<Node.Scalar> name = Values.scalar(about, "name").filter(text -> text.text().length() <= REFERENCE);
        if (kind.equals("location")) {
            location(node);
        } else if (name.isEmpty()) {
            tell(node, "is not read: it has no `metadata.name` of up to " + REFERENCE + " characters");
        } else {
            String namespace = Values.scalar(about, "namespace").map(text -> text.text().toLowerCase(Locale.ROOT)).orElse(DEFAULT);
            Ref ref = new Ref(kind, namespace, name.get().text().toLowerCase(Locale.ROOT));
            Entity entity = new Entity(ref, Optional.of(node), remarks.guarded(name.get()));
            Entity first = entities.putIfAbsent(entity.ref(), entity);
            if (first != null) {
                Place there = first.at().at();
                String file = there.file().equals(node.at().file()) ? "" : Names.quote(there.file()) + ", ";
                tell(node, "is not read: " + entity.shown() + " stands in " + file + "line " + there.line() + " already");
            } else if (RUNNING.contains(kind) || kind.equals(SYSTEM)) {
                describe(node, about);
            } else if (OTHERS.containsKey(kind)) {
                leaveOut(node, Objects.requireNonNull(OTHERS.get(kind)));
            } else {
                tell(node, "is not read: entities of the kind " + Names.quote(Secrets.shown(called)) + " are none that is known here");
            }
        }
    }

    private void describe(Node.Mapping node, Node.Mapping about) {
        for (String key : List.of("apiVersion", "kind")) {
            node.get(key).ifPresent(this::see);
        }
        for (String key : List.of("name", "title", "namespace")) {
            text(about, key);
        }
        OF_METADATA.forEach(key -> about.get(key).ifPresent(value -> leaveOut(value, FORM)));
        for (String key : List.of("relations", "status")) {
            node.get(key).ifPresent(value -> leaveOut(value, FORM));
        }
        Values.mapping(node, "spec").ifPresent(spec -> {
            spec.get("definition").ifPresent(value -> leaveOut(value, DEFINITIONS));
            spec.get("profile").ifPresent(value -> leaveOut(value, FORM));
        });
    }

    /** Whoever hands in files decides which: what they point to is told, and not looked for. */
    private void location(Node.Mapping node) {
        List<String> targets = Values.mapping(node, "spec").stream()
                .flatMap(spec -> Stream.of("target", "targets").flatMap(key -> spec.get(key).stream()))
                .flatMap(value -> Values.scalars(value).stream())
                .map(Origins::quoted)
                .toList();
        tell(node, "is not followed: more entities stand in " + targets.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (targets.size() > SHOWN ? " and " + (targets.size() - SHOWN) + " others" : "") + "; hand the files in together");
    }

    // ---- what they say of each other

    private void links(Entity entity) {
        if (!RUNNING.contains(entity.ref().kind()) && !entity.ref().kind().equals(SYSTEM)) {
            return;
        }
        entity.spec().ifPresent(spec -> KEYS.forEach(key -> {
            for (Node.Scalar at : spec.get(key.name()).map(Values::scalars).orElse(List.of())) {
                Optional<Entity> other = other(key, entity, at);
                if (other.isEmpty() || entity.ref().kind().equals(SYSTEM)) {
                    tell(at, entity.ref().kind().equals(SYSTEM)
                            ? "is not read: which component of the system does it is not said"
                            : "is not read: expected the reference of a component, a resource or an API, such as `resource:default/name`");
                } else {
                    remarks.guarded(see(at));
                    links.add(key.reverse()
                            ? new Link(key.does(), other.get(), entity, at)
                            : new Link(key.does(), entity, other.get(), at));
                }
            }
        }));
    }

    /** What a reference names; where no file has it, it is something all the same. */
    private Optional<Entity> other(Key key, Entity entity, Node.Scalar at) {
        if (at.text().isBlank() || at.text().length() > REFERENCE) {
            return Optional.empty();
        }
        Ref ref = Ref.of(at.text(), key.kind(), entity.ref().namespace());
        if (ref.kind().isEmpty()) {
            return Stream.of(COMPONENT, RESOURCE)
                    .flatMap(kind -> Optional.ofNullable(entities.get(new Ref(kind, ref.namespace(), ref.name()))).stream())
                    .findFirst();
        }
        return RUNNING.contains(ref.kind())
                ? Optional.of(entities.computeIfAbsent(ref, any -> new Entity(ref, Optional.empty(), at)))
                : Optional.empty();
    }

    /** The system to which an entity says that it belongs. */
    Optional<Entity> system(Entity entity) {
        return entity.spec()
                .flatMap(spec -> text(spec, "system"))
                .flatMap(at -> Optional.ofNullable(entities.get(Ref.of(at.text(), SYSTEM, entity.ref().namespace()))));
    }

    // ---- what they say of themselves

    /** A single value, which is used; empty where it says nothing. */
    Optional<Node.Scalar> text(Node.Mapping mapping, String key) {
        return Values.scalar(mapping, key).map(this::see).map(remarks::guarded).filter(scalar -> !scalar.text().isBlank());
    }

    List<Node.Scalar> tags(Entity entity) {
        List<Node.Scalar> tags = entity.node()
                .flatMap(node -> Values.mapping(node, "metadata"))
                .flatMap(about -> about.get("tags"))
                .map(Values::scalars)
                .orElse(List.of());
        tags.forEach(tag -> remarks.guarded(see(tag)));
        return tags;
    }

    /** What the author says of an entity, for whoever is asked about it. */
    String said(Entity entity) {
        if (entity.node().isEmpty()) {
            return "a" + (entity.ref().kind().equals(API) ? "n API" : ' ' + entity.ref().kind()) + " that stands in none of the files";
        }
        Optional<Node.Mapping> about = Values.mapping(entity.node().get(), "metadata");
        String tags = tags(entity).stream().limit(SHOWN).map(tag -> Secrets.shown(tag.text())).collect(Collectors.joining(", "));
        return Origins.together(
                words(entity.ref().kind().equals(API) ? "an API of type" : "of type", entity.spec(), "type"),
                words("described as", about, "description"),
                tags.isEmpty() ? "" : "tagged " + Names.quote(tags),
                words("in the state", entity.spec(), "lifecycle"),
                words("of the system", entity.spec(), "system"),
                words("of the domain", entity.spec(), "domain"),
                words("a part of", entity.spec(), "subcomponentOf"));
    }

    /** Whose it is in the catalogue, which is a team, or somebody of it. */
    String owned(Entity entity) {
        return words("owned by", entity.spec(), "owner");
    }

    private String words(String before, Optional<Node.Mapping> mapping, String key) {
        return mapping.flatMap(one -> text(one, key)).map(text -> before + ' ' + Origins.quoted(text)).orElse("");
    }

    // ---- how much was understood

    private Coverage coverage(Node node) {
        return Objects.requireNonNull(coverages.get(node.at().file()), node.at().file());
    }

    <T extends Node> T see(T node) {
        return coverage(node).see(node);
    }

    void leaveOut(Node node, Text because) {
        coverage(node).leaveOut(node, because);
    }

    private void tell(Node node, String message) {
        coverage(node).told(node);
        remarks.add(node, message);
    }

    List<Problem> remarks() {
        return remarks.all();
    }

    /** How much of each file was understood. */
    List<Drafts.Source> close() {
        return documents.stream()
                .map(document -> new Drafts.Source(document, Objects.requireNonNull(coverages.get(document.file())).of(document.root())))
                .toList();
    }
}
