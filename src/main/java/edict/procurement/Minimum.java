package edict.procurement;

import edict.continuity.Verdict;
import edict.document.Node;
import edict.rulebook.Pattern;
import edict.rulebook.Wanted;
import java.util.Optional;
import java.util.Set;

/** What every candidate has to reach, whatever else it offers. */
public sealed interface Minimum {

    /** Where it stands in the dossier. */
    Node at();

    /** A level of a framework. */
    record Level(Node at, Wanted wanted) implements Minimum {}

    /**
     * A certificate that covers what is bought.
     *
     * @param schemes any of them will do
     * @param atStart whether it need be held only on the first day of the term, else from the day judged to the end of the term
     */
    record Certified(Node at, Set<String> schemes, boolean atStart) implements Minimum {}

    /**
     * Where what is bought runs and keeps data.
     *
     * @param parameter whose value the countries are on the day judged; empty where they are listed
     */
    record Within(Node at, Optional<String> parameter, Set<String> countries) implements Minimum {}

    /**
     * No finding of some provisions about what is bought.
     *
     * @param data kinds of data: findings that read data of other kinds alone don't count; empty for all
     */
    record Without(Node at, Pattern provisions, Set<String> data) implements Minimum {}

    /**
     * A capability that goes on when access to something is lost.
     *
     * @param atLeast the worst verdict that will do
     */
    record Kept(Node at, String capability, String scenario, Verdict atLeast) implements Minimum {}

    /** The worst decision on the whole design that will do. */
    record Decided(Node at, edict.decision.Verdict atWorst) implements Minimum {}
}
