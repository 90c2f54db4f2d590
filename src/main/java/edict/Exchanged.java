package edict;

import edict.facts.Entity;
import edict.facts.Facts;
import edict.findings.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Findings of something that left, and those of what came in its place. */
final class Exchanged {

    private Exchanged() {}

    /**
     * Changes of findings, of which one that went and one that came by the same provision, about a thing of the same type and for the same
     * role, are none where both are alike; and one, where a thing that left and one that came in its place have another status.
     */
    static List<Changes.Change<Finding>> apart(Changes changes) {
        List<Changes.Change<Finding>> unlike = paired(changes.findings(), Exchanged::alike, (old, now) -> Optional.empty());
        Set<String> before = ids(changes.before());
        Set<String> after = ids(changes.after());
        Set<String> exchanged = unlike.stream()
                .filter(change -> change.before().isEmpty() || change.after().isEmpty())
                .flatMap(change -> change.it().subject().id().stream())
                .filter(id -> !(before.contains(id) && after.contains(id)))
                .collect(Collectors.toSet());
        return paired(
                unlike,
                finding -> finding.subject().id().filter(exchanged::contains).isPresent() ? same(finding) : List.of(finding),
                Changes::moved);
    }

    private static Set<String> ids(Evaluation evaluation) {
        Facts facts = evaluation.days().get(0).facts();
        return facts.entities().values().stream().map(Entity::id).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /** What becomes of a finding that went and one that came; empty for nothing. */
    private interface Pair {
        Optional<Changes.Change<Finding>> of(Finding old, Finding now);
    }

    private static List<Changes.Change<Finding>> paired(
            List<Changes.Change<Finding>> changes, Function<Finding, List<Object>> key, Pair pair) {
        Map<List<Object>, Deque<Changes.Change<Finding>>> gone = new LinkedHashMap<>();
        for (Changes.Change<Finding> change : changes) {
            if (change.after().isEmpty()) {
                gone.computeIfAbsent(key.apply(change.it()), none -> new ArrayDeque<>()).add(change);
            }
        }
        List<Changes.Change<Finding>> apart = new ArrayList<>();
        for (Changes.Change<Finding> change : changes) {
            Deque<Changes.Change<Finding>> left = gone.getOrDefault(key.apply(change.it()), new ArrayDeque<>());
            if (change.before().isEmpty() && !left.isEmpty()) {
                pair.of(left.remove().it(), change.it()).ifPresent(apart::add);
            } else if (change.after().isPresent()) {
                apart.add(change);
            }
        }
        gone.values().forEach(apart::addAll);
        return List.copyOf(apart);
    }

    private static List<Object> alike(Finding finding) {
        return List.of(
                finding.provision(), finding.subject().type(), finding.status(), finding.timing(), finding.effect(), finding.bearer(), finding.who().role());
    }

    private static List<Object> same(Finding finding) {
        return List.of(finding.provision(), finding.subject().type(), finding.bearer(), finding.who().role());
    }
}
