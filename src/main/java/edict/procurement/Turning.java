package edict.procurement;

import edict.facts.Ternary;
import edict.procurement.Candidate.Amount;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which single answers turn the order of two bids. Each is tried where it can matter, with all else as open as it is: what
 * one asks moves what all others are worth, so the answer may be that of a third.
 */
final class Turning {

    private final Map<String, Bid> bids = new LinkedHashMap<>();
    private final Map<String, Fraction> weights;
    private final Fraction sum;
    private final Map<String, Standing> standings = new HashMap<>();
    private final List<Tried> tried = new ArrayList<>();

    /** By criterion the lowest amounts: one more than are looked at by themselves. */
    private final Map<String, List<Map.Entry<String, Amount>>> cheapest = new HashMap<>();

    Turning(List<Bid> bids, Map<String, Fraction> weights) {
        bids.stream().filter(bid -> bid.admitted() != Ternary.NO).forEach(bid -> this.bids.put(bid.candidate(), bid));
        this.weights = weights;
        this.sum = weights.values().stream().reduce(Fraction.ZERO, Fraction::plus);
        this.bids.values().forEach(bid -> standings.put(bid.candidate(), new Standing(bid.admitted(), total(bid, Map.of()))));
        weights.keySet().forEach(criterion -> cheapest.put(
                criterion,
                asked(criterion, this.bids.values()).entrySet().stream()
                        .filter(one -> Cheapness.isNamed(one.getValue()))
                        .sorted(Map.Entry.comparingByValue(Comparator.comparing(Amount::least)))
                        .limit(4)
                        .toList()));
        for (Bid bid : this.bids.values()) {
            bid.unanswered().stream()
                    .filter(open -> !bid.amounts().containsKey(open.criterion()))
                    .forEach(open -> raised(bid, open));
        }
        decided(Bid::admitting, Ternary.YES);
        decided(Bid::rejecting, Ternary.NO);
    }

    /** Where a bid comes: by whether it is admitted, then by its total if everything open turns out badly. */
    private record Standing(Ternary admitted, Fraction total) {

        boolean isAheadOf(Standing other) {
            int admission = admitted.compareTo(other.admitted);
            return admission > 0 || admission == 0 && total.compareTo(other.total) > 0;
        }
    }

    /** An answer. @param of the candidates who are asked @param then whose standing it changes */
    private record Tried(Set<String> of, Bid.Unanswered answer, Map<String, Standing> then) {}

    /** Answers that bring the second ahead of the first by themselves, its own before those of others; then what moves most. */
    List<Ranking.Turn> of(Bid first, Bid second) {
        Set<Ranking.Turn> turns = new LinkedHashSet<>();
        List<Tried> tried = new ArrayList<>(this.tried);
        bids.values().forEach(bid -> bid.amounts().forEach((criterion, amount) -> amounts(bid, criterion, amount, first, second, tried)));
        for (String whose : List.of(second.candidate(), first.candidate(), "")) {
            tried.stream()
                    .filter(answer -> whose.isEmpty() || answer.of().contains(whose))
                    .filter(answer -> standing(second, answer).isAheadOf(standing(first, answer)))
                    .filter(answer -> turns.stream().noneMatch(turn -> answer.of().contains(turn.candidate()) && turn.isBy(answer.answer())))
                    .map(answer -> new Ranking.Turn(
                            whose.isEmpty() ? answer.of().iterator().next() : whose,
                            answer.answer().criterion(),
                            answer.answer().question(),
                            answer.answer().by()))
                    .sorted(Ranking.Turn.MOST_FIRST)
                    .forEach(turns::add);
        }
        return List.copyOf(turns);
    }

    /** Those of whom an answer might turn the order by showing that minimums are reached or not, where several are asked about that. */
    List<String> perhaps(Bid first, Bid second) {
        List<String> perhaps = new ArrayList<>();
        if (second.mayAdmit() && isTurned(first, second, decided(Set.of(second.candidate()), Ternary.YES))) {
            perhaps.add(second.candidate());
        }
        if (first.mayReject() && isTurned(first, second, decided(Set.of(first.candidate()), Ternary.NO))) {
            perhaps.add(first.candidate());
        }
        return perhaps;
    }

    private boolean isTurned(Bid first, Bid second, Map<String, Standing> then) {
        return Objects.requireNonNull(then.get(second.candidate())).isAheadOf(Objects.requireNonNull(then.get(first.candidate())));
    }

    private Standing standing(Bid bid, Tried answer) {
        return answer.then().getOrDefault(bid.candidate(), Objects.requireNonNull(standings.get(bid.candidate())));
    }

    /** @param instead values at their worst, by criterion, in place of those of the bid */
    private Fraction total(Bid bid, Map<String, Fraction> instead) {
        if (sum.isZero()) {
            return Fraction.ZERO;
        }
        Fraction total = Fraction.ZERO;
        for (Map.Entry<String, Fraction> weight : weights.entrySet()) {
            Range<Fraction> value = bid.values().get(weight.getKey());
            Fraction least = value == null ? Fraction.ZERO : value.least();
            total = total.plus(weight.getValue().times(instead.getOrDefault(weight.getKey(), least)));
        }
        return total.over(sum);
    }

    private void raised(Bid bid, Bid.Unanswered open) {
        Fraction least = Optional.ofNullable(bid.values().get(open.criterion())).map(Range::least).orElse(Fraction.ZERO);
        Standing then = new Standing(bid.admitted(), total(bid, Map.of(open.criterion(), least.plus(open.by()))));
        tried.add(new Tried(Set.of(bid.candidate()), open, Map.of(bid.candidate(), then)));
    }

    /** Amounts that may change how two bids stand to each other: their own, and whatever may be the lowest beside them. */
    private void amounts(Bid bid, String criterion, Amount amount, Bid first, Bid second, List<Tried> tried) {
        if (amount.isKnown() || !weights.containsKey(criterion)) {
            return;
        }
        Map<String, Amount> asked = lowest(criterion, bid, first, second);
        boolean third = !bid.equals(first) && !bid.equals(second);
        if (third && Cheapness.isNamed(amount) && isBeneath(amount, first, asked) && isBeneath(amount, second, asked)) {
            return;
        }
        Fraction by = Optional.ofNullable(bid.values().get(criterion)).map(value -> value.most().minus(value.least())).orElse(Fraction.ZERO);
        for (BigDecimal end : within(amount, asked.values())) {
            asked.put(bid.candidate(), new Amount(end, Optional.of(end)));
            Map<String, Fraction> worth = worth(asked);
            Map<String, Standing> then = new HashMap<>();
            for (Bid one : List.of(first, second)) {
                Optional.ofNullable(worth.get(one.candidate()))
                        .ifPresent(value -> then.put(one.candidate(), new Standing(one.admitted(), total(one, Map.of(criterion, value)))));
            }
            tried.add(new Tried(Set.of(bid.candidate()), new Bid.Unanswered(criterion, criterion, by), then));
        }
    }

    /** Whether a bid is measured against less than an amount, whatever that comes to. */
    private static boolean isBeneath(Amount amount, Bid measured, Map<String, Amount> asked) {
        return asked.entrySet().stream()
                .filter(other -> !other.getKey().equals(measured.candidate()) && Cheapness.isNamed(other.getValue()))
                .anyMatch(other -> other.getValue().least().compareTo(amount.least()) < 0);
    }

    /** What some bids ask, and the lowest of all others: against more than that nothing is measured. */
    private Map<String, Amount> lowest(String criterion, Bid... some) {
        Map<String, Amount> asked = asked(criterion, List.of(some));
        cheapest.getOrDefault(criterion, List.of()).stream()
                .filter(one -> !asked.containsKey(one.getKey()))
                .findFirst()
                .ifPresent(one -> asked.put(one.getKey(), one.getValue()));
        return asked;
    }

    /**
     * The ends of what an amount may be, and what others may ask between them: from one of these to the next, what bids are worth
     * differs ever more or ever less. An amount without an upper end may be so much that nothing is measured by it.
     */
    private static Set<BigDecimal> within(Amount amount, Collection<Amount> others) {
        NavigableSet<BigDecimal> asked = new TreeSet<>();
        others.forEach(one -> {
            asked.add(one.least());
            one.most().ifPresent(asked::add);
        });
        BigDecimal most = amount.most().orElseGet(() -> asked.last().max(BigDecimal.ONE).movePointRight(6));
        asked.add(amount.least());
        asked.add(most);
        return asked.subSet(amount.least(), true, most, true);
    }

    private static Map<String, Amount> asked(String criterion, Collection<Bid> of) {
        Map<String, Amount> asked = new LinkedHashMap<>();
        of.forEach(bid -> Optional.ofNullable(bid.amounts().get(criterion)).ifPresent(amount -> asked.put(bid.candidate(), amount)));
        return asked;
    }

    /** What amounts are worth at the worst beside each other, by candidate. */
    private static Map<String, Fraction> worth(Map<String, Amount> asked) {
        List<String> lowest = asked.entrySet().stream()
                .filter(one -> Cheapness.isNamed(one.getValue()))
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(Amount::least)))
                .limit(2)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Fraction> worth = new HashMap<>();
        asked.forEach((candidate, amount) -> {
            Optional<Fraction> others = lowest.stream()
                    .filter(other -> !other.equals(candidate))
                    .findFirst()
                    .map(other -> Fraction.of(Objects.requireNonNull(asked.get(other)).least()));
            worth.put(candidate, Cheapness.atWorst(amount, others));
        });
        return worth;
    }

    /** Answers by which minimums are reached, or not; one about what all candidates meet is one for all of them. */
    private void decided(Function<Bid, Set<Bid.Hinge>> hinges, Ternary admitted) {
        Map<List<String>, List<Bid>> by = new LinkedHashMap<>();
        for (Bid bid : bids.values()) {
            for (Bid.Hinge hinge : hinges.apply(bid)) {
                by.computeIfAbsent(List.of(hinge.shared() ? "" : bid.candidate(), hinge.question()), none -> new ArrayList<>()).add(bid);
            }
        }
        by.forEach((question, concerned) -> {
            Set<String> of = new LinkedHashSet<>();
            concerned.forEach(bid -> of.add(bid.candidate()));
            tried.add(new Tried(of, new Bid.Unanswered(Bid.ADMISSION, question.get(1), Fraction.ZERO), decided(of, admitted)));
        });
    }

    private Map<String, Standing> decided(Set<String> of, Ternary admitted) {
        List<Bid> left = bids.values().stream().filter(bid -> admitted != Ternary.NO || !of.contains(bid.candidate())).toList();
        Map<String, Map<String, Fraction>> instead = new HashMap<>();
        if (admitted == Ternary.NO) {
            // Whoever is rejected is none to be measured against any more.
            weights.keySet().forEach(criterion -> worth(asked(criterion, left))
                    .forEach((candidate, worth) -> instead.computeIfAbsent(candidate, none -> new HashMap<>()).put(criterion, worth)));
        }
        Map<String, Standing> then = new HashMap<>();
        for (Bid bid : bids.values()) {
            then.put(
                    bid.candidate(),
                    new Standing(
                            of.contains(bid.candidate()) ? admitted : bid.admitted(),
                            total(bid, instead.getOrDefault(bid.candidate(), Map.of()))));
        }
        return then;
    }
}
