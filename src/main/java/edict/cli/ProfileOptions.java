package edict.cli;

import edict.Edict;
import edict.document.Names;
import java.util.Set;

/** How the organisation wants to be judged. */
final class ProfileOptions {

    private static final String USUAL = "default";

    private final Given<String> id;

    ProfileOptions(Syntax syntax) {
        id = syntax.option(
                "--profile", "ID", Values::text, USUAL, "How the organisation wants to be judged (default: ${default}).");
    }

    String id() {
        return id.get();
    }

    /** The same for another command, after a space; nothing where it is the usual one. */
    String again() {
        return id().equals(USUAL) ? "" : " --profile " + id();
    }

    /** The rulebook, which has the profile. @param where it has to be, said where there are two rulebooks */
    Edict edict(RulebookOptions rulebook, String where) {
        Edict edict = rulebook.edict();
        if (edict.rulebook().profile(id()).isEmpty()) {
            Set<String> profiles = edict.rulebook().profiles().keySet();
            throw new WrongUsage("--profile: there is no profile " + Names.quote(id()) + where
                    + (profiles.isEmpty() ? "; the rulebook has none" : Names.expected(id(), profiles)));
        }
        return edict;
    }
}
