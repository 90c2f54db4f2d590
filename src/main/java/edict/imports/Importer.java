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

    /** Reads files that describe one design together. @param documents at least one */
    Outcome read(List<Reading.Document> documents, Registry registry);

    default Outcome read(Reading.Document document, Registry registry) {
        return read(List.of(document), registry);
    }

    /** What came of an import: a draft, or what keeps the document from being read. */
    sealed interface Outcome permits Draft, Unreadable {}

    /** @param problems at least one, sorted */
    record Unreadable(List<Problem> problems) implements Outcome {}
}
