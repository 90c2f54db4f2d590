package edict.cli;

import edict.document.Refused;
import edict.engine.Budget;
import edict.report.Language;
import edict.report.ProblemReport;
import edict.report.ReportFormat;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands, and what becomes of whatever goes wrong in one. */
@Command(
        name = "edict",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Judges a proposed architecture or purchase by dated rules of law and policy.",
        subcommands = {
            AskCommand.class,
            CheckCommand.class,
            DiffCommand.class,
            ExplainCommand.class,
            ImportCommand.class,
            InitCommand.class,
            MutateCommand.class,
            RulesCommand.class,
            SchemaCommand.class,
            ServeCommand.class,
            SimulateCommand.class,
            TestCommand.class,
            TimelineCommand.class
        },
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

    private CommandLineInterface() {}

    /** Runs one command; gives its exit code. Never throws. */
    public static int run(List<String> args, Terminal terminal) {
        CommandLine line = new CommandLine(new CommandLineInterface(), new Commands(terminal));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.registerConverter(LocalDate.class, Converters::day);
        line.registerConverter(Language.class, text -> Converters.one(text, Language.values()));
        line.registerConverter(ReportFormat.class, text -> Converters.one(text, ReportFormat.values()));
        line.registerConverter(Format.class, text -> Converters.one(text, Format.values()));
        line.registerConverter(AskCommand.Way.class, text -> Converters.one(text, AskCommand.Way.values()));
        line.registerConverter(int.class, Converters::number);
        line.setUsageHelpAutoWidth(false);
        line.setParameterExceptionHandler((wrong, arguments) -> {
            terminal.err().println(wrong.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
            terminal.err().println("Try `" + wrong.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help`.");
            return ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown, terminal));
        return args.isEmpty() ? usage(line, terminal) : line.execute(args.toArray(new String[0]));
    }

    private static int usage(CommandLine line, Terminal terminal) {
        line.usage(terminal.err());
        return ExitCode.USAGE;
    }

    private static int failed(Exception thrown, Terminal terminal) {
        if (thrown instanceof Refused refused) {
            terminal.err().print(ProblemReport.text(refused.problems()));
            terminal.err().println("The rulebook is not usable; nothing was evaluated.");
            return ExitCode.BAD_INPUT;
        }
        if (thrown instanceof Unreadable unreadable) {
            terminal.err().println(unreadable.getMessage());
            return ExitCode.BAD_INPUT;
        }
        Optional<Budget.Exceeded> stopped = Budget.Exceeded.behind(thrown);
        if (stopped.isPresent()) {
            terminal.err().println("stopped: " + stopped.get().getMessage());
            return ExitCode.INTERNAL;
        }
        terminal.err().println("internal error: " + thrown);
        thrown.printStackTrace(terminal.err());
        return ExitCode.INTERNAL;
    }
}
