package edict.cli;

import java.io.Console;
import java.util.Map;

/** Whether to colour what goes to standard output. */
final class Colours {

    private Colours() {}

    /**
     * Whether the output is a terminal that shows colours, and nobody has asked for none (no-color.org).
     *
     * @param terminal whether the output is a terminal at all
     */
    static boolean areShown(Map<String, String> environment, boolean terminal) {
        if (!terminal || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String kind = environment.getOrDefault("TERM", "");
        boolean ansi = environment.containsKey("WT_SESSION") || environment.containsKey("ANSICON");
        return ansi || !kind.isEmpty() && !kind.equals("dumb");
    }

    /** Whether standard input and output are both a terminal: the platform can't tell them apart. */
    @SuppressWarnings("SystemConsoleNull") // Null is what it is before JDK 22; what it says after is asked for below.
    static boolean isTerminal() {
        // Since JDK 22 there may be a console where there is no terminal, and making it may cost a tenth of a second.
        if (System.getProperty("jdk.console") == null) {
            System.setProperty("jdk.console", "java.base");
        }
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderThan22) {
            // There a console is a terminal.
            return true;
        }
    }
}
