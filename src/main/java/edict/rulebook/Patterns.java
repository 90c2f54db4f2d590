package edict.rulebook;

import edict.drl.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a rule looks at, wherever in its condition it stands. */
public final class Patterns {

    private Patterns() {}

    /** All patterns of a rule, those under {@code not}, {@code exists}, {@code or} and {@code accumulate} included. */
    public static List<Rule.Pattern> of(Rule rule) {
        List<Rule.Pattern> patterns = new ArrayList<>();
        each(rule, condition -> {
            if (condition instanceof Rule.Pattern pattern) {
                patterns.add(pattern);
            }
        });
        return patterns;
    }

    /** The patterns that each match of the rule binds: those under nothing but conjunction. */
    public static List<Rule.Pattern> matched(Rule rule) {
        List<Rule.Pattern> patterns = new ArrayList<>();
        rule.written().forEach(condition -> conjuncts(condition, patterns::add));
        return patterns;
    }

    /** Types of which every match of the rule has a fact: no others stand under {@code not}, or are counted. */
    static Set<String> needed(Rule rule) {
        Set<String> types = new LinkedHashSet<>();
        rule.written().forEach(condition -> types.addAll(needed(condition)));
        return types;
    }

    private static Set<String> needed(Rule.Condition condition) {
        Set<String> types = new LinkedHashSet<>();
        if (condition instanceof Rule.Pattern pattern) {
            types.add(pattern.type());
        } else if (condition instanceof Rule.And and) {
            and.parts().forEach(part -> types.addAll(needed(part)));
        } else if (condition instanceof Rule.Exists exists) {
            types.addAll(needed(exists.of()));
        } else if (condition instanceof Rule.Or or) {
            types.addAll(needed(or.parts().get(0)));
            or.parts().forEach(part -> types.retainAll(needed(part)));
        }
        return types;
    }

    private static void conjuncts(Rule.Condition condition, Consumer<Rule.Pattern> patterns) {
        if (condition instanceof Rule.Pattern pattern) {
            patterns.accept(pattern);
        } else if (condition instanceof Rule.And and) {
            and.parts().forEach(part -> conjuncts(part, patterns));
        }
    }

    /** Goes through all conditions of a rule, wherever they stand: each before those within it. */
    private static void each(Rule rule, Consumer<Rule.Condition> conditions) {
        rule.written().forEach(condition -> each(condition, conditions));
    }

    private static void each(Rule.Condition condition, Consumer<Rule.Condition> conditions) {
        conditions.accept(condition);
        if (condition instanceof Rule.And and) {
            and.parts().forEach(part -> each(part, conditions));
        } else if (condition instanceof Rule.Or or) {
            or.parts().forEach(part -> each(part, conditions));
        } else if (condition instanceof Rule.Not not) {
            each(not.of(), conditions);
        } else if (condition instanceof Rule.Exists exists) {
            each(exists.of(), conditions);
        } else if (condition instanceof Rule.Accumulate accumulate) {
            accumulate.source().forEach(part -> each(part, conditions));
        }
    }

    /** Variables of what a rule counts or adds up. */
    static Set<String> totals(Rule rule) {
        Set<String> totals = new LinkedHashSet<>();
        each(rule, condition -> {
            if (condition instanceof Rule.Accumulate accumulate) {
                accumulate.results().forEach(result -> totals.add(result.variable()));
            }
        });
        return totals;
    }

    /** Types of the facts that a rule reads. */
    public static Set<String> types(Rule rule) {
        Set<String> types = new LinkedHashSet<>();
        of(rule).forEach(pattern -> types.add(pattern.type()));
        return types;
    }

    /** Attributes that a pattern reads, in the order of the text; those it only binds included. */
    public static Set<String> attributes(Rule.Pattern pattern) {
        Set<String> attributes = new LinkedHashSet<>();
        operands(pattern.constraint(), operand -> {
            if (operand instanceof Rule.Operand.Attribute attribute) {
                attributes.add(attribute.name());
            }
        });
        pattern.bindings().forEach(binding -> attributes.add(binding.attribute()));
        return attributes;
    }

    /** Ids of the parameters that a rule reads. */
    public static Set<String> parameters(Rule rule) {
        Set<String> parameters = new LinkedHashSet<>();
        Consumer<Rule.Operand> add = operand -> {
            if (operand instanceof Rule.Operand.Parameter parameter) {
                parameters.add(parameter.id());
            }
        };
        of(rule).forEach(pattern -> operands(pattern.constraint(), add));
        each(rule, condition -> {
            if (condition instanceof Rule.Accumulate accumulate) {
                operands(accumulate.constraint(), add);
            }
        });
        return parameters;
    }

    private static void operands(Rule.Constraint constraint, Consumer<Rule.Operand> operands) {
        tests(constraint, test -> {
            if (test instanceof Rule.Comparison comparison) {
                operands.accept(comparison.left());
                operands.accept(comparison.right());
            } else if (test instanceof Rule.Call call) {
                call.arguments().forEach(operands);
            }
        });
    }

    /** The constants that an operand is made of. */
    static List<Rule.Operand.Literal> literals(Rule.Operand operand) {
        if (operand instanceof Rule.Operand.Values values) {
            return values.values();
        }
        return operand instanceof Rule.Operand.Literal literal ? List.of(literal) : List.of();
    }

    /** The comparisons and calls of which a constraint is made up, in the order of the text. */
    static void tests(Rule.Constraint constraint, Consumer<Rule.Constraint> tests) {
        if (constraint instanceof Rule.AllOf all) {
            all.parts().forEach(part -> tests(part, tests));
        } else if (constraint instanceof Rule.AnyOf any) {
            any.parts().forEach(part -> tests(part, tests));
        } else if (constraint instanceof Rule.Negation negation) {
            tests(negation.of(), tests);
        } else {
            tests.accept(constraint);
        }
    }

    /** What a variable stands for: a fact of a type, or with an attribute, a value of it. */
    public record Bound(String type, Optional<String> attribute) {}

    /** The variables that every match of the rule binds, without {@code $}. */
    public static Map<String, Bound> variables(Rule rule) {
        Map<String, Bound> variables = new LinkedHashMap<>();
        for (Rule.Pattern pattern : matched(rule)) {
            pattern.variable()
                    .ifPresent(name -> variables.put(
                            plain(name), new Bound(pattern.type(), Optional.empty())));
            for (Rule.Binding binding : pattern.bindings()) {
                variables.put(
                        plain(binding.variable()),
                        new Bound(pattern.type(), Optional.of(binding.attribute())));
            }
        }
        return variables;
    }

    /**
     * The attribute that an operand reads, be it of the pattern's own fact or of another by a variable.
     *
     * @param type of the pattern
     */
    static Optional<Column> column(Rule.Operand operand, String type, Map<String, Bound> variables) {
        if (operand instanceof Rule.Operand.Attribute attribute) {
            return Optional.of(new Column(type, attribute.name()));
        }
        return operand instanceof Rule.Operand.Variable variable
                ? Optional.ofNullable(variables.get(plain(variable.name())))
                        .flatMap(bound -> bound.attribute().map(name -> new Column(bound.type(), name)))
                : Optional.empty();
    }

    /** An attribute of a type, as rules compare it. */
    record Column(String type, String attribute) {

        @Override
        public String toString() {
            return type + "." + attribute;
        }
    }

    /** Types of the facts that a rule derives. */
    public static Set<String> derived(Rule rule) {
        Set<String> types = new LinkedHashSet<>();
        rule.then().forEach(conclusion -> conclusion.type().ifPresent(types::add));
        return types;
    }

    /** Without the {@code $}. */
    public static String plain(String variable) {
        return variable.startsWith("$") ? variable.substring(1) : variable;
    }
}
