package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Operand;
import edict.engine.Plan.Body;
import edict.engine.Plan.Node;
import edict.engine.Plan.Source;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of an attribute the rules tell apart: an unknown attribute has as many completions as that.
 *
 * @param groups attributes that are compared with each other, each with what they are compared with
 */
record Told(Map<String, Group> groups) {

    /**
     * Attributes compared with each other share what they are compared with.
     *
     * @param attributes {@code Type.attribute}
     * @param constants compared with
     * @param parameters ids of single values and sets compared with
     * @param periods after which a date is reached
     * @param joined attributes that are compared with that of another fact
     */
    record Group(
            Set<String> attributes,
            Set<Object> constants,
            Set<String> parameters,
            Set<Object> periods,
            Set<String> joined) {

        Group() {
            this(
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>());
        }

        /** Whether its attributes are compared with each other, and not just with constants. */
        boolean mutual() {
            return !joined.isEmpty();
        }

        void join(Group other) {
            attributes.addAll(other.attributes);
            constants.addAll(other.constants);
            parameters.addAll(other.parameters);
            periods.addAll(other.periods);
            joined.addAll(other.joined);
        }
    }

    Group of(String type, String attribute) {
        Group group = groups.get(type + "." + attribute);
        return group == null ? new Group() : group;
    }

    static Told of(List<Plan> plans, Vocabulary vocabulary) {
        Collector collector = new Collector(new HashMap<>());
        for (Plan plan : plans) {
            for (Body body : plan.alternatives()) {
                collector.body(body);
                plan.conclusion().type().ifPresent(type -> collector.arguments(plan, body, type, vocabulary));
            }
        }
        return new Told(collector.groups);
    }

    private record Collector(Map<String, Group> groups) {

        /** The elements of a list are told apart as the list is. */
        private static String name(String type, String attribute) {
            return type.indexOf('.') >= 0 && !attribute.equals("of") ? type : type + "." + attribute;
        }

        Group group(String type, String attribute) {
            String name = name(type, attribute);
            Group group = groups.computeIfAbsent(name, n -> new Group());
            group.attributes().add(name);
            return group;
        }

        void merge(String type, String attribute, String otherType, String otherAttribute) {
            Group one = group(type, attribute);
            Group other = group(otherType, otherAttribute);
            one.joined().add(name(type, attribute));
            if (!one.attributes().equals(other.attributes())) {
                one.join(other);
                one.attributes().forEach(name -> groups.put(name, one));
            }
        }

        /** What is passed on to a derived fact is told apart by whatever tells the derived fact's attribute apart. */
        void arguments(Plan plan, Body body, String type, Vocabulary vocabulary) {
            List<String> names = new ArrayList<>(Lookup.in(vocabulary.types(), type).attributes().keySet());
            List<Operand> arguments = plan.conclusion().arguments();
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.get(i) instanceof Operand.Variable variable) {
                    Source source = body.variables().get(variable.name());
                    if (source != null && source.attribute().isPresent()) {
                        merge(source.node().type(), source.attribute().get(), type, names.get(i));
                    }
                }
            }
        }

        void body(Body body) {
            for (Node node : body.nodes()) {
                constraint(node.constraint(), node, Map.of());
                node.join().ifPresent(join -> {
                    if (join.theirs().isPresent() && join.ours().isPresent()) {
                        merge(node.type(), join.ours().get(), join.parent().type(), join.theirs().get());
                    }
                });
            }
            body.tests().forEach(test -> constraint(test.constraint(), test.self(), test.variables()));
            for (Plan.Group group : body.groups()) {
                group.bodies().forEach(this::body);
                if (group instanceof Plan.Total total) {
                    total(total);
                }
            }
        }

        /** What is added up is told apart by what the result is compared with. */
        private void total(Plan.Total total) {
            for (int i = 0; i < total.results().size(); i++) {
                String variable = total.results().get(i).variable();
                total.values().get(i).ifPresent(source -> {
                    Group group = group(source.node().type(), source.attribute().orElseThrow());
                    result(total.constraint(), variable, group);
                });
            }
        }

        private static void result(Constraint constraint, String variable, Group group) {
            if (constraint instanceof Rule.AllOf all) {
                all.parts().forEach(part -> result(part, variable, group));
            } else if (constraint instanceof Rule.AnyOf any) {
                any.parts().forEach(part -> result(part, variable, group));
            } else if (constraint instanceof Rule.Negation negation) {
                result(negation.of(), variable, group);
            } else if (constraint instanceof Rule.Comparison comparison
                    && comparison.left().equals(new Operand.Variable(variable))) {
                if (comparison.right() instanceof Operand.Literal literal) {
                    group.constants().add(literal.value());
                } else if (comparison.right() instanceof Operand.Parameter parameter) {
                    group.parameters().add(parameter.id());
                }
            }
        }

        private void constraint(Constraint constraint, Node self, Map<String, Source> variables) {
            if (constraint instanceof Rule.AllOf all) {
                all.parts().forEach(part -> constraint(part, self, variables));
            } else if (constraint instanceof Rule.AnyOf any) {
                any.parts().forEach(part -> constraint(part, self, variables));
            } else if (constraint instanceof Rule.Negation negation) {
                constraint(negation.of(), self, variables);
            } else if (constraint instanceof Rule.Comparison comparison) {
                attribute(comparison.left()).ifPresent(name -> compared(name, comparison.right(), self, variables));
            } else if (constraint instanceof Rule.Call call) {
                attribute(call.arguments().get(0)).ifPresent(name -> {
                    for (Operand operand : call.arguments().subList(1, call.arguments().size())) {
                        if (call.test() == Rule.Test.REACHED && operand instanceof Operand.Literal period) {
                            group(self.type(), name).periods().add(period.value());
                        } else if (call.test() == Rule.Test.REACHED && operand instanceof Operand.Parameter period) {
                            group(self.type(), name).periods().add(period);
                        } else {
                            compared(name, operand, self, variables);
                        }
                    }
                });
            }
        }

        private static Optional<String> attribute(Operand operand) {
            return operand instanceof Operand.Attribute attribute ? Optional.of(attribute.name()) : Optional.empty();
        }

        private void compared(String attribute, Operand with, Node self, Map<String, Source> variables) {
            Group group = group(self.type(), attribute);
            if (with instanceof Operand.Literal literal) {
                group.constants().add(literal.value());
            } else if (with instanceof Operand.Values values) {
                values.values().forEach(value -> group.constants().add(value.value()));
            } else if (with instanceof Operand.Parameter parameter) {
                group.parameters().add(parameter.id());
            } else if (with instanceof Operand.Variable variable) {
                Source source = variables.get(variable.name());
                if (source != null && source.attribute().isPresent()) {
                    merge(self.type(), attribute, source.node().type(), source.attribute().get());
                } else {
                    // Compared with a thing: any thing may be meant.
                    group.attributes().add(name(self.type(), attribute));
                }
            } else if (with instanceof Operand.Attribute other) {
                merge(self.type(), attribute, self.type(), other.name());
            }
        }
    }
}
