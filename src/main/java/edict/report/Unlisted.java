package edict.report;

import edict.Evaluation;
import edict.findings.Finding;
import edict.findings.Question;
import edict.rulebook.Effect;
import edict.rulebook.Status;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What may apply to things that lists may hold and nobody listed. It is as many findings as there are provisions about such things, and
 * one answer settles them all. So it does what falls on somebody with a role that nobody listed; as long as that does nothing to the
 * decision, it is told with the list too, and otherwise where what it is about is.
 *
 * @param lists pointers of the lists, where the answers go: those of which the same may apply to what they hold
 * @param findings at least one
 * @param question what is asked about the first of the lists; empty where it is not asked
 */
record Unlisted(List<String> lists, List<Finding> findings, Optional<Text> question) {

    private static final String MEMBER = "/-";

    /** Those first of which most has to be looked at; none in a report that is short enough to say each finding by itself. */
    static List<Unlisted> of(Evaluation evaluation) {
        Map<String, List<Finding>> lists = new TreeMap<>();
        evaluation.findings().stream()
                .filter(finding -> is(finding, evaluation))
                .forEach(finding -> lists.computeIfAbsent(list(finding), none -> new ArrayList<>()).add(finding));
        return Alike.groups(List.copyOf(lists.entrySet()), list -> List.of(said(list.getValue()))).stream()
                .map(alike -> new Unlisted(
                        alike.stream().map(Map.Entry::getKey).toList(),
                        alike.stream().flatMap(list -> list.getValue().stream()).toList(),
                        question(alike.get(0).getKey(), evaluation)))
                .sorted(Comparator.comparing(Unlisted::grave).reversed())
                .toList();
    }

    private static Optional<Text> question(String list, Evaluation evaluation) {
        return evaluation.questions().stream()
                .filter(question -> question.pointer().equals(list))
                .findFirst()
                .map(Question::question);
    }

    private static Set<List<Object>> said(List<Finding> findings) {
        return findings.stream()
                .map(finding -> List.<Object>of(finding.provision(), Group.of(finding)))
                .collect(Collectors.toSet());
    }

    /** Whether a finding is told with its list, and not by itself. */
    static boolean is(Finding finding, Evaluation evaluation) {
        return finding.status() == Status.OPEN
                && (isMember(finding.subject().pointer()) || finding.effect() == Effect.NONE && isMember(bearer(finding)))
                && TextSummary.isLong(evaluation);
    }

    /** The list that would hold it, what it is a part of, or whom it falls on. */
    private static String list(Finding finding) {
        String pointer = isMember(finding.subject().pointer()) ? finding.subject().pointer() : bearer(finding);
        return pointer.substring(0, (pointer + '/').indexOf(MEMBER + '/'));
    }

    private static boolean isMember(String pointer) {
        return (pointer + '/').contains(MEMBER + '/');
    }

    private static String bearer(Finding finding) {
        return finding.who().pointer().orElse("");
    }

    private int grave() {
        return provisions().entrySet().stream()
                .filter(some -> some.getKey().effect().compareTo(Effect.REVIEW) >= 0)
                .mapToInt(some -> some.getValue().size())
                .sum();
    }

    /** How many provisions there are about such things. */
    int count() {
        return (int) findings.stream().map(Finding::provision).distinct().count();
    }

    /** A finding of each provision, by the gravest group in which it stands, the gravest first. */
    Map<Group, List<Finding>> provisions() {
        Map<Group, List<Finding>> provisions = new LinkedHashMap<>();
        Set<String> said = new HashSet<>();
        for (Group group : Group.values()) {
            List<Finding> some = findings.stream()
                    .filter(finding -> Group.of(finding) == group && said.add(finding.provision()))
                    .toList();
            if (!some.isEmpty()) {
                provisions.put(group, some);
            }
        }
        return provisions;
    }
}
