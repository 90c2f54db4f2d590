package edict.cli;

import edict.CommonRepairs;
import edict.Edict;
import edict.Repair;
import edict.Request;
import edict.document.Reading;
import edict.report.CommonRepairsReport;
import edict.report.RepairReport;
import edict.rulebook.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RepairCommand implements Command {

    private final DesignOptions design;
    private final Given<List<String>> others;
    private final ScenarioOptions loss;
    private final RulebookOptions rulebook;
    private final OutputOptions output;
    private final Terminal terminal;

    RepairCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Looks for the cheapest changes that keep what a loss of access takes away: options of the design, backups to"
                        + " prove, products of the registry; without a scenario, whatever is lost; for several designs, the"
                        + " changes that help most of them.",
                "0 everything can be kept, or is; 1 not everything can; 65 wrong file");
        design = new DesignOptions(syntax);
        others = syntax.parameters("FILE", 0, "More designs, or folders of them: then the changes that help most of them.");
        loss = new ScenarioOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public int run() {
        return Folders.isOne(design, others.get()) ? one() : together();
    }

    private int together() {
        List<Reading.Document> designs = Folders.designs(design, others.get(), terminal);
        Edict edict = design.edict(rulebook);
        Optional<Scenario> scenario = loss.scenario(edict);
        Map<String, Repair> repairs = new LinkedHashMap<>();
        designs.forEach(document ->
                repairs.put(document.file(), repair(edict, loss.request(document, design, terminal), scenario)));
        CommonRepairs common = CommonRepairs.of(repairs);
        terminal.out()
                .print(
                        output.isJson()
                                ? CommonRepairsReport.json(common, output.language())
                                : CommonRepairsReport.text(common, output.language()));
        return repairs.values().stream().allMatch(repair -> repair.beyond().isEmpty()) ? ExitCode.DONE : 1;
    }

    private Repair repair(Edict edict, Request request, Optional<Scenario> scenario) {
        Edict.Answer answer = edict.repair(request, scenario, Edict.SEARCHING);
        if (answer instanceof Edict.Misasked misasked) {
            throw new WrongUsage("--scenario: " + misasked.message());
        }
        if (answer instanceof Edict.Rejected rejected) {
            throw new WrongInput(rejected.problems());
        }
        return ((Edict.Repaired) answer).repair();
    }

    private int one() {
        Request request = loss.request(design, terminal);
        Edict edict = design.edict(rulebook);
        Repair repair = repair(edict, request, loss.scenario(edict));
        terminal.out()
                .print(
                        output.isJson()
                                ? RepairReport.json(repair, output.language())
                                : RepairReport.text(repair, output.language()));
        return repair.beyond().isEmpty() ? ExitCode.DONE : 1;
    }
}
