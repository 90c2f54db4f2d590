package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a workspace says: its elements by their ids, what uses what, and how much of it was understood. */
final class StructurizrModel {

    static final Text REPEATED = new Text(
            "relationships that repeat those between parts of the same elements, or between what is deployed",
            "relations qui répètent celles entre les parties des mêmes éléments, ou entre ce qui est déployé");
    static final Text WITHIN = new Text(
            "relationships within one container, and between people", "relations au sein d'un même conteneur, et entre personnes");
    static final Text ENVIRONMENTS = new Text("nodes of other environments", "nœuds d'autres environnements");

    private static final Text PARTS = new Text(
            "components of containers: parts of their code, which don't run by themselves",
            "composants de conteneurs : des parties de leur code, qui ne fonctionnent pas seules");
    private static final Text VIEWS = new Text("views, styles and themes", "vues, styles et thèmes");
    private static final Text DOCUMENTATION = new Text("documentation and decisions", "documentation et décisions");
    private static final Text OPINIONS = new Text("perspectives", "perspectives");
    private static final Text PROPERTIES = new Text(
            "properties, which each tool gives a meaning of its own", "propriétés, auxquelles chaque outil donne son propre sens");
    private static final Text LINKS = new Text("links to further reading", "liens vers d'autres lectures");
    private static final Text RUNNING = new Text(
            "how many instances there are, in which groups, and how their health is checked",
            "nombre d'instances, leurs groupes et la surveillance de leur état");
    private static final Text HOW = new Text(
            "tags and style of interaction of relationships", "étiquettes et style d'interaction des relations");
    private static final Text FORM = new Text(
            "who edits the workspace, and when it was changed", "qui modifie l'espace de travail, et quand il a été modifié");

    /** What any element may have. */
    private static final Map<String, Text> BESIDE = Map.ofEntries(
            Map.entry("documentation", DOCUMENTATION),
            Map.entry("perspectives", OPINIONS),
            Map.entry("properties", PROPERTIES),
            Map.entry("url", LINKS),
            Map.entry("healthChecks", RUNNING),
            Map.entry("instances", RUNNING),
            Map.entry("instanceId", RUNNING),
            Map.entry("deploymentGroups", RUNNING),
            Map.entry("interactionStyle", HOW));

    /** What the workspace has beside its model. */
    private static final Map<String, Text> AROUND = Map.ofEntries(
            Map.entry("views", VIEWS),
            Map.entry("documentation", DOCUMENTATION),
            Map.entry("properties", PROPERTIES),
            Map.entry("configuration", FORM),
            Map.entry("id", FORM),
            Map.entry("version", FORM),
            Map.entry("revision", FORM),
            Map.entry("thumbnail", FORM),
            Map.entry("lastModifiedDate", FORM),
            Map.entry("lastModifiedUser", FORM),
            Map.entry("lastModifiedAgent", FORM),
            Map.entry("encryptionStrategy", FORM));

    /** Characters of a name: ids and messages are made of all names around an element. */
    static final int NAME = 1_000;

    /** Tags that the format itself gives, by what an element is. */
    private static final Set<String> GIVEN = Set.of(
            "Element", "Person", "Software System", "Container", "Component", "Custom Element", "Deployment Node", "Infrastructure Node",
            "Software System Instance", "Container Instance", "Relationship", "");

    /** What is said of statements of the DSL that are passed over. */
    private static final Map<String, String> PASSED_OVER = Map.of(
            StructurizrDsl.ELSEWHERE, " is not read: what it names stands elsewhere, or would have to be carried out",
            StructurizrDsl.UNKNOWN, " is no statement that is known here",
            StructurizrDsl.UNDEFINED, " is an identifier that nothing above has; what refers to it is not read",
            StructurizrDsl.OPEN, " is a constant that nothing above defines; it is left as it is written",
            StructurizrDsl.ABSENT, " is not read: a relationship that an environment doesn't have is taken to be there",
            StructurizrDsl.MORE, " more statements are not read");

    enum Kind {
        PERSON,
        SYSTEM,
        CONTAINER,
        PART,
        NODE,
        INFRASTRUCTURE,
        INSTANCE
    }

    /** Something that relationships may refer to. Each is itself only. */
    static final class Element {

        private final Kind kind;
        private final Node.Mapping node;
        private final Node.Scalar name;
        private final Optional<Element> parent;
        private final String environment;
        private final List<Element> children = new ArrayList<>();

        private Element(Kind kind, Node.Mapping node, Node.Scalar name, Optional<Element> parent, String environment) {
            this.kind = kind;
            this.node = node;
            this.name = name;
            this.parent = parent;
            this.environment = environment;
            parent.ifPresent(owner -> owner.children.add(this));
        }

        Kind kind() {
            return kind;
        }

        Node.Mapping node() {
            return node;
        }

        Node.Scalar name() {
            return name;
        }

        /** What it stands in. */
        Optional<Element> parent() {
            return parent;
        }

        /** Where a node stands; empty for all else. */
        String environment() {
            return environment;
        }

        List<Element> children(Kind of) {
            return children.stream().filter(child -> child.kind == of).toList();
        }

        /** Whether it consists of containers. */
        boolean isDivided() {
            return kind == Kind.SYSTEM && !children.isEmpty();
        }

        boolean isWithin(Element other) {
            return this == other || parent.filter(owner -> owner.isWithin(other)).isPresent();
        }

        /** Its names from the outermost on: the format has no two siblings of one name. */
        String path() {
            String within = parent.map(Element::path).orElse(environment);
            return (within.isEmpty() ? "" : within + ' ') + name.text();
        }

        /** What messages call it. */
        String shown() {
            return Names.quote(Secrets.shown(name.text()));
        }
    }

    /** That one element uses another. */
    record Relation(Element from, Element to, Node.Mapping node) {}

    private final Reading.Document document;
    private final Node.Mapping root;
    private final Coverage coverage = new Coverage();
    private final Remarks remarks = new Remarks();
    private final List<Element> elements = new ArrayList<>();
    private final Map<String, Element> byId = new HashMap<>();
    /** What is deployed, by the instance of it. */
    private final Map<Element, Element> instances = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();

    StructurizrModel(Reading.Document document) {
        this.document = document;
        this.root = document.root();
        Node.Mapping model = model();
        objects(model, "people").forEach(node -> element(Kind.PERSON, node, Optional.empty()));
        objects(model, "softwareSystems").forEach(this::system);
        objects(model, "customElements").forEach(node -> element(Kind.SYSTEM, node, Optional.empty()));
        objects(model, "deploymentNodes").forEach(node -> node(node, Optional.empty()));
        elements.forEach(this::relations);
        objects(root, StructurizrDsl.PASSED_OVER).forEach(this::passedOver);
    }

    private void passedOver(Node.Mapping statement) {
        String because = Values.scalar(statement, "because").map(Node.Scalar::text).orElse("");
        String text = Values.scalar(statement, "statement").map(Node.Scalar::text).orElse("");
        coverage.told(statement);
        // In the text there is nothing of this list.
        remarks.add(new Problem(
                statement.at(),
                "",
                Names.quote(Secrets.shown(text)) + PASSED_OVER.getOrDefault(because, " is not understood")
                        + (because.equals(StructurizrDsl.UNKNOWN) ? Names.didYouMean(text, StructurizrDsl.STATEMENTS) : "")));
    }

    Node.Mapping root() {
        return root;
    }

    Node.Mapping model() {
        return Values.mapping(root, "model").orElseThrow();
    }

    List<Element> elements(Kind kind) {
        return elements.stream().filter(element -> element.kind == kind).toList();
    }

    /** Of what an instance is one. */
    Element deployed(Element instance) {
        return Objects.requireNonNull(instances.get(instance));
    }

    /** In the order of the file. */
    List<Relation> relations() {
        return Collections.unmodifiableList(relations);
    }

    // ---- elements

    private void system(Node.Mapping node) {
        element(Kind.SYSTEM, node, Optional.empty()).ifPresent(system -> objects(node, "containers")
                .forEach(inner -> element(Kind.CONTAINER, inner, Optional.of(system)).ifPresent(container -> objects(inner, "components")
                        .forEach(part -> {
                            element(Kind.PART, part, Optional.of(container));
                            coverage.leaveOutBut(part, "relationships", PARTS);
                        }))));
    }

    /** Recursive: the reader limits the depth. */
    private void node(Node.Mapping node, Optional<Element> parent) {
        element(Kind.NODE, node, parent).ifPresent(element -> {
            objects(node, "infrastructureNodes").forEach(inner -> element(Kind.INFRASTRUCTURE, inner, Optional.of(element)));
            objects(node, "softwareSystemInstances").forEach(inner -> instance(inner, "softwareSystemId", element));
            objects(node, "containerInstances").forEach(inner -> instance(inner, "containerId", element));
            objects(node, "children").forEach(inner -> node(inner, Optional.of(element)));
        });
    }

    private void instance(Node.Mapping node, String key, Element parent) {
        Optional<Node.Scalar> id = Values.scalar(node, key).map(coverage::see);
        Optional<Element> of = id.flatMap(text -> Optional.ofNullable(byId.get(text.text())))
                .filter(element -> element.kind == Kind.SYSTEM || element.kind == Kind.CONTAINER);
        if (of.isEmpty()) {
            tell(node, "an instance of something that the model doesn't have is not read");
            return;
        }
        Element instance = new Element(Kind.INSTANCE, node, of.get().name, Optional.of(parent), parent.environment);
        instances.put(instance, of.get());
        known(instance);
    }

    private Optional<Element> element(Kind kind, Node.Mapping node, Optional<Element> parent) {
        Optional<Node.Scalar> name = text(node, "name");
        if (name.filter(text -> text.text().length() > NAME).isPresent()) {
            tell(node, "an element whose name has more than " + NAME + " characters is not read");
            return Optional.empty();
        }
        if (name.isEmpty()) {
            tell(node, "an element without a name is not read");
            return Optional.empty();
        }
        boolean deployed = kind == Kind.NODE || kind == Kind.INFRASTRUCTURE;
        String environment = deployed
                ? parent.map(Element::environment).orElseGet(() -> text(node, "environment").map(Node.Scalar::text).orElse("Default"))
                : "";
        Element element = new Element(kind, node, name.get(), parent, environment);
        known(element);
        return Optional.of(element);
    }

    private void known(Element element) {
        elements.add(element);
        Values.scalar(element.node, "id").map(coverage::see).ifPresent(id -> {
            Element first = byId.putIfAbsent(id.text(), element);
            if (first != null) {
                remark(id, "the id " + Names.quote(Secrets.shown(id.text())) + " stands for something in line " + first.node.at().line()
                        + " already; what refers to it means that");
            }
        });
        // A node says it once more for all that stands in it.
        element.node.get("environment").ifPresent(coverage::see);
        BESIDE.forEach((key, because) -> element.node.get(key).ifPresent(value -> coverage.leaveOut(value, because)));
    }

    private void relations(Element from) {
        for (Node.Mapping node : objects(from.node, "relationships")) {
            if (node.get("linkedRelationshipId").filter(linked -> !linked.isNull()).isPresent()) {
                coverage.leaveOut(node, REPEATED);
                continue;
            }
            Optional<Element> to = Values.scalar(node, "destinationId").flatMap(id -> Optional.ofNullable(byId.get(id.text())));
            if (to.isEmpty()) {
                tell(node, "a relationship with something that the model doesn't have is not read");
                continue;
            }
            for (String key : List.of("id", "sourceId", "destinationId")) {
                node.get(key).ifPresent(coverage::see);
            }
            node.get("tags").ifPresent(tags -> coverage.leaveOut(tags, HOW));
            BESIDE.forEach((key, because) -> node.get(key).ifPresent(value -> coverage.leaveOut(value, because)));
            relations.add(new Relation(from, to.get(), node));
        }
    }

    // ---- what elements say

    /** A single value, which is used; empty where it says nothing. */
    Optional<Node.Scalar> text(Node.Mapping mapping, String key) {
        return Values.scalar(mapping, key).map(coverage::see).map(remarks::guarded).filter(scalar -> !scalar.text().isBlank());
    }

    /** Tags that the author gave. */
    List<String> tags(Element element) {
        return text(element.node, "tags")
                .map(tags -> Arrays.stream(tags.text().split(",", -1)).map(String::strip).filter(tag -> !GIVEN.contains(tag)).distinct().toList())
                .orElse(List.of());
    }

    /** What the author says of an element, for whoever is asked about it. */
    String said(Element element) {
        List<String> tags = tags(element);
        return Origins.together(
                words("technology ", text(element.node, "technology").or(() -> text(element.node, "metadata"))),
                tags.isEmpty() ? "" : "tagged " + Names.quote(Secrets.shown(String.join(", ", tags))),
                words("described as ", text(element.node, "description")),
                words("in the group ", text(element.node, "group")));
    }

    private static String words(String before, Optional<Node.Scalar> value) {
        return value.map(text -> before + Names.quote(Secrets.shown(text.text()))).orElse("");
    }

    /** A property of the whole by which authors speak to this importer. */
    Optional<Node.Scalar> property(String key) {
        return Stream.of(root, model())
                .flatMap(owner -> Values.mapping(owner, "properties").stream())
                .flatMap(properties -> text(properties, key).stream())
                .findFirst();
    }

    private List<Node.Mapping> objects(Node.Mapping owner, String key) {
        return Values.items(owner, key).stream().filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast).toList();
    }

    // ---- how much was understood

    /** Something that is read otherwise than it is perhaps meant. */
    void remark(Node at, String message) {
        remarks.add(at, message);
    }

    List<Problem> remarks() {
        return remarks.all();
    }

    private void tell(Node node, String message) {
        coverage.told(node);
        remark(node, message);
    }

    void leaveOut(Node node, Text because) {
        coverage.leaveOut(node, because);
    }

    /** Says what the rest of the file is, and how much of it was understood. */
    Drafts.Source close() {
        AROUND.forEach((key, because) -> root.get(key).ifPresent(value -> leaveOutUnread(value, because)));
        model().get("properties").ifPresent(value -> leaveOutUnread(value, PROPERTIES));
        return new Drafts.Source(document, coverage.of(root));
    }

    private void leaveOutUnread(Node node, Text because) {
        if (node instanceof Node.Mapping mapping && mapping.entries().values().stream().anyMatch(coverage::knows)) {
            mapping.entries().values().stream().filter(value -> !coverage.knows(value)).forEach(value -> coverage.leaveOut(value, because));
        } else {
            coverage.leaveOut(node, because);
        }
    }
}
