package edict;

import edict.continuity.Continuity;
import edict.continuity.Verdict;
import edict.facts.DesignChange;
import edict.facts.Facts;
import edict.facts.Pairing;
import edict.findings.Finding;
import edict.findings.Obligation;
import edict.findings.Question;
import edict.rulebook.Coded;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What changes between two evaluations: of two designs, or of one design on two days. Immutable; equal evaluations give
 * equal changes.
 *
 * @param design what the designs say otherwise
 * @param findings that came, went or moved, in the order of the second evaluation, then those that went
 * @param obligations likewise
 * @param continuity verdicts on capabilities, likewise
 * @param questions that are answered, new, or no longer asked
 */
public record Changes(
        Evaluation before,
        Evaluation after,
        List<DesignChange> design,
        List<Change<Finding>> findings,
        List<Change<Obligation>> obligations,
        List<Change<Continuity>> continuity,
        List<Answered> questions) {

    /** Whether a change is for the better. */
    public enum Direction implements Coded {
        WORSE,
        BETTER,
        /** Neither, or nobody can say. */
        NEITHER
    }

    /**
     * Something before and after.
     *
     * @param before empty when it came
     * @param after empty when it went
     */
    public record Change<T>(Optional<T> before, Optional<T> after, Direction direction) {

        /** As it is, or was where it is gone. */
        public T it() {
            return after.or(() -> before).orElseThrow();
        }
    }

    /** Whether something is violated before and after, or will be, for more reasons or for fewer. */
    public static boolean hasOtherReasons(Change<Finding> change) {
        return change.before().isPresent() && change.after().isPresent() && reasons(change.before().get(), change.after().get()) != 0;
    }

    /** Whether nobody has answered yet what it hangs on, as it is now. */
    public static boolean isOpen(Change<Finding> change) {
        return change.after().filter(finding -> finding.status() == Status.OPEN).isPresent();
    }

    /** What became of a question. */
    public enum Outcome implements Coded {
        /** Asked before, and the second design answers it. */
        ANSWERED,
        /** Asked before, and nothing depends on it any more. */
        NOT_ASKED,
        NEW
    }

    public record Answered(Question question, Outcome outcome) {}

    /** What {@code after} has other than {@code before}. */
    public static Changes between(Evaluation before, Evaluation after, Vocabulary vocabulary) {
        Facts old = before.days().get(0).facts();
        Facts now = after.days().get(0).facts();
        Pairing pairing = Pairing.of(old, now, vocabulary);
        return new Changes(
                before,
                after,
                DesignChange.between(old, now, pairing, vocabulary),
                findings(before.findings(), after.findings(), pairing),
                matched(
                        before.obligations(),
                        after.obligations(),
                        List.of(
                                o -> List.of(o.provision(), pairing.pointer(o.subject().pointer()), bearer(o.who(), pairing), o.timing(), o.appliesFrom()),
                                o -> List.of(o.provision(), pairing.pointer(o.subject().pointer()), bearer(o.who(), pairing))),
                        List.of(
                                o -> List.of(o.provision(), o.subject().pointer(), bearer(o.who()), o.timing(), o.appliesFrom()),
                                o -> List.of(o.provision(), o.subject().pointer(), bearer(o.who()))),
                        Changes::ofObligation),
                continuity(before.continuity(), after.continuity()),
                questions(before.questions(), after, now, pairing));
    }

    /** Of what {@code after} has other than {@code before} the findings alone. */
    static List<Change<Finding>> findingsBetween(Evaluation before, Evaluation after, Vocabulary vocabulary) {
        Facts old = before.days().get(0).facts();
        Facts now = after.days().get(0).facts();
        return findings(before.findings(), after.findings(), Pairing.of(old, now, vocabulary));
    }

    /** Findings that came, went or moved. */
    static List<Change<Finding>> findings(List<Finding> before, List<Finding> after, Pairing pairing) {
        Function<Finding, List<Object>> then = f -> List.of(f.provision(), pairing.pointer(f.subject().pointer()), bearer(f.who(), pairing));
        Function<Finding, List<Object>> now = f -> List.of(f.provision(), f.subject().pointer(), bearer(f.who()));
        List<Change<Finding>> changes = matched(
                before,
                after,
                List.of(
                        f -> List.of(f.provision(), pairing.pointer(f.subject().pointer()), bearer(f.who(), pairing), f.timing(), f.text()),
                        f -> List.of(f.provision(), pairing.pointer(f.subject().pointer()), bearer(f.who(), pairing), f.timing()),
                        then,
                        // Somebody else bears it now, or it has become known who.
                        f -> List.of(f.provision(), pairing.pointer(f.subject().pointer()), f.timing())),
                List.of(
                        f -> List.of(f.provision(), f.subject().pointer(), bearer(f.who()), f.timing(), f.text()),
                        f -> List.of(f.provision(), f.subject().pointer(), bearer(f.who()), f.timing()),
                        now,
                        f -> List.of(f.provision(), f.subject().pointer(), f.timing())),
                Changes::ofFinding);
        Map<List<Object>, Status> unmetBefore = unmet(before, then);
        Map<List<Object>, Status> unmetAfter = unmet(after, now);
        return changes.stream()
                .filter(change -> !isSameLater(change.before(), change.after(), then, unmetAfter)
                        && !isSameLater(change.after(), change.before(), now, unmetBefore))
                .toList();
    }

    private static Map<List<Object>, Status> unmet(List<Finding> findings, Function<Finding, List<Object>> key) {
        return findings.stream()
                .filter(finding -> !isUpcoming(finding) && burdens(finding))
                .collect(Collectors.toMap(key, Finding::status, (one, other) -> weight(one) < weight(other) ? other : one));
    }

    private static boolean isUpcoming(Finding finding) {
        return finding.timing() == Timing.UPCOMING;
    }

    /**
     * Whether one that is to come stands alone because the other side owes, or breaks, the same today: a day on which it begins is no change beside
     * that. What will be broken is one beside what is merely owed.
     */
    private static boolean isSameLater(
            Optional<Finding> one, Optional<Finding> other, Function<Finding, List<Object>> key, Map<List<Object>, Status> unmet) {
        return other.isEmpty()
                && one.filter(Changes::isUpcoming)
                        .filter(finding -> Optional.ofNullable(unmet.get(key.apply(finding)))
                                .filter(today -> finding.reasons() == 0 || today == Status.VIOLATED)
                                .isPresent())
                        .isPresent();
    }

    /** Verdicts on capabilities that came, went or moved. */
    static List<Change<Continuity>> continuity(List<Continuity> before, List<Continuity> after) {
        Function<Continuity, List<Object>> key = one -> List.of(one.scenario(), one.capability());
        return matched(before, after, List.of(key), List.of(key), Changes::ofCapability);
    }

    private static String bearer(Finding.Who who) {
        return who.pointer().orElse("");
    }

    private static String bearer(Finding.Who who, Pairing pairing) {
        return who.pointer().map(pairing::pointer).orElse("");
    }

    /** How bad it is for one to become the other; empty when nothing changes that anybody has to know. */
    private interface Judge<T> {
        Optional<Direction> of(Optional<T> before, Optional<T> after);
    }

    /**
     * Pairs by each key in turn, the strictest first.
     *
     * @param keysBefore as the second evaluation would have them
     */
    private static <T> List<Change<T>> matched(
            List<T> before,
            List<T> after,
            List<Function<T, List<Object>>> keysBefore,
            List<Function<T, List<Object>>> keysAfter,
            Judge<T> judge) {
        Map<Integer, T> found = new HashMap<>();
        Set<Integer> used = new HashSet<>();
        for (int key = 0; key < keysBefore.size(); key++) {
            Map<List<Object>, Deque<Integer>> waiting = new LinkedHashMap<>();
            for (int i = 0; i < before.size(); i++) {
                if (!used.contains(i)) {
                    waiting.computeIfAbsent(keysBefore.get(key).apply(before.get(i)), none -> new ArrayDeque<>())
                            .add(i);
                }
            }
            for (int j = 0; j < after.size(); j++) {
                Deque<Integer> same = waiting.get(keysAfter.get(key).apply(after.get(j)));
                if (!found.containsKey(j) && same != null && !same.isEmpty()) {
                    int i = same.removeFirst();
                    used.add(i);
                    found.put(j, before.get(i));
                }
            }
        }
        List<Change<T>> changes = new ArrayList<>();
        for (int j = 0; j < after.size(); j++) {
            add(Optional.ofNullable(found.get(j)), Optional.of(after.get(j)), judge, changes);
        }
        for (int i = 0; i < before.size(); i++) {
            if (!used.contains(i)) {
                add(Optional.of(before.get(i)), Optional.empty(), judge, changes);
            }
        }
        return List.copyOf(changes);
    }

    private static <T> void add(
            Optional<T> before, Optional<T> after, Judge<T> judge, List<Change<T>> changes) {
        judge.of(before, after).ifPresent(direction -> changes.add(new Change<>(before, after, direction)));
    }

    /** What it is that one finding stands in the place of another; empty where that is no change. */
    static Optional<Change<Finding>> moved(Finding old, Finding now) {
        return ofFinding(Optional.of(old), Optional.of(now)).map(direction -> new Change<>(Optional.of(old), Optional.of(now), direction));
    }

    private static Optional<Direction> ofFinding(Optional<Finding> before, Optional<Finding> after) {
        if (before.isEmpty() || after.isEmpty()) {
            boolean burdens = burdens(after.or(() -> before).orElseThrow());
            return Optional.of(burdens ? cameOrWent(after.isPresent()) : Direction.NEITHER);
        }
        Finding old = before.get();
        Finding now = after.get();
        boolean same = old.status() == now.status()
                && old.timing() == now.timing()
                && effect(old, now) == 0
                && old.severity() == now.severity()
                && due(old.due()).equals(due(now.due()))
                && (now.timing() != Timing.UPCOMING || old.appliesFrom().equals(now.appliesFrom()))
                && old.who().organisation().equals(now.who().organisation())
                && old.who().role().equals(now.who().role())
                && reasons(old, now) == 0
                && !tellsOtherwise(old, now);
        if (same) {
            return Optional.empty();
        }
        // That nobody knows is no improvement.
        boolean forgotten = now.status() == Status.OPEN && weight(old) > weight(now);
        return Optional.of(
                now.kind() == Provision.Kind.LEVERAGE || forgotten
                        ? Direction.NEITHER
                        : first(
                                effect(old, now),
                                weight(now) - weight(old),
                                // What is in force weighs more than what is still to come.
                                old.timing().compareTo(now.timing()),
                                now.severity().compareTo(old.severity()),
                                reasons(old, now),
                                sooner(due(old.due()), due(now.due())),
                                sooner(old.appliesFrom(), now.appliesFrom())));
    }

    /** Of what is violated before and after, or is owed and will be: whether there is more of that, or less. */
    private static int reasons(Finding old, Finding now) {
        boolean alike = old.status() == now.status() && (now.status() == Status.REQUIRED || old.reasons() > 0 && now.reasons() > 0);
        return alike ? now.reasons() - old.reasons() : 0;
    }

    /** Whether an exposure is to another law, or in another way: its status says only that there is one. */
    static boolean tellsOtherwise(Finding old, Finding now) {
        return now.isExposed() && !old.message().equals(now.message());
    }

    // What an open finding does to the decision depends on what else is found.
    private static int effect(Finding old, Finding now) {
        return old.status() == Status.OPEN || now.status() == Status.OPEN ? 0 : now.effect().compareTo(old.effect());
    }

    private static Optional<Direction> ofObligation(Optional<Obligation> before, Optional<Obligation> after) {
        if (before.isEmpty() || after.isEmpty()) {
            boolean owed = weight(after.or(() -> before).orElseThrow().status()) > 0;
            return Optional.of(owed ? cameOrWent(after.isPresent()) : Direction.NEITHER);
        }
        Obligation old = before.get();
        Obligation now = after.get();
        boolean same = old.status() == now.status()
                && old.timing() == now.timing()
                && due(old.due()).equals(due(now.due()))
                && (now.timing() != Timing.UPCOMING || old.appliesFrom().equals(now.appliesFrom()));
        return same
                ? Optional.empty()
                : Optional.of(first(
                        weight(now.status()) - weight(old.status()),
                        old.timing().compareTo(now.timing()),
                        sooner(due(old.due()), due(now.due())),
                        sooner(old.appliesFrom(), now.appliesFrom())));
    }

    private static Optional<Direction> ofCapability(Optional<Continuity> before, Optional<Continuity> after) {
        if (before.isEmpty() || after.isEmpty()) {
            boolean lost = after.filter(now -> rank(now) > RETAINED).isPresent();
            return Optional.of(lost ? Direction.WORSE : Direction.NEITHER);
        }
        Continuity old = before.get();
        Continuity now = after.get();
        boolean same = old.verdict() == now.verdict()
                && old.recoveryHours().equals(now.recoveryHours())
                && old.frozenDays().equals(now.frozenDays())
                && (now.verdict() != Verdict.DEGRADED || old.share().compareTo(now.share()) == 0);
        if (same) {
            return Optional.empty();
        }
        // As with findings: that nobody knows is no improvement.
        return Optional.of(
                now.verdict() == Verdict.UNKNOWN && rank(old) > RETAINED
                        ? Direction.NEITHER
                        : first(
                                rank(now) - rank(old),
                                later(old, now),
                                now.verdict() == Verdict.DEGRADED ? old.share().compareTo(now.share()) : 0,
                                sooner(old.frozenDays(), now.frozenDays())));
    }

    private static final int RETAINED = 1;

    private static int rank(Continuity continuity) {
        return switch (continuity.verdict()) {
            case RETAINED -> 0;
            case RETAINED_AFTER_SWITCH -> RETAINED;
            case UNKNOWN -> 2;
            case FROZEN -> 3;
            case RTO_BREACH -> 4;
            case DEGRADED -> 5;
            case LOST -> 6;
        };
    }

    private static int later(Continuity old, Continuity now) {
        return old.recoveryHours().isPresent() && now.recoveryHours().isPresent()
                ? now.recoveryHours().get().compareTo(old.recoveryHours().get())
                : 0;
    }

    private static Direction cameOrWent(boolean came) {
        return came ? Direction.WORSE : Direction.BETTER;
    }

    /** Whether somebody has to do something about it, or to live with it. */
    private static boolean burdens(Finding finding) {
        return finding.timing() != Timing.LAPSED && finding.kind() != Provision.Kind.LEVERAGE && weight(finding) > 0;
    }

    /** An exposure is told of, not broken: known for certain, it weighs more than one that is perhaps. */
    private static int weight(Finding finding) {
        return weight(finding.kind(), finding.status());
    }

    /** The same of what is known of a finding without the finding. */
    static int weight(Provision.Kind kind, Status status) {
        return weight(Finding.isExposed(kind, status) ? Status.VIOLATED : status);
    }

    private static int weight(Status status) {
        return switch (status) {
            case VIOLATED -> 3;
            case REQUIRED, OPEN -> 2;
            case PLANNED -> 1;
            case WAIVED, INFO, SATISFIED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> 0;
        };
    }

    /** @param worse each positive for worse, negative for better; the first that is neither counts */
    private static Direction first(int... worse) {
        for (int one : worse) {
            if (one != 0) {
                return one > 0 ? Direction.WORSE : Direction.BETTER;
            }
        }
        return Direction.NEITHER;
    }

    private static <T extends Comparable<? super T>> int sooner(Optional<T> old, Optional<T> now) {
        return old.isPresent() && now.isPresent() ? old.get().compareTo(now.get()) : 0;
    }

    private static Optional<LocalDate> due(Optional<Finding.Due> due) {
        return due.flatMap(Finding.Due::date);
    }

    private static List<Answered> questions(List<Question> before, Evaluation after, Facts now, Pairing pairing) {
        Set<List<String>> asked = new HashSet<>();
        before.forEach(question -> asked.add(List.of(pairing.pointer(question.pointer()), question.attribute())));
        Set<List<String>> still = new HashSet<>();
        List<Answered> all = new ArrayList<>();
        for (Question question : after.questions()) {
            List<String> key = List.of(question.pointer(), question.attribute());
            still.add(key);
            if (!asked.contains(key)) {
                all.add(new Answered(question, Outcome.NEW));
            }
        }
        for (Question question : before) {
            String pointer = pairing.pointer(question.pointer());
            if (!still.contains(List.of(pointer, question.attribute()))) {
                boolean answered = now.says(pointer, question.attribute());
                all.add(new Answered(question, answered ? Outcome.ANSWERED : Outcome.NOT_ASKED));
            }
        }
        return List.copyOf(all);
    }

    /** Whether the decision is a harder one. */
    public boolean decisionGotWorse() {
        return after.decision().compareTo(before.decision()) > 0;
    }

    /** How many changes of findings and of verdicts on capabilities are of a direction. */
    public int count(Direction direction) {
        return (int) (findings.stream().filter(change -> change.direction() == direction).count()
                + continuity.stream().filter(change -> change.direction() == direction).count());
    }

    /** 0 when nothing got worse, 1 when the decision did, 2 when anything else did. */
    public int exitCode() {
        return decisionGotWorse() ? 1 : count(Direction.WORSE) > 0 ? 2 : 0;
    }
}
