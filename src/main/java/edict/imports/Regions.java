package edict.imports;

import edict.document.Node;
import edict.facts.CatalogueEntry;
import edict.rulebook.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** In which countries the regions of suppliers lie, as far as the registry knows. */
final class Regions {

    /** What follows the name of a region in that of one of its zones: a letter, a number, a hall. */
    private static final List<Pattern> ZONE =
            List.of(Pattern.compile("-?[a-z]$"), Pattern.compile("-?\\d+$"), Pattern.compile("-[a-z]+\\d+$"));

    private final Registry registry;

    Regions(Registry registry) {
        this.registry = registry;
    }

    /** The name of a region: that of the registry where the file has it, or one of its zones. */
    static void name(Sheet.Item item, Node.Scalar region, Optional<CatalogueEntry> site) {
        Optional<CatalogueEntry.Listed> name = site.flatMap(entry -> Origins.listed(entry, Words.REGION));
        item.text(
                "region",
                name.flatMap(Origins::one).orElseGet(() -> Secrets.shown(region.text())),
                name.<Origin>map(listed -> Origins.catalogued(listed, site.orElseThrow(), region)).orElseGet(() -> Origins.stated(region)));
    }

    /** What a file calls a region is a text; the registry knows the countries of some. */
    void country(Sheet.Item item, Node.Scalar region, Optional<CatalogueEntry> product) {
        Optional<CatalogueEntry> site = product.flatMap(entry -> site(region.text(), entry));
        Optional<CatalogueEntry.Listed> country = site.flatMap(entry -> Origins.listed(entry, Words.COUNTRY));
        if (country.isPresent()) {
            item.text(
                    "country",
                    Origins.one(country.get()).orElseThrow(),
                    Origins.catalogued(country.get(), site.orElseThrow(), region));
        } else {
            item.ask("country", Origins.asked(region, "a region is named, and no country"));
        }
    }

    /** The region that a product's supplier calls by this name, or the one whose zone it is. */
    Optional<CatalogueEntry> site(String name, CatalogueEntry product) {
        Optional<String> supplier = Origins.listed(product, Words.SUPPLIER).flatMap(Origins::one);
        return supplier.flatMap(
                own -> sites(name).filter(site -> operator(site).filter(own::equals).isPresent()).findFirst());
    }

    /** Whose region it is, where it is none of the product's supplier: then the product is another one of the same making. */
    Optional<String> otherOperator(String name, CatalogueEntry product) {
        return site(name, product).isPresent() ? Optional.empty() : operator(name);
    }

    /** Who has a region of this name; the first of several. */
    Optional<String> operator(String name) {
        return sites(name).flatMap(site -> operator(site).stream()).findFirst();
    }

    private static Optional<String> operator(CatalogueEntry site) {
        return Origins.listed(site, Words.OPERATOR).flatMap(Origins::one);
    }

    /** What is called so, or has a zone that is. */
    private Stream<CatalogueEntry> sites(String name) {
        Set<String> names = new LinkedHashSet<>();
        for (String written : List.of(name, name.toLowerCase(Locale.ROOT).replace(" ", ""))) {
            names.add(written);
            ZONE.forEach(zone -> names.add(zone.matcher(written).replaceFirst("")));
        }
        return names.stream().flatMap(one -> registry.sites(one).stream());
    }

    /** The country of a product that is served from one. */
    static void soleCountry(Sheet.Item component, CatalogueEntry product, Node at) {
        Origins.listed(product, "regions").ifPresent(regions -> Origins.sole(regions)
                .ifPresent(country -> component.text("country", country, Origins.catalogued(regions, product, at))));
    }
}
