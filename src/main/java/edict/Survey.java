package edict;

import edict.continuity.Impact;
import edict.continuity.SinglePoints;
import edict.continuity.Threat;
import java.util.List;
import java.util.Optional;

/**
 * What each loss of access does to a design. Immutable.
 *
 * @param evaluation the design on the day on which each begins, as if nothing happened
 * @param impacts the worst first: by what is kept at least, then at most, then by scenario and cause
 * @param ground the design as the losses meet it
 * @param backups a loss that says which backups are real, where there is one
 */
public record Survey(
        Evaluation evaluation, List<Impact> impacts, Threat.Ground ground, Optional<Threat> backups) {

    static Survey of(
            Evaluation evaluation, List<Impact> impacts, Threat.Ground ground, Optional<Threat> backups) {
        return new Survey(evaluation, impacts.stream().sorted(Impact.WORST_FIRST).toList(), ground, backups);
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
