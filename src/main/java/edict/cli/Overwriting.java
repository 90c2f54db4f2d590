package edict.cli;

import edict.document.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs a command unless its result would take the place of a file that it reads: a design that is gone can't be had back. A class and
 * no lambda, for the reason given in {@link Failures}.
 */
final class Overwriting implements IExecutionStrategy {

    private static final List<String> OUTPUT = List.of("-o=", "-o", "--output=");

    private final IExecutionStrategy usual = new CommandLine.RunLast();

    @Override
    public int execute(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        if (command.hasMatchedOption("-o") && command.matchedOption("-o").stringValues().size() == 1) {
            String target = command.matchedOption("-o").stringValues().get(0);
            long named = command.originalArgs().stream().filter(argument -> isSame(target, argument)).count();
            if (named > 1) {
                throw new ParameterException(
                        command.commandSpec().commandLine(),
                        "the result would take the place of " + Names.quote(target) + ", which is read; name another file behind `-o`");
            }
        }
        return usual.execute(parsed);
    }

    /** Whether an argument names the same file, by whichever way, as the place in a file does that stands behind {@code #}. */
    private static boolean isSame(String target, String argument) {
        String bare = OUTPUT.stream().filter(argument::startsWith).findFirst().map(start -> argument.substring(start.length())).orElse(argument);
        int place = bare.indexOf('#');
        try {
            Path file = Path.of(place < 0 || Files.exists(Path.of(bare)) ? bare : bare.substring(0, place));
            return Files.isRegularFile(file) && Files.exists(Path.of(target)) && Files.isSameFile(file, Path.of(target));
        } catch (IOException | InvalidPathException notOne) {
            return false;
        }
    }
}
