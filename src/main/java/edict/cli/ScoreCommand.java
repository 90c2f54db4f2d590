package edict.cli;

import edict.Edict;
import edict.Request;
import edict.document.Names;
import edict.engine.Budget;
import edict.report.ScoreReport;
import edict.rulebook.Wanted;
import edict.scoring.Scores;
import java.util.List;
import java.util.Optional;

final class ScoreCommand implements Command {

    private final DesignOptions design;
    private final Given<List<String>> frameworks;
    private final Given<List<String>> minimums;
    private final Given<Optional<String>> component;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final OutputOptions output;
    private final Terminal terminal;

    ScoreCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Scores products, components and the whole design by a framework, level and score apart.",
                "0 the minimum is reached, or there is none; 1 it is missed; 2 that is not known; 65 wrong file");
        design = new DesignOptions(syntax);
        frameworks = syntax.options(
                "--framework",
                "ID",
                "By which framework; may be given several times (default: those of the profile, else the latest).");
        minimums = syntax.options(
                "--minimum",
                "[OBJECTIVE=]LEVEL",
                "The least level that is good enough, for all criteria or for an objective; may be given several times.");
        component = syntax.option("--component", "ID", Values::text, "Only this component or product.");
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public int run() {
        Request request = design.request(terminal, dates.asOf(terminal.clock()), dates.knownOn());
        Edict edict = design.edict(rulebook);
        List<Wanted> wanted;
        try {
            wanted = Wanted.of(
                    frameworks.get(),
                    minimums.get(),
                    edict.rulebook().profile(design.profile()).orElseThrow(),
                    edict.rulebook().frameworks());
        } catch (IllegalArgumentException unknown) {
            throw new WrongUsage(String.valueOf(unknown.getMessage()));
        }
        Edict.Answer answer = edict.score(
                request, wanted, Budget.USUAL);
        if (!(answer instanceof Edict.Scored scored)) {
            throw new WrongInput(((Edict.Rejected) answer).problems());
        }
        Edict.Scored shown = component.get().map(scored::about).orElse(scored);
        if (component.get().isPresent() && shown.scores().stream().allMatch(Scores::isEmpty)) {
            throw new WrongUsage("--component: there is no component or product " + Names.quote(component.get().get())
                    + Names.didYouMean(component.get().get(), scored.names()));
        }
        terminal.out()
                .print(
                        output.isJson()
                                ? ScoreReport.json(shown, output.language())
                                : ScoreReport.text(shown, output.language()));
        return ExitCode.of(shown.gate());
    }
}
