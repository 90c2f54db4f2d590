package edict.cli;

import edict.document.Names;
import edict.document.Reading;
import edict.imports.Draft;
import edict.imports.Importer;
import edict.imports.Imports;
import edict.imports.Registry;
import edict.report.DraftReport;
import edict.report.ProblemReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Reads a configuration in another format into a draft design.")
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The configuration; - reads standard input.")
    String file = "";

    @Option(names = "--from", paramLabel = "FORMAT", description = "The format (default: recognised).")
    Optional<String> from = Optional.empty();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Where to write the draft (default: standard output).")
    Optional<Path> target = Optional.empty();

    @Option(
            names = "--schema",
            paramLabel = "PLACE",
            defaultValue = "design.schema.json",
            description = "Where the draft tells editors to find the schema (default: ${DEFAULT-VALUE}; `edict schema` writes it).")
    String schema = "design.schema.json";

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Reading reading = Inputs.read(file, terminal);
        if (reading instanceof Reading.Rejected rejected) {
            terminal.err().print(ProblemReport.text(rejected.problems()));
            return ExitCode.BAD_INPUT;
        }
        Reading.Document document = (Reading.Document) reading;
        LocalDate asOf = dates.asOf(terminal.clock());
        Importer.Outcome outcome = importer(document)
                .read(
                        document,
                        Registry.of(
                                rulebook.rulebook().registry().values(), asOf, dates.knownOn.orElse(asOf)));
        if (outcome instanceof Importer.Unreadable unreadable) {
            terminal.err().print(ProblemReport.text(unreadable.problems()));
            return ExitCode.BAD_INPUT;
        }
        write((Draft) outcome);
        return ExitCode.DONE;
    }

    private Importer importer(Reading.Document document) {
        List<String> formats = Imports.all().stream().map(Importer::id).toList();
        return from.map(id -> Imports.called(id)
                        .orElseThrow(() -> rulebook.usage(
                                "--from: there is no format " + Names.quote(id) + "; expected " + Names.oneOf(formats))))
                .or(() -> Imports.recognise(document))
                .orElseThrow(() -> new Unreadable(
                        document.file(),
                        "the document is of no format that is known; those known are " + Names.oneOf(formats)));
    }

    private void write(Draft draft) {
        String text = output.isJson() ? DraftReport.json(draft, schema) : draft.yaml(schema);
        if (target.isPresent()) {
            try {
                Files.writeString(target.get(), text);
            } catch (IOException e) {
                throw new Unreadable(target.get().toString(), "it can't be written");
            }
        } else {
            terminal.out().print(text);
        }
        draft.notes().forEach(note -> terminal.err().println(output.language.of(note)));
    }
}
