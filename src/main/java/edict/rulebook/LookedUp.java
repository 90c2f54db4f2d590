package edict.rulebook;

import edict.drl.Rule;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A text of documents that is a name of something in the rulebook: what it may name.
 *
 * @param type whose attribute it is
 * @param where the tables, by id, in which rules look it up, or what else has such names
 * @param names all that are known, on whatever day
 * @param titles what names mean, of those for which it is told
 */
public record LookedUp(
        String type, String attribute, NavigableSet<String> where, NavigableSet<String> names, Map<String, Text> titles) {

    private static final String CONTROLS = "policies/controls";
    private static final String PROVISIONS = "provisions";

    /** All there are in a rulebook, by type and attribute: those that a rule compares with a column of a table, controls, and evidence of these. */
    public static List<LookedUp> in(Rulebook rulebook) {
        Finder finder = new Finder(rulebook);
        Set<String> listed = rulebook.tables().values().stream().map(Table::type).collect(Collectors.toSet());
        finder.reading(listed).forEach(finder::joins);
        finder.reading(finder.found.keySet().stream().map(Column::type).collect(Collectors.toSet())).forEach(finder::constants);
        finder.controls();
        return List.copyOf(finder.found.values());
    }

    private static final class Finder {

        private final Rulebook rulebook;
        private final Map<Column, LookedUp> found = new TreeMap<>();

        Finder(Rulebook rulebook) {
            this.rulebook = rulebook;
        }

        /** Rules that read one of some types. A start waits for this, so the others are not looked into. */
        List<Rule> reading(Set<String> types) {
            return rulebook.rules().stream()
                    .filter(rule -> !Collections.disjoint(types, rulebook.reads(rule).types()))
                    .toList();
        }

        /** Where a rule compares a text of documents with what the rows of a table state. */
        void joins(Rule rule) {
            Map<String, Column> bound = new HashMap<>();
            List<Rule.Pattern> patterns = Patterns.of(rule);
            patterns.forEach(pattern -> pattern.bindings()
                    .forEach(binding -> bound.put(binding.variable(), new Column(pattern.type(), binding.attribute()))));
            patterns.forEach(pattern -> comparisons(pattern, comparison -> {
                if (comparison.operator() == Rule.Operator.EQUAL
                        && comparison.left() instanceof Rule.Operand.Attribute attribute
                        && comparison.right() instanceof Rule.Operand.Variable variable) {
                    Column one = new Column(pattern.type(), attribute.name());
                    Optional.ofNullable(bound.get(variable.name())).ifPresent(other -> {
                        join(one, other);
                        join(other, one);
                    });
                }
            }));
        }

        private void join(Column said, Column listed) {
            if (isText(said) && kind(said) == EntityType.Kind.DECLARED && kind(listed) == EntityType.Kind.REFERENCE) {
                rulebook.tables().values().stream()
                        .filter(table -> table.type().equals(listed.type()))
                        .forEach(table -> column(table, listed.attribute()).forEach(name -> add(said, table.id(), name)));
            }
        }

        private static List<String> column(Table table, String attribute) {
            List<String> names = new ArrayList<>();
            table.rows().entries().forEach(row -> row.value()
                    .map(values -> values.get(attribute))
                    .filter(Literal.One.class::isInstance)
                    .ifPresent(one -> names.add(((Literal.One) one).scalar().toString())));
            return names;
        }

        /** A name that a rule itself gives is one as well, as for what came after the table was drawn up. */
        void constants(Rule rule) {
            Patterns.of(rule).forEach(pattern -> comparisons(pattern, comparison -> {
                if (comparison.left() instanceof Rule.Operand.Attribute attribute) {
                    Optional.ofNullable(found.get(new Column(pattern.type(), attribute.name())))
                            .ifPresent(known -> Patterns.literals(comparison.right())
                                    .forEach(literal -> known.names().add(literal.value().toString())));
                }
            }));
        }

        void controls() {
            rulebook.controls().forEach((id, control) -> add(new Column(Words.CONTROL, Words.CONTROL_ID), CONTROLS, id)
                    .titles()
                    .put(id, control.title()));
            rulebook.provisions().values().forEach(provision -> provision.satisfiedBy().ifPresent(this::evidence));
        }

        private void evidence(Provision.Satisfaction satisfaction) {
            if (satisfaction instanceof Provision.AllOf all) {
                all.of().forEach(this::evidence);
            } else if (satisfaction instanceof Provision.AnyOf any) {
                any.of().forEach(this::evidence);
            } else if (satisfaction instanceof Provision.ByControl by) {
                by.evidence().forEach(kind -> add(new Column(Words.EVIDENCE, Words.KIND), PROVISIONS, kind));
            }
        }

        private LookedUp add(Column said, String where, String name) {
            LookedUp known = found.computeIfAbsent(
                    said, column -> new LookedUp(column.type(), column.attribute(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>()));
            known.where().add(where);
            known.names().add(name);
            return known;
        }

        private static void comparisons(Rule.Pattern pattern, Consumer<Rule.Comparison> comparisons) {
            Patterns.tests(pattern.constraint(), test -> {
                if (test instanceof Rule.Comparison comparison) {
                    comparisons.accept(comparison);
                }
            });
        }

        private boolean isText(Column column) {
            return rulebook.type(column.type())
                    .flatMap(type -> Optional.ofNullable(type.attributes().get(column.attribute())))
                    .filter(attribute -> attribute.type() instanceof AttributeType.Str)
                    .isPresent();
        }

        private EntityType.Kind kind(Column column) {
            return rulebook.type(column.type()).map(EntityType::kind).orElse(EntityType.Kind.NOTED);
        }
    }

    private record Column(String type, String attribute) implements Comparable<Column> {

        @Override
        public int compareTo(Column other) {
            int byType = type.compareTo(other.type);
            return byType != 0 ? byType : attribute.compareTo(other.attribute);
        }
    }
}
