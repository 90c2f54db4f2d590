package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.drl.Rule;
import edict.drl.Rule.Operand;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Countries;
import edict.vocabulary.Literals;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that what parameters hold can be what rules compare with them. A code that an attribute never has matches nothing, and a number that
 * it never reaches holds of nothing or of all, so that a typing error would approve without a word. Used once.
 */
final class ParameterUse {

    private final Rulebook rulebook;
    private final Values values;

    /** By parameter the attributes that are compared with it, each as {@code Type.attribute}. */
    private final Map<String, Map<String, AttributeType>> compared = new LinkedHashMap<>();

    private final Set<Place> told = new LinkedHashSet<>();

    ParameterUse(Rulebook rulebook, Values values) {
        this.rulebook = rulebook;
        this.values = values;
    }

    void check() {
        for (Rule rule : rulebook.rules()) {
            Map<String, Patterns.Bound> variables = Patterns.variables(rule);
            Patterns.of(rule).forEach(pattern -> Patterns.tests(pattern.constraint(), test -> look(test, pattern.type(), variables)));
        }
        compared.forEach((id, attributes) -> {
            Parameter parameter = rulebook.parameters().get(id);
            if (parameter != null) {
                parameter.values().entries().forEach(entry ->
                        entry.value().ifPresent(value -> fit(value, attributes, entry.at(), "value")));
            }
            for (Profile profile : rulebook.profiles().values()) {
                Optional.ofNullable(profile.parameters().get(id))
                        .ifPresent(value -> fit(value, attributes, profile.at(), "parameters", id));
            }
        });
    }

    private void look(Rule.Constraint test, String type, Map<String, Patterns.Bound> variables) {
        if (test instanceof Rule.Comparison comparison) {
            pair(comparison.left(), comparison.right(), type, variables);
        } else if (test instanceof Rule.Call call) {
            call.arguments().stream().skip(1).forEach(other -> pair(call.arguments().get(0), other, type, variables));
        }
    }

    private void pair(Operand left, Operand right, String type, Map<String, Patterns.Bound> variables) {
        if (right instanceof Operand.Parameter parameter) {
            Patterns.column(left, type, variables).ifPresent(column -> note(parameter.id(), column));
        }
    }

    private void note(String parameter, Patterns.Column column) {
        Lookup.attribute(rulebook.vocabulary(), column.type(), column.attribute())
                .ifPresent(found -> compared.computeIfAbsent(parameter, id -> new LinkedHashMap<>())
                        .put(column.toString(), found.type().single()));
    }

    /** @param keys on the way to the value from what stands at {@code owner} */
    private void fit(Object value, Map<String, AttributeType> attributes, Place owner, String... keys) {
        for (Object member : value instanceof Set<?> members ? members : Set.of(value)) {
            attributes.forEach((name, type) -> wrong(member, name, type).ifPresent(wrong -> {
                Place at = member instanceof String text ? values.at(owner, text, keys) : values.valueAt(owner, keys);
                if (told.add(at)) {
                    values.named(at, wrong);
                }
            }));
        }
    }

    /** What is wrong with a value that no attribute of this type can have. */
    private Optional<String> wrong(Object value, String name, AttributeType type) {
        String compared = ", which rules compare with this parameter";
        if (value instanceof String text && type instanceof AttributeType.Code code && !code.codes().contains(text)) {
            return Optional.of(Names.quote(text) + " is no code of " + Names.quote(name) + compared
                    + values.problems().didYouMean(text, code.codes()));
        }
        if (value instanceof String text && type instanceof AttributeType.Country && !Countries.isCode(text)) {
            return Optional.of(Values.noCountry(text, "as " + Names.quote(name) + " has" + compared));
        }
        return value instanceof BigDecimal number && type instanceof AttributeType.Num num && !num.has(number)
                ? Optional.of(Names.quote(number.toString()) + " is no value of " + Names.quote(name) + compared + ": expected "
                        + Literals.expected(num))
                : Optional.empty();
    }
}
