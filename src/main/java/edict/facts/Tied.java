package edict.facts;

import edict.document.Node;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What names those who supply a place today, and would go on naming them with another product in it. Immutable.
 *
 * @param places by the key of each component that would run another product who supplies that today, and operates it because it is theirs
 * @param moved keys of those that would run elsewhere, or nobody knows where
 * @param products keys of what they run today
 */
public record Tied(
        Facts facts, Vocabulary vocabulary, Map<String, List<Entity>> places, Set<String> moved, Set<String> products) {

    private static final String UNKNOWN = "unknown";

    /** Which flow it is, or which role. */
    private static final Set<String> WHICH = Set.of(Words.KIND, Words.CODE);

    /** @param components ids */
    public static Tied to(Collection<String> components, Facts facts, Vocabulary vocabulary) {
        Map<String, List<Entity>> places = new LinkedHashMap<>();
        Set<String> moved = new HashSet<>();
        Set<String> products = new HashSet<>();
        components.stream().flatMap(id -> facts.component(id).stream()).forEach(component -> {
            List<Entity> leaving = new ArrayList<>();
            Optional<Entity> product = component.reference(Words.RUNS, facts);
            product.map(Entity::key).ifPresent(products::add);
            product.flatMap(running -> running.reference(Words.SUPPLIER, facts)).ifPresent(leaving::add);
            Map<String, Node> filled = Slot.filled(component, facts, vocabulary, UNKNOWN, Optional.empty()).set();
            if (filled.containsKey(Words.OPERATOR)) {
                component.reference(Words.OPERATOR, facts).ifPresent(leaving::add);
            }
            places.put(component.key(), List.copyOf(leaving));
            if (filled.containsKey(Words.COUNTRY)) {
                moved.add(component.key());
            }
        });
        return new Tied(facts, vocabulary, Collections.unmodifiableMap(places), Set.copyOf(moved), Set.copyOf(products));
    }

    /**
     * Lets stores in the place, and flows that end there, name the next supplier. Where the copies then are, and what was agreed for the
     * transfer, is to be found out anew. What those were for a processing who leave, the next one is: in their place, or beside them
     * where they supply something else as well.
     *
     * @param supplier id, empty when nobody says who that is
     * @param engaged id of who takes the part of those who leave, empty when nobody says who that is
     * @param except ids or pointers of things of which somebody says what becomes of them
     */
    public List<Option.Step> following(
            Optional<String> supplier, Optional<String> engaged, Collection<String> except, Node at) {
        List<Option.Step> steps = new ArrayList<>();
        for (Entity thing : facts.entities().values()) {
            if (isInProcessing(thing)) {
                role(thing, engaged.orElse(UNKNOWN), except, at).ifPresent(steps::add);
                continue;
            }
            Map<String, Node> set = new LinkedHashMap<>();
            if (isOpen(thing, except) && stands(thing)) {
                boolean named = false;
                for (Attribute attribute : attributes(thing)) {
                    if (names(thing, attribute)) {
                        named = true;
                        boolean one = attribute.type() instanceof AttributeType.Reference;
                        set.put(attribute.name(), Node.text(one ? supplier.orElse(UNKNOWN) : UNKNOWN, at.at()));
                    }
                }
                if (named || isMoved(thing)) {
                    set.putAll(openedAnew(thing, at));
                }
            }
            if (!set.isEmpty()) {
                steps.add(new Option.Step(thing.id().orElseThrow(), set, at));
            }
        }
        return List.copyOf(steps);
    }

    /** What was said of those who leave, and is to be found out anew. */
    private Map<String, Node> openedAnew(Entity thing, Node at) {
        Map<String, Node> set = new LinkedHashMap<>();
        attributes(thing).stream()
                .filter(attribute -> isSaid(thing, attribute) && isTheirs(thing, attribute))
                .forEach(attribute -> set.put(attribute.name(), Node.text(UNKNOWN, at.at())));
        return set;
    }

    /** Passes on what somebody is for a processing who leaves. @param next id, or that nobody says who that is */
    private Optional<Option.Step> role(Entity role, String next, Collection<String> except, Node at) {
        Optional<Entity> holder = role.reference(Words.HOLDER, facts);
        if (except.contains(role.key()) || role.id().filter(except::contains).isPresent() || !namesWhoLeaves(role)) {
            return Optional.empty();
        }
        if (holder.filter(this::isElsewhere).isEmpty()) {
            Map<String, Node> set = new LinkedHashMap<>();
            set.put(Words.HOLDER, Node.text(next, at.at()));
            set.putAll(openedAnew(role, at));
            return Optional.of(new Option.Step(role.id().orElse(role.key()), set, at));
        }
        return holder.flatMap(Entity::id).filter(next::equals).isPresent() ? Optional.empty() : Optional.of(beside(role, next, at));
    }

    /** That somebody is for a processing what another one is who stays. */
    private Option.Step beside(Entity role, String holder, Node at) {
        Map<String, Node> same = new LinkedHashMap<>();
        same.put(Words.HOLDER, Node.text(holder, at.at()));
        role.text(Words.CODE).ifPresent(code -> same.put(Words.CODE, Node.text(code, at.at())));
        Node roles = new Node.Sequence(at.at(), "", List.of(new Node.Mapping(at.at(), "", same, Map.of())));
        Entity processing = role.reference(Words.OF, facts).orElseThrow();
        return new Option.Step(processing.id().orElse(processing.key()), Map.of(vocabulary.collection(Words.ROLE), roles), at);
    }

    /** Ids of what names today's suppliers and may go with them, in the order of the design; what is about another place does not. */
    public List<String> perhaps(Collection<String> except) {
        return facts.entities().values().stream()
                .filter(thing -> isOpen(thing, except))
                .filter(thing -> !stands(thing) && mayStand(thing))
                .filter(this::namesWhoLeaves)
                .flatMap(thing -> thing.id().stream())
                .toList();
    }

    private boolean namesWhoLeaves(Entity thing) {
        return attributes(thing).stream().anyMatch(attribute -> names(thing, attribute));
    }

    private static boolean isOpen(Entity thing, Collection<String> except) {
        return thing.id().filter(id -> !except.contains(id)).isPresent() && !except.contains(thing.key());
    }

    /** Whether it is a store in the place, or a flow that ends there. */
    private boolean stands(Entity thing) {
        return thing.type().equals(Words.STORE) && isIn(thing, Words.KEPT_BY) || thing.type().equals(Words.FLOW) && isIn(thing, Words.TARGET);
    }

    /** Whether it is what somebody is for a processing. */
    private boolean isInProcessing(Entity thing) {
        return thing.type().equals(Words.ROLE)
                && thing.reference(Words.OF, facts).filter(of -> of.type().equals(Words.PROCESSING)).isPresent();
    }

    /** Whether somebody, or one of the same group, supplies or operates another place as well. */
    private boolean isElsewhere(Entity organisation) {
        return facts.ofType(Words.COMPONENT).stream()
                .filter(component -> !places.containsKey(component.key()))
                .flatMap(component -> Stream.of(
                        component.reference(Words.OPERATOR, facts),
                        component.reference(Words.RUNS, facts).flatMap(product -> product.reference(Words.SUPPLIER, facts))))
                .flatMap(Optional::stream)
                .anyMatch(one -> Slot.areRelated(one, organisation));
    }

    private boolean mayStand(Entity thing) {
        return switch (thing.type()) {
            case Words.STORE -> thing.reference(Words.KEPT_BY, facts).isEmpty();
            case Words.FLOW -> thing.reference(Words.TARGET, facts).isEmpty() || isIn(thing, Words.SOURCE);
            case Words.CONTRACT -> !(thing.value(Words.PRODUCTS) instanceof Value.Members listed)
                    || !listed.complete()
                    || listed.scalars().stream().anyMatch(product -> products.contains(product.toString()));
            default -> false;
        };
    }

    private boolean isIn(Entity thing, String attribute) {
        return thing.reference(attribute, facts).map(Entity::key).filter(places::containsKey).isPresent();
    }

    private List<Attribute> attributes(Entity thing) {
        return Optional.ofNullable(vocabulary.types().get(thing.type()))
                .map(EntityType::attributes)
                .map(attributes -> List.copyOf(attributes.values()))
                .orElse(List.of());
    }

    /** Whether it names somebody there who leaves. Whoever decides stays. */
    private boolean names(Entity thing, Attribute attribute) {
        return named(thing, attribute).stream()
                .flatMap(key -> facts.entity(key.toString()).stream())
                .filter(one -> one.type().equals(Words.ORGANISATION) && one.value(Words.ASSESSED) != Value.YES)
                .anyMatch(one -> leaving(thing).stream().anyMatch(old -> Slot.areRelated(old, one)));
    }

    /** Who leaves where a thing stands; everybody who leaves, where nobody says where it stands. */
    private List<Entity> leaving(Entity thing) {
        List<String> ends = switch (thing.type()) {
            case Words.STORE -> List.of(Words.KEPT_BY);
            case Words.FLOW -> List.of(Words.SOURCE, Words.TARGET);
            default -> List.<String>of();
        };
        List<String> there = ends.stream()
                .flatMap(end -> thing.reference(end, facts).stream())
                .map(Entity::key)
                .filter(places::containsKey)
                .toList();
        return places.entrySet().stream()
                .filter(place -> there.isEmpty() || there.contains(place.getKey()))
                .flatMap(place -> place.getValue().stream())
                .toList();
    }

    private static Set<Object> named(Entity thing, Attribute attribute) {
        AttributeType simple = attribute.type().single();
        if (!(simple instanceof AttributeType.Reference)) {
            return Set.of();
        }
        return thing.value(attribute.name()) instanceof Value.Known known ? Set.of(known.scalar()) : thing.members(attribute.name());
    }

    /** Whether what is kept there goes where the component goes: nobody else is said to keep it. */
    private boolean isMoved(Entity thing) {
        return thing.type().equals(Words.STORE)
                && thing.reference(Words.KEPT_BY, facts).map(Entity::key).filter(moved::contains).isPresent()
                && attributes(thing).stream().allMatch(attribute -> named(thing, attribute).stream()
                        .flatMap(key -> facts.entity(key.toString()).stream())
                        .noneMatch(one -> one.type().equals(Words.ORGANISATION)));
    }

    private static boolean isSaid(Entity thing, Attribute attribute) {
        Value value = thing.value(attribute.name());
        return !(value instanceof Value.Unknown || value instanceof Value.NotApplicable);
    }

    /**
     * Whether it is said of who keeps or receives, not of what is kept or sent: of a store where it is, of a flow all but its ends and kind, of a
     * role all but which one it is.
     */
    private static boolean isTheirs(Entity thing, Attribute attribute) {
        AttributeType simple = attribute.type().single();
        return thing.type().equals(Words.STORE)
                ? simple instanceof AttributeType.Country
                : !(simple instanceof AttributeType.Reference || simple instanceof AttributeType.Str || WHICH.contains(attribute.name()));
    }
}
