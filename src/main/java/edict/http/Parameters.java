package edict.http;

import edict.document.Names;
import edict.report.Language;
import edict.vocabulary.Literals;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The query of a request: each parameter known, given once, and right. */
final class Parameters {

    private final Context request;

    /** @throws Failure when the query holds anything else than {@code known} */
    Parameters(Context request, Collection<String> known) {
        this.request = request;
        List<String> given = new ArrayList<>(request.queryParamMap().keySet());
        given.sort(Comparator.naturalOrder());
        for (String name : given) {
            if (!known.contains(name)) {
                throw Failure.badParameter("unknown parameter " + Names.quote(name) + "; expected "
                        + Names.oneOf(known));
            }
            int times = request.queryParams(name).size();
            if (times == 0) {
                throw Failure.badParameter("the parameter " + Names.quote(name)
                        + " can't be read: a `%` stands before two digits of a hexadecimal number, and is itself `%25`");
            }
            if (times > 1) {
                throw Failure.badParameter("the parameter " + Names.quote(name) + " is given more than once");
            }
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(request.queryParam(name));
    }

    Optional<LocalDate> day(String name) {
        return text(name).map(value -> Literals.date(value)
                .orElseThrow(() -> Failure.badParameter("the parameter " + Names.quote(name)
                        + " is not a date such as `2026-08-02`; found " + Names.quote(value))));
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

    Language language() {
        return text("lang").map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "en" -> Language.EN;
                    case "fr" -> Language.FR;
                    default -> throw Failure.badParameter(
                            "the parameter `lang` is `en` or `fr`; found " + Names.quote(value));
                })
                .orElse(Language.EN);
    }
}
