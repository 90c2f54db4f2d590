package edict;

import edict.findings.Finding;
import edict.findings.Proof;
import edict.rulebook.Citation;
import edict.rulebook.Control;
import edict.rulebook.Provision;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Why provisions say what they say about a design, and why they say nothing about the rest of it. Immutable; the same
 * request and rulebook give an equal one.
 *
 * @param rulebook hash
 * @param provisions by id
 */
public record Explanation(
        LocalDate asOf, LocalDate knownOn, String rulebook, String profile, List<OfProvision> provisions) {

    /**
     * What is to be explained.
     *
     * @param provision id, or a pattern with {@code *}
     * @param subject id or pointer of the one thing that is asked about; empty for all
     */
    public record Question(String provision, Optional<String> subject) {}

    /**
     * One provision.
     *
     * @param citation with a link to the text that holds on the day judged
     * @param inForce from when it applies, or why it doesn't on the day judged
     * @param fired in the order of findings
     * @param notFired things that it judges and concludes nothing about on the day judged, in the order of the document
     * @param moreFired how many findings are left out
     * @param moreNotFired how many things are left out
     * @param notes what else the reader should know
     */
    public record OfProvision(
            Provision provision,
            Citation citation,
            Text inForce,
            List<Fired> fired,
            List<NotFired> notFired,
            int moreFired,
            int moreNotFired,
            List<Text> notes) {}

    /**
     * A finding.
     *
     * @param day on which it is concluded: the one judged, or the later one on which it comes up
     * @param conclusions from which its status follows
     * @param otherRules rules of the provision that conclude nothing here
     * @param exemptions rules that would take it away, and don't
     * @param controls what meets a duty, whatever its rules leave open
     */
    public record Fired(
            Finding finding,
            LocalDate day,
            List<Proof.Concluded> conclusions,
            List<Proof> otherRules,
            List<Proof> exemptions,
            List<ControlAsked> controls) {}

    /**
     * A control that meets a duty, alone or with others.
     *
     * @param evidence kinds that it needs
     * @param crosswalk standards that help to put it in place
     * @param declared as the design has it
     */
    public record ControlAsked(
            String control,
            Text title,
            List<String> evidence,
            List<Control.Crosswalk> crosswalk,
            List<Declared> declared) {}

    /** A control or a piece of evidence. @param reads what is said of it @param evidence of a control */
    public record Declared(Proof.Thing thing, List<Proof.Read> reads, List<Declared> evidence) {}

    /**
     * Something about which nothing is concluded.
     *
     * @param name as people call it
     * @param attempts how near each rule comes
     */
    public record NotFired(Finding.Subject subject, Text name, List<Proof> attempts) {}
}
