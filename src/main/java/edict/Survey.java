package edict;

import edict.continuity.Impact;
import edict.continuity.SinglePoints;
import edict.continuity.Threat;
import edict.facts.Ternary;
import edict.rulebook.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each loss of access does to a design. Immutable.
 *
 * @param unconcerned scenarios that have nothing to do with the design: nothing of it is reached, or it lists nothing that
 *     they are about
 * @param impacts the worst first: by what is kept at least, then at most, then by scenario and cause
 * @param ground the design as the losses meet it
 * @param backups a loss that says which backups are real, where there is one
 */
public record Survey(
        Basis basis,
        List<Scenario> unconcerned,
        List<Impact> impacts,
        Threat.Ground ground,
        Optional<Threat> backups) {

    /**
     * By what losses are told.
     *
     * @param from the day on which each begins
     * @param rulebook hash
     * @param profile id
     */
    public record Basis(LocalDate from, LocalDate knownOn, String rulebook, String profile) {}

    static Survey of(
            Basis basis,
            List<Scenario> scenarios,
            List<Impact> impacts,
            Threat.Ground ground,
            Optional<Threat> backups) {
        Set<Scenario> concerned = impacts.stream().map(Impact::scenario).collect(Collectors.toSet());
        return new Survey(
                basis,
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

    /** Whether every capability goes on in each loss, or is back in time; unknown where that hangs on what nobody has said. */
    public Ternary isWithstood() {
        return impacts.stream()
                .map(Impact::effective)
                .map(kept -> kept.isWhole() ? Ternary.YES : kept.mayBeWhole() ? Ternary.UNKNOWN : Ternary.NO)
                .reduce(Ternary.YES, Ternary::and);
    }
}
