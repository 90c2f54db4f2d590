package edict.facts;

import edict.document.Node;
import edict.document.Place;
import edict.rulebook.Coded;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.Literal;
import edict.vocabulary.Vocabulary;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place in a design that a product fills: a component, and what else it could run. Immutable.
 *
 * @param component key
 * @param product key of the one that it runs, empty when nobody says
 * @param replacements by the registry id of each product that fits, the step that puts it there
 * @param misfits by the registry id of each other product, why it doesn't
 */
public record Slot(
        String component, Optional<String> product, Map<String, Option.Step> replacements, Map<String, Misfit> misfits) {

    /** Why a product is not for a slot. */
    public enum Misfit implements Coded {
        /** It stands there already. */
        IN_USE,
        /** Nobody says what the product can be, or what the component is. */
        KIND_UNKNOWN,
        OTHER_KIND,
        OTHER_LAYER
    }

    private static final String UNKNOWN = "unknown";

    /**
     * The slot that a component is. A product fits when it can be what the component is, and belongs to a layer of the value chain
     * to which the present one belongs, as far as that is known.
     *
     * @param component with an id
     */
    static Slot of(Entity component, Facts facts, List<CatalogueEntry> registry, Vocabulary vocabulary) {
        Optional<Entity> product = component.reference(Words.RUNS, facts);
        Set<Object> layers = product.map(running -> running.members(Words.LAYERS)).orElse(Set.of());
        Optional<String> kind = component.text(Words.KIND);
        Map<String, Option.Step> replacements = new LinkedHashMap<>();
        Map<String, Misfit> misfits = new LinkedHashMap<>();
        for (CatalogueEntry entry : registry) {
            if (entry.type().equals(Words.PRODUCT)) {
                boolean inUse = product.filter(running -> running.key()
                                .equals(facts.catalogued().getOrDefault(entry.id(), CatalogueEntry.key(entry.id()))))
                        .isPresent();
                Optional<Misfit> misfit = inUse ? Optional.of(Misfit.IN_USE) : misfit(entry, kind, layers);
                misfit.ifPresentOrElse(
                        why -> misfits.put(entry.id(), why),
                        () -> replacements.put(
                                entry.id(), filled(component, facts, vocabulary, CatalogueEntry.key(entry.id()), supplier(entry).map(CatalogueEntry::key))));
            }
        }
        return new Slot(component.key(), product.map(Entity::key), replacements, misfits);
    }

    private static Optional<Misfit> misfit(CatalogueEntry entry, Optional<String> kind, Set<Object> layers) {
        Set<Object> functions = members(entry, Words.FUNCTIONS);
        if (kind.isEmpty() || functions.isEmpty()) {
            return Optional.of(Misfit.KIND_UNKNOWN);
        }
        if (!functions.contains(kind.get())) {
            return Optional.of(Misfit.OTHER_KIND);
        }
        boolean alike = layers.isEmpty() || members(entry, Words.LAYERS).stream().anyMatch(layers::contains);
        return alike ? Optional.empty() : Optional.of(Misfit.OTHER_LAYER);
    }

    /** Who supplies the product of an entry: the id of another. */
    public static Optional<String> supplier(CatalogueEntry entry) {
        return one(entry, Words.SUPPLIER);
    }

    /** Whom or what an entry names there: the id of another. */
    public static Optional<String> one(CatalogueEntry entry, String attribute) {
        return Optional.ofNullable(entry.values().get(attribute))
                .filter(listed -> listed.literal() instanceof Literal.One)
                .map(listed -> ((Literal.One) listed.literal()).scalar().toString());
    }

    /** The list that an attribute of an entry holds; empty where it says none. */
    public static Optional<Literal.Many> many(CatalogueEntry entry, String attribute) {
        return Optional.ofNullable(entry.values().get(attribute))
                .map(CatalogueEntry.Listed::literal)
                .filter(Literal.Many.class::isInstance)
                .map(Literal.Many.class::cast);
    }

    /**
     * Puts a product where another one runs. Whoever operates that one because it is theirs goes with it, and with them the place.
     *
     * @param component with an id
     * @param next the product, as the design names it or would
     * @param supplier who supplies it, empty when nobody says
     */
    static Option.Step filled(Entity component, Facts facts, Vocabulary vocabulary, String next, Optional<String> supplier) {
        Place at = component.at();
        Optional<Entity> product = component.reference(Words.RUNS, facts);
        Map<String, Node> set = new LinkedHashMap<>();
        set.put(Words.RUNS, Node.text(next, at));
        Optional<Entity> operator = component.reference(Words.OPERATOR, facts);
        Optional<Entity> today = product.flatMap(running -> running.reference(Words.SUPPLIER, facts));
        boolean unsaid = product.isEmpty() && operator.isEmpty();
        if (unsaid || operator.isPresent() && today.isPresent() && areRelated(operator.get(), today.get())) {
            set.put(Words.OPERATOR, Node.text(supplier.orElse(UNKNOWN), at));
            if (!unsaid) {
                set.put(Words.COUNTRY, Node.text(UNKNOWN, at));
                set.put(Words.REGION, Node.text(UNKNOWN, at));
            }
        }
        if (operator.isEmpty() && product.isPresent()) {
            // Whoever runs it may be whoever supplies it.
            set.put(Words.COUNTRY, Node.text(UNKNOWN, at));
            set.put(Words.REGION, Node.text(UNKNOWN, at));
        }
        // That one product has no model says of the next no more than which model it has.
        if (component.value(Words.MODEL) instanceof Value.Members models
                && (!models.scalars().isEmpty() || !staysNone(component, Words.MODEL, vocabulary))) {
            set.put(Words.MODEL, Node.text(UNKNOWN, at));
        }
        return new Option.Step(component.id().orElseThrow(), set, Node.text("", at));
    }

    private static boolean staysNone(Entity component, String attribute, Vocabulary vocabulary) {
        List<Attribute.OnlyIf> conditions =
                vocabulary.attribute(component.type(), attribute).map(Attribute::noneStaysIf).orElse(List.of());
        return !conditions.isEmpty() && Applicability.of(conditions, component::value) == Ternary.YES;
    }

    private static Set<Object> members(CatalogueEntry entry, String attribute) {
        return many(entry, attribute).map(Literal.Many::scalars).orElse(Set.of());
    }

    /** Whether they are one organisation, or belong to one group. */
    static boolean areRelated(Entity one, Entity other) {
        Set<Object> group = group(one);
        return group(other).stream().anyMatch(group::contains);
    }

    private static Set<Object> group(Entity organisation) {
        Set<Object> group = new HashSet<>(Set.of(organisation.key()));
        Words.PARENTS.forEach(attribute -> group.addAll(organisation.members(attribute)));
        return group;
    }
}
