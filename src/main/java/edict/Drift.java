package edict;

import edict.decision.Condition;
import edict.findings.Finding;
import edict.rulebook.Coded;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How the findings of an evaluation stand to a {@link Baseline}. It decides nothing: the decision is the same with and without.
 *
 * @param findings those with anything to do or to know about them, in the order of the evaluation
 * @param gone what stood in the baseline and is not found any more, or is met
 * @param exitCode 1 when something that is new or worse rejects, 2 when something else that is new or worse has to be looked at or to be
 *     done, beyond what the profile tolerates; else 0
 */
public record Drift(Baseline baseline, List<Stood> findings, List<Baseline.Entry> gone, int exitCode) {

    /** How a finding stands to the baseline. */
    public enum State implements Coded {
        NEW,
        /** Its status, its severity, what it does to the decision, or when it holds went up. */
        WORSE,
        BETTER,
        UNCHANGED
    }

    /** @param before as it stood; empty for what is new */
    public record Stood(Finding finding, State state, Optional<Baseline.Entry> before) {

        /** Whether it counts against whoever keeps to the baseline. */
        public boolean isNewOrWorse() {
            return state == State.NEW || state == State.WORSE;
        }
    }

    static Drift of(Evaluation now, Baseline then) {
        Fingerprints fingerprints = Fingerprints.of(now);
        Set<String> here = new HashSet<>();
        List<Finding> outstanding = now.findings().stream()
                .filter(finding -> isOutstanding(finding.status(), finding.timing(), finding.effect()))
                .toList();
        outstanding.forEach(finding -> here.add(fingerprints.of(finding)));
        Set<String> known = new HashSet<>();
        List<Stood> findings = new ArrayList<>();
        for (Finding finding : outstanding) {
            Optional<Baseline.Entry> before = before(fingerprints.of(finding), then)
                    .or(() -> before(atAnotherTime(finding, fingerprints), then).filter(entry -> !here.contains(entry.fingerprint())));
            before.ifPresent(entry -> known.add(entry.fingerprint()));
            findings.add(new Stood(finding, before.map(entry -> state(entry, finding)).orElse(State.NEW), before));
        }
        List<Baseline.Entry> gone = then.findings().values().stream()
                .filter(Drift::isOutstanding)
                .filter(entry -> !known.contains(entry.fingerprint()))
                .toList();
        return new Drift(then, List.copyOf(findings), gone, exitCode(findings, now.conditions()));
    }

    private static boolean isOutstanding(Baseline.Entry entry) {
        return isOutstanding(entry.status(), entry.timing(), entry.effect());
    }

    /** What is met may still hang on something, such as evidence that has to be renewed. */
    private static boolean isOutstanding(Status status, Timing timing, Effect effect) {
        return timing != Timing.LAPSED && (!status.isSettled() || effect != Effect.NONE);
    }

    private static Optional<Baseline.Entry> before(String fingerprint, Baseline then) {
        return Optional.ofNullable(then.findings().get(fingerprint)).filter(Drift::isOutstanding);
    }

    /** What was upcoming is in force one day, and a law may be put off. */
    private static String atAnotherTime(Finding finding, Fingerprints fingerprints) {
        return fingerprints.at(finding, finding.timing() == Timing.IN_FORCE ? Timing.UPCOMING : Timing.IN_FORCE);
    }

    private static State state(Baseline.Entry old, Finding now) {
        if (now.kind() == Provision.Kind.LEVERAGE || now.kind() == Provision.Kind.GUIDANCE) {
            return State.UNCHANGED;
        }
        // What an open finding does to the decision depends on what else is found.
        boolean open = old.status() == Status.OPEN || now.status() == Status.OPEN;
        int[] up = {
            Changes.weight(now.kind(), now.status()) - Changes.weight(old.kind(), old.status()),
            now.severity().compareTo(old.severity()),
            open ? 0 : now.effect().compareTo(old.effect()),
            old.timing().compareTo(now.timing()),
            old.reasons()
                    // A report tells of no reasons where there are none.
                    .or(() -> now.status() == Status.REQUIRED ? Optional.of(0) : Optional.empty())
                    .filter(before -> old.status() == now.status() && (now.reasons() > 0 || now.status() == Status.REQUIRED))
                    .map(before -> now.reasons() - before)
                    .orElse(0)
        };
        if (IntStream.of(up).anyMatch(by -> by > 0)) {
            return State.WORSE;
        }
        // That nobody knows any more is no improvement.
        boolean forgotten = now.status() == Status.OPEN && old.status() != Status.OPEN;
        return !forgotten && IntStream.of(up).anyMatch(by -> by < 0) ? State.BETTER : State.UNCHANGED;
    }

    private static int exitCode(List<Stood> findings, List<Condition> conditions) {
        Set<List<Object>> beyond = new HashSet<>();
        conditions.stream()
                .filter(condition -> !condition.tolerated())
                .forEach(condition -> beyond.add(List.of(condition.provision(), condition.subject(), condition.who())));
        int worst = 0;
        for (Stood stood : findings) {
            if (stood.isNewOrWorse()) {
                int code = exitCode(stood.finding(), beyond);
                worst = code == 1 || worst == 1 ? 1 : Math.max(worst, code);
            }
        }
        return worst;
    }

    private static int exitCode(Finding finding, Set<List<Object>> beyond) {
        return switch (finding.effect()) {
            case REJECT -> 1;
            case REVIEW -> 2;
            case CONDITION -> beyond.contains(List.of(finding.provision(), finding.subject(), finding.who())) ? 2 : 0;
            // What is certain, and known, may have taken from a question what it could do: it counts all the same.
            case NONE -> finding.status() == Status.OPEN && finding.enforcement() != Effect.NONE ? 2 : 0;
        };
    }

    /** The findings that count against whoever keeps to the baseline, what does most to the decision first. */
    public List<Stood> newOrWorse() {
        return findings.stream()
                .filter(Stood::isNewOrWorse)
                .sorted(Comparator.comparing((Stood stood) -> stood.finding().effect())
                        .thenComparing(stood -> stood.finding().severity())
                        .reversed())
                .toList();
    }

    /** How many findings stand so. */
    public int count(State state) {
        return (int) findings.stream().filter(stood -> stood.state() == state).count();
    }

    /** How many stood in the baseline and got no worse. */
    public int known() {
        return count(State.UNCHANGED) + count(State.BETTER);
    }

    /** How each finding stands, by the very finding. */
    public IdentityHashMap<Finding, Stood> byFinding() {
        IdentityHashMap<Finding, Stood> all = new IdentityHashMap<>();
        findings.forEach(stood -> all.put(stood.finding(), stood));
        return all;
    }
}
