package edict.http;

import edict.document.Names;
import edict.report.HtmlPage;
import edict.report.MediaType;
import edict.rulebook.Coded;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

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
        return Preferred.in(request, "Accept").stream()
                .flatMap(type -> of(type, forms, usual).stream())
                .findFirst()
                // A client that names other types only still wants to know what is decided.
                .orElse(usual);
    }

    private static <T extends Coded> Optional<T> of(String type, T[] forms, T usual) {
        if (type.equals("*/*") || type.equals("application/*")) {
            return Optional.of(usual);
        }
        if (type.endsWith("/*")) {
            String begin = type.substring(0, type.length() - 1);
            return Arrays.stream(forms).filter(form -> MediaType.of(form).startsWith(begin)).findFirst();
        }
        String same = type.equals(XML) ? MediaType.XML : type;
        return Arrays.stream(forms).filter(form -> MediaType.of(form).equals(same)).findFirst();
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
