package edict.cli;

import edict.Edict;
import edict.Request;
import edict.RuleImpact;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Refused;
import edict.report.ImpactReport;
import edict.report.TextReport;
import java.nio.file.Path;
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
        name = "impact",
        mixinStandardHelpOptions = true,
        description = "Tells what a change of the rules does to designs: which of them get another decision, by which provisions, and"
                + " what of the change none of them notices.",
        footer = {
            "",
            "Exit codes: 0 nothing gets worse, 1 some design gets a harder decision, or can't be read any more, 2 something else gets"
                + " worse, 65 wrong file."
        })
final class ImpactCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Designs, or folders of them.")
    List<String> files = List.of();

    @Option(names = "--rules-b", paramLabel = "DIR", description = "The rules proposed.")
    Optional<Path> rulesAfter = Optional.empty();

    @Option(names = "--policies-b", paramLabel = "DIR", description = "The policies proposed.")
    Optional<Path> policiesAfter = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "ID",
            defaultValue = "default",
            description = "How the organisation wants to be judged (default: ${DEFAULT-VALUE}).")
    String profile = "default";

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Answers to questions about the design, where it is one; may be given several times, later ones win.")
    List<String> answers = List.of();

    @Mixin
    WaiverOptions waivers = new WaiverOptions();

    @Mixin
    ProposalOptions proposals = new ProposalOptions();

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Option(
            names = "--format",
            paramLabel = "text|markdown|json",
            defaultValue = "text",
            description = "How to write the result (default: ${DEFAULT-VALUE}): markdown for a comment on the change of the rules.")
    ImpactReport.Form form = ImpactReport.Form.TEXT;

    @Option(names = {"-v", "--verbose"}, description = "Write out each change in each design as well.")
    boolean verbose;

    @Mixin
    ResultOptions output = new ResultOptions();

    private final Terminal terminal;

    ImpactCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (rulesAfter.isEmpty() && policiesAfter.isEmpty()) {
            throw rulebook.usage("which change? Name the folder of the rules proposed by --rules-b, of the policies by --policies-b");
        }
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> designs = Folders.designs(files, terminal, rulebook);
        if (!answers.isEmpty() && designs.size() > 1) {
            throw rulebook.usage("--answers: answers are about one design; name it alone, or each with its answers as a `kind: Request`");
        }
        List<Reading.Document> answered = DesignOptions.read(answers, terminal, problems);
        List<Reading.Document> waived = DesignOptions.read(waivers.waivers, terminal, problems);
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        LocalDate asOf = dates.asOf(terminal.clock());
        RulebookOptions now = rulebook.calledByFolders();
        RulebookOptions proposed = rulebook.but(rulesAfter, policiesAfter, "-b").calledByFolders();
        Edict before = edict(now, " in the rules that hold now", "The rules that hold now are not usable; nothing was compared.");
        Edict after = edict(proposed, " in the rules proposed", "The rules proposed are not usable; nothing was compared.");
        List<Request> requests = designs.stream()
                .map(design ->
                        new Request(design, answered, waived, profile, asOf, dates.knownOn, proposals.forces(), false))
                .toList();
        RuleImpact impact = impact(before, after, requests);
        output.write(ImpactReport.of(impact, form, output.language, TextReport.Extent.of(verbose)), terminal);
        return impact.exitCode();
    }

    /** Of two rulebooks, the one that is wrong, or lacks the profile, is named. */
    private Edict edict(RulebookOptions which, String where, String unusable) {
        try {
            return DesignOptions.edict(which, profile, where);
        } catch (Refused refused) {
            throw new WrongInput(refused.problems(), unusable);
        }
    }

    private static RuleImpact impact(Edict before, Edict after, List<Request> requests) {
        try {
            return RuleImpact.of(before, after, requests);
        } catch (Refused refused) {
            throw new WrongInput(refused.problems(), "The rules that hold now can't read each design; nothing was compared.");
        }
    }
}
