package edict.reference;

import edict.facts.Entity;
import edict.facts.EntityList;
import edict.facts.Facts;
import edict.facts.Given;
import edict.facts.Value;
import edict.reference.World.Length;
import edict.reference.World.Missing;
import edict.reference.World.Thing;
import edict.rulebook.Words;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A document in every way it may turn out, as far as the rules can tell.
 *
 * <p>An unknown reference is each listed entity of its types and one fresh entity per type that rules read; an incomplete
 * list of references holds or lacks each listed entity and holds none, one or two fresh ones; an open list of entities has
 * none, one or two fresh members. Of types that are always complete there is no fresh entity. Everything about a fresh entity is
 * unknown, save that where somebody is said to be assessed it is not. So that this ends, what a fresh entity refers
 * to is listed, or itself, or if it is of another type a dead end: one fresh entity that refers to what is listed or to
 * itself. The lists of references of a fresh entity hold listed entities only, and of each type of part it has none, one or
 * two, which have no parts.
 *
 * <p>A wide completion goes further than what must be reported: a fresh entity may refer to another fresh one, and what two
 * places lack may be one and the same. There are too many to list.
 */
final class Completions {

    static final int MOST = 1024;

    private static final int PROBES = 6;

    private final Reads reads;
    private final Facts facts;
    private final boolean wide;

    private Completions(Reads reads, Facts facts, boolean wide) {
        this.reads = reads;
        this.facts = facts;
        this.wide = wide;
    }

    /** One of the wide completions, by chance. */
    static World wide(Reads reads, Facts facts, Random random) {
        Completions completions = new Completions(reads, facts, true);
        while (true) {
            Optional<World> world = completions.new Building(new Choices(random)).world();
            if (world.isPresent()) {
                return world.get();
            }
        }
    }

    /** All worlds, or empty when there are more than {@link #MOST}. */
    static Optional<List<World>> of(Reads reads, Facts facts) {
        return of(reads, facts, MOST);
    }

    static Optional<List<World>> of(Reads reads, Facts facts, int most) {
        Completions completions = new Completions(reads, facts, false);
        if (completions.estimate(4.0 * most) > 4.0 * most) {
            return Optional.empty();
        }
        List<World> worlds = new ArrayList<>();
        Choices choices = new Choices();
        do {
            choices.restart();
            completions.new Building(choices).world().ifPresent(worlds::add);
            if (worlds.size() > most) {
                return Optional.empty();
            }
        } while (choices.advance());
        return Optional.of(worlds);
    }

    /** How many there are about, by the mean of a few paths through the tree of choices. Saves counting to the end. */
    private double estimate(double limit) {
        Random random = new Random(1);
        double sum = 0;
        for (int i = 0; i < PROBES && sum <= PROBES * limit; i++) {
            Choices choices = new Choices(random);
            new Building(choices).world();
            sum += choices.leaves();
        }
        return sum / PROBES;
    }

    /** A path through a tree of choices, replayed with its last choice changed. */
    private static final class Choices {
        private final List<int[]> path = new ArrayList<>();
        private final Optional<Random> random;
        private int depth;

        Choices() {
            random = Optional.empty();
        }

        /** A path by chance. */
        Choices(Random random) {
            this.random = Optional.of(random);
        }

        int among(int count) {
            if (depth == path.size()) {
                path.add(new int[] {random.map(r -> r.nextInt(count)).orElse(0), count});
            }
            return path.get(depth++)[0];
        }

        /** How many leaves the tree had if all its paths were like this one. */
        double leaves() {
            return path.stream().mapToDouble(p -> p[1]).reduce(1, (a, b) -> a * b);
        }

        void restart() {
            depth = 0;
        }

        boolean advance() {
            while (!path.isEmpty()) {
                int[] last = path.get(path.size() - 1);
                if (++last[0] < last[1]) {
                    return true;
                }
                path.remove(path.size() - 1);
            }
            return false;
        }
    }

    /** How much may hang on an entity. */
    private enum Depth {
        LISTED,
        FRESH,
        PART_OF_FRESH,
        DEAD_END
    }

    /** Whose attribute it is. */
    private record Holder(String type, String key) {}

    private record Fresh(String type, String key, Optional<String> owner, Depth depth) {}

    private final class Building {
        private final Choices choices;
        private final Map<String, List<Thing>> things = new HashMap<>();
        private final Map<String, Set<String>> identified = new HashMap<>();
        private final Deque<Fresh> waiting = new ArrayDeque<>();
        private final Set<String> fresh = new HashSet<>();

        Building(Choices choices) {
            this.choices = choices;
        }

        /** Empty when this is another world with its two fresh entities exchanged. */
        Optional<World> world() {
            for (Entity entity : facts.entities().values()) {
                if (reads.reads(entity.type())) {
                    listed(entity);
                }
            }
            for (EntityList list : facts.openLists()) {
                if (reads.reads(list.type())) {
                    fresh(list.type(), list.pointer() + "/-", list.owner(), choices.among(3), Depth.FRESH);
                }
            }
            Map<String, Thing> byKey = new HashMap<>();
            while (!waiting.isEmpty()) {
                Thing thing = complete(waiting.poll());
                byKey.put(thing.key(), thing);
            }
            for (Thing second : byKey.values()) {
                if (second.key().endsWith(World.SECOND)) {
                    Thing first = byKey.get(second.key().substring(0, second.key().length() - World.SECOND.length()));
                    if (first.values().toString().compareTo(second.values().toString()) > 0) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(new World(things, identified));
        }

        private void fresh(String type, String key, Optional<String> owner, int count, Depth depth) {
            for (int i = 0; i < count; i++) {
                waiting.add(new Fresh(type, i == 0 ? key : key + World.SECOND, owner, depth));
            }
        }

        private void listed(Entity entity) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Attribute attribute : reads.read(entity.type())) {
                Given given = entity.values().get(attribute.name());
                values.put(
                        attribute.name(),
                        applicable(attribute, values)
                                ? value(new Holder(entity.type(), entity.key()), attribute, given.value(), given.pointer(), Depth.LISTED)
                                : Missing.NOT_APPLICABLE);
            }
            add(new Thing(entity.type(), entity.key(), values));
        }

        private Thing complete(Fresh fresh) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Attribute attribute : reads.read(fresh.type)) {
                if (attribute.name().equals("of") && fresh.owner.isPresent()) {
                    values.put("of", fresh.owner.get());
                } else if (attribute.name().equals(Words.ASSESSED)
                        && fresh.type.equals(Words.ORGANISATION)
                        && !facts.marked(fresh.type, Words.ASSESSED).isEmpty()) {
                    values.put(attribute.name(), false);
                } else if (!applicable(attribute, values)) {
                    values.put(attribute.name(), Missing.NOT_APPLICABLE);
                } else {
                    String pointer = fresh.key + "/" + attribute.name();
                    values.put(
                            attribute.name(),
                            value(new Holder(fresh.type, fresh.key), attribute, new Value.Unknown(), pointer, fresh.depth));
                }
            }
            if (fresh.depth == Depth.FRESH) {
                for (EntityType part : reads.partsOf(fresh.type)) {
                    String key = fresh.key + "/" + part.collection().orElseThrow() + "/-";
                    fresh(part.name(), key, Optional.of(fresh.key), choices.among(3), Depth.PART_OF_FRESH);
                }
            }
            Thing thing = new Thing(fresh.type, fresh.key, values);
            this.fresh.add(fresh.key);
            add(thing);
            return thing;
        }

        private void add(Thing thing) {
            things.computeIfAbsent(thing.type(), t -> new ArrayList<>()).add(thing);
        }

        private boolean applicable(Attribute attribute, Map<String, Object> values) {
            return attribute.onlyIf().stream().allMatch(condition -> {
                Object value = values.get(condition.attribute());
                if (value == Missing.NOT_APPLICABLE) {
                    return condition.operator().equals("!=");
                }
                return switch (condition.operator()) {
                    case "==", "in" -> condition.values().stream().anyMatch(v -> Interpreter.same(value, v));
                    case "!=" -> condition.values().stream().noneMatch(v -> Interpreter.same(value, v));
                    case "contains" -> ((Set<?>) value).containsAll(condition.values());
                    default -> throw new IllegalArgumentException(condition.operator());
                };
            });
        }

        private Object value(Holder holder, Attribute attribute, Value value, String pointer, Depth depth) {
            if (value instanceof Value.NotApplicable) {
                return Missing.NOT_APPLICABLE;
            } else if (attribute.type() instanceof AttributeType.ListOf list) {
                Set<Object> members = new LinkedHashSet<>();
                boolean complete = false;
                if (value instanceof Value.Members stated) {
                    members.addAll(stated.scalars());
                    complete = stated.complete();
                }
                if (!complete) {
                    more(holder.type, attribute, list.of(), members, pointer, depth);
                }
                return members;
            } else if (attribute.type() instanceof AttributeType.Reference reference) {
                return reference(holder, reference, value, pointer, depth);
            } else if (attribute.type() instanceof AttributeType.Duration) {
                return length(holder.type, attribute, value);
            } else if (value instanceof Value.Known known) {
                return known.scalar();
            } else if (value instanceof Value.OneOf oneOf) {
                return pick(List.copyOf(oneOf.scalars()));
            } else if (value instanceof Value.Within within) {
                return pick(reads.told(holder.type, attribute.name(), within));
            }
            return pick(reads.told(holder.type, attribute.name()));
        }

        private <T> T pick(List<T> values) {
            return values.get(choices.among(values.size()));
        }

        private void more(
                String type, Attribute attribute, AttributeType of, Set<Object> members, String pointer, Depth depth) {
            if (!(of instanceof AttributeType.Reference reference)) {
                for (Object value : reads.told(type, attribute.name())) {
                    if (!members.contains(value) && choices.among(2) == 1) {
                        members.add(value);
                    }
                }
                return;
            }
            Set<String> added = identified.computeIfAbsent(World.place(pointer), p -> new LinkedHashSet<>());
            for (String key : reads.listed(reference)) {
                if (!members.contains(key) && choices.among(2) == 1) {
                    members.add(key);
                    added.add(key);
                }
            }
            if (depth == Depth.LISTED) {
                List<String> freshTypes = freshTypes(reference);
                int count = freshTypes.isEmpty() ? 0 : choices.among(3);
                String freshType = count == 0 ? "" : pick(freshTypes);
                fresh(freshType, pointer + "/-", Optional.empty(), count, Depth.FRESH);
                for (int i = 0; i < count; i++) {
                    members.add(pointer + "/-" + (i == 0 ? "" : World.SECOND));
                }
            }
        }

        private Object reference(
                Holder holder, AttributeType.Reference type, Value value, String pointer, Depth depth) {
            if (value instanceof Value.Known known) {
                return known.scalar();
            } else if (value instanceof Value.OneOf oneOf) {
                String key = (String) pick(List.copyOf(oneOf.scalars()));
                identified.computeIfAbsent(World.place(pointer), p -> new LinkedHashSet<>()).add(key);
                return key;
            }
            List<String> keys = new ArrayList<>(reads.listed(type));
            if (depth != Depth.LISTED && type.types().contains(holder.type)) {
                keys.add(holder.key);
            }
            if (wide) {
                type.types().forEach(t -> keys.addAll(madeAlready(t, holder.key)));
            }
            if (keys.isEmpty() && depth == Depth.DEAD_END) {
                return Missing.NOT_APPLICABLE;
            }
            boolean stranger = depth != Depth.DEAD_END && (wide || !keys.contains(holder.key));
            List<String> freshTypes = depth == Depth.LISTED || stranger ? freshTypes(type) : List.of();
            if (keys.isEmpty() && freshTypes.isEmpty()) {
                return Missing.NOT_APPLICABLE;
            }
            int choice = choices.among(keys.size() + freshTypes.size());
            if (choice < keys.size()) {
                identified.computeIfAbsent(World.place(pointer), p -> new LinkedHashSet<>()).add(keys.get(choice));
                return keys.get(choice);
            }
            String freshType = freshTypes.get(choice - keys.size());
            fresh(freshType, pointer, Optional.empty(), 1, depth == Depth.LISTED ? Depth.FRESH : Depth.DEAD_END);
            return pointer;
        }

        private List<String> madeAlready(String type, String but) {
            Stream<String> made = things.getOrDefault(type, List.of()).stream().map(Thing::key).filter(fresh::contains);
            Stream<String> next = waiting.stream().filter(f -> f.type.equals(type)).map(Fresh::key);
            return Stream.concat(made, next).filter(key -> !key.equals(but)).toList();
        }

        /** One type stands for all that no rule reads. */
        private List<String> freshTypes(AttributeType.Reference type) {
            List<String> open = type.types().stream().filter(t -> reads.vocabulary().types().get(t).completeAlways().isEmpty()).toList();
            List<String> read = new ArrayList<>(open.stream().filter(reads::reads).toList());
            open.stream().filter(t -> !reads.reads(t)).findFirst().ifPresent(read::add);
            return read;
        }

        private Object length(String type, Attribute attribute, Value value) {
            List<Span> constants = reads.told(type, attribute.name()).stream().map(Span.class::cast).toList();
            if (value instanceof Value.Known known) {
                return pick(lengths((Span) known.scalar(), constants));
            }
            List<Span> spans;
            if (value instanceof Value.OneOf oneOf) {
                spans = oneOf.scalars().stream().map(Span.class::cast).toList();
            } else {
                List<Span> points = new ArrayList<>(constants);
                if (value instanceof Value.Within within) {
                    within.from().map(Span.class::cast).ifPresent(points::add);
                    within.to().map(Span.class::cast).ifPresent(points::add);
                }
                List<Span> around = new ArrayList<>();
                for (Span span : points) {
                    for (int by = -1; by <= 1; by++) {
                        if (span.amount() + by >= 0) {
                            around.add(new Span(span.amount() + by, span.unit()));
                        }
                    }
                }
                spans = around.isEmpty() ? List.of(new Span(1, Span.Unit.DAYS)) : around;
            }
            List<Length> lengths = new ArrayList<>();
            for (Span span : spans.stream().distinct().toList()) {
                boolean possible = !(value instanceof Value.Within within) || inside(span, within);
                if (possible) {
                    lengths.addAll(lengths(span, constants));
                }
            }
            return pick(lengths);
        }

        /** Surely within the bounds, whatever the calendar. */
        private static boolean inside(Span span, Value.Within within) {
            return within.from().map(f -> less((Span) f, span, within.fromIncluded())).orElse(true)
                    && within.to().map(t -> less(span, (Span) t, within.toIncluded())).orElse(true);
        }

        private static boolean less(Span a, Span b, boolean orEqual) {
            int sign = a.unit() == b.unit()
                    ? Integer.compare(a.amount(), b.amount())
                    : Length.longest(a).compareTo(Length.shortest(b));
            return orEqual ? sign <= 0 : sign < 0;
        }

        /** How long the span can be as far as constants in another unit can tell. */
        private static List<Length> lengths(Span span, List<Span> constants) {
            List<Span> unlike = constants.stream().filter(c -> c.unit() != span.unit()).toList();
            Set<BigDecimal> days = new LinkedHashSet<>(List.of(Length.shortest(span)));
            if (!unlike.isEmpty()) {
                days.add(Length.longest(span));
            }
            for (Span constant : unlike) {
                for (int by = -1; by <= 1; by++) {
                    BigDecimal day = Length.shortest(constant).add(BigDecimal.valueOf(by));
                    if (day.compareTo(Length.shortest(span)) >= 0 && day.compareTo(Length.longest(span)) <= 0) {
                        days.add(day);
                    }
                }
            }
            List<Length> lengths = new ArrayList<>();
            for (BigDecimal day : days) {
                lengths.add(new Length(span, day, false));
                if (!unlike.stream().allMatch(Length::exact)) {
                    lengths.add(new Length(span, day, true));
                }
            }
            return lengths;
        }
    }
}
