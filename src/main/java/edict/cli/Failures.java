package edict.cli;

import edict.document.Refused;
import edict.engine.Budget;
import edict.report.ImpactReport;
import edict.report.ProblemReport;
import edict.report.ReportFormat;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What becomes of whatever goes wrong in a command. A class and no lambdas: where lambdas implement them, the old interfaces
 * of the library don't fit into an archive of classes.
 */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        terminal.err().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        terminal.err().println("Try `" + line.getCommandSpec().qualifiedName(" ") + " --help`.");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        if (thrown instanceof WrongInput wrong) {
            if (wantsJson(command)) {
                terminal.out().print(ProblemReport.json(wrong.problems()));
            } else {
                terminal.err().print(ProblemReport.text(wrong.problems()));
            }
            if (!wrong.consequence().isEmpty()) {
                terminal.err().println(wrong.consequence());
            }
            return ExitCode.BAD_INPUT;
        }
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

    int outOfMemory(VirtualMachineError error) {
        terminal.err().println("stopped: this needs more memory than there is (" + error + ")");
        return ExitCode.INTERNAL;
    }

    /** Who reads a command's results as JSON reads there what is wrong as well. */
    private static boolean wantsJson(CommandLine command) {
        Object format = command.getParseResult().matchedOptionValue("--format", null);
        return format == Format.JSON || format == ReportFormat.JSON || format == ImpactReport.Form.JSON;
    }
}
