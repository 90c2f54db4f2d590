package edict.http;

import edict.document.Limits;
import edict.document.Names;
import edict.document.Reading;
import edict.imports.Imports;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;

/** Reads what a request carries. */
final class Bodies {

    /** What places call a body. */
    static final String NAME = "<request>";

    private static final List<String> READ = List.of("application/json", "application/yaml");

    // Other names under which the same two are sent; for the last three only the text itself tells which it is.
    private static final List<String> ALSO =
            List.of("application/x-yaml", "text/yaml", "text/x-yaml", "text/plain", "application/octet-stream", "");

    /** Under which that is sent which is read of XML. */
    private static final List<String> XML = List.of("application/xml", "text/xml");

    private Bodies() {}

    /**
     * The document in the body, YAML or JSON.
     *
     * @throws Failure when there is none, with the diagnostics of the reader
     */
    static Reading.Document read(Context request) {
        return read(request, NAME);
    }

    /** The same under another name. */
    static Reading.Document read(Context request, String name) {
        return read(request, name, Limits.DEFAULT);
    }

    /** The same within other limits than those on designs. */
    static Reading.Document read(Context request, String name, Limits limits) {
        byte[] bytes = bytes(request);
        // Who sends what others say in XML is helped by more than the types that are read.
        Imports.otherSyntax(name, bytes).ifPresent(other -> {
            throw Failure.badDocument(List.of(other));
        });
        String type = type(request, bytes);
        if (bytes.length == 0) {
            throw Failure.badRequest("the request has no body; send a document, YAML or JSON");
        }
        Reading reading = Imports.read(name, bytes, limits, isJson(type));
        if (reading instanceof Reading.Document document) {
            return document;
        }
        throw Failure.badDocument(((Reading.Rejected) reading).problems());
    }

    /**
     * The body, of whatever type.
     *
     * @throws Failure when it is packed, breaks off, or comes too slowly
     */
    // The limit on bodies holds for bytes, not for the stream.
    static byte[] bytes(Context request) {
        String encoding = Optional.ofNullable(request.header("Content-Encoding")).orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            request.header("Accept-Encoding", "identity");
            throw Failure.wrongType("send the body as it is, without `Content-Encoding`; found " + Names.quote(encoding));
        }
        try {
            return request.bodyAsBytes();
        } catch (Exception broken) {
            // Kotlin declares no exceptions, so what the connection throws comes unannounced.
            if (broken instanceof IOException || broken instanceof HttpException) {
                throw Pace.behind(broken).orElseGet(() -> Failure.badRequest("the body breaks off or is not what its headers announce"));
            }
            throw broken;
        }
    }

    /** What the request says of its body. The server's own reading would stumble over a charset that it doesn't know. */
    static String header(Context request) {
        return Optional.ofNullable(request.header("Content-Type")).orElse("");
    }

    private static String type(Context request, byte[] bytes) {
        String type = header(request).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean text = READ.contains(type) || ALSO.contains(type) || isJson(type) || type.endsWith("+yaml");
        if (!text && !(XML.contains(type) && Imports.isXml(bytes))) {
            request.header("Accept", String.join(", ", READ));
            throw Failure.wrongType("send " + Names.oneOf(READ) + "; found " + Names.quote(type));
        }
        return type;
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }
}
