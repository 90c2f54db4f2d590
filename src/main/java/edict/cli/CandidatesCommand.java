package edict.cli;

import edict.Edict;
import edict.Request;
import edict.Shortlist;
import edict.document.Problem;
import edict.document.Reading;
import edict.facts.Ternary;
import edict.procurement.Dossier;
import edict.report.ShortlistReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

final class CandidatesCommand implements Command {

    private final DesignOptions design;
    private final Given<Optional<String>> minimums;
    private final Given<ShortlistReport.Form> form;
    private final ResultOptions output;
    private final Given<Boolean> verbose;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final Terminal terminal;

    CandidatesCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Tells which products of the registry would pass in a place of a design, and why the others wouldn't. The place is"
                        + " DESIGN#COMPONENT, or that of a dossier, which brings its minimums along.",
                "0 some product passes; 2 it isn't known whether one does; 1 none does; 64 no such component; 65 wrong file");
        design = new DesignOptions(syntax, "DESIGN#COMPONENT or the dossier of a purchase");
        minimums = syntax.option(
                "--minimums", "FILE", Values::text, "A dossier whose minimums and term count; for DESIGN#COMPONENT.");
        form = syntax.option("--format", ShortlistReport.Form.values(), ShortlistReport.Form.TEXT, "How to write the result (default: ${default}).");
        output = new ResultOptions(syntax);
        verbose = syntax.flag("-v, --verbose", "Tell of each product how it stands to each minimum, and what to ask its supplier.");
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
    }

    @Override
    public int run() {
        Edict.Answer answer = shortlist(design.edict(rulebook));
        if (!(answer instanceof Edict.Shortlisted shortlisted)) {
            throw Inputs.wrong(answer);
        }
        Shortlist shortlist = shortlisted.shortlist();
        output.write(ShortlistReport.of(shortlist, form.get(), output.language(), verbose.get()), terminal);
        return shortlist.tried(Ternary.YES).isEmpty() ? shortlist.tried(Ternary.UNKNOWN).isEmpty() ? 1 : 2 : ExitCode.DONE;
    }

    private Edict.Answer shortlist(Edict edict) {
        Optional<String> place = design.place();
        Request request = design.request(terminal, dates.asOf(terminal.clock()), dates.knownOn()).taking(List.of());
        boolean dossier = Dossier.isOne(request.document());
        if (dossier == place.isPresent()) {
            throw new WrongUsage(
                    dossier ? "a dossier has its place in it; leave out what stands after #" : "which component? Write DESIGN#COMPONENT");
        }
        if (dossier && minimums.get().isPresent()) {
            throw new WrongUsage("--minimums: a dossier has its own");
        }
        return dossier
                ? edict.shortlist(
                        request, new Neighbours(design.file(), terminal, new HashMap<>()), Edict.SEARCHING)
                : edict.shortlist(request, place.orElseThrow(), demanded(), Edict.SEARCHING);
    }

    private Optional<Reading.Document> demanded() {
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> read = DesignOptions.read(minimums.get().stream().toList(), terminal, problems);
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        return read.stream().findFirst();
    }
}
