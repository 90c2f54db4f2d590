package edict.report;

import edict.Comparison.Reached;
import edict.facts.Ternary;
import edict.findings.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Says whether minimums are reached, and why. */
final class MinimumText {

    private final Language language;

    MinimumText(Language language) {
        this.language = language;
    }

    /** Why those that stand so do, with the line of each in the dossier. */
    String reasons(List<Reached> minimums, Ternary holds) {
        Set<String> reasons = new LinkedHashSet<>();
        minimums.stream()
                .filter(reached -> reached.holds() == holds)
                .forEach(reached -> reasons.add(language.of(reached.why())
                        + reached.minimum()
                                .map(minimum -> language.say(" (line ", " (ligne ") + minimum.at().at().line() + ")")
                                .orElse("")));
        return String.join("; ", reasons);
    }

    /** In a word. */
    String admitted(Ternary admitted) {
        return switch (admitted) {
            case YES -> language.say("yes", "oui");
            case NO -> language.say("no", "non");
            case UNKNOWN -> language.say("not known", "non connu");
        };
    }

    String line(Reached reached) {
        String sign = switch (reached.holds()) {
            case YES -> "✓";
            case NO -> "✗";
            case UNKNOWN -> "?";
        };
        return sign + " " + language.of(reached.why());
    }

    ObjectNode json(Reached reached) {
        ObjectNode node = Nodes.object();
        node.put("holds", code(reached.holds()));
        node.put("why", language.of(reached.why()));
        reached.minimum().ifPresent(minimum -> node.put("line", minimum.at().at().line()));
        if (!reached.findings().isEmpty()) {
            node.set("provisions", Nodes.strings(reached.findings().stream().map(Finding::provision).distinct().toList()));
        }
        return node;
    }

    /** For other programs. */
    static String code(Ternary ternary) {
        return switch (ternary) {
            case YES -> "reached";
            case NO -> "missed";
            case UNKNOWN -> "unknown";
        };
    }
}
