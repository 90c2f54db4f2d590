package edict.facts;

import edict.document.Pointers;
import edict.facts.Requirements.Missing;
import edict.rulebook.Words;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What some components are supplied with, by whom, and what the design says around that. Immutable.
 *
 * @param components keys
 * @param products keys of what they run
 * @param suppliers keys of who supplies that, operates the components, or stands above those
 * @param around all of these, who takes part in the products and gets data, and what is written about them: parts, contracts, certificates
 */
public record Supplied(
        Facts facts, Vocabulary vocabulary, Set<String> components, Set<String> products, Set<String> suppliers, Set<String> around) {

    /** What a supplier knows of a design beside what it supplies. */
    private static final Set<String> TOLD = Set.of(Words.STORE, Words.FLOW, Words.CERTIFICATE);

    /** A certificate of a supplier. @param validTo empty when nobody says */
    public record Certificate(String scheme, Optional<LocalDate> validTo) {}

    static Supplied of(Set<String> components, Facts facts, Vocabulary vocabulary) {
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
        around.addAll(new Engaged(products, facts).organisations());
        for (Entity entity : facts.entities().values()) {
            boolean part = entity.owner().filter(around::contains).isPresent();
            boolean covers = entity.type().equals(Words.CONTRACT)
                    && (names(entity, Words.SUPPLIER, suppliers) || names(entity, Words.PRODUCTS, products));
            boolean certifies = entity.type().equals(Words.CERTIFICATE) && names(entity, Words.HOLDER, suppliers);
            if (part || covers || certifies) {
                around.add(entity.key());
            }
        }
        return new Supplied(facts, vocabulary, components, products, suppliers, around);
    }

    static void addWithParents(Entity organisation, Facts facts, Set<String> all) {
        if (all.add(organisation.key())) {
            Words.PARENTS.forEach(attribute -> organisation.members(attribute).forEach(parent ->
                    facts.entity(parent.toString()).ifPresent(above -> addWithParents(above, facts, all))));
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

    /**
     * Likewise, but of those who take part in the products only who gets data of some kinds.
     *
     * @param kinds empty where all data count
     */
    public Ternary isAround(String pointer, Set<String> kinds) {
        if (!isAround(pointer)) {
            return Ternary.NO;
        }
        String thing = around.contains(pointer) ? pointer : Pointers.parent(pointer);
        return kinds.isEmpty() || suppliers.contains(thing) || !engaged().organisations().contains(thing)
                ? Ternary.YES
                : engaged().gets(thing, part -> ofKinds(part, kinds));
    }

    /** What could settle who of those that take part in the products gets data of some kinds. */
    public List<Missing> engaging(Set<String> kinds) {
        Set<Missing> asked = new LinkedHashSet<>();
        engaged().askWhat(part -> ofKinds(part, kinds), asked);
        return List.copyOf(asked);
    }

    /** Whether there a list goes on of which only what names them isn't known. */
    private boolean isListOfTheirs(String pointer) {
        return facts.openLists().stream()
                .filter(list -> list.pointer().equals(pointer) && !list.among().isEmpty())
                .anyMatch(list -> list.among().keySet().stream().allMatch(attribute -> list.mayName(attribute, around)));
    }

    /**
     * Whether who supplies it can say: something around it, or where data lie and go, and what is certified. For whom the decision is
     * taken, and what by the vocabulary only who buys can answer, is none of it.
     *
     * @param pointer of a thing, or of what is said of it
     * @param attribute what is asked there: an attribute, or the key of a list
     */
    public boolean isTheirs(String pointer, String attribute) {
        return isOfThem(pointer) && !isBuyers(pointer, attribute);
    }

    /** Whether it is of the same, and only who buys can say. */
    public boolean isOwn(String pointer, String attribute) {
        return isOfThem(pointer) && isBuyers(pointer, attribute);
    }

    private boolean isOfThem(String pointer) {
        return isAround(pointer) || thing(pointer).map(Entity::type).or(() -> listed(pointer)).filter(TOLD::contains).isPresent();
    }

    private Optional<Entity> thing(String pointer) {
        return facts.entity(pointer).or(() -> facts.entity(Pointers.parent(pointer)));
    }

    private boolean isBuyers(String pointer, String attribute) {
        return thing(pointer)
                .filter(one -> one.type().equals(Words.ORGANISATION) && one.value(Words.ASSESSED) == Value.YES
                        || vocabulary.isForBuyer(one.type(), attribute)
                        // Of a part that nobody has written the list is asked where it would stand.
                        || vocabulary.isForBuyer(one.type(), Pointers.last(pointer))
                        || isPartOfBuyers(one))
                .isPresent();
    }

    private boolean isPartOfBuyers(Entity part) {
        return Optional.ofNullable(vocabulary.types().get(part.type()))
                .map(EntityType::answeredByBuyerIn)
                .filter(owners -> part.owner().flatMap(facts::entity).filter(owner -> owners.contains(owner.type())).isPresent())
                .isPresent();
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

    /**
     * The ids of a design that who supplies it is not to learn: other suppliers and what those supply. Data, for whom the decision is taken,
     * and what is around it or comes with it tells them of nobody else.
     *
     * @param before the design without what is supplied: what came along with that they brought themselves
     */
    public Set<String> untold(Facts before) {
        Set<String> named = named();
        Set<String> told = facts.entities().values().stream()
                .filter(entity -> isHarmless(entity) || named.contains(entity.key()))
                .flatMap(entity -> entity.id().stream())
                .collect(Collectors.toSet());
        return before.entities().values().stream()
                .flatMap(entity -> entity.id().stream())
                .filter(id -> !told.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isHarmless(Entity thing) {
        return thing.type().equals(Words.DATA_SET)
                || thing.type().equals(Words.ORGANISATION) && thing.value(Words.ASSESSED) == Value.YES
                || brings(thing.key())
                || thing.type().equals(Words.CERTIFICATE) && names(thing, Words.PRODUCTS, products);
    }

    /** Keys of those whom suppliers, products and their parts name, such as owners and licensors. */
    private Set<String> named() {
        return facts.entities().values().stream()
                .filter(one -> products.contains(one.key())
                        || suppliers.contains(one.key())
                        || one.owner().filter(owner -> products.contains(owner) || suppliers.contains(owner)).isPresent())
                .flatMap(one -> one.values().keySet().stream().flatMap(attribute -> keys(one.value(attribute))))
                .filter(key -> facts.entity(key).filter(one -> one.type().equals(Words.ORGANISATION)).isPresent())
                .collect(Collectors.toSet());
    }

    private static Stream<String> keys(Value value) {
        return value instanceof Value.Known known
                ? Stream.of(known.scalar().toString())
                : value instanceof Value.Members members ? members.scalars().stream().map(Object::toString) : Stream.of();
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

    /** Whether each product has a certificate under one of some schemes on each day from one to another. */
    public Certification certified(Set<String> schemes, LocalDate from, LocalDate until) {
        return new Certification(this, schemes, from, until);
    }

    Set<Missing> unnamedProducts() {
        Set<Missing> asked = new LinkedHashSet<>();
        components.forEach(key -> facts.entity(key).ifPresent(component -> ask(component, Words.RUNS, asked)));
        return asked;
    }

    /** Asks for what isn't known, or not whole. */
    static void ask(Entity thing, String attribute, Set<Missing> asked) {
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

    /** What a component runs, where that is known. */
    Optional<Entity> product(String component) {
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

    /**
     * Certificates of the suppliers, or of whomever for what they supply, that are held, or may be, for something of what is supplied, and of which
     * nobody says that they last until a day. Where another under the same scheme goes on, one is missed by nobody.
     *
     * @param day empty where it is enough that somebody says when it ends
     */
    public List<Certificate> ending(Optional<LocalDate> day) {
        List<Entity> held = certificates()
                .filter(certificate -> names(certificate, Words.HOLDER, suppliers) || isForThem(certificate))
                .filter(certificate -> Certification.isHeld(certificate) != Ternary.NO)
                .filter(certificate -> products.isEmpty()
                        || products.stream().anyMatch(product -> Certification.covers(certificate, product, facts) != Ternary.NO))
                .toList();
        return held.stream()
                .filter(certificate -> lasts(certificate).map(end -> day.filter(end::isBefore).isPresent()).orElse(true))
                .filter(certificate -> held.stream().noneMatch(other -> goesOn(other, certificate)))
                .map(certificate -> new Certificate(certificate.text(Words.SCHEME).orElse(""), Days.known(certificate.value(Words.VALID_TO))))
                .toList();
    }

    /** Whether nobody says who holds it, and it covers something of what is supplied. */
    private boolean isForThem(Entity certificate) {
        return certificate.value(Words.HOLDER) == Value.UNKNOWN
                && products.stream().anyMatch(product -> Certification.covers(certificate, product, facts) == Ternary.YES);
    }

    /** Each once: of which the registry says no end, and somebody else does, that is the same as theirs. */
    Stream<Entity> certificates() {
        List<Entity> all = facts.ofType(Words.CERTIFICATE);
        return all.stream().filter(certificate -> all.stream().noneMatch(other -> isSame(other, certificate)));
    }

    /** Whether somebody says of the registry's certificate when it ends. */
    private boolean isSame(Entity dated, Entity registered) {
        return isRegistered(registered)
                && !isRegistered(dated)
                && isEqual(dated, registered, Words.SCHEME)
                && isEqual(dated, registered, Words.HOLDER)
                && Certification.isHeld(dated) == Ternary.YES
                && Days.known(dated.value(Words.VALID_TO)).isPresent()
                && registered.value(Words.VALID_TO) == Value.UNKNOWN
                && (registered.value(Words.VALID_FROM) == Value.UNKNOWN
                        || !(dated.value(Words.VALID_FROM) instanceof Value.Known)
                        || isEqual(dated, registered, Words.VALID_FROM))
                && products.stream().allMatch(product -> Certification.covers(registered, product, facts) == Ternary.NO
                        || Certification.covers(dated, product, facts) == Ternary.YES);
    }

    private static boolean isEqual(Entity one, Entity other, String attribute) {
        return one.value(attribute) instanceof Value.Known && one.value(attribute).equals(other.value(attribute));
    }

    private static boolean isRegistered(Entity certificate) {
        return Optional.ofNullable(certificate.values().get(Words.SCHEME))
                .filter(given -> given.origin() == Given.Origin.CATALOGUE)
                .isPresent();
    }

    private static Optional<LocalDate> lasts(Entity certificate) {
        return Days.first(certificate.value(Words.VALID_TO));
    }

    /** Whether a certificate surely lasts longer than another, for the same, and leaves no day between. */
    private boolean goesOn(Entity other, Entity certificate) {
        Optional<LocalDate> end = lasts(certificate);
        return end.isPresent()
                && certificate.text(Words.SCHEME).equals(other.text(Words.SCHEME))
                && Certification.isHeld(other) == Ternary.YES
                && lasts(other).filter(end.get()::isBefore).isPresent()
                && Certification.latest(other).filter(begin -> !begin.isAfter(end.get().plusDays(1))).isPresent()
                && products.stream().allMatch(product -> Certification.covers(certificate, product, facts) == Ternary.NO
                        || Certification.covers(other, product, facts) == Ternary.YES);
    }

    /** The first day after a day on which one of the contracts begins; empty where none does. */
    public Optional<LocalDate> begins(LocalDate after) {
        return contracts()
                .flatMap(contract -> contract.day(Words.STARTS_ON).stream())
                .filter(day -> day.isAfter(after))
                .min(LocalDate::compareTo);
    }

    /** What the contracts say of their end; empty when there are none. */
    public Optional<Terms> terms() {
        return contracts().map(Terms::of).reduce(Terms::and);
    }

    /** What the contracts don't say, or not exactly, of some of their attributes. */
    public List<Missing> unsaid(List<String> attributes) {
        Set<Missing> asked = new LinkedHashSet<>();
        contracts().forEach(contract -> attributes.forEach(attribute -> ask(contract, attribute, asked)));
        return List.copyOf(asked);
    }

    private Stream<Entity> contracts() {
        return facts.ofType(Words.CONTRACT).stream().filter(contract -> around.contains(contract.key()));
    }

    private Engaged engaged() {
        return new Engaged(products, facts);
    }

    /** Who takes part in the products and works on data outside some countries for sure, by name. */
    public List<String> engagedOutside(Set<String> countries) {
        return engaged().outside(countries);
    }

    /** Whether the components run, and keep data, in some countries alone, and whoever takes part in the products works on data there alone. */
    public Ternary isWithin(Set<String> countries) {
        return runsWithin(countries).and(engaged().isWithin(countries));
    }

    /** Whether the components run, and keep data, in some countries alone. */
    public Ternary runsWithin(Set<String> countries) {
        List<Value> places = new ArrayList<>();
        components.forEach(key -> facts.entity(key).ifPresent(component -> places.add(component.value(Words.COUNTRY))));
        Ternary stores = facts.ofType(Words.STORE).stream()
                .map(store -> among(store.value(Words.KEPT_BY), components).not().or(among(store.value(Words.COUNTRY), countries)))
                .reduce(Ternary.YES, Ternary::and);
        Ternary listed = facts.openLists().stream().anyMatch(list -> list.type().equals(Words.STORE)) ? Ternary.UNKNOWN : Ternary.YES;
        return places.stream().map(place -> among(place, countries)).reduce(listed.and(stores), Ternary::and);
    }

    /** What could settle {@link #isWithin}. */
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
        engaged().askWhere(countries, asked);
        return List.copyOf(asked);
    }

    /** Whether a value is one of some. */
    static Ternary among(Value value, Set<String> some) {
        if (value instanceof Value.Known known) {
            return some.contains(known.scalar().toString()) ? Ternary.YES : Ternary.NO;
        }
        if (value instanceof Value.OneOf several) {
            long inside = several.scalars().stream().filter(one -> some.contains(one.toString())).count();
            return inside == several.scalars().size() ? Ternary.YES : inside == 0 ? Ternary.NO : Ternary.UNKNOWN;
        }
        return Ternary.UNKNOWN;
    }

    /**
     * Whether data of some kinds get to what is supplied.
     *
     * @param holds whether the components have such data, by themselves or for what needs them, or the suppliers receive them
     * @param needed what has such data, or may, and needs the components; nothing where they have such data themselves
     * @param questions what could settle it; none where they surely get there
     */
    public record Getting(Ternary holds, List<Needed> needed, List<Missing> questions) {}

    /** A component that something needs which has data, or may, by names. @param certain whether both are so */
    public record Needed(String by, String component, boolean certain) {}

    /** Whether data of some kinds get there. */
    public Getting getting(Set<String> kinds) {
        Whereabouts whereabouts = Whereabouts.of(components, facts, thing -> ofKinds(thing, kinds));
        Ternary received = receive(kinds);
        boolean open = facts.openLists().stream().anyMatch(list -> list.type().equals(Words.STORE) || list.type().equals(Words.FLOW));
        Ternary holds = (open ? Ternary.UNKNOWN : Ternary.NO).or(whereabouts.holds()).or(received);
        List<Needed> needed = whereabouts.itself().or(received) == Ternary.YES
                ? List.of()
                : whereabouts.because().stream()
                        .map(need -> new Needed(called(need.by()), called(need.what()), need.holds() == Ternary.YES))
                        .toList();
        return new Getting(holds, needed, holds == Ternary.YES ? List.of() : receiving(kinds, whereabouts));
    }

    /** Whether the suppliers receive data of some kinds. */
    private Ternary receive(Set<String> kinds) {
        Ternary any = Ternary.NO;
        for (Entity flow : facts.ofType(Words.FLOW)) {
            Ternary here = among(flow.value(Words.IMPORTER), suppliers).or(isOpen() ? Ternary.UNKNOWN : Ternary.NO);
            any = any.or(here.and(ofKinds(flow, kinds)));
        }
        return any;
    }

    private String called(String key) {
        return facts.entity(key).map(Entity::called).orElse(key);
    }

    private List<Missing> receiving(Set<String> kinds, Whereabouts whereabouts) {
        Set<Missing> asked = new LinkedHashSet<>(isOpen() ? naming() : List.of());
        asked.addAll(whereabouts.questions());
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
