package edict;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Option;
import edict.facts.Slot;
import edict.procurement.Candidate;
import edict.procurement.Dossier;
import edict.procurement.Minimum;
import edict.rulebook.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts products into the place of a purchase. Used once. */
final class Placing {

    private final Dossier dossier;
    private final Reading.Document design;
    private final Facts facts;
    private final Map<String, CatalogueEntry> registry = new LinkedHashMap<>();
    private final Problems problems;

    /**
     * @param design as it is
     * @param facts of that
     * @param problems gets what the dossier says of the design and isn't so
     */
    Placing(Dossier dossier, Reading.Document design, Facts facts, List<CatalogueEntry> registry, Problems problems) {
        this.dossier = dossier;
        this.design = design;
        this.facts = facts;
        this.problems = problems;
        registry.forEach(entry -> this.registry.put(entry.id(), entry));
    }

    /** The design without what goes with today's product. */
    Reading.Document vacated() {
        List<String> components = facts.ofType(Words.COMPONENT).stream().flatMap(one -> one.id().stream()).toList();
        for (int i = 0; i < dossier.components().size(); i++) {
            String id = dossier.components().get(i);
            if (!components.contains(id)) {
                problems.add(
                        said("/slot/components/" + i),
                        "no component of the design is called " + Names.quote(id) + problems.didYouMean(id, components));
            }
        }
        checkCapabilities();
        List<Node> leaving = dossier.leaving().isEmpty() ? List.of() : ((Node.Sequence) said("/slot/leaves")).items();
        return Design.without(design, leaving, problems);
    }

    private Node said(String pointer) {
        return Trees.find(dossier.document().root(), pointer).orElse(dossier.document().root());
    }

    private void checkCapabilities() {
        List<String> known = facts.ofType(Words.CAPABILITY).stream().flatMap(one -> one.id().stream()).toList();
        for (Minimum minimum : dossier.minimums()) {
            if (minimum instanceof Minimum.Kept kept && !known.contains(kept.capability())) {
                problems.add(
                        kept.at(),
                        "no capability of the design is called " + Names.quote(kept.capability())
                                + problems.didYouMean(kept.capability(), known));
            }
        }
    }

    /** What the design says otherwise with a candidate in the place. */
    List<Option.Step> steps(Candidate candidate) {
        List<Option.Step> steps = new ArrayList<>();
        candidate.product().ifPresent(product -> {
            Optional<Option.Step> brought = brought(candidate, product);
            Optional<String> supplier = supplier(candidate, product);
            boolean here = brought.isPresent()
                    || facts.ofType(Words.PRODUCT).stream().anyMatch(one -> one.id().filter(product::equals).isPresent());
            if (!here && !isProduct(product)) {
                problems.add(
                        candidate.at(),
                        "neither the registry nor the design nor the candidate's changes have a product " + Names.quote(product)
                                + problems.didYouMean(product, registry.keySet().stream().filter(this::isProduct).toList()));
                return;
            }
            // What a step names has to be there before it.
            candidate.changes().stream().filter(step -> step.of().isEmpty()).forEach(steps::add);
            for (String component : dossier.components()) {
                steps.add(facts.filled(component, here ? product : CatalogueEntry.key(product), supplier));
            }
            for (Dossier.Naming naming : dossier.naming()) {
                Map<String, Node> set = new LinkedHashMap<>();
                naming.unknown().forEach(attribute -> set.put(attribute, Node.text("unknown", naming.at().at())));
                naming.supplier().forEach(attribute -> set.put(attribute, Node.text(supplier.orElse("unknown"), naming.at().at())));
                steps.add(new Option.Step(naming.of(), set, naming.at()));
            }
        });
        candidate.changes().stream()
                .filter(step -> candidate.product().isEmpty() || !step.of().isEmpty())
                .forEach(steps::add);
        return steps;
    }

    private boolean isProduct(String id) {
        return Optional.ofNullable(registry.get(id)).filter(entry -> entry.type().equals(Words.PRODUCT)).isPresent();
    }

    /** The step by which the candidate brings its product along. */
    private Optional<Option.Step> brought(Candidate candidate, String product) {
        return candidate.changes().stream()
                .filter(step -> things(step).anyMatch(thing -> names(thing, "id", product)))
                .findFirst();
    }

    private static Stream<Node.Mapping> things(Option.Step step) {
        return step.set().values().stream()
                .filter(Node.Sequence.class::isInstance)
                .flatMap(list -> ((Node.Sequence) list).items().stream())
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast);
    }

    private static boolean names(Node.Mapping thing, String key, String text) {
        return thing.get(key).orElse(null) instanceof Node.Scalar scalar && scalar.text().equals(text);
    }

    private Optional<String> supplier(Candidate candidate, String product) {
        Optional<String> brought = candidate.changes().stream()
                .flatMap(Placing::things)
                .filter(thing -> names(thing, "id", product))
                .flatMap(thing -> thing.get(Words.SUPPLIER).stream())
                .filter(Node.Scalar.class::isInstance)
                .map(supplier -> ((Node.Scalar) supplier).text())
                .findFirst();
        return brought.or(() -> Optional.ofNullable(registry.get(product)).flatMap(Slot::supplier))
                .or(() -> facts.ofType(Words.PRODUCT).stream()
                        .filter(one -> one.id().filter(product::equals).isPresent())
                        .findFirst()
                        .flatMap(one -> facts.follow(one.key(), List.of(Words.SUPPLIER)))
                        .flatMap(end -> facts.entity(end.entity()))
                        .flatMap(entity -> entity.id()));
    }
}
