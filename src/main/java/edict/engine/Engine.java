package edict.engine;

import edict.drl.Rule;
import edict.facts.Facts;
import edict.findings.Conclusions;
import edict.findings.Law;
import edict.rulebook.Moment;
import edict.vocabulary.Vocabulary;
import java.util.List;

/** The compiled rules. Immutable and safe to share between threads: every evaluation opens its own session. */
public final class Engine {

    private final Ruleset ruleset;

    private Engine(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** Builds the rules into a network. Nothing is generated or compiled. */
    public static Engine of(Vocabulary vocabulary, List<Rule> rules) {
        return new Engine(Ruleset.of(vocabulary, rules));
    }

    /** What the rules conclude about {@code facts} on the day of {@code moment}, within the usual budget. */
    public Conclusions conclude(Facts facts, Moment moment) {
        return conclude(facts, moment, Budget.USUAL);
    }

    /**
     * What the rules conclude about {@code facts} on the day of {@code moment}.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Conclusions conclude(Facts facts, Moment moment, Budget budget) {
        return conclude(facts, moment, budget, Focus.ALL, true);
    }

    /**
     * The same for somebody who looks at a part of it only.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Conclusions conclude(Facts facts, Moment moment, Budget budget, Focus focus) {
        return conclude(facts, moment, budget, focus, true);
    }

    /**
     * The same for a day on which nothing is decided, where nobody needs to know which open conclusions hold together:
     * finding that out is most of the work.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Conclusions concludeSeparately(Facts facts, Moment moment, Budget budget) {
        return concludeSeparately(facts, moment, budget, Focus.ALL);
    }

    /**
     * The same for somebody who looks at a part of it only, which costs less still.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Conclusions concludeSeparately(Facts facts, Moment moment, Budget budget, Focus focus) {
        return conclude(facts, moment, budget, focus, false);
    }

    /**
     * Tells why the rules conclude what they concluded about {@code facts} on the day of {@code moment}, and why nothing else.
     *
     * @param conclusions those of the same facts and moment
     * @throws Budget.Exceeded when that costs too much, now or when it is asked
     */
    public Explainer explainer(Facts facts, Moment moment, Conclusions conclusions, Law law, Budget budget) {
        Evaluation evaluation = new Evaluation(ruleset, moment, budget);
        Universe universe = new Universe(facts, ruleset, evaluation);
        evaluation.run(universe.all());
        return new Explainer(ruleset, universe, evaluation, conclusions, moment.rules(), law);
    }

    private Conclusions conclude(Facts facts, Moment moment, Budget budget, Focus focus, boolean jointly) {
        Evaluation evaluation = new Evaluation(ruleset, moment, budget);
        Universe universe = new Universe(facts, ruleset, evaluation);
        evaluation.run(universe.all());
        return new Concluding(ruleset, universe, evaluation, moment, budget, focus).conclusions(jointly);
    }
}
