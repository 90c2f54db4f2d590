package edict.workbench;

import edict.document.Place;
import edict.rulebook.Dated;
import edict.rulebook.Parameter;
import edict.rulebook.Patterns;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Sanction;
import edict.rulebook.Table;
import edict.rulebook.Timeline;
import edict.drl.Rule;
import edict.vocabulary.Literal;
import edict.vocabulary.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Mistakes in dated data: an entry or row left out, a day or number one off, a set without a member. */
final class DataMutants {

    private final Rulebook rulebook;
    private final Knowledge knowledge;
    private final Set<List<String>> read = new LinkedHashSet<>();
    private final Set<String> parameters = new TreeSet<>();

    DataMutants(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.knowledge = new Knowledge(rulebook);
        for (Rule rule : rulebook.rules()) {
            parameters.addAll(Patterns.parameters(rule));
            Patterns.of(rule)
                    .forEach(pattern -> Patterns.attributes(pattern)
                            .forEach(attribute -> read.add(List.of(pattern.type(), attribute))));
        }
    }

    /** @param packs those whose data are of interest */
    List<Mutant> all(Predicate<String> packs) {
        List<Mutant> mutants = new ArrayList<>();
        for (Provision provision : of(packs, rulebook.provisions())) {
            entries(provision.applies(), "application", value -> List.of())
                    .forEach(v -> dated(v, applying(provision, v.entries())).ifPresent(mutants::add));
            entries(provision.texts(), "wording", value -> List.of())
                    .forEach(v -> dated(v, worded(provision, v.entries())).ifPresent(mutants::add));
            provision.due().ifPresent(due -> dues(due).forEach((words, changed) -> mutants.add(new Mutant(
                    provision.id(), words, provision.at(), new Mutant.OfProvision(due(provision, changed))))));
        }
        for (Parameter parameter : of(packs, rulebook.parameters())) {
            boolean costs = !parameters.contains(parameter.id());
            if (!costs || sanctions().anyMatch(sanction -> sanction.caps().stream()
                    .anyMatch(cap -> cap.parameters().contains(parameter.id())))) {
                entries(parameter.values(), "value", DataMutants::values)
                        .forEach(v -> mutants.add(new Mutant(
                                parameter.id(), v.words(), v.at(), new Mutant.OfParameter(with(parameter, v.entries()), costs))));
            }
        }
        rulebook.packs().values().stream().filter(pack -> packs.test(pack.id())).forEach(pack -> pack.sanctions().forEach((code, sanction) -> {
            Mutant.OfSanction same = new Mutant.OfSanction(pack.id(), sanction);
            if (rulebook.provisions().values().stream().anyMatch(same::isOf)) {
                mutants.addAll(caps(pack.id(), sanction));
            }
        }));
        for (Table table : of(packs, rulebook.tables())) {
            if (read.stream().anyMatch(key -> key.get(0).equals(table.type()))) {
                entries(table.rows(), "row", row -> rows(table, row))
                        .forEach(v -> mutants.add(
                                new Mutant(table.id(), v.words(), v.at(), new Mutant.OfTable(with(table, v.entries())))));
            }
        }
        return mutants;
    }

    private static <T> List<T> of(Predicate<String> packs, Map<String, T> byId) {
        return byId.entrySet().stream()
                .filter(entry -> packs.test(Provision.packOf(entry.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A provision with other days; none where by what was known on the only day that differs nothing can be concluded. */
    private Optional<Mutant> dated(Changed<?> mistake, Provision changed) {
        return mistake.onlyKnownOn().filter(day -> knowledge.isSame(changed, day)).isPresent()
                ? Optional.empty()
                : Optional.of(new Mutant(changed.id(), mistake.words(), mistake.at(), new Mutant.OfProvision(changed)));
    }

    private Stream<Sanction> sanctions() {
        return rulebook.provisions().values().stream().flatMap(provision -> provision.sanction().stream());
    }

    /** Caps left out, meant for fewer, taking the other of two, or a day off. */
    private static List<Mutant> caps(String pack, Sanction sanction) {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < sanction.caps().size(); i++) {
            Sanction.Cap cap = sanction.caps().get(i);
            Map<String, Optional<Sanction.Cap>> changes = new LinkedHashMap<>();
            changes.put("drop", Optional.empty());
            cap.take().ifPresent(take -> {
                Sanction.Take other = take == Sanction.Take.HIGHER ? Sanction.Take.LOWER : Sanction.Take.HIGHER;
                changes.put("`" + other.code() + "` in", Optional.of(cap(cap, cap.whose(), cap.from(), cap.known(), Optional.of(other))));
            });
            for (Sanction.Test test : cap.whose()) {
                for (String code : test.codes()) {
                    changes.put("drop `" + test.attribute() + ": " + code + "` in", Optional.of(cap(
                            cap, without(cap.whose(), test, code), cap.from(), cap.known(), cap.take())));
                }
            }
            for (int step : List.of(1, -1)) {
                String off = (step > 0 ? " a day later in" : " a day earlier in");
                cap.from().ifPresent(from -> changes.put("`from`" + off, Optional.of(cap(
                        cap, cap.whose(), Optional.of(from.plusDays(step)), cap.known(), cap.take()))));
                cap.known().ifPresent(known -> changes.put("`known`" + off, Optional.of(cap(
                        cap, cap.whose(), cap.from(), Optional.of(known.plusDays(step)), cap.take()))));
            }
            int index = i;
            changes.forEach((words, changed) -> {
                List<Sanction.Cap> caps = new ArrayList<>(sanction.caps());
                changed.ifPresentOrElse(other -> caps.set(index, other), () -> caps.remove(index));
                mutants.add(new Mutant(
                        pack + '/' + sanction.code().orElse(""),
                        words + " cap " + cap.id(),
                        cap.at(),
                        new Mutant.OfSanction(pack, new Sanction(sanction.code(), sanction.text(), sanction.besides(), List.copyOf(caps)))));
            });
        }
        return mutants;
    }

    private static List<Sanction.Test> without(List<Sanction.Test> tests, Sanction.Test test, String code) {
        return tests.stream()
                .map(other -> other.equals(test)
                        ? new Sanction.Test(
                                test.attribute(),
                                test.codes().stream().filter(one -> !one.equals(code)).toList())
                        : other)
                .toList();
    }

    private static Sanction.Cap cap(
            Sanction.Cap c,
            List<Sanction.Test> whose,
            Optional<LocalDate> from,
            Optional<LocalDate> known,
            Optional<Sanction.Take> take) {
        return new Sanction.Cap(
                c.id(), whose, c.whereStated(), c.label(), c.by(), from, c.until(), known, c.amount(), c.share(), take,
                c.turnover(), c.source(), c.at());
    }

    /**
     * A timeline with a mistake.
     *
     * @param onlyKnownOn the only day by whose knowledge the two timelines differ; empty where they differ by more
     */
    private record Changed<T>(Timeline<T> entries, String words, Place at, Optional<LocalDate> onlyKnownOn) {}

    /** A value with a mistake. */
    private record Other<T>(T value, String words) {}

    private static <T> List<Changed<T>> entries(
            Timeline<T> timeline, String what, Function<T, List<Other<T>>> values) {
        List<Changed<T>> all = new ArrayList<>();
        List<Dated<T>> entries = timeline.entries();
        for (int i = 0; i < entries.size(); i++) {
            Dated<T> entry = entries.get(i);
            String name = what + " " + entry.id();
            List<Dated<T>> rest = new ArrayList<>(entries);
            rest.remove(i);
            all.add(new Changed<>(new Timeline<>(rest), "drop " + name, entry.at(), Optional.empty()));
            for (int step : List.of(1, -1)) {
                String off = (step > 0 ? " a day later" : " a day earlier") + " in " + name;
                if (!entry.from().equals(LocalDate.MIN)) {
                    LocalDate from = entry.from().plusDays(step);
                    // A day that is not written is the first day.
                    LocalDate known = entry.known().equals(entry.from()) ? from : entry.known();
                    all.add(replaced(timeline, i, dated(entry, from, entry.until(), known, entry.value()), "`from`" + off));
                }
                if (!entry.known().equals(entry.from()) && !entry.known().equals(LocalDate.MIN)) {
                    LocalDate known = entry.known().plusDays(step);
                    LocalDate earlier = step > 0 ? entry.known() : known;
                    // Of what became known on the same day, the order may change for good.
                    boolean alone = rest.stream()
                            .noneMatch(other -> other.known().equals(known) || other.known().equals(entry.known()));
                    Changed<T> shifted = replaced(timeline, i, dated(entry, entry.from(), entry.until(), known, entry.value()), "`known`" + off);
                    all.add(new Changed<>(shifted.entries(), shifted.words(), shifted.at(), Optional.of(earlier).filter(day -> alone)));
                }
                int index = i;
                entry.until().ifPresent(until -> all.add(replaced(
                        timeline,
                        index,
                        dated(entry, entry.from(), Optional.of(until.plusDays(step)), entry.known(), entry.value()),
                        "`until`" + off)));
            }
            int index = i;
            entry.value().ifPresent(value -> values.apply(value).forEach(other -> all.add(replaced(
                    timeline,
                    index,
                    dated(entry, entry.from(), entry.until(), entry.known(), Optional.of(other.value())),
                    other.words() + " in " + name))));
        }
        return all;
    }

    private static <T> Dated<T> dated(
            Dated<T> entry, LocalDate from, Optional<LocalDate> until, LocalDate known, Optional<T> value) {
        return new Dated<>(entry.id(), from, until, known, entry.replaces(), entry.source(), value, entry.at());
    }

    private static <T> Changed<T> replaced(Timeline<T> timeline, int index, Dated<T> entry, String words) {
        List<Dated<T>> entries = new ArrayList<>(timeline.entries());
        entries.set(index, entry);
        return new Changed<>(new Timeline<>(entries), words, entry.at(), Optional.empty());
    }

    private static List<Other<Object>> values(Object value) {
        List<Other<Object>> all = new ArrayList<>();
        if (value instanceof Set<?> set) {
            for (Object member : new TreeSet<Object>(set)) {
                Set<Object> rest = new LinkedHashSet<>(set);
                rest.remove(member);
                all.add(new Other<>(Set.copyOf(rest), "drop `" + member + "`"));
            }
        } else {
            for (int step : List.of(1, -1)) {
                RuleMutants.stepped(value, step)
                        .ifPresent(other -> all.add(new Other<>(other, value + " becomes " + other)));
            }
        }
        return all;
    }

    private List<Other<Map<String, Literal>>> rows(Table table, Map<String, Literal> row) {
        List<Other<Map<String, Literal>>> all = new ArrayList<>();
        new TreeMap<>(row).forEach((attribute, literal) -> {
            if (literal instanceof Literal.One one && read.contains(List.of(table.type(), attribute))) {
                for (int step : List.of(1, -1)) {
                    RuleMutants.stepped(one.scalar(), step).ifPresent(other -> {
                        Map<String, Literal> changed = new TreeMap<>(row);
                        changed.put(attribute, new Literal.One(other));
                        all.add(new Other<>(changed, attribute + " " + one.scalar() + " becomes " + other));
                    });
                }
            }
        });
        return all;
    }

    private static Map<String, Provision.Due> dues(Provision.Due due) {
        Map<String, Provision.Due> all = new TreeMap<>();
        if (due instanceof Provision.On on) {
            for (int step : List.of(1, -1)) {
                all.put("due " + on.day() + " becomes " + on.day().plusDays(step), new Provision.On(on.day().plusDays(step)));
            }
        } else if (due instanceof Provision.After after && after.period() instanceof Provision.Fixed fixed) {
            for (int step : List.of(1, -1)) {
                RuleMutants.stepped(fixed.span(), step)
                        .ifPresent(span -> all.put(
                                "due after " + fixed.span() + " becomes " + span,
                                new Provision.After(
                                        after.variable(),
                                        after.path(),
                                        new Provision.Fixed((Span) span, fixed.calendar()),
                                        after.holidays(),
                                        after.lasts())));
            }
        } else if (due instanceof Provision.EarliestOf earliest) {
            for (int i = 0; i < earliest.of().size(); i++) {
                List<Provision.Due> rest = new ArrayList<>(earliest.of());
                Provision.Due one = rest.remove(i);
                if (!rest.isEmpty()) {
                    all.put("drop due " + i, new Provision.EarliestOf(List.copyOf(rest)));
                }
                int index = i;
                dues(one).forEach((words, changed) -> {
                    List<Provision.Due> with = new ArrayList<>(earliest.of());
                    with.set(index, changed);
                    all.put(words + " at " + index, new Provision.EarliestOf(List.copyOf(with)));
                });
            }
        }
        return all;
    }

    static Provision costing(Provision p, Sanction sanction) {
        return copy(p, p.texts(), p.applies(), p.due(), Optional.of(sanction));
    }

    private static Provision applying(Provision p, Timeline<edict.rulebook.Source> applies) {
        return copy(p, p.texts(), applies, p.due());
    }

    private static Provision worded(Provision p, Timeline<Provision.Wording> texts) {
        return copy(p, texts, p.applies(), p.due());
    }

    private static Provision due(Provision p, Provision.Due due) {
        return copy(p, p.texts(), p.applies(), Optional.of(due));
    }

    private static Provision copy(
            Provision p,
            Timeline<Provision.Wording> texts,
            Timeline<edict.rulebook.Source> applies,
            Optional<Provision.Due> due) {
        return copy(p, texts, applies, due, p.sanction());
    }

    private static Provision copy(
            Provision p,
            Timeline<Provision.Wording> texts,
            Timeline<edict.rulebook.Source> applies,
            Optional<Provision.Due> due,
            Optional<Sanction> sanction) {
        return new Provision(
                p.id(),
                p.pack(),
                p.title(),
                p.subjects(),
                p.kind(),
                p.force(),
                p.severity(),
                p.enforcement(),
                p.addressees(),
                p.cites(),
                p.sourceOf(),
                texts,
                applies,
                due,
                p.satisfiedBy(),
                p.maxAge(),
                sanction,
                p.interpretation(),
                p.readings(),
                p.clause(),
                p.because(),
                p.reasons(),
                p.remedy(),
                p.unverified(),
                p.note(),
                p.at(),
                p.places());
    }

    private static Parameter with(Parameter p, Timeline<Object> values) {
        return new Parameter(p.id(), p.label(), p.unit(), p.open(), p.shape(), values, p.checked(), p.at());
    }

    private static Table with(Table t, Timeline<Map<String, Literal>> rows) {
        return new Table(t.id(), t.type(), rows, t.checked(), t.at());
    }
}
