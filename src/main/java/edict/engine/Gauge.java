package edict.engine;

import edict.drl.Rule.AllOf;
import edict.drl.Rule.AnyOf;
import edict.drl.Rule.Comparison;
import edict.drl.Rule.Constraint;
import edict.drl.Rule.Negation;
import edict.drl.Rule.Operand;
import edict.drl.Rule.Operator;
import edict.facts.Ternary;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A constraint over one fact, made ready for many facts: what does not hang on the fact is found out once. Says what {@link Truth} says.
 */
interface Gauge {

    Ternary of(Instance fact);

    /** @param layout of the facts */
    static Gauge of(Constraint constraint, Layout layout) {
        if (constraint instanceof AllOf all) {
            List<Gauge> parts = all.parts().stream().map(part -> of(part, layout)).toList();
            return fact -> fold(parts, Ternary.NO, fact);
        }
        if (constraint instanceof AnyOf any) {
            List<Gauge> parts = any.parts().stream().map(part -> of(part, layout)).toList();
            return fact -> fold(parts, Ternary.YES, fact);
        }
        if (constraint instanceof Negation negation) {
            Gauge part = of(negation.of(), layout);
            return fact -> part.of(fact).not();
        }
        if (constraint instanceof Comparison comparison && comparison.left() instanceof Operand.Attribute attribute) {
            Optional<Function<Possible, Ternary>> constant = withConstant(comparison.operator(), comparison.right());
            if (constant.isPresent()) {
                return ofAttribute(layout, attribute.name(), constant.get());
            }
        }
        return fact -> Truth.test(constraint, new FactScope(fact));
    }

    /** A conjunction where a part that fails decides, a disjunction where one that holds does. @param decisive what decides */
    static Ternary fold(List<Gauge> parts, Ternary decisive, Instance fact) {
        Ternary result = decisive.not();
        for (Gauge part : parts) {
            Ternary truth = part.of(fact);
            if (truth == decisive) {
                return truth;
            }
            if (truth == Ternary.UNKNOWN) {
                result = truth;
            }
        }
        return result;
    }

    /** Of most attributes nothing is known, which is one and the same of all facts. */
    @SuppressWarnings("ReferenceEquality")
    private static Gauge ofAttribute(Layout layout, String attribute, Function<Possible, Ternary> test) {
        int position = layout.position(attribute);
        Possible nothing = layout.unknown(position, false);
        Possible perhapsAbsent = layout.unknown(position, true);
        Ternary ofNothing = test.apply(nothing);
        Ternary ofPerhapsAbsent = test.apply(perhapsAbsent);
        return fact -> {
            Possible value = fact.value(position);
            return value == nothing ? ofNothing : value == perhapsAbsent ? ofPerhapsAbsent : test.apply(value);
        };
    }

    private static Optional<Function<Possible, Ternary>> withConstant(Operator operator, Operand right) {
        if (right instanceof Operand.Values values) {
            Set<Object> set = new HashSet<>();
            values.values().forEach(literal -> set.add(literal.value()));
            return switch (operator) {
                case IN -> Optional.of(value -> Truth.in(value, set));
                case NOT_IN -> Optional.of(value -> Truth.in(value, set).not());
                default -> Optional.empty();
            };
        }
        if (!(right instanceof Operand.Literal literal)) {
            return Optional.empty();
        }
        Possible constant = new Possible.Exactly(literal.value());
        return switch (operator) {
            case CONTAINS -> Optional.of(value -> Truth.contains(value, constant));
            case NOT_CONTAINS -> Optional.of(value -> Truth.contains(value, constant).not());
            case NOT_EQUAL -> Optional.of(value -> Truth.same(value, constant).not());
            case EQUAL, LESS, GREATER, AT_MOST, AT_LEAST -> Optional.of(value -> Truth.compare(value, operator, constant));
            default -> Optional.empty();
        };
    }
}
