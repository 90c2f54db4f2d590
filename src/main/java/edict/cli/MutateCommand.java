package edict.cli;

import edict.workbench.Cases;
import edict.workbench.Mutation;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MutateCommand implements Command {

    private final Given<Path> folder;
    private final Given<Optional<String>> pack;
    private final Given<Boolean> quick;
    private final Given<Optional<Integer>> draw;
    private final Terminal terminal;

    MutateCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Makes small mistakes in the rules, one at a time, and looks whether some case notices.",
                "0 at least nine of ten mistakes are noticed, and at most three in a hundred are excluded; 1 not so, or some case doesn't"
                        + " hold; 65 a file is wrong");
        folder = syntax.parameter("DIR", Values::path, "", "Holds `rules` and `policies`; here if not given.");
        pack = syntax.option("--pack", "ID", Values::text, "Only mistakes in this pack.");
        quick = syntax.flag(
                "--quick", "Where the cases of the provision that is wrong notice enough, don't look through those that leave something open, nor those of others.");
        draw = syntax.option(
                "--draw",
                "N",
                Values::number,
                "At most N mistakes of each pack, taken evenly from all of it, the same ones each time.");
    }

    @Override
    public int run() {
        int most = draw.get().orElse(Integer.MAX_VALUE);
        if (most < 1) {
            throw new WrongUsage("--draw: found " + most + ", expected at least 1");
        }
        Cases cases = TestCommand.under(folder.get());
        TestCommand.expectPack(pack.get(), cases);
        Mutation mutation = Mutation.under(folder.get(), cases);
        // A case that fails notices nothing, so that the score would tell of it and not of the rules.
        long failing = pack.get().map(cases::of).orElse(cases).run().stream()
                .filter(outcome -> !outcome.holds())
                .count();
        if (failing > 0) {
            terminal.err().println((failing == 1 ? "1 case doesn't hold" : failing + " cases don't hold") + "; `edict test` tells which");
            return 1;
        }
        Mutation.Report report = mutation.run(
                id -> pack.get().map(id::equals).orElse(true),
                quick.get() ? Mutation.Reach.OWN_FIRST : Mutation.Reach.ALL,
                most);
        terminal.out().print(report);
        return report.isEnough() ? ExitCode.DONE : 1;
    }
}
