package edict.continuity;

import edict.rulebook.Scenario;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Optional;

/**
 * Things of a design that a scenario reaches in the same way.
 *
 * @param mode what happens to them; empty where a scenario only tells of them
 * @param title what is told of them; empty where something happens to them
 * @param nodes ids, in the order of the design
 * @param perhaps ids of those of which that isn't certain
 */
public record Reach(Optional<Scenario.Mode> mode, Optional<Text> title, List<String> nodes, List<String> perhaps) {

    boolean isEmpty() {
        return nodes.isEmpty() && perhaps.isEmpty();
    }
}
