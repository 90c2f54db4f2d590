package edict.http;

import edict.document.Names;
import edict.report.HtmlPage;
import edict.report.MediaType;
import edict.rulebook.Coded;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In which form a request wants its evaluation. */
final class Formats {

    /** Another name of the same type. */
    private static final String XML = "text/xml";

    private Formats() {}

    /**
     * What the parameter {@code format} says, else the type that {@code Accept} likes best, else the usual one.
     *
     * @param forms all that there are
     */
    static <T extends Coded> T form(Context request, Parameters parameters, T[] forms, T usual) {
        return parameters
                .text("format")
                .map(name -> called(name, forms))
                .orElseGet(() -> accepted(request, forms, usual));
    }

    private static <T extends Coded> T called(String name, T[] formats) {
        return Arrays.stream(formats)
                .filter(format -> format.code().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.badParameter("the parameter `format` is "
                        + Names.oneOf(Arrays.stream(formats).map(Coded::code).toList()) + "; found "
                        + Names.quote(name)));
    }

    private static <T extends Coded> T accepted(Context request, T[] forms, T usual) {
        List<Preferred> ranges = Preferred.all(request, "Accept");
        return ranges.stream()
                .filter(range -> range.weight() > 0)
                // Of what one range names, the usual form.
                .flatMap(range -> Stream.concat(Stream.of(usual), Arrays.stream(forms))
                        .filter(form -> closest(form, ranges).filter(range::equals).isPresent()))
                .findFirst()
                // A client that names other types only still wants to know what is decided.
                .orElse(usual);
    }

    /** The range that tells the most of a form counts for it, whatever wider ones say: RFC 9110, section 12.5.1. */
    private static Optional<Preferred> closest(Coded form, List<Preferred> ranges) {
        String type = MediaType.of(form);
        List<String> telling = List.of(type, type.equals(MediaType.XML) ? XML : type, type.substring(0, type.indexOf('/')) + "/*", "*/*");
        return telling.stream()
                .flatMap(range -> ranges.stream().filter(one -> one.value().equals(range)))
                .findFirst();
    }

    /** A report of any kind. */
    static void answer(Context request, String mediaType, byte[] report) {
        request.res().addHeader("Vary", "Accept");
        mayBePacked(request);
        if (mediaType.equals(MediaType.HTML)) {
            request.header("Content-Security-Policy", HtmlPage.POLICY + "; frame-ancestors 'none'");
        }
        boolean tellsCharset = mediaType.startsWith("text/");
        request.contentType(mediaType + (tellsCharset ? "; charset=utf-8" : "")).result(report);
    }

    /** Says of an answer that it comes packed to who takes that: caches keep one from who can't. */
    static void mayBePacked(Context request) {
        request.res().addHeader("Vary", "Accept-Encoding");
    }

    static void answer(Context request, String mediaType, String report) {
        answer(request, mediaType, report.getBytes(StandardCharsets.UTF_8));
    }
}
