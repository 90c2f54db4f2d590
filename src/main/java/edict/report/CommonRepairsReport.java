package edict.report;

import edict.CommonRepairs;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The changes that help most designs, as JSON for other programs, and for people at a terminal. */
public final class CommonRepairsReport {

    private CommonRepairsReport() {}

    /** {@code designs} and {@code changes}, ended by a newline. */
    public static String json(CommonRepairs common, Language language) {
        ObjectNode node = Nodes.object();
        node.set("designs", Nodes.strings(common.designs()));
        node.set("changes", Nodes.array(common.changes(), change -> {
            ObjectNode one = Nodes.object();
            one.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
            one.put("what", change.what());
            one.put("text", described(change, language));
            one.set("designs", Nodes.strings(change.designs()));
            return one;
        }));
        return JsonText.of(node);
    }

    /** A change a line, with the number of designs that it helps before it and their names after it. */
    public static String text(CommonRepairs common, Language language) {
        Lines lines = new Lines();
        if (common.changes().isEmpty()) {
            lines.hanging(0, language.say(
                    "Nothing on offer helps one of the designs: `repair` of one tells what it loses.",
                    "Rien de ce qui est proposé n'aide l'un des projets : `repair` d'un seul dit ce qu'il perd."));
            return lines.toString();
        }
        lines.hanging(0, language.say("What helps most of ", "Ce qui aide le plus parmi ")
                + common.designs().size()
                + language.say(" designs, by their cheapest plans:", " projets, selon leurs plans les moins chers :"));
        lines.blank();
        for (CommonRepairs.Change change : common.changes()) {
            lines.hanging(1, change.designs().size() + "  " + described(change, language));
            change.designs().forEach(design -> lines.hanging(3, design));
        }
        return lines.toString();
    }

    private static String described(CommonRepairs.Change change, Language language) {
        return switch (change.kind()) {
            case OFFERED -> change.what();
            case REPLACED -> language.say("another product in the place of ", "un autre produit à la place de ") + change.named();
            case PROVED -> language.say("prove the backup ", "éprouver le secours ") + change.named();
        };
    }
}
