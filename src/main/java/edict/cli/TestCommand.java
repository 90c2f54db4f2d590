package edict.cli;

import edict.document.Names;
import edict.document.Problem;
import edict.report.ProblemReport;
import edict.rulebook.Rulebook;
import edict.workbench.Cases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class TestCommand implements Command {

    private final Given<Path> folder;
    private final Given<Optional<String>> pack;
    private final Terminal terminal;

    TestCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Tries the cases beside the rules, and whether they prove every provision.",
                "0 every case holds, every provision is proven, and every rule fires in some case; 1 some are not; 65 a file is wrong");
        folder = syntax.parameter("DIR", Values::path, "", "Holds `rules` and `policies`; here if not given.");
        pack = syntax.option("--pack", "ID", Values::text, "Only this pack.");
    }

    @Override
    public int run() {
        Cases all = under(folder.get());
        expectPack(pack.get(), all);
        Cases cases = pack.get().map(all::of).orElse(all);
        List<Cases.Outcome> outcomes = cases.run();
        List<Problem> unproven = new ArrayList<>(cases.form());
        unproven.addAll(cases.unfired(outcomes));
        terminal.out().print(ProblemReport.text(unproven));
        terminal.out().print(Cases.text(outcomes));
        return unproven.isEmpty() && outcomes.stream().allMatch(Cases.Outcome::holds) ? ExitCode.DONE : 1;
    }

    /** What is asked of no pack would be found right. */
    static void expectPack(Optional<String> pack, Cases cases) {
        Set<String> packs = cases.rulebook().packs().keySet();
        if (pack.isPresent() && !packs.contains(pack.get())) {
            throw new WrongUsage(
                    "--pack: there is no pack " + Names.quote(pack.get()) + Names.instead(pack.get(), packs));
        }
    }

    /** The cases of a folder that holds rules and policies. */
    static Cases under(Path folder) {
        for (String name : List.of("rules", "policies")) {
            if (!Files.isDirectory(folder.resolve(name))) {
                throw new WrongUsage("there is no folder `" + folder.resolve(name) + "`");
            }
        }
        return Cases.under(folder, Rulebook.load(folder));
    }
}
