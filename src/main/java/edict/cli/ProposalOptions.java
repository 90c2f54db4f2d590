package edict.cli;

import edict.rulebook.Provision;
import java.util.Set;

/** Whether law that is only proposed counts. */
final class ProposalOptions {

    private final Given<Boolean> included;

    ProposalOptions(Syntax syntax) {
        included = syntax.flag("--include-proposals", "Judge by proposed law as well; it never rejects.");
    }

    /** What counts besides the law in force. */
    Set<Provision.Force> forces() {
        return included.get() ? Set.of(Provision.Force.PROPOSED) : Set.of();
    }
}
