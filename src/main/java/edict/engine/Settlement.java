package edict.engine;

import edict.drl.Rule;
import edict.engine.Choices.Effort;
import edict.engine.Choices.Slot;
import edict.engine.Choices.TooMany;
import edict.engine.Choices.Undecided;
import edict.engine.Evaluation.DerivedKey;
import edict.rulebook.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Settles an open conclusion by trying every completion of the answers that it depends on: it may turn out to hold in all
 * of them, or in none, where the two variants of the rules could not see that two literals hang together.
 */
final class Settlement {

    /** Design: small cases are settled exactly. */
    static final int COMPLETIONS = 256;

    private static final int EVALUATIONS_A_COMPLETION = 8;

    /** After so many completions, how many there are in all can be guessed by the share that they make. */
    private static final int ENOUGH_TO_GUESS = 16;

    /** By how much the guess may exceed what is allowed before trying ends: it is a rough one. */
    private static final double TOO_MANY = 1.5;

    /** Steps that one conclusion may take: closures over unknown edges would otherwise take all the time there is. */
    private static final long STEPS = 40_000;

    /** Steps that all conclusions may take together, for each completion allowed. */
    private static final long STEPS_A_COMPLETION = 60;

    private final Ruleset ruleset;
    private final Universe universe;
    private final Evaluation evaluation;
    private final Moment moment;
    private final IdentityHashMap<Told, Candidates> candidates = new IdentityHashMap<>();
    private final Map<Inference.Sought, Inference.Found> everywhere = new HashMap<>();
    private int left;
    private long steps;

    Settlement(Ruleset ruleset, Universe universe, Evaluation evaluation, Moment moment, int completions) {
        this.ruleset = ruleset;
        this.universe = universe;
        this.evaluation = evaluation;
        this.moment = moment;
        this.left = completions;
        this.steps = (long) completions * STEPS_A_COMPLETION;
    }

    /**
     * A conclusion to look at.
     *
     * @param bearer empty for any
     * @param starts facts that plans may start from, by plan, where that is not the subject itself
     */
    record Goal(
            String provision,
            Rule.Verb verb,
            Object subject,
            Optional<Object> bearer,
            List<Object> extra,
            Map<Integer, Set<Object>> starts) {}

    /**
     * What came of trying.
     *
     * @param decided whether every completion was tried
     * @param always whether it holds in all
     * @param never whether it holds in none
     * @param asked the answers on which it depends, or as many as were seen
     */
    record Outcome(boolean decided, boolean always, boolean never, Set<Slot> asked) {}

    static boolean bearing(Rule.Verb verb) {
        return switch (verb) {
            case APPLIES, PROHIBIT, REQUIRE, BREACH, FULFIL, EXEMPT, ADVISE -> true;
            case CLASSIFY, SCORE, ASK -> false;
        };
    }

    Outcome settle(Goal goal) {
        return settle(completion -> completion.concludes(goal), drawing(List.of(goal)));
    }

    Outcome settle(DerivedKey fact) {
        return settle(completion -> completion.derives(fact), Set.copyOf(ruleset.concluding(fact.type())));
    }

    private Set<Integer> drawing(List<Goal> goals) {
        Set<Integer> drawing = new HashSet<>();
        goals.forEach(goal -> drawing.addAll(ruleset.plansOf(goal.provision(), goal.verb())));
        return drawing;
    }

    /** @param drawing plans that draw what is asked for */
    private Outcome settle(Function<Completion, Boolean> question, Set<Integer> drawing) {
        Search<Boolean> search = new Search<>(question, drawing, COMPLETIONS);
        if (left <= 0 || steps <= 0) {
            return new Outcome(false, false, false, search.seen);
        }
        try {
            Tree<Boolean> tree = search.explore(new HashMap<>());
            Set<Slot> asked = new LinkedHashSet<>();
            tree.collect(asked);
            boolean always = tree.equals(new Leaf<>(true));
            boolean never = tree.equals(new Leaf<>(false));
            if (search.bounded && (always || never)) {
                return new Outcome(false, false, false, search.seen);
            }
            return new Outcome(true, always, never, asked);
        } catch (TooMany tooMany) {
            return new Outcome(false, false, false, search.seen);
        } finally {
            left -= search.leaves;
            steps -= search.spent();
        }
    }

    /** Which of several conclusions hold together; empty when that takes more completions than allowed. */
    Optional<List<Set<Integer>>> worlds(List<Goal> goals, int completions) {
        Search<Set<Integer>> search = new Search<>(
                completion -> {
                    Set<Integer> holding = new LinkedHashSet<>();
                    for (int i = 0; i < goals.size(); i++) {
                        if (completion.concludes(goals.get(i))) {
                            holding.add(i);
                        }
                    }
                    return holding;
                },
                drawing(goals),
                completions);
        try {
            return Optional.of(leaves(search.explore(new HashMap<>())));
        } catch (TooMany tooMany) {
            return Optional.empty();
        }
    }

    private static <T> List<T> leaves(Tree<T> tree) {
        Set<T> values = new LinkedHashSet<>();
        tree.leaves(values);
        return List.copyOf(values);
    }

    /** How an answer hangs on what is chosen. In one search, trees that say the same are the same. */
    private sealed interface Tree<T> {
        void collect(Set<Slot> slots);

        void leaves(Set<T> values);
    }

    private record Leaf<T>(T value) implements Tree<T> {

        @Override
        public void collect(Set<Slot> slots) {
            // Nothing more to ask.
        }

        @Override
        public void leaves(Set<T> values) {
            values.add(value);
        }
    }

    private static final class Branch<T> implements Tree<T> {
        private final Slot slot;
        private final List<Tree<T>> children;

        Branch(Slot slot, List<Tree<T>> children) {
            this.slot = slot;
            this.children = children;
        }

        /** What hangs on what something unnamed is like is asked once that has a name, unless it matters in any case. */
        @Override
        public void collect(Set<Slot> slots) {
            slots.add(slot);
            if (!(slot.thing() instanceof Alias alias) || alias.unlisted()) {
                children.forEach(child -> child.collect(slots));
                return;
            }
            Set<Slot> inAnyCase = null;
            for (Tree<T> child : children) {
                Set<Slot> one = new LinkedHashSet<>();
                child.collect(one);
                if (inAnyCase == null) {
                    inAnyCase = one;
                } else {
                    inAnyCase.retainAll(one);
                }
            }
            slots.addAll(inAnyCase == null ? Set.of() : inAnyCase);
        }

        @Override
        public void leaves(Set<T> values) {
            children.forEach(child -> child.leaves(values));
        }
    }

    private final class Search<T> {
        private final Function<Completion, T> question;
        private final Candidates candidates;
        private final int most;
        private final Effort effort = new Effort(STEPS);
        private final Set<Slot> seen = new LinkedHashSet<>();
        private final Map<List<Object>, Tree<T>> trees = new HashMap<>();
        private int leaves;
        private int evaluations;
        private double tried;
        private boolean bounded;

        Search(Function<Completion, T> question, Set<Integer> drawing, int most) {
            this.question = question;
            this.candidates = Settlement.this.candidates.computeIfAbsent(
                    ruleset.apart().by(drawing), told -> new Candidates(told, universe, moment));
            this.most = most;
        }

        long spent() {
            return STEPS - effort.left();
        }

        Tree<T> explore(Map<Slot, Object> chosen) {
            return explore(chosen, 1);
        }

        /** @param share of all there is to try, were the tree as wide everywhere as on the way here */
        private Tree<T> explore(Map<Slot, Object> chosen, double share) {
            if (++evaluations > EVALUATIONS_A_COMPLETION * most) {
                throw new TooMany();
            }
            if (leaves >= ENOUGH_TO_GUESS && (leaves > tried * TOO_MANY * most || spent() > tried * TOO_MANY * STEPS)) {
                throw new TooMany();
            }
            Completion completion = new Completion(
                    ruleset, universe, evaluation, candidates, moment.rules(), chosen, effort, everywhere);
            try {
                T answer = question.apply(completion);
                bounded |= completion.bounded();
                tried += share;
                if (++leaves > most) {
                    throw new TooMany();
                }
                return trees.computeIfAbsent(List.of(answer), one -> new Leaf<>(answer));
            } catch (Undecided undecided) {
                bounded |= completion.bounded();
                seen.add(undecided.slot);
                if (undecided.candidates.size() > most) {
                    throw new TooMany();
                }
                List<Tree<T>> children = new ArrayList<>();
                for (Object candidate : undecided.candidates) {
                    chosen.put(undecided.slot, candidate);
                    children.add(explore(chosen, share / undecided.candidates.size()));
                    chosen.remove(undecided.slot);
                }
                // An answer on which nothing hangs is not asked.
                Tree<T> first = children.get(0);
                if (children.stream().allMatch(child -> child == first)) {
                    return first;
                }
                return trees.computeIfAbsent(
                        List.of(undecided.slot, undecided.candidates, children),
                        one -> new Branch<>(undecided.slot, List.copyOf(children)));
            }
        }
    }
}
