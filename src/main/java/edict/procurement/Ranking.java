package edict.procurement;

import edict.facts.Ternary;
import edict.procurement.Candidate.Amount;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The order of bids, and how firm it is. A total is the mean of a bid's values, weighted; what is not known makes it an interval.
 *
 * <p>Bids that reach all minimums come first, then those of which it isn't known; those that certainly don't are never ranked. Within
 * each the bid comes first that has the highest total when everything open turns out badly.
 *
 * @param places the best first
 * @param rejected in the order of the dossier
 * @param leads for each place but the last, whether it stays ahead of the next, and what could change that; then how the first stands to
 *     each after the second
 * @param swings how far each weight must move before another bid comes first, in the order of the weights
 * @param firstOnceAdmitted who, as soon as it reaches all minimums, comes first whatever else is answered; empty where nobody of whom
 *     that isn't known does
 */
public record Ranking(
        List<Place> places, List<String> rejected, List<Lead> leads, List<Swing> swings, Optional<String> firstOnceAdmitted) {

    private static final Fraction HUNDRED = Fraction.of(BigDecimal.valueOf(100));

    /**
     * A bid in its place.
     *
     * @param beats those that it is ahead of whatever the answers, admitted or not
     * @param dominatedBy those that are at least as good by each criterion and better by one, whatever the answers
     */
    public record Place(
            String candidate, Ternary admitted, Range<Fraction> total, Set<String> beats, Set<String> dominatedBy) {}

    /**
     * How a place stands to another behind it.
     *
     * @param certain whether the first is ahead whatever the answers
     * @param equal whether both have the same total, of which nothing is open: which of them stands first says nothing then
     * @param turning answers that could bring the second ahead by themselves, its own first; where there is none and the lead isn't
     *     certain, several together could
     * @param perhaps those of whom several questions decide whether minimums are reached: one of the answers may do the same
     */
    public record Lead(String first, String second, boolean certain, boolean equal, List<Turn> turning, List<String> perhaps) {}

    /**
     * An answer that turns the order of two bids by itself.
     *
     * @param candidate who is asked
     * @param criterion of the value, or {@link Bid#ADMISSION}
     * @param question what is asked, a pointer or the id of a criterion
     * @param by by how much narrower the value is once it is answered
     */
    public record Turn(String candidate, String criterion, String question, Fraction by) {

        static final Comparator<Turn> MOST_FIRST =
                Comparator.comparing(Turn::by).reversed().thenComparing(Turn::question).thenComparing(Turn::candidate);

        boolean isBy(Bid.Unanswered answer) {
            return criterion.equals(answer.criterion()) && question.equals(answer.question());
        }
    }

    /**
     * What a weight decides.
     *
     * @param share the share of the whole that the criterion has
     * @param at the share at which another is equal to who comes first, empty when none ever is whatever this weight
     * @param then who comes first beyond that
     * @param more whether that is with more weight, and not with less
     */
    public record Swing(String criterion, Fraction share, Optional<Fraction> at, Optional<String> then, boolean more) {}

    /**
     * Ranks bids.
     *
     * @param weights positive, by criterion; every bid has a value for each
     */
    public static Ranking of(List<Bid> bids, Map<String, Fraction> weights) {
        return new Reckoning(bids, weights).ranking();
    }

    private static final class Reckoning {

        private final Map<String, Bid> bids = new LinkedHashMap<>();
        private final Map<String, Fraction> weights;
        private final Fraction sum;
        private final Map<String, Range<Fraction>> totals = new HashMap<>();
        private final Turning turning;

        /** By criterion of which the least is the best, the lowest of those that are certainly not rejected, by the most that they may ask. */
        private final Map<String, List<Bid>> sure = new HashMap<>();

        /** The same of all that may stay, by the least that they may ask. */
        private final Map<String, List<Bid>> possible = new HashMap<>();

        Reckoning(List<Bid> bids, Map<String, Fraction> weights) {
            bids.forEach(bid -> this.bids.put(bid.candidate(), bid));
            this.weights = weights;
            this.sum = weights.values().stream().reduce(Fraction.ZERO, Fraction::plus);
            this.turning = new Turning(bids, weights);
            bids.forEach(bid -> totals.put(bid.candidate(), reckoned(bid)));
            for (String criterion : weights.keySet()) {
                sure.put(criterion, lowest(bid -> bid.admitted() == Ternary.YES, bid -> amount(bid, criterion).flatMap(Amount::most)));
                possible.put(criterion, lowest(bid -> bid.admitted() != Ternary.NO, bid -> amount(bid, criterion).map(Amount::least)));
            }
        }

        Ranking ranking() {
            List<Bid> ranked = bids.values().stream()
                    .filter(bid -> bid.admitted() != Ternary.NO)
                    .sorted(Comparator.comparing(Bid::admitted)
                            .thenComparing((Bid bid) -> total(bid).least())
                            .thenComparing(bid -> total(bid).most())
                            .reversed()
                            .thenComparing(Bid::candidate))
                    .toList();
            List<Place> places = ranked.stream()
                    .map(bid -> new Place(bid.candidate(), bid.admitted(), total(bid), beaten(bid, ranked), dominating(bid, ranked)))
                    .toList();
            List<Lead> leads = new ArrayList<>();
            for (int i = 0; i + 1 < ranked.size(); i++) {
                leads.add(against(ranked.get(i), ranked.get(i + 1)));
            }
            for (int i = 2; i < ranked.size(); i++) {
                leads.add(against(ranked.get(0), ranked.get(i)));
            }
            return new Ranking(
                    places,
                    bids.values().stream().filter(bid -> bid.admitted() == Ternary.NO).map(Bid::candidate).toList(),
                    List.copyOf(leads),
                    swings(ranked),
                    firstOnceAdmitted(ranked));
        }

        /** No two are above each other, so there is one at most. */
        private Optional<String> firstOnceAdmitted(List<Bid> ranked) {
            return ranked.stream()
                    .filter(bid -> ranked.size() > 1 && bid.admitted() == Ternary.UNKNOWN)
                    .filter(bid -> ranked.stream().allMatch(other -> other.equals(bid) || lead(bid, other).compareTo(Fraction.ZERO) > 0))
                    .map(Bid::candidate)
                    .findFirst();
        }

        private Range<Fraction> total(Bid bid) {
            return Objects.requireNonNull(totals.get(bid.candidate()));
        }

        private Range<Fraction> reckoned(Bid bid) {
            if (sum.isZero()) {
                return Range.at(Fraction.ZERO);
            }
            Fraction least = Fraction.ZERO;
            Fraction most = Fraction.ZERO;
            for (Map.Entry<String, Fraction> weight : weights.entrySet()) {
                Range<Fraction> value = value(bid, weight.getKey());
                least = least.plus(weight.getValue().times(value.least()));
                most = most.plus(weight.getValue().times(value.most()));
            }
            return new Range<>(least.over(sum), most.over(sum));
        }

        private static Range<Fraction> value(Bid bid, String criterion) {
            Range<Fraction> value = bid.values().get(criterion);
            return value == null ? new Range<>(Fraction.ZERO, HUNDRED) : value;
        }

        /** Of one that may yet be rejected nothing is sure. */
        private boolean beats(Bid one, Bid other) {
            return one.admitted() == Ternary.YES && lead(one, other).compareTo(Fraction.ZERO) > 0;
        }

        /** The least by which the total of one is above that of another, whatever the answers; each criterion is looked at by itself. */
        private Fraction lead(Bid one, Bid other) {
            return weights.entrySet().stream()
                    .map(weight -> weight.getValue().times(lead(one, other, weight.getKey())))
                    .reduce(Fraction.ZERO, Fraction::plus);
        }

        private Fraction lead(Bid one, Bid other, String criterion) {
            Amount mine = one.amounts().get(criterion);
            Amount theirs = other.amounts().get(criterion);
            if (mine == null || theirs == null) {
                return value(one, criterion).least().minus(value(other, criterion).most());
            }
            return Cheapness.lead(
                    mine, theirs, besides(sure, criterion, one, other), besides(possible, criterion, one, other));
        }

        private static List<Amount> besides(Map<String, List<Bid>> lowest, String criterion, Bid one, Bid other) {
            return Objects.requireNonNull(lowest.get(criterion)).stream()
                    .filter(third -> !third.candidate().equals(one.candidate()) && !third.candidate().equals(other.candidate()))
                    .map(third -> Objects.requireNonNull(third.amounts().get(criterion)))
                    .toList();
        }

        /** Those three that ask the lowest: whichever two are left out, the lowest of all others is among them. */
        private List<Bid> lowest(Predicate<Bid> who, Function<Bid, Optional<BigDecimal>> asked) {
            return bids.values().stream()
                    .filter(who.and(bid -> asked.apply(bid).isPresent()))
                    .sorted(Comparator.comparing(bid -> asked.apply(bid).orElseThrow()))
                    .limit(3)
                    .toList();
        }

        private static Optional<Amount> amount(Bid bid, String criterion) {
            return Optional.ofNullable(bid.amounts().get(criterion));
        }

        private Set<String> beaten(Bid bid, List<Bid> ranked) {
            Set<String> beaten = new LinkedHashSet<>();
            ranked.stream().filter(other -> beats(bid, other)).forEach(other -> beaten.add(other.candidate()));
            return beaten;
        }

        private Set<String> dominating(Bid bid, List<Bid> ranked) {
            Set<String> dominating = new LinkedHashSet<>();
            for (Bid other : ranked) {
                if (other.admitted() == Ternary.YES
                        && weights.keySet().stream().allMatch(criterion -> standing(other, bid, criterion) >= 0)
                        && weights.keySet().stream().anyMatch(criterion -> standing(other, bid, criterion) > 0)) {
                    dominating.add(other.candidate());
                }
            }
            return dominating;
        }

        /**
         * Whether one is better than another by a criterion whatever the answers (1), at least as good (0), or perhaps worse (-1). Amounts
         * are held against each other as they are: beside somebody who asks nothing they are all worth the same.
         */
        private int standing(Bid one, Bid other, String criterion) {
            Amount mine = one.amounts().get(criterion);
            Amount theirs = other.amounts().get(criterion);
            return mine == null || theirs == null
                    ? value(one, criterion).least().compareTo(value(other, criterion).most())
                    : mine.most().map(most -> theirs.least().compareTo(most)).orElse(-1);
        }

        private Lead against(Bid first, Bid second) {
            if (beats(first, second)) {
                return new Lead(first.candidate(), second.candidate(), true, false, List.of(), List.of());
            }
            boolean equal = second.admitted() == Ternary.YES && total(first).isPoint() && total(second).isPoint() && total(first).least().compareTo(total(second).least()) == 0;
            return new Lead(first.candidate(), second.candidate(), false, equal, turning.of(first, second), turning.perhaps(first, second));
        }

        /** By the totals that put the bids in order, among those that stand as the first does. */
        private List<Swing> swings(List<Bid> ranked) {
            List<Swing> swings = new ArrayList<>();
            if (ranked.isEmpty() || sum.isZero()) {
                return swings;
            }
            Bid first = ranked.get(0);
            List<Bid> others = ranked.stream()
                    .skip(1)
                    .filter(bid -> bid.admitted() == first.admitted())
                    .toList();
            weights.forEach((criterion, weight) -> {
                Fraction share = weight.over(sum);
                Optional<Fraction> at = Optional.empty();
                Optional<String> then = Optional.empty();
                boolean more = false;
                for (Bid other : others) {
                    Optional<Fraction> even = even(first, other, criterion);
                    if (even.isPresent() && (at.isEmpty() || distance(share, even.get()).compareTo(distance(share, at.get())) < 0)) {
                        at = even;
                        then = Optional.of(other.candidate());
                        more = value(other, criterion).least().compareTo(value(first, criterion).least()) > 0;
                    }
                }
                swings.add(new Swing(criterion, share, at, then, more));
            });
            return List.copyOf(swings);
        }

        /** The share of a criterion at which two bids are even, the other weights keeping their proportions. */
        private Optional<Fraction> even(Bid first, Bid other, String criterion) {
            Fraction here = value(first, criterion).least().minus(value(other, criterion).least());
            Fraction elsewhere = Fraction.ZERO;
            Fraction rest = Fraction.ZERO;
            for (Map.Entry<String, Fraction> weight : weights.entrySet()) {
                if (!weight.getKey().equals(criterion)) {
                    Fraction ahead = value(first, weight.getKey()).least().minus(value(other, weight.getKey()).least());
                    elsewhere = elsewhere.plus(weight.getValue().times(ahead));
                    rest = rest.plus(weight.getValue());
                }
            }
            if (rest.isZero()) {
                return Optional.empty();
            }
            Fraction there = elsewhere.over(rest);
            // Each is ahead by something: else no weight turns the order.
            if (here.compareTo(Fraction.ZERO) * there.compareTo(Fraction.ZERO) >= 0) {
                return Optional.empty();
            }
            // share × here + (1 − share) × there = 0
            return Optional.of(there.over(there.minus(here)));
        }

        private static Fraction distance(Fraction one, Fraction other) {
            return one.compareTo(other) >= 0 ? one.minus(other) : other.minus(one);
        }
    }
}
