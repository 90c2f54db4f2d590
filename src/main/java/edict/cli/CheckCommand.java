package edict.cli;

import edict.Edict;
import edict.Evaluation;
import edict.Request;
import edict.document.Names;
import edict.document.Problem;
import edict.document.Reading;
import edict.report.JsonReport;
import edict.report.ProblemReport;
import edict.report.TextReport;
import edict.rulebook.Provision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Decides about a design.",
        footer = {"", "Exit codes: 0 approved, 1 rejected, 2 needs review or conditions, 65 wrong file."})
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The design, YAML or JSON; - reads standard input.")
    String file = "";

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Answers to questions; may be given several times, later ones win.")
    List<String> answers = List.of();

    @Option(names = "--waivers", paramLabel = "FILE", description = "Waivers; may be given several times.")
    List<String> waivers = List.of();

    @Option(
            names = "--profile",
            paramLabel = "ID",
            defaultValue = "default",
            description = "How the organisation wants to be judged (default: ${DEFAULT-VALUE}).")
    String profile = "default";

    @Option(names = "--include-proposals", description = "Judge by proposed law as well; it never rejects.")
    boolean includeProposals;

    @Option(
            names = "--everything",
            description = "Report also what does not apply, was not triggered, or has lapsed.")
    boolean everything;

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> design = read(List.of(file), problems);
        List<Reading.Document> answered = read(answers, problems);
        List<Reading.Document> waived = read(waivers, problems);
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        Edict edict = rulebook.edict();
        if (edict.rulebook().profile(profile).isEmpty()) {
            throw rulebook.usage("--profile: there is no profile " + Names.quote(profile) + "; expected "
                    + Names.oneOf(edict.rulebook().profiles().keySet()));
        }
        Edict.Answer answer = edict.evaluate(new Request(
                design.get(0),
                answered,
                waived,
                profile,
                dates.asOf(terminal.clock()),
                dates.knownOn,
                includeProposals ? Set.of(Provision.Force.PROPOSED) : Set.of(),
                everything));
        if (answer instanceof Edict.Evaluated evaluated) {
            return report(evaluated.evaluation());
        }
        return rejected(((Edict.Rejected) answer).problems());
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

    private int report(Evaluation evaluation) {
        terminal.out()
                .print(
                        output.isJson()
                                ? JsonReport.of(evaluation, Inputs.nameOf(file), output.language)
                                : TextReport.of(evaluation, output.language));
        return evaluation.exitCode();
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
