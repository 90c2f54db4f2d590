package edict.cli;

import java.io.IOException;

/** What one of the commands does, once its line is read. */
interface Command {

    /** Says what may stand on the line of a command, and gives the command, which gets what stands there. */
    @FunctionalInterface
    interface Declaration {
        Command on(Syntax syntax, Terminal terminal);
    }

    /**
     * Does it.
     *
     * @return the exit code
     * @throws WrongUsage when what stands on the line doesn't fit together
     * @throws WrongInput when a file that it names is wrong
     */
    int run() throws IOException, InterruptedException;
}
