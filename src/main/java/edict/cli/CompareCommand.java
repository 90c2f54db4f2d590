package edict.cli;

import edict.Comparison;
import edict.Edict;
import edict.facts.Ternary;
import edict.report.ComparisonReport;
import edict.rulebook.Coded;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares candidates of a purchase inside the design that one of them would join: minimums, decision, scores,"
                + " continuity, and a ranking that says what it hangs on.",
        footer = {"", "Exit codes: 0 some candidate reaches all minimums; 2 it isn't known whether one does; 1 none does; 65 wrong file."})
final class CompareCommand implements Callable<Integer> {

    /** How the comparison is written. */
    enum Way implements Coded {
        TEXT,
        MARKDOWN,
        HTML,
        CSV,
        XLSX,
        JSON
    }

    @Mixin
    DesignOptions dossier = new DesignOptions();

    @Option(
            names = "--format",
            paramLabel = "text|markdown|html|csv|xlsx|json",
            defaultValue = "text",
            description = "How to write the result (default: ${DEFAULT-VALUE}): markdown and html are the memo for the file, csv and"
                    + " xlsx tables for a spreadsheet.")
    Way way = Way.TEXT;

    @Mixin
    ResultOptions output = new ResultOptions();

    @Option(names = {"-v", "--verbose"}, description = "Tell of each candidate what it makes better or worse, and what to ask it.")
    boolean verbose;

    @Option(
            names = "--ahead",
            description = "Judge also the later days on which something turns, and settle what is open as far as that goes, as check does;"
                    + " that takes many times as long.")
    boolean ahead;

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    private final Terminal terminal;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LocalDate asOf = dates.asOf(terminal.clock());
        SortedMap<String, String> documents = new TreeMap<>();
        Edict edict = dossier.edict(rulebook);
        Edict.Answer answer = edict.compare(
                dossier.request(terminal, asOf, dates.knownOn, documents),
                new Neighbours(dossier.file, terminal, documents),
                ahead ? Edict.Extent.AHEAD : Edict.Extent.DAY,
                Edict.SEARCHING);
        if (answer instanceof Edict.Rejected rejected) {
            throw new WrongInput(rejected.problems());
        }
        Comparison comparison = ((Edict.Compared) answer).comparison();
        switch (way) {
            case TEXT -> output.write(ComparisonReport.text(comparison, output.language, verbose), terminal);
            case MARKDOWN -> output.write(ComparisonReport.markdown(comparison, documents, output.language), terminal);
            case HTML -> output.write(ComparisonReport.html(comparison, documents, output.language), terminal);
            case CSV -> output.write(ComparisonReport.csv(comparison, output.language), terminal);
            case XLSX -> output.write(ComparisonReport.xlsx(comparison, output.language), terminal);
            case JSON -> output.write(ComparisonReport.json(comparison, output.language), terminal);
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
