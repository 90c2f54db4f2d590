package edict.rulebook;

import edict.drl.Rule;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literal;
import edict.vocabulary.Text;
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

    /** What a rule of this rulebook reads and derives. */
    public Reads reads(Rule rule) {
        return Optional.ofNullable(reads.get(rule.name())).orElseThrow();
    }

    Provision provision(Rule rule) {
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
    static Optional<Validity> start(Provision provision, LocalDate day, LocalDate knownOn) {
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
                        .filter(base -> cites.url().en().startsWith(base.en()))
                        .flatMap(base -> pack.texts()
                                .at(day, knownOn)
                                .flatMap(Dated::value)
                                .flatMap(Pack.Version::url)
                                .map(url -> url.then(cites.url().from(base)))))
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
                .filter(scenario -> isLookedAt(scenario, profile))
                .toList();
    }

    /** Whether the packs of a profile derive all that a scenario selects; where they don't, nothing in a design seems concerned. */
    public boolean isLookedAt(Scenario scenario, Profile profile) {
        return scenario.selected().stream()
                .allMatch(name -> type(name).filter(type -> profile.includesPack(type.pack())).isPresent());
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

    /** What people call a thing of the type; its name where there is no such type. */
    public Text label(String type) {
        return type(type).map(EntityType::label).orElse(new Text(type, type));
    }
}
