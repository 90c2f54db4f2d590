package edict.cli;

import edict.document.Names;
import edict.document.Problem;
import edict.report.ProblemReport;
import edict.rulebook.Rulebook;
import edict.workbench.Cases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Tries the cases beside the rules, and whether they prove every provision.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every case holds, and every provision is proven", "1:some are not", "65:a file is wrong"})
final class TestCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Holds `rules` and `policies`; here if not given.")
    Path folder = Path.of("");

    @Option(names = "--pack", paramLabel = "ID", description = "Only this pack.")
    Optional<String> pack = Optional.empty();

    @Spec
    @Nullable CommandSpec command;

    private final Terminal terminal;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Cases all = under(folder, command);
        expectPack(pack, all, command);
        Cases cases = pack.map(all::of).orElse(all);
        List<Cases.Outcome> outcomes = cases.run();
        List<Problem> form = cases.form();
        terminal.out().print(ProblemReport.text(form));
        terminal.out().print(Cases.text(outcomes));
        return form.isEmpty() && outcomes.stream().allMatch(Cases.Outcome::holds) ? ExitCode.DONE : 1;
    }

    /** What is asked of no pack would be found right. */
    static void expectPack(Optional<String> pack, Cases cases, @Nullable CommandSpec command) {
        Set<String> packs = cases.rulebook().packs().keySet();
        if (command != null && pack.isPresent() && !packs.contains(pack.get())) {
            throw new ParameterException(
                    command.commandLine(),
                    "--pack: there is no pack " + Names.quote(pack.get()) + Names.instead(pack.get(), packs));
        }
    }

    /** The cases of a folder that holds rules and policies. */
    static Cases under(Path folder, @Nullable CommandSpec command) {
        for (String name : List.of("rules", "policies")) {
            if (command != null && !Files.isDirectory(folder.resolve(name))) {
                throw new ParameterException(
                        command.commandLine(), "there is no folder `" + folder.resolve(name) + "`");
            }
        }
        return Cases.under(folder, Rulebook.load(folder));
    }
}
