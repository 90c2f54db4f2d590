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

final class ImportCommand implements Command {

    private final Given<List<String>> files;
    private final Given<Optional<String>> from;
    private final Given<Optional<Path>> target;
    private final Given<String> schema;
    private final DateOptions dates;
    private final RulebookOptions rulebook;
    private final OutputOptions output;
    private final Terminal terminal;

    ImportCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe(
                "Reads files in another format into a draft design: a plan or state of Terraform as `terraform show -json` writes it,"
                        + " Compose files, of which later ones override earlier ones, manifests of Kubernetes, a workspace of"
                        + " Structurizr (JSON, or the DSL), the configuration of a gateway to language models, CycloneDX bills of materials"
                        + " (JSON, 1.4 to 1.7), several of which may refer to each other, a model in ArchiMate, in the exchange format or as Archi"
                        + " keeps it, a threat model of Threagile, or files of a catalogue of Backstage.");
        files = syntax.parameters(
                "[FORMAT] FILE",
                1,
                "The file; - reads standard input. Several that belong together give one draft, whatever their formats. The format may stand before them, where it is one.");
        from = syntax.option("--from", "FORMAT", Values::text, "The format (default: recognised).");
        target = syntax.option("-o, --output", "FILE", Values::path, "Where to write the draft (default: standard output).");
        schema = syntax.option(
                "--schema",
                "PLACE",
                Values::text,
                "design.schema.json",
                "Where the draft tells editors to find the schema (default: ${default}; `edict schema` writes it).");
        dates = new DateOptions(syntax);
        rulebook = new RulebookOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public int run() {
        // A file of that name is still read as ./NAME, or by itself.
        boolean named = from.get().isEmpty() && files.get().size() > 1 && Imports.called(files.get().get(0)).isPresent();
        Optional<String> format = named ? Optional.of(files.get().get(0)) : from.get();
        List<Reading.Document> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String file : files.get().subList(named ? 1 : 0, files.get().size())) {
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
                                rulebook.rulebook().registry().values(), asOf, dates.knownOn().orElse(asOf)));
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
                    .orElseThrow(() -> new WrongUsage("--from: there is no format " + Names.quote(format.get())
                            + "; expected " + Names.oneOf(formats)));
        }
        List<Problem> problems = new ArrayList<>();
        return Imports.recognise(documents, problems).orElseThrow(() -> new WrongInput(problems));
    }

    private void write(Draft draft) {
        String text = output.isJson() ? DraftReport.json(draft, schema.get()) : draft.yaml(schema.get());
        Outputs.write(text, target.get(), terminal);
        draft.notes().forEach(note -> terminal.err().println(output.language().of(note)));
        draft.omissions().forEach(note -> terminal.err().println(output.language().of(note)));
    }
}
