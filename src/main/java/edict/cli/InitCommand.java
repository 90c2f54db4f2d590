package edict.cli;

import edict.report.JsonText;
import edict.report.Language;
import edict.report.SchemaFiles;
import edict.vocabulary.Schemas;
import edict.vocabulary.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes a small design to start from, and beside it the schema by which editors complete and check it.",
        footer = {"", "Exit codes: 0 written, 65 there is such a file already, or it can't be written."})
final class InitCommand implements Callable<Integer> {

    private static final String SCHEMA = Schemas.beside("design");

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "design.yaml",
            description = "Where to write it (default: ${DEFAULT-VALUE}).")
    String file = "design.yaml";

    @Option(
            names = "--lang",
            paramLabel = "en|fr",
            defaultValue = "en",
            description = "The language of the comments (default: ${DEFAULT-VALUE}).")
    Language language = Language.EN;

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    private final Terminal terminal;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path design = Path.of(file);
        Path schema = design.resolveSibling(SCHEMA);
        write(design, Schemas.modelines(SCHEMA) + starter());
        boolean first = !Files.exists(schema);
        if (first) {
            write(
                    schema,
                    JsonText.of(SchemaFiles.of("design", rulebook.rulebook().vocabulary(), language).orElseThrow()));
        }
        terminal.out()
                .println(language.of(new Text("Written: ", "Écrit : ")) + design + (first ? ", " + schema : ""));
        terminal.out().println("edict check " + design);
        terminal.out().println("edict ask " + design);
        return ExitCode.DONE;
    }

    private String starter() {
        String name = "/starter/design." + language.code() + ".yaml";
        try (InputStream in = InitCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new Unreadable(path.toString(), "there is such a file already; it is left as it is");
        } catch (IOException e) {
            throw new Unreadable(path.toString(), "it can't be written");
        }
    }
}
