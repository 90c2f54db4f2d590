package edict;

import edict.continuity.Difference;
import edict.continuity.Impact;
import edict.continuity.Leaving;
import edict.continuity.Scene;
import edict.continuity.Threat;
import edict.continuity.ValueChain;
import edict.document.Names;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.engine.Budget;
import edict.engine.Engine;
import edict.engine.Focus;
import edict.facts.CatalogueEntries;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.facts.Facts;
import edict.facts.Option;
import edict.facts.Shapes;
import edict.facts.Supply;
import edict.facts.Tables;
import edict.facts.Ternary;
import edict.findings.Judged;
import edict.findings.Question;
import edict.findings.Waiver;
import edict.findings.Waivers;
import edict.imports.Draft;
import edict.imports.Importer;
import edict.imports.Imports;
import edict.imports.Registry;
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
import edict.rulebook.Words;
import edict.scoring.Scores;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final Shapes shapes;
    private final CatalogueEntries catalogues;
    private final Tables tables;
    private final Engine engine;
    private final Judging judging;

    private Edict(Rulebook rulebook, Engine engine) {
        this.rulebook = rulebook;
        this.calendar = Calendar.of(rulebook);
        this.shapes = Shapes.of(rulebook.vocabulary());
        this.catalogues = CatalogueEntries.of(rulebook.registry().values());
        this.tables = Tables.of(shapes);
        this.engine = engine;
        this.judging = new Judging(calendar, engine, tables);
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
     */
    public record Chained(
            String design,
            LocalDate asOf,
            LocalDate knownOn,
            String rulebook,
            String profile,
            ValueChain chain,
            Map<BigDecimal, String> bands,
            Leaving leaving)
            implements Answer {}

    public record Repaired(Repair repair) implements Answer {}

    public record Compared(Comparison comparison) implements Answer {}

    /** A design with a candidate of a dossier in its place. */
    public record Placed(Request request, Dossier dossier) implements Answer {}

    /** What only a candidate can answer, those questions first on which minimums hang. */
    public record Open(List<Question> questions) implements Answer {}

    public record Shortlisted(Shortlist shortlist) implements Answer {}

    public record Explained(Explanation explanation) implements Answer {}

    /** @param scores one for each framework asked for */
    public record Scored(LocalDate asOf, LocalDate knownOn, String rulebook, String profile, List<Scores> scores) implements Answer {

        /** Only those about one product or component, by id or pointer. */
        public Scored about(String name) {
            return new Scored(asOf, knownOn, rulebook, profile, scores.stream().map(one -> one.about(name)).toList());
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
        return opened(request, plain -> evaluateDocument(plain, budget, course));
    }

    /** The answer about what the request wraps, once; what it wraps is no other request. */
    private static Answer opened(Request request, Function<Request, Answer> answering) {
        if (!Envelope.isOne(request.document())) {
            return answering.apply(request);
        }
        Envelope.Outcome outcome = Envelope.open(request.document());
        if (outcome instanceof Envelope.Torn torn) {
            return new Rejected(torn.problems());
        }
        Envelope envelope = ((Envelope.Opened) outcome).envelope();
        Answer answer = answering.apply(envelope.request(request));
        return answer instanceof Rejected rejected ? new Rejected(envelope.pointing(rejected.problems())) : answer;
    }

    private Answer evaluateDocument(Request request, Budget budget, Judging.Course course) {
        Optional<Importer> importer = Imports.recognise(request.document());
        return importer.isPresent()
                ? evaluateImported(importer.get(), request, budget, course)
                : evaluateDesign(request, budget, course);
    }

    /** Another format is read into a design first, and what was not understood of it is noted. */
    private Answer evaluateImported(Importer importer, Request request, Budget budget, Judging.Course course) {
        Importer.Outcome outcome = importer.read(
                request.document(),
                Registry.of(rulebook.registry().values(), request.asOf(), request.known()));
        if (outcome instanceof Importer.Unreadable unreadable) {
            return new Rejected(unreadable.problems());
        }
        Draft draft = (Draft) outcome;
        Reading.Document design = new Reading.Document(
                draft.document().file(), draft.document().root(), request.document().original());
        Answer answer = evaluateDesign(request.about(design), budget, course);
        return answer instanceof Evaluated evaluated
                ? new Evaluated(evaluated.evaluation().noting(draft.notes()))
                : answer;
    }

    private Answer evaluateDesign(Request request, Budget budget, Judging.Course course) {
        return evaluateDesign(
                request, catalogues.on(request.asOf(), request.known()), profile(request), Staged.AS_IS, Extent.AHEAD, budget, course);
    }

    private Answer evaluateDesign(
            Request request,
            List<CatalogueEntry> catalogue,
            Profile profile,
            Staged staged,
            Extent extent,
            Budget budget,
            Judging.Course course) {
        Waivers.Outcome waived = waived(request);
        Design.Outcome read = legible(request, waived, catalogue, staged);
        if (!(read instanceof Design.Accepted accepted)) {
            return new Rejected(((Design.Rejected) read).problems());
        }
        List<Waiver> waivers = ((Waivers.Accepted) waived).waivers();
        Judging.Asked asked = new Judging.Asked(request, profile, waivers, extent, Purse.of(budget));
        return new Evaluated(judging.evaluate(asked, accepted.facts(), course));
    }

    /** A design that can be judged, or all that is wrong with it, its answers and its waivers. */
    private Design.Outcome legible(Request request, Waivers.Outcome waived, List<CatalogueEntry> catalogue, Staged staged) {
        List<Problem> problems = new ArrayList<>();
        Design.Sources sources = new Design.Sources(request.document(), request.answers(), catalogue, staged.answers(), request.newcomers());
        Design.Outcome read = staged.equals(Staged.AS_IS)
                ? Design.read(sources, shapes)
                : Design.readChanged(sources, staged.steps(), shapes);
        if (read instanceof Design.Rejected rejected) {
            problems.addAll(rejected.problems());
        } else {
            problems.addAll(Scores.problems(rulebook.frameworks(), ((Design.Accepted) read).facts()));
        }
        if (waived instanceof Waivers.Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        problems.sort(null);
        return problems.isEmpty() ? read : new Design.Rejected(List.copyOf(problems));
    }

    private Waivers.Outcome waived(Request request) {
        return Waivers.read(request.waivers(), rulebook.provisions());
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
        return inPlace(compareDossier(request, files, extent, budget), request);
    }

    /** What is wrong in a design that a dossier has in it is told with pointers into the dossier. */
    private static Answer inPlace(Answer answer, Request request) {
        return answer instanceof Rejected rejected
                ? new Rejected(Trees.pointing(rejected.problems(), request.document().root()))
                : answer;
    }

    private Answer compareDossier(Request request, Beside files, Extent extent, Budget budget) {
        Dossier.Outcome read = Dossier.read(request.document(), rulebook, files);
        List<CatalogueEntry> catalogue = catalogues.on(request.asOf(), request.known());
        if (!(read instanceof Dossier.Accepted accepted)) {
            return new Rejected(problems((Dossier.Rejected) read, request, catalogue, files));
        }
        Dossier dossier = accepted.dossier();
        Joined joined = joined(dossier, request, files);
        if (joined instanceof Illegible illegible) {
            return new Rejected(illegible.problems());
        }
        Request about = ((About) joined).request();
        Waivers.Outcome waived = waived(about);
        Trials trials = trying(dossier, waived, catalogue, files).trials(about, List.of());
        Profile profile = profile(request);
        Gate gate = gate(dossier, request, profile);
        List<Problem> problems = Stream.concat(trials.problems().stream(), gate.overlooked().stream()).sorted().toList();
        if (!problems.isEmpty()) {
            return new Rejected(problems);
        }
        Profile scoring = profile.scoring(Comparing.scored(dossier, rulebook));
        List<Waiver> waivers = ((Waivers.Accepted) waived).waivers();
        Purse purse = Purse.of(budget);
        return new Compared(new Comparing(
                        dossier,
                        rulebook,
                        gate,
                        (one, facts) -> judging.evaluate(
                                new Judging.Asked(one, scoring, waivers, extent, Purse.of(purse.left())), facts),
                        facts -> judging.losses(profile, facts).toList())
                .compare(about, trials));
    }

    /** What is wrong with a dossier, and with all that can be read of what it names. */
    private List<Problem> problems(Dossier.Rejected read, Request request, List<CatalogueEntry> catalogue, Beside files) {
        if (read.legible().isEmpty()) {
            return read.problems();
        }
        Dossier dossier = read.legible().get();
        Joined joined = joined(dossier, request, files);
        if (joined instanceof Illegible illegible) {
            return Stream.concat(read.problems().stream(), illegible.problems().stream()).sorted().toList();
        }
        Request about = ((About) joined).request();
        return trying(dossier, waived(about), catalogue, files).trials(about, read.problems()).problems();
    }

    private Trials.Reader trying(Dossier dossier, Waivers.Outcome waived, List<CatalogueEntry> catalogue, Beside files) {
        return new Trials.Reader(
                dossier, rulebook.vocabulary(), catalogue, (about, staged) -> legible(about, waived, catalogue, staged), files);
    }

    /** What came of reading the design that candidates of a dossier would join. */
    private sealed interface Joined {}

    private record About(Request request) implements Joined {}

    private record Illegible(List<Problem> problems) implements Joined {}

    /** The design that a dossier names or has in it, asked about as the request does. It may come with its answers and waivers, as on its own. */
    private static Joined joined(Dossier dossier, Request request, Beside files) {
        Reading read = dossier.design() instanceof Dossier.Named named
                ? files.document(named.file(), named.at())
                : new Reading.Document(request.document().file(), ((Dossier.Written) dossier.design()).design());
        if (read instanceof Reading.Rejected rejected) {
            return new Illegible(rejected.problems());
        }
        Reading.Document design = (Reading.Document) read;
        Request about = request.about(design);
        if (Envelope.isOne(design)) {
            Envelope.Outcome outcome = Envelope.open(design);
            if (outcome instanceof Envelope.Torn torn) {
                return new Illegible(torn.problems());
            }
            about = ((Envelope.Opened) outcome).envelope().request(request);
        }
        return new About(dossier.design() instanceof Dossier.Written written ? about.expecting(written.unlisted()) : about);
    }

    /**
     * The design with one candidate of a dossier in its place: to ask about it, and to look at.
     *
     * @param request its document is {@code kind: Procurement}
     * @param candidate id
     * @param files reads the design that a dossier names, with where it names it
     * @return a {@link Placed}, a {@link Misasked} or a {@link Rejected}
     */
    public Answer place(Request request, String candidate, Beside files) {
        return inPlace(placeCandidate(request, candidate, files), request);
    }

    private Answer placeCandidate(Request request, String candidate, Beside files) {
        Dossier.Outcome read = Dossier.read(request.document(), rulebook, files);
        List<CatalogueEntry> catalogue = catalogues.on(request.asOf(), request.known());
        if (!(read instanceof Dossier.Accepted accepted)) {
            return new Rejected(problems((Dossier.Rejected) read, request, catalogue, files));
        }
        Dossier dossier = accepted.dossier();
        Optional<Candidate> chosen = dossier.candidates().stream().filter(one -> one.id().equals(candidate)).findFirst();
        if (chosen.isEmpty()) {
            List<String> ids = dossier.candidates().stream().map(Candidate::id).toList();
            return new Misasked("no candidate is called " + Names.quote(candidate) + "; expected " + Names.oneOf(ids));
        }
        Joined joined = joined(dossier, request, files);
        if (joined instanceof Illegible illegible) {
            return new Rejected(illegible.problems());
        }
        Request about = ((About) joined).request();
        // Answers are what is about to be given.
        Trials trials = trying(dossier.with(List.of(chosen.get().unanswered())), waived(about), catalogue, files)
                .trials(about, List.of());
        if (!trials.problems().isEmpty()) {
            return new Rejected(trials.problems());
        }
        Trials.Staging staging = trials.trials().get(0).staging();
        Problems problems = new Problems();
        Reading.Document placed = Design.after(staging.about().document(), staging.staged().steps(), problems);
        return problems.isEmpty() ? new Placed(staging.about().about(placed), dossier) : new Rejected(problems.sorted());
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
        Profile profile = profile(request);
        Dossier dossier = placed.dossier();
        Gate gate = gate(dossier, request, profile);
        List<Problem> overlooked = gate.overlooked();
        if (!overlooked.isEmpty()) {
            return new Rejected(overlooked);
        }
        Answer answer = evaluateDesign(
                request,
                catalogues.on(request.asOf(), request.known()),
                profile.scoring(Comparing.scored(dossier, rulebook)),
                Staged.AS_IS,
                Extent.AHEAD,
                budget,
                new Judging.Course());
        if (!(answer instanceof Evaluated evaluated)) {
            return answer;
        }
        InPlace there = InPlace.of(evaluated.evaluation(), dossier.components());
        List<Question> theirs = there.questions(gate.reached(there), rulebook);
        return new Open(IntStream.range(0, theirs.size()).mapToObj(i -> theirs.get(i).ranked(i + 1)).toList());
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
        return inPlace(shortlistDossier(request, files, budget), request);
    }

    private Answer shortlistDossier(Request request, Beside files, Budget budget) {
        // Who looks for candidates needs none of those that a sheet has.
        Reading.Document plain = Trees.without(request.document().root(), "/sheets")
                .map(root -> new Reading.Document(request.document().file(), root))
                .orElse(request.document());
        Dossier.Outcome read = Dossier.readPlace(plain, rulebook);
        if (!(read instanceof Dossier.Accepted accepted)) {
            return new Rejected(problems((Dossier.Rejected) read, request, catalogues.on(request.asOf(), request.known()), files));
        }
        Dossier dossier = accepted.dossier();
        Joined joined = joined(dossier, request, files);
        return joined instanceof Illegible illegible
                ? new Rejected(illegible.problems())
                : shortlist(((About) joined).request(), dossier, Optional.empty(), budget);
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
        Optional<Dossier.Outcome> read = minimums.map(document -> Dossier.readPlace(document, rulebook));
        if (read.orElse(null) instanceof Dossier.Rejected rejected) {
            return new Rejected(rejected.problems());
        }
        return unwrapped(request, plain -> {
            Dossier dossier = Dossier.of(plain.document(), component);
            return shortlist(
                    plain,
                    read.map(outcome -> dossier.asking(((Dossier.Accepted) outcome).dossier())).orElse(dossier),
                    Optional.of(component),
                    budget);
        });
    }

    private Answer shortlist(Request request, Dossier dossier, Optional<String> component, Budget budget) {
        Profile profile = profile(request);
        Gate gate = gate(dossier, request, profile);
        List<Problem> overlooked = gate.overlooked();
        if (!overlooked.isEmpty()) {
            return new Rejected(overlooked);
        }
        Profile scoring = profile.scoring(Comparing.scored(dossier, rulebook));
        List<CatalogueEntry> catalogue = catalogues.on(request.asOf(), request.known());
        Purse purse = Purse.of(budget);
        return new Shortlisting(
                        dossier,
                        rulebook,
                        catalogue,
                        gate,
                        (about, staged) -> evaluateDesign(about, catalogue, scoring, staged, Extent.DAY, purse.left(), new Judging.Course()))
                .shortlist(request, component);
    }

    private Gate gate(Dossier dossier, Request request, Profile profile) {
        Moment moment = calendar.moment(request.asOf(), request.known(), profile);
        return new Gate(dossier, rulebook, profile, moment.parameters(), request.asOf());
    }

    /**
     * Scores products, components and the whole design, and judges nothing else.
     *
     * @return a {@link Scored}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer score(Request request, List<Wanted> wanted, Budget budget) {
        return unwrapped(request, plain -> scoreDesign(plain, wanted, budget));
    }

    /** The answer about the design that the request wraps, or that its document can be read into. */
    private Answer unwrapped(Request request, Function<Request, Answer> answering) {
        return opened(request, plain -> drafted(plain, answering));
    }

    private Answer drafted(Request request, Function<Request, Answer> answering) {
        Optional<Importer> importer = Imports.recognise(request.document());
        if (importer.isEmpty()) {
            return answering.apply(request);
        }
        Importer.Outcome outcome = importer.get()
                .read(
                        request.document(),
                        Registry.of(rulebook.registry().values(), request.asOf(), request.known()));
        return outcome instanceof Draft draft
                ? answering.apply(request.about(draft.document()))
                : new Rejected(((Importer.Unreadable) outcome).problems());
    }

    private Answer scoreDesign(Request request, List<Wanted> wanted, Budget budget) {
        Profile profile = profile(request).scoring(wanted).onlyScores();
        Design.Outcome read = read(request);
        if (read instanceof Design.Rejected rejected) {
            return new Rejected(rejected.problems());
        }
        Facts facts = ((Design.Accepted) read).facts();
        List<Problem> problems = Scores.problems(rulebook.frameworks(), facts);
        if (!problems.isEmpty()) {
            return new Rejected(problems.stream().sorted().toList());
        }
        Facts now = on(request.asOf(), request, facts);
        Moment moment = calendar.moment(request.asOf(), request.known(), profile);
        Judged judged = engine.concludeOnce(now, moment, budget, Focus.asking(type -> true)).judged(request.asOf());
        return new Scored(request.asOf(), request.known(), rulebook.hash(), profile.id(), Scores.of(rulebook.frameworks(), wanted, judged));
    }

    private Design.Outcome read(Request request) {
        return Design.read(sources(request), shapes);
    }

    private Design.Sources sources(Request request) {
        return new Design.Sources(
                request.document(), request.answers(), catalogues.on(request.asOf(), request.known()), List.of(), request.newcomers());
    }

    private Profile profile(Request request) {
        return rulebook.profile(request.profile())
                .orElseThrow(() -> new IllegalArgumentException("there is no profile `" + request.profile() + "`"))
                .including(request.include());
    }

    /** One budget for all days, or all designs: a design may name a thousand days on which something turns. */
    record Purse(Budget whole, long since) {

        static Purse of(Budget budget) {
            return new Purse(budget, System.nanoTime());
        }

        Budget left() {
            return whole.after(Duration.ofNanos(System.nanoTime() - since));
        }
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
        Threat.Ground ground = without.ground(request, played, then, budget);
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
                        judged.evaluation().conclusions(),
                        then.conclusions(),
                        judged.evaluation().findings(),
                        then.findings())));
    }

    /** What a scenario is played on: what was concluded of a design, or what it selects where the profile leaves that out. */
    private Threat.Ground ground(Request request, Scenario played, Evaluation judged, Budget budget) {
        Judged day = judged.days().get(0);
        if (rulebook.isLookedAt(played, profile(request))) {
            return new Threat.Ground(rulebook, day.facts(), judged.conclusions());
        }
        Set<String> types = Set.copyOf(played.selected());
        return looking(request, asking(types), types, Purse.of(budget)).apply(day.facts()).ground(rulebook);
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
        return unwrapped(request, plain -> surveyDesign(plain, asked, Purse.of(budget)));
    }

    private Answer surveyDesign(Request request, Optional<Scenario> asked, Purse purse) {
        Design.Outcome read = read(request);
        if (read instanceof Design.Rejected rejected) {
            return new Rejected(rejected.problems());
        }
        List<Scenario> scenarios = rulebook.losses(profile(request).ofAllPacks()).stream()
                .filter(scenario -> asked.isEmpty() || asked.get().id().equals(scenario.id()))
                .toList();
        Set<String> types = scenarios.stream()
                .flatMap(scenario -> Stream.concat(Stream.of(scenario), parts(scenario)))
                .flatMap(scenario -> scenario.selected().stream())
                .collect(Collectors.toUnmodifiableSet());
        Repairing.Looked looked =
                looking(request, asking(types), types, purse).apply(((Design.Accepted) read).facts());
        Threat.Ground ground = looked.ground(rulebook);
        return new Surveyed(Survey.of(
                new Survey.Basis(request.asOf(), request.known(), rulebook.hash(), request.profile()),
                scenarios,
                scenarios.stream()
                        .filter(scenario -> Judging.isAssumed(scenario, looked.facts()))
                        .filter(scenario -> parts(scenario)
                                .map(part -> new Threat(part, Optional.empty()))
                                .noneMatch(part -> part.reaches(ground).isEmpty()))
                        .flatMap(scenario -> Threat.of(scenario, ground).stream())
                        .flatMap(threat -> threat.impact(ground).stream())
                        .filter(impact -> !impact.reaches().isEmpty())
                        .toList(),
                ground,
                scenarios.stream()
                        .filter(scenario -> scenario.backups().isPresent())
                        .findFirst()
                        .map(scenario -> new Threat(scenario, Optional.empty()))));
    }

    /** What happens together in a scenario that is several others at once. */
    private Stream<Scenario> parts(Scenario scenario) {
        return rulebook.scenarios().values().stream()
                .filter(part -> scenario.combines().contains(part.id()));
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
        if (scenario.filter(one -> !one.touches() || one.each().isPresent()).isPresent()) {
            return new Misasked("the scenario " + Names.quote(scenario.get().id())
                    + (scenario.get().ended().isEmpty() ? " takes away several things in turn, or nothing" : " has a part of the law fall")
                    + "; a picture shows one loss of access");
        }
        return unwrapped(request, plain -> {
            Design.Outcome read = read(plain);
            if (read instanceof Design.Rejected rejected) {
                return new Rejected(rejected.problems());
            }
            Set<String> types = new HashSet<>(scenario.map(Scenario::selected).orElse(List.of()));
            types.add(Words.CONTROL_DOMAIN);
            Repairing.Looked looked = looking(plain, concluding(types), types, Purse.of(budget))
                    .apply(((Design.Accepted) read).facts());
            return Scene.of(
                            looked.ground(rulebook),
                            scenario.map(one -> new Threat(one, Optional.empty())))
                    .<Answer>map(scene -> new Pictured(
                            Judging.title(plain.document()).orElse(plain.document().file()), scene))
                    .orElseGet(() -> new Rejected(List.of(new Problem(
                            plain.document().root().at(),
                            "",
                            looked.facts().ofType(Words.COMPONENT).isEmpty()
                                    ? "a picture shows components and what needs them; this design has no component"
                                    : "a picture shows at most " + Scene.MOST + " components and capabilities; this design has more"))));
        });
    }

    /**
     * Tells how much of each layer of the value chain hangs on whom, and how hard it is to leave them.
     *
     * @return a {@link Chained}, or a {@link Rejected}
     * @throws IllegalArgumentException when there is no such profile
     * @throws Budget.Exceeded when that costs too much
     */
    public Answer chain(Request request, Budget budget) {
        return unwrapped(request, plain -> {
            Design.Outcome read = read(plain);
            if (read instanceof Design.Rejected rejected) {
                return new Rejected(rejected.problems());
            }
            Set<String> types = Stream.of(Words.REAL_BACKUP, Words.UNTESTED_BACKUP, Words.CONTROL_DOMAIN)
                    .filter(type -> rulebook.type(type).isPresent())
                    .collect(Collectors.toUnmodifiableSet());
            Repairing.Looked looked = looking(plain, concluding(types), types, Purse.of(budget))
                    .apply(((Design.Accepted) read).facts());
            Supply supply = looked.facts().supply();
            return new Chained(
                    plain.document().file(),
                    plain.asOf(),
                    plain.known(),
                    rulebook.hash(),
                    plain.profile(),
                    ValueChain.of(supply),
                    supply.bands(),
                    Leaving.of(looked.ground(rulebook), plain.asOf()));
        });
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
        if (scenario.filter(one -> !one.touches() || !one.ended().isEmpty()).isPresent()) {
            return new Misasked("in the scenario " + Names.quote(scenario.get().id())
                    + " a part of the law falls; what is repaired is a loss of access");
        }
        return unwrapped(request, plain -> repairDesign(plain, scenario, Purse.of(budget)));
    }

    private Answer repairDesign(Request request, Optional<Scenario> asked, Purse purse) {
        Profile profile = profile(request);
        Design.Sources sources = sources(request);
        Design.Outcome read = Design.read(sources, shapes);
        if (!(read instanceof Design.Accepted accepted)) {
            return new Rejected(((Design.Rejected) read).problems());
        }
        List<Scenario> scenarios = asked.map(List::of)
                .orElseGet(() -> judging.losses(profile.ofAllPacks(), accepted.facts()).toList());
        Set<String> types = scenarios.stream()
                .flatMap(one -> one.selected().stream())
                .collect(Collectors.toUnmodifiableSet());
        Function<Facts, Repairing.Looked> concluded = looking(request, concluding(types), types, purse);
        Function<Facts, Repairing.Looked> asking = looking(request, asking(types), types, purse);
        Repairing.Looked today = concluded.apply(accepted.facts());
        return new Repaired(new Repairing(
                        rulebook,
                        sources.design().root(),
                        sources.catalogue(),
                        steps -> concluded.apply(changed(sources, steps)),
                        steps -> asking.apply(changed(sources, steps)),
                        steps -> Option.decided(sources.design().root(), steps),
                        today,
                        looked -> {
                            Threat.Ground ground = looked.ground(rulebook);
                            return scenarios.stream().flatMap(one -> Threat.of(one, ground).stream()).toList();
                        })
                .repair(request, accepted.options()));
    }

    /** These types, with their questions. */
    private static Focus asking(Set<String> types) {
        return new Focus(provision -> false, types::contains);
    }

    /** These types, whatever questions they leave. */
    private static Focus concluding(Set<String> types) {
        return new Focus(provision -> false, types::contains, type -> false);
    }

    /** Concludes what is of some types, and nothing else, on the day judged: nobody is judged by it, so all packs count. */
    private Function<Facts, Repairing.Looked> looking(Request request, Focus focus, Set<String> types, Purse purse) {
        Moment moment = calendar.deriving(types, request.asOf(), request.known(), profile(request).ofAllPacks());
        return facts -> {
            Facts now = on(request.asOf(), request, facts);
            return new Repairing.Looked(now, engine.concludeOnce(now, moment, purse.left(), focus).conclusions());
        };
    }

    private Facts changed(Design.Sources sources, List<Option.Step> steps) {
        Design.Outcome outcome = Design.readChanged(sources, steps, shapes);
        if (outcome instanceof Design.Accepted accepted) {
            return accepted.facts();
        }
        throw new IllegalStateException(
                "changes that can each be made can't be made together: " + ((Design.Rejected) outcome).problems());
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

    private Facts on(LocalDate day, Request request, Facts facts) {
        return facts.with(calendar.rows(day, request.known()), tables);
    }
}
