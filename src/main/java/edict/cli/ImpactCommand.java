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

final class ImpactCommand implements Command {

    private final Given<List<String>> files;
    private final Given<Optional<Path>> rulesAfter;
    private final Given<Optional<Path>> policiesAfter;
    private final ProfileOptions profile;
    private final Given<List<String>> answers;
    private final WaiverOptions waivers;
    private final ProposalOptions proposals;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final Given<ImpactReport.Form> form;
    private final Given<Boolean> verbose;
    private final ResultOptions output;
    private final Terminal terminal;

    ImpactCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Tells what a change of the rules does to designs: which of them get another decision, by which provisions, and"
                        + " what of the change none of them notices.",
                "0 nothing gets worse, 1 some design gets a harder decision, or can't be read any more, 2 something else gets"
                        + " worse, 65 wrong file");
        files = syntax.parameters("FILE", 1, "Designs, or folders of them.");
        rulesAfter = syntax.option("--rules-b", "DIR", Values::path, "The rules proposed.");
        policiesAfter = syntax.option("--policies-b", "DIR", Values::path, "The policies proposed.");
        profile = new ProfileOptions(syntax);
        answers = syntax.options(
                "--answers",
                "FILE",
                "Answers to questions about the design, where it is one; may be given several times, later ones win.");
        waivers = new WaiverOptions(syntax);
        proposals = new ProposalOptions(syntax);
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        form = syntax.option(
                "--format",
                ImpactReport.Form.values(),
                ImpactReport.Form.TEXT,
                "How to write the result (default: ${default}): markdown for a comment on the change of the rules.");
        verbose = syntax.flag("-v, --verbose", "Write out each change in each design as well.");
        output = new ResultOptions(syntax);
    }

    @Override
    public int run() {
        if (rulesAfter.get().isEmpty() && policiesAfter.get().isEmpty()) {
            throw new WrongUsage("which change? Name the folder of the rules proposed by --rules-b, of the policies by --policies-b");
        }
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> designs = Folders.designs(files.get(), terminal);
        if (!answers.get().isEmpty() && designs.size() > 1) {
            throw new WrongUsage("--answers: answers are about one design; name it alone, or each with its answers as a `kind: Request`");
        }
        List<Reading.Document> answered = DesignOptions.read(answers.get(), terminal, problems);
        List<Reading.Document> waived = DesignOptions.read(waivers.files(), terminal, problems);
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        LocalDate asOf = dates.asOf(terminal.clock());
        RulebookOptions now = rulebook.calledByFolders();
        RulebookOptions proposed = rulebook.but(rulesAfter.get(), policiesAfter.get(), "-b").calledByFolders();
        Edict before = edict(now, " in the rules that hold now", "The rules that hold now are not usable; nothing was compared.");
        Edict after = edict(proposed, " in the rules proposed", "The rules proposed are not usable; nothing was compared.");
        List<Request> requests = designs.stream()
                .map(design ->
                        new Request(design, answered, waived, profile.id(), asOf, dates.knownOn(), proposals.forces(), false))
                .toList();
        RuleImpact impact = impact(before, after, requests);
        output.write(ImpactReport.of(impact, form.get(), output.language(), TextReport.Extent.of(verbose.get())), terminal);
        return impact.exitCode();
    }

    /** Of two rulebooks, the one that is wrong, or lacks the profile, is named. */
    private Edict edict(RulebookOptions which, String where, String unusable) {
        try {
            return profile.edict(which, where);
        } catch (Refused refused) {
            throw new WrongInput(refused.problems(), unusable + which.halfShipped());
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
