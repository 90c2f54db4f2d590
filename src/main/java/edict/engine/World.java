package edict.engine;

import edict.engine.Choices.Slot;
import edict.engine.Choices.TooMany;
import edict.engine.Evaluation.DerivedKey;
import edict.facts.Ternary;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What there is in one completion of the document: its things, also those that nobody named, and their values. Whatever
 * is read has to be chosen first where it is not known ({@link Choices}).
 */
final class World {

    /** How many unlisted members of a list are tried. */
    private static final int FRESH_MEMBERS = 2;

    private static final List<Object> COUNTS =
            IntStream.rangeClosed(0, FRESH_MEMBERS).<Object>mapToObj(n -> n).toList();

    /** Things that a step may pass over: what a completion costs must not grow with the design. */
    private static final int LOOKED_AT_A_STEP = 16;

    private final Ruleset ruleset;
    private final Universe universe;
    private final Evaluation evaluation;
    private final Candidates candidates;
    private final Choices choices;
    private final Map<Object, Instance> fresh = new HashMap<>();

    World(Ruleset ruleset, Universe universe, Evaluation evaluation, Candidates candidates, Choices choices) {
        this.ruleset = ruleset;
        this.universe = universe;
        this.evaluation = evaluation;
        this.candidates = candidates;
        this.choices = choices;
    }

    // ---- things

    /** What an identity stands for here; empty when there is no such thing. */
    Optional<Object> resolve(Object id) {
        if (!(id instanceof Alias alias)) {
            return Optional.of(id);
        }
        if (alias.unlisted()) {
            return standingFor(alias).map(thing -> thing.id).findFirst();
        }
        if (isMade(alias)) {
            return Optional.of(alias);
        }
        Universe.Place place = universe.place(alias);
        Instance holder = universe.find(place.holder().orElseThrow()).get(0);
        Possible value = demand(holder, place.attribute());
        return value instanceof Possible.Exactly exactly ? Optional.of(exactly.value()) : Optional.empty();
    }

    /** What an identity may mean here: the placeholder of a list of references means whatever is in that list. */
    Set<Object> meant(Object id) {
        if (id instanceof Alias alias && alias.unlisted()) {
            Universe.Place place = universe.place(alias);
            Optional<Instance> holder =
                    place.holder().flatMap(key -> universe.find(key).stream().findFirst());
            if (holder.isPresent() && holder.get().layout.positions().containsKey(place.attribute())) {
                return members(holder.get(), place.attribute());
            }
            return standingFor(alias).map(thing -> thing.id).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return resolve(id).map(Set::of).orElse(Set.of());
    }

    /** What a fact that a rule started from stands for here. */
    List<Object> starts(Instance start) {
        if (start.id instanceof Alias alias && alias.unlisted()) {
            // What only unnamed things refer to is made when those are looked at.
            if (alias.isBeyond()) {
                choices.bound();
            }
            if (universe.completeAlways(start.layout.name())) {
                return List.copyOf(meant(alias));
            }
            return standingFor(alias, start.layout.name()).stream().map(member -> member.id).toList();
        }
        return resolve(start.id).map(List::of).orElse(List.of());
    }

    private Stream<Instance> standingFor(Alias list) {
        return universe.place(list).types().stream().flatMap(type -> standingFor(list, type).stream());
    }

    /** What the placeholder of a list stands for here; the parts of something unlisted hang on what that stands for. */
    private List<Instance> standingFor(Alias list, String type) {
        Instance like = universe.find(list, type).orElseThrow();
        if (!(owner(like).orElse(null) instanceof Alias owner)) {
            return unlisted(list, type);
        }
        List<Instance> all = new ArrayList<>();
        for (Object named : meant(owner)) {
            if (universe.types(named).stream().anyMatch(universe::completeAlways)) {
                all.addAll(matching(type, "of", named));
            }
        }
        if (!owner.unlisted()) {
            all.addAll(unlisted(list, type));
            return all;
        }
        for (Instance thing : universe.find(owner)) {
            for (Instance one : standingFor(owner, thing.layout.name())) {
                all.addAll(one.id instanceof Alias made ? parts(type, made) : matching(type, "of", one.id));
            }
        }
        return all;
    }

    /** The members of a list that nobody listed. */
    private List<Instance> unlisted(Alias list, String type) {
        if (universe.completeAlways(type)) {
            return List.of();
        }
        Instance like = universe.find(list, type).orElseThrow();
        return few(list, like.layout, () -> like.values().toArray(new Possible[0]));
    }

    /** The parts of a thing that is not in the document: any number of them. */
    private List<Instance> parts(String type, Alias owner) {
        if (universe.completeAlways(type)) {
            return List.of();
        }
        if (tooFar(owner)) {
            choices.bound();
            return List.of();
        }
        Layout layout = Lookup.in(ruleset.layouts(), type);
        return few(universe.partsOf(owner, type), layout, () -> {
            Possible[] values = Universe.blank(layout);
            values[layout.position("of")] = new Possible.Exactly(owner);
            return values;
        });
    }

    /** As many members of a list as are chosen to be there beyond those that somebody listed. */
    private List<Instance> few(Alias list, Layout layout, Supplier<Possible[]> values) {
        String type = layout.name();
        int count = (Integer) choices.choose(Slot.of(list, "#" + type), "", COUNTS);
        List<Instance> few = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            few.add(fresh(list.member(type, n), layout, values));
        }
        return few;
    }

    /** Whether what hangs on it is no longer tried. */
    private static boolean tooFar(Object id) {
        return id instanceof Alias alias && alias.depth() >= Alias.DEEPEST;
    }

    /** Whether there may be any number more of it than this. */
    static boolean lastTried(Instance thing) {
        return isLast(thing.id) || thing.id instanceof DerivedKey key && key.arguments().stream().anyMatch(World::isLast);
    }

    private static boolean isLast(Object id) {
        return id instanceof Alias alias && alias.number() >= FRESH_MEMBERS;
    }

    /** A thing of a declared type that exists here. */
    Optional<Instance> instance(Object id, String type) {
        Optional<Instance> listed = universe.find(id, type);
        if (listed.isPresent()) {
            return listed.filter(thing -> !thing.placeholder() || !universe.completeAlways(type));
        }
        choices.look();
        Instance made = fresh.get(id);
        return made != null && made.layout.name().equals(type) ? Optional.of(made) : Optional.empty();
    }

    private boolean isMade(Alias id) {
        choices.look();
        return fresh.containsKey(id);
    }

    private Instance fresh(Alias id, Layout layout, Supplier<Possible[]> values) {
        choices.look();
        return fresh.computeIfAbsent(id, i -> new Instance(i, layout, values.get(), evaluation, true));
    }

    /** Things of a declared type that exist here. */
    List<Instance> all(String type) {
        choices.spend(universe.all(type).size() / LOOKED_AT_A_STEP);
        List<Instance> all = new ArrayList<>();
        for (Instance instance : universe.all(type)) {
            if (!instance.placeholder()) {
                all.add(instance);
            }
        }
        all.addAll(unnamed(type));
        return all;
    }

    /** Things of a type that exist here and are not in the document. */
    private List<Instance> unnamed(String type) {
        return unnamed(type, Optional.empty());
    }

    /** The same of parts. @param owners types of whose parts they have to be, as far as that is known; empty for any */
    private List<Instance> unnamed(String type, Optional<List<String>> owners) {
        if (universe.completeAlways(type)) {
            return List.of();
        }
        List<Instance> all = new ArrayList<>();
        choices.spend(universe.aliases(type).size() / LOOKED_AT_A_STEP);
        for (Alias alias : universe.aliases(type)) {
            if (alias.unlisted()) {
                if (universe.find(alias, type).filter(part -> mayBelong(part, owners)).filter(this::ownerIsHere).isPresent()) {
                    all.addAll(unlisted(alias, type));
                }
            } else if (resolve(alias).equals(Optional.of(alias))) {
                universe.find(alias, type).ifPresent(all::add);
            }
        }
        for (String owner : Lookup.in(ruleset.vocabulary().types(), type).partOf()) {
            if (owners.isPresent() && !owners.get().contains(owner)) {
                continue;
            }
            for (Instance thing : unnamed(owner)) {
                if (!isPlace((Alias) thing.id)) {
                    all.addAll(parts(type, (Alias) thing.id));
                }
            }
        }
        return all;
    }

    /** Whether a part may be one of something of some types. */
    private boolean mayBelong(Instance part, Optional<List<String>> owners) {
        Set<String> types = owners.isEmpty() ? Set.of() : owner(part).map(universe::types).orElse(Set.of());
        return types.isEmpty() || !Collections.disjoint(types, owners.get());
    }

    /** What something is part of; empty where it is no part, or that is not known. */
    private static Optional<Object> owner(Instance thing) {
        return thing.layout.positions().containsKey("of") && thing.value("of") instanceof Possible.Exactly of
                ? Optional.of(of.value())
                : Optional.empty();
    }

    /** Parts of something unnamed are only here when that is. Parts of unlisted members are made one by one. */
    private boolean ownerIsHere(Instance part) {
        return !(owner(part).orElse(null) instanceof Alias owner)
                || !owner.unlisted() && resolve(owner).equals(Optional.of(owner));
    }

    /** Things of a declared type with a value. */
    List<Instance> matching(String type, String attribute, Object wanted) {
        return matching(type, attribute, wanted, Optional.empty());
    }

    /** The same of parts. @param owners types of whose parts they have to be, as far as that is known; empty for any */
    List<Instance> matching(String type, String attribute, Object wanted, Optional<List<String>> owners) {
        List<Instance> matching = new ArrayList<>(universe.with(type, attribute, wanted));
        List<Instance> unsure = new ArrayList<>(universe.open(type, attribute));
        unsure.removeIf(part -> !mayBelong(part, owners));
        unsure.addAll(unnamedWith(type, attribute, wanted, owners));
        for (Instance instance : unsure) {
            if (side(instance, Optional.of(attribute)).equals(Optional.of(wanted))) {
                matching.add(instance);
            }
        }
        return matching;
    }

    /** Parts of an unnamed thing are unnamed themselves, and so are the parts of others that nobody listed. */
    private List<Instance> unnamedWith(String type, String attribute, Object wanted, Optional<List<String>> owners) {
        boolean part = attribute.equals("of")
                && !Lookup.in(ruleset.vocabulary().types(), type).partOf().isEmpty();
        if (!part) {
            return unnamed(type, owners);
        }
        if (wanted instanceof Alias owner && !isPlace(owner)) {
            return parts(type, owner);
        }
        List<Instance> all = new ArrayList<>();
        for (Alias alias : universe.aliases(type, wanted)) {
            choices.spend(1);
            if (alias.unlisted()) {
                Possible owner = universe.find(alias, type).orElseThrow().value("of");
                if (owner.open() || owner.equals(new Possible.Exactly(wanted))) {
                    all.addAll(unlisted(alias, type));
                }
            } else if (resolve(alias).equals(Optional.of(alias))) {
                universe.find(alias, type).ifPresent(all::add);
            }
        }
        return all;
    }

    // ---- values

    /** What a side of a join is here. */
    Optional<Object> side(Instance thing, Optional<String> attribute) {
        if (attribute.isEmpty()) {
            return Optional.of(thing.id);
        }
        return demand(thing, attribute.get()) instanceof Possible.Exactly exactly
                ? Optional.of(Keys.normal(exactly.value()))
                : Optional.empty();
    }

    /** Whether an attribute applies here and there is any, choosing what that depends on. */
    boolean demandApplies(Instance thing, String attribute) {
        for (Attribute.OnlyIf condition : thing.layout.attribute(attribute).onlyIf()) {
            Ternary met = Universe.met(condition, choices.peekList(thing, condition.attribute()));
            if (met == Ternary.UNKNOWN) {
                if (condition.operator().equals("contains")) {
                    Ternary any = Ternary.NO;
                    for (Object member : condition.values()) {
                        any = any.or(contains(thing, condition.attribute(), new Possible.Exactly(member)));
                    }
                    met = any;
                } else {
                    met = Universe.met(condition, demand(thing, condition.attribute()));
                }
            }
            if (met != Ternary.YES) {
                return false;
            }
        }
        return !Choices.maybeNone(thing, attribute) || (Boolean) choices.choose(Slot.any(thing.id, attribute), "", List.of(true, false));
    }

    /** The value here: {@link Possible.Exactly} or {@link Possible.Absent}, choosing what is not chosen yet. */
    Possible demand(Instance thing, String attribute) {
        Possible value = thing.value(attribute);
        if (value instanceof Possible.Absent) {
            return value;
        }
        if (value.maybeAbsent() && !demandApplies(thing, attribute)) {
            return new Possible.Absent();
        }
        if (value instanceof Possible.Exactly exactly && !(exactly.value() instanceof Alias alias && isPlace(alias))) {
            return exactly.value() instanceof Span span ? span(thing, attribute, span) : value;
        }
        if (value instanceof Possible.AnyOf any && any.values().size() == 1) {
            Object only = any.values().iterator().next();
            if (!(only instanceof Alias)) {
                return new Possible.Exactly(only);
            }
        }
        if (value instanceof Possible.Exactly exactly
                && exactly.value() instanceof Alias owner
                && isPart(thing, attribute)) {
            return resolve(owner).<Possible>map(Possible.Exactly::new).orElseGet(Possible.Absent::new);
        }
        Slot slot = Slot.of(thing.id, attribute);
        Object choice = choices.choose(slot, thing.layout.name() + "." + attribute, options(thing, attribute, value));
        if (choice instanceof Alias alias && !isPlace(alias) && !isMade(alias)) {
            make(alias, thing, attribute);
        }
        return new Possible.Exactly(choice);
    }

    /** Whether this is what a part or the element of a list hangs on: nothing that could be chosen for it alone. */
    private boolean isPart(Instance thing, String attribute) {
        EntityType type = ruleset.vocabulary().types().get(thing.layout.name());
        return attribute.equals("of") && (type == null || !type.partOf().isEmpty());
    }

    /** A span that the rules compare with spans of other units may be any of the hours that it may last. */
    private Possible span(Instance thing, String attribute, Span span) {
        Set<Object> constants = candidates.compared(thing.layout.name(), attribute);
        boolean unlike = constants.stream().anyMatch(c -> c instanceof Span other && !other.isOfUnitsLike(span));
        boolean alike = constants.stream().anyMatch(c -> c instanceof Span other && other.isOfUnitsLike(span));
        if (!unlike || alike || Order.fewestHours(span).compareTo(Order.mostHours(span)) == 0) {
            return new Possible.Exactly(span);
        }
        Possible hours = new Possible.Between(
                Optional.of(Order.fewestHours(span)), true, Optional.of(Order.mostHours(span)), true, false);
        Slot slot = Slot.of(thing.id, attribute);
        return new Possible.Exactly(choices.choose(
                slot,
                thing.layout.name() + "." + attribute,
                candidates.of(thing.layout.name(), attribute, hours, choices)));
    }

    /** Whether an answer of the document is missing here: no thing that was made in its place. */
    private boolean isPlace(Alias alias) {
        return !universe.find(alias).isEmpty() && !isMade(alias);
    }

    /** What may be chosen for a value. */
    private List<Object> options(Instance thing, String attribute, Possible value) {
        if (choices.chosen(Slot.of(thing.id, attribute)).isPresent()) {
            return List.of();
        }
        if (thing.layout.attribute(attribute).type() instanceof AttributeType.Reference reference) {
            List<Object> options = new ArrayList<>();
            if (value instanceof Possible.AnyOf any
                    && any.values().stream().noneMatch(Alias.class::isInstance)) {
                options.addAll(any.values());
                return options;
            }
            for (String type : reference.types()) {
                choices.spend(universe.all(type).size() / LOOKED_AT_A_STEP);
                for (Instance instance : universe.all(type)) {
                    if (!instance.placeholder()) {
                        options.add(instance.id);
                    }
                }
            }
            options.addAll(unnamedAlready(thing, reference));
            if (tooFar(thing.id) && !options.isEmpty()) {
                choices.bound();
            } else if (!isNamed(reference) || options.isEmpty()) {
                options.add(freshReference(thing, attribute, value));
            }
            return options;
        }
        return candidates.of(thing.layout.name(), attribute, value, choices);
    }

    /** Whether what is referred to is something in the document, as its types are always complete. */
    private boolean isNamed(AttributeType.Reference reference) {
        return reference.types().stream().allMatch(universe::completeAlways);
    }

    /** Two unknown references may refer to the same unnamed thing, and an unnamed thing to itself. */
    private List<Object> unnamedAlready(Instance thing, AttributeType.Reference reference) {
        List<Object> all = new ArrayList<>();
        for (String type : reference.types()) {
            for (Alias alias : universe.aliases(type)) {
                if (!alias.unlisted()) {
                    Universe.Place place = universe.place(alias);
                    Slot slot = Slot.of(place.holder().orElseThrow(), place.attribute());
                    if (choices.chosen(slot).equals(Optional.of(alias)) && !slot.thing().equals(thing.id)) {
                        all.add(alias);
                    }
                }
            }
            if (thing.id instanceof Alias self && !isPlace(self) && thing.layout.name().equals(type)) {
                all.add(self);
            }
        }
        return all;
    }

    /** What an unknown reference refers to when that is nothing in the document. */
    private Object freshReference(Instance thing, String attribute, Possible value) {
        if (value instanceof Possible.Exactly exactly) {
            return exactly.value();
        }
        if (value instanceof Possible.AnyOf any) {
            return any.values().iterator().next();
        }
        if (!(thing.id instanceof Alias alias)) {
            throw new TooMany();
        }
        return alias.referredBy(attribute);
    }

    /** Makes what an unnamed thing was chosen to refer to. */
    private void make(Alias alias, Instance holder, String attribute) {
        AttributeType.Reference reference = (AttributeType.Reference) holder.layout.attribute(attribute).type();
        for (String type : reference.types()) {
            if (!universe.completeAlways(type)) {
                Layout layout = Lookup.in(ruleset.layouts(), type);
                fresh(alias, layout, () -> Universe.blank(layout));
            }
        }
    }

    /** Whether a list has a member here, choosing whether it has. */
    Ternary contains(Instance thing, String attribute, Possible member) {
        Possible value = thing.value(attribute);
        if (!(value instanceof Possible.Several several) || !(member instanceof Possible.Exactly exactly)) {
            return Ternary.NO;
        }
        return several.maybeAbsent() && !demandApplies(thing, attribute)
                ? Ternary.NO
                : Ternary.of(isIn(thing, attribute, several, exactly.value()));
    }

    /** Whether a list that applies has a member here. */
    private boolean isIn(Instance thing, String attribute, Possible.Several several, Object wanted) {
        if (several.in().contains(wanted)) {
            return true;
        }
        if (several.complete() || several.domain().isPresent() && !several.domain().get().contains(wanted)) {
            return false;
        }
        return (Boolean) choices.choose(Slot.ofMember(thing.id, attribute, wanted), "", List.of(true, false));
    }

    // ---- members of lists

    /**
     * Elements of lists, each with the list's holder.
     *
     * @param side whether they are looked for by their holder or by their value
     * @param parent the holder where they are looked for by that
     * @param only whose list alone matters, where that is known
     */
    List<Instance> elements(String type, String side, Object wanted, Instance parent, Optional<Instance> only) {
        int dot = type.indexOf('.');
        String holderType = type.substring(0, dot);
        String attribute = type.substring(dot + 1);
        Layout layout = Lookup.in(ruleset.layouts(), type);
        List<Instance> all = new ArrayList<>();
        if (side.equals("of")) {
            for (Object member : members(parent, attribute)) {
                all.add(element(layout, parent.id, member));
            }
            return all;
        }
        for (Instance holder : only.map(List::of).orElseGet(() -> all(holderType))) {
            if (contains(holder, attribute, new Possible.Exactly(wanted)) == Ternary.YES) {
                all.add(element(layout, holder.id, wanted));
            }
        }
        return all;
    }

    /** All members of a list here. */
    Set<Object> members(Instance holder, String attribute) {
        if (!(holder.value(attribute) instanceof Possible.Several several)) {
            return Set.of();
        }
        if (several.maybeAbsent() && !demandApplies(holder, attribute)) {
            return Set.of();
        }
        Set<Object> members = new LinkedHashSet<>(several.in());
        if (!several.complete()) {
            AttributeType.ListOf list = (AttributeType.ListOf) holder.layout.attribute(attribute).type();
            if (list.of() instanceof AttributeType.Reference reference) {
                for (String type : reference.types()) {
                    for (Instance thing : universe.all(type)) {
                        if (!thing.placeholder() && isIn(holder, attribute, several, thing.id)) {
                            members.add(thing.id);
                        }
                    }
                    unlistedMembers(holder, attribute, type).forEach(member -> members.add(member.id));
                }
                return members;
            }
            for (Object code : choices.told(holder, attribute, several).domain().orElseThrow()) {
                if (isIn(holder, attribute, several, code)) {
                    members.add(code);
                }
            }
        }
        return members;
    }

    private List<Instance> unlistedMembers(Instance holder, String attribute, String type) {
        if (universe.completeAlways(type)) {
            return List.of();
        }
        Optional<Alias> known = universe.unlistedMember(holder, attribute);
        if (known.isPresent()) {
            return unlisted(known.get(), type);
        }
        if (!(holder.id instanceof Alias owner)) {
            throw new TooMany();
        }
        if (tooFar(owner)) {
            choices.bound();
            return List.of();
        }
        Layout layout = Lookup.in(ruleset.layouts(), type);
        return few(owner.membersOf(attribute), layout, () -> Universe.blank(layout));
    }

    private Instance element(Layout layout, Object holder, Object member) {
        return new Instance(
                List.of(holder, layout.name(), member),
                layout,
                new Possible[] {new Possible.Exactly(holder), new Possible.Exactly(member)},
                evaluation,
                true);
    }
}
