package edict.facts;

import edict.rulebook.Words;

/**
 * What contracts say of their end. Whoever leaves ends all of them at once and pays for each.
 *
 * @param days from the notice to the end of the transition, of the contract where that takes longest
 * @param notice days, the longest
 * @param transition days, the longest
 * @param retrieval days during which data can still be fetched, the longest
 * @param charges for the switch to somebody else, EUR, added up
 * @param exitPlan whether there is a plan for each of them
 */
public record Terms(Bounds days, Bounds notice, Bounds transition, Bounds retrieval, Bounds charges, Ternary exitPlan) {

    static Terms of(Entity contract) {
        Bounds notice = Bounds.days(contract, Words.NOTICE_PERIOD);
        Bounds transition = Bounds.days(contract, Words.TRANSITION_PERIOD);
        return new Terms(
                notice.plus(transition),
                notice,
                transition,
                Bounds.days(contract, Words.RETRIEVAL_PERIOD),
                Bounds.number(contract, Words.SWITCHING_CHARGES),
                Exits.flag(contract, Words.EXIT_PLAN));
    }

    Terms and(Terms other) {
        return new Terms(
                days.max(other.days),
                notice.max(other.notice),
                transition.max(other.transition),
                retrieval.max(other.retrieval),
                charges.plus(other.charges),
                exitPlan.and(other.exitPlan));
    }
}
