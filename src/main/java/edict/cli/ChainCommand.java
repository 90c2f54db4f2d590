package edict.cli;

import edict.Edict;
import edict.document.Problem;
import edict.document.Reading;
import edict.engine.Budget;
import edict.report.ChainReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

final class ChainCommand implements Command {

    private final DesignOptions design;
    private final Given<List<String>> others;
    private final Given<Boolean> verbose;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final OutputOptions output;
    private final Terminal terminal;

    ChainCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Tells how much of each layer of the value chain hangs on which supplier and which country, and how hard it is to"
                        + " leave them; of several designs, how concentrated each is.",
                "0 told, 65 wrong file");
        design = new DesignOptions(syntax);
        others = syntax.parameters("FILE", 0, "Designs to compare it with, or folders of them.");
        verbose = syntax.flag("-v, --verbose", "Name everybody who has a share.");
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public int run() {
        LocalDate asOf = dates.asOf(terminal.clock());
        Edict edict = design.edict(rulebook);
        List<Edict.Chained> chains = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        if (Folders.isOne(design, others.get())) {
            add(edict.chain(design.request(terminal, asOf, dates.knownOn()), Budget.USUAL), chains, problems);
        } else {
            for (Reading.Document document : Folders.designs(design, others.get(), terminal)) {
                add(edict.chain(design.request(document, asOf, dates.knownOn()), Budget.USUAL), chains, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        terminal.out()
                .print(
                        output.isJson()
                                ? ChainReport.json(chains)
                                : ChainReport.text(chains, edict.rulebook().vocabulary(), output.language(), verbose.get()));
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
