package edict.continuity;

import edict.rulebook.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a loss does to all capabilities.
 *
 * @param cause what is lost, of a scenario that stands for several: the key of an entity, or a value such as a country; empty where
 *     nobody says which that may be, and for any other scenario
 * @param capabilities in the order of the document
 * @param effective counting only backups that are real
 * @param nominal as if every backup were what it is said to be
 * @param reaches what the loss reaches, by what happens to it; empty where it does not concern the design
 */
public record Impact(
        Scenario scenario,
        Optional<Object> cause,
        List<Continuity> capabilities,
        ContinuityIndex effective,
        ContinuityIndex nominal,
        List<Reach> reaches) {

    /** The worst first: by what is kept at least, then at most, then by scenario and cause. */
    public static final Comparator<Impact> WORST_FIRST = worstFirst(
            Impact::effective, Impact::nominal, Impact::scenario, impact -> impact.cause().map(Object::toString).orElse(""));

    /** The same for what is made of impacts. */
    public static <T> Comparator<T> worstFirst(
            Function<T, ContinuityIndex> effective,
            Function<T, ContinuityIndex> nominal,
            Function<T, Scenario> scenario,
            Function<T, String> cause) {
        return Comparator.comparing((T one) -> effective.apply(one).least())
                .thenComparing(one -> effective.apply(one).most())
                .thenComparing(one -> nominal.apply(one).least())
                .thenComparing(one -> scenario.apply(one).id())
                .thenComparing(cause);
    }

    /** The same, where it is open whether it comes to no more than this. @param worst of the same capabilities, in the same order */
    public Impact from(Impact worst) {
        return new Impact(scenario, cause, capabilities, effective.from(worst.effective()), nominal.from(worst.nominal()), reaches);
    }

    /** One, or as many as the scenario stands for; none where there is no capability to lose. */
    public static List<Impact> of(Scenario scenario, Threat.Ground ground) {
        return Threat.of(scenario, ground).stream()
                .flatMap(threat -> threat.impact(ground).stream())
                .toList();
    }
}
