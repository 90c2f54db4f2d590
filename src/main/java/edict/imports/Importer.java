package edict.imports;

import edict.document.Problem;
import edict.document.Reading;
import java.util.List;

/**
 * Reads one format into a draft design. Reads nothing but the documents: no network, no other file, no environment. The same
 * documents and registry give the same draft.
 */
public interface Importer {

    /** By which users name the format, for example after {@code --from}. */
    String id();

    /** What messages call the format. */
    String title();

    boolean recognises(Reading.Document document);

    Outcome read(Reading.Document document, Registry registry);

    /** Reads files that describe one design together. Most formats know only single files. @param documents at least one */
    default Outcome read(List<Reading.Document> documents, Registry registry) {
        if (documents.size() == 1) {
            return read(documents.get(0), registry);
        }
        String message = "a " + title() + " is read by itself, and this is another file";
        return new Unreadable(List.of(new Problem(documents.get(1).root().at(), "", message)));
    }

    /** What came of an import: a draft, or what keeps the document from being read. */
    sealed interface Outcome permits Draft, Unreadable {}

    /** @param problems at least one, sorted */
    record Unreadable(List<Problem> problems) implements Outcome {}
}
