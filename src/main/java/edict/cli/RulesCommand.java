package edict.cli;

import edict.document.Names;
import edict.report.CatalogueReport;
import edict.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class RulesCommand implements Command {

    private final Given<Optional<String>> provision;
    private final Given<Optional<String>> pack;
    private final Given<Boolean> scope;
    private final Given<Boolean> drl;
    private final DateOptions dates;
    private final RulebookOptions options;
    private final OutputOptions output;
    private final Terminal terminal;

    RulesCommand(Syntax syntax, Terminal terminal) {
        this.terminal = terminal;
        syntax.describe("Lists provisions, their conditions, or what is encoded and what is not.");
        provision = syntax.parameter("PROVISION", Values::text, "Only this one, with all that is said about it.");
        pack = syntax.option("--pack", "ID", Values::text, "Only this pack.");
        scope = syntax.flag("--scope", "What is encoded (+) and what is knowingly left out (-), by pack.");
        drl = syntax.flag("--drl", "The conditions, those of duty tables and gates among them.");
        dates = new DateOptions(syntax);
        options = new RulebookOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public int run() {
        if (drl.get() && output.isJson()) {
            throw new WrongUsage("`--drl` writes DRL; leave `--format json` out (the JSON of one provision has its DRL)");
        }
        Rulebook rulebook = options.rulebook();
        pack.get().filter(id -> !rulebook.packs().containsKey(id)).ifPresent(id -> {
            throw unknown("pack", id, rulebook.packs().keySet());
        });
        LocalDate asOf = dates.asOf(terminal.clock());
        CatalogueReport report =
                new CatalogueReport(rulebook, pack.get(), asOf, dates.knownOn().orElse(asOf), output.language());
        if (provision.get().isPresent()) {
            String id = provision.get().get();
            Optional<String> one = drl.get() ? report.drl(id) : output.isJson() ? report.json(id) : report.text(id);
            terminal.out()
                    .print(one.orElseThrow(() ->
                            unknown("provision", id, rulebook.provisions().keySet())));
        } else if (drl.get()) {
            terminal.out().print(report.drl());
        } else if (scope.get()) {
            terminal.out().print(output.isJson() ? report.scopeJson() : report.scopeText());
        } else {
            terminal.out().print(output.isJson() ? report.json() : report.text());
        }
        return ExitCode.DONE;
    }

    private WrongUsage unknown(String what, String id, Iterable<String> known) {
        List<String> names = new ArrayList<>();
        known.forEach(names::add);
        String hint = Names.didYouMean(id, names);
        return new WrongUsage("there is no " + what + " " + Names.quote(id)
                + (hint.isEmpty() && options.folders().isEmpty()
                        ? " among those shipped; name the folders of others by --rules and --policies"
                        : hint));
    }
}
