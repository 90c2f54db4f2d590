package edict;

import edict.continuity.Continuity;
import edict.continuity.Difference;
import edict.continuity.Impact;
import edict.continuity.Reach;
import edict.rulebook.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario does to a design. Immutable.
 *
 * @param from the day on which it begins, and which is judged
 * @param before the design judged on that day as if nothing happened
 * @param after the same in the scenario; equal to {@code before} when the scenario leaves the law alone
 * @param impact what becomes of each capability; empty where there is none, or only a part of the law falls
 * @param reaches what the scenario reaches, by what happens to it; empty where it does not concern the design
 * @param difference from {@code before} to {@code after}
 */
public record Simulation(
        Scenario scenario,
        LocalDate from,
        Evaluation before,
        Evaluation after,
        Optional<Impact> impact,
        List<Reach> reaches,
        Difference difference) {

    /** What becomes of each capability, in the order of the design. */
    public List<Continuity> continuity() {
        return impact.map(Impact::capabilities).orElse(List.of());
    }
}
