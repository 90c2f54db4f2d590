package edict.engine;

import edict.document.Pointers;
import edict.facts.Entity;
import edict.facts.EntityList;
import edict.facts.Facts;
import edict.facts.Ternary;
import edict.facts.Value;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is or may be: the entities of the document, a placeholder for each unknown reference, and one for each
 * list of which not all members are known.
 */
final class Universe {

    private final Ruleset ruleset;
    private final Map<String, List<Instance>> byType = new LinkedHashMap<>();
    private final Map<Object, List<Instance>> byId = new HashMap<>();
    private final Map<Alias, Place> places = new LinkedHashMap<>();
    private final Map<String, List<Alias>> aliases = new HashMap<>();
    private final Map<String, Map<String, Index>> indices = new HashMap<>();
    private final Map<String, List<Instance>> placeholders = new HashMap<>();
    private final Map<String, Map<Object, List<Alias>>> owned = new HashMap<>();
    private final Map<List<Object>, Optional<Kin>> kin = new HashMap<>();
    private final Set<String> listed = new HashSet<>();
    private final Facts facts;
    private final boolean someoneIsAssessed;

    /**
     * Where an answer is missing.
     *
     * @param holder the entity whose reference or list is unknown; empty for a list at top level
     * @param attribute the reference, or the key of the list
     */
    record Place(Optional<String> holder, String attribute, List<String> types) {}

    Universe(Facts facts, Ruleset ruleset, Evaluation evaluation) {
        this.facts = facts;
        this.someoneIsAssessed = !facts.marked(Words.ORGANISATION, Words.ASSESSED).isEmpty();
        this.ruleset = ruleset;
        facts.entities().values().forEach(entity -> listed.add(entity.type()));
        for (Entity entity : facts.entities().values()) {
            Layout layout = ruleset.layouts().get(entity.type());
            if (layout != null && ruleset.reads(entity.type())) {
                BitSet referring = ruleset.referring(layout);
                Instance instance = Instance.read(
                        entity.key(),
                        layout,
                        evaluation,
                        true,
                        (thing, position) -> value(entity, thing, position, referring.get(position)));
                // What a reference leaves open is there before anybody asks.
                for (int position = referring.nextSetBit(0); position >= 0; position = referring.nextSetBit(position + 1)) {
                    instance.value(position);
                }
                add(instance);
            }
        }
        for (EntityList list : facts.openLists()) {
            unlisted(list, evaluation);
        }
        for (Map.Entry<Alias, Place> entry : List.copyOf(places.entrySet())) {
            for (String type : entry.getValue().types()) {
                boolean certain = !entry.getKey().unlisted() && entry.getValue().types().size() == 1;
                if (find(entry.getKey(), type).isEmpty()) {
                    placeholder(entry.getKey(), type, certain, evaluation);
                }
            }
        }
        for (Alias alias : List.copyOf(places.keySet())) {
            for (Instance owner : List.copyOf(find(alias))) {
                parts(owner, evaluation);
            }
        }
        beyond(evaluation);
        for (Alias alias : List.copyOf(places.keySet())) {
            if (alias.isBeyond()) {
                List.copyOf(find(alias)).forEach(owner -> parts(owner, evaluation));
            }
        }
        elements(evaluation);
    }

    /**
     * Of a thing that the document does not name, nobody listed the parts either; of what is always complete it has none. What is one of
     * the things that the document names has the parts of one of these.
     */
    private void parts(Instance owner, Evaluation evaluation) {
        for (EntityType part : ruleset.vocabulary().types().values()) {
            if (part.partOf().contains(owner.layout.name())
                    && ruleset.reads(part.name())
                    && (part.completeAlways().isEmpty() || isNamed(owner))) {
                Layout layout = Lookup.in(ruleset.layouts(), part.name());
                Alias alias = partsOf((Alias) owner.id, part.name());
                if (places.containsKey(alias) || alias.depth() > Alias.DEEPEST + 1) {
                    continue;
                }
                Optional<Kin> kin = kin(part.name(), owner);
                if (kin.filter(known -> known.members().isEmpty()).isPresent()) {
                    continue;
                }
                place(alias, new Place(Optional.empty(), part.name(), List.of(part.name())));
                int of = layout.position("of");
                Instance unlisted = Instance.read(
                        alias,
                        layout,
                        evaluation,
                        false,
                        (thing, position) -> position == of ? new Possible.Exactly(owner.id) : value(kin, layout, position));
                if (isNamed(owner)) {
                    unlisted.meanSomethingNamed();
                }
                add(unlisted);
                parts(unlisted, evaluation);
            }
        }
    }

    /** Whether it is one of the things that the document names, whichever that is. */
    private boolean isNamed(Instance placeholder) {
        return types(placeholder.id).stream().allMatch(this::completeAlways);
    }

    /** The parts of what something may be; empty where they are not all known, or it may be something that the document does not name. */
    private Optional<Kin> kin(String type, Instance owner) {
        if (!isNamed(owner)) {
            return Optional.empty();
        }
        Set<String> owners = types(owner.id);
        return kin.computeIfAbsent(List.of(type, owners), parts -> {
            if (isOpen(type, owners)) {
                return Optional.empty();
            }
            List<Instance> members = new ArrayList<>();
            for (Instance part : named(type)) {
                if (!(part.value("of") instanceof Possible.Exactly of) || of.value() instanceof Alias) {
                    return Optional.empty();
                }
                if (types(of.value()).stream().anyMatch(owners::contains)) {
                    members.add(part);
                }
            }
            return Optional.of(new Kin(members, new HashMap<>()));
        });
    }

    /** Whether there may be things of a type that nobody listed, of those that are parts as far as some may own them. */
    private boolean isOpen(String type, Set<String> owners) {
        return facts.openLists().stream()
                .filter(list -> list.type().equals(type))
                .anyMatch(list -> list.owner()
                        .flatMap(facts::entity)
                        .map(owner -> owners.contains(owner.type()))
                        .orElse(true));
    }

    private static Possible value(Optional<Kin> kin, Layout layout, int position) {
        return kin.map(known -> known.value(layout, position)).orElseGet(() -> layout.unknown(position));
    }

    /** Things that the document names. */
    private List<Instance> named(String type) {
        return all(type).stream().filter(thing -> !thing.placeholder()).toList();
    }

    /**
     * The things one of which something is.
     *
     * @param known what each attribute may be, as far as somebody asked
     */
    private record Kin(List<Instance> members, Map<Integer, Possible> known) {

        Possible value(Layout layout, int position) {
            Possible value = known.get(position);
            if (value == null) {
                value = Likeness.of(
                        members.stream().map(member -> member.value(position)).toList(), layout.unknown(position));
                known.put(position, value);
            }
            return value;
        }
    }

    /** The placeholder for the parts of something unnamed. */
    Alias partsOf(Alias owner, String type) {
        EntityType part = Lookup.in(ruleset.vocabulary().types(), type);
        return owner.membersOf(part.collection().orElse(type));
    }

    /**
     * What only unnamed things refer to: one placeholder a type, for any number of things. Of types that are always complete
     * they refer to what is named.
     */
    private void beyond(Evaluation evaluation) {
        Deque<Instance> unnamed = new ArrayDeque<>();
        for (Alias alias : places.keySet()) {
            unnamed.addAll(find(alias));
        }
        while (!unnamed.isEmpty()) {
            Instance thing = unnamed.remove();
            BitSet referring = ruleset.referring(thing.layout);
            for (int position = referring.nextSetBit(0); position >= 0; position = referring.nextSetBit(position + 1)) {
                if (mayBeAnybody(thing.value(position))) {
                    for (String type : referred(thing.layout.attributes().get(position).type())) {
                        stranger(type, ((Alias) thing.id).asked(), evaluation).ifPresent(unnamed::add);
                    }
                }
            }
        }
    }

    private static boolean mayBeAnybody(Possible value) {
        return value instanceof Possible.Anything
                || value instanceof Possible.Several several && !several.complete() && several.domain().isEmpty();
    }

    /** The types of what a reference, or a list of them, names. */
    static List<String> referred(AttributeType type) {
        if (type instanceof AttributeType.Reference reference) {
            return reference.types();
        }
        return type instanceof AttributeType.ListOf list ? referred(list.of()) : List.of();
    }

    private Optional<Instance> stranger(String type, String asked, Evaluation evaluation) {
        Alias alias = Alias.beyond(type, asked);
        if (places.containsKey(alias) || !ruleset.reads(type) || completeAlways(type)) {
            return Optional.empty();
        }
        place(alias, new Place(Optional.empty(), type, List.of(type)));
        placeholder(alias, type, false, evaluation);
        return find(alias, type);
    }

    private void add(Instance instance) {
        byType.computeIfAbsent(instance.layout.name(), t -> new ArrayList<>()).add(instance);
        byId.computeIfAbsent(instance.id, i -> new ArrayList<>(1)).add(instance);
    }

    private void place(Alias alias, Place place) {
        places.put(alias, place);
        for (String type : place.types()) {
            aliases.computeIfAbsent(type, t -> new ArrayList<>()).add(alias);
        }
    }

    /** @param refers whether it refers to things, and some rule reads it */
    private Possible value(Entity entity, Instance thing, int position, boolean refers) {
        Attribute attribute = thing.layout.attributes().get(position);
        Ternary applies = Ternary.YES;
        for (Attribute.OnlyIf condition : attribute.onlyIf()) {
            applies = applies.and(met(condition, thing.value(condition.attribute())));
        }
        // Who does not know it where leaving it out says that there is none does not know either whether there is any.
        boolean maybeNone = attribute.noneIfAbsent().isPresent() && entity.value(attribute.name()) instanceof Value.Unknown;
        return applies == Ternary.NO
                ? new Possible.Absent()
                : possible(entity, thing.layout, position, applies == Ternary.UNKNOWN || maybeNone, refers);
    }

    private Possible possible(Entity entity, Layout layout, int position, boolean maybeAbsent, boolean refers) {
        Attribute attribute = layout.attributes().get(position);
        Value value = entity.value(attribute.name());
        // Of most attributes nothing is known, which is the same for all things of a type.
        Possible possible = value instanceof Value.Unknown
                ? layout.unknown(position, maybeAbsent)
                : Possible.of(value, attribute, maybeAbsent);
        if (!refers) {
            return possible;
        }
        String pointer = Lookup.in(entity.values(), attribute.name()).pointer();
        if (attribute.type() instanceof AttributeType.Reference reference && possible instanceof Possible.Anything) {
            Alias alias = Alias.reference(pointer);
            place(alias, new Place(Optional.of(entity.key()), attribute.name(), reference.types()));
            return maybeAbsent ? new Possible.AnyOf(Set.of(alias), true) : new Possible.Exactly(alias);
        }
        if (attribute.type() instanceof AttributeType.ListOf list
                && list.of() instanceof AttributeType.Reference reference
                && possible instanceof Possible.Several several
                && !several.complete()) {
            place(Alias.members(pointer), new Place(Optional.of(entity.key()), attribute.name(), reference.types()));
        }
        return possible;
    }

    /** Whether a condition of {@code onlyIf} is met. */
    static Ternary met(Attribute.OnlyIf condition, Possible value) {
        if (value instanceof Possible.Absent) {
            return Ternary.of(condition.operator().equals("!="));
        }
        switch (condition.operator()) {
            case "contains": {
                Ternary any = Ternary.NO;
                for (Object member : condition.values()) {
                    any = any.or(Truth.contains(value, new Possible.Exactly(member)));
                }
                return any;
            }
            case "!=":
                return Truth.in(value, new LinkedHashSet<>(condition.values())).not();
            default:
                return Truth.in(value, new LinkedHashSet<>(condition.values()));
        }
    }

    private void unlisted(EntityList list, Evaluation evaluation) {
        if (!ruleset.reads(list.type())) {
            return;
        }
        Layout layout = Lookup.in(ruleset.layouts(), list.type());
        Alias alias = Alias.strangers(list.pointer());
        Possible[] values = blank(layout);
        list.owner().ifPresent(owner -> {
            if (layout.positions().containsKey("of")) {
                values[layout.position("of")] = new Possible.Exactly(owner);
            }
        });
        list.among().forEach((named, keys) -> values[layout.position(named)] =
                keys.size() == 1 ? new Possible.Exactly(keys.iterator().next()) : new Possible.AnyOf(Set.copyOf(keys), false));
        String attribute = Pointers.last(list.pointer());
        place(alias, new Place(list.owner(), attribute, List.of(list.type())));
        add(unnamed(new Instance(alias, layout, values, evaluation, false)));
    }

    private void placeholder(Alias alias, String type, boolean certain, Evaluation evaluation) {
        if (ruleset.reads(type) && !none(type)) {
            Layout layout = Lookup.in(ruleset.layouts(), type);
            add(
                    completeAlways(type)
                            ? named(alias, layout, certain, evaluation)
                            : unnamed(new Instance(alias, layout, blank(layout), evaluation, certain)));
        }
    }

    /** One of the things that the document names, as there are no others of its type. */
    private Instance named(Alias alias, Layout layout, boolean certain, Evaluation evaluation) {
        Optional<Kin> all = kin.computeIfAbsent(List.of(layout.name()), type -> isOpen(layout.name(), Set.of())
                ? Optional.empty()
                : Optional.of(new Kin(named(layout.name()), new HashMap<>())));
        Instance named = Instance.read(alias, layout, evaluation, certain, (thing, position) -> value(all, layout, position));
        named.meanSomethingNamed();
        if (certain) {
            // What is so of all of them is found of each of them, and not of this one once more.
            named.ifUnnamed(blank(layout));
        }
        return named;
    }

    /**
     * What is known of it if it is nothing that the document names. Where the document says for whom the decision is taken, it is not
     * taken for somebody whom it does not name.
     */
    private Instance unnamed(Instance placeholder) {
        Layout layout = placeholder.layout;
        if (someoneIsAssessed
                && layout.name().equals(Words.ORGANISATION)
                && layout.positions().containsKey(Words.ASSESSED)) {
            Possible[] known = placeholder.values().toArray(new Possible[0]);
            known[layout.position(Words.ASSESSED)] = new Possible.Exactly(false);
            placeholder.ifUnnamed(known);
        }
        return placeholder;
    }

    /** Whether there is nothing that a reference to this type can mean: its list is always complete, and it is empty. */
    private boolean none(String type) {
        return completeAlways(type) && !listed.contains(type);
    }

    /** Whether all things of the type are in the document. */
    boolean completeAlways(String type) {
        return Lookup.in(ruleset.vocabulary().types(), type).completeAlways().isPresent();
    }

    /** Nothing known. */
    static Possible[] blank(Layout layout) {
        Possible[] values = new Possible[layout.attributes().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = layout.unknown(i);
        }
        return values;
    }

    /** The elements of lists by which rules join. */
    private void elements(Evaluation evaluation) {
        for (Ruleset.Elements elements : ruleset.elements()) {
            Layout layout = elements.layout();
            for (Instance holder : List.copyOf(all(elements.holder()))) {
                if (holder.value(elements.position()) instanceof Possible.Several several) {
                    Set<Object> members = several.in();
                    for (Object member : members) {
                        element(layout, holder, new Possible.Exactly(member), holder.certain && !several.maybeAbsent(), evaluation);
                    }
                    if (!several.complete() && several.domain().isPresent()) {
                        for (Object member : several.domain().get()) {
                            if (!members.contains(member)) {
                                element(layout, holder, new Possible.Exactly(member), false, evaluation);
                            }
                        }
                    } else if (!several.complete()) {
                        element(layout, holder, unlisted(holder, elements.attribute()), false, evaluation);
                    }
                }
            }
        }
    }

    /** What else a list may hold: for references a placeholder, for texts anything. */
    private Possible unlisted(Instance holder, String attribute) {
        if (holder.id instanceof String key) {
            Alias alias = Alias.members(Lookup.in(Lookup.in(facts.entities(), key).values(), attribute).pointer());
            if (places.containsKey(alias)) {
                return new Possible.Exactly(alias);
            }
        }
        return new Possible.Anything(false);
    }

    /** The placeholder for the unlisted members of a holder's list of references, where the list is in the document. */
    Optional<Alias> unlistedMember(Instance holder, String attribute) {
        return unlisted(holder, attribute) instanceof Possible.Exactly exactly
                ? Optional.of((Alias) exactly.value())
                : Optional.empty();
    }

    private void element(Layout layout, Instance holder, Possible value, boolean certain, Evaluation evaluation) {
        Object id = List.of(holder.id, layout.name(), value);
        Instance element = new Instance(id, layout, new Possible[] {new Possible.Exactly(holder.id), value}, evaluation, certain);
        if (holder.named()) {
            element.meanSomethingNamed();
        }
        add(element);
    }

    /** Whether {@code type} is declared or of the engine's making, so that its facts are all here. */
    boolean derived(String type) {
        EntityType declared = ruleset.vocabulary().types().get(type);
        return declared != null && declared.kind() == EntityType.Kind.DERIVED;
    }

    List<Instance> all() {
        List<Instance> everything = new ArrayList<>();
        byType.values().forEach(everything::addAll);
        return everything;
    }

    /** Of which types there is something. */
    Set<String> types() {
        return byType.keySet();
    }

    List<Instance> all(String type) {
        return byType.getOrDefault(type, List.of());
    }

    Optional<Instance> find(Object id, String type) {
        return Optional.ofNullable(thing(id, type));
    }

    /** The same, or null: rules follow references far more often than anybody else. */
    @Nullable Instance thing(Object id, String type) {
        List<Instance> things = byId.get(id);
        if (things != null) {
            for (Instance thing : things) {
                if (thing.layout.name().equals(type)) {
                    return thing;
                }
            }
        }
        return null;
    }

    List<Instance> find(Object id) {
        return byId.getOrDefault(id, List.of());
    }

    /** The types that a thing is of. */
    Set<String> types(Object id) {
        Set<String> types = new LinkedHashSet<>();
        find(id).forEach(instance -> types.add(instance.layout.name()));
        return types;
    }

    Place place(Alias alias) {
        Place place = places.get(alias);
        if (place == null) {
            throw new IllegalStateException("no place for " + alias);
        }
        return place;
    }

    /** The place whose answer stands at a pointer. */
    Optional<Place> asked(String pointer) {
        Place list = places.get(Alias.members(pointer));
        return Optional.ofNullable(list == null ? places.get(Alias.reference(pointer)) : list);
    }

    /** Whether it is a list whose members are asked for at a pointer. */
    boolean isList(String pointer) {
        return places.containsKey(Alias.members(pointer));
    }

    /** Places that may bring a thing of this type into being. */
    List<Alias> aliases(String type) {
        return aliases.getOrDefault(type, List.of());
    }

    /** Of these, what may bring parts of {@code owner} into being, or of nobody knows what. */
    List<Alias> aliases(String type, Object owner) {
        Map<Object, List<Alias>> byOwner = owned.computeIfAbsent(type, t -> {
            Map<Object, List<Alias>> index = new HashMap<>();
            for (Alias alias : aliases(t)) {
                boolean known = alias.unlisted()
                        && find(alias, t).isPresent()
                        && find(alias, t).get().value("of") instanceof Possible.Exactly;
                Object key = known ? find(alias, t).get().value("of") : Optional.empty();
                index.computeIfAbsent(key, k -> new ArrayList<>()).add(alias);
            }
            return index;
        });
        List<Alias> all = new ArrayList<>(byOwner.getOrDefault(new Possible.Exactly(owner), List.of()));
        all.addAll(byOwner.getOrDefault(Optional.empty(), List.of()));
        return all;
    }

    Facts facts() {
        return facts;
    }

    /** What stands for things of a type that the document does not name. */
    List<Instance> placeholders(String type) {
        return placeholders.computeIfAbsent(
                type, t -> all(t).stream().filter(Instance::placeholder).toList());
    }

    /** Listed facts of which an attribute is known to have a value. */
    List<Instance> with(String type, String attribute, Object value) {
        return index(type, attribute).known().getOrDefault(Keys.normal(value), List.of());
    }

    /** Listed facts of which an attribute is not known. */
    List<Instance> open(String type, String attribute) {
        return index(type, attribute).open();
    }

    /** Listed facts by the value of an attribute, and those of which it is not known. */
    private record Index(Map<Object, List<Instance>> known, List<Instance> open) {}

    private Index index(String type, String attribute) {
        return indices.computeIfAbsent(type, t -> new HashMap<>()).computeIfAbsent(attribute, name -> {
            Index index = new Index(new HashMap<>(), new ArrayList<>());
            for (Instance instance : all(type)) {
                if (instance.placeholder()) {
                    continue;
                }
                Possible value = instance.value(attribute);
                if (value instanceof Possible.Exactly exactly && !(exactly.value() instanceof Alias)) {
                    index.known()
                            .computeIfAbsent(Keys.normal(exactly.value()), v -> new ArrayList<>())
                            .add(instance);
                } else if (!(value instanceof Possible.Absent)) {
                    index.open().add(instance);
                }
            }
            return index;
        });
    }
}
