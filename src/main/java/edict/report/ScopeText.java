package edict.report;

import edict.Evaluation;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Says what was looked at, and up to when the law is known. */
final class ScopeText {

    private final Language language;

    ScopeText(Language language) {
        this.language = language;
    }

    /** The law known on another day than the one judged, which only then is worth telling; empty otherwise. */
    String known(LocalDate asOf, LocalDate knownOn) {
        return knownOn.equals(asOf) ? "" : language.say(", law known on ", ", droit connu au ") + knownOn;
    }

    /** How many provisions, and how many not. */
    String looked(Evaluation.Scope scope) {
        return scope.evaluated().size() + language.say(" provisions looked at, ", " dispositions examinées, ")
                + scope.notEncoded().size()
                + language.say(" known and not encoded", " connues mais non codées");
    }

    /** With where they are listed. */
    String listed(Evaluation.Scope scope) {
        return looked(scope) + language.say(" (`edict rules --scope` lists them).", " (liste : `edict rules --scope`).");
    }

    /** Of the pack whose authors know it the least far. */
    Optional<String> until(Evaluation.Scope scope) {
        return scope.knownUntil().values().stream()
                .min(Comparator.naturalOrder())
                .map(day -> language.say("Law known until at least ", "Droit connu au moins jusqu'au ") + day + ".");
    }

    /** What a comparison rests on, and what it leaves to the buyer. */
    List<String> ofPurchase(Evaluation.Scope scope) {
        String procedure = language.say(
                "Whether the purchase itself follows the law on procurement is not judged: the procedure, what is asked of candidates, and the"
                        + " weights are the buyer's.",
                "Le respect du droit de la commande publique par l'achat lui-même n'est pas examiné : la procédure, ce qui est demandé aux"
                        + " candidats et les pondérations sont le fait de l'acheteur.");
        return until(scope).map(day -> List.of(listed(scope), day, procedure)).orElse(List.of(listed(scope), procedure));
    }

    ObjectNode json(Evaluation.Scope scope) {
        ObjectNode node = Nodes.object();
        node.set("evaluated", Nodes.strings(scope.evaluated()));
        node.set("notEncoded", Nodes.array(scope.notEncoded(), this::omitted));
        ObjectNode knownUntil = node.putObject("knownUntil");
        scope.knownUntil().forEach((pack, day) -> knownUntil.put(pack, day.toString()));
        return node;
    }

    private ObjectNode omitted(Evaluation.Omitted omitted) {
        ObjectNode node = Nodes.object().put("provision", omitted.id());
        Nodes nodes = new Nodes(language);
        nodes.text(node, "title", omitted.title());
        nodes.text(node, "because", omitted.because());
        if (!omitted.of().isEmpty()) {
            node.set("of", Nodes.strings(omitted.of()));
        }
        Nodes.put(node, "pack", omitted.pack());
        return node;
    }
}
