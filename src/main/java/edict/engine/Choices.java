package edict.engine;

import edict.facts.Ternary;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answers chosen in one completion, and what they tell of values. What nobody needs is never chosen, so that only answers
 * that matter are tried.
 */
final class Choices {

    private final Candidates candidates;
    private final Path path;
    private final Effort effort;
    /** Lists of which all that may be in it was looked at, with that. */
    private final Map<Slot, Set<Object>> listed = new HashMap<>();

    private boolean bounded;
    private long looked;

    Choices(Candidates candidates, Path path, Effort effort) {
        this.candidates = candidates;
        this.path = path;
        this.effort = effort;
    }

    /**
     * An answer that is missing.
     *
     * @param thing whose answer, or the alias of an open list
     * @param member of a list: whether it is in
     */
    record Slot(Object thing, String attribute, Optional<Object> member) {

        /** Stands in for a member where it is open whether there is any at all. */
        private record Any() {}

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

        /** Whether there is any, of what may be none. */
        static Slot any(Object thing, String attribute) {
            return new Slot(thing, attribute, Optional.of(new Any()));
        }

        static Slot ofMember(Object thing, String list, Object member) {
            return new Slot(thing, list, Optional.of(member));
        }
    }

    /** An answer that was chosen, and what it may be. @param attribute {@code Type.attribute} */
    record Choice(Slot slot, String attribute, List<Object> options) {}

    /**
     * What is chosen, in the order in which it was needed: the way to one completion. Whoever needs an answer that is not chosen yet gets
     * the first that is possible; the others are the turnings to come back to.
     */
    static final class Path {
        private final int widest;
        private final Map<Slot, Object> chosen = new HashMap<>();
        private final List<Choice> choices = new ArrayList<>();
        private final Set<Slot> seen = new LinkedHashSet<>();

        /** @param widest how many answers may be possible at most */
        Path(int widest) {
            this.widest = widest;
        }

        int length() {
            return choices.size();
        }

        /** The choices from a place on. */
        List<Choice> from(int place) {
            return choices.subList(place, choices.size());
        }

        Choice last() {
            return choices.get(choices.size() - 1);
        }

        /** Takes another turning where the last was taken. */
        void turn(Object option) {
            chosen.put(last().slot(), option);
        }

        void back() {
            chosen.remove(choices.remove(choices.size() - 1).slot());
        }

        /** All that was ever chosen. */
        Set<Slot> seen() {
            return seen;
        }

        private Object choose(Slot slot, String attribute, List<Object> options) {
            if (options.isEmpty() || options.size() > widest) {
                throw new TooMany();
            }
            Object first = options.get(0);
            seen.add(slot);
            chosen.put(slot, first);
            choices.add(new Choice(slot, attribute, options));
            return first;
        }
    }

    /** That what was chosen last tells against what was concluded from it being open: all has to be concluded again, now that it is chosen. */
    static final class Again extends RuntimeException {
        private static final long serialVersionUID = 1;

        Again() {
            super(null, null, false, false);
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

    /** What was chosen for attributes, by {@code Type.attribute}. */
    List<Object> taken(Set<String> attributes) {
        look();
        List<Object> taken = new ArrayList<>();
        for (Choice choice : path.choices) {
            Object value = path.chosen.get(choice.slot());
            if (value != null && attributes.contains(choice.attribute())) {
                taken.add(value);
            }
        }
        return taken;
    }

    /**
     * What was chosen, or is now.
     *
     * @param attribute {@code Type.attribute}
     * @throws Again where what was found before hangs on its being open
     */
    Object choose(Slot slot, String attribute, List<Object> options) {
        look();
        Object choice = path.chosen.get(slot);
        if (choice != null) {
            return choice;
        }
        choice = path.choose(slot, attribute, options);
        if (slot.member().isPresent() && !listed.isEmpty()) {
            Set<Object> members = listed.get(Slot.of(slot.thing(), slot.attribute()));
            if (members != null && !members.contains(slot.member().get())) {
                throw new Again();
            }
        }
        return choice;
    }

    /** What was chosen, if anything was. */
    Optional<Object> chosen(Slot slot) {
        look();
        return Optional.ofNullable(path.chosen.get(slot));
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
                Object choice = path.chosen.get(Slot.ofMember(thing.id, attribute, code));
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
        Set<Object> domain = new LinkedHashSet<>(candidates.of(thing.layout.name(), attribute, several, this));
        look();
        for (Slot slot : path.chosen.keySet()) {
            if (slot.thing().equals(thing.id) && slot.attribute().equals(attribute)) {
                slot.member().filter(member -> !(member instanceof Slot.Any)).ifPresent(domain::add);
            }
        }
        listed.put(Slot.of(thing.id, attribute), domain);
        return new Possible.Several(several.in(), Optional.of(domain), false, several.maybeAbsent());
    }

    private Ternary applies(Instance thing, String attribute) {
        Ternary applies = Ternary.YES;
        for (Attribute.OnlyIf condition : thing.layout.attribute(attribute).onlyIf()) {
            applies = applies.and(Universe.met(condition, peekList(thing, condition.attribute())));
        }
        return maybeNone(thing, attribute)
                ? applies.and(chosen(Slot.any(thing.id, attribute)).map(any -> Ternary.of((Boolean) any)).orElse(Ternary.UNKNOWN))
                : applies;
    }

    /** Whether there may be none of an attribute that applies: of what else may be absent, that hangs on conditions alone. */
    static boolean maybeNone(Instance thing, String attribute) {
        return thing.layout.attribute(attribute).noneIfAbsent().isPresent() && thing.value(attribute).maybeAbsent();
    }
}
