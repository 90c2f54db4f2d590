package edict.report;

import edict.document.Problem;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with what was handed in, in the same words on all surfaces. */
public final class ProblemReport {

    private ProblemReport() {}

    /** One problem per line: {@code design.yaml:41:7: /organisations/2/country: message}. */
    public static String text(List<Problem> problems) {
        return problems.stream().map(problem -> problem + "\n").collect(Collectors.joining());
    }

    /** The same as JSON. */
    public static String json(List<Problem> problems) {
        ObjectNode node = Nodes.object();
        node.set("problems", nodes(problems));
        return JsonText.of(node);
    }

    /** File, line, column, pointer and message of each. */
    public static ArrayNode nodes(List<Problem> problems) {
        return Nodes.array(problems, problem -> Nodes.object()
                .put("file", problem.at().file())
                .put("line", problem.at().line())
                .put("column", problem.at().column())
                .put("pointer", problem.pointer())
                .put("message", problem.message()));
    }
}
