package edict.http;

import edict.document.Names;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of the type {@code multipart/form-data}. */
final class Form {

    static final String TYPE = "multipart/form-data";
    private static final int HEADER_BYTES = 2_000;

    // RFC 2046: 1 to 70 characters, in quotes where some of them need those.
    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(?:\"([^\"\\r\\n]{1,70})\"|([^\\s;\"]{1,70}))");
    // RFC 2183: quoted, or a token.
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=(?:\"([^\"\\r\\n]*)\"|([^\\s;\"]+))");
    private static final Pattern FILE = Pattern.compile("(?i);\\s*filename=(?:\"([^\"\\r\\n]*)\"|([^\\s;\"]+))");

    private static final byte[] LINE = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Form() {}

    /**
     * A part.
     *
     * @param file the name of the file that it was, where it was one
     * @param bytes nobody changes them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(String name, Optional<String> file, byte[] bytes) {}

    /** Whether the body is one, or says so. */
    static boolean isSent(Context request) {
        return Bodies.header(request).strip().regionMatches(true, 0, TYPE, 0, TYPE.length());
    }

    /**
     * The parts, in their order.
     *
     * @throws Failure when there are more than {@code most}, or the body is not what it says that it is
     */
    static List<Part> parts(Context request, int most) {
        Matcher boundary = BOUNDARY.matcher(Bodies.header(request));
        if (!boundary.find()) {
            throw Failure.badRequest("`Content-Type: " + TYPE + "` names no boundary");
        }
        return cut(Bodies.bytes(request), said(boundary), most);
    }

    /** What stands in quotes, or without. */
    private static String said(Matcher matcher) {
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static List<Part> cut(byte[] body, String boundary, int most) {
        List<Part> parts = new ArrayList<>();
        byte[] first = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
        byte[] next = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        int at = delimiter(body, first, 0);
        int end = at + first.length;
        while (at >= 0 && !startsWith(body, end, "--")) {
            int head = find(body, LINE, end, body.length);
            int text = head < 0 ? -1 : find(body, EMPTY_LINE, head, Math.min(body.length, head + HEADER_BYTES));
            at = text < 0 ? -1 : delimiter(body, next, text + LINE.length);
            if (at < 0) {
                throw Failure.badRequest("a part of the body breaks off, or has no headers");
            }
            // Names of files are sent as they are.
            String headers = new String(body, head, text - head, StandardCharsets.UTF_8);
            int from = Math.min(text + EMPTY_LINE.length, at);
            parts.add(part(headers, Arrays.copyOfRange(body, from, at)));
            if (parts.size() > most) {
                throw Failure.badRequest("the body has more than " + most + " parts");
            }
            end = at + next.length;
        }
        if (at < 0) {
            throw Failure.badRequest("the body has no part that begins with the boundary of `Content-Type`");
        }
        return parts;
    }

    /** Where a delimiter begins: a line of its own, which a longer one that begins alike is not. */
    private static int delimiter(byte[] body, byte[] what, int from) {
        int at = find(body, what, from, body.length);
        while (at >= 0 && !endsLine(body, at + what.length)) {
            at = find(body, what, at + 1, body.length);
        }
        return at;
    }

    /** Whether a delimiter may end here: before its line does, blanks apart, or with the two dashes of the last. */
    private static boolean endsLine(byte[] body, int end) {
        int at = end;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
            at++;
        }
        return startsWith(body, end, "--") || startsWith(body, at, "\r\n");
    }

    private static Part part(String headers, byte[] bytes) {
        Matcher name = NAME.matcher(headers);
        Matcher file = FILE.matcher(headers);
        if (!name.find()) {
            throw Failure.badRequest("a part of the body has no name");
        }
        return new Part(said(name), file.find() ? Optional.of(said(file)) : Optional.empty(), bytes);
    }

    private static boolean startsWith(byte[] body, int at, String text) {
        return find(body, text.getBytes(StandardCharsets.US_ASCII), at, Math.min(body.length, at + text.length())) == at;
    }

    private static int find(byte[] body, byte[] what, int from, int until) {
        for (int i = from; i + what.length <= until; i++) {
            if (Arrays.equals(body, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    /** What the sender may not do twice. */
    static Failure twice(String name) {
        return Failure.badRequest("two parts are called " + Names.quote(name));
    }
}
