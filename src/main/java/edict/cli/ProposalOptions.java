package edict.cli;

import edict.rulebook.Provision;
import java.util.Set;
import picocli.CommandLine.Option;

/** Whether law that is only proposed counts. */
final class ProposalOptions {

    @Option(names = "--include-proposals", description = "Judge by proposed law as well; it never rejects.")
    boolean included;

    /** What counts besides the law in force. */
    Set<Provision.Force> forces() {
        return included ? Set.of(Provision.Force.PROPOSED) : Set.of();
    }
}
