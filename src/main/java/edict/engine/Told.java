package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Operand;
import edict.engine.Plan.Body;
import edict.engine.Plan.Node;
import edict.engine.Plan.Source;
import edict.vocabulary.Attribute;
import edict.vocabulary.EntityType;
import edict.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
     * @param lists of constants of which a rule asks whether the value is among them
     * @param parameters ids of single values and sets compared with
     * @param limits periods of which rules ask whether they have passed since a date
     * @param joined attributes that are compared with that of another fact
     */
    record Group(
            Set<String> attributes,
            Set<Object> constants,
            Set<Set<Object>> lists,
            Set<String> parameters,
            Set<Limit> limits,
            Set<String> joined) {

        Group() {
            this(
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>());
        }

        /** All constants that rules mention. */
        Set<Object> mentioned() {
            Set<Object> mentioned = new LinkedHashSet<>(constants);
            lists.forEach(mentioned::addAll);
            return mentioned;
        }

        /** Whether its attributes are compared with each other, and not just with constants. */
        boolean mutual() {
            return !joined.isEmpty();
        }

        void join(Group other) {
            attributes.addAll(other.attributes);
            constants.addAll(other.constants);
            lists.addAll(other.lists);
            parameters.addAll(other.parameters);
            limits.addAll(other.limits);
            joined.addAll(other.joined);
        }
    }

    Group of(String type, String attribute) {
        Group group = groups.get(type + "." + attribute);
        return group == null ? new Group() : group;
    }

    static Told of(List<Plan> plans, Vocabulary vocabulary) {
        Collector collector = new Collector(new HashMap<>(), vocabulary);
        for (Plan plan : plans) {
            for (Body body : plan.alternatives()) {
                collector.body(body);
                collector.arguments(plan, body);
            }
        }
        collector.conditions(Reads.of(plans).attributes());
        return new Told(collector.groups);
    }

    private record Collector(Map<String, Group> groups, Vocabulary vocabulary) {

        /** The elements of a list are told apart as the list is. */
        private static String name(String type, String attribute) {
            return type.indexOf('.') >= 0 && !attribute.equals("of") ? type : type + "." + attribute;
        }

        Group group(String type, String attribute) {
            String name = name(type, attribute);
            Group group = groups.get(name);
            if (group == null) {
                group = new Group();
                group.attributes().add(name);
                groups.put(name, group);
            }
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
        void arguments(Plan plan, Body body) {
            List<Operand> arguments = plan.conclusion().arguments();
            List<String> names = plan.conclusion()
                    .type()
                    .map(type -> List.copyOf(Lookup.in(vocabulary.types(), type).attributes().keySet()))
                    .orElse(List.of());
            for (int i = 0; i < arguments.size(); i++) {
                Source source = arguments.get(i) instanceof Operand.Variable variable
                        ? body.variables().get(variable.name())
                        : null;
                if (source == null || source.attribute().isEmpty()) {
                    continue;
                }
                String type = source.node().type();
                String attribute = source.attribute().get();
                if (plan.conclusion().type().isPresent()) {
                    merge(type, attribute, plan.conclusion().type().get(), names.get(i));
                } else {
                    // What is concluded of one value is not concluded of another.
                    group(type, attribute).joined().add(name(type, attribute));
                }
            }
        }

        /** An attribute that is read also hangs on what it takes for it to apply. */
        void conditions(Set<String> read) {
            Set<String> seen = new HashSet<>(read);
            Deque<String> left = new ArrayDeque<>(read);
            while (!left.isEmpty()) {
                String name = left.remove();
                int dot = name.indexOf('.');
                EntityType type = vocabulary.types().get(name.substring(0, dot));
                Attribute attribute = type == null ? null : type.attributes().get(name.substring(dot + 1));
                if (type != null && attribute != null) {
                    for (Attribute.OnlyIf condition : attribute.onlyIf()) {
                        group(type.name(), condition.attribute()).lists().add(Set.copyOf(condition.values()));
                        String other = name(type.name(), condition.attribute());
                        if (seen.add(other)) {
                            left.add(other);
                        }
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
            for (Plan.Test test : body.tests()) {
                constraint(test.constraint(), test.self(), test.variables());
            }
            for (Plan.Group group : body.groups()) {
                for (Body inner : group.bodies()) {
                    body(inner);
                }
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
                for (Constraint part : all.parts()) {
                    constraint(part, self, variables);
                }
            } else if (constraint instanceof Rule.AnyOf any) {
                for (Constraint part : any.parts()) {
                    constraint(part, self, variables);
                }
            } else if (constraint instanceof Rule.Negation negation) {
                constraint(negation.of(), self, variables);
            } else if (constraint instanceof Rule.Comparison comparison) {
                if (comparison.left() instanceof Operand.Attribute attribute) {
                    compared(attribute.name(), comparison.right(), self, variables);
                }
            } else if (constraint instanceof Rule.Call call
                    && call.arguments().get(0) instanceof Operand.Attribute attribute) {
                Optional<Limit> limit = Limit.of(call);
                limit.ifPresent(group(self.type(), attribute.name()).limits()::add);
                if (limit.isEmpty()) {
                    for (Operand operand : call.arguments().subList(1, call.arguments().size())) {
                        compared(attribute.name(), operand, self, variables);
                    }
                }
            }
        }

        private void compared(String attribute, Operand with, Node self, Map<String, Source> variables) {
            Group group = group(self.type(), attribute);
            if (with instanceof Operand.Literal literal) {
                group.constants().add(literal.value());
            } else if (with instanceof Operand.Values values) {
                group.lists().add(values.values().stream().map(Operand.Literal::value).collect(Collectors.toSet()));
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
