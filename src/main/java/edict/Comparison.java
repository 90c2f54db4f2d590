package edict;

import edict.continuity.Impact;
import edict.document.Place;
import edict.facts.Bounds;
import edict.facts.Given;
import edict.facts.Supplied;
import edict.facts.Terms;
import edict.facts.Ternary;
import edict.findings.Conclusions.Asked;
import edict.findings.Finding;
import edict.findings.Question;
import edict.procurement.Candidate.Amount;
import edict.procurement.Candidate;
import edict.procurement.Dossier;
import edict.procurement.Minimum;
import edict.procurement.Ranking;
import edict.rulebook.Status;
import edict.scoring.Answered;
import edict.scoring.Fraction;
import edict.scoring.Range;
import edict.scoring.Score;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Candidates compared inside the design that one of them would join. Immutable; the same request and rulebook give an equal one.
 *
 * @param today the design as it is, with what it runs today or with nothing
 * @param staying ids of what goes on naming today's supplier with each of the others, and may go with it
 * @param offers in the order of the dossier
 * @param extent how far each design was judged
 * @param rulebook hash
 */
public record Comparison(
        Dossier dossier,
        Evaluation today,
        List<String> staying,
        List<Offer> offers,
        Ranking ranking,
        Edict.Extent extent,
        LocalDate asOf,
        LocalDate knownOn,
        String profile,
        String rulebook) {

    /**
     * A candidate in its place.
     *
     * @param changes what it changes in the design and in what is found
     * @param minimums in the order of the dossier, then the one that holds always: no new ground for rejection
     * @param exit what leaving it again takes
     * @param values by criterion of the dossier's weights
     * @param impacts what the losses that count take away, the worst first
     * @param scores by framework, of what is supplied: the weakest of its parts
     * @param clauses findings whose clause is missing from the contracts, or perhaps
     * @param hanging those of them of which one answer about something else than a contract tells whether they are owed at all
     * @param evidence what proves less than it has to, or not long enough
     * @param contested what is said of it, and the registry says otherwise, whichever counts
     * @param questions what only the candidate can answer
     * @param own what only who buys can answer, with the candidate in its place
     * @param notes what is to be known of what is said of it, such as an answer that is about nothing
     */
    public record Offer(
            Candidate candidate,
            Evaluation evaluation,
            Changes changes,
            Supplied supplied,
            List<Reached> minimums,
            Exit exit,
            Map<String, Range<Fraction>> values,
            List<Impact> impacts,
            Map<String, Score> scores,
            List<Finding> clauses,
            List<Hanging> hanging,
            List<Evidence> evidence,
            List<Contested> contested,
            List<Question> questions,
            List<Question> own,
            List<Text> notes) {

        /** Whether all minimums are reached. */
        public Ternary admitted() {
            return Comparison.admitted(minimums);
        }

        /** What the registry says and newer evidence sets aside. */
        public List<Contested> settled() {
            return contested.stream().filter(one -> one.settling().isPresent()).toList();
        }

        /** The clauses for the contract, whatever is answered first. */
        public List<Finding> negotiable() {
            return clauses.stream().filter(finding -> hangsOn(finding).isEmpty()).toList();
        }

        /** The answer that comes before a clause. */
        public Optional<Question> hangsOn(Finding clause) {
            return hanging.stream().filter(one -> one.clauses().contains(clause)).map(Hanging::question).findFirst();
        }

        /** What it asks by a criterion of which the least is the best; empty for any other. */
        public Optional<Amount> amount(String criterion) {
            return Comparison.amount(criterion, candidate, exit);
        }

        /**
         * What is found otherwise than today; what is found of something that left just as of what came in its place is not. Of what is neither
         * better nor worse, that which has another status: what came or went is nobody's burden.
         */
        public List<Changes.Change<Finding>> found(Changes.Direction direction) {
            return Exchanged.apart(changes).stream()
                    .filter(change -> change.direction() == direction)
                    .filter(change -> direction != Changes.Direction.NEITHER || hasOtherStatus(change))
                    .toList();
        }

        private static boolean hasOtherStatus(Changes.Change<Finding> change) {
            Optional<Status> before = change.before().map(Finding::status);
            Optional<Status> after = change.after().map(Finding::status);
            return before.isPresent() && after.isPresent() && !before.equals(after);
        }

        /** Criteria of frameworks that nobody has answered for it, by framework. */
        public List<Answered> unanswered(String framework) {
            Score score = scores.get(framework);
            return score == null
                    ? List.of()
                    : score.answers().stream().filter(answer -> !answer.isSettled()).toList();
        }
    }

    /** Clauses of which one answer tells whether they are owed at all. */
    public record Hanging(Question question, List<Finding> clauses) {}

    /**
     * How a candidate stands to a minimum.
     *
     * @param minimum empty for the one that holds always
     * @param findings that decide it, or may
     * @param asked what else could settle it where it is unknown
     */
    public record Reached(Optional<Minimum> minimum, Ternary holds, Text why, List<Finding> findings, List<Asked> asked) {

        public Reached {
            asked = holds == Ternary.UNKNOWN ? asked : List.of();
        }

        /** The findings that somebody has established. */
        public List<Finding> established() {
            return findings.stream().filter(finding -> finding.status() != Status.OPEN).toList();
        }

        /** Those of which nobody knows whether there is anything to find. */
        public List<Finding> open() {
            return findings.stream().filter(finding -> finding.status() == Status.OPEN).toList();
        }

        /** All that could settle it; empty where it is settled. */
        public List<Asked> questions() {
            return holds != Ternary.UNKNOWN
                    ? List.of()
                    : Stream.concat(findings.stream().flatMap(finding -> finding.questions().stream()), asked.stream()).distinct().toList();
        }
    }

    /**
     * What leaving takes: as the dossier says, else as the contracts in the design give it, from the notice to the end of the transition.
     *
     * @param cost in euro
     */
    public record Exit(Amount days, Amount cost) {

        static Exit of(Candidate candidate, Supplied supplied) {
            Optional<Terms> terms = supplied.terms();
            return new Exit(said(candidate.exitDays(), terms.map(Terms::days)), said(candidate.exitCost(), terms.map(Terms::charges)));
        }

        /** What the dossier says, or else the contracts. */
        private static Amount said(Amount amount, Optional<Bounds> contracts) {
            return amount.equals(Amount.UNKNOWN)
                    ? contracts.map(bounds -> new Amount(bounds.least(), bounds.most())).orElse(amount)
                    : amount;
        }
    }

    /**
     * What somebody says of a candidate against the registry, which counts unless newer evidence settles it.
     *
     * @param thing what it is said of
     * @param question what is asked there, or the attribute
     * @param at where it is said
     * @param source of the registry's fact, where one is given
     * @param checked when somebody last read that
     * @param settling on whose word, with newer evidence, what the registry says is set aside; empty where it counts
     */
    public record Contested(
            Text thing,
            String pointer,
            Text question,
            Text stated,
            Place at,
            Text registered,
            Optional<String> source,
            Optional<LocalDate> checked,
            Optional<Given.Source> settling) {}

    /** A certificate that ends too early, or of which nobody knows when it ends. @param until empty when it isn't known */
    public record Evidence(String what, Optional<LocalDate> until) {}

    /** Whether all minimums are reached. */
    static Ternary admitted(List<Reached> minimums) {
        return minimums.stream().map(Reached::holds).reduce(Ternary.YES, Ternary::and);
    }

    /** What is asked by a criterion of which the least is the best; empty for any other. */
    static Optional<Amount> amount(String criterion, Candidate candidate, Exit exit) {
        return switch (criterion) {
            case Dossier.PRICE -> Optional.of(candidate.price());
            case Dossier.EXIT_DAYS -> Optional.of(exit.days());
            case Dossier.EXIT_COST -> Optional.of(exit.cost());
            default -> Optional.empty();
        };
    }

    /** What was looked at, for the design as it is or with some candidate. */
    public Evaluation.Scope scope() {
        return offers.stream().map(offer -> offer.evaluation().scope()).reduce(today.scope(), Evaluation.Scope::and);
    }

    /** What is held against the day judged and begins later. @param candidate whose contract; empty for the term of the dossier */
    public record Beginning(Optional<String> candidate, LocalDate day) {}

    /** The term, and each contract on offer that begins on another day than that; nothing where the later days are judged as well. */
    public List<Beginning> later() {
        if (extent == Edict.Extent.AHEAD) {
            return List.of();
        }
        Optional<LocalDate> term = dossier.term().map(Dossier.Term::from);
        return Stream.concat(
                        term.stream().map(day -> new Beginning(Optional.empty(), day)),
                        offers.stream()
                                .flatMap(offer -> offer.supplied().begins(asOf).stream()
                                        .filter(day -> !term.equals(Optional.of(day)))
                                        .map(day -> new Beginning(Optional.of(offer.candidate().id()), day))))
                .filter(one -> one.day().isAfter(asOf))
                .toList();
    }

    /** The offer of a candidate. */
    public Offer offer(String candidate) {
        return offers.stream().filter(offer -> offer.candidate().id().equals(candidate)).findFirst().orElseThrow();
    }
}
