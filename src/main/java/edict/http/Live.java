package edict.http;

import edict.Edict;
import edict.document.Problem;
import edict.document.Refused;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rulebook that answers, which a reload replaces at once or not at all. Safe to share between threads: a request keeps
 * the one it began with.
 */
public final class Live {

    /**
     * @param files those of which the rulebook was made
     * @param rejected what is wrong with the files that should have replaced it; empty when nothing is
     */
    record State(Edict edict, Supplier<RulebookFiles> files, List<Problem> rejected) {}

    private volatile State state;

    /** @param files those of which the rulebook was made */
    Live(Edict first, Supplier<RulebookFiles> files) {
        state = new State(first, files, List.of());
    }

    /** The rulebook that travels with the program. */
    public static Live shipped() {
        return new Live(Edict.shipped(), RulebookFiles::shipped);
    }

    /** @throws Refused naming everything that is wrong */
    public static Live of(RulebookFiles files) {
        return new Live(Edict.of(Rulebook.of(files)), () -> files);
    }

    State state() {
        return state;
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
    public synchronized List<Problem> reload(Supplier<RulebookFiles> folders) {
        try {
            RulebookFiles files = folders.get();
            state = new State(Edict.of(Rulebook.of(files)), () -> files, List.of());
        } catch (Refused refused) {
            state = new State(state.edict(), state.files(), refused.problems());
        }
        return state.rejected();
    }

    /** Keeps what answers, and what is wrong with the files that should replace it. */
    synchronized void reject(List<Problem> problems) {
        state = new State(state.edict(), state.files(), List.copyOf(problems));
    }
}
