package edict.cli;

import edict.Edict;
import edict.Repair;
import edict.Request;
import edict.report.RepairReport;
import edict.rulebook.Scenario;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = "Looks for the cheapest changes that keep what a loss of access takes away: options of the design, backups to"
                + " prove, products of the registry; without a scenario, whatever is lost.",
        footer = {"", "Exit codes: 0 everything can be kept, or is; 1 not everything can; 65 wrong file."})
final class RepairCommand implements Callable<Integer> {

    @Mixin
    DesignOptions design = new DesignOptions();

    @Mixin
    ScenarioOptions loss = new ScenarioOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    RepairCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Request request = loss.request(design, terminal);
        Edict edict = design.edict(rulebook);
        Optional<Scenario> scenario = loss.scenario(rulebook, edict);
        Edict.Answer answer = edict.repair(request, scenario, Edict.SEARCHING);
        if (answer instanceof Edict.Misasked misasked) {
            throw rulebook.usage("--scenario: " + misasked.message());
        }
        if (answer instanceof Edict.Rejected rejected) {
            throw new WrongInput(rejected.problems());
        }
        Repair repair = ((Edict.Repaired) answer).repair();
        terminal.out()
                .print(
                        output.isJson()
                                ? RepairReport.json(repair, output.language)
                                : RepairReport.text(repair, output.language));
        return repair.beyond().isEmpty() ? ExitCode.DONE : 1;
    }
}
