package edict.continuity;

import edict.facts.Requirements;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Who needs whom in one design, by each reading of what isn't known. Found out once, for all losses by which the same backups
 * are real.
 */
final class Wirings {

    private final Requirements requirements;
    private final Map<Key, Wiring> wirings = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> needed = new ConcurrentHashMap<>();
    private final Map<String, Boolean> openEnded = new ConcurrentHashMap<>();

    Wirings(Requirements requirements) {
        this.requirements = requirements;
    }

    private record Key(boolean inFavour, boolean believing, boolean somethingLost) {}

    Requirements requirements() {
        return requirements;
    }

    /** Keys of a node and of all that it needs, directly or not. */
    Set<String> needed(String node) {
        return needed.computeIfAbsent(node, key -> requirements.needed(Set.of(key)));
    }

    /** The same, as far as anything is said of what they need. */
    Stream<Requirements.Node> neededNodes(String node) {
        return needed(node).stream().flatMap(key -> Optional.ofNullable(requirements.nodes().get(key)).stream());
    }

    /** Whether everything works as it is. */
    private static boolean isWhole(Map<String, List<Graph.Group>> groups) {
        return Propagation.of(new Graph(groups, Set.of())).values().stream().allMatch(Propagation.State::isUntouched);
    }

    /** Whether a node may need what isn't listed or named, at once or through others. */
    boolean isOpenEnded(String node) {
        return openEnded.computeIfAbsent(node, key -> neededNodes(key)
                .anyMatch(some -> some.unlisted().isPresent()
                        || some.groups().stream().anyMatch(group -> group.unlisted().isPresent()
                                || group.alternatives().stream().anyMatch(way -> way.node().isEmpty()))));
    }

    /** @param loss says which backups are real */
    Wiring of(Reading reading, Loss loss, boolean somethingLost) {
        Key key = new Key(reading.inFavour(), reading.believing(), somethingLost);
        Wiring known = wirings.get(key);
        if (known != null) {
            return known;
        }
        Map<String, List<Graph.Group>> groups = reading.groups(requirements, loss, somethingLost, somethingLost);
        if (!somethingLost && !reading.inFavour() && !isWhole(groups)) {
            groups = reading.groups(requirements, loss, false, true);
        }
        // Where nothing is open, or every backup is proved, several readings are one.
        Map<String, List<Graph.Group>> wanted = groups;
        Optional<Wiring> same =
                wirings.values().stream().filter(wiring -> wiring.nodes().equals(wanted)).findFirst();
        Wiring wiring = same.orElseGet(() -> Wiring.of(wanted));
        wirings.put(key, wiring);
        return wiring;
    }
}
