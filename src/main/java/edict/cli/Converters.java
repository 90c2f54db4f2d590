package edict.cli;

import edict.document.Names;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options; what is wrong with one is told without words of Java. */
final class Converters {

    private Converters() {}

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new TypeConversionException("expected a date such as `2026-08-02`, found " + Names.quote(text));
        }
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new TypeConversionException("expected a whole number, found " + Names.quote(text));
        }
    }

    /** One of a few words, in letters of any size. */
    static <E extends Enum<E>> E one(String text, E[] values) {
        return Stream.of(values)
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected "
                        + Names.oneOf(Stream.of(values)
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .toList())
                        + ", found " + Names.quote(text)));
    }
}
