package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import java.util.List;

/**
 * Workspaces of Structurizr, which describe software by the C4 model: who uses which systems, of which containers these consist, what
 * uses what, and on which nodes it runs.
 */
final class Structurizr implements Importer {

    static final String TITLE = "Structurizr workspace";

    /** What only the model of a workspace has. */
    private static final List<String> SIGNS = List.of("softwareSystems", "people", "deploymentNodes", "customElements");

    @Override
    public String id() {
        return "structurizr";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean recognises(Reading.Document document) {
        return Values.mapping(document.root(), "model")
                .filter(model -> SIGNS.stream().anyMatch(key -> model.get(key).isPresent()))
                .isPresent();
    }

    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        if (documents.size() > 1) {
            return new Unreadable(List.of(
                    new Problem(documents.get(1).root().at(), "", "a " + TITLE + " is read by itself, and this is another file")));
        }
        Node.Mapping root = documents.get(0).root();
        return Values.mapping(root, "model").isEmpty()
                ? new Unreadable(List.of(new Problem(root.at(), "", "no " + TITLE + ": it has no `model`")))
                : new StructurizrReading(documents.get(0), registry).read();
    }
}
