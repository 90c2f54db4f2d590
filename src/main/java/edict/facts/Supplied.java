package edict.facts;

import edict.document.Pointers;
import edict.facts.Requirements.Missing;
import edict.rulebook.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What some components are supplied with, by whom, and what the design says around that. Immutable.
 *
 * @param components keys
 * @param products keys of what they run
 * @param suppliers keys of who supplies that, operates the components, or stands above those
 * @param around all of these, and what is written about them: parts, contracts, certificates
 */
public record Supplied(
        Facts facts, Set<String> components, Set<String> products, Set<String> suppliers, Set<String> around) {

    /** What a supplier knows of a design beside what it supplies. */
    private static final Set<String> TOLD = Set.of(Words.STORE, Words.FLOW, Words.CERTIFICATE);

    /** Lists of a component that say what it is for. */
    private static final Set<String> PURPOSES = Set.of("requires", "roles");

    /**
     * A certificate of a supplier.
     *
     * @param validTo empty when nobody says
     * @param lasts until when at least; empty when nobody says anything
     */
    public record Certificate(String key, String scheme, Optional<LocalDate> validTo, Optional<LocalDate> lasts) {}

    static Supplied of(Set<String> components, Facts facts) {
        Set<String> products = new LinkedHashSet<>();
        Set<String> suppliers = new LinkedHashSet<>();
        for (String key : components) {
            facts.entity(key).ifPresent(component -> {
                component.reference(Words.RUNS, facts).ifPresent(product -> {
                    products.add(product.key());
                    product.reference(Words.SUPPLIER, facts).ifPresent(supplier -> addWithParents(supplier, facts, suppliers));
                });
                component.reference(Words.OPERATOR, facts)
                        .filter(operator -> operator.value(Words.ASSESSED) != Value.YES)
                        .ifPresent(operator -> addWithParents(operator, facts, suppliers));
            });
        }
        Set<String> around = new LinkedHashSet<>(components);
        around.addAll(products);
        around.addAll(suppliers);
        for (Entity entity : facts.entities().values()) {
            boolean part = entity.owner().filter(around::contains).isPresent();
            boolean covers = entity.type().equals(Words.CONTRACT)
                    && (names(entity, Words.SUPPLIER, suppliers) || names(entity, Words.PRODUCTS, products));
            boolean certifies = entity.type().equals(Words.CERTIFICATE) && names(entity, Words.HOLDER, suppliers);
            if (part || covers || certifies) {
                around.add(entity.key());
            }
        }
        return new Supplied(facts, components, products, suppliers, around);
    }

    private static void addWithParents(Entity organisation, Facts facts, Set<String> suppliers) {
        if (suppliers.add(organisation.key())) {
            Words.PARENTS.forEach(attribute -> organisation.members(attribute).forEach(parent ->
                    facts.entity(parent.toString()).ifPresent(above -> addWithParents(above, facts, suppliers))));
        }
    }

    private static boolean names(Entity entity, String attribute, Set<String> keys) {
        Value value = entity.value(attribute);
        return value instanceof Value.Known known
                ? keys.contains(known.scalar().toString())
                : entity.members(attribute).stream().anyMatch(member -> keys.contains(member.toString()));
    }

    /** Whether something is written about what is supplied. @param pointer of a thing, or of what is said of it */
    public boolean isAround(String pointer) {
        return around.contains(pointer) || around.contains(Pointers.parent(pointer)) || isListOfTheirs(pointer);
    }

    /** Whether there a list goes on of which only what names them isn't known. */
    private boolean isListOfTheirs(String pointer) {
        return facts.openLists().stream()
                .filter(list -> list.pointer().equals(pointer) && !list.among().isEmpty())
                .anyMatch(list -> list.among().keySet().stream().allMatch(attribute -> list.mayName(attribute, around)));
    }

    /**
     * Whether who supplies it can say: something around it, or where data lie and go, and what is certified. For whom the decision is
     * taken, and what their components are for, is none of it.
     *
     * @param pointer of a thing, or of what is said of it
     * @param attribute what is asked there: an attribute, or the key of a list
     */
    public boolean isTheirs(String pointer, String attribute) {
        Optional<Entity> thing = facts.entity(pointer).or(() -> facts.entity(Pointers.parent(pointer)));
        boolean buyers = attribute.equals(Words.ASSESSED)
                || thing.filter(one -> Set.of(Words.REQUIREMENT, Words.ALTERNATIVE).contains(one.type())).isPresent()
                || thing.filter(one -> one.type().equals(Words.COMPONENT) && PURPOSES.contains(attribute)).isPresent()
                || thing.filter(one -> one.type().equals(Words.ORGANISATION) && one.value(Words.ASSESSED) == Value.YES).isPresent();
        boolean told = thing.map(Entity::type).or(() -> listed(pointer)).filter(TOLD::contains).isPresent();
        return !buyers && (isAround(pointer) || told);
    }

    /** Of what a list of the design is one. */
    private Optional<String> listed(String pointer) {
        return facts.openLists().stream()
                .filter(list -> list.pointer().equals(pointer) && !isBuyersAlone(list))
                .map(EntityList::type)
                .findFirst();
    }

    /** Whether only what names the buyer isn't known of it. */
    private boolean isBuyersAlone(EntityList list) {
        return !list.among().isEmpty()
                && list.among().values().stream()
                        .flatMap(Set::stream)
                        .allMatch(key -> facts.entity(key).filter(one -> one.value(Words.ASSESSED) == Value.YES).isPresent());
    }

    /** Whether what is asked comes with what is supplied: something around it, or data that go there or lie there. */
    public boolean brings(String pointer) {
        return isAround(pointer)
                || facts.entity(pointer).or(() -> facts.entity(Pointers.parent(pointer)))
                        .filter(one -> Set.of(Words.STORE, Words.FLOW).contains(one.type()))
                        .filter(one -> one.values().keySet().stream().anyMatch(attribute -> names(one, attribute, around)))
                        .isPresent();
    }

    /** Whether the same is supplied by the same. */
    public boolean isSame(Supplied other) {
        return ids(products).equals(other.ids(other.products)) && ids(suppliers).equals(other.ids(other.suppliers));
    }

    private Set<String> ids(Set<String> keys) {
        return keys.stream()
                .map(key -> facts.entity(key).flatMap(Entity::id).orElse(key))
                .collect(Collectors.toSet());
    }

    /** Whether a thing is a component or product like those supplied, but none of them. */
    public boolean isAnother(String pointer) {
        return !around.contains(pointer)
                && facts.entity(pointer)
                        .filter(thing -> Set.of(Words.COMPONENT, Words.PRODUCT).contains(thing.type()))
                        .isPresent();
    }

    /** Whether each product has a certificate under one of some schemes from one day to another. */
    public Ternary isCertified(Set<String> schemes, LocalDate from, LocalDate until) {
        Ternary all = components.stream().allMatch(key -> product(key).isPresent()) && !products.isEmpty() ? Ternary.YES : Ternary.UNKNOWN;
        return products.stream().map(product -> isCertified(product, schemes, from, until)).reduce(all, Ternary::and);
    }

    private Ternary isCertified(String product, Set<String> schemes, LocalDate from, LocalDate until) {
        Ternary rest = facts.openLists().stream().anyMatch(this::mayCertify) ? Ternary.UNKNOWN : Ternary.NO;
        return facts.ofType(Words.CERTIFICATE).stream()
                .map(certificate -> certifies(certificate, product, schemes, from, until))
                .reduce(rest, Ternary::or);
    }

    /** Whether those who supply may have certificates that nobody listed. */
    private boolean mayCertify(EntityList list) {
        return list.type().equals(Words.CERTIFICATE) && list.mayName(Words.HOLDER, suppliers);
    }

    /** What could settle whether each product has such a certificate. */
    public List<Missing> certifying(Set<String> schemes, LocalDate from, LocalDate until) {
        Set<Missing> asked = new LinkedHashSet<>(unnamedProducts());
        for (String product : products) {
            if (isCertified(product, schemes, from, until) != Ternary.UNKNOWN) {
                continue;
            }
            facts.entity(product).ifPresent(thing -> ask(thing, Words.SUPPLIER, asked));
            for (Entity certificate : facts.ofType(Words.CERTIFICATE)) {
                if (certifies(certificate, product, schemes, from, until) == Ternary.UNKNOWN) {
                    List.of(Words.SCHEME, Words.STATUS, Words.HOLDER).forEach(said -> ask(certificate, said, asked));
                    askForScope(certificate, product, asked);
                    if (begins(certificate, from) == Ternary.UNKNOWN) {
                        asked.add(Requirements.missing(certificate, Words.VALID_FROM));
                    }
                    if (lasts(certificate, until) == Ternary.UNKNOWN) {
                        asked.add(Requirements.missing(certificate, Words.VALID_TO));
                    }
                }
            }
            facts.openLists().stream().filter(this::mayCertify).map(Missing::of).forEach(asked::add);
        }
        return List.copyOf(asked);
    }

    private void askForScope(Entity certificate, String product, Set<Missing> asked) {
        if (covers(certificate, product) == Ternary.UNKNOWN) {
            if (certificate.value(Words.PRODUCTS) instanceof Value.NotApplicable) {
                facts.entity(product).ifPresent(thing -> ask(thing, Words.CERTIFIED_UNDER, asked));
            } else {
                ask(certificate, Words.PRODUCTS, asked);
            }
        }
        if (holdsWhereItRuns(certificate, product) == Ternary.UNKNOWN) {
            ask(certificate, Words.SCOPE_REGIONS, asked);
            running(product).forEach(component -> ask(component, Words.COUNTRY, asked));
        }
    }

    private Set<Missing> unnamedProducts() {
        Set<Missing> asked = new LinkedHashSet<>();
        components.forEach(key -> facts.entity(key).ifPresent(component -> ask(component, Words.RUNS, asked)));
        return asked;
    }

    /** Asks for what isn't known, or not whole. */
    private static void ask(Entity thing, String attribute, Set<Missing> asked) {
        Value said = thing.value(attribute);
        boolean known = said instanceof Value.Known || said instanceof Value.Members members && members.complete();
        if (!known) {
            asked.add(Requirements.missing(thing, attribute));
        }
    }

    /** Asks whether a list of things is whole, where nobody says so. */
    private void askForAll(String type, Set<Missing> asked) {
        facts.openLists().stream().filter(list -> list.type().equals(type)).map(Missing::of).forEach(asked::add);
    }

    private Ternary certifies(Entity certificate, String product, Set<String> schemes, LocalDate from, LocalDate until) {
        boolean supplied = facts.entity(product).flatMap(thing -> thing.reference(Words.SUPPLIER, facts)).isPresent();
        return among(certificate.value(Words.SCHEME), schemes)
                .and(among(certificate.value(Words.STATUS), Set.of(Words.HELD)))
                .and(among(certificate.value(Words.HOLDER), suppliers).or(supplied ? Ternary.NO : Ternary.UNKNOWN))
                .and(covers(certificate, product))
                .and(holdsWhereItRuns(certificate, product))
                .and(begins(certificate, from))
                .and(lasts(certificate, until));
    }

    /** Whether a product is in the scope of a certificate: which names it, or names not all and the product says so. */
    private Ternary covers(Entity certificate, String product) {
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
        return components.stream()
                .filter(key -> product(key).filter(runs -> runs.key().equals(product)).isPresent())
                .flatMap(key -> facts.entity(key).stream());
    }

    /** Whether it is valid already: what is held has begun, unless it says otherwise. */
    private static Ternary begins(Entity certificate, LocalDate from) {
        Value validFrom = certificate.value(Words.VALID_FROM);
        boolean later = first(validFrom).filter(day -> day.isAfter(from)).isPresent();
        boolean open = validFrom instanceof Value.Within && last(validFrom).filter(day -> !day.isAfter(from)).isEmpty();
        return later ? Ternary.NO : open ? Ternary.UNKNOWN : Ternary.YES;
    }

    private static Ternary lasts(Entity certificate, LocalDate until) {
        Value validTo = certificate.value(Words.VALID_TO);
        boolean ends = last(validTo).filter(day -> day.isBefore(until)).isPresent();
        boolean lasts = first(validTo).filter(day -> !day.isBefore(until)).isPresent();
        return ends ? Ternary.NO : lasts ? Ternary.YES : Ternary.UNKNOWN;
    }

    /** The first day that it may be; empty where nobody says. */
    private static Optional<LocalDate> first(Value value) {
        return value instanceof Value.Within within
                ? day(within.from()).map(day -> within.fromIncluded() ? day : day.plusDays(1))
                : day(known(value));
    }

    private static Optional<LocalDate> last(Value value) {
        return value instanceof Value.Within within
                ? day(within.to()).map(day -> within.toIncluded() ? day : day.minusDays(1))
                : day(known(value));
    }

    private static Optional<LocalDate> day(Optional<Object> scalar) {
        return scalar.filter(LocalDate.class::isInstance).map(LocalDate.class::cast);
    }

    private static Optional<Object> known(Value value) {
        return value instanceof Value.Known known ? Optional.of(known.scalar()) : Optional.empty();
    }

    private Optional<Entity> product(String component) {
        return facts.entity(component).flatMap(thing -> thing.reference(Words.RUNS, facts));
    }

    /** Whether somebody may supply or operate it whom nobody names. */
    public boolean isOpen() {
        return components.stream().anyMatch(key -> product(key)
                        .flatMap(product -> product.reference(Words.SUPPLIER, facts))
                        .isEmpty()
                || facts.entity(key).flatMap(thing -> thing.reference(Words.OPERATOR, facts)).isEmpty());
    }

    /** Whose names could settle whether somebody else supplies or operates it. */
    public List<Missing> naming() {
        Set<Missing> asked = new LinkedHashSet<>(unnamedProducts());
        products.forEach(key -> facts.entity(key).ifPresent(product -> ask(product, Words.SUPPLIER, asked)));
        components.forEach(key -> facts.entity(key).ifPresent(component -> ask(component, Words.OPERATOR, asked)));
        return List.copyOf(asked);
    }

    private static Optional<LocalDate> day(Entity entity, String attribute) {
        return day(known(entity.value(attribute)));
    }

    private static Ternary contains(Value list, String key) {
        if (list instanceof Value.Members members) {
            return members.scalars().contains(key) ? Ternary.YES : members.complete() ? Ternary.NO : Ternary.UNKNOWN;
        }
        return Ternary.UNKNOWN;
    }

    /** Certificates of the suppliers that are held, or may be, for something of what is supplied. */
    public List<Certificate> certificates() {
        return facts.ofType(Words.CERTIFICATE).stream()
                .filter(certificate -> names(certificate, Words.HOLDER, suppliers))
                .filter(certificate -> among(certificate.value(Words.STATUS), Set.of(Words.HELD)) != Ternary.NO)
                .filter(certificate -> products.isEmpty()
                        || products.stream().anyMatch(product -> covers(certificate, product) != Ternary.NO))
                .map(certificate -> new Certificate(
                        certificate.key(),
                        certificate.text(Words.SCHEME).orElse(""),
                        day(certificate, Words.VALID_TO),
                        first(certificate.value(Words.VALID_TO))))
                .toList();
    }

    /** What the contracts say of their end; empty when there are none. */
    public Optional<Terms> terms() {
        return facts.ofType(Words.CONTRACT).stream()
                .filter(contract -> around.contains(contract.key()))
                .map(Terms::of)
                .reduce(Terms::and);
    }

    /** Whether the components run, and keep data, in some countries alone. */
    public Ternary isWithin(Set<String> countries) {
        List<Value> places = new ArrayList<>();
        components.forEach(key -> facts.entity(key).ifPresent(component -> places.add(component.value(Words.COUNTRY))));
        Ternary stores = facts.ofType(Words.STORE).stream()
                .map(store -> among(store.value(Words.KEPT_BY), components).not().or(among(store.value(Words.COUNTRY), countries)))
                .reduce(Ternary.YES, Ternary::and);
        Ternary listed = facts.openLists().stream().anyMatch(list -> list.type().equals(Words.STORE)) ? Ternary.UNKNOWN : Ternary.YES;
        return places.stream().map(place -> among(place, countries)).reduce(listed.and(stores), Ternary::and);
    }

    /** What could settle whether the components run, and keep data, in some countries alone. */
    public List<Missing> locating(Set<String> countries) {
        Set<Missing> asked = new LinkedHashSet<>();
        components.forEach(key -> facts.entity(key)
                .filter(component -> among(component.value(Words.COUNTRY), countries) == Ternary.UNKNOWN)
                .ifPresent(component -> ask(component, Words.COUNTRY, asked)));
        for (Entity store : facts.ofType(Words.STORE)) {
            Ternary elsewhere = among(store.value(Words.COUNTRY), countries).not();
            if (among(store.value(Words.KEPT_BY), components).and(elsewhere) == Ternary.UNKNOWN) {
                ask(store, Words.KEPT_BY, asked);
                ask(store, Words.COUNTRY, asked);
            }
        }
        askForAll(Words.STORE, asked);
        return List.copyOf(asked);
    }

    /** Whether a value is one of some. */
    private static Ternary among(Value value, Set<String> some) {
        if (value instanceof Value.Known known) {
            return some.contains(known.scalar().toString()) ? Ternary.YES : Ternary.NO;
        }
        if (value instanceof Value.OneOf several) {
            long inside = several.scalars().stream().filter(one -> some.contains(one.toString())).count();
            return inside == several.scalars().size() ? Ternary.YES : inside == 0 ? Ternary.NO : Ternary.UNKNOWN;
        }
        return Ternary.UNKNOWN;
    }

    /** Whether the components keep data of some kinds, or the suppliers receive such data. */
    public Ternary isForData(Set<String> kinds) {
        boolean open = facts.openLists().stream().anyMatch(list -> list.type().equals(Words.STORE) || list.type().equals(Words.FLOW));
        Ternary any = open ? Ternary.UNKNOWN : Ternary.NO;
        for (Entity store : facts.ofType(Words.STORE)) {
            any = any.or(among(store.value(Words.KEPT_BY), components).and(ofKinds(store, kinds)));
        }
        for (Entity flow : facts.ofType(Words.FLOW)) {
            Ternary here = among(flow.value(Words.IMPORTER), suppliers).or(isOpen() ? Ternary.UNKNOWN : Ternary.NO);
            any = any.or(here.and(ofKinds(flow, kinds)));
        }
        return any;
    }

    /** What could settle whether such data get there. */
    public List<Missing> receiving(Set<String> kinds) {
        Set<Missing> asked = new LinkedHashSet<>(isOpen() ? naming() : List.of());
        for (Entity store : facts.ofType(Words.STORE)) {
            receiving(store, Words.KEPT_BY, among(store.value(Words.KEPT_BY), components), kinds, asked);
        }
        for (Entity flow : facts.ofType(Words.FLOW)) {
            receiving(flow, Words.IMPORTER, among(flow.value(Words.IMPORTER), suppliers), kinds, asked);
        }
        askForAll(Words.STORE, asked);
        askForAll(Words.FLOW, asked);
        return List.copyOf(asked);
    }

    private void receiving(Entity thing, String by, Ternary here, Set<String> kinds, Set<Missing> asked) {
        if (here.and(ofKinds(thing, kinds)) == Ternary.UNKNOWN) {
            ask(thing, by, asked);
            ask(thing, Words.DATA, asked);
            thing.members(Words.DATA).forEach(key -> facts.entity(key.toString()).ifPresent(data -> ask(data, Words.KINDS, asked)));
        }
    }

    private Ternary ofKinds(Entity thing, Set<String> kinds) {
        if (!(thing.value(Words.DATA) instanceof Value.Members data)) {
            return Ternary.UNKNOWN;
        }
        Ternary any = data.complete() ? Ternary.NO : Ternary.UNKNOWN;
        for (Object key : data.scalars()) {
            Value said = facts.entity(key.toString()).map(set -> set.value(Words.KINDS)).orElse(Value.UNKNOWN);
            any = any.or(!(said instanceof Value.Members members)
                    ? Ternary.UNKNOWN
                    : members.scalars().stream().anyMatch(kind -> kinds.contains(kind.toString()))
                            ? Ternary.YES
                            : members.complete() ? Ternary.NO : Ternary.UNKNOWN);
        }
        return any;
    }

    /** Whether something is, or is said of, data that is or may be of some kinds; empty for what is no data. */
    public Optional<Boolean> isData(String pointer, Set<String> kinds) {
        return facts.entity(pointer)
                .or(() -> facts.entity(Pointers.parent(pointer)))
                .filter(entity -> entity.type().equals(Words.DATA_SET))
                .map(data -> {
                    Value said = data.value(Words.KINDS);
                    return !(said instanceof Value.Members members)
                            || !members.complete()
                            || members.scalars().stream().anyMatch(kind -> kinds.contains(kind.toString()));
                });
    }
}
