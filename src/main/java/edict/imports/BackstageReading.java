package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.imports.BackstageModel.Does;
import edict.imports.BackstageModel.Entity;
import edict.imports.BackstageModel.Link;
import edict.imports.BackstageModel.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reading of a catalogue: components of what runs, with what each needs, flows between what consumes an interface and what provides it,
 * capabilities of systems.
 */
final class BackstageReading {

    private static final String PREFIX = "backstage";

    /** More than a design has, and few enough that the draft stays within the limits of the reader. */
    private static final int COMPONENTS = 2_000;

    private static final int LINKS = 10_000;

    /** The one type of resource that is a kind of component and keeps data. */
    private static final String DATABASE = "database";

    private final BackstageModel model;
    private final Registry registry;
    private final Sheet sheet;
    private final Ids ids = new Ids();
    private final NamedModels models;
    private final Map<Ref, Map<Ref, Entity>> providers = new HashMap<>();
    private final Map<Ref, Sheet.Item> components = new LinkedHashMap<>();

    BackstageReading(List<Reading.Document> documents, Registry registry) {
        this.model = new BackstageModel(documents);
        this.registry = registry;
        this.sheet = new Sheet(model.root().at());
        ids.retire(PREFIX + "-organisation");
        this.models = new NamedModels(sheet, registry, name -> ids.of(PREFIX + "-model", name));
        model.links().stream()
                .filter(link -> link.does() == Does.PROVIDES)
                .forEach(link -> providers
                        .computeIfAbsent(link.to().ref(), any -> new LinkedHashMap<>())
                        .put(link.from().ref(), link.from()));
    }

    Importer.Outcome read() {
        List<Entity> running = model.running().stream().filter(entity -> actors(entity).stream().anyMatch(entity::is)).toList();
        if (running.size() > COMPONENTS || model.links().size() > LINKS) {
            return unreadable("the files have " + running.size() + " components, resources and APIs, and " + model.links().size()
                    + " relations; at most " + COMPONENTS + " and " + LINKS + " are read");
        }
        if (running.isEmpty()) {
            return unreadable("nothing runs by this " + Backstage.TITLE
                    + ": expected entities of the kind `Component`, `Resource` or `API`");
        }
        frame();
        List<String> known = ids.of(PREFIX, running.stream().map(entity -> entity.ref().known()).toList());
        for (int i = 0; i < running.size(); i++) {
            Entity entity = running.get(i);
            components.put(entity.ref(), sheet.entity("components", true, known.get(i), entity.place().at())
                    .text("name", Secrets.shown(entity.name().text()), Origins.stated(entity.name())));
        }
        running.forEach(this::component);
        model.running().stream().filter(entity -> !components.containsKey(entity.ref())).forEach(this::passedOver);
        needs();
        flows();
        capabilities(running);
        return Drafts.limited(
                Drafts.of(Backstage.TITLE, model.close(), List.of("In it: " + contents() + "."), model.remarks(), sheet),
                model.root().at());
    }

    /** With what the files say that leads nowhere: where more entities stand, perhaps. */
    private Importer.Outcome unreadable(String message) {
        Problem problem = new Problem(model.root().at(), "", message);
        return new Importer.Unreadable(Stream.concat(Stream.of(problem), model.remarks().stream()).sorted().toList());
    }

    private String contents() {
        return Stream.of(
                        counted(BackstageModel.COMPONENT, "component", "components"),
                        counted(BackstageModel.RESOURCE, "resource", "resources"),
                        counted(BackstageModel.API, "API", "APIs"),
                        counted(BackstageModel.SYSTEM, "system", "systems"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String counted(String kind, String one, String several) {
        return Drafts.counted((int) model.entities(kind).stream().filter(entity -> entity.node().isPresent()).count(), one, several);
    }

    private void frame() {
        Origin file = Origins.stated(model.root());
        List<Entity> systems = model.entities(BackstageModel.SYSTEM);
        boolean one = systems.size() == 1;
        sheet.root()
                .text("kind", "Design", file)
                .text("title", one ? Secrets.shown(systems.get(0).name().text()) : "What a catalogue describes",
                        one ? Origins.stated(systems.get(0).name()) : file);
        sheet.entity("organisations", false, Ids.ASSESSED, model.root().at()).flag("assessed", true, file);
    }

    /** What does what an entity is there for: of an interface whoever provides it, of a library nobody. */
    private List<Entity> actors(Entity entity) {
        List<Entity> providing =
                providers.getOrDefault(entity.ref(), Map.of()).values().stream().filter(one -> !isLibrary(one)).toList();
        return isLibrary(entity) ? List.of() : providing.isEmpty() ? List.of(entity) : providing;
    }

    private static boolean isLibrary(Entity entity) {
        return type(entity).filter(type -> type.text().equals("library")).isPresent();
    }

    private static Optional<Node.Scalar> type(Entity entity) {
        return entity.spec().flatMap(spec -> Values.scalar(spec, "type"));
    }

    // ---- what runs

    private void component(Entity entity) {
        Sheet.Item item = Objects.requireNonNull(components.get(entity.ref()), entity::shown);
        String said = model.said(entity);
        List<Node.Scalar> addresses = addresses(entity);
        List<Optional<CatalogueEntry>> answering = addresses.stream()
                .map(at -> Values.host(at.text()).flatMap(host -> registry.at("Product", host)))
                .distinct()
                .toList();
        Optional<CatalogueEntry> product = answering.size() == 1 ? answering.get(0) : Optional.empty();
        kind(item, entity, product, addresses);
        if (product.isPresent()) {
            item.text("product", CatalogueEntry.key(product.get().id()), Origins.named(addresses.get(0), product.get()));
        } else {
            String hosts = addresses.stream().flatMap(at -> Values.host(at.text()).stream()).distinct().limit(BackstageModel.SHOWN)
                    .map(host -> Names.quote(Secrets.shown(host)))
                    .collect(Collectors.joining(", "));
            String all = Origins.together(said, hosts.isEmpty() ? "" : "answering at " + hosts);
            item.ask("product", Origins.asked(
                    entity.place(), Origins.because(all, "what it is, and who wrote or supplies it") + like(entity)));
        }
        item.ask("operator", Origins.asked(
                entity.place(), Origins.because(model.owned(entity), "a catalogue names teams; which organisation runs it day to day")));
        item.ask("country", Origins.asked(entity.place(), "a catalogue does not say where things run"));
        served(item, entity);
        if (isDatabase(entity)) {
            sheet.entity("stores", false, ids.of(PREFIX + "-store", entity.ref().known()), entity.place().at())
                    .text("component", item.id(), Origins.stated(entity.place()))
                    .ask("data", Origins.asked(entity.place(), Origins.because(said, "which data lie in it")));
        }
    }

    /** Models that a server of models says that it has. */
    private void served(Sheet.Item item, Entity entity) {
        entity.spec().flatMap(spec -> Values.mapping(spec, "models")).ifPresent(all -> {
            Stream.of("discoverable", "default").forEach(key -> model.text(all, key));
            List<Node.Scalar> named = all.get("available").map(Values::scalars).orElse(List.of());
            named.forEach(model::see);
            List<String> known = named.stream().map(name -> models.of(name.text(), name)).distinct().toList();
            if (!known.isEmpty()) {
                item.texts("model", known, false, Origins.stated(named.get(0)));
            }
        });
    }

    private static boolean isDatabase(Entity entity) {
        return entity.ref().kind().equals(BackstageModel.RESOURCE)
                && type(entity).filter(type -> type.text().equals(DATABASE)).isPresent();
    }

    private static void kind(Sheet.Item item, Entity entity, Optional<CatalogueEntry> product, List<Node.Scalar> addresses) {
        Optional<CatalogueEntry.Listed> kind = product.flatMap(Registry::kind);
        if (kind.isPresent()) {
            item.text("kind", Registry.one(kind.get()), Origins.catalogued(kind.get(), product.orElseThrow(), addresses.get(0)));
        } else if (isDatabase(entity)) {
            item.text("kind", DATABASE, Origins.stated(type(entity).orElseThrow()));
        } else {
            String typed = type(entity).map(type -> "of type " + Origins.quoted(type)).orElse("");
            item.ask("kind", Origins.asked(entity.place(), Origins.because(typed, "the file does not say what it is for the others")));
        }
    }

    /** Where an interface answers that no component of the catalogue provides. */
    private List<Node.Scalar> addresses(Entity entity) {
        return entity.spec()
                .map(spec -> Stream.concat(
                                model.text(spec, "serverUrl").stream(),
                                Values.items(spec, "remotes").stream()
                                        .filter(Node.Mapping.class::isInstance)
                                        .flatMap(remote -> {
                                            model.text((Node.Mapping) remote, "type");
                                            return model.text((Node.Mapping) remote, "url").stream();
                                        }))
                        .toList())
                .orElse(List.of());
    }

    private String like(Entity entity) {
        return Stream.concat(Stream.of(entity.name()), model.tags(entity).stream())
                .filter(text -> text.text().indexOf(',') < 0)
                .flatMap(text -> registry.named("Product", text.text()).stream())
                .findFirst()
                .map(entry -> "; the registry has a product called so, " + CatalogueEntry.key(entry.id())
                        + ", and nobody says that it is this one")
                .orElse("");
    }

    /** What of the code of others runs, and interfaces, stand for nothing by themselves. */
    private void passedOver(Entity entity) {
        if (isLibrary(entity)) {
            model.leaveOut(entity.place(), BackstageModel.LIBRARIES);
            return;
        }
        model.said(entity);
        model.owned(entity);
        entity.spec().ifPresent(spec -> Stream.of("remotes", "serverUrl").flatMap(key -> spec.get(key).stream())
                .forEach(value -> model.leaveOut(value, BackstageModel.DEFINITIONS)));
    }

    // ---- what needs what, and what flows

    /** By the format, what something depends on, or whose interface it consumes, is what it can't do without. */
    private void needs() {
        Set<List<Ref>> written = new HashSet<>();
        for (Link link : model.links()) {
            Sheet.Item item = components.get(link.from().ref());
            if (link.does() == Does.PROVIDES) {
                continue;
            }
            List<Entity> of = actors(link.to()).stream().filter(one -> !one.is(link.from())).toList();
            if (item == null || of.isEmpty()) {
                boolean library = isLibrary(link.to()) || isLibrary(link.from());
                model.leaveOut(link.at(), library ? BackstageModel.LIBRARIES : BackstageModel.WITHIN);
                continue;
            }
            if (!written.add(List.of(link.from().ref(), of.size() == 1 ? of.get(0).ref() : link.to().ref()))) {
                continue;
            }
            Origin stated = Origins.stated(link.at());
            Sheet.Item requirement = item.item("requires", false, link.at().at())
                    .text("group", Secrets.shown(link.to().name().text()), stated);
            if (of.size() == 1) {
                requirement.item("anyOf", link.at().at()).text("node", item(of.get(0)).id(), stated).number("switchHours", "0", stated);
            } else {
                requirement.ask("anyOf", Origins.asked(
                        link.at(), shown(of) + " provide it; whether each of them is enough, or all are needed"));
            }
        }
    }

    private Sheet.Item item(Entity entity) {
        return Objects.requireNonNull(components.get(entity.ref()), entity::shown);
    }

    private static String shown(List<Entity> entities) {
        return entities.stream().limit(BackstageModel.SHOWN).map(Entity::shown).collect(Collectors.joining(", "))
                + (entities.size() > BackstageModel.SHOWN ? ", …" : "");
    }

    private void flows() {
        Map<List<Ref>, Link> consumed = new LinkedHashMap<>();
        model.links().stream()
                .filter(link -> link.does() != Does.PROVIDES && link.to().ref().kind().equals(BackstageModel.API))
                .filter(link -> components.containsKey(link.from().ref()))
                .filter(link -> actors(link.to()).stream().anyMatch(one -> !one.is(link.from())))
                .forEach(link -> consumed.putIfAbsent(List.of(link.from().ref(), link.to().ref()), link));
        List<Link> links = List.copyOf(consumed.values());
        List<String> known = ids.of(
                PREFIX + "-flow", links.stream().map(link -> link.from().ref().known() + " to " + link.to().ref().known()).toList());
        for (int i = 0; i < links.size(); i++) {
            flow(links.get(i), known.get(i));
        }
    }

    private void flow(Link link, String id) {
        List<Entity> of = actors(link.to()).stream().filter(one -> !one.is(link.from())).toList();
        Sheet.Item flow = sheet.entity("flows", false, id, link.at().at())
                .text("name", Secrets.shown(link.to().name().text()), Origins.stated(link.at()))
                .ask("exporter", whose(List.of(link.from()), link.at()))
                .ask("importer", whose(of, link.at()))
                .text("source", item(link.from()).id(), Origins.stated(link.at()));
        if (of.size() == 1) {
            flow.text("target", item(of.get(0)).id(), Origins.stated(link.at()));
        } else {
            flow.ask("target", Origins.asked(link.at(), "one of those that provide it: " + shown(of)));
        }
        String said = link.to().node().isPresent() ? model.said(link.to()) : "";
        String question = "what " + link.from().shown() + " hands over there, and gets back";
        flow.ask("data", Origins.asked(link.at(), Origins.because(said, question)));
    }

    private Origin.Asked whose(List<Entity> ends, Node at) {
        String owned = ends.size() == 1 ? model.owned(ends.get(0)) : "";
        return Origins.asked(at, "which organisation runs " + Origins.together(shown(ends), owned));
    }

    // ---- the whole

    /** What belongs to a system is not for that what it can't do without. */
    private void capabilities(List<Entity> running) {
        Map<Ref, List<Entity>> parts = new LinkedHashMap<>();
        running.forEach(entity -> model.system(entity)
                .ifPresent(system -> parts.computeIfAbsent(system.ref(), any -> new ArrayList<>()).add(entity)));
        List<Entity> systems = model.entities(BackstageModel.SYSTEM).stream().filter(system -> system.node().isPresent()).toList();
        List<String> known = ids.of(PREFIX + "-capability", systems.stream().map(system -> system.ref().known()).toList());
        for (int i = 0; i < systems.size(); i++) {
            Entity system = systems.get(i);
            String said = Origins.together(model.said(system), model.owned(system));
            List<Entity> members = parts.getOrDefault(system.ref(), List.of());
            capability(known.get(i), system.name(), Origins.asked(system.place(), Origins.because(said, members.isEmpty()
                    ? "nothing in the files says that it belongs to it; what it can't do without"
                    : "which of those that belong to it it can't do without: " + shown(members))));
        }
        if (systems.isEmpty()) {
            Origin.Asked needs = Origins.asked(model.root(), "which of these it can't do without: " + shown(running));
            sheet.entity("capabilities", true, ids.of(PREFIX + "-capability", ""), model.root().at())
                    .text("name", "What the components are there for", Origins.stated(model.root()))
                    .ask("requires", needs);
        }
    }

    private void capability(String id, Node.Scalar name, Origin.Asked needs) {
        sheet.entity("capabilities", true, id, needs.at())
                .text("name", Secrets.shown(name.text()), Origins.stated(name))
                .ask("requires", needs);
    }
}
