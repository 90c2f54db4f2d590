package edict.report;

import edict.continuity.Continuity;
import edict.continuity.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a capability, in words. */
final class ContinuityText {

    private final Language language;

    ContinuityText(Language language) {
        this.language = language;
    }

    /** {@code answers: retained after a switch after 6 h (allowed: 24 h)}. */
    String verdict(Continuity continuity) {
        return continuity.capability() + say(": ", " : ") + outcome(continuity) + times(continuity);
    }

    /** {@code retained after a switch}. */
    String outcome(Continuity continuity) {
        return verdict(continuity.verdict());
    }

    /** {@code  after 6 h (allowed: 24 h)}, as far as that is known. */
    String times(Continuity continuity) {
        String recovered = continuity
                .recoveryHours()
                .filter(hours -> hours.signum() > 0)
                .map(hours -> say(" after ", " après ") + Nodes.plain(hours) + " h")
                .orElse("");
        String allowed = continuity
                .rtoHours()
                .map(hours -> say(" (allowed: ", " (autorisé : ") + Nodes.plain(hours) + " h)")
                .orElse("");
        return recovered + allowed;
    }

    /** Why, and what could settle it; a line each. */
    List<String> reasons(Continuity continuity) {
        List<String> lines = new ArrayList<>(grounds(continuity));
        lines.addAll(Dependences.of(continuity.questions(), language));
        return List.copyOf(lines);
    }

    /** Why; a line each. */
    List<String> grounds(Continuity continuity) {
        List<String> lines = new ArrayList<>();
        if (!continuity.path().isEmpty()) {
            lines.add(say("because of ", "en raison de ") + String.join(" > ", continuity.path()));
        }
        if (continuity.restsOnPaper()) {
            lines.add(say("if every backup were proved: ", "si chaque secours était éprouvé : ")
                    + verdict(continuity.nominal()));
        }
        if (!continuity.notRestartable().isEmpty()) {
            lines.add(say("could not be started again: ", "ne pourraient pas redémarrer : ")
                    + String.join(", ", continuity.notRestartable()));
        }
        return List.copyOf(lines);
    }

    String verdict(Verdict verdict) {
        return switch (verdict) {
            case RETAINED -> say("retained", "maintenue");
            case RETAINED_AFTER_SWITCH -> say("retained after a switch", "maintenue après bascule");
            case FROZEN -> say("frozen", "figée");
            case RTO_BREACH -> say("back too late", "rétablie trop tard");
            case DEGRADED -> say("degraded", "dégradée");
            case LOST -> say("lost", "perdue");
            case UNKNOWN -> say("unknown", "inconnu");
        };
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
