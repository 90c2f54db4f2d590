package edict.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** The day judged, and what was known of the law. */
final class DateOptions {

    private final Given<Optional<LocalDate>> asOf;
    private final Given<Optional<LocalDate>> knownOn;

    DateOptions(Syntax syntax) {
        asOf = syntax.option("--as-of", "DAY", Values::day, "The day judged, such as 2026-11-20 (default: today).");
        knownOn = syntax.option(
                "--known-on", "DAY", Values::day, "Judge by what was known of the law on this day (default: the day judged).");
    }

    LocalDate asOf(Clock clock) {
        return asOf.get().orElseGet(() -> LocalDate.now(clock));
    }

    Optional<LocalDate> knownOn() {
        return knownOn.get();
    }

    /** For a command that judges by the same days. */
    String again() {
        return asOf.get().map(day -> " --as-of " + day).orElse("") + knownOn.get().map(day -> " --known-on " + day).orElse("");
    }
}
