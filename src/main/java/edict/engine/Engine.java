package edict.engine;

import edict.drl.Rule;
import edict.engine.Network.Part;
import edict.facts.Facts;
import edict.findings.Conclusions;
import edict.findings.Law;
import edict.rulebook.Moment;
import edict.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The compiled rules. Immutable and safe to share between threads: every evaluation opens its own session. */
public final class Engine {

    /** Entities from which on running more rules than have to costs more than a network of these, and keeping what is concluded from costs much memory. */
    private static final int LARGE = 2_000;

    private final Ruleset ruleset;

    private Engine(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** Plans the rules, which are built into networks as designs set them off. Nothing is generated or compiled. */
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
        return conclude(facts, moment, budget, Focus.ALL).conclusions();
    }

    /**
     * The same for somebody who looks at a part of it only.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Concluded conclude(Facts facts, Moment moment, Budget budget, Focus focus) {
        Run run = runAll(facts, moment, budget);
        return run.concluded(() -> run.alone(focus), Aside::begin);
    }

    /**
     * The same for a day on which something is decided: with what it takes to tell which open conclusions hold together, which is kept as long
     * as the result is.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Concluded concludeToDecide(Facts facts, Moment moment, Budget budget, Focus focus) {
        Run run = runAll(facts, moment, budget);
        return run.concluded(() -> run.concluding(focus).found(), Aside::begin);
    }

    /**
     * The same where nobody asks on which days it turns.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Concluded concludeOnce(Facts facts, Moment moment, Budget budget, Focus focus) {
        return concludeOnce(facts, moment, budget, focus, networks(facts));
    }

    /** @param networks which network to take for some plans */
    Concluded concludeOnce(
            Facts facts, Moment moment, Budget budget, Focus focus, Function<Part, Network.Built> networks) {
        Run run = new Run(facts, moment, budget, Standing.NONE, networks);
        run.run(parts().all());
        return run.concluded(() -> run.alone(focus), Aside::whenAsked);
    }

    /**
     * The same, where it is known what the same engine concludes at another moment: only what may have turned since is
     * looked for. The rest is taken over, as far as it was settled then.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public Concluded conclude(Concluded before, Facts facts, Moment moment, Budget budget, Focus focus) {
        return concludeTurned(before, facts, moment, budget, focus, networks(facts));
    }

    /** @param networks which network to take for some plans */
    Concluded concludeTurned(
            Concluded before,
            Facts facts,
            Moment moment,
            Budget budget,
            Focus focus,
            Function<Part, Network.Built> networks) {
        Points points = new Points(ruleset, facts, moment);
        Turn turn = Turn.since(before, ruleset, points);
        if (turn.isNothing()) {
            return new Concluded(
                    points,
                    Set.of(),
                    before.standing(),
                    Aside.whenAsked(() -> Concluded.Found.alone(Conclusions.NONE)),
                    Optional.of(new Concluded.Turned(before, Set.of(), Set.of(), () -> before)));
        }
        Run run = new Run(facts, moment, budget, before.standing(), networks);
        for (Set<String> types = turn.next(); !types.isEmpty(); types = turn.next()) {
            run.evaluation.renew(types);
            run.run(turn.plans(types));
            types.stream().filter(type -> !run.stands(type, before.standing())).forEach(turn::spread);
        }
        run.run(turn.plans());
        run.turnWithoutRunning();
        Set<String> provisions = turn.provisions();
        Set<String> types = turn.types();
        Focus turned = new Focus(
                focus.provisions().and(provisions::contains),
                focus.types().and(types::contains),
                focus.asked().and(types::contains));
        return new Concluded(
                points,
                Set.copyOf(run.evaluation.turns()),
                run.evaluation.standing(types),
                Aside.begin(() -> run.alone(turned)),
                Optional.of(new Concluded.Turned(
                        before, provisions, types, () -> concludeToDecide(facts, moment, budget, focus))));
    }

    /**
     * Tells why the rules conclude what they concluded about {@code facts} on the day of {@code moment}, and why nothing else.
     *
     * @param conclusions those of the same facts and moment
     * @throws Budget.Exceeded when that costs too much, now or when it is asked
     */
    public Explainer explainer(Facts facts, Moment moment, Conclusions conclusions, Law law, Budget budget) {
        Run run = new Run(facts, moment, budget, Standing.NONE, networks(facts));
        run.run(parts().all());
        return new Explainer(ruleset, run.universe, run.evaluation, conclusions, moment.rules(), law);
    }

    static boolean isLarge(Facts facts) {
        return facts.entities().size() >= LARGE;
    }

    Parts parts() {
        return ruleset.parts();
    }

    private Function<Part, Network.Built> networks(Facts facts) {
        return some -> parts().covering(some, isLarge(facts));
    }

    /** Runs everything, and notes the days on which it turns. */
    private Run runAll(Facts facts, Moment moment, Budget budget) {
        Run run = new Run(facts, moment, budget, Standing.NONE, networks(facts));
        run.run(parts().all());
        run.turnWithoutRunning();
        return run;
    }

    /** What fires on a day. */
    private final class Run {

        private final Moment moment;
        private final Budget budget;
        private final Function<Part, Network.Built> networks;
        private final Evaluation evaluation;
        private final Universe universe;
        /** What was to be run and is in no network. */
        private final BitSet idle = new BitSet();

        /** @param standing what was derived at another moment */
        Run(Facts facts, Moment moment, Budget budget, Standing standing, Function<Part, Network.Built> networks) {
            this.moment = moment;
            this.budget = budget;
            this.networks = networks;
            this.evaluation = new Evaluation(ruleset, moment, budget, standing);
            this.universe = new Universe(facts, ruleset, evaluation);
        }

        /** Runs those of some plans that anything in a design, or anything that is derived already, can set off. */
        void run(BitSet some) {
            BitSet started = ruleset.starts().among(some, universe, evaluation, moment.rules());
            BitSet left = (BitSet) some.clone();
            if (!started.isEmpty()) {
                List<Part> apart = parts().apart(parts().calledFor(started, universe));
                for (Part part : apart.subList(0, apart.size() - 1)) {
                    evaluation.run(universe, networks.apply(part), part.plans());
                    left.andNot(part.plans());
                }
                Network.Built network = networks.apply(apart.get(apart.size() - 1));
                evaluation.run(universe, network, left);
                left.andNot(network.part().plans());
            }
            idle.or(left);
        }

        /** Notes on which days those turn that nothing sets off. */
        void turnWithoutRunning() {
            evaluation.turnWithout(idle, universe);
        }

        /** Whether facts of a type are the same for all who read them as at another moment. */
        boolean stands(String type, Standing before) {
            return before.isSame(type, evaluation.derived(type));
        }

        Concluding concluding(Focus focus) {
            return new Concluding(ruleset, universe, evaluation, moment, budget, focus);
        }

        Concluded.Found alone(Focus focus) {
            return Concluded.Found.alone(concluding(focus).conclusions());
        }

        /**
         * @param finding finds the conclusions
         * @param begun when they are found, once all that others need of what fired is taken from it
         */
        Concluded concluded(
                Supplier<Concluded.Found> finding, Function<Supplier<Concluded.Found>, Aside<Concluded.Found>> begun) {
            Set<LocalDate> turns = Set.copyOf(evaluation.turns());
            Standing standing = evaluation.standing(ruleset.concluding().keySet());
            return new Concluded(
                    new Points(ruleset, universe.facts(), moment),
                    turns,
                    standing,
                    begun.apply(finding),
                    Optional.empty());
        }
    }
}
