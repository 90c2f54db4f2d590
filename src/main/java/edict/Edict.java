package edict;

import edict.continuity.Difference;
import edict.continuity.Impact;
import edict.continuity.Leaving;
import edict.continuity.Scene;
import edict.continuity.Threat;
import edict.continuity.ValueChain;
import edict.document.Problem;
import edict.document.Reading;
import edict.engine.Budget;
import edict.engine.Engine;
import edict.engine.Focus;
import edict.facts.Called;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Option;
import edict.facts.Shapes;
import edict.facts.Tables;
import edict.facts.Ternary;
import edict.findings.Judged;
import edict.findings.Question;
import edict.findings.Reason;
import edict.procurement.Beside;
import edict.procurement.Candidate;
import edict.procurement.Dossier;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Pattern;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Wanted;
import edict.scoring.Scores;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Document in, evaluation out. Same request, same rulebook: same answer, whatever the day. Immutable and safe to share
 * between threads.
 */
public final class Edict {

    /**
     * Completions that settle what is open, in all: the first few hundred settle what small designs leave open, and every
     * thousand more costs about a tenth of a second.
     */
    public static final Budget USUAL = new Budget(Budget.USUAL.time(), Budget.USUAL.matches(), 1_250);

    /** The same for what has to judge a design many times over. */
    public static final Budget SEARCHING = new Budget(USUAL.time().plus(USUAL.time()), USUAL.matches(), USUAL.completions());

    private static @Nullable Edict shipped;

    private final Rulebook rulebook;
    private final Calendar calendar;
    private final Engine engine;
    private final Tables tables;
    private final Intake intake;
    private final Judging judging;
    private final Procurement procurement;
    private final Continuity continuity;

    private Edict(Rulebook rulebook, Engine engine) {
        Shapes shapes = Shapes.of(rulebook.vocabulary());
        this.rulebook = rulebook;
        this.calendar = Calendar.of(rulebook);
        this.engine = engine;
        this.tables = Tables.of(shapes);
        this.intake = new Intake(rulebook, shapes);
        this.judging = new Judging(calendar, engine, tables);
        this.procurement = new Procurement(calendar, intake, judging);
        this.continuity = new Continuity(calendar, intake, engine, judging, tables);
    }

    /**
     * Reads {@code rules} and {@code policies} under {@code folder}.
     *
     * @throws edict.document.Refused naming everything that is wrong
     */
    public static Edict load(Path folder) {
        return of(Rulebook.load(folder));
    }

    /** With the rulebook that travels with the program, always the same: the networks that one caller needs serve the next. */
    public static synchronized Edict shipped() {
        if (shipped == null) {
            shipped = of(Rulebook.shipped());
        }
        return shipped;
    }

    public static Edict of(Rulebook rulebook) {
        return new Edict(rulebook, Engine.of(rulebook.vocabulary(), rulebook.rules()));
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    /** What came of a request: an evaluation, a simulation, an explanation, or what is wrong with what was submitted. */
    public sealed interface Answer {}

    public record Evaluated(Evaluation evaluation) implements Answer {}

    public record Played(Simulation simulation) implements Answer {}

    public record Surveyed(Survey survey) implements Answer {}

    /** @param title of the design, else the name of its file */
    public record Pictured(String title, Scene scene) implements Answer {}

    /**
     * @param design name of its file
     * @param bands names of how concentrated something is, by the number of points from which on they apply
     * @param leaving how hard it is to leave those who supply it
     * @param called what its things are called
     */
    public record Chained(
            String design,
            LocalDate asOf,
            LocalDate knownOn,
            String rulebook,
            String profile,
            ValueChain chain,
            Map<BigDecimal, String> bands,
            Leaving leaving,
            Called called)
            implements Answer {}

    public record Repaired(Repair repair) implements Answer {}

    public record Remedied(Remedy remedy) implements Answer {}

    public record Compared(Comparison comparison) implements Answer {}

    /** A design with a candidate of a dossier in its place. */
    public record Placed(Request request, Dossier dossier, Candidate candidate) implements Answer {}

    /**
     * What is not known of a candidate, those questions first on which minimums hang, then those on which weights do.
     *
     * @param questions what only the candidate can answer
     * @param own what only who buys can answer
     * @param unsaid criteria that count, of which its dossier says nothing and no answer can
     */
    public record Open(List<Question> questions, List<Question> own, List<String> unsaid) implements Answer {}

    public record Shortlisted(Shortlist shortlist) implements Answer {}

    public record Explained(Explanation explanation) implements Answer {}

    /**
     * Scores.
     *
     * @param scores one for each framework asked for
     * @param reasons of the rungs that rules conclude
     */
    public record Scored(
            LocalDate asOf, LocalDate knownOn, String rulebook, String profile, List<Scores> scores, List<Reason> reasons) implements Answer {

        /** Only those about one product or component, by id or pointer. */
        public Scored about(String name) {
            List<Scores> theirs = scores.stream().map(one -> one.about(name)).toList();
            Set<String> subjects = theirs.stream()
                    .flatMap(Scores::parts)
                    .flatMap(of -> Stream.concat(Stream.of(of.subject().key()), of.subject().product().stream()))
                    .collect(Collectors.toSet());
            return new Scored(
                    asOf, knownOn, rulebook, profile, theirs, reasons.stream().filter(reason -> subjects.contains(reason.subject())).toList());
        }

        /** Ids of what is scored. */
        public Set<String> names() {
            return scores.stream()
                    .flatMap(Scores::parts)
                    .flatMap(of -> of.subject().id().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Whether every component, or where there is none every product, reaches its minimum; yes where there is none. */
        public Ternary gate() {
            return scores.stream().map(Scores::gate).reduce(Ternary.YES, Ternary::and);
        }
    }

    /** A question about something that is not there. @param message names the nearest that is */
    public record Misasked(String message) implements Answer {}

    /** @param problems at least one, sorted */
    public record Rejected(List<Problem> problems) implements Answer {}

    /** How far designs are judged that are held against each other. */
    public enum Extent {
        /** The day judged. What is open only because the rules say it in several ways stays open: more is asked than has to be. */
        DAY,
        /** As a design on its own: the later days on which something turns as well, and what is open settled as far as that goes. */
        AHEAD
    }

    /** Evaluates a request. */
    public Answer evaluate(Request request) {
        return evaluate(request, USUAL);
    }

    /**
     * Evaluates a request within a budget.
     *
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer evaluate(Request request, Budget budget) {
        return evaluate(request, budget, new Judging.Course());
    }

    /**
     * The same for one day after another.
     *
     * @param course of the same request about other days
     */
    Answer evaluate(Request request, Budget budget, Judging.Course course) {
        return Intake.opened(request, plain -> evaluateDocument(plain, budget, course));
    }

    private Answer evaluateDocument(Request request, Budget budget, Judging.Course course) {
        return intake.drafted(request, (about, notes) -> {
            Answer answer = evaluateDesign(about, budget, course);
            return answer instanceof Evaluated evaluated && !notes.isEmpty()
                    ? new Evaluated(evaluated.evaluation().noting(notes))
                    : answer;
        });
    }

    private Answer evaluateDesign(Request request, Budget budget, Judging.Course course) {
        return judged(request, intake.catalogue(request), List.of(), Extent.AHEAD, Purse.of(budget), course);
    }

    /** @param steps what the design says otherwise */
    private Answer judged(
            Request request, List<CatalogueEntry> catalogue, List<Option.Step> steps, Extent extent, Purse purse, Judging.Course course) {
        Profile profile = intake.profile(request);
        return intake.accepted(
                request,
                catalogue,
                new Staged(steps, List.of()),
                (facts, waivers) -> new Evaluated(judging.evaluate(new Judging.Asked(request, profile, waivers, extent, purse), facts, course)));
    }

    /**
     * Puts each candidate of a dossier into the design that it would join, and judges the whole design each time.
     *
     * @param request its document is {@code kind: Procurement}, its answers and waivers are those of the design
     * @param files reads the design that a dossier names, with where it names it
     * @param extent how far each design is judged
     * @return a {@link Compared}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer compare(Request request, Beside files, Extent extent, Budget budget) {
        return procurement.compare(request, files, extent, budget);
    }

    /**
     * The design with one candidate of a dossier in its place, and with what it has answered: to ask about it, and to look at.
     *
     * @param request its document is {@code kind: Procurement}
     * @param candidate id
     * @param brought names, as the dossier has them, of files of answers that the caller reads
     * @param files reads the design that a dossier names, with where it names it
     * @return a {@link Placed}, a {@link Misasked} or a {@link Rejected}
     */
    public Answer place(Request request, String candidate, Predicate<String> brought, Beside files) {
        return procurement.place(request, candidate, brought, files);
    }

    /**
     * Asks what is not known of a candidate.
     *
     * @param request about the design with it in its place
     * @return an {@link Open}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer ask(Request request, Placed placed, Budget budget) {
        return procurement.ask(request, placed, budget);
    }

    /**
     * Puts each product of the registry that fits into a place of a design, and says which would do there.
     *
     * @param request its document is {@code kind: Procurement}, whose candidates don't count
     * @param files reads the design that a dossier names, with where it names it
     * @return a {@link Shortlisted}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer shortlist(Request request, Beside files, Budget budget) {
        return procurement.shortlist(request, files, budget);
    }

    /**
     * The same for the place of one component, where everything else is to stay as it is.
     *
     * @param request about a design
     * @param component id
     * @param minimums {@code kind: Procurement}, whose minimums and term count
     * @return a {@link Shortlisted}, a {@link Misasked} when the design has no such component, or a {@link Rejected}
     */
    public Answer shortlist(Request request, String component, Optional<Reading.Document> minimums, Budget budget) {
        return procurement.shortlist(request, component, minimums, budget);
    }

    /**
     * Scores products, components and the whole design, and judges nothing else.
     *
     * @return a {@link Scored}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer score(Request request, List<Wanted> wanted, Budget budget) {
        return intake.facts(request, (plain, facts) -> score(plain, facts, wanted, budget));
    }

    private Answer score(Request request, Facts facts, List<Wanted> wanted, Budget budget) {
        Profile profile = intake.profile(request).scoring(wanted).onlyScores();
        List<Problem> problems = Scores.problems(rulebook.frameworks(), facts);
        if (!problems.isEmpty()) {
            return new Rejected(problems.stream().sorted().toList());
        }
        Facts now = facts.with(calendar.rows(request.asOf(), request.known()), tables);
        Moment moment = calendar.moment(request.asOf(), request.known(), profile);
        Judged judged = engine.concludeOnce(now, moment, budget, Focus.asking(type -> true)).judged(request.asOf());
        return new Scored(
                request.asOf(),
                request.known(),
                rulebook.hash(),
                profile.id(),
                Scores.of(rulebook.frameworks(), wanted, judged),
                Reason.of(calendar, judged, request.known()));
    }

    /**
     * Plays a scenario through, from the day judged on; a {@link #survey} where it stands for several, or where there is none:
     * then of all that concern the design.
     *
     * @return a {@link Played}, a {@link Surveyed} or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile or scenario
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer simulate(Request request, Optional<Scenario> scenario, Budget budget) {
        return scenario.filter(one -> one.each().isEmpty())
                .map(one -> simulate(request, one.id(), budget))
                .orElseGet(() -> survey(request, scenario, budget));
    }

    /**
     * Plays a scenario through, from the day judged on.
     *
     * @return a {@link Played}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile or scenario
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer simulate(Request request, String scenario, Budget budget) {
        Scenario played = Optional.ofNullable(rulebook.scenarios().get(scenario))
                .orElseThrow(() -> new IllegalArgumentException("there is no scenario `" + scenario + "`"));
        Answer before = evaluate(request, budget);
        if (!(before instanceof Evaluated judged)) {
            return before;
        }
        Rulebook ended = rulebook;
        for (Scenario.RowEnds ends : played.ended()) {
            ended = ended.ending(ends.table(), ends.row(), request.asOf());
        }
        Edict without = this;
        Evaluation then = judged.evaluation();
        if (!played.ended().isEmpty()) {
            without = new Edict(ended, engine);
            then = without.evaluate(request, budget) instanceof Evaluated other ? other.evaluation() : then;
        }
        Threat.Ground ground = without.continuity.ground(request, played, then, budget);
        return new Played(new Simulation(
                played,
                request.asOf(),
                judged.evaluation(),
                then,
                played.touches()
                        ? Impact.of(played, ground).stream().findFirst()
                        : Optional.empty(),
                new Threat(played, Optional.empty()).reaches(ground),
                Difference.of(
                        ground.facts(),
                        judged.evaluation().conclusions(),
                        then.conclusions(),
                        judged.evaluation().findings(),
                        then.findings())));
    }

    /**
     * Tells what each loss of access that concerns a design does to it, whichever packs the profile chooses. Nothing is said about what the law thinks of it.
     *
     * @param asked the only scenario to look at, if there is one
     * @return a {@link Surveyed}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer survey(Request request, Optional<Scenario> asked, Budget budget) {
        return continuity.survey(request, asked, budget);
    }

    /**
     * Shows who can switch what off, and what a loss of access takes away.
     *
     * @param scenario what is lost; empty for the design as it is
     * @return a {@link Pictured}, a {@link Misasked} or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer picture(Request request, Optional<Scenario> scenario, Budget budget) {
        return continuity.picture(request, scenario, budget);
    }

    /**
     * Tells how much of each layer of the value chain hangs on whom, and how hard it is to leave them.
     *
     * @return a {@link Chained}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer chain(Request request, Budget budget) {
        return continuity.chain(request, budget);
    }

    /**
     * Looks for the cheapest changes that keep what a scenario takes away, or where there is none, what the losses that
     * concern the design do, whichever packs the profile chooses.
     *
     * @return a {@link Repaired}, a {@link Misasked} or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer repair(Request request, Optional<Scenario> scenario, Budget budget) {
        return continuity.repair(request, scenario, budget);
    }

    /**
     * Looks for what would have to change for a design to go ahead.
     *
     * @return a {@link Remedied}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer remedy(Request request, Budget budget) {
        return intake.unwrapped(request, plain -> {
            Design.Outcome read = intake.read(plain);
            if (!(read instanceof Design.Accepted accepted)) {
                return new Rejected(((Design.Rejected) read).problems());
            }
            Purse purse = Purse.of(budget);
            List<CatalogueEntry> catalogue = intake.catalogue(plain);
            BiFunction<List<Option.Step>, Extent, Answer> judge =
                    (steps, extent) -> judged(plain, catalogue, steps, extent, purse, new Judging.Course());
            Answer today = judge.apply(List.of(), Extent.DAY);
            return today instanceof Evaluated evaluated
                    ? new Remedied(new Remedying(
                                    rulebook,
                                    plain.document().root(),
                                    steps -> evaluation(judge.apply(steps, Extent.DAY)),
                                    steps -> intake.legible(plain, intake.waived(plain), catalogue, new Staged(steps, List.of()))
                                            instanceof Design.Accepted,
                                    steps -> evaluation(judge.apply(steps, Extent.AHEAD)).orElseThrow(),
                                    evaluated.evaluation(),
                                    accepted.options())
                            .remedy(plain))
                    : today;
        });
    }

    private static Optional<Evaluation> evaluation(Answer answer) {
        return answer instanceof Evaluated evaluated ? Optional.of(evaluated.evaluation()) : Optional.empty();
    }

    /**
     * Explains what provisions say about a design, and why they say nothing about the rest of it.
     *
     * @return an {@link Explained}, a {@link Misasked} or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer explain(Request request, Explanation.Question question, Budget budget) {
        Purse purse = Purse.of(budget);
        Pattern asked = new Pattern(question.provision());
        if (rulebook.provisions().keySet().stream().noneMatch(asked::matches)) {
            return new Misasked(Explaining.noProvision(question.provision(), rulebook));
        }
        Answer answer = evaluate(request.lookingAtEverything(), budget);
        if (!(answer instanceof Evaluated evaluated)) {
            return answer;
        }
        Profile profile =
                rulebook.profile(request.profile()).orElseThrow().including(request.include());
        Explaining explaining = new Explaining(calendar, engine, profile, evaluated.evaluation(), purse::left);
        return explaining
                .mistake(question)
                .<Answer>map(Misasked::new)
                .orElseGet(() -> new Explained(explaining.explanation(question)));
    }
}
