package edict.report;

import edict.document.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** What all pages have in common: they look alike, have no scripts and fetch nothing; their own policy forbids them both. */
public final class HtmlPage {

    private static final String CSS = css();

    /** What a browser may do with the page: apply this one stylesheet, and nothing else. */
    public static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256(CSS) + "'; base-uri 'none'; form-action 'none'";

    private HtmlPage() {}

    /** A page that looks as all do, with no scripts, and that fetches nothing. */
    static Tag of(String title, Language language, Tag body) {
        return new Tag("html")
                .set("lang", language.code())
                .add(
                        new Tag("head")
                                .add(
                                        new Tag("meta").set("charset", "utf-8"),
                                        new Tag("meta")
                                                .set("http-equiv", "Content-Security-Policy")
                                                .set("content", POLICY),
                                        new Tag("meta").set("name", "referrer").set("content", "no-referrer"),
                                        new Tag("meta")
                                                .set("name", "viewport")
                                                .set("content", "width=device-width, initial-scale=1"),
                                        new Tag("meta").set("name", "color-scheme").set("content", "light dark"),
                                        new Tag("title").say(title),
                                        Tag.style(CSS)),
                        body);
    }

    private static String css() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "the jar is not whole").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Hash.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
