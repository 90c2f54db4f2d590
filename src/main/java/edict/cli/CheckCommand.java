package edict.cli;

import edict.Edict;
import edict.Request;
import edict.document.Problem;
import edict.document.Reading;
import java.util.ArrayList;
import java.util.List;
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

    @Option(names = "--waivers", paramLabel = "FILE", description = "Waivers; may be given several times.")
    List<String> waivers = List.of();

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
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> designs = DesignOptions.read(List.of(design.file), terminal, problems);
        List<Reading.Document> answers = DesignOptions.read(design.answers, terminal, problems);
        List<Reading.Document> waived = DesignOptions.read(waivers, terminal, problems);
        if (!problems.isEmpty()) {
            return output.rejected(terminal, problems);
        }
        Edict edict = design.edict(rulebook);
        Edict.Answer answer = edict.evaluate(new Request(
                designs.get(0),
                answers,
                waived,
                design.profile,
                dates.asOf(terminal.clock()),
                dates.knownOn,
                proposals.forces(),
                everything));
        if (answer instanceof Edict.Evaluated evaluated) {
            output.write(evaluated.evaluation(), Inputs.nameOf(design.file), terminal);
            return evaluated.evaluation().exitCode();
        }
        return output.rejected(terminal, ((Edict.Rejected) answer).problems());
    }
}
