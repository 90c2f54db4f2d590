package edict.report;

import edict.rulebook.Coded;
import edict.vocabulary.Text;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A language in which reports are written. */
public enum Language implements Coded {
    EN,
    FR;

    private static final Pattern BEFORE_SIGN = Pattern.compile(" (?=[:;?!»%])|(?<=«) ");

    /** The text in this language. */
    public String of(Text text) {
        return text.in(code());
    }

    /** How this language sets what it writes, where lines break by themselves: no sign that closes or asks begins a line. */
    UnaryOperator<String> typesetting() {
        return this == FR ? text -> BEFORE_SIGN.matcher(text).replaceAll("\u00a0") : UnaryOperator.identity();
    }

    /** One of two texts. */
    String say(String en, String fr) {
        return this == FR ? fr : en;
    }
}
