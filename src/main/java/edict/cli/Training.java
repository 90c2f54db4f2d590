package edict.cli;

import edict.rulebook.Rulebook;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Runs the commands that people wait for, while the virtual machine notes which classes that takes. */
final class Training {

    private static final Instant SOME_DAY = Instant.parse("2026-11-20T09:00:00Z");

    private Training() {}

    /** @param arguments a folder in which to leave files */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Class.forName(Main.class.getName());
        Terminal nowhere = nowhere(Terminal.ofProcess());
        String design = Path.of(arguments[0], "design.yaml").toString();
        String provision = Rulebook.shipped().provisions().keySet().iterator().next();
        for (List<String> command : List.of(
                List.of("--version"),
                List.of("init", design),
                List.of("check", design),
                List.of("check", design, "--format", "html"),
                List.of("check", design, "--format", "json"),
                List.of("explain", design, provision),
                List.of("ask", design, "--format", "markdown"),
                List.of("score", design),
                List.of("chain", design),
                List.of("simulate", design),
                List.of("remedy", design),
                List.of("repair", design),
                List.of("timeline", design),
                List.of("diff", design, design))) {
            int code = CommandLineInterface.run(command, nowhere);
            if (code > 2) {
                throw new IllegalStateException(command + " ended with " + code);
            }
        }
        // As every process ends: an archive is written then.
        System.exit(0);
    }

    /** One that shows nothing, but asks what the process's own asks: that writes to a file here, where it would not colour. */
    private static Terminal nowhere(Terminal ours) {
        return new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                System.err,
                Clock.fixed(SOME_DAY, ours.clock().getZone()),
                () -> !ours.showsColours().getAsBoolean());
    }
}
