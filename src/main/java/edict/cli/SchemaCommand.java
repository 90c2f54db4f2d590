package edict.cli;

import edict.document.Names;
import edict.report.JsonText;
import edict.report.SchemaFiles;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Writes the JSON Schema of a kind of file, for editors.")
final class SchemaCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            defaultValue = "design",
            description = "design, answers, waivers, request, which holds the three, procurement, or sheet (default: ${DEFAULT-VALUE}).")
    String kind = "design";

    @Option(
            names = "--markdown",
            description = "For people: every type and attribute of a design, with its question and its source.")
    boolean markdown;

    @Mixin
    LanguageOptions output = new LanguageOptions();

    @Mixin
    RulebookOptions rulebook = new RulebookOptions();

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!SchemaFiles.NAMES.contains(kind)) {
            throw rulebook.usage("there is no schema " + Names.quote(kind) + "; expected " + Names.oneOf(SchemaFiles.NAMES));
        }
        if (markdown) {
            if (!kind.equals("design")) {
                throw rulebook.usage("--markdown: there is a page about `design` only");
            }
            terminal.out().print(SchemaFiles.reference(rulebook.rulebook().vocabulary(), output.language));
            return ExitCode.DONE;
        }
        Optional<ObjectNode> schema = SchemaFiles.of(kind, rulebook.rulebook().vocabulary(), output.language);
        terminal.out().print(JsonText.of(schema.orElseThrow()));
        return ExitCode.DONE;
    }
}
