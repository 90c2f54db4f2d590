package edict.cli;

/** How and in which language results are written. */
final class OutputOptions extends LanguageOptions {

    private final Given<Format> format;

    OutputOptions(Syntax syntax) {
        super(syntax);
        format = syntax.option("--format", Format.values(), Format.TEXT, "How to write the result (default: ${default}).");
    }

    boolean isJson() {
        return format.get() == Format.JSON;
    }
}
