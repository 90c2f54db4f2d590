package edict.cli;

import edict.Edict;
import edict.Request;
import edict.Simulation;
import edict.Survey;
import edict.engine.Budget;
import edict.report.SimulationReport;
import edict.report.SurveyReport;
import edict.report.TextReport;
import edict.rulebook.Rulebook;
import edict.rulebook.Scenario;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Tells what is lost when access to something is, or when a part of the law falls; without a scenario, what"
                + " each loss of access takes away, the worst first.",
        footer = {"", "Exit codes: that of the decision, in the scenario if one is given, as for check; 65 wrong file."})
final class SimulateCommand implements Callable<Integer> {

    @Mixin
    DesignOptions design = new DesignOptions();

    @Mixin
    ScenarioOptions loss = new ScenarioOptions();

    @Option(
            names = {"-v", "--verbose"},
            description = "Without a scenario: tell of each capability in each loss.")
    boolean verbose;

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Request request = loss.request(design, terminal);
        Edict edict = design.edict(rulebook);
        Rulebook law = edict.rulebook();
        Optional<Scenario> played = loss.scenario(rulebook, edict);
        Edict.Answer answer = edict.simulate(request, played, Budget.USUAL);
        if (answer instanceof Edict.Played simulated) {
            Simulation simulation = simulated.simulation();
            terminal.out()
                    .print(
                            output.isJson()
                                    ? SimulationReport.json(simulation, law, output.language)
                                    : SimulationReport.text(simulation, law, output.language));
            return simulation.after().exitCode();
        }
        if (answer instanceof Edict.Surveyed surveyed) {
            Survey survey = surveyed.survey();
            terminal.out()
                    .print(
                            output.isJson()
                                    ? SurveyReport.json(survey, output.language)
                                    : SurveyReport.text(survey, output.language, TextReport.Extent.of(verbose)));
            return survey.evaluation().exitCode();
        }
        throw new WrongInput(((Edict.Rejected) answer).problems());
    }
}
