package edict;

import edict.document.Hash;
import edict.document.Pointers;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.findings.Finding;
import edict.rulebook.Timing;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By what findings of an evaluation are the same in another one: neither lines nor positions in lists, nor the wording of anything, nor
 * the language or the name of the file change it. Immutable.
 */
public final class Fingerprints {

    private static final int DIGITS = 32;

    private final Facts facts;
    private final IdentityHashMap<Finding, Mark> marks = new IdentityHashMap<>();

    /** @param times which one it is of those of the same identity and timing, from 1 */
    private record Mark(String identity, int times) {}

    private Fingerprints(Facts facts) {
        this.facts = facts;
    }

    /** The fingerprints of all findings of an evaluation. */
    public static Fingerprints of(Evaluation evaluation) {
        Fingerprints all = new Fingerprints(evaluation.days().get(0).facts());
        Map<List<Object>, Integer> seen = new HashMap<>();
        // What is settled is not told everywhere, so it must not move the count of what is.
        Stream.of(false, true)
                .flatMap(settled -> evaluation.findings().stream().filter(finding -> finding.status().isSettled() == settled))
                .forEach(finding -> {
                    String identity = all.identity(finding);
                    all.marks.put(finding, new Mark(identity, seen.merge(List.of(identity, finding.timing()), 1, Integer::sum)));
                });
        return all;
    }

    /** Of one of the findings. */
    public String of(Finding finding) {
        return at(finding, finding.timing());
    }

    /** What it would be of a finding that held at another time. */
    String at(Finding finding, Timing timing) {
        Mark mark = Objects.requireNonNull(marks.get(finding), "a finding of another evaluation");
        return Hash.hex(mark.identity() + "\n" + timing.code()).substring(0, DIGITS) + ":" + mark.times();
    }

    /** Which provision is found of whom and what; of findings of later days as well. */
    public String identity(Finding finding) {
        return String.join(
                "\n",
                finding.provision(),
                name(finding.subject()),
                finding.who().organisation().orElse(""),
                finding.who().role().orElse(""));
    }

    /**
     * What a subject is called: its id, or the id of the nearest thing around it and the way from there. A thing that moves to
     * another line or to another position in its list keeps that name.
     */
    public String name(Finding.Subject subject) {
        String way = "";
        for (String at = subject.pointer(); !at.isEmpty(); at = Pointers.parent(at)) {
            Optional<String> id = facts.entity(at).flatMap(Entity::id);
            if (id.isPresent()) {
                return subject.type() + " " + id.get() + way;
            }
            way = at.substring(Pointers.parent(at).length()) + way;
        }
        return subject.type() + " " + subject.pointer();
    }
}
