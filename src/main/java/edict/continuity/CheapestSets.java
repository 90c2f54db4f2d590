package edict.continuity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which of some things are enough together, the cheapest sets first. More must never be worse than less: what is enough
 * stays enough with something added.
 *
 * <p>A set is enough only if it has something of every set whose lack is fatal (a core). So the cheapest set that has
 * something of all cores known is tried; when it isn't enough, all that can be added to it without making it so is, and
 * what is then left out is a core as well. After Davies and Bacchus, Solving MAXSAT by Solving a Sequence of Simpler SAT
 * Instances, CP 2011.
 */
public final class CheapestSets {

    /** Beyond as many things one set is found that has nothing to spare, and perhaps not the cheapest. */
    public static final int EXACT = 20;

    private final List<Price> prices;
    private final Predicate<Set<Integer>> enough;
    private final Map<Set<Integer>, Boolean> tried = new HashMap<>();
    private final List<Set<Integer>> cores = new ArrayList<>();
    private final List<Set<Integer>> found = new ArrayList<>();

    private CheapestSets(List<Price> prices, Predicate<Set<Integer>> enough) {
        this.prices = prices;
        this.enough = enough;
    }

    /**
     * What one thing costs, or several. What is known counts first: a price without an upper bound is above any that has one.
     *
     * @param unbounded how many have no upper bound
     * @param most what the others cost at most
     * @param least what all cost at least
     */
    public record Price(int unbounded, BigDecimal most, BigDecimal least, int things) implements Comparable<Price> {

        static final Price NONE = new Price(0, BigDecimal.ZERO, BigDecimal.ZERO, 0);

        private static final Comparator<Price> ORDER = Comparator.comparingInt(Price::unbounded)
                .thenComparing(Price::most)
                .thenComparing(Price::least)
                .thenComparingInt(Price::things);

        /** @param most empty when nobody knows an upper bound */
        public static Price of(Optional<BigDecimal> least, Optional<BigDecimal> most) {
            return new Price(
                    most.isPresent() ? 0 : 1, most.orElse(BigDecimal.ZERO), least.orElse(BigDecimal.ZERO), 1);
        }

        public static Price of(List<Price> together) {
            return together.stream().reduce(NONE, Price::plus);
        }

        Price plus(Price other) {
            return new Price(
                    unbounded + other.unbounded, most.add(other.most), least.add(other.least), things + other.things);
        }

        @Override
        public int compareTo(Price other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What was found.
     *
     * @param sets positions of things; each is enough and nothing can be left out of it; the cheapest first
     * @param exact whether there is no cheaper one
     * @param all whether there is no other that nothing can be left out of
     */
    public record Found(List<Set<Integer>> sets, boolean exact, boolean all) {}

    /**
     * @param most how many sets to look for
     * @param enough whether these things are
     */
    public static Found of(List<Price> prices, int most, Predicate<Set<Integer>> enough) {
        CheapestSets search = new CheapestSets(prices, enough);
        Set<Integer> everything = search.everything();
        if (!search.isEnough(everything)) {
            return new Found(List.of(), true, true);
        }
        return prices.size() > EXACT ? new Found(List.of(search.spare(everything)), false, false) : search.cheapest(most);
    }

    private Set<Integer> everything() {
        return IntStream.range(0, prices.size()).boxed().collect(TreeSet::new, Set::add, Set::addAll);
    }

    private boolean isEnough(Set<Integer> things) {
        Boolean known = tried.get(things);
        if (known == null) {
            known = enough.test(Set.copyOf(things));
            tried.put(Set.copyOf(things), known);
        }
        return known;
    }

    private Found cheapest(int most) {
        Optional<Set<Integer>> next = cheapestCandidate();
        while (next.isPresent() && found.size() < most) {
            if (isEnough(next.get())) {
                found.add(next.get());
            } else {
                cores.add(core(next.get()));
            }
            next = cheapestCandidate();
        }
        return new Found(List.copyOf(found), true, next.isEmpty());
    }

    /** Of what is not enough, what must not all be lacking. */
    private Set<Integer> core(Set<Integer> lacking) {
        Set<Integer> grown = new TreeSet<>(lacking);
        Set<Integer> core = new TreeSet<>();
        for (int thing : dearestFirst()) {
            if (grown.add(thing) && isEnough(grown)) {
                grown.remove(thing);
                core.add(thing);
            }
        }
        return core;
    }

    private Set<Integer> spare(Set<Integer> everything) {
        Set<Integer> left = new TreeSet<>(everything);
        for (int thing : dearestFirst()) {
            left.remove(thing);
            if (!isEnough(left)) {
                left.add(thing);
            }
        }
        return left;
    }

    private List<Integer> dearestFirst() {
        return IntStream.range(0, prices.size())
                .boxed()
                .sorted(Comparator.comparing((Integer thing) -> prices.get(thing)).reversed())
                .toList();
    }

    /** The cheapest set that has something of every core and is not more than one that was found. */
    private Optional<Set<Integer>> cheapestCandidate() {
        Best best = new Best();
        branch(new TreeSet<>(), new TreeSet<>(), Price.NONE, best);
        return best.set;
    }

    private static final class Best {

        private Optional<Set<Integer>> set = Optional.empty();
        private Price price = Price.NONE;
    }

    private void branch(Set<Integer> in, Set<Integer> out, Price price, Best best) {
        if (best.set.isPresent() && price.compareTo(best.price) >= 0 || found.stream().anyMatch(in::containsAll)) {
            return;
        }
        Optional<Set<Integer>> open =
                cores.stream().filter(core -> core.stream().noneMatch(in::contains)).findFirst();
        if (open.isEmpty()) {
            best.set = Optional.of(Set.copyOf(in));
            best.price = price;
            return;
        }
        Set<Integer> left = new TreeSet<>(out);
        for (int thing : open.get()) {
            if (left.add(thing)) {
                in.add(thing);
                branch(in, left, price.plus(prices.get(thing)), best);
                in.remove(thing);
            }
        }
    }
}
