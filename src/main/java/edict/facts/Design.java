package edict.facts;

import edict.document.Problem;
import edict.document.Reading;
import edict.vocabulary.Vocabulary;
import java.util.List;

/** Reads a design, and what others say about it, into facts. */
public final class Design {

    private Design() {}

    /**
     * What there is to read.
     *
     * @param design {@code kind: Design}
     * @param answers {@code kind: Answers}
     * @param catalogue all registry entries; the design picks those it names
     */
    public record Sources(Reading.Document design, List<Reading.Document> answers, List<CatalogueEntry> catalogue) {}

    /** What came of reading: facts, or everything that is wrong. */
    public sealed interface Outcome {}

    public record Accepted(Facts facts) implements Outcome {}

    /** @param problems at least one, sorted */
    public record Rejected(List<Problem> problems) implements Outcome {}

    /** Reads a design on its own. */
    public static Outcome read(Reading.Document design, Vocabulary vocabulary) {
        return read(new Sources(design, List.of(), List.of()), vocabulary);
    }

    /** Reads a design with its answers and the registry. */
    public static Outcome read(Sources sources, Vocabulary vocabulary) {
        return new DesignReader(vocabulary, sources.catalogue(), false).read(sources);
    }

    /** The same for a part of a design, which needs no {@code kind}. */
    public static Outcome readFragment(Sources sources, Vocabulary vocabulary) {
        return new DesignReader(vocabulary, sources.catalogue(), true).read(sources);
    }
}
