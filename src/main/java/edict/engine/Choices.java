package edict.engine;

import edict.facts.Ternary;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answers chosen so far in one completion, and what they tell of values. Whoever needs an answer that is not chosen
 * yet is stopped by {@link Undecided}, so that only answers that matter are ever chosen.
 */
final class Choices {

    private final Candidates candidates;
    private final Map<Slot, Object> chosen;
    private final Effort effort;
    private boolean bounded;
    private long looked;

    Choices(Candidates candidates, Map<Slot, Object> chosen, Effort effort) {
        this.candidates = candidates;
        this.chosen = chosen;
        this.effort = effort;
    }

    /**
     * An answer that is missing.
     *
     * @param thing whose answer, or the alias of an open list
     * @param member of a list: whether it is in
     */
    record Slot(Object thing, String attribute, Optional<Object> member) {

        // Asked at every step, where what the compiler gives a record is slow until it is warm.
        @Override
        public boolean equals(Object other) {
            return other instanceof Slot slot
                    && attribute.equals(slot.attribute)
                    && thing.equals(slot.thing)
                    && member.equals(slot.member);
        }

        @Override
        public int hashCode() {
            return (thing.hashCode() * 31 + attribute.hashCode()) * 31 + member.hashCode();
        }

        static Slot of(Object thing, String attribute) {
            return new Slot(thing, attribute, Optional.empty());
        }

        static Slot ofMember(Object thing, String list, Object member) {
            return new Slot(thing, list, Optional.of(member));
        }
    }

    /** That an answer has to be chosen first. */
    static final class Undecided extends RuntimeException {
        private static final long serialVersionUID = 1;
        final transient Slot slot;
        final transient List<Object> candidates;

        Undecided(Slot slot, List<Object> candidates) {
            super(null, null, false, false);
            this.slot = slot;
            this.candidates = candidates;
        }
    }

    /** How many steps may still be taken; counted, not timed, so that the answer is the same on every machine. */
    static final class Effort {
        private long left;

        Effort(long left) {
            this.left = left;
        }

        void spend(long steps) {
            left -= steps;
            if (left < 0) {
                throw new TooMany();
            }
        }

        long left() {
            return left;
        }
    }

    /** That the answers cannot be listed. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(null, null, false, false);
        }
    }

    void spend(long steps) {
        effort.spend(steps);
    }

    /** How many steps may still be taken. */
    long left() {
        return effort.left();
    }

    /** How often somebody looked at what was chosen: what is found without looking is found in every completion. */
    long looked() {
        return looked;
    }

    /** Notes that what is found hangs on what was chosen. */
    void look() {
        looked++;
    }

    /** Whether something was counted of which there may be more than was tried. */
    boolean bounded() {
        return bounded;
    }

    /** Notes that there may be more of something than is tried. */
    void bound() {
        look();
        bounded = true;
    }

    /** What was chosen; stops at {@link Undecided} where nothing was. */
    Object choose(Slot slot, List<Object> options) {
        look();
        Object choice = chosen.get(slot);
        if (choice == null) {
            if (options.isEmpty()) {
                throw new TooMany();
            }
            throw new Undecided(slot, options);
        }
        return choice;
    }

    /** What was chosen, if anything was. */
    Optional<Object> chosen(Slot slot) {
        look();
        return Optional.ofNullable(chosen.get(slot));
    }

    // ---- what is known

    /** What is known of a value without choosing anything. */
    Possible peek(Instance thing, String attribute) {
        Possible value = thing.value(attribute);
        if (isSettled(value)) {
            return value;
        }
        if (value.maybeAbsent()) {
            Ternary applies = applies(thing, attribute);
            if (applies == Ternary.NO) {
                return new Possible.Absent();
            }
            if (applies == Ternary.UNKNOWN) {
                return value;
            }
        }
        return chosen(Slot.of(thing.id, attribute)).<Possible>map(Possible.Exactly::new).orElse(value);
    }

    /** Whether nothing can be chosen for a value: references may be unnamed, and spans last more or less. */
    private static boolean isSettled(Possible value) {
        return value instanceof Possible.Exactly exactly
                ? !(exactly.value() instanceof Alias || exactly.value() instanceof Span)
                : !value.open();
    }

    /** The same of a list, whose members are chosen one by one. */
    Possible peekList(Instance thing, String attribute) {
        Possible applicable = peek(thing, attribute);
        if (!(applicable instanceof Possible.Several several) || !applicable.open()) {
            return applicable;
        }
        Set<Object> in = new LinkedHashSet<>(several.in());
        Optional<Set<Object>> domain = several.domain();
        if (!several.complete()) {
            Set<Object> left = new LinkedHashSet<>();
            for (Object code : several.domain().orElse(Set.of())) {
                Object choice = chosen.get(Slot.ofMember(thing.id, attribute, code));
                if (Boolean.TRUE.equals(choice)) {
                    in.add(code);
                } else if (choice == null) {
                    left.add(code);
                }
            }
            if (domain.isPresent()) {
                domain = Optional.of(left);
            }
        }
        boolean settled = several.complete() || domain.isPresent() && in.containsAll(domain.get());
        boolean maybeAbsent = several.maybeAbsent() && applies(thing, attribute) == Ternary.UNKNOWN;
        return new Possible.Several(in, domain, settled, maybeAbsent);
    }

    /** A list that may hold anything, as far as rules tell what may be in it apart. */
    Possible.Several told(Instance thing, String attribute, Possible.Several several) {
        AttributeType.ListOf type = (AttributeType.ListOf) thing.layout.attribute(attribute).type();
        boolean references = type.of() instanceof AttributeType.Reference;
        if (several.complete() || several.domain().isPresent() || references) {
            return several;
        }
        Set<Object> domain = new LinkedHashSet<>(candidates.of(thing.layout.name(), attribute, several));
        look();
        for (Slot slot : chosen.keySet()) {
            if (slot.thing().equals(thing.id) && slot.attribute().equals(attribute)) {
                slot.member().ifPresent(domain::add);
            }
        }
        return new Possible.Several(several.in(), Optional.of(domain), false, several.maybeAbsent());
    }

    private Ternary applies(Instance thing, String attribute) {
        Ternary applies = Ternary.YES;
        for (Attribute.OnlyIf condition : thing.layout.attribute(attribute).onlyIf()) {
            applies = applies.and(Universe.met(condition, peekList(thing, condition.attribute())));
        }
        return applies;
    }
}
