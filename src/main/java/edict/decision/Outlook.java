package edict.decision;

import edict.findings.Finding;
import edict.findings.Question;
import edict.rulebook.Effect;
import edict.rulebook.Profile;
import edict.rulebook.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How far answers can still move a decision. Findings are looked at one by one, so that it may move less far than this says,
 * never further.
 *
 * @param best the kindest that answers may lead to
 * @param worst the hardest
 * @param fixed findings that keep the decision from being kinder than {@code best}, whatever is answered
 * @param moving findings that may still make it harder than {@code best}
 */
public record Outlook(Verdict best, Verdict worst, List<Finding> fixed, List<Finding> moving) {

    /** @param findings after the decision */
    public static Outlook of(List<Finding> findings, Profile profile) {
        Effects effects = new Effects(profile);
        List<Span> spans = findings.stream().map(finding -> Span.of(finding, effects)).toList();
        Effect floor = spans.stream().map(Span::least).reduce(Effect.NONE, Effect::atLeast);
        Effect ceiling = spans.stream().map(Span::most).reduce(Effect.NONE, Effect::atLeast);
        List<Finding> fixed = new ArrayList<>();
        List<Finding> moving = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            if (floor != Effect.NONE && spans.get(i).least() == floor) {
                fixed.add(findings.get(i));
            }
            if (spans.get(i).most().compareTo(floor) > 0) {
                moving.add(findings.get(i));
            }
        }
        return new Outlook(Verdict.of(floor), Verdict.of(ceiling), List.copyOf(fixed), List.copyOf(moving));
    }

    /** The most that a finding may come to do to the decision, however what it hangs on is answered. */
    public static Effect most(Finding finding, Profile profile) {
        return Span.of(finding, new Effects(profile)).most();
    }

    /** Whether the decision is the same whatever is answered. */
    public boolean isSettled() {
        return best == worst;
    }

    /** Whether the answer to a question may change the decision. */
    public boolean hangsOn(Question question) {
        return moving.stream()
                .flatMap(finding -> finding.questions().stream())
                .anyMatch(asked -> asked.pointer().equals(question.pointer())
                        && asked.attribute().equals(question.attribute()));
    }

    /** The least and the most that a finding may come to do. */
    private record Span(Effect least, Effect most) {

        static Span of(Finding finding, Effects effects) {
            boolean open = finding.status() == Status.OPEN;
            boolean unmet = finding.status() == Status.REQUIRED && !finding.questions().isEmpty();
            // That it rejects although it is open is what every completion comes to.
            if (!open && !unmet || finding.effect() == Effect.REJECT) {
                return new Span(finding.effect(), finding.effect());
            }
            Effect least = Effect.REJECT;
            Effect most = Effect.NONE;
            for (Status status : open ? Deciding.statuses(finding) : Set.of(Status.REQUIRED)) {
                for (Status settled : settled(status)) {
                    Effect effect = effects.of(finding, settled);
                    least = least.atMost(effect);
                    most = most.atLeast(effect);
                }
            }
            return new Span(least, most);
        }

        /** What a status that further answers may change can become. */
        private static Set<Status> settled(Status status) {
            return switch (status) {
                case OPEN -> Set.of(Status.NOT_APPLICABLE, Status.SATISFIED, Status.REQUIRED, Status.VIOLATED);
                case REQUIRED -> Set.of(Status.SATISFIED, Status.PLANNED, Status.REQUIRED, Status.VIOLATED);
                case VIOLATED, PLANNED, SATISFIED, INFO, WAIVED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED ->
                    Set.of(status);
            };
        }
    }
}
