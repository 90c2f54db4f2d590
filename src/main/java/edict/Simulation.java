package edict;

import edict.continuity.Continuity;
import edict.continuity.Difference;
import edict.rulebook.Scenario;
import java.time.LocalDate;
import java.util.List;

/**
 * What a scenario does to a design. Immutable.
 *
 * @param from the day on which it begins, and which is judged
 * @param before the design judged on that day as if nothing happened
 * @param after the same in the scenario; equal to {@code before} when the scenario leaves the law alone
 * @param continuity what becomes of each capability
 * @param difference from {@code before} to {@code after}
 */
public record Simulation(
        Scenario scenario,
        LocalDate from,
        Evaluation before,
        Evaluation after,
        List<Continuity> continuity,
        Difference difference) {}
