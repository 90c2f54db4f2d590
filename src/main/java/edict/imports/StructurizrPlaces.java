package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.facts.CatalogueEntry;
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

    /** By which the registry knows what drawings call clouds, and the icons that they have for their parts. */
    private static final String DRAWN = "drawn:";

    private final StructurizrModel model;
    private final Registry registry;
    private final Regions regions;
    /** What runs in each environment. */
    private final Map<String, Set<Element>> environments = new TreeMap<>();
    private final Optional<String> chosen;
    private final Map<Element, List<Element>> nodes = new HashMap<>();
    private final Map<Element, Optional<Named>> named = new HashMap<>();

    /** @param at what names it */
    record Named(CatalogueEntry product, Node.Scalar at) {}

    /**
     * Where a node stands.
     *
     * @param provider the nearest around it that the registry knows
     * @param region what names it
     * @param site the region in the registry
     * @param others whose region has this name, where it is not the provider's
     */
    record Spot(Optional<Named> provider, Optional<Node.Scalar> region, Optional<CatalogueEntry> site, Optional<String> others) {}

    StructurizrPlaces(StructurizrModel model, Registry registry) {
        this.model = model;
        this.registry = registry;
        this.regions = new Regions(registry);
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
        List<Named> named = drawn.isEmpty() ? called(element) : drawn;
        // Two that contradict each other say nothing.
        return named.stream().map(Named::product).distinct().count() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private List<Named> drawn(Element element) {
        return Stream.of("tags", "name", "technology")
                .flatMap(key -> model.text(element.node(), key).stream()
                        .flatMap(at -> (key.equals("tags") ? model.tags(element) : List.of(at.text().strip()))
                                .stream()
                                        .filter(text -> text.length() <= StructurizrModel.NAME)
                                        .flatMap(text -> registry.find("Product", DRAWN + text).stream())
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
        return text.indexOf(',') >= 0 ? Optional.empty() : registry.named("Product", text);
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
            named(around.get())
                    .filter(named -> providers.stream().noneMatch(other -> other.product().equals(named.product())))
                    .ifPresent(providers::add);
            model.text(said, "name").ifPresent(texts::add);
            model.text(said, "technology").filter(text -> text.text().length() <= StructurizrModel.NAME).ifPresent(texts::add);
        }
        Optional<Named> nearest = providers.stream().findFirst();
        Optional<Spot> elsewhere = Optional.empty();
        for (Node.Scalar text : texts) {
            Optional<String> operator = regions.operator(text.text().strip());
            if (operator.isPresent()) {
                for (Named provider : providers) {
                    Optional<CatalogueEntry> site = regions.site(text.text().strip(), provider.product());
                    if (site.isPresent()) {
                        return new Spot(Optional.of(provider), Optional.of(text), site, Optional.empty());
                    }
                }
                elsewhere = elsewhere.or(() -> Optional.of(new Spot(nearest, Optional.of(text), Optional.empty(), operator)));
            }
        }
        return elsewhere.orElseGet(() -> new Spot(nearest, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Writes where something runs. @param spots where its instances stand @param what is said where they don't say where that is */
    void write(Sheet.Item item, List<Spot> spots, Node at, String otherwise) {
        List<String> sites = spots.stream().map(spot -> spot.site().map(CatalogueEntry::id).orElse("")).distinct().toList();
        Spot first = spots.isEmpty() ? new Spot(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()) : spots.get(0);
        if (sites.size() == 1 && first.site().isPresent()) {
            Regions.name(item, first.region().orElseThrow(), first.site());
            regions.country(item, first.region().orElseThrow(), first.provider().map(Named::product));
        } else if (sites.size() > 1) {
            String regions = spots.stream()
                    .map(spot -> spot.region().map(region -> Names.quote(Secrets.shown(region.text()))).orElse("a place that is not named"))
                    .distinct()
                    .limit(5)
                    .collect(Collectors.joining(", "));
            item.ask("country", Origins.asked(at, "it runs in " + regions));
        } else {
            item.ask("country", Origins.asked(
                    first.region().map(Node.class::cast).orElse(at),
                    first.others().map(owner -> "a region of " + owner + " is called so, and nobody says that it is this one").orElse(otherwise)));
        }
    }
}
