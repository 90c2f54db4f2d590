package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How an organisation wants to be judged.
 *
 * @param packs chosen; empty for all
 * @param include forces beyond those that always count
 * @param parameters values for parameters that the law leaves open
 * @param riskAppetite the most that findings of a severity may do
 * @param enforcement the most that findings of a provision may do, the first pattern that matches
 * @param decision first row that matches counts; every finding matches one
 * @param tolerates conditions under which an approval still counts as plain
 * @param scores frameworks by which products and components are scored; none where nobody asks
 */
public record Profile(
        String id,
        Text title,
        Set<String> packs,
        Set<Provision.Force> include,
        Map<String, Object> parameters,
        Map<Severity, Effect> riskAppetite,
        List<Cap> enforcement,
        List<Row> decision,
        Tolerance tolerates,
        List<Wanted> scores,
        Place at) {

    /** Forces that count without being asked for. */
    private static final Set<Provision.Force> ALWAYS =
            Set.of(Provision.Force.LAW, Provision.Force.GUIDANCE, Provision.Force.LABEL, Provision.Force.HOUSE);

    /** @param provisions pattern, {@code pack/slug-*} */
    public record Cap(Pattern provisions, Effect atMost) {}

    /** A row of the decision table. Each set lists what matches; an empty one matches everything. */
    public record Row(
            Set<Provision.Kind> kinds,
            Set<Provision.Force> forces,
            Set<Status> statuses,
            Set<Timing> timings,
            Set<Effect> enforcements,
            Effect effect,
            Place at) {

        /** Whether a finding with these traits is decided by this row. */
        public boolean matches(
                Provision.Kind kind, Provision.Force force, Status status, Timing timing, Effect enforcement) {
            return among(kinds, kind)
                    && among(forces, force)
                    && among(statuses, status)
                    && among(timings, timing)
                    && among(enforcements, enforcement);
        }

        private static <T> boolean among(Set<T> listed, T value) {
            return listed.isEmpty() || listed.contains(value);
        }
    }

    /**
     * Which conditions are tolerated: those of the provisions named, and those up to a severity.
     *
     * @param upTo empty for none
     */
    public record Tolerance(List<Pattern> provisions, Optional<Severity> upTo) {}

    public boolean includes(Provision.Force force) {
        return ALWAYS.contains(force) || include.contains(force);
    }

    /** Whether it has a provision judged. */
    public boolean judges(Provision provision) {
        return includesPack(provision.pack()) && includes(provision.force());
    }

    public boolean includesPack(String pack) {
        return packs.isEmpty() || packs.contains(pack);
    }

    /** Ids of the frameworks by which scores are asked for. */
    Set<String> frameworks() {
        return scores.stream().map(Wanted::framework).collect(Collectors.toUnmodifiableSet());
    }

    /** The same profile with further forces. */
    public Profile including(Set<Provision.Force> forces) {
        Set<Provision.Force> all = new TreeSet<>(include);
        all.addAll(forces);
        return new Profile(
                id, title, packs, Set.copyOf(all), parameters, riskAppetite, enforcement, decision, tolerates, scores, at);
    }

    /** The same profile with scores by these frameworks. */
    public Profile scoring(List<Wanted> wanted) {
        return new Profile(
                id, title, packs, include, parameters, riskAppetite, enforcement, decision, tolerates, List.copyOf(wanted), at);
    }

    /** The same profile looking at all packs. */
    public Profile ofAllPacks() {
        return new Profile(
                id, title, Set.of(), include, parameters, riskAppetite, enforcement, decision, tolerates, scores, at);
    }

    /** The same profile looking at nothing but what scores by its frameworks need. */
    public Profile onlyScores() {
        return new Profile(
                id, title, Set.of(""), include, parameters, riskAppetite, enforcement, decision, tolerates, scores, at);
    }
}
