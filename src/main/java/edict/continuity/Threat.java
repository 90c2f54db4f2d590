package edict.continuity;

import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Outcome;
import edict.facts.Requirements;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One loss to think through.
 *
 * @param cause what is lost, of a scenario that stands for several: the key of an entity, or a value such as a country; empty where
 *     nobody says which that may be, and for any other scenario
 */
public record Threat(Scenario scenario, Optional<Object> cause) {

    /** The scenario, or as many as it stands for. */
    public static List<Threat> of(Scenario scenario, Ground ground) {
        Threat whole = new Threat(scenario, Optional.empty());
        if (scenario.each().isEmpty()) {
            return List.of(whole);
        }
        Set<Object> causes = Loss.causes(scenario, ground);
        if (causes.isEmpty()) {
            return whole.takesAnything(ground) ? List.of(whole) : List.of();
        }
        return causes.stream().map(cause -> new Threat(scenario, Optional.of(cause))).toList();
    }

    /** A design as threats meet it. Immutable, and finds out once what several of them want to know. */
    public static final class Ground {

        private final Rulebook rulebook;
        private final Facts facts;
        private final Conclusions conclusions;
        private final LocalDate day;
        private final Set<String> proved;
        private final Set<String> spared;
        private final Map<String, List<Conclusions.Derived>> derived;
        private final Map<String, Map<String, Loss.Said>> backups = new ConcurrentHashMap<>();
        private final Map<Optional<String>, Wirings> wirings = new ConcurrentHashMap<>();
        private final Requirements requirements;
        private final Map<String, Integer> order = new HashMap<>();

        public Ground(Rulebook rulebook, Facts facts, Conclusions conclusions, LocalDate day) {
            this(rulebook, facts, conclusions, day, Set.of(), Set.of());
        }

        /**
         * @param day on which losses begin
         * @param conclusions at least of the types that the scenarios read
         * @param proved alternatives that are taken for real backups, whatever the conclusions say
         * @param spared nodes that are taken to be out of reach, whatever the conclusions say
         */
        public Ground(
                Rulebook rulebook, Facts facts, Conclusions conclusions, LocalDate day, Set<String> proved, Set<String> spared) {
            this.rulebook = rulebook;
            this.facts = facts;
            this.conclusions = conclusions;
            this.day = day;
            this.proved = proved;
            this.spared = spared;
            this.derived = conclusions.derived().stream().collect(Collectors.groupingBy(Conclusions.Derived::type));
            this.requirements = facts.requirements();
            facts.entities().keySet().forEach(key -> order.put(key, order.size()));
        }

        public Rulebook rulebook() {
            return rulebook;
        }

        public Facts facts() {
            return facts;
        }

        public Conclusions conclusions() {
            return conclusions;
        }

        LocalDate day() {
            return day;
        }

        Requirements requirements() {
            return requirements;
        }

        List<Conclusions.Derived> derived(String type) {
            return derived.getOrDefault(type, List.of());
        }

        Map<String, Loss.Said> backups(String type) {
            return backups.computeIfAbsent(type, key -> Loss.backups(key, this));
        }

        /** @param backups the derived type that says which are real; empty where all are */
        Wirings wirings(Optional<String> backups) {
            return wirings.computeIfAbsent(backups, key -> new Wirings(requirements));
        }

        /** Those that the design has, in its order. */
        Stream<Entity> inOrder(Collection<String> keys) {
            return keys.stream()
                    .filter(order::containsKey)
                    .sorted(Comparator.comparing(key -> order.getOrDefault(key, 0)))
                    .flatMap(key -> facts.entity(key).stream());
        }
    }

    /** What becomes of all capabilities; empty where there is none to lose. */
    public Optional<Impact> impact(Ground ground) {
        return ground.requirements().capabilities().isEmpty() ? Optional.empty() : Optional.of(on(ground));
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

    /** What becomes of all capabilities, as facts. */
    List<Outcome> outcomes(Ground ground) {
        return simulating(ground).outcomes();
    }

    /** What the loss reaches, by what happens to it. */
    public List<Reach> reaches(Ground ground) {
        return Loss.reaches(scenario, cause, ground);
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

    /** Keys of the capabilities that go on, or are back in time, whatever isn't known turns out to be, and of those that it doesn't reach. */
    public Set<String> surelyUnharmed(Ground ground) {
        return simulating(ground).surelyUnharmed();
    }

    /** Keys of the capabilities that go on, or are back in time, if what isn't known turns out well. */
    public Set<String> perhapsUnharmed(Ground ground) {
        return simulating(ground).perhapsUnharmed();
    }

    /** Whether each node stops or goes on without updates, by key, in the order of the design. */
    public Map<String, Ternary> reach(Ground ground) {
        return reach(ground, ground.requirements().nodes().keySet());
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
        return ground.requirements().nodes().values().stream()
                .flatMap(Requirements::alternatives)
                .filter(alternative -> alternative.node().isPresent()
                        && alternative.switchHours().least().filter(least -> least.signum() > 0).isPresent()
                        && loss.isReal(alternative.key()).holds() != Ternary.YES)
                .map(Requirements.Alternative::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What must not fail, if backups are real as this threat takes them to be. */
    public SinglePoints singlePoints(Ground ground) {
        return SinglePoints.of(ground.wirings(scenario.backups()), loss(ground));
    }

    private Loss loss(Ground ground) {
        return Loss.of(scenario, cause, ground).proving(ground.proved).sparing(ground.spared);
    }

    private Simulating simulating(Ground ground) {
        return new Simulating(scenario, ground.wirings(scenario.backups()), loss(ground), ground.day());
    }
}
