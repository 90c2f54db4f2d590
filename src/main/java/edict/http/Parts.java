package edict.http;

import edict.document.Limits;
import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.imports.Spreadsheet;
import edict.procurement.Beside;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dossier and the files that it names, as {@code multipart/form-data} carries them: the dossier is the part {@code dossier}, the
 * others are known by the names of their files. Any other body is a dossier alone.
 */
record Parts(Reading.Document dossier, Map<String, byte[]> files) implements Beside {

    private static final String TYPE = "multipart/form-data";
    private static final String DOSSIER = "dossier";
    private static final int MOST = 32;
    private static final int HEADER_BYTES = 2_000;

    // RFC 2046: 1 to 70 characters, in quotes where some of them need those.
    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(?:\"([^\"\\r\\n]{1,70})\"|([^\\s;\"]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=\"([^\"\\r\\n]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i);\\s*filename=\"([^\"\\r\\n]*)\"");

    private static final byte[] LINE = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** @throws Failure when there is no dossier, or the body is not what it says that it is */
    static Parts of(Context request) {
        String type = Optional.ofNullable(request.contentType()).orElse("");
        if (!type.strip().regionMatches(true, 0, TYPE, 0, TYPE.length())) {
            return new Parts(Bodies.read(request), Map.of());
        }
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            throw Failure.badRequest("`Content-Type: " + TYPE + "` names no boundary");
        }
        String between = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        Map<String, byte[]> parts = cut(Bodies.bytes(request), between);
        byte[] dossier = parts.remove(DOSSIER);
        if (dossier == null) {
            throw Failure.badRequest("no part is called `" + DOSSIER + "`; send the dossier as that, and what it names as files");
        }
        Reading reading = Texts.read(Bodies.NAME, dossier);
        if (reading instanceof Reading.Rejected rejected) {
            throw Failure.badDocument(rejected.problems());
        }
        return new Parts((Reading.Document) reading, parts);
    }

    private static Map<String, byte[]> cut(byte[] body, String boundary) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        byte[] first = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
        byte[] next = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        int at = find(body, first, 0, body.length);
        int end = at + first.length;
        while (at >= 0 && !startsWith(body, end, "--")) {
            int head = find(body, LINE, end, body.length);
            int text = head < 0 ? -1 : find(body, EMPTY_LINE, head, Math.min(body.length, head + HEADER_BYTES));
            at = text < 0 ? -1 : find(body, next, text + LINE.length, body.length);
            if (at < 0) {
                throw Failure.badRequest("a part of the body breaks off, or has no headers");
            }
            // Names of files are sent as they are.
            String headers = new String(body, head, text - head, StandardCharsets.UTF_8);
            int from = Math.min(text + EMPTY_LINE.length, at);
            if (parts.put(name(headers), Arrays.copyOfRange(body, from, at)) != null) {
                throw Failure.badRequest("two parts are called " + Names.quote(name(headers)));
            }
            if (parts.size() > MOST) {
                throw Failure.badRequest("the body has more than " + MOST + " parts");
            }
            end = at + next.length;
        }
        if (at < 0) {
            throw Failure.badRequest("the body has no part that begins with the boundary of `Content-Type`");
        }
        return parts;
    }

    private static String name(String headers) {
        Matcher name = NAME.matcher(headers);
        Matcher file = FILE.matcher(headers);
        if (!name.find()) {
            throw Failure.badRequest("a part of the body has no name");
        }
        return name.group(1).equals(DOSSIER) || !file.find() ? name.group(1) : file.group(1);
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

    @Override
    public Reading document(String name, Node at) {
        byte[] bytes = files.get(name);
        return bytes == null ? new Reading.Rejected(List.of(missing(name, at))) : Texts.read(name, bytes, Limits.DEFAULT);
    }

    @Override
    public Spreadsheet.Outcome spreadsheet(String name, Node at) {
        byte[] bytes = files.get(name);
        return bytes == null ? new Spreadsheet.Rejected(List.of(missing(name, at))) : Spreadsheet.read(name, bytes);
    }

    private Problem missing(String name, Node at) {
        return new Problem(
                at.at(),
                at.pointer(),
                files.isEmpty()
                        ? "the server reads no files; write it in the place of " + Names.quote(name) + ", or send both as `" + TYPE + "`"
                        : "no part has a file " + Names.quote(name) + Names.instead(name, files.keySet()));
    }
}
