package edict.cli;

import edict.Edict;
import edict.Request;
import edict.engine.Budget;
import edict.report.Picture;
import edict.rulebook.Scenario;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "picture",
        mixinStandardHelpOptions = true,
        description = "Draws a design as SVG: what is under control from which countries, and who needs what; with a scenario, what"
                + " that loss takes away.",
        footer = {"", "Exit codes: 0 drawn, 65 wrong file."})
final class PictureCommand implements Callable<Integer> {

    @Mixin
    DesignOptions design = new DesignOptions();

    @Mixin
    ScenarioOptions loss = new ScenarioOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    ResultOptions output = new ResultOptions();

    private final Terminal terminal;

    PictureCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Request request = loss.request(design, terminal);
        Edict edict = design.edict(rulebook);
        Optional<Scenario> scenario = loss.scenario(rulebook, edict);
        Edict.Answer answer = edict.picture(request, scenario, Budget.USUAL);
        if (answer instanceof Edict.Misasked misasked) {
            throw rulebook.usage(misasked.message());
        }
        if (answer instanceof Edict.Rejected rejected) {
            throw new WrongInput(rejected.problems());
        }
        Edict.Pictured pictured = (Edict.Pictured) answer;
        output.write(Picture.svg(pictured.scene(), pictured.title(), output.language), terminal);
        return ExitCode.DONE;
    }
}
