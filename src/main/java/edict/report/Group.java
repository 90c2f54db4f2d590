package edict.report;

import edict.findings.Finding;
import edict.rulebook.Effect;

/** What findings of a report have in common for whoever decides; the gravest first. */
enum Group {
    REJECTS(Effect.REJECT),
    /** Nothing hangs on it as long as something else rejects: whoever puts that right meets it next. */
    MAY_REJECT(Effect.NONE),
    REVIEW(Effect.REVIEW),
    CONDITION(Effect.CONDITION),
    REST(Effect.NONE);

    private final Effect effect;

    Group(Effect effect) {
        this.effect = effect;
    }

    /** What its findings do to the decision. */
    Effect effect() {
        return effect;
    }

    static Group of(Finding finding) {
        return switch (finding.effect()) {
            case REJECT -> REJECTS;
            case REVIEW -> REVIEW;
            case CONDITION -> CONDITION;
            case NONE -> finding.mayReject() ? MAY_REJECT : REST;
        };
    }
}
