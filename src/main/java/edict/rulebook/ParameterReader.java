package edict.rulebook;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.drl.Parameters;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Literals;
import edict.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads parameters and tables. */
final class ParameterReader {

    private static final DatedReader.Manner VALUE = new DatedReader.Manner("value", true, false);

    private static final DatedReader.Manner ROW = new DatedReader.Manner("row", true, true);

    /** Keys of a row that are no attributes. */
    private static final Set<String> OF_THE_ROW =
            Set.of("id", "from", "until", "known", "replaces", "annuls", "source");

    private final Vocabulary vocabulary;
    private final Values values;
    private final Units units;

    ParameterReader(Vocabulary vocabulary, Values values) {
        this.vocabulary = vocabulary;
        this.values = values;
        this.units = new Units(vocabulary, values);
    }

    Optional<Parameter> parameter(Pack pack, Fields fields) {
        Place at = fields.mapping().at();
        Optional<String> id = id(pack, fields, "parameter");
        String what = "parameter " + Names.quote(id.orElse("?"));
        Optional<String> label = fields.text("label");
        fields.require("label", at, () -> what + " has no `label`; say in a few words what it is");
        Optional<String> unit = fields.text("unit");
        fields.require("unit", at, () -> what + " has no `unit`");
        boolean open = fields.flag("open").orElse(false);
        DatedReader dated = new DatedReader(values, pack.act(), pack.url());
        List<Node> written = new ArrayList<>();
        String key = entries(fields, what, "values", "rows");
        Timeline<Object> timeline = dated.read(fields, key, VALUE, entry -> value(what, entry, written));
        if (fields.mapping().get(key).filter(node -> node instanceof Node.Sequence list && list.items().isEmpty()).isPresent()) {
            fields.problem(key, "the list is empty; give at least one value with its first day and source");
        }
        timeline.gap().ifPresent(gap -> values.named(
                gap.next().at(),
                what + " has no value from " + gap.from() + " to " + gap.next().from().minusDays(1) + ", between two that it has: what reads it is"
                        + " not in force then; leave out `until`, or let the next one begin on " + gap.from()));
        Optional<LocalDate> checked = checked(fields, what);
        fields.text("note");
        fields.close();
        Optional<Parameters.Shape> form = units.shape(what, unit.orElse(""), written);
        return id.filter(name -> form.isPresent())
                .map(name -> new Parameter(
                        name,
                        label.orElse(name),
                        unit.orElse(""),
                        open || pack.force() == Provision.Force.HOUSE,
                        form.get(),
                        timeline,
                        checked.orElse(LocalDate.MIN),
                        at));
    }

    /** Under which key the entries stand: where that is the other's, it is told, and not each of the entries. */
    private String entries(Fields fields, String what, String key, String other) {
        Map<String, Node> entries = fields.mapping().entries();
        if (entries.containsKey(key) || !entries.containsKey(other)) {
            fields.require(key, fields.mapping().at(), () -> what + " has no `" + key + "`");
            return key;
        }
        values.problems().add(
                fields.mapping().keyAt(other),
                Values.below(fields, other),
                what + " has `" + other + "`; expected `" + key + "`");
        return other;
    }

    private Optional<String> id(Pack pack, Fields fields, String what) {
        Optional<String> id = fields.text("id");
        fields.require("id", fields.mapping().at(), () -> what + " without `id`");
        return id.filter(name -> {
            boolean fits = name.startsWith(pack.id() + '/');
            if (!fits) {
                fields.problem(
                        "id", what + " " + Names.quote(name) + " stands in pack " + Names.quote(pack.id())
                                + "; its id begins with " + Names.quote(pack.id() + "/"));
            }
            return fits;
        });
    }

    private Optional<LocalDate> checked(Fields fields, String what) {
        fields.require(
                "checked",
                fields.mapping().at(),
                () -> what + " has no `checked`; say on which day someone last read the source");
        return values.date(fields, "checked");
    }

    /** @param written gets the value as it stands there */
    private Optional<Object> value(String what, Fields entry, List<Node> written) {
        entry.require("value", entry.mapping().at(), () -> what + " has an entry without `value`");
        Optional<Node> node = entry.node("value");
        Optional<Object> value = node.flatMap(this::literal);
        if (value.isPresent()) {
            written.add(node.orElseThrow());
        }
        return value;
    }

    /** A scalar, or a set of scalars of one kind. */
    private Optional<Object> literal(Node node) {
        if (node instanceof Node.Scalar scalar) {
            Optional<String> twofold = scalar.kind() == Node.Kind.NUMBER ? Literals.twofold(scalar.text()) : Optional.empty();
            twofold.ifPresent(message -> values.problems().add(scalar, message));
            return twofold.isPresent() ? Optional.empty() : Optional.of(Values.literal(scalar));
        }
        if (node instanceof Node.Sequence sequence) {
            Set<Object> members = new LinkedHashSet<>();
            for (Node item : sequence.items()) {
                if (!(item instanceof Node.Scalar scalar) || scalar.isNull()) {
                    values.problems().add(item, "expected a single value, found " + item.described());
                } else if (!members.add(Values.literal(scalar))) {
                    values.problems().add(item, Names.quote(scalar.text()) + " stands twice in the set");
                }
            }
            return Optional.of(Collections.unmodifiableSet(members));
        }
        values.problems().add(node, "expected a value or a list of values, found " + node.described());
        return Optional.empty();
    }

    Optional<Table> table(Pack pack, Fields fields) {
        Place at = fields.mapping().at();
        Optional<String> id = id(pack, fields, "table");
        String what = "table " + Names.quote(id.orElse("?"));
        Optional<String> type = fields.text("type");
        fields.require("type", at, () -> what + " has no `type`; name the reference type of its rows");
        fields.text("label");
        DatedReader dated = new DatedReader(values, pack.act(), pack.url());
        String key = entries(fields, what, "rows", "values");
        Timeline<Map<String, Literal>> rows = dated.read(fields, key, ROW, row -> attributes(row, type));
        Optional<LocalDate> checked = checked(fields, what);
        fields.text("note");
        fields.close();
        return id.filter(name -> type.isPresent())
                .map(name -> new Table(name, type.get(), rows, checked.orElse(LocalDate.MIN), at));
    }

    private Optional<Map<String, Literal>> attributes(Fields row, Optional<String> type) {
        row.mapping().entries().keySet().stream()
                .filter(key -> !OF_THE_ROW.contains(key))
                .forEach(row::node);
        // Of what no table can hold the table itself is told, and not each of its rows.
        Optional<EntityType> reference = known(type).filter(found -> found.kind() == EntityType.Kind.REFERENCE);
        reference.ifPresent(found -> expectAll(row.mapping(), found));
        return Optional.of(set(row.mapping(), reference, OF_THE_ROW));
    }

    /** What a row leaves out is asked of whoever uses the table, and who has a design can't know it. */
    private void expectAll(Node.Mapping row, EntityType type) {
        boolean isMisspelt = row.entries().keySet().stream().anyMatch(key -> !type.attributes().containsKey(key) && !OF_THE_ROW.contains(key));
        if (isMisspelt) {
            return;
        }
        type.attributes().values().stream()
                .filter(attribute -> attribute.onlyIf().isEmpty() && attribute.noneIfAbsent().isEmpty())
                .filter(attribute -> !row.entries().containsKey(attribute.name()))
                .forEach(attribute -> values.problems()
                        .add(
                                row,
                                "the row has no " + Names.quote(attribute.name()) + "; state it, write `unknown` where nobody knows it, or"
                                        + " let " + type.name() + " say with `noneIfAbsent` what it means to leave it out"));
    }

    private Optional<EntityType> known(Optional<String> type) {
        return type.flatMap(name -> Lookup.type(vocabulary, name));
    }

    /** Attributes of a type; none where the type is not known, which is a problem of its own. */
    private Map<String, Literal> set(Node.Mapping attributes, Optional<EntityType> type, Set<String> others) {
        return type.map(known -> Literals.row(attributes, known, others, values.problems()))
                .map(java.util.Collections::unmodifiableMap)
                .orElse(Map.of());
    }

    /** The registry entries of a file: an object by id. */
    List<RegistryEntry> registry(Fields file) {
        List<RegistryEntry> entries = new ArrayList<>();
        for (String id : List.copyOf(file.mapping().entries().keySet())) {
            file.object(id).flatMap(fields -> registryEntry(id, fields)).ifPresent(entries::add);
        }
        return entries;
    }

    private Optional<RegistryEntry> registryEntry(String id, Fields fields) {
        Place at = fields.mapping().at();
        String what = "registry entry " + Names.quote(id);
        Optional<String> type = fields.text("type");
        fields.require(
                "type", at, () -> what + " has no `type`; name the type of the vocabulary whose attributes it sets");
        List<String> sheet = fields.texts("sheet");
        List<String> aliases = fields.texts("aliases");
        Map<String, List<String>> resources = fields.object("resources")
                .flatMap(kinds -> known(type).map(of -> resources(kinds, of.name())))
                .orElse(Map.of());
        DatedReader dated = new DatedReader(values, Optional.empty(), Optional.empty());
        Timeline<Map<String, Literal>> facts =
                dated.read(fields, "facts", new DatedReader.Manner("entry", true, true), entry -> {
                    entry.require("set");
                    return entry.object("set").map(set -> set(set.mapping(), known(type), Set.of()));
                });
        Optional<LocalDate> checked = checked(fields, what);
        fields.text("note");
        fields.close();
        return type.map(
                name -> new RegistryEntry(id, name, sheet, aliases, resources, facts, checked.orElse(LocalDate.MIN), at));
    }

    /** Types of resources by kind of component. */
    private Map<String, List<String>> resources(Fields fields, String type) {
        fields.require("source");
        fields.text("source");
        Map<String, List<String>> resources = new LinkedHashMap<>();
        for (String kind : resourceKinds(vocabulary, type)) {
            List<String> types = fields.texts(kind);
            types.stream().filter(one -> one.indexOf('[') >= 0 && RegistryEntry.condition(one).isEmpty()).forEach(one -> fields.problem(
                    kind, Names.quote(one) + " is no type of resource; expected one, or `TYPE[ATTRIBUTE=VALUE]` without `*`"));
            if (!types.isEmpty()) {
                resources.put(kind, types);
            }
        }
        fields.close();
        return Collections.unmodifiableMap(resources);
    }

    /** What resources of an entry can be: what its type says that it can be itself, and settings; none where the type says nothing. */
    static List<String> resourceKinds(Vocabulary vocabulary, String type) {
        return Lookup.attribute(vocabulary, type, Words.FUNCTIONS)
                .map(functions -> Stream.concat(Lookup.codes(functions).stream(), Stream.of(RegistryEntry.SETTINGS)).toList())
                .orElse(List.of());
    }
}
