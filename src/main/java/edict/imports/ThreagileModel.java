package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a threat model says: its parts by their ids, what goes over which link, and how much of it was understood. */
final class ThreagileModel {

    static final String ASSETS = "technical_assets";

    static final String BOUNDARIES = "trust_boundaries";

    /** Names that a message lists. */
    static final int SHOWN = 5;

    private static final String LINKS = "communication_links";

    /** Boundaries around boundaries. */
    private static final int DEEP = 16;

    /** Characters of a name: ids and messages are made of it. */
    static final int NAME = 1_000;

    private static final Map<String, String> WORDS = Map.of(
            "description", "described as",
            "owner", "owned by",
            "origin", "coming from",
            "justification_cia_rating", "rated so because",
            "justification_out_of_scope", "out of the scope of the model because");

    /** Something that has an id in the model. The name is the key under which it stands. */
    record Part(String id, Node.Scalar name, Node.Mapping node) {

        /** What messages call it. */
        String shown() {
            return Names.quote(Secrets.shown(name.text()));
        }

        boolean is(Part other) {
            return node.pointer().equals(other.node.pointer());
        }
    }

    /** What one asset opens to another, and over which data go one way or both. */
    record Link(Part from, Part to, Node.Scalar name, Node.Mapping node) {}

    private final Reading.Document document;
    private final Node.Mapping root;
    private final Coverage coverage = new Coverage();
    private final Remarks remarks = new Remarks();
    private final Map<String, Part> data;
    private final Map<String, Part> assets;
    private final Map<String, Part> boundaries;
    private final Map<String, Part> runtimes;
    private final List<Link> links = new ArrayList<>();
    private final Map<String, List<Link>> touching = new HashMap<>();

    /** The boundary in which an asset or another boundary stands, by the id of that. */
    private final Map<String, Part> within = new HashMap<>();
    private final Map<String, Part> nested = new HashMap<>();

    ThreagileModel(Reading.Document document) {
        this.document = document;
        this.root = document.root();
        data = parts("data_assets", ThreagileTerms.OF_DATA);
        assets = parts(ASSETS, ThreagileTerms.OF_ASSETS);
        boundaries = parts(BOUNDARIES, Map.of());
        runtimes = parts("shared_runtimes", Map.of());
        assets.values().forEach(this::link);
        for (Part boundary : boundaries.values()) {
            inside(boundary, "technical_assets_inside", assets, within);
            inside(boundary, "trust_boundaries_nested", boundaries, nested);
            if (!isPlace(boundary)) {
                boundary.node().get("description").ifPresent(text -> coverage.leaveOut(text, ThreagileTerms.ZONES));
            }
        }
        for (Part boundary : boundaries.values()) {
            List<Part> around = aroundBoundary(boundary);
            if (around.size() == DEEP || around.contains(boundary)) {
                remarks.add(boundary.node(), "stands in itself, or in " + DEEP + " others and more; those further out are not looked at");
            }
        }
        root.get("includes").filter(includes -> !Coverage.saysNothing(includes)).ifPresent(includes ->
                tell(includes, "stands in other files, which are not opened; what refers to it is not read"));
    }

    Node.Mapping root() {
        return root;
    }

    Collection<Part> data() {
        return data.values();
    }

    Collection<Part> assets() {
        return assets.values();
    }

    Collection<Part> boundaries() {
        return boundaries.values();
    }

    Collection<Part> runtimes() {
        return runtimes.values();
    }

    List<Link> links() {
        return Collections.unmodifiableList(links);
    }

    /** Links to and from an asset. */
    List<Link> links(Part asset) {
        return Collections.unmodifiableList(touching.getOrDefault(asset.id(), List.of()));
    }

    // ---- parts

    private Map<String, Part> parts(String key, Map<String, Text> beside) {
        Map<String, Part> parts = new LinkedHashMap<>();
        Values.mapping(root, key).ifPresent(list -> list.entries().forEach((name, node) -> {
            if (!(node instanceof Node.Mapping mapping)) {
                if (!node.isNull()) {
                    tell(node, "expected an object with keys, found " + node.described());
                }
                return;
            }
            Node.Scalar called = name(list, name, mapping);
            Optional<Node.Scalar> id = text(mapping, "id");
            if (id.isEmpty() || id.get().text().length() > NAME) {
                tell(mapping, "is not read: it has no `id` of up to " + NAME + " characters");
                return;
            }
            Part part = new Part(id.get().text(), called, mapping);
            Part first = parts.putIfAbsent(part.id(), part);
            if (first != null) {
                tell(mapping, "is not read: the id " + Names.quote(Secrets.shown(part.id())) + " is that of something in line "
                        + first.node().at().line() + " already");
                return;
            }
            remarks.guarded(called);
            beside.forEach((each, because) -> mapping.get(each).ifPresent(value -> coverage.leaveOut(value, because)));
        }));
        return parts;
    }

    /** The key under which something stands, as a value. */
    private static Node.Scalar name(Node.Mapping list, String name, Node.Mapping node) {
        return new Node.Scalar(list.keyAt(name), node.pointer(), name, Node.Kind.TEXT);
    }

    private void link(Part from) {
        Values.mapping(from.node(), LINKS).ifPresent(list -> list.entries().forEach((name, node) -> {
            if (!(node instanceof Node.Mapping link)) {
                return;
            }
            Optional<Node.Scalar> target = text(link, "target");
            Optional<Part> to = target.flatMap(id -> Optional.ofNullable(assets.get(id.text())));
            if (to.isEmpty()) {
                tell(link, "is not read: " + target.map(id -> unknown(id, assets)).orElse("it has no `target`"));
                return;
            }
            ThreagileTerms.OF_LINKS.forEach((each, because) -> link.get(each).ifPresent(value -> coverage.leaveOut(value, because)));
            // What is called within one machine proves nothing to anybody.
            if (text(link, "protocol").filter(protocol -> !ThreagileTerms.isCall(protocol.text())).isPresent()) {
                link.get("authentication").ifPresent(value -> coverage.leaveOut(value, ThreagileTerms.HOW));
            }
            Link read = new Link(from, to.get(), remarks.guarded(name(list, name, link)), link);
            links.add(read);
            Stream.of(from.id(), to.get().id())
                    .distinct()
                    .forEach(end -> touching.computeIfAbsent(end, any -> new ArrayList<>()).add(read));
        }));
    }

    private static String unknown(Node.Scalar id, Map<String, Part> known) {
        return "nothing has the id " + Origins.quoted(id)
                + Names.nearest(id.text(), known.keySet()).filter(near -> !Secrets.isIn(near)).map(Names::didYouMean).orElse("");
    }

    private void inside(Part boundary, String key, Map<String, Part> known, Map<String, Part> owners) {
        for (Part part : references(boundary.node(), key, known)) {
            Part first = owners.putIfAbsent(part.id(), boundary);
            if (first != null && !first.is(boundary)) {
                remarks.add(boundary.node(), part.shown() + " stands in " + first.shown() + " (line " + first.node().at().line()
                        + ") too; it is read as standing there");
            }
        }
    }

    /** Whether a boundary is a network in which things stand, and not merely what parts those that trust each other from the others. */
    boolean isPlace(Part boundary) {
        return type(boundary).filter(ThreagileTerms.PLACES::containsKey).isPresent();
    }

    Optional<String> type(Part boundary) {
        return text(boundary.node(), "type").map(Node.Scalar::text);
    }

    /** The boundaries around an asset, the innermost first. */
    List<Part> around(Part asset) {
        return outwards(Optional.ofNullable(within.get(asset.id())));
    }

    /** The boundaries around another one, the innermost first. */
    List<Part> aroundBoundary(Part boundary) {
        return outwards(Optional.ofNullable(nested.get(boundary.id())));
    }

    private List<Part> outwards(Optional<Part> innermost) {
        Map<String, Part> around = new LinkedHashMap<>();
        Optional<Part> next = innermost;
        while (around.size() < DEEP && next.filter(part -> around.putIfAbsent(part.id(), part) == null).isPresent()) {
            next = Optional.ofNullable(nested.get(next.get().id()));
        }
        return List.copyOf(around.values());
    }

    // ---- what parts say

    /** A single value, which is used; empty where it says nothing. */
    Optional<Node.Scalar> text(Node.Mapping mapping, String key) {
        return Values.scalar(mapping, key).map(coverage::see).map(remarks::guarded).filter(scalar -> !scalar.text().isBlank());
    }

    /** Where a switch is on. */
    Optional<Node.Scalar> on(Node.Mapping mapping, String key) {
        return text(mapping, key).filter(value -> value.text().equals("true"));
    }

    List<Node.Scalar> tags(Node.Mapping mapping) {
        List<Node.Scalar> tags = mapping.get("tags").map(Values::scalars).orElse(List.of());
        tags.forEach(tag -> remarks.guarded(coverage.see(tag)));
        return tags.stream().filter(tag -> !tag.text().isBlank() && tag.text().length() <= NAME).toList();
    }

    /** What an asset is, by the words of the format: older files say it in one, newer ones may have several. */
    List<Node.Scalar> technologies(Part asset) {
        List<Node.Scalar> technologies = Stream.of("technology", "technologies")
                .flatMap(key -> asset.node().get(key).stream())
                .flatMap(node -> Values.scalars(node).stream())
                .toList();
        technologies.forEach(technology -> remarks.guarded(coverage.see(technology)));
        return technologies;
    }

    /** Data that stand under a key. */
    List<Part> data(Node.Mapping owner, String key) {
        return references(owner, key, data);
    }

    /** What runs on a runtime. */
    List<Part> running(Part runtime) {
        return references(runtime.node(), "technical_assets_running", assets);
    }

    private List<Part> references(Node.Mapping owner, String key, Map<String, Part> known) {
        Map<String, Part> found = new LinkedHashMap<>();
        for (Node.Scalar id : owner.get(key).map(Values::scalars).orElse(List.of())) {
            Optional<Part> part = Optional.ofNullable(known.get(id.text()));
            part.ifPresentOrElse(
                    one -> {
                        coverage.see(id);
                        found.put(one.id(), one);
                    },
                    () -> {
                        if (!coverage.knows(id)) {
                            tell(id, unknown(id, known));
                        }
                    });
        }
        return List.copyOf(found.values());
    }

    /** What the author says under these keys, in words for whoever is asked about it. */
    String said(Node.Mapping node, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> text(node, key)
                        .map(text -> WORDS.getOrDefault(key, key) + ' ' + Origins.quoted(text))
                        .stream())
                .collect(Collectors.joining(", "));
    }

    static String shown(Collection<Part> parts) {
        return parts.stream().limit(SHOWN).map(Part::shown).collect(Collectors.joining(", ")) + (parts.size() > SHOWN ? ", …" : "");
    }

    // ---- how much was understood

    private void tell(Node node, String message) {
        coverage.told(node);
        remarks.add(node, message);
    }

    List<Problem> remarks() {
        return remarks.all();
    }

    /** Says what the rest of the file is, and how much of it was understood. */
    Drafts.Source close() {
        ThreagileTerms.AROUND.forEach((key, because) -> root.get(key).ifPresent(value -> coverage.leaveOut(value, because)));
        return new Drafts.Source(document, coverage.of(root));
    }
}
