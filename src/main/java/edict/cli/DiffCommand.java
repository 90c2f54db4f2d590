package edict.cli;

import edict.Changes;
import edict.Edict;
import edict.Evaluation;
import edict.Request;
import edict.document.Problem;
import edict.document.Reading;
import edict.report.ChangesReport;
import edict.report.TextReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class DiffCommand implements Command {

    private final Given<String> before;
    private final Given<String> after;
    private final Given<List<String>> answers;
    private final Given<List<String>> answersAfter;
    private final WaiverOptions waivers;
    private final ProfileOptions profile;
    private final ProposalOptions proposals;
    private final Given<Optional<LocalDate>> asOfAfter;
    private final Given<Boolean> verbose;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final OutputOptions output;
    private final Terminal terminal;

    DiffCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Tells what changes from one design to another: what they say otherwise, and which findings, obligations,"
                        + " exposures, lost capabilities and questions come, go or move.",
                "0 nothing got worse, 1 the decision got worse, 2 something else did, 65 wrong file");
        before = syntax.parameter("A", "The design before, YAML or JSON; FILE#OPTION as it would be with an option that it offers.");
        after = syntax.parameter("B", "The design after, likewise; the same file to compare two days or an option.");
        answers = syntax.options(
                "--answers", "FILE", "Answers to questions about both; may be given several times, later ones win.");
        answersAfter = syntax.options("--answers-b", "FILE", "Answers to questions about B alone.");
        waivers = new WaiverOptions(syntax);
        profile = new ProfileOptions(syntax);
        proposals = new ProposalOptions(syntax);
        asOfAfter = syntax.option("--as-of-b", "DAY", Values::day, "The day on which B is judged (default: that of A).");
        verbose = syntax.flag("-v, --verbose", "Write out each of many changes, with its place, instead of summing them up.");
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public int run() {
        Anchored one = Anchored.of(before.get());
        Anchored other = Anchored.of(after.get());
        if (one.file().equals("-") && other.file().equals("-")) {
            throw new WrongUsage("only one of the two designs can come in through standard input");
        }
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> designs = DesignOptions.read(List.of(one.file(), other.file()), terminal, problems);
        List<Reading.Document> shared = DesignOptions.read(answers.get(), terminal, problems);
        List<Reading.Document> further = DesignOptions.read(answersAfter.get(), terminal, problems);
        List<Reading.Document> waived = DesignOptions.read(waivers.files(), terminal, problems);
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        Edict edict = profile.edict(rulebook, "");
        LocalDate asOf = dates.asOf(terminal.clock());
        List<Reading.Document> all = new ArrayList<>(shared);
        all.addAll(further);
        Optional<Evaluation> first = evaluate(edict, request(designs.get(0), one, shared, waived, asOf), problems);
        Optional<Evaluation> second = evaluate(edict, request(designs.get(1), other, all, waived, asOfAfter.get().orElse(asOf)), problems);
        if (first.isEmpty() || second.isEmpty()) {
            throw new WrongInput(problems.stream().distinct().sorted().toList());
        }
        Changes changes = Changes.between(first.get(), second.get(), edict.rulebook().vocabulary());
        String from = Inputs.nameOf(before.get());
        String to = Inputs.nameOf(after.get());
        terminal.out()
                .print(
                        output.isJson()
                                ? ChangesReport.json(changes, from, to, output.language())
                                : ChangesReport.text(
                                        changes,
                                        from,
                                        to,
                                        output.language(),
                                        TextReport.Extent.of(verbose.get())));
        return changes.exitCode();
    }

    private Request request(
            Reading.Document design, Anchored named, List<Reading.Document> overlays, List<Reading.Document> waived, LocalDate asOf) {
        return new Request(design, overlays, waived, profile.id(), asOf, dates.knownOn(), proposals.forces(), false)
                .taking(named.options());
    }

    private static Optional<Evaluation> evaluate(Edict edict, Request request, List<Problem> problems) {
        Edict.Answer answer = edict.evaluate(request);
        if (answer instanceof Edict.Evaluated evaluated) {
            return Optional.of(evaluated.evaluation());
        }
        problems.addAll(((Edict.Rejected) answer).problems());
        return Optional.empty();
    }
}
