package edict.drl;

import edict.document.Names;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks that a constraint compares like with like, in a way that the profile has. */
final class ConstraintChecker {

    private final Lookups lookups;

    ConstraintChecker(Lookups lookups) {
        this.lookups = lookups;
    }

    /** The fact whose constraints are read. */
    record Subject(EntityType type, Scope scope) {}

    static void add(List<Rule.Constraint> constraints, Optional<Rule.Constraint> constraint) {
        constraint.ifPresent(c -> constraints.addAll(Joins.parts(c)));
    }

    Optional<Rule.Constraint> constraint(Syntax.Constraint constraint, Subject subject) {
        if (constraint instanceof Syntax.All all) {
            List<Rule.Constraint> parts = new ArrayList<>();
            all.parts().forEach(part -> add(parts, constraint(part, subject)));
            return Optional.of(new Rule.AllOf(List.copyOf(parts), all.at().at()));
        } else if (constraint instanceof Syntax.Any any) {
            return Optional.of(anyOf(any, part -> constraint(part, subject)));
        } else if (constraint instanceof Syntax.Negation negation) {
            return constraint(negation.of(), subject).map(of -> new Rule.Negation(of, negation.at().at()));
        } else if (constraint instanceof Syntax.Call call) {
            return call(call, subject);
        } else if (constraint instanceof Syntax.Comparison comparison) {
            return comparison(comparison, subject);
        } else {
            throw new IllegalStateException("a binding is read with its pattern");
        }
    }

    private static Rule.Constraint anyOf(
            Syntax.Any any, Function<Syntax.Constraint, Optional<Rule.Constraint>> check) {
        List<Rule.Constraint> parts = new ArrayList<>();
        for (Syntax.Constraint part : any.parts()) {
            check.apply(part).ifPresent(checked -> {
                if (checked instanceof Rule.AnyOf inner) {
                    parts.addAll(inner.parts());
                } else {
                    parts.add(checked);
                }
            });
        }
        return new Rule.AnyOf(List.copyOf(parts), any.at().at());
    }

    private Optional<Rule.Constraint> comparison(Syntax.Comparison comparison, Subject subject) {
        Token left = comparison.left().at();
        if (comparison.left() instanceof Syntax.Variable) {
            lookups.problem(
                    left,
                    comparison.right() instanceof Syntax.Name name
                            ? "write the attribute first: `%s %s %s`"
                                    .formatted(
                                            name.at().text(), Kinds.turned(comparison.operator()), left.text())
                            : ("a constraint begins with an attribute of `%s`; put this one into the pattern "
                                    + "that binds `%s`")
                                    .formatted(subject.type().name(), left.text()));
            return Optional.empty();
        }
        if (left.isWord("this")) {
            return identity(comparison, left, subject);
        }
        Optional<Attribute> found = lookups.attribute(subject.type(), left);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AttributeType type = found.get().type();
        if (comparison.right() instanceof Syntax.Name name) {
            lookups.problem(name.at(), bare(name.at(), type, subject.type()));
            return Optional.empty();
        }
        Optional<Rule.Operand> right =
                switch (comparison.operator()) {
                    case EQUAL, NOT_EQUAL -> equal(comparison, left, type, subject);
                    case LESS, GREATER, AT_MOST, AT_LEAST -> order(comparison, left, type, subject);
                    case IN, NOT_IN -> in(comparison, left, type);
                    case CONTAINS, NOT_CONTAINS -> contains(comparison, left, type, subject);
                    case MEMBER_OF, NOT_MEMBER_OF -> memberOf(comparison, left, type);
                };
        return right.map(operand -> new Rule.Comparison(
                new Rule.Operand.Attribute(left.text()), comparison.operator(), operand, comparison.at().at()));
    }

    private static String bare(Token name, AttributeType type, EntityType subject) {
        if (name.isWord("this") || subject.attributes().containsKey(name.text())) {
            return ("two attributes of one fact are compared through a variable: write `$%s : %s` before it and "
                    + "`$%s` here")
                    .formatted(name.text(), name.text(), name.text());
        }
        AttributeType element = type.single();
        return element instanceof AttributeType.Bool
                ? "%s is no truth value; write `true` or `false`".formatted(Names.quote(name.text()))
                : "%s is neither a constant nor a variable; write `\"%s\"` for a text, `$%s` for a variable"
                        .formatted(Names.quote(name.text()), name.text(), name.text());
    }

    private Optional<Rule.Constraint> identity(Syntax.Comparison comparison, Token left, Subject subject) {
        if ((comparison.operator() != Rule.Operator.EQUAL && comparison.operator() != Rule.Operator.NOT_EQUAL)
                || !(comparison.right() instanceof Syntax.Variable variable)) {
            lookups.problem(left, "`this` is compared with a variable only: `this == $x` or `this != $x`");
            return Optional.empty();
        }
        Optional<Scope.Bound> bound = lookups.variable(variable.at(), subject.scope());
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        String own = subject.type().name();
        boolean fits = (bound.get() instanceof Scope.Bound.Fact fact && fact.type().name().equals(own))
                || (bound.get() instanceof Scope.Bound.Value value
                        && value.type() instanceof AttributeType.Reference reference
                        && reference.types().contains(own))
                || bound.get() instanceof Scope.Bound.Unclear;
        if (!fits) {
            lookups.problem(
                    variable.at(),
                    "`this` is a fact of type `%s`; `%s` is %s"
                            .formatted(own, variable.at().text(), Kinds.described(bound.get())));
            return Optional.empty();
        }
        return Optional.of(new Rule.Comparison(
                new Rule.Operand.This(),
                comparison.operator(),
                new Rule.Operand.Variable(variable.at().text()),
                comparison.at().at()));
    }

    private Optional<Rule.Operand> equal(
            Syntax.Comparison comparison, Token left, AttributeType type, Subject subject) {
        if (type instanceof AttributeType.ListOf) {
            String operator = comparison.operator() == Rule.Operator.EQUAL ? "contains" : "not contains";
            lookups.problem(
                    left,
                    "`%s` is a list; write `%s %s %s`"
                            .formatted(left.text(), left.text(), operator, Kinds.written(comparison.right())));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Duration) {
            lookups.problem(left, Kinds.durations(left));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Date && !(comparison.right() instanceof Syntax.Variable)) {
            lookups.problem(left, Kinds.dates(left));
            return Optional.empty();
        }
        return scalar(comparison.right(), left, type, Kinds.described(type), subject);
    }

    private Optional<Rule.Operand> order(
            Syntax.Comparison comparison, Token left, AttributeType type, Subject subject) {
        if (type instanceof AttributeType.Duration) {
            lookups.problem(left, Kinds.durations(left));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Date) {
            if (!(comparison.right() instanceof Syntax.Variable)) {
                lookups.problem(left, Kinds.dates(left));
                return Optional.empty();
            }
        } else if (!(type instanceof AttributeType.Num)) {
            lookups.problem(
                    left,
                    "`%s` is %s; `%s` compares numbers and dates"
                            .formatted(left.text(), Kinds.described(type), comparison.operator().symbol()));
            return Optional.empty();
        }
        return scalar(comparison.right(), left, type, Kinds.described(type), subject);
    }

    private Optional<Rule.Operand> in(Syntax.Comparison comparison, Token left, AttributeType type) {
        boolean negated = comparison.operator() == Rule.Operator.NOT_IN;
        String symbol = comparison.operator().symbol();
        if (type instanceof AttributeType.ListOf list) {
            lookups.problem(
                    left,
                    list.of() instanceof AttributeType.Reference
                            ? "`%s` is a list; write `%s contains $x`".formatted(left.text(), left.text())
                            : "`%s` is a list; write `%sintersects(%s, …)`"
                                    .formatted(left.text(), negated ? "!" : "", left.text()));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Date) {
            lookups.problem(left, Kinds.dates(left));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Duration) {
            lookups.problem(left, Kinds.durations(left));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Bool || type instanceof AttributeType.Reference) {
            lookups.problem(
                    left,
                    "`%s` is %s; `%s` takes texts, codes, countries and numbers"
                            .formatted(left.text(), Kinds.described(type), symbol));
            return Optional.empty();
        }
        return lookups.literals(((Syntax.Values) comparison.right()).values(), left, type)
                .map(Rule.Operand.Values::new);
    }

    private Optional<Rule.Operand> contains(
            Syntax.Comparison comparison, Token left, AttributeType type, Subject subject) {
        if (!(type instanceof AttributeType.ListOf list)) {
            String operator = comparison.operator() == Rule.Operator.CONTAINS ? "==" : "!=";
            lookups.problem(
                    left,
                    "`%s` is no list but %s; write `%s %s %s`"
                            .formatted(
                                    left.text(),
                                    Kinds.described(type),
                                    left.text(),
                                    operator,
                                    Kinds.written(comparison.right())));
            return Optional.empty();
        }
        if (comparison.right() instanceof Syntax.Parameter) {
            lookups.problem(
                    comparison.right().at(),
                    "write `%sintersects(%s, parameter(\"…\"))` with a set"
                            .formatted(
                                    comparison.operator() == Rule.Operator.CONTAINS ? "" : "!", left.text()));
            return Optional.empty();
        }
        if (!(comparison.right() instanceof Syntax.Variable)
                && (list.of() instanceof AttributeType.Date || list.of() instanceof AttributeType.Duration)) {
            lookups.problem(
                    left,
                    "`%s` is %s, which is not searched for constants".formatted(left.text(), Kinds.described(type)));
            return Optional.empty();
        }
        return scalar(comparison.right(), left, list.of(), Kinds.described(type), subject);
    }

    private Optional<Rule.Operand> memberOf(Syntax.Comparison comparison, Token left, AttributeType type) {
        boolean negated = comparison.operator() == Rule.Operator.NOT_MEMBER_OF;
        if (type instanceof AttributeType.ListOf) {
            lookups.problem(
                    left,
                    "`%s` is a list; write `%s(%s, …)`"
                            .formatted(left.text(), negated ? "!intersects" : "intersects", left.text()));
            return Optional.empty();
        }
        if (!(comparison.right() instanceof Syntax.Parameter parameter)) {
            lookups.problem(
                    comparison.right().at(),
                    "`%s` takes a set: write `%s parameter(\"…\")`; for constants write `%s ( …, … )`"
                            .formatted(
                                    comparison.operator().symbol(),
                                    comparison.operator().symbol(),
                                    negated ? "not in" : "in"));
            return Optional.empty();
        }
        if (type instanceof AttributeType.Bool
                || type instanceof AttributeType.Reference
                || type instanceof AttributeType.Date
                || type instanceof AttributeType.Duration) {
            lookups.problem(
                    left,
                    "`%s` is %s; `%s` takes texts, codes, countries and numbers"
                            .formatted(
                                    left.text(),
                                    Kinds.described(type),
                                    comparison.operator().symbol()));
            return Optional.empty();
        }
        return lookups.parameter(parameter, left, type, true);
    }

    /** The right side of a comparison with one value of {@code type}. @param is what the left side is, in words */
    private Optional<Rule.Operand> scalar(
            Syntax.Operand right, Token left, AttributeType type, String is, Subject subject) {
        if (right instanceof Syntax.Literal literal) {
            return lookups.literal(literal, left, type, is).map(l -> l);
        } else if (right instanceof Syntax.Parameter parameter) {
            return lookups.parameter(parameter, left, type, false);
        } else if (right instanceof Syntax.Variable variable) {
            Optional<Scope.Bound> bound = lookups.variable(variable.at(), subject.scope());
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> unlike = Kinds.unlike(type, bound.get());
            if (unlike.isPresent()) {
                lookups.problem(
                        variable.at(),
                        "`%s` is %s, `%s` is %s; they %s"
                                .formatted(
                                        left.text(),
                                        is,
                                        variable.at().text(),
                                        Kinds.described(bound.get()),
                                        unlike.get()));
                return Optional.empty();
            }
            return Optional.of(new Rule.Operand.Variable(variable.at().text()));
        } else {
            throw new IllegalStateException("names and lists of values are read before");
        }
    }

    private Optional<Rule.Constraint> call(Syntax.Call call, Subject subject) {
        String symbol = call.test().symbol();
        Syntax.Operand first = call.arguments().get(0);
        if (!(first instanceof Syntax.Name) || first.at().isWord("this")) {
            lookups.problem(
                    first.at(),
                    ("the first argument of `%s` is an attribute of `%s`; put the test into the pattern of the "
                            + "fact it reads")
                            .formatted(symbol, subject.type().name()));
            return Optional.empty();
        }
        Token left = first.at();
        Optional<Attribute> attribute = lookups.attribute(subject.type(), left);
        if (attribute.isEmpty()) {
            return Optional.empty();
        }
        AttributeType type = attribute.get().type();
        List<Rule.Operand> arguments = new ArrayList<>();
        arguments.add(new Rule.Operand.Attribute(left.text()));
        boolean fits =
                switch (call.test()) {
                    case REACHED -> isA(AttributeType.Date.class, type, call, left)
                            && two(call, left, new AttributeType.Duration(), arguments);
                    case OVERDUE -> isA(AttributeType.Date.class, type, call, left)
                            && limit(call, left, arguments);
                    case EARLIER, LATER -> isA(AttributeType.Date.class, type, call, left)
                            && two(call, left, new AttributeType.Date(), arguments);
                    case LONGER, SHORTER -> isA(AttributeType.Duration.class, type, call, left)
                            && two(call, left, new AttributeType.Duration(), arguments);
                    case WITHIN, OVERLAPS -> listed(call, left, type)
                            && lookedFor(call, left, ((AttributeType.ListOf) type).of(), arguments);
                    case ANY -> listed(call, left, type) && alone(call, left);
                };
        return fits
                ? Optional.of(new Rule.Call(call.test(), List.copyOf(arguments), call.at().at()))
                : Optional.empty();
    }

    private boolean isA(Class<? extends AttributeType> wanted, AttributeType type, Syntax.Call call, Token left) {
        if (wanted.isInstance(type)) {
            return true;
        }
        lookups.problem(
                left,
                "`%s` reads %s; `%s` is %s"
                        .formatted(
                                call.test().symbol(),
                                wanted == AttributeType.Date.class ? "a date" : "a duration",
                                left.text(),
                                Kinds.described(type)));
        return false;
    }

    /** The second and last argument: a constant or a parameter. */
    private boolean two(Syntax.Call call, Token left, AttributeType type, List<Rule.Operand> arguments) {
        String symbol = call.test().symbol();
        if (call.arguments().size() != 2) {
            lookups.problem(
                    call.at(),
                    "`%s` takes %s arguments, not %d: write `%s(%s, \"%s\")`"
                            .formatted(
                                    symbol,
                                    call.test() == Rule.Test.OVERDUE ? "2 or 3" : "2",
                                    call.arguments().size(),
                                    symbol,
                                    left.text(),
                                    type instanceof AttributeType.Date ? "2026-08-02" : "P30D"));
            return false;
        }
        Syntax.Operand second = call.arguments().get(1);
        if (second instanceof Syntax.Literal literal) {
            if (!literal.at().is(Lexer.TEXT)) {
                lookups.problem(
                        literal.at(),
                        "the second argument of `%s` is %s in double quotes".formatted(symbol, Kinds.described(type)));
                return false;
            }
            Optional<Rule.Operand.Literal> value = lookups.text(literal.at(), left, type);
            value.ifPresent(arguments::add);
            return value.isPresent();
        }
        if (second instanceof Syntax.Parameter parameter) {
            Optional<Rule.Operand> value = lookups.parameter(parameter, left, type, false);
            value.ifPresent(arguments::add);
            return value.isPresent();
        }
        lookups.problem(
                second.at(),
                type instanceof AttributeType.Date
                        ? ("the second argument of `%s` is a constant or `parameter(\"…\")`; two dates are "
                                + "compared by `%s %s $v`")
                                .formatted(symbol, left.text(), call.test() == Rule.Test.EARLIER ? "<" : ">")
                        : "the second argument of `%s` is a constant or `parameter(\"…\")`".formatted(symbol));
        return false;
    }

    /** A period, and the public holidays that it counts if there is a parameter with these. */
    private boolean limit(Syntax.Call call, Token left, List<Rule.Operand> arguments) {
        if (call.arguments().size() != 3) {
            return two(call, left, new AttributeType.Duration(), arguments);
        }
        Syntax.Operand holidays = call.arguments().get(2);
        if (!(holidays instanceof Syntax.Parameter parameter)) {
            lookups.problem(
                    holidays.at(),
                    "the third argument of `%s` is `parameter(\"…\")`, a set of public holidays".formatted(call.test().symbol()));
            return false;
        }
        Syntax.Call period = new Syntax.Call(call.test(), call.arguments().subList(0, 2), call.at());
        Optional<Rule.Operand> days = lookups.parameter(parameter, left, Parameters.Kind.DATE, true);
        if (!two(period, left, new AttributeType.Duration(), arguments) || days.isEmpty()) {
            return false;
        }
        arguments.add(days.get());
        return true;
    }

    private boolean listed(Syntax.Call call, Token left, AttributeType type) {
        String symbol = call.test().symbol();
        if (!(type instanceof AttributeType.ListOf list)) {
            lookups.problem(
                    left,
                    "`%s` reads a list; `%s` is %s%s"
                            .formatted(
                                    symbol,
                                    left.text(),
                                    Kinds.described(type),
                                    call.test() == Rule.Test.ANY ? "" : ": write `in ( …, … )` or `memberOf parameter(\"…\")`"));
            return false;
        }
        AttributeType element = list.of();
        if (!(element instanceof AttributeType.Str
                || element instanceof AttributeType.Code
                || element instanceof AttributeType.Country
                || element instanceof AttributeType.Num)) {
            lookups.problem(
                    left,
                    "`%s` reads a list of texts, codes, countries or numbers; `%s` is %s%s"
                            .formatted(
                                    symbol,
                                    left.text(),
                                    Kinds.described(type),
                                    element instanceof AttributeType.Reference reference
                                            ? ": write `$one : %s()` before, and `%s contains $one`%s"
                                                    .formatted(
                                                            reference.types().get(0),
                                                            left.text(),
                                                            call.test() == Rule.Test.ANY
                                                                    ? "; `not( … and … )` around both says that the list is empty"
                                                                    : "")
                                            : ""));
            return false;
        }
        return true;
    }

    /** Where nothing is looked for. */
    private boolean alone(Syntax.Call call, Token left) {
        if (call.arguments().size() == 1) {
            return true;
        }
        lookups.problem(
                call.arguments().get(1).at(),
                "`any` takes a list and nothing else: write `any(%s)`; for some members write `intersects(%s, …)`"
                        .formatted(left.text(), left.text()));
        return false;
    }

    /** The constants or the set that a list is searched for. */
    private boolean lookedFor(Syntax.Call call, Token left, AttributeType element, List<Rule.Operand> arguments) {
        String symbol = call.test().symbol();
        List<Syntax.Operand> rest = call.arguments().subList(1, call.arguments().size());
        if (rest.isEmpty()) {
            lookups.problem(
                    call.at(),
                    "`%s` takes a list and what to look for: write `%s(%s, \"…\", \"…\")` or `%s(%s, parameter(\"…\"))`"
                            .formatted(symbol, symbol, left.text(), symbol, left.text()));
            return false;
        }
        if (rest.get(0) instanceof Syntax.Parameter parameter) {
            if (rest.size() > 1) {
                lookups.problem(
                        rest.get(1).at(),
                        "`%s` takes either constants or one set; write a second test beside it".formatted(symbol));
                return false;
            }
            Optional<Rule.Operand> value = lookups.parameter(parameter, left, element, true);
            value.ifPresent(arguments::add);
            return value.isPresent();
        }
        List<Syntax.Literal> constants = new ArrayList<>();
        for (Syntax.Operand operand : rest) {
            if (!(operand instanceof Syntax.Literal literal)) {
                lookups.problem(
                        operand.at(),
                        "the further arguments of `%s` are constants, or one `parameter(\"…\")`".formatted(symbol));
                return false;
            }
            constants.add(literal);
        }
        Optional<List<Rule.Operand.Literal>> values = lookups.literals(constants, left, element);
        values.ifPresent(arguments::addAll);
        return values.isPresent();
    }

    /** A constraint over results of {@code accumulate}. */
    Optional<Rule.Constraint> ofResults(Syntax.Constraint constraint, Set<String> own, Scope scope) {
        if (constraint instanceof Syntax.All all) {
            List<Rule.Constraint> parts = new ArrayList<>();
            all.parts().forEach(part -> add(parts, ofResults(part, own, scope)));
            return Optional.of(new Rule.AllOf(List.copyOf(parts), all.at().at()));
        } else if (constraint instanceof Syntax.Any any) {
            return Optional.of(anyOf(any, part -> ofResults(part, own, scope)));
        } else if (constraint instanceof Syntax.Negation negation) {
            return ofResults(negation.of(), own, scope).map(of -> new Rule.Negation(of, negation.at().at()));
        } else if (!(constraint instanceof Syntax.Comparison comparison)) {
            lookups.problem(constraint.at(), "a result of `accumulate` is compared with a number: `$n > 2`");
            return Optional.empty();
        } else {
            return ofResult(comparison, own);
        }
    }

    private Optional<Rule.Constraint> ofResult(Syntax.Comparison comparison, Set<String> own) {
        Token left = comparison.left().at();
        if (!own.contains(left.text())) {
            lookups.problem(
                    left,
                    "%s is no result of this `accumulate`; its results are %s"
                            .formatted(Names.quote(left.text()), Names.oneOf(own).replace(" or ", " and ")));
            return Optional.empty();
        }
        boolean ordering =
                switch (comparison.operator()) {
                    case EQUAL, NOT_EQUAL, LESS, GREATER, AT_MOST, AT_LEAST -> true;
                    case IN, NOT_IN, CONTAINS, NOT_CONTAINS, MEMBER_OF, NOT_MEMBER_OF -> false;
                };
        if (!ordering) {
            lookups.problem(
                    left,
                    "`%s` is a number; `%s` does not stand between a result and a number, write `==`, `<` or `>`"
                            .formatted(left.text(), comparison.operator().symbol()));
            return Optional.empty();
        }
        Syntax.Operand right = comparison.right();
        Optional<Rule.Operand> value = Optional.empty();
        if (right instanceof Syntax.Literal literal) {
            value = lookups.literal(literal, left, new AttributeType.Num("", Optional.empty(), Optional.empty()))
                    .map(l -> l);
        } else if (right instanceof Syntax.Parameter parameter) {
            value = lookups.parameter(parameter, left, Parameters.Kind.NUMBER, false);
        } else {
            lookups.problem(
                    right.at(),
                    own.contains(right.at().text())
                            ? "results are not compared with each other; compare each with a number or a parameter"
                            : "a result is compared with a number or a parameter, not with %s"
                                    .formatted(Names.quote(right.at().text())));
        }
        return value.map(operand -> new Rule.Comparison(
                new Rule.Operand.Variable(left.text()), comparison.operator(), operand, comparison.at().at()));
    }
}
