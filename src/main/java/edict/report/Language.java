package edict.report;

import edict.rulebook.Citation;
import edict.rulebook.Coded;
import edict.vocabulary.Countries;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A language in which reports are written. */
public enum Language implements Coded {
    EN,
    FR;

    private static final Pattern BEFORE_SIGN = Pattern.compile(" (?=[:;?!»%])|(?<=«) ");

    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])(?=([0-9]{3})+$)");

    /** The text in this language. */
    public String of(Text text) {
        return text.in(code());
    }

    /** {@code Some act, Article 1}. */
    String cited(Citation citation) {
        return of(citation.act()) + ", " + of(citation.provision());
    }

    /** How this language sets what it writes, where lines break by themselves: no sign that closes or asks begins a line. */
    UnaryOperator<String> typesetting() {
        return this == FR ? text -> BEFORE_SIGN.matcher(text).replaceAll("\u00a0") : UnaryOperator.identity();
    }

    /** A number as people write it: thousands apart, and in French a comma before a fraction. */
    String number(BigDecimal number) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        String whole = THOUSANDS.matcher(point < 0 ? plain : plain.substring(0, point)).replaceAll("\u00a0");
        return whole + (point < 0 ? "" : (this == FR ? "," : ".") + plain.substring(point + 1));
    }

    /** The same with the thousands together, as figures stand in tables of codes. */
    String figure(BigDecimal number) {
        String plain = Nodes.plain(number).toPlainString();
        return this == FR ? plain.replace('.', ',') : plain;
    }

    /** What people call a country, by its code; anything else as it is. */
    String country(String code) {
        return Countries.isCode(code) ? of(Countries.name(code)) : code;
    }

    /** Between the parts of an enumeration. */
    String semicolon() {
        return say("; ", " ; ");
    }

    /** {@code 3 worse}: how many things got so. */
    String worse(long count) {
        return count + say(" worse", count > 1 ? " se dégradent" : " se dégrade");
    }

    /** {@code 3 better}: how many things got so. */
    String better(long count) {
        return count + say(" better", count > 1 ? " s'améliorent" : " s'améliore");
    }

    /** {@code ; 3 unanswered}: how many things nobody has told. */
    String unanswered(long count) {
        return semicolon() + count + say(" unanswered", " sans réponse");
    }

    /** One of two texts. */
    String say(String en, String fr) {
        return this == FR ? fr : en;
    }
}
