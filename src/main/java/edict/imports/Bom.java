package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One bill of materials: its elements, by their references too, and how much of it was understood. */
final class Bom {

    /** References that say nothing of what they stand for, or that change with each version. */
    private static final Pattern MEANINGLESS =
            Pattern.compile("(urn:uuid:)?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|pkg:.*");

    enum Kind {
        SERVICE,
        MODEL,
        DATA,
        SOFTWARE,
        ORGANISATION
    }

    /** Something that other elements may refer to. Each is itself only. */
    static final class Element {

        private final Bom bom;
        private final Node.Mapping node;
        private final Kind kind;
        private final boolean top;

        private Element(Bom bom, Node.Mapping node, Kind kind, boolean top) {
            this.bom = bom;
            this.node = node;
            this.kind = kind;
            this.top = top;
        }

        Bom bom() {
            return bom;
        }

        Node.Mapping node() {
            return node;
        }

        Kind kind() {
            return kind;
        }

        /** Whether it stands in no other element. */
        boolean top() {
            return top;
        }

        Optional<Node.Scalar> name() {
            return bom.text(node, "name");
        }

        /** What ids are made of. */
        String known() {
            Optional<String> ref = Values.scalar(node, "bom-ref").map(Node.Scalar::text);
            Optional<String> version = Values.scalar(node, "version").map(Node.Scalar::text);
            return ref.filter(text -> !text.isBlank()
                            && !isMeaningless(text)
                            && version.filter(number -> !number.isEmpty() && text.endsWith(number)).isEmpty())
                    .orElseGet(() -> Values.scalar(node, "group").map(group -> group.text() + ' ').orElse("")
                            + Values.scalar(node, "name").map(Node.Scalar::text).orElse(ref.orElse("")));
        }

        private static boolean isMeaningless(String ref) {
            return MEANINGLESS.matcher(ref).matches() || Secrets.isIn(ref);
        }

        String type() {
            return Values.scalar(node, "type").map(Node.Scalar::text).orElse("");
        }

        /** What messages call it. */
        String shown() {
            return Names.quote(Secrets.shown(Values.scalar(node, "name")
                    .or(() -> Values.scalar(node, "bom-ref"))
                    .map(Node.Scalar::text)
                    .orElse(node.pointer())));
        }
    }

    private final Reading.Document document;
    private final String serial;
    private final String version;
    private final Coverage coverage = new Coverage();
    private final Remarks remarks = new Remarks();
    private final List<Element> services = new ArrayList<>();
    private final List<Element> components = new ArrayList<>();
    private final List<Element> organisations = new ArrayList<>();
    private final Map<String, Element> elements = new HashMap<>();
    private Optional<Element> main = Optional.empty();

    Bom(Reading.Document document) {
        this.document = document;
        this.serial = text(root(), "serialNumber")
                .map(text -> text.text().replaceFirst("^urn:uuid:", ""))
                .orElse("");
        this.version = text(root(), "version").map(Node.Scalar::text).orElse("1");
    }

    Node.Mapping root() {
        return document.root();
    }

    Reading.Document document() {
        return document;
    }

    String file() {
        return document.file();
    }

    String serial() {
        return serial;
    }

    String version() {
        return version;
    }

    /** By which other bills of materials refer to it; none without a serial number. */
    Optional<String> link() {
        return serial.isEmpty() ? Optional.empty() : Optional.of(serial + '/' + version);
    }

    Coverage coverage() {
        return coverage;
    }

    List<Problem> remarks() {
        return remarks.all();
    }

    /** Services, those inside others too. */
    List<Element> services() {
        return Collections.unmodifiableList(services);
    }

    /** Components, those inside others too, the main one first. */
    List<Element> components() {
        return Collections.unmodifiableList(components);
    }

    /** Organisations of which something is claimed. */
    List<Element> organisations() {
        return Collections.unmodifiableList(organisations);
    }

    /** What the bill of materials is about. */
    Optional<Element> main() {
        return main;
    }

    Optional<Element> element(String ref) {
        return Optional.ofNullable(elements.get(ref));
    }

    /** Finds the elements. */
    void index() {
        for (String key : List.of("$schema", "bomFormat", "specVersion")) {
            text(root(), key);
        }
        object(root(), "metadata").flatMap(metadata -> object(metadata, "component")).ifPresent(component -> {
            main = Optional.of(component(component, true));
        });
        objects(root(), "components").forEach(component -> component(component, true));
        objects(root(), "services").forEach(service -> service(service, true));
        object(root(), "declarations").flatMap(declarations -> object(declarations, "targets")).ifPresent(targets -> {
            objects(targets, "components").forEach(component -> component(component, true));
            objects(targets, "services").forEach(service -> service(service, true));
            objects(targets, "organizations")
                    .forEach(organisation -> organisations.add(add(organisation, Kind.ORGANISATION, true)));
        });
    }

    private Element service(Node.Mapping node, boolean top) {
        Element service = add(node, Kind.SERVICE, top);
        services.add(service);
        objects(node, "services").forEach(inner -> service(inner, false));
        return service;
    }

    private Element component(Node.Mapping node, boolean top) {
        Kind kind =
                switch (Values.scalar(node, "type").map(Node.Scalar::text).orElse("")) {
                    case "machine-learning-model" -> Kind.MODEL;
                    case "data" -> Kind.DATA;
                    default -> Kind.SOFTWARE;
                };
        Element component = add(node, kind, top);
        components.add(component);
        objects(node, "components").forEach(inner -> component(inner, false));
        return component;
    }

    private Element add(Node.Mapping node, Kind kind, boolean top) {
        Element element = new Element(this, node, kind, top);
        Values.scalar(node, "bom-ref").ifPresent(ref -> {
            coverage.see(ref);
            Element first = elements.putIfAbsent(ref.text(), element);
            if (first != null) {
                standsFor(ref, first.node());
            }
        });
        return element;
    }

    /** Says that a reference is that of something else already. */
    void standsFor(Node.Scalar ref, Node.Mapping first) {
        remark(
                ref,
                "the reference " + Names.quote(Secrets.shown(ref.text())) + " stands for something in line "
                        + first.at().line() + " already; what refers to it means that");
    }

    /** Something that is not as it should be, or contradicts itself. */
    void remark(Node at, String message) {
        remarks.add(at, message);
    }

    /** A single value, which is used. */
    Optional<Node.Scalar> text(Node.Mapping mapping, String key) {
        Optional<Node> node = mapping.get(key).filter(found -> !found.isNull());
        node.filter(found -> !(found instanceof Node.Scalar)).ifPresent(found -> expected("a single value", found));
        return node.filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .map(coverage::see)
                .map(scalar -> key.equals("version") && Secrets.isRevision(scalar.text()) ? scalar : remarks.guarded(scalar))
                .filter(scalar -> !scalar.text().isBlank());
    }

    Optional<Node.Mapping> object(Node.Mapping mapping, String key) {
        Optional<Node> node = mapping.get(key).filter(found -> !found.isNull());
        node.filter(found -> !(found instanceof Node.Mapping)).ifPresent(found -> expected("an object", found));
        return node.filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }

    List<Node.Mapping> objects(Node.Mapping mapping, String key) {
        List<Node.Mapping> objects = new ArrayList<>();
        for (Node item : list(mapping, key)) {
            if (item instanceof Node.Mapping object) {
                objects.add(object.entries().isEmpty() ? coverage.see(object) : object);
            } else {
                expected("an object", item);
            }
        }
        return objects;
    }

    /** The texts of a list, which are used. */
    List<Node.Scalar> texts(Node.Mapping mapping, String key) {
        List<Node.Scalar> texts = new ArrayList<>();
        for (Node item : list(mapping, key)) {
            if (item instanceof Node.Scalar scalar && !item.isNull()) {
                texts.add(coverage.see(scalar));
            } else {
                expected("a text", item);
            }
        }
        return texts;
    }

    private List<Node> list(Node.Mapping mapping, String key) {
        Optional<Node> node = mapping.get(key).filter(found -> !found.isNull());
        if (node.isPresent() && !(node.get() instanceof Node.Sequence)) {
            expected("a list", node.get());
        }
        List<Node> items = Values.items(mapping, key);
        if (items.isEmpty()) {
            node.filter(Node.Sequence.class::isInstance).ifPresent(coverage::see);
        }
        return items;
    }

    /** A boolean, which is used. */
    Optional<Node.Scalar> flag(Node.Mapping mapping, String key) {
        return text(mapping, key).filter(value -> {
            boolean flag = value.kind() == Node.Kind.BOOLEAN;
            if (!flag) {
                expected("`true` or `false`", value);
            }
            return flag;
        });
    }

    /** Leaves out what stands under a key, but for what something was made of. */
    private void leaveOut(Node node, Text because) {
        if (coverage.knows(node)) {
            return;
        }
        if (inside(node).noneMatch(coverage::knows)) {
            coverage.leaveOut(node, because);
        } else {
            within(node).forEach(one -> leaveOut(one, because));
        }
    }

    private static Stream<Node> within(Node node) {
        return node instanceof Node.Mapping mapping
                ? mapping.entries().values().stream()
                : node instanceof Node.Sequence sequence ? sequence.items().stream() : Stream.of();
    }

    /** Recursive: the reader limits the depth. */
    private static Stream<Node> inside(Node node) {
        return within(node).flatMap(one -> Stream.concat(Stream.of(one), inside(one)));
    }

    /** Says what is wrong with a value and never the value, which may be a secret. */
    void expected(String what, Node node) {
        if (!coverage.tells(node)) {
            coverage.told(node);
            remark(node, "not understood: expected " + what + ", found " + kindOf(node));
        }
    }

    static String kindOf(Node node) {
        if (node instanceof Node.Sequence) {
            return "a list";
        }
        if (node instanceof Node.Mapping) {
            return "an object";
        }
        return node.isNull() ? "nothing" : "another value";
    }

    /** Leaves out what is known to mean nothing here, wherever it stands. */
    void leaveOutTheRest() {
        leaveOut(root());
    }

    private void leaveOut(Node node) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                Text because = BomKeys.LEFT_OUT.get(key);
                if (!coverage.knows(value)) {
                    if (because != null) {
                        leaveOut(value, because);
                    } else {
                        leaveOut(value);
                    }
                }
            });
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().stream().filter(item -> !coverage.knows(item)).forEach(this::leaveOut);
        }
    }
}
