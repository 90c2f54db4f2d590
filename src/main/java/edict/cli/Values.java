package edict.cli;

import edict.document.Names;
import edict.vocabulary.Literals;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;

/** Reads what stands on a line. */
final class Values {

    /** Reads a text of one kind. */
    @FunctionalInterface
    interface Reader<T> {
        /**
         * The value that a text stands for.
         *
         * @param name the option or parameter, which problems name
         * @throws WrongUsage saying what was expected, and what was found
         */
        T read(String name, String text);
    }

    private Values() {}

    /** Whatever it is. */
    static String text(String name, String text) {
        return text;
    }

    static LocalDate day(String name, String text) {
        return Literals.date(text)
                .orElseThrow(() -> new WrongUsage(name + ": " + Literals.noDate(Names.quote(text), text)));
    }

    static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new WrongUsage(name + ": expected a whole number, found " + Names.quote(text));
        }
    }

    static Path path(String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException none) {
            throw new WrongUsage(name + ": expected a file or a folder, found " + Names.quote(text));
        }
    }
}
