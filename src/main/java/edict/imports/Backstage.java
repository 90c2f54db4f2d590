package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files of a catalogue of Backstage: components, resources, the interfaces between them, the systems they belong to, and who owns them. */
final class Backstage implements Importer {

    static final String TITLE = "catalogue of Backstage";

    private static final String VERSION = "backstage.io/";

    @Override
    public String id() {
        return "backstage";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean recognises(Reading.Document document) {
        List<Node> documents = documents(document.root());
        return documents.stream().anyMatch(node -> node instanceof Node.Mapping mapping && isEntity(mapping))
                && documents.stream().allMatch(node -> node.isNull() || node instanceof Node.Mapping mapping && isEntity(mapping));
    }

    /** The documents of a text: itself, or those that it holds. */
    static List<Node> documents(Node.Mapping root) {
        return root.entries().keySet().equals(Set.of(Texts.DOCUMENTS)) ? Values.items(root, Texts.DOCUMENTS) : List.of(root);
    }

    static boolean isEntity(Node.Mapping root) {
        return Values.scalar(root, "apiVersion").filter(version -> version.text().contains(VERSION)).isPresent()
                && Values.scalar(root, "kind").isPresent();
    }

    /** Files that a catalogue takes together. */
    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        List<Problem> problems = new ArrayList<>(Drafts.twice(documents));
        return problems.isEmpty() ? new BackstageReading(documents, registry).read() : new Unreadable(problems.stream().sorted().toList());
    }
}
