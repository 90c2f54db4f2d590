package edict.report;

import edict.Drift;
import edict.Evaluation;
import edict.continuity.Continuity;
import edict.decision.Condition;
import edict.decision.Verdict;
import edict.facts.Ternary;
import edict.findings.Assumption;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.findings.Picked;
import edict.rulebook.Effect;
import edict.rulebook.Status;
import edict.vocabulary.Text;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An evaluation for people at a terminal: the decision, then what decided it with citation and place, then what to answer
 * and what to do by when. What is long is summed up.
 */
public final class TextReport {

    /** As many things that changed as somebody reads one by one. */
    private static final int DRIFTED = 20;

    private final Evaluation evaluation;
    private final Language language;
    private final FindingText words;
    private final Lines lines;

    private final Outline outline;
    private final TextSummary summary;
    private final Extent extent;
    private final boolean summed;
    private final IdentityHashMap<Finding, Drift.Stood> stood;

    /** How much of a long report is written. */
    public enum Extent {
        /** What blocks it and what comes next; the rest is counted. */
        BRIEF,
        /** What is said of many things is said once. */
        SUMMARY,
        /** Each finding by itself, with the facts that it rests on. */
        WHOLE;

        /** @param verbose whether each thing is written out by itself */
        public static Extent of(boolean verbose) {
            return verbose ? WHOLE : SUMMARY;
        }
    }

    private TextReport(Evaluation evaluation, Language language, Extent extent, boolean coloured) {
        this.lines = new Lines(coloured);
        this.evaluation = evaluation;
        this.language = language;
        this.words = new FindingText(language);
        this.outline = new Outline(evaluation, language);
        this.summary = new TextSummary(evaluation.days().get(0).facts(), language, words, lines);
        this.extent = extent;
        this.summed = extent == Extent.SUMMARY && TextSummary.isLong(evaluation);
        this.stood = evaluation.stood();
    }

    /** The report, summed up where it is long, ended by a newline. */
    public static String of(Evaluation evaluation, Language language) {
        return of(evaluation, language, Extent.SUMMARY);
    }

    /** The report, ended by a newline. */
    public static String of(Evaluation evaluation, Language language, Extent extent) {
        return new TextReport(evaluation, language, extent, false).write();
    }

    /** The same with colours, for a terminal that shows them. */
    public static String inColour(Evaluation evaluation, Language language, Extent extent) {
        return new TextReport(evaluation, language, extent, true).write();
    }

    private String write() {
        head();
        if (evaluation.drift().isPresent()) {
            drift(evaluation.drift().get());
        }
        if (extent == Extent.BRIEF) {
            new TextBrief(evaluation, language, words, outline, lines).write();
            return lines.toString();
        }
        if (summed) {
            summary();
        } else {
            for (Group group : Group.values()) {
                findings(group);
            }
            questions();
            conditions();
            obligations();
        }
        continuity();
        rungs();
        scores();
        assumptions();
        scope();
        return lines.toString();
    }

    private void head() {
        line(
                0,
                look(evaluation.decision()),
                words.verdict(evaluation.decision()).toUpperCase(Locale.ROOT)
                        + say(" as of ", " au ") + evaluation.asOf()
                        + new ScopeText(language).known(evaluation.asOf(), evaluation.knownOn()));
        line(
                0,
                Lines.Look.FAINT,
                say("profile ", "profil ") + evaluation.profile() + say(", rulebook ", ", règles ")
                        + evaluation.rulebook().substring(0, 12));
        List<String> assessed = outline.assessed();
        String title = evaluation.title().orElse("");
        if (!title.isEmpty() || !assessed.isEmpty()) {
            lines.hanging(
                    0,
                    Lines.Look.STRONG,
                    title + (assessed.isEmpty()
                            ? ""
                            : (title.isEmpty() ? "" : ", ") + say("for ", "pour ") + String.join(", ", assessed)));
        }
        notes(evaluation.unused());
        if (summed) {
            summary.head(evaluation);
        }
    }

    private void drift(Drift drift) {
        DriftText told = new DriftText(language);
        lines.blank();
        told.summary(evaluation, drift).forEach(sentence -> text(0, sentence));
        drift(told.newOrWorse(), drift.newOrWorse(), stood -> {
            lines.hanging(1, look(stood.finding().effect()), told.state(stood) + "  " + told.what(stood.finding()));
            line(2, words.standing(stood.finding()) + "  " + stood.finding().provision());
        });
        drift(told.gone(), drift.gone(), gone -> text(1, told.was(gone) + "  " + told.what(gone) + "  " + gone.provision()));
    }

    /** How it stands to the baseline. */
    private String state(Finding finding) {
        Drift.Stood how = stood.get(finding);
        return how == null ? "" : "  (" + new DriftText(language).state(how) + ")";
    }

    private <T> void drift(String title, List<T> all, Consumer<T> tell) {
        if (all.isEmpty()) {
            return;
        }
        lines.heading(title, all.size());
        int shown = extent == Extent.WHOLE || all.size() <= DRIFTED ? all.size() : DRIFTED;
        all.stream().limit(shown).forEach(tell);
        if (shown < all.size()) {
            text(
                    1,
                    say("and ", "et ") + (all.size() - shown)
                            + say(" more; `--verbose` lists them", " de plus ; `--verbose` les donne tous"));
        }
    }

    private void findings(Group group) {
        List<Finding> some = evaluation.findings().stream()
                .filter(finding -> Group.of(finding) == group)
                .toList();
        if (!some.isEmpty()) {
            lines.heading(words.group(group), some.size());
            some.forEach(this::finding);
        }
    }

    private void summary() {
        told(Group.REJECTS);
        told(Group.MAY_REJECT);
        told(Group.REVIEW);
        unlisted();
        listed(words.group(Group.CONDITION), with(Group.CONDITION, finding -> finding.bearer() != Ternary.NO));
        List<Finding> contract = with(Group.CONDITION, finding -> finding.bearer() == Ternary.NO);
        if (!contract.isEmpty()) {
            lines.heading(words.contract(), contract.size());
            summary.contracts(contract);
        }
        // What is met stands among the obligations.
        listed(words.group(Group.REST), with(Group.REST, finding -> finding.status() != Status.SATISFIED));
        questions();
        obligations();
    }

    private void told(Group group) {
        List<Finding> some = outline.told(group);
        if (!some.isEmpty()) {
            lines.heading(words.group(group), some.size());
            summary.told(some, finding -> look(finding.effect()));
        }
    }

    private void listed(String title, List<Finding> some) {
        if (!some.isEmpty()) {
            lines.heading(title, some.size());
            summary.listed(some, finding -> look(finding.effect()));
        }
    }

    private void unlisted() {
        List<Unlisted> lists = Unlisted.of(evaluation);
        if (!lists.isEmpty()) {
            lines.heading(words.unlisted(), lists.size());
            summary.unlisted(lists);
        }
    }

    private List<Finding> with(Group group, Predicate<Finding> some) {
        return evaluation.findings().stream()
                .filter(finding -> Group.of(finding) == group && some.test(finding))
                .filter(finding -> !Unlisted.is(finding, evaluation))
                .toList();
    }

    private void finding(Finding finding) {
        line(
                1,
                look(finding.effect()),
                words.standing(finding) + "  " + FindingText.name(finding.subject()) + words.colon() + language.of(finding.title())
                        + state(finding));
        line(2, finding.provision() + "  " + words.severity(finding.severity()) + words.bearer("  ", finding));
        line(2, language.cited(finding.citation()) + "  " + language.of(finding.citation().url()));
        finding.sources().forEach(source -> line(2, language.cited(source) + "  " + language.of(source.url())));
        text(2, language.of(finding.message()));
        for (Finding.FactRead fact : finding.facts()) {
            fact(2, fact);
        }
        Set<List<Object>> said = new HashSet<>();
        Set<Finding.FactRead> told = new HashSet<>(finding.facts());
        for (Finding.Derivation step : finding.derivation()) {
            String derived = words.derived(step) + "  " + step.provision() + ", " + language.of(step.citation().provision());
            // Unnamed things are many and all read alike.
            if (said.add(List.of(derived, step.facts()))) {
                line(2, derived);
                words.says(step).ifPresent(says -> text(3, says));
                if (words.isTold(step, told)) {
                    line(3, Lines.Look.FAINT, words.factsAbove());
                } else {
                    step.facts().forEach(fact -> fact(3, fact));
                }
                told.addAll(step.facts());
            }
        }
        for (Finding.Relief relief : finding.exceptions()) {
            line(2, words.exception(relief) + "  " + relief.provision() + ", " + language.of(relief.citation().provision()));
        }
        words.contested(finding).ifPresent(contested -> text(2, contested));
        if (finding.unverified()) {
            line(2, words.unverified());
        }
        words.waived(finding).ifPresent(waived -> text(2, waived));
        Dependences.of(finding.questions(), evaluation.days().get(0).facts(), language).forEach(dependence -> line(2, dependence));
        words.threat(finding).ifPresent(sanction -> text(2, say("sanction: ", "sanction : ") + sanction));
        finding.remedy().ifPresent(remedy -> text(2, say("remedy: ", "remède : ") + language.of(remedy)));
        finding.clause().ifPresent(clause -> text(2, say("clause: ", "clause : ") + language.of(clause)));
    }

    private void fact(int depth, Finding.FactRead fact) {
        line(
                depth,
                Lines.Look.FAINT,
                fact.file() + ":" + fact.line() + "  " + fact.attribute() + words.colon() + words.value(fact));
    }

    private static Lines.Look look(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> Lines.Look.GOOD;
            case APPROVED_WITH_CONDITIONS -> Lines.Look.CONDITIONAL;
            case NEEDS_REVIEW -> Lines.Look.DOUBTFUL;
            case REJECTED -> Lines.Look.BAD;
        };
    }

    private static Lines.Look look(Effect effect) {
        return switch (effect) {
            case NONE -> Lines.Look.STRONG;
            case CONDITION -> Lines.Look.CONDITIONAL;
            case REVIEW -> Lines.Look.DOUBTFUL;
            case REJECT -> Lines.Look.BAD;
        };
    }

    private void questions() {
        if (evaluation.questions().isEmpty()) {
            return;
        }
        lines.heading(say("Questions, the one that can change most first", "Questions, la plus décisive d'abord"), evaluation.questions().size());
        if (summed) {
            summary.questions(evaluation.questions());
            return;
        }
        for (Question question : evaluation.questions()) {
            text(1, question.rank() + ". " + language.of(question.question()));
            text(2, words.asked(question));
            text(2, say("settles ", "tranche ") + String.join(", ", Question.summed(question.settles())));
        }
    }

    private void conditions() {
        List<Condition> own = evaluation.conditions().stream()
                .filter(condition -> !condition.forContract())
                .toList();
        List<Condition> contract = evaluation.conditions().stream()
                .filter(Condition::forContract)
                .toList();
        conditions(words.own(), own);
        conditions(words.contract(), contract);
    }

    private void conditions(String title, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            lines.heading(title, conditions.size());
            conditions.forEach(condition -> text(
                    1,
                    words.by(condition) + language.of(condition.text()) + "  (" + condition.provision()
                            + (condition.tolerated() ? say(", tolerated", ", toléré") : "") + ")"));
        }
    }

    private void obligations() {
        if (evaluation.obligations().isEmpty()) {
            return;
        }
        lines.heading(say("Obligations", "Obligations"), evaluation.obligations().size());
        if (summed) {
            summary.obligations(new Outline(evaluation, language).register());
            return;
        }
        for (Obligation obligation : evaluation.obligations()) {
            line(1, words.when(obligation) + "  " + language.of(obligation.title()));
            line(
                    2,
                    obligation.provision() + "  " + FindingText.name(obligation.subject()) + words.bearer("  ", obligation.who()) + "  "
                            + words.status(obligation.status()));
        }
    }

    private void continuity() {
        if (evaluation.continuity().isEmpty()) {
            return;
        }
        lines.heading(say("If access is lost", "Si l'accès est perdu"), evaluation.continuity().size());
        ContinuityText words = new ContinuityText(language, Naming.introducing(evaluation));
        for (List<Continuity> scenario : Alike.groups(evaluation.continuity(), one -> List.of(one.scenario()))) {
            line(1, words.scenario(scenario.get(0)));
            for (Continuity continuity : scenario) {
                line(2, words.verdict(continuity));
                if (summed) {
                    words.grounds(continuity, evaluation.asOf()).forEach(reason -> text(3, reason));
                    summary.depends(3, continuity.questions());
                } else {
                    words.reasons(continuity, evaluation.asOf()).forEach(reason -> text(3, reason));
                }
            }
        }
    }

    private void rungs() {
        List<Picked> scores = Picked.of(evaluation.days().get(0));
        if (scores.isEmpty() || !evaluation.scores().isEmpty()) {
            return;
        }
        lines.heading(say("Rungs", "Échelons"), scores.size());
        scores.forEach(score -> line(
                1,
                FindingText.name(score.subject()) + say(": ", " : ") + score.criterion() + " " + score.rung()
                        + (score.holds() == Ternary.YES ? "" : say(", perhaps", ", peut-être")) + "  "
                        + score.provision()));
    }

    private void scores() {
        if (evaluation.scores().isEmpty()) {
            return;
        }
        lines.heading(say("Scores", "Notes"), evaluation.scores().size());
        evaluation.scores().forEach(one -> ScoreReport.brief(one, lines, 1, language));
    }

    private void assumptions() {
        if (evaluation.assumptions().isEmpty()) {
            return;
        }
        lines.heading(say("Assumed", "Supposé"), evaluation.assumptions().size());
        for (Assumption assumption : evaluation.assumptions()) {
            line(1, assumption.pointer() + say(": ", " : ") + language.of(assumption.value()));
            text(2, language.of(assumption.because()));
        }
    }

    private void scope() {
        lines.blank();
        Evaluation.Scope scope = evaluation.scope();
        ScopeText looked = new ScopeText(language);
        text(0, looked.listed(scope));
        looked.until(scope).ifPresent(until -> line(0, until));
        notes(evaluation.notes());
    }

    private void notes(List<Text> notes) {
        notes.forEach(note -> text(0, say("Note: ", "Note : ") + language.of(note)));
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }

    private void line(int depth, String text) {
        lines.line(depth, text);
    }

    private void line(int depth, Lines.Look look, String text) {
        lines.line(depth, look, text);
    }

    private void text(int depth, String text) {
        lines.hanging(depth, text);
    }
}
