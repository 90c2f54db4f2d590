package edict;

import edict.decision.Verdict;
import edict.document.Problem;
import edict.document.Refused;
import edict.engine.Budget;
import edict.findings.Finding;
import edict.rulebook.Effect;
import edict.rulebook.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What another rulebook makes of designs that are there already: which of them it decides otherwise, and by which provisions.
 * Immutable; equal evaluations give equal impacts.
 *
 * @param before hash of the rulebook that holds now, and {@code after} of the one proposed
 * @param revision what the rulebooks say otherwise
 * @param members in the order in which they were named; none where only the rules are looked at
 * @param affected provisions of which findings came, went or moved, those first that rest on what changed, and of these those of which
 *     most got worse
 * @param noticed provisions of which some design takes notice: these, and those behind what they rest on
 */
public record RuleImpact(
        String before, String after, Revision revision, List<Member> members, List<Affected> affected, Set<String> noticed) {

    /** What becomes of a design. */
    public sealed interface Outcome {

        /** How the rulebook judges it that holds now. */
        Evaluation before();
    }

    /** It is judged by both. */
    public record Judged(Changes changes) implements Outcome {

        @Override
        public Evaluation before() {
            return changes.before();
        }
    }

    /** The rulebook proposed can't read it. */
    public record Unreadable(Evaluation before, List<Problem> problems) implements Outcome {}

    /** A design. @param name of its file */
    public record Member(String name, Outcome outcome) {

        /** Whether it gets another decision, or none any more. */
        public boolean isFlipped() {
            return outcome instanceof Judged judged
                    ? judged.changes().after().decision() != judged.changes().before().decision()
                    : true;
        }

        /** Changes that make the decision another one: each begins, or ends, to have the effect that the harder decision has. */
        public List<Changes.Change<Finding>> deciding() {
            if (!isFlipped() || !(outcome instanceof Judged judged)) {
                return List.of();
            }
            Changes changes = judged.changes();
            boolean worse = changes.decisionGotWorse();
            Effect effect = effect((worse ? changes.after() : changes.before()).decision());
            return changes.findings().stream()
                    .filter(change -> has(effect, worse ? change.after() : change.before())
                            && !has(effect, worse ? change.before() : change.after()))
                    .toList();
        }

        private static boolean has(Effect effect, Optional<Finding> finding) {
            return finding.filter(one -> one.effect() == effect).isPresent();
        }

        private static Effect effect(Verdict verdict) {
            return switch (verdict) {
                case APPROVED -> Effect.NONE;
                case APPROVED_WITH_CONDITIONS -> Effect.CONDITION;
                case NEEDS_REVIEW -> Effect.REVIEW;
                case REJECTED -> Effect.REJECT;
            };
        }

        /** Whether anything that was found changes. */
        public boolean isTouched() {
            return outcome instanceof Judged judged
                    ? !judged.changes().findings().isEmpty()
                            || !judged.changes().continuity().isEmpty()
                            || isFlipped()
                    : true;
        }
    }

    /**
     * A provision.
     *
     * @param designs names of those of whose findings some changed
     * @param finding one of those that changed, for what it is called
     * @param reached whether it is, or rests on, something that the rulebooks say otherwise; else the rulebook proposed only leaves more, or
     *     fewer, completions to settle what is open
     */
    public record Affected(
            String provision, Finding finding, int worse, int better, int neither, List<String> designs, boolean reached) {}

    /**
     * Judges designs by two rulebooks, several beside each other.
     *
     * @param before the rulebook that holds now
     * @param after the one proposed
     * @throws Refused naming everything for which the rulebook that holds now can't read one of the designs
     */
    public static RuleImpact of(Edict before, Edict after, List<Request> requests) {
        return of(before, after, requests, Edict::evaluate);
    }

    /**
     * The same within a budget for all of them.
     *
     * @throws Budget.Exceeded when that costs too much
     */
    public static RuleImpact of(Edict before, Edict after, List<Request> requests, Budget budget) {
        Purse purse = Purse.of(budget);
        return of(before, after, requests, (edict, request) -> edict.evaluate(request, purse.left()));
    }

    private static RuleImpact of(
            Edict before, Edict after, List<Request> requests, BiFunction<Edict, Request, Edict.Answer> judge) {
        List<Edict.Answer> answers =
                requests.parallelStream().map(request -> judge.apply(before, request)).toList();
        List<Problem> problems = answers.stream()
                .filter(Edict.Rejected.class::isInstance)
                .flatMap(answer -> ((Edict.Rejected) answer).problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        List<Member> members = IntStream.range(0, requests.size())
                .parallel()
                .mapToObj(i -> new Member(
                        requests.get(i).document().file(),
                        outcome(
                                ((Edict.Evaluated) answers.get(i)).evaluation(),
                                after,
                                judge.apply(after, requests.get(i)))))
                .toList();
        Revision revision = Revision.between(before.rulebook(), after.rulebook());
        Set<String> reached = new TreeSet<>(revision.reached(before.rulebook()));
        reached.addAll(revision.reached(after.rulebook()));
        return new RuleImpact(
                before.rulebook().hash(),
                after.rulebook().hash(),
                revision,
                members,
                affected(members, reached),
                noticed(members));
    }

    private static Set<String> noticed(List<Member> members) {
        Set<String> noticed = new TreeSet<>();
        for (Member member : members) {
            if (member.outcome() instanceof Judged judged) {
                judged.changes().findings().stream()
                        .flatMap(change -> Stream.of(change.before(), change.after()))
                        .flatMap(Optional::stream)
                        .forEach(finding -> {
                            noticed.add(finding.provision());
                            finding.derivation().forEach(step -> noticed.add(step.provision()));
                            finding.exceptions().forEach(relief -> noticed.add(relief.provision()));
                        });
            }
        }
        return Set.copyOf(noticed);
    }

    private static Outcome outcome(Evaluation before, Edict after, Edict.Answer answer) {
        return answer instanceof Edict.Evaluated evaluated
                ? new Judged(Changes.between(before, evaluated.evaluation(), after.rulebook().vocabulary()))
                : new Unreadable(before, ((Edict.Rejected) answer).problems());
    }

    private static List<Affected> affected(List<Member> members, Set<String> reached) {
        Map<String, List<Changes.Change<Finding>>> changes = new TreeMap<>();
        Map<String, Set<String>> designs = new TreeMap<>();
        for (Member member : members) {
            if (member.outcome() instanceof Judged judged) {
                for (Changes.Change<Finding> change : judged.changes().findings()) {
                    String provision = change.it().provision();
                    changes.computeIfAbsent(provision, none -> new ArrayList<>()).add(change);
                    designs.computeIfAbsent(provision, none -> new LinkedHashSet<>()).add(member.name());
                }
            }
        }
        List<Affected> affected = new ArrayList<>();
        changes.forEach((provision, some) -> affected.add(new Affected(
                provision,
                some.get(0).it(),
                count(some, Changes.Direction.WORSE),
                count(some, Changes.Direction.BETTER),
                count(some, Changes.Direction.NEITHER),
                List.copyOf(Optional.ofNullable(designs.get(provision)).orElseThrow()),
                reached.contains(provision))));
        affected.sort(Comparator.comparing(Affected::reached)
                .thenComparing(Affected::worse)
                .reversed()
                .thenComparing(Affected::provision));
        return List.copyOf(affected);
    }

    private static int count(List<Changes.Change<Finding>> changes, Changes.Direction direction) {
        return (int) changes.stream().filter(change -> change.direction() == direction).count();
    }

    /** 0 when nothing gets worse, 1 when some design gets a harder decision or can't be read any more, 2 when anything else gets worse. */
    public int exitCode() {
        int worst = 0;
        for (Member member : members) {
            int code = member.outcome() instanceof Judged judged ? judged.changes().exitCode() : 1;
            if (code == 1) {
                return 1;
            }
            worst = Math.max(worst, code);
        }
        return worst;
    }
}
