package edict.cli;

import edict.Edict;
import edict.Request;
import edict.engine.Budget;
import edict.report.Picture;
import edict.rulebook.Scenario;
import java.util.Optional;

final class PictureCommand implements Command {

    private final DesignOptions design;
    private final ScenarioOptions loss;
    private final RulebookOptions rulebook;
    private final ResultOptions output;
    private final Terminal terminal;

    PictureCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Draws a design as SVG: what is under control from which countries, and who needs what; with a scenario, what that"
                        + " loss takes away.",
                "0 drawn, 65 wrong file");
        design = new DesignOptions(syntax);
        loss = new ScenarioOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new ResultOptions(syntax);
    }

    @Override
    public int run() {
        Request request = loss.request(design, terminal);
        Edict edict = design.edict(rulebook);
        Optional<Scenario> scenario = loss.scenario(edict);
        Edict.Answer answer = edict.picture(request, scenario, Budget.USUAL);
        if (!(answer instanceof Edict.Pictured pictured)) {
            throw Inputs.wrong(answer);
        }
        output.write(Picture.svg(pictured.scene(), pictured.title(), output.language()), terminal);
        return ExitCode.DONE;
    }
}
