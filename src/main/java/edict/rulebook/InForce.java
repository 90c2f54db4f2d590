package edict.rulebook;

import edict.drl.Rule;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which rules speak on which days, and what hangs on that. What hangs on nothing else is found once for all days on which the same
 * rules speak: of the days on which the law turns, half change a number or a row alone. Safe to share between threads.
 */
final class InForce {

    private static final int KEPT = 64;

    private final Rulebook rulebook;
    private final List<Rule> rules;
    private final Recent<Calendar.Known, BitSet> valid = new Recent<>(KEPT);
    private final Recent<Choice, Set<String>> chosen = new Recent<>(KEPT);
    private final Recent<BitSet, List<Table.Row>> concludable = new Recent<>(KEPT);

    InForce(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.rules = rulebook.rules();
    }

    /** @param speaking which rules do, by their index */
    private record Choice(BitSet speaking, Set<String> packs, Set<Provision.Force> include, Set<String> frameworks) {}

    /**
     * The law on {@code day} as it was known on {@code knownOn}, as far as {@code profile} looks at it. Rules of packs
     * that the profile leaves out are there when they derive what its own rules read.
     */
    Moment moment(LocalDate day, LocalDate knownOn, Profile profile) {
        Map<String, Object> values = new HashMap<>();
        Collection<Parameter> parameters = rulebook.parameters().values();
        for (Parameter parameter : parameters) {
            Optional.ofNullable(profile.parameters().get(parameter.id()))
                    .or(() -> parameter.values().at(day, knownOn).flatMap(Dated::value))
                    .ifPresent(value -> values.put(parameter.id(), value));
        }
        Choice choice = new Choice(
                speaking(day, knownOn, values::containsKey), profile.packs(), profile.include(), profile.frameworks());
        Set<String> names = chosen.get(choice, found -> names(chosen(found.speaking(), profile)));
        // The network evaluates conditions of rules that conclude nothing that day, so they read some value all the same.
        for (Parameter parameter : parameters) {
            parameter.values().some().flatMap(Dated::value).ifPresent(value -> values.putIfAbsent(parameter.id(), value));
        }
        return new Moment(day, Map.copyOf(values), names);
    }

    /**
     * The rows of all tables that hold on {@code day} as it was known on {@code knownOn}, by table and position; then one
     * for each derived type that a rule in force concludes.
     */
    List<Table.Row> rows(LocalDate day, LocalDate knownOn) {
        List<Table.Row> rows = new ArrayList<>();
        for (Table table : rulebook.tables().values()) {
            for (int position : table.rows().positionsAt(day, knownOn)) {
                rows.add(new Table.Row(
                        table.id(), position, table.type(), table.rows().entries().get(position)));
            }
        }
        rulebook.type(Words.CONCLUDABLE)
                .ifPresent(type -> rows.addAll(concludable.get(
                        speaking(day, knownOn, id -> hasValue(id, day, knownOn)), speaking -> concludable(type, speaking))));
        return List.copyOf(rows);
    }

    /** Which rules speak whose parameters all have a value, by their index. */
    private BitSet speaking(LocalDate day, LocalDate knownOn, Predicate<String> hasValue) {
        BitSet speaking = (BitSet) valid.get(new Calendar.Known(day, knownOn), known -> valid(day, knownOn)).clone();
        speaking.stream()
                .filter(rule -> !rulebook.reads(rules.get(rule)).parameters().stream().allMatch(hasValue))
                .forEach(speaking::clear);
        return speaking;
    }

    private BitSet valid(LocalDate day, LocalDate knownOn) {
        BitSet valid = new BitSet(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            valid.set(i, rulebook.isInForce(rules.get(i), rulebook.provision(rules.get(i)), day, knownOn));
        }
        return valid;
    }

    private static Set<String> names(List<Rule> some) {
        Set<String> names = new LinkedHashSet<>();
        some.stream().map(Rule::name).sorted().forEach(names::add);
        return Collections.unmodifiableSet(names);
    }

    private List<Rule> of(BitSet some) {
        return some.stream().mapToObj(rules::get).toList();
    }

    private List<Rule> chosen(BitSet speaking, Profile profile) {
        List<Rule> chosen = new ArrayList<>();
        List<Rule> others = new ArrayList<>();
        for (Rule rule : of(speaking)) {
            Provision provision = rulebook.provision(rule);
            boolean wanted = isOnlyRungs(rule, provision)
                    ? profile.frameworks().stream().anyMatch(framework -> isFedBy(framework, provision.pack()))
                    : profile.includesPack(provision.pack()) && profile.includes(provision.force());
            (wanted ? chosen : others).add(rule);
        }
        Set<String> read = new LinkedHashSet<>();
        chosen.forEach(rule -> read.addAll(rulebook.reads(rule).types()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Rule rule : List.copyOf(others)) {
                if (isOnlyDerivation(rule) && rulebook.reads(rule).derives().stream().anyMatch(read::contains)) {
                    others.remove(rule);
                    chosen.add(rule);
                    read.addAll(rulebook.reads(rule).types());
                    grown = true;
                }
            }
        }
        return chosen;
    }

    /** Whether a rule does nothing but pick rungs of a framework, which costs time where nobody asks for its scores. */
    private boolean isOnlyRungs(Rule rule, Provision provision) {
        return rule.then().stream().allMatch(conclusion -> conclusion.verb() == Rule.Verb.SCORE)
                && rulebook.frameworks().containsKey(provision.pack());
    }

    private boolean isFedBy(String framework, String pack) {
        return Optional.ofNullable(rulebook.frameworks().get(framework))
                .filter(found -> found.rungs().equals(pack))
                .isPresent();
    }

    private static boolean isOnlyDerivation(Rule rule) {
        return rule.then().stream().allMatch(conclusion -> conclusion.verb() == Rule.Verb.CLASSIFY);
    }

    private List<Table.Row> concludable(EntityType row, BitSet speaking) {
        Set<String> concluded = new TreeSet<>();
        rulebook.concluding(of(speaking)).forEach(rule -> concluded.addAll(rulebook.reads(rule).derives()));
        List<Table.Row> rows = new ArrayList<>();
        List<String> types = List.copyOf(rulebook.vocabulary().types().keySet());
        for (String name : concluded) {
            Dated<Map<String, Literal>> entry = new Dated<>(
                    name,
                    LocalDate.EPOCH,
                    Optional.empty(),
                    LocalDate.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Map.of(Words.FACT, new Literal.One(name))),
                    row.at());
            rows.add(new Table.Row("concludable", types.indexOf(name), row.name(), entry));
        }
        return List.copyOf(rows);
    }

    private boolean hasValue(String parameter, LocalDate day, LocalDate knownOn) {
        return Optional.ofNullable(rulebook.parameters().get(parameter))
                .filter(known -> known.open() || known.values().at(day, knownOn).isPresent())
                .isPresent();
    }

    // ---- days on which something turns

    /**
     * The days after {@code asOf} on which a wording, an application, a parameter or a row changes that a rule of the
     * moments reads, by what was known on {@code knownOn}.
     *
     * @param moments those of all days
     * @param rows likewise
     */
    NavigableSet<LocalDate> days(
            LocalDate asOf,
            LocalDate knownOn,
            Function<LocalDate, Moment> moments,
            Function<LocalDate, List<Table.Row>> rows) {
        Map<LocalDate, Changing> candidates = new TreeMap<>();
        for (Provision provision : rulebook.provisions().values()) {
            NavigableSet<LocalDate> its = provision.texts().daysAfter(asOf, knownOn);
            its.addAll(provision.applies().daysAfter(asOf, knownOn));
            its.forEach(day -> changing(candidates, day).provisions().add(provision));
        }
        for (RegistryEntry entry : rulebook.registry().values()) {
            entry.facts().daysAfter(asOf, knownOn).forEach(day -> changing(candidates, day).entries().add(entry));
        }
        for (Parameter parameter : rulebook.parameters().values()) {
            parameter.values().daysAfter(asOf, knownOn).forEach(day -> changing(candidates, day));
        }
        for (Table table : rulebook.tables().values()) {
            table.rows().daysAfter(asOf, knownOn).forEach(day -> changing(candidates, day));
        }

        NavigableSet<LocalDate> days = new TreeSet<>();
        Moment before = moments.apply(asOf);
        Seen seen = seen(before.rules());
        for (Map.Entry<LocalDate, Changing> next : candidates.entrySet()) {
            Moment then = moments.apply(next.getKey());
            if (!then.rules().equals(before.rules())) {
                days.add(then.day());
                seen = seen(then.rules());
            } else if (turns(before, then, knownOn, next.getValue(), seen, rows)) {
                days.add(then.day());
            }
            before = then;
        }
        return days;
    }

    /** What a day begins or ends something of. */
    private record Changing(List<Provision> provisions, List<RegistryEntry> entries) {}

    private static Changing changing(Map<LocalDate, Changing> candidates, LocalDate day) {
        return candidates.computeIfAbsent(day, none -> new Changing(new ArrayList<>(), new ArrayList<>()));
    }

    /** What some rules read, and whose they are. */
    private record Seen(Set<String> types, Set<String> parameters, Set<String> provisions) {

        List<Table.Row> of(List<Table.Row> rows) {
            return rows.stream().filter(row -> types.contains(row.type())).toList();
        }
    }

    private Seen seen(Set<String> active) {
        Seen seen = new Seen(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (Rule rule : rules) {
            if (active.contains(rule.name())) {
                seen.types.addAll(rulebook.reads(rule).types());
                seen.parameters.addAll(rulebook.reads(rule).parameters());
                seen.provisions.add(rule.provision());
            }
        }
        return seen;
    }

    /** Whether rules that are the same on two days can tell these apart. @param changing on the second */
    private static boolean turns(
            Moment before,
            Moment then,
            LocalDate knownOn,
            Changing changing,
            Seen seen,
            Function<LocalDate, List<Table.Row>> rows) {
        return seen.parameters.stream().anyMatch(id -> !before.parameter(id).equals(then.parameter(id)))
                || changing.provisions().stream()
                        .filter(provision -> seen.provisions.contains(provision.id()))
                        .anyMatch(provision -> !Rulebook.start(provision, before.day(), knownOn)
                                .equals(Rulebook.start(provision, then.day(), knownOn)))
                || changing.entries().stream()
                        .filter(entry -> seen.types.contains(entry.type()))
                        .anyMatch(entry -> !entry.at(before.day(), knownOn).equals(entry.at(then.day(), knownOn)))
                || !seen.of(rows.apply(before.day())).equals(seen.of(rows.apply(then.day())));
    }
}
