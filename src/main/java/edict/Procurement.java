package edict;

import edict.Edict.Answer;
import edict.Edict.Compared;
import edict.Edict.Evaluated;
import edict.Edict.Extent;
import edict.Edict.Misasked;
import edict.Edict.Open;
import edict.Edict.Placed;
import edict.Edict.Rejected;
import edict.document.Names;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.engine.Budget;
import edict.facts.CatalogueEntry;
import edict.facts.Design;
import edict.findings.Conclusions.Asked;
import edict.findings.Question;
import edict.findings.Waiver;
import edict.findings.Waivers;
import edict.procurement.Beside;
import edict.procurement.Candidate;
import edict.procurement.Dossier;
import edict.rulebook.Calendar;
import edict.rulebook.Moment;
import edict.rulebook.Profile;
import edict.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts candidates into the place of a design that they would fill, and judges the whole design each time. Safe to share between threads. */
final class Procurement {

    private final Rulebook rulebook;
    private final Calendar calendar;
    private final Intake intake;
    private final Judging judging;

    Procurement(Calendar calendar, Intake intake, Judging judging) {
        this.rulebook = calendar.rulebook();
        this.calendar = calendar;
        this.intake = intake;
        this.judging = judging;
    }

    Answer compare(Request request, Beside files, Extent extent, Budget budget) {
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
        List<CatalogueEntry> catalogue = intake.catalogue(request);
        if (!(read instanceof Dossier.Accepted accepted)) {
            return new Rejected(problems((Dossier.Rejected) read, request, catalogue, files));
        }
        Dossier dossier = accepted.dossier();
        Joined joined = joined(dossier, request, files);
        if (joined instanceof Illegible illegible) {
            return new Rejected(illegible.problems());
        }
        Request about = ((About) joined).request();
        Waivers.Outcome waived = intake.waived(about);
        Trials trials = trying(dossier, waived, catalogue, files).trials(about, List.of());
        Profile profile = intake.profile(request);
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
                        extent,
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
        return trying(dossier, intake.waived(about), catalogue, files).trials(about, read.problems()).problems();
    }

    private Trials.Reader trying(Dossier dossier, Waivers.Outcome waived, List<CatalogueEntry> catalogue, Beside files) {
        return new Trials.Reader(
                dossier, rulebook.vocabulary(), catalogue, (about, staged) -> intake.legible(about, waived, catalogue, staged), files);
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
        Request expected = dossier.design() instanceof Dossier.Written written ? about.expecting(written.unlisted()) : about;
        return new About(expected.believingRegistry());
    }

    Answer place(Request request, String candidate, Predicate<String> brought, Beside files) {
        return inPlace(placeCandidate(request, candidate, brought, files), request);
    }

    private Answer placeCandidate(Request request, String candidate, Predicate<String> brought, Beside files) {
        Dossier.Outcome read = Dossier.read(request.document(), rulebook, files);
        List<CatalogueEntry> catalogue = intake.catalogue(request);
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
        Trials trials = trying(dossier.with(List.of(chosen.get().without(brought))), intake.waived(about), catalogue, files)
                .trials(about, List.of());
        if (!trials.problems().isEmpty()) {
            return new Rejected(trials.problems());
        }
        Trials.Trial trial = trials.trials().get(0);
        Trials.Staging staging = trial.staging();
        Problems problems = new Problems();
        Reading.Document placed = Design.after(staging.about().document(), staging.staged().steps(), problems);
        if (!problems.isEmpty()) {
            return new Rejected(problems.sorted());
        }
        List<Reading.Document> answers = Stream.concat(staging.about().answers().stream(), staging.staged().answers().stream()).toList();
        Set<String> untold = trial.facts().supplied(dossier.components(), rulebook.vocabulary()).untold(trials.today().orElseThrow());
        return new Placed(staging.about().about(placed).answering(answers).withholding(untold), dossier, chosen.get());
    }

    Answer ask(Request request, Placed placed, Budget budget) {
        Profile profile = intake.profile(request);
        Dossier dossier = placed.dossier();
        Gate gate = gate(dossier, request, profile);
        List<Problem> overlooked = gate.overlooked();
        if (!overlooked.isEmpty()) {
            return new Rejected(overlooked);
        }
        Profile scoring = profile.scoring(Comparing.scored(dossier, rulebook));
        Answer answer = intake.accepted(
                request,
                intake.catalogue(request),
                Staged.AS_IS,
                (facts, waivers) -> new Evaluated(
                        judging.evaluate(new Judging.Asked(request, scoring, waivers, Extent.AHEAD, Purse.of(budget)), facts)));
        if (!(answer instanceof Evaluated evaluated)) {
            return answer;
        }
        InPlace there = InPlace.of(evaluated.evaluation(), dossier.components(), rulebook.vocabulary());
        List<Comparison.Reached> reached = gate.reached(placed.candidate(), there);
        List<Asked> weighed = gate.weighed(placed.candidate(), there);
        return new Open(
                ranked(there.questions(reached, weighed, rulebook)),
                ranked(there.own(reached, weighed, rulebook)),
                gate.unsaid(placed.candidate(), there));
    }

    private static List<Question> ranked(List<Question> questions) {
        return IntStream.range(0, questions.size()).mapToObj(i -> questions.get(i).ranked(i + 1)).toList();
    }

    Answer shortlist(Request request, Beside files, Budget budget) {
        return inPlace(shortlistDossier(request, files, budget), request);
    }

    private Answer shortlistDossier(Request request, Beside files, Budget budget) {
        // Who looks for candidates needs none of those that a sheet has.
        Reading.Document plain = Trees.without(request.document().root(), "/sheets")
                .map(root -> new Reading.Document(request.document().file(), root))
                .orElse(request.document());
        Dossier.Outcome read = Dossier.readPlace(plain, rulebook);
        if (!(read instanceof Dossier.Accepted accepted)) {
            return new Rejected(problems((Dossier.Rejected) read, request, intake.catalogue(request), files));
        }
        Dossier dossier = accepted.dossier();
        Joined joined = joined(dossier, request, files);
        return joined instanceof Illegible illegible
                ? new Rejected(illegible.problems())
                : shortlist(((About) joined).request(), dossier, Optional.empty(), budget);
    }

    Answer shortlist(Request request, String component, Optional<Reading.Document> minimums, Budget budget) {
        Optional<Dossier.Outcome> read = minimums.map(document -> Dossier.readPlace(document, rulebook));
        if (read.orElse(null) instanceof Dossier.Rejected rejected) {
            return new Rejected(rejected.problems());
        }
        return intake.unwrapped(request, plain -> {
            Dossier dossier = Dossier.of(plain.document(), component);
            return shortlist(
                    plain.believingRegistry(),
                    read.map(outcome -> dossier.asking(((Dossier.Accepted) outcome).dossier())).orElse(dossier),
                    Optional.of(component),
                    budget);
        });
    }

    private Answer shortlist(Request request, Dossier dossier, Optional<String> component, Budget budget) {
        Profile profile = intake.profile(request);
        Gate gate = gate(dossier, request, profile);
        List<Problem> overlooked = gate.overlooked();
        if (!overlooked.isEmpty()) {
            return new Rejected(overlooked);
        }
        Profile scoring = profile.scoring(Comparing.scored(dossier, rulebook));
        List<CatalogueEntry> catalogue = intake.catalogue(request);
        Purse purse = Purse.of(budget);
        return new Shortlisting(
                        dossier,
                        rulebook,
                        catalogue,
                        gate,
                        (about, staged) -> intake.accepted(
                                about,
                                catalogue,
                                staged,
                                (facts, waivers) -> new Evaluated(judging.evaluate(
                                        new Judging.Asked(about, scoring, waivers, Extent.DAY, Purse.of(purse.left())), facts))))
                .shortlist(request, component);
    }

    private Gate gate(Dossier dossier, Request request, Profile profile) {
        Moment moment = calendar.moment(request.asOf(), request.known(), profile);
        return new Gate(dossier, rulebook, profile, moment.parameters(), request.asOf());
    }
}
