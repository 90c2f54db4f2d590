package edict.facts;

import edict.document.Place;
import edict.document.Pointers;
import edict.rulebook.Table;
import edict.rulebook.Words;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The document as the law sees it. Immutable.
 *
 * @param entities by key, in the order of the document, then rows and registry entries
 * @param openLists lists of entities that may have more members than are known
 * @param claims what the document says that rules should conclude
 * @param contradictions where the document and the registry state different things, and nothing newer settles it
 * @param settled where an answer with evidence newer than the registry settles it: the answer counts
 * @param catalogued keys of the entities that stand for registry entries, by registry id
 * @param notes on answers: about things that are gone, against the document, from a later day
 * @param outcomes what losses do to capabilities, by the key of the fact that says so
 */
public record Facts(
        Map<String, Entity> entities,
        List<EntityList> openLists,
        List<Claim> claims,
        List<Contradiction> contradictions,
        List<Contradiction> settled,
        Map<String, String> catalogued,
        List<Remark> notes,
        Map<String, Outcome> outcomes) {

    /**
     * What the submitter should know and need not change.
     *
     * @param text with its place
     * @param before it is to be said where the day judged comes before this one; where empty, on every day
     * @param unused whether something that was said counts for nothing
     */
    public record Remark(Text text, Optional<LocalDate> before, boolean unused) {}

    /** Facts without claims, contradictions, registry entries and notes. */
    public Facts(Map<String, Entity> entities, List<EntityList> openLists) {
        this(entities, openLists, List.of(), List.of(), List.of(), Map.of(), List.of(), Map.of());
    }

    /**
     * A derived fact as the document claims it.
     *
     * @param subject key of the entity that it is claimed of
     * @param type the derived type
     * @param holds false when the document claims that it is not so
     * @param values of the derived type's attributes, those that are stated; references as keys
     */
    public record Claim(
            String subject, String type, boolean holds, Map<String, Value> values, String pointer, Place at) {}

    /**
     * Document and registry state different things.
     *
     * @param entity key
     */
    public record Contradiction(String entity, String attribute, Given stated, Given catalogued) {}

    public Optional<Entity> entity(String key) {
        return Optional.ofNullable(entities.get(key));
    }

    /**
     * What is the same for the same thing in several designs: the id of the registry entry that it stands for, else its name,
     * else its id. What is no entity, such as a country, is itself.
     */
    public String identity(String key) {
        Optional<String> entry = catalogued.entrySet().stream()
                .filter(standing -> standing.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst();
        return entry.or(() -> entity(key).flatMap(Entity::name))
                .or(() -> entity(key).flatMap(Entity::id))
                .orElse(key);
    }

    /** The names of things, for reports. */
    public Called called() {
        return Called.of(this);
    }

    /** What is to be known of the answers that count, judged on a day. */
    public List<Text> notesOn(LocalDate day) {
        return notesOn(day, false);
    }

    /** Which answers count for nothing, judged on a day. */
    public List<Text> unusedOn(LocalDate day) {
        return notesOn(day, true);
    }

    private List<Text> notesOn(LocalDate day, boolean unused) {
        return notes.stream()
                .filter(note -> note.unused() == unused && note.before().map(day::isBefore).orElse(true))
                .map(Remark::text)
                .toList();
    }

    /** The entities of a type, in order. */
    public List<Entity> ofType(String type) {
        return entities.values().stream()
                .filter(entity -> entity.type().equals(type))
                .toList();
    }

    /**
     * The things to which the entities of a type refer, in order.
     *
     * @param by attributes, and of which type that has to be to which they refer
     */
    public List<Entity> referred(String type, Map<String, String> by) {
        return ofType(type).stream()
                .flatMap(entity -> by.entrySet().stream()
                        .flatMap(wanted -> entity.reference(wanted.getKey(), this)
                                .filter(thing -> thing.type().equals(wanted.getValue()))
                                .stream()))
                .distinct()
                .toList();
    }

    /** Whether an entity of a type refers, or may refer, to such things by each of the attributes. */
    public boolean mayRefer(String type, Map<String, String> by) {
        return ofType(type).stream()
                .anyMatch(entity -> by.entrySet().stream()
                        .allMatch(wanted -> entity.reference(wanted.getKey(), this)
                                .map(thing -> thing.type().equals(wanted.getValue()))
                                .orElse(true)));
    }

    /** Entities of {@code type} whose attribute {@code flag} is stated true. */
    public List<Entity> marked(String type, String flag) {
        return entities.values().stream()
                .filter(entity -> entity.type().equals(type) && entity.values().containsKey(flag))
                .filter(entity -> entity.value(flag).equals(Value.YES))
                .toList();
    }

    /** The contracts about a product. @param product id @param except ids of contracts that don't count */
    public List<Entity> contractsAbout(String product, Collection<String> except) {
        return ofType(Words.CONTRACT).stream()
                .filter(contract -> contract.id().filter(except::contains).isEmpty())
                .filter(contract -> contract.members(Words.PRODUCTS).stream()
                        .flatMap(key -> entity(key.toString()).stream())
                        .anyMatch(one -> one.id().filter(product::equals).isPresent()))
                .toList();
    }

    /**
     * The certificates that are known to be somebody's, of those that name a product or none in particular.
     *
     * @param product id
     * @param holder id
     * @param except ids of certificates that don't count
     */
    public List<Entity> certificatesFor(String product, String holder, Collection<String> except) {
        return ofType(Words.CERTIFICATE).stream()
                .filter(certificate -> certificate.id().filter(except::contains).isEmpty())
                .filter(certificate -> certificate.reference(Words.HOLDER, this).flatMap(Entity::id).filter(holder::equals).isPresent())
                .filter(certificate -> !(certificate.value(Words.PRODUCTS) instanceof Value.Members named)
                        || named.scalars().stream().anyMatch(key -> entity((String) key).flatMap(Entity::id).filter(product::equals).isPresent()))
                .toList();
    }

    /**
     * Where a path of attributes ends.
     *
     * @param entity key of the entity that has the last attribute
     */
    public record End(String entity, String attribute, Value value) {}

    /** Follows references from an entity; where one is not known, the path ends there. Empty when it leads nowhere. */
    public Optional<End> follow(String key, List<String> path) {
        String at = key;
        Optional<End> end = Optional.empty();
        for (String step : path) {
            Optional<Entity> entity = entity(at).filter(found -> found.values().containsKey(step));
            if (entity.isEmpty()) {
                return end;
            }
            Value value = entity.get().value(step);
            end = Optional.of(new End(at, step, value));
            if (!(value instanceof Value.Known known)) {
                return end;
            }
            at = known.scalar().toString();
        }
        return end;
    }

    /** A thing that the document says is valid until a day. @param day the last one */
    public record Ending(Entity entity, LocalDate day) {}

    /** Certificates, evidence, contracts and whatever else ends on a day that is known. */
    public List<Ending> endings() {
        List<Ending> endings = new ArrayList<>();
        for (Entity entity : entities.values()) {
            if (entity.key().startsWith("/")) {
                entity.day(Words.VALID_TO).or(() -> entity.day(Words.ENDS_ON)).ifPresent(day -> endings.add(new Ending(entity, day)));
            }
        }
        return List.copyOf(endings);
    }

    /**
     * Whether something is said where a question asks.
     *
     * @param pointer of an attribute or of a list
     * @param attribute its name, or for a list of controls or evidence which of them is asked for
     */
    public boolean says(String pointer, String attribute) {
        String owner = Pointers.parent(pointer);
        Optional<Entity> entity = entity(owner);
        if (entity.filter(found -> found.values().containsKey(attribute)).isPresent()
                && pointer.endsWith('/' + attribute)) {
            Value value = entity.orElseThrow().value(attribute);
            return !(value instanceof Value.Unknown || value instanceof Value.NotApplicable);
        }
        boolean named = entities.values().stream()
                .filter(member -> member.key().startsWith(pointer + '/'))
                .flatMap(member -> List.of(Words.CONTROL_ID, Words.KIND).stream()
                        .filter(member.values()::containsKey)
                        .map(member::value))
                .anyMatch(new Value.Known(attribute)::equals);
        boolean open = openLists.stream().anyMatch(list -> list.pointer().equals(pointer));
        return named || !open && (owner.isEmpty() || entity.isPresent());
    }

    /** These facts with everything that the vocabulary merely assumes unknown again. */
    public Facts withoutAssumptions() {
        Map<String, Entity> all = new LinkedHashMap<>();
        entities.forEach((key, entity) -> {
            Map<String, Given> values = new LinkedHashMap<>();
            boolean assumed = false;
            for (Map.Entry<String, Given> value : entity.values().entrySet()) {
                Given given = value.getValue();
                boolean dropped = given.origin() == Given.Origin.ASSUMED;
                assumed |= dropped;
                values.put(
                        value.getKey(),
                        dropped
                                ? new Given(Value.UNKNOWN, Given.Origin.MISSING, given.pointer(), entity.at())
                                : given);
            }
            all.put(
                    key,
                    assumed
                            ? new Entity(key, entity.type(), entity.id(), entity.owner(), entity.at(), values)
                            : entity);
        });
        return having(all, outcomes);
    }

    /** The controls and their evidence. */
    public Measures controls() {
        return Measures.of(this);
    }

    /** Who needs what, and how that can be covered. */
    public Requirements requirements() {
        return Requirements.of(this);
    }

    /** From whom the design has what. */
    public Supply supply() {
        return Supply.of(this);
    }

    /** What the design says of leaving those who supply it on a day. */
    public Exits exits(LocalDate day) {
        return Exits.of(this, day);
    }

    /** The components and what flows between them. */
    public Landscape landscape() {
        return Landscape.of(this);
    }

    /** The places that products fill, of these components, in the order of the document. */
    public List<Slot> slots(Set<String> components, List<CatalogueEntry> registry, Vocabulary vocabulary) {
        return ofType(Words.COMPONENT).stream()
                .filter(component -> components.contains(component.key()) && component.id().isPresent())
                .map(component -> Slot.of(component, this, registry, vocabulary))
                .toList();
    }

    /** What some components are supplied with. @param components ids */
    public Supplied supplied(Collection<String> components, Vocabulary vocabulary) {
        Set<String> keys = new LinkedHashSet<>();
        components.forEach(id -> component(id).map(Entity::key).ifPresent(keys::add));
        return Supplied.of(Collections.unmodifiableSet(keys), this, vocabulary);
    }

    /** A component, by id. */
    public Optional<Entity> component(String id) {
        return ofType(Words.COMPONENT).stream().filter(one -> one.id().filter(id::equals).isPresent()).findFirst();
    }

    /** Puts a product into a component. @param component id @param supplier who supplies it, empty when nobody says */
    public Option.Step filled(String component, String product, Optional<String> supplier, Vocabulary vocabulary) {
        return Slot.filled(component(component).orElseThrow(), this, vocabulary, product, supplier);
    }

    /** What assessors have answered about products and components. */
    public Assessments assessments() {
        return Assessments.of(this);
    }

    /** The organisations and roles on which findings may fall. */
    public Parties parties() {
        return Parties.of(this);
    }

    /** These facts and rows of tables. Rows of unknown types are a mistake of the caller. */
    public Facts with(List<Row> rows, Vocabulary vocabulary) {
        if (rows.isEmpty()) {
            return this;
        }
        Map<String, Entity> all = new LinkedHashMap<>(entities);
        Shapes shapes = Shapes.of(vocabulary);
        for (Row row : rows) {
            Entity entity = row.entity(shapes, catalogued);
            all.put(entity.key(), entity);
        }
        return having(all, outcomes);
    }

    /** The same for rows of a rulebook, whose entities {@code tables} keeps. */
    public Facts with(List<Table.Row> rows, Tables tables) {
        if (rows.isEmpty()) {
            return this;
        }
        Map<String, Entity> all = new LinkedHashMap<>(entities);
        for (Table.Row row : rows) {
            Entity entity = tables.entity(row, catalogued);
            all.put(entity.key(), entity);
        }
        return having(all, outcomes);
    }

    /** These facts and what losses do to capabilities. @param tables of a rulebook whose vocabulary knows such facts */
    public Facts foreseeing(List<Outcome> some, Tables tables) {
        if (some.isEmpty()) {
            return this;
        }
        Map<String, Entity> all = new LinkedHashMap<>(entities);
        Map<String, Outcome> byKey = new LinkedHashMap<>();
        for (Outcome outcome : some) {
            Entity capability = all.get(outcome.capability());
            if (capability != null) {
                all.put(outcome.key(), outcome.entity(capability, tables.shape(Words.CAPABILITY_OUTCOME)));
                byKey.put(outcome.key(), outcome);
            }
        }
        return having(all, Collections.unmodifiableMap(byKey));
    }

    private Facts having(Map<String, Entity> all, Map<String, Outcome> some) {
        return new Facts(Collections.unmodifiableMap(all), openLists, claims, contradictions, settled, catalogued, notes, some);
    }

    /** What to answer for an attribute to be known: itself, or what a simulation was missing. */
    public List<Requirements.Missing> asked(String key, String attribute) {
        return missing(key).orElseGet(() -> entity(key)
                .flatMap(entity -> Optional.ofNullable(entity.values().get(attribute)))
                .map(given -> List.of(new Requirements.Missing(key, attribute, given.pointer())))
                .orElse(List.of()));
    }

    /** What a simulation was missing, of a fact that tells what came of it. */
    public Optional<List<Requirements.Missing>> missing(String key) {
        return Optional.ofNullable(outcomes.get(key)).map(Outcome::asked).filter(asked -> !asked.isEmpty());
    }
}
