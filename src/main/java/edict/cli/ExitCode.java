package edict.cli;

import edict.facts.Ternary;

/** How a command ends, besides 0, 1 and 2, which tell the decision, or whether what was asked holds. */
final class ExitCode {

    static final int DONE = 0;
    /** The command line is wrong. */
    static final int USAGE = 64;
    /** A file handed in is wrong, or the output can't be written. */
    static final int BAD_INPUT = 65;
    /** The program is wrong, or gave up. */
    static final int INTERNAL = 70;

    private ExitCode() {}

    /** 0 when it holds, 1 when it doesn't, 2 when that is not known. */
    static int of(Ternary holds) {
        return switch (holds) {
            case YES -> DONE;
            case NO -> 1;
            case UNKNOWN -> 2;
        };
    }
}
