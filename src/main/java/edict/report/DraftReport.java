package edict.report;

import edict.document.Place;
import edict.document.Problem;
import edict.imports.Draft;
import edict.imports.Origin;
import tools.jackson.databind.node.ObjectNode;

/** What was made of an imported file, as JSON. */
public final class DraftReport {

    private DraftReport() {}

    /** @param schema where the draft tells editors to find the schema of designs */
    public static String json(Draft draft, String schema) {
        ObjectNode node = Nodes.object();
        node.put("format", draft.format());
        node.put("read", draft.read());
        node.put("of", draft.of());
        node.put("design", draft.yaml(schema));
        boolean several = draft.files().size() > 1;
        node.set("facts", Nodes.array(draft.facts(), fact -> fact(fact, several)));
        node.set("leftOut", Nodes.array(draft.leftOut(), group -> leftOut(group, several)));
        node.set("notUnderstood", Nodes.array(draft.notUnderstood(), remark -> remark(remark, several)));
        return JsonText.of(node);
    }

    private static ObjectNode fact(Draft.Fact fact, boolean several) {
        ObjectNode node = Nodes.object().put("pointer", fact.pointer()).put("value", fact.value());
        Origin origin = fact.origin();
        if (origin instanceof Origin.Stated stated) {
            node.put("origin", "stated").put("from", stated.pointer());
        } else if (origin instanceof Origin.Catalogued catalogued) {
            node.put("origin", "catalogue").put("from", catalogued.pointer());
            node.put("entry", catalogued.entry()).put("checked", catalogued.checked().toString());
        } else if (origin instanceof Origin.Asked asked) {
            node.put("origin", "asked").put("from", asked.pointer()).put("because", asked.because());
        }
        return at(node, origin.at(), several);
    }

    private static ObjectNode leftOut(Draft.LeftOut group, boolean several) {
        ObjectNode node = Nodes.object()
                .put("because", group.because().en())
                .put("count", group.count())
                .put("values", group.values());
        return at(node, group.first(), several).put("pointer", group.pointer());
    }

    private static ObjectNode remark(Problem problem, boolean several) {
        return at(Nodes.object(), problem.at(), several).put("pointer", problem.pointer()).put("message", problem.message());
    }

    private static ObjectNode at(ObjectNode node, Place at, boolean several) {
        if (several) {
            node.put("file", at.file());
        }
        return node.put("line", at.line()).put("column", at.column());
    }
}
