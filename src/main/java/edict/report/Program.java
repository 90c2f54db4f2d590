package edict.report;

import java.util.Optional;

/** What has written a report: with its version a result can be had again. */
public final class Program {

    private Program() {}

    /** The version that the build wrote into the jar. */
    public static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion()).orElse("(not packaged)");
    }
}
