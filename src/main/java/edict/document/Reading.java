package edict.document;

import java.util.List;
import java.util.Optional;

/** What came of reading a text: a document, or everything that is wrong with it. */
public sealed interface Reading {

    /**
     * A text that was read whole.
     *
     * @param file as in {@link Place}
     * @param original empty for what was put together of others
     */
    record Document(String file, Node.Mapping root, Optional<Original> original) implements Reading {

        /** One that was put together of others. */
        public Document(String file, Node.Mapping root) {
            this(file, root, Optional.empty());
        }
    }

    /**
     * A text that was refused.
     *
     * @param problems at least one, sorted
     */
    record Rejected(List<Problem> problems) implements Reading {}
}
