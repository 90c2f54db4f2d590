package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.facts.CatalogueEntry;
import edict.imports.DrawnPlaces.Named;
import edict.imports.DrawnPlaces.Spot;
import edict.imports.StructurizrModel.Element;
import edict.imports.StructurizrModel.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a workspace says that things run: in which environment, on which nodes, and in which region of whom. */
final class StructurizrPlaces {

    /** By which the author of a workspace says which environment the design is. */
    static final String ENVIRONMENT = "edict.environment";

    private final StructurizrModel model;
    private final Registry registry;
    private final DrawnPlaces places;
    /** What runs in each environment. */
    private final Map<String, Set<Element>> environments = new TreeMap<>();
    private final Optional<String> chosen;
    private final Map<Element, List<Element>> nodes = new HashMap<>();
    private final Map<Element, Optional<Named>> named = new HashMap<>();

    StructurizrPlaces(StructurizrModel model, Registry registry) {
        this.model = model;
        this.registry = registry;
        this.places = new DrawnPlaces(registry);
        model.elements(Kind.NODE).forEach(node -> environments.computeIfAbsent(node.environment(), any -> new HashSet<>()));
        model.elements(Kind.INSTANCE).forEach(instance -> environments
                .computeIfAbsent(instance.environment(), any -> new HashSet<>())
                .addAll(running(model.deployed(instance))));
        this.chosen = choose();
        for (Element instance : model.elements(Kind.INSTANCE)) {
            if (chosen.isEmpty() || isRead(instance)) {
                running(model.deployed(instance))
                        .forEach(software -> nodes.computeIfAbsent(software, any -> new ArrayList<>()).add(instance));
            }
        }
    }

    /** What runs where a system or container is deployed: of a system that has containers, these. */
    private static List<Element> running(Element deployed) {
        return deployed.isDivided() ? deployed.children(Kind.CONTAINER) : List.of(deployed);
    }

    int environments() {
        return environments.size();
    }

    /** Whether it stands in the environment that the design is. */
    boolean isRead(Element deployed) {
        return chosen.filter(deployed.environment()::equals).isPresent();
    }

    /** A design is one environment: the one that the author names, else the only one, else the one in which all runs that runs in others, and more. */
    private Optional<String> choose() {
        Optional<Node.Scalar> named = model.property(ENVIRONMENT);
        if (named.filter(name -> environments.containsKey(name.text())).isPresent()) {
            return named.map(Node.Scalar::text);
        }
        named.ifPresent(name -> model.remark(
                name, "no environment is called " + Names.quote(Secrets.shown(name.text())) + Names.expected(name.text(), environments.keySet())));
        if (environments.size() < 2) {
            return environments.keySet().stream().findFirst();
        }
        Optional<String> whole = environments.keySet().stream().filter(this::isWhole).findFirst();
        Node at = model.elements(Kind.NODE).get(0).node();
        String all = environments.keySet().stream().limit(5).map(name -> Names.quote(Secrets.shown(name))).collect(Collectors.joining(", "));
        model.remark(at, "a design is one environment, and these are " + environments.size() + " (" + all + "); "
                + whole.map(name -> "read is " + Names.quote(Secrets.shown(name)) + ", in which all runs that runs in the others, and more;"
                                + " the property `" + ENVIRONMENT + "` of the workspace names another one")
                        .orElse("their nodes are not read, and places only where all of them agree; say in the property `" + ENVIRONMENT
                                + "` of the workspace which one it is"));
        return whole;
    }

    private boolean isWhole(String environment) {
        Set<Element> all = environments.getOrDefault(environment, Set.of());
        return environments.entrySet().stream()
                .filter(other -> !other.getKey().equals(environment))
                .allMatch(other -> all.containsAll(other.getValue()) && all.size() > other.getValue().size());
    }

    /** Instances of a system or container, as far as their environment is read, or of all where none is. */
    List<Element> instances(Element software) {
        return nodes.getOrDefault(software, List.of());
    }

    /** What the registry calls what an element is itself, by its name, technology or tags. */
    Optional<Named> named(Element element) {
        return named.computeIfAbsent(element, this::find);
    }

    private Optional<Named> find(Element element) {
        // A cloud's icon tells whose service it is; a name may tell what that service is made of.
        List<Named> drawn = drawn(element);
        return DrawnPlaces.sole(drawn.isEmpty() ? called(element) : drawn);
    }

    private List<Named> drawn(Element element) {
        return Stream.of("tags", "name", "technology")
                .flatMap(key -> model.text(element.node(), key).stream()
                        .flatMap(at -> (key.equals("tags") ? model.tags(element) : List.of(at.text().strip()))
                                .stream()
                                        .filter(text -> text.length() <= StructurizrModel.NAME)
                                        .flatMap(text -> places.drawn(text).stream())
                                        .map(product -> new Named(product, at))))
                .toList();
    }

    private List<Named> called(Element element) {
        return Stream.of("name", "technology")
                .flatMap(key -> model.text(element.node(), key).stream())
                .flatMap(at -> exact(at.text().strip()).map(product -> new Named(product, at)).stream())
                .toList();
    }

    /** A product of the registry by its whole name. */
    Optional<CatalogueEntry> exact(String text) {
        return places.exact(text);
    }

    /** What a technology is: a product of the registry by its name, or an image. */
    Optional<CatalogueEntry> technology(String text) {
        return exact(text).or(() -> registry.find("Product", "image:" + Image.of(new Filled(text)).called()));
    }

    /** The region that a node is itself. */
    Optional<CatalogueEntry> region(Element node) {
        Spot spot = spot(node);
        return spot.region().filter(region -> region.pointer().equals(node.node().pointer() + "/name")).flatMap(any -> spot.site());
    }

    Spot spot(Element node) {
        List<Named> providers = new ArrayList<>();
        List<Node.Scalar> texts = new ArrayList<>();
        for (Optional<Element> around = Optional.of(node); around.isPresent(); around = around.get().parent()) {
            Node.Mapping said = around.get().node();
            named(around.get()).ifPresent(providers::add);
            model.text(said, "name").ifPresent(texts::add);
            model.text(said, "technology").filter(text -> text.text().length() <= StructurizrModel.NAME).ifPresent(texts::add);
        }
        return places.spot(providers, texts);
    }

    /** Writes where a component runs. @param instances what stands for it on nodes @param otherwise what is said where they don't say where that is */
    void write(Sheet.Item component, List<Element> instances, Node at, String otherwise) {
        places.write(component, instances.stream().map(this::spot).toList(), at, otherwise);
    }

    /** Writes in which country a store is, as {@link #write} does. */
    void country(Sheet.Item store, List<Element> instances, Node at, String otherwise) {
        places.country(store, instances.stream().map(this::spot).toList(), at, otherwise);
    }
}
