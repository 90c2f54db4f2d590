package edict.continuity;

import edict.facts.Facts;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changes when the law does.
 *
 * @param losses what rules could conclude before and can't any more, or not for sure
 * @param changes findings in force that come, go or change their status, sorted as findings are
 */
public record Difference(List<Loss> losses, List<Change> changes) {

    /**
     * A derived fact that loses its ground.
     *
     * @param type of the derived fact
     * @param arguments in the order of the type's attributes
     * @param still whether it may hold all the same
     * @param instead findings on what it was about that come or change: what is met takes its place, the others tell what would
     */
    public record Loss(String type, List<Optional<Object>> arguments, boolean still, List<Finding> instead) {}

    /**
     * A finding before and after.
     *
     * @param finding as it is after, or was before where it is gone
     */
    public record Change(Finding finding, Optional<Status> before, Optional<Status> after) {}

    /** Nothing changes. */
    public static final Difference NONE = new Difference(List.of(), List.of());

    /**
     * What {@code after} has other than {@code before}.
     *
     * @param facts of which both were concluded
     */
    public static Difference of(
            Facts facts,
            Conclusions conclusionsBefore,
            Conclusions conclusionsAfter,
            List<Finding> findingsBefore,
            List<Finding> findingsAfter) {
        List<Change> changes = changes(findingsBefore, findingsAfter);
        return new Difference(losses(facts, conclusionsBefore, conclusionsAfter, changes), changes);
    }

    private static List<Loss> losses(Facts facts, Conclusions before, Conclusions after, List<Change> changes) {
        Map<List<Object>, Ternary> holding = new LinkedHashMap<>();
        after.derived().forEach(fact -> holding.merge(key(fact), fact.holds(), Ternary::or));
        List<Loss> losses = new ArrayList<>();
        for (Conclusions.Derived fact : before.derived()) {
            Ternary now = holding.getOrDefault(key(fact), Ternary.NO);
            if (now.compareTo(fact.holds()) < 0 && isAboutAnything(fact, facts)) {
                losses.add(new Loss(
                        fact.type(), fact.arguments(), now == Ternary.UNKNOWN, instead(fact.arguments(), changes)));
            }
        }
        return List.copyOf(losses);
    }

    /** Whether it is certain, or is at least about something that the design names: what only somebody unnamed may have had, nobody has lost. */
    private static boolean isAboutAnything(Conclusions.Derived fact, Facts facts) {
        return fact.holds() == Ternary.YES
                || fact.arguments().stream().findFirst().orElse(Optional.empty()).filter(value -> isNamed(value.toString(), facts)).isPresent();
    }

    /** Places where an answer is missing are no entities. */
    private static boolean isNamed(String value, Facts facts) {
        return facts.entity(value).isPresent() || !value.contains("/");
    }

    private static List<Finding> instead(List<Optional<Object>> lost, List<Change> changes) {
        return changes.stream()
                .filter(change -> change.after().isPresent())
                .map(Change::finding)
                .filter(finding -> lost.contains(Optional.of(finding.subject().pointer())))
                .toList();
    }

    private static List<Object> key(Conclusions.Derived fact) {
        return List.of(fact.type(), fact.arguments());
    }

    private static List<Change> changes(List<Finding> before, List<Finding> after) {
        Map<List<Object>, Finding> old = new LinkedHashMap<>();
        inForce(before).forEach(finding -> old.put(key(finding), finding));
        List<Change> changes = new ArrayList<>();
        for (Finding finding : inForce(after)) {
            Optional<Status> then = Optional.ofNullable(old.remove(key(finding))).map(Finding::status);
            if (!then.equals(Optional.of(finding.status()))) {
                changes.add(new Change(finding, then, Optional.of(finding.status())));
            }
        }
        old.values().forEach(gone -> changes.add(new Change(gone, Optional.of(gone.status()), Optional.empty())));
        return List.copyOf(changes);
    }

    private static List<Finding> inForce(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.timing() == Timing.IN_FORCE)
                .toList();
    }

    private static List<Object> key(Finding finding) {
        return List.of(finding.provision(), finding.subject(), finding.who());
    }
}
