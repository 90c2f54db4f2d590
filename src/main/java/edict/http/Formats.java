package edict.http;

import edict.document.Names;
import edict.report.HtmlReport;
import edict.report.ImpactReport;
import edict.report.ReportFormat;
import edict.rulebook.Coded;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which form a request wants its evaluation. */
final class Formats {

    /** Other names of the same types. */
    private static final String XML = "text/xml";

    private Formats() {}

    /** What the parameter {@code format} says, else the type that {@code Accept} likes best, else JSON. */
    static ReportFormat wanted(Context request, Parameters parameters) {
        return parameters
                .text("format")
                .map(Formats::called)
                .orElseGet(() -> accepted(Optional.ofNullable(request.header("Accept")).orElse("")));
    }

    private static ReportFormat called(String name) {
        return called(name, ReportFormat.values());
    }

    /** What the parameter {@code format} says of an impact, else JSON. */
    static ImpactReport.Form form(Parameters parameters) {
        return parameters
                .text("format")
                .map(name -> called(name, ImpactReport.Form.values()))
                .orElse(ImpactReport.Form.JSON);
    }

    private static <T extends Coded> T called(String name, T[] formats) {
        return Arrays.stream(formats)
                .filter(format -> format.code().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.badParameter("the parameter `format` is "
                        + Names.oneOf(Arrays.stream(formats).map(Coded::code).toList()) + "; found "
                        + Names.quote(name)));
    }

    /** A type of the header. @param weight from 0 to 1 */
    private record Accepted(String type, double weight) {}

    private static ReportFormat accepted(String header) {
        List<Accepted> accepted = new ArrayList<>();
        for (String range : header.split(",", -1)) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
            double weight = Arrays.stream(parts)
                    .filter(part -> part.matches("q=[01](\\.[0-9]{0,3})?"))
                    .mapToDouble(part -> Double.parseDouble(part.substring(2)))
                    .findFirst()
                    .orElse(1);
            accepted.add(new Accepted(parts[0], weight));
        }
        return accepted.stream()
                .filter(type -> type.weight() > 0)
                .sorted(Comparator.comparingDouble(Accepted::weight).reversed())
                .flatMap(type -> Formats.of(type.type()).stream())
                .findFirst()
                // A client that names other types only still wants to know what is decided.
                .orElse(ReportFormat.JSON);
    }

    private static Optional<ReportFormat> of(String type) {
        if (type.equals("*/*") || type.equals("application/*")) {
            return Optional.of(ReportFormat.JSON);
        }
        String usual = type.equals(XML) ? ReportFormat.JUNIT.mediaType() : type;
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format.mediaType().equals(usual))
                .findFirst();
    }

    static void answer(Context request, ReportFormat format, String report) {
        request.header("Vary", "Accept");
        if (format == ReportFormat.HTML) {
            request.header("Content-Security-Policy", HtmlReport.POLICY + "; frame-ancestors 'none'");
        }
        answer(request, format.mediaType(), report);
    }

    static void answer(Context request, String mediaType, String report) {
        boolean tellsCharset = mediaType.startsWith("text/");
        request.contentType(mediaType + (tellsCharset ? "; charset=utf-8" : ""));
        request.result(report.getBytes(StandardCharsets.UTF_8));
    }
}
