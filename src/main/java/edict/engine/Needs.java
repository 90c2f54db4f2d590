package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Operand;
import edict.engine.Plan.Body;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the answer of a plan hangs on besides its own text.
 *
 * @param types of the facts that it reads, derived ones included
 * @param parameters ids
 * @param terms that it asks whether they are over
 */
record Needs(Set<String> types, Set<String> parameters, Set<Term> terms) {

    /**
     * A date and a period after it.
     *
     * @param attribute of the fact asked; empty where something else is
     * @param limit the period
     */
    record Term(String type, Optional<String> attribute, Limit limit) {}

    static Needs of(Plan plan) {
        Reader reader = new Reader();
        plan.alternatives().forEach(reader::body);
        return new Needs(Set.copyOf(reader.types), Set.copyOf(reader.parameters), Set.copyOf(reader.terms));
    }

    /** The type of the facts that a node reads; for elements of a list that of what holds it. */
    static String holder(Plan.Node node) {
        int dot = node.type().indexOf('.');
        return dot < 0 ? node.type() : node.type().substring(0, dot);
    }

    /** Whether a node asks of its fact alone whether a date is reached. */
    static boolean isTimed(Plan.Node node) {
        Reader reader = new Reader();
        reader.constraint(node.constraint(), node.type());
        return !reader.terms.isEmpty();
    }

    private static final class Reader {
        private final Set<String> types = new HashSet<>();
        private final Set<String> parameters = new HashSet<>();
        private final Set<Term> terms = new HashSet<>();

        void body(Body body) {
            for (Plan.Node node : body.nodes()) {
                types.add(holder(node));
                constraint(node.constraint(), node.type());
            }
            body.tests().forEach(test -> constraint(test.constraint(), test.self().type()));
            for (Plan.Group group : body.groups()) {
                if (group instanceof Plan.Total total) {
                    constraint(total.constraint(), "");
                }
                group.bodies().forEach(this::body);
            }
        }

        private void constraint(Constraint constraint, String type) {
            if (constraint instanceof Rule.AllOf all) {
                all.parts().forEach(part -> constraint(part, type));
            } else if (constraint instanceof Rule.AnyOf any) {
                any.parts().forEach(part -> constraint(part, type));
            } else if (constraint instanceof Rule.Negation negation) {
                constraint(negation.of(), type);
            } else if (constraint instanceof Rule.Comparison comparison) {
                operand(comparison.left());
                operand(comparison.right());
            } else if (constraint instanceof Rule.Call call) {
                Limit.of(call).ifPresent(limit -> terms.add(new Term(type, attribute(call.arguments().get(0)), limit)));
                call.arguments().forEach(this::operand);
            }
        }

        private static Optional<String> attribute(Operand operand) {
            return operand instanceof Operand.Attribute attribute ? Optional.of(attribute.name()) : Optional.empty();
        }

        private void operand(Operand operand) {
            if (operand instanceof Operand.Parameter parameter) {
                parameters.add(parameter.id());
            }
        }
    }
}
