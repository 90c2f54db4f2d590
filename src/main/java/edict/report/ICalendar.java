package edict.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An iCalendar object (RFC 5545), line by line. Names, parameters and {@link #line} never hold what a document says; texts are escaped,
 * so that nothing which a document says begins a line, a property or a component. Not thread-safe.
 */
final class ICalendar {

    /** The most that a line holds, without its end (section 3.1). */
    private static final int OCTETS = 75;

    private final StringBuilder out = new StringBuilder();

    ICalendar begin(String component) {
        return line("BEGIN", component);
    }

    ICalendar end(String component) {
        return line("END", component);
    }

    /** @param property with its parameters */
    ICalendar line(String property, String value) {
        fold(property + ':' + value);
        return this;
    }

    ICalendar day(String property, LocalDate day) {
        return line(property + ";VALUE=DATE", day(day));
    }

    /** {@code 20261120}. */
    static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** A text of some lines. */
    ICalendar text(String property, List<String> lines) {
        return line(property, lines.stream().map(ICalendar::escaped).collect(Collectors.joining("\\n")));
    }

    ICalendar text(String property, String text) {
        return text(property, List.of(text));
    }

    /** Values of one property. */
    ICalendar values(String property, List<String> values) {
        return line(property, values.stream().map(ICalendar::escaped).collect(Collectors.joining(",")));
    }

    /** Where it leads to a page. */
    ICalendar link(String property, String url) {
        return Clean.isLink(url) ? line(property, Clean.uri(url)) : this;
    }

    private static String escaped(String text) {
        return Clean.text(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    // Octets count, and a letter that takes several stays on one line: not every reader joins lines before it decodes them.
    private void fold(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            int letter = line.codePointAt(at);
            int size = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
            if (octets + size > OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(letter);
            octets += size;
        }
        out.append("\r\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
