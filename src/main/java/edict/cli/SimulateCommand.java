package edict.cli;

import edict.Edict;
import edict.Portfolio;
import edict.Request;
import edict.Simulation;
import edict.Survey;
import edict.document.Problem;
import edict.document.Reading;
import edict.engine.Budget;
import edict.report.PortfolioReport;
import edict.report.SimulationReport;
import edict.report.SurveyReport;
import edict.report.TextReport;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class SimulateCommand implements Command {

    private final DesignOptions design;
    private final Given<List<String>> others;
    private final ScenarioOptions loss;
    private final Given<Boolean> verbose;
    private final RulebookOptions rulebook;
    private final OutputOptions output;
    private final Terminal terminal;

    SimulateCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Tells what is lost when access to something is, or when a part of the law falls; without a scenario, what each"
                        + " loss of access takes away, the worst first; from several designs, what each takes from all of them.",
                "of one loss, that of the decision then, as for check; of several, where nothing is decided, 0 all goes on or is"
                        + " back in time, whatever is lost, 1 some loss takes something away, 2 some loss may; 65 wrong file");
        design = new DesignOptions(syntax);
        others = syntax.parameters(
                "FILE", 0, "More designs, or folders of them: then what each loss takes from all of them together.");
        loss = new ScenarioOptions(syntax);
        verbose = syntax.flag("-v, --verbose", "Without a scenario: tell of each capability in each loss.");
        rulebook = new RulebookOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public int run() {
        return Folders.isOne(design, others.get()) ? one() : together();
    }

    /** What losses take from all designs. */
    private int together() {
        List<Reading.Document> designs = Folders.designs(design, others.get(), terminal);
        List<Problem> problems = new ArrayList<>();
        Edict edict = design.edict(rulebook);
        Optional<Scenario> scenario = loss.scenario(edict);
        List<Portfolio.Member> members = new ArrayList<>();
        for (Reading.Document document : designs) {
            Edict.Answer answer =
                    edict.survey(loss.request(document, design, terminal), scenario, Budget.USUAL);
            if (answer instanceof Edict.Surveyed surveyed) {
                members.add(new Portfolio.Member(document.file(), surveyed.survey()));
            } else {
                problems.addAll(((Edict.Rejected) answer).problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        Portfolio portfolio = Portfolio.of(members);
        terminal.out()
                .print(
                        output.isJson()
                                ? PortfolioReport.json(portfolio, output.language())
                                : PortfolioReport.text(portfolio, output.language()));
        return ExitCode.of(portfolio.isWithstood());
    }

    private int one() {
        Request request = loss.request(design, terminal);
        Edict edict = design.edict(rulebook);
        Rulebook law = edict.rulebook();
        Optional<Scenario> played = loss.scenario(edict);
        Edict.Answer answer = edict.simulate(request, played, Budget.USUAL);
        if (answer instanceof Edict.Played simulated) {
            Simulation simulation = simulated.simulation();
            terminal.out()
                    .print(
                            output.isJson()
                                    ? SimulationReport.json(simulation, law, output.language())
                                    : SimulationReport.text(simulation, law, output.language()));
            return simulation.after().exitCode();
        }
        if (answer instanceof Edict.Surveyed surveyed) {
            Survey survey = surveyed.survey();
            terminal.out()
                    .print(
                            output.isJson()
                                    ? SurveyReport.json(survey, output.language())
                                    : SurveyReport.text(survey, output.language(), TextReport.Extent.of(verbose.get())));
            return ExitCode.of(survey.isWithstood());
        }
        throw new WrongInput(((Edict.Rejected) answer).problems());
    }
}
