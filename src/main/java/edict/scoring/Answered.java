package edict.scoring;

import edict.findings.Conclusions.Asked;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What is known of a criterion.
 *
 * @param rungs those that are possible, at least one; all of the ladder when nothing is known
 * @param basis where that comes from
 * @param applies false when the criterion is left out
 * @param contradicted whether those who answer it say things that can't all be so
 * @param evidence what proves it
 * @param asks where an answer goes; empty when one rung is left
 */
public record Answered(
        String criterion,
        NavigableSet<Integer> rungs,
        Basis basis,
        boolean applies,
        boolean contradicted,
        Optional<String> evidence,
        List<String> provisions,
        List<Asked> asks) {

    /** Where an answer comes from. */
    public enum Basis implements edict.rulebook.Coded {
        /** Nobody has answered. */
        NONE,
        /** An assessment of the thing itself. */
        STATED,
        /** Rules, from facts. */
        CONCLUDED,
        /** The product that the component runs. */
        PRODUCT
    }

    /** Whether one rung is left, or the criterion is left out. */
    public boolean isSettled() {
        return !applies || rungs.size() == 1;
    }
}
