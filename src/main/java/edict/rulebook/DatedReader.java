package edict.rulebook;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads lists of dated entries: dates, sources, and what replaces what. */
final class DatedReader {

    private final Values values;
    private final Optional<String> act;
    private final Optional<Text> url;

    /** @param act and {@code url}: of the pack, for sources that name none */
    DatedReader(Values values, Optional<String> act, Optional<Text> url) {
        this.values = values;
        this.act = act;
        this.url = url;
    }

    /** What the entries of one list are, for messages and checks. */
    record Manner(String what, boolean sourced, boolean sideBySide) {}

    /**
     * Reads the entries under the key.
     *
     * @param value reads what the entry holds besides its dates; asked only when it is no annulment
     */
    <T> Timeline<T> read(Fields owner, String key, Manner manner, Function<Fields, Optional<T>> value) {
        return read(owner, key, manner, Map.of(), value);
    }

    /** @param versions dates of the pack's law versions, for entries that give only an id */
    <T> Timeline<T> read(
            Fields owner,
            String key,
            Manner manner,
            Map<String, ? extends Dated<?>> versions,
            Function<Fields, Optional<T>> value) {
        List<Dated<T>> entries = new ArrayList<>();
        for (Fields fields : owner.objects(key, "an entry such as `{from: 2026-08-02, source: …}`")) {
            entry(fields, manner, versions, value).ifPresent(entries::add);
        }
        check(entries, manner);
        return new Timeline<>(entries);
    }

    private <T> Optional<Dated<T>> entry(
            Fields fields,
            Manner manner,
            Map<String, ? extends Dated<?>> versions,
            Function<Fields, Optional<T>> value) {
        Place at = fields.mapping().at();
        Optional<String> id = fields.text("id");
        Optional<Dated<?>> version =
                fields.has("from") ? Optional.empty() : id.flatMap(name -> Optional.ofNullable(versions.get(name)));
        Optional<LocalDate> from = values.date(fields, "from").or(() -> version.map(Dated::from));
        if (from.isEmpty()) {
            fields.require("from", at, () -> manner.what() + " has no `from`; every entry says its first day");
        }
        Optional<LocalDate> until = values.date(fields, "until").or(() -> version.flatMap(Dated::until));
        Optional<LocalDate> known =
                values.date(fields, "known").or(() -> version.map(Dated::known)).or(() -> from);
        Optional<Dated.Replaces> annuls = replaces(fields, "annuls");
        Optional<Dated.Replaces> replaces = annuls.isPresent() ? annuls : replaces(fields, "replaces");
        if (annuls.isPresent() && fields.has("replaces")) {
            fields.problem("replaces", "an entry that `annuls` has nothing to put in the place of the earlier one");
        }
        Optional<Source> source = source(fields, "source");
        if (manner.sourced()) {
            fields.require(
                    "source",
                    at,
                    () -> manner.what() + from.map(day -> " from " + day).orElse("")
                            + " has no `source`; every value cites the provision it comes from");
        }
        Optional<T> held = annuls.isPresent() ? Optional.empty() : value.apply(fields);
        fields.close();
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            values.named(at, manner.what() + " ends on " + until.get() + ", before its first day " + from.get());
        }
        return from.filter(day -> annuls.isPresent() || held.isPresent())
                .map(day -> new Dated<>(
                        id.orElse(day.toString()), day, until, known.orElse(day), replaces, source, held, at));
    }

    // `replaces: v1`, `replaces: 2026-08-02` (the entry from that day), `replaces: {entry: v1, from: 2027-01-01}`.
    private Optional<Dated.Replaces> replaces(Fields fields, String key) {
        Optional<Node> node = fields.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Node.Scalar scalar) {
            return Optional.of(new Dated.Replaces(scalar.text(), Optional.empty()));
        }
        return Fields.of(node.get(), values.problems()).flatMap(object -> {
            object.require("entry");
            Optional<Dated.Replaces> replaces = object.scalar("entry")
                    .map(entry -> new Dated.Replaces(entry.text(), values.date(object, "from")));
            object.close();
            return replaces;
        });
    }

    /** `source: "Article 1"` or `source: {act, provision, url}`. */
    Optional<Source> source(Fields fields, String key) {
        Optional<Node> node = fields.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Node.Scalar) {
            return values.said(fields, key)
                    .map(place -> new Source(act.map(values.phrases()::act), values.phrases().place(place), url));
        }
        return Fields.of(node.get(), values.problems()).map(object -> {
            Optional<String> otherAct = values.said(object, "act");
            Optional<Text> link = values.link(object, "url").or(() -> values.link(object, "eli"));
            Optional<String> provision = values.said(object, "provision");
            if (object.mapping().entries().isEmpty()) {
                fields.problem(key, Values.empty(key));
            }
            object.close();
            return new Source(
                    otherAct.or(() -> act).map(values.phrases()::act),
                    values.phrases().place(provision.orElse("")),
                    link.or(() -> otherAct.isEmpty() || otherAct.equals(act) ? url : Optional.empty()));
        });
    }

    private static <T> Dated<T> first(List<Dated<T>> entries, String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst().orElseThrow();
    }

    private <T> void check(List<Dated<T>> entries, Manner manner) {
        Map<String, Integer> named = new HashMap<>();
        entries.forEach(entry -> named.merge(entry.id(), 1, Integer::sum));
        Set<String> earlier = new HashSet<>();
        for (Dated<T> entry : entries) {
            entry.replaces().ifPresent(replaces -> {
                if (!earlier.contains(replaces.entry())) {
                    values.named(
                            entry.at(),
                            manner.what() + " replaces " + Names.quote(replaces.entry())
                                    + ", which is not an earlier entry of the list"
                                    + values.problems().didYouMean(replaces.entry(), earlier));
                } else if (named.getOrDefault(replaces.entry(), 0) > 1) {
                    values.named(
                            entry.at(),
                            manner.what() + " replaces " + Names.quote(replaces.entry())
                                    + ", which is more than one entry; give the entries an `id`");
                }
            });
            boolean hasOwnId = !entry.id().equals(entry.from().toString());
            if (!earlier.add(entry.id()) && (hasOwnId || !manner.sideBySide())) {
                if (hasOwnId) {
                    values.named(
                            entry.at(),
                            manner.what() + " " + Names.quote(entry.id()) + " stands twice; it is already at line "
                                    + first(entries, entry.id()).at().line());
                } else if (entries.stream()
                        .filter(other -> other.id().equals(entry.id()))
                        .anyMatch(other -> !other.at().equals(entry.at()) && other.known().equals(entry.known()))) {
                    values.named(
                            entry.at(),
                            "two entries from " + entry.from() + " were known on " + entry.known()
                                    + "; say in which order with `known`");
                }
            }
        }
    }
}
