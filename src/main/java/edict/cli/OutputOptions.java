package edict.cli;

import edict.report.Language;
import picocli.CommandLine.Option;

/** How and in which language results are written. */
final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to write the result (default: ${DEFAULT-VALUE}).")
    Format format = Format.TEXT;

    @Option(
            names = "--lang",
            paramLabel = "en|fr",
            defaultValue = "en",
            description = "The language of the result (default: ${DEFAULT-VALUE}).")
    Language language = Language.EN;

    boolean isJson() {
        return format == Format.JSON;
    }
}
