package edict.cli;

import edict.Edict;
import edict.Request;
import edict.document.Names;
import edict.document.Reading;
import edict.rulebook.Scenario;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which loss of access, from when on. */
final class ScenarioOptions {

    @Option(names = "--scenario", paramLabel = "ID", description = "What happens (default: one loss of access after the other).")
    Optional<String> scenario = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The day on which it begins, and which is judged (default: today).")
    Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--known-on",
            paramLabel = "DAY",
            description = "Judge by what was known of the law on this day (default: today).")
    Optional<LocalDate> knownOn = Optional.empty();

    /** The design that is named, with its answers. @throws WrongInput when one of the files is wrong */
    Request request(DesignOptions design, Terminal terminal) {
        LocalDate today = LocalDate.now(terminal.clock());
        return design.request(terminal, from.orElse(today), Optional.of(knownOn.orElse(today)));
    }

    /** A design on its own. */
    Request request(Reading.Document document, DesignOptions design, Terminal terminal) {
        LocalDate today = LocalDate.now(terminal.clock());
        return design.request(document, from.orElse(today), Optional.of(knownOn.orElse(today)));
    }

    /** The scenario, which the rulebook has. */
    Optional<Scenario> scenario(RulebookOptions rulebook, Edict edict) {
        Map<String, Scenario> known = edict.rulebook().scenarios();
        return scenario.map(id -> Optional.ofNullable(known.get(id))
                .orElseThrow(() -> rulebook.usage("--scenario: there is no scenario " + Names.quote(id)
                        + Names.instead(id, known.keySet()))));
    }
}
