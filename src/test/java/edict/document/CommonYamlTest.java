package edict.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what is read the short way, the reader of all YAML says the same: values, kinds, pointers, lines and columns. */
class CommonYamlTest {

    private static final String[] PIECES = {
        " ", "  ", "\n", ":", ": ", "- ", "-", "#", " #", ",", ", ", "[", "]", "{", "}", "'", "\"", "''", "|", ">", "|-", ">-", "?", "? ", "&a ",
        "*a", "!t ", "%", "@", "`", "~", "null", "true", "1", "-1", "a", "a: b", "a:\n", "- a\n", "---", "...", "\t", "é", "\u00A0", "\uD83D\uDE00",
        "\\", "<<: ", "=", "0x1", ":a", "a:b", "\n\n", "\n  ", " \n"
    };

    private static final String[] STARTS = {"", "a:", "- ", "---\n", "a: [", "{a: "};

    private static Optional<Node> common(String text) {
        return Texts.common("f", text, Limits.DEFAULT);
    }

    private static Texts.Parsed whole(String text) {
        return Texts.attempt("f", text, Limits.DEFAULT, false).result();
    }

    private static void agrees(String text) {
        common(text).ifPresent(root -> assertThat(whole(text)).as(text).isEqualTo(new Texts.Parsed(Optional.of(root), List.of())));
    }

    private static List<Path> files(String... folders) {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                all.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return files;
    }

    @Test
    void files_are_read_alike() throws IOException {
        for (Path file : files("rules", "policies", "src")) {
            agrees(Files.readString(file));
        }
    }

    @Test
    void designs_are_read_the_short_way() throws IOException {
        for (Path file : files("src/examples")) {
            assertThat(common(Files.readString(file))).as("%s", file).isPresent();
        }
    }

    @Test
    void whatever_is_made_of_files_is_read_alike() throws IOException {
        Random random = new Random(20261123);
        List<List<String>> sources = new ArrayList<>();
        for (Path file : files("src/examples", "policies/registry", "rules/eu/gdpr")) {
            sources.add(Files.readAllLines(file));
        }
        int understood = 0;
        for (int i = 0; i < 40_000; i++) {
            String text = damaged(chunk(sources.get(random.nextInt(sources.size())), random), random);
            understood += common(text).isPresent() ? 1 : 0;
            agrees(text);
        }
        assertThat(understood).isGreaterThan(10_000);
    }

    @Test
    void whatever_is_made_of_pieces_is_read_alike() {
        Random random = new Random(20261123);
        int understood = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(STARTS[random.nextInt(STARTS.length)]);
            for (int left = 1 + random.nextInt(9); left > 0; left--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            understood += common(text.toString()).isPresent() ? 1 : 0;
            agrees(text.toString());
        }
        assertThat(understood).isGreaterThan(5_000);
    }

    private static String chunk(List<String> lines, Random random) {
        int from = random.nextInt(lines.size());
        int indent = lines.get(from).length() - lines.get(from).stripLeading().length();
        int to = Math.min(lines.size(), from + 1 + random.nextInt(8));
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(from, to)) {
            text.append(line.startsWith(" ".repeat(indent)) ? line.substring(indent) : line).append('\n');
        }
        return text.toString();
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int left = random.nextInt(3); left > 0 && !damaged.isEmpty(); left--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> damaged.replace(at, at + 1, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return damaged.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a: 1",
        "a: 1 # one\n# two\nb: {c: [d, 'e', \"f\"], g: https://h.example/?i=1#j}\n",
        "a:\n- b: 1\n  c: 2\n- d\ne: >-\n  f\n  g\nh: |\n  i # no comment\n  j\n\nk: l\n",
        "- a\n-\n  - b\n- c: d\n",
        "a: [b,\n  c, # d\n  {e: f}]\n",
        "---\n# a\nb: c\n"
    })
    void what_is_common_is_understood(String text) {
        assertThat(common(text)).isPresent();
        agrees(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "a", "a:", "a: &b c", "a: *b", "a: !c d", "a: \"\\u0041\"", "a: 'it''s'", "a: b\n  c", "a: [b\n  c]", "a: {b}", "a: [b: c]", "a: [b, ]",
        "<<: a", "1: a", "a: 1\na: 2", "--- \na: b", "a: b\n---\nc: d", "%YAML 1.2\n---\na: b", "a:\tb", "a: b\r\n", "? a\n: b", "a: >\n  b\n\n  c\n",
        "a: |\n    b\n  c\n", "a: b: c", "a: - b", "a: \uD83D\uDE00"
    })
    void what_is_not_is_left_to_the_other_reader(String text) {
        assertThat(common(text).filter(root -> !(root instanceof Node.Scalar))).isEmpty();
    }

    @Test
    void deep_texts_end_at_the_limit() {
        char[] open = new char[100_000];
        Arrays.fill(open, '[');
        assertThat(common("a: " + new String(open))).isEmpty();
        assertThat(common("- ".repeat(50_000))).isEmpty();
    }
}
