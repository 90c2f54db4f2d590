package edict.cli;

import edict.Edict;
import edict.Explanation;
import edict.Request;
import edict.document.Names;
import edict.document.Problem;
import edict.document.Reading;
import edict.report.ExplanationReport;
import edict.report.ExplanationText;
import edict.report.ProblemReport;
import edict.rulebook.Provision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    @Parameters(index = "0", paramLabel = "FILE", description = "The design, YAML or JSON; - reads standard input.")
    String file = "";

    @Parameters(
            index = "1",
            paramLabel = "PROVISION",
            description = "Its id, or several by a pattern such as 'pack/art-5-*'.")
    String provision = "";

    @Option(names = "--subject", paramLabel = "ID", description = "Only what is said about this, by id or pointer.")
    Optional<String> subject = Optional.empty();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Answers to questions; may be given several times, later ones win.")
    List<String> answers = List.of();

    @Option(
            names = "--profile",
            paramLabel = "ID",
            defaultValue = "default",
            description = "How the organisation wants to be judged (default: ${DEFAULT-VALUE}).")
    String profile = "default";

    @Option(names = "--include-proposals", description = "Judge by proposed law as well; it never rejects.")
    boolean includeProposals;

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
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> design = read(List.of(file), problems);
        List<Reading.Document> answered = read(answers, problems);
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        Edict edict = rulebook.edict();
        if (edict.rulebook().profile(profile).isEmpty()) {
            throw rulebook.usage("--profile: there is no profile " + Names.quote(profile) + "; expected "
                    + Names.oneOf(edict.rulebook().profiles().keySet()));
        }
        Request request = new Request(
                design.get(0),
                answered,
                List.of(),
                profile,
                dates.asOf(terminal.clock()),
                dates.knownOn,
                includeProposals ? Set.of(Provision.Force.PROPOSED) : Set.of(),
                true);
        Edict.Answer answer = edict.explain(request, new Explanation.Question(provision, subject), Edict.USUAL);
        if (answer instanceof Edict.Misasked misasked) {
            throw rulebook.usage(misasked.message());
        }
        if (answer instanceof Edict.Rejected rejected) {
            return rejected(rejected.problems());
        }
        Explanation explanation = ((Edict.Explained) answer).explanation();
        String name = Inputs.nameOf(file);
        terminal.out()
                .print(
                        output.isJson()
                                ? ExplanationReport.json(explanation, name, output.language)
                                : ExplanationText.of(explanation, name, output.language));
        return ExitCode.DONE;
    }

    private List<Reading.Document> read(List<String> files, List<Problem> problems) {
        List<Reading.Document> documents = new ArrayList<>();
        for (String name : files) {
            Reading reading = Inputs.read(name, terminal);
            if (reading instanceof Reading.Document document) {
                documents.add(document);
            } else {
                problems.addAll(((Reading.Rejected) reading).problems());
            }
        }
        return documents;
    }

    private int rejected(List<Problem> problems) {
        if (output.isJson()) {
            terminal.out().print(ProblemReport.json(problems));
        } else {
            terminal.err().print(ProblemReport.text(problems));
        }
        return ExitCode.BAD_INPUT;
    }
}
