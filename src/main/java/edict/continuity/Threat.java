package edict.continuity;

import edict.facts.Facts;
import edict.facts.Requirements;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One loss to think through.
 *
 * @param cause what is lost, of a scenario that stands for several: the key of an entity, or a value such as a country
 */
public record Threat(Scenario scenario, Optional<Object> cause) {

    /** The scenario, or as many as it stands for. */
    public static List<Threat> of(Scenario scenario, Rulebook rulebook, Facts facts, Conclusions conclusions) {
        return scenario.each().isEmpty()
                ? List.of(new Threat(scenario, Optional.empty()))
                : Loss.causes(scenario, rulebook, facts, conclusions).stream()
                        .map(cause -> new Threat(scenario, Optional.of(cause)))
                        .toList();
    }

    /**
     * A design as a threat meets it.
     *
     * @param conclusions at least of the types that the scenario reads
     * @param proved alternatives that are taken for real backups, whatever the conclusions say
     * @param spared nodes that are taken to be out of reach, whatever the conclusions say
     */
    public record Ground(
            Rulebook rulebook, Facts facts, Conclusions conclusions, Set<String> proved, Set<String> spared) {

        public Ground(Rulebook rulebook, Facts facts, Conclusions conclusions) {
            this(rulebook, facts, conclusions, Set.of(), Set.of());
        }
    }

    /** What becomes of all capabilities; empty where there is none to lose. */
    public Optional<Impact> impact(Ground ground) {
        return ground.facts().requirements().capabilities().isEmpty() ? Optional.empty() : Optional.of(on(ground));
    }

    /** What becomes of all capabilities. */
    public Impact on(Ground ground) {
        Simulating simulating = simulating(ground);
        return new Impact(
                scenario,
                cause,
                simulating.capabilities(),
                simulating.effective(),
                simulating.nominal(),
                reaches(ground));
    }

    /** What the loss reaches, by what happens to it. */
    public List<Reach> reaches(Ground ground) {
        return Loss.reaches(scenario, cause, ground.rulebook(), ground.facts(), ground.conclusions());
    }

    /** Whether the design has anything, or may have, that the loss stops or leaves without updates. */
    public boolean takesAnything(Ground ground) {
        return !loss(ground).isNothing();
    }

    /** What becomes of some things of the design, by key. */
    Map<String, Scene.Fate> fates(Ground ground, Collection<String> keys) {
        Simulating simulating = simulating(ground);
        Map<String, Scene.Fate> fates = new LinkedHashMap<>();
        keys.forEach(key -> fates.put(key, simulating.fate(key)));
        return fates;
    }

    /** Keys of the capabilities that go on, or are back in time, whatever isn't known turns out to be. */
    public Set<String> surelyKept(Ground ground) {
        return simulating(ground).surelyKept();
    }

    /** Whether each node stops or goes on without updates, by key, in the order of the design. */
    public Map<String, Ternary> reach(Ground ground) {
        return reach(ground, ground.facts().requirements().nodes().keySet());
    }

    /** The same for some things of the design, by key, whether anything needs them or not. */
    public Map<String, Ternary> reach(Ground ground, Collection<String> keys) {
        Loss loss = loss(ground).aboutAny();
        Map<String, Ternary> reach = new LinkedHashMap<>();
        keys.forEach(key -> reach.put(key, loss.stops(key).or(loss.freezes(key)).holds()));
        return reach;
    }

    /** Keys of the alternatives that need a switch and aren't known to be real backups; in the order of the design. */
    public Set<String> unproved(Ground ground) {
        Loss loss = loss(ground);
        return ground.facts().requirements().nodes().values().stream()
                .flatMap(Requirements::alternatives)
                .filter(alternative -> alternative.node().isPresent()
                        && alternative.switchHours().least().filter(least -> least.signum() > 0).isPresent()
                        && loss.isReal(alternative.key()).holds() != Ternary.YES)
                .map(Requirements.Alternative::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What must not fail, if backups are real as this threat takes them to be. */
    public SinglePoints singlePoints(Ground ground) {
        return SinglePoints.of(ground.facts().requirements(), loss(ground));
    }

    private Loss loss(Ground ground) {
        return Loss.of(scenario, cause, ground.rulebook(), ground.facts(), ground.conclusions())
                .proving(ground.proved())
                .sparing(ground.spared());
    }

    private Simulating simulating(Ground ground) {
        return new Simulating(scenario, ground.facts().requirements(), loss(ground));
    }
}
