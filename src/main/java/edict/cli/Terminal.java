package edict.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Locale;
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
                stream(new Piped(new FileOutputStream(FileDescriptor.out))),
                stream(new FileOutputStream(FileDescriptor.err)),
                new LocalClock(InstantSource.system(), TimeZone.getDefault()),
                () -> Colours.areShown(System.getenv(), Colours.isTerminal()));
    }

    private static PrintStream stream(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Who reads the beginning alone, as {@code head} does, has lost nothing. */
    private static final class Piped extends OutputStream {

        private final OutputStream bytes;

        Piped(OutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            try {
                bytes.write(some, from, length);
            } catch (IOException e) {
                // Neither Java nor the operating system says it in another way.
                if (!String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
                    throw e;
                }
            }
        }
    }
}
