package edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the page on a residency rule of the house shows, in a copy of the rules. */
class ResidencyPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/residency.md");
    private static final Pattern FILES = Pattern.compile("(?ms)`([a-z/.-]+)`:\\n\\n```(?:yaml|drl|md)\\n(.*?)\\n```$");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\\njava -jar target/edict.jar (.*?)\\n```\\n\\n```\\n(.*?)\\n```$");

    @TempDir
    Path mine;

    @Test
    void the_policy_holds_and_says_of_the_worked_designs_what_the_page_shows() throws IOException {
        copy(Path.of("rules"));
        copy(Path.of("policies"));
        String page = Files.readString(PAGE);
        Matcher files = FILES.matcher(page);
        int written = 0;
        while (files.find()) {
            Path file = mine.resolve(files.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.group(2) + "\n");
            written++;
        }
        assertThat(written).isEqualTo(5);
        Matcher commands = COMMANDS.matcher(page);
        int run = 0;
        while (commands.find()) {
            List<String> arguments = Stream.of(commands.group(1).split(" ", -1))
                    .map(argument -> argument.replaceFirst("^mine", mine.toString()))
                    .toList();
            Terminals.Run answer = Terminals.run("", arguments);
            String out = answer.out() + answer.err();
            int from = 0;
            for (String line : commands.group(2).split("\n", -1)) {
                int at = out.indexOf(line, from);
                assertThat(at).as("%s, in%n%s", line, out).isNotNegative();
                from = at + line.length();
            }
            boolean sovereign = commands.group(1).contains("sovereign");
            assertThat(out.contains("VIOLATED") || out.contains("OPEN:")).as(commands.group(1)).isEqualTo(
                    commands.group(1).startsWith("explain") && !sovereign);
            run++;
        }
        assertThat(run).isEqualTo(3);
        assertThat(Terminals.run("test", "--pack", "residency", mine.toString())).doesNotContain("expected", "found", "differs");
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = mine.resolve(path.toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
