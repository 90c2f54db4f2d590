package edict.cli;

/** The command line is wrong, and how. Ends the command with {@link ExitCode#USAGE}. */
final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message, null, false, false);
    }
}
