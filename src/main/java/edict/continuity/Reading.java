package edict.continuity;

import edict.facts.Requirements;
import edict.facts.Ternary;
import edict.rulebook.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way to read what isn't known.
 *
 * @param inFavour whether everything open turns out well
 * @param believing whether backups count that nobody has proved
 * @param freezing whether what is frozen counts as lost
 */
record Reading(boolean inFavour, boolean believing, boolean freezing) {

    /** Stands for whatever isn't listed; goes on. */
    private static final String UNLISTED = "?";

    /** So many hours that no time allowed is kept: a switch of which nobody says how long it takes is done some day. */
    static final BigDecimal SOME_DAY = BigDecimal.TEN.pow(9);

    private static final Graph.Group IMPOSSIBLE = new Graph.Group(BigDecimal.ONE, List.of());

    /** What stops, or counts as if it did. */
    Set<String> removed(Requirements requirements, Loss loss) {
        Set<String> removed = new LinkedHashSet<>();
        for (String node : loss.touched(requirements.nodes().keySet())) {
            if (removes(loss, node)) {
                removed.add(node);
            }
        }
        return removed;
    }

    /** Whether anything stops, or counts as if it did: also what nobody is known to need, as it may be among what isn't listed. */
    boolean isLoss(Loss loss) {
        return loss.touched().stream().anyMatch(thing -> removes(loss, thing));
    }

    private boolean removes(Loss loss, String thing) {
        Loss.Said stops = loss.stops(thing);
        Loss.Said gone = freezing ? stops.or(loss.freezes(thing)) : stops;
        return gone.holds() == Ternary.YES || !inFavour && gone.holds() == Ternary.UNKNOWN;
    }

    /**
     * Who needs whom.
     *
     * @param loss says which backups are real
     * @param somethingLost where nothing is, what isn't listed goes on; what its numbers are is open all the same
     * @param somethingFails where nothing does, whatever isn't named works
     */
    Map<String, List<Graph.Group>> groups(
            Requirements requirements, Loss loss, boolean somethingLost, boolean somethingFails) {
        Map<String, List<Graph.Group>> nodes = new LinkedHashMap<>();
        requirements.nodes().values().forEach(node -> {
            List<Graph.Group> groups = new ArrayList<>();
            node.groups().forEach(group -> groups.add(group(group, loss, somethingLost, somethingFails)));
            if (!inFavour && node.unlisted().isPresent() && somethingLost) {
                groups.add(IMPOSSIBLE);
            }
            nodes.put(node.key(), groups);
        });
        return nodes;
    }

    private Graph.Group group(Requirements.Group group, Loss loss, boolean somethingLost, boolean somethingFails) {
        List<Graph.Way> ways = new ArrayList<>();
        for (Requirements.Alternative alternative : group.alternatives()) {
            boolean perhapsActive = least(alternative.switchHours()).signum() == 0;
            boolean surelyActive = perhapsActive && alternative.switchHours().known().isPresent();
            if (counts(alternative, loss, perhapsActive, surelyActive)) {
                way(alternative, group, somethingFails).ifPresent(ways::add);
            }
        }
        if (group.unlisted().isPresent() && (inFavour || !somethingLost)) {
            ways.add(new Graph.Way(UNLISTED, BigDecimal.ZERO, need(group)));
        }
        return new Graph.Group(need(group), ways);
    }

    private boolean counts(
            Requirements.Alternative alternative, Loss loss, boolean perhapsActive, boolean surelyActive) {
        if (surelyActive || believing || inFavour && perhapsActive) {
            return true;
        }
        Loss.Said real = loss.isReal(alternative.key());
        return real.holds() == Ternary.YES
                || real.holds() == Ternary.UNKNOWN && (inFavour || perhapsActive && hangsOnHours(real, alternative));
    }

    /** Whether only the hours are open: with none it is active and carries anyway, with some it is a real backup. */
    private static boolean hangsOnHours(Loss.Said real, Requirements.Alternative alternative) {
        return !real.asked().isEmpty()
                && real.asked().stream().allMatch(asked -> asked.entity().equals(alternative.key()) && asked.attribute().equals(Words.SWITCH_HOURS));
    }

    private Optional<Graph.Way> way(Requirements.Alternative alternative, Requirements.Group group, boolean somethingFails) {
        if (inFavour) {
            return Optional.of(new Graph.Way(
                    alternative.node().orElse(UNLISTED),
                    least(alternative.switchHours()),
                    alternative.capacity().most().orElseGet(() -> enough(alternative, group)),
                    alternative.rpoHours().least(),
                    alternative.team()));
        }
        BigDecimal hours = alternative.switchHours().most().orElseGet(() -> least(alternative.switchHours()).max(SOME_DAY));
        Optional<String> node = somethingFails ? alternative.node() : alternative.node().or(() -> Optional.of(UNLISTED));
        return node.isEmpty()
                ? Optional.empty()
                : Optional.of(new Graph.Way(
                        node.get(),
                        hours,
                        least(alternative.capacity()),
                        alternative.rpoHours().most(),
                        alternative.team()));
    }

    /** What carries the load although hardly anything is left of what it runs on. */
    private BigDecimal enough(Requirements.Alternative alternative, Requirements.Group group) {
        return need(group).max(least(alternative.capacity())).divide(Propagation.LEAST);
    }

    /** A requirement needs something, and no more than everything. */
    private BigDecimal need(Requirements.Group group) {
        return inFavour ? least(group.need()).max(Propagation.LEAST) : group.need().most().orElse(BigDecimal.ONE);
    }

    private static BigDecimal least(Requirements.Amount amount) {
        return amount.least().orElse(BigDecimal.ZERO);
    }
}
