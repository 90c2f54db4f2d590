package edict.decision;

import edict.findings.Conclusions.Worlds;
import edict.findings.Findings;
import edict.rulebook.Profile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * May we do this, and under which conditions? Immutable.
 *
 * @param findings with their effects
 * @param conditions by provision, subject, bearer and day
 */
public record Decision(Verdict verdict, Findings findings, List<Condition> conditions) {

    /**
     * Decides by the profile's table; the worst effect wins.
     *
     * @param worlds which open conclusions of the day judged hold together, empty where there are too many to list; asked only where that may
     *     change anything
     */
    public static Decision of(Findings findings, Profile profile, Supplier<Optional<Worlds>> worlds) {
        return new Deciding(findings, profile, worlds).decision();
    }

    /** The same decision where it hangs on something assumed: nobody should take it without a look. */
    public Decision restingOnAssumptions() {
        return new Decision(Verdict.NEEDS_REVIEW, findings, conditions);
    }

    /** 0 for approved, or approved with conditions that the profile tolerates; 1 rejected; 2 for the rest. */
    public int exitCode() {
        return switch (verdict) {
            case APPROVED -> 0;
            case APPROVED_WITH_CONDITIONS -> conditions.stream().allMatch(Condition::tolerated) ? 0 : 2;
            case NEEDS_REVIEW -> 2;
            case REJECTED -> 1;
        };
    }
}
