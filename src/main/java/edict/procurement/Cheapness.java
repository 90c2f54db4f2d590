package edict.procurement;

import edict.procurement.Candidate.Amount;
import edict.scoring.Fraction;
import edict.scoring.Range;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an amount is worth of which the least is the best: a hundred for the least that anybody asks, half of it for twice as much. So
 * what one asks moves what all others are worth.
 */
public final class Cheapness {

    private static final Fraction HUNDRED = Fraction.of(BigDecimal.valueOf(100));

    private Cheapness() {}

    /**
     * What an amount is worth beside others, from the worst to the best. Whoever names nothing is not measured against.
     *
     * @param sure amounts of those others that are certainly not rejected
     * @param possible amounts of these and of those that may yet be rejected
     */
    public static Range<Fraction> of(Amount amount, List<Amount> sure, List<Amount> possible) {
        Optional<Fraction> own = Optional.of(Fraction.of(amount.least()));
        return new Range<>(atWorst(amount, least(named(possible))), worth(own, first(most(named(sure)), own)));
    }

    private static List<Amount> named(List<Amount> amounts) {
        return amounts.stream().filter(Cheapness::isNamed).toList();
    }

    /** Whether others are measured against it. */
    static boolean isNamed(Amount amount) {
        return !amount.equals(Amount.UNKNOWN);
    }

    /** What an amount is worth at the worst. @param others the least that any other may ask; empty where none is named */
    static Fraction atWorst(Amount amount, Optional<Fraction> others) {
        Optional<Fraction> most = amount.most().map(Fraction::of);
        return others.isPresent() || most.isPresent() ? worth(most, first(others, most)) : Fraction.ZERO;
    }

    /**
     * By how much one amount is worth more than another at least, whatever is open comes to.
     *
     * @param sure amounts of those others that are certainly not rejected
     * @param possible amounts of these and of those that may yet be rejected
     */
    static Fraction lead(Amount one, Amount other, List<Amount> sure, List<Amount> possible) {
        // Worst where the one asks the most that it may, and the other the least. The best of all may be anything then between what the
        // others at least and at most let it be, and the lead grows or shrinks evenly with it.
        Optional<Fraction> dear = one.most().map(Fraction::of);
        Optional<Fraction> cheap = Optional.of(Fraction.of(other.least()));
        Optional<Fraction> both = Optional.of(first(dear, cheap));
        return Stream.of(least(possible), most(sure))
                .map(others -> first(others, both))
                .map(best -> worth(dear, best).minus(worth(cheap, best)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Optional<Fraction> least(List<Amount> amounts) {
        return amounts.stream().map(amount -> Fraction.of(amount.least())).min(Comparator.naturalOrder());
    }

    private static Optional<Fraction> most(List<Amount> amounts) {
        return amounts.stream().flatMap(amount -> amount.most().stream()).map(Fraction::of).min(Comparator.naturalOrder());
    }

    /** The lower of two, of which one is there. @param one more than anything, where it is empty */
    private static Fraction first(Optional<Fraction> one, Optional<Fraction> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** @param amount nothing is worth less than what may be anything */
    private static Fraction worth(Optional<Fraction> amount, Fraction best) {
        return amount.map(asked -> asked.compareTo(best) <= 0 ? HUNDRED : HUNDRED.times(best).over(asked)).orElse(Fraction.ZERO);
    }
}
