package edict.cli;

import edict.Edict;
import edict.Request;
import edict.Shortlist;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.Ternary;
import edict.procurement.Dossier;
import edict.report.ShortlistReport;
import edict.rulebook.Coded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "candidates",
        mixinStandardHelpOptions = true,
        description = "Tells which products of the registry would pass in a place of a design, and why the others wouldn't. The place is"
                + " DESIGN#COMPONENT, or that of a dossier, which brings its minimums along.",
        footer = {"", "Exit codes: 0 some product passes; 2 it isn't known whether one does; 1 none does; 65 wrong file."})
final class CandidatesCommand implements Callable<Integer> {

    /** How the products are listed. */
    enum Way implements Coded {
        TEXT,
        MARKDOWN,
        CSV,
        JSON
    }

    @Mixin
    DesignOptions design = new DesignOptions();

    @Option(
            names = "--minimums",
            paramLabel = "FILE",
            description = "A dossier whose minimums and term count; for DESIGN#COMPONENT.")
    Optional<String> minimums = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "text|markdown|csv|json",
            defaultValue = "text",
            description = "How to write the result (default: ${DEFAULT-VALUE}).")
    Way way = Way.TEXT;

    @Mixin
    ResultOptions output = new ResultOptions();

    @Option(names = {"-v", "--verbose"}, description = "Tell of each product how it stands to each minimum, and what to ask its supplier.")
    boolean verbose;

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    private final Terminal terminal;

    CandidatesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Edict.Answer answer = shortlist(design.edict(rulebook));
        if (answer instanceof Edict.Rejected rejected) {
            throw new WrongInput(rejected.problems());
        }
        Shortlist shortlist = ((Edict.Shortlisted) answer).shortlist();
        output.write(
                switch (way) {
                    case TEXT -> ShortlistReport.text(shortlist, output.language, verbose);
                    case MARKDOWN -> ShortlistReport.markdown(shortlist, output.language);
                    case CSV -> ShortlistReport.csv(shortlist, output.language);
                    case JSON -> ShortlistReport.json(shortlist, output.language);
                },
                terminal);
        return shortlist.tried(Ternary.YES).isEmpty() ? shortlist.tried(Ternary.UNKNOWN).isEmpty() ? 1 : 2 : ExitCode.DONE;
    }

    private Edict.Answer shortlist(Edict edict) {
        String place = design.file;
        int mark = place.lastIndexOf('#');
        if (mark >= 0) {
            design.file = place.substring(0, mark);
        }
        Request request = design.request(terminal, dates.asOf(terminal.clock()), dates.knownOn);
        boolean dossier = Dossier.isOne(request.document());
        if (dossier == mark >= 0) {
            throw rulebook.usage(
                    dossier ? "a dossier has its place in it; leave out what stands after #" : "which component? Write DESIGN#COMPONENT");
        }
        if (dossier && minimums.isPresent()) {
            throw rulebook.usage("--minimums: a dossier has its own");
        }
        return dossier
                ? edict.shortlist(
                        request, new Neighbours(design.file, terminal, new HashMap<>()), Edict.SEARCHING)
                : edict.shortlist(request, place.substring(mark + 1), demanded(), Edict.SEARCHING);
    }

    private Optional<Reading.Document> demanded() {
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> read = DesignOptions.read(minimums.stream().toList(), terminal, problems);
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        return read.stream().findFirst();
    }
}
