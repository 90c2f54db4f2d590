package edict.imports;

import edict.document.Names;
import edict.document.Node;
import edict.facts.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people who draw and model call products of the registry, and in which of their regions something stands. */
final class DrawnPlaces {

    /** By which the registry knows what drawings call clouds, and the icons that they have for their parts. */
    private static final String DRAWN = "drawn:";

    private static final int SHOWN = 5;

    private final Registry registry;
    private final Regions regions;

    /** @param at what names it */
    record Named(CatalogueEntry product, Node.Scalar at) {}

    /**
     * Where something stands.
     *
     * @param provider the nearest around it that the registry knows
     * @param region what names it
     * @param site the region in the registry
     * @param others whose region has this name, where it is not the provider's
     */
    record Spot(Optional<Named> provider, Optional<Node.Scalar> region, Optional<CatalogueEntry> site, Optional<String> others) {

        private static final Spot NOWHERE = new Spot(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    DrawnPlaces(Registry registry) {
        this.registry = registry;
        this.regions = new Regions(registry);
    }

    /** A product as drawings call it. */
    Optional<CatalogueEntry> drawn(String text) {
        return registry.find("Product", DRAWN + text);
    }

    /** A product of the registry by its whole name. */
    Optional<CatalogueEntry> exact(String text) {
        return text.indexOf(',') >= 0 ? Optional.empty() : registry.named("Product", text);
    }

    /** The one that all of them name: two that contradict each other say nothing. */
    static Optional<Named> sole(List<Named> named) {
        return named.stream().map(Named::product).distinct().count() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /**
     * Where something stands.
     *
     * @param around products that it stands in, the nearest first
     * @param texts what may name a region, the nearest first
     */
    Spot spot(List<Named> around, List<Node.Scalar> texts) {
        List<Named> providers = new ArrayList<>();
        around.stream()
                .filter(named -> providers.stream().noneMatch(other -> other.product().equals(named.product())))
                .forEach(providers::add);
        Optional<Named> nearest = providers.stream().findFirst();
        Optional<Spot> elsewhere = Optional.empty();
        for (Node.Scalar text : texts) {
            Optional<String> operator = regions.operator(text.text().strip());
            if (operator.isPresent()) {
                for (Named provider : providers) {
                    Optional<CatalogueEntry> site = regions.site(text.text().strip(), provider.product());
                    if (site.isPresent()) {
                        return new Spot(Optional.of(provider), Optional.of(text), site, Optional.empty());
                    }
                }
                elsewhere = elsewhere.or(() -> Optional.of(new Spot(nearest, Optional.of(text), Optional.empty(), operator)));
            }
        }
        return elsewhere.orElseGet(() -> new Spot(nearest, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /**
     * Writes where a component runs.
     *
     * @param spots where its instances stand
     * @param otherwise what is said where they don't say in which country that is
     */
    void write(Sheet.Item component, List<Spot> spots, Node at, String otherwise) {
        if (sites(spots).size() == 1 && spots.get(0).site().isPresent()) {
            Regions.name(component, spots.get(0).region().orElseThrow(), spots.get(0).site());
        }
        country(component, spots, at, otherwise);
    }

    private static List<String> sites(List<Spot> spots) {
        return spots.stream().map(spot -> spot.site().map(CatalogueEntry::id).orElse("")).distinct().toList();
    }

    /** Writes in which country a component or a store is, as {@link #write} does. */
    void country(Sheet.Item item, List<Spot> spots, Node at, String otherwise) {
        List<String> sites = sites(spots);
        Spot first = spots.isEmpty() ? Spot.NOWHERE : spots.get(0);
        if (sites.size() == 1 && first.site().isPresent()) {
            regions.country(item, first.region().orElseThrow(), first.provider().map(Named::product));
        } else if (sites.size() > 1) {
            String named = spots.stream()
                    .map(spot -> spot.region().map(region -> Names.quote(Secrets.shown(region.text()))).orElse("a place that is not named"))
                    .distinct()
                    .limit(SHOWN)
                    .collect(Collectors.joining(", "));
            item.ask("country", Origins.asked(at, "it runs in " + named));
        } else {
            item.ask("country", Origins.asked(
                    first.region().map(Node.class::cast).orElse(at),
                    first.others()
                            .map(owner -> "a region of " + owner + " is called so, and nobody says that it is this one")
                            .orElse(otherwise)));
        }
    }
}
