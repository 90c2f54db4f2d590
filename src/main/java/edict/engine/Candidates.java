package edict.engine;

import edict.rulebook.Moment;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The completions of an unknown attribute: one value for each set of values that some rules do not tell apart. */
final class Candidates {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

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

    List<Object> of(String type, String attribute, Possible value) {
        String name = type + "." + attribute;
        Told.Group group = told.of(type, attribute);
        if (value instanceof Possible.AnyOf any) {
            return codes.computeIfAbsent(new Listed(name, any.values()), wanted -> codes(group, any.values()));
        }
        return value instanceof Possible.Between between
                ? ordered.computeIfAbsent(new Ordered(name, between), wanted -> ordered(name, group, between))
                : texts.computeIfAbsent(name, wanted -> texts(name, group));
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

    private List<Object> ordered(String name, Told.Group group, Possible.Between between) {
        TreeSet<Object> points = new TreeSet<>(Order::compare);
        boolean days = false;
        for (Object value : compared(name, group)) {
            if (value instanceof Span span) {
                points.add(Order.fewestHours(span));
                points.add(Order.mostHours(span));
            } else {
                points.add(value);
                days |= value instanceof LocalDate;
            }
        }
        between.from().ifPresent(points::add);
        between.to().ifPresent(points::add);
        if (points.isEmpty()) {
            return group.mutual() ? inAnyOrder(name) : List.of(BigDecimal.ONE);
        }
        days |= points.first() instanceof LocalDate;
        // Attributes compared with each other may lie in the same gap in either order.
        int perGap = group.mutual() ? 2 : 1;
        Set<Object> all = new LinkedHashSet<>();
        Object before = null;
        for (Object point : points) {
            if (before == null) {
                below(point, perGap, days, all);
            } else {
                inside(before, point, perGap, days, all);
            }
            all.add(point);
            before = point;
        }
        above(java.util.Objects.requireNonNull(before), perGap, days, all);
        all.removeIf(point -> !between.canBe(point));
        return List.copyOf(all);
    }

    /** Values that nothing tells apart but each other. */
    private List<Object> inAnyOrder(String name) {
        int dot = name.lastIndexOf('.');
        boolean days = universe.all(name.substring(0, dot)).stream()
                .anyMatch(instance -> instance.layout.attribute(name.substring(dot + 1)).type() instanceof AttributeType.Date);
        return days
                ? List.of(moment.day(), moment.day().plusDays(1), moment.day().plusDays(2))
                : List.of(BigDecimal.ONE, TWO, BigDecimal.TEN);
    }

    private static void below(Object point, int count, boolean days, Set<Object> all) {
        for (int i = 1; i <= count; i++) {
            all.add(days ? ((LocalDate) point).minusDays(i) : ((BigDecimal) point).subtract(BigDecimal.valueOf(i)));
        }
    }

    private static void above(Object point, int count, boolean days, Set<Object> all) {
        for (int i = 1; i <= count; i++) {
            all.add(days ? ((LocalDate) point).plusDays(i) : ((BigDecimal) point).add(BigDecimal.valueOf(i)));
        }
    }

    private static void inside(Object low, Object high, int count, boolean days, Set<Object> all) {
        if (days) {
            LocalDate next = ((LocalDate) low).plusDays(1);
            for (int i = 0; i < count && next.isBefore((LocalDate) high); i++) {
                all.add(next);
                next = next.plusDays(1);
            }
            return;
        }
        BigDecimal middle = ((BigDecimal) low).add((BigDecimal) high).divide(TWO);
        all.add(middle);
        if (count > 1) {
            all.add(((BigDecimal) low).add(middle).divide(TWO));
        }
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
