package edict.cli;

import picocli.CommandLine.Option;

/** How and in which language results are written. */
final class OutputOptions extends LanguageOptions {

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to write the result (default: ${DEFAULT-VALUE}).")
    Format format = Format.TEXT;

    boolean isJson() {
        return format == Format.JSON;
    }
}
