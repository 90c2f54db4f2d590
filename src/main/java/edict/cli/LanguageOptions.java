package edict.cli;

import edict.report.Language;

/** In which language people are spoken to. */
class LanguageOptions {

    private final Given<Language> language;

    LanguageOptions(Syntax syntax) {
        this(syntax, "The language of the result (default: ${default}).");
    }

    LanguageOptions(Syntax syntax, String told) {
        language = syntax.option("--lang", Language.values(), Language.EN, told);
    }

    Language language() {
        return language.get();
    }
}
