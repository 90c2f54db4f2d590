package edict.report;

import edict.rulebook.Coded;
import edict.vocabulary.Text;

/** A language in which reports are written. */
public enum Language implements Coded {
    EN,
    FR;

    /** The text in this language. */
    public String of(Text text) {
        return text.in(code());
    }

    /** One of two texts. */
    String say(String en, String fr) {
        return this == FR ? fr : en;
    }
}
