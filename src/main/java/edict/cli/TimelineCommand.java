package edict.cli;

import edict.Edict;
import edict.Request;
import edict.Schedule;
import edict.report.ScheduleReport;
import edict.report.TextReport;
import java.time.LocalDate;
import java.util.Optional;

final class TimelineCommand implements Command {

    private final DesignOptions design;
    private final Given<Optional<LocalDate>> until;
    private final WaiverOptions waivers;
    private final ProposalOptions proposals;
    private final Given<Boolean> verbose;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final Given<ScheduleReport.Form> form;
    private final ResultOptions output;
    private final Terminal terminal;

    TimelineCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe("Tells what falls due or changes on which day, if the design stays as it is.", "0 told, 65 wrong file");
        design = new DesignOptions(syntax);
        until = syntax.option("--until", "DAY", Values::day, "The last day to look at (default: all that is known).");
        waivers = new WaiverOptions(syntax);
        proposals = new ProposalOptions(syntax);
        verbose = syntax.flag("-v, --verbose", "Write out each of many changes, instead of summing them up by day.");
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        form = syntax.option(
                "--format",
                ScheduleReport.Form.values(),
                ScheduleReport.Form.TEXT,
                "How to write the result (default: ${default}): ics for calendars, json for other programs.");
        output = new ResultOptions(syntax);
    }

    @Override
    public int run() {
        Request request = design.request(terminal, waivers, proposals, dates);
        LocalDate asOf = request.asOf();
        if (until.get().filter(asOf::isAfter).isPresent()) {
            throw new WrongUsage("--until: " + until.get().get() + " lies before the day judged, " + asOf);
        }
        Edict edict = design.edict(rulebook);
        Schedule.Outcome outcome = Schedule.of(edict, request, until.get(), Edict.USUAL);
        if (outcome instanceof Schedule.Rejected rejected) {
            throw new WrongInput(rejected.rejected().problems());
        }
        Schedule schedule = ((Schedule.Drawn) outcome).schedule();
        output.write(
                ScheduleReport.of(
                        schedule, form.get(), Inputs.nameOf(design.named()), output.language(), TextReport.Extent.of(verbose.get())),
                terminal);
        return ExitCode.DONE;
    }
}
