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
import java.util.stream.Collectors;

/** Where components are: in the locations to which they, or what they are a part of, belong. */
final class ArchimatePlaces {

    /** Wholes around wholes, and locations around locations. */
    private static final int DEEP = 8;

    /** By what it is said that something is in a location. */
    private static final Set<String> HOLDING = Set.of("Aggregation", "Assignment");

    private final ArchimateModel model;
    private final Registry registry;

    /** What holds an element: locations, and what it is a part of. */
    private final Map<String, List<Link>> around = new HashMap<>();

    private final Map<String, List<Link>> associated = new HashMap<>();

    ArchimatePlaces(ArchimateModel model, List<Link> links, Registry registry) {
        this.model = model;
        this.registry = registry;
        for (Link link : links) {
            boolean place = link.source().role() == Role.PLACE;
            // What is merely put together may lie in several places.
            if (link.type().equals("Composition") || place && HOLDING.contains(link.type())) {
                around.computeIfAbsent(link.target().id(), any -> new ArrayList<>()).add(link);
            } else if (link.type().equals("Association") && (place || link.target().role() == Role.PLACE)) {
                associated.computeIfAbsent((place ? link.target() : link.source()).id(), any -> new ArrayList<>()).add(link);
            }
        }
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
                near.forEach(model::use);
                String names = near.stream().map(link -> link.source().equals(element) ? link.target() : link.source())
                        .peek(model::use).map(Element::shown).distinct().collect(Collectors.joining(", "));
                item.ask("country", Origins.asked(near.get(0).at(), "the model associates it with " + names));
            }
        } else if (places.size() > 1) {
            String names = places.values().stream().map(Element::shown).limit(5).collect(Collectors.joining(", "));
            item.ask("country", Origins.asked(found.get(0).at(), "the model puts it in several locations: " + names));
        } else {
            located(places.values().iterator().next(), item);
        }
    }

    /** The locations that hold it, else those that hold what it is a part of. */
    private List<Link> nearest(Element element) {
        Set<String> seen = new HashSet<>(Set.of(element.id()));
        List<Element> open = List.of(element);
        for (int depth = 0; depth < DEEP && !open.isEmpty(); depth++) {
            List<Link> holding = open.stream().flatMap(one -> around.getOrDefault(one.id(), List.of()).stream()).toList();
            List<Link> found = holding.stream().filter(link -> link.source().role() == Role.PLACE).toList();
            if (!found.isEmpty()) {
                return found;
            }
            open = holding.stream()
                    .map(Link::source)
                    .filter(one -> one.role() == Role.COMPONENT || one.type().equals("Facility"))
                    .filter(one -> seen.add(one.id()))
                    .toList();
        }
        return List.of();
    }

    private void located(Element location, Sheet.Item item) {
        Node.Scalar name = location.name();
        Optional<String> own = country(location);
        if (own.isPresent()) {
            item.text("country", own.get(), Origins.stated(name));
            return;
        }
        item.text("region", Secrets.shown(name.text()), Origins.stated(name));
        List<CatalogueEntry> sites = registry.sites(name.text());
        List<CatalogueEntry.Listed> listed = sites.stream().flatMap(site -> Origins.listed(site, Words.COUNTRY).stream()).toList();
        Set<String> countries = listed.stream().flatMap(one -> Origins.one(one).stream()).collect(Collectors.toSet());
        Optional<Element> wider = wider(location);
        if (countries.size() == 1) {
            item.text("country", countries.iterator().next(), Origins.catalogued(listed.get(0), sites.get(0), name));
        } else if (wider.isPresent()) {
            item.text("country", country(wider.get()).orElseThrow(), Origins.stated(wider.get().name()));
        } else {
            item.ask("country", Origins.asked(name, "the model names the location " + location.shown()));
        }
    }

    private static Optional<String> country(Element location) {
        return Countries.meant(location.name().text());
    }

    /** The only country around a location. */
    private Optional<Element> wider(Element location) {
        Set<String> seen = new HashSet<>(Set.of(location.id()));
        List<Element> open = List.of(location);
        for (int depth = 0; depth < DEEP && !open.isEmpty(); depth++) {
            List<Link> holding = open.stream()
                    .flatMap(one -> around.getOrDefault(one.id(), List.of()).stream())
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
