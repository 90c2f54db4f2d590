package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Manifests of Kubernetes: what runs in containers, what it is started from, needs and speaks to, as {@link Compose} reads services. */
final class Kubernetes implements Importer {

    /** Marks a service that runs once, and not for as long as the others. */
    static final String ONCE = "runs-once";

    /** More than a cluster of so many containers has of them, each with a few names of services. */
    private static final int NAMES = 250_000;

    /** Lists hold objects, and seldom lists. */
    private static final int NESTED = 4;

    @Override
    public String id() {
        return "kubernetes";
    }

    @Override
    public String title() {
        return "manifests of Kubernetes";
    }

    @Override
    public boolean recognises(Reading.Document document) {
        return isObject(document.root())
                || document.root().entries().keySet().equals(Set.of(Texts.DOCUMENTS))
                        && objects(document.root()).stream().anyMatch(Kubernetes::isObject)
                        && Values.items(document.root(), Texts.DOCUMENTS).stream()
                                .allMatch(node -> node.isNull() || node instanceof Node.Mapping mapping && isObject(mapping));
    }

    private static boolean isObject(Node.Mapping root) {
        return Values.scalar(root, "apiVersion").isPresent()
                && Values.scalar(root, "kind").isPresent()
                && !Backstage.isEntity(root)
                && (root.get("metadata").isPresent() || root.get("items").isPresent());
    }

    /** The objects of a document, those in lists too. */
    static List<Node.Mapping> objects(Node.Mapping root) {
        List<Node.Mapping> objects = new ArrayList<>();
        collect(root, objects, NESTED);
        return objects;
    }

    private static void collect(Node node, List<Node.Mapping> objects, int deep) {
        if (!(node instanceof Node.Mapping mapping) || deep == 0) {
            return;
        }
        for (String key : List.of(Texts.DOCUMENTS, "items")) {
            if (mapping.get(key).filter(Node.Sequence.class::isInstance).isPresent()) {
                Values.items(mapping, key).forEach(item -> collect(item, objects, deep - 1));
                return;
            }
        }
        objects.add(mapping);
    }

    /** Files that are applied together. */
    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        List<Problem> problems = new ArrayList<>(Drafts.twice(documents));
        KubernetesObjects objects = new KubernetesObjects(documents);
        int count = objects.services();
        if (problems.isEmpty() && count == 0) {
            problems.add(new Problem(documents.get(0).root().at(), "", "nothing runs by these " + title() + ": expected "
                    + Names.oneOf(KubernetesObjects.WORKLOADS) + "; `helm template` and `kustomize build` write out what stands in templates"));
        } else if (problems.isEmpty() && count > Compose.SERVICES) {
            problems.add(new Problem(
                    documents.get(0).root().at(), "", "the files have " + count + " containers; at most " + Compose.SERVICES + " are read"));
        }
        if (problems.isEmpty() && objects.names() > NAMES) {
            problems.add(new Problem(
                    documents.get(0).root().at(), "", "the files have more services than " + count + " containers can be told apart by"));
        }
        return problems.isEmpty()
                ? new ComposeReading(this, objects.files(), registry).read(documents.get(0).file())
                : new Unreadable(problems.stream().sorted().toList());
    }
}
