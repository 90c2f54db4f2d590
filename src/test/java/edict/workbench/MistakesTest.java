package edict.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The mistakes of encoders that a law sheet warns of, each named by a case or a golden that a rule with this mistake would fail. The
 * sheets lie beside the project, not in it.
 */
class MistakesTest {

    private static final Path SHEETS = Path.of(System.getProperty("edict.sheets", "../shared/law"));

    private static final Pattern NAMED = Pattern.compile("mistakes? (\\d+(?:(?:, | and |, and )\\d+)*)");

    // The last one of the AI Act, that other law stays as it is, is a case of that other law.
    @ParameterizedTest
    @CsvSource({
        "31, eu/ai-act",
        "17, eu/dma",
        "19, eu/dsa",
        "33, eu/gdpr eu/data-act eu/ffnpd eu/dora eu/nis2 eu/cada-proposal fr/fr-hds fr de"
    })
    void each_mistake_is_named_by_a_case(int mistakes, String packs) {
        assertThat(named(packs)).containsExactlyElementsOf(IntStream.rangeClosed(1, mistakes).boxed().toList());
    }

    /** Of the sheet on sovereignty, whose mistakes belong to several packs, those that a loss of access shows. */
    @Test
    void each_mistake_about_losses_of_access_is_named_by_a_case() {
        assertThat(named("continuity"))
                .contains(1, 2, 9, 10, 11, 12, 16, 17, 18, 20, 21);
    }

    /** Two of them are about what no document says: how losses are put together, and offers. */
    @Test
    void each_mistake_of_the_sheet_on_sovereignty_is_named_by_a_case_or_a_test() {
        Set<Integer> named = named("continuity sovereignty/exposure sovereignty/lock-in sovereignty/energy sovereignty/csf-2026");
        named.addAll(named(Stream.of(Path.of("src/test/java/edict/SimulationTest.java"), Path.of("src/test/java/edict/ComparisonTest.java"))));

        assertThat(named).containsExactlyElementsOf(IntStream.rangeClosed(1, 23).boxed().toList());
    }

    @Test
    void each_mistake_about_foreign_law_and_lock_in_is_named_by_a_case() {
        assertThat(named("sovereignty/exposure sovereignty/lock-in sovereignty/energy"))
                .contains(1, 2, 6, 7, 8, 12, 13, 14, 15, 16, 17, 18, 20, 21, 23);
    }

    @ParameterizedTest
    @CsvSource({"ai-act, 32", "dma, 17", "dsa, 19", "data-residency, 33", "sovereignty, 23"})
    void the_sheet_warns_of_as_many(String name, int mistakes) {
        Path sheet = SHEETS.resolve(name + ".md");
        assumeTrue(Files.isRegularFile(sheet), "the law sheets are not beside this project");
        String text = text(sheet);
        int start = text.indexOf("Common mistakes");
        List<Integer> numbers = Pattern.compile("(?m)^(\\d+)\\. ")
                .matcher(text.substring(start, text.indexOf("\n## ", start)))
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .toList();

        assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, mistakes).boxed().toList());
    }

    private static Set<Integer> named(String packs) {
        return named(Stream.of(packs.split(" "))
                .map(Path::of)
                .flatMap(pack -> Stream.of(
                        Path.of("rules").resolve(pack),
                        Path.of("src/test/resources/goldens").resolve(pack.getFileName())))
                .flatMap(folder -> files(folder).stream()));
    }

    private static Set<Integer> named(Stream<Path> files) {
        return files.flatMap(file -> text(file).lines())
                .filter(line -> !line.stripLeading().startsWith("#"))
                .flatMap(line -> NAMED.matcher(line).results())
                .flatMap(found -> Stream.of(found.group(1).split("\\D+")))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("mutants.yaml"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
