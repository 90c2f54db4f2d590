package edict.facts;

import edict.facts.Requirements.Missing;
import edict.rulebook.Words;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether what is supplied is certified under one of some schemes on each day of a span. One certificate may go on where another ends.
 * Immutable.
 *
 * @param from the first of these days
 * @param until the last of these days
 */
public record Certification(Supplied supplied, Set<String> schemes, LocalDate from, LocalDate until) {

    /** Days one after another, both ends included. */
    private record Span(LocalDate from, LocalDate until) {}

    /** Whether each product is. */
    public Ternary holds() {
        boolean named = supplied.components().stream().allMatch(key -> supplied.product(key).isPresent()) && !supplied.products().isEmpty();
        return supplied.products().stream().map(this::holds).reduce(named ? Ternary.YES : Ternary.UNKNOWN, Ternary::and);
    }

    private Ternary holds(String product) {
        List<Span> sure = certificates()
                .filter(certificate -> isFor(certificate, product) == Ternary.YES)
                .flatMap(certificate -> surely(certificate).stream())
                .toList();
        if (isCovered(sure)) {
            return Ternary.YES;
        }
        return isListOpen() || isCovered(possible(product).map(this::atMost).toList()) ? Ternary.UNKNOWN : Ternary.NO;
    }

    private Stream<Entity> certificates() {
        return supplied.certificates();
    }

    private Stream<Entity> possible(String product) {
        return certificates().filter(certificate -> isFor(certificate, product) != Ternary.NO);
    }

    private boolean isListOpen() {
        return openLists().findAny().isPresent();
    }

    /** The lists that may go on with a certificate of those who supply. */
    private Stream<EntityList> openLists() {
        return supplied.facts().openLists().stream()
                .filter(list -> list.type().equals(Words.CERTIFICATE) && list.mayName(Words.HOLDER, supplied.suppliers()));
    }

    /** What could settle it; empty where nothing is open. */
    public List<Missing> asked() {
        Set<Missing> asked = new LinkedHashSet<>(supplied.unnamedProducts());
        for (String product : supplied.products()) {
            if (holds(product) != Ternary.UNKNOWN) {
                continue;
            }
            supplied.facts().entity(product).ifPresent(thing -> Supplied.ask(thing, Words.SUPPLIER, asked));
            LocalDate reached = reached(possible(product).map(this::atMost).toList());
            // What begins only after a day that nothing covers helps nobody.
            possible(product).filter(certificate -> !earliest(certificate).isAfter(reached)).forEach(certificate -> ask(certificate, product, asked));
            openLists().map(Missing::of).forEach(asked::add);
        }
        return List.copyOf(asked);
    }

    private void ask(Entity certificate, String product, Set<Missing> asked) {
        if (isFor(certificate, product) == Ternary.YES && surely(certificate).filter(span -> span.equals(atMost(certificate))).isPresent()) {
            return;
        }
        List.of(Words.SCHEME, Words.STATUS, Words.HOLDER).forEach(said -> Supplied.ask(certificate, said, asked));
        if (covers(certificate, product) == Ternary.UNKNOWN) {
            if (certificate.value(Words.PRODUCTS) instanceof Value.NotApplicable) {
                supplied.facts().entity(product).ifPresent(thing -> Supplied.ask(thing, Words.CERTIFIED_UNDER, asked));
            } else {
                Supplied.ask(certificate, Words.PRODUCTS, asked);
            }
        }
        if (holdsWhereItRuns(certificate, product) == Ternary.UNKNOWN) {
            Supplied.ask(certificate, Words.SCOPE_REGIONS, asked);
            running(product).forEach(component -> Supplied.ask(component, Words.COUNTRY, asked));
        }
        if (earliest(certificate).isBefore(latest(certificate).orElse(LocalDate.MAX))) {
            asked.add(Requirements.missing(certificate, Words.VALID_FROM));
        }
        if (Days.first(certificate.value(Words.VALID_TO)).filter(day -> !day.isBefore(until)).isEmpty()) {
            Supplied.ask(certificate, Words.VALID_TO, asked);
        }
    }

    /** Of each certificate under one of the schemes that does not reach that far, why; empty where there is none. */
    public List<Text> shortcomings() {
        Set<Text> told = new LinkedHashSet<>();
        for (String product : supplied.products()) {
            if (holds(product) == Ternary.NO) {
                certificates()
                        .filter(certificate -> isOfTheirs(certificate, product) != Ternary.NO)
                        .map(certificate -> told(certificate, product))
                        .forEach(told::add);
            }
        }
        return List.copyOf(told);
    }

    private Text told(Entity certificate, String product) {
        List<Text> why = new ArrayList<>();
        if (isHeld(certificate) == Ternary.NO) {
            why.add(new Text("is not held", "n'est pas détenu"));
        }
        if (covers(certificate, product) == Ternary.NO) {
            why.add(new Text("is not for the product", "ne couvre pas le produit"));
        }
        if (holdsWhereItRuns(certificate, product) == Ternary.NO) {
            why.add(new Text("does not hold where it runs", "ne vaut pas là où il fonctionne"));
        }
        Optional.of(earliest(certificate)).filter(day -> day.isAfter(from)).ifPresent(day -> why.add(new Text("begins on " + day, "commence le " + day)));
        Days.last(certificate.value(Words.VALID_TO))
                .filter(day -> day.isBefore(until))
                .ifPresent(day -> why.add(new Text("ends on " + day, "expire le " + day)));
        String scheme = certificate.text(Words.SCHEME).orElseGet(() -> certificate.id().orElse("?"));
        return new Text(scheme + " " + joined(why, Text::en, " and "), scheme + " " + joined(why, Text::fr, " et "));
    }

    private static String joined(List<Text> why, Function<Text, String> language, String and) {
        return String.join(and, why.stream().map(language).toList());
    }

    // ---- for what, and by whom

    private Ternary isFor(Entity certificate, String product) {
        return isOfTheirs(certificate, product)
                .and(isHeld(certificate))
                .and(covers(certificate, product))
                .and(holdsWhereItRuns(certificate, product));
    }

    private Ternary isOfTheirs(Entity certificate, String product) {
        boolean named = supplied.facts().entity(product).flatMap(thing -> thing.reference(Words.SUPPLIER, supplied.facts())).isPresent();
        return Supplied.among(certificate.value(Words.SCHEME), schemes)
                .and(Supplied.among(certificate.value(Words.HOLDER), supplied.suppliers()).or(named ? Ternary.NO : Ternary.UNKNOWN));
    }

    /** Whether somebody has it already. */
    static Ternary isHeld(Entity certificate) {
        return Supplied.among(certificate.value(Words.STATUS), Set.of(Words.HELD));
    }

    /** Whether a product is in the scope of a certificate: which names it, or names not all and the product says so. */
    private Ternary covers(Entity certificate, String product) {
        return covers(certificate, product, supplied.facts());
    }

    /** Whether a product is in the scope of a certificate: which names it, or names not all and the product says so. */
    static Ternary covers(Entity certificate, String product, Facts facts) {
        Value named = certificate.value(Words.PRODUCTS);
        if (named instanceof Value.Members members && members.complete()) {
            return contains(named, product);
        }
        Value said = facts.entity(product).map(thing -> thing.value(Words.CERTIFIED_UNDER)).orElse(Value.UNKNOWN);
        Ternary saysSo = certificate.text(Words.SCHEME).map(scheme -> contains(said, scheme)).orElse(Ternary.UNKNOWN);
        return named instanceof Value.NotApplicable ? saysSo : contains(named, product).or(saysSo);
    }

    /** A certificate that names no country holds in all. */
    private Ternary holdsWhereItRuns(Entity certificate, String product) {
        Value regions = certificate.value(Words.SCOPE_REGIONS);
        return regions instanceof Value.NotApplicable
                ? Ternary.YES
                : running(product)
                        .map(component -> component.value(Words.COUNTRY) instanceof Value.Known country
                                ? contains(regions, country.scalar().toString())
                                : Ternary.UNKNOWN)
                        .reduce(Ternary.YES, Ternary::and);
    }

    private Stream<Entity> running(String product) {
        return supplied.components().stream()
                .filter(key -> supplied.product(key).filter(runs -> runs.key().equals(product)).isPresent())
                .flatMap(key -> supplied.facts().entity(key).stream());
    }

    private static Ternary contains(Value list, String key) {
        if (list instanceof Value.Members members) {
            return members.scalars().contains(key) ? Ternary.YES : members.complete() ? Ternary.NO : Ternary.UNKNOWN;
        }
        return Ternary.UNKNOWN;
    }

    // ---- when

    private boolean isCovered(List<Span> spans) {
        return !reached(spans).isBefore(until);
    }

    /** The last day up to which each from the first on lies within one of some spans; the day before the first where not even that does. */
    private LocalDate reached(List<Span> spans) {
        LocalDate reached = from.minusDays(1);
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (!span.from().isAfter(reached.plusDays(1)) && span.until().isAfter(reached)) {
                reached = span.until();
            }
        }
        return reached;
    }

    /** On which days it is valid, whatever isn't known; empty where there may be none. */
    private Optional<Span> surely(Entity certificate) {
        return latest(certificate).flatMap(begin -> Days.first(certificate.value(Words.VALID_TO)).map(end -> span(begin, end)));
    }

    /** On which days it may be valid. */
    private Span atMost(Entity certificate) {
        return span(earliest(certificate), Days.last(certificate.value(Words.VALID_TO)).orElse(until));
    }

    private Span span(LocalDate begin, LocalDate end) {
        return new Span(begin, end.isAfter(until) ? until : end);
    }

    /** The first day on which it may be valid: what is held has begun, unless it says otherwise. */
    private static LocalDate earliest(Entity certificate) {
        return Days.first(certificate.value(Words.VALID_FROM)).orElse(LocalDate.MIN);
    }

    /** The first day on which it is valid, whatever isn't known; empty where that may be any. */
    static Optional<LocalDate> latest(Entity certificate) {
        Value begins = certificate.value(Words.VALID_FROM);
        return Days.last(begins).or(() -> begins instanceof Value.Within ? Optional.empty() : Optional.of(LocalDate.MIN));
    }
}
