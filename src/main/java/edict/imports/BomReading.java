package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reading of bills of materials that belong together. Goes through them in an order of its own, so that neither the order
 * of files nor that of keys changes anything.
 */
final class BomReading {

    private final List<Bom> boms;
    private final BomDraft draft;
    private final BomComponents components;
    private final BomData data;
    private final BomModels models;
    private final BomFlows flows;
    private final BomDependencies dependencies;
    private final BomClaims claims;

    /** @param boms at least one */
    BomReading(List<Bom> boms, Registry registry) {
        this.boms = boms;
        this.draft = new BomDraft(registry, boms.get(0).root());
        this.components = new BomComponents(draft, boms);
        this.data = new BomData(draft);
        this.models = new BomModels(draft, components, data);
        this.flows = new BomFlows(draft, components, data);
        this.dependencies = new BomDependencies(components);
        this.claims = new BomClaims(draft, components, data);
    }

    Importer.Outcome read() {
        boms.forEach(Bom::index);
        draft.tellApart(boms);
        draft.sheet()
                .root()
                .text("kind", "Design", Origins.stated(draft.at()))
                .text("title", Secrets.shown(title().text()), Origins.stated(title()));
        components.read();
        boms.forEach(models::read);
        boms.forEach(bom -> bom.components().stream()
                .filter(element -> element.kind() == Bom.Kind.DATA)
                .forEach(data::listed));
        boms.forEach(dependencies::read);
        boms.forEach(bom -> bom.services().forEach(flows::read));
        flows.write();
        boms.forEach(claims::read);
        organisations();
        system();
        capability();
        draft.parties().finish();
        boms.forEach(this::leaveOut);
        return outcome();
    }

    private Node.Scalar title() {
        return mains().stream()
                .flatMap(main -> main.name().stream())
                .findFirst()
                .orElseGet(() -> new Node.Scalar(draft.at().at(), "", "Bill of materials", Node.Kind.TEXT));
    }

    private List<Bom.Element> mains() {
        return boms.stream().flatMap(bom -> bom.main().stream()).toList();
    }

    /** Those that nothing else names yet: subjects of claims, suppliers of the whole. */
    private void organisations() {
        for (Bom bom : boms) {
            bom.organisations().forEach(organisation -> draft.parties().of(bom, organisation.node()));
            bom.object(bom.root(), "metadata").ifPresent(metadata -> {
                // Whoever made the file need not have made what it is about.
                metadata.get("manufacturer").ifPresent(maker -> bom.coverage().leaveOut(maker, BomKeys.MAKER));
                for (String key : List.of("supplier", "manufacture")) {
                    bom.object(metadata, key)
                            .flatMap(party -> draft.parties().of(bom, party))
                            .ifPresent(draft.parties()::offering);
                }
            });
        }
    }

    /** The files name models and not what they are used for: that is the first thing to ask. */
    private void system() {
        if (models.ids().isEmpty()) {
            return;
        }
        Node at = draft.at();
        Optional<Node.Scalar> name = mains().stream()
                .filter(main -> main.kind() == Bom.Kind.SOFTWARE)
                .flatMap(main -> main.name().stream())
                .findFirst();
        Sheet.Item system = draft.sheet()
                .entity("aiSystems", true, draft.id("system", ""), at.at())
                .text(
                        "name",
                        name.map(text -> Secrets.shown(text.text())).orElse("What is built on the models"),
                        Origins.stated(name.map(Node.class::cast).orElse(at)));
        List<String> parts = mains().stream()
                .filter(components::isListed)
                .flatMap(main -> components.actor(main).stream())
                .map(BomComponents.Actor::id)
                .toList();
        if (!parts.isEmpty()) {
            system.texts("components", parts, false, Origins.stated(at));
        }
        system.texts("models", models.ids(), false, Origins.stated(at));
    }

    /** What the whole is there for needs what the file is about, else the services that nothing else needs. */
    private void capability() {
        List<BomComponents.Actor> roots = mains().stream()
                .filter(components::isListed)
                .flatMap(main -> components.actor(main).stream())
                .toList();
        if (roots.isEmpty()) {
            roots = boms.stream()
                    .flatMap(bom -> bom.services().stream())
                    .filter(Bom.Element::top)
                    .flatMap(service -> components.actor(service).stream())
                    .filter(actor -> !dependencies.isNeeded(actor.id()))
                    .toList();
        }
        if (roots.isEmpty()) {
            return;
        }
        Node at = draft.at();
        Sheet.Item capability = draft.sheet()
                .entity("capabilities", true, draft.id("capability", ""), at.at())
                .text("name", Secrets.shown(title().text()), Origins.stated(title()));
        for (BomComponents.Actor root : roots) {
            Node stated = root.element().map(element -> (Node) element.node()).orElse(at);
            capability
                    .item("requires", stated.at())
                    .text("group", Secrets.shown(root.name()), Origins.stated(stated))
                    .item("anyOf", stated.at())
                    .text("node", root.id(), Origins.stated(stated))
                    .number("switchHours", "0", Origins.stated(stated));
        }
    }

    /** Counts the software that is not listed, and what no rule asks about. */
    private void leaveOut(Bom bom) {
        for (Bom.Element element : bom.components()) {
            if (element.kind() == Bom.Kind.SOFTWARE && !components.isListed(element)) {
                bom.coverage().leaveOutBut(element.node(), "components", BomKeys.counted(element.type()));
            } else {
                // How something was found in the code says how the file was made, whatever it is.
                unread(element, "evidence").ifPresent(value -> bom.coverage().leaveOut(value, BomKeys.MAKING));
                boolean data = element.kind() == Bom.Kind.DATA;
                for (String key : List.of("type", "group", "supplier", "manufacturer", "publisher")) {
                    unread(element, key)
                            .filter(value -> data || value instanceof Node.Scalar)
                            .ifPresent(value -> bom.coverage()
                                    .leaveOut(value, data ? BomKeys.DATA_PARTIES : BomKeys.KINDS));
                }
            }
        }
        bom.leaveOutTheRest();
    }

    private static Optional<Node> unread(Bom.Element element, String key) {
        return element.node().get(key).filter(value -> !element.bom().coverage().knows(value));
    }

    private Importer.Outcome outcome() {
        List<Drafts.Source> sources = new ArrayList<>();
        List<Problem> remarks = new ArrayList<>();
        for (Bom bom : boms) {
            sources.add(new Drafts.Source(bom.document(), bom.coverage().of(bom.root())));
            remarks.addAll(bom.remarks());
        }
        int services = boms.stream().mapToInt(bom -> bom.services().size()).sum();
        int listed = boms.stream().mapToInt(bom -> bom.components().size()).sum();
        String contents = Stream.of(
                        Drafts.counted(services, "service", "services"),
                        Drafts.counted(flows.entries(), "entry of their data", "entries of their data"),
                        Drafts.counted(dependencies.entries(), "entry of dependencies", "entries of dependencies"),
                        Drafts.counted(listed, "component", "components"),
                        Drafts.counted(models.ids().size(), "model", "models"),
                        Drafts.counted(claims.count(), "claim", "claims"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        List<String> heading = contents.isEmpty() ? List.of() : List.of("In the " + (boms.size() == 1 ? "file" : "files") + ": " + contents + ".");
        return Drafts.limited(Drafts.of(CycloneDx.TITLE, sources, heading, remarks, draft.sheet()), draft.at().at());
    }
}
