package edict.document;

import java.util.List;

/** What came of reading a text: a document, or everything that is wrong with it. */
public sealed interface Reading {

    /**
     * A text that was read whole.
     *
     * @param file as in {@link Place}
     */
    record Document(String file, Node.Mapping root) implements Reading {}

    /**
     * A text that was refused.
     *
     * @param problems at least one, sorted
     */
    record Rejected(List<Problem> problems) implements Reading {}
}
