package edict;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code kind: Request}: a design, its answers and its waivers in one text, each written as in a file of its own.
 * Inside, pointers count from the design, the answers and the waivers; whatever is wrong is told with pointers into the
 * whole.
 */
final class Envelope {

    private static final String KIND = "Request";

    /** What may be submitted. */
    private static final List<String> KINDS = List.of("Design", KIND);

    private static final String DESIGN = "design";

    private final Part design;
    private final List<Part> answers;
    private final List<Part> waivers;

    private Envelope(Part design, List<Part> answers, List<Part> waivers) {
        this.design = design;
        this.answers = answers;
        this.waivers = waivers;
    }

    /** @param pointer where it stands in the whole */
    private record Part(String pointer, Reading.Document document) {}

    /** What came of opening: an envelope, or everything that is wrong with it. */
    sealed interface Outcome {}

    record Opened(Envelope envelope) implements Outcome {}

    /** @param problems at least one, sorted */
    record Torn(List<Problem> problems) implements Outcome {}

    /** Whether it is meant to be one: what is wrong with it is then told of the envelope, and not of a design. */
    static boolean isOne(Reading.Document document) {
        Optional<Node> kind = document.root().get("kind");
        return kind.isEmpty()
                ? document.root().get(DESIGN).isPresent()
                : kind.get() instanceof Node.Scalar scalar
                        && Names.nearest(scalar.text(), KINDS).equals(Optional.of(KIND));
    }

    static Outcome open(Reading.Document document) {
        Problems problems = new Problems();
        Fields fields = Fields.of(document.root(), problems);
        fields.require("kind", DESIGN);
        fields.choice("kind", List.of(KIND));
        fields.text("title");
        fields.text("$schema");
        Optional<Part> design = fields.object(DESIGN).map(object -> part(object, document));
        List<Part> answers = parts("answers", fields, document, problems);
        List<Part> waivers = parts("waivers", fields, document, problems);
        fields.close();
        return design.isPresent() && problems.isEmpty()
                ? new Opened(new Envelope(design.get(), answers, waivers))
                : new Torn(problems.sorted());
    }

    /** As one file, or as several. */
    private static List<Part> parts(String key, Fields fields, Reading.Document whole, Problems problems) {
        List<Part> parts = new ArrayList<>();
        fields.node(key).ifPresent(node -> {
            List<Node> files = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
            files.forEach(file -> Fields.of(file, problems).ifPresent(object -> parts.add(part(object, whole))));
        });
        return List.copyOf(parts);
    }

    private static Part part(Fields object, Reading.Document whole) {
        Node.Mapping mapping = object.mapping();
        return new Part(mapping.pointer(), new Reading.Document(whole.file(), Trees.root(mapping), whole.original()));
    }

    /** What it asks for. What {@code outer} brings counts after what it holds itself. */
    Request request(Request outer) {
        return outer.about(
                design.document(), joined(answers, outer.answers()), joined(waivers, outer.waivers()));
    }

    private static List<Reading.Document> joined(List<Part> own, List<Reading.Document> others) {
        List<Reading.Document> all = new ArrayList<>();
        own.forEach(part -> all.add(part.document()));
        all.addAll(others);
        return List.copyOf(all);
    }

    /** The same problems with pointers into the whole; those of other files as they are. */
    List<Problem> pointing(List<Problem> problems) {
        List<Part> parts = new ArrayList<>(List.of(design));
        parts.addAll(answers);
        parts.addAll(waivers);
        List<Map<Place, String>> places = parts.stream().map(part -> Trees.pointers(part.document().root())).toList();
        return problems.stream()
                .map(problem -> new Problem(problem.at(), pointer(problem, parts, places), problem.message()))
                .toList();
    }

    // What an answer adds to a list has a pointer in the design already, so the place tells where it is written.
    private static String pointer(Problem problem, List<Part> parts, List<Map<Place, String>> places) {
        Optional<String> written = Optional.empty();
        for (int i = 0; i < parts.size(); i++) {
            String there = places.get(i).get(problem.at());
            if (there != null) {
                Part part = parts.get(i);
                if (resolves(problem.pointer(), part)) {
                    return part.pointer() + problem.pointer();
                }
                written = written.or(() -> Optional.of(part.pointer() + there));
            }
        }
        return written.orElse(problem.pointer());
    }

    /** Whether the value is there, or is missing in something that is. */
    private static boolean resolves(String pointer, Part part) {
        String owner = Pointers.parent(pointer);
        return Trees.find(part.document().root(), owner).isPresent();
    }
}
