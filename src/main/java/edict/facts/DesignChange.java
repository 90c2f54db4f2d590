package edict.facts;

import edict.document.Place;
import edict.rulebook.Words;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a design says of a thing, and what another says of it.
 *
 * @param before empty where the thing is new
 * @param after empty where it is gone
 * @param attributes what is said otherwise, where it is in both; the design itself has only lists
 */
public record DesignChange(Optional<Thing> before, Optional<Thing> after, List<Said> attributes) {

    private static final String REGISTRY = "registry";
    private static final Text NOT_STATED = new Text("not stated", "non indiqué");
    private static final Text NOT_ALL_KNOWN = new Text("perhaps others", "peut-être d'autres");
    private static final Text COMPLETE = new Text("complete", "complet");

    /**
     * A thing.
     *
     * @param name as people call it
     * @param owner name of what it is part of
     * @param at where it stands; empty for the design itself, which stands nowhere
     */
    public record Thing(
            String type, Optional<String> id, String pointer, Text name, Optional<Text> owner, Optional<Place> at) {

        static final Thing DESIGN = new Thing(
                "Design", Optional.empty(), "", new Text("the design", "le projet"), Optional.empty(), Optional.empty());
    }

    /** An attribute, or a list of things of which it was or is not known whether there are others. */
    public record Said(String attribute, Stated before, Stated after) {}

    /**
     * What is said of an attribute.
     *
     * @param at where; empty where it is not said at all
     */
    public record Stated(Text value, Given.Origin origin, String pointer, Optional<Place> at) {}

    /** The thing in the second design, or in the first where it is gone. */
    public Thing thing() {
        return after.or(() -> before).orElseThrow();
    }

    /** Everything that differs: what is gone, what is new, what is said otherwise; each in the order of its document. */
    public static List<DesignChange> between(Facts before, Facts after, Pairing pairing, Vocabulary vocabulary) {
        return new Comparing(before, after, pairing, vocabulary).changes();
    }

    private static final class Comparing {
        private final Facts before;
        private final Facts after;
        private final Pairing pairing;
        private final Vocabulary vocabulary;
        private final Shown shownBefore;
        private final Shown shownAfter;

        Comparing(Facts before, Facts after, Pairing pairing, Vocabulary vocabulary) {
            this.before = before;
            this.after = after;
            this.pairing = pairing;
            this.vocabulary = vocabulary;
            this.shownBefore = new Shown(before, vocabulary);
            this.shownAfter = new Shown(after, vocabulary);
        }

        List<DesignChange> changes() {
            List<DesignChange> gone = new ArrayList<>();
            List<DesignChange> added = new ArrayList<>();
            List<DesignChange> changed = new ArrayList<>();
            lists("", "").ifPresent(changed::add);
            Set<String> found = new HashSet<>();
            for (Entity entity : before.entities().values()) {
                Optional<Entity> there = pairing.after(entity.key()).flatMap(after::entity);
                there.ifPresent(other -> found.add(other.key()));
                if (isWritten(entity) || there.filter(this::isWritten).isPresent()) {
                    if (there.isPresent()) {
                        change(entity, there.get()).ifPresent(changed::add);
                    } else if (entity.owner().map(owner -> pairing.after(owner).isPresent()).orElse(true)) {
                        gone.add(new DesignChange(
                                Optional.of(thing(entity, before, shownBefore)), Optional.empty(), List.of()));
                    }
                }
            }
            for (Entity entity : after.entities().values()) {
                // A part of something new is new with it.
                boolean ofKnown = entity.owner().map(found::contains).orElse(true);
                if (isWritten(entity) && ofKnown && !found.contains(entity.key())) {
                    added.add(new DesignChange(
                            Optional.empty(), Optional.of(thing(entity, after, shownAfter)), List.of()));
                }
            }
            gone.addAll(added);
            gone.addAll(changed);
            return List.copyOf(gone);
        }

        /** Whether somebody wrote it: rows, registry entries and what is noted come along by themselves. */
        private boolean isWritten(Entity entity) {
            EntityType type = vocabulary.types().get(entity.type());
            return entity.key().startsWith("/")
                    && type != null
                    && (type.kind() == EntityType.Kind.DECLARED || type.name().equals(Words.CLAIM));
        }

        private static Thing thing(Entity entity, Facts facts, Shown shown) {
            return new Thing(
                    entity.type(),
                    entity.id(),
                    entity.key(),
                    shown.thing(entity.key()),
                    entity.owner().filter(owner -> facts.entity(owner).isPresent()).map(shown::thing),
                    Optional.of(entity.at()));
        }

        private Optional<DesignChange> change(Entity old, Entity now) {
            List<Said> said = new ArrayList<>();
            Set<String> attributes = new LinkedHashSet<>(old.values().keySet());
            attributes.remove(Words.OF);
            for (String attribute : attributes) {
                Given one = old.values().get(attribute);
                Given other = now.values().get(attribute);
                if (one != null
                        && other != null
                        && isSaid(one, other)
                        && !same(pairing.translated(old.type(), attribute, one.value()), other.value())) {
                    said.add(new Said(
                            attribute,
                            stated(one, old, attribute, shownBefore),
                            stated(other, now, attribute, shownAfter)));
                }
            }
            entry(old, now).ifPresent(said::add);
            lists(old.key(), now.key()).ifPresent(change -> said.addAll(change.attributes()));
            return said.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DesignChange(
                            Optional.of(thing(old, before, shownBefore)),
                            Optional.of(thing(now, after, shownAfter)),
                            List.copyOf(said)));
        }

        /** That something makes no sense any more, or does now, follows from what somebody wrote elsewhere. */
        private static boolean isSaid(Given one, Given other) {
            return one.origin() != Given.Origin.MISSING || other.origin() != Given.Origin.MISSING;
        }

        private static boolean same(Value one, Value other) {
            boolean numbers = one instanceof Value.Known a
                    && other instanceof Value.Known b
                    && a.scalar() instanceof BigDecimal x
                    && b.scalar() instanceof BigDecimal y
                    && x.compareTo(y) == 0;
            return numbers || one.equals(other);
        }

        private static Stated stated(Given given, Entity entity, String attribute, Shown shown) {
            boolean missing = given.origin() == Given.Origin.MISSING && given.value() instanceof Value.Unknown;
            return new Stated(
                    missing ? NOT_STATED : shown.attribute(entity, attribute),
                    given.origin(),
                    given.pointer(),
                    given.origin() == Given.Origin.MISSING ? Optional.empty() : Optional.of(given.at()));
        }

        /** The registry entry that a thing stands for. */
        private Optional<Said> entry(Entity old, Entity now) {
            Optional<String> one = entry(old, before);
            Optional<String> other = entry(now, after);
            return Objects.equals(one, other)
                    ? Optional.empty()
                    : Optional.of(new Said(REGISTRY, entry(one, old), entry(other, now)));
        }

        private static Optional<String> entry(Entity entity, Facts facts) {
            return facts.catalogued().entrySet().stream()
                    .filter(entry -> entry.getValue().equals(entity.key()))
                    .map(Map.Entry::getKey)
                    .min(Comparator.naturalOrder());
        }

        private static Stated entry(Optional<String> id, Entity entity) {
            return new Stated(
                    id.map(name -> new Text(name, name)).orElse(NOT_STATED),
                    id.isPresent() ? Given.Origin.STATED : Given.Origin.MISSING,
                    entity.key() + '/' + REGISTRY,
                    id.isPresent() ? Optional.of(entity.at()) : Optional.empty());
        }

        /** Lists that have become complete, or no longer are. */
        private Optional<DesignChange> lists(String owner, String there) {
            Map<String, EntityList> open = lists(before, owner);
            Map<String, EntityList> still = lists(after, there);
            Set<String> names = new LinkedHashSet<>(open.keySet());
            names.addAll(still.keySet());
            List<Said> said = new ArrayList<>();
            for (String name : names) {
                Optional<EntityList> one = Optional.ofNullable(open.get(name));
                Optional<EntityList> other = Optional.ofNullable(still.get(name));
                if (one.isPresent() != other.isPresent()) {
                    said.add(new Said(name, stated(one, owner, name), stated(other, there, name)));
                }
            }
            return said.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DesignChange(
                            Optional.of(Thing.DESIGN), Optional.of(Thing.DESIGN), List.copyOf(said)));
        }

        private Map<String, EntityList> lists(Facts facts, String owner) {
            Map<String, EntityList> lists = new HashMap<>();
            for (EntityList list : facts.openLists()) {
                if (list.owner().orElse("").equals(owner)) {
                    Optional.ofNullable(vocabulary.types().get(list.type()))
                            .flatMap(EntityType::collection)
                            .ifPresent(name -> lists.put(name, list));
                }
            }
            return lists;
        }

        private static Stated stated(Optional<EntityList> open, String owner, String name) {
            return new Stated(
                    open.isPresent() ? NOT_ALL_KNOWN : COMPLETE,
                    open.isPresent() ? Given.Origin.MISSING : Given.Origin.STATED,
                    owner + '/' + name,
                    open.map(EntityList::at));
        }
    }
}
