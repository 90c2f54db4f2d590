package edict.cli;

import edict.Edict;
import edict.Explanation;
import edict.Request;
import edict.report.ExplanationReport;
import edict.report.ExplanationText;
import java.util.Optional;

final class ExplainCommand implements Command {

    private final DesignOptions design;
    private final Given<String> provision;
    private final Given<Optional<String>> subject;
    private final ProposalOptions proposals;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final OutputOptions output;
    private final Terminal terminal;

    ExplainCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Tells why a provision says what it says about a design, down to the facts stated, and why it says nothing about"
                        + " the rest of it.",
                "0 explained, 64 no such provision or subject, 65 wrong file");
        design = new DesignOptions(syntax);
        provision = syntax.parameter("PROVISION", "Its id, or several by a pattern such as 'pack/art-5-*'.");
        subject = syntax.option("--subject", "ID", Values::text, "Only what is said about this, by id or pointer.");
        proposals = new ProposalOptions(syntax);
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public int run() {
        Request request = design.request(terminal, dates.asOf(terminal.clock()), dates.knownOn())
                .including(proposals.forces())
                .lookingAtEverything();
        Edict edict = design.edict(rulebook);
        Edict.Answer answer = edict.explain(request, new Explanation.Question(provision.get(), subject.get()), Edict.USUAL);
        if (!(answer instanceof Edict.Explained explained)) {
            throw Inputs.wrong(answer);
        }
        Explanation explanation = explained.explanation();
        String name = Inputs.nameOf(design.file());
        terminal.out()
                .print(
                        output.isJson()
                                ? ExplanationReport.json(explanation, name, output.language())
                                : ExplanationText.of(explanation, name, output.language()));
        return ExitCode.DONE;
    }
}
