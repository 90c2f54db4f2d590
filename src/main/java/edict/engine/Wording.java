package edict.engine;

import edict.drl.Rule;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Operand;
import java.util.List;

/** A constraint in words that are equal when the meaning is: the identity by which the network shares its nodes. */
final class Wording {

    private Wording() {}

    static String of(Constraint constraint) {
        StringBuilder out = new StringBuilder();
        write(constraint, out);
        return out.toString();
    }

    private static void write(Constraint constraint, StringBuilder out) {
        if (constraint instanceof Rule.AllOf all) {
            write("&", all.parts(), out);
        } else if (constraint instanceof Rule.AnyOf any) {
            write("|", any.parts(), out);
        } else if (constraint instanceof Rule.Negation negation) {
            write("!", List.of(negation.of()), out);
        } else if (constraint instanceof Rule.Comparison comparison) {
            write(comparison.left(), out);
            out.append(' ').append(comparison.operator()).append(' ');
            write(comparison.right(), out);
        } else if (constraint instanceof Rule.Call call) {
            out.append(call.test()).append('(');
            call.arguments().forEach(argument -> {
                write(argument, out);
                out.append(',');
            });
            out.append(')');
        }
    }

    private static void write(String operator, List<Constraint> parts, StringBuilder out) {
        out.append(operator).append('(');
        for (Constraint part : parts) {
            write(part, out);
            out.append(',');
        }
        out.append(')');
    }

    private static void write(Operand operand, StringBuilder out) {
        if (operand instanceof Operand.Literal literal) {
            out.append(literal.value().getClass().getSimpleName()).append(':').append(quoted(literal.value()));
        } else if (operand instanceof Operand.Values values) {
            values.values().forEach(value -> write(value, out));
        } else if (operand instanceof Operand.Attribute attribute) {
            out.append('.').append(attribute.name());
        } else if (operand instanceof Operand.Parameter parameter) {
            out.append('@').append(parameter.id());
        } else if (operand instanceof Operand.Variable variable) {
            out.append('$').append(variable.name());
        } else {
            out.append("this");
        }
    }

    private static String quoted(Object value) {
        return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
