package edict.cli;

import edict.document.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Results that would take the place of a file that the command reads: a design that is gone can't be had back. */
final class Overwriting {

    private static final Pattern GIVEN = Pattern.compile("-o=?|--[a-z-]+=");

    private Overwriting() {}

    /**
     * Lets nothing pass that would.
     *
     * @param target where the result goes; nowhere where it is shown
     * @throws WrongUsage where that is named a second time
     */
    static void refuse(Optional<String> target, List<String> arguments) {
        if (target.isPresent()
                && arguments.stream().filter(argument -> isSame(target.get(), argument)).count() > 1) {
            throw new WrongUsage("the result would take the place of " + Names.quote(target.get())
                    + ", which is read; name another file behind `-o`");
        }
    }

    /** Whether an argument names the same file, by whichever way, as the place in a file does that stands behind {@code #}. */
    private static boolean isSame(String target, String argument) {
        Matcher option = GIVEN.matcher(argument);
        String bare = option.lookingAt() ? argument.substring(option.end()) : argument;
        try {
            Path file = Path.of(Anchored.of(bare).file());
            return Files.isRegularFile(file) && Files.exists(Path.of(target)) && Files.isSameFile(file, Path.of(target));
        } catch (IOException | InvalidPathException notOne) {
            return false;
        }
    }
}
