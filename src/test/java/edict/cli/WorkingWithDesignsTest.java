package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of the pages about designs and where they come from, and compares the lines that the pages show. */
class WorkingWithDesignsTest {

    private static final List<Path> PAGES =
            List.of(Path.of("src/site/markdown/working-with-designs.md"), Path.of("src/site/markdown/imports.md"));
    private static final Pattern BLOCKS = Pattern.compile("```sh\n(.*?)\n```\n(?:\n```\n(.*?)\n```)?", Pattern.DOTALL);
    private static final String COMMAND = "java -jar target/edict.jar ";

    @TempDir
    Path folder;

    /** In the order of the pages: what one command writes, the next may read. */
    @TestFactory
    List<DynamicTest> commands_write_what_the_page_shows() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : PAGES) {
            int before = tests.size();
            Matcher blocks = BLOCKS.matcher(Files.readString(page));
            while (blocks.find()) {
                String command = blocks.group(1);
                String shown = blocks.group(2) == null ? "" : blocks.group(2);
                tests.add(DynamicTest.dynamicTest(command, () -> check(command, shown)));
            }
            assertThat(tests).as(page.toString()).hasSizeGreaterThan(before);
        }
        return tests;
    }

    private void check(String command, String shown) {
        int piped = command.indexOf(" | ");
        String in = piped < 0 ? "" : command.substring(0, piped).replaceFirst("^printf '(.*)'$", "$1").replace("\\n", "\n");
        String edict = piped < 0 ? command : command.substring(piped + 3);
        assertThat(edict).startsWith(COMMAND);
        // What the page writes must not stay in the project.
        List<String> arguments = new ArrayList<>();
        for (String argument : edict.substring(COMMAND.length()).split(" ", -1)) {
            arguments.add(argument.startsWith("my-") ? folder.resolve(argument).toString() : argument);
        }
        Terminals.Run run = Terminals.run(in, arguments);
        String out = (run.out() + run.err()).replace(folder + "/", "");
        int from = 0;
        for (String line : shown.split("\n", -1)) {
            for (String part : line.split("…", -1)) {
                int at = out.indexOf(part, from);
                assertThat(at).as("%s, in%n%s", line, out).isNotNegative();
                from = at + part.length();
            }
        }
    }
}
