package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edict.document.Refused;
import edict.drl.Parameters;
import edict.drl.RuleFile;
import edict.drl.RuleFiles;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the pages for users show, and compares the lines that it writes. */
class PagesTest {

    private static final Path FOLDER = Path.of("src/site/markdown");
    private static final List<String> PAGES =
            List.of("documents", "decisions", "dates", "unknowns", "working-with-designs", "continuity", "imports", "procurement", "scores",
                    "writing-rules");
    private static final Pattern BLOCKS = Pattern.compile(
            "([^\n]*)\n\n```(?:yaml|drl)\n(.*?)\n```|```sh\n(.*?)\n```\n(?:\n```\n(.*?)\n```)?", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("`(my-[a-z/-]+\\.(?:yaml|drl))`");
    private static final Pattern REFUSED = Pattern.compile("\n\\| `([^\n]+?)` \\| ([^\n]+) \\|");
    private static final String COMMAND = "java -jar target/edict.jar ";

    @TempDir
    Path folder;

    /** In the order of the pages: what one block writes, the next may read. */
    @TestFactory
    List<DynamicTest> commands_write_what_the_page_shows() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String page : PAGES) {
            int before = tests.size();
            Matcher blocks = BLOCKS.matcher(read(page));
            while (blocks.find()) {
                if (blocks.group(2) == null) {
                    String command = blocks.group(3);
                    String shown = blocks.group(4) == null ? "" : blocks.group(4);
                    tests.add(DynamicTest.dynamicTest(command, () -> check(command, shown)));
                } else {
                    Matcher file = FILE.matcher(blocks.group(1));
                    if (file.find()) {
                        String text = blocks.group(2) + "\n";
                        Path written = folder.resolve(file.group(1));
                        tests.add(DynamicTest.dynamicTest(file.group(1), () -> {
                            Files.createDirectories(written.getParent());
                            Files.writeString(written, text);
                        }));
                    }
                }
            }
            assertThat(tests).as(page).hasSizeGreaterThan(before);
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> what_is_refused_in_a_rule_is_answered_as_the_page_says() throws IOException {
        String table = read("writing-rules").split("\\| written \\| answered \\|\n\\|---\\|---\\|", 2)[1].split("\n\n")[0];
        List<DynamicTest> tests = new ArrayList<>();
        Matcher rows = REFUSED.matcher(table);
        while (rows.find()) {
            String written = rows.group(1).replace("\\|", "|");
            String answered = rows.group(2).replace("\\|", "|");
            tests.add(DynamicTest.dynamicTest(written, () -> assertThatThrownBy(() -> read(List.of(written)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(answered)));
        }
        assertThat(tests).hasSizeGreaterThan(4);
        return tests;
    }

    private static void read(List<String> conditions) {
        String rule = "rule \"house/x\"\nwhen\n    $s : Organisation( assessed == true )\n    "
                + String.join("\n    ", conditions) + "\nthen\n    ask( $s, \"country\" );\nend\n";
        RuleFiles.read(
                List.of(new RuleFile("house.drl", rule.getBytes(StandardCharsets.UTF_8))),
                Rulebook.shipped().vocabulary(),
                Parameters.of(Map.of()));
    }

    private static String read(String page) throws IOException {
        return Files.readString(FOLDER.resolve(page + ".md"));
    }

    /** {@code mkdir my-house}, {@code cp -r policies my-policies}, or {@code cp -r policies rules my-house}. */
    private void prepare(String command) {
        List<String> words = List.of(command.split(" ", -1));
        Path to = folder.resolve(words.get(words.size() - 1));
        try {
            if (words.get(0).equals("mkdir")) {
                Files.createDirectory(to);
            } else {
                for (String from : words.subList(2, words.size() - 1)) {
                    copy(Path.of(from), Files.isDirectory(to) ? to.resolve(from) : to);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private void check(String command, String shown) throws IOException {
        if (command.startsWith("cp -r ") || command.startsWith("mkdir ")) {
            command.lines().forEach(this::prepare);
            return;
        }
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
