package edict.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Where and in which language a result is written. */
class ResultOptions extends LanguageOptions {

    private final Given<Optional<Path>> target;

    ResultOptions(Syntax syntax) {
        super(syntax);
        target = syntax.option("-o, --output", "FILE", Values::path, "Where to write the result (default: standard output).");
    }

    /** Whether it goes to standard output. */
    boolean isShown() {
        return target.get().isEmpty();
    }

    /** @throws Unreadable when the file can't be written */
    void write(String text, Terminal terminal) {
        Outputs.write(text, target.get(), terminal);
    }

    /** The same for what is no text. */
    void write(byte[] bytes, Terminal terminal) {
        Outputs.write(bytes, target.get(), terminal);
    }
}
