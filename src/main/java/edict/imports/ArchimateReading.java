package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.imports.ArchimateModel.Element;
import edict.imports.ArchimateModel.Link;
import edict.imports.ArchimateTypes.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reading of a model: what runs, on what, where, what it is needed for, what flows, which data are where. */
final class ArchimateReading {

    /** More components and kinds of data than a design of an organisation has. */
    private static final int PARTS = 4_000;

    private final Reading.Document document;
    private final ArchimateModel model;
    private final Registry registry;

    /** @param root the element at the root of the document */
    ArchimateReading(Reading.Document document, Node.Mapping root, Registry registry) {
        this.document = document;
        this.model = new ArchimateModel(root);
        this.registry = registry;
    }

    Importer.Outcome read() {
        Optional<List<Link>> links = model.links();
        if (links.isEmpty()) {
            return unreadable("the relationships of the model lead through its junctions in too many ways; export a part of it");
        }
        ArchimateDraft draft = new ArchimateDraft(model, links.get(), registry);
        ArchimateParts parts = new ArchimateParts(draft);
        ArchimateData data = new ArchimateData(draft, parts);
        int running = parts.running().size();
        int named = data.named().size();
        if (parts.isTangled() || running + named > PARTS) {
            return unreadable("the model has " + running + " components and " + named + " kinds of data; at most " + PARTS
                    + " are read, and what they do must not be tangled; export a part of it");
        }
        frame(draft.sheet());
        parts.write();
        ArchimatePlaces places = new ArchimatePlaces(draft);
        parts.running().forEach(element -> places.place(element, parts.item(element)));
        if (places.isTangled() || !data.write() || !new ArchimateNeeds(draft, parts).write()) {
            return unreadable("the components of the model hold, need and send each other too much; export a part of it");
        }
        untold(draft, parts);
        List<String> contents = List.of(
                "Elements: " + counted(model.counts(true)) + ".", "Relationships: " + counted(model.counts(false)) + ".");
        Drafts.Source source = new Drafts.Source(document, model.close(document.root()));
        return Drafts.limited(Drafts.of(Archimate.TITLE, List.of(source), contents, model.remarks(), draft.sheet()), model.root().at());
    }

    private Importer.Outcome unreadable(String message) {
        return new Importer.Unreadable(List.of(new Problem(model.root().at(), "", message)));
    }

    /** Whose model it is, for them the decision is taken. */
    private void frame(Sheet sheet) {
        Origin file = Origins.stated(model.root());
        sheet.root()
                .text("kind", "Design", file)
                .text("title", model.title().map(title -> Secrets.shown(title.text())).orElse("Model in ArchiMate"),
                        model.title().map(Origins::stated).orElse(file));
        sheet.entity("organisations", false, Ids.ASSESSED, model.root().at()).flag("assessed", true, file);
    }

    /** What is done to data, sent and served by something of which no component is named. */
    private void untold(ArchimateDraft draft, ArchimateParts parts) {
        Map<String, Element> open = new LinkedHashMap<>();
        draft.links("Access", "Flow", "Serving")
                .flatMap(link -> Stream.of(link.source(), link.target()))
                .filter(end -> end.role() == Role.BEHAVIOUR && !parts.isBorne(end))
                .forEach(end -> open.put(end.id(), end));
        if (!open.isEmpty()) {
            model.remark(open.values().iterator().next().node(), "the model does not say which component does "
                    + ArchimateDraft.shown(open.values()) + (open.size() > ArchimateDraft.SHOWN ? " (" + open.size() + " in all)" : "")
                    + "; what they serve, use and send is no need and no flow here: assign components to them, or describe it");
        }
    }

    private static String counted(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", "));
    }
}
