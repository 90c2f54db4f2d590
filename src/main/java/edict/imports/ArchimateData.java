package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.imports.ArchimateModel.Associated;
import edict.imports.ArchimateModel.Element;
import edict.imports.ArchimateModel.Link;
import edict.imports.ArchimateModel.Relationship;
import edict.imports.ArchimateTypes.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which data a model names, what flows between its components, and where data lie. */
final class ArchimateData {

    /** More than flow in a landscape, and few enough that the draft stays within the limits of the reader. */
    private static final int FLOWS = 10_000;

    /** How data move between parts that one organisation runs. */
    private static final String WITHIN = "intra-entity-access";

    /** What may read and write data. */
    private static final Set<Role> HANDLING = Set.of(Role.COMPONENT, Role.BEHAVIOUR, Role.SERVICE);

    private final ArchimateDraft draft;
    private final ArchimateModel model;
    private final ArchimateParts parts;
    private final Map<String, List<Link>> access;

    /** Ids of data sets, by the elements that they are. */
    private final Map<String, String> sets = new LinkedHashMap<>();

    ArchimateData(ArchimateDraft draft, ArchimateParts parts) {
        this.draft = draft;
        this.model = draft.model();
        this.parts = parts;
        this.access = ArchimateDraft.by(draft.links("Access").filter(link -> HANDLING.contains(link.source().role())), Link::target);
    }

    /** Data objects, and what else components work with. */
    List<Element> named() {
        return model.elements().stream()
                .filter(element -> element.role() == Role.DATA
                        || (element.role() == Role.INFORMATION || element.role() == Role.ARTIFACT) && access.containsKey(element.id()))
                .toList();
    }

    /** @return whether there are few enough */
    boolean write() {
        named().forEach(element -> {
            model.use(element);
            sets.put(element.id(), draft.sheet().entity("dataSets", false, draft.id(element), element.node().at())
                    .text("name", draft.name(element), Origins.stated(element.name()))
                    .ask("personal", Origins.asked(element.name(), "the model names them and not whom they are about"))
                    .id());
        });
        stores();
        return flows();
    }

    // ---- what flows

    private boolean flows() {
        Map<String, List<Associated>> associated = model.associated();
        List<Link> between = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        draft.links("Flow").forEach(link -> {
            List<Element> sources = parts.actors(link.source());
            List<Element> targets = parts.actors(link.target());
            if (sources.size() == 1 && sources.equals(targets)) {
                link.path().forEach(one -> model.leaveOut(one, ArchimateTypes.WITHIN));
            } else if (!sources.isEmpty() && !targets.isEmpty()) {
                between.add(link);
                alike.merge(Ids.words(named(link)), 1, Integer::sum);
            }
        });
        if (between.size() > FLOWS) {
            return false;
        }
        between.forEach(link -> {
            String path = link.path().stream().map(Relationship::id).collect(Collectors.joining(" "));
            boolean alone = alike.getOrDefault(Ids.words(named(link)), 1) == 1;
            flow(link, alone ? draft.id("flow", named(link)) : draft.apart("flow", named(link), path), associated);
        });
        return true;
    }

    private static String named(Link link) {
        return link.source().name().text() + " to " + link.target().name().text() + name(link).map(name -> ' ' + name.text()).orElse("");
    }

    private static Optional<Node.Scalar> name(Link link) {
        return link.path().stream().flatMap(one -> one.name().stream()).findFirst();
    }

    private void flow(Link link, String id, Map<String, List<Associated>> associated) {
        model.use(link);
        Node at = link.at();
        Sheet.Item flow = draft.sheet().entity("flows", false, id, at.at());
        Optional<Node.Scalar> name = name(link);
        name.ifPresent(text -> flow.text("name", Secrets.shown(text.text()), Origins.stated(text)));
        Optional<String> exporter = end(flow, "source", "exporter", link.source(), at);
        Optional<String> importer = end(flow, "target", "importer", link.target(), at);
        if (exporter.isPresent() && exporter.equals(importer)) {
            flow.text("kind", WITHIN, Origins.stated(at));
        }
        Set<String> data = new HashSet<>();
        List<String> known = new ArrayList<>();
        link.path().stream().flatMap(one -> associated.getOrDefault(one.id(), List.of()).stream()).forEach(with ->
                Optional.ofNullable(sets.get(with.element().id())).ifPresent(set -> {
                    model.use(with.by());
                    if (data.add(set)) {
                        known.add(set);
                    }
                }));
        if (known.isEmpty()) {
            flow.ask("data", name.map(text -> Origins.asked(text, "the model calls it " + Names.quote(Secrets.shown(text.text()))))
                    .orElseGet(() -> Origins.asked(at, "the model does not say what flows")));
        } else {
            flow.texts("data", known, false, Origins.stated(at));
        }
    }

    /** @return who operates it, where that is said */
    private Optional<String> end(Sheet.Item flow, String end, String operator, Element element, Node at) {
        List<Element> actors = parts.actors(element);
        if (actors.size() > 1) {
            flow.ask(end, Origins.asked(at, "one of " + ArchimateDraft.shown(actors)));
            return Optional.empty();
        }
        flow.text(end, parts.item(actors.get(0)).id(), Origins.stated(at));
        Optional<String> who = parts.operator(actors.get(0));
        who.ifPresent(party -> flow.text(operator, party, Origins.stated(at)));
        return who;
    }

    // ---- where data lie

    private void stores() {
        Map<String, List<Link>> files = ArchimateDraft.by(
                draft.links("Assignment").filter(link -> link.target().role() == Role.ARTIFACT && parts.runs(link.source())), Link::target);
        Map<String, List<Link>> copies = ArchimateDraft.by(
                draft.links("Realization").filter(link -> link.source().role() == Role.ARTIFACT && files.containsKey(link.source().id())),
                Link::target);
        sets.forEach((id, set) -> {
            List<Link> copied = copies.getOrDefault(id, List.of());
            copied.forEach(link -> {
                model.use(link);
                model.use(link.source());
            });
            List<Link> handling = access.getOrDefault(id, List.of());
            handling.forEach(model::use);
            Map<String, Link> hosts = new LinkedHashMap<>();
            Stream.concat(Stream.of(id), copied.stream().map(link -> link.source().id()))
                    .flatMap(file -> files.getOrDefault(file, List.of()).stream())
                    .forEach(host -> {
                        model.use(host);
                        hosts.putIfAbsent(host.source().id(), host);
                    });
            hosts.values().forEach(host -> {
                String component = parts.item(host.source()).id();
                store(plain(component) + ' ' + plain(set), set, host).text("component", component, Origins.stated(host.at()));
            });
            if (hosts.isEmpty() && !handling.isEmpty()) {
                String who = handling.stream().map(link -> link.source().shown() + ' ' + does(link)).distinct()
                        .limit(ArchimateDraft.SHOWN).collect(Collectors.joining(", "));
                String others = handling.size() > ArchimateDraft.SHOWN ? ", and others do" : "";
                store(plain(set), set, handling.get(0)).ask("component", Origins.asked(
                        handling.get(0).at(), who + " them" + others + "; which component keeps them"));
            }
        });
    }

    private static String plain(String id) {
        return id.substring(ArchimateDraft.PREFIX.length());
    }

    private Sheet.Item store(String name, String set, Link by) {
        return draft.sheet().entity("stores", false, draft.id("store", name), by.at().at())
                .texts("data", List.of(set), false, Origins.stated(by.at()));
    }

    /** In the exchange format in words, by Archi in numbers, of which the first is left out. */
    private static String does(Link link) {
        String unsaid = link.at().get("@id").isPresent() ? "0" : "";
        return switch (Values.scalar(link.at(), "@accessType").map(Node.Scalar::text).orElse(unsaid)) {
            case "Write", "0" -> "writes";
            case "Read", "1" -> "reads";
            case "ReadWrite", "3" -> "reads and writes";
            default -> "uses";
        };
    }
}
