package edict.facts;

import edict.vocabulary.Attribute;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Whether a question makes sense, as far as one knows. */
final class Applicability {

    private Applicability() {}

    /** Whether all conjuncts hold for the entity whose values {@code value} gives. */
    static Ternary of(List<Attribute.OnlyIf> onlyIf, Function<String, Value> value) {
        Ternary all = Ternary.YES;
        for (Attribute.OnlyIf conjunct : onlyIf) {
            all = all.and(holds(conjunct, value.apply(conjunct.attribute())));
        }
        return all;
    }

    private static Ternary holds(Attribute.OnlyIf conjunct, Value value) {
        if (conjunct.operator().equals("contains")) {
            return contains(value, conjunct.values().get(0));
        }
        Ternary equal = equalsOneOf(value, conjunct.values());
        return conjunct.operator().equals("!=") ? equal.not() : equal;
    }

    private static Ternary contains(Value list, Object scalar) {
        if (list instanceof Value.Members members) {
            return isIn(scalar, members.scalars())
                    ? Ternary.YES
                    : members.complete() ? Ternary.NO : Ternary.UNKNOWN;
        }
        return list instanceof Value.NotApplicable ? Ternary.NO : Ternary.UNKNOWN;
    }

    private static Ternary equalsOneOf(Value value, Collection<Object> expected) {
        if (value instanceof Value.Known known) {
            return Ternary.of(isIn(known.scalar(), expected));
        }
        if (value instanceof Value.OneOf possible) {
            long matching = possible.scalars().stream()
                    .filter(scalar -> isIn(scalar, expected))
                    .count();
            return matching == 0
                    ? Ternary.NO
                    : matching == possible.scalars().size() ? Ternary.YES : Ternary.UNKNOWN;
        }
        if (value instanceof Value.Within within) {
            return expected.stream().allMatch(scalar -> liesOutside(scalar, within)) ? Ternary.NO : Ternary.UNKNOWN;
        }
        return value instanceof Value.NotApplicable ? Ternary.NO : Ternary.UNKNOWN;
    }

    private static boolean liesOutside(Object scalar, Value.Within within) {
        return scalar instanceof BigDecimal number
                && (within.from()
                                .map(from -> isBeyond((BigDecimal) from, number, within.fromIncluded()))
                                .orElse(false)
                        || within.to()
                                .map(to -> isBeyond(number, (BigDecimal) to, within.toIncluded()))
                                .orElse(false));
    }

    private static boolean isBeyond(BigDecimal greater, BigDecimal lesser, boolean included) {
        int order = greater.compareTo(lesser);
        return order > 0 || (order == 0 && !included);
    }

    private static boolean isIn(Object scalar, Collection<Object> scalars) {
        return scalars.stream().anyMatch(other -> same(scalar, other));
    }

    /** Equal; numbers by value, since {@code 1.0} and {@code 1} are one number. */
    static boolean same(Object a, Object b) {
        return (a instanceof BigDecimal x && b instanceof BigDecimal y) ? x.compareTo(y) == 0 : a.equals(b);
    }
}
