package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Span;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One testable sentence of law or policy: everything but its condition, which is a rule.
 *
 * @param id {@code pack/slug}
 * @param subjects types of what it judges
 * @param enforcement the most that a finding of it may do to the decision
 * @param addressees role codes
 * @param sourceOf variable of its rules, without {@code $}, that stands for a row: findings cite the source of that row too
 * @param texts its wordings; empty when it has one for all days
 * @param applies when it applies; empty when it always does
 * @param maxAge how old evidence may be, where {@code satisfiedBy} doesn't say
 * @param interpretation what is contested or settled about its meaning
 * @param readings the meanings that are defended
 * @param clause what to write into a contract
 * @param because why it says so, with the rule's variables in braces
 * @param reasons by branch, why that branch says so, where it is for another reason
 * @param remedy what makes the finding go away
 * @param unverified nobody has checked it against its source
 * @param places of what is written under its keys; texts by key and language, as in {@code because.en}
 */
public record Provision(
        String id,
        String pack,
        Text title,
        List<String> subjects,
        Kind kind,
        Force force,
        Severity severity,
        Effect enforcement,
        List<String> addressees,
        Citation cites,
        Optional<String> sourceOf,
        Timeline<Wording> texts,
        Timeline<Source> applies,
        Optional<Due> due,
        Optional<Satisfaction> satisfiedBy,
        Optional<Span> maxAge,
        Optional<Sanction> sanction,
        Optional<Interpretation> interpretation,
        List<Text> readings,
        Optional<Text> clause,
        Text because,
        Map<String, Text> reasons,
        Optional<Text> remedy,
        boolean unverified,
        Optional<Text> note,
        Place at,
        Map<String, Place> places) {

    public enum Kind implements Coded {
        PROHIBITION,
        OBLIGATION,
        CONDITION,
        CLASSIFICATION,
        EXEMPTION,
        LEVERAGE,
        EXPOSURE,
        GUIDANCE
    }

    public enum Force implements Coded {
        LAW,
        GUIDANCE,
        PROPOSED,
        PENDING,
        LABEL,
        HOUSE
    }

    /** One version of the text. @param branches of rules that belong to it and to the other wordings naming them */
    public record Wording(String id, Set<String> branches) {}

    /** By when. */
    public sealed interface Due {

        /** The days and periods of which the first counts; one where there is no choice. */
        default Stream<Due> parts() {
            return this instanceof EarliestOf earliest ? earliest.of().stream().flatMap(Due::parts) : Stream.of(this);
        }

        /** Whether the day is the last on which the duty stands, as where something is kept for years, and no deadline. */
        default boolean lasts() {
            return parts().allMatch(part -> part instanceof After after && after.lasts());
        }

        /** Whether the day is the one on which something else begins, which this comes before: nothing is missing before that day. */
        default boolean comesBefore() {
            return parts().allMatch(part -> part instanceof After after && after.period() instanceof Fixed fixed && fixed.calendar());
        }
    }

    public record On(LocalDate day) implements Due {}

    /**
     * Counted from a fact.
     *
     * @param variable of the rule, without its {@code $}
     * @param path attributes from there to a date
     * @param holidays parameter with the public holidays, empty for none
     * @param lasts whether the duty stands until then, and has not to be met by then
     */
    public record After(String variable, List<String> path, Period period, Optional<String> holidays, boolean lasts)
            implements Due {}

    /** @param of at least one */
    public record EarliestOf(List<Due> of) implements Due {}

    /** How long. */
    public sealed interface Period {}

    /**
     * A length.
     *
     * @param calendar whether it leads to the day on which something begins, whatever day of the week that is
     */
    public record Fixed(Span span, boolean calendar) implements Period {}

    /** A number in a parameter. */
    public record FromParameter(String id, Span.Unit unit) implements Period {}

    /** What meets a duty. */
    public sealed interface Satisfaction {}

    public record AllOf(List<Satisfaction> of) implements Satisfaction {}

    public record AnyOf(List<Satisfaction> of) implements Satisfaction {}

    /**
     * A control with its proof.
     *
     * @param evidence kinds that are all needed
     * @param maxAge how old the evidence may be
     */
    public record ByControl(String control, List<String> evidence, Optional<Span> maxAge) implements Satisfaction {}

    public record Interpretation(boolean contested, Optional<Text> text) {}

    /** Why a rule of it says so. @param branch of the rule; empty where it has none */
    public Text because(Optional<String> branch) {
        return branch.map(reasons::get).orElse(because);
    }

    /** Where something that it says is written, or itself where it does not say it. */
    Place at(String key) {
        return places.getOrDefault(key, at);
    }

    /** Whether it is read in more than one way. */
    public boolean isContested() {
        return interpretation.filter(Interpretation::contested).isPresent();
    }

    /** The pack in an id, that of a provision or of something else; empty where there is none. */
    public static String packOf(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    /** Without the pack. */
    public String slug() {
        return id.substring(pack.length() + 1);
    }
}
