package edict.vocabulary;

import edict.document.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A text for people in the two languages, in the terms of the official language versions of the law. */
public record Text(String en, String fr) {

    /** A text that is the same in both, such as what stands between two others. */
    public static Text alike(String text) {
        return new Text(text, text);
    }

    /** Several, one behind the other. */
    public static Text joined(List<Text> texts, Text between) {
        return new Text(
                texts.stream().map(Text::en).collect(Collectors.joining(between.en)),
                texts.stream().map(Text::fr).collect(Collectors.joining(between.fr)));
    }

    /** The keys {@code en} and {@code fr} of an object that may have others. What is there without a word is told as missing. */
    public static Optional<Text> of(Fields both) {
        Optional<String> en = language(both, "en");
        Optional<String> fr = language(both, "fr");
        return en.isPresent() && fr.isPresent() ? Optional.of(new Text(en.get(), fr.get())) : Optional.empty();
    }

    private static Optional<String> language(Fields both, String language) {
        String message = "the text has no `" + language + "`; texts for people are in English and in French";
        both.require(language, () -> message);
        Optional<String> text = both.text(language);
        text.filter(String::isBlank).ifPresent(blank -> both.problem(language, message));
        return text.filter(words -> !words.isBlank());
    }

    /** In one language after the other. */
    public List<String> both() {
        return List.of(en, fr);
    }

    /** With another behind it. */
    public Text then(Text next) {
        return new Text(en + next.en, fr + next.fr);
    }

    /** What stands behind its beginning, which is as long as another. */
    public Text from(Text beginning) {
        return new Text(en.substring(beginning.en.length()), fr.substring(beginning.fr.length()));
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
