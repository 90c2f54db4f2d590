package edict.report;

import edict.Comparison.Reached;
import edict.document.Node;
import edict.facts.Ternary;
import edict.findings.Finding;
import edict.procurement.Minimum;
import edict.vocabulary.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Says whether minimums are reached, and why. */
final class MinimumText {

    /** Exposures that a minimum names. */
    private static final int NAMED = 3;

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
        return String.join(language.semicolon(), reasons);
    }

    /** What everybody has to reach. */
    String asked(Minimum minimum) {
        if (minimum instanceof Minimum.Certified certified) {
            return language.say("certified under ", "certifié selon ")
                    + String.join(language.say(" or ", " ou "), certified.schemes())
                    + (certified.atStart()
                            ? language.say(" at the start of the term", " au début de la durée")
                            : language.say(" to the end of the term", " jusqu'à la fin de la durée"));
        }
        if (minimum instanceof Minimum.Within within) {
            return language.say("runs and keeps data in ", "ne fonctionne et ne conserve des données que dans ")
                    + within.parameter().orElseGet(() -> String.join(", ", within.countries()))
                    + language.say(" alone", "");
        }
        if (minimum instanceof Minimum.Without without) {
            return unwanted(without)
                    + (without.data().isEmpty() ? "" : language.say(" about data: ", " sur des données : ") + language.of(without.kinds()));
        }
        if (minimum instanceof Minimum.Kept kept) {
            return kept.capability() + language.say(" in ", " dans ") + kept.scenario()
                    + language.say(": no worse than ", " : pas moins bien que ") + language.of(kept.atLeast().word());
        }
        if (minimum instanceof Minimum.Decided decided) {
            return language.say("the decision on the design is no worse than ", "le projet n'est pas pire que ") + language.of(decided.atWorst().word());
        }
        if (minimum instanceof Minimum.Ceiling ceiling) {
            return language.of(ceiling.told());
        }
        // As the dossier has it: a level by its name.
        return ((Node.Mapping) minimum.at())
                .entries().values().stream()
                        .filter(Node.Scalar.class::isInstance)
                        .map(said -> ((Node.Scalar) said).text())
                        .collect(Collectors.joining(", "));
    }

    /** What must not be found: by its titles, as long as they are few. */
    private String unwanted(Minimum.Without without) {
        List<Text> exposures = without.exposures();
        return exposures.isEmpty() || exposures.size() > NAMED
                ? language.say("nothing may be found under ", "rien ne doit être constaté selon ") + without.provisions().text()
                : language.of(Minimum.Without.unwanted(exposures)) + " (" + without.provisions().text() + ")";
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
        provisions(node, "provisions", reached.established());
        provisions(node, "open", reached.open());
        return node;
    }

    private static void provisions(ObjectNode node, String key, List<Finding> findings) {
        if (!findings.isEmpty()) {
            node.set(key, Nodes.strings(findings.stream().map(Finding::provision).distinct().toList()));
        }
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
