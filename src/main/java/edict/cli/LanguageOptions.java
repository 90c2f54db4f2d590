package edict.cli;

import edict.report.Language;
import picocli.CommandLine.Option;

/** In which language people are spoken to. */
class LanguageOptions {

    @Option(
            names = "--lang",
            paramLabel = "en|fr",
            defaultValue = "en",
            description = "The language of the result (default: ${DEFAULT-VALUE}).")
    Language language = Language.EN;
}
