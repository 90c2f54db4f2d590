package edict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code .editorconfig} asks of texts that people write, whatever their editor makes of it. */
class TidyTest {

    private static final List<String> FOLDERS = List.of("src", "rules", "policies");

    @Test
    void texts_have_no_tabs_no_blanks_at_the_end_of_a_line_and_end_with_one_newline() throws IOException {
        List<Path> texts = new ArrayList<>(List.of(Path.of("README.md"), Path.of("pom.xml")));
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(java|drl|yaml|md)")).forEach(texts::add);
            }
        }
        // Taken over from elsewhere as it was.
        texts.remove(Path.of("src/test/resources/imports/litellm/proxy-config.yaml"));
        List<String> untidy = new ArrayList<>();
        for (Path file : texts) {
            String text = Files.readString(file);
            if (text.contains("\t") || text.contains("\r")) {
                untidy.add(file + ": a tab or carriage return");
            }
            if (text.contains(" \n")) {
                untidy.add(file + ": a blank at the end of a line");
            }
            if (!text.endsWith("\n") || text.endsWith("\n\n")) {
                untidy.add(file + ": ends with no newline, or with several");
            }
        }

        assertThat(texts).hasSizeGreaterThan(300);
        assertThat(untidy).isEmpty();
    }

    /** Whoever tries a command in the root leaves files there, which the next commit takes along. */
    @Test
    void nothing_else_lies_in_the_root() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("."))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".") && !name.equals("target")))
                    .containsExactlyInAnyOrder("pom.xml", "src", "rules", "policies", "README.md", "LICENSE");
        }
    }
}
