package edict.vocabulary;

/** A text for people in the two languages, in the terms of the official language versions of the law. */
public record Text(String en, String fr) {

    /** @param language {@code en} or {@code fr}; anything else reads English */
    public String in(String language) {
        return language.equals("fr") ? fr : en;
    }
}
