package edict.imports;

import edict.imports.ArchimateModel.Element;
import edict.imports.ArchimateModel.Link;
import edict.imports.ArchimateTypes.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What components run on and use, and what the business needs them for. */
final class ArchimateNeeds {

    /** More often than the parts of a landscape need each other, and few enough that the draft stays within the limits of the reader. */
    private static final int NEEDS = 20_000;

    private final ArchimateDraft draft;
    private final ArchimateModel model;
    private final ArchimateParts parts;
    private final Map<String, Sheet.Item> capabilities = new LinkedHashMap<>();
    /** By who needs it, and by as what it is needed. */
    private final Map<Element, Map<String, List<Need>>> needs = new LinkedHashMap<>();
    private final Set<Element> needed = new HashSet<>();
    private final Set<List<Element>> written = new HashSet<>();
    private int count;

    /** @param part that is needed @param as what @param by what says so */
    private record Need(Element part, Element as, Link by) {}

    ArchimateNeeds(ArchimateDraft draft, ArchimateParts parts) {
        this.draft = draft;
        this.model = draft.model();
        this.parts = parts;
    }

    /** @return whether there are few enough */
    boolean write() {
        draft.links("Serving", "Assignment", "Realization", "Composition", "Aggregation").forEach(this::read);
        packaged();
        if (count > NEEDS) {
            return false;
        }
        // What is certain stands before what is asked, so that nothing certain is asked.
        for (boolean certain : List.of(true, false)) {
            needs.forEach((owner, groups) -> groups.values().stream()
                    .filter(group -> isCertain(group) == certain)
                    .forEach(group -> write(owner, group)));
        }
        whole();
        return true;
    }

    private void read(Link link) {
        Element source = link.source();
        Element target = link.target();
        List<Element> sources = parts.actors(source);
        if (sources.isEmpty()) {
            return;
        }
        if (ArchimateParts.isWhole(link)) {
            if (parts.runs(source) && parts.runs(target)) {
                // Of what merely goes together one part may do the work of another.
                need(source, link.type().equals("Composition") ? target : source, List.of(target), link);
            }
        } else if (target.role() == Role.BUSINESS) {
            need(target, source, sources, link);
        } else if (link.type().equals("Serving")) {
            List<Element> users = parts.actors(target);
            if (users.size() == 1) {
                need(users.get(0), source, sources, link);
            } else if (!users.isEmpty()) {
                model.use(link);
                model.remark(link.at(), ArchimateDraft.shown(users) + " do what uses " + source.shown()
                        + "; the model does not say which of them needs it: describe it under `requires`");
            }
        } else if (parts.runs(source) && parts.runs(target)) {
            // Each of several on which something is set up may be enough for it.
            need(target, link.type().equals("Assignment") ? target : source, List.of(source), link);
        }
    }

    /** Software that comes in files runs on what holds them. */
    private void packaged() {
        Map<String, List<Link>> hosts = ArchimateDraft.by(
                draft.links("Assignment").filter(link -> link.target().role() == Role.ARTIFACT && parts.runs(link.source())), Link::target);
        draft.links("Realization").filter(link -> link.source().role() == Role.ARTIFACT && parts.runs(link.target())).forEach(link ->
                hosts.getOrDefault(link.source().id(), List.of()).forEach(host -> {
                    model.use(link);
                    model.use(link.source());
                    need(link.target(), link.target(), List.of(host.source()), host);
                }));
    }

    /**
     * Notes a need; what is needed as the same is one need.
     *
     * @param as what is used, or what is set up on them
     * @param of what provides it
     */
    private void need(Element owner, Element as, List<Element> of, Link link) {
        model.use(link);
        count += of.size();
        if (count > NEEDS) {
            return;
        }
        if (owner.role() == Role.BUSINESS) {
            capabilities.computeIfAbsent(owner.id(), any -> {
                model.use(owner);
                return draft.sheet().entity("capabilities", true, draft.id(owner), owner.node().at())
                        .text("name", draft.name(owner), Origins.stated(owner.name()));
            });
        }
        String key = link.either().orElse(link.type() + ' ' + as.id());
        List<Need> group = needs.computeIfAbsent(owner, any -> new LinkedHashMap<>()).computeIfAbsent(key, any -> new ArrayList<>());
        of.stream()
                .filter(part -> !part.equals(owner) && group.stream().noneMatch(other -> other.part().equals(part)))
                .forEach(part -> group.add(new Need(part, of.size() == 1 ? part : as, link)));
    }

    /** Whether it is said that all of them, or that any of them, will do. */
    private static boolean isCertain(List<Need> group) {
        return group.size() < 2 || group.get(0).by().either().isPresent();
    }

    private void write(Element owner, List<Need> group) {
        group.forEach(need -> needed.add(need.part()));
        // What is needed in two ways, for what it does and as what runs it, is needed once.
        if (group.stream().allMatch(need -> written.contains(List.of(owner, need.part())))) {
            return;
        }
        Need first = group.get(0);
        Sheet.Item item = owner.role() == Role.BUSINESS
                ? Objects.requireNonNull(capabilities.get(owner.id()), owner.id())
                : parts.item(owner);
        Sheet.Item requirement = item.item("requires", false, first.by().at().at())
                .text("group", Secrets.shown(first.as().name().text()), Origins.stated(first.by().at()));
        if (isCertain(group)) {
            group.forEach(need -> {
                written.add(List.of(owner, need.part()));
                alternative(requirement, need.part(), Origins.stated(need.by().at()));
            });
        } else {
            requirement.ask("anyOf", Origins.asked(first.by().at(), "the model has "
                    + ArchimateDraft.shown(group.stream().map(Need::part).toList())
                    + " here; whether each of them is enough, or all are needed"));
        }
    }

    private void alternative(Sheet.Item requirement, Element part, Origin stated) {
        requirement.item("anyOf", stated.at()).text("node", parts.item(part).id(), stated).number("switchHours", "0", stated);
    }

    /** Where the business is not in the model, what runs is there for something all the same. */
    private void whole() {
        List<Element> roots = parts.running().stream().filter(element -> !needed.contains(element)).toList();
        if (!capabilities.isEmpty() || roots.isEmpty()) {
            return;
        }
        Origin file = Origins.stated(model.root());
        Sheet.Item capability = draft.sheet().entity("capabilities", true, draft.id("capability", ""), model.root().at())
                .text("name", "What the components are there for", file)
                .text("owner", Ids.ASSESSED, file);
        for (Element root : roots) {
            Origin stated = Origins.stated(root.node());
            Sheet.Item requirement = capability.item("requires", false, root.node().at());
            alternative(requirement.text("group", Secrets.shown(root.name().text()), stated), root, stated);
        }
    }
}
