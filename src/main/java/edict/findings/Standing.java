package edict.findings;

import edict.drl.Rule;
import edict.facts.Ternary;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What rules and controls say of one provision, subject and bearer, from which its status follows.
 *
 * @param drawn for each verb the position of its conclusion among {@link Conclusions#drawn()}
 * @param holds for each verb concluded, whether it holds; missing means it does not
 * @param fulfilled whether facts certainly meet the duty, also where an exemption perhaps takes it away, and with it that it is met
 * @param controls what the controls come to
 * @param requires whether the provision has rules that say when the duty exists; else {@code applies} says it
 * @param concerns whether the provision has rules that say whom it concerns
 * @param isDue whether what is not as it has to be is missing: not before the day on which begins what it comes before
 */
public record Standing(
        Provision.Kind kind,
        Map<Rule.Verb, Integer> drawn,
        Map<Rule.Verb, Ternary> holds,
        boolean fulfilled,
        Met controls,
        boolean requires,
        boolean concerns,
        Timing timing,
        boolean isDue) {

    /** The rank of a duty of which it is not known whether it is met. */
    static final int REQUIRED = 5;

    public Standing {
        drawn = inOrder(drawn);
        holds = inOrder(holds);
    }

    // Whoever lists the verbs lists them in the same order in every process.
    private static <T> Map<Rule.Verb, T> inOrder(Map<Rule.Verb, T> map) {
        Map<Rule.Verb, T> ordered = new EnumMap<>(Rule.Verb.class);
        ordered.putAll(map);
        return Collections.unmodifiableMap(ordered);
    }

    private Ternary holds(Rule.Verb verb) {
        return holds.getOrDefault(verb, Ternary.NO);
    }

    /** The status by the table of design section 6. */
    public Status status() {
        return switch (kind) {
            case PROHIBITION -> prohibition();
            case OBLIGATION, CONDITION -> duty();
            case LEVERAGE, EXPOSURE, GUIDANCE -> said(holds(Rule.Verb.ADVISE));
            case CLASSIFICATION -> said(holds(Rule.Verb.CLASSIFY));
            case EXEMPTION -> said(holds(Rule.Verb.EXEMPT).or(holds(Rule.Verb.CLASSIFY)));
        };
    }

    private static Status said(Ternary holds) {
        return switch (holds) {
            case YES -> Status.INFO;
            case UNKNOWN -> Status.OPEN;
            case NO -> Status.NOT_APPLICABLE;
        };
    }

    private Status prohibition() {
        return switch (holds(Rule.Verb.PROHIBIT)) {
            case YES -> Status.VIOLATED;
            case UNKNOWN -> Status.OPEN;
            case NO -> !concerns
                    ? Status.NOT_TRIGGERED
                    : switch (holds(Rule.Verb.APPLIES)) {
                        case YES -> Status.COMPLIANT;
                        case NO -> Status.NOT_APPLICABLE;
                        // Compliant or not applicable, whichever: nothing prohibited either way.
                        case UNKNOWN -> Status.NOT_TRIGGERED;
                    };
        };
    }

    /** Whether the duty exists. What settles a duty says that there is one. */
    Ternary exists() {
        Ternary stated = holds(Rule.Verb.REQUIRE).or(holds(Rule.Verb.BREACH)).or(holds(Rule.Verb.FULFIL));
        return requires ? stated : stated.or(holds(Rule.Verb.APPLIES));
    }

    /** How far the duty is met: facts settle it, whatever controls say. */
    Met met() {
        Ternary breach = holds(Rule.Verb.BREACH);
        if (breach == Ternary.YES) {
            return Met.NOT_MET;
        }
        Met unbroken =
                switch (holds(Rule.Verb.FULFIL)) {
                    case YES -> Met.MET;
                    case UNKNOWN -> fulfilled ? Met.MET : controls.either(Met.MET);
                    case NO -> controls;
                };
        return breach == Ternary.UNKNOWN ? unbroken.either(Met.NOT_MET) : unbroken;
    }

    /** Whether nothing but what meets the duty says that there is one: it is met, or there is none. */
    private boolean existsOnlyMet() {
        return holds(Rule.Verb.REQUIRE).or(holds(Rule.Verb.BREACH)) == Ternary.NO && (requires || holds(Rule.Verb.APPLIES) == Ternary.NO);
    }

    /** Whether it is certainly not as it has to be, be it that it has to be so on a later day alone. */
    boolean isBroken() {
        return status() == Status.VIOLATED || status() == Status.REQUIRED && holds(Rule.Verb.BREACH) == Ternary.YES;
    }

    /** Whether it is owed, and certainly nothing breaks it. */
    boolean isUnbroken() {
        return status() == Status.REQUIRED && holds(Rule.Verb.BREACH) == Ternary.NO;
    }

    private Status duty() {
        return switch (exists()) {
            case NO -> Status.NOT_APPLICABLE;
            case UNKNOWN -> met() == Met.MET || existsOnlyMet() ? Status.SATISFIED : Status.OPEN;
            case YES -> switch (met()) {
                case MET -> Status.SATISFIED;
                case PLANNED -> Status.PLANNED;
                case NOT_KNOWN -> Status.REQUIRED;
                case NOT_MET -> timing == Timing.UPCOMING || !isDue ? Status.REQUIRED : Status.VIOLATED;
            };
        };
    }

    /** Whether the finding is shown only when everything is asked for. */
    public boolean onlyOnRequest() {
        return switch (kind) {
            case CLASSIFICATION, EXEMPTION -> true;
            case PROHIBITION, OBLIGATION, CONDITION, LEVERAGE, EXPOSURE, GUIDANCE -> switch (status()) {
                case COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> true;
                case SATISFIED -> exists() != Ternary.YES;
                case VIOLATED, REQUIRED, OPEN, PLANNED, INFO, WAIVED -> false;
            };
        };
    }

    /** How bad it is, to see whether a later day brings something new. */
    int rank() {
        return switch (status()) {
            case COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> 0;
            case SATISFIED -> exists() == Ternary.YES ? 2 : 1;
            case INFO -> 2;
            case PLANNED -> 3;
            case WAIVED -> 3;
            case OPEN -> 4;
            case REQUIRED -> met() == Met.NOT_MET && isDue ? 6 : REQUIRED;
            case VIOLATED -> 6;
        };
    }

    /** Whether anything on which the status hangs is still open. */
    public boolean isOpen() {
        return switch (kind) {
            case PROHIBITION -> holds(Rule.Verb.PROHIBIT) == Ternary.UNKNOWN;
            case OBLIGATION, CONDITION -> holds(Rule.Verb.REQUIRE) == Ternary.UNKNOWN
                    || holds(Rule.Verb.BREACH) == Ternary.UNKNOWN
                    || holds(Rule.Verb.FULFIL) == Ternary.UNKNOWN
                    || (!requires && holds(Rule.Verb.APPLIES) == Ternary.UNKNOWN);
            case LEVERAGE, EXPOSURE, GUIDANCE, CLASSIFICATION, EXEMPTION -> holds.containsValue(Ternary.UNKNOWN);
        };
    }

    /**
     * The standing in one completion.
     *
     * @param open positions of the conclusions that differ between completions
     * @param holding those of them that hold in this one
     */
    public Standing in(Set<Integer> open, Set<Integer> holding) {
        Map<Rule.Verb, Ternary> settled = new EnumMap<>(Rule.Verb.class);
        holds.forEach((verb, held) -> {
            Optional<Integer> position = Optional.ofNullable(drawn.get(verb));
            boolean differs = held == Ternary.UNKNOWN && position.filter(open::contains).isPresent();
            settled.put(verb, differs ? Ternary.of(holding.contains(position.orElseThrow())) : held);
        });
        return new Standing(kind, drawn, settled, fulfilled, controls, requires, concerns, timing, isDue);
    }
}
