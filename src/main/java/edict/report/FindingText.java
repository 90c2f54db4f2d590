package edict.report;

import edict.findings.Finding;
import edict.rulebook.Status;

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
