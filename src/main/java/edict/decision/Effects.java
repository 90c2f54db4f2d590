package edict.decision;

import edict.facts.Ternary;
import edict.findings.Finding;
import edict.rulebook.Effect;
import edict.rulebook.Profile;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.rulebook.Timing;

/** What a finding does to the decision by a profile's table, within the limits that no profile moves. */
final class Effects {

    private final Profile profile;

    Effects(Profile profile) {
        this.profile = profile;
    }

    /** The lower of the provision's enforcement and the profile's; the profile has no say about prohibitions of law. */
    Effect enforcement(Finding finding) {
        if (isProhibitionOfLaw(finding)) {
            return finding.enforcement();
        }
        Effect bySeverity = profile.riskAppetite().getOrDefault(finding.severity(), Effect.REJECT);
        Effect byProvision = profile.enforcement().stream()
                .filter(cap -> cap.provisions().matches(finding.provision()))
                .findFirst()
                .map(Profile.Cap::atMost)
                .orElse(Effect.REJECT);
        return finding.enforcement().atMost(bySeverity).atMost(byProvision);
    }

    /** The effect that the finding would have with this status. */
    Effect of(Finding finding, Status status) {
        Effect enforcement = enforcement(finding);
        Effect effect = profile.decision().stream()
                .filter(row -> row.matches(
                        finding.kind(), finding.force(), status, finding.timing(), enforcement))
                .findFirst()
                // INVARIANT: the loader has proved that every combination matches a row.
                .orElseThrow()
                .effect();
        if (isProhibitionOfLaw(finding) && finding.timing() == Timing.IN_FORCE) {
            effect = effect.atLeast(floor(status, enforcement));
        }
        if (!finding.conditions().isEmpty() && enforcement != Effect.NONE && status != Status.WAIVED) {
            effect = effect.atLeast(Effect.CONDITION);
        }
        return effect.atMost(limit(finding));
    }

    // The table can't lower what the enforcement of a prohibition says either.
    private static Effect floor(Status status, Effect enforcement) {
        return switch (status) {
            case VIOLATED -> enforcement;
            case OPEN -> enforcement.atMost(Effect.REVIEW);
            case REQUIRED, PLANNED, SATISFIED, INFO, WAIVED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> Effect.NONE;
        };
    }

    private static Effect limit(Finding finding) {
        if (finding.timing() == Timing.LAPSED) {
            return Effect.NONE;
        }
        boolean borneByOthers = finding.bearer() == Ternary.NO;
        if (finding.timing() == Timing.UPCOMING || borneByOthers) {
            return Effect.CONDITION;
        }
        boolean contested =
                finding.interpretation().filter(Finding.Interpretation::contested).isPresent();
        boolean binding =
                switch (finding.force()) {
                    case LAW, LABEL, HOUSE -> true;
                    case GUIDANCE, PROPOSED, PENDING -> false;
                };
        return binding && !contested && !finding.unverified() && finding.kind() != Provision.Kind.GUIDANCE
                ? Effect.REJECT
                : Effect.REVIEW;
    }

    private static boolean isProhibitionOfLaw(Finding finding) {
        return finding.kind() == Provision.Kind.PROHIBITION && finding.force() == Provision.Force.LAW;
    }
}
