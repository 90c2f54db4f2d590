package edict.cli;

import edict.Edict;
import edict.Explanation;
import edict.Request;
import edict.report.ExplanationReport;
import edict.report.ExplanationText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells why a provision says what it says about a design, down to the facts stated, and why it says"
                + " nothing about the rest of it.",
        footer = {"", "Exit codes: 0 explained, 64 no such provision or subject, 65 wrong file."})
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    DesignOptions design = new DesignOptions();

    @Parameters(
            index = "1",
            paramLabel = "PROVISION",
            description = "Its id, or several by a pattern such as 'pack/art-5-*'.")
    String provision = "";

    @Option(names = "--subject", paramLabel = "ID", description = "Only what is said about this, by id or pointer.")
    Optional<String> subject = Optional.empty();

    @Mixin
    ProposalOptions proposals = new ProposalOptions();

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Request request = design.request(terminal, dates.asOf(terminal.clock()), dates.knownOn)
                .including(proposals.forces())
                .lookingAtEverything();
        Edict edict = design.edict(rulebook);
        Edict.Answer answer = edict.explain(request, new Explanation.Question(provision, subject), Edict.USUAL);
        if (answer instanceof Edict.Misasked misasked) {
            throw rulebook.usage(misasked.message());
        }
        if (answer instanceof Edict.Rejected rejected) {
            throw new WrongInput(rejected.problems());
        }
        Explanation explanation = ((Edict.Explained) answer).explanation();
        String name = Inputs.nameOf(design.file);
        terminal.out()
                .print(
                        output.isJson()
                                ? ExplanationReport.json(explanation, name, output.language)
                                : ExplanationText.of(explanation, name, output.language));
        return ExitCode.DONE;
    }
}
