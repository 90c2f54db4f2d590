package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.Countries;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literals;
import edict.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks that a scenario touches, ends and tells what there is. Used once. */
final class ScenarioCheck {

    private static final String ABOUT = "about";
    private static final String FOR = "for";
    private static final String WHERE = "where";

    private final Rulebook rulebook;
    private final Vocabulary vocabulary;
    private final Gaps gaps;
    private final Known known;
    private final Values values;

    ScenarioCheck(Rulebook rulebook, Gaps gaps, Known known, Values values) {
        this.rulebook = rulebook;
        this.vocabulary = rulebook.vocabulary();
        this.gaps = gaps;
        this.known = known;
        this.values = values;
    }

    void scenario(Scenario scenario) {
        scenario.assumes()
                .filter(type -> !vocabulary.types().containsKey(type))
                .ifPresent(type -> known.unknown(
                        values.at(scenario.at(), type, "assumes"), "type", type, vocabulary.types().keySet()));
        scenario.assumes().flatMap(type -> Lookup.type(vocabulary, type)).ifPresent(type -> scenario.about().forEach((name, kind) -> {
            Optional<Attribute> attribute = Lookup.attribute(type, name);
            if (attribute.isEmpty()) {
                known.unknown(values.at(scenario.at(), name, ABOUT), "attribute", name, type.attributes().keySet());
            } else if (!Lookup.targets(attribute.get()).contains(kind)) {
                known.unknown(values.valueAt(scenario.at(), ABOUT, name), "type", kind, Set.copyOf(Lookup.targets(attribute.get())));
            }
        }));
        scenario.backups().flatMap(type -> known.derivedOf(type, values.at(scenario.at(), type, "backups"))).ifPresent(type -> {
            List<String> about = Lookup.attribute(type, Words.OF).map(Lookup::targets).orElse(List.of());
            if (!about.contains(Words.ALTERNATIVE)) {
                values.named(
                        values.at(scenario.at(), type.name(), "backups"),
                        "`backups: " + type.name() + "` is about " + Names.oneOf(about) + "; a backup is "
                                + Names.one(Words.ALTERNATIVE));
            }
        });
        for (Scenario.Effect effect : scenario.effects()) {
            if (effect instanceof Scenario.Touches touches) {
                selected(touches.select(), touches.where(), scenario, touches.at());
                Place forAt = values.valueAt(touches.at(), FOR);
                touches.concerns().flatMap(type -> known.derivedOf(type, forAt)).ifPresent(type -> {
                    List<String> about = Lookup.attribute(type, Words.OF).map(Lookup::targets).orElse(List.of());
                    if (!about.contains(Words.CAPABILITY)) {
                        values.named(
                                forAt,
                                "`for: " + type.name() + "` is about " + Names.oneOf(about) + "; a scenario happens for "
                                        + Names.one(Words.CAPABILITY));
                    }
                });
                Place untilAt = values.valueAt(touches.at(), Words.UNTIL);
                touches.until()
                        .flatMap(type -> known.derivedOf(type, untilAt))
                        .filter(type -> Lookup.attribute(type, Words.UNTIL)
                                .filter(attribute -> attribute.type() instanceof AttributeType.Date)
                                .isEmpty())
                        .ifPresent(type -> values.named(
                                untilAt, "`until: " + type.name() + "` has no attribute `" + Words.UNTIL + "` that is a date"));
            } else if (effect instanceof Scenario.RowEnds ends) {
                Table table = rulebook.tables().get(ends.table());
                if (table == null && gaps.mayHave(Gaps.What.TABLE, ends.table())) {
                    continue;
                }
                if (table == null) {
                    known.unknown(values.valueAt(ends.at(), "table"), "table", ends.table(), rulebook.tables().keySet());
                } else if (!gaps.mayHave(Gaps.What.ROW, ends.table())
                        && table.rows().entries().stream()
                        .noneMatch(row -> row.id().equals(ends.row()))) {
                    Set<String> ids = new TreeSet<>();
                    table.rows().entries().forEach(row -> ids.add(row.id()));
                    known.unknown(values.valueAt(ends.at(), "row"), "row", ends.row(), ids);
                }
            }
        }
        scenario.tells().forEach(told -> {
            selected(told.select(), told.where(), scenario, told.at());
            Place byAt = values.valueAt(told.at(), "by");
            told.by().ifPresent(attribute -> known.derivedOf(told.select(), values.valueAt(told.at(), "select"))
                    .filter(type -> !type.attributes().containsKey(attribute))
                    .ifPresent(type -> known.unknown(byAt, "attribute", attribute, type.attributes().keySet())));
        });
    }

    private void selected(String select, Map<String, Object> where, Scenario scenario, Place at) {
        known.derivedOf(select, values.valueAt(at, "select")).ifPresent(type -> {
            where.keySet().stream()
                    .filter(attribute -> !type.attributes().containsKey(attribute))
                    .forEach(attribute -> known.unknown(
                            values.at(at, attribute, WHERE), "attribute", attribute, type.attributes().keySet()));
            scenario.each()
                    .filter(attribute -> !type.attributes().containsKey(attribute))
                    .ifPresent(attribute -> known.unknown(
                            values.valueAt(scenario.at(), "each"), "attribute", attribute, type.attributes().keySet()));
            where.forEach((name, value) -> Lookup.attribute(type, name)
                    .ifPresent(attribute -> comparable(attribute, value, type, values.valueAt(at, WHERE, name))));
        });
    }

    /** A value that the attribute never has selects nothing, so that a typing error would let everything go on. */
    private void comparable(Attribute attribute, Object value, EntityType type, Place at) {
        String what = Names.quote(value.toString()) + " is no value of " + Names.quote(type.name() + "." + attribute.name());
        List<String> codes = Lookup.codes(attribute);
        if (!codes.isEmpty() && !codes.contains(value.toString())) {
            values.named(at, what + values.problems().didYouMean(value.toString(), codes));
        } else if (attribute.type() instanceof AttributeType.Bool && !(value instanceof Boolean)
                || attribute.type() instanceof AttributeType.Num && !(value instanceof BigDecimal)
                || attribute.type() instanceof AttributeType.Country && !Countries.isCode(value.toString())) {
            values.named(at, what + "; expected " + Literals.expected(attribute.type()));
        } else if (attribute.name().equals(Words.SCENARIO) && !rulebook.scenarios().containsKey(value.toString())) {
            known.unknown(at, "scenario", value.toString(), rulebook.scenarios().keySet());
        }
    }
}
