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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Tells what changes from one design to another: what they say otherwise, and which findings, obligations,"
                + " exposures, lost capabilities and questions come, go or move.",
        footer = {"", "Exit codes: 0 nothing got worse, 1 the decision got worse, 2 something else did, 65 wrong file."})
final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "A", description = "The design before, YAML or JSON.")
    String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "The design after; the same file to compare two days.")
    String after = "";

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Answers to questions about both; may be given several times, later ones win.")
    List<String> answers = List.of();

    @Option(names = "--answers-b", paramLabel = "FILE", description = "Answers to questions about B alone.")
    List<String> answersAfter = List.of();

    @Mixin
    WaiverOptions waivers = new WaiverOptions();

    @Option(
            names = "--profile",
            paramLabel = "ID",
            defaultValue = "default",
            description = "How the organisation wants to be judged (default: ${DEFAULT-VALUE}).")
    String profile = "default";

    @Mixin
    ProposalOptions proposals = new ProposalOptions();

    @Option(
            names = "--as-of-b",
            paramLabel = "DAY",
            description = "The day on which B is judged (default: that of A).")
    Optional<LocalDate> asOfAfter = Optional.empty();

    @Option(
            names = {"-v", "--verbose"},
            description = "Write out each of many changes, with its place, instead of summing them up.")
    boolean verbose;

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (before.equals("-") && after.equals("-")) {
            throw rulebook.usage("only one of the two designs can come in through standard input");
        }
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> designs = DesignOptions.read(List.of(before, after), terminal, problems);
        List<Reading.Document> shared = DesignOptions.read(answers, terminal, problems);
        List<Reading.Document> further = DesignOptions.read(answersAfter, terminal, problems);
        List<Reading.Document> waived = DesignOptions.read(waivers.waivers, terminal, problems);
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        Edict edict = DesignOptions.edict(rulebook, profile);
        LocalDate asOf = dates.asOf(terminal.clock());
        List<Reading.Document> all = new ArrayList<>(shared);
        all.addAll(further);
        Optional<Evaluation> one = evaluate(edict, designs.get(0), shared, waived, asOf, problems);
        Optional<Evaluation> other =
                evaluate(edict, designs.get(1), all, waived, asOfAfter.orElse(asOf), problems);
        if (one.isEmpty() || other.isEmpty()) {
            throw new WrongInput(problems.stream().distinct().sorted().toList());
        }
        Changes changes = Changes.between(one.get(), other.get(), edict.rulebook().vocabulary());
        String from = Inputs.nameOf(before);
        String to = Inputs.nameOf(after);
        terminal.out()
                .print(
                        output.isJson()
                                ? ChangesReport.json(changes, from, to, output.language)
                                : ChangesReport.text(
                                        changes,
                                        from,
                                        to,
                                        output.language,
                                        TextReport.Extent.of(verbose)));
        return changes.exitCode();
    }

    private Optional<Evaluation> evaluate(
            Edict edict,
            Reading.Document design,
            List<Reading.Document> overlays,
            List<Reading.Document> waived,
            LocalDate asOf,
            List<Problem> problems) {
        Edict.Answer answer = edict.evaluate(new Request(
                design,
                overlays,
                waived,
                profile,
                asOf,
                dates.knownOn,
                proposals.forces(),
                false));
        if (answer instanceof Edict.Evaluated evaluated) {
            return Optional.of(evaluated.evaluation());
        }
        problems.addAll(((Edict.Rejected) answer).problems());
        return Optional.empty();
    }
}
