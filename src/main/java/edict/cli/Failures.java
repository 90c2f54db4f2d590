package edict.cli;

import edict.document.Refused;
import edict.engine.Budget;
import edict.report.ProblemReport;
import java.util.Optional;

/**
 * What becomes of whatever goes wrong in a command.
 *
 * @param syntax what stands on its line
 */
record Failures(Syntax syntax, Terminal terminal) {

    /** Tells it. @return the exit code */
    int told(Exception thrown) {
        if (thrown instanceof WrongUsage wrong) {
            terminal.err().println(wrong.getMessage());
            terminal.err().println("Try `" + syntax.command() + " --help`.");
            return ExitCode.USAGE;
        }
        if (thrown instanceof WrongInput wrong) {
            if (wantsJson()) {
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
            // Then what is wrong is mostly that the one half names what the other lacks.
            if (syntax.given("rules").isPresent() != syntax.given("policies").isPresent()) {
                String half = syntax.given("rules").isPresent() ? "policies" : "rules";
                terminal.err().println("The " + half + " are those that are shipped; give --" + half + " as well to read your own.");
            }
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
    private boolean wantsJson() {
        return syntax.given("format").filter("json"::equalsIgnoreCase).isPresent();
    }
}
