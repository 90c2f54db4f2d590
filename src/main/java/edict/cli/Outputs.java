package edict.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the files that a command names. */
final class Outputs {

    private Outputs() {}

    /**
     * Writes a text, as UTF-8.
     *
     * @param target standard output where there is none
     * @throws Unreadable when it can't be written
     */
    static void write(String text, Optional<Path> target, Terminal terminal) {
        if (target.isPresent()) {
            write(text.getBytes(StandardCharsets.UTF_8), target.get());
        } else {
            terminal.out().print(text);
        }
    }

    /** Writes what is no text. */
    static void write(byte[] bytes, Optional<Path> target, Terminal terminal) {
        if (target.isPresent()) {
            write(bytes, target.get());
        } else {
            terminal.out().write(bytes, 0, bytes.length);
            terminal.out().flush();
        }
    }

    private static void write(byte[] bytes, Path target) {
        try {
            Files.write(target, bytes);
        } catch (IOException e) {
            throw new Unreadable(target.toString(), "it can't be written");
        }
    }
}
