package edict.asking;

import edict.document.Flow;
import edict.document.Node;
import edict.imports.Unread;
import edict.report.JsonText;
import edict.report.Language;
import edict.report.Nodes;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was taken from a form that was filled in.
 *
 * @param outcome with the answers, or everything that is wrong
 * @param added entries of a file of answers that were not there before
 * @param known how many answers of the form were there
 * @param unread what of the form says nothing to anybody
 */
public record Taken(Session.Outcome outcome, List<Node.Mapping> added, int known, List<Unread> unread) {

    /** What was taken as JSON: a document of answers, to be sent along with the design from now on. Nothing in it may be wrong. */
    public String json(Language language) {
        Session done = ((Session.Ready) outcome).session();
        ObjectNode node = Nodes.object();
        node.putObject("answers").put("kind", "Answers").set("answers", Nodes.array(added, answer -> JsonMapper.shared().readTree(Flow.json(answer))));
        node.put("decision", done.evaluation().decision().code());
        node.put("known", known);
        node.set("unread", new Nodes(language).texts(unread.stream().map(one -> one.told(FormReader.FORM)).toList()));
        return JsonText.of(node);
    }
}
