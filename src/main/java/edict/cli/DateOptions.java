package edict.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The day judged, and what was known of the law. */
final class DateOptions {

    @Option(names = "--as-of", paramLabel = "DAY", description = "The day judged, such as 2026-11-20 (default: today).")
    Optional<LocalDate> asOf = Optional.empty();

    @Option(
            names = "--known-on",
            paramLabel = "DAY",
            description = "Judge by what was known of the law on this day (default: the day judged).")
    Optional<LocalDate> knownOn = Optional.empty();

    LocalDate asOf(Clock clock) {
        return asOf.orElseGet(() -> LocalDate.now(clock));
    }
}
