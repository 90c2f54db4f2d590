package edict.report;

import edict.decision.Verdict;
import edict.findings.Finding;
import edict.rulebook.Severity;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.time.LocalDate;
import java.util.Optional;

/** What a finding says of itself, in words. */
final class FindingText {

    private final Language language;

    FindingText(Language language) {
        this.language = language;
    }

    String status(Status status) {
        return switch (status) {
            case VIOLATED -> say("violated", "violé");
            case REQUIRED -> say("required", "exigé");
            case OPEN -> say("open", "ouvert");
            case PLANNED -> say("planned", "prévu");
            case SATISFIED -> say("satisfied", "satisfait");
            case INFO -> say("to know", "à savoir");
            case WAIVED -> say("waived", "dérogé");
            case COMPLIANT -> say("compliant", "conforme");
            case NOT_APPLICABLE -> say("not applicable", "sans objet");
            case NOT_TRIGGERED -> say("not triggered", "non déclenché");
        };
    }

    String verdict(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> say("approved", "approuvé");
            case APPROVED_WITH_CONDITIONS -> say("approved with conditions", "approuvé sous conditions");
            case NEEDS_REVIEW -> say("needs review", "à examiner");
            case REJECTED -> say("rejected", "rejeté");
        };
    }

    String severity(Severity severity) {
        return switch (severity) {
            case LOW -> say("low", "faible");
            case MEDIUM -> say("medium", "moyenne");
            case HIGH -> say("high", "élevée");
            case CRITICAL -> say("critical", "critique");
        };
    }

    /** {@code from 2027-08-02} for what is still to come, {@code lapsed} for what has ended; empty for what is in force. */
    String when(Timing timing, Optional<LocalDate> appliesFrom) {
        return switch (timing) {
            case IN_FORCE -> "";
            case UPCOMING -> appliesFrom.map(day -> say("from ", "à partir du ") + day).orElse("");
            case LAPSED -> say("lapsed", "abrogé");
        };
    }

    /** {@code due 2026-12-02}; empty where there is no day. */
    String due(Optional<Finding.Due> due) {
        return due.map(by -> by.date()
                        .map(day -> say("due ", "échéance ") + day)
                        .orElse(say("due on a day not known yet", "échéance encore inconnue")))
                .orElse("");
    }

    /** {@code borne by us as deployer}, after {@code before}; empty where nobody bears it. */
    String bearer(String before, Finding.Who who) {
        if (who.organisation().isEmpty() && who.role().isEmpty()) {
            return "";
        }
        return before + say("borne by ", "incombe à ") + who.organisation().orElse("?")
                + who.role().map(role -> say(" as ", " comme ") + role).orElse("");
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
