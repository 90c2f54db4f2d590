package edict.cli;

import edict.Edict;
import edict.Request;
import edict.Schedule;
import edict.document.Problem;
import edict.document.Reading;
import edict.report.ScheduleReport;
import edict.report.TextReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description = "Tells what falls due or changes on which day, if the design stays as it is.",
        footer = {"", "Exit codes: 0 told, 65 wrong file."})
final class TimelineCommand implements Callable<Integer> {

    @Mixin
    DesignOptions design = new DesignOptions();

    @Option(names = "--until", paramLabel = "DAY", description = "The last day to look at (default: all that is known).")
    Optional<LocalDate> until = Optional.empty();

    @Option(names = "--waivers", paramLabel = "FILE", description = "Waivers; may be given several times.")
    List<String> waivers = List.of();

    @Mixin
    ProposalOptions proposals = new ProposalOptions();

    @Option(
            names = {"-v", "--verbose"},
            description = "Write out each of many changes, instead of summing them up by day.")
    boolean verbose;

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    TimelineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> designs = DesignOptions.read(List.of(design.file), terminal, problems);
        List<Reading.Document> answers = DesignOptions.read(design.answers, terminal, problems);
        List<Reading.Document> waived = DesignOptions.read(waivers, terminal, problems);
        if (!problems.isEmpty()) {
            return output.rejected(terminal, problems);
        }
        LocalDate asOf = dates.asOf(terminal.clock());
        if (until.filter(asOf::isAfter).isPresent()) {
            throw rulebook.usage("--until: " + until.get() + " lies before the day judged, " + asOf);
        }
        Edict edict = design.edict(rulebook);
        Request request = new Request(
                designs.get(0),
                answers,
                waived,
                design.profile,
                asOf,
                dates.knownOn,
                proposals.forces(),
                false);
        Schedule.Outcome outcome = Schedule.of(edict, request, until, Edict.USUAL);
        if (outcome instanceof Schedule.Rejected rejected) {
            return output.rejected(terminal, rejected.rejected().problems());
        }
        Schedule schedule = ((Schedule.Drawn) outcome).schedule();
        terminal.out()
                .print(
                        output.isJson()
                                ? ScheduleReport.json(schedule, output.language)
                                : ScheduleReport.text(
                                        schedule,
                                        output.language,
                                        verbose ? TextReport.Extent.WHOLE : TextReport.Extent.SUMMARY));
        return ExitCode.DONE;
    }
}
