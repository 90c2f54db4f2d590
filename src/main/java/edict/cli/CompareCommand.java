package edict.cli;

import edict.Comparison;
import edict.Edict;
import edict.document.Hash;
import edict.facts.Ternary;
import edict.report.ComparisonReport;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

final class CompareCommand implements Command {

    private final DesignOptions dossier;
    private final Given<ComparisonReport.Form> form;
    private final ResultOptions output;
    private final Given<Boolean> verbose;
    private final Given<Boolean> ahead;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final Terminal terminal;

    CompareCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Compares candidates of a purchase inside the design that one of them would join: minimums, decision, scores,"
                        + " continuity, and a ranking that says what it hangs on.",
                "0 some candidate reaches all minimums; 2 it isn't known whether one does; 1 none does; 65 wrong file");
        dossier = new DesignOptions(syntax, "The dossier of the purchase");
        form = syntax.option(
                "--format",
                ComparisonReport.Form.values(),
                ComparisonReport.Form.TEXT,
                "How to write the result (default: ${default}): markdown and html are the memo for the file, csv and xlsx tables"
                        + " for a spreadsheet.");
        output = new ResultOptions(syntax);
        verbose = syntax.flag("-v, --verbose", "Tell of each candidate what it makes better or worse, and what to ask it.");
        ahead = syntax.flag(
                "--ahead",
                "Judge also the later days on which something turns, and settle what is open as far as that goes, as check does;"
                        + " that takes many times as long.");
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
    }

    @Override
    public int run() {
        if (dossier.place().isPresent()) {
            throw new WrongUsage("a purchase is compared with all its candidates; leave out what stands after #");
        }
        LocalDate asOf = dates.asOf(terminal.clock());
        Map<String, byte[]> seen = new HashMap<>();
        Edict edict = dossier.edict(rulebook);
        Edict.Answer answer = edict.compare(
                dossier.request(terminal, asOf, dates.knownOn(), seen),
                new Neighbours(dossier.file(), terminal, seen),
                ahead.get() ? Edict.Extent.AHEAD : Edict.Extent.DAY,
                Edict.SEARCHING);
        if (answer instanceof Edict.Rejected rejected) {
            throw new WrongInput(rejected.problems());
        }
        Comparison comparison = ((Edict.Compared) answer).comparison();
        byte[] report =
                ComparisonReport.of(comparison, form.get(), () -> Hash.hex(seen), output.language(), verbose.get());
        if (form.get() == ComparisonReport.Form.XLSX) {
            output.write(report, terminal);
        } else {
            output.write(new String(report, StandardCharsets.UTF_8), terminal);
        }
        return exitCode(comparison);
    }

    private static int exitCode(Comparison comparison) {
        return switch (comparison.offers().stream()
                .map(Comparison.Offer::admitted)
                .reduce(Ternary.NO, Ternary::or)) {
            case YES -> ExitCode.DONE;
            case UNKNOWN -> 2;
            case NO -> 1;
        };
    }
}
