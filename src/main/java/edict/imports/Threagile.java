package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import java.util.List;

/** Threat models of Threagile: which data there are, what handles and keeps them, what goes over which link, and where trust ends. */
final class Threagile implements Importer {

    static final String TITLE = "Threagile model";

    @Override
    public String id() {
        return "threagile";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean recognises(Reading.Document document) {
        return document.root().get("threagile_version").isPresent();
    }

    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        if (documents.size() > 1) {
            return new Unreadable(List.of(
                    new Problem(documents.get(1).root().at(), "", "a " + TITLE + " is read by itself, and this is another file")));
        }
        Node.Mapping root = documents.get(0).root();
        return Values.mapping(root, ThreagileModel.ASSETS).isEmpty()
                ? new Unreadable(List.of(new Problem(root.at(), "", "no " + TITLE + ": it has no `" + ThreagileModel.ASSETS + "`")))
                : new ThreagileReading(documents.get(0), registry).read();
    }
}
