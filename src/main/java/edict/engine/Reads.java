package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Operand;
import edict.engine.Plan.Body;
import edict.engine.Plan.Node;
import edict.engine.Plan.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which attributes the rules read: what no rule reads is never asked, and nothing hangs on it.
 *
 * @param attributes {@code Type.attribute}
 */
record Reads(Set<String> attributes) {

    static Reads of(List<Plan> plans) {
        Reads reads = new Reads(new HashSet<>());
        for (Plan plan : plans) {
            for (Body body : plan.alternatives()) {
                reads.body(body);
                for (Operand argument : plan.conclusion().arguments()) {
                    if (argument instanceof Operand.Variable variable) {
                        reads.source(Lookup.in(body.variables(), variable.name()));
                    }
                }
            }
        }
        return reads;
    }

    boolean contains(String type, String attribute) {
        return attributes.contains(type + "." + attribute);
    }

    private void body(Body body) {
        body.variables().values().forEach(this::source);
        for (Node node : body.nodes()) {
            if (node.type().indexOf('.') >= 0) {
                attributes.add(node.type());
            }
            constraint(node.constraint(), node);
            node.join().ifPresent(join -> {
                join.ours().ifPresent(attribute -> attributes.add(node.type() + "." + attribute));
                join.theirs().ifPresent(attribute -> attributes.add(join.parent().type() + "." + attribute));
            });
        }
        for (Plan.Test test : body.tests()) {
            constraint(test.constraint(), test.self());
            test.variables().values().forEach(this::source);
        }
        for (Plan.Group group : body.groups()) {
            group.bodies().forEach(this::body);
            if (group instanceof Plan.Total total) {
                total.values().forEach(source -> source.ifPresent(this::source));
            }
        }
    }

    private void source(Source source) {
        source.attribute().ifPresent(attribute -> attributes.add(source.node().type() + "." + attribute));
    }

    private void constraint(Constraint constraint, Node self) {
        if (constraint instanceof Rule.AllOf all) {
            all.parts().forEach(part -> constraint(part, self));
        } else if (constraint instanceof Rule.AnyOf any) {
            any.parts().forEach(part -> constraint(part, self));
        } else if (constraint instanceof Rule.Negation negation) {
            constraint(negation.of(), self);
        } else if (constraint instanceof Rule.Comparison comparison) {
            operand(comparison.left(), self);
            operand(comparison.right(), self);
        } else if (constraint instanceof Rule.Call call) {
            call.arguments().forEach(argument -> operand(argument, self));
        }
    }

    private void operand(Operand operand, Node self) {
        if (operand instanceof Operand.Attribute attribute) {
            attributes.add(self.type() + "." + attribute.name());
        }
    }
}
