package edict.drl;

import edict.document.Place;
import edict.document.Problem;

/** Ends the reading of one part of a rule; caught inside this package, where reading can go on. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place at;

    Refusal(Place at, String message) {
        super(message, null, false, false);
        this.at = at;
    }

    Problem problem() {
        return new Problem(at, "", String.valueOf(getMessage()));
    }
}
