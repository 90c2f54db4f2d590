package edict.http;

import edict.document.Names;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whose pages may have the browser of a visitor ask, and read what is answered: those of the server's own site, and those of origins that
 * somebody named. Nobody's credentials are asked for, so none are let through.
 *
 * @param named as browsers write them
 */
record Sites(Set<String> named) {

    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    /** What a page has to ask before it sends, since no form could. */
    private static final String HEADERS = "Content-Type, If-None-Match";

    private static final String TOLD = "Allow, Edict-Decision, ETag, Retry-After";

    static Sites of(Settings settings) {
        Set<String> named = new TreeSet<>();
        settings.origins().forEach(origin -> named.add(origin.toLowerCase(Locale.ROOT)));
        return new Sites(named);
    }

    /** Whether it is one: scheme, name and, where it is none of the usual, port. */
    static boolean isOrigin(String text) {
        return ORIGIN.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /** What a browser says of the page that asks; empty for programs. */
    private static String origin(Context request) {
        return Optional.ofNullable(request.header("Origin")).orElse("");
    }

    private boolean isNamed(Context request) {
        return named.contains(origin(request));
    }

    /** Whether a page asks that is neither of this site nor of one named. */
    boolean isOther(Context request) {
        String site = Optional.ofNullable(request.header("Sec-Fetch-Site")).orElse("none");
        String origin = origin(request);
        boolean own = origin.isEmpty() || origin.replaceFirst("^[a-z]+://", "").equalsIgnoreCase(request.header("Host"));
        return !isNamed(request) && (site.equals("cross-site") || site.equals("none") && !own);
    }

    /** Lets pages of those named read the answer, whatever it is. */
    void admit(Context request) {
        if (!named.isEmpty()) {
            request.res().addHeader("Vary", "Origin");
        }
        if (isNamed(request)) {
            request.header("Access-Control-Allow-Origin", origin(request)).header("Access-Control-Expose-Headers", TOLD);
        }
    }

    /**
     * Tells what a resource answers, and whether a page may ask for it.
     *
     * @param methods those that it answers
     */
    void options(Context request, String methods) {
        request.header("Allow", methods);
        // Without an origin no page asks.
        boolean asks = request.header("Access-Control-Request-Method") != null && !origin(request).isEmpty();
        if (asks && !isNamed(request)) {
            throw refused(request);
        }
        if (asks) {
            request.header("Access-Control-Allow-Methods", methods)
                    .header("Access-Control-Allow-Headers", HEADERS)
                    .header("Access-Control-Max-Age", "600");
        }
        Server.withoutBody(request, 204);
    }

    /** Why a page of another site gets nothing else. */
    static Failure refused(Context request) {
        String origin = origin(request);
        return Failure.otherSite("the server answers programs, pages of its own name and those that `serve --allow-origin` names; found "
                + (origin.isEmpty() ? "a page that names no origin" : Names.quote(origin)));
    }
}
