package edict.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.TimeZone;
import java.util.function.BooleanSupplier;

/**
 * What the command line talks to.
 *
 * @param clock says which day it is where no day is given
 * @param showsColours whether {@code out} ends at somebody's eyes who wants colours; asked only when it matters, since asking
 *     takes time
 */
public record Terminal(
        InputStream in, PrintStream out, PrintStream err, Clock clock, BooleanSupplier showsColours) {

    /** The process's own, in UTF-8 whatever the platform says: reports hold letters of all languages. */
    static Terminal ofProcess() {
        return new Terminal(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                new LocalClock(InstantSource.system(), TimeZone.getDefault()),
                () -> Colours.areShown(System.getenv(), Colours.isTerminal()));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
