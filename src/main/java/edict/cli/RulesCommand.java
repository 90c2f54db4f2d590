package edict.cli;

import edict.document.Names;
import edict.report.CatalogueReport;
import edict.rulebook.Rulebook;
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
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Lists provisions, their conditions, or what is encoded and what is not.")
final class RulesCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "PROVISION", description = "Only this one, with all that is said about it.")
    Optional<String> provision = Optional.empty();

    @Option(names = "--pack", paramLabel = "ID", description = "Only this pack.")
    Optional<String> pack = Optional.empty();

    @Option(names = "--scope", description = "What is encoded (+) and what is knowingly left out (-), by pack.")
    boolean scope;

    @Option(names = "--drl", description = "The conditions, those of duty tables and gates among them.")
    boolean drl;

    @Mixin
    DateOptions dates = new DateOptions();

    @Mixin
    RulebookOptions options = new RulebookOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    RulesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (drl && output.isJson()) {
            throw options.usage("`--drl` writes DRL; leave `--format json` out (the JSON of one provision has its DRL)");
        }
        Rulebook rulebook = options.rulebook();
        pack.filter(id -> !rulebook.packs().containsKey(id)).ifPresent(id -> {
            throw unknown("pack", id, rulebook.packs().keySet());
        });
        LocalDate asOf = dates.asOf(terminal.clock());
        CatalogueReport report =
                new CatalogueReport(rulebook, pack, asOf, dates.knownOn.orElse(asOf), output.language);
        if (provision.isPresent()) {
            String id = provision.get();
            Optional<String> one = drl ? report.drl(id) : output.isJson() ? report.json(id) : report.text(id);
            terminal.out()
                    .print(one.orElseThrow(() ->
                            unknown("provision", id, rulebook.provisions().keySet())));
        } else if (drl) {
            terminal.out().print(report.drl());
        } else if (scope) {
            terminal.out().print(output.isJson() ? report.scopeJson() : report.scopeText());
        } else {
            terminal.out().print(output.isJson() ? report.json() : report.text());
        }
        return ExitCode.DONE;
    }

    private RuntimeException unknown(String what, String id, Iterable<String> known) {
        List<String> names = new ArrayList<>();
        known.forEach(names::add);
        String hint = Names.didYouMean(id, names);
        return options.usage("there is no " + what + " " + Names.quote(id)
                + (hint.isEmpty() && options.folders().isEmpty()
                        ? " among those shipped; name the folders of others by --rules and --policies"
                        : hint));
    }
}
