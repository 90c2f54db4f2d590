package edict.continuity;

import edict.continuity.Threat.Ground;
import edict.facts.Bounds;
import edict.facts.Exits;
import edict.facts.Exits.Proof;
import edict.facts.Requirements;
import edict.facts.Requirements.Alternative;
import edict.facts.Terms;
import edict.facts.Ternary;
import edict.rulebook.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How hard it is to leave those who supply a design. Immutable.
 *
 * @param places components that run somebody else's product, in the order of the document
 * @param exits by supplier, as all designs call it, sorted
 * @param bands names of how easily something is replaced, by the points from which on they apply
 */
public record Leaving(List<Place> places, List<Exit> exits, Map<BigDecimal, String> bands) {

    /** Factors of substitutability, as the table of weights names them. */
    private static final String ALTERNATIVES = "alternatives";

    private static final String INTERFACES = "interfaces";
    private static final String DATA = "data";
    private static final String TESTED = "tested";
    private static final String SKILLS = "skills";
    private static final String TIME = "time";

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** From 0 to 1, or from 0 to 100. */
    public record Points(BigDecimal least, BigDecimal most) {

        static final Points ANYTHING = new Points(BigDecimal.ZERO, BigDecimal.ONE);
        static final Points NONE = new Points(BigDecimal.ZERO, BigDecimal.ZERO);

        static Points of(Ternary holds) {
            return new Points(
                    holds == Ternary.YES ? BigDecimal.ONE : BigDecimal.ZERO,
                    holds == Ternary.NO ? BigDecimal.ZERO : BigDecimal.ONE);
        }

        static Points of(Bounds bounds) {
            return new Points(bounds.least(), bounds.most().orElse(BigDecimal.ONE));
        }

        Points orBetter(Points other) {
            return new Points(least.max(other.least), most.max(other.most));
        }
    }

    /**
     * A component.
     *
     * @param component id or key
     * @param supplier as all designs call it; empty when nobody says
     * @param substitutability from 0 for what can't be replaced to 100 for what can at any time; an interval where something isn't known
     * @param factors of which it is made, each from 0 to 1
     * @param model what a switch to another model rests on; empty where the component runs none
     */
    public record Place(
            String component,
            Optional<String> supplier,
            Points substitutability,
            Map<String, Points> factors,
            Optional<ModelSwitch> model) {}

    /**
     * Whether another model can take over.
     *
     * @param interchangeable whether it stands behind an interface behind which another one could stand, with the same prompts
     * @param evaluated whether another one was accepted for the function, by evaluation
     * @param ownWeights whether the weights can be held and run by oneself
     */
    public record ModelSwitch(Ternary interchangeable, Ternary evaluated, Ternary ownWeights) {}

    /**
     * A supplier.
     *
     * @param components that run its products
     * @param terms of its contracts; empty when the design has none that runs
     * @param ended the last day of the contract that ran last; empty when one runs, or the design has none
     * @param begins the first day of the contract that is the next to bind; empty when one runs, or the design has none
     */
    public record Exit(
            String supplier, List<String> components, Optional<Terms> terms, Optional<LocalDate> ended, Optional<LocalDate> begins) {}

    /**
     * On a day.
     *
     * @param ground with conclusions on which backups are real, which untested, and on control domains
     */
    public static Leaving of(Ground ground, LocalDate day) {
        return new Search(ground, ground.facts().exits(day)).leaving();
    }

    private static final class Search {

        private final Ground ground;
        private final Exits exits;
        private final Map<String, Proof> proofs;
        private final Map<String, List<Requirements.Group>> naming = new HashMap<>();
        private final Map<String, SortedSet<String>> domains = new HashMap<>();
        private final Set<String> open = new LinkedHashSet<>();

        Search(Ground ground, Exits exits) {
            this.ground = ground;
            this.exits = exits;
            this.proofs = Exits.proofs(ground.facts());
            Scene.domains(ground, domains, open);
            ground.requirements().nodes().values().stream()
                    .flatMap(node -> node.groups().stream())
                    .forEach(group -> group.alternatives().stream()
                            .flatMap(alternative -> alternative.node().stream())
                            .distinct()
                            .forEach(key -> naming.computeIfAbsent(key, none -> new ArrayList<>()).add(group)));
        }

        Leaving leaving() {
            List<Place> places = exits.places().stream().map(this::place).toList();
            Map<String, List<String>> suppliers = new TreeMap<>();
            places.forEach(place -> place.supplier()
                    .ifPresent(supplier -> suppliers
                            .computeIfAbsent(supplier, key -> new ArrayList<>())
                            .add(place.component())));
            List<Exit> leaving = new ArrayList<>();
            suppliers.forEach((supplier, components) -> leaving.add(new Exit(
                    supplier,
                    List.copyOf(components),
                    Optional.ofNullable(exits.contracts().get(supplier)),
                    Optional.ofNullable(exits.ended().get(supplier)),
                    Optional.ofNullable(exits.begins().get(supplier)))));
            return new Leaving(places, List.copyOf(leaving), exits.bands());
        }

        private Place place(Exits.Place place) {
            List<Requirements.Group> groups = naming.getOrDefault(place.key(), List.of());
            // Where nobody says what needs it, nobody says what could stand in for it.
            boolean unsaid = groups.isEmpty() || groups.stream().anyMatch(group -> group.unlisted().isPresent());
            List<Alternative> others = groups.stream()
                    .flatMap(group -> group.alternatives().stream())
                    .filter(alternative -> alternative.node().filter(place.key()::equals).isEmpty())
                    .toList();
            Optional<BigDecimal> allowed = allowed(place.key());
            Map<String, Points> factors = new LinkedHashMap<>();
            factors.put(ALTERNATIVES, alternatives(place.key(), others, unsaid));
            factors.put(INTERFACES, Points.of(place.interfaces()));
            factors.put(DATA, Points.of(place.data()));
            factors.put(TESTED, best(others, unsaid, other -> Points.of(isTested(other))));
            factors.put(SKILLS, best(others, unsaid, other -> Points.of(isActive(other) ? Ternary.YES : proof(other).skills())));
            factors.put(TIME, best(others, unsaid, other -> inTime(other, allowed)));
            Ternary evaluated = unsaid ? Ternary.UNKNOWN : Ternary.NO;
            for (Alternative other : others) {
                evaluated = evaluated.or(proof(other).accepted());
            }
            Ternary accepted = evaluated;
            return new Place(
                    place.component(),
                    place.supplier(),
                    together(factors),
                    factors,
                    place.model().map(model -> new ModelSwitch(model.interchangeable(), accepted, model.ownWeights())));
        }

        private Points together(Map<String, Points> factors) {
            BigDecimal least = BigDecimal.ZERO;
            BigDecimal most = BigDecimal.ZERO;
            for (Map.Entry<String, Points> factor : factors.entrySet()) {
                BigDecimal weight = exits.weights().getOrDefault(factor.getKey(), BigDecimal.ZERO).multiply(HUNDRED);
                least = least.add(weight.multiply(factor.getValue().least()));
                most = most.add(weight.multiply(factor.getValue().most()));
            }
            return new Points(least.setScale(0, RoundingMode.HALF_UP), most.setScale(0, RoundingMode.HALF_UP));
        }

        /** The shortest time allowed to any capability that needs it. */
        private Optional<BigDecimal> allowed(String key) {
            return ground.requirements().capabilities().stream()
                    .filter(capability -> ground.wirings(Optional.empty()).needed(capability.key()).contains(key))
                    .flatMap(capability -> capability.rtoHours().flatMap(Requirements.Amount::known).stream())
                    .min(BigDecimal::compareTo);
        }

        /** Those that count, in another control domain, against the number that is enough. */
        private Points alternatives(String key, List<Alternative> others, boolean unsaid) {
            int surely = 0;
            int perhaps = 0;
            for (Alternative other : others) {
                Ternary counts = isElsewhere(key, other.node()).and(isActive(other) ? Ternary.YES : said(Words.REAL_BACKUP, other));
                surely += counts == Ternary.YES ? 1 : 0;
                perhaps += counts == Ternary.NO ? 0 : 1;
            }
            return new Points(share(surely), unsaid ? BigDecimal.ONE : share(perhaps));
        }

        private BigDecimal share(int count) {
            return BigDecimal.valueOf(count).divide(exits.enough(), MathContext.DECIMAL64).min(BigDecimal.ONE);
        }

        /** Whether nobody who can switch the one off can switch the other off. */
        private Ternary isElsewhere(String key, Optional<String> other) {
            if (other.isEmpty()) {
                return Ternary.UNKNOWN;
            }
            Set<String> common = new TreeSet<>(domains.getOrDefault(key, new TreeSet<>()));
            common.retainAll(domains.getOrDefault(other.get(), new TreeSet<>()));
            boolean known = domains.containsKey(key) && domains.containsKey(other.get()) && !open.contains(key) && !open.contains(other.get());
            return !common.isEmpty() ? Ternary.NO : known ? Ternary.YES : Ternary.UNKNOWN;
        }

        private Ternary isTested(Alternative other) {
            return isActive(other) ? Ternary.YES : said(Words.UNTESTED_BACKUP, other).not();
        }

        private Ternary said(String type, Alternative alternative) {
            return ground.rulebook().type(type).isEmpty()
                    ? Ternary.UNKNOWN
                    : ground.backups(type).getOrDefault(alternative.key(), Loss.Said.NO).holds();
        }

        private Points inTime(Alternative other, Optional<BigDecimal> allowed) {
            if (isActive(other)) {
                return Points.of(Ternary.YES);
            }
            return proof(other).measured().map(measured -> inTime(measured, allowed)).orElse(Points.NONE);
        }

        private static Points inTime(Bounds measured, Optional<BigDecimal> allowed) {
            return allowed.map(hours -> new Points(
                            measured.most().map(most -> part(hours, most)).orElse(BigDecimal.ZERO),
                            part(hours, measured.least())))
                    .orElse(Points.ANYTHING);
        }

        private static BigDecimal part(BigDecimal allowed, BigDecimal taken) {
            return taken.compareTo(allowed) <= 0 ? BigDecimal.ONE : allowed.divide(taken, MathContext.DECIMAL64);
        }

        private Points best(List<Alternative> others, boolean unsaid, Function<Alternative, Points> points) {
            return others.stream().map(points).reduce(unsaid ? Points.ANYTHING : Points.NONE, Points::orBetter);
        }

        private Proof proof(Alternative alternative) {
            return Objects.requireNonNull(proofs.get(alternative.key()));
        }

        private static boolean isActive(Alternative alternative) {
            return alternative.switchHours().known().filter(hours -> hours.signum() == 0).isPresent();
        }
    }
}
