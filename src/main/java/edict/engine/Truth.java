package edict.engine;

import edict.drl.Rule.AllOf;
import edict.drl.Rule.AnyOf;
import edict.drl.Rule.Call;
import edict.drl.Rule.Comparison;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Negation;
import edict.drl.Rule.Operand;
import edict.drl.Rule.Operator;
import edict.drl.Rule.Test;
import edict.engine.Evaluation.DerivedKey;
import edict.facts.Ternary;
import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a constraint holds, in Kleene's logic over what each attribute may be. Sound: never {@code YES} or {@code NO}
 * unless every completion agrees; correlations between literals are left to {@link Settlement}.
 */
final class Truth {

    private Truth() {}

    /** Where a constraint finds what it mentions. */
    interface Scope {

        /** An attribute of the pattern's own fact that is no list. */
        Possible attribute(String name);

        /** The pattern's own fact. */
        Possible self();

        /** What a variable stands for: a fact's identity or an attribute's value. */
        Possible variable(String name);

        /** Whether a list attribute of the pattern's own fact has a member. */
        Ternary contains(String attribute, Possible member);

        /** All that a list may hold: {@link Possible.Several} or {@link Possible.Absent}. */
        Possible list(String attribute);

        /** Empty where it has no value on the day: the rule that reads it is not in force then. */
        Optional<Object> parameter(String id);

        LocalDate day();

        /** Notes that an answer changes on a later day. */
        void turnsOn(LocalDate day);
    }

    static Ternary test(Constraint constraint, Scope scope) {
        if (constraint instanceof AllOf all) {
            Ternary result = Ternary.YES;
            for (Constraint part : all.parts()) {
                result = result.and(test(part, scope));
                if (result == Ternary.NO) {
                    return result;
                }
            }
            return result;
        }
        if (constraint instanceof AnyOf any) {
            Ternary result = Ternary.NO;
            for (Constraint part : any.parts()) {
                result = result.or(test(part, scope));
                if (result == Ternary.YES) {
                    return result;
                }
            }
            return result;
        }
        if (constraint instanceof Negation negation) {
            return test(negation.of(), scope).not();
        }
        if (constraint instanceof Comparison comparison) {
            return compare(comparison, scope);
        }
        return call((Call) constraint, scope);
    }

    private static Ternary compare(Comparison comparison, Scope scope) {
        Operator operator = comparison.operator();
        switch (operator) {
            case CONTAINS:
                return contains(comparison, scope);
            case NOT_CONTAINS:
                return contains(comparison, scope).not();
            case IN:
                return in(operand(comparison.left(), scope), values(comparison.right()));
            case NOT_IN:
                return in(operand(comparison.left(), scope), values(comparison.right())).not();
            case MEMBER_OF:
                return memberOf(comparison, scope);
            case NOT_MEMBER_OF:
                return memberOf(comparison, scope).not();
            case NOT_EQUAL:
                return relate(operand(comparison.left(), scope), operand(comparison.right(), scope))
                        .is(Operator.EQUAL)
                        .not();
            default:
                return relate(operand(comparison.left(), scope), operand(comparison.right(), scope)).is(operator);
        }
    }

    /** Whether two values relate so, over all their completions. @param operator {@code ==} or one that orders */
    static Ternary compare(Possible left, Operator operator, Possible right) {
        return relate(left, right).is(operator);
    }

    private static Ternary contains(Comparison comparison, Scope scope) {
        return scope.contains(((Operand.Attribute) comparison.left()).name(), operand(comparison.right(), scope));
    }

    private static Possible operand(Operand operand, Scope scope) {
        if (operand instanceof Operand.Attribute attribute) {
            return scope.attribute(attribute.name());
        }
        if (operand instanceof Operand.Literal literal) {
            return new Possible.Exactly(literal.value());
        }
        if (operand instanceof Operand.Variable variable) {
            return scope.variable(variable.name());
        }
        if (operand instanceof Operand.Parameter parameter) {
            return scope.parameter(parameter.id())
                    .<Possible>map(Possible.Exactly::new)
                    .orElseGet(() -> new Possible.Anything(true));
        }
        if (operand instanceof Operand.This) {
            return scope.self();
        }
        throw new IllegalStateException("no single value: " + operand);
    }

    private static Set<Object> values(Operand operand) {
        Set<Object> values = new LinkedHashSet<>();
        for (Operand.Literal literal : ((Operand.Values) operand).values()) {
            values.add(literal.value());
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static Ternary memberOf(Comparison comparison, Scope scope) {
        return scope.parameter(((Operand.Parameter) comparison.right()).id())
                .map(set -> in(operand(comparison.left(), scope), (Set<Object>) set))
                .orElse(Ternary.UNKNOWN);
    }

    private static boolean holds(Set<Object> values, Object value) {
        if (!(value instanceof BigDecimal)) {
            return values.contains(value);
        }
        return values.stream().anyMatch(member -> Order.equal(member, value));
    }

    static Ternary in(Possible possible, Set<Object> values) {
        boolean yes = false;
        boolean no = false;
        if (possible instanceof Possible.Exactly exactly) {
            if (exactly.value() instanceof Alias) {
                return values.isEmpty() ? Ternary.NO : Ternary.UNKNOWN;
            }
            return Ternary.of(holds(values, exactly.value()));
        }
        if (possible instanceof Possible.Absent) {
            return Ternary.NO;
        }
        if (possible instanceof Possible.AnyOf any) {
            no = any.maybeAbsent();
            for (Object value : any.values()) {
                if (holds(values, value)) {
                    yes = true;
                } else {
                    no = true;
                }
            }
        } else if (possible instanceof Possible.Between between) {
            yes = values.stream().anyMatch(between::canBe);
            no = true;
        } else {
            yes = !values.isEmpty();
            no = true;
        }
        return yes ? no ? Ternary.UNKNOWN : Ternary.YES : Ternary.NO;
    }

    /**
     * Whether a result of {@code accumulate} compares so. Of nothing there is no least or greatest, and it satisfies no
     * comparison, negated or not.
     */
    static Ternary result(Constraint constraint, boolean negated, Scope scope) {
        if (constraint instanceof AllOf || constraint instanceof AnyOf) {
            boolean all = constraint instanceof AllOf != negated;
            List<Constraint> parts =
                    constraint instanceof AllOf every ? every.parts() : ((AnyOf) constraint).parts();
            Ternary result = Ternary.of(all);
            for (Constraint part : parts) {
                Ternary truth = result(part, negated, scope);
                result = all ? result.and(truth) : result.or(truth);
            }
            return result;
        }
        if (constraint instanceof Negation negation) {
            return result(negation.of(), !negated, scope);
        }
        Comparison comparison = (Comparison) constraint;
        Possible value = operand(comparison.left(), scope);
        if (value instanceof Possible.Absent) {
            return Ternary.NO;
        }
        Ternary truth = compare(comparison, scope);
        Ternary said = negated ? truth.not() : truth;
        return maybeAbsent(value) ? said.and(Ternary.UNKNOWN) : said;
    }

    /** How two values may relate, over all their completions. */
    private record Relation(boolean less, boolean equal, boolean greater, boolean different, boolean absent) {

        Ternary is(Operator operator) {
            boolean yes =
                    switch (operator) {
                        case EQUAL -> equal;
                        case LESS -> less;
                        case GREATER -> greater;
                        case AT_MOST -> less || equal;
                        case AT_LEAST -> greater || equal;
                        default -> throw new IllegalStateException("no relation: " + operator);
                    };
            boolean no =
                    absent
                            || different
                            || switch (operator) {
                                case EQUAL -> less || greater;
                                case LESS -> equal || greater;
                                case GREATER -> equal || less;
                                case AT_MOST -> greater;
                                case AT_LEAST -> less;
                                default -> throw new IllegalStateException("no relation: " + operator);
                            };
            return yes ? no ? Ternary.UNKNOWN : Ternary.YES : Ternary.NO;
        }

        Relation or(Relation other) {
            return new Relation(
                    less || other.less,
                    equal || other.equal,
                    greater || other.greater,
                    different || other.different,
                    absent || other.absent);
        }
    }

    private static final Relation NEVER = new Relation(false, false, false, false, true);
    private static final Relation ANY = new Relation(true, true, true, true, false);
    private static final Relation NONE = new Relation(false, false, false, false, false);
    private static final Relation LESS = new Relation(true, false, false, false, false);
    private static final Relation SAME = new Relation(false, true, false, false, false);
    private static final Relation GREATER = new Relation(false, false, true, false, false);
    private static final Relation OTHER = new Relation(false, false, false, true, false);
    private static final Relation MAYBE_SAME = new Relation(false, true, false, true, false);

    private static Relation relate(Possible left, Possible right) {
        if (left instanceof Possible.Absent || right instanceof Possible.Absent) {
            return NEVER;
        }
        if (left instanceof Possible.Exactly a && right instanceof Possible.Exactly b) {
            return relate(a.value(), b.value());
        }
        Relation absent = maybeAbsent(left) || maybeAbsent(right) ? NEVER : NONE;
        if (left instanceof Possible.Anything || right instanceof Possible.Anything) {
            return ANY.or(absent);
        }
        if (left instanceof Possible.Between between) {
            return between(between, right).or(absent);
        }
        if (right instanceof Possible.Between between) {
            return flip(between(between, left)).or(absent);
        }
        Relation result = absent;
        for (Object a : candidates(left)) {
            for (Object b : candidates(right)) {
                result = result.or(relate(a, b));
            }
        }
        return result;
    }

    private static Relation flip(Relation relation) {
        return new Relation(
                relation.greater(), relation.equal(), relation.less(), relation.different(), relation.absent());
    }

    private static Set<Object> candidates(Possible possible) {
        return possible instanceof Possible.Exactly exactly
                ? Set.of(exactly.value())
                : ((Possible.AnyOf) possible).values();
    }

    private static boolean maybeAbsent(Possible possible) {
        return possible instanceof Possible.AnyOf any && any.maybeAbsent()
                || possible instanceof Possible.Between between && between.maybeAbsent()
                || possible instanceof Possible.Anything anything && anything.maybeAbsent();
    }

    private static Relation between(Possible.Between left, Possible right) {
        if (right instanceof Possible.Between other) {
            boolean less = left.from().isEmpty() || other.to().isEmpty()
                    || Order.compare(left.from().get(), other.to().get()) < 0;
            boolean greater = left.to().isEmpty() || other.from().isEmpty()
                    || Order.compare(left.to().get(), other.from().get()) > 0;
            boolean touch = (left.from().isEmpty() || other.to().isEmpty()
                            || Order.compare(left.from().get(), other.to().get()) <= 0)
                    && (left.to().isEmpty() || other.from().isEmpty()
                            || Order.compare(left.to().get(), other.from().get()) >= 0);
            return new Relation(less, touch, greater, false, false);
        }
        Relation result = NONE;
        for (Object value : candidates(right)) {
            if (value instanceof Span) {
                // Spans have no order of their own; only longer() and shorter() ask for one.
                result = result.or(ANY);
            } else {
                result = result.or(new Relation(
                        left.canBeBelow(value), left.canBe(value), left.canBeAbove(value), false, false));
            }
        }
        return result;
    }

    private static Relation relate(Object left, Object right) {
        if (left instanceof Alias || right instanceof Alias) {
            if (isStranger(left, right) || isStranger(right, left)) {
                return OTHER;
            }
            boolean same = left.equals(right);
            boolean surely = same && !((Alias) left).unlisted();
            return surely ? SAME : MAYBE_SAME;
        }
        if (left instanceof DerivedKey a && right instanceof DerivedKey b && a.type().equals(b.type())) {
            boolean equal = true;
            boolean different = false;
            for (int i = 0; i < a.arguments().size(); i++) {
                Relation one = argument(Keys.possible(a.arguments().get(i)), Keys.possible(b.arguments().get(i)));
                equal &= one.equal();
                different |= one.is(Operator.EQUAL) != Ternary.YES;
            }
            return new Relation(false, equal, false, different, false);
        }
        if (left instanceof BigDecimal || left instanceof LocalDate) {
            int order = Order.compare(left, right);
            return order < 0 ? LESS : order > 0 ? GREATER : SAME;
        }
        return left.equals(right) ? SAME : OTHER;
    }

    /** An argument of two facts: what does not apply equals nothing, yet where it applies to neither it does not tell them apart. */
    private static Relation argument(Possible one, Possible other) {
        if (one instanceof Possible.Absent && other instanceof Possible.Absent) {
            return SAME;
        }
        Relation relation = relate(one, other);
        return mayNotApply(one) && mayNotApply(other) ? relation.or(SAME) : relation;
    }

    private static boolean mayNotApply(Possible value) {
        return value instanceof Possible.Absent || value.maybeAbsent();
    }

    /** Whether one is what only unnamed things refer to and the other is in the document. */
    private static boolean isStranger(Object one, Object other) {
        return one instanceof Alias alias && alias.isBeyond() && !(other instanceof Alias);
    }

    /** Whether two values are the same, over all their completions. */
    static Ternary same(Possible left, Possible right) {
        return compare(left, Operator.EQUAL, right);
    }

    private static Ternary call(Call call, Scope scope) {
        List<Operand> arguments = call.arguments();
        Test test = call.test();
        if (test.readsLists()) {
            Set<Object> values = new LinkedHashSet<>();
            for (Operand operand : arguments.subList(1, arguments.size())) {
                if (operand instanceof Operand.Parameter parameter) {
                    Optional<Object> set = scope.parameter(parameter.id());
                    if (set.isEmpty()) {
                        return Ternary.UNKNOWN;
                    }
                    values.addAll((Set<?>) set.get());
                } else {
                    values.add(((Operand.Literal) operand).value());
                }
            }
            String attribute = ((Operand.Attribute) arguments.get(0)).name();
            return switch (test) {
                case WITHIN -> within(attribute, values, scope);
                case OVERLAPS -> overlaps(attribute, values, scope);
                default -> any(attribute, scope);
            };
        }
        Possible value = operand(arguments.get(0), scope);
        Optional<Limit> limit = Limit.of(call);
        if (limit.isPresent()) {
            return limit.get().counted(scope::parameter).map(counted -> passed(value, counted, scope)).orElse(Ternary.UNKNOWN);
        }
        if (!(operand(arguments.get(1), scope) instanceof Possible.Exactly exactly)) {
            return Ternary.UNKNOWN;
        }
        Object constant = exactly.value();
        return switch (test) {
            case EARLIER -> relate(value, new Possible.Exactly(constant)).is(Operator.LESS);
            case LATER -> relate(value, new Possible.Exactly(constant)).is(Operator.GREATER);
            case LONGER -> longer(value, (Span) constant);
            case SHORTER -> shorter(value, (Span) constant);
            default -> throw new IllegalStateException("no such test: " + test);
        };
    }

    private static Ternary overlaps(String attribute, Set<Object> values, Scope scope) {
        Ternary result = Ternary.NO;
        for (Object value : values) {
            result = result.or(scope.contains(attribute, new Possible.Exactly(value)));
            if (result == Ternary.YES) {
                return result;
            }
        }
        return result;
    }

    private static Ternary within(String attribute, Set<Object> values, Scope scope) {
        if (!(scope.list(attribute) instanceof Possible.Several list)) {
            return Ternary.NO;
        }
        Ternary outside = Ternary.NO;
        for (Object member : list.in()) {
            if (!values.contains(member)) {
                outside = outside.or(list.maybeAbsent() ? Ternary.UNKNOWN : Ternary.YES);
            }
        }
        if (!list.complete() && outside != Ternary.YES) {
            if (list.domain().isEmpty()) {
                outside = outside.or(Ternary.UNKNOWN);
            } else {
                for (Object code : list.domain().get()) {
                    if (!values.contains(code) && !list.in().contains(code)) {
                        outside = outside.or(scope.contains(attribute, new Possible.Exactly(code)));
                    }
                }
            }
        }
        // An empty list has nothing outside, yet a test on what does not apply is false.
        return list.maybeAbsent() ? outside == Ternary.YES ? Ternary.NO : Ternary.UNKNOWN : outside.not();
    }

    private static Ternary any(String attribute, Scope scope) {
        if (!(scope.list(attribute) instanceof Possible.Several list)) {
            return Ternary.NO;
        }
        if (!list.in().isEmpty()) {
            return list.maybeAbsent() ? Ternary.UNKNOWN : Ternary.YES;
        }
        return list.complete() ? Ternary.NO : list.domain().map(domain -> overlaps(attribute, domain, scope)).orElse(Ternary.UNKNOWN);
    }

    private static Ternary longer(Possible value, Span constant) {
        return lasts(value, constant, true);
    }

    private static Ternary shorter(Possible value, Span constant) {
        return lasts(value, constant, false);
    }

    private static Ternary lasts(Possible value, Span constant, boolean longer) {
        if (value instanceof Possible.Absent) {
            return Ternary.NO;
        }
        BigDecimal fewest = Order.fewestHours(constant);
        BigDecimal most = Order.mostHours(constant);
        boolean yes = false;
        boolean no = maybeAbsent(value);
        if (value instanceof Possible.Exactly || value instanceof Possible.AnyOf) {
            for (Object candidate : candidates(value)) {
                if (candidate instanceof Span span) {
                    yes |= longer ? !span.surelyAtMost(constant) : !constant.surelyAtMost(span);
                    no |= longer ? !span.surelyLongerThan(constant) : !constant.surelyLongerThan(span);
                } else {
                    BigDecimal hours = (BigDecimal) candidate;
                    yes |= longer ? hours.compareTo(fewest) > 0 : hours.compareTo(most) < 0;
                    no |= longer ? hours.compareTo(most) <= 0 : hours.compareTo(fewest) >= 0;
                }
            }
        } else if (value instanceof Possible.Between between) {
            yes = longer ? between.canBeAbove(fewest) : between.canBeBelow(most);
            no |= longer
                    ? between.canBeBelow(most) || between.canBe(most)
                    : between.canBeAbove(fewest) || between.canBe(fewest);
        } else {
            return Ternary.UNKNOWN;
        }
        return yes ? no ? Ternary.UNKNOWN : Ternary.YES : Ternary.NO;
    }

    private static Ternary passed(Possible value, Limit.Counted period, Scope scope) {
        if (value instanceof Possible.Absent) {
            return Ternary.NO;
        }
        boolean yes = false;
        boolean no = maybeAbsent(value);
        if (value instanceof Possible.Between between) {
            yes = between.from().isEmpty() || onOrBefore((LocalDate) between.from().get(), period, scope);
            no |= between.to().isEmpty() || !onOrBefore((LocalDate) between.to().get(), period, scope);
        } else if (value instanceof Possible.Anything) {
            return Ternary.UNKNOWN;
        } else {
            for (Object candidate : candidates(value)) {
                boolean passed = onOrBefore((LocalDate) candidate, period, scope);
                yes |= passed;
                no |= !passed;
            }
        }
        return yes ? no ? Ternary.UNKNOWN : Ternary.YES : Ternary.NO;
    }

    private static boolean onOrBefore(LocalDate from, Limit.Counted period, Scope scope) {
        LocalDate turn = period.firstDay(from);
        if (turn.isAfter(scope.day())) {
            scope.turnsOn(turn);
            return false;
        }
        return true;
    }

    /** Whether a list may have a member, given all that it may hold. */
    static Ternary contains(Possible possible, Possible member) {
        if (member instanceof Possible.Absent || !(possible instanceof Possible.Several list)) {
            return Ternary.NO;
        }
        if (member instanceof Possible.Exactly exactly && !(exactly.value() instanceof Alias)) {
            if (list.in().contains(exactly.value())) {
                return list.maybeAbsent() ? Ternary.UNKNOWN : Ternary.YES;
            }
            boolean impossible = list.complete()
                    || list.domain().isPresent() && !list.domain().get().contains(exactly.value());
            return impossible && list.in().stream().noneMatch(Alias.class::isInstance) ? Ternary.NO : Ternary.UNKNOWN;
        }
        if (list.complete() && list.in().isEmpty()) {
            return Ternary.NO;
        }
        return Ternary.UNKNOWN;
    }
}
