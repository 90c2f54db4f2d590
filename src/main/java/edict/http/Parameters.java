package edict.http;

import edict.document.Names;
import edict.report.Language;
import edict.vocabulary.Literals;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The query of a request: each parameter known, given once, and right. */
final class Parameters {

    private final Context request;
    private final Map<String, String> given = new TreeMap<>();

    /** @throws Failure when the query holds anything else than {@code known} */
    Parameters(Context request, Collection<String> known) {
        this.request = request;
        Set<String> twice = new TreeSet<>();
        for (String pair : Optional.ofNullable(request.queryString()).orElse("").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0], parts[0]);
            String value = decoded(parts.length == 1 ? "" : parts[1], name);
            if (!pair.isEmpty() && given.put(name, value) != null) {
                twice.add(name);
            }
        }
        given.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Failure.badParameter("unknown parameter " + Names.quote(name) + Names.expected(name, known));
        });
        twice.stream().findFirst().ifPresent(name -> {
            throw Failure.badParameter("the parameter " + Names.quote(name) + " is given more than once");
        });
    }

    // The server's own reading goes by the charset that the body is said to have.
    private static String decoded(String text, String name) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw Failure.badParameter("the parameter " + Names.quote(name)
                    + " can't be read: a `%` stands before two digits of a hexadecimal number, and is itself `%25`");
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    Optional<LocalDate> day(String name) {
        return text(name).map(value -> Literals.date(value)
                .orElseThrow(() -> Failure.badParameter("the parameter " + Names.quote(name)
                        + " is not a date such as `2026-08-02`; found " + Names.quote(value) + Literals.noSuchDay(value))));
    }

    LocalDate asOf(Clock clock) {
        return day("asOf").orElseGet(() -> LocalDate.now(clock));
    }

    boolean flag(String name) {
        return text(name).map(value -> switch (value) {
                    case "true", "" -> true;
                    case "false" -> false;
                    default -> throw Failure.badParameter("the parameter " + Names.quote(name)
                            + " is `true` or `false`; found " + Names.quote(value));
                })
                .orElse(false);
    }

    /** What {@code lang} says, else which of the two {@code Accept-Language} likes better, else English. */
    Language language() {
        return text("lang").map(value -> language(value.toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> Failure.badParameter("the parameter `lang` is `en` or `fr`; found " + Names.quote(value))))
                .orElseGet(this::preferred);
    }

    private Language preferred() {
        request.res().addHeader("Vary", "Accept-Language");
        return Preferred.in(request, "Accept-Language").stream()
                .flatMap(tag -> language(tag.split("-", 2)[0]).stream())
                .findFirst()
                .orElse(Language.EN);
    }

    private static Optional<Language> language(String code) {
        return Arrays.stream(Language.values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
