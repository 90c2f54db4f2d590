package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Workspaces of Structurizr, which describe software by the C4 model: who uses which systems, of which containers these consist, what
 * uses what, and on which nodes it runs.
 */
final class Structurizr implements Importer {

    static final String TITLE = "Structurizr workspace";

    /** What only the model of a workspace has. */
    private static final List<String> SIGNS = List.of("softwareSystems", "people", "deploymentNodes", "customElements");

    private static final Pattern START = Pattern.compile("(?i)workspace(?:\\s*\\{.*|\\s+[^:\\s].*)?");

    /** Whether a text is a workspace in the DSL, or a part of one that is kept in a file of its own. */
    static boolean isDsl(String file, byte[] bytes) {
        if (file.toLowerCase(Locale.ROOT).endsWith(".dsl")) {
            return true;
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 16_384), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        boolean comment = false;
        // Every design is asked that: the first line that says anything tells.
        for (Iterator<String> lines = start.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next().strip();
            if (comment || line.startsWith("/*")) {
                comment = !line.endsWith("*/");
            } else if (!line.isEmpty() && !line.startsWith("//") && !line.startsWith("#") && !line.startsWith("!")) {
                return START.matcher(line).matches();
            }
        }
        return false;
    }

    @Override
    public String id() {
        return "structurizr";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean recognises(Reading.Document document) {
        return Values.mapping(document.root(), "model")
                .filter(model -> SIGNS.stream().anyMatch(key -> model.get(key).isPresent()))
                .isPresent();
    }

    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        if (documents.size() > 1) {
            return new Unreadable(List.of(
                    new Problem(documents.get(1).root().at(), "", "a " + TITLE + " is read by itself, and this is another file")));
        }
        Node.Mapping root = documents.get(0).root();
        return Values.mapping(root, "model").isEmpty()
                ? new Unreadable(List.of(new Problem(root.at(), "", "no " + TITLE + ": it has no `model`")))
                : new StructurizrReading(documents.get(0), registry).read();
    }
}
