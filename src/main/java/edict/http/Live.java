package edict.http;

import edict.Edict;
import edict.document.Problem;
import edict.document.Refused;
import edict.rulebook.Rulebook;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rulebook that answers, which a reload replaces at once or not at all. Safe to share between threads: a request keeps
 * the one it began with.
 */
public final class Live {

    /** @param rejected what is wrong with the files that should have replaced it; empty when nothing is */
    private record State(Edict edict, List<Problem> rejected) {}

    private volatile State state;

    public Live(Edict first) {
        state = new State(first, List.of());
    }

    public Edict edict() {
        return state.edict();
    }

    /** What is wrong with the latest files. Then an earlier rulebook answers. */
    public List<Problem> rejected() {
        return state.rejected();
    }

    /**
     * Builds another rulebook and lets it answer from now on.
     *
     * @return what is wrong with it; then everything stays as it is
     */
    public synchronized List<Problem> reload(Supplier<Rulebook> files) {
        try {
            state = new State(Edict.of(files.get()), List.of());
        } catch (Refused refused) {
            state = new State(state.edict(), refused.problems());
        }
        return state.rejected();
    }

    /** Keeps what answers, and what is wrong with the files that should replace it. */
    synchronized void reject(List<Problem> problems) {
        state = new State(state.edict(), List.copyOf(problems));
    }
}
