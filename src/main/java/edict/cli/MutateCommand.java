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
import picocli.CommandLine.ParameterException;
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

    @Option(
            names = "--draw",
            paramLabel = "N",
            description = "At most N mistakes of each pack, taken evenly from all of it, the same ones each time.")
    int draw = Integer.MAX_VALUE;

    @Spec
    @Nullable CommandSpec command;

    private final Terminal terminal;

    MutateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (command != null && draw < 1) {
            throw new ParameterException(command.commandLine(), "--draw: found " + draw + ", expected at least 1");
        }
        Cases cases = TestCommand.under(folder, command);
        TestCommand.expectPack(pack, cases, command);
        Mutation.Report report = Mutation.under(folder, cases)
                .run(
                        id -> pack.map(id::equals).orElse(true),
                        quick ? Mutation.Reach.OWN_FIRST : Mutation.Reach.ALL,
                        draw);
        terminal.out().print(report);
        return report.isEnough() ? ExitCode.DONE : 1;
    }
}
