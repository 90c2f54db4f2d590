package edict.cli;

import edict.Comparison;
import edict.Edict;
import edict.document.Reading;
import edict.report.ComparisonReport;
import edict.report.Language;
import edict.rulebook.Coded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares candidates of a purchase inside the design that one of them would join: minimums, decision, scores,"
                + " continuity, and a ranking that says what it hangs on.",
        footer = {"", "Exit codes: 0 some candidate reaches all minimums; 2 it isn't known whether one does; 1 none does; 65 wrong file."})
final class CompareCommand implements Callable<Integer> {

    /** How the comparison is written. */
    enum Way implements Coded {
        TEXT,
        MARKDOWN,
        HTML,
        CSV,
        JSON
    }

    @Mixin
    DesignOptions dossier = new DesignOptions();

    @Option(
            names = "--format",
            paramLabel = "text|markdown|html|csv|json",
            defaultValue = "text",
            description = "How to write the result (default: ${DEFAULT-VALUE}): markdown and html are the memo for the file, csv a"
                    + " table for a spreadsheet.")
    Way way = Way.TEXT;

    @Option(
            names = "--lang",
            paramLabel = "en|fr",
            defaultValue = "en",
            description = "The language of the result (default: ${DEFAULT-VALUE}).")
    Language language = Language.EN;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Where to write the result (default: standard output).")
    Optional<Path> target = Optional.empty();

    @Option(names = {"-v", "--verbose"}, description = "Tell of each candidate what it makes better or worse, and what to ask it.")
    boolean verbose;

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    private final Terminal terminal;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LocalDate asOf = dates.asOf(terminal.clock());
        SortedMap<String, String> documents = new TreeMap<>();
        Edict edict = dossier.edict(rulebook);
        Edict.Answer answer = edict.compare(
                dossier.request(terminal, asOf, dates.knownOn), (name, node) -> design(name, documents), Edict.SEARCHING);
        if (answer instanceof Edict.Rejected rejected) {
            throw new WrongInput(rejected.problems());
        }
        hash(dossier.file, documents);
        Comparison comparison = ((Edict.Compared) answer).comparison();
        write(switch (way) {
            case TEXT -> ComparisonReport.text(comparison, language, verbose);
            case MARKDOWN -> ComparisonReport.markdown(comparison, documents, language);
            case HTML -> ComparisonReport.html(comparison, documents, language);
            case CSV -> ComparisonReport.csv(comparison, language);
            case JSON -> ComparisonReport.json(comparison, language);
        });
        return exitCode(comparison);
    }

    private static int exitCode(Comparison comparison) {
        return switch (comparison.offers().stream()
                .map(Comparison.Offer::admitted)
                .reduce(edict.facts.Ternary.NO, edict.facts.Ternary::or)) {
            case YES -> ExitCode.DONE;
            case UNKNOWN -> 2;
            case NO -> 1;
        };
    }

    /** A file beside the dossier. */
    private Reading design(String name, SortedMap<String, String> documents) {
        Path folder = Optional.ofNullable(Path.of(dossier.file).getParent()).orElse(Path.of(""));
        String file = dossier.file.equals("-") ? name : folder.resolve(name).toString();
        Reading reading = Inputs.read(file, terminal);
        hash(file, documents);
        return reading;
    }

    private static void hash(String file, SortedMap<String, String> documents) {
        if (!file.equals("-")) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                documents.put(
                        Path.of(file).getFileName().toString(), HexFormat.of().formatHex(digest.digest(Files.readAllBytes(Path.of(file)))));
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new Unreadable(file, "it can't be read");
            }
        }
    }

    private void write(String text) {
        if (target.isPresent()) {
            try {
                Files.writeString(target.get(), text);
            } catch (IOException e) {
                throw new Unreadable(target.get().toString(), "it can't be written");
            }
        } else {
            terminal.out().print(text);
        }
    }
}
