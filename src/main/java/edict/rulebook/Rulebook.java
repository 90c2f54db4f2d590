package edict.rulebook;

import edict.drl.Rule;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The whole law and policy that evaluations stand on. Immutable and safe to share between threads.
 *
 * @param hash SHA-256 over names and bytes of its files
 * @param phrases how citations read in French, by the English phrase, as {@link Phrases} has them
 * @param packs by id, as all maps here, sorted
 * @param rules those written and those of duty tables, with the gates of their packs, sorted by name
 * @param reads what each rule reads, by name
 */
public record Rulebook(
        String hash,
        Vocabulary vocabulary,
        Map<String, String> phrases,
        Map<String, Pack> packs,
        Map<String, Provision> provisions,
        Map<String, Parameter> parameters,
        Map<String, Table> tables,
        Map<String, Control> controls,
        Map<String, RegistryEntry> registry,
        Map<String, Scenario> scenarios,
        Map<String, Framework> frameworks,
        Map<String, Profile> profiles,
        List<Rule> rules,
        Map<String, Reads> reads) {

    /**
     * Types and parameters that a rule reads, and types that it derives.
     *
     * @param needs those of the types of which every match has a fact
     */
    public record Reads(Set<String> types, Set<String> needs, Set<String> parameters, Set<String> derives) {

        public static Map<String, Reads> of(List<Rule> rules) {
            Map<String, Reads> reads = new HashMap<>();
            rules.forEach(rule -> reads.put(
                    rule.name(),
                    new Reads(
                            Patterns.types(rule),
                            Patterns.needed(rule),
                            Patterns.parameters(rule),
                            Patterns.derived(rule))));
            return Map.copyOf(reads);
        }
    }

    /**
     * Reads {@code rules} and {@code policies} under {@code folder}.
     *
     * @throws edict.document.Refused naming everything that is wrong in all files
     */
    public static Rulebook load(Path folder) {
        return of(RulebookFiles.under(folder));
    }

    /** The rulebook that travels with the program, always the same. */
    public static Rulebook shipped() {
        return Shipped.rulebook();
    }

    /**
     * Reads the texts of a rulebook.
     *
     * @throws edict.document.Refused naming everything that is wrong in all files
     */
    public static Rulebook of(RulebookFiles files) {
        return new RulebookReader(files).read();
    }

    public Optional<Profile> profile(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    /**
     * The law on {@code day} as it was known on {@code knownOn}, as far as {@code profile} looks at it. Rules of packs
     * that the profile leaves out are there when they derive what its own rules read.
     */
    public Moment moment(LocalDate day, LocalDate knownOn, Profile profile) {
        Map<String, Object> values = new HashMap<>();
        for (Parameter parameter : parameters.values()) {
            Optional.ofNullable(profile.parameters().get(parameter.id()))
                    .or(() -> parameter.values().at(day, knownOn).flatMap(Dated::value))
                    .ifPresent(value -> values.put(parameter.id(), value));
        }
        List<Rule> inForce = rules.stream()
                .filter(rule -> isInForce(rule, provision(rule), day, knownOn))
                .filter(rule -> values.keySet().containsAll(reads(rule).parameters()))
                .toList();
        Set<String> names = new TreeSet<>();
        chosen(inForce, profile).forEach(rule -> names.add(rule.name()));
        // The network evaluates conditions of rules that conclude nothing that day, so they read some value all the same.
        for (Parameter parameter : parameters.values()) {
            parameter.values().entries().stream()
                    .flatMap(entry -> entry.value().stream())
                    .findFirst()
                    .ifPresent(value -> values.putIfAbsent(parameter.id(), value));
        }
        return new Moment(day, Map.copyOf(values), Collections.unmodifiableSet(new LinkedHashSet<>(names)));
    }

    /**
     * Whether a rule speaks on {@code day} by what was known on {@code knownOn}.
     *
     * @param provision that of the rule, or the same with other days
     */
    public boolean isInForce(Rule rule, Provision provision, LocalDate day, LocalDate knownOn) {
        if (!isValid(provision, day, knownOn)) {
            return false;
        }
        if (rule.branch().isEmpty() || provision.texts().isEmpty()) {
            return true;
        }
        String branch = rule.branch().get();
        boolean named = provision.texts().entries().stream().anyMatch(text -> names(text, branch));
        return !named
                || provision
                        .texts()
                        .at(day, knownOn)
                        .filter(text -> names(text, branch))
                        .isPresent();
    }

    private static boolean isValid(Provision provision, LocalDate day, LocalDate knownOn) {
        return (provision.texts().isEmpty() || provision.texts().at(day, knownOn).isPresent())
                && (provision.applies().isEmpty() || provision.applies().at(day, knownOn).isPresent());
    }

    private static boolean names(Dated<Provision.Wording> text, String branch) {
        return text.value()
                .filter(wording -> wording.branches().contains(branch))
                .isPresent();
    }

    private List<Rule> chosen(List<Rule> inForce, Profile profile) {
        List<Rule> chosen = new ArrayList<>();
        List<Rule> others = new ArrayList<>();
        for (Rule rule : inForce) {
            Provision provision = provision(rule);
            boolean wanted = isOnlyRungs(rule, provision)
                    ? profile.scores().stream().anyMatch(score -> isFedBy(score.framework(), provision.pack()))
                    : profile.includesPack(provision.pack()) && profile.includes(provision.force());
            (wanted ? chosen : others).add(rule);
        }
        Set<String> read = new LinkedHashSet<>();
        chosen.forEach(rule -> read.addAll(reads(rule).types()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Rule rule : List.copyOf(others)) {
                if (isOnlyDerivation(rule) && reads(rule).derives().stream().anyMatch(read::contains)) {
                    others.remove(rule);
                    chosen.add(rule);
                    read.addAll(reads(rule).types());
                    grown = true;
                }
            }
        }
        return chosen;
    }

    /** Whether a rule does nothing but pick rungs of a framework, which costs time where nobody asks for its scores. */
    private boolean isOnlyRungs(Rule rule, Provision provision) {
        return rule.then().stream().allMatch(conclusion -> conclusion.verb() == Rule.Verb.SCORE)
                && frameworks.containsKey(provision.pack());
    }

    private boolean isFedBy(String framework, String pack) {
        return Optional.ofNullable(frameworks.get(framework))
                .filter(found -> found.rungs().equals(pack))
                .isPresent();
    }

    private static boolean isOnlyDerivation(Rule rule) {
        return rule.then().stream().allMatch(conclusion -> conclusion.verb() == Rule.Verb.CLASSIFY);
    }

    /** What a rule of this rulebook reads and derives. */
    public Reads reads(Rule rule) {
        return Optional.ofNullable(reads.get(rule.name())).orElseThrow();
    }

    private Provision provision(Rule rule) {
        return Optional.ofNullable(provisions.get(rule.provision())).orElseThrow();
    }

    /**
     * How a provision is valid on a day.
     *
     * @param text id of the wording, empty where there is only one
     * @param from first day of this wording's application, empty where it has always applied
     * @param until last day, empty where no end is known
     */
    public record Validity(Optional<String> text, Optional<LocalDate> from, Optional<LocalDate> until) {}

    /** Empty when the provision has no wording on that day, or does not apply yet or any more. */
    public Optional<Validity> validity(Provision provision, LocalDate day, LocalDate knownOn) {
        return start(provision, day, knownOn)
                .map(start -> new Validity(
                        start.text(),
                        start.from(),
                        earliest(
                                lastDay(provision.texts(), day, knownOn), lastDay(provision.applies(), day, knownOn))));
    }

    /** The same without its end. */
    private static Optional<Validity> start(Provision provision, LocalDate day, LocalDate knownOn) {
        if (!isValid(provision, day, knownOn)) {
            return Optional.empty();
        }
        Optional<Dated<Provision.Wording>> text = provision.texts().at(day, knownOn);
        return Optional.of(new Validity(
                text.map(Dated::id),
                latest(text.map(Dated::from), provision.applies().at(day, knownOn).map(Dated::from)),
                Optional.empty()));
    }

    /** Types of which facts may be derived from a contested reading of a provision, at once or by other derived facts. */
    public Set<String> disputed() {
        Set<String> disputed = new LinkedHashSet<>();
        rules.stream()
                .filter(rule -> provision(rule).isContested())
                .forEach(rule -> disputed.addAll(reads(rule).derives()));
        boolean grown = !disputed.isEmpty();
        while (grown) {
            grown = rules.stream()
                            .filter(rule -> !disputed.containsAll(reads(rule).derives()))
                            .filter(rule -> !Collections.disjoint(reads(rule).types(), disputed))
                            .filter(rule -> disputed.addAll(reads(rule).derives()))
                            .count()
                    > 0;
        }
        return Set.copyOf(disputed);
    }

    /** What a provision cites, with a link to the text of its instrument that holds on the day. */
    public Citation citation(Provision provision, LocalDate day, LocalDate knownOn) {
        Citation cites = provision.cites();
        return Optional.ofNullable(packs.get(provision.pack()))
                .flatMap(pack -> pack.url()
                        .filter(cites.url()::startsWith)
                        .flatMap(base -> pack.texts()
                                .at(day, knownOn)
                                .flatMap(Dated::value)
                                .flatMap(Pack.Version::url)
                                .map(url -> url + cites.url().substring(base.length()))))
                .map(url -> new Citation(cites.act(), cites.provision(), url))
                .orElse(cites);
    }

    // An entry also ends where a later one takes over, whatever its own `until` says.
    private static <T> Optional<LocalDate> lastDay(Timeline<T> timeline, LocalDate day, LocalDate knownOn) {
        Optional<Dated<T>> now = timeline.at(day, knownOn);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        return timeline.daysAfter(day, knownOn).stream()
                .filter(later -> !timeline.at(later, knownOn).equals(now))
                .findFirst()
                .map(later -> later.minusDays(1));
    }

    private static Optional<LocalDate> latest(Optional<LocalDate> a, Optional<LocalDate> b) {
        return a.isPresent() && b.isPresent() ? Optional.of(a.get().isAfter(b.get()) ? a.get() : b.get()) : a.or(() -> b);
    }

    private static Optional<LocalDate> earliest(Optional<LocalDate> a, Optional<LocalDate> b) {
        return a.isPresent() && b.isPresent()
                ? Optional.of(a.get().isBefore(b.get()) ? a.get() : b.get())
                : a.or(() -> b);
    }

    /**
     * The rows of all tables that hold on {@code day} as it was known on {@code knownOn}, by table and position; then one
     * for each derived type that a rule in force concludes.
     */
    public List<Table.Row> rows(LocalDate day, LocalDate knownOn) {
        List<Table.Row> rows = new ArrayList<>();
        for (Table table : tables.values()) {
            for (int position : table.rows().positionsAt(day, knownOn)) {
                rows.add(new Table.Row(
                        table.id(), position, table.type(), table.rows().entries().get(position)));
            }
        }
        type(Words.CONCLUDABLE).ifPresent(type -> rows.addAll(concludable(type, day, knownOn)));
        return List.copyOf(rows);
    }

    /** Names of the rules that derive some types, and of those that derive what these read. */
    public Set<String> deriving(Collection<String> types) {
        Set<String> read = new LinkedHashSet<>(types);
        Set<String> deriving = new LinkedHashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Rule rule : rules) {
                if (!deriving.contains(rule.name())
                        && reads(rule).derives().stream().anyMatch(read::contains)) {
                    deriving.add(rule.name());
                    read.addAll(reads(rule).types());
                    grown = true;
                }
            }
        }
        return Set.copyOf(deriving);
    }

    /** Names of the rules that read facts of a type. */
    public Set<String> readersOf(String type) {
        return rules.stream()
                .filter(rule -> reads(rule).types().contains(type))
                .map(Rule::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Losses of access that speak of what a profile's packs derive. Switching law off is for simulations alone. */
    public List<Scenario> losses(Profile profile) {
        return scenarios.values().stream()
                .filter(scenario -> scenario.touches() && scenario.ended().isEmpty())
                .filter(scenario -> scenario.selected().stream()
                        .allMatch(name -> type(name)
                                .filter(type -> profile.includesPack(type.pack()))
                                .isPresent()))
                .toList();
    }

    /** The types behind what rules read of losses: what selects what is lost, and the tables that weigh it. */
    public Set<String> foreseen() {
        Set<String> types = new LinkedHashSet<>(Set.of(Words.FROZEN_HORIZON, Words.CRITICALITY_WEIGHT));
        scenarios.values().stream().filter(Scenario::noted).forEach(scenario -> types.addAll(scenario.selected()));
        return types;
    }

    /**
     * Those of some rules that can conclude anything, whatever a document says: a rule can't whose every match has a fact
     * that none of them derives.
     */
    public List<Rule> concluding(List<Rule> some) {
        Set<String> concluded = new LinkedHashSet<>();
        List<Rule> able = new ArrayList<>();
        List<Rule> rest = some;
        boolean grown = true;
        while (grown) {
            List<Rule> unable = new ArrayList<>();
            for (Rule rule : rest) {
                boolean hasAll = reads(rule).needs().stream().allMatch(type -> concluded.contains(type) || !isDerived(type));
                if (hasAll) {
                    concluded.addAll(reads(rule).derives());
                }
                (hasAll ? able : unable).add(rule);
            }
            grown = unable.size() < rest.size();
            rest = unable;
        }
        return able;
    }

    private boolean isDerived(String type) {
        return type(type).map(EntityType::kind).orElseThrow() == EntityType.Kind.DERIVED;
    }

    private List<Table.Row> concludable(EntityType row, LocalDate day, LocalDate knownOn) {
        List<Rule> speaking = rules.stream()
                .filter(rule -> isInForce(rule, provision(rule), day, knownOn)
                        && reads(rule).parameters().stream().allMatch(id -> hasValue(id, day, knownOn)))
                .toList();
        Set<String> concluded = new TreeSet<>();
        concluding(speaking).forEach(rule -> concluded.addAll(reads(rule).derives()));
        List<Table.Row> rows = new ArrayList<>();
        List<String> types = List.copyOf(vocabulary.types().keySet());
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
        return Optional.ofNullable(parameters.get(parameter))
                .filter(known -> known.open() || known.values().at(day, knownOn).isPresent())
                .isPresent();
    }

    /**
     * The days after {@code asOf} on which a wording, an application, a parameter or a row changes that a rule of the
     * profile reads, by what was known on {@code knownOn}.
     */
    public NavigableSet<LocalDate> days(LocalDate asOf, LocalDate knownOn, Profile profile) {
        return days(asOf, knownOn, day -> moment(day, knownOn, profile), day -> rows(day, knownOn));
    }

    /** The same where somebody has moments and rows ready. */
    NavigableSet<LocalDate> days(
            LocalDate asOf,
            LocalDate knownOn,
            Function<LocalDate, Moment> moments,
            Function<LocalDate, List<Table.Row>> rows) {
        NavigableSet<LocalDate> candidates = new TreeSet<>();
        for (Provision provision : provisions.values()) {
            candidates.addAll(provision.texts().daysAfter(asOf, knownOn));
            candidates.addAll(provision.applies().daysAfter(asOf, knownOn));
        }
        parameters.values().forEach(parameter -> candidates.addAll(parameter.values().daysAfter(asOf, knownOn)));
        tables.values().forEach(table -> candidates.addAll(table.rows().daysAfter(asOf, knownOn)));
        List<RegistryEntry> changing = registry.values().stream()
                .filter(entry -> !entry.facts().daysAfter(asOf, knownOn).isEmpty())
                .toList();
        changing.forEach(entry -> candidates.addAll(entry.facts().daysAfter(asOf, knownOn)));
        NavigableSet<LocalDate> days = new TreeSet<>();
        Seen before = seen(moments.apply(asOf), knownOn, rows.apply(asOf), changing);
        for (LocalDate day : candidates) {
            Seen then = seen(moments.apply(day), knownOn, rows.apply(day), changing);
            if (!then.equals(before)) {
                days.add(day);
            }
            before = then;
        }
        return days;
    }

    /** The last days before {@code asOf} of wordings of the profile's provisions that have ended. */
    public NavigableSet<LocalDate> endedDays(LocalDate asOf, LocalDate knownOn, Profile profile) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (Provision provision : provisions.values()) {
            if (profile.includesPack(provision.pack()) && profile.includes(provision.force())) {
                days.addAll(provision.texts().lastDaysBefore(asOf, knownOn));
                days.addAll(provision.applies().lastDaysBefore(asOf, knownOn));
            }
        }
        return days;
    }

    /** Everything dated that the active rules read on a day; equal when no rule can tell two days apart. */
    private record Seen(
            Set<String> rules,
            Map<String, Optional<Validity>> wordings,
            Map<String, Object> parameters,
            List<Table.Row> rows,
            List<Map<String, RegistryEntry.Catalogued>> catalogue) {}

    /** @param changing entries of the registry that are not the same on all days compared */
    private Seen seen(Moment moment, LocalDate knownOn, List<Table.Row> rows, List<RegistryEntry> changing) {
        Set<String> types = new TreeSet<>();
        Map<String, Object> read = new HashMap<>();
        Map<String, Optional<Validity>> wordings = new HashMap<>();
        for (Rule rule : rules) {
            if (moment.rules().contains(rule.name())) {
                types.addAll(reads(rule).types());
                reads(rule).parameters().forEach(id -> read.put(id, moment.parameters().get(id)));
                wordings.computeIfAbsent(rule.provision(), id -> start(provision(rule), moment.day(), knownOn));
            }
        }
        List<Table.Row> readRows =
                rows.stream().filter(row -> types.contains(row.type())).toList();
        List<Map<String, RegistryEntry.Catalogued>> catalogue = changing.stream()
                .filter(entry -> types.contains(entry.type()))
                .map(entry -> entry.at(moment.day(), knownOn))
                .toList();
        return new Seen(moment.rules(), wordings, read, readRows, catalogue);
    }

    /**
     * The same rulebook in which a row of a table no longer holds from {@code day} on: what if a court annulled it?
     *
     * @throws IllegalArgumentException when there is no such row
     */
    public Rulebook ending(String table, String row, LocalDate day) {
        Table old = tables.get(table);
        Optional<Dated<Map<String, Literal>>> ended = Optional.ofNullable(old)
                .flatMap(known -> known.rows().entries().stream()
                        .filter(entry -> entry.id().equals(row))
                        .findFirst());
        if (old == null || ended.isEmpty()) {
            throw new IllegalArgumentException("no row " + row + " in table " + table);
        }
        List<Dated<Map<String, Literal>>> rows = new ArrayList<>(old.rows().entries());
        rows.add(new Dated<>(
                row + " ended",
                day,
                Optional.empty(),
                LocalDate.MIN,
                Optional.of(new Dated.Replaces(row, Optional.of(day))),
                Optional.empty(),
                Optional.empty(),
                ended.get().at()));
        Map<String, Table> changed = new TreeMap<>(tables);
        changed.put(table, new Table(old.id(), old.type(), new Timeline<>(rows), old.checked(), old.at()));
        return new Rulebook(
                hash,
                vocabulary,
                phrases,
                packs,
                provisions,
                parameters,
                Collections.unmodifiableMap(changed),
                controls,
                registry,
                scenarios,
                frameworks,
                profiles,
                rules,
                reads);
    }

    /** Whether a pattern is the gate of the rule's pack as the program writes it out. */
    public boolean isGate(Rule rule, Rule.Pattern pattern) {
        return pattern.at().equals(rule.at())
                && Optional.ofNullable(provisions.get(rule.provision()))
                        .flatMap(provision -> Optional.ofNullable(packs.get(provision.pack())))
                        .flatMap(Pack::gate)
                        .filter(gate -> gate.type().equals(pattern.type()))
                        .isPresent();
    }

    /** The type of a name in the vocabulary. */
    public Optional<EntityType> type(String name) {
        return Optional.ofNullable(vocabulary.types().get(name));
    }
}
