package edict.imports;

import edict.document.Names;
import edict.document.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can't do without what, as far as both run. */
final class BomDependencies {

    private final BomComponents components;
    private int entries;
    private final Set<String> needed = new HashSet<>();

    BomDependencies(BomComponents components) {
        this.components = components;
    }

    int entries() {
        return entries;
    }

    /** Whether something listed depends on it. */
    boolean isNeeded(String id) {
        return needed.contains(id);
    }

    /** A need, and where it is stated. */
    private record Need(Bom.Element element, Node at) {}

    void read(Bom bom) {
        Map<Bom.Element, List<Need>> needs = new LinkedHashMap<>();
        Set<Bom.Element> matters = matters(bom);
        for (Node.Mapping entry : bom.objects(bom.root(), "dependencies")) {
            entries++;
            Optional<Node.Scalar> ref = Values.scalar(entry, "ref");
            Optional<Bom.Element> owner = ref.flatMap(text -> bom.element(text.text()));
            if (owner.isEmpty() || !matters.contains(owner.get())) {
                ref.filter(text -> bom.element(text.text()).isEmpty() && !isElsewhere(text.text()))
                        .ifPresent(text -> bom.remark(text, unresolved(text)));
                bom.coverage().leaveOut(entry, BomKeys.DEPENDENCIES);
                continue;
            }
            bom.text(entry, "ref");
            List<Need> mine = needs.computeIfAbsent(owner.get(), any -> new ArrayList<>());
            for (Node.Scalar on : bom.texts(entry, "dependsOn")) {
                Optional<Bom.Element> target = bom.element(on.text());
                if (target.isEmpty()) {
                    bom.remark(on, unresolved(on));
                } else if (target.get() != owner.get()
                        && (components.runs(target.get()) || target.get().kind() == Bom.Kind.MODEL)) {
                    mine.add(new Need(target.get(), on));
                } else {
                    bom.coverage().leaveOut(on, BomKeys.DEPENDENCIES);
                }
            }
        }
        Set<String> complete = complete(bom);
        needs.forEach((owner, mine) -> write(
                owner,
                mine,
                Values.scalar(owner.node(), "bom-ref").filter(ref -> complete.contains(ref.text())).isPresent()));
    }

    /** What is listed anyway, what runs and depends on a service, and what runs and one of these needs, whatever the order. */
    private Set<Bom.Element> matters(Bom bom) {
        Map<Bom.Element, List<Bom.Element>> targets = new HashMap<>();
        Deque<Bom.Element> open = new ArrayDeque<>();
        for (Node.Mapping entry : bom.objects(bom.root(), "dependencies")) {
            Values.scalar(entry, "ref").flatMap(ref -> bom.element(ref.text())).filter(components::runs).ifPresent(owner -> {
                List<Bom.Element> mine = targets.computeIfAbsent(owner, any -> new ArrayList<>());
                for (Node on : Values.items(entry, "dependsOn")) {
                    if (on instanceof Node.Scalar scalar) {
                        bom.element(scalar.text()).filter(components::runs).ifPresent(mine::add);
                    }
                }
                if (components.isListed(owner) || mine.stream().anyMatch(target -> target.kind() == Bom.Kind.SERVICE)) {
                    open.add(owner);
                }
            });
        }
        Set<Bom.Element> matters = new HashSet<>();
        while (!open.isEmpty()) {
            Bom.Element next = open.remove();
            if (matters.add(next)) {
                open.addAll(targets.getOrDefault(next, List.of()));
            }
        }
        return matters;
    }

    /** Dependencies are within a file; some writers name what stands elsewhere all the same. */
    private static boolean isElsewhere(String ref) {
        return ref.startsWith("urn:cdx:");
    }

    private static String unresolved(Node.Scalar ref) {
        return "nothing has the reference " + Names.quote(Secrets.shown(ref.text()));
    }

    /** References whose dependencies the file says are all there; else it may leave out machines and services. */
    private static Set<String> complete(Bom bom) {
        Set<String> refs = new HashSet<>();
        bom.root().get("compositions").ifPresent(bom.coverage()::see);
        for (Node node : Values.items(bom.root(), "compositions")) {
            if (node instanceof Node.Mapping composition
                    && Values.scalar(composition, "aggregate")
                            .filter(aggregate -> aggregate.text().equals("complete"))
                            .isPresent()) {
                composition
                        .get("dependencies")
                        .ifPresent(list -> Values.scalars(list).forEach(ref -> refs.add(ref.text())));
            }
        }
        return refs;
    }

    private void write(Bom.Element owner, List<Need> needs, boolean complete) {
        BomComponents.Actor actor = components.actor(owner).orElseThrow();
        Set<String> used = new HashSet<>();
        for (Need need : needs) {
            Optional<String> model = components.model(need.element());
            Optional<BomComponents.Actor> target = model.isPresent() ? Optional.empty() : components.actor(need.element());
            Optional<String> id = model.or(() -> target.map(BomComponents.Actor::id));
            if (id.isEmpty() || !used.add(id.get())) {
                continue;
            }
            needed.add(id.get());
            target.ifPresent(other -> components.areNeighbours(actor.id(), other.id()));
            Origin stated = Origins.stated(need.at());
            Node.Scalar name = need.element().name().orElseGet(() -> (Node.Scalar) need.at());
            actor.item()
                    .item("requires", complete, need.at().at())
                    .text("group", Secrets.shown(name.text()), stated)
                    .item("anyOf", need.at().at())
                    .text("node", id.get(), stated)
                    .number("switchHours", "0", stated);
        }
        if (used.isEmpty() && complete) {
            actor.item().texts("requires", List.of(), true, Origins.stated(owner.node()));
        }
    }
}
