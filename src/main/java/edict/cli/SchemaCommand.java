package edict.cli;

import edict.document.Names;
import edict.report.JsonText;
import edict.workbench.SchemaFiles;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

final class SchemaCommand implements Command {

    private final Given<String> kind;
    private final Given<Boolean> markdown;
    private final LanguageOptions output;
    private final RulebookOptions rulebook;
    private final Terminal terminal;

    SchemaCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe("Writes the JSON Schema of a kind of file, for editors.");
        kind = syntax.parameter(
                "KIND",
                Values::text,
                "design",
                "design, answers, waivers, request, which holds the three, procurement or sheet; of rulebooks vocabulary, pack,"
                        + " provisions, parameter, table, controls, registry, profile, scenario, scorecard or cases (default: ${default}).");
        markdown = syntax.flag("--markdown", "For people: every type and attribute of a design, with its question and its source.");
        output = new LanguageOptions(syntax);
        rulebook = new RulebookOptions(syntax);
    }

    @Override
    public int run() {
        if (!SchemaFiles.NAMES.contains(kind.get())) {
            throw new WrongUsage("there is no schema " + Names.quote(kind.get()) + "; expected " + SchemaFiles.LISTED);
        }
        if (markdown.get()) {
            if (!kind.get().equals("design")) {
                throw new WrongUsage("--markdown: there is a page about `design` only");
            }
            terminal.out().print(SchemaFiles.reference(rulebook.rulebook().vocabulary(), output.language()));
            return ExitCode.DONE;
        }
        Optional<ObjectNode> schema = SchemaFiles.of(kind.get(), rulebook.rulebook(), output.language());
        terminal.out().print(JsonText.of(schema.orElseThrow()));
        return ExitCode.DONE;
    }
}
