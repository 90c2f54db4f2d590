package edict.rulebook;

import edict.drl.Rule;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a rulebook says of days, found out once for all evaluations: most of them ask about the same few. Keeps a limited number
 * of days, and is safe to share between threads.
 */
public final class Calendar {

    /** A server may be asked about any day; a design makes some ten turn. */
    private static final int DAYS_KEPT = 128;

    private static final int VALIDITIES_KEPT = 16_384;

    private final Rulebook rulebook;
    private final InForce inForce;
    private final Recent<Looked, Moment> moments = new Recent<>(DAYS_KEPT);
    private final Recent<Looked, List<String>> provisions = new Recent<>(DAYS_KEPT);
    private final Recent<Looked, NavigableSet<LocalDate>> days = new Recent<>(DAYS_KEPT);
    private final Recent<Known, List<Table.Row>> rows = new Recent<>(DAYS_KEPT);
    private final Recent<Set<String>, Set<String>> deriving = new Recent<>(DAYS_KEPT);
    private final Recent<Applied, Optional<Rulebook.Validity>> validities = new Recent<>(VALIDITIES_KEPT);

    private final Rules rules;
    private final Set<String> disputed;

    private Calendar(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.inForce = new InForce(rulebook);
        this.rules = new Rules(rulebook);
        this.disputed = rulebook.disputed();
    }

    public static Calendar of(Rulebook rulebook) {
        return new Calendar(rulebook);
    }

    /** What was known of a day. */
    record Known(LocalDate day, LocalDate knownOn) {}

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
                    profile.frameworks());
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

    /**
     * The law on {@code day} as it was known on {@code knownOn}, as far as {@code profile} looks at it. Rules of packs
     * that the profile leaves out are there when they derive what its own rules read.
     */
    public Moment moment(LocalDate day, LocalDate knownOn, Profile profile) {
        return moments.get(Looked.of(day, knownOn, profile), looked -> inForce.moment(day, knownOn, profile));
    }

    /** The same of nothing but the rules that derive some types, and those that derive what these read. */
    public Moment deriving(Set<String> types, LocalDate day, LocalDate knownOn, Profile profile) {
        Moment whole = moment(day, knownOn, profile);
        Set<String> rules = new HashSet<>(deriving.get(Set.copyOf(types), rulebook::deriving));
        rules.retainAll(whole.rules());
        return new Moment(whole.day(), whole.parameters(), Set.copyOf(rules));
    }

    /** Ids of the provisions that a rule in force is about, in order. */
    public List<String> provisions(LocalDate day, LocalDate knownOn, Profile profile) {
        return provisions.get(Looked.of(day, knownOn, profile), looked -> {
            Set<String> inForce = moment(day, knownOn, profile).rules();
            return rulebook.rules().stream()
                    .filter(rule -> inForce.contains(rule.name()))
                    .map(Rule::provision)
                    .distinct()
                    .sorted()
                    .toList();
        });
    }

    /**
     * The rows of all tables that hold on {@code day} as it was known on {@code knownOn}, by table and position; then one
     * for each derived type that a rule in force concludes.
     */
    public List<Table.Row> rows(LocalDate day, LocalDate knownOn) {
        return rows.get(new Known(day, knownOn), known -> inForce.rows(day, knownOn));
    }

    /**
     * The days after {@code asOf} on which a wording, an application, a parameter or a row changes that a rule of the
     * profile reads, by what was known on {@code knownOn}.
     */
    public NavigableSet<LocalDate> days(LocalDate asOf, LocalDate knownOn, Profile profile) {
        return days.get(Looked.of(asOf, knownOn, profile), looked -> Collections.unmodifiableNavigableSet(
                inForce.days(asOf, knownOn, day -> moment(day, knownOn, profile), day -> rows(day, knownOn))));
    }

    /** As {@link Rulebook#validity}, of a provision of the rulebook. */
    public Optional<Rulebook.Validity> validity(Provision provision, LocalDate day, LocalDate knownOn) {
        return validities.get(
                new Applied(provision.id(), day, knownOn),
                applied -> rulebook.validity(provision, day, knownOn));
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
}
