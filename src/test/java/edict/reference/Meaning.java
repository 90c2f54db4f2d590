package edict.reference;

import edict.reference.Interpreter.Fact;
import edict.reference.Interpreter.Finding;
import edict.reference.Interpreter.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a document and its rules mean: the rules' outcome in each completion.
 *
 * @param worlds at least one
 * @param outcomes one per world, in the same order
 */
record Meaning(List<World> worlds, List<Outcome> outcomes) {

    /** Empty when there are too many completions. */
    static Optional<Meaning> of(Sketch sketch) {
        List<Tree.Rule> rules = TreeReader.read(sketch.rules());
        Reads reads = new Reads(sketch.vocabulary(), rules, sketch.moment(), sketch.facts());
        return Completions.of(reads, sketch.facts()).map(worlds -> {
            Interpreter interpreter = new Interpreter(sketch.vocabulary(), rules, sketch.moment());
            List<Outcome> outcomes = new ArrayList<>();
            worlds.forEach(world -> outcomes.add(interpreter.evaluate(world)));
            return new Meaning(worlds, outcomes);
        });
    }

    Set<Finding> certain() {
        Set<Finding> certain = new LinkedHashSet<>(outcomes.get(0).findings());
        outcomes.forEach(o -> certain.retainAll(o.findings()));
        return certain;
    }

    Set<Finding> possible() {
        Set<Finding> possible = new LinkedHashSet<>();
        outcomes.forEach(o -> possible.addAll(o.findings()));
        return possible;
    }

    Set<Fact> certainFacts() {
        Set<Fact> certain = new LinkedHashSet<>(outcomes.get(0).facts());
        outcomes.forEach(o -> certain.retainAll(o.facts()));
        return certain;
    }

    Set<Fact> possibleFacts() {
        Set<Fact> possible = new LinkedHashSet<>();
        outcomes.forEach(o -> possible.addAll(o.facts()));
        return possible;
    }
}
