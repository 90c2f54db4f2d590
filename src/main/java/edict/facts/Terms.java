package edict.facts;

import edict.rulebook.Words;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What contracts say of their end. Whoever leaves ends all of them at once and pays for each.
 *
 * @param days from the notice to the end of the transition, of the contract where that takes longest
 * @param notice days, the longest
 * @param transition days, the longest
 * @param retrieval days during which all data can still be fetched, the shortest
 * @param charges for the switch to somebody else, EUR, added up
 * @param exitPlan whether there is a plan for each of them
 * @param exitPlanOn when that was last revised, of the oldest of them; empty where nobody says
 * @param endsOn the last day of the first of them to end; empty where none is told
 */
public record Terms(
        Bounds days,
        Bounds notice,
        Bounds transition,
        Bounds retrieval,
        Bounds charges,
        Ternary exitPlan,
        Optional<LocalDate> exitPlanOn,
        Optional<LocalDate> endsOn) {

    static Terms of(Entity contract) {
        Bounds notice = Bounds.days(contract, Words.NOTICE_PERIOD);
        Bounds transition = Bounds.days(contract, Words.TRANSITION_PERIOD);
        return new Terms(
                notice.plus(transition),
                notice,
                transition,
                Bounds.days(contract, Words.RETRIEVAL_PERIOD),
                Bounds.number(contract, Words.SWITCHING_CHARGES),
                Exits.flag(contract, Words.EXIT_PLAN),
                contract.day(Words.EXIT_PLAN_ON),
                contract.day(Words.ENDS_ON));
    }

    Terms and(Terms other) {
        return new Terms(
                days.max(other.days),
                notice.max(other.notice),
                transition.max(other.transition),
                retrieval.min(other.retrieval),
                charges.plus(other.charges),
                exitPlan.and(other.exitPlan),
                first(exitPlanOn, other.exitPlanOn),
                first(endsOn, other.endsOn));
    }

    private static Optional<LocalDate> first(Optional<LocalDate> one, Optional<LocalDate> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(LocalDate::compareTo);
    }
}
