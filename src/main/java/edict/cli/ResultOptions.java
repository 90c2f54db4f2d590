package edict.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where and in which language a result is written. */
class ResultOptions extends LanguageOptions {

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Where to write the result (default: standard output).")
    Optional<Path> target = Optional.empty();

    /** @throws Unreadable when the file can't be written */
    void write(String text, Terminal terminal) {
        Outputs.write(text, target, terminal);
    }

    /** The same for what is no text. */
    void write(byte[] bytes, Terminal terminal) {
        Outputs.write(bytes, target, terminal);
    }
}
