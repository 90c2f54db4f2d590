package edict.continuity;

import edict.continuity.Propagation.State;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of all nodes in one loss, by each reading of what isn't known. Finds each out once. */
final class Outlooks {

    private final Wirings wirings;
    private final Loss loss;
    private final Map<Graph, Run> runs = new HashMap<>();
    private final Map<Stance, Outlook> outlooks = new HashMap<>();
    private @Nullable List<String> notRestartable;
    private @Nullable List<String> perhapsNotRestartable;

    Outlooks(Wirings wirings, Loss loss) {
        this.wirings = wirings;
        this.loss = loss;
    }

    /** How what is open is read. */
    private record Stance(boolean inFavour, boolean believing) {}

    /** What becomes of all nodes by one reading, as long as what is frozen runs, and once it doesn't any more. */
    record Outlook(Run soon, Run later) {}

    record Run(Graph graph, Map<String, State> states) {

        State state(String node) {
            State state = states.get(node);
            return state == null ? new State(BigDecimal.ZERO, BigDecimal.ZERO) : state;
        }

        /** What becomes of one of its groups, by its place among them. */
        State state(String node, int group) {
            return Propagation.of(graph.groups(node).get(group), states);
        }
    }

    Loss loss() {
        return loss;
    }

    Outlook best() {
        return of(true, false);
    }

    Outlook worst() {
        return of(false, false);
    }

    /** @param inFavour whether everything open turns out well @param believing whether backups count that nobody has proved */
    Outlook of(boolean inFavour, boolean believing) {
        return outlooks.computeIfAbsent(new Stance(inFavour, believing), key -> {
            Run soon = run(new Reading(inFavour, believing, false), loss);
            return new Outlook(soon, loss.freezesAny() ? run(new Reading(inFavour, believing, true), loss) : soon);
        });
    }

    /** The same where nothing is lost. */
    Run before(boolean inFavour) {
        return run(new Graph(wirings.of(new Reading(inFavour, false, false), loss, false), Set.of()));
    }

    /** The same for a part of the loss. */
    Run run(Reading reading, Loss part) {
        Set<String> removed = reading.removed(wirings.requirements(), part);
        return run(new Graph(wirings.of(reading, part, reading.isLoss(part)), removed));
    }

    /** What becomes of all nodes. */
    Run run(Graph graph) {
        return runs.computeIfAbsent(graph, key -> new Run(key, Propagation.of(key)));
    }

    /** What keeps itself going and could not be started again, whatever is open; in order. */
    List<String> notRestartable() {
        if (notRestartable == null) {
            notRestartable = Propagation.notRestartable(worst().soon().graph(), best().soon().graph());
        }
        return notRestartable;
    }

    /** The same by some answers. */
    List<String> perhapsNotRestartable() {
        if (perhapsNotRestartable == null) {
            // After a standstill, what isn't listed counts whether or not something is lost.
            Graph unlisted = new Graph(
                    wirings.of(new Reading(false, false, false), loss, true), worst().soon().graph().removed());
            perhapsNotRestartable = Propagation.notRestartable(best().soon().graph(), unlisted);
        }
        return perhapsNotRestartable;
    }
}
