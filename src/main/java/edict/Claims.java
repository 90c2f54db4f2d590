package edict;

import edict.document.Made;
import edict.document.Node;
import edict.facts.CatalogueEntry;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Option;
import edict.facts.Slot;
import edict.procurement.Candidate;
import edict.rulebook.Words;
import edict.vocabulary.Literal;
import edict.vocabulary.Literals;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The certificates that a candidate says it has, held against those that the design and the registry know of its supplier. What speaks in its favour
 * is believed only as far as nobody says otherwise, be it the candidate itself. Immutable.
 *
 * @param certificates what is said of each of them, with nothing in it that is not believed
 * @param steps by which the design says no more of its own than the candidate does
 * @param notes what is said in two ways, and where
 */
record Claims(List<Map<String, Node>> certificates, List<Option.Step> steps, List<Text> notes) {

    /**
     * @param product what the candidate would put in the place, by its id in the design
     * @param supplier likewise
     * @param facts of the design as it is
     * @param leaving ids of what isn't there any more with the candidate
     */
    static Claims of(
            Candidate candidate,
            Optional<String> product,
            Optional<String> supplier,
            Facts facts,
            Collection<String> leaving,
            Collection<CatalogueEntry> registry) {
        List<Map<String, Node>> certificates = new ArrayList<>();
        List<Option.Step> steps = new ArrayList<>();
        List<Text> notes = new ArrayList<>();
        for (Map<String, Node> said : candidate.said().certificates().orElse(List.of())) {
            Map<String, Node> certificate = new LinkedHashMap<>(said);
            certificates.add(certificate);
            Optional<String> scheme = text(said, Words.SCHEME);
            Optional<LocalDate> ends = text(said, Words.VALID_TO).flatMap(Literals::date);
            if (scheme.isPresent() && ends.isPresent()) {
                supplier.stream()
                        .flatMap(holder -> product.stream().flatMap(one -> facts.certificatesFor(one, holder, leaving).stream()))
                        .filter(known -> known.text(Words.SCHEME).equals(scheme))
                        .forEach(known -> known.text(Words.VALID_TO).flatMap(Literals::date).filter(ends.get()::isBefore).ifPresent(there -> {
                            steps.add(ending(known, there, ends.get(), candidate));
                            notes.add(ending(known, there, ends.get(), said));
                        }));
            }
            List<CatalogueEntry> elsewhere = elsewhere(said, scheme, candidate, registry);
            if (!elsewhere.isEmpty()) {
                certificate.put(Words.PRODUCTS, Made.some(List.of(), candidate.at().at()));
                notes.add(elsewhere(said, elsewhere));
            }
        }
        return new Claims(List.copyOf(certificates), List.copyOf(steps), List.copyOf(notes));
    }

    private static Option.Step ending(Entity known, LocalDate there, LocalDate said, Candidate candidate) {
        Node between = Made.object(
                Map.of(
                        "notBefore", Node.text(said.toString(), candidate.at().at()),
                        "notAfter", Node.text(there.toString(), candidate.at().at())),
                candidate.at().at());
        return new Option.Step(known.id().orElse(known.key()), Map.of(Words.VALID_TO, between), candidate.at());
    }

    private static Text ending(Entity known, LocalDate there, LocalDate said, Map<String, Node> certificate) {
        String id = known.id().orElse(known.key());
        String registered = there + " (" + known.at() + ")";
        String here = said + " (" + Objects.requireNonNull(certificate.get(Words.VALID_TO)).at() + ")";
        return new Text(
                "certificate " + id + " ends on " + registered + " by the design, and on " + here
                        + " by who offers: neither is believed of the days between",
                "le certificat " + id + " prend fin le " + registered + " selon le projet, et le " + here
                        + " selon l'offre : ni l'un ni l'autre n'est cru pour les jours entre les deux");
    }

    /** Certificates that the registry knows for products of the same supplier under the scheme, where it knows none for this product. */
    private static List<CatalogueEntry> elsewhere(
            Map<String, Node> said, Optional<String> scheme, Candidate candidate, Collection<CatalogueEntry> registry) {
        Optional<CatalogueEntry> product = candidate.product().flatMap(id -> registry.stream().filter(entry -> entry.id().equals(id)).findFirst());
        Optional<String> maker = product.flatMap(Slot::supplier);
        if (scheme.isEmpty() || maker.isEmpty() || said.containsKey(Words.PRODUCTS)) {
            return List.of();
        }
        List<CatalogueEntry> known = registry.stream()
                .filter(entry -> entry.type().equals(Words.CERTIFICATE) && Slot.one(entry, Words.SCHEME).equals(scheme))
                .filter(entry -> registry.stream()
                        .filter(other -> Slot.supplier(other).equals(maker))
                        .anyMatch(other -> products(entry).filter(many -> many.contains(other.id())).isPresent()))
                .toList();
        boolean others = known.stream().allMatch(entry -> products(entry).filter(many -> !many.contains(product.get().id())).isPresent());
        // What begins after the registry was read it cannot know.
        boolean newer = text(said, Words.VALID_FROM)
                .flatMap(Literals::date)
                .filter(from -> known.stream().anyMatch(entry -> entry.checked().isBefore(from)))
                .isPresent();
        return others && !newer ? known : List.of();
    }

    /** Empty where the registry doesn't say for which products it is, or not for all. */
    private static Optional<List<String>> products(CatalogueEntry certificate) {
        return Slot.many(certificate, Words.PRODUCTS)
                .filter(Literal.Many::complete)
                .map(many -> many.scalars().stream().map(Object::toString).toList());
    }

    private static Text elsewhere(Map<String, Node> said, List<CatalogueEntry> known) {
        String scheme = text(said, Words.SCHEME).orElseThrow() + " (" + Objects.requireNonNull(said.get(Words.SCHEME)).at() + ")";
        String entries = joined(known.stream().map(entry -> CatalogueEntry.key(entry.id())));
        String others = joined(known.stream().flatMap(entry -> products(entry).orElseThrow().stream())) + " (" + entries;
        return new Text(
                "who offers says that the product is certified under " + scheme
                        + ", and the registry knows that certificate for other products: " + others
                        + "); say in `products` for which it is, once you have seen it",
                "l'offre dit le produit certifié selon " + scheme + ", et le registre connaît ce certificat pour d'autres produits : " + others
                        + ") ; indiquez sous `products` pour lesquels il vaut, une fois que vous l'avez vu");
    }

    private static String joined(Stream<String> names) {
        return names.distinct().collect(Collectors.joining(", "));
    }

    private static Optional<String> text(Map<String, Node> said, String attribute) {
        return Optional.ofNullable(said.get(attribute)).filter(Node.Scalar.class::isInstance).map(node -> ((Node.Scalar) node).text());
    }
}
