package edict;

import edict.findings.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings of something that left, and the same of what came in its place: neither better nor worse. */
final class Exchanged {

    private Exchanged() {}

    /** Changes without those: one that went for each that came by the same provision, in the same status, for the same role. */
    static List<Changes.Change<Finding>> apart(List<Changes.Change<Finding>> changes) {
        Map<List<Object>, Deque<Changes.Change<Finding>>> gone = new LinkedHashMap<>();
        for (Changes.Change<Finding> change : changes) {
            if (change.after().isEmpty()) {
                gone.computeIfAbsent(key(change.it()), none -> new ArrayDeque<>()).add(change);
            }
        }
        Map<List<Object>, Integer> exchanged = new HashMap<>();
        List<Changes.Change<Finding>> apart = new ArrayList<>();
        for (Changes.Change<Finding> change : changes) {
            List<Object> key = key(change.it());
            Deque<Changes.Change<Finding>> left = gone.getOrDefault(key, new ArrayDeque<>());
            if (change.before().isEmpty() && exchanged.getOrDefault(key, 0) < left.size()) {
                exchanged.merge(key, 1, Integer::sum);
            } else if (change.after().isPresent()) {
                apart.add(change);
            }
        }
        gone.forEach((key, left) -> left.stream().skip(exchanged.getOrDefault(key, 0)).forEach(apart::add));
        return List.copyOf(apart);
    }

    private static List<Object> key(Finding finding) {
        return List.of(
                finding.provision(), finding.subject().type(), finding.status(), finding.timing(), finding.effect(), finding.bearer(), finding.who().role());
    }
}
