package edict.continuity;

import edict.facts.Facts;
import edict.facts.Requirements;
import edict.findings.Conclusions;
import edict.findings.Conclusions.Asked;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario does to a capability.
 *
 * @param scenario id
 * @param capability id
 * @param verdict counting only backups that are real
 * @param nominal the verdict if every backup were what it is said to be; a better one than {@code verdict} is the gap
 *     between paper and practice
 * @param path ids from the capability down to the node that decides; empty when it is retained
 * @param recoveryHours until the whole load is carried again; empty when that never happens or isn't known
 * @param rtoHours the time allowed, empty when it isn't known
 * @param share of the normal load in the end, at least
 * @param notRestartable ids of nodes that keep each other going and could not be started again
 * @param questions what could settle an unknown verdict
 */
public record Continuity(
        String scenario,
        String capability,
        Verdict verdict,
        Verdict nominal,
        List<String> path,
        Optional<BigDecimal> recoveryHours,
        Optional<BigDecimal> rtoHours,
        BigDecimal share,
        List<String> notRestartable,
        List<Asked> questions) {

    /** What a scenario does to each capability, in the order of the document. */
    public static List<Continuity> of(
            Scenario scenario, Rulebook rulebook, Facts facts, Conclusions conclusions) {
        Requirements requirements = facts.requirements();
        return requirements.capabilities().isEmpty()
                ? List.of()
                : new Simulating(scenario, requirements, Loss.of(scenario, Optional.empty(), rulebook, facts, conclusions))
                        .capabilities();
    }

    /** Whether the verdict would be better if every backup were what it is said to be. */
    public boolean restsOnPaper() {
        return nominal.compareTo(verdict) < 0;
    }
}
