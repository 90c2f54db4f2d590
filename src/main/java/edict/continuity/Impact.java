package edict.continuity;

import edict.facts.Facts;
import edict.facts.Requirements;
import edict.findings.Conclusions;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * What a loss does to all capabilities.
 *
 * @param cause what is lost, of a scenario that stands for several: the key of an entity, or a value such as a country
 * @param capabilities in the order of the document
 * @param effective counting only backups that are real
 * @param nominal as if every backup were what it is said to be
 */
public record Impact(
        Scenario scenario,
        Optional<Object> cause,
        List<Continuity> capabilities,
        ContinuityIndex effective,
        ContinuityIndex nominal) {

    /** One, or as many as the scenario stands for; none where there is no capability to lose. */
    public static List<Impact> of(
            Scenario scenario, Rulebook rulebook, Facts facts, Conclusions conclusions) {
        Requirements requirements = facts.requirements();
        if (requirements.capabilities().isEmpty()) {
            return List.of();
        }
        if (scenario.each().isEmpty()) {
            return List.of(of(scenario, Optional.empty(), rulebook, facts, requirements, conclusions));
        }
        return Loss.causes(scenario, rulebook, facts, conclusions).stream()
                .map(cause -> of(scenario, Optional.of(cause), rulebook, facts, requirements, conclusions))
                .toList();
    }

    private static Impact of(
            Scenario scenario,
            Optional<Object> cause,
            Rulebook rulebook,
            Facts facts,
            Requirements requirements,
            Conclusions conclusions) {
        Simulating simulating =
                new Simulating(scenario, requirements, Loss.of(scenario, cause, rulebook, facts, conclusions));
        return new Impact(
                scenario, cause, simulating.capabilities(), simulating.effective(), simulating.nominal());
    }
}
