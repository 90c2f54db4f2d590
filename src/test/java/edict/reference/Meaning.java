package edict.reference;

import edict.reference.Interpreter.Fact;
import edict.reference.Interpreter.Finding;
import edict.reference.Interpreter.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a document and its rules mean: the rules' outcome in each completion.
 *
 * @param worlds at least one
 * @param outcomes one per world, in the same order
 * @param wider what may be besides, where nobody has to look
 */
record Meaning(List<World> worlds, List<Outcome> outcomes, Wider wider) {

    /** Outcomes in wide completions, drawn by chance as far as somebody looks. */
    static final class Wider {
        private static final int MOST = 1500;

        private final Supplier<World> draw;
        private final Function<World, Outcome> evaluate;
        private final List<World> worlds = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();

        Wider(Supplier<World> draw, Function<World, Outcome> evaluate) {
            this.draw = draw;
            this.evaluate = evaluate;
        }

        /** Whether one of them is so. */
        boolean any(BiPredicate<World, Outcome> so) {
            for (int i = 0; i < MOST; i++) {
                if (i == worlds.size()) {
                    worlds.add(draw.get());
                    outcomes.add(evaluate.apply(worlds.get(i)));
                }
                if (so.test(worlds.get(i), outcomes.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Empty when there are too many completions. */
    static Optional<Meaning> of(Sketch sketch) {
        List<Tree.Rule> rules = TreeReader.read(sketch.rules());
        Reads reads = new Reads(sketch.vocabulary(), rules, sketch.moment(), sketch.facts());
        return Completions.of(reads, sketch.facts()).map(worlds -> {
            Interpreter interpreter = new Interpreter(sketch.vocabulary(), rules, sketch.moment());
            List<Outcome> outcomes = new ArrayList<>();
            worlds.forEach(world -> outcomes.add(interpreter.evaluate(world)));
            Random random = new Random(1);
            Wider wider = new Wider(() -> Completions.wide(reads, sketch.facts(), random), interpreter::evaluate);
            return new Meaning(worlds, outcomes, wider);
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
