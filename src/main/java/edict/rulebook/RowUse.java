package edict.rulebook;

import edict.document.Names;
import edict.drl.Rule;
import edict.drl.Rule.Operand;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Literal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that codes in rows of tables can be what rules compare them with. Where two lists have some codes in common, one that is written
 * differently in a row joins with nothing, so that the row would hold of nothing without a word. Used once.
 */
final class RowUse {

    private final Rulebook rulebook;
    private final Values values;

    /** By column of a table the attributes that are compared with it, each as {@code Type.attribute}, and the codes that these have. */
    private final Map<Patterns.Column, Map<String, Set<String>>> compared = new HashMap<>();

    /** By column of a table the codes that rules look for by name. */
    private final Map<Patterns.Column, Set<String>> named = new HashMap<>();

    RowUse(Rulebook rulebook, Values values) {
        this.rulebook = rulebook;
        this.values = values;
    }

    void check() {
        Set<String> types = rulebook.tables().values().stream().map(Table::type).collect(Collectors.toSet());
        for (Rule rule : rulebook.rules()) {
            Map<String, Patterns.Bound> variables = Patterns.variables(rule);
            Patterns.of(rule).forEach(pattern -> Patterns.tests(pattern.constraint(), test -> look(test, pattern.type(), variables, types)));
        }
        rulebook.tables().values().forEach(table -> table.rows().entries().forEach(row -> row.value()
                .ifPresent(cells -> cells.forEach((attribute, value) -> fit(row, new Patterns.Column(table.type(), attribute), value)))));
    }

    private void look(Rule.Constraint test, String type, Map<String, Patterns.Bound> variables, Set<String> types) {
        List<Operand> operands = test instanceof Rule.Comparison comparison
                ? List.of(comparison.left(), comparison.right())
                : test instanceof Rule.Call call ? call.arguments() : List.of();
        List<Patterns.Column> sides = operands.stream().flatMap(operand -> Patterns.column(operand, type, variables).stream()).toList();
        for (Patterns.Column side : sides) {
            if (types.contains(side.type())) {
                sides.stream().filter(other -> !types.contains(other.type())).forEach(other -> note(side, other));
                operands.stream()
                        .flatMap(operand -> Patterns.literals(operand).stream())
                        .forEach(literal -> named.computeIfAbsent(side, column -> new HashSet<>()).add(literal.value().toString()));
            }
        }
    }

    private void note(Patterns.Column row, Patterns.Column other) {
        Lookup.attribute(rulebook.vocabulary(), other.type(), other.attribute())
                .map(Attribute::type)
                .map(AttributeType::single)
                .filter(AttributeType.Code.class::isInstance)
                .map(AttributeType.Code.class::cast)
                .ifPresent(code -> compared.computeIfAbsent(row, column -> new TreeMap<>())
                        .put(other.toString(), Set.copyOf(code.codes())));
    }

    private void fit(Dated<?> row, Patterns.Column column, Literal value) {
        Map<String, Set<String>> others = compared.getOrDefault(column, Map.of());
        if (others.isEmpty()) {
            return;
        }
        Set<String> codes = new TreeSet<>(named.getOrDefault(column, Set.of()));
        others.values().forEach(codes::addAll);
        codes(value).filter(text -> !codes.contains(text)).forEach(text -> values.named(
                values.at(row.at(), text, column.attribute()),
                Names.quote(text) + " is no code of " + others.keySet().stream().map(Names::quote).collect(Collectors.joining(" or "))
                        + ", which rules compare with " + Names.quote(column.attribute()) + values.problems().didYouMean(text, codes)));
    }

    private static Stream<String> codes(Literal value) {
        Stream<?> scalars = value instanceof Literal.One one
                ? Stream.of(one.scalar())
                : value instanceof Literal.Many many ? many.scalars().stream() : Stream.empty();
        return scalars.filter(String.class::isInstance).map(String.class::cast).sorted();
    }
}
