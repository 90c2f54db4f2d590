package edict.engine;

import edict.drl.Rule.Comparison;
import edict.drl.Rule.Operand;
import edict.drl.Rule.Operator;
import edict.engine.Plan.Node;
import edict.engine.Plan.Source;
import edict.facts.Ternary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test over several facts, made ready for many of them: where a value of one is compared with a value of another, both places are
 * looked up once. Says what {@link Truth} says.
 */
interface Tested {

    /** @param facts one for each of the nodes for which it was made ready */
    Ternary of(Object[] facts);

    static Tested of(Plan.Test test, List<Node> nodes, Map<String, Layout> layouts) {
        if (test.constraint() instanceof Comparison comparison
                && comparison.left() instanceof Operand.Attribute attribute
                && comparison.right() instanceof Operand.Variable variable) {
            Optional<Relation> relation = relation(comparison.operator());
            if (relation.isPresent()) {
                return compared(relation.get(), test, attribute.name(), variable.name(), nodes, layouts);
            }
        }
        return facts -> truth(test, nodes, facts);
    }

    /** How two values relate. */
    interface Relation {
        Ternary of(Possible left, Possible right);
    }

    private static Tested compared(
            Relation relation, Plan.Test test, String attribute, String variable, List<Node> nodes, Map<String, Layout> layouts) {
        Source source = Lookup.in(test.variables(), variable);
        int self = nodes.indexOf(test.self());
        int other = nodes.indexOf(source.node());
        int left = Lookup.in(layouts, test.self().type()).position(attribute);
        Optional<Integer> right = source.attribute().map(Lookup.in(layouts, source.node().type())::position);
        if (right.isEmpty()) {
            return facts -> relation.of(
                    ((Instance) facts[self]).value(left), new Possible.Exactly(((Instance) facts[other]).id));
        }
        int position = right.get();
        return facts -> relation.of(((Instance) facts[self]).value(left), ((Instance) facts[other]).value(position));
    }

    private static Optional<Relation> relation(Operator operator) {
        return switch (operator) {
            case CONTAINS -> Optional.of(Truth::contains);
            case NOT_CONTAINS -> Optional.of((list, member) -> Truth.contains(list, member).not());
            case NOT_EQUAL -> Optional.of((one, other) -> Truth.same(one, other).not());
            case EQUAL, LESS, GREATER, AT_MOST, AT_LEAST ->
                Optional.of((one, other) -> Truth.compare(one, operator, other));
            default -> Optional.empty();
        };
    }

    /** Whether a test holds of facts that stand for nodes. */
    static Ternary truth(Plan.Test test, List<Node> nodes, Object[] facts) {
        Instance self = (Instance) facts[nodes.indexOf(test.self())];
        FactScope scope = new FactScope(self);
        test.variables().forEach((name, source) -> scope.bind(
                name, (Instance) facts[nodes.indexOf(source.node())], source.attribute()));
        return Truth.test(test.constraint(), scope);
    }
}
