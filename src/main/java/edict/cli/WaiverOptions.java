package edict.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** What the organisation has accepted in spite of the rules. */
final class WaiverOptions {

    @Option(names = "--waivers", paramLabel = "FILE", description = "Waivers; may be given several times.")
    List<String> waivers = List.of();
}
