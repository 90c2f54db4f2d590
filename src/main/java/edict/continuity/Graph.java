package edict.continuity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Requirements read in one way, with nothing left open.
 *
 * @param removed what stops
 */
record Graph(Wiring wiring, Set<String> removed) {

    /** @param nodes the groups of each node: all must hold; a node that is not a key needs nothing */
    Graph(Map<String, List<Group>> nodes, Set<String> removed) {
        this(Wiring.of(nodes), removed);
    }

    /** Holds when its ways carry {@code need} together. */
    record Group(BigDecimal need, List<Way> ways) {}

    /**
     * @param hours until the switch is done; 0 for what is active
     * @param dataAge hours of data that are missing after the switch
     * @param team who does the switch
     */
    record Way(
            String node, BigDecimal hours, BigDecimal capacity, Optional<BigDecimal> dataAge, Optional<String> team) {

        Way(String node, BigDecimal hours, BigDecimal capacity) {
            this(node, hours, capacity, Optional.empty(), Optional.empty());
        }

        boolean isActive() {
            return hours.signum() == 0;
        }
    }

    /** The same with another loss. */
    Graph losing(Set<String> others) {
        return new Graph(wiring, others);
    }

    Map<String, List<Group>> nodes() {
        return wiring.nodes();
    }

    List<Group> groups(String node) {
        return nodes().getOrDefault(node, List.of());
    }
}
