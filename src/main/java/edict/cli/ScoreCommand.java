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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "Scores products, components and the whole design by a framework, level and score apart.",
        footer = {
            "",
            "Exit codes: 0 the minimum is reached, or there is none; 1 it is missed; 2 that is not known; 65 wrong file."
        })
final class ScoreCommand implements Callable<Integer> {

    @Mixin
    DesignOptions design = new DesignOptions();

    @Option(
            names = "--framework",
            paramLabel = "ID",
            description = "By which framework; may be given several times (default: those of the profile, else the latest).")
    List<String> frameworks = List.of();

    @Option(
            names = "--minimum",
            paramLabel = "[OBJECTIVE=]LEVEL",
            description = "The least level that is good enough, for all criteria or for an objective; may be given several times.")
    List<String> minimums = List.of();

    @Option(names = "--component", paramLabel = "ID", description = "Only this component or product.")
    Optional<String> component = Optional.empty();

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    ScoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Request request = design.request(terminal, dates.asOf(terminal.clock()), dates.knownOn);
        Edict edict = design.edict(rulebook);
        List<Wanted> wanted;
        try {
            wanted = Wanted.of(
                    frameworks,
                    minimums,
                    edict.rulebook().profile(design.profile).orElseThrow(),
                    edict.rulebook().frameworks());
        } catch (IllegalArgumentException unknown) {
            throw rulebook.usage(String.valueOf(unknown.getMessage()));
        }
        Edict.Answer answer = edict.score(
                request, wanted, Budget.USUAL);
        if (!(answer instanceof Edict.Scored scored)) {
            throw new WrongInput(((Edict.Rejected) answer).problems());
        }
        Edict.Scored shown = component.map(scored::about).orElse(scored);
        if (component.isPresent() && shown.scores().stream().allMatch(Scores::isEmpty)) {
            throw rulebook.usage("--component: there is no component or product " + Names.quote(component.get())
                    + Names.didYouMean(component.get(), scored.names()));
        }
        terminal.out()
                .print(
                        output.isJson()
                                ? ScoreReport.json(shown, output.language)
                                : ScoreReport.text(shown, output.language));
        return ExitCode.of(shown.gate());
    }
}
