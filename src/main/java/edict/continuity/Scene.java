package edict.continuity;

import edict.facts.Entity;
import edict.facts.Landscape;
import edict.facts.Requirements;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.rulebook.Scenario;
import edict.rulebook.Words;
import edict.vocabulary.EntityType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a picture of a design shows: its things, who can switch them off, who needs whom, and what a loss takes away. Immutable.
 *
 * @param scenario what is lost; empty for the design as it is
 * @param things capabilities, components and what else covers a requirement, in the order of the document
 * @param lines who needs whom; where nobody says, who sends data to whom
 */
public record Scene(Optional<Scenario> scenario, List<Thing> things, List<Line> lines) {

    /** More than that nobody can read in one picture. */
    public static final int MOST = 150;

    private static final Comparator<Scene> MOST_TAKEN = Comparator.comparing(
                    (Scene scene) -> scene.taken(fate -> fate == Verdict.LOST))
            .thenComparing(scene -> scene.taken(fate -> fate != Verdict.RETAINED));

    /**
     * Something in the picture.
     *
     * @param operator name of who runs it; empty for what is no component, and where that isn't known
     * @param domains countries from which it can be switched off or compelled, as codes
     * @param open whether there may be more of them
     * @param fate what becomes of it in the scenario; empty without one
     * @param struck whether the scenario hits it itself, and not only what it needs
     */
    public record Thing(
            String key,
            String name,
            boolean isCapability,
            Optional<String> operator,
            SortedSet<String> domains,
            boolean open,
            Optional<Verdict> fate,
            boolean struck) {}

    /** From what needs, or sends, to what is needed, or receives. Both are keys of things. */
    public record Line(String from, String to, Kind kind) {}

    public enum Kind {
        NEEDS,
        /** Only after a switch. */
        FALLS_BACK_ON,
        SENDS_TO
    }

    /**
     * The design as it is, or as a threat leaves it.
     *
     * @return empty where there is nothing to see, or too much
     */
    public static Optional<Scene> of(Threat.Ground ground, Optional<Threat> threat) {
        Landscape landscape = ground.facts().landscape();
        Requirements requirements = ground.facts().requirements();
        if (landscape.parts().isEmpty() || landscape.parts().size() + requirements.capabilities().size() > MOST) {
            return Optional.empty();
        }
        Map<String, Landscape.Part> parts = new LinkedHashMap<>();
        landscape.parts().forEach(part -> parts.put(part.key(), part));
        Set<String> keys = new LinkedHashSet<>();
        requirements.capabilities().forEach(capability -> keys.add(capability.key()));
        keys.addAll(parts.keySet());
        keys.addAll(requirements.nodes().keySet());
        Map<String, Fate> fates = threat.map(one -> one.fates(ground, keys)).orElse(Map.of());
        Map<String, SortedSet<String>> domains = new HashMap<>();
        Set<String> open = new LinkedHashSet<>();
        domains(ground, domains, open);
        List<Thing> things = keys.stream()
                .map(key -> {
                    Optional<Requirements.Node> node = Optional.ofNullable(requirements.nodes().get(key));
                    Optional<Landscape.Part> part = Optional.ofNullable(parts.get(key));
                    Optional<Fate> fate = Optional.ofNullable(fates.get(key));
                    return new Thing(
                            key,
                            ground.facts().entity(key).map(Entity::called).orElse(key),
                            node.filter(one -> one.type().equals(Words.CAPABILITY)).isPresent(),
                            part.flatMap(Landscape.Part::operator),
                            domains.getOrDefault(key, new TreeSet<>()),
                            open.contains(key),
                            fate.map(Fate::verdict),
                            fate.filter(Fate::struck).isPresent());
                })
                .toList();
        return Optional.of(new Scene(threat.map(Threat::scenario), things, lines(landscape, requirements, keys)));
    }

    /** The design as the threat leaves it that takes most away, the first of several; as it is where there is no threat. */
    public static Optional<Scene> worst(Threat.Ground ground, List<Threat> threats) {
        Optional<Scene> worst = threats.isEmpty() ? of(ground, Optional.empty()) : Optional.empty();
        for (Threat threat : threats) {
            Optional<Scene> scene = of(ground, Optional.of(threat));
            if (worst.isEmpty() || scene.isPresent() && MOST_TAKEN.compare(scene.get(), worst.get()) > 0) {
                worst = scene;
            }
        }
        return worst;
    }

    private int taken(Predicate<Verdict> fate) {
        return (int) things.stream().filter(thing -> thing.fate().filter(fate).isPresent()).count();
    }

    /** What becomes of one thing. */
    record Fate(Verdict verdict, boolean struck) {}

    /** From which countries each thing can be switched off, and of which there may be more. */
    static void domains(Threat.Ground ground, Map<String, SortedSet<String>> domains, Set<String> open) {
        Optional<EntityType> type = ground.rulebook().type(Words.CONTROL_DOMAIN);
        if (type.isEmpty()) {
            return;
        }
        List<String> attributes = List.copyOf(type.get().attributes().keySet());
        int of = attributes.indexOf(Words.OF);
        int jurisdiction = attributes.indexOf(Words.JURISDICTION);
        for (Conclusions.Derived fact : ground.conclusions().derived()) {
            if (fact.type().equals(Words.CONTROL_DOMAIN)) {
                fact.arguments().get(of).map(Object::toString).ifPresent(key -> {
                    Optional<Object> country = fact.arguments().get(jurisdiction);
                    if (fact.holds() == Ternary.YES && country.filter(code -> !code.toString().startsWith("/")).isPresent()) {
                        domains.computeIfAbsent(key, none -> new TreeSet<>()).add(country.get().toString());
                    } else {
                        open.add(key);
                    }
                });
            }
        }
    }

    private static List<Line> lines(Landscape landscape, Requirements requirements, Set<String> keys) {
        Map<List<String>, Line> lines = new LinkedHashMap<>();
        for (Requirements.Node node : requirements.nodes().values()) {
            for (Requirements.Group group : node.groups()) {
                for (Requirements.Alternative alternative : group.alternatives()) {
                    alternative.node().filter(keys::contains).ifPresent(needed -> lines.putIfAbsent(
                            List.of(node.key(), needed),
                            new Line(node.key(), needed, isActive(alternative) ? Kind.NEEDS : Kind.FALLS_BACK_ON)));
                }
            }
        }
        // Both at once can't be told apart by eye.
        return lines.isEmpty()
                ? landscape.flows().stream()
                        .map(flow -> new Line(flow.from(), flow.to(), Kind.SENDS_TO))
                        .toList()
                : List.copyOf(lines.values());
    }

    private static boolean isActive(Requirements.Alternative alternative) {
        return alternative.switchHours().known().filter(hours -> hours.signum() == 0).isPresent();
    }
}
