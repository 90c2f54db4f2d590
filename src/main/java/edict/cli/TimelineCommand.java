package edict.cli;

import edict.Edict;
import edict.Request;
import edict.Schedule;
import edict.report.ScheduleReport;
import edict.report.TextReport;
import java.time.LocalDate;
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

    @Mixin
    WaiverOptions waivers = new WaiverOptions();

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
        LocalDate asOf = dates.asOf(terminal.clock());
        Request request = design.request(terminal, design.answers, waivers.waivers, asOf, dates.knownOn)
                .including(proposals.forces());
        if (until.filter(asOf::isAfter).isPresent()) {
            throw rulebook.usage("--until: " + until.get() + " lies before the day judged, " + asOf);
        }
        Edict edict = design.edict(rulebook);
        Schedule.Outcome outcome = Schedule.of(edict, request, until, Edict.USUAL);
        if (outcome instanceof Schedule.Rejected rejected) {
            throw new WrongInput(rejected.rejected().problems());
        }
        Schedule schedule = ((Schedule.Drawn) outcome).schedule();
        terminal.out()
                .print(
                        output.isJson()
                                ? ScheduleReport.json(schedule, output.language)
                                : ScheduleReport.text(schedule, output.language, TextReport.Extent.of(verbose)));
        return ExitCode.DONE;
    }
}
