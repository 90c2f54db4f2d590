package edict.engine;

import edict.drl.Rule;
import edict.engine.Choices.Again;
import edict.engine.Choices.Choice;
import edict.engine.Choices.Effort;
import edict.engine.Choices.Path;
import edict.engine.Choices.Slot;
import edict.engine.Choices.TooMany;
import edict.engine.Evaluation.DerivedKey;
import edict.rulebook.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

    /** Nine conclusions in ten take no more than so many. */
    private static final int FEW = 32;

    /** After so many completions, how many there are in all can be guessed by the share that they make; after fewer, more roughly. */
    private static final double ENOUGH_TO_GUESS = 16.0;

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
    private final Map<List<Integer>, Candidates> candidates = new HashMap<>();
    private final Map<Inference.Sought, Inference.Found<List<List<Object>>>> everywhere = new HashMap<>();
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
     * @param besides those for whom it doesn't count, where it is for any
     */
    record Goal(
            String provision,
            Rule.Verb verb,
            Object subject,
            Optional<Object> bearer,
            List<Object> extra,
            Map<Integer, Set<Object>> starts,
            Set<Object> besides) {

        Goal besides(Set<Object> others) {
            return new Goal(provision, verb, subject, bearer, extra, starts, others);
        }
    }

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

    /** What is asked of every completion. @param drawing plans that draw it */
    record Question(Function<Completion, Boolean> asks, List<Integer> drawing) {}

    Question question(Goal goal) {
        return new Question(completion -> completion.concludes(goal), ruleset.plansOf(goal.provision(), goal.verb()));
    }

    Question question(DerivedKey fact) {
        return new Question(completion -> completion.derives(fact), ruleset.concluding(fact.type()));
    }

    /** @param guess how many completions there are in all, where so many more may be tried; else infinite */
    private record Attempt(Outcome outcome, double guess) {}

    /**
     * Settles as many as it may: all that take few completions, and of the rest those first that seem to take the fewest, so that none
     * has to stay open for one that cannot be settled anyway. Takes no more than half of what is then left, as others come after.
     *
     * @return in the order of the questions
     */
    List<Outcome> settle(List<Question> questions) {
        List<Outcome> outcomes = new ArrayList<>();
        Map<Integer, Double> guesses = new HashMap<>();
        for (Question question : questions) {
            Attempt attempt = attempt(question, FEW);
            if (attempt.guess() <= TOO_MANY * COMPLETIONS) {
                guesses.put(outcomes.size(), attempt.guess());
            }
            outcomes.add(attempt.outcome());
        }
        List<Integer> rest = new ArrayList<>(guesses.keySet());
        rest.sort(Comparator.<Integer, Double>comparing(guesses::get).thenComparing(Comparator.naturalOrder()));
        int kept = left / 2;
        for (int one : rest) {
            if (left > kept && steps > 0) {
                outcomes.set(one, attempt(questions.get(one), COMPLETIONS).outcome());
            }
        }
        return outcomes;
    }

    private Attempt attempt(Question question, int most) {
        if (left <= 0 || steps <= 0) {
            return new Attempt(new Outcome(false, false, false, Set.of()), Double.POSITIVE_INFINITY);
        }
        Candidates values = candidates.computeIfAbsent(
                question.drawing(), drawing -> new Candidates(ruleset.apart().by(drawing), universe, moment));
        Search<Boolean> search = new Search<>(question.asks(), values, most);
        Outcome undecided = new Outcome(false, false, false, search.seen());
        try {
            Tree<Boolean> tree = search.explore();
            Set<Slot> asked = new LinkedHashSet<>();
            tree.collect(asked);
            boolean always = tree.equals(new Leaf<>(true));
            boolean never = tree.equals(new Leaf<>(false));
            return new Attempt(
                    search.bounded && (always || never) ? undecided : new Outcome(true, always, never, asked),
                    Double.POSITIVE_INFINITY);
        } catch (TooMany tooMany) {
            return new Attempt(undecided, search.guess());
        } finally {
            left -= search.leaves;
            steps -= search.spent();
        }
    }

    /** Which of several conclusions hold together; empty when that takes more completions than allowed. */
    Optional<List<Set<Integer>>> worlds(List<Goal> goals, int completions) {
        List<Integer> drawing = goals.stream()
                .flatMap(goal -> ruleset.plansOf(goal.provision(), goal.verb()).stream())
                .distinct()
                .toList();
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
                new Candidates(ruleset.apart().of(drawing), universe, moment),
                completions);
        try {
            return Optional.of(leaves(search.explore()));
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
        /** How many may be tried at all, now or when it is tried again. */
        private final int allowed;
        private final Path path;
        private final Effort effort = new Effort(STEPS);
        private final Map<List<Object>, Tree<T>> trees = new HashMap<>();
        private int leaves;
        private double tried;
        private boolean bounded;
        /** Whether trying ended because no more may be tried. */
        private boolean ended;

        Search(Function<Completion, T> question, Candidates candidates, int most) {
            this.question = question;
            this.candidates = candidates;
            this.most = most;
            this.allowed = Math.max(most, COMPLETIONS);
            this.path = new Path(allowed);
        }

        Set<Slot> seen() {
            return path.seen();
        }

        long spent() {
            return STEPS - effort.left();
        }

        /** How many completions there are, by the share that those tried make of all; infinite where more of them are of no use. */
        double guess() {
            return ended && leaves > 0 ? leaves / tried : Double.POSITIVE_INFINITY;
        }

        /** Whether there are surely more than may be tried, or more steps to take: a guess that is the better the more were tried. */
        private boolean isTooLarge() {
            double rough = Math.max(1, ENOUGH_TO_GUESS / leaves);
            double share = TOO_MANY * rough * rough * tried;
            return leaves > share * allowed || spent() > share * STEPS;
        }

        Tree<T> explore() {
            return explore(1);
        }

        /** @param share of all there is to try, were the tree as wide everywhere as on the way here */
        private Tree<T> explore(double share) {
            int start = path.length();
            T answer = answer();
            List<Double> shares = new ArrayList<>();
            double rest = share;
            for (Choice choice : path.from(start)) {
                rest /= choice.options().size();
                shares.add(rest);
            }
            tried += rest;
            if (++leaves > most) {
                ended = true;
                throw new TooMany();
            }
            Tree<T> tree = trees.computeIfAbsent(List.of(answer), one -> new Leaf<>(answer));
            while (path.length() > start) {
                Choice last = path.last();
                double each = shares.get(path.length() - 1 - start);
                List<Tree<T>> children = new ArrayList<>();
                children.add(tree);
                for (Object option : last.options().subList(1, last.options().size())) {
                    path.turn(option);
                    children.add(explore(each));
                }
                path.back();
                tree = branch(last, children);
            }
            return tree;
        }

        /** What is so on the way that was chosen, which grows by what else has to be chosen. */
        private T answer() {
            if (leaves > 0 && isTooLarge()) {
                throw new TooMany();
            }
            while (true) {
                Completion completion = new Completion(
                        ruleset, universe, evaluation, candidates, moment.rules(), path, effort, everywhere);
                try {
                    return question.apply(completion);
                } catch (Again again) {
                    // Now that it is chosen, it tells from the first.
                } finally {
                    bounded |= completion.bounded();
                }
            }
        }

        /** An answer on which nothing hangs is not asked. */
        private Tree<T> branch(Choice choice, List<Tree<T>> children) {
            Tree<T> first = children.get(0);
            return children.stream().allMatch(child -> child == first)
                    ? first
                    : trees.computeIfAbsent(
                            List.of(choice.slot(), choice.options(), children),
                            one -> new Branch<>(choice.slot(), List.copyOf(children)));
        }
    }
}
