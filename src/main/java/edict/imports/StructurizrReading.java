package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.imports.DrawnPlaces.Named;
import edict.imports.DrawnPlaces.Spot;
import edict.imports.StructurizrModel.Element;
import edict.imports.StructurizrModel.Kind;
import edict.imports.StructurizrModel.Relation;
import edict.rulebook.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reading of a workspace: components of what runs and of the nodes on which it does, flows of what uses what, capabilities of systems
 * that consist of containers.
 */
final class StructurizrReading {

    private static final String PREFIX = "structurizr";

    /** More than a workspace has that people draw, and few enough that the draft stays within the limits of the reader. */
    private static final int COMPONENTS = 2_000;

    private static final int RELATIONS = 10_000;

    /** By which authors call what is somebody else's. */
    private static final Pattern EXTERNAL = Pattern.compile("(?i)external( .*)?");

    /** Kinds of component that keep data. */
    private static final Set<String> KEEPING = Set.of("storage", "database");

    private static final int SHOWN = 5;

    private final StructurizrModel model;
    private final StructurizrPlaces places;
    private final Sheet sheet;
    private final Ids ids = new Ids();
    private final Map<Element, Sheet.Item> components = new LinkedHashMap<>();

    /** From one element to another, both of which stand in the draft, or are people, or are systems of which the container is not said. */
    private record Way(Element from, Element to) {}

    StructurizrReading(Reading.Document document, Registry registry) {
        this.model = new StructurizrModel(document);
        this.places = new StructurizrPlaces(model, registry);
        this.sheet = new Sheet(document.root().at());
        ids.retire(PREFIX + "-organisation");
    }

    Importer.Outcome read() {
        List<Element> software = Stream.concat(model.elements(Kind.SYSTEM).stream(), model.elements(Kind.CONTAINER).stream())
                .filter(element -> !element.isDivided())
                .toList();
        List<Element> nodes = Stream.concat(model.elements(Kind.NODE).stream(), model.elements(Kind.INFRASTRUCTURE).stream())
                .filter(this::isRead)
                .toList();
        if (software.size() + nodes.size() > COMPONENTS || model.relations().size() > RELATIONS) {
            return new Importer.Unreadable(List.of(new Problem(
                    model.root().keyAt("model"),
                    "/model",
                    "the model has " + (software.size() + nodes.size()) + " components and " + model.relations().size()
                            + " relationships; at most " + COMPONENTS + " and " + RELATIONS + " are read")));
        }
        frame();
        items(software, Element::path);
        items(nodes, element -> "node " + element.path());
        software.forEach(this::software);
        nodes.forEach(this::node);
        flows();
        capabilities();
        people();
        others();
        return Drafts.limited(
                Drafts.of(Structurizr.TITLE, List.of(model.close()), List.of("In it: " + contents() + "."), model.remarks(), sheet),
                model.root().at());
    }

    private String contents() {
        return Stream.of(
                        Drafts.counted(model.elements(Kind.PERSON).size(), "person", "people"),
                        Drafts.counted(model.elements(Kind.SYSTEM).size(), "software system", "software systems"),
                        Drafts.counted(model.elements(Kind.CONTAINER).size(), "container", "containers"),
                        Drafts.counted(model.elements(Kind.PART).size(), "component", "components"),
                        Drafts.counted(places.environments(), "environment", "environments"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void frame() {
        Node.Mapping root = model.root();
        Origin file = Origins.stated(root);
        Optional<Node.Scalar> name = model.text(root, "name");
        sheet.root()
                .text("kind", "Design", file)
                .text("title", name.map(text -> Secrets.shown(text.text())).orElse("What a workspace describes"),
                        name.map(text -> Origins.stated(text)).orElse(file));
        model.text(root, "description").ifPresent(text -> sheet.root().text("description", Secrets.shown(text.text()), Origins.stated(text)));
        Sheet.Item house = sheet.entity("organisations", false, Ids.ASSESSED, root.at()).flag("assessed", true, file);
        Values.mapping(model.model(), "enterprise")
                .flatMap(enterprise -> model.text(enterprise, "name"))
                .ifPresent(text -> house.text("name", Secrets.shown(text.text()), Origins.stated(text)));
    }

    /** Makes components, with ids that none of the others can take. */
    private void items(List<Element> elements, Function<Element, String> name) {
        List<String> known = ids.of(PREFIX, elements.stream().map(name).toList());
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            components.put(
                    element,
                    sheet.entity("components", true, known.get(i), element.node().at())
                            .text("name", Secrets.shown(element.name().text()), Origins.stated(element.name())));
        }
    }

    private Sheet.Item item(Element element) {
        return Objects.requireNonNull(components.get(element), () -> element.path());
    }

    private boolean isRead(Element element) {
        return element.environment().isEmpty() || places.isRead(element);
    }

    /** What is somebody else's, as the file has it. @return what says so */
    private Optional<Node> external(Element element) {
        Optional<Node> here = Values.scalar(element.node(), "location").filter(where -> where.text().equals("External")).map(Node.class::cast)
                .or(() -> model.tags(element).stream().anyMatch(tag -> EXTERNAL.matcher(tag).matches())
                        ? element.node().get("tags")
                        : Optional.empty());
        return here.or(() -> element.parent().flatMap(this::external));
    }

    // ---- what runs

    private void software(Element element) {
        Sheet.Item item = item(element);
        String said = model.said(element);
        Optional<Node.Scalar> technology = model.text(element.node(), "technology");
        Optional<CatalogueEntry> product = technology.flatMap(text -> places.technology(text.text().strip()));
        kind(item, product, technology.map(Node.class::cast).orElse(element.node()), model.tags(element));
        if (product.isPresent()) {
            item.text("product", CatalogueEntry.key(product.get().id()), Origins.named(technology.orElseThrow(), product.get()));
        } else {
            String like = places.named(element).map(Named::product).or(() -> places.exact(element.name().text().strip()))
                    .map(entry -> "; the registry has a product called or drawn so, " + CatalogueEntry.key(entry.id()) + ", and nobody says that it is this one")
                    .orElse("");
            item.ask("product", Origins.asked(element.node(), Origins.because(said, "what it is, and who wrote or supplies it") + like));
        }
        item.ask("operator", external(element)
                .map(at -> Origins.asked(at, "the file says that it is somebody else's; which organisation is behind it"))
                .orElseGet(() -> Origins.asked(element.node(), "the file does not say who runs it")));
        List<Element> instances = places.instances(element);
        places.write(item, instances, element.node(), runsOn(instances));
        runs(item, instances);
        if (product.flatMap(Registry::kind).filter(kind -> KEEPING.contains(Registry.one(kind))).isPresent()) {
            Sheet.Item store = sheet.entity("stores", false, ids.of(PREFIX + "-store", element.path()), element.node().at())
                    .text("component", item.id(), Origins.stated(element.node()))
                    .ask("data", Origins.asked(element.node(), Origins.because(said, "which data lie in it")));
            places.country(store, instances, element.node(), runsOn(instances));
        }
    }

    private static String runsOn(List<Element> instances) {
        String nodes = instances.stream()
                .map(instance -> instance.parent().orElseThrow().shown())
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return nodes.isEmpty() ? "the file does not say where it runs" : "it runs on " + nodes;
    }

    private static void kind(Sheet.Item item, Optional<CatalogueEntry> product, Node at, List<String> tags) {
        Optional<CatalogueEntry.Listed> kind = product.flatMap(Registry::kind);
        if (kind.isPresent()) {
            item.text("kind", Registry.one(kind.get()), Origins.catalogued(kind.get(), product.orElseThrow(), at));
        } else {
            String tagged = tags.isEmpty() ? "" : "tagged " + Names.quote(Secrets.shown(String.join(", ", tags)));
            item.ask("kind", Origins.asked(at, Origins.because(tagged, "the file does not say what it is for the others")));
        }
    }

    /** What is deployed somewhere needs what it is deployed on: by the format it runs there. */
    private void runs(Sheet.Item item, List<Element> instances) {
        List<Element> on = instances.stream().filter(this::isRead).toList();
        if (on.isEmpty()) {
            return;
        }
        boolean alone = on.size() == 1;
        Sheet.Item requirement = item.item("requires", false, on.get(0).node().at())
                .text("group", "what it runs on", Origins.stated(on.get(0).node()));
        for (Element instance : on) {
            Origin stated = Origins.stated(instance.node());
            Sheet.Item alternative = requirement.item("anyOf", instance.node().at())
                    .text("node", item(instance.parent().orElseThrow()).id(), stated);
            if (alone) {
                alternative.number("switchHours", "0", stated);
            } else {
                alternative.ask("switchHours", Origins.asked(
                        instance.node(), Origins.because(model.said(instance), "whether the " + on.size() + " run side by side, or some step in for others")));
            }
        }
    }

    // ---- what it runs on

    private void node(Element element) {
        Sheet.Item item = item(element);
        Spot spot = places.spot(element);
        String around = element.parent().map(owner -> "it stands in " + owner.shown()).orElse("");
        String said = Origins.together(model.said(element), around);
        Optional<Named> product = places.named(element);
        Optional<CatalogueEntry> region = places.region(element);
        Optional<CatalogueEntry.Listed> site = region.flatMap(entry -> Origins.listed(entry, Words.KIND));
        if (site.isPresent()) {
            item.text("kind", Origins.one(site.get()).orElseThrow(), Origins.catalogued(site.get(), region.orElseThrow(), element.name()));
        } else {
            kind(item, product.map(Named::product), product.map(named -> (Node) named.at()).orElse(element.node()), model.tags(element));
        }
        if (product.isPresent() && spot.others().isEmpty()) {
            item.text("product", CatalogueEntry.key(product.get().product().id()), Origins.named(product.get().at(), product.get().product()));
        } else {
            item.ask("product", Origins.asked(element.node(), spot.others()
                    .map(owner -> "a region of " + owner + " is named")
                    .orElseGet(() -> Origins.because(said, "what it is, and whose"))));
        }
        Optional<CatalogueEntry.Listed> operator = region.flatMap(entry -> Origins.listed(entry, Words.OPERATOR));
        if (operator.isPresent()) {
            item.text("operator", CatalogueEntry.key(Origins.one(operator.get()).orElseThrow()),
                    Origins.catalogued(operator.get(), region.orElseThrow(), element.name()));
        } else {
            item.ask("operator", Origins.asked(element.node(), Origins.because(around, "who can switch it off")));
        }
        places.write(item, List.of(element), element.node(), Origins.because(around, "the file does not say in which country"));
        element.parent().ifPresent(owner -> {
            Origin stated = Origins.stated(element.node());
            item.item("requires", false, element.node().at())
                    .text("group", "what it stands in", stated)
                    .item("anyOf", element.node().at())
                    .text("node", item(owner).id(), stated)
                    .number("switchHours", "0", stated);
        });
    }

    // ---- what uses what

    private void flows() {
        Map<Way, List<Relation>> ways = new LinkedHashMap<>();
        for (Relation relation : model.relations()) {
            Element from = end(relation.from());
            Element to = end(relation.to());
            boolean within = from.isWithin(to) || to.isWithin(from);
            if (!isRead(relation.from()) || !isRead(relation.to())) {
                model.leaveOut(relation.node(), StructurizrModel.ENVIRONMENTS);
            } else if (within || from.kind() == Kind.PERSON && to.kind() == Kind.PERSON) {
                model.leaveOut(relation.node(), StructurizrModel.WITHIN);
            } else {
                ways.computeIfAbsent(new Way(from, to), any -> new ArrayList<>()).add(relation);
            }
        }
        Set<Way> told = told(ways.keySet());
        ways.forEach((way, relations) -> {
            // What is said of a system as a whole is said once more of its containers.
            if ((way.from().isDivided() || way.to().isDivided()) && told.contains(way)) {
                relations.forEach(relation -> model.leaveOut(relation.node(), StructurizrModel.REPEATED));
            }
        });
        ways.keySet().removeIf(way -> (way.from().isDivided() || way.to().isDivided()) && told.contains(way));
        Iterator<String> known = ids.of(PREFIX + "-flow", ways.keySet().stream().map(StructurizrReading::known).toList()).iterator();
        ways.forEach((way, relations) -> flow(way, relations, known.next()));
    }

    /** What an element is in the draft: a component of the code is its container, an instance what it is one of. */
    private Element end(Element element) {
        return switch (element.kind()) {
            case PART -> element.parent().orElseThrow();
            case INSTANCE -> model.deployed(element);
            default -> element;
        };
    }

    /** The ways of systems as wholes between whose parts a way leads too. */
    private static Set<Way> told(Collection<Way> ways) {
        Set<Way> told = new HashSet<>();
        for (Way way : ways) {
            for (Element from : wholes(way.from())) {
                for (Element to : wholes(way.to())) {
                    if (from != way.from() || to != way.to()) {
                        told.add(new Way(from, to));
                    }
                }
            }
        }
        return told;
    }

    private static List<Element> wholes(Element element) {
        return element.kind() == Kind.CONTAINER ? List.of(element, element.parent().orElseThrow()) : List.of(element);
    }

    private static String known(Way way) {
        return way.from().path() + " to " + way.to().path();
    }

    private void flow(Way way, List<Relation> relations, String id) {
        Element from = way.from();
        Element to = way.to();
        Node at = relations.get(0).node();
        List<Node.Scalar> words = texts(relations, "description");
        String by = shown(texts(relations, "technology"));
        Sheet.Item flow = sheet.entity("flows", false, id, at.at());
        if (!words.isEmpty()) {
            flow.text(
                    "name",
                    words.stream().limit(SHOWN).map(text -> Secrets.shown(text.text())).collect(Collectors.joining("; ")),
                    Origins.stated(words.get(0)));
        }
        flow.ask("exporter", whose(from, at)).ask("importer", whose(to, at));
        for (Element end : List.of(from, to)) {
            if (end.kind() == Kind.PERSON) {
                flow.ask("kind", Origins.asked(at, end.shown() + " stands for people" + (external(end).isPresent() ? " from outside" : "")
                        + "; whether they give data of their own, or reach those of others"));
            }
        }
        end(flow, "source", from, at);
        end(flow, "target", to, at);
        flow.ask("data", Origins.asked(at, (by.isEmpty() ? "" : "by " + by + "; ") + "what goes between " + from.shown() + " and " + to.shown()
                + ", either way"));
    }

    private Origin.Asked whose(Element end, Node at) {
        if (end.kind() == Kind.PERSON) {
            return Origins.asked(at, "for which organisation " + end.shown() + " acts, unless the data are their own");
        }
        return Origins.asked(at, external(end).isPresent() ? "whose " + end.shown() + " is, which the file says is somebody else's" : "who runs " + end.shown());
    }

    /** A flow that names no component begins or ends at none of the design, so what is not known has to be said. */
    private void end(Sheet.Item flow, String key, Element end, Node at) {
        if (end.isDivided()) {
            String containers = end.children(Kind.CONTAINER).stream().limit(SHOWN).map(Element::shown).collect(Collectors.joining(", "));
            flow.ask(key, Origins.asked(at, "one of the containers of " + end.shown() + ": " + containers));
        } else if (end.kind() != Kind.PERSON) {
            flow.text(key, item(end).id(), Origins.stated(at));
        }
    }

    private List<Node.Scalar> texts(List<Relation> relations, String key) {
        Map<String, Node.Scalar> texts = new LinkedHashMap<>();
        relations.forEach(relation -> model.text(relation.node(), key).ifPresent(text -> texts.putIfAbsent(text.text(), text)));
        return List.copyOf(texts.values());
    }

    private static String shown(List<Node.Scalar> texts) {
        return texts.stream().limit(SHOWN).map(text -> Names.quote(Secrets.shown(text.text()))).collect(Collectors.joining(", "));
    }

    // ---- the whole

    /** By the format, containers are what has to run for their system to work. */
    private void capabilities() {
        List<Element> own = model.elements(Kind.SYSTEM).stream().filter(system -> external(system).isEmpty()).toList();
        List<Element> divided = own.stream().filter(Element::isDivided).toList();
        for (Element system : divided.isEmpty() ? own : divided) {
            Origin stated = Origins.stated(system.name());
            Sheet.Item capability = sheet.entity("capabilities", true, ids.of(PREFIX + "-capability", system.path()), system.node().at())
                    .text("name", Secrets.shown(system.name().text()), stated);
            model.text(system.node(), "description");
            for (Element part : system.isDivided() ? system.children(Kind.CONTAINER) : List.of(system)) {
                Origin here = Origins.stated(part.node());
                capability.item("requires", false, part.node().at())
                        .text("group", Secrets.shown(part.name().text()), here)
                        .item("anyOf", part.node().at())
                        .text("node", item(part).id(), here)
                        .number("switchHours", "0", here);
            }
        }
    }

    /** What is said of people and systems stands in the questions about what they use and consist of. */
    private void people() {
        Stream.concat(model.elements(Kind.PERSON).stream(), model.elements(Kind.SYSTEM).stream()).forEach(element -> {
            model.said(element);
            model.text(element.node(), "location");
        });
    }

    /** Nodes of environments that are not read. */
    private void others() {
        model.elements(Kind.NODE).stream()
                .filter(node -> node.parent().isEmpty() && !isRead(node))
                .forEach(node -> model.leaveOut(node.node(), StructurizrModel.ENVIRONMENTS));
        model.elements(Kind.INSTANCE).forEach(instance -> model.tags(instance));
    }
}
