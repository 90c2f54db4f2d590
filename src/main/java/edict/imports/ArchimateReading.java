package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.CatalogueEntry;
import edict.imports.ArchimateModel.Associated;
import edict.imports.ArchimateModel.Element;
import edict.imports.ArchimateModel.Link;
import edict.imports.ArchimateTypes.Role;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reading of a model: what runs, on what, what it is needed for, what flows, which data are where. */
final class ArchimateReading {

    private static final String PREFIX = "archimate-";
    private static final String ORGANISATION = PREFIX + "organisation";

    /** More components, data sets and capabilities than a design of an organisation has. */
    private static final int PARTS = 4_000;

    /** Names that a message lists. */
    private static final int SHOWN = 5;

    /** How data move between parts that one organisation runs. */
    private static final String WITHIN = "intra-entity-access";

    /** By what it is said who does or provides something. */
    private static final Set<String> BEARING = Set.of("Assignment", "Realization", "Composition", "Aggregation");

    private final Reading.Document document;
    private final ArchimateModel model;
    private final Registry registry;
    private final Sheet sheet;
    private final Ids ids = new Ids();
    private final Map<String, Long> words = new HashMap<>();
    private final Map<String, Sheet.Item> parts = new LinkedHashMap<>();
    private final Map<String, List<Element>> bearers = new HashMap<>();
    private final Map<String, Sheet.Item> capabilities = new LinkedHashMap<>();
    private final Map<String, String> data = new LinkedHashMap<>();
    private final Map<String, String> parties = new LinkedHashMap<>();
    private final Map<String, String> operators = new HashMap<>();
    private final Map<String, String> models = new TreeMap<>();
    private final Set<String> answering = new LinkedHashSet<>();
    private final Set<String> needed = new HashSet<>();

    /** Needs and stores that are written, so that none is twice. */
    private final Set<String> written = new HashSet<>();

    private final Map<String, Text> reasons = new HashMap<>();
    private List<Link> links = List.of();

    ArchimateReading(Reading.Document document, Node.Mapping root, Registry registry) {
        this.document = document;
        this.model = new ArchimateModel(root);
        this.registry = registry;
        this.sheet = new Sheet(root.at());
    }

    Importer.Outcome read() {
        Optional<List<Link>> found = model.links();
        if (found.isEmpty()) {
            return unreadable("the relationships of the model lead through its junctions in too many ways; export a part of it");
        }
        links = found.get();
        frame();
        List<Element> running = running();
        List<Element> informing = informing();
        if (running.size() + informing.size() > PARTS) {
            return unreadable("the model has " + running.size() + " components and " + informing.size() + " kinds of data; at most " + PARTS
                    + " are read; export a part of it");
        }
        running.forEach(this::component);
        informing.forEach(this::dataSet);
        bear();
        operated();
        ArchimatePlaces places = new ArchimatePlaces(model, links, registry);
        running.forEach(element -> places.place(element, part(element)));
        needs();
        flows();
        stores();
        capability();
        system();
        return Drafts.within(draft(), model.root());
    }

    private Importer.Outcome unreadable(String message) {
        return new Importer.Unreadable(List.of(new Problem(model.root().at(), "", message)));
    }

    private Stream<Link> links(String... types) {
        Set<String> wanted = Set.of(types);
        return links.stream().filter(link -> wanted.contains(link.type()));
    }

    private void frame() {
        Origin file = Origins.stated(model.root());
        ids.of(ORGANISATION, "");
        sheet.root().text("kind", "Design", file)
                .text("title", model.title().map(title -> Secrets.shown(title.text())).orElse("Model"),
                        Origins.stated(model.title().map(Node.class::cast).orElse(model.root())));
        sheet.entity("organisations", false, ORGANISATION, model.root().at()).flag("assessed", true, file);
        model.elements().forEach(element -> words.merge(alike(element), 1L, Long::sum));
    }

    /** What is left of its name in an id. */
    private static String alike(Element element) {
        return kind(element.role()) + ' ' + Ids.words(element.name().text());
    }

    private static String kind(Role role) {
        return switch (role) {
            case DATA, ARTIFACT, INFORMATION -> "data";
            case BUSINESS -> "capability";
            case PARTY -> "organisation";
            default -> "";
        };
    }

    /** Things of one name are told apart by their identifiers, so that none gets the answers of another. */
    private String id(Element element) {
        String kind = kind(element.role());
        String prefix = kind.isEmpty() ? "archimate" : PREFIX + kind;
        return words.getOrDefault(alike(element), 1L) > 1
                ? ids.apart(prefix, element.name().text(), element.id())
                : ids.of(prefix, element.name().text());
    }

    // ---- what runs

    private Sheet.Item part(Element element) {
        return Objects.requireNonNull(parts.get(element.id()), element.id());
    }

    /** Components, and services of which the model doesn't say what provides them: something does. */
    private List<Element> running() {
        Map<String, List<Link>> into = new HashMap<>();
        Map<String, List<Link>> out = new HashMap<>();
        links.forEach(link -> {
            into.computeIfAbsent(link.target().id(), any -> new ArrayList<>()).add(link);
            out.computeIfAbsent(link.source().id(), any -> new ArrayList<>()).add(link);
        });
        List<Element> running = new ArrayList<>();
        for (Element element : model.elements()) {
            List<Link> to = into.getOrDefault(element.id(), List.of());
            boolean general = !to.isEmpty() && out.getOrDefault(element.id(), List.of()).isEmpty()
                    && to.stream().allMatch(link -> link.type().equals("Specialization"));
            if (element.role() == Role.COMPONENT && !general) {
                running.add(element);
            } else if (element.role() == Role.BEHAVIOUR || element.role() == Role.SERVICE) {
                List<Element> found = bearers(element, into, out);
                if (!found.isEmpty()) {
                    bearers.put(element.id(), found);
                } else if (element.role() == Role.SERVICE) {
                    running.add(element);
                }
            }
        }
        return running;
    }

    /** The nearest components that do it, provide it or make it up. */
    private List<Element> bearers(Element element, Map<String, List<Link>> into, Map<String, List<Link>> out) {
        Set<String> seen = new HashSet<>(Set.of(element.id()));
        List<Element> open = List.of(element);
        for (int depth = 0; depth < 8 && !open.isEmpty(); depth++) {
            Map<String, Element> next = new LinkedHashMap<>();
            for (Element one : open) {
                into.getOrDefault(one.id(), List.of()).stream()
                        .filter(link -> BEARING.contains(link.type()))
                        .forEach(link -> next.put(link.source().id(), link.source()));
                if (one.type().endsWith("Collaboration")) {
                    out.getOrDefault(one.id(), List.of()).stream()
                            .filter(link -> link.type().equals("Aggregation") || link.type().equals("Composition"))
                            .forEach(link -> next.put(link.target().id(), link.target()));
                }
            }
            List<Element> found = next.values().stream().filter(one -> one.role() == Role.COMPONENT).toList();
            if (!found.isEmpty()) {
                return found;
            }
            open = next.values().stream()
                    .filter(one -> one.role() == Role.BEHAVIOUR || one.role() == Role.SERVICE)
                    .filter(one -> seen.add(one.id()))
                    .toList();
        }
        return List.of();
    }

    private void bear() {
        links.stream()
                .filter(link -> BEARING.contains(link.type()) && bearers.containsKey(link.target().id()))
                .filter(link -> parts.containsKey(link.source().id()) || bearers.containsKey(link.source().id()))
                .forEach(model::use);
        model.elements().stream().filter(element -> bearers.containsKey(element.id())).forEach(model::use);
    }

    /** The components that an element is, or that do or provide it. */
    private List<Element> actors(Element element) {
        return parts.containsKey(element.id())
                ? List.of(element)
                : bearers.getOrDefault(element.id(), List.of()).stream().filter(one -> parts.containsKey(one.id())).toList();
    }

    private void component(Element element) {
        model.use(element);
        Sheet.Item item = sheet.entity("components", true, id(element), element.node().at());
        parts.put(element.id(), item);
        item.text("name", name(element), Origins.stated(element.name()));
        Optional<Kind> named = product(element)
                .map(entry -> new Kind(entry, element.name()))
                .or(() -> links("Specialization")
                        .filter(link -> link.source().equals(element))
                        .flatMap(link -> product(link.target()).map(entry -> new Kind(entry, link.target().name())).stream())
                        .findFirst());
        Optional<CatalogueEntry.Listed> kind = named.flatMap(one -> ComposeDraft.kind(one.product()));
        if (element.type().equals("CommunicationNetwork")) {
            item.text("kind", "network", Origins.stated(element.node()));
        } else if (kind.isPresent()) {
            item.text("kind", ComposeDraft.one(kind.get()), Origins.catalogued(kind.get(), named.get().product(), named.get().at()));
        } else {
            item.ask("kind", Origins.asked(element.name(), "the model says of it " + Names.quote(element.type())));
        }
        if (named.isPresent()) {
            item.text("product", CatalogueEntry.key(named.get().product().id()), Origins.named(named.get().at(), named.get().product()));
            links("Specialization").filter(link -> link.source().equals(element)).filter(link -> link.target().name().equals(named.get().at())).forEach(link -> {
                model.use(link);
                model.use(link.target());
            });
        } else {
            item.ask("product", Origins.asked(element.name(), "which product " + element.shown() + " is" + (element.role() == Role.SERVICE
                    ? "; the model names nothing that provides it"
                    : "")));
        }
        ai(element, item);
    }

    /** What the registry knows under a name. @param at the name */
    private record Kind(CatalogueEntry product, Node.Scalar at) {}

    /** Names as registries of suppliers have them, and addresses. Keys of theirs are no names: things of one's own may be called so. */
    private Optional<CatalogueEntry> product(Element element) {
        String name = element.name().text();
        return registry.named("Product", name).or(() -> registry.at("Product", name.toLowerCase(Locale.ROOT)));
    }

    private String name(Element element) {
        if (Secrets.isIn(element.name().text())) {
            model.remark(element.node(), Secrets.NOTED);
        }
        return Secrets.shown(element.name().text());
    }

    private void ai(Element element, Sheet.Item item) {
        Optional<CatalogueEntry> named = registry.named("Model", element.name().text()).or(() -> registry.find("Model", element.name().text()));
        named.ifPresent(entry -> {
            String id = models.computeIfAbsent(entry.id(), any -> {
                String made = ids.of(PREFIX + "model", element.name().text());
                sheet.entity("models", false, made, element.node().at())
                        .text("name", Secrets.shown(element.name().text()), Origins.stated(element.name()))
                        .text("registry", entry.id(), Origins.named(element.name(), entry));
                return made;
            });
            item.texts("model", List.of(id), false, Origins.stated(element.name()));
            answering.add(item.id());
        });
    }

    /** The files name models and not what they are used for: that is the first thing to ask. */
    private void system() {
        if (!models.isEmpty()) {
            Origin file = Origins.stated(model.root());
            sheet.entity("aiSystems", false, ids.of(PREFIX + "system", ""), model.root().at())
                    .text("name", "What is built on the models", file)
                    .texts("components", List.copyOf(answering), false, file)
                    .texts("models", List.copyOf(models.values()), false, file);
        }
    }

    // ---- who runs it

    private void operated() {
        Map<String, List<Link>> acting = links("Assignment")
                .filter(link -> link.source().role() == Role.PARTY && link.target().role() == Role.ROLE)
                .collect(Collectors.groupingBy(link -> link.target().id()));
        Map<String, List<Link>> assigned = links("Assignment")
                .filter(link -> (link.source().role() == Role.PARTY || link.source().role() == Role.ROLE) && parts.containsKey(link.target().id()))
                .collect(Collectors.groupingBy(link -> link.target().id(), LinkedHashMap::new, Collectors.toList()));
        parts.forEach((id, item) -> {
            List<Link> said = assigned.getOrDefault(id, List.of());
            Map<String, Element> who = new LinkedHashMap<>();
            for (Link link : said) {
                model.use(link);
                model.use(link.source());
                if (link.source().role() == Role.PARTY) {
                    who.put(link.source().id(), link.source());
                }
                for (Link party : acting.getOrDefault(link.source().id(), List.of())) {
                    model.use(party);
                    model.use(party.source());
                    who.put(party.source().id(), party.source());
                }
            }
            if (who.size() == 1) {
                Element party = who.values().iterator().next();
                operators.put(id, party(party));
                Optional<CatalogueEntry> entry = organisation(party);
                item.text("operator", party(party), entry.map(known -> Origins.named(party.name(), known)).orElseGet(() -> Origins.stated(said.get(0).at())));
            } else if (!said.isEmpty()) {
                item.ask("operator", Origins.asked(said.get(0).at(), (who.isEmpty() ? shown(said.stream().map(Link::source).toList()) : shown(who.values()))
                        + (who.isEmpty() ? " is assigned to it, and who acts as that is not said" : " are assigned to it")));
            }
        });
    }

    private Optional<CatalogueEntry> organisation(Element party) {
        return registry.named("Organisation", party.name().text());
    }

    private String party(Element party) {
        return parties.computeIfAbsent(party.id(), any -> organisation(party).map(entry -> CatalogueEntry.key(entry.id())).orElseGet(() ->
                sheet.entity("organisations", false, id(party), party.node().at())
                        .text("name", name(party), Origins.stated(party.name()))
                        .ask("country", Origins.asked(party.name(), "the model names " + party.shown()
                                + "; whether that is a legal entity of its own, and where"))
                        .id()));
    }

    private static String shown(Collection<Element> elements) {
        return elements.stream().map(Element::shown).distinct().limit(SHOWN).collect(Collectors.joining(", "))
                + (elements.size() > SHOWN ? ", …" : "");
    }

    // ---- what is needed

    /** Something that an owner needs. @param of what it is needed as */
    private record Need(Element element, Link by, Element of) {}

    private void needs() {
        Map<String, Map<String, List<Need>>> needs = new LinkedHashMap<>();
        links("Serving", "Assignment", "Realization", "Composition", "Aggregation").forEach(link -> {
            List<Element> sources = actors(link.source());
            List<Element> targets = actors(link.target());
            boolean whole = link.type().equals("Composition") || link.type().equals("Aggregation");
            boolean known = parts.containsKey(link.target().id());
            if (link.target().role() == Role.BUSINESS && !sources.isEmpty() && !whole) {
                need(needs, capability(link.target()), link.source(), sources, link);
            } else if (link.type().equals("Serving") && !sources.isEmpty() && targets.size() == 1) {
                need(needs, targets.get(0).id(), link.source(), sources, link);
            } else if (link.type().equals("Serving") && !sources.isEmpty() && !targets.isEmpty()) {
                model.use(link);
                model.remark(link.at(), shown(targets) + " do what uses " + link.source().shown() + "; which of them do is not said: describe it"
                        + " under `requires`");
            } else if (whole && known && parts.containsKey(link.source().id())) {
                need(needs, link.source().id(), link.type().equals("Composition") ? link.target() : link.source(), List.of(link.target()), link);
            } else if (known && parts.containsKey(link.source().id())) {
                need(needs, link.target().id(), link.type().equals("Assignment") ? link.target() : link.source(), List.of(link.source()), link);
            }
        });
        packaged(needs);
        // What is certain stands before what is asked, so that nothing certain is asked.
        for (boolean certain : List.of(true, false)) {
            needs.forEach((owner, groups) -> groups.values().stream()
                    .map(ArchimateReading::distinct)
                    .filter(group -> !group.isEmpty() && isCertain(group) == certain)
                    .forEach(group -> write(owner, group)));
        }
    }

    /** Software that comes in files runs on what holds them. */
    private void packaged(Map<String, Map<String, List<Need>>> needs) {
        Map<String, List<Link>> hosts = links("Assignment")
                .filter(link -> link.target().role() == Role.ARTIFACT && parts.containsKey(link.source().id()))
                .collect(Collectors.groupingBy(link -> link.target().id()));
        links("Realization").filter(link -> link.source().role() == Role.ARTIFACT && parts.containsKey(link.target().id())).forEach(link ->
                hosts.getOrDefault(link.source().id(), List.of()).forEach(host -> {
                    model.use(link);
                    model.use(link.source());
                    need(needs, link.target().id(), link.target(), List.of(host.source()), host);
                }));
    }

    /**
     * Notes a need. What is needed under one name, be it a service that several provide or what something runs on, is one need.
     *
     * @param by what is used
     * @param of what provides it
     */
    private void need(Map<String, Map<String, List<Need>>> needs, String owner, Element by, List<Element> of, Link link) {
        model.use(link);
        Map<String, List<Need>> groups = needs.computeIfAbsent(owner, any -> new LinkedHashMap<>());
        String key = link.either().map(junction -> "or " + junction).orElse(link.type() + ' ' + by.id());
        List<Need> group = groups.computeIfAbsent(key, any -> new ArrayList<>());
        of.stream().filter(one -> !one.id().equals(owner)).forEach(one -> group.add(new Need(one, link, of.size() == 1 ? one : by)));
    }

    private static List<Need> distinct(List<Need> group) {
        Map<String, Need> distinct = new LinkedHashMap<>();
        group.forEach(need -> distinct.putIfAbsent(need.element().id(), need));
        return List.copyOf(distinct.values());
    }

    /** Whether it is said that all of them, or that any of them, will do. */
    private static boolean isCertain(List<Need> group) {
        return group.size() == 1 || group.get(0).by().either().isPresent();
    }

    private void write(String owner, List<Need> group) {
        group.forEach(need -> needed.add(need.element().id()));
        // What is needed in two ways, for what it does and as what runs it, is needed once.
        if (group.stream().allMatch(need -> written.contains(owner + '\n' + need.element().id()))) {
            return;
        }
        Need first = group.get(0);
        Sheet.Item item = Optional.ofNullable(parts.get(owner)).or(() -> Optional.ofNullable(capabilities.get(owner))).orElseThrow();
        Sheet.Item requirement = item.item("requires", false, first.by().at().at())
                .text("group", Secrets.shown(first.of().name().text()), Origins.stated(first.by().at()));
        if (isCertain(group)) {
            group.forEach(need -> {
                written.add(owner + '\n' + need.element().id());
                requirement.item("anyOf", need.by().at().at())
                        .text("node", part(need.element()).id(), Origins.stated(need.by().at()))
                        .number("switchHours", "0", Origins.stated(need.by().at()));
            });
        } else {
            requirement.ask("anyOf", Origins.asked(first.by().at(), "the model has " + shown(group.stream().map(Need::element).toList())
                    + " here; whether each of them is enough, or all are needed"));
        }
    }

    private String capability(Element element) {
        capabilities.computeIfAbsent(element.id(), any -> {
            model.use(element);
            return sheet.entity("capabilities", true, id(element), element.node().at()).text("name", name(element), Origins.stated(element.name()));
        });
        return element.id();
    }

    /** Where the business is not in the model, what runs is there for something all the same. */
    private void capability() {
        List<Element> roots = model.elements().stream()
                .filter(element -> parts.containsKey(element.id()) && !needed.contains(element.id()))
                .toList();
        if (!capabilities.isEmpty() || roots.isEmpty()) {
            return;
        }
        Origin file = Origins.stated(model.root());
        Sheet.Item capability = sheet.entity("capabilities", true, ids.of(PREFIX + "capability", ""), model.root().at())
                .text("name", "What the components are there for", file)
                .text("owner", ORGANISATION, file);
        roots.forEach(element -> capability.item("requires", false, element.node().at())
                .text("group", Secrets.shown(element.name().text()), Origins.stated(element.node()))
                .item("anyOf", element.node().at())
                .text("node", part(element).id(), Origins.stated(element.node()))
                .number("switchHours", "0", Origins.stated(element.node())));
    }

    // ---- what flows

    private void flows() {
        Map<String, List<Associated>> associated = model.associated();
        List<Link> between = links("Flow").filter(link -> !actors(link.source()).isEmpty() && !actors(link.target()).isEmpty()).toList();
        Function<Link, String> named = link -> ends(link) + link.path().get(0).name().map(name -> ' ' + name.text()).orElse("");
        Map<String, Long> alike = between.stream().collect(Collectors.groupingBy(link -> Ids.words(named.apply(link)), Collectors.counting()));
        for (Link link : between) {
            List<Element> sources = actors(link.source());
            List<Element> targets = actors(link.target());
            if (sources.size() == 1 && sources.equals(targets)) {
                link.path().forEach(one -> reasons.put(one.id(), ArchimateTypes.WITHIN));
                continue;
            }
            model.use(link);
            Node at = link.at();
            boolean alone = alike.getOrDefault(Ids.words(named.apply(link)), 1L) == 1;
            String path = link.path().stream().map(ArchimateModel.Relationship::id).collect(Collectors.joining(" "));
            Sheet.Item flow = sheet.entity("flows", false,
                    alone ? ids.of(PREFIX + "flow", named.apply(link)) : ids.apart(PREFIX + "flow", named.apply(link), path), at.at());
            Optional<Node.Scalar> name = link.path().stream().flatMap(one -> one.name().stream()).findFirst();
            name.ifPresent(text -> flow.text("name", Secrets.shown(text.text()), Origins.stated(text)));
            Optional<String> exporter = end(flow, "source", "exporter", sources, at);
            Optional<String> importer = end(flow, "target", "importer", targets, at);
            if (exporter.isPresent() && exporter.equals(importer)) {
                flow.text("kind", WITHIN, Origins.stated(at));
            }
            List<String> known = new ArrayList<>();
            link.path().forEach(one -> associated.getOrDefault(one.id(), List.of()).stream()
                    .filter(by -> data.containsKey(by.element().id()))
                    .forEach(by -> {
                        model.use(by.by());
                        known.add(Objects.requireNonNull(data.get(by.element().id())));
                    }));
            if (known.isEmpty()) {
                flow.ask("data", Origins.asked(name.map(Node.class::cast).orElse(at), name.map(text -> "the model calls it "
                        + Names.quote(Secrets.shown(text.text()))).orElse("the model does not say what flows")));
            } else {
                flow.texts("data", known.stream().distinct().toList(), false, Origins.stated(at));
            }
        }
    }

    private static String ends(Link link) {
        return link.source().name().text() + " to " + link.target().name().text();
    }

    /** @return who operates it, where that is said */
    private Optional<String> end(Sheet.Item flow, String end, String operator, List<Element> actors, Node at) {
        if (actors.size() > 1) {
            flow.ask(end, Origins.asked(at, "one of " + shown(actors)));
            return Optional.empty();
        }
        flow.text(end, part(actors.get(0)).id(), Origins.stated(at));
        Optional<String> who = Optional.ofNullable(operators.get(actors.get(0).id()));
        who.ifPresent(party -> flow.text(operator, party, Origins.stated(at)));
        return who;
    }

    // ---- which data are where

    /** Data objects, and what else components work with. */
    private List<Element> informing() {
        Set<String> handled = links("Access")
                .filter(link -> List.of(Role.COMPONENT, Role.BEHAVIOUR, Role.SERVICE).contains(link.source().role()))
                .map(link -> link.target().id())
                .collect(Collectors.toSet());
        return model.elements().stream()
                .filter(element -> element.role() == Role.DATA
                        || (element.role() == Role.INFORMATION || element.role() == Role.ARTIFACT) && handled.contains(element.id()))
                .toList();
    }

    private void dataSet(Element element) {
        model.use(element);
        Sheet.Item item = sheet.entity("dataSets", false, id(element), element.node().at())
                .text("name", name(element), Origins.stated(element.name()))
                .ask("personal", Origins.asked(element.name(), "the model names them and not whom they are about"));
        data.put(element.id(), item.id());
    }

    private void stores() {
        Map<String, List<Link>> files = links("Assignment")
                .filter(link -> link.target().role() == Role.ARTIFACT && parts.containsKey(link.source().id()))
                .collect(Collectors.groupingBy(link -> link.target().id(), LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Link>> access = links("Access")
                .filter(link -> data.containsKey(link.target().id()))
                .collect(Collectors.groupingBy(link -> link.target().id()));
        Map<String, List<Link>> held = new LinkedHashMap<>();
        links("Realization").filter(link -> link.source().role() == Role.ARTIFACT && data.containsKey(link.target().id())).forEach(link ->
                files.getOrDefault(link.source().id(), List.of()).forEach(host -> {
                    model.use(link);
                    model.use(link.source());
                    held.computeIfAbsent(link.target().id(), any -> new ArrayList<>()).add(host);
                }));
        data.forEach((id, set) -> {
            List<Link> handling = access.getOrDefault(id, List.of());
            handling.forEach(model::use);
            List<Link> hosts = Stream.concat(files.getOrDefault(id, List.of()).stream(), held.getOrDefault(id, List.of()).stream()).toList();
            hosts.forEach(host -> {
                model.use(host);
                String component = part(host.source()).id();
                if (written.add("store " + component + ' ' + set)) {
                    sheet.entity("stores", false, ids.of(PREFIX + "store", component.substring(PREFIX.length()) + ' ' + set.substring(PREFIX.length())), host.at().at())
                            .texts("data", List.of(set), false, Origins.stated(host.at()))
                            .text("component", component, Origins.stated(host.at()));
                }
            });
            if (hosts.isEmpty() && !handling.isEmpty()) {
                String who = handling.stream().map(link -> link.source().shown() + ' ' + does(link)).distinct().limit(SHOWN).collect(Collectors.joining(", "));
                sheet.entity("stores", false, ids.of(PREFIX + "store", set.substring(PREFIX.length())), handling.get(0).at().at())
                        .texts("data", List.of(set), false, Origins.stated(handling.get(0).at()))
                        .ask("component", Origins.asked(handling.get(0).at(), who + " them" + (handling.size() > SHOWN ? ", and others do" : "")
                                + "; which component keeps them"));
            }
        });
    }

    /** In the exchange format in words, by Archi in numbers, of which the first is left out. */
    private String does(Link link) {
        String said = Values.scalar(link.at(), "@accessType").map(Node.Scalar::text).orElse(link.at().get("@id").isPresent() ? "0" : "");
        return switch (said) {
            case "Write", "0" -> "writes";
            case "Read", "1" -> "reads";
            case "ReadWrite", "3" -> "reads and writes";
            default -> "uses";
        };
    }

    // ---- the whole

    private Draft draft() {
        untold();
        List<String> contents = new ArrayList<>();
        contents.add("Elements: " + counted(model.counts(true)) + ".");
        contents.add("Relationships: " + counted(model.counts(false)) + ".");
        return Drafts.of(
                Archimate.TITLE, List.of(new Drafts.Source(document, model.close(document.root(), reasons))), contents, model.remarks(), sheet);
    }

    private static String counted(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", "));
    }

    /** What is done to data and sent by something of which no component is named. */
    private void untold() {
        Map<String, Element> open = new LinkedHashMap<>();
        links("Access", "Flow", "Serving").forEach(link -> Stream.of(link.source(), link.target())
                .filter(end -> end.role() == Role.BEHAVIOUR && !bearers.containsKey(end.id()))
                .forEach(end -> open.put(end.id(), end)));
        if (!open.isEmpty()) {
            Element first = open.values().iterator().next();
            model.remark(first.node(), "the model does not say which component does " + shown(open.values())
                    + (open.size() > SHOWN ? " (" + open.size() + " in all)" : "") + "; what they serve, use and send is no need and no flow here: assign"
                    + " components to them, or describe it");
        }
    }
}
