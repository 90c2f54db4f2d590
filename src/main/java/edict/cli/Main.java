package edict.cli;

import java.util.List;

/** Starts the command line. */
public final class Main {

    private Main() {}

    /** Ends the process with the exit code of the command. */
    public static void main(String[] args) {
        int code = CommandLineInterface.run(List.of(args), Terminal.ofProcess());
        System.exit(code);
    }
}
