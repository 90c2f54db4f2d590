package edict.report;

import edict.findings.Finding;
import edict.rulebook.Citation;
import edict.rulebook.Coded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Small pieces of which pages about findings are made. */
final class HtmlPieces {

    private final FindingText words;
    private final Language language;

    HtmlPieces(Language language) {
        this.words = new FindingText(language);
        this.language = language;
    }

    Tag chip(Finding finding) {
        return chip(finding.status(), words.standing(finding));
    }

    Tag severity(Finding finding) {
        return new Tag("span").say(words.severity(finding.severity()));
    }

    /** What it is where it is not law. */
    List<Tag> force(Finding finding) {
        return words.force(finding.force()).map(said -> List.of(dot(), new Tag("span").say(said))).orElse(List.of());
    }

    List<Tag> bearers(List<Finding> alike) {
        String bearer = words.bearers("", alike);
        return bearer.isEmpty() ? List.of() : List.of(dot(), new Tag("span").say(bearer));
    }

    String who(Finding.Who who) {
        return who.organisation().orElse("")
                + words.as(who);
    }

    List<Tag> sourceLines(List<Finding> alike) {
        return Alike.sources(alike).stream().map(source -> Tag.classed("p", "law").add(law(source))).toList();
    }

    Tag law(Citation citation) {
        return Tag.link(language.of(citation.url()), language.cited(citation));
    }

    Tag labelled(String label, String text) {
        return new Tag("p").add(Tag.classed("strong", "label").say(label)).say(" " + text);
    }

    static Tag chip(Coded status, String text) {
        return Tag.classed("span", "chip " + status.code()).say(text);
    }

    static List<Tag> subjects(List<Finding> alike) {
        return named(Alike.names(alike, finding -> FindingText.name(finding.subject())));
    }

    static List<Tag> named(Collection<String> names) {
        List<Tag> tags = new ArrayList<>();
        for (String name : names) {
            if (!tags.isEmpty()) {
                tags.add(new Tag("span").say(", "));
            }
            tags.add(new Tag("bdi").say(name));
        }
        return tags;
    }

    static Tag subject(Finding.Subject subject) {
        return new Tag("bdi").say(FindingText.name(subject));
    }

    static Tag code(String text) {
        return new Tag("code").say(text);
    }

    static Tag dot() {
        return Tag.classed("span", "dot").set("aria-hidden", "true").say(" · ");
    }

    static Tag day(LocalDate day) {
        return new Tag("time").set("datetime", day.toString()).say(day.toString());
    }
}
