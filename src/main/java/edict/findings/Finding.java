package edict.findings;

import edict.facts.Given;
import edict.facts.Ternary;
import edict.rulebook.Citation;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Sanction;
import edict.rulebook.Severity;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one provision stands for one subject and bearer, and why. Immutable.
 *
 * @param text id of the wording, where the provision has several
 * @param appliesFrom for what is upcoming the first day on which it holds, else the first day of application
 * @param enforcement the provision's, lowered by the profile once it is decided
 * @param effect what it does to the decision; {@code NONE} until it is decided
 * @param worst the most that it could do by itself, however its own questions are answered; {@code NONE} until it is decided
 * @param sources of the rows of tables that it rests on, where its provision says which; each once
 * @param ceiling the most that the sanction may cost who bears it, where that can be told
 * @param message why, for people
 * @param reasons how many different ones a finding has for which something is violated, or would be from a later day on, of which the message names
 *     the first; 0 for any other
 * @param facts what the rule read
 * @param derivation derived facts that it stands on, each after those that stand on it
 * @param exceptions exemptions that remove it, or may
 * @param interpretation what is contested or settled about the law that it stands on
 * @param questions what could settle it, most specific first
 * @param conditions what has to happen by a day although the provision is met
 * @param waiver the waiver under which it stands, when it is waived
 * @param bearer whether it falls on the organisation assessed or its group
 * @param standing from which the status follows
 */
public record Finding(
        String provision,
        Text title,
        Provision.Kind kind,
        Provision.Force force,
        Status status,
        Timing timing,
        Optional<String> text,
        Optional<LocalDate> appliesFrom,
        Optional<Due> due,
        Subject subject,
        Who who,
        Severity severity,
        Effect enforcement,
        Effect effect,
        Effect worst,
        Citation citation,
        List<Citation> sources,
        Optional<Sanction> sanction,
        Optional<Ceiling> ceiling,
        Optional<Text> clause,
        Text message,
        int reasons,
        List<FactRead> facts,
        List<Derivation> derivation,
        List<Relief> exceptions,
        Optional<Interpretation> interpretation,
        boolean unverified,
        Optional<Text> remedy,
        List<Conclusions.Asked> questions,
        List<DatedCondition> conditions,
        Optional<Waiver> waiver,
        Ternary bearer,
        Standing standing) {

    /** @param id empty for parts without one and for what is not described */
    public record Subject(String type, Optional<String> id, String pointer) {}

    /**
     * On whom it falls.
     *
     * @param organisation id; empty when it is not known
     * @param role code; empty where the organisation itself bears it, or it is not known
     * @param title the role as people call it, where the vocabulary says so
     * @param of what the role is for, where the same is found of the organisation in that role for something else
     * @param pointer of the role or organisation, empty when it is not known
     */
    public record Who(
            Optional<String> organisation,
            Optional<String> role,
            Optional<Text> title,
            Optional<String> of,
            Optional<String> pointer) {}

    /**
     * By when, or until when.
     *
     * @param date empty when the day that it counts from is not known
     * @param lasts whether it stands until then, and has not to be met by then
     */
    public record Due(Optional<LocalDate> date, boolean lasts) {

        /** By when. */
        public Due(Optional<LocalDate> date) {
            this(date, false);
        }

        /** The last day on which it can be met in time; empty where there is none, or none is known. */
        public Optional<LocalDate> deadline() {
            return lasts ? Optional.empty() : date;
        }
    }

    /** A fact that the rule read, with the place where it stands. */
    public record FactRead(
            String pointer, String file, int line, int column, String attribute, Text value, Given.Origin origin) {}

    /** A derived fact, the provision whose rule derives it, and what that rule read. @param says what a fact of this type says */
    public record Derivation(
            String type, Text says, List<Text> arguments, Ternary holds, String provision, Citation citation, List<FactRead> facts) {}

    /**
     * How a provision is read.
     *
     * @param of the provision, where it is not that of the finding but one that a derived fact comes from
     */
    public record Interpretation(boolean contested, Optional<Text> text, Optional<String> of) {}

    /** An exemption. @param holds {@code YES} when it certainly applies */
    public record Relief(String provision, Text title, Citation citation, Ternary holds) {}

    /** Something to do by a day. */
    public record DatedCondition(LocalDate by, Text text) {}

    /** Whether a duty or a prohibition is violated already, in force and not waived: a condition that is not met breaks nothing. */
    public boolean isViolated() {
        boolean binding =
                switch (kind) {
                    case PROHIBITION, OBLIGATION -> true;
                    case CONDITION, CLASSIFICATION, EXEMPTION, LEVERAGE, EXPOSURE, GUIDANCE -> false;
                };
        return binding && status == Status.VIOLATED && timing == Timing.IN_FORCE;
    }

    /** Whether what is not known decides if it rejects; where something else rejects anyway nothing hangs on it today. */
    public boolean mayReject() {
        return status == Status.OPEN && effect == Effect.NONE && worst == Effect.REJECT;
    }

    /** Whether it tells of an exposure that is certain: that is told of, not broken, so its status says no more. */
    public boolean isExposed() {
        return isExposed(kind, status);
    }

    /** The same of a finding of which no more is known. */
    public static boolean isExposed(Provision.Kind kind, Status status) {
        return kind == Provision.Kind.EXPOSURE && status == Status.INFO;
    }

    /** Whether it is owed today, with all that it will lack from the day on by which it is due: nothing can break it before. */
    public boolean isYetUnbroken() {
        return status == Status.REQUIRED && timing == Timing.IN_FORCE && reasons > 0;
    }

    /** The same duty as one that is owed today, told with what another lacks from a later day on: in its words, and by its day. */
    Finding lacking(Finding later) {
        return new Finding(
                provision,
                title,
                kind,
                force,
                status,
                timing,
                text,
                appliesFrom,
                later.due,
                subject,
                who,
                severity,
                enforcement,
                effect,
                worst,
                citation,
                later.sources,
                sanction,
                ceiling,
                later.clause,
                later.message,
                later.reasons,
                later.facts,
                later.derivation,
                exceptions,
                interpretation,
                unverified,
                later.remedy,
                Stream.concat(questions.stream(), later.questions.stream()).distinct().toList(),
                conditions,
                waiver,
                bearer,
                standing);
    }

    /** The same with what the decision makes of it. @param could the most that it could do */
    public Finding decided(Effect lowered, Effect does, Effect could) {
        return new Finding(
                provision,
                title,
                kind,
                force,
                status,
                timing,
                text,
                appliesFrom,
                due,
                subject,
                who,
                severity,
                lowered,
                does,
                could,
                citation,
                sources,
                sanction,
                ceiling,
                clause,
                message,
                reasons,
                facts,
                derivation,
                exceptions,
                interpretation,
                unverified,
                remedy,
                questions,
                conditions,
                waiver,
                bearer,
                standing);
    }
}
