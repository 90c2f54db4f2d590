package edict.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands, and what becomes of whatever goes wrong in one. */
@Command(
        name = "edict",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Judges a proposed architecture or purchase by dated rules of law and policy.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:approved, or approved with conditions that the profile tolerates",
            "1:rejected",
            "2:needs review, or conditions beyond that",
            "64:the command line is wrong",
            "65:a file handed in is wrong",
            "70:internal error"
        })
public final class CommandLineInterface {

    /** By name. Each costs a few milliseconds to look at, as does what holds them, so the one that is asked for comes alone. */
    private static final Map<String, Class<?>> COMMANDS = new TreeMap<>(Map.ofEntries(
            Map.entry("archive", ArchiveCommand.class),
            Map.entry("ask", AskCommand.class),
            Map.entry("chain", ChainCommand.class),
            Map.entry("check", CheckCommand.class),
            Map.entry("candidates", CandidatesCommand.class),
            Map.entry("compare", CompareCommand.class),
            Map.entry("diff", DiffCommand.class),
            Map.entry("explain", ExplainCommand.class),
            Map.entry("impact", ImpactCommand.class),
            Map.entry("import", ImportCommand.class),
            Map.entry("init", InitCommand.class),
            Map.entry("mutate", MutateCommand.class),
            Map.entry("picture", PictureCommand.class),
            Map.entry("repair", RepairCommand.class),
            Map.entry("rules", RulesCommand.class),
            Map.entry("schema", SchemaCommand.class),
            Map.entry("serve", ServeCommand.class),
            Map.entry("score", ScoreCommand.class),
            Map.entry("simulate", SimulateCommand.class),
            Map.entry("test", TestCommand.class),
            Map.entry("timeline", TimelineCommand.class)));

    private CommandLineInterface() {}

    /** Runs one command; gives its exit code. Never throws. */
    public static int run(List<String> args, Terminal terminal) {
        Optional<String> named = args.stream().findFirst().filter(COMMANDS::containsKey);
        CommandLine line = named.isPresent() ? one(named.get(), terminal) : all(terminal);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        Converters.register(line);
        line.setUsageHelpAutoWidth(false);
        Failures failures = new Failures(terminal);
        line.setExecutionStrategy(new Overwriting());
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        if (args.isEmpty()) {
            return usage(line, terminal);
        }
        try {
            return line.execute(args.stream().skip(named.isPresent() ? 1 : 0).toArray(String[]::new));
        } catch (StackOverflowError | OutOfMemoryError e) {
            // Left alone it would end with 1, which says that a design is rejected.
            return failures.outOfMemory(e);
        }
    }

    private static CommandLine one(String name, Terminal terminal) {
        return new CommandLine(COMMANDS.get(name), new Commands(terminal)).setCommandName("edict " + name);
    }

    private static CommandLine all(Terminal terminal) {
        CommandLine line = new CommandLine(new CommandLineInterface(), new Commands(terminal));
        for (Class<?> command : COMMANDS.values()) {
            line.addSubcommand(command);
        }
        return line;
    }

    private static int usage(CommandLine line, Terminal terminal) {
        line.usage(terminal.err());
        return ExitCode.USAGE;
    }
}
