package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pack knows of its law and leaves out. The law sheets lie beside the project, not in it. */
class PackIndexTest {

    private static final Path SHEETS = Path.of(System.getProperty("edict.sheets", "../shared/law"));

    /** Why a sentence of the law may be left out for good; a detail of other provisions names them. */
    private static final List<String> REASONS = List.of(
            "a permission", "a right of", "a duty of an authority", "a definition without consequence", "a detail of");

    @ParameterizedTest
    @ValueSource(strings = {"ai-act", "dma", "dsa"})
    void what_is_left_out_for_good_is_left_out_for_a_reason_of_the_closed_list(String id) {
        Pack pack = Rulebook.shipped().packs().get(id);

        assertThat(pack.notEncoded()).filteredOn(omission -> omission.because().isPresent())
                .isNotEmpty()
                .allSatisfy(omission -> {
                    String because = omission.because().orElseThrow().in("en");
                    assertThat(because).as(omission.slug()).matches(words -> REASONS.stream().anyMatch(words::startsWith));
                    assertThat(omission.of().isEmpty()).as(omission.slug()).isNotEqualTo(because.startsWith("a detail of"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ai-act", "dma", "dsa"})
    void at_most_fifteen_in_a_hundred_are_left_out_for_good(String id) {
        Pack pack = Rulebook.shipped().packs().get(id);
        long leftOut = pack.notEncoded().stream().filter(omission -> omission.because().isPresent()).count();

        assertThat(leftOut * 100).isLessThanOrEqualTo(15L * (pack.encoded().size() + pack.notEncoded().size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ai-act", "dma", "dsa"})
    void the_index_lists_every_slug_of_the_sheet_once(String id) throws IOException {
        Path sheet = SHEETS.resolve(id + ".md");
        assumeTrue(Files.isRegularFile(sheet), "the law sheets are not beside this project");
        Pack pack = Rulebook.shipped().packs().get(id);
        Set<String> slugs = Pattern.compile("(?:`|\\*\\*)" + id + "/([a-z0-9-]+)(?:`|\\*\\*)")
                .matcher(Files.readString(sheet))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(slugs).hasSizeGreaterThan(30);
        List<String> notEncoded = pack.notEncoded().stream().map(Pack.Omission::slug).toList();

        assertThat(pack.encoded()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(notEncoded);
        assertThat(notEncoded).doesNotHaveDuplicates().isSubsetOf(slugs);
        slugs.removeAll(pack.encoded());
        slugs.removeAll(notEncoded);
        assertThat(slugs).isEmpty();
    }
}
