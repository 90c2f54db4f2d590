package edict.procurement;

import edict.document.Node;
import edict.facts.CatalogueEntry;
import edict.facts.Option;
import edict.rulebook.Words;
import edict.vocabulary.Literals;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Somebody's product that could fill the place.
 *
 * @param product a product of the registry or of the design, or one that the candidate brings along; empty for what the design runs today
 * @param maker who makes what is offered, where that is another than who bids: a name, an id of the registry, or {@code unknown}
 * @param changes what the design would say otherwise
 * @param price over the term, in euro
 * @param exitDays how long leaving it again takes
 * @param exitCost what leaving it again costs, in euro
 * @param points by criterion of the buyer's own, from 0 to 100
 * @param said what is said of it
 * @param answers files of answers about the design with this candidate in its place
 */
public record Candidate(
        String id,
        Optional<String> title,
        Optional<String> product,
        Optional<String> maker,
        List<Option.Step> changes,
        Amount price,
        Amount exitDays,
        Amount exitCost,
        Map<String, Amount> points,
        Said said,
        List<Dossier.Named> answers,
        Node at) {

    /**
     * What is said of a candidate, by attribute.
     *
     * @param bidder of who bids, where that is not the supplier
     * @param contract empty where nothing is said of one
     * @param certificates that its supplier has for the product; empty where nobody says
     * @param complete true where the design has no others with the candidate in its place, false where its supplier may have more; where nobody
     *     says, they are all that its supplier has in a design that lists certificates
     */
    public record Said(
            Map<String, Node> product,
            Map<String, Node> supplier,
            Map<String, Node> bidder,
            Map<String, Node> component,
            Map<String, Node> contract,
            Optional<List<Map<String, Node>>> certificates,
            Optional<Boolean> complete) {

        /** Nothing is. */
        public static final Said NOTHING = new Said(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    /** A number of which perhaps only bounds are known. @param most empty when nobody knows how much it may be */
    public record Amount(BigDecimal least, Optional<BigDecimal> most) {

        /** Nothing is known of it. */
        public static final Amount UNKNOWN = new Amount(BigDecimal.ZERO, Optional.empty());

        /** Whether there is only one. */
        public boolean isKnown() {
            return most.filter(high -> high.compareTo(least) == 0).isPresent();
        }
    }

    /** A product of which nothing else is said. @param at where it is looked for */
    public static Candidate of(String product, Node at) {
        return new Candidate(
                product, Optional.empty(), Optional.of(product), Optional.empty(), List.of(), Amount.UNKNOWN, Amount.UNKNOWN, Amount.UNKNOWN, Map.of(),
                Said.NOTHING, List.of(), at);
    }

    /**
     * The same with a product and a supplier of its own, which only its name and what is said of them tell.
     *
     * @param registered what the registry calls who makes it, where it knows that
     */
    Candidate withProduct(Vocabulary vocabulary, Optional<String> registered) {
        String own = id + "-product";
        Optional<String> elsewhere = registered.map(CatalogueEntry.KEY::concat).or(() -> maker.filter(Literals.UNKNOWN::equals));
        String supplier = elsewhere.orElse(id + "-supplier");
        Node name = Node.text(title.orElse(id), at.at());
        Map<String, Node> brought = new LinkedHashMap<>();
        if (elsewhere.isEmpty()) {
            brought.put(
                    vocabulary.collection(Words.ORGANISATION),
                    list(Map.of("id", text(supplier), "name", maker.map(this::text).orElse(name))));
        }
        brought.put(vocabulary.collection(Words.PRODUCT), list(Map.of("id", text(own), "name", name, Words.SUPPLIER, text(supplier))));
        List<Option.Step> all = Stream.concat(Stream.of(new Option.Step("", brought, at)), changes.stream()).toList();
        return new Candidate(id, title, Optional.of(own), maker, all, price, exitDays, exitCost, points, said, answers, at);
    }

    private Node text(String text) {
        return Node.text(text, at.at());
    }

    private Node list(Map<String, Node> one) {
        return new Node.Sequence(at.at(), "", List.of(Cells.object(one, at.at())));
    }

    /** The same without some of its files of answers. @param files by their names */
    public Candidate without(Predicate<String> files) {
        List<Dossier.Named> others = answers.stream().filter(named -> !files.test(named.file())).toList();
        return new Candidate(id, title, product, maker, changes, price, exitDays, exitCost, points, said, others, at);
    }

    /** Whether what runs today stays, perhaps on other terms. */
    public boolean keepsToday() {
        return product.isEmpty() && changes.isEmpty();
    }

    /** Whether it is what the design runs today, of which nothing else is said. */
    public boolean isToday() {
        return product.isEmpty() && changes.isEmpty() && said.equals(Said.NOTHING) && answers.isEmpty();
    }
}
