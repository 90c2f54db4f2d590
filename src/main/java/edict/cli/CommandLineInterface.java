package edict.cli;

import edict.document.Names;
import edict.report.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands, and what becomes of whatever goes wrong in one. */
public final class CommandLineInterface {

    private static final String PROGRAM = "edict";

    private static final Map<String, Command.Declaration> COMMANDS = new TreeMap<>(Map.ofEntries(
            Map.entry("archive", ArchiveCommand::new),
            Map.entry("ask", AskCommand::new),
            Map.entry("candidates", CandidatesCommand::new),
            Map.entry("chain", ChainCommand::new),
            Map.entry("check", CheckCommand::new),
            Map.entry("compare", CompareCommand::new),
            Map.entry("diff", DiffCommand::new),
            Map.entry("explain", ExplainCommand::new),
            Map.entry("impact", ImpactCommand::new),
            Map.entry("import", ImportCommand::new),
            Map.entry("init", InitCommand::new),
            Map.entry("mutate", MutateCommand::new),
            Map.entry("picture", PictureCommand::new),
            Map.entry("remedy", RemedyCommand::new),
            Map.entry("repair", RepairCommand::new),
            Map.entry("rules", RulesCommand::new),
            Map.entry("schema", SchemaCommand::new),
            Map.entry("score", ScoreCommand::new),
            Map.entry("serve", ServeCommand::new),
            Map.entry("simulate", SimulateCommand::new),
            Map.entry("test", TestCommand::new),
            Map.entry("timeline", TimelineCommand::new)));

    private CommandLineInterface() {}

    /** Runs one command; gives its exit code. Never throws. */
    public static int run(List<String> args, Terminal terminal) {
        Optional<Command.Declaration> named = args.stream().findFirst().map(COMMANDS::get);
        Syntax syntax = new Syntax(named.isPresent() ? PROGRAM + " " + args.get(0) : PROGRAM);
        Failures failures = new Failures(syntax, terminal);
        try {
            int code = named.isPresent()
                    ? run(named.get().on(syntax, terminal), syntax, args.subList(1, args.size()), terminal)
                    : run(none(syntax, args, terminal), syntax, args, terminal);
            // A stream that prints swallows what goes wrong: half a report on a full disk must not count as approved.
            if (terminal.out().checkError()) {
                throw new Unreadable("standard output", "it can't be written");
            }
            return code;
        } catch (Exception thrown) {
            return failures.told(thrown);
        } catch (StackOverflowError | OutOfMemoryError e) {
            // Left alone it would end with 1, which says that a design is rejected.
            return failures.outOfMemory(e);
        }
    }

    private static int run(Command command, Syntax syntax, List<String> arguments, Terminal terminal)
            throws IOException, InterruptedException {
        syntax.read(arguments);
        if (syntax.wantsHelp()) {
            terminal.out().print(syntax.help());
            return ExitCode.DONE;
        }
        if (syntax.wantsVersion()) {
            terminal.out().println(version());
            return ExitCode.DONE;
        }
        Overwriting.refuse(syntax.given("output"), arguments);
        return command.run();
    }

    /** What is done where none of the commands stands first. */
    private static Command none(Syntax syntax, List<String> arguments, Terminal terminal) {
        if (!arguments.isEmpty() && !arguments.get(0).startsWith("-")) {
            String word = arguments.get(0);
            throw new WrongUsage("there is no command " + Names.quote(word) + Names.instead(word, COMMANDS.keySet()));
        }
        syntax.describe("Judges a proposed architecture or purchase by dated rules of law and policy.", () -> commands(terminal));
        Given<Optional<String>> command = syntax.parameter(
                "COMMAND", Values::text, "One of those below; `edict COMMAND --help` tells what may stand behind it.");
        return () -> {
            command.get().ifPresent(word -> {
                throw new WrongUsage("the command comes first: `edict " + Names.clean(word) + " ...`");
            });
            terminal.err().print(syntax.help());
            return ExitCode.USAGE;
        };
    }

    private static String commands(Terminal terminal) {
        List<Help.Row> commands = new ArrayList<>();
        COMMANDS.forEach((name, command) -> {
            Syntax syntax = new Syntax(name);
            command.on(syntax, terminal);
            commands.add(new Help.Row("  " + name, syntax.description()));
        });
        return "\nCommands:\n" + Help.table(commands) + "\nExit codes:\n" + Help.table(List.of(
                new Help.Row("  0", "approved, or approved with conditions that the profile tolerates"),
                new Help.Row("  1", "rejected"),
                new Help.Row("  2", "needs review, or conditions beyond that"),
                new Help.Row("  64", "the command line is wrong"),
                new Help.Row("  65", "a file handed in is wrong, or the output can't be written"),
                new Help.Row("  70", "internal error")));
    }

    /** The version that the build wrote into the jar. */
    private static String version() {
        return PROGRAM + " " + Program.version();
    }
}
