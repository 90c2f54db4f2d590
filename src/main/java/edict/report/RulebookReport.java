package edict.report;

import edict.rulebook.Rulebook;
import tools.jackson.databind.node.ObjectNode;

/** What a request may choose from, for programs that let people choose: packs, profiles, scenarios and frameworks. */
public final class RulebookReport {

    private final Nodes nodes;

    private RulebookReport(Language language) {
        this.nodes = new Nodes(language);
    }

    /** Ended by a newline, each list by id. Equal rulebooks give equal texts. */
    public static String json(Rulebook rulebook, Language language) {
        return JsonText.of(new RulebookReport(language).node(rulebook));
    }

    private ObjectNode node(Rulebook rulebook) {
        ObjectNode node = Nodes.object().put("hash", rulebook.hash());
        node.set("packs", Nodes.array(rulebook.packs().values(), pack -> {
            ObjectNode one = Nodes.object().put("id", pack.id());
            nodes.text(one, "title", pack.title());
            Nodes.put(one, "knownUntil", pack.knownUntil());
            return one;
        }));
        node.set("profiles", Nodes.array(rulebook.profiles().values(), profile -> {
            ObjectNode one = Nodes.object().put("id", profile.id());
            nodes.text(one, "title", profile.title());
            return one;
        }));
        node.set("scenarios", Nodes.array(rulebook.scenarios().values(), scenario -> {
            ObjectNode one = Nodes.object().put("id", scenario.id());
            nodes.text(one, "title", scenario.title());
            return one.put("kind", scenario.ended().isEmpty() ? "loss" : "law");
        }));
        node.set("frameworks", Nodes.array(rulebook.frameworks().values(), framework -> {
            ObjectNode one = Nodes.object().put("id", framework.id());
            nodes.text(one, "title", framework.title());
            return one.put("edition", framework.edition());
        }));
        return node;
    }
}
