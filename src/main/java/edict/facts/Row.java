package edict.facts;

import edict.document.Place;
import edict.document.Pointers;
import edict.rulebook.Table;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Literal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of a reference table, valid at the evaluation's dates.
 *
 * @param table the table's id
 * @param n position in the table, from 0; stays the same whatever the dates
 * @param values by attribute; references are registry ids
 * @param known the day on which the row became known
 * @param source where it is published, empty when the table does not say
 */
public record Row(
        String table,
        int n,
        String type,
        Map<String, Literal> values,
        Optional<LocalDate> known,
        Optional<String> source,
        Place at) {

    /** A row of the rulebook. */
    public static Row of(Table.Row row) {
        return new Row(
                row.table(),
                row.n(),
                row.type(),
                row.entry().value().orElse(Map.of()),
                Optional.of(row.entry().known()),
                row.entry().source().map(source -> source.text().en()),
                row.entry().at());
    }

    /** {@code <table>#<n>}. */
    public String key() {
        return table + '#' + n;
    }

    /** Ids of the registry entries that it names. */
    Set<String> named(Shapes shapes) {
        Shape shape = shapes.of(type);
        return values.entrySet().stream()
                .filter(value -> shape.simpleType(shape.known(value.getKey())) instanceof AttributeType.Reference)
                .flatMap(value -> Catalogue.scalars(value.getValue()).stream())
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }

    Entity entity(Shapes shapes, Map<String, String> catalogued) {
        Shape shape = shapes.of(type);
        @Nullable Given[] given = new Given[shape.size()];
        Optional<Given.Source> says =
                Optional.of(new Given.Source(Optional.of(key()), known, source, Optional.empty()));
        values.forEach((name, literal) -> {
            int index = shape.known(name);
            Value value = Catalogue.value(literal, shape.attribute(index).type(), catalogued);
            given[index] = new Given(value, Given.Origin.CATALOGUE, Pointers.child(key(), name), at, says);
        });
        Finish.apply(shape, given, key(), at, named -> Optional.empty());
        return new Entity(key(), type, Optional.empty(), Optional.empty(), at, new Values(shape, given, key(), at));
    }
}
