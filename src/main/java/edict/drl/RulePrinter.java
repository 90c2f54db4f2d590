package edict.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rules as DRL. What is printed reads as an equal rule; comments and {@code forall} are not kept. */
public final class RulePrinter {

    private static final int WIDTH = 120;

    private RulePrinter() {}

    public static String print(List<Rule> rules) {
        return rules.stream().map(RulePrinter::print).collect(Collectors.joining("\n"));
    }

    public static String print(Rule rule) {
        StringBuilder text = new StringBuilder("rule \"" + rule.name() + "\"\nwhen\n");
        rule.written().forEach(condition -> text.append(condition(condition, "    ")));
        text.append("then\n");
        rule.then().forEach(conclusion -> text.append("    ").append(conclusion(conclusion)).append('\n'));
        return text.append("end\n").toString();
    }

    /** What a pattern asks of one fact. */
    public static String print(Rule.Constraint constraint) {
        return constraint(constraint, false);
    }

    /** One condition, on one line. */
    public static String print(Rule.Condition condition) {
        return condition(condition, "").replaceAll("\\s+", " ").strip();
    }

    /** One condition, on lines of its own. */
    private static String condition(Rule.Condition condition, String indent) {
        if (condition instanceof Rule.Pattern pattern) {
            return indent + pattern(pattern, indent) + "\n";
        } else if (condition instanceof Rule.And and) {
            return group("", and.parts(), "and", indent);
        } else if (condition instanceof Rule.Or or) {
            return group("", or.parts(), "or", indent);
        } else if (condition instanceof Rule.Not not) {
            return group("not", inner(not.of()), word(not.of()), indent);
        } else if (condition instanceof Rule.Exists exists) {
            return group("exists", inner(exists.of()), word(exists.of()), indent);
        } else {
            return accumulate((Rule.Accumulate) condition, indent);
        }
    }

    private static List<Rule.Condition> inner(Rule.Condition condition) {
        if (condition instanceof Rule.And and) {
            return and.parts();
        }
        return condition instanceof Rule.Or or ? or.parts() : List.of(condition);
    }

    private static String word(Rule.Condition condition) {
        return condition instanceof Rule.Or ? "or" : "and";
    }

    private static String group(String before, List<Rule.Condition> parts, String word, String indent) {
        String deeper = indent + "    ";
        String inside = parts.stream()
                .map(part -> condition(part, deeper).strip())
                .collect(Collectors.joining(" " + word + "\n" + deeper));
        if (parts.size() == 1 && inside.indexOf('\n') < 0 && indent.length() + inside.length() + 8 < WIDTH) {
            return indent + before + "( " + inside + " )\n";
        }
        return indent + before + "(\n" + deeper + inside + "\n" + indent + ")\n";
    }

    private static String pattern(Rule.Pattern pattern, String indent) {
        List<String> parts = new ArrayList<>();
        pattern.bindings().forEach(binding -> parts.add(binding.variable() + " : " + binding.attribute()));
        Joins.parts(pattern.constraint()).forEach(part -> parts.add(constraint(part, part instanceof Rule.AllOf)));
        String head = pattern.variable().map(variable -> variable + " : ").orElse("") + pattern.type();
        if (parts.isEmpty()) {
            return head + "( )";
        }
        String line = head + "( " + String.join(", ", parts) + " )";
        return indent.length() + line.length() <= WIDTH
                ? line
                : head + "(\n        " + indent + String.join(",\n        " + indent, parts) + " )";
    }

    private static String accumulate(Rule.Accumulate accumulate, String indent) {
        String deeper = indent + "    ";
        String source = accumulate.source().stream()
                .map(part -> condition(part, deeper).strip())
                .collect(Collectors.joining(" and\n" + deeper));
        String results = accumulate.results().stream()
                .map(result -> result.variable() + " : "
                        + result.function().name().toLowerCase(Locale.ROOT)
                        + result.of().map(of -> "( " + of + " )").orElse("()"))
                .collect(Collectors.joining(", "));
        String constraints = Joins.parts(accumulate.constraint()).stream()
                .map(part -> constraint(part, part instanceof Rule.AllOf))
                .collect(Collectors.joining(", "));
        return indent + "accumulate(\n" + deeper + source + ";\n" + deeper + results
                + (constraints.isEmpty() ? "" : ";\n" + deeper + constraints) + "\n" + indent + ")\n";
    }

    /** @param enclosed whether to put parentheses around a connective */
    private static String constraint(Rule.Constraint constraint, boolean enclosed) {
        if (constraint instanceof Rule.AllOf all) {
            String text = all.parts().stream()
                    .map(part -> constraint(part, true))
                    .collect(Collectors.joining(" && "));
            return enclosed ? "( " + text + " )" : text;
        } else if (constraint instanceof Rule.AnyOf any) {
            String text = any.parts().stream()
                    .map(part -> constraint(part, part instanceof Rule.AnyOf))
                    .collect(Collectors.joining(" || "));
            return enclosed ? "( " + text + " )" : text;
        } else if (constraint instanceof Rule.Negation negation) {
            return "!( " + constraint(negation.of(), false) + " )";
        } else if (constraint instanceof Rule.Call call) {
            return call.test().symbol()
                    + call.arguments().stream()
                            .map(RulePrinter::operand)
                            .collect(Collectors.joining(", ", "(", ")"));
        } else {
            Rule.Comparison comparison = (Rule.Comparison) constraint;
            return operand(comparison.left()) + " " + comparison.operator().symbol() + " "
                    + operand(comparison.right());
        }
    }

    private static String conclusion(Rule.Conclusion conclusion) {
        String arguments = conclusion.arguments().stream()
                .map(RulePrinter::operand)
                .collect(Collectors.joining(", ", "( ", " )"));
        String said = conclusion.type().map(type -> "( " + type + arguments + " )").orElse(arguments);
        return VerbReader.word(conclusion.verb()) + said + ";";
    }

    private static String operand(Rule.Operand operand) {
        if (operand instanceof Rule.Operand.Attribute attribute) {
            return attribute.name();
        } else if (operand instanceof Rule.Operand.This) {
            return "this";
        } else if (operand instanceof Rule.Operand.Variable variable) {
            return variable.name();
        } else if (operand instanceof Rule.Operand.Literal literal) {
            return literal(literal.value());
        } else if (operand instanceof Rule.Operand.Values values) {
            return values.values().stream()
                    .map(literal -> literal(literal.value()))
                    .collect(Collectors.joining(", ", "(", ")"));
        } else {
            return "parameter(\"" + ((Rule.Operand.Parameter) operand).id() + "\")";
        }
    }

    private static String literal(Object value) {
        if (value instanceof Boolean) {
            return value.toString();
        } else if (value instanceof BigDecimal number) {
            return Constants.written(number);
        }
        return "\"" + value + "\"";
    }
}
