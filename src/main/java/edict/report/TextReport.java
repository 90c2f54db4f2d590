package edict.report;

import edict.Evaluation;
import edict.continuity.Continuity;
import edict.decision.Condition;
import edict.decision.Verdict;
import edict.facts.Given;
import edict.facts.Ternary;
import edict.findings.Assumption;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.findings.Score;
import edict.rulebook.Citation;
import edict.rulebook.Effect;
import edict.rulebook.Severity;
import edict.rulebook.Timing;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An evaluation for people at a terminal: the decision, then what decided it with citation and place, then what to answer
 * and what to do by when.
 */
public final class TextReport {

    private final Evaluation evaluation;
    private final Language language;
    private final FindingText words;
    private final Lines lines = new Lines();

    private TextReport(Evaluation evaluation, Language language) {
        this.evaluation = evaluation;
        this.language = language;
        this.words = new FindingText(language);
    }

    /** The whole report, ended by a newline. */
    public static String of(Evaluation evaluation, Language language) {
        return new TextReport(evaluation, language).write();
    }

    private String write() {
        head();
        findings(Effect.REJECT, say("What rejects it", "Ce qui l'exclut"));
        findings(Effect.REVIEW, say("What somebody has to look at", "Ce que quelqu'un doit examiner"));
        findings(Effect.CONDITION, say("What it depends on", "Ce dont cela dépend"));
        findings(Effect.NONE, say("Also found", "Également constaté"));
        questions();
        conditions();
        obligations();
        continuity();
        scores();
        assumptions();
        scope();
        return lines.toString();
    }

    private void head() {
        line(
                0,
                verdict(evaluation.decision()).toUpperCase(Locale.ROOT)
                        + say(" as of ", " au ") + evaluation.asOf()
                        + (evaluation.knownOn().equals(evaluation.asOf())
                                ? ""
                                : say(", law known on ", ", droit connu au ") + evaluation.knownOn()));
        line(
                0,
                say("profile ", "profil ") + evaluation.profile() + say(", rulebook ", ", règles ")
                        + evaluation.rulebook().substring(0, 12));
    }

    private void findings(Effect effect, String title) {
        List<Finding> some = evaluation.findings().stream()
                .filter(finding -> finding.effect() == effect)
                .toList();
        if (!some.isEmpty()) {
            heading(title, some.size());
            some.forEach(this::finding);
        }
    }

    private void finding(Finding finding) {
        line(1, status(finding) + ": " + language.of(finding.title()));
        line(2, finding.provision() + "  " + severity(finding.severity()) + words.bearer("  ", finding.who()));
        line(2, citation(finding.citation()));
        text(2, language.of(finding.message()));
        for (Finding.FactRead fact : finding.facts()) {
            fact(2, fact);
        }
        Set<List<Object>> said = new HashSet<>();
        for (Finding.Derivation step : finding.derivation()) {
            String derived = (step.holds() == Ternary.YES ? say("because ", "car ") : say("possibly ", "peut-être "))
                    + step.type() + "("
                    + String.join(", ", step.arguments().stream().map(language::of).toList())
                    + ")  " + step.provision() + ", " + step.citation().provision();
            // Unnamed things are many and all read alike.
            if (said.add(List.of(derived, step.facts()))) {
                line(2, derived);
                step.facts().forEach(fact -> fact(3, fact));
            }
        }
        for (Finding.Relief relief : finding.exceptions()) {
            line(
                    2,
                    (relief.holds() == Ternary.YES
                                    ? say("exception: ", "exception : ")
                                    : say("possible exception: ", "exception possible : "))
                            + language.of(relief.title()) + "  " + relief.provision() + ", "
                            + relief.citation().provision());
        }
        finding.interpretation().filter(reading -> reading.contested()).ifPresent(reading -> text(
                2,
                say("contested", "controversé")
                        + reading.text().map(text -> say(": ", " : ") + language.of(text)).orElse("")));
        if (finding.unverified()) {
            line(2, say("nobody has checked this against its source yet", "non encore vérifié à la source"));
        }
        finding.waiver().ifPresent(waiver -> text(
                2,
                say("waived by ", "dérogation de ") + waiver.approver() + say(" until ", " jusqu'au ")
                        + waiver.expires() + say(": ", " : ") + waiver.reason()));
        Dependences.of(finding.questions(), language).forEach(dependence -> line(2, dependence));
        finding.remedy().ifPresent(remedy -> text(2, say("remedy: ", "remède : ") + language.of(remedy)));
        finding.clause().ifPresent(clause -> text(2, say("clause: ", "clause : ") + language.of(clause)));
    }

    private void fact(int depth, Finding.FactRead fact) {
        String origin =
                switch (fact.origin()) {
                    case STATED -> "";
                    case DERIVED -> say(" (derived)", " (déduit)");
                    case CATALOGUE -> say(" (catalogue)", " (catalogue)");
                    case ANSWERED -> say(" (answered)", " (répondu)");
                    case ASSUMED -> say(" (assumed)", " (supposé)");
                    case MISSING -> "";
                };
        String value = fact.origin() == Given.Origin.MISSING
                ? say("not stated", "non indiqué")
                : language.of(fact.value());
        line(
                depth,
                fact.file() + ":" + fact.line() + "  " + fact.attribute() + say(": ", " : ") + value + origin);
    }

    private void questions() {
        if (evaluation.questions().isEmpty()) {
            return;
        }
        heading(say("Questions, the one that can change most first", "Questions, la plus décisive d'abord"), evaluation.questions().size());
        for (Question question : evaluation.questions()) {
            text(1, question.rank() + ". " + language.of(question.question()));
            line(2, question.pointer());
            text(2, say("settles ", "tranche ") + String.join(", ", question.settles()));
        }
    }

    private void conditions() {
        List<Condition> own = evaluation.conditions().stream()
                .filter(condition -> !condition.forContract())
                .toList();
        List<Condition> contract = evaluation.conditions().stream()
                .filter(Condition::forContract)
                .toList();
        conditions(say("Conditions", "Conditions"), own);
        conditions(say("To agree in the contract", "À convenir par contrat"), contract);
    }

    private void conditions(String title, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            heading(title, conditions.size());
            conditions.forEach(condition -> text(
                    1,
                    condition.by().map(day -> say("by ", "pour le ") + day + say(": ", " : ")).orElse("")
                            + language.of(condition.text()) + "  (" + condition.provision()
                            + (condition.tolerated() ? say(", tolerated", ", toléré") : "") + ")"));
        }
    }

    private void obligations() {
        if (evaluation.obligations().isEmpty()) {
            return;
        }
        heading(say("Obligations", "Obligations"), evaluation.obligations().size());
        for (Obligation obligation : evaluation.obligations()) {
            line(1, when(obligation) + "  " + language.of(obligation.title()));
            line(
                    2,
                    obligation.provision() + "  " + name(obligation.subject()) + words.bearer("  ", obligation.who()) + "  "
                            + words.status(obligation.status()));
        }
    }

    private String when(Obligation obligation) {
        Optional<String> due = obligation
                .due()
                .map(by -> by.date()
                        .map(day -> say("due ", "échéance ") + day)
                        .orElse(say("due on a day not known yet", "échéance encore inconnue")));
        return due.orElse(obligation.timing() == Timing.UPCOMING
                ? say("from ", "à partir du ") + obligation.appliesFrom().map(LocalDate::toString).orElse("?")
                : say("now", "dès à présent"));
    }

    private void continuity() {
        if (evaluation.continuity().isEmpty()) {
            return;
        }
        heading(say("If access is lost", "Si l'accès est perdu"), evaluation.continuity().size());
        ContinuityText words = new ContinuityText(language);
        for (Continuity continuity : evaluation.continuity()) {
            line(1, continuity.scenario() + "  " + words.verdict(continuity));
            words.reasons(continuity).forEach(reason -> text(2, reason));
        }
    }

    private void scores() {
        List<Score> scores = Score.of(evaluation.days().get(0));
        if (scores.isEmpty()) {
            return;
        }
        heading(say("Rungs", "Échelons"), scores.size());
        scores.forEach(score -> line(
                1,
                name(score.subject()) + say(": ", " : ") + score.criterion() + " " + score.rung()
                        + (score.holds() == Ternary.YES ? "" : say(", perhaps", ", peut-être")) + "  "
                        + score.provision()));
    }

    private void assumptions() {
        if (evaluation.assumptions().isEmpty()) {
            return;
        }
        heading(say("Assumed", "Supposé"), evaluation.assumptions().size());
        for (Assumption assumption : evaluation.assumptions()) {
            line(1, assumption.pointer() + say(": ", " : ") + language.of(assumption.value()));
            text(2, language.of(assumption.because()));
        }
    }

    private void scope() {
        lines.blank();
        Evaluation.Scope scope = evaluation.scope();
        text(
                0,
                scope.evaluated().size() + say(" provisions looked at, ", " dispositions examinées, ")
                        + scope.notEncoded().size()
                        + say(" known and not encoded", " connues et non écrites")
                        + say(
                                " (`edict rules --scope` lists them).",
                                " (liste : `edict rules --scope`)."));
        Optional<Map.Entry<String, LocalDate>> oldest =
                scope.knownUntil().entrySet().stream().min(Map.Entry.comparingByValue());
        oldest.ifPresent(entry -> line(
                0,
                say("Law known until at least ", "Droit connu au moins jusqu'au ") + entry.getValue() + "."));
        evaluation.notes().forEach(note -> text(0, say("Note: ", "Note : ") + language.of(note)));
    }

    private String verdict(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> say("Approved", "Approuvé");
            case APPROVED_WITH_CONDITIONS -> say("Approved with conditions", "Approuvé sous conditions");
            case NEEDS_REVIEW -> say("Needs review", "À examiner");
            case REJECTED -> say("Rejected", "Rejeté");
        };
    }

    private String status(Finding finding) {
        String when =
                switch (finding.timing()) {
                    case IN_FORCE -> "";
                    case UPCOMING -> finding.appliesFrom()
                            .map(day -> say(" from ", " à partir du ") + day)
                            .orElse("");
                    case LAPSED -> say(" (lapsed)", " (abrogé)");
                };
        String due = finding.due()
                .flatMap(Finding.Due::date)
                .map(day -> say(", due ", ", échéance ") + day)
                .orElse("");
        return words.status(finding.status()) + when + due + "  " + name(finding.subject());
    }

    private String severity(Severity severity) {
        return switch (severity) {
            case LOW -> say("low", "faible");
            case MEDIUM -> say("medium", "moyenne");
            case HIGH -> say("high", "élevée");
            case CRITICAL -> say("critical", "critique");
        };
    }

    private static String name(Finding.Subject subject) {
        return subject.id().orElse(subject.pointer());
    }

    private static String citation(Citation citation) {
        return citation.act() + ", " + citation.provision() + "  " + citation.url();
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }

    private void heading(String title, int count) {
        lines.blank();
        line(0, title + " (" + count + ")");
    }

    private void line(int depth, String text) {
        lines.line(depth, text);
    }

    private void text(int depth, String text) {
        lines.hanging(depth, text);
    }
}
