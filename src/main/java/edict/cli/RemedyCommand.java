package edict.cli;

import edict.Edict;
import edict.Remedy;
import edict.Request;
import edict.report.RemedyReport;

final class RemedyCommand implements Command {

    private final DesignOptions design;
    private final WaiverOptions waivers;
    private final ProposalOptions proposals;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final OutputOptions output;
    private final Terminal terminal;

    RemedyCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Looks for what would have to change for a design to go ahead: first what takes a rejection away, then what has to be looked"
                        + " at; changes none of which can be left out, each with the provisions that it is for, and what is left.",
                "0 these changes are enough, or none is needed; 1 they are not; 65 wrong file");
        design = new DesignOptions(syntax);
        waivers = new WaiverOptions(syntax);
        proposals = new ProposalOptions(syntax);
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public int run() {
        Request request = design.request(terminal, waivers, proposals, dates);
        Edict.Answer answer = design.edict(rulebook).remedy(request, Edict.SEARCHING);
        if (!(answer instanceof Edict.Remedied remedied)) {
            throw Inputs.wrong(answer);
        }
        Remedy remedy = remedied.remedy();
        terminal.out()
                .print(
                        output.isJson()
                                ? RemedyReport.json(remedy, output.language())
                                : RemedyReport.text(remedy, output.language()));
        return remedy.isEnough() ? ExitCode.DONE : 1;
    }
}
