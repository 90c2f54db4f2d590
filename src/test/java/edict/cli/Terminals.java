package edict.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Terminals of tests, on which it is always the same day. */
public final class Terminals {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    /** How a command ended and what it wrote. */
    record Run(int code, String out, String err) {}

    private Terminals() {}

    /** What a command prints. */
    public static String run(String... arguments) {
        return run("", List.of(arguments)).out();
    }

    /** What a command says is wrong. */
    public static String errors(String... arguments) {
        return run("", List.of(arguments)).err();
    }

    static Run run(String in, List<String> arguments) {
        return run(in, false, arguments);
    }

    static Run run(String in, boolean coloured, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandLineInterface.run(
                arguments,
                new Terminal(
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        CLOCK,
                        () -> coloured));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
