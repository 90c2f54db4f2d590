package edict.rulebook;

import edict.document.Names;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A framework by which somebody wants to see scores, and the least that is good enough.
 *
 * @param framework id
 * @param overall the least level of all criteria, as a position; empty where nothing is asked for
 * @param objectives the least level of an objective, by id
 */
public record Wanted(String framework, Optional<Integer> overall, Map<String, Integer> objectives) {

    /** Scores without a minimum. */
    public static Wanted of(String framework) {
        return new Wanted(framework, Optional.empty(), Map.of());
    }

    /**
     * What somebody asks for by name.
     *
     * @param ids of frameworks; where there are none, those of the profile, else the latest that stands on its own
     * @param minimums each a level, or an objective, {@code =} and a level; they take the place of the profile's
     * @throws IllegalArgumentException naming what there is not, and what there is
     */
    public static List<Wanted> of(
            Collection<String> ids, List<String> minimums, Profile profile, Map<String, Framework> frameworks) {
        ids.stream().filter(id -> !frameworks.containsKey(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("there is no framework " + Names.quote(id)
                    + (frameworks.isEmpty() ? "; the rulebook has none" : Names.expected(id, frameworks.keySet())));
        });
        List<Wanted> wanted = ids.stream()
                .map(id -> profile.scores().stream()
                        .filter(one -> one.framework().equals(id))
                        .findFirst()
                        .orElse(of(id)))
                .toList();
        if (wanted.isEmpty()) {
            wanted = profile.scores();
        }
        if (wanted.isEmpty()) {
            wanted = frameworks.values().stream()
                    .filter(framework -> framework.rungs().equals(framework.id()))
                    .max(Comparator.comparing(Framework::published))
                    .map(framework -> List.of(of(framework.id())))
                    .orElse(List.of());
        }
        return minimums.isEmpty()
                ? wanted
                : wanted.stream()
                        .map(one -> Optional.ofNullable(frameworks.get(one.framework()))
                                .map(framework -> atLeast(framework, minimums))
                                .orElse(one))
                        .toList();
    }

    /**
     * A framework with minimums.
     *
     * @param minimums each a level, or an objective, {@code =} and a level
     * @throws IllegalArgumentException naming what there is not, and what there is; or what is said twice
     */
    public static Wanted atLeast(Framework framework, List<String> minimums) {
        Optional<Integer> overall = Optional.empty();
        Map<String, Integer> objectives = new LinkedHashMap<>();
        List<String> known = framework.objectives().stream().map(Framework.Objective::id).toList();
        for (String minimum : minimums) {
            int equals = minimum.indexOf('=');
            String name = minimum.substring(equals + 1);
            int level = framework.level(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no level " + Names.quote(name) + "; expected "
                            + Names.oneOf(framework.levels().stream().map(Framework.Level::id).toList())));
            String objective = equals < 0 ? "" : minimum.substring(0, equals);
            if (equals < 0 ? overall.isPresent() : objectives.containsKey(objective)) {
                throw new IllegalArgumentException("there are two minimums for "
                        + (equals < 0 ? "all criteria" : Names.quote(objective)) + "; the second is " + Names.quote(name));
            }
            if (equals < 0) {
                overall = Optional.of(level);
            } else if (known.contains(objective)) {
                objectives.put(objective, level);
            } else {
                throw new IllegalArgumentException(
                        "there is no objective " + Names.quote(objective) + Names.expected(objective, known));
            }
        }
        return new Wanted(framework.id(), overall, Collections.unmodifiableMap(objectives));
    }

    /** Whether there is a minimum. */
    public boolean asksFor() {
        return overall.isPresent() || !objectives.isEmpty();
    }
}
