package edict.imports;

import edict.document.Node;
import edict.facts.CatalogueEntry;
import edict.imports.ArchimateModel.Element;
import edict.imports.ArchimateModel.Link;
import edict.imports.ArchimateTypes.Role;
import edict.rulebook.Words;
import edict.vocabulary.Countries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where components are: in the locations to which they, or what they are a part of, belong. */
final class ArchimatePlaces {

    /** Wholes around wholes, and locations around locations. */
    private static final int DEEP = 8;

    /** What looks for locations may look at, all together. */
    private static final int STEPS = 500_000;

    /** By what it is said that something is in a location. */
    private static final Set<String> HOLDING = Set.of("Aggregation", "Assignment");

    /** What is no component, and may be in a location with all that it holds. */
    private static final Set<String> AROUND = Set.of("Grouping", "Facility");

    private final ArchimateModel model;
    private final Registry registry;

    /** What holds an element: locations, and what it is a part of. */
    private final Map<String, List<Link>> around = new HashMap<>();

    private final Map<String, List<Link>> associated = new HashMap<>();

    private int steps;

    ArchimatePlaces(ArchimateDraft draft) {
        this.model = draft.model();
        this.registry = draft.registry();
        for (Link link : draft.links()) {
            boolean place = link.source().role() == Role.PLACE;
            // What is merely put together may lie in several places, unless all of it is said to be in one.
            boolean group = AROUND.contains(link.source().type()) && ArchimateParts.isWhole(link);
            if (link.type().equals("Composition") || place && HOLDING.contains(link.type()) || group) {
                around.computeIfAbsent(link.target().id(), any -> new ArrayList<>()).add(link);
            } else if (link.type().equals("Association") && (place || link.target().role() == Role.PLACE)) {
                associated.computeIfAbsent((place ? link.target() : link.source()).id(), any -> new ArrayList<>()).add(link);
            }
        }
    }

    private List<Link> around(Element element) {
        List<Link> found = around.getOrDefault(element.id(), List.of());
        steps += found.size() + 1;
        return found;
    }

    /** Whether what holds what could not be followed to its end. */
    boolean isTangled() {
        return steps > STEPS;
    }

    /** Writes where a component is, as far as the model says it. */
    void place(Element element, Sheet.Item item) {
        List<Link> found = nearest(element);
        Map<String, Element> places = new LinkedHashMap<>();
        found.forEach(link -> {
            model.use(link);
            model.use(link.source());
            places.put(link.source().id(), link.source());
        });
        if (places.isEmpty()) {
            List<Link> near = associated.getOrDefault(element.id(), List.of());
            if (near.isEmpty()) {
                item.ask("country", Origins.asked(element.name(), "the model names no location of it"));
            } else {
                List<Element> ends = near.stream().map(link -> link.source().equals(element) ? link.target() : link.source()).toList();
                near.forEach(model::use);
                ends.forEach(model::use);
                item.ask("country", Origins.asked(near.get(0).at(), "the model associates it with " + ArchimateDraft.shown(ends)));
            }
        } else if (places.size() > 1) {
            String names = ArchimateDraft.shown(places.values());
            item.ask("country", Origins.asked(found.get(0).at(), "the model puts it in several locations: " + names));
        } else {
            located(places.values().iterator().next(), item);
        }
    }

    /** The locations that hold it, else those that hold what it is a part of. */
    private List<Link> nearest(Element element) {
        Set<String> seen = new HashSet<>(Set.of(element.id()));
        List<Element> open = List.of(element);
        for (int depth = 0; depth < DEEP && !open.isEmpty() && !isTangled(); depth++) {
            List<Link> holding = open.stream().flatMap(one -> around(one).stream()).toList();
            List<Link> found = holding.stream().filter(link -> link.source().role() == Role.PLACE).toList();
            if (!found.isEmpty()) {
                return found;
            }
            open = holding.stream()
                    .map(Link::source)
                    .filter(one -> one.role() == Role.COMPONENT || AROUND.contains(one.type()))
                    .filter(one -> seen.add(one.id()))
                    .toList();
        }
        return List.of();
    }

    /** What a location is called is a region only where the registry knows it as one. */
    private void located(Element location, Sheet.Item item) {
        Node.Scalar name = location.name();
        Optional<CatalogueEntry> site = site(name.text());
        Optional<Element> country = country(location).map(any -> location).or(() -> site.isPresent() ? Optional.empty() : wider(location));
        if (country.isPresent()) {
            item.text("country", country(country.get()).orElseThrow(), Origins.stated(country.get().name()));
        } else if (site.isPresent()) {
            for (String attribute : List.of(Words.REGION, Words.COUNTRY)) {
                Origins.listed(site.get(), attribute).ifPresent(listed -> Origins.one(listed)
                        .ifPresent(value -> item.text(attribute, value, Origins.catalogued(listed, site.get(), name))));
            }
        } else {
            String suggested = registry.named("Product", name.text())
                    .or(() -> registry.named("Organisation", name.text()))
                    .map(entry -> ", which suggests " + CatalogueEntry.key(entry.id()))
                    .orElse("");
            item.ask("country", Origins.asked(name, "the model puts it in " + location.shown() + suggested));
        }
    }

    /** The region that is called so; several operators may call theirs alike, and then their countries must be the same. */
    private Optional<CatalogueEntry> site(String name) {
        List<CatalogueEntry> sites = registry.sites(name);
        long countries = sites.stream().map(site -> Origins.listed(site, Words.COUNTRY).flatMap(Origins::one)).distinct().count();
        return countries == 1 ? Optional.of(sites.get(0)) : Optional.empty();
    }

    private static Optional<String> country(Element location) {
        return Countries.meant(location.name().text());
    }

    /** The only country around a location. */
    private Optional<Element> wider(Element location) {
        Set<String> seen = new HashSet<>(Set.of(location.id()));
        List<Element> open = List.of(location);
        for (int depth = 0; depth < DEEP && !open.isEmpty() && !isTangled(); depth++) {
            List<Link> holding = open.stream()
                    .flatMap(one -> around(one).stream())
                    .filter(link -> link.source().role() == Role.PLACE && seen.add(link.source().id()))
                    .toList();
            List<Element> found = holding.stream().map(Link::source).filter(one -> country(one).isPresent()).toList();
            if (!found.isEmpty()) {
                holding.stream().filter(link -> country(link.source()).isPresent()).forEach(link -> {
                    model.use(link);
                    model.use(link.source());
                });
                return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
            }
            open = holding.stream().map(Link::source).toList();
        }
        return Optional.empty();
    }
}
