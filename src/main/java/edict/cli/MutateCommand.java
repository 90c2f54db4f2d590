package edict.cli;

import edict.workbench.Cases;
import edict.workbench.Mutation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "mutate",
        mixinStandardHelpOptions = true,
        description = "Makes small mistakes in the rules, one at a time, and looks whether some case notices.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:enough mistakes are noticed", "1:too few are, or too many are excluded", "65:a file is wrong"})
final class MutateCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Holds `rules` and `policies`; here if not given.")
    Path folder = Path.of("");

    @Option(names = "--pack", paramLabel = "ID", description = "Only mistakes in this pack.")
    Optional<String> pack = Optional.empty();

    @Option(
            names = "--quick",
            description = "Where the cases of the provision that is wrong notice enough, don't look through those of others.")
    boolean quick;

    @Spec
    @Nullable CommandSpec command;

    private final Terminal terminal;

    MutateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Cases cases = TestCommand.under(folder, command);
        Mutation.Report report = Mutation.under(folder, cases)
                .run(
                        id -> pack.map(id::equals).orElse(true),
                        quick ? Mutation.Reach.OWN_FIRST : Mutation.Reach.ALL);
        terminal.out().print(report);
        return report.isEnough() ? ExitCode.DONE : 1;
    }
}
