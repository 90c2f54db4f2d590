package edict.cli;

import edict.Edict;
import edict.Request;
import edict.document.Names;
import edict.document.Problem;
import edict.document.Reading;
import edict.engine.Budget;
import edict.report.SimulationReport;
import edict.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Tells what is lost when access to something is, or when a part of the law falls.",
        footer = {"", "Exit codes: that of the decision in the scenario, as for check; 65 wrong file."})
final class SimulateCommand implements Callable<Integer> {

    @Mixin
    DesignOptions design = new DesignOptions();

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
        List<Reading.Document> designs = DesignOptions.read(List.of(design.file), terminal, problems);
        List<Reading.Document> answers = DesignOptions.read(design.answers, terminal, problems);
        if (!problems.isEmpty()) {
            return output.rejected(terminal, problems);
        }
        Edict edict = design.edict(rulebook);
        Set<String> scenarios = edict.rulebook().scenarios().keySet();
        if (!scenarios.contains(scenario)) {
            throw rulebook.usage("--scenario: there is no scenario " + Names.quote(scenario) + "; expected "
                    + Names.oneOf(scenarios));
        }
        LocalDate today = LocalDate.now(terminal.clock());
        Edict.Answer answer = edict.simulate(
                new Request(
                        designs.get(0),
                        answers,
                        List.of(),
                        design.profile,
                        from.orElse(today),
                        Optional.of(knownOn.orElse(today)),
                        Set.of(),
                        false),
                scenario,
                Budget.USUAL);
        if (answer instanceof Edict.Played played) {
            Rulebook law = edict.rulebook();
            terminal.out()
                    .print(
                            output.isJson()
                                    ? SimulationReport.json(played.simulation(), law, output.language)
                                    : SimulationReport.text(played.simulation(), law, output.language));
            return played.simulation().after().exitCode();
        }
        return output.rejected(terminal, ((Edict.Rejected) answer).problems());
    }
}
