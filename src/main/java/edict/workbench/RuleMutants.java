package edict.workbench;

import edict.document.Place;
import edict.document.Refused;
import edict.drl.Parameters;
import edict.drl.Rule;
import edict.drl.RuleFile;
import edict.drl.RuleFiles;
import edict.drl.RulePrinter;
import edict.rulebook.ClaimRules;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Mistakes in conditions: a test negated or turned round, a number or day one off, something left out. What the loader
 * refuses is no mistake that could ship, so each mutant is printed and read back.
 */
final class RuleMutants {

    private final Rulebook rulebook;
    private final Parameters parameters;

    RuleMutants(Rulebook rulebook) {
        this.rulebook = rulebook;
        Map<String, Parameters.Shape> shapes = new TreeMap<>();
        rulebook.parameters().forEach((id, parameter) -> shapes.put(id, parameter.shape()));
        this.parameters = Parameters.of(shapes);
    }

    /** Something with a mistake in it. @param part empty where it is left out */
    private record Variant<T>(Optional<T> part, String words, Place at) {

        <U> Variant<U> within(Function<T, U> whole) {
            return new Variant<>(part.map(whole), words, at);
        }
    }

    private static <T> Variant<T> other(T part, String words, Place at) {
        return new Variant<>(Optional.of(part), words, at);
    }

    /** All of them in some packs, in the order of the rules. */
    List<Mutant> all(Predicate<String> packs) {
        return numbered(rulebook.rules().parallelStream()
                // What the program writes itself: a mistake in it is one of the program.
                .filter(rule -> !ClaimRules.isOne(rule))
                .filter(rule -> packs.test(Provision.packOf(rule.provision())))
                .flatMap(rule -> of(rule).stream())
                .toList());
    }

    private List<Mutant> of(Rule rule) {
        List<Mutant> mutants = new ArrayList<>();
        mutants.add(new Mutant(rule.name(), "drop the rule", rule.at(), new Mutant.OfRule(rule, Optional.empty())));
        for (Variant<List<Rule.Condition>> when : when(rule)) {
            mutant(rule, when.part().orElseThrow(), rule.then(), when.words(), when.at()).ifPresent(mutants::add);
        }
        for (Variant<List<Rule.Conclusion>> then : list(
                rule.then(), this::conclusion, Rule.Conclusion::at, said -> "conclusion `" + said.verb().name().toLowerCase(Locale.ROOT) + "`", 2)) {
            mutant(rule, rule.written(), then.part().orElseThrow(), then.words(), then.at()).ifPresent(mutants::add);
        }
        return mutants;
    }

    /** The condition with a mistake in what somebody wrote, behind it the gates as the program writes them. */
    private List<Variant<List<Rule.Condition>>> when(Rule rule) {
        List<Rule.Condition> gates =
                rule.written().stream().filter(condition -> isGate(condition, rule)).toList();
        List<Rule.Condition> own =
                rule.written().stream().filter(condition -> !isGate(condition, rule)).toList();
        return list(own, this::condition, Rule.Condition::at, RulePrinter::print, gates.isEmpty() ? 2 : 1).stream()
                .filter(variant -> gates.isEmpty() || isWritable(rule, variant.part().orElseThrow()))
                .map(variant -> variant.within(
                        written -> Stream.concat(written.stream(), gates.stream()).toList()))
                .toList();
    }

    /** Whether the loader takes it without the gates: those join what it would call loose, such as a role of any system. */
    private boolean isWritable(Rule rule, List<Rule.Condition> own) {
        return read(rule, own, rule.then()).isPresent();
    }

    private boolean isGate(Rule.Condition condition, Rule rule) {
        return condition instanceof Rule.Pattern pattern && rulebook.isGate(rule, pattern);
    }

    /** Like mistakes of one rule are told apart by number. */
    private static List<Mutant> numbered(List<Mutant> mutants) {
        Map<String, Integer> seen = new TreeMap<>();
        List<Mutant> all = new ArrayList<>();
        for (Mutant mutant : mutants) {
            int n = seen.merge(mutant.id(), 1, Integer::sum);
            all.add(n == 1 ? mutant : new Mutant(mutant.target(), mutant.words() + " (" + n + ")", mutant.at(), mutant.change()));
        }
        return all;
    }

    private Optional<Mutant> mutant(
            Rule rule, List<Rule.Condition> when, List<Rule.Conclusion> then, String words, Place at) {
        return read(rule, when, then)
                .map(changed -> new Mutant(rule.name(), words, at, new Mutant.OfRule(rule, Optional.of(changed))));
    }

    /** The rule with another condition or conclusion, as the loader reads it; nothing if it refuses it. */
    private Optional<Rule> read(Rule rule, List<Rule.Condition> when, List<Rule.Conclusion> then) {
        Rule changed = new Rule(rule.name(), rule.provision(), rule.branch(), when, then, rule.at());
        try {
            return Optional.of(RuleFiles.read(
                            List.of(new RuleFile(
                                    "mutant.drl", RulePrinter.print(changed).getBytes(StandardCharsets.UTF_8))),
                            rulebook.vocabulary(),
                            parameters)
                    .get(0));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    /** Variants of a list: each part left out where enough remain, and each part with a mistake. */
    private static <T> List<Variant<List<T>>> list(
            List<T> parts,
            Function<T, List<Variant<T>>> variants,
            Function<T, Place> at,
            Function<T, String> text,
            int atLeast) {
        List<Variant<List<T>>> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            T part = parts.get(i);
            int index = i;
            if (parts.size() >= atLeast) {
                List<T> rest = new ArrayList<>(parts);
                rest.remove(index);
                all.add(other(List.copyOf(rest), "drop " + text.apply(part), at.apply(part)));
            }
            for (Variant<T> variant : variants.apply(part)) {
                variant.part().ifPresent(changed -> {
                    List<T> with = new ArrayList<>(parts);
                    with.set(index, changed);
                    all.add(other(List.copyOf(with), variant.words(), variant.at()));
                });
            }
        }
        return all;
    }

    private List<Variant<Rule.Condition>> condition(Rule.Condition condition) {
        List<Variant<Rule.Condition>> all = new ArrayList<>();
        if (condition instanceof Rule.Pattern pattern) {
            for (Variant<Rule.Constraint> variant : constraint(pattern.constraint(), 1)) {
                all.add(variant.within(changed -> new Rule.Pattern(
                        pattern.variable(), pattern.type(), changed, pattern.bindings(), pattern.at())));
            }
        } else if (condition instanceof Rule.And and) {
            conditions(and.parts()).forEach(v -> all.add(v.within(parts -> new Rule.And(parts, and.at()))));
        } else if (condition instanceof Rule.Or or) {
            conditions(or.parts()).forEach(v -> all.add(v.within(parts -> new Rule.Or(parts, or.at()))));
        } else if (condition instanceof Rule.Not not) {
            all.add(other(new Rule.Exists(not.of(), not.at()), "drop `not` before " + RulePrinter.print(not.of()), not.at()));
            condition(not.of()).forEach(v -> all.add(v.within(of -> new Rule.Not(of, not.at()))));
        } else if (condition instanceof Rule.Exists exists) {
            all.add(other(
                    new Rule.Not(exists.of(), exists.at()),
                    "negate exists " + RulePrinter.print(exists.of()),
                    exists.at()));
            condition(exists.of()).forEach(v -> all.add(v.within(of -> new Rule.Exists(of, exists.at()))));
        } else if (condition instanceof Rule.Accumulate accumulate) {
            conditions(accumulate.source())
                    .forEach(v -> all.add(v.within(source -> new Rule.Accumulate(
                            source, accumulate.results(), accumulate.constraint(), accumulate.at()))));
            constraint(accumulate.constraint(), 1)
                    .forEach(v -> all.add(v.within(changed -> new Rule.Accumulate(
                            accumulate.source(), accumulate.results(), changed, accumulate.at()))));
        }
        return all;
    }

    private List<Variant<List<Rule.Condition>>> conditions(List<Rule.Condition> parts) {
        return list(parts, this::condition, Rule.Condition::at, RulePrinter::print, 2);
    }

    private List<Variant<Rule.Conclusion>> conclusion(Rule.Conclusion conclusion) {
        List<Variant<Rule.Conclusion>> all = new ArrayList<>();
        for (Variant<List<Rule.Operand>> arguments : list(
                conclusion.arguments(),
                argument -> operand(argument, conclusion.at()),
                argument -> conclusion.at(),
                Object::toString,
                Integer.MAX_VALUE)) {
            all.add(arguments.within(
                    changed -> new Rule.Conclusion(conclusion.verb(), conclusion.type(), changed, conclusion.at())));
        }
        return all;
    }

    /** @param atLeast how many parts of a conjunction there must be for one to be left out */
    private List<Variant<Rule.Constraint>> constraint(Rule.Constraint constraint, int atLeast) {
        List<Variant<Rule.Constraint>> all = new ArrayList<>();
        if (constraint instanceof Rule.AllOf of) {
            list(of.parts(), part -> constraint(part, 2), Rule.Constraint::at, RuleMutants::quoted, atLeast)
                    .forEach(v -> all.add(v.within(parts -> new Rule.AllOf(parts, of.at()))));
        } else if (constraint instanceof Rule.AnyOf of) {
            list(of.parts(), part -> constraint(part, 2), Rule.Constraint::at, RuleMutants::quoted, 2)
                    .forEach(v -> all.add(v.within(parts -> new Rule.AnyOf(parts, of.at()))));
        } else if (constraint instanceof Rule.Negation negation) {
            all.add(other(negation.of(), "drop `!` before " + quoted(negation.of()), negation.at()));
            constraint(negation.of(), 2).forEach(v -> all.add(v.within(of -> new Rule.Negation(of, negation.at()))));
        } else if (constraint instanceof Rule.Comparison comparison) {
            comparison(comparison, all);
        } else if (constraint instanceof Rule.Call call) {
            call(call, all);
        }
        return all;
    }

    private static String quoted(Rule.Constraint constraint) {
        return "`" + RulePrinter.print(constraint) + "`";
    }

    private static void comparison(Rule.Comparison comparison, List<Variant<Rule.Constraint>> all) {
        Rule.Comparison negated = with(comparison, negation(comparison.operator()));
        all.add(other(negated, "negate " + quoted(comparison), comparison.at()));
        flipped(comparison.operator())
                .ifPresent(operator -> all.add(
                        other(with(comparison, operator), "turn round " + quoted(comparison), comparison.at())));
        for (Variant<Rule.Operand> right : operand(comparison.right(), comparison.at())) {
            Rule.Comparison changed = new Rule.Comparison(
                    comparison.left(), comparison.operator(), right.part().orElseThrow(), comparison.at());
            all.add(other(changed, right.words() + " in " + quoted(comparison), comparison.at()));
        }
    }

    private static Rule.Comparison with(Rule.Comparison comparison, Rule.Operator operator) {
        return new Rule.Comparison(comparison.left(), operator, comparison.right(), comparison.at());
    }

    private static void call(Rule.Call call, List<Variant<Rule.Constraint>> all) {
        all.add(other(new Rule.Negation(call, call.at()), "negate " + quoted(call), call.at()));
        Optional<Rule.Test> turned =
                switch (call.test()) {
                    case EARLIER -> Optional.of(Rule.Test.LATER);
                    case LATER -> Optional.of(Rule.Test.EARLIER);
                    case LONGER -> Optional.of(Rule.Test.SHORTER);
                    case SHORTER -> Optional.of(Rule.Test.LONGER);
                    case OVERDUE -> Optional.of(Rule.Test.REACHED);
                    case REACHED, WITHIN, OVERLAPS, ANY -> Optional.empty();
                };
        turned.ifPresent(test -> all.add(other(
                new Rule.Call(test, call.arguments(), call.at()), "turn round " + quoted(call), call.at())));
        boolean isList = call.test().readsLists();
        List<Rule.Operand> values = call.arguments().subList(1, call.arguments().size());
        for (Variant<List<Rule.Operand>> variant : list(
                values,
                value -> operand(value, call.at()),
                value -> call.at(),
                RuleMutants::text,
                isList ? 2 : Integer.MAX_VALUE)) {
            List<Rule.Operand> arguments = new ArrayList<>(call.arguments().subList(0, 1));
            arguments.addAll(variant.part().orElseThrow());
            all.add(other(
                    new Rule.Call(call.test(), List.copyOf(arguments), call.at()),
                    variant.words() + " in " + quoted(call),
                    call.at()));
        }
    }

    /** Numbers and days one off, lists without an entry. */
    private static List<Variant<Rule.Operand>> operand(Rule.Operand operand, Place at) {
        List<Variant<Rule.Operand>> all = new ArrayList<>();
        if (operand instanceof Rule.Operand.Literal literal) {
            for (int step : List.of(1, -1)) {
                stepped(literal.value(), step)
                        .ifPresent(value -> all.add(other(
                                new Rule.Operand.Literal(value), literal.value() + " becomes " + value, at)));
            }
        } else if (operand instanceof Rule.Operand.Values values) {
            list(values.values(), value -> List.<Variant<Rule.Operand.Literal>>of(), value -> at, RuleMutants::text, 2)
                    .forEach(v -> all.add(v.within(Rule.Operand.Values::new)));
        }
        return all;
    }

    private static String text(Rule.Operand operand) {
        return operand instanceof Rule.Operand.Literal literal ? "`" + literal.value() + "`" : operand.toString();
    }

    /** The next number, day or length of time. */
    static Optional<Object> stepped(Object value, int step) {
        if (value instanceof BigDecimal number) {
            return Optional.of(number.add(BigDecimal.valueOf(step)));
        } else if (value instanceof LocalDate day) {
            return Optional.of(day.plusDays(step));
        } else if (value instanceof Span span && span.amount() + step >= 0) {
            return Optional.of(new Span(span.amount() + step, span.unit()));
        }
        return Optional.empty();
    }

    private static Rule.Operator negation(Rule.Operator operator) {
        return switch (operator) {
            case EQUAL -> Rule.Operator.NOT_EQUAL;
            case NOT_EQUAL -> Rule.Operator.EQUAL;
            case LESS -> Rule.Operator.AT_LEAST;
            case GREATER -> Rule.Operator.AT_MOST;
            case AT_MOST -> Rule.Operator.GREATER;
            case AT_LEAST -> Rule.Operator.LESS;
            case IN -> Rule.Operator.NOT_IN;
            case NOT_IN -> Rule.Operator.IN;
            case CONTAINS -> Rule.Operator.NOT_CONTAINS;
            case NOT_CONTAINS -> Rule.Operator.CONTAINS;
            case MEMBER_OF -> Rule.Operator.NOT_MEMBER_OF;
            case NOT_MEMBER_OF -> Rule.Operator.MEMBER_OF;
        };
    }

    private static Optional<Rule.Operator> flipped(Rule.Operator operator) {
        return switch (operator) {
            case LESS -> Optional.of(Rule.Operator.GREATER);
            case GREATER -> Optional.of(Rule.Operator.LESS);
            case AT_MOST -> Optional.of(Rule.Operator.AT_LEAST);
            case AT_LEAST -> Optional.of(Rule.Operator.AT_MOST);
            case EQUAL, NOT_EQUAL, IN, NOT_IN, CONTAINS, NOT_CONTAINS, MEMBER_OF, NOT_MEMBER_OF -> Optional.empty();
        };
    }
}
