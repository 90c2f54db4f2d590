package edict.cli;

import edict.Edict;
import edict.document.Problem;
import edict.document.Reading;
import edict.engine.Budget;
import edict.report.ChainReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = "Tells how much of each layer of the value chain hangs on which supplier and which country, and how hard it is to leave"
                + " them; of several designs, how concentrated each is.",
        footer = {"", "Exit codes: 0 told, 65 wrong file."})
final class ChainCommand implements Callable<Integer> {

    @Mixin
    DesignOptions design = new DesignOptions();

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Designs to compare it with, or folders of them.")
    List<String> others = List.of();

    @Option(
            names = {"-v", "--verbose"},
            description = "Name everybody who has a share.")
    boolean verbose;

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    ChainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LocalDate asOf = dates.asOf(terminal.clock());
        Edict edict = design.edict(rulebook);
        List<Edict.Chained> chains = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        if (Folders.isOne(design, others)) {
            add(edict.chain(design.request(terminal, asOf, dates.knownOn), Budget.USUAL), chains, problems);
        } else {
            for (Reading.Document document : Folders.designs(design, others, terminal, rulebook)) {
                add(edict.chain(design.request(document, asOf, dates.knownOn), Budget.USUAL), chains, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        terminal.out()
                .print(
                        output.isJson()
                                ? ChainReport.json(chains, output.language)
                                : ChainReport.text(chains, output.language, verbose));
        return ExitCode.DONE;
    }

    private static void add(Edict.Answer answer, List<Edict.Chained> chains, List<Problem> problems) {
        if (answer instanceof Edict.Chained chained) {
            chains.add(chained);
        } else {
            problems.addAll(((Edict.Rejected) answer).problems());
        }
    }
}
