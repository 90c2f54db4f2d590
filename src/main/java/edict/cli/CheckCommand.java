package edict.cli;

import edict.Edict;
import edict.Request;
import edict.report.TextReport;

final class CheckCommand implements Command {

    private final DesignOptions design;
    private final WaiverOptions waivers;
    private final ProposalOptions proposals;
    private final Given<Boolean> everything;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final ReportOptions output;
    private final Terminal terminal;

    CheckCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe("Decides about a design.", "0 approved, 1 rejected, 2 needs review or conditions, 65 wrong file");
        design = new DesignOptions(syntax);
        waivers = new WaiverOptions(syntax);
        proposals = new ProposalOptions(syntax);
        everything = syntax.flag("--everything", "Report also what does not apply, was not triggered, or has lapsed.");
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new ReportOptions(syntax);
    }

    @Override
    public int run() {
        TextReport.Extent extent = output.extent();
        Request request = design.request(
                        terminal, design.answers(), waivers.files(), dates.asOf(terminal.clock()), dates.knownOn())
                .including(proposals.forces());
        Edict edict = design.edict(rulebook);
        Edict.Answer answer = edict.evaluate(everything.get() ? request.lookingAtEverything() : request);
        if (answer instanceof Edict.Evaluated evaluated) {
            output.write(evaluated.evaluation(), extent, Inputs.nameOf(design.file()), terminal);
            return evaluated.evaluation().exitCode();
        }
        throw new WrongInput(((Edict.Rejected) answer).problems());
    }
}
