package edict.report;

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
        node.set("facts", Nodes.array(draft.facts(), DraftReport::fact));
        node.set("notUnderstood", Nodes.array(draft.notUnderstood(), DraftReport::remark));
        return JsonText.of(node);
    }

    private static ObjectNode fact(Draft.Fact fact) {
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
        return node.put("line", origin.at().line()).put("column", origin.at().column());
    }

    private static ObjectNode remark(Problem problem) {
        return Nodes.object()
                .put("line", problem.at().line())
                .put("column", problem.at().column())
                .put("pointer", problem.pointer())
                .put("message", problem.message());
    }
}
