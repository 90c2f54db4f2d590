package edict.rulebook;

import edict.drl.Rule;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a rulebook says of days, found out once for all evaluations: most of them ask about the same few. Keeps a limited number
 * of days, and is safe to share between threads.
 */
public final class Calendar {

    /** A server may be asked about any day; a design makes some ten turn. */
    private static final int DAYS_KEPT = 128;

    private static final int VALIDITIES_KEPT = 16_384;

    private final Rulebook rulebook;
    private final Map<Looked, Moment> moments = recent(DAYS_KEPT);
    private final Map<Looked, List<String>> provisions = recent(DAYS_KEPT);
    private final Map<Looked, NavigableSet<LocalDate>> days = recent(DAYS_KEPT);
    private final Map<Known, List<Table.Row>> rows = recent(DAYS_KEPT);
    private final Map<Set<String>, Set<String>> deriving = recent(DAYS_KEPT);
    private final Map<Applied, Optional<Rulebook.Validity>> validities = recent(VALIDITIES_KEPT);

    private final Rules rules;
    private final Set<String> disputed;

    private Calendar(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.rules = new Rules(rulebook);
        this.disputed = rulebook.disputed();
    }

    public static Calendar of(Rulebook rulebook) {
        return new Calendar(rulebook);
    }

    private record Known(LocalDate day, LocalDate knownOn) {}

    /** What a profile's choice of law hangs on. */
    private record Looked(
            LocalDate day,
            LocalDate knownOn,
            Set<String> packs,
            Set<Provision.Force> include,
            Map<String, Object> parameters,
            Set<String> frameworks) {

        static Looked of(LocalDate day, LocalDate knownOn, Profile profile) {
            return new Looked(
                    day,
                    knownOn,
                    profile.packs(),
                    profile.include(),
                    profile.parameters(),
                    profile.scores().stream().map(Wanted::framework).collect(Collectors.toUnmodifiableSet()));
        }
    }

    private record Applied(String provision, LocalDate day, LocalDate knownOn) {}

    public Rulebook rulebook() {
        return rulebook;
    }

    /** Those of the rulebook. */
    public Rules rules() {
        return rules;
    }

    /** As {@link Rulebook#disputed}. */
    public Set<String> disputed() {
        return disputed;
    }

    /** As {@link Rulebook#moment}. */
    public Moment moment(LocalDate day, LocalDate knownOn, Profile profile) {
        return kept(moments, Looked.of(day, knownOn, profile), () -> rulebook.moment(day, knownOn, profile));
    }

    /** The same of nothing but the rules that derive some types, and those that derive what these read. */
    public Moment deriving(Set<String> types, LocalDate day, LocalDate knownOn, Profile profile) {
        Moment whole = moment(day, knownOn, profile);
        Set<String> rules = new HashSet<>(kept(deriving, Set.copyOf(types), () -> rulebook.deriving(types)));
        rules.retainAll(whole.rules());
        return new Moment(whole.day(), whole.parameters(), Set.copyOf(rules));
    }

    /** Ids of the provisions that a rule in force is about, in order. */
    public List<String> provisions(LocalDate day, LocalDate knownOn, Profile profile) {
        return kept(provisions, Looked.of(day, knownOn, profile), () -> {
            Set<String> inForce = moment(day, knownOn, profile).rules();
            return rulebook.rules().stream()
                    .filter(rule -> inForce.contains(rule.name()))
                    .map(Rule::provision)
                    .distinct()
                    .sorted()
                    .toList();
        });
    }

    /** As {@link Rulebook#rows}. */
    public List<Table.Row> rows(LocalDate day, LocalDate knownOn) {
        return kept(rows, new Known(day, knownOn), () -> rulebook.rows(day, knownOn));
    }

    /** As {@link Rulebook#days}. */
    public NavigableSet<LocalDate> days(LocalDate asOf, LocalDate knownOn, Profile profile) {
        return kept(
                days,
                Looked.of(asOf, knownOn, profile),
                () -> Collections.unmodifiableNavigableSet(rulebook.days(
                        asOf, knownOn, day -> moment(day, knownOn, profile), day -> rows(day, knownOn))));
    }

    /** As {@link Rulebook#validity}, of a provision of the rulebook. */
    public Optional<Rulebook.Validity> validity(Provision provision, LocalDate day, LocalDate knownOn) {
        return kept(
                validities,
                new Applied(provision.id(), day, knownOn),
                () -> rulebook.validity(provision, day, knownOn));
    }

    /**
     * Since when a provision applies without a break, in whatever wording.
     *
     * @param day on which it applies
     * @return empty where it has always applied
     */
    public Optional<LocalDate> since(Provision provision, LocalDate day, LocalDate knownOn) {
        Optional<LocalDate> since = Optional.empty();
        Optional<Rulebook.Validity> validity = validity(provision, day, knownOn);
        while (validity.isPresent()) {
            since = validity.get().from();
            validity = since.flatMap(first -> validity(provision, first.minusDays(1), knownOn));
        }
        return since;
    }

    /** Two threads may find out the same; what they find is equal. */
    private static <K, V> V kept(Map<K, V> known, K key, Supplier<V> found) {
        synchronized (known) {
            V value = known.get(key);
            if (value != null) {
                return value;
            }
        }
        V value = found.get();
        synchronized (known) {
            known.put(key, value);
        }
        return value;
    }

    private static <K, V> Map<K, V> recent(int kept) {
        return new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > kept;
            }
        };
    }
}
