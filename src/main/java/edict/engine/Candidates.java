package edict.engine;

import edict.rulebook.Moment;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The completions of an unknown attribute: one value for each set of values that some rules do not tell apart. */
final class Candidates {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Days between which others may have to lie. */
    private static final int ROOM = 1024;

    /** So few days are looked at one by one: one in the middle leaves too little room on either side. */
    private static final int FEW = 6;

    private final Told told;
    private final Universe universe;
    private final Moment moment;
    private final Map<String, Set<Object>> known = new HashMap<>();
    private final Map<String, List<Object>> texts = new HashMap<>();
    private final Map<Listed, List<Object>> codes = new HashMap<>();
    private final Map<Ordered, List<Object>> ordered = new HashMap<>();

    Candidates(Told told, Universe universe, Moment moment) {
        this.told = told;
        this.universe = universe;
        this.moment = moment;
    }

    /** A text that none of the rules and nothing in the document mentions. */
    private record Other(String attribute, int number) {
        @Override
        public String toString() {
            return "other " + number;
        }
    }

    private record Listed(String name, Set<Object> values) {}

    private record Ordered(String name, Possible.Between between) {}

    /** @param choices what of it was chosen for attributes that are compared with this one is told apart as well */
    List<Object> of(String type, String attribute, Possible value, Choices choices) {
        String name = type + "." + attribute;
        Told.Group group = told.of(type, attribute);
        if (value instanceof Possible.AnyOf any) {
            return codes.computeIfAbsent(new Listed(name, any.values()), wanted -> codes(group, any.values()));
        }
        List<Object> taken = group.mutual() ? choices.taken(group.attributes()) : List.of();
        if (!(value instanceof Possible.Between between)) {
            List<Object> all = texts.computeIfAbsent(name, wanted -> texts(name, group));
            return taken.size() < 2 ? all : texts(name, all, taken);
        }
        return taken.isEmpty()
                ? ordered.computeIfAbsent(new Ordered(name, between), wanted -> ordered(name, group, between, taken))
                : ordered(name, group, between, taken);
    }

    Set<Object> compared(String type, String attribute) {
        return compared(type + "." + attribute, told.of(type, attribute));
    }

    /** What the attributes of a group are compared with. */
    private Set<Object> compared(String name, Told.Group group) {
        return known.computeIfAbsent(name, n -> {
            Compared compared = new Compared(group);
            Set<Object> values = compared.single;
            compared.lists.forEach(values::addAll);
            for (Limit limit : group.limits()) {
                limit.counted(moment::parameter).ifPresent(period -> {
                    LocalDate last = period.lastStart(moment.day());
                    values.add(last);
                    values.add(last.plusDays(1));
                });
            }
            if (group.mutual()) {
                for (String partner : group.attributes()) {
                    stated(partner, values);
                }
            }
            return values;
        });
    }

    private void stated(String name, Set<Object> values) {
        int dot = name.lastIndexOf('.');
        for (Instance instance : universe.all(name.substring(0, dot))) {
            stated(instance.value(name.substring(dot + 1)), values);
        }
    }

    /** Adds what is known of a value to {@code values}. */
    static void stated(Possible value, Set<Object> values) {
        if (value instanceof Possible.Exactly exactly && !(exactly.value() instanceof Alias)) {
            values.add(exactly.value());
        } else if (value instanceof Possible.AnyOf any) {
            values.addAll(any.values());
        } else if (value instanceof Possible.Several several) {
            values.addAll(several.in());
        } else if (value instanceof Possible.Between between) {
            between.from().ifPresent(values::add);
            between.to().ifPresent(values::add);
        }
    }

    /**
     * A value in each gap between what values are compared with, and these. What was chosen already for an attribute that is compared with this
     * one is among them: so any number of open values may lie in one gap, in any order.
     */
    private List<Object> ordered(String name, Told.Group group, Possible.Between between, List<Object> taken) {
        TreeSet<Object> points = new TreeSet<>(Order::compare);
        for (Object value : compared(name, group)) {
            if (value instanceof Span span) {
                points.add(Order.fewestHours(span));
                points.add(Order.mostHours(span));
            } else {
                points.add(value);
            }
        }
        between.from().ifPresent(points::add);
        between.to().ifPresent(points::add);
        points.addAll(taken);
        if (points.isEmpty()) {
            return List.of(isDay(name) ? moment.day() : BigDecimal.ONE);
        }
        boolean days = points.first() instanceof LocalDate;
        Set<Object> all = new LinkedHashSet<>();
        all.add(beyond(points.first(), -1, days));
        Optional<Object> before = Optional.empty();
        for (Object point : points) {
            before.ifPresent(low -> inside(low, point, group.mutual(), all));
            all.add(point);
            before = Optional.of(point);
        }
        all.add(beyond(points.last(), 1, days));
        all.removeIf(point -> !between.canBe(point));
        return List.copyOf(all);
    }

    private boolean isDay(String name) {
        int dot = name.lastIndexOf('.');
        return universe.all(name.substring(0, dot)).stream()
                .anyMatch(instance -> instance.layout.attribute(name.substring(dot + 1)).type() instanceof AttributeType.Date);
    }

    /** So far away that others have room in between. */
    private static Object beyond(Object point, int direction, boolean days) {
        return days
                ? ((LocalDate) point).plusDays((long) direction * ROOM)
                : ((BigDecimal) point).add(BigDecimal.valueOf(direction));
    }

    /** @param mutual whether other values may have to lie in the same gap, below this one or above it */
    private static void inside(Object low, Object high, boolean mutual, Set<Object> all) {
        if (low instanceof LocalDate first && high instanceof LocalDate last) {
            long between = ChronoUnit.DAYS.between(first, last) - 1;
            if (mutual && between <= FEW) {
                first.plusDays(1).datesUntil(last).forEach(all::add);
            } else if (between > 0) {
                all.add(first.plusDays((between + 1) / 2));
            }
            return;
        }
        all.add(((BigDecimal) low).add((BigDecimal) high).divide(TWO));
    }

    /** One code of all that every list and every comparison says the same of; all of them where they are compared with each other. */
    private List<Object> codes(Told.Group group, Set<Object> values) {
        if (group.mutual() || values.size() <= 2 || !values.stream().allMatch(String.class::isInstance)) {
            return List.copyOf(values);
        }
        Compared compared = new Compared(group);
        Map<Object, Object> representatives = new LinkedHashMap<>();
        values.forEach(value -> representatives.putIfAbsent(compared.signature(value), value));
        return List.copyOf(representatives.values());
    }

    /** The same where two values and more were chosen that nothing but each other tells apart: one of them, or yet another. */
    private static List<Object> texts(String name, List<Object> texts, List<Object> taken) {
        Set<Object> all = new LinkedHashSet<>(texts);
        all.addAll(taken);
        all.add(new Other(name, taken.size() + 1));
        return List.copyOf(all);
    }

    private List<Object> texts(String name, Told.Group group) {
        Compared compared = new Compared(group);
        if (group.mutual()) {
            for (String partner : group.attributes()) {
                stated(partner, compared.single);
            }
        }
        Set<Object> all = new LinkedHashSet<>(compared.single);
        // Of values that are compared with each other, two may be alike in all else.
        int alike = group.mutual() ? 2 : 1;
        Map<Object, Integer> representatives = new HashMap<>();
        for (Set<?> list : compared.lists) {
            for (Object member : list) {
                if (!all.contains(member) && representatives.merge(compared.signature(member), 1, Integer::sum) <= alike) {
                    all.add(member);
                }
            }
        }
        all.add(new Other("shared", 1));
        if (group.mutual()) {
            all.add(new Other(name, 2));
        }
        return List.copyOf(all);
    }

    /**
     * What the values of a group are compared with one by one, and of what it is asked whether they are in it. Where they are compared
     * with each other, each constant counts by itself: any number of them may have to differ.
     */
    private final class Compared {
        private final Set<Object> single;
        private final List<Set<?>> lists;

        Compared(Told.Group group) {
            single = new LinkedHashSet<>(group.mutual() ? group.mentioned() : group.constants());
            lists = new ArrayList<>(group.lists());
            for (String parameter : group.parameters()) {
                Object value = moment.parameters().get(parameter);
                if (value instanceof Set<?> set) {
                    lists.add(set);
                } else if (value != null) {
                    single.add(value);
                }
            }
        }

        /** The same of values that nothing tells apart. */
        Object signature(Object value) {
            return single.contains(value) ? value : lists.stream().map(list -> list.contains(value)).toList();
        }
    }
}
