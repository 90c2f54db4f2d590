package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.facts.CatalogueEntry;
import edict.imports.ArchimateModel.Element;
import edict.imports.ArchimateModel.Link;
import edict.imports.ArchimateTypes.Role;
import java.util.ArrayList;
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

/** The components of a model: what they are, what they do for others, and who operates them. */
final class ArchimateParts {

    /** By what it is said who does or provides something. */
    private static final Set<String> BEARING = Set.of("Assignment", "Realization", "Composition", "Aggregation");

    /** Functions within functions, and services of services. */
    private static final int DEEP = 8;

    /** What looks for components may look at, all together. */
    private static final int STEPS = 2_000_000;

    private final ArchimateDraft draft;
    private final ArchimateModel model;
    private final Map<String, List<Link>> into = new HashMap<>();
    private final Map<String, List<Link>> out = new HashMap<>();
    private final List<Element> running = new ArrayList<>();
    private final Map<String, Sheet.Item> items = new LinkedHashMap<>();
    private final Map<String, List<Element>> bearers = new HashMap<>();
    private final Map<String, String> operators = new HashMap<>();
    private final Map<String, String> parties = new HashMap<>();
    private final Map<String, String> models = new TreeMap<>();
    private final Set<String> answering = new LinkedHashSet<>();
    private int steps;

    ArchimateParts(ArchimateDraft draft) {
        this.draft = draft;
        this.model = draft.model();
        draft.links().forEach(link -> {
            into.computeIfAbsent(link.target().id(), any -> new ArrayList<>()).add(link);
            out.computeIfAbsent(link.source().id(), any -> new ArrayList<>()).add(link);
        });
        model.elements().forEach(this::find);
    }

    /** Components, and services of which the model doesn't say what provides them: something does. */
    private void find(Element element) {
        if (element.role() == Role.COMPONENT && !isGeneral(element)) {
            running.add(element);
        } else if (element.role() == Role.BEHAVIOUR || element.role() == Role.SERVICE) {
            List<Element> found = look(element);
            if (!found.isEmpty()) {
                bearers.put(element.id(), found);
            } else if (element.role() == Role.SERVICE) {
                running.add(element);
            }
        }
    }

    /** Whether it stands for all of a kind, and runs nowhere itself. */
    private boolean isGeneral(Element element) {
        List<Link> to = into(element);
        return !to.isEmpty() && out(element).isEmpty() && to.stream().allMatch(link -> link.type().equals("Specialization"));
    }

    private List<Link> into(Element element) {
        return into.getOrDefault(element.id(), List.of());
    }

    private List<Link> out(Element element) {
        return out.getOrDefault(element.id(), List.of());
    }

    /** The nearest components that do it, provide it or make it up. */
    private List<Element> look(Element element) {
        Set<String> seen = new HashSet<>(Set.of(element.id()));
        List<Element> open = List.of(element);
        for (int depth = 0; depth < DEEP && !open.isEmpty() && steps < STEPS; depth++) {
            Map<String, Element> next = new LinkedHashMap<>();
            for (Element one : open) {
                List<Link> ways = into(one);
                steps += ways.size() + 1;
                ways.stream().filter(link -> BEARING.contains(link.type())).forEach(link -> next.put(link.source().id(), link.source()));
                if (one.type().endsWith("Collaboration")) {
                    out(one).stream().filter(ArchimateParts::isWhole).forEach(link -> next.put(link.target().id(), link.target()));
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

    /** Whether its source is a whole of which its target is a part. */
    static boolean isWhole(Link link) {
        return link.type().equals("Composition") || link.type().equals("Aggregation");
    }

    /** Whether what elements do could not be followed to its end. */
    boolean isTangled() {
        return steps >= STEPS;
    }

    /** Components, in the order of the model. */
    List<Element> running() {
        return running;
    }

    boolean runs(Element element) {
        return items.containsKey(element.id());
    }

    /** Whether something does it that the model names. */
    boolean isBorne(Element element) {
        return bearers.containsKey(element.id());
    }

    Sheet.Item item(Element element) {
        return Objects.requireNonNull(items.get(element.id()), element.id());
    }

    /** The components that an element is, or that do or provide it. */
    List<Element> actors(Element element) {
        return runs(element)
                ? List.of(element)
                : bearers.getOrDefault(element.id(), List.of()).stream().filter(this::runs).toList();
    }

    Optional<String> operator(Element element) {
        return Optional.ofNullable(operators.get(element.id()));
    }

    void write() {
        running.forEach(this::write);
        draft.links().stream()
                .filter(link -> BEARING.contains(link.type()) && isBorne(link.target()) && (runs(link.source()) || isBorne(link.source())))
                .forEach(model::use);
        model.elements().stream().filter(this::isBorne).forEach(model::use);
        operated();
        system();
    }

    // ---- what it is

    /** What the registry knows under a name. @param at the name */
    private record Known(CatalogueEntry product, Node.Scalar at) {}

    private void write(Element element) {
        model.use(element);
        Sheet.Item item = draft.sheet().entity("components", true, draft.id(element), element.node().at());
        items.put(element.id(), item);
        item.text("name", draft.name(element), Origins.stated(element.name()));
        Optional<Known> known = product(element).or(() -> specialised(element));
        Optional<CatalogueEntry.Listed> kind = known.flatMap(one -> Registry.kind(one.product()));
        if (element.type().equals("CommunicationNetwork")) {
            item.text("kind", "network", Origins.stated(element.node()));
        } else if (kind.isPresent()) {
            item.text("kind", Registry.one(kind.get()), Origins.catalogued(kind.get(), known.get().product(), known.get().at()));
        } else {
            item.ask("kind", Origins.asked(element.name(), "the model says of it " + Names.quote(element.type())));
        }
        if (known.isPresent()) {
            CatalogueEntry product = known.get().product();
            item.text("product", CatalogueEntry.key(product.id()), Origins.named(known.get().at(), product));
        } else {
            String provided = element.role() == Role.SERVICE ? "; the model names nothing that provides it" : "";
            item.ask("product", Origins.asked(element.name(), "which product " + element.shown() + " is" + provided));
        }
        ai(element, item);
    }

    /** Names as products have them, and addresses. Keys of suppliers are no names: things of one's own may be called so. */
    private Optional<Known> product(Element element) {
        String name = element.name().text();
        return draft.registry().named("Product", name)
                .or(() -> draft.registry().at("Product", name.toLowerCase(Locale.ROOT)))
                .map(entry -> new Known(entry, element.name()));
    }

    /** The product that an element is one of, as the model says. */
    private Optional<Known> specialised(Element element) {
        for (Link link : out(element)) {
            Optional<Known> known = link.type().equals("Specialization") ? product(link.target()) : Optional.empty();
            if (known.isPresent()) {
                model.use(link);
                model.use(link.target());
                return known;
            }
        }
        return Optional.empty();
    }

    private void ai(Element element, Sheet.Item item) {
        String name = element.name().text();
        draft.registry().named("Model", name).or(() -> draft.registry().find("Model", name)).ifPresent(entry -> {
            String id = models.computeIfAbsent(entry.id(), any -> draft.sheet()
                    .entity("models", false, draft.id("model", name), element.node().at())
                    .text("name", Secrets.shown(name), Origins.stated(element.name()))
                    .text("registry", entry.id(), Origins.named(element.name(), entry))
                    .id());
            item.texts("model", List.of(id), false, Origins.stated(element.name()));
            answering.add(item.id());
        });
    }

    /** The model names models and not what they are used for: that is the first thing to ask. */
    private void system() {
        if (!models.isEmpty()) {
            Origin file = Origins.stated(model.root());
            draft.sheet().entity("aiSystems", false, draft.id("system", ""), model.root().at())
                    .text("name", "What is built on the models", file)
                    .texts("components", List.copyOf(answering), false, file)
                    .texts("models", List.copyOf(models.values()), false, file);
        }
    }

    // ---- who operates it

    private void operated() {
        Map<String, List<Link>> acting = ArchimateDraft.by(
                draft.links("Assignment").filter(link -> link.source().role() == Role.PARTY && link.target().role() == Role.ROLE),
                Link::target);
        for (Element element : running) {
            List<Link> assigned = into(element).stream()
                    .filter(link -> link.type().equals("Assignment"))
                    .filter(link -> link.source().role() == Role.PARTY || link.source().role() == Role.ROLE)
                    .toList();
            if (!assigned.isEmpty()) {
                operated(element, assigned, acting);
            }
        }
    }

    /** @param acting who acts as a role, by the role */
    private void operated(Element element, List<Link> assigned, Map<String, List<Link>> acting) {
        Map<String, Element> who = new LinkedHashMap<>();
        for (Link link : assigned) {
            model.use(link);
            model.use(link.source());
            if (link.source().role() == Role.PARTY) {
                who.put(link.source().id(), link.source());
            }
            acting.getOrDefault(link.source().id(), List.of()).forEach(act -> {
                model.use(act);
                model.use(act.source());
                who.put(act.source().id(), act.source());
            });
        }
        Node at = assigned.get(0).at();
        if (who.size() == 1) {
            Element party = who.values().iterator().next();
            Origin origin = organisation(party).map(entry -> Origins.named(party.name(), entry)).orElseGet(() -> Origins.stated(at));
            operators.put(element.id(), party(party));
            item(element).text("operator", party(party), origin);
        } else {
            item(element).ask("operator", Origins.asked(at, who.isEmpty()
                    ? ArchimateDraft.shown(assigned.stream().map(Link::source).toList())
                            + " is assigned to it, and who acts as that is not said"
                    : ArchimateDraft.shown(who.values()) + " are assigned to it"));
        }
    }

    private Optional<CatalogueEntry> organisation(Element party) {
        return draft.registry().named("Organisation", party.name().text());
    }

    private String party(Element party) {
        return parties.computeIfAbsent(party.id(), any -> organisation(party)
                .map(entry -> CatalogueEntry.key(entry.id()))
                .orElseGet(() -> draft.sheet()
                        .entity("organisations", false, draft.id(party), party.node().at())
                        .text("name", draft.name(party), Origins.stated(party.name()))
                        .ask("country", Origins.asked(party.name(), "the model names " + party.shown()
                                + "; whether that is a legal entity of its own, and where"))
                        .id()));
    }
}
