package edict.imports;

import edict.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A service of a Compose file while its draft is put together. */
final class ComposeService {

    /**
     * Something that it needs or speaks to.
     *
     * @param at what says so
     */
    record Use(String service, Node at) {}

    /** Services of one name. @param at what says so */
    record Shared(String name, List<String> services, Node at) {}

    private final String name;
    private final Node.Mapping node;
    private final Sheet.Item item;
    private final Optional<Image> image;
    private final Map<String, Node> needs = new TreeMap<>();
    private final Map<String, Node> firsts = new TreeMap<>();
    private final Map<String, Node> speaks = new TreeMap<>();
    private final Map<String, Shared> shared = new TreeMap<>();
    private String kind = "";

    /** @param image what it is started from; empty where it is built, and where nothing is said */
    ComposeService(String name, Node.Mapping node, Sheet.Item item, Optional<Image> image) {
        this.name = name;
        this.node = node;
        this.item = item;
        this.image = image;
    }

    String name() {
        return name;
    }

    Node.Mapping node() {
        return node;
    }

    Sheet.Item item() {
        return item;
    }

    String id() {
        return item.id();
    }

    Optional<Image> image() {
        return image;
    }

    /** What kind of component it is; empty where nobody says so. */
    String kind() {
        return kind;
    }

    void isOf(String kind) {
        this.kind = kind;
    }

    /** What it can't do without. @param at what says so */
    void needs(String service, Node at) {
        if (!service.equals(name)) {
            needs.putIfAbsent(service, at);
        }
    }

    /** What has to have run before it starts. @param at what says so */
    void startsAfter(String service, Node at) {
        if (!service.equals(name)) {
            firsts.putIfAbsent(service, at);
        }
    }

    /** What it has the address of. @param at where the address stands */
    void speaksTo(String service, Node at) {
        if (!service.equals(name)) {
            speaks.putIfAbsent(service, at);
        }
    }

    /** What it reaches, and so can't do without, unless it only has to have run before. @param at where the address stands */
    void uses(String service, Node at) {
        if (!service.equals(name) && !firsts.containsKey(service)) {
            needs.putIfAbsent(service, at);
        }
    }

    /** Several that bear the name that it has, of which it speaks to some. @param at where the name stands */
    void speaksToSome(String name, Set<String> services, Node at) {
        if (!services.contains(this.name)) {
            shared.putIfAbsent(name, new Shared(name, List.copyOf(services), at));
        }
    }

    List<Shared> shared() {
        return List.copyOf(shared.values());
    }

    Set<String> profiles() {
        return node.get("profiles").map(Values::scalars).orElse(List.of()).stream().map(Node.Scalar::text).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Use> needed() {
        return uses(needs);
    }

    List<Use> firsts() {
        return uses(firsts);
    }

    List<Use> spokenTo() {
        return uses(speaks);
    }

    private static List<Use> uses(Map<String, Node> nodes) {
        List<Use> uses = new ArrayList<>();
        nodes.forEach((service, at) -> uses.add(new Use(service, at)));
        return uses;
    }

    /** Whether it runs only when somebody asks for it. */
    boolean isOptional() {
        return !profiles().isEmpty() || off().isPresent();
    }

    /** What says that no copy of it runs. */
    Optional<Node.Scalar> off() {
        return Values.mapping(node, "deploy")
                .flatMap(deploy -> Values.scalar(deploy, "replicas"))
                .or(() -> Values.scalar(node, "scale"))
                .filter(copies -> Filled.of(copies.text()).text().strip().equals("0"));
    }
}
