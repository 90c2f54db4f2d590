package edict.cli;

import edict.Edict;
import edict.Request;
import edict.document.Names;
import edict.document.Reading;
import edict.rulebook.Scenario;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Which loss of access, from when on. */
final class ScenarioOptions {

    private final Given<Optional<String>> scenario;
    private final Given<Optional<LocalDate>> from;
    private final Given<Optional<LocalDate>> asOf;
    private final Given<Optional<LocalDate>> knownOn;

    ScenarioOptions(Syntax syntax) {
        scenario = syntax.option("--scenario", "ID", Values::text, "What happens (default: one loss of access after the other).");
        from = syntax.option("--from", "DAY", Values::day, "The day on which it begins, and which is judged (default: today).");
        asOf = syntax.option("--as-of", "DAY", Values::day, "The same as --from, as the other commands call it.");
        knownOn = syntax.option(
                "--known-on", "DAY", Values::day, "Judge by what was known of the law on this day (default: today).");
    }

    /** The design that is named, with its answers. @throws WrongInput when one of the files is wrong */
    Request request(DesignOptions design, Terminal terminal) {
        LocalDate today = LocalDate.now(terminal.clock());
        return design.request(terminal, begin(today), Optional.of(knownOn.get().orElse(today)));
    }

    /** A design on its own. */
    Request request(Reading.Document document, DesignOptions design, Terminal terminal) {
        LocalDate today = LocalDate.now(terminal.clock());
        return design.request(document, begin(today), Optional.of(knownOn.get().orElse(today)));
    }

    private LocalDate begin(LocalDate today) {
        if (from.get().isPresent() && asOf.get().isPresent() && !from.get().equals(asOf.get())) {
            throw new WrongUsage("--as-of: another day than --from; write one of both");
        }
        return from.get().or(asOf::get).orElse(today);
    }

    /** The scenario, which the rulebook has. */
    Optional<Scenario> scenario(Edict edict) {
        Map<String, Scenario> known = edict.rulebook().scenarios();
        return scenario.get().map(id -> Optional.ofNullable(known.get(id))
                .orElseThrow(() -> new WrongUsage("--scenario: there is no scenario " + Names.quote(id)
                        + Names.instead(id, known.keySet()))));
    }
}
