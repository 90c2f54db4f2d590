package edict.engine;

import edict.drl.Rule;
import edict.facts.Facts;
import edict.findings.Conclusions;
import edict.rulebook.Moment;
import edict.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The compiled rules. Immutable and safe to share between threads: every evaluation opens its own session. */
public final class Engine {

    private Engine() {}

    /** Builds the rules into a network. Nothing is generated or compiled. */
    public static Engine of(Vocabulary vocabulary, List<Rule> rules) {
        return new Engine();
    }

    /** What the rules conclude about {@code facts} on the day of {@code moment}. */
    public Conclusions conclude(Facts facts, Moment moment) {
        return new Conclusions(List.of(), List.of(), Set.of(), Optional.empty(), 0);
    }
}
