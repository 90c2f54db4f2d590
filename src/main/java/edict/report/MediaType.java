package edict.report;

import edict.rulebook.Coded;
import java.util.Map;
import java.util.Objects;

/** Under which type the forms of reports are sent; without parameters, everything is UTF-8. */
public final class MediaType {

    public static final String HTML = "text/html";
    public static final String XML = "application/xml";

    private static final Map<String, String> TYPES = Map.of(
            "text", "text/plain",
            "json", "application/json",
            "markdown", "text/markdown",
            "html", HTML,
            "csv", "text/csv",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "sarif", "application/sarif+json",
            "junit", XML);

    private MediaType() {}

    /** @param form one of the enumerations of forms in this package */
    public static String of(Coded form) {
        return Objects.requireNonNull(TYPES.get(form.code()), form::code);
    }
}
