package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.drl.Rule;
import edict.drl.Rule.Operand;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Countries;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks that what parameters hold can be what rules compare with them. A code that an attribute never has matches nothing, so that a
 * typing error would approve without a word. Used once.
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
                parameter.values().entries().forEach(entry -> entry.value().ifPresent(
                        value -> fit(value, attributes, text -> values.at(entry.at(), text, "value"))));
            }
            for (Profile profile : rulebook.profiles().values()) {
                Optional.ofNullable(profile.parameters().get(id)).ifPresent(
                        value -> fit(value, attributes, text -> values.at(profile.at(), text, "parameters", id)));
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

    private void fit(Object value, Map<String, AttributeType> attributes, Function<String, Place> place) {
        for (Object member : value instanceof Set<?> members ? members : Set.of(value)) {
            attributes.forEach((name, type) -> {
                if (member instanceof String text && !fits(text, type)) {
                    Place at = place.apply(text);
                    if (told.add(at)) {
                        values.named(at, wrong(text, name, type));
                    }
                }
            });
        }
    }

    private static boolean fits(String text, AttributeType type) {
        return type instanceof AttributeType.Code code
                ? code.codes().contains(text)
                : !(type instanceof AttributeType.Country) || Countries.isCode(text);
    }

    private String wrong(String text, String name, AttributeType type) {
        String compared = ", which rules compare with this parameter";
        return type instanceof AttributeType.Code code
                ? Names.quote(text) + " is no code of " + Names.quote(name) + compared + values.problems().didYouMean(text, code.codes())
                : Values.noCountry(text, "as " + Names.quote(name) + " has" + compared);
    }
}
