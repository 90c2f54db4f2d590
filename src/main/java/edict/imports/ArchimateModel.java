package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.imports.ArchimateTypes.Role;
import edict.vocabulary.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The elements and relationships of a model, whichever of the two formats it is written in. */
final class ArchimateModel {

    /** What says what an element or relationship is; the rest describes it. */
    private static final Set<String> NAMING =
            Set.of("@id", "@identifier", "@xsi:type", "@name", "name", "label", "@source", "@target", "@accessType", "@type");

    /** Under which the folders of a kind hold drawings. */
    private static final Set<String> DRAWN = Set.of("diagrams", "views");

    /** Junctions that lead to each other. */
    private static final int JUNCTIONS = 16;

    /** Steps that relationships take through junctions, all together. */
    private static final int STEPS = 100_000;

    private final Node.Mapping root;
    private final Coverage coverage = new Coverage();
    private final Remarks remarks = new Remarks();
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final List<Relationship> relationships = new ArrayList<>();
    private final Map<String, Relationship> byId = new HashMap<>();
    private final Map<String, List<Relationship>> from = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    /** Why single relationships are left out. */
    private final Map<String, Text> reasons = new HashMap<>();

    private int steps;

    /**
     * @param type as version 3 calls it
     * @param name with the place where it is written, or what it is called where nothing is written
     */
    record Element(Node.Mapping node, String id, String type, Role role, Node.Scalar name) {

        String shown() {
            return Names.quote(Secrets.shown(name.text()));
        }

        /** Each is itself only. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    /** @param source identifier; so is the target */
    record Relationship(Node.Mapping node, String id, String type, String source, String target, Optional<Node.Scalar> name) {}

    /**
     * A relationship between two elements, perhaps through junctions.
     *
     * @param path all of which it consists
     * @param either the junction of which it is said that one of those that lead to it is enough
     */
    record Link(Element source, Element target, List<Relationship> path, Optional<String> either) {

        String type() {
            return path.get(0).type();
        }

        Node.Mapping at() {
            return path.get(0).node();
        }
    }

    /** @param root the root element */
    ArchimateModel(Node.Mapping root) {
        this.root = root;
        if (isArchi()) {
            folders(root);
        } else {
            Values.mapping(root, "elements").ifPresent(list -> nodes(list, "element").forEach(this::add));
            Values.mapping(root, "relationships").ifPresent(list -> nodes(list, "relationship").forEach(this::add));
        }
        relationships.forEach(one -> from.computeIfAbsent(one.source(), any -> new ArrayList<>()).add(one));
    }

    private boolean isArchi() {
        return root.get("folder").isPresent() || root.get("elements").isEmpty();
    }

    Node.Mapping root() {
        return root;
    }

    Coverage coverage() {
        return coverage;
    }

    List<Problem> remarks() {
        return remarks.all();
    }

    void remark(Node at, String message) {
        remarks.add(at, message);
    }

    /** What the model calls itself. */
    Optional<Node.Scalar> title() {
        return name(root);
    }

    Collection<Element> elements() {
        return elements.values();
    }

    /** How many elements, or relationships, of each type there are. */
    Map<String, Integer> counts(boolean ofElements) {
        Map<String, Integer> counts = new TreeMap<>();
        if (ofElements) {
            elements.values().forEach(element -> counts.merge(element.type(), 1, Integer::sum));
        } else {
            relationships.forEach(one -> counts.merge(one.type(), 1, Integer::sum));
        }
        return counts;
    }

    // ---- from the tree

    /** The elements of a name, be there one or several. */
    private static List<Node.Mapping> nodes(Node.Mapping owner, String key) {
        return owner.get(key).stream()
                .flatMap(node -> node instanceof Node.Sequence list ? list.items().stream() : Stream.of(node))
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .toList();
    }

    /** Recursive: the reader limits the depth. */
    private void folders(Node.Mapping owner) {
        for (Node.Mapping folder : nodes(owner, "folder")) {
            if (Values.scalar(folder, "@type").filter(type -> DRAWN.contains(type.text())).isPresent()) {
                coverage.leaveOut(folder, ArchimateTypes.VIEWS);
            } else {
                folder.entries().forEach((key, node) -> {
                    if (!key.equals("folder") && !key.equals("element")) {
                        coverage.leaveOut(node, key.startsWith("@") ? ArchimateTypes.ORDER : ArchimateTypes.DETAILS);
                    }
                });
                nodes(folder, "element").forEach(this::add);
                folders(folder);
            }
        }
    }

    private void add(Node.Mapping node) {
        Optional<Node.Scalar> type = Values.scalar(node, "@xsi:type");
        Optional<Node.Scalar> id = Values.scalar(node, "@identifier").or(() -> Values.scalar(node, "@id"));
        if (type.isEmpty() || id.isEmpty()) {
            tell(node, type.isEmpty() ? "what type it is of is not said (`xsi:type`)" : "it has no identifier, so nothing can refer to it");
            return;
        }
        if (elements.containsKey(id.get().text()) || byId.containsKey(id.get().text())) {
            tell(node, "something else has this identifier already; the first of them counts");
            return;
        }
        String plain = ArchimateTypes.plain(type.get().text());
        Optional<Node.Scalar> source = Values.scalar(node, "@source");
        Optional<Node.Scalar> target = Values.scalar(node, "@target");
        if (ArchimateTypes.isRelationship(plain) && source.isPresent() && target.isPresent()) {
            Relationship one = new Relationship(node, id.get().text(), plain, source.get().text(), target.get().text(), name(node));
            relationships.add(one);
            byId.put(one.id(), one);
        } else {
            Optional<Role> role = ArchimateTypes.role(plain).filter(one -> source.isEmpty());
            if (role.isPresent()) {
                Node.Scalar name = name(node)
                        .orElseGet(() -> new Node.Scalar(node.at(), node.pointer(), plain + " without a name", Node.Kind.TEXT));
                elements.put(id.get().text(), new Element(node, id.get().text(), plain, role.get(), name));
            } else {
                tell(node, "the type " + Names.quote(Secrets.shown(type.get().text())) + " is none of ArchiMate that is known");
            }
        }
    }

    private void tell(Node.Mapping node, String message) {
        coverage.told(node);
        remark(node, message);
    }

    /** Of a name in several languages the first; in it, space is how it is laid out. */
    private static Optional<Node.Scalar> name(Node.Mapping node) {
        return Stream.of("@name", "name", "label")
                .flatMap(key -> node.get(key).stream())
                .map(named -> named instanceof Node.Sequence list && !list.items().isEmpty() ? list.items().get(0) : named)
                .flatMap(named -> named instanceof Node.Mapping mapping
                        ? mapping.get("text()").stream()
                        : Stream.of(named))
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .map(named -> new Node.Scalar(named.at(), named.pointer(), named.text().strip().replaceAll("\\s+", " "), Node.Kind.TEXT))
                .filter(named -> !named.text().isEmpty())
                .findFirst();
    }

    // ---- what leads where

    /** The relationships between elements, those that pass through junctions from end to end; empty where they are too many. */
    Optional<List<Link>> links() {
        List<Link> links = new ArrayList<>();
        for (Relationship one : relationships) {
            Optional<Element> source = Optional.ofNullable(elements.get(one.source()));
            if (source.isPresent() && elements.containsKey(one.target())) {
                if (source.get().role() != Role.JUNCTION) {
                    follow(source.get(), one, links);
                }
            } else if (!byId.containsKey(one.source()) && !byId.containsKey(one.target())) {
                tell(one.node(), "nothing in the model has the identifier "
                        + Names.quote(Secrets.shown(source.isEmpty() ? one.source() : one.target())) + ", at which it "
                        + (source.isEmpty() ? "begins" : "ends"));
            }
            if (steps > STEPS) {
                return Optional.empty();
            }
        }
        return Optional.of(links);
    }

    private record Step(List<Relationship> path, Optional<String> either) {}

    /** Each junction once: what leads to the same end in several ways leads there. */
    private void follow(Element source, Relationship first, List<Link> links) {
        Set<String> seen = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>();
        open.add(new Step(List.of(first), Optional.empty()));
        while (!open.isEmpty() && ++steps <= STEPS) {
            Step step = open.remove();
            Relationship last = step.path().get(step.path().size() - 1);
            Element target = elements.get(last.target());
            if (target == null) {
                continue;
            }
            if (target.role() != Role.JUNCTION) {
                links.add(new Link(source, target, step.path(), step.either()));
            } else if (step.path().size() <= JUNCTIONS && seen.add(target.id())) {
                boolean or = target.type().equals("OrJunction")
                        || Values.scalar(target.node(), "@type").filter(type -> type.text().equals("or")).isPresent();
                for (Relationship next : from.getOrDefault(target.id(), List.of())) {
                    if (next.type().equals(first.type())) {
                        List<Relationship> path = new ArrayList<>(step.path());
                        path.add(next);
                        open.add(new Step(path, or ? Optional.of(target.id()) : step.either()));
                    }
                }
            }
        }
    }

    /** An element that is associated with a relationship. @param by what says so */
    record Associated(Element element, Relationship by) {}

    /** What is associated with relationships, by their identifiers: what flows, as a rule. */
    Map<String, List<Associated>> associated() {
        Map<String, List<Associated>> associated = new HashMap<>();
        for (Relationship one : relationships) {
            Optional<Relationship> to = either(byId, one);
            Optional<Element> element = either(elements, one);
            if (one.type().equals("Association") && to.isPresent() && element.isPresent()) {
                associated.computeIfAbsent(to.get().id(), any -> new ArrayList<>()).add(new Associated(element.get(), one));
            }
        }
        return associated;
    }

    /** What one of the ends of a relationship is. */
    private static <T> Optional<T> either(Map<String, T> known, Relationship one) {
        return Stream.of(one.source(), one.target()).flatMap(end -> Optional.ofNullable(known.get(end)).stream()).findFirst();
    }

    // ---- what was of use

    void use(Element element) {
        used.add(element.id());
    }

    void use(Link link) {
        link.path().forEach(one -> {
            use(one);
            Optional.ofNullable(elements.get(one.target())).filter(end -> end.role() == Role.JUNCTION).ifPresent(this::use);
        });
    }

    void use(Relationship one) {
        used.add(one.id());
    }

    /** Notes why a relationship is of no use. */
    void leaveOut(Relationship one, Text because) {
        reasons.put(one.id(), because);
    }

    /** Says of what was left out why. @param document that the model stands in */
    Coverage.Result close(Node.Mapping document) {
        for (Element element : elements.values()) {
            rest(element.node(), element.id(), ArchimateTypes.unused(element.type()));
        }
        for (Relationship one : relationships) {
            boolean flow = one.type().equals("Flow");
            rest(one.node(), one.id(), reasons.getOrDefault(one.id(), flow ? ArchimateTypes.FLOWS : ArchimateTypes.RELATIONS));
        }
        root.entries().forEach((key, node) -> {
            if (key.equals("name") || key.equals("label") || key.equals("@name")) {
                coverage.see(node);
            } else if (key.startsWith("@") || key.equals("metadata")) {
                coverage.leaveOut(node, ArchimateTypes.FORM);
            } else if (key.equals("views")) {
                coverage.leaveOut(node, ArchimateTypes.VIEWS);
            } else if (key.equals("organizations") || key.equals("organization")) {
                coverage.leaveOut(node, ArchimateTypes.ORDER);
            } else if (!Set.of("folder", "elements", "relationships").contains(key)) {
                coverage.leaveOut(node, ArchimateTypes.DETAILS);
            }
        });
        return coverage.of(document);
    }

    private void rest(Node.Mapping node, String id, Text because) {
        if (coverage.tells(node)) {
            return;
        }
        if (!used.contains(id)) {
            coverage.leaveOut(node, because);
            return;
        }
        node.entries().forEach((key, value) -> {
            if (NAMING.contains(key)) {
                coverage.see(value);
            } else {
                coverage.leaveOut(value, ArchimateTypes.DETAILS);
            }
        });
    }
}
