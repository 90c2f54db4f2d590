package edict.cli;

/** How a command ends, besides 0, 1 and 2, which tell the decision. */
final class ExitCode {

    static final int DONE = 0;
    /** The command line is wrong. */
    static final int USAGE = 64;
    /** A file handed in is wrong. */
    static final int BAD_INPUT = 65;
    /** The program is wrong, or gave up. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
