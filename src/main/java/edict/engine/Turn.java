package edict.engine;

import edict.engine.OpenDates.Drawn;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Value;
import edict.rulebook.Moment;
import edict.vocabulary.Attribute;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be concluded otherwise at another moment. A conclusion hangs on which rules are in force, and on the facts,
 * parameters and days that they read; where nothing of that changed it is the same, and need not be looked for again.
 *
 * <p>What is derived is looked at level by level: only where it is other than before, what reads it may turn as well.
 */
final class Turn {

    private final Ruleset ruleset;
    private final Readers readers;
    private final Moment then;
    private final Set<String> there = new HashSet<>();
    private final Set<String> provisions = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private final Set<String> left = new HashSet<>();

    private Turn(Ruleset ruleset, Moment then) {
        this.ruleset = ruleset;
        this.readers = ruleset.readers();
        this.then = then;
    }

    /** @param before what is known of another moment @param then what dates are compared with at the one to turn to */
    static Turn since(Concluded before, Ruleset ruleset, Points then) {
        Turn turn = new Turn(ruleset, then.moment());
        Optional<Set<String>> changed = changed(ruleset, before.facts(), then.facts());
        if (changed.isPresent()) {
            turn.new Change(before.points(), then, before.standing(), changed.get()).begin();
        } else {
            ruleset.plans().forEach(plan -> turn.provisions.add(plan.rule().provision()));
            turn.types.addAll(ruleset.concluding().keySet());
            turn.left.addAll(turn.types);
        }
        return turn;
    }

    /** Whether all is as it was. */
    boolean isNothing() {
        return provisions.isEmpty() && types.isEmpty();
    }

    /** Provisions whose conclusions may change; all of them once no derived types are left to look at. */
    Set<String> provisions() {
        return Set.copyOf(provisions);
    }

    /** Derived types whose facts, or the grounds of these, may change. */
    Set<String> types() {
        return Set.copyOf(types);
    }

    /** Derived types to look at next, which hang on none of the others that are left; none once all are looked at. */
    Set<String> next() {
        int lowest = left.stream().mapToInt(ruleset.strata()::of).min().orElse(0);
        Set<String> next = left.stream().filter(type -> ruleset.strata().of(type) == lowest).collect(Collectors.toSet());
        left.removeAll(next);
        return next;
    }

    /** Has what reads facts of a type turn with them. */
    void spread(String type) {
        readers.ofType(type).forEach(this::changeIfSaid);
    }

    /** What concludes what may have changed, and what exempts from it. What else they read was derived before, and stands. */
    BitSet plans() {
        BitSet plans = new BitSet();
        Deque<String> open = new ArrayDeque<>(provisions);
        Set<String> concluded = new HashSet<>(provisions);
        while (!open.isEmpty()) {
            String provision = open.remove();
            readers.ofProvision(provision).stream().filter(this::isSaid).forEach(plans::set);
            for (int exempting : ruleset.exempting(provision)) {
                if (concluded.add(provision(exempting))) {
                    open.add(provision(exempting));
                }
            }
        }
        return plans;
    }

    /** What concludes facts of some derived types. */
    BitSet plans(Set<String> some) {
        BitSet plans = new BitSet();
        some.forEach(type -> ruleset.concluding(type).stream().filter(this::isSaid).forEach(plans::set));
        return plans;
    }

    private String provision(int plan) {
        return ruleset.plans().get(plan).rule().provision();
    }

    private boolean isSaid(int plan) {
        return then.rules().contains(ruleset.plans().get(plan).rule().name());
    }

    /** Whether what it starts from is there at all. */
    private boolean canMatch(int plan) {
        return Lookup.any(readers.holders().get(plan), there::containsAll);
    }

    private void changeIfSaid(int plan) {
        if (isSaid(plan)) {
            change(plan);
        }
    }

    /** What a plan concludes is one with what others of the same provision or type conclude; what reads that is looked at later. */
    private void change(int plan) {
        if (!canMatch(plan)) {
            return;
        }
        change(Drawn.by(ruleset.plans().get(plan)));
    }

    private void change(Drawn drawn) {
        if (!drawn.derived()) {
            change(drawn.name());
        } else if (types.add(drawn.name())) {
            left.add(drawn.name());
        }
    }

    private void change(String provision) {
        if (provisions.add(provision)) {
            readers.exemptedBy(provision).forEach(this::change);
        }
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

    /** What changed by itself between the two moments. */
    private final class Change {

        private final Points before;
        private final Points points;
        private final Standing standing;
        private final Set<String> changed;
        private final IdentityHashMap<Told.Group, Boolean> alike = new IdentityHashMap<>();

        Change(Points before, Points then, Standing standing, Set<String> changed) {
            this.before = before;
            this.points = then;
            this.standing = standing;
            this.changed = changed;
        }

        /** Finds the types of which there may be facts, at one moment or the other. */
        private void look() {
            there.addAll(changed);
            there.addAll(points.types());
            points.facts().openLists().forEach(list -> there.add(list.type()));
            // Of what is there, references and parts that are not known bring forth placeholders, and those more of them.
            Deque<String> open = new ArrayDeque<>(there);
            while (!open.isEmpty()) {
                for (String type : readers.around(open.remove())) {
                    if (there.add(type)) {
                        open.add(type);
                    }
                }
            }
            there.addAll(ruleset.concluding().keySet());
        }

        void begin() {
            look();
            // On most days that differ in a number or a row alone it is the same set.
            Set<String> rules = before.moment().rules();
            if (rules != then.rules()) {
                difference(rules, then.rules()).forEach(rule -> readers.ofRule(rule).forEach(Turn.this::change));
                difference(then.rules(), rules).forEach(rule -> readers.ofRule(rule).forEach(Turn.this::change));
            }
            changed.forEach(Turn.this::spread);
            readers.parameters().forEach((id, plans) -> {
                if (!Objects.equals(before.moment().parameters().get(id), then.parameters().get(id))) {
                    plans.forEach(Turn.this::changeIfSaid);
                }
            });
            if (!before.moment().day().equals(then.day())) {
                end();
            }
        }

        /** Has that turn which hangs on dates. */
        private void end() {
            Set<Told.Group> moved = Collections.newSetFromMap(new IdentityHashMap<>());
            readers.terms().forEach((term, plans) -> {
                if (plans.stream().noneMatch(this::counts)) {
                    return;
                }
                if (ends(term)) {
                    plans.forEach(Turn.this::changeIfSaid);
                } else if (isOpen(term) && !isAlike(group(term))) {
                    moved.add(group(term));
                }
            });
            moved.forEach(this::compareAnew);
        }

        private boolean counts(int plan) {
            return isSaid(plan) && canMatch(plan);
        }

        /** Has that turn which compares dates of a group that nobody states with something else than before. */
        private void compareAnew(Told.Group dates) {
            OpenDates.comparing(dates, ruleset, standing, this::counts).forEach((drawn, comparing) -> {
                Map<String, Told.Group> groups = ruleset.apart().byOnly(comparing).groups();
                boolean alike = dates.attributes().stream()
                        .map(groups::get)
                        .allMatch(group -> group == null || group.limits().isEmpty() || isAlike(group));
                if (!alike) {
                    change(drawn);
                }
            });
        }

        private static List<String> difference(Set<String> some, Set<String> others) {
            return some.stream().filter(one -> !others.contains(one)).toList();
        }

        private Told.Group group(Needs.Term term) {
            return ruleset.told().of(term.type(), term.attribute().orElseThrow());
        }

        /** Whether a term ends, or begins to be able to, between the two moments; for dates that are not known see {@link #isOpen}. */
        private boolean ends(Needs.Term term) {
            Optional<Limit.Counted> period = term.limit().counted(then::parameter);
            if (term.attribute().isEmpty() || period.isEmpty() || !ruleset.layouts().containsKey(term.type())) {
                return true;
            }
            String attribute = term.attribute().get();
            // Where there are others of what is derived now, whatever reads them turns anyway.
            return ruleset.concluding().containsKey(term.type())
                    ? standing.of(term.type()).stream()
                            .map(deduction -> deduction.instance.value(attribute))
                            .anyMatch(value -> value instanceof Possible.Exactly exactly
                                    && exactly.value() instanceof LocalDate date
                                    && ends(date, period.get()))
                    : points.ofType(term.type()).stream().anyMatch(entity -> mayEnd(entity.value(attribute), period.get()));
        }

        /** Whether a term may be one from a date that is not known. */
        private boolean isOpen(Needs.Term term) {
            return !ruleset.concluding().containsKey(term.type())
                    || standing.of(term.type()).stream()
                            .map(deduction -> deduction.instance.value(term.attribute().orElseThrow()))
                            .anyMatch(value -> !(value instanceof Possible.Absent)
                                    && !(value instanceof Possible.Exactly exactly && exactly.value() instanceof LocalDate));
        }

        private boolean mayEnd(Value value, Limit.Counted period) {
            if (value instanceof Value.Known known && known.scalar() instanceof LocalDate date) {
                return ends(date, period);
            }
            return !(value instanceof Value.Unknown || value instanceof Value.NotApplicable);
        }

        private boolean ends(LocalDate start, Limit.Counted period) {
            LocalDate turn = period.firstDay(start);
            return turn.isAfter(before.moment().day()) != turn.isAfter(then.day());
        }

        /** Whether a date of a group that is not known is as open as before. */
        private boolean isAlike(Told.Group group) {
            return alike.computeIfAbsent(group, g -> points.areAlike(g, before));
        }
    }
}
