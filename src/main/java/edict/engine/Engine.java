package edict.engine;

import edict.drl.Rule;
import edict.facts.Facts;
import edict.findings.Conclusions;
import edict.findings.Law;
import edict.rulebook.Moment;
import edict.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The compiled rules. Immutable and safe to share between threads: every evaluation opens its own session. */
public final class Engine {

    /** Entities from which on running all rules costs more than a network of some. */
    private static final int WORTH_A_NETWORK = 2_000;

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
        return conclude(ruleset, facts, moment, budget, Focus.ALL, true);
    }

    /**
     * The same for somebody who looks at a part of it only.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Conclusions conclude(Facts facts, Moment moment, Budget budget, Focus focus) {
        return conclude(ruleset, facts, moment, budget, focus, true);
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
        return conclude(ruleset, facts, moment, budget, focus, false);
    }

    /**
     * The same where nobody asks on which days it turns: rules that nothing there can set off need not run, which is worth a network
     * without them where the same are left out again and again.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Conclusions concludeOnce(Facts facts, Moment moment, Budget budget, Focus focus) {
        return concludeOnce(facts, moment, budget, focus, ruleset.parts()::isWorthwhile);
    }

    /** @param worthwhile whether to build a network of these plans */
    Conclusions concludeOnce(
            Facts facts, Moment moment, Budget budget, Focus focus, Predicate<Set<Integer>> worthwhile) {
        Evaluation evaluation = new Evaluation(ruleset, moment, budget);
        Universe universe = new Universe(facts, ruleset, evaluation);
        Set<Integer> some = ruleset.startable(universe.types(), moment.rules());
        evaluation.run(universe.all(), worthwhile.test(some) ? ruleset.parts().of(some) : ruleset.network());
        return new Concluding(ruleset, universe, evaluation, moment, budget, focus).conclusions(false);
    }

    /** What was concluded at another moment. @param conclusions about {@code facts}, at {@code moment} */
    public record Before(Facts facts, Moment moment, Conclusions conclusions) {}

    /**
     * The same, where it is known what the same engine concludes at another moment: only what may have turned since is
     * looked for. The rest is taken over, as far as it was settled then.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Conclusions concludeSeparately(Before before, Facts facts, Moment moment, Budget budget, Focus focus) {
        Turn turn = Turn.between(ruleset, before.facts(), before.moment(), facts, moment);
        boolean apart = facts.entities().size() >= WORTH_A_NETWORK || ruleset.parts().isWorthwhile(turn.plans());
        return concludeTurned(turn, before, facts, moment, budget, focus, apart);
    }

    /** @param apart whether to build a network of nothing but the rules that have to run */
    Conclusions concludeTurned(
            Before before, Facts facts, Moment moment, Budget budget, Focus focus, boolean apart) {
        Turn turn = Turn.between(ruleset, before.facts(), before.moment(), facts, moment);
        return concludeTurned(turn, before, facts, moment, budget, focus, apart);
    }

    private Conclusions concludeTurned(
            Turn turn, Before before, Facts facts, Moment moment, Budget budget, Focus focus, boolean apart) {
        Focus turned = new Focus(
                focus.provisions().and(turn.provisions()::contains),
                focus.types().and(turn.types()::contains),
                focus.asked().and(turn.types()::contains));
        Conclusions then = turn.plans().isEmpty()
                ? Conclusions.NONE
                : conclude(apart ? ruleset.only(turn.plans()) : ruleset, facts, moment, budget, turned, false);
        return Concluding.merged(before.conclusions(), then, turn);
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
        evaluation.run(universe.all(), ruleset.network());
        return new Explainer(ruleset, universe, evaluation, conclusions, moment.rules(), law);
    }

    private static Conclusions conclude(
            Ruleset ruleset, Facts facts, Moment moment, Budget budget, Focus focus, boolean jointly) {
        Evaluation evaluation = new Evaluation(ruleset, moment, budget);
        Universe universe = new Universe(facts, ruleset, evaluation);
        evaluation.run(universe.all(), ruleset.network());
        return new Concluding(ruleset, universe, evaluation, moment, budget, focus).conclusions(jointly);
    }
}
