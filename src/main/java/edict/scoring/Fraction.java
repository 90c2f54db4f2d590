package edict.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact number: adding up and dividing loses nothing, whatever the order. In lowest terms, with a positive denominator. */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    /** Digits after the point where a number does not end. */
    private static final int DIGITS = 10;

    public Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger common = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            common = common.negate();
        }
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    public static Fraction of(BigDecimal number) {
        return number.scale() > 0
                ? new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
                : new Fraction(number.toBigIntegerExact(), BigInteger.ONE);
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Fraction over(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** Every digit where the number ends, else rounded to ten digits after the point. Without trailing zeros. */
    public BigDecimal decimal() {
        BigDecimal above = new BigDecimal(numerator);
        BigDecimal below = new BigDecimal(denominator);
        BigDecimal exact = ends() ? above.divide(below) : above.divide(below, DIGITS, RoundingMode.HALF_UP);
        BigDecimal plain = exact.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** To a tenth, as points are shown. */
    public BigDecimal tenths() {
        return decimal().setScale(1, RoundingMode.HALF_UP);
    }

    /** Whether the number has finitely many digits. */
    public boolean ends() {
        BigInteger rest = denominator;
        for (int prime : new int[] {2, 5}) {
            BigInteger by = BigInteger.valueOf(prime);
            while (rest.mod(by).signum() == 0) {
                rest = rest.divide(by);
            }
        }
        return rest.equals(BigInteger.ONE);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
