package edict.report;

import edict.Drift;
import edict.Evaluation;
import edict.continuity.Continuity;
import edict.decision.Condition;
import edict.document.Place;
import edict.findings.Assumption;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.rulebook.Citation;
import edict.rulebook.Effect;
import edict.scoring.Scores;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An evaluation as a comment on a pull request: the decision and a short table, everything else folded. A comment that would
 * be longer than forges take ends with a word on what is left out.
 */
public final class MarkdownReport {

    /** By this a program finds its comment of yesterday. */
    private static final String MARK = "<!-- edict -->";

    /** Rows of the table; the findings are all below it. */
    private static final int ROWS = 20;

    /** Lists of which the same is said. */
    private static final int LISTS = 5;

    /** Forges take 65,536 characters. */
    private static final int LIMIT = 60_000;

    private final Evaluation evaluation;
    private final String document;
    private final Language language;
    private final FindingText words;
    private final Outline outline;
    private final Places places;
    private final List<Unlisted> unlisted;
    private final DriftText told;
    private final IdentityHashMap<Finding, Drift.Stood> stood;
    /** Whether also what nobody has to look at tells the facts that it rests on. */
    private final boolean whole;

    private final StringBuilder out = new StringBuilder();
    private int leftOut;

    private MarkdownReport(Evaluation evaluation, String document, Language language, boolean whole) {
        this.whole = whole;
        this.evaluation = evaluation;
        this.document = document;
        this.language = language;
        this.words = new FindingText(language);
        this.outline = new Outline(evaluation, language);
        this.places = new Places(evaluation, document);
        this.unlisted = Unlisted.of(evaluation);
        this.told = new DriftText(language);
        this.stood = evaluation.stood();
    }

    /** @param document the name under which the document was read */
    public static String of(Evaluation evaluation, String document, Language language) {
        MarkdownReport whole = new MarkdownReport(evaluation, document, language, true);
        String text = whole.write();
        return whole.leftOut == 0 ? text : new MarkdownReport(evaluation, document, language, false).write();
    }

    private String write() {
        head();
        if (evaluation.drift().isPresent()) {
            folded(told.newOrWorse(), newOrWorse(evaluation.drift().get()));
        }
        table();
        // Where not all fits, the last goes first.
        findings(Group.REJECTS);
        findings(Group.MAY_REJECT);
        findings(Group.REVIEW);
        folded(words.unlisted(), unlisted.stream().map(this::unlisted).toList());
        folded(say("Conditions", "Conditions"), conditions());
        folded(say("If access is lost", "Si l'accès est perdu"), continuity());
        folded(say("Open questions", "Questions ouvertes"), questions());
        findings(Group.CONDITION);
        folded(say("Obligations by due date", "Obligations par échéance"), obligations());
        folded(say("Scores", "Notes"), scores());
        folded(say("Assumptions", "Suppositions"), assumptions());
        findings(Group.REST);
        if (evaluation.drift().isPresent()) {
            folded(told.gone(), gone(evaluation.drift().get()));
        }
        foot();
        return out.toString();
    }

    private void findings(Group group) {
        folded(words.group(group), outline.told(group).stream().map(this::finding).toList());
    }

    private List<String> scores() {
        ScoreReport told = new ScoreReport(language);
        List<String> all = new ArrayList<>();
        for (Scores scores : evaluation.scores()) {
            all.add("- " + Markdown.text(told.heading(scores)));
            scores.whole().ifPresent(whole -> all.add(
                    "  - " + say("Whole design, as its weakest part", "Projet entier, par son maillon faible")
                            + words.colon() + Markdown.text(told.reading(whole, scores))));
            scores.parts().forEach(of -> all.add("  - **" + Markdown.text(ScoreReport.name(of)) + "**" + words.colon()
                    + Markdown.text(told.reading(of, scores))));
        }
        return all;
    }

    private void head() {
        out.append(MARK).append('\n');
        out.append("### ")
                .append(words.decision(evaluation.decision()))
                .append(words.colon())
                .append(Markdown.text(evaluation.title().orElse(Places.shortName(document))))
                .append("\n\n");
        out.append(outline.why()).append(' ').append(Markdown.code(document)).append("\n\n");
        evaluation.unused().forEach(note -> out.append("> ").append(Markdown.text(language.of(note))).append("\n\n"));
        if (evaluation.drift().isPresent()) {
            out.append(Markdown.text(String.join(" ", told.summary(evaluation, evaluation.drift().get())))).append("\n\n");
        }
    }

    private List<String> newOrWorse(Drift drift) {
        return drift.newOrWorse().stream()
                .map(stood -> "- **" + told.state(stood) + "**" + words.colon() + Markdown.text(told.what(stood.finding())) + " — "
                        + words.standing(stood.finding()) + " · " + Markdown.code(stood.finding().provision()) + "\n")
                .toList();
    }

    private List<String> gone(Drift drift) {
        return drift.gone().stream()
                .map(gone -> "- " + Markdown.text(told.what(gone)) + " — " + told.was(gone) + " · " + Markdown.code(gone.provision()) + "\n")
                .toList();
    }

    private void table() {
        List<Finding> all = new ArrayList<>();
        for (Group group : List.of(Group.REJECTS, Group.REVIEW, Group.MAY_REJECT, Group.CONDITION)) {
            all.addAll(outline.told(group));
        }
        if (!all.isEmpty()) {
            table(all);
        }
        if (!unlisted.isEmpty()) {
            out.append(words.listing()).append(' ')
                    .append(String.join(", ", unlisted.stream()
                            .map(list -> lists(list) + " (" + words.provisions(list.count()) + ")")
                            .toList()))
                    .append("\n\n");
        }
    }

    private void table(List<Finding> all) {
        row(List.of(say("Status", "État"), say("Finding", "Constat"), say("Where", "Où"), say("Law", "Droit")));
        out.append("|---|---|---|---|\n");
        // Who bears it stands below: the table says the same of the same thing once.
        List<List<String>> rows = all.stream()
                .map(finding -> List.of(
                        words.standing(finding) + state(finding),
                        "**" + Markdown.text(FindingText.name(finding.subject())) + "**" + words.colon()
                                + Markdown.text(language.of(finding.title())),
                        where(finding),
                        law(finding.citation())))
                .distinct()
                .toList();
        rows.stream().limit(ROWS).forEach(this::row);
        if (rows.size() > ROWS) {
            out.append('\n').append(say("… and ", "… et ")).append(rows.size() - ROWS).append(say(" more below.", " autres ci-dessous.")).append('\n');
        }
        out.append('\n');
    }

    /** How it stands to the baseline, after its status. */
    private String state(Finding finding) {
        Drift.Stood how = stood.get(finding);
        return how == null ? "" : " (" + told.state(how) + ")";
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void folded(String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        StringBuilder block = new StringBuilder();
        int left = 0;
        for (String item : items) {
            if (left > 0 || out.length() + block.length() + item.length() > LIMIT) {
                left++;
            } else {
                block.append(item);
            }
        }
        leftOut += left;
        if (block.length() > 0) {
            out.append("<details><summary>").append(title).append(" (").append(items.size()).append(")</summary>\n\n");
            out.append(block).append("\n</details>\n\n");
        }
    }

    private String lists(Unlisted of) {
        return Alike.listed(of.lists().stream().map(Markdown::code).toList(), LISTS, language);
    }

    private String unlisted(Unlisted list) {
        StringBuilder text = new StringBuilder("- ").append(lists(list));
        list.question().ifPresent(question -> text.append(words.colon()).append(Markdown.text(language.of(question))));
        text.append('\n');
        list.provisions().forEach((group, some) -> text.append("  - ")
                .append(words.group(group))
                .append(words.colon())
                .append(String.join(", ", some.stream().map(Finding::provision).map(Markdown::code).toList()))
                .append('\n'));
        return text.append('\n').toString();
    }

    private String finding(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append("- **").append(Markdown.text(FindingText.name(finding.subject()))).append("**").append(words.colon())
                .append(Markdown.text(language.of(finding.title()))).append(" — ").append(words.standing(finding))
                .append(state(finding));
        line(text, Markdown.text(language.of(finding.message())));
        line(
                text,
                law(finding.citation()) + words.force(finding.force()).map(force -> " · " + force).orElse("") + " · "
                        + Markdown.code(finding.provision()) + " · "
                        + words.severity(finding.severity())
                        + bearer(finding));
        finding.sources().forEach(source -> line(text, law(source)));
        words.contested(finding).ifPresent(contested -> line(text, Markdown.text(contested)));
        if (finding.unverified()) {
            line(text, words.unverified());
        }
        words.waived(finding).ifPresent(waived -> line(text, Markdown.text(waived)));
        finding.exceptions().forEach(relief -> line(
                text, Markdown.text(words.exception(relief)) + ", " + law(relief.citation())));
        words.threat(finding).ifPresent(sanction -> line(text, say("**Sanction:** ", "**Sanction :** ") + Markdown.text(sanction)));
        boolean settled = finding.status().isSettled();
        finding.remedy().filter(to -> !settled).ifPresent(remedy -> line(text, say("**Remedy:** ", "**Remède :** ") + Markdown.text(language.of(remedy))));
        finding.clause().filter(to -> !settled).ifPresent(clause -> line(text, say("**Clause:** ", "**Clause :** ") + Markdown.text(language.of(clause))));
        if (!finding.questions().isEmpty()) {
            line(text, say("depends on ", "dépend de ") + String.join(", ", Dependences.shown(finding.questions()).stream()
                    .map(Conclusions.Asked::pointer)
                    .map(Markdown::code)
                    .toList()) + Dependences.more(finding.questions(), language));
        }
        text.append('\n');
        if (!whole && finding.effect().compareTo(Effect.REVIEW) < 0) {
            return text.append('\n').toString();
        }
        facts("  - ", finding.facts(), text);
        Set<String> said = new HashSet<>();
        Set<Finding.FactRead> told = new HashSet<>(finding.facts());
        finding.derivation().forEach(step -> {
            String derived = Markdown.text(words.derived(step)) + ", " + law(step.citation())
                    + words.says(step).map(says -> words.colon() + Markdown.text(says)).orElse("");
            // Unnamed things are many and all read alike.
            if (said.add(derived + step.facts())) {
                text.append("  - ").append(derived).append('\n');
                if (words.isTold(step, told)) {
                    text.append("    - ").append(words.factsAbove()).append('\n');
                } else {
                    facts("    - ", step.facts(), text);
                }
                told.addAll(step.facts());
            }
        });
        return text.append('\n').toString();
    }

    private void facts(String item, List<Finding.FactRead> facts, StringBuilder text) {
        for (Places.Read read : places.byLine(facts, language)) {
            text.append(item).append(Markdown.text(read.at())).append(words.colon());
            text.append(Markdown.text(String.join(
                    say("; ", " ; "),
                    read.facts().stream()
                            .map(fact -> fact.attribute() + words.colon() + words.value(fact))
                            .toList())));
            text.append('\n');
        }
    }

    // A line of the list item that goes on; two blanks would be lost in editors.
    private static void line(StringBuilder text, String line) {
        text.append("\\\n  ").append(line);
    }

    private List<String> questions() {
        List<String> items = new ArrayList<>();
        for (Question question : evaluation.questions()) {
            Place place = places.of(question.pointer());
            items.add(question.rank() + ". " + Markdown.text(language.of(question.question())) + " — "
                    + question.about().map(thing -> Markdown.text(language.of(thing)) + ", ").orElse("")
                    + Markdown.code(question.pointer()) + ", " + Markdown.text(places.show(place, language)) + "\n");
        }
        return items;
    }

    private List<String> conditions() {
        List<String> items = new ArrayList<>();
        for (Condition condition : evaluation.conditions()) {
            items.add("- "
                    + (condition.forContract() ? say("in the contract: ", "au contrat : ") : "")
                    + words.by(condition) + Markdown.text(language.of(condition.text())) + " ("
                    + Markdown.code(condition.provision()) + ", " + Markdown.text(FindingText.name(condition.subject()))
                    + (condition.tolerated() ? say(", tolerated", ", toléré") : "") + ")\n");
        }
        return items;
    }

    private List<String> obligations() {
        List<String> items = new ArrayList<>();
        for (Obligation owed : outline.register()) {
            items.add("- " + words.when(owed) + words.colon() + Markdown.text(language.of(owed.title())) + ", "
                    + Markdown.text(FindingText.name(owed.subject())) + " (" + words.status(owed.status())
                    + (owed.who().organisation().isEmpty() ? "" : ", " + Markdown.text(words.bearer("", owed.who()))) + ", " + law(owed.citation()) + ")\n");
        }
        return items;
    }

    private List<String> continuity() {
        ContinuityText said = new ContinuityText(language, Naming.introducing(evaluation));
        List<String> items = new ArrayList<>();
        for (Continuity continuity : evaluation.continuity()) {
            StringBuilder item = new StringBuilder("- ")
                    .append(Markdown.text(language.of(continuity.title())))
                    .append(' ')
                    .append(Markdown.code(continuity.scenario()))
                    .append(words.colon())
                    .append(Markdown.text(said.verdict(continuity)))
                    .append('\n');
            said.reasons(continuity, evaluation.asOf()).forEach(reason -> item.append("  - ").append(Markdown.text(reason)).append('\n'));
            items.add(item.toString());
        }
        return items;
    }

    private List<String> assumptions() {
        List<String> items = new ArrayList<>();
        for (Assumption assumption : evaluation.assumptions()) {
            items.add("- " + Markdown.code(assumption.pointer()) + words.colon() + Markdown.text(language.of(assumption.value())) + ", "
                    + Markdown.text(language.of(assumption.because())) + "\n");
        }
        return items;
    }

    private void foot() {
        if (leftOut > 0) {
            out.append(say(
                            "**Too long for a comment:** ",
                            "**Trop long pour un commentaire :** "))
                    .append(leftOut)
                    .append(say(" items are left out; the other formats have them all.", " éléments sont omis ; les autres formats les donnent tous."))
                    .append("\n\n");
        }
        Evaluation.Scope scope = evaluation.scope();
        out.append("<sub>")
                .append(say("As of ", "Au ")).append(evaluation.asOf())
                .append(say(", law known on ", ", droit connu au ")).append(evaluation.knownOn())
                .append(say(", profile ", ", profil ")).append(Markdown.text(evaluation.profile()))
                .append(say(", rulebook ", ", règles ")).append(evaluation.rulebook(), 0, 12)
                .append(documents())
                .append(say("; ", " ; "))
                .append(new ScopeText(language).looked(scope))
                .append(".</sub>\n");
        evaluation.notes().forEach(note -> out.append("<br><sub>").append(Markdown.text(language.of(note))).append("</sub>\n"));
    }

    private String documents() {
        return evaluation.hashes().entrySet().stream()
                .map(read -> ", " + Markdown.text(Places.shortName(read.getKey())) + " " + read.getValue().substring(0, 12))
                .collect(Collectors.joining());
    }

    private String where(Finding finding) {
        Place place = places.of(finding);
        return Markdown.text(places.show(place, language));
    }

    private String bearer(Finding finding) {
        String bearer = words.bearer("", finding);
        return bearer.isEmpty() ? "" : " · " + Markdown.text(bearer);
    }

    private String law(Citation citation) {
        return Markdown.link(language.of(citation.url()), language.cited(citation));
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
