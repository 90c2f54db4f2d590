package edict.imports;

import edict.document.Node;
import edict.facts.CatalogueEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The draft of a Compose file while it is put together: what runs, where its images come from, what it speaks to. */
final class ComposeDraft {

    /** By which the registry knows what an image holds. */
    private static final String IMAGE = "image:";

    /** By which the registry knows where images come from that name no host. */
    private static final String SOURCE = "images:";

    /** By which the registry knows who makes the accelerators that a driver is for. */
    private static final String DRIVER = "driver:";

    private final String format;
    private final Registry registry;
    private final Node.Mapping root;
    private final Sheet sheet;
    private final Ids ids = new Ids();
    private final Map<String, String> products = new TreeMap<>();
    private final Map<String, Channel> channels = new TreeMap<>();
    private final Map<String, String> outsiders = new TreeMap<>();
    private final Map<String, String> accelerators = new TreeMap<>();
    private final Map<String, String> models = new TreeMap<>();
    private final Set<String> standing = new HashSet<>();

    /** Where images or sources come from. @param at what says so first */
    record Channel(String id, String name, Node at) {}

    /** Keys of the channels that not only services need which run when somebody asks for them. */
    private final Set<String> always = new HashSet<>();

    /** @param format with whose name ids begin */
    ComposeDraft(String format, Registry registry, Node.Mapping root) {
        this.format = format;
        this.registry = registry;
        this.root = root;
        this.sheet = new Sheet(root.at());
        // Whatever services are called, these are always called this.
        List.of("machines", "cluster", "system", "capability", "rebuild").forEach(name -> ids.of(fixed(name), ""));
        ids.retire(fixed("operator"));
    }

    /** The id of what every draft of the format has. */
    String fixed(String name) {
        return format + '-' + name;
    }

    Sheet sheet() {
        return sheet;
    }

    Ids ids() {
        return ids;
    }

    Registry registry() {
        return registry;
    }

    /** An id that begins with the format's name. @param name by which the file knows the thing */
    String id(String kind, String name) {
        return ids.of(format + '-' + kind, name);
    }

    /** The same for the name of a service or of a host. */
    String named(String kind, String name) {
        return ids.named(format + '-' + kind, name);
    }

    /** Those that what always runs comes through. */
    List<Channel> channels() {
        return channels.entrySet().stream().filter(entry -> always.contains(entry.getKey())).map(Map.Entry::getValue).toList();
    }

    Map<String, String> models() {
        return models;
    }

    /** What every file has: somebody who runs it, and machines on which its containers run. */
    void frame(Node title, String text) {
        Origin file = Origins.stated(root);
        sheet.root().text("kind", "Design", file).text("title", Secrets.shown(text), Origins.stated(title));
        sheet.entity("organisations", false, Ids.ASSESSED, root.at()).flag("assessed", true, file);
    }

    /** What containers run on, which no such file names. @param id without the name of the format */
    void ground(String id, String name, String kind, String product) {
        Node at = root.get("services").orElse(root);
        component(fixed(id), name, at)
                .text("kind", kind, Origins.stated(at))
                .ask("product", Origins.asked(at, product))
                .ask("operator", Origins.asked(at, "who can switch it off"))
                .ask("country", Origins.asked(at, "the file does not say where its containers run"));
    }

    Sheet.Item component(String id, String name, Node at) {
        return sheet.entity("components", true, id, at.at()).text("name", Secrets.called(name), Origins.stated(at));
    }

    void runs(Sheet.Item component, CatalogueEntry product, Node at) {
        component.text("product", CatalogueEntry.key(product.id()), Origins.named(at, product));
    }

    private Optional<CatalogueEntry> usual() {
        return registry.find("Product", SOURCE + "usual");
    }

    Optional<CatalogueEntry> product(Image image) {
        Optional<CatalogueEntry> usual = usual();
        boolean isUsual = image.host().isEmpty()
                || usual.isPresent() && usual.equals(image.host().flatMap(host -> registry.at("Product", host)));
        Image plain = isUsual ? image.usual() : image;
        return image.hostKnown() && image.nameKnown() ? registry.find("Product", IMAGE + plain.called()) : Optional.empty();
    }

    /** A product that the registry doesn't know, by what the file calls it. */
    String described(String name, Node at, String because) {
        return products.computeIfAbsent("image " + name, any -> product(id("product", name), Secrets.shown(name), at, because));
    }

    /** What is built for a service. */
    String built(String service, Node at, String because) {
        return products.computeIfAbsent("service " + service, any -> product(named("product-of", service), Secrets.called(service), at, because));
    }

    private String product(String id, String name, Node at, String because) {
        sheet.entity("products", false, id, at.at())
                .text("name", name, Origins.stated(at))
                .ask("supplier", Origins.asked(at, because));
        return id;
    }

    /** Where an image comes from. @param wanted whether what always runs is started from it */
    void imagesFrom(Optional<String> host, Node at, boolean wanted) {
        Optional<CatalogueEntry> entry =
                host.isPresent() ? registry.at("Product", withoutPort(host.get())) : usual();
        String name = entry.map(CatalogueEntry::id).or(() -> host).orElse("");
        channel(name, host.orElse("the usual registry of images"), "package-registry", "images come from it", entry, at);
        if (wanted) {
            always.add(name);
        }
    }

    /** Where sources come from that images are built of. */
    void sourcesFrom(String host, Node at) {
        always.add("sources " + host);
        channel("sources " + host, host, "code-forge", "sources come from it", registry.at("Product", host), at);
    }

    private void channel(String key, String name, String kind, String because, Optional<CatalogueEntry> entry, Node at) {
        channels.computeIfAbsent(key, any -> {
            String called = entry.flatMap(product -> Origins.listed(product, "name")).flatMap(Origins::one).orElse(name);
            String id = named("channel", entry.map(CatalogueEntry::id).orElse(name) + (kind.equals("code-forge") ? " sources" : ""));
            Sheet.Item item = component(id, called, at)
                    .text("kind", "channel", Origins.stated(at))
                    .text("channelKind", kind, Origins.stated(at));
            if (entry.isPresent()) {
                runs(item, entry.get(), at);
                // Whoever supplies a place on the network runs it.
                Origins.listed(entry.get(), "supplier").ifPresent(supplier -> Origins.one(supplier)
                        .ifPresent(who -> item.text("operator", CatalogueEntry.key(who), Origins.catalogued(supplier, entry.get(), at))));
            } else {
                open(item, name, "", at);
            }
            item.ask("artefactsMirrored", Origins.asked(at, because + "; whether copies lie elsewhere"));
            return new Channel(id, called, at);
        });
    }

    private static String withoutPort(String host) {
        return host.split(":", 2)[0];
    }

    /** Asks what answers at a host, and who is behind it, each with an entry of the registry that may be the answer. */
    private void open(Sheet.Item item, String host, String which, Node at) {
        String product = Origins.suggesting(registry.suggestedProduct(withoutPort(host)));
        item.ask("product", Origins.asked(at, "what answers at " + ComposeFiles.called(host) + product + which))
                .ask("operator", Origins.asked(
                        at, Origins.behind(ComposeFiles.called(host), registry.suggestedOrganisation(withoutPort(host)))));
    }

    /** Somebody else, or something else, that services have the address of. */
    String outsider(String host, Node at) {
        return outsiders.computeIfAbsent(host, any -> {
            Sheet.Item item = component(named("host", host), host, at);
            Optional<CatalogueEntry> entry = registry.at("Product", host);
            if (entry.isPresent()) {
                runs(item, entry.get(), at);
                Registry.kind(entry.get())
                        .ifPresent(kind -> item.text("kind", Registry.one(kind), Origins.catalogued(kind, entry.get(), at)));
                Regions.soleCountry(item, entry.get(), at);
            } else {
                open(item, host, ": somebody else's service, something of one's own, or this design under its public name", at);
            }
            return item.id();
        });
    }

    Optional<CatalogueEntry> at(String host) {
        return registry.at("Product", host);
    }

    /** Accelerators that a driver is for. @param driver empty where the file names none */
    String accelerator(Optional<Node.Scalar> driver, Node at) {
        String name = driver.map(Node.Scalar::text).orElse("");
        return accelerators.computeIfAbsent(name, any -> {
            Node where = driver.map(Node.class::cast).orElse(at);
            Sheet.Item item = component(id("accelerator", name), name.isEmpty() ? "Accelerators" : "Accelerators, driver " + name, where)
                    .text("kind", "accelerator", Origins.stated(where));
            Optional<CatalogueEntry> maker = registry.find("Organisation", DRIVER + name);
            if (maker.isPresent()) {
                String product = id("product", "accelerator " + name);
                sheet.entity("products", false, product, where.at())
                        .text("name", Secrets.shown("Accelerators for the driver " + name), Origins.stated(where))
                        .text("supplier", CatalogueEntry.key(maker.get().id()), Origins.named(where, maker.get()));
                item.text("product", product, Origins.stated(where));
            } else {
                item.ask("product", Origins.asked(where, "which accelerators, and whose"));
            }
            item.ask("operator", Origins.asked(where, "who runs the machines that they are in"));
            return item.id();
        });
    }

    /** The model of the registry that has this name. */
    Optional<String> model(String name, Node at) {
        return registry.find("Model", name).filter(entry -> standing.add(entry.id()) || models.containsKey(entry.id())).map(entry ->
                models.computeIfAbsent(entry.id(), any -> {
                    String id = id("model", name);
                    sheet.entity("models", false, id, at.at())
                            .text("name", Secrets.shown(name), Origins.stated(at))
                            .text("registry", entry.id(), Origins.named(at, entry));
                    return id;
                }));
    }

    /** Something goes from a service to a component. */
    Sheet.Item flow(ComposeService from, String name, String target, Node at) {
        return sheet.entity("flows", false, named("flow", from.name() + " to " + name), at.at())
                .text("exporter", Ids.ASSESSED, Origins.stated(at))
                .text("source", from.id(), Origins.stated(at))
                .text("target", target, Origins.stated(at));
    }
}
