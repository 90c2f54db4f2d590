package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Compose files as one: what a later one says is added to what the ones before say, or stands in its place, as the specification of the
 * format has it. Values keep their places and pointers.
 */
final class ComposeFiles {

    /** Said at most of one kind; the rest is counted. */
    private static final int REMARKS = 200;

    /** Services may take over from each other, and whoever does so more often than this means a circle. */
    private static final int EXTENDED = 16;

    /** A later one stands in the place of an earlier one, though it is a list. */
    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "test");

    /** Objects that may also be written as a list. */
    private static final Set<String> NAMED =
            Set.of("environment", "depends_on", "networks", "labels", "args", "annotations", "sysctls");

    private final List<Reading.Document> documents;
    private final Map<String, Coverage> coverages = new LinkedHashMap<>();
    private final List<Problem> remarks = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private Node.Mapping root;
    private boolean cluster;

    /** @param documents at least one, later ones override */
    ComposeFiles(List<Reading.Document> documents) {
        this.documents = List.copyOf(documents);
        documents.forEach(document -> coverages.put(document.file(), new Coverage(Secrets::called)));
        this.root = documents.get(0).root();
        for (Reading.Document later : documents.subList(1, documents.size())) {
            root = (Node.Mapping) merge("", root, later.root(), true);
        }
    }

    /** What somebody else has made one tree of. @param root services as Compose has them; each value stands in one of the documents */
    ComposeFiles(List<Reading.Document> documents, Map<String, Coverage> coverages, List<Problem> remarks, Node.Mapping root) {
        this.documents = List.copyOf(documents);
        this.coverages.putAll(coverages);
        this.remarks.addAll(remarks);
        this.root = root;
        this.cluster = true;
    }

    /** Whether a cluster runs the services, in which they find each other by the names that it gives them. */
    boolean isCluster() {
        return cluster;
    }

    Node.Mapping root() {
        return root;
    }

    private Coverage coverage(Node node) {
        return coverage(node.at().file());
    }

    private Coverage coverage(String file) {
        return Objects.requireNonNull(coverages.get(file), file);
    }

    <T extends Node> T see(T node) {
        coverage(node).see(node);
        return node;
    }

    /** Understood and of no use, whichever of the files parts of it stand in. */
    void leaveOut(Node node, Text because) {
        coverage(node).leaveOut(node, because);
        if (coverages.size() > 1 && node instanceof Node.Mapping mapping) {
            mapping.entries().values().stream().filter(child -> isElsewhere(child, node)).forEach(child -> leaveOut(child, because));
        } else if (coverages.size() > 1 && node instanceof Node.Sequence list) {
            list.items().stream().filter(child -> isElsewhere(child, node)).forEach(child -> leaveOut(child, because));
        }
    }

    private static boolean isElsewhere(Node child, Node node) {
        return !child.at().file().equals(node.at().file());
    }

    boolean knows(Node node) {
        return coverage(node).knows(node);
    }

    /** Says something of a value that isn't understood. */
    void tell(Node node, Place at, String message) {
        coverage(node).told(node);
        remark(node, at, message);
    }

    /** Says something of a value, once for each place. */
    void remark(Node node, Place at, String message) {
        if (said.add(at + message)) {
            remarks.add(new Problem(at, Secrets.pointer(node.pointer()), message));
        }
    }

    /** What was said, in the order of the files. */
    List<Problem> remarks() {
        List<Problem> sorted = remarks.stream().sorted().toList();
        if (sorted.size() <= REMARKS) {
            return sorted;
        }
        List<Problem> some = new ArrayList<>(sorted.subList(0, REMARKS));
        some.add(new Problem(sorted.get(REMARKS).at(), "", "and " + (sorted.size() - REMARKS) + " more, not listed"));
        return some;
    }

    List<Drafts.Source> sources() {
        return documents.stream()
                .map(document -> new Drafts.Source(document, coverage(document.file()).of(document.root())))
                .toList();
    }

    /** The services by their names, in the order of names, each with what it takes over from others of the same file. */
    Map<String, Node.Mapping> services() {
        Map<String, Node.Mapping> found = new LinkedHashMap<>();
        Values.mapping(root, "services").ifPresent(services -> services.entries().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    String name = entry.getKey();
                    Node node = entry.getValue();
                    if (node instanceof Node.Mapping service) {
                        found.put(name, extended(service, services, new LinkedHashSet<>(List.of(name))));
                    } else {
                        tell(node, services.keyAt(name), "not understood: expected an object, found " + Bom.kindOf(node));
                    }
                }));
        return found;
    }

    private Node.Mapping extended(Node.Mapping service, Node.Mapping services, Set<String> above) {
        Optional<Node> extending = service.get("extends").filter(node -> !node.isNull());
        if (extending.isEmpty()) {
            return service;
        }
        Optional<Node.Mapping> details = extending.filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
        Optional<Node.Scalar> name = details.isPresent()
                ? Values.scalar(details.get(), "service")
                : extending.filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast);
        if (details.isPresent() && Values.scalar(details.get(), "file").isPresent()) {
            tell(extending.get(), service.keyAt("extends"),
                    "the file named here is not read: what the service takes over from it has to be written here");
            return service;
        }
        Optional<Node.Mapping> base = name.flatMap(text -> Values.mapping(services, text.text()));
        if (base.isEmpty() || above.size() > EXTENDED || !above.add(name.get().text())) {
            tell(extending.get(), service.keyAt("extends"),
                    base.isEmpty() ? "no service of this file is named here" : "services take over from each other in a circle");
            return service;
        }
        see(extending.get());
        Node.Mapping taken = extended(base.get(), services, above);
        return (Node.Mapping) merge("", taken, service, false);
    }

    // ---- merging

    /** @param files whether they are of different files; else the second takes over from the first */
    private Node merge(String key, Node base, Node over, boolean files) {
        if (over.isNull()) {
            // A key without a value takes nothing away.
            see(over);
            return base;
        }
        if (NAMED.contains(key)) {
            return both(named(base), named(over), files, key.equals("environment"));
        }
        if (!REPLACED.contains(key) && base instanceof Node.Mapping && over instanceof Node.Mapping) {
            return both(base, over, files, false);
        }
        if (!REPLACED.contains(key) && base instanceof Node.Sequence one && over instanceof Node.Sequence other) {
            return appended(key, one, other, files);
        }
        if (files) {
            coverage(base).leaveOut(base, ComposeKeys.OVERRIDDEN);
        }
        return over;
    }

    /** @param settings whether one without a value takes that of the environment, whatever stood there before */
    private Node both(Node base, Node over, boolean files, boolean settings) {
        if (!(base instanceof Node.Mapping one) || !(over instanceof Node.Mapping other)) {
            return over;
        }
        Map<String, Node> entries = new LinkedHashMap<>(one.entries());
        Map<String, Place> keys = new LinkedHashMap<>(one.keys());
        other.entries().forEach((key, value) -> {
            Node known = entries.get(key);
            if (settings && known != null && value.isNull() && files) {
                coverage(known).leaveOut(known, ComposeKeys.OVERRIDDEN);
            }
            entries.put(key, known == null || settings && value.isNull() ? value : merge(key, known, value, files));
            keys.put(key, known == null ? other.keyAt(key) : keys.getOrDefault(key, other.keyAt(key)));
        });
        Node.Mapping where = files ? one : other;
        return new Node.Mapping(
                where.at(), where.pointer(), Collections.unmodifiableMap(entries), Collections.unmodifiableMap(keys));
    }

    private Node appended(String key, Node.Sequence base, Node.Sequence over, boolean files) {
        List<Node> items = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        if (key.equals("volumes")) {
            over.items().forEach(item -> ComposeStores.target(item).ifPresent(targets::add));
        }
        for (Node item : base.items()) {
            boolean replaced = ComposeStores.target(item).filter(targets::contains).isPresent();
            if (!replaced) {
                items.add(item);
            } else if (files) {
                coverage(item).leaveOut(item, ComposeKeys.OVERRIDDEN);
            }
        }
        items.addAll(over.items());
        Node.Sequence where = files ? base : over;
        return new Node.Sequence(where.at(), where.pointer(), List.copyOf(items));
    }

    /** The object that a list of {@code NAME=value}, or of names, stands for; a name without value has none. */
    static Node named(Node node) {
        if (!(node instanceof Node.Sequence list)) {
            return node;
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (Node item : list.items()) {
            if (item instanceof Node.Scalar scalar && !scalar.isNull()) {
                int is = scalar.text().indexOf('=');
                String name = is < 0 ? scalar.text() : scalar.text().substring(0, is);
                entries.put(name, is < 0
                        ? new Node.Scalar(scalar.at(), scalar.pointer(), "null", Node.Kind.NULL)
                        : new Node.Scalar(scalar.at(), scalar.pointer(), scalar.text().substring(is + 1), Node.Kind.TEXT));
                keys.put(name, scalar.at());
            }
        }
        return new Node.Mapping(list.at(), list.pointer(), Collections.unmodifiableMap(entries), Collections.unmodifiableMap(keys));
    }

    /** What messages call a service, a host or a setting. */
    static String called(String name) {
        return Names.quote(Secrets.called(name));
    }

    /** What messages call a text of a file. */
    static String shown(String text) {
        return Names.quote(Secrets.shown(text));
    }
}
