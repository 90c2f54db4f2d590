package edict.scoring;

import edict.facts.Ternary;
import edict.rulebook.Framework;
import edict.rulebook.Wanted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The score of one thing and the level at which it stands: two readings of the same answers, neither derived from the other.
 *
 * <p>What is unanswered may be any rung, so both are intervals: exactly from the worst completion to the best.
 *
 * @param score the weighted sum, undivided by anything but the nominal maxima of the objectives, so that it may exceed 100
 * @param best what the best rung of every criterion would give
 * @param level the lowest level of all criteria, as a position; empty when no criterion counts for it
 * @param gate whether the minimum is reached: certain, certainly not, or unknown; empty where there is none
 * @param governing criteria that keep the level from being higher than the most it can be; none where that is the highest of all
 * @param lowering criteria whose answer could still make the level lower than that
 * @param answers in the order of the framework
 * @param questions by how much an answer narrows the score, then in the order of the framework
 */
public record Score(
        Framework framework,
        Range<Fraction> score,
        Fraction best,
        Optional<Range<Integer>> level,
        Optional<Ternary> gate,
        List<String> governing,
        List<String> lowering,
        List<OfObjective> objectives,
        List<Answered> answers,
        List<Narrowing> questions) {

    /**
     * The part of an objective.
     *
     * @param points before weighing
     * @param score after weighing
     * @param open how many criteria are not settled
     * @param leftOut how many don't apply
     */
    public record OfObjective(
            Framework.Objective objective,
            Range<Fraction> points,
            Range<Fraction> score,
            Optional<Range<Integer>> level,
            Optional<Ternary> gate,
            int open,
            int leftOut) {}

    /**
     * A criterion that is not settled.
     *
     * @param by how much narrower the score is once it is answered, whatever the answer
     * @param decides whether it may keep the level below its most, or the gate closed
     */
    public record Narrowing(Framework.Criterion criterion, Fraction by, boolean decides) {}

    /** Answers that are open and may keep it below a level, as a position. @param objective empty for all of them */
    public List<Answered> below(int level, Optional<String> objective) {
        return framework.objectives().stream()
                .filter(one -> objective.map(one.id()::equals).orElse(true))
                .flatMap(one -> one.criteria().stream())
                .filter(criterion -> !criterion.ranking())
                .flatMap(criterion -> answers.stream()
                        .filter(answer -> answer.criterion().equals(criterion.id()) && answer.applies() && !answer.isSettled())
                        .filter(answer -> Reckoning.levels(criterion, answer.rungs()).least() < level))
                .toList();
    }

    /** How many criteria have a settled answer, or are left out. */
    public long settled() {
        return answers.stream().filter(Answered::isSettled).count();
    }

    /** How many criteria have an answer of which it is told what proves it. */
    public long evidenced() {
        return answers.stream().filter(answer -> answer.evidence().isPresent()).count();
    }

    /** @param answers one for each criterion of the framework, by id */
    public static Score of(Framework framework, Map<String, Answered> answers, Wanted wanted) {
        return new Reckoning(framework, answers, wanted).score();
    }

    /** The sums and minima. Used once. */
    private static final class Reckoning {

        private final Framework framework;
        private final Map<String, Answered> answers;
        private final Wanted wanted;
        private final Map<String, Fraction> widths = new LinkedHashMap<>();

        Reckoning(Framework framework, Map<String, Answered> answers, Wanted wanted) {
            this.framework = framework;
            this.answers = answers;
            this.wanted = wanted;
        }

        private Answered answer(Framework.Criterion criterion) {
            return Optional.ofNullable(answers.get(criterion.id())).orElseThrow();
        }

        Score score() {
            Fraction all = Fraction.ZERO;
            Fraction covered = Fraction.ZERO;
            for (Framework.Objective objective : framework.objectives()) {
                Fraction best = weight(objective).times(best(objective));
                all = all.plus(best);
                if (objective.criteria().stream().anyMatch(criterion -> answer(criterion).applies())) {
                    covered = covered.plus(best);
                }
            }
            // An objective of which nothing applies leaves its share to the others.
            Fraction scale = covered.isZero() ? Fraction.ONE : all.over(covered);
            List<OfObjective> objectives = new ArrayList<>();
            Fraction least = Fraction.ZERO;
            Fraction most = Fraction.ZERO;
            for (Framework.Objective objective : framework.objectives()) {
                OfObjective part = part(objective, scale);
                objectives.add(part);
                least = least.plus(part.score().least());
                most = most.plus(part.score().most());
            }
            List<Framework.Criterion> criteria = framework.criteria().toList();
            Optional<Range<Integer>> level = level(criteria);
            int top = level.map(Range::most).orElse(0);
            List<String> governing = new ArrayList<>();
            List<String> lowering = new ArrayList<>();
            for (Framework.Criterion criterion : criteria) {
                Answered answer = answer(criterion);
                if (answer.applies() && !criterion.ranking()) {
                    Range<Integer> of = levels(criterion, answer.rungs());
                    if (of.most() == top && top < framework.highest()) {
                        governing.add(criterion.id());
                    }
                    if (of.least() < top) {
                        lowering.add(criterion.id());
                    }
                }
            }
            boolean undecided = objectives.stream().anyMatch(part -> part.gate().filter(Ternary.UNKNOWN::equals).isPresent());
            Optional<Ternary> gate = gate(level, objectives);
            List<Narrowing> questions = new ArrayList<>();
            for (Framework.Objective objective : framework.objectives()) {
                for (Framework.Criterion criterion : objective.criteria()) {
                    if (!answer(criterion).isSettled()) {
                        boolean decides = lowering.contains(criterion.id()) || undecided && byObjective(objective, criterion);
                        questions.add(new Narrowing(
                                criterion, widths.getOrDefault(criterion.id(), Fraction.ZERO), decides));
                    }
                }
            }
            // The sort is stable: what narrows alike stays in the order of the framework.
            questions.sort(Comparator.comparing(Narrowing::by).reversed());
            return new Score(
                    framework,
                    new Range<>(least, most),
                    all,
                    level,
                    gate,
                    List.copyOf(governing),
                    List.copyOf(lowering),
                    List.copyOf(objectives),
                    criteria.stream().map(this::answer).toList(),
                    List.copyOf(questions));
        }

        private boolean byObjective(Framework.Objective objective, Framework.Criterion criterion) {
            Integer least = wanted.objectives().get(objective.id());
            return least != null && !criterion.ranking() && levels(criterion, answer(criterion).rungs()).least() < least;
        }

        private static Fraction weight(Framework.Objective objective) {
            return Fraction.of(objective.weight()).over(Fraction.of(objective.outOf()));
        }

        private static Fraction best(Framework.Objective objective) {
            return objective.criteria().stream()
                    .map(criterion -> Fraction.of(criterion.best()))
                    .reduce(Fraction.ZERO, Fraction::plus);
        }

        private OfObjective part(Framework.Objective objective, Fraction scale) {
            List<Framework.Criterion> counting =
                    objective.criteria().stream().filter(criterion -> answer(criterion).applies()).toList();
            Fraction covered = counting.stream()
                    .map(criterion -> Fraction.of(criterion.best()))
                    .reduce(Fraction.ZERO, Fraction::plus);
            // What is left out takes nothing away: the rest counts for the whole objective.
            Fraction factor = covered.isZero() ? Fraction.ONE : best(objective).over(covered);
            Fraction least = Fraction.ZERO;
            Fraction most = Fraction.ZERO;
            Fraction weight = weight(objective).times(scale);
            for (Framework.Criterion criterion : counting) {
                Range<BigDecimal> points = points(criterion, answer(criterion).rungs());
                Fraction low = Fraction.of(points.least()).times(factor);
                Fraction high = Fraction.of(points.most()).times(factor);
                widths.put(criterion.id(), high.minus(low).times(weight));
                least = least.plus(low);
                most = most.plus(high);
            }
            Optional<Range<Integer>> level = level(objective.criteria());
            return new OfObjective(
                    objective,
                    new Range<>(least, most),
                    new Range<>(least.times(weight), most.times(weight)),
                    level,
                    Optional.ofNullable(wanted.objectives().get(objective.id())).map(minimum -> reached(level, minimum)),
                    (int) objective.criteria().stream().filter(criterion -> !answer(criterion).isSettled()).count(),
                    objective.criteria().size() - counting.size());
        }

        /** The lowest of all, in the worst completion and in the best: criteria are answered independently. */
        private Optional<Range<Integer>> level(List<Framework.Criterion> criteria) {
            List<Range<Integer>> levels = criteria.stream()
                    .filter(criterion -> !criterion.ranking() && answer(criterion).applies())
                    .map(criterion -> levels(criterion, answer(criterion).rungs()))
                    .toList();
            return levels.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Range<>(
                            levels.stream().mapToInt(Range::least).min().getAsInt(),
                            levels.stream().mapToInt(Range::most).min().getAsInt()));
        }

        private Optional<Ternary> gate(Optional<Range<Integer>> level, List<OfObjective> objectives) {
            if (!wanted.asksFor()) {
                return Optional.empty();
            }
            Ternary reached = wanted.overall().map(minimum -> reached(level, minimum)).orElse(Ternary.YES);
            for (OfObjective part : objectives) {
                reached = reached.and(part.gate().orElse(Ternary.YES));
            }
            return Optional.of(reached);
        }

        private static Ternary reached(Optional<Range<Integer>> level, int minimum) {
            if (level.isEmpty() || level.get().most() >= minimum && level.get().least() < minimum) {
                return Ternary.UNKNOWN;
            }
            return level.get().least() >= minimum ? Ternary.YES : Ternary.NO;
        }

        private static Range<BigDecimal> points(Framework.Criterion criterion, NavigableSet<Integer> rungs) {
            List<BigDecimal> points = criterion.rungs().stream()
                    .filter(rung -> rungs.contains(rung.number()))
                    .map(Framework.Rung::points)
                    .sorted()
                    .toList();
            return new Range<>(points.get(0), points.get(points.size() - 1));
        }

        private static Range<Integer> levels(Framework.Criterion criterion, NavigableSet<Integer> rungs) {
            List<Integer> levels = criterion.rungs().stream()
                    .filter(rung -> rungs.contains(rung.number()))
                    .map(Framework.Rung::level)
                    .sorted()
                    .toList();
            return new Range<>(levels.get(0), levels.get(levels.size() - 1));
        }
    }
}
