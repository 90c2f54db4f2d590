package edict.cli;

import edict.report.JsonText;
import edict.report.Language;
import edict.rulebook.RulebookFiles;
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
import java.util.List;
import java.util.Optional;

final class InitCommand implements Command {

    private static final String SCHEMA = Schemas.beside("design");

    private final Given<Path> file;
    private final Given<Optional<Path>> house;
    private final LanguageOptions output;
    private final RulebookOptions rulebook;
    private final Terminal terminal;

    InitCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Writes a small design to start from, and beside it the schema by which editors complete and check it.",
                "0 written, 65 there is such a file already, or it can't be written");
        file = syntax.parameter("FILE", Values::path, "design.yaml", "Where to write it (default: ${default}).");
        house = syntax.option("--house", "DIR", Values::path, "Write the rules and policies shipped there instead, as a house changes them.");
        output = new LanguageOptions(syntax, "The language of the comments (default: ${default}).");
        rulebook = new RulebookOptions(syntax);
    }

    @Override
    public int run() {
        if (house.get().isPresent()) {
            return copied(house.get().get());
        }
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

    /** Whoever has only the program has no sources to copy them from. */
    private int copied(Path folder) {
        List<Path> halves = List.of(folder.resolve("rules"), folder.resolve("policies"));
        halves.stream().filter(Files::exists).findFirst().ifPresent(there -> {
            throw new Unreadable(there.toString(), "there is such a folder already; it is left as it is");
        });
        RulebookFiles.shipped().texts().forEach((name, bytes) -> {
            Path target = folder.resolve(name);
            try {
                Files.createDirectories(target.getParent());
                Files.write(target, bytes, StandardOpenOption.CREATE_NEW);
            } catch (IOException e) {
                throw new Unreadable(target.toString(), "it can't be written");
            }
        });
        terminal.out().println(output.language().of(new Text("Written: ", "Écrit : ")) + halves.get(0) + ", " + halves.get(1));
        terminal.out().println("edict check FILE --rules " + halves.get(0) + " --policies " + halves.get(1));
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
