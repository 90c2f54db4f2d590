package edict.cli;

import edict.report.JsonText;
import edict.report.Language;
import edict.vocabulary.Schemas;
import edict.vocabulary.Text;
import edict.workbench.SchemaFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

final class InitCommand implements Command {

    private static final String SCHEMA = Schemas.beside("design");

    private final Given<Path> file;
    private final LanguageOptions output;
    private final RulebookOptions rulebook;
    private final Terminal terminal;

    InitCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Writes a small design to start from, and beside it the schema by which editors complete and check it.",
                "0 written, 65 there is such a file already, or it can't be written");
        file = syntax.parameter("FILE", Values::path, "design.yaml", "Where to write it (default: ${default}).");
        output = new LanguageOptions(syntax, "The language of the comments (default: ${default}).");
        rulebook = new RulebookOptions(syntax);
    }

    @Override
    public int run() {
        Path design = file.get();
        Path schema = design.resolveSibling(SCHEMA);
        write(design, Schemas.modelines(SCHEMA) + starter());
        boolean first = !Files.exists(schema);
        if (first) {
            write(
                    schema,
                    JsonText.of(SchemaFiles.of("design", rulebook.rulebook(), output.language()).orElseThrow()));
        }
        terminal.out()
                .println(output.language().of(new Text("Written: ", "Écrit : ")) + design + (first ? ", " + schema : ""));
        terminal.out().println("edict check " + design + rulebook.again());
        terminal.out().println("edict ask " + design + rulebook.again());
        return ExitCode.DONE;
    }

    private String starter() {
        String name = "/starter/design." + output.language().code() + ".yaml";
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
