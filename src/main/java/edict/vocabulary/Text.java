package edict.vocabulary;

/** A text for people in the two languages, in the terms of the official language versions of the law. */
public record Text(String en, String fr) {

    /** A text that is the same in both, such as what stands between two others. */
    public static Text alike(String text) {
        return new Text(text, text);
    }

    /** With another behind it. */
    public Text then(Text next) {
        return new Text(en + next.en, fr + next.fr);
    }

    /** With another behind it, in brackets. */
    public Text bracketed(Text next) {
        return then(alike(" (")).then(next).then(alike(")"));
    }

    /** @param language {@code en} or {@code fr}; anything else reads English */
    public String in(String language) {
        return language.equals("fr") ? fr : en;
    }
}
