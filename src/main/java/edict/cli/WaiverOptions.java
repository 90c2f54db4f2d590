package edict.cli;

import java.util.List;

/** What the organisation has accepted in spite of the rules. */
final class WaiverOptions {

    private final Given<List<String>> files;

    WaiverOptions(Syntax syntax) {
        files = syntax.options("--waivers", "FILE", "Waivers; may be given several times.");
    }

    List<String> files() {
        return files.get();
    }
}
