package edict.cli;

import edict.Edict;
import edict.Request;
import edict.document.Names;
import edict.document.Problem;
import edict.document.Reading;
import edict.engine.Budget;
import edict.report.ScoreReport;
import edict.rulebook.Wanted;
import edict.scoring.Scores;
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

    @Option(names = "--as-of", paramLabel = "DAY", description = "The day judged (default: today).")
    Optional<LocalDate> asOf = Optional.empty();

    @Option(
            names = "--known-on",
            paramLabel = "DAY",
            description = "Judge by what was known on this day (default: the day judged).")
    Optional<LocalDate> knownOn = Optional.empty();

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
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> designs = DesignOptions.read(List.of(design.file), terminal, problems);
        List<Reading.Document> answers = DesignOptions.read(design.answers, terminal, problems);
        if (!problems.isEmpty()) {
            return output.rejected(terminal, problems);
        }
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
                new Request(
                        designs.get(0),
                        answers,
                        List.of(),
                        design.profile,
                        asOf.orElse(LocalDate.now(terminal.clock())),
                        knownOn,
                        Set.of(),
                        false),
                wanted,
                Budget.USUAL);
        if (!(answer instanceof Edict.Scored scored)) {
            return output.rejected(terminal, ((Edict.Rejected) answer).problems());
        }
        Edict.Scored shown = component.map(scored::about).orElse(scored);
        if (component.isPresent() && shown.scores().stream().allMatch(Scores::isEmpty)) {
            throw rulebook.usage("--component: there is no component or product " + Names.quote(component.get())
                    + Names.nearest(component.get(), scored.names())
                            .map(near -> "; did you mean " + Names.quote(near) + "?")
                            .orElse(""));
        }
        terminal.out()
                .print(
                        output.isJson()
                                ? ScoreReport.json(shown, output.language)
                                : ScoreReport.text(shown, output.language));
        return switch (shown.gate()) {
            case YES -> ExitCode.DONE;
            case NO -> 1;
            case UNKNOWN -> 2;
        };
    }
}
