package edict.cli;

import edict.Edict;
import edict.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Decides about a design.",
        footer = {"", "Exit codes: 0 approved, 1 rejected, 2 needs review or conditions, 65 wrong file."})
final class CheckCommand implements Callable<Integer> {

    @Mixin
    DesignOptions design = new DesignOptions();

    @Mixin
    WaiverOptions waivers = new WaiverOptions();

    @Mixin
    ProposalOptions proposals = new ProposalOptions();

    @Option(
            names = "--everything",
            description = "Report also what does not apply, was not triggered, or has lapsed.")
    boolean everything;

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    ReportOptions output = new ReportOptions();

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Request request = design.request(
                        terminal, design.answers, waivers.waivers, dates.asOf(terminal.clock()), dates.knownOn)
                .including(proposals.forces());
        Edict edict = design.edict(rulebook);
        Edict.Answer answer = edict.evaluate(everything ? request.lookingAtEverything() : request);
        if (answer instanceof Edict.Evaluated evaluated) {
            output.write(evaluated.evaluation(), Inputs.nameOf(design.file), terminal);
            return evaluated.evaluation().exitCode();
        }
        throw new WrongInput(((Edict.Rejected) answer).problems());
    }
}
