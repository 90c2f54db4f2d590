package edict.continuity;

import edict.facts.Requirements;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of what the business does goes on in a scenario, from 0 for nothing to 1 for everything: the mean over all
 * capabilities, weighted by how critical they are. It never stands for several scenarios; the least of them counts.
 *
 * @param least when everything open turns out badly
 * @param most when everything open turns out well; equal to {@code least} when nothing is open
 * @param terms of which it is the mean
 */
public record ContinuityIndex(BigDecimal least, BigDecimal most, List<Term> terms) {

    /** So fine that whoever shows it coarser rounds once, and coarser than the arithmetic, so that what is equal stays so. */
    private static final int SCALE = 12;

    /** What runs without updates is kept for a time only. */
    private static final BigDecimal FROZEN = new BigDecimal("0.5");

    /** A capability: what is kept of it, from 0 to 1, and how much it counts. */
    public record Term(BigDecimal least, BigDecimal most, Requirements.Amount weight) {}

    /** Over all capabilities of several designs. */
    public static ContinuityIndex together(List<ContinuityIndex> indices) {
        return of(indices.stream().flatMap(index -> index.terms().stream()).toList());
    }

    /** Of the same capabilities where nothing is lost. */
    public ContinuityIndex whole() {
        return of(terms.stream()
                .map(term -> new Term(BigDecimal.ONE, BigDecimal.ONE, term.weight()))
                .toList());
    }

    /**
     * From what another keeps at least to what this keeps at most.
     *
     * @param worst of the same capabilities, in the same order
     */
    public ContinuityIndex from(ContinuityIndex worst) {
        return of(IntStream.range(0, terms.size())
                .mapToObj(i -> new Term(worst.terms().get(i).least().min(terms.get(i).least()), terms.get(i).most(), terms.get(i).weight()))
                .toList());
    }

    /** Whether nothing is open. */
    public boolean isKnown() {
        return least.compareTo(most) == 0;
    }

    /** Whether everything goes on, whatever is open. */
    public boolean isWhole() {
        return least.compareTo(BigDecimal.ONE) == 0;
    }

    /** Whether everything goes on if all that is open turns out well. */
    public boolean mayBeWhole() {
        return most.compareTo(BigDecimal.ONE) == 0;
    }

    static ContinuityIndex of(List<Term> terms) {
        List<Share> bad = terms.stream()
                .map(term -> new Share(term.least(), term.weight()))
                .toList();
        // The most that can be kept is what is left of all when the least is lost.
        List<Share> lost = terms.stream()
                .map(term -> new Share(BigDecimal.ONE.subtract(term.most()), term.weight()))
                .toList();
        return new ContinuityIndex(
                rounded(leastMean(bad), SCALE), rounded(BigDecimal.ONE.subtract(leastMean(lost)), SCALE), List.copyOf(terms));
    }

    static BigDecimal kept(Verdict verdict, BigDecimal share) {
        return switch (verdict) {
            case RETAINED, RETAINED_AFTER_SWITCH -> BigDecimal.ONE;
            case FROZEN -> FROZEN;
            case DEGRADED -> share.min(BigDecimal.ONE);
            case RTO_BREACH, LOST, UNKNOWN -> BigDecimal.ZERO;
        };
    }

    private record Share(BigDecimal kept, Requirements.Amount weight) {

        BigDecimal weight(boolean heavy) {
            return (heavy ? weight.most() : weight.least()).orElse(BigDecimal.ONE);
        }
    }

    /** A mean is least where what lies below it weighs most and what lies above it least: one of as many cuts as terms. */
    private static BigDecimal leastMean(List<Share> shares) {
        List<Share> sorted =
                shares.stream().sorted(Comparator.comparing(Share::kept)).toList();
        BigDecimal least = BigDecimal.ONE;
        for (int cut = 0; cut <= sorted.size(); cut++) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal weights = BigDecimal.ZERO;
            for (int i = 0; i < sorted.size(); i++) {
                BigDecimal weight = sorted.get(i).weight(i < cut);
                sum = sum.add(weight.multiply(sorted.get(i).kept()));
                weights = weights.add(weight);
            }
            if (weights.signum() > 0) {
                least = least.min(sum.divide(weights, MathContext.DECIMAL64));
            }
        }
        return least;
    }

    /** A share from 0 to 1 with so many decimals: only what is everything or nothing is told so. */
    public static BigDecimal rounded(BigDecimal share, int scale) {
        BigDecimal rounded = share.setScale(scale, RoundingMode.HALF_UP);
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
        if (rounded.signum() == 0 && share.signum() > 0) {
            return step;
        }
        return rounded.compareTo(BigDecimal.ONE) == 0 && share.compareTo(BigDecimal.ONE) < 0 ? BigDecimal.ONE.subtract(step) : rounded;
    }
}
