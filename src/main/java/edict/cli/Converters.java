package edict.cli;

import edict.document.Names;
import edict.report.ImpactReport;
import edict.report.Language;
import edict.report.ReportFormat;
import edict.vocabulary.Literals;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options; what is wrong with one is told without words of Java. */
final class Converters {

    private Converters() {}

    static void register(CommandLine line) {
        register(line, LocalDate.class, Converters::day);
        register(line, Language.class, text -> one(text, Language.values()));
        register(line, ReportFormat.class, text -> one(text, ReportFormat.values()));
        register(line, Format.class, text -> one(text, Format.values()));
        register(line, AskCommand.Way.class, text -> one(text, AskCommand.Way.values()));
        register(line, CandidatesCommand.Way.class, text -> one(text, CandidatesCommand.Way.values()));
        register(line, CompareCommand.Way.class, text -> one(text, CompareCommand.Way.values()));
        register(line, ImpactReport.Form.class, text -> one(text, ImpactReport.Form.values()));
        register(line, int.class, Converters::number);
    }

    // A class and no lambda, for the reason given in Failures.
    private static <T> void register(CommandLine line, Class<T> type, Function<String, T> reader) {
        line.registerConverter(type, new ITypeConverter<T>() {
            @Override
            public T convert(String text) {
                return reader.apply(text);
            }
        });
    }

    private static LocalDate day(String text) {
        Optional<LocalDate> day = Literals.date(text);
        if (day.isEmpty()) {
            throw new TypeConversionException("expected a date such as `2026-08-02`, found " + Names.quote(text));
        }
        return day.get();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new TypeConversionException("expected a whole number, found " + Names.quote(text));
        }
    }

    /** One of a few words, in letters of any size. */
    private static <E extends Enum<E>> E one(String text, E[] values) {
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
