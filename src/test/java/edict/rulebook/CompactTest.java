package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import edict.Edict;
import edict.Request;
import edict.document.Reading;
import edict.document.Texts;
import edict.report.JsonReport;
import edict.report.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompactTest {

    private static final RulebookFiles FILES = RulebookFiles.under(Path.of(""));
    private static final Rulebook READ = Rulebook.of(FILES);
    private static final byte[] COMPACT = Compact.of(READ, FILES.checksums());
    private static final Rulebook RESTORED = Compact.read(COMPACT, FILES.checksums()).orElseThrow();
    private static final Edict BY_FILES = Edict.of(READ);
    private static final Edict BY_COMPACT = Edict.of(RESTORED);

    @Test
    void the_rulebook_is_the_same_as_from_its_files() {
        assertThat(RESTORED.hash()).isEqualTo(FILES.hash());
        assertThat(RESTORED).isEqualTo(READ);
        assertThat(RESTORED.provisions().keySet()).containsExactlyElementsOf(READ.provisions().keySet());
        assertThat(RESTORED.vocabulary().types().keySet())
                .containsExactlyElementsOf(READ.vocabulary().types().keySet());
    }

    @Test
    void what_is_made_of_what_was_restored_is_the_same_again() {
        assertThat(Compact.of(RESTORED, FILES.checksums())).isEqualTo(COMPACT);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examples_are_judged_alike(Path example) throws IOException {
        assertThat(judged(BY_COMPACT, example)).isEqualTo(judged(BY_FILES, example));
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(CompactTest::isDesign)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDesign(Path file) {
        try {
            return Files.readString(file).contains("kind: Design");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String judged(Edict edict, Path example) throws IOException {
        Reading document = Texts.read(example.toString(), Files.readAllBytes(example));
        Edict.Answer answer =
                edict.evaluate(new Request((Reading.Document) document, LocalDate.of(2026, 11, 20)));
        return JsonReport.of(((Edict.Evaluated) answer).evaluation(), example.toString(), Language.EN);
    }

    @Test
    void it_is_not_used_once_a_file_is_another_or_one_more_or_less_is_there() {
        String name = FILES.texts().firstKey();
        Map<String, Integer> checksums = FILES.checksums();

        Map<String, Integer> changed =
                FILES.with(Map.of(name, new String(FILES.texts().get(name)) + "#")).checksums();
        Map<String, Integer> more = FILES.with(Map.of("rules/more.drl", "")).checksums();
        Map<String, Integer> less = new TreeMap<>(checksums);
        less.remove(name);

        for (Map<String, Integer> others : List.of(changed, more, less)) {
            assertThat(Compact.read(COMPACT, others)).isEmpty();
        }
    }
}
