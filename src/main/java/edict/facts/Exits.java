package edict.facts;

import edict.rulebook.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a design says of leaving those who supply it. Immutable.
 *
 * @param places components that run somebody else's product, in the order of the document
 * @param contracts terms of those with a supplier, or about its products, by supplier as all designs call it
 * @param ended by supplier, the last day of a contract where none is left
 * @param begins by supplier, the first day of a contract where none runs yet
 * @param weights by factor, how much it counts
 * @param enough how many alternatives are as good as any number
 * @param bands names of how easily something is replaced, by the points from which on they apply
 */
public record Exits(
        List<Place> places,
        Map<String, Terms> contracts,
        Map<String, LocalDate> ended,
        Map<String, LocalDate> begins,
        Map<String, BigDecimal> weights,
        BigDecimal enough,
        Map<BigDecimal, String> bands) {

    /** From 0 to 1, where nobody says. */
    private static final Bounds ANYTHING = new Bounds(BigDecimal.ZERO, Optional.of(BigDecimal.ONE));

    /**
     * A component that runs somebody else's product.
     *
     * @param component id or key
     * @param supplier as all designs call it; empty when nobody says
     * @param interfaces how open the interface is, from 0 to 1
     * @param data how open the format is in which data can be taken out, from 0 to 1
     * @param model what a switch to another model rests on; empty where the component runs none
     */
    public record Place(
            String key, String component, Optional<String> supplier, Bounds interfaces, Bounds data, Optional<ModelUse> model) {}

    /**
     * A model that is in use.
     *
     * @param interchangeable whether it stands behind an interface behind which another one could stand, with the same prompts
     * @param ownWeights whether the weights can be held and run by oneself
     */
    public record ModelUse(Ternary interchangeable, Ternary ownWeights) {}

    /**
     * What an alternative says of itself.
     *
     * @param skills whether people can run it
     * @param accepted whether it was accepted for its function
     * @param measured hours that the switch took; empty where it was never tried
     */
    public record Proof(Ternary skills, Ternary accepted, Optional<Bounds> measured) {}

    /** By the key of the alternative. */
    public static Map<String, Proof> proofs(Facts facts) {
        Map<String, Proof> proofs = new HashMap<>();
        facts.ofType(Words.ALTERNATIVE).forEach(alternative -> proofs.put(
                alternative.key(),
                new Proof(
                        flag(alternative, Words.SKILLS_AVAILABLE),
                        flag(alternative, Words.ACCEPTED),
                        alternative.said(Words.MEASURED_RTO_HOURS) == Value.NOT_APPLICABLE
                                ? Optional.empty()
                                : Optional.of(Bounds.number(alternative, Words.MEASURED_RTO_HOURS)))));
        return proofs;
    }

    static Exits of(Facts facts, LocalDate day) {
        Map<String, Map<String, BigDecimal>> points = new HashMap<>();
        facts.ofType(Words.SUBSTITUTABILITY_POINTS).forEach(row -> row.text(Words.FACTOR)
                .ifPresent(factor -> row.text(Words.ANSWER).ifPresent(answer -> row.number(Words.POINTS)
                        .ifPresent(number -> points.computeIfAbsent(factor, key -> new HashMap<>()).put(answer, number)))));
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        BigDecimal enough = BigDecimal.ONE;
        for (Entity row : facts.ofType(Words.SUBSTITUTABILITY_FACTOR)) {
            row.text(Words.FACTOR).ifPresent(factor ->
                    row.number(Words.WEIGHT).ifPresent(weight -> weights.put(factor, weight)));
            enough = row.number(Words.ENOUGH).orElse(enough);
        }
        Map<BigDecimal, String> bands = new TreeMap<>();
        facts.ofType(Words.SUBSTITUTABILITY_BAND).forEach(row -> row.number(Words.AT_LEAST)
                .ifPresent(from -> row.text(Words.BAND).ifPresent(band -> bands.put(from, band))));
        List<Place> places = new ArrayList<>();
        for (Entity component : facts.ofType(Words.COMPONENT)) {
            Optional<Entity> product = component.reference(Words.RUNS, facts);
            Optional<Entity> supplier = product.flatMap(running -> running.reference(Words.SUPPLIER, facts));
            boolean own = supplier.filter(one -> one.value(Words.ASSESSED) == Value.YES).isPresent();
            if (product.isPresent() && !own) {
                places.add(new Place(
                        component.key(),
                        component.id().orElse(component.key()),
                        supplier.map(found -> facts.identity(found.key())),
                        points(product.get(), Words.INTERFACE_KIND, points),
                        points(product.get(), Words.DATA_EXPORT, points),
                        model(component, facts, points)));
            }
        }
        Map<String, Terms> terms = new TreeMap<>();
        Map<String, LocalDate> ended = new TreeMap<>();
        Map<String, LocalDate> begins = new TreeMap<>();
        read(facts, day, terms, ended, begins);
        ended.keySet().removeAll(terms.keySet());
        begins.keySet().removeAll(terms.keySet());
        return new Exits(
                List.copyOf(places),
                Collections.unmodifiableMap(terms),
                Collections.unmodifiableMap(ended),
                Collections.unmodifiableMap(begins),
                Collections.unmodifiableMap(weights),
                enough,
                Collections.unmodifiableMap(bands));
    }

    /** A contract that has ended by the day has nothing to leave any more, and one that doesn't bind yet has nothing either. */
    private static void read(
            Facts facts, LocalDate day, Map<String, Terms> terms, Map<String, LocalDate> ended, Map<String, LocalDate> begins) {
        for (Entity contract : facts.ofType(Words.CONTRACT)) {
            Set<String> left = new LinkedHashSet<>();
            contract.reference(Words.SUPPLIER, facts).ifPresent(supplier -> left.add(facts.identity(supplier.key())));
            // Who signs is often another company of the group, or a reseller: whoever leaves the maker of a product leaves the contract about it.
            contract.members(Words.PRODUCTS).forEach(product -> facts.entity(product.toString())
                    .flatMap(named -> named.reference(Words.SUPPLIER, facts))
                    .ifPresent(maker -> left.add(facts.identity(maker.key()))));
            Optional<LocalDate> over = contract.day(Words.ENDS_ON).filter(last -> last.isBefore(day));
            over.ifPresent(last -> left.forEach(supplier ->
                    ended.merge(supplier, last, (one, other) -> one.isAfter(other) ? one : other)));
            Optional<LocalDate> toCome = contract.day(Words.STARTS_ON).filter(first -> first.isAfter(day));
            toCome.ifPresent(first -> left.forEach(supplier ->
                    begins.merge(supplier, first, (one, other) -> one.isBefore(other) ? one : other)));
            if (over.isEmpty() && toCome.isEmpty()) {
                left.forEach(supplier -> terms.merge(supplier, Terms.of(contract), Terms::and));
            }
        }
    }

    private static Optional<ModelUse> model(Entity component, Facts facts, Map<String, Map<String, BigDecimal>> points) {
        Collection<Object> models = component.members(Words.MODEL);
        if (models.isEmpty()) {
            return Optional.empty();
        }
        Ternary own = Ternary.YES;
        for (Object key : models) {
            Bounds weights = facts.entity(key.toString())
                    .map(model -> points(model, Words.LICENCE_CLASS, points))
                    .orElse(ANYTHING);
            boolean none = weights.most().filter(most -> most.signum() == 0).isPresent();
            boolean some = weights.least().signum() > 0;
            own = own.and(none ? Ternary.NO : some ? Ternary.YES : Ternary.UNKNOWN);
        }
        return Optional.of(new ModelUse(flag(component, Words.BEHIND_ABSTRACTION), own));
    }

    /** What an answer is worth, by the table; anything where nobody says. */
    private static Bounds points(Entity entity, String attribute, Map<String, Map<String, BigDecimal>> points) {
        Map<String, BigDecimal> worth = points.getOrDefault(attribute, Map.of());
        Collection<Object> answers = entity.said(attribute) instanceof Value.OneOf several
                ? several.scalars()
                : entity.said(attribute) instanceof Value.Known known ? List.of(known.scalar()) : List.of();
        List<BigDecimal> possible = answers.stream()
                .flatMap(answer -> Optional.ofNullable(worth.get(answer.toString())).stream())
                .toList();
        return possible.isEmpty()
                ? ANYTHING
                : new Bounds(Collections.min(possible), possible.stream().max(BigDecimal::compareTo));
    }

    static Ternary flag(Entity entity, String attribute) {
        Value value = entity.said(attribute);
        return value == Value.YES ? Ternary.YES : value == Value.NO ? Ternary.NO : Ternary.UNKNOWN;
    }
}
