package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compose files: services that run in containers, what they are started from, what they need and speak to. */
final class Compose implements Importer {

    /** More than such files have, and few enough that what they say of each other stays small. */
    static final int SERVICES = 500;

    /** By which one knows a service; files that only add to others name no image. */
    private static final Set<String> SIGNS = Set.of(
            "image", "build", "extends", "environment", "env_file", "ports", "volumes", "command", "depends_on", "deploy", "restart", "profiles");

    @Override
    public String id() {
        return "compose";
    }

    @Override
    public String title() {
        return "Compose file";
    }

    /** Services by their names; those of a design are a list. */
    @Override
    public boolean recognises(Reading.Document document) {
        return Values.mapping(document.root(), "services")
                .filter(services -> services.entries().values().stream().allMatch(node -> node instanceof Node.Mapping || node.isNull()))
                .filter(services -> services.entries().values().stream()
                        .anyMatch(node -> node instanceof Node.Mapping service && service.entries().keySet().stream().anyMatch(SIGNS::contains)))
                .isPresent();
    }

    /** The files as they are given to Compose: later ones add to earlier ones, and stand in their place. */
    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        List<Problem> problems = new ArrayList<>(Drafts.twice(documents));
        for (Reading.Document document : documents) {
            Optional<Node> services = document.root().get("services");
            if (services.isPresent() && !services.get().isNull() && !(services.get() instanceof Node.Mapping)) {
                problems.add(new Problem(
                        services.get().at(), "/services", "expected services by their names, found " + Bom.kindOf(services.get())));
            }
        }
        boolean none = documents.stream().noneMatch(document -> Values.mapping(document.root(), "services").isPresent());
        if (problems.isEmpty() && none) {
            Reading.Document first = documents.get(0);
            boolean old = first.root().entries().values().stream()
                    .anyMatch(node -> node instanceof Node.Mapping service && (service.get("image").isPresent() || service.get("build").isPresent()));
            problems.add(new Problem(first.root().at(), "", "no " + title() + ": it has no `services`"
                    + (old ? "; what stands in it looks like services: put them under that key" : "")));
        }
        if (!problems.isEmpty()) {
            return new Unreadable(problems.stream().sorted().toList());
        }
        ComposeFiles merged = new ComposeFiles(documents);
        int count = Values.mapping(merged.root(), "services").map(services -> services.entries().size()).orElse(0);
        if (count > SERVICES) {
            return new Unreadable(List.of(new Problem(
                    merged.root().keyAt("services"), "/services", "the file has " + count + " services; at most " + SERVICES + " are read")));
        }
        return new ComposeReading(this, merged, registry).read(documents.get(0).file());
    }
}
