package edict.engine;

import java.util.function.Predicate;

/**
 * What of the conclusions somebody looks at. The rest is there as well, but may be left open where trying completions would
 * settle it, and without its questions.
 *
 * @param provisions ids
 * @param types derived types
 */
public record Focus(Predicate<String> provisions, Predicate<String> types) {

    /** Everything. */
    static final Focus ALL = new Focus(provision -> true, type -> true);
}
