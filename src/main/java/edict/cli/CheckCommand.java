package edict.cli;

import edict.Baseline;
import edict.Edict;
import edict.Evaluation;
import edict.Request;
import edict.document.Problems;
import edict.report.TextReport;
import java.util.Optional;

final class CheckCommand implements Command {

    private final DesignOptions design;
    private final WaiverOptions waivers;
    private final ProposalOptions proposals;
    private final Given<Boolean> everything;
    private final Given<Optional<String>> baseline;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final ReportOptions output;
    private final Terminal terminal;

    CheckCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Decides about a design.",
                "0 approved, 1 rejected, 2 needs review or conditions, 65 wrong file; with --baseline 0 nothing is new or worse, 1 what is"
                        + " rejects, 2 it has to be looked at or done");
        design = new DesignOptions(syntax);
        waivers = new WaiverOptions(syntax);
        proposals = new ProposalOptions(syntax);
        everything = syntax.flag("--everything", "Report also what does not apply, was not triggered, or has lapsed.");
        baseline = syntax.option(
                "--baseline",
                "FILE",
                Values::text,
                "A report that --format json wrote earlier: what stood there is known, and the exit code tells what is new or worse. The"
                        + " decision stays what it is.");
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new ReportOptions(syntax);
    }

    @Override
    public int run() {
        TextReport.Extent extent = output.extent();
        Request request = design.request(terminal, waivers, proposals, dates);
        Optional<Baseline> then = baseline.get().isPresent() ? Optional.of(read(baseline.get().get())) : Optional.empty();
        Edict edict = design.edict(rulebook);
        Edict.Answer answer = edict.evaluate(everything.get() ? request.lookingAtEverything() : request);
        if (answer instanceof Edict.Evaluated evaluated) {
            Evaluation evaluation = then.isPresent() ? evaluated.evaluation().against(then.get()) : evaluated.evaluation();
            output.write(evaluation, extent, Inputs.nameOf(design.file()), terminal);
            return evaluation.exitCode();
        }
        throw new WrongInput(((Edict.Rejected) answer).problems());
    }

    private Baseline read(String file) {
        Problems problems = new Problems();
        return Baseline.read(Inputs.report(file, terminal), problems).orElseThrow(() -> new WrongInput(problems.sorted()));
    }
}
