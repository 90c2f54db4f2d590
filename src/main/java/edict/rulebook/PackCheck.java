package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import edict.drl.Parameters;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks that a pack lists what is encoded of it, and that its sanctions, tables and registry entries name what there is. Used once. */
final class PackCheck {

    private static final String FOR = "for";

    private final Rulebook rulebook;
    private final Vocabulary vocabulary;
    private final Gaps gaps;
    private final Set<String> unlisted;
    private final Known known;
    private final Values values;

    /** @param unlisted packs of which it is not known what they list as encoded */
    PackCheck(Rulebook rulebook, Gaps gaps, Set<String> unlisted, Known known, Values values) {
        this.rulebook = rulebook;
        this.vocabulary = rulebook.vocabulary();
        this.gaps = gaps;
        this.unlisted = unlisted;
        this.known = known;
        this.values = values;
    }

    void pack(Pack pack) {
        Set<String> slugs = new TreeSet<>();
        rulebook.provisions().values().stream()
                .filter(provision -> provision.pack().equals(pack.id()))
                .forEach(provision -> slugs.add(provision.slug()));
        for (String slug : slugs) {
            if (!unlisted.contains(pack.id()) && !pack.encoded().contains(slug)) {
                values.named(
                        pack.at("slugs.encoded"),
                        "provision " + Names.quote(pack.id() + '/' + slug)
                                + " is missing in the pack's list `slugs: encoded:`");
            }
        }
        for (String slug : pack.encoded()) {
            boolean criterion = Optional.ofNullable(rulebook.frameworks().get(pack.id()))
                    .flatMap(framework -> framework.criterion(slug))
                    .isPresent();
            if (!slugs.contains(slug) && !criterion && !gaps.mayHave(Gaps.What.PROVISION, pack.id() + '/' + slug)) {
                known.unknown(pack.at("slugs.encoded." + slug), "provision", pack.id() + '/' + slug, rulebook.provisions().keySet());
            }
        }
        Optional.ofNullable(rulebook.frameworks().get(pack.id())).ifPresent(framework -> framework.criteria()
                .map(Framework.Criterion::id)
                .filter(criterion -> !unlisted.contains(pack.id()) && !pack.encoded().contains(criterion))
                .forEach(criterion -> values.named(
                        pack.at("slugs.encoded"),
                        "criterion " + Names.quote(pack.id() + '/' + criterion)
                                + " is missing in the pack's list `slugs: encoded:`")));
        for (Pack.Omission omission : pack.notEncoded()) {
            omission.of().stream()
                    .filter(id -> !rulebook.provisions().containsKey(id)
                            && !gaps.mayHave(Gaps.What.PROVISION, id))
                    .forEach(id -> known.unknown(
                            pack.at("slugs.notEncoded." + omission.slug()), "provision", id, rulebook.provisions().keySet()));
            omission.pack()
                    .filter(id -> !known.isPack(id))
                    .ifPresent(id -> known.unknown(pack.at("slugs.notEncoded." + omission.slug()), "pack", id, rulebook.packs().keySet()));
        }
        pack.holidays().ifPresent(id -> known.parameter(id, pack.at("holidays")));
        pack.sanctions().values().forEach(sanction -> sanction.caps().forEach(cap -> cap(cap, pack)));
    }

    private void cap(Sanction.Cap cap, Pack pack) {
        for (Sanction.Test test : cap.whose()) {
            Optional<Attribute> attribute = organisations(test.attribute(), values.at(cap.at(), test.attribute(), FOR));
            List<String> codes = attribute.map(Lookup::codes).orElse(List.of());
            if (attribute.isPresent() && !(attribute.get().type() instanceof AttributeType.Code)) {
                values.named(
                        values.at(cap.at(), test.attribute(), FOR),
                        Names.quote(test.attribute()) + " of an organisation is no code; `for` compares codes");
            } else if (attribute.isPresent()) {
                test.codes().stream()
                        .filter(code -> !codes.contains(code))
                        .forEach(code -> known.unknown(values.at(cap.at(), code, FOR, test.attribute()), "code", code, codes));
            }
        }
        Place amountAt = values.valueAt(cap.at(), "amount");
        Optional<String> unit = cap.amount().flatMap(id -> unit(id, amountAt));
        // As ISO 4217 writes currencies.
        Optional<String> amount = unit.filter(code -> code.matches("[A-Z]{3}"));
        unit.filter(code -> amount.isEmpty())
                .ifPresent(code -> values.named(
                        amountAt, "an `amount` is money; the unit of its parameter is " + Names.quote(code) + ", not a currency such as `EUR`"));
        Place shareAt = values.valueAt(cap.at(), "share");
        cap.share()
                .flatMap(id -> unit(id, shareAt))
                .filter(share -> !share.equals("%"))
                .ifPresent(share -> values.named(
                        shareAt, "a `share` is in per cent; the unit of its parameter is " + Names.quote(share) + ", not `%`"));
        Place turnoverAt = values.valueAt(pack.at(), "turnover", "attribute");
        cap.turnover().ifPresent(turnover -> organisations(turnover.attribute(), turnoverAt)
                .ifPresent(attribute -> turnover(turnover, attribute, amount, turnoverAt, amountAt)));
    }

    private void turnover(Sanction.Turnover turnover, Attribute attribute, Optional<String> amount, Place turnoverAt, Place amountAt) {
        if (!(attribute.type() instanceof AttributeType.Num number)) {
            values.named(turnoverAt, "turnover " + Names.quote(turnover.attribute()) + " of an organisation is no number");
        } else if (amount.filter(unit -> !unit.equals(number.unit())).isPresent()) {
            values.named(
                    amountAt, "the `amount` is in " + Names.quote(amount.get()) + " and the turnover in " + Names.quote(number.unit()));
        }
    }

    private Optional<Attribute> organisations(String attribute, Place at) {
        Optional<Attribute> found = Lookup.attribute(vocabulary, Words.ORGANISATION, attribute);
        if (found.isEmpty() && vocabulary.types().containsKey(Words.ORGANISATION)) {
            values.named(
                    at,
                    Names.quote(Words.ORGANISATION) + " has no attribute " + Names.quote(attribute)
                            + known.didYouMean(attribute, List.of(Words.ORGANISATION)));
        }
        return found;
    }

    /** The unit of a parameter that holds a number. */
    private Optional<String> unit(String id, Place at) {
        known.parameter(id, at);
        Optional<Parameter> parameter = Optional.ofNullable(rulebook.parameters().get(id));
        Optional<Parameter> other = parameter.filter(
                found -> found.shape().set() || found.shape().kind() != Parameters.Kind.NUMBER);
        other.ifPresent(found ->
                values.named(at, "parameter " + Names.quote(id) + " is " + found.described() + ", not a number"));
        return parameter.filter(found -> other.isEmpty()).map(Parameter::unit);
    }

    void table(Table table) {
        if (!known.isReference(table.type())) {
            Set<String> types = new TreeSet<>();
            vocabulary.types().values().stream()
                    .filter(other -> other.kind() == EntityType.Kind.REFERENCE)
                    .forEach(other -> types.add(other.name()));
            known.unknown(values.at(table.at(), table.type(), "type"), "reference type", table.type(), types);
        }
    }

    void registryEntry(RegistryEntry entry) {
        EntityType type = vocabulary.types().get(entry.type());
        if (type == null || type.kind() != EntityType.Kind.DECLARED) {
            known.unknown(values.at(entry.at(), entry.type(), "type"), "declared type", entry.type(), vocabulary.types().keySet());
            return;
        }
        for (Dated<Map<String, Literal>> facts : entry.facts().entries()) {
            facts.value().orElse(Map.of()).forEach((name, value) -> Lookup.attribute(type, name)
                    .map(Lookup::targets)
                    .filter(targets -> !targets.isEmpty())
                    .ifPresent(targets -> scalars(value).forEach(id -> named(id.toString(), name, targets, facts.at()))));
        }
        saidTwice(entry);
    }

    /** What is known since the same day from the same day on has one value: which of two counts would hang on the order of the lines. */
    private void saidTwice(RegistryEntry entry) {
        Map<Since, Dated<Map<String, Literal>>> said = new HashMap<>();
        for (Dated<Map<String, Literal>> facts : entry.facts().entries()) {
            facts.value().orElse(Map.of()).forEach((attribute, value) -> {
                Dated<Map<String, Literal>> other = said.putIfAbsent(new Since(attribute, facts.from(), facts.known()), facts);
                if (other != null && !value.equals(other.value().orElseThrow().get(attribute)) && !replaces(facts, other)) {
                    values.named(
                            values.at(facts.at(), attribute, "set"),
                            Names.quote(attribute) + " has another value from the same day on at " + values.at(other.at(), attribute, "set")
                                    + "; expected one of the two, or another `from` or `known`");
                }
            });
        }
    }

    /** Of when an entry says what an attribute is. */
    private record Since(String attribute, LocalDate from, LocalDate known) {}

    private static boolean replaces(Dated<?> facts, Dated<?> other) {
        return facts.replaces().filter(replaced -> replaced.entry().equals(other.id())).isPresent();
    }

    private static Collection<Object> scalars(Literal value) {
        return value instanceof Literal.One one
                ? List.of(one.scalar())
                : value instanceof Literal.Many many ? many.scalars() : List.of();
    }

    /** What an entry names is another entry, of a type that may stand there. @param facts those that name it */
    private void named(String id, String attribute, List<String> targets, Place facts) {
        RegistryEntry other = rulebook.registry().get(id);
        if (other == null && gaps.mayHave(Gaps.What.REGISTRY_ENTRY, id)) {
            return;
        }
        if (other == null) {
            known.unknown(values.at(facts, id, "set", attribute), "registry entry", id, rulebook.registry().keySet());
        } else if (!targets.contains(other.type())) {
            values.named(
                    values.at(facts, id, "set", attribute),
                    "`" + attribute + "` names " + Names.oneOf(targets) + ", and the registry entry " + Names.quote(id) + " is "
                            + Names.one(other.type()));
        }
    }
}
