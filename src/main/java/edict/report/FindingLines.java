package edict.report;

import edict.facts.Facts;
import edict.facts.Ternary;
import edict.findings.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Findings in two lines each: how it stands with what, by which provision, and for whom if not for the assessed. What is said alike is said once. */
final class FindingLines {

    private static final int NAMES = 3;

    private final Facts facts;
    private final Language language;
    private final FindingText words;
    private final Lines lines;

    /** @param facts of the day judged */
    FindingLines(Facts facts, Language language, FindingText words, Lines lines) {
        this.facts = facts;
        this.language = language;
        this.words = words;
        this.lines = lines;
    }

    /**
     * @param shown of how many groups each is told, the rest counted
     * @param remedied whether what would have to be done is told with it
     */
    void write(List<Finding> findings, Lines.Look look, int shown, Predicate<Finding> remedied) {
        Collection<List<Finding>> groups = Alike.groups(findings, Alike::key);
        groups.stream().limit(shown).forEach(alike -> {
            Finding first = alike.get(0);
            lines.hanging(
                    1,
                    look,
                    words.standing(first) + "  "
                            + Alike.listed(Alike.names(alike, finding -> FindingText.name(finding.subject())), NAMES, language)
                            + words.colon() + language.of(first.title()));
            lines.hanging(2, first.provision() + place(first).map(place -> "  " + place).orElse("") + (isOurs(alike) ? "" : words.bearers("  ", alike, NAMES)));
            first.remedy()
                    .filter(remedy -> remedied.test(first))
                    .ifPresent(remedy -> lines.hanging(2, language.say("remedy: ", "remède : ") + language.of(remedy)));
        });
        more(groups.stream().skip(shown).mapToInt(List::size).sum());
    }

    /** Counts what is not told. */
    void more(int more) {
        if (more > 0) {
            lines.line(1, Lines.Look.FAINT, language.say("and " + more + " more", "et " + more + " de plus"));
        }
    }

    /** Where what it is about is written. */
    private Optional<String> place(Finding finding) {
        return facts.entity(finding.subject().pointer()).map(entity -> entity.at().file() + ":" + entity.at().line());
    }

    private static boolean isOurs(List<Finding> alike) {
        return alike.stream().allMatch(finding -> finding.bearer() == Ternary.YES);
    }
}
