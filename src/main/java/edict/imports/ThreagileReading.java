package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.imports.DrawnPlaces.Named;
import edict.imports.DrawnPlaces.Spot;
import edict.imports.ThreagileModel.Link;
import edict.imports.ThreagileModel.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reading of a threat model: components of its assets, of the runtimes that they share and of the networks in which they stand; data,
 * where these lie, and what goes over links.
 */
final class ThreagileReading {

    static final String PREFIX = "threagile";

    /** More than anybody models by hand, and few enough that the draft stays within the limits of the reader. */
    private static final int COMPONENTS = 2_000;

    private static final int LINKS = 10_000;

    private final ThreagileModel model;
    private final DrawnPlaces places;
    private final Sheet sheet;
    private final Ids ids = new Ids();

    /** Assets, by their ids in the model; places and runtimes have ids of their own. */
    private final Map<String, Sheet.Item> components = new HashMap<>();
    private final Map<String, Sheet.Item> networks = new HashMap<>();
    private final Map<String, Sheet.Item> runtimes = new HashMap<>();
    private final Map<String, List<Part>> sharing = new HashMap<>();

    ThreagileReading(Reading.Document document, Registry registry) {
        this.model = new ThreagileModel(document);
        this.places = new DrawnPlaces(registry);
        this.sheet = new Sheet(document.root().at());
        ids.retire(PREFIX + "-organisation");
    }

    Importer.Outcome read() {
        List<Part> standing = model.boundaries().stream().filter(model::isPlace).toList();
        int count = model.assets().size() + model.boundaries().size() + model.runtimes().size();
        if (count > COMPONENTS || model.links().size() > LINKS) {
            return new Importer.Unreadable(List.of(new Problem(
                    model.root().keyAt(ThreagileModel.ASSETS),
                    '/' + ThreagileModel.ASSETS,
                    "the model has " + count + " assets, boundaries and runtimes, and " + model.links().size() + " links; at most "
                            + COMPONENTS + " and " + LINKS + " are read")));
        }
        frame();
        items(PREFIX, model.assets(), components);
        items(PREFIX + "-runtime", model.runtimes(), runtimes);
        items(PREFIX + "-place", standing, networks);
        model.runtimes().forEach(runtime ->
                model.running(runtime).forEach(asset -> sharing.computeIfAbsent(asset.id(), any -> new ArrayList<>()).add(runtime)));
        model.assets().forEach(this::asset);
        model.runtimes().forEach(this::runtime);
        standing.forEach(this::network);
        new ThreagileData(model, sheet, ids, this::component, this::country).write();
        capability();
        return Drafts.limited(
                Drafts.of(Threagile.TITLE, List.of(model.close()), List.of("In it: " + contents() + "."), model.remarks(), sheet),
                model.root().at());
    }

    private String contents() {
        return Stream.of(
                        Drafts.counted(model.assets().size(), "technical asset", "technical assets"),
                        Drafts.counted(model.data().size(), "data asset", "data assets"),
                        Drafts.counted(model.links().size(), "link", "links"),
                        Drafts.counted(model.boundaries().size(), "trust boundary", "trust boundaries"),
                        Drafts.counted(model.runtimes().size(), "shared runtime", "shared runtimes"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void frame() {
        Origin file = Origins.stated(model.root());
        Optional<Node.Scalar> title = model.text(model.root(), "title");
        sheet.root()
                .text("kind", "Design", file)
                .text("title", title.map(text -> Secrets.shown(text.text())).orElse(Threagile.TITLE),
                        title.map(Origins::stated).orElse(file));
        sheet.entity("organisations", false, Ids.ASSESSED, model.root().at()).flag("assessed", true, file);
    }

    private void items(String prefix, Collection<Part> parts, Map<String, Sheet.Item> items) {
        List<String> known = ids.of(prefix, parts.stream().map(Part::id).toList());
        int next = 0;
        for (Part part : parts) {
            items.put(part.id(), sheet.entity("components", true, known.get(next++), part.node().at())
                    .text("name", Secrets.shown(part.name().text()), Origins.stated(part.name())));
        }
    }

    private Sheet.Item component(Part asset) {
        return Objects.requireNonNull(components.get(asset.id()), asset::id);
    }

    // ---- assets

    private void asset(Part asset) {
        Sheet.Item item = component(asset);
        List<Node.Scalar> technologies = model.technologies(asset);
        Optional<String> kind = kind(technologies);
        String technology = technologies.isEmpty() ? "" : "technology " + Names.quote(shown(technologies));
        if (kind.isPresent()) {
            item.text("kind", kind.get(), Origins.stated(technologies.get(0)));
        } else {
            item.ask("kind", Origins.asked(
                    technologies.isEmpty() ? asset.node() : technologies.get(0),
                    Origins.because(technology, "the model does not say what it is for the others")));
        }
        product(item, asset, technology, kind);
        item.ask("operator", Origins.asked(asset.node().get("owner").orElse(asset.node()), operator(asset)));
        calls(item, asset);
        List<Part> around = model.around(asset);
        around.stream().findFirst().ifPresent(innermost ->
                item.text("trustZone", Secrets.shown(innermost.name().text()), Origins.stated(innermost.name())));
        places.write(item, List.of(spot(asset)), asset.node(), unplaced(asset));
        runs(item, asset);
        around.stream().filter(model::isPlace).findFirst().ifPresent(place -> needs(item, "where it stands", place, networks));
    }

    /** The one kind that all technologies of an asset are. */
    private static Optional<String> kind(List<Node.Scalar> technologies) {
        List<String> kinds = technologies.stream().map(one -> ThreagileTerms.kind(one.text()).orElse("")).distinct().toList();
        return kinds.size() == 1 ? Optional.of(kinds.get(0)).filter(kind -> !kind.isEmpty()) : Optional.empty();
    }

    private static String shown(List<Node.Scalar> texts) {
        return texts.stream().limit(ThreagileModel.SHOWN).map(text -> Secrets.shown(text.text())).collect(Collectors.joining(", "));
    }

    /** What messages say of tags. */
    static String tagged(List<Node.Scalar> tags) {
        return tags.isEmpty() ? "" : "tagged " + Names.quote(shown(tags));
    }

    /** Products that tags name: with them authors say what an asset is, what it runs on, and what it is built with. */
    private List<Named> named(Part part) {
        return model.tags(part.node()).stream()
                .flatMap(tag -> places.drawn(tag.text())
                        .or(() -> places.exact(tag.text()))
                        .map(product -> new Named(product, tag))
                        .stream())
                .toList();
    }

    private void product(Sheet.Item item, Part asset, String technology, Optional<String> kind) {
        List<Named> named = named(asset);
        List<Node.Scalar> tags = model.tags(asset.node());
        String said = Origins.together(
                technology,
                model.said(asset.node(), "machine", "description"),
                tagged(tags),
                model.on(asset.node(), "custom_developed_parts").map(any -> "parts of it are developed to order").orElse(""));
        // A tag says of what product the asset is one only where both are of one kind.
        Optional<Named> product = DrawnPlaces.sole(named)
                .filter(one -> kind.isPresent() && Registry.kind(one.product()).map(Registry::one).equals(kind));
        product(item, product, asset.node(), Origins.because(said, "what it is, and who wrote or supplies it") + like(named));
    }

    private static void product(Sheet.Item item, Optional<Named> product, Node at, String otherwise) {
        if (product.isPresent()) {
            CatalogueEntry entry = product.get().product();
            item.text("product", CatalogueEntry.key(entry.id()), Origins.named(product.get().at(), entry));
        } else {
            item.ask("product", Origins.asked(at, otherwise));
        }
    }

    private static String like(List<Named> named) {
        String keys = named.stream().map(one -> CatalogueEntry.key(one.product().id())).distinct().collect(Collectors.joining(", "));
        return keys.isEmpty() ? "" : "; its tags name " + keys + ", and not whether it is that, or runs on it";
    }

    private String operator(Part asset) {
        boolean justified = model.text(asset.node(), "justification_out_of_scope").isPresent();
        String outside = model.on(asset.node(), "out_of_scope").isPresent() && !justified ? "out of the scope of the model" : "";
        String said = Origins.together(model.said(asset.node(), "owner", "justification_out_of_scope"), outside, standing(asset));
        model.text(asset.node(), "out_of_scope");
        return Origins.because(said, "who can switch it off");
    }

    private String standing(Part asset) {
        return model.around(asset).stream()
                .filter(model::isPlace)
                .findFirst()
                .map(place -> "standing in " + place.shown())
                .orElse("");
    }

    /** What is true of all who call it, as far as the model has them. */
    private void calls(Sheet.Item item, Part asset) {
        List<Link> calls = model.links(asset).stream()
                .filter(link -> link.to().is(asset))
                .filter(link -> model.text(link.node(), "protocol").filter(protocol -> !ThreagileTerms.isCall(protocol.text())).isEmpty())
                .toList();
        List<Node.Scalar> proofs = calls.stream().flatMap(link -> model.text(link.node(), "authentication").stream()).toList();
        Optional<Node.Scalar> none = proofs.stream().filter(proof -> isSo(ThreagileTerms.proves(proof.text()), false)).findFirst();
        Optional<Node.Scalar> open = proofs.stream().filter(proof -> ThreagileTerms.proves(proof.text()).isEmpty()).findFirst();
        if (none.isPresent()) {
            item.flag("authenticated", false, Origins.stated(none.get()));
        } else if (open.isPresent()) {
            String word = Origins.quoted(open.get());
            item.ask("authenticated", Origins.asked(open.get(), "the model says of one that calls it: " + word));
        } else if (!proofs.isEmpty() && proofs.size() == calls.size()) {
            item.flag("authenticated", true, Origins.stated(proofs.get(0)));
        }
        boolean client = model.on(asset.node(), "used_as_client_by_human").isPresent();
        Optional<Node.Scalar> internet = model.on(asset.node(), "internet");
        calls.stream()
                .filter(link -> !boundary(link.from()).equals(boundary(asset)))
                .map(link -> (Node) link.node())
                .findFirst()
                // What lies on the Internet itself is reached from there, unless it is that with which people reach others.
                .or(() -> client ? Optional.empty() : internet)
                .ifPresent(at -> item.flag("crossesTrustBoundary", true, Origins.stated(at)));
        model.text(asset.node(), "internet");
        model.text(asset.node(), "used_as_client_by_human");
    }

    static boolean isSo(Optional<Boolean> said, boolean so) {
        return said.filter(one -> one == so).isPresent();
    }

    private String boundary(Part asset) {
        return model.around(asset).stream().findFirst().map(Part::id).orElse("");
    }

    private void runs(Sheet.Item item, Part asset) {
        List<Part> on = sharing.getOrDefault(asset.id(), List.of());
        if (on.size() == 1) {
            needs(item, "what it runs on", on.get(0), runtimes);
        } else if (on.size() > 1) {
            Node at = on.get(0).node();
            item.item("requires", false, at.at())
                    .text("group", "what it runs on", Origins.stated(at))
                    .ask("anyOf", Origins.asked(
                            at, "it runs on " + ThreagileModel.shown(on) + "; whether each of them is enough, or all are needed"));
        }
    }

    private static void needs(Sheet.Item item, String group, Part part, Map<String, Sheet.Item> items) {
        Origin stated = Origins.stated(part.node());
        item.item("requires", false, part.node().at())
                .text("group", group, stated)
                .item("anyOf", part.node().at())
                .text("node", Objects.requireNonNull(items.get(part.id()), part::id).id(), stated)
                .number("switchHours", "0", stated);
    }

    // ---- what assets stand in and run on

    private void country(Sheet.Item store, Part asset) {
        places.country(store, List.of(spot(asset)), asset.node(), unplaced(asset));
    }

    private String unplaced(Part asset) {
        return Origins.because(standing(asset), "the model does not say in which country");
    }

    /** Where an asset stands, as far as its tags and the networks around it say so. */
    private Spot spot(Part asset) {
        List<Part> around = model.around(asset);
        List<Node.Scalar> texts = new ArrayList<>(model.tags(asset.node()));
        around.forEach(boundary -> texts.addAll(regions(boundary)));
        return places.spot(around.stream().flatMap(boundary -> supplier(boundary).stream()).toList(), texts);
    }

    private List<Node.Scalar> regions(Part boundary) {
        return Stream.concat(model.tags(boundary.node()).stream(), Stream.of(boundary.name())).toList();
    }

    /** Whose network a boundary is, as its tags say. */
    private Optional<Named> supplier(Part boundary) {
        return model.type(boundary).filter(ThreagileTerms.SUPPLIED::contains).flatMap(any -> DrawnPlaces.sole(named(boundary)));
    }

    private void network(Part boundary) {
        Sheet.Item item = Objects.requireNonNull(networks.get(boundary.id()), boundary::id);
        List<Part> around = model.aroundBoundary(boundary);
        String said = Origins.together(
                model.type(boundary).map(one -> ThreagileTerms.PLACES.getOrDefault(one, "")).orElse(""),
                model.said(boundary.node(), "description"));
        Node at = boundary.node().get("type").orElse(boundary.node());
        item.text("kind", "network", Origins.stated(at));
        product(item, supplier(boundary), at, Origins.because(said, "whose, and which product") + like(named(boundary)));
        item.ask("operator", Origins.asked(at, Origins.because(said, "who can switch it off")));
        List<Node.Scalar> texts = new ArrayList<>(regions(boundary));
        around.forEach(outer -> texts.addAll(regions(outer)));
        Spot spot = places.spot(Stream.concat(Stream.of(boundary), around.stream()).flatMap(one -> supplier(one).stream()).toList(), texts);
        places.write(item, List.of(spot), at, Origins.because(said, "the model does not say in which country"));
        around.stream().filter(model::isPlace).findFirst().ifPresent(place -> needs(item, "where it stands", place, networks));
    }

    private void runtime(Part runtime) {
        Sheet.Item item = Objects.requireNonNull(runtimes.get(runtime.id()), runtime::id);
        List<Part> on = model.running(runtime);
        List<Node.Scalar> tags = model.tags(runtime.node());
        String said = Origins.together(
                model.said(runtime.node(), "description"), tagged(tags), on.isEmpty() ? "" : "shared by " + ThreagileModel.shown(on));
        item.ask("kind", Origins.asked(runtime.node(), "the model does not say what it is for the others"))
                .ask("product", Origins.asked(
                        runtime.node(), Origins.because(said, "what it is, and who wrote or supplies it") + like(named(runtime))))
                .ask("operator", Origins.asked(runtime.node(), "who can switch it off"))
                .ask("country", Origins.asked(runtime.node(), "the model does not say in which country"));
    }

    // ---- the whole

    /** What the model is about is there for something; what of it that needs, links don't say. */
    private void capability() {
        Node at = model.root().get("business_criticality").orElse(model.root());
        List<Part> scope = model.assets().stream().filter(asset -> model.on(asset.node(), "out_of_scope").isEmpty()).toList();
        Optional<Node.Scalar> title = model.text(model.root(), "title");
        Optional<Node.Scalar> criticality = model.text(model.root(), "business_criticality");
        sheet.entity("capabilities", true, ids.of(PREFIX + "-capability", ""), at.at())
                .text("name", title.map(text -> Secrets.shown(text.text())).orElse("What the assets are there for"),
                        title.map(Origins::stated).orElseGet(() -> Origins.stated(model.root())))
                .ask("criticality", Origins.asked(at, criticality
                        .map(text -> "the model calls it " + Origins.quoted(text) + ", on a scale of its own")
                        .orElse("the model does not say")))
                .ask("requires", Origins.asked(at, "which of these it can't do without: " + ThreagileModel.shown(scope)));
    }
}
