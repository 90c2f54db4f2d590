package edict.engine;

import java.util.function.Predicate;

/**
 * What of the conclusions somebody looks at. The rest is there as well, but may be left open where trying completions would
 * settle it, and without its questions.
 *
 * @param provisions ids
 * @param types derived types
 * @param asked derived types of which somebody wants to know the questions
 */
public record Focus(Predicate<String> provisions, Predicate<String> types, Predicate<String> asked) {

    /** Everything. */
    static final Focus ALL = asking(type -> true);

    /** These, with their questions. */
    public Focus(Predicate<String> provisions, Predicate<String> types) {
        this(provisions, types, types);
    }

    /** Everything, with the questions of provisions and of some derived types: asking costs more than concluding. */
    public static Focus asking(Predicate<String> types) {
        return new Focus(provision -> true, type -> true, types);
    }
}
