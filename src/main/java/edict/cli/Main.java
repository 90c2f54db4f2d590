package edict.cli;

import java.util.List;

/** Starts the command line. */
public final class Main {

    private Main() {}

    /** Ends the process with the exit code of the command. */
    public static void main(String[] args) {
        // Each record of a rulebook is made by its constructor. That Java calls it as it stands, and writes no code to call it
        // faster after fifteen times, which pays for processes that run for long: for 17, and for those after it.
        System.setProperty("sun.reflect.inflationThreshold", "1000000");
        System.setProperty("jdk.reflect.useNativeAccessorOnly", "true");
        int code = CommandLineInterface.run(List.of(args), Terminal.ofProcess());
        System.exit(code);
    }
}
