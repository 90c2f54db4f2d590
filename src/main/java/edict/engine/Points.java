package edict.engine;

import edict.facts.Entity;
import edict.facts.Facts;
import edict.rulebook.Moment;
import edict.vocabulary.Attribute;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The days with which dates are compared that nobody states, in their order at one moment. Each order is found when somebody asks, once: who
 * turns to a moment and who turns from it look at the same. Safe to share between threads.
 */
final class Points {

    /** Days from one point to the next from which on there is room for a date between. */
    private static final long ROOM = 2;

    /** The same for dates that are compared with each other: of these four find room in any order, each in the middle of what is left. */
    private static final long ROOM_FOR_SEVERAL = 16;

    private final Ruleset ruleset;
    private final Facts facts;
    private final Moment moment;
    private final Map<String, List<Entity>> byType = new HashMap<>();
    private final Map<Limit, Optional<LocalDate>> lastStarts = new HashMap<>();
    private final IdentityHashMap<Told.Group, Optional<List<Object>>> orders = new IdentityHashMap<>();

    Points(Ruleset ruleset, Facts facts, Moment moment) {
        this.ruleset = ruleset;
        this.facts = facts;
        this.moment = moment;
    }

    Facts facts() {
        return facts;
    }

    Moment moment() {
        return moment;
    }

    /** Of which types there is something. */
    Set<String> types() {
        return byType().keySet();
    }

    /** What there is of a type, placeholders apart. */
    List<Entity> ofType(String type) {
        return byType().getOrDefault(type, List.of());
    }

    private synchronized Map<String, List<Entity>> byType() {
        if (byType.isEmpty()) {
            facts.entities().values().forEach(entity ->
                    byType.computeIfAbsent(entity.type(), t -> new ArrayList<>()).add(entity));
        }
        return byType;
    }

    /**
     * Whether a date that is not known is as open at one moment as at the other: what rules compare it with lies in the same order at
     * both, with as much room between.
     */
    boolean areAlike(Told.Group group, Points other) {
        Optional<List<Object>> order = order(group);
        return order.isPresent() && order.equals(other.order(group));
    }

    /** What the dates of a group are compared with, from the first to the last day; empty where something else is among it. */
    private synchronized Optional<List<Object>> order(Told.Group group) {
        return orders.computeIfAbsent(group, this::inOrder);
    }

    private Optional<List<Object>> inOrder(Told.Group group) {
        NavigableMap<LocalDate, Set<Object>> points = new TreeMap<>();
        Set<Object> fixed = new HashSet<>(group.mentioned());
        if (group.mutual()) {
            group.attributes().forEach(name -> stated(name, fixed));
        }
        for (String parameter : group.parameters()) {
            Object value = moment.parameters().get(parameter);
            if (value != null) {
                fixed.add(value);
            }
        }
        for (Object point : fixed) {
            if (!(point instanceof LocalDate day)) {
                return Optional.empty();
            }
            points.computeIfAbsent(day, d -> new HashSet<>()).add(day);
        }
        for (Limit limit : group.limits()) {
            Optional<LocalDate> last = lastStarts.computeIfAbsent(
                    limit, l -> l.counted(moment::parameter).map(period -> period.lastStart(moment.day())));
            if (last.isEmpty()) {
                return Optional.empty();
            }
            points.computeIfAbsent(last.get(), d -> new HashSet<>()).add(limit);
            points.computeIfAbsent(last.get().plusDays(1), d -> new HashSet<>()).add(List.of(limit));
        }
        List<Object> order = new ArrayList<>();
        long room = group.mutual() ? ROOM_FOR_SEVERAL : ROOM;
        LocalDate earlier = null;
        for (Map.Entry<LocalDate, Set<Object>> point : points.entrySet()) {
            if (earlier != null) {
                order.add(Math.min(ChronoUnit.DAYS.between(earlier, point.getKey()), room));
            }
            order.add(point.getValue());
            earlier = point.getKey();
        }
        return Optional.of(order);
    }

    private void stated(String name, Set<Object> days) {
        int dot = name.lastIndexOf('.');
        String type = name.substring(0, dot);
        Attribute attribute = Lookup.in(ruleset.layouts(), type).attribute(name.substring(dot + 1));
        for (Entity entity : ofType(type)) {
            Candidates.stated(Possible.of(entity.value(attribute.name()), attribute, false), days);
        }
    }
}
