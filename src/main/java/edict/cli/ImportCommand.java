package edict.cli;

import edict.document.Names;
import edict.document.Problem;
import edict.document.Reading;
import edict.imports.Draft;
import edict.imports.Importer;
import edict.imports.Imports;
import edict.imports.Registry;
import edict.report.DraftReport;
import edict.report.ProblemReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
        description = "Reads a file in another format into a draft design: the configuration of a gateway to language models, or"
                + " CycloneDX bills of materials (JSON, 1.4 to 1.7), several of which may refer to each other.")
final class ImportCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "[FORMAT] FILE",
            description = "The file; - reads standard input. Several bills of materials give one draft. The format may stand"
                    + " before them.")
    List<String> files = List.of();

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
        // A file of that name is still read as ./NAME, or by itself.
        boolean named = from.isEmpty() && files.size() > 1 && Imports.called(files.get(0)).isPresent();
        Optional<String> format = named ? Optional.of(files.get(0)) : from;
        List<Reading.Document> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String file : files.subList(named ? 1 : 0, files.size())) {
            Reading reading = Inputs.readImport(file, terminal);
            if (reading instanceof Reading.Rejected rejected) {
                problems.addAll(rejected.problems());
            } else {
                documents.add((Reading.Document) reading);
            }
        }
        if (!problems.isEmpty()) {
            return refused(problems);
        }
        LocalDate asOf = dates.asOf(terminal.clock());
        Importer.Outcome outcome = importer(format, documents)
                .read(
                        documents,
                        Registry.of(
                                rulebook.rulebook().registry().values(), asOf, dates.knownOn.orElse(asOf)));
        if (outcome instanceof Importer.Unreadable unreadable) {
            return refused(unreadable.problems());
        }
        write((Draft) outcome);
        return ExitCode.DONE;
    }

    private int refused(List<Problem> problems) {
        terminal.err().print(ProblemReport.text(problems));
        return ExitCode.BAD_INPUT;
    }

    private Importer importer(Optional<String> format, List<Reading.Document> documents) {
        List<String> formats = Imports.all().stream().map(Importer::id).toList();
        if (format.isPresent()) {
            return Imports.called(format.get())
                    .orElseThrow(() -> rulebook.usage("--from: there is no format " + Names.quote(format.get())
                            + "; expected " + Names.oneOf(formats)));
        }
        List<Importer> importers = new ArrayList<>();
        for (Reading.Document document : documents) {
            importers.add(Imports.recognise(document)
                    .orElseThrow(() -> new Unreadable(
                            document.file(),
                            "the document is of no format that is known; those known are " + Names.oneOf(formats))));
            if (importers.get(importers.size() - 1) != importers.get(0)) {
                throw new Unreadable(
                        document.file(),
                        "this is another format than that of " + documents.get(0).file() + "; import each by itself");
            }
        }
        return importers.get(0);
    }

    private void write(Draft draft) {
        String text = output.isJson() ? DraftReport.json(draft, schema) : draft.yaml(schema);
        Outputs.write(text, target, terminal);
        draft.notes().forEach(note -> terminal.err().println(output.language.of(note)));
        draft.omissions().forEach(note -> terminal.err().println(output.language.of(note)));
    }
}
