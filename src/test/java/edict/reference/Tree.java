package edict.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A rule as its text says it, and the text again: {@code toString} of each part is DRL. Nothing is checked here. */
final class Tree {

    private Tree() {}

    record Rule(String name, List<Condition> when, List<Conclusion> then) {

        String provision() {
            int branch = name.indexOf('#');
            return (branch < 0 ? name : name.substring(0, branch)).trim();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("rule \"" + name + "\"\nwhen\n");
            when.forEach(c -> text.append("    ").append(c).append('\n'));
            text.append("then\n");
            then.forEach(c -> text.append("    ").append(c).append('\n'));
            return text.append("end\n").toString();
        }
    }

    sealed interface Condition {}

    /** @param items constraints and bindings in the order of the text, comma meaning and */
    record Pattern(Optional<String> variable, String type, List<Item> items) implements Condition {
        @Override
        public String toString() {
            String head = variable.map(v -> v + " : ").orElse("") + type;
            return items.isEmpty() ? head + "()" : head + "( " + join(items, ", ") + " )";
        }
    }

    record All(List<Condition> parts) implements Condition {
        @Override
        public String toString() {
            return "( " + join(parts, " and ") + " )";
        }
    }

    record Any(List<Condition> parts) implements Condition {
        @Override
        public String toString() {
            return "( " + join(parts, " or ") + " )";
        }
    }

    record No(List<Condition> parts) implements Condition {
        @Override
        public String toString() {
            return "not( " + join(parts, " and ") + " )";
        }
    }

    record Some(List<Condition> parts) implements Condition {
        @Override
        public String toString() {
            return "exists( " + join(parts, " and ") + " )";
        }
    }

    record Forall(List<Condition> parts) implements Condition {
        @Override
        public String toString() {
            return "forall( " + join(parts, " ") + " )";
        }
    }

    /** @param items constraints over the results */
    record Accumulate(List<Condition> source, List<Result> results, List<Item> items) implements Condition {
        @Override
        public String toString() {
            return "accumulate( " + join(source, " and ") + "; " + join(results, ", ")
                    + (items.isEmpty() ? "" : "; " + join(items, ", ")) + " )";
        }
    }

    record Result(String variable, String function, Optional<String> of) {
        @Override
        public String toString() {
            return variable + " : " + function + "(" + of.map(v -> " " + v + " ").orElse("") + ")";
        }
    }

    /** What may stand between the parentheses of a pattern. */
    sealed interface Item {}

    record Binding(String variable, String attribute) implements Item {
        @Override
        public String toString() {
            return variable + " : " + attribute;
        }
    }

    sealed interface Constraint extends Item {}

    record Every(List<Constraint> parts) implements Constraint {
        @Override
        public String toString() {
            return parts.stream()
                    .map(p -> p instanceof Either ? "( " + p + " )" : p.toString())
                    .collect(Collectors.joining(" && "));
        }
    }

    record Either(List<Constraint> parts) implements Constraint {
        @Override
        public String toString() {
            return parts.stream()
                    .map(p -> p instanceof Every ? "( " + p + " )" : p.toString())
                    .collect(Collectors.joining(" || "));
        }
    }

    record Deny(Constraint of) implements Constraint {
        @Override
        public String toString() {
            return "!( " + of + " )";
        }
    }

    record Compare(Operand left, String operator, Operand right) implements Constraint {
        @Override
        public String toString() {
            return left + " " + operator + " " + right;
        }
    }

    record Call(String function, List<Operand> arguments) implements Constraint {
        @Override
        public String toString() {
            return function + "( " + join(arguments, ", ") + " )";
        }
    }

    sealed interface Operand {}

    record Name(String attribute) implements Operand {
        @Override
        public String toString() {
            return attribute;
        }
    }

    record This() implements Operand {
        @Override
        public String toString() {
            return "this";
        }
    }

    record Variable(String name) implements Operand {
        @Override
        public String toString() {
            return name;
        }
    }

    /** @param value {@link Boolean}, {@link BigDecimal} or {@link String}: what a text means depends on its neighbour */
    record Constant(Object value) implements Operand {
        @Override
        public String toString() {
            return value instanceof String s ? '"' + s + '"' : value instanceof BigDecimal n ? n.toPlainString() : value.toString();
        }
    }

    record Several(List<Constant> values) implements Operand {
        @Override
        public String toString() {
            return "(" + join(values, ", ") + ")";
        }
    }

    record Parameter(String id) implements Operand {
        @Override
        public String toString() {
            return "parameter(\"" + id + "\")";
        }
    }

    /** @param type of what is classified, empty for other verbs */
    record Conclusion(String verb, Optional<String> type, List<Operand> arguments) {
        @Override
        public String toString() {
            String inner = join(arguments, ", ");
            return verb + "( " + type.map(t -> t + "( " + inner + " )").orElse(inner) + " );";
        }
    }

    static String text(List<Rule> rules) {
        return join(rules, "\n");
    }

    /** All conditions below and including these. */
    static List<Condition> deep(List<Condition> conditions) {
        List<Condition> all = new ArrayList<>();
        for (Condition condition : conditions) {
            all.add(condition);
            all.addAll(deep(parts(condition)));
        }
        return all;
    }

    static List<Condition> parts(Condition condition) {
        if (condition instanceof All all) {
            return all.parts;
        } else if (condition instanceof Any any) {
            return any.parts;
        } else if (condition instanceof No no) {
            return no.parts;
        } else if (condition instanceof Some some) {
            return some.parts;
        } else if (condition instanceof Forall forall) {
            return forall.parts;
        } else if (condition instanceof Accumulate accumulate) {
            return accumulate.source;
        }
        return List.of();
    }

    /** Comparisons and calls below and including these. */
    static List<Constraint> leaves(List<? extends Item> items) {
        List<Constraint> all = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Every every) {
                all.addAll(leaves(every.parts));
            } else if (item instanceof Either either) {
                all.addAll(leaves(either.parts));
            } else if (item instanceof Deny deny) {
                all.addAll(leaves(List.of(deny.of)));
            } else if (item instanceof Constraint leaf) {
                all.add(leaf);
            }
        }
        return all;
    }

    private static String join(List<?> parts, String by) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(by));
    }
}
