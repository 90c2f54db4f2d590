package edict.facts;

import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which things of one design are those of another: by id; parts without one by what they belong to and what is said of
 * them. Where a thing stands in its document means nothing. Immutable.
 */
public final class Pairing {

    /** Parts of one owner that are compared each with each; more are compared as a whole only. */
    private static final int COMPARED = 500;

    private static final String ALONE = "only before: ";

    private final Facts before;
    private final Facts after;
    private final Vocabulary vocabulary;
    private final boolean same;
    private final Map<String, String> pairs = new HashMap<>();

    private Pairing(Facts before, Facts after, Vocabulary vocabulary, boolean same) {
        this.before = before;
        this.after = after;
        this.vocabulary = vocabulary;
        this.same = same;
    }

    public static Pairing of(Facts before, Facts after, Vocabulary vocabulary) {
        Pairing pairing = new Pairing(before, after, vocabulary, false);
        pairing.byId();
        pairing.byRegistry();
        pairing.parts();
        return pairing;
    }

    /** Of a design with itself. */
    public static Pairing identity(Facts facts) {
        return new Pairing(facts, facts, new Vocabulary(Map.of()), true);
    }

    /** The key that a thing of the first design has in the second. */
    public Optional<String> after(String key) {
        return Optional.ofNullable(pairs.get(key));
    }

    /**
     * Where what stands at a pointer of the first design stands, or would stand, in the second; no pointer of that at all
     * for what is in the first alone, since something else may stand at the same place.
     */
    public String pointer(String pointer) {
        for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
            String key = pointer.substring(0, end);
            String there = pairs.get(key);
            if (there != null) {
                return there + pointer.substring(end);
            }
            if (!same && before.entities().containsKey(key)) {
                return ALONE + pointer;
            }
        }
        return pointer;
    }

    private void byId() {
        Map<List<String>, String> ids = new HashMap<>();
        after.entities().forEach((key, entity) -> entity.id().ifPresent(id -> ids.put(List.of(entity.type(), id), key)));
        before.entities().forEach((key, entity) -> entity.id()
                .map(id -> ids.get(List.of(entity.type(), id)))
                .ifPresent(there -> pairs.put(key, there)));
    }

    /** A registry entry may be written out in one design and come along by its name in the other. */
    private void byRegistry() {
        Set<String> taken = new LinkedHashSet<>(pairs.values());
        before.catalogued().forEach((entry, key) -> Optional.ofNullable(after.catalogued().get(entry))
                .filter(there -> !pairs.containsKey(key) && taken.add(there))
                .ifPresent(there -> pairs.put(key, there)));
        before.entities().keySet().stream()
                .filter(key -> !key.startsWith("/") && after.entities().containsKey(key))
                .forEach(key -> pairs.putIfAbsent(key, key));
    }

    private void parts() {
        Map<List<String>, List<Entity>> ours = unpaired(before, pairs.keySet());
        Map<List<String>, List<Entity>> theirs = unpaired(after, new LinkedHashSet<>(pairs.values()));
        // Owners stand before their parts, so that theirs are known when their parts' turn comes.
        ours.forEach((group, parts) -> after(group.get(0)).ifPresent(owner -> {
            List<Entity> candidates = theirs.get(List.of(owner, group.get(1)));
            if (candidates != null) {
                pair(parts, candidates);
            }
        }));
    }

    /** Parts without a counterpart, by owner and type. */
    private static Map<List<String>, List<Entity>> unpaired(Facts facts, Set<String> paired) {
        Map<List<String>, List<Entity>> parts = new LinkedHashMap<>();
        facts.entities().values().forEach(entity -> entity.owner()
                .filter(owner -> !paired.contains(entity.key()))
                .ifPresent(owner -> parts.computeIfAbsent(List.of(owner, entity.type()), none -> new ArrayList<>())
                        .add(entity)));
        return parts;
    }

    private void pair(List<Entity> parts, List<Entity> candidates) {
        Map<Map<String, Value>, Deque<Entity>> equal = new HashMap<>();
        candidates.forEach(candidate -> equal.computeIfAbsent(said(candidate, false), none -> new ArrayDeque<>())
                .add(candidate));
        List<Entity> left = new ArrayList<>();
        List<Entity> free = new ArrayList<>(candidates);
        for (Entity part : parts) {
            Deque<Entity> same = equal.get(said(part, true));
            if (same == null || same.isEmpty()) {
                left.add(part);
            } else {
                Entity there = same.removeFirst();
                free.remove(there);
                pairs.put(part.key(), there.key());
            }
        }
        if (left.size() <= COMPARED && free.size() <= COMPARED) {
            alike(left, free);
        }
    }

    /** Pairs what has most in common, the first of equals first; what has nothing in common stays alone. */
    private void alike(List<Entity> left, List<Entity> free) {
        List<Map<String, Value>> ours = new ArrayList<>(left.stream().map(part -> said(part, true)).toList());
        List<Map<String, Value>> theirs = new ArrayList<>(free.stream().map(part -> said(part, false)).toList());
        while (true) {
            int bestOurs = -1;
            int bestTheirs = -1;
            long most = 0;
            for (int i = 0; i < left.size(); i++) {
                for (int j = 0; j < free.size(); j++) {
                    long common = common(ours.get(i), theirs.get(j));
                    if (common > most) {
                        most = common;
                        bestOurs = i;
                        bestTheirs = j;
                    }
                }
            }
            if (bestOurs < 0) {
                return;
            }
            pairs.put(left.remove(bestOurs).key(), free.remove(bestTheirs).key());
            ours.remove(bestOurs);
            theirs.remove(bestTheirs);
        }
    }

    private static long common(Map<String, Value> one, Map<String, Value> other) {
        return one.entrySet().stream()
                .filter(entry -> entry.getValue().equals(other.get(entry.getKey())))
                .count();
    }

    /** What is known of a part beyond what it belongs to. @param translated with the keys of the second design */
    private Map<String, Value> said(Entity part, boolean translated) {
        Map<String, Value> said = new LinkedHashMap<>();
        part.values().forEach((attribute, given) -> {
            boolean implied = attribute.equals("of");
            boolean told = !(given.value() instanceof Value.Unknown) && !(given.value() instanceof Value.NotApplicable);
            if (told && !implied) {
                said.put(attribute, translated ? translated(part.type(), attribute, given.value()) : given.value());
            }
        });
        return said;
    }

    /** A value of the first design as the second would have it: references name things by where they stand. */
    Value translated(String type, String attribute, Value value) {
        if (!isReference(type, attribute)) {
            return value;
        }
        if (value instanceof Value.Known known) {
            return new Value.Known(translated(known.scalar()));
        }
        if (value instanceof Value.OneOf one) {
            return new Value.OneOf(translated(one.scalars()));
        }
        return value instanceof Value.Members members
                ? new Value.Members(translated(members.scalars()), members.complete())
                : value;
    }

    private Set<Object> translated(Set<Object> keys) {
        Set<Object> all = new LinkedHashSet<>();
        keys.forEach(key -> all.add(translated(key)));
        return all;
    }

    // What is gone names nothing in the second design.
    private Object translated(Object key) {
        return after((String) key).orElse("gone " + key);
    }

    private boolean isReference(String type, String attribute) {
        EntityType known = vocabulary.types().get(type);
        Attribute asked = known == null ? null : known.attributes().get(attribute);
        return asked != null
                && asked.type().single()
                        instanceof AttributeType.Reference;
    }
}
