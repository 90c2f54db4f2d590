package edict.rulebook;

import edict.document.Problem;
import edict.document.Refused;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rulebook in use, which a reload replaces at once or not at all. Safe to share between threads: who has asked for the
 * rulebook keeps the one given.
 */
public final class CurrentRulebook {

    private volatile Rulebook current;

    public CurrentRulebook(Rulebook first) {
        current = first;
    }

    public Rulebook get() {
        return current;
    }

    /**
     * Builds another rulebook and puts it in place.
     *
     * @return what is wrong with it; then the rulebook in use stays
     */
    public List<Problem> reload(Supplier<Rulebook> build) {
        Rulebook built;
        try {
            built = build.get();
        } catch (Refused refused) {
            return refused.problems();
        }
        current = built;
        return List.of();
    }
}
