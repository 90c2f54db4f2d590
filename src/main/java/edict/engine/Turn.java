package edict.engine;

import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Value;
import edict.rulebook.Moment;
import edict.vocabulary.Attribute;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What may be concluded otherwise at another moment. A conclusion hangs on which rules are in force, and on the facts,
 * parameters and days that they read; where nothing of that changed it is the same, and need not be looked for again.
 *
 * @param provisions whose conclusions may change
 * @param types derived types whose facts may change
 * @param plans indices of those that have to be evaluated to find out: what concludes the above, and what exempts from it. What else
 *     they read was derived before, and stands
 */
record Turn(Set<String> provisions, Set<String> types, BitSet plans) {

    static Turn between(Ruleset ruleset, Facts facts, Moment before, Facts factsThen, Moment then) {
        return changed(ruleset, facts, factsThen)
                .map(changed -> new Change(ruleset, before, then, facts, factsThen, changed).turn())
                .orElseGet(() -> everything(ruleset));
    }

    private static Turn everything(Ruleset ruleset) {
        Set<String> provisions = new HashSet<>();
        ruleset.plans().forEach(plan -> provisions.add(plan.rule().provision()));
        return new Turn(provisions, ruleset.concluding().keySet(), ruleset.parts().all());
    }

    /** Types of which facts come, go or change; empty where that may touch things of any type. */
    private static Optional<Set<String>> changed(Ruleset ruleset, Facts facts, Facts then) {
        if (!facts.openLists().equals(then.openLists())) {
            return Optional.empty();
        }
        Set<String> types = new HashSet<>();
        for (List<Map<String, Entity>> pair : List.of(
                List.of(facts.entities(), then.entities()), List.of(then.entities(), facts.entities()))) {
            for (Entity entity : pair.get(0).values()) {
                Entity other = pair.get(1).get(entity.key());
                if (!entity.equals(other)) {
                    if (!isClear(ruleset, entity)) {
                        return Optional.empty();
                    }
                    types.add(entity.type());
                }
            }
        }
        return Optional.of(types);
    }

    /** Whether an entity names all that it refers to: else it brings forth a placeholder of another type. */
    private static boolean isClear(Ruleset ruleset, Entity entity) {
        Layout layout = ruleset.layouts().get(entity.type());
        if (layout == null) {
            return true;
        }
        for (Attribute attribute : layout.attributes()) {
            Value value = entity.value(attribute.name());
            boolean named = value instanceof Value.Known
                    || value instanceof Value.NotApplicable
                    || value instanceof Value.Members members && members.complete();
            if (!named && !Universe.referred(attribute.type()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static final class Change {

        /** Days from one point to the next from which on there is room for a date between. */
        private static final long ROOM = 2;

        /** The same for dates that are compared with each other: of these four find room in any order, each in the middle of what is left. */
        private static final long ROOM_FOR_SEVERAL = 16;

        private final Ruleset ruleset;
        private final Moment before;
        private final Moment then;
        private final Facts factsBefore;
        private final Facts facts;
        private final Set<String> changed;
        private final Set<String> there;
        private final Readers readers;
        private final Set<String> provisions = new HashSet<>();
        private final Set<String> types = new HashSet<>();
        private final Map<String, List<Entity>> byType = new HashMap<>();

        Change(Ruleset ruleset, Moment before, Moment then, Facts factsBefore, Facts facts, Set<String> changed) {
            this.ruleset = ruleset;
            this.readers = ruleset.readers();
            this.before = before;
            this.then = then;
            this.factsBefore = factsBefore;
            this.facts = facts;
            this.changed = changed;
            this.there = there();
        }

        /** Types of which there may be facts, at one moment or the other. */
        private Set<String> there() {
            Set<String> there = new HashSet<>(changed);
            facts.entities().values().forEach(entity -> there.add(entity.type()));
            facts.openLists().forEach(list -> there.add(list.type()));
            // Of what is there, references and parts that are not known bring forth placeholders, and those more of them.
            Deque<String> left = new ArrayDeque<>(there);
            while (!left.isEmpty()) {
                for (String type : readers.around(left.remove())) {
                    if (there.add(type)) {
                        left.add(type);
                    }
                }
            }
            there.addAll(ruleset.concluding().keySet());
            return there;
        }

        Turn turn() {
            difference(before.rules(), then.rules()).forEach(rule -> readers.ofRule(rule).forEach(this::change));
            difference(then.rules(), before.rules()).forEach(rule -> readers.ofRule(rule).forEach(this::change));
            changed.forEach(type -> readers.ofType(type).forEach(this::changeIfSaid));
            readers.parameters().forEach((id, plans) -> {
                if (!Objects.equals(before.parameters().get(id), then.parameters().get(id))) {
                    plans.forEach(this::changeIfSaid);
                }
            });
            readers.terms().forEach((term, plans) -> {
                if (plans.stream().anyMatch(plan -> isSaid(plan) && canMatch(plan)) && mayEnd(term)) {
                    plans.forEach(this::changeIfSaid);
                }
            });
            return new Turn(Set.copyOf(provisions), Set.copyOf(types), plans());
        }

        private static List<String> difference(Set<String> some, Set<String> others) {
            return some.stream().filter(one -> !others.contains(one)).toList();
        }

        private String provision(int plan) {
            return ruleset.plans().get(plan).rule().provision();
        }

        private boolean isSaid(int plan) {
            return then.rules().contains(ruleset.plans().get(plan).rule().name());
        }

        /** Whether what it starts from is there at all. */
        private boolean canMatch(int plan) {
            return ruleset.plans().get(plan).alternatives().stream()
                    .anyMatch(body -> body.nodes().stream().allMatch(node -> there.contains(Needs.holder(node))));
        }

        private void changeIfSaid(int plan) {
            if (isSaid(plan)) {
                change(plan);
            }
        }

        /** What a plan concludes is one with what others of the same provision or type conclude; with it turns what reads that. */
        private void change(int plan) {
            if (!canMatch(plan)) {
                return;
            }
            Optional<String> type = ruleset.plans().get(plan).conclusion().type();
            if (type.isEmpty()) {
                change(provision(plan));
            } else if (types.add(type.get())) {
                readers.ofType(type.get()).forEach(this::changeIfSaid);
            }
        }

        private void change(String provision) {
            if (provisions.add(provision)) {
                readers.exemptedBy(provision).forEach(this::change);
            }
        }

        /** Whether a term ends, or begins to be able to, between the two moments. */
        private boolean mayEnd(Needs.Term term) {
            Optional<Limit.Counted> period = term.limit().counted(then::parameter);
            if (before.day().equals(then.day())) {
                return false;
            }
            if (term.attribute().isEmpty()
                    || period.isEmpty()
                    || ruleset.concluding().containsKey(term.type())
                    || !ruleset.layouts().containsKey(term.type())) {
                return true;
            }
            String attribute = term.attribute().get();
            if (!isAlike(ruleset.told().of(term.type(), attribute))) {
                return true;
            }
            for (Entity entity : ofType(term.type())) {
                if (mayEnd(entity.value(attribute), period.get())) {
                    return true;
                }
            }
            return false;
        }

        private List<Entity> ofType(String type) {
            if (byType.isEmpty()) {
                facts.entities().values().forEach(entity ->
                        byType.computeIfAbsent(entity.type(), t -> new ArrayList<>()).add(entity));
            }
            return byType.getOrDefault(type, List.of());
        }

        private boolean mayEnd(Value value, Limit.Counted period) {
            if (value instanceof Value.Known known && known.scalar() instanceof LocalDate date) {
                LocalDate turn = period.firstDay(date);
                return turn.isAfter(before.day()) != turn.isAfter(then.day());
            }
            return !(value instanceof Value.Unknown || value instanceof Value.NotApplicable);
        }

        /**
         * Whether a date that is not known is as open on one day as on another: what rules compare it with lies in the same order on
         * both, with as much room between.
         */
        private boolean isAlike(Told.Group group) {
            Optional<List<Object>> order = order(group, before, factsBefore);
            return order.isPresent() && order.equals(order(group, then, facts));
        }

        /** What the dates of a group are compared with, from the first to the last day; empty where something else is among it. */
        private Optional<List<Object>> order(Told.Group group, Moment moment, Facts facts) {
            NavigableMap<LocalDate, Set<Object>> points = new TreeMap<>();
            Set<Object> fixed = new HashSet<>(group.mentioned());
            if (group.mutual()) {
                stated(group, facts, fixed);
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
                Optional<Limit.Counted> period = limit.counted(moment::parameter);
                if (period.isEmpty()) {
                    return Optional.empty();
                }
                LocalDate last = period.get().lastStart(moment.day());
                points.computeIfAbsent(last, d -> new HashSet<>()).add(limit);
                points.computeIfAbsent(last.plusDays(1), d -> new HashSet<>()).add(List.of(limit));
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

        private void stated(Told.Group group, Facts facts, Set<Object> days) {
            Map<String, List<Attribute>> attributes = new HashMap<>();
            for (String name : group.attributes()) {
                int dot = name.lastIndexOf('.');
                String type = name.substring(0, dot);
                attributes.computeIfAbsent(type, t -> new ArrayList<>())
                        .add(Lookup.in(ruleset.layouts(), type).attribute(name.substring(dot + 1)));
            }
            for (Entity entity : facts.entities().values()) {
                for (Attribute attribute : attributes.getOrDefault(entity.type(), List.of())) {
                    Candidates.stated(Possible.of(entity.value(attribute.name()), attribute, false), days);
                }
            }
        }

        /** What concludes what may have changed, and what exempts from it. */
        private BitSet plans() {
            BitSet plans = new BitSet();
            Deque<Integer> left = new ArrayDeque<>();
            Set<String> concluded = new HashSet<>(provisions);
            provisions.forEach(provision -> need(readers.ofProvision(provision), plans, left));
            types.forEach(type -> need(ruleset.concluding(type), plans, left));
            while (!left.isEmpty()) {
                for (int exempting : ruleset.exempting(provision(left.remove()))) {
                    String provision = provision(exempting);
                    if (concluded.add(provision)) {
                        need(readers.ofProvision(provision), plans, left);
                    }
                }
            }
            return plans;
        }

        private void need(List<Integer> some, BitSet plans, Deque<Integer> left) {
            some.stream().filter(this::isSaid).forEach(plan -> {
                plans.set(plan);
                left.add(plan);
            });
        }
    }
}
