package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files of different formats that describe one design, such as manifests and the plan of the cluster on which they run. Each format has
 * its own reading, and its own ids; what they have in common stands once: the organisation assessed, and what is one entry of the registry.
 */
final class SeveralFormats implements Importer {

    /** Shown at most of what may be the same. */
    private static final int SHOWN = 3;

    @Override
    public String id() {
        return "several";
    }

    @Override
    public String title() {
        return "several formats";
    }

    @Override
    public boolean recognises(Reading.Document document) {
        return Imports.recognise(document).isPresent();
    }

    /** The order of the formats is always the same, so that of the files changes nothing between them. */
    @Override
    public Outcome read(List<Reading.Document> documents, Registry registry) {
        Map<Importer, List<Reading.Document>> groups = documents.stream()
                .collect(Collectors.groupingBy(document -> Imports.recognise(document).orElseThrow()));
        List<Draft> drafts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Imports.all().stream().filter(groups::containsKey).forEach(importer -> {
            Outcome outcome = importer.read(groups.getOrDefault(importer, List.of()), registry);
            if (outcome instanceof Unreadable unreadable) {
                problems.addAll(unreadable.problems());
            } else {
                drafts.add((Draft) outcome);
            }
        });
        return problems.isEmpty()
                ? Drafts.limited(together(drafts), documents.get(0).root().at())
                : new Unreadable(problems.stream().sorted().toList());
    }

    private static Draft together(List<Draft> drafts) {
        Sheet sheet = new Sheet(drafts.get(0).document().root().at());
        Map<List<String>, String> standing = new HashMap<>();
        drafts.forEach(draft -> sheet.root().take(Sheet.of(draft, renamed(draft, standing))));
        Node title = drafts.get(0).document().root().get("title").orElse(drafts.get(0).document().root());
        String titles = drafts.stream()
                .flatMap(draft -> Values.scalar(draft.document().root(), "title").stream())
                .map(Node.Scalar::text)
                .collect(Collectors.joining("; "));
        sheet.root().text("title", titles, new Origin.Stated(title.at(), ""));
        return Drafts.together(drafts, same(drafts), sheet);
    }

    /** Ids of what stands in an earlier draft already. @param standing by what one knows it again */
    private static Map<String, String> renamed(Draft draft, Map<List<String>, String> standing) {
        Map<String, String> renamed = new HashMap<>();
        draft.document().root().entries().keySet().forEach(collection -> entities(draft, collection).forEach(entity -> {
            String id = text(entity, "id").orElseThrow();
            text(entity, "registry").map(entry -> List.of(collection, entry))
                    .map(sign -> standing.computeIfAbsent(sign, any -> id))
                    .filter(kept -> !kept.equals(id))
                    .ifPresent(kept -> renamed.put(id, kept));
        }));
        return renamed;
    }

    private static List<Node.Mapping> entities(Draft draft, String collection) {
        Node.Mapping root = draft.document().root();
        return Values.mapping(root, collection)
                .map(open -> Values.items(open, "has"))
                .orElseGet(() -> Values.items(root, collection))
                .stream()
                .map(Node.Mapping.class::cast)
                .toList();
    }

    private static Optional<String> text(Node.Mapping entity, String key) {
        return Values.scalar(entity, key).map(Node.Scalar::text);
    }

    /** Tells what may stand twice: whether it is the same, nobody says. */
    private static List<Problem> same(List<Draft> drafts) {
        List<Problem> remarks = new ArrayList<>();
        List<Map<List<String>, List<String>>> products = drafts.stream().map(SeveralFormats::byProduct).toList();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            List<Draft> others = drafts.stream().filter(other -> !other.equals(draft)).toList();
            for (Node.Mapping one : entities(draft, "components")) {
                List<String> alike = isOpen(one) ? ofItsKind(one, others) : ofItsProduct(one, products.subList(i, products.size()));
                if (!alike.isEmpty()) {
                    remarks.add(same(one, alike));
                }
            }
        }
        return remarks;
    }

    private static Problem same(Node.Mapping one, List<String> alike) {
        String id = text(one, "id").orElseThrow();
        String first = alike.stream().limit(SHOWN).map(Names::quote).collect(Collectors.joining(", "));
        return new Problem(
                one.at(),
                "",
                Names.quote(id) + " may be what another file sets up: " + first
                        + (alike.size() > SHOWN ? " or one of " + (alike.size() - SHOWN) + " more" : "")
                        // An answer stands in the place of what a file says.
                        + (one.get("requires").isPresent()
                                ? ""
                                : "; where it is, an answer says so, which the next import keeps: "
                                        + answer(id, alike.size() == 1 ? alike.get(0) : "ID")));
    }

    /** What a format says something runs on, and nothing else of it. */
    private static boolean isOpen(Node.Mapping one) {
        return List.of("product", "operator", "country").stream().allMatch(key -> text(one, key).filter("unknown"::equals).isPresent());
    }

    private static List<String> ofItsKind(Node.Mapping one, List<Draft> drafts) {
        Optional<String> kind = text(one, "kind");
        return drafts.stream()
                .flatMap(draft -> entities(draft, "components").stream())
                .filter(other -> kind.isPresent() && text(other, "kind").equals(kind))
                .map(other -> text(other, "id").orElseThrow())
                .toList();
    }

    /**
     * Such as a gateway, of which one file says where it runs and another what it passes on; of several of a kind none is any other.
     *
     * @param products of its own draft and of later ones
     */
    private static List<String> ofItsProduct(Node.Mapping one, List<Map<List<String>, List<String>>> products) {
        List<List<String>> found = sign(one).stream()
                .flatMap(sign -> products.stream().map(draft -> draft.getOrDefault(sign, List.of())))
                .toList();
        return found.isEmpty() || found.get(0).size() > 1
                ? List.of()
                : found.stream()
                        .skip(1)
                        .filter(ids -> ids.size() == 1 && !ids.equals(found.get(0)))
                        .flatMap(List::stream)
                        .toList();
    }

    private static Map<List<String>, List<String>> byProduct(Draft draft) {
        Map<List<String>, List<String>> products = new HashMap<>();
        entities(draft, "components").forEach(one -> sign(one)
                .ifPresent(sign -> products.computeIfAbsent(sign, none -> new ArrayList<>()).add(text(one, "id").orElseThrow())));
        return products;
    }

    /** Product and kind, where the product is known. */
    private static Optional<List<String>> sign(Node.Mapping one) {
        return text(one, "product").filter(product -> !product.equals("unknown")).map(product -> List.of(product, text(one, "kind").orElse("")));
    }

    /** What is needed wherever the one is: drafts are written anew, and nobody has to put another id into them. */
    private static String answer(String id, String other) {
        return "`{of: " + id + ", set: {requires: [{group: provided, anyOf: [{node: " + other + ", switchHours: 0}]}]}}`";
    }
}
