package edict.facts;

import edict.rulebook.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From whom a design has what, and in which layer of the value chain. Immutable.
 *
 * @param links components and their products, in the order of the document
 * @param stated by layer, things of a design that say themselves on whom they hang, such as components and who operates them
 * @param groups by layer, the group to which it belongs
 * @param bands names of how concentrated something is, by the number of points from which on they apply
 */
public record Supply(
        List<Link> links, Map<String, List<Link>> stated, Map<String, String> groups, Map<BigDecimal, String> bands) {

    /**
     * A component, or another thing, and whoever controls what it runs, or itself.
     *
     * @param component id or pointer
     * @param layers codes; empty when nobody says
     * @param weight of the dependency, empty when nobody says
     * @param whom whoever it hangs on, known or not by its group: the head, else the supplier; equal ones have one head
     * @param head who stands at the top of the supplier's group, as all designs call it; empty when that isn't known
     * @param country where the head has its seat; empty when that isn't known
     */
    public record Link(
            String component,
            Set<String> layers,
            Optional<BigDecimal> weight,
            Optional<String> whom,
            Optional<String> head,
            Optional<String> country) {}

    static Supply of(Facts facts) {
        List<Link> links = new ArrayList<>();
        for (Entity component : facts.ofType(Words.COMPONENT)) {
            Optional<Entity> product = component.reference(Words.RUNS, facts);
            links.add(link(
                    component,
                    product.map(Supply::layers).orElse(Set.of()),
                    product.flatMap(running -> running.reference(Words.SUPPLIER, facts)),
                    facts));
        }
        Map<String, List<Link>> stated = new LinkedHashMap<>();
        for (Entity row : facts.ofType(Words.CHAIN_GROUP)) {
            row.text(Words.LAYER).ifPresent(layer -> row.text(Words.THINGS).ifPresent(things -> row.text(Words.BY)
                    .ifPresent(by -> stated.put(
                            layer,
                            facts.ofType(things).stream()
                                    .map(thing -> link(thing, Set.of(layer), thing.reference(by, facts), facts))
                                    .toList()))));
        }
        Map<String, String> groups = new LinkedHashMap<>();
        facts.ofType(Words.CHAIN_GROUP).forEach(row -> row.text(Words.LAYER)
                .ifPresent(layer -> row.text(Words.GROUP).ifPresent(group -> groups.put(layer, group))));
        Map<BigDecimal, String> bands = new TreeMap<>();
        facts.ofType(Words.CONCENTRATION_BAND).forEach(row -> row.number(Words.AT_LEAST)
                .ifPresent(points -> row.text(Words.BAND).ifPresent(band -> bands.put(points, band))));
        return new Supply(
                List.copyOf(links),
                Collections.unmodifiableMap(stated),
                Collections.unmodifiableMap(groups),
                Collections.unmodifiableMap(bands));
    }

    private static Link link(Entity thing, Set<String> layers, Optional<Entity> whom, Facts facts) {
        Optional<Entity> head = whom.flatMap(one -> head(one, facts));
        return new Link(
                thing.id().orElse(thing.key()),
                layers,
                thing.number(Words.DEPENDENCY_WEIGHT),
                head.or(() -> whom).map(found -> facts.identity(found.key())),
                head.map(found -> facts.identity(found.key())),
                head.flatMap(found -> found.text(Words.COUNTRY)));
    }

    /** Itself, where it is known to have no parent; its one ultimate parent, where that is known. */
    private static Optional<Entity> head(Entity supplier, Facts facts) {
        if (!(supplier.value(Words.PARENTS.get(0)) instanceof Value.Members parents) || !parents.complete()) {
            return Optional.empty();
        }
        return parents.scalars().isEmpty()
                ? Optional.of(supplier)
                : parents.scalars().stream().map(Object::toString).flatMap(key -> facts.entity(key).stream()).findFirst();
    }

    private static Set<String> layers(Entity product) {
        Set<String> layers = new TreeSet<>();
        if (product.value(Words.LAYERS) instanceof Value.Members members) {
            members.scalars().forEach(layer -> layers.add(layer.toString()));
        }
        return layers;
    }
}
