package edict.cli;

import edict.Edict;
import edict.Request;
import edict.document.Names;
import edict.document.Problem;
import edict.document.Reading;
import edict.engine.Budget;
import edict.report.ProblemReport;
import edict.report.SimulationReport;
import edict.vocabulary.Vocabulary;
import java.time.LocalDate;
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
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Tells what is lost when access to something is, or when a part of the law falls.",
        footer = {"", "Exit codes: that of the decision in the scenario, as for check; 65 wrong file."})
final class SimulateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The design, YAML or JSON; - reads standard input.")
    String file = "";

    @Option(names = "--scenario", paramLabel = "ID", required = true, description = "What happens.")
    String scenario = "";

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The day on which it begins, and which is judged (default: today).")
    Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--known-on",
            paramLabel = "DAY",
            description = "Judge by what was known of the law on this day (default: today).")
    Optional<LocalDate> knownOn = Optional.empty();

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

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    SimulateCommand(Terminal terminal) {
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
        known("--scenario: there is no scenario ", scenario, edict.rulebook().scenarios().keySet());
        known("--profile: there is no profile ", profile, edict.rulebook().profiles().keySet());
        LocalDate today = LocalDate.now(terminal.clock());
        Edict.Answer answer = edict.simulate(
                new Request(
                        design.get(0),
                        answered,
                        List.of(),
                        profile,
                        from.orElse(today),
                        Optional.of(knownOn.orElse(today)),
                        Set.of(),
                        false),
                scenario,
                Budget.USUAL);
        if (answer instanceof Edict.Played played) {
            Vocabulary vocabulary = edict.rulebook().vocabulary();
            terminal.out()
                    .print(
                            output.isJson()
                                    ? SimulationReport.json(played.simulation(), vocabulary, output.language)
                                    : SimulationReport.text(played.simulation(), vocabulary, output.language));
            return played.simulation().after().exitCode();
        }
        return rejected(((Edict.Rejected) answer).problems());
    }

    private void known(String message, String id, Set<String> ids) {
        if (!ids.contains(id)) {
            throw rulebook.usage(message + Names.quote(id) + "; expected " + Names.oneOf(ids));
        }
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
