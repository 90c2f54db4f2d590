package edict;

import edict.continuity.Impact;
import edict.continuity.SinglePoints;
import edict.continuity.Threat;
import edict.rulebook.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each loss of access does to a design. Immutable.
 *
 * @param evaluation the design on the day on which each begins, as if nothing happened
 * @param unconcerned scenarios that have nothing to do with the design: nothing of it is reached, or it lists nothing that
 *     they are about
 * @param impacts the worst first: by what is kept at least, then at most, then by scenario and cause
 * @param ground the design as the losses meet it
 * @param backups a loss that says which backups are real, where there is one
 */
public record Survey(
        Evaluation evaluation,
        List<Scenario> unconcerned,
        List<Impact> impacts,
        Threat.Ground ground,
        Optional<Threat> backups) {

    static Survey of(
            Evaluation evaluation,
            List<Scenario> scenarios,
            List<Impact> impacts,
            Threat.Ground ground,
            Optional<Threat> backups) {
        Set<Scenario> concerned = impacts.stream().map(Impact::scenario).collect(Collectors.toSet());
        return new Survey(
                evaluation,
                scenarios.stream().filter(scenario -> !concerned.contains(scenario)).toList(),
                impacts.stream().sorted(Impact.WORST_FIRST).toList(),
                ground,
                backups);
    }

    /** What takes capabilities away when it fails by itself; found when it is asked for, by removing each node and each pair. */
    public SinglePoints points() {
        return backups.map(threat -> threat.singlePoints(ground)).orElse(SinglePoints.NONE);
    }

    /** The worst impact: what the design can be said to withstand. Empty when there is no capability, or no scenario. */
    public Optional<Impact> worst() {
        return impacts.stream().findFirst();
    }
}
