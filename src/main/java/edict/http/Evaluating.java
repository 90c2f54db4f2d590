package edict.http;

import edict.Comparison;
import edict.Edict;
import edict.Evaluation;
import edict.Explanation;
import edict.Request;
import edict.RuleImpact;
import edict.Shortlist;
import edict.asking.Questionnaire;
import edict.asking.Reply;
import edict.decision.Verdict;
import edict.document.Names;
import edict.document.Reading;
import edict.document.Refused;
import edict.engine.Budget;
import edict.procurement.Dossier;
import edict.report.ChainReport;
import edict.report.ComparisonReport;
import edict.report.ExplanationReport;
import edict.report.ImpactReport;
import edict.report.Language;
import edict.report.MediaType;
import edict.report.Picture;
import edict.report.RemedyReport;
import edict.report.RepairReport;
import edict.report.ReportFormat;
import edict.report.ScoreReport;
import edict.report.ShortlistReport;
import edict.report.SimulationReport;
import edict.report.SurveyReport;
import edict.report.TextReport;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import edict.rulebook.Wanted;
import edict.scoring.Scores;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Answers evaluations, explanations, simulations, remedies and repairs, each within its budget. */
final class Evaluating {

    private static final Set<String> PARAMETERS =
            new TreeSet<>(
            Set.of("asOf", "knownOn", "profile", "lang", "options", "includeProposals", "everything", "format", "name", "verbose", "brief"));

    private static final Set<String> EXPLAINED = new TreeSet<>(
            Set.of("asOf", "knownOn", "profile", "lang", "options", "includeProposals", "provision", "subject"));

    private static final Set<String> SIMULATED =
            new TreeSet<>(Set.of("scenario", "from", "asOf", "knownOn", "profile", "lang", "options"));

    private static final Set<String> COMPARED = new TreeSet<>(
            Set.of("asOf", "knownOn", "profile", "lang", "ahead", "format", "verbose"));

    private static final Set<String> SHORTLISTED = new TreeSet<>(
            Set.of("asOf", "knownOn", "profile", "lang", "component", "format", "verbose"));

    private static final Set<String> SCORED =
            new TreeSet<>(Set.of("asOf", "knownOn", "profile", "lang", "options", "framework", "minimum", "component"));

    private static final Set<String> CHAINED = new TreeSet<>(Set.of("asOf", "knownOn", "profile", "lang", "options"));

    private static final Set<String> REMEDIED = new TreeSet<>(Set.of("asOf", "knownOn", "profile", "lang", "options", "includeProposals"));

    private static final Set<String> QUESTIONED = new TreeSet<>(Set.of(
            "asOf", "knownOn", "profile", "lang", "options", "includeProposals", "candidate", "own", "all", "format", "name"));

    private static final Set<String> TAKEN = new TreeSet<>(
            Set.of("asOf", "knownOn", "profile", "lang", "options", "includeProposals", "candidate", "own", "by", "because"));

    private static final Set<String> WEIGHED = new TreeSet<>(
            Set.of("asOf", "knownOn", "profile", "lang", "includeProposals", "format", "verbose"));

    /** Tells what was decided, whatever the form of the report. */
    private static final String DECISION = "Edict-Decision";

    private final Live live;
    private final Settings settings;
    private final Workers workers;

    Evaluating(Live live, Settings settings, Workers workers) {
        this.live = live;
        this.settings = settings;
        this.workers = workers;
    }

    void answer(Context request) {
        Parameters parameters = new Parameters(request, PARAMETERS);
        Edict edict = live.edict();
        Language language = parameters.language();
        ReportFormat format = Formats.form(request, parameters, ReportFormat.values(), ReportFormat.JSON);
        Request asked = asked(request, parameters, edict, parameters.flag("everything"));
        TextReport.Extent extent = extent(parameters);
        Decided decided = workers.answer(Caller.of(request), budget -> evaluate(edict, asked, format, extent, language, budget));
        request.header(DECISION, decided.decision().code());
        Formats.answer(request, MediaType.of(format), decided.report());
    }

    private static TextReport.Extent extent(Parameters parameters) {
        boolean verbose = parameters.flag("verbose");
        if (!parameters.flag("brief")) {
            return TextReport.Extent.of(verbose);
        }
        if (verbose) {
            throw Failure.badParameter("the parameters `brief` and `verbose` contradict each other; give one of them");
        }
        return TextReport.Extent.BRIEF;
    }

    private Request asked(Context request, Parameters parameters, Edict edict, boolean everything) {
        return asked(document(request, parameters), parameters, edict, everything);
    }

    private Request asked(Reading.Document document, Parameters parameters, Edict edict, boolean everything) {
        LocalDate asOf = parameters.asOf(settings.clock());
        return asked(document, parameters, edict, asOf, parameters.day("knownOn"), included(parameters), everything);
    }

    private static Reading.Document document(Context request, Parameters parameters) {
        return Bodies.read(request, parameters.text("name").orElse(Bodies.NAME));
    }

    private static Set<Provision.Force> included(Parameters parameters) {
        return parameters.flag("includeProposals") ? Set.of(Provision.Force.PROPOSED) : Set.of();
    }

    private static void expectProfile(String profile, Edict edict, String where) {
        if (edict.rulebook().profile(profile).isEmpty()) {
            Set<String> profiles = edict.rulebook().profiles().keySet();
            throw Failure.badParameter("there is no profile " + Names.quote(profile) + where
                    + Names.expected(profile, profiles));
        }
    }

    private static Request asked(
            Context request,
            Parameters parameters,
            Edict edict,
            LocalDate asOf,
            Optional<LocalDate> knownOn,
            Set<Provision.Force> include,
            boolean everything) {
        return asked(document(request, parameters), parameters, edict, asOf, knownOn, include, everything);
    }

    private static Request asked(
            Reading.Document document,
            Parameters parameters,
            Edict edict,
            LocalDate asOf,
            Optional<LocalDate> knownOn,
            Set<Provision.Force> include,
            boolean everything) {
        String profile = parameters.text("profile").orElse("default");
        expectProfile(profile, edict, "");
        return new Request(
                document,
                List.of(),
                List.of(),
                profile,
                asOf,
                knownOn,
                include,
                everything)
                .taking(listed(parameters, "options"));
    }

    void explain(Context request) {
        Parameters parameters = new Parameters(request, EXPLAINED);
        Edict edict = live.edict();
        String provision = parameters
                .text("provision")
                .orElseThrow(() -> Failure.badParameter("the parameter `provision` is missing; name what to explain"));
        Explanation.Question question = new Explanation.Question(provision, parameters.text("subject"));
        Language language = parameters.language();
        Request asked = asked(request, parameters, edict, true);
        Server.json(request, workers.answer(Caller.of(request), budget -> explain(edict, asked, question, language, budget)));
    }

    void score(Context request) {
        Parameters parameters = new Parameters(request, SCORED);
        Edict edict = live.edict();
        Language language = parameters.language();
        Request asked = asked(request, parameters, edict, false);
        List<Wanted> wanted;
        try {
            wanted = Wanted.of(
                    listed(parameters, "framework"),
                    listed(parameters, "minimum"),
                    edict.rulebook().profile(asked.profile()).orElseThrow(),
                    edict.rulebook().frameworks());
        } catch (IllegalArgumentException unknown) {
            throw Failure.badParameter(String.valueOf(unknown.getMessage()));
        }
        Optional<String> component = parameters.text("component");
        Server.json(request, workers.answer(Caller.of(request), budget -> score(edict, asked, wanted, component, language, budget)));
    }

    void chain(Context request) {
        Parameters parameters = new Parameters(request, CHAINED);
        Edict edict = live.edict();
        // All of it is codes and names; a language that there isn't is refused all the same.
        parameters.language();
        Request asked = asked(request, parameters, edict, parameters.asOf(settings.clock()), parameters.day("knownOn"), Set.of(), false);
        Server.json(request, workers.answer(Caller.of(request), budget -> chain(edict, asked, budget)));
    }

    private static String chain(Edict edict, Request request, Budget budget) {
        Edict.Answer answer = edict.chain(request, budget);
        if (answer instanceof Edict.Chained chained) {
            return ChainReport.json(List.of(chained));
        }
        throw Failure.of(answer);
    }

    /** What stands between the commas. */
    private static List<String> listed(Parameters parameters, String name) {
        return parameters.text(name).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    private static String score(
            Edict edict, Request request, List<Wanted> wanted, Optional<String> component, Language language, Budget budget) {
        Edict.Answer answer = edict.score(request, wanted, budget);
        if (!(answer instanceof Edict.Scored scored)) {
            throw Failure.of(answer);
        }
        Edict.Scored shown = component.map(scored::about).orElse(scored);
        if (component.isPresent() && shown.scores().stream().allMatch(Scores::isEmpty)) {
            throw Failure.badParameter("there is no component or product " + Names.quote(component.get())
                    + Names.didYouMean(component.get(), scored.names()));
        }
        return ScoreReport.json(shown, language);
    }

    private static String explain(Edict edict, Request request, Explanation.Question question, Language language, Budget budget) {
        Edict.Answer answer = edict.explain(request, question, budget);
        if (answer instanceof Edict.Explained explained) {
            return ExplanationReport.json(explained.explanation(), Bodies.NAME, language);
        }
        throw Failure.of(answer);
    }

    void simulate(Context request) {
        Server.json(request, overLosses(request, workers::play, Evaluating::simulate));
    }

    void repair(Context request) {
        Server.json(request, overLosses(request, workers::play, Evaluating::repair));
    }

    void remedy(Context request) {
        Parameters parameters = new Parameters(request, REMEDIED);
        Edict edict = live.edict();
        Language language = parameters.language();
        Request asked = asked(request, parameters, edict, false);
        Server.json(request, workers.search(Caller.of(request), budget -> remedy(edict, asked, language, budget)));
    }

    void picture(Context request) {
        String drawn = overLosses(request, workers::answer, Evaluating::picture);
        Formats.mayBePacked(request);
        request.contentType("image/svg+xml").result(drawn.getBytes(StandardCharsets.UTF_8));
    }

    /** A dossier brings its design along: the server reads no files. */
    void compare(Context request) {
        Parameters parameters = new Parameters(request, COMPARED);
        Edict edict = live.edict();
        Language language = parameters.language();
        LocalDate asOf = parameters.asOf(settings.clock());
        Parts parts = Parts.of(request);
        Request asked = asked(parts.dossier(), parameters, edict, asOf, parameters.day("knownOn"), Set.of(), false);
        Edict.Extent extent = parameters.flag("ahead") ? Edict.Extent.AHEAD : Edict.Extent.DAY;
        ComparisonReport.Form form = Formats.form(
                request, parameters, ComparisonReport.Form.values(), ComparisonReport.Form.JSON);
        boolean verbose = parameters.flag("verbose");
        byte[] report = workers.search(Caller.of(request), budget -> ComparisonReport.of(
                compare(edict, asked, parts, extent, budget), form, parts::hashes, language, verbose));
        Formats.answer(request, MediaType.of(form), report);
    }

    private static Comparison compare(Edict edict, Request request, Parts parts, Edict.Extent extent, Budget budget) {
        Edict.Answer answer = edict.compare(request, parts, extent, budget);
        if (answer instanceof Edict.Compared compared) {
            parts.expectAllRead();
            return compared.comparison();
        }
        throw Failure.of(answer);
    }

    void shortlist(Context request) {
        Parameters parameters = new Parameters(request, SHORTLISTED);
        Edict edict = live.edict();
        Language language = parameters.language();
        Parts parts = Parts.of(request);
        Request asked =
                asked(parts.dossier(), parameters, edict, parameters.asOf(settings.clock()), parameters.day("knownOn"), Set.of(), false);
        Optional<String> component = parameters.text("component");
        if (Dossier.isOne(asked.document()) == component.isPresent()) {
            throw Failure.badParameter(
                    component.isPresent() ? "the parameter `component` is for designs; a dossier has its place in it"
                            : "the parameter `component` is missing; name whose place it is");
        }
        ShortlistReport.Form form = Formats.form(
                request, parameters, ShortlistReport.Form.values(), ShortlistReport.Form.JSON);
        boolean verbose = parameters.flag("verbose");
        String report = workers.search(
                Caller.of(request), budget -> ShortlistReport.of(shortlist(edict, asked, parts, component, budget), form, language, verbose));
        Formats.answer(request, MediaType.of(form), report);
    }

    private static Shortlist shortlist(Edict edict, Request request, Parts parts, Optional<String> component, Budget budget) {
        Edict.Answer answer = component.isPresent()
                ? edict.shortlist(request, component.get(), Optional.empty(), budget)
                : edict.shortlist(request, parts, budget);
        if (answer instanceof Edict.Shortlisted shortlisted) {
            return shortlisted.shortlist();
        }
        throw Failure.of(answer);
    }

    /** What is not known, as a form. */
    void question(Context request) {
        Parameters parameters = new Parameters(request, QUESTIONED);
        Edict edict = live.edict();
        Language language = parameters.language();
        Questionnaire.Format format = Formats.form(
                request, parameters, Questionnaire.Format.values(), Questionnaire.Format.JSON);
        Parts parts = Parts.of(request, parameters.text("name").orElse(Bodies.NAME));
        Asking asking = Asking.of(parameters, asked(parts.dossier(), parameters, edict, false));
        boolean all = parameters.flag("all");
        byte[] form = workers.answer(Caller.of(request), budget -> asking.questionnaire(edict, parts, all, budget)
                .in(format, parts.dossier().file(), language));
        Formats.answer(request, MediaType.of(format), form);
    }

    /** What a form that was filled in says, as answers to send along from now on. */
    void take(Context request) {
        Parameters parameters = new Parameters(request, TAKEN);
        Edict edict = live.edict();
        Language language = parameters.language();
        Parts.Filled filled = Parts.filled(request);
        Asking asking = Asking.of(parameters, asked(filled.about().dossier(), parameters, edict, false));
        Reply.Source usual = new Reply.Source(
                parameters.text("by").filter(by -> !by.isBlank()).orElse("unnamed"),
                LocalDate.now(settings.clock()),
                parameters.text("because"));
        Server.json(request, workers.answer(
                Caller.of(request), budget -> asking.taking(edict, filled, usual, budget).json(language)));
    }

    /** What rule files proposed make of designs. */
    void weigh(Context request) {
        Parameters parameters = new Parameters(request, WEIGHED);
        Language language = parameters.language();
        ImpactReport.Form form = Formats.form(
                request, parameters, ImpactReport.Form.values(), ImpactReport.Form.JSON);
        TextReport.Extent extent = TextReport.Extent.of(parameters.flag("verbose"));
        LocalDate asOf = parameters.asOf(settings.clock());
        Optional<LocalDate> knownOn = parameters.day("knownOn");
        Set<Provision.Force> include = included(parameters);
        String profile = parameters.text("profile").orElse("default");
        Live.State now = live.state();
        expectProfile(profile, now.edict(), "");
        Proposal proposal = Proposal.of(request);
        List<Request> requests = proposal.designs().stream()
                .map(design -> new Request(design, proposal.answers(), proposal.waivers(), profile, asOf, knownOn, include, false))
                .toList();
        String report = workers.search(
                Caller.of(request), budget -> ImpactReport.of(weigh(now, proposal, profile, requests, budget), form, language, extent));
        Formats.answer(request, MediaType.of(form), report);
    }

    private static RuleImpact weigh(Live.State now, Proposal proposal, String profile, List<Request> requests, Budget budget) {
        long since = System.nanoTime();
        Edict proposed;
        try {
            proposed = Edict.of(Rulebook.of(proposal.in(now.files().get())));
        } catch (Refused refused) {
            throw Failure.badRules(refused.problems());
        }
        expectProfile(profile, proposed, " in the rules proposed");
        try {
            return RuleImpact.of(now.edict(), proposed, requests, budget.after(Duration.ofNanos(System.nanoTime() - since)));
        } catch (Refused refused) {
            throw Failure.badDocument(refused.problems());
        }
    }

    /** Says what a scenario does, or without one each loss. */
    private interface OverLosses {
        String answer(Edict edict, Request request, Optional<Scenario> scenario, Language language, Budget budget);
    }

    /** Has it done among others of its kind. */
    private interface Worker {
        String answer(Caller caller, Workers.Work<String> work);
    }

    private String overLosses(Context request, Worker worker, OverLosses work) {
        Parameters parameters = new Parameters(request, SIMULATED);
        Edict edict = live.edict();
        Map<String, Scenario> scenarios = edict.rulebook().scenarios();
        Optional<Scenario> scenario = parameters.text("scenario").map(id -> Optional.ofNullable(scenarios.get(id))
                .orElseThrow(() -> Failure.badParameter(
                        "there is no scenario " + Names.quote(id) + Names.instead(id, scenarios.keySet()))));
        Language language = parameters.language();
        LocalDate today = LocalDate.now(settings.clock());
        Request asked = asked(
                request,
                parameters,
                edict,
                from(parameters).orElse(today),
                Optional.of(parameters.day("knownOn").orElse(today)),
                Set.of(),
                false);
        return worker.answer(Caller.of(request), budget -> work.answer(edict, asked, scenario, language, budget));
    }

    /** The day on which a loss begins is the day judged, and may be called so. */
    private static Optional<LocalDate> from(Parameters parameters) {
        Optional<LocalDate> from = parameters.day("from");
        Optional<LocalDate> asOf = parameters.day("asOf");
        if (from.isPresent() && asOf.isPresent()) {
            throw Failure.badParameter("the parameters `from` and `asOf` are the same; give one of them");
        }
        return from.or(() -> asOf);
    }

    private static String simulate(
            Edict edict, Request request, Optional<Scenario> scenario, Language language, Budget budget) {
        Edict.Answer answer = edict.simulate(request, scenario, budget);
        if (answer instanceof Edict.Played played) {
            return SimulationReport.json(played.simulation(), edict.rulebook(), language);
        }
        if (answer instanceof Edict.Surveyed surveyed) {
            return SurveyReport.json(surveyed.survey(), language);
        }
        throw Failure.of(answer);
    }

    private static String picture(
            Edict edict, Request request, Optional<Scenario> scenario, Language language, Budget budget) {
        Edict.Answer answer = edict.picture(request, scenario, budget);
        if (answer instanceof Edict.Pictured pictured) {
            return Picture.svg(pictured.scene(), pictured.title(), language);
        }
        throw Failure.of(answer);
    }

    private static String repair(
            Edict edict, Request request, Optional<Scenario> scenario, Language language, Budget budget) {
        Edict.Answer answer = edict.repair(request, scenario, budget);
        if (answer instanceof Edict.Repaired repaired) {
            return RepairReport.json(repaired.repair(), language);
        }
        throw Failure.of(answer);
    }

    private static String remedy(Edict edict, Request request, Language language, Budget budget) {
        Edict.Answer answer = edict.remedy(request, budget);
        if (answer instanceof Edict.Remedied remedied) {
            return RemedyReport.json(remedied.remedy(), language);
        }
        throw Failure.of(answer);
    }

    /** A report, and what a machine that asked for one for people needs of it. */
    private record Decided(Verdict decision, String report) {}

    private static Decided evaluate(
            Edict edict, Request request, ReportFormat format, TextReport.Extent extent, Language language, Budget budget) {
        Edict.Answer answer = edict.evaluate(request, budget);
        if (answer instanceof Edict.Evaluated evaluated) {
            Evaluation evaluation = evaluated.evaluation();
            return new Decided(
                    evaluation.decision(),
                    format == ReportFormat.TEXT
                            ? TextReport.of(evaluation, language, extent)
                            : format.of(evaluation, request.document().file(), language));
        }
        throw Failure.of(answer);
    }
}
