package edict.drl;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as rules write them. */
final class Constants {

    private static final Pattern NUMBER = Pattern.compile("(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

    private Constants() {}

    /**
     * Without trailing zeros behind the point and without an exponent, so that equal numbers are equal objects.
     *
     * @throws Refusal when a programmer would read the digits differently from a lawyer
     */
    static BigDecimal number(Token token, boolean negative) {
        String text = token.text();
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal(
                    token.at(),
                    text.matches("0[0-9]+")
                            ? "`%s` begins with 0, which some read as octal; write `%s`"
                                    .formatted(text, text.replaceFirst("^0+(?=[0-9])", ""))
                            : "`%s` is no number of the profile; write `12`, `0.5` or `1.0e25`".formatted(text));
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        if (negative && plain.signum() == 0) {
            throw new Refusal(token.at(), "nothing is less than nothing; write `0` without a minus");
        }
        return negative ? plain.negate() : plain;
    }

    static String written(BigDecimal number) {
        String plain = number.toPlainString();
        return plain.length() <= 12 ? plain : number.stripTrailingZeros().toString().replace("E+", "e");
    }
}
