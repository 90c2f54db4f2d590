package edict.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;

/**
 * What the command line talks to.
 *
 * @param clock says which day it is where no day is given
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, Clock clock) {

    /** The process's own, in UTF-8 whatever the platform says: reports hold letters of all languages. */
    static Terminal ofProcess() {
        return new Terminal(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Clock.system(ZoneId.systemDefault()));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
