package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pack knows of its law and leaves out. The law sheets lie beside the project, not in it. */
class PackIndexTest {

    private static final Path SHEETS = Path.of(System.getProperty("edict.sheets", "../shared/law"));

    /** Why a sentence of the law may be left out for good; a detail of other provisions names them. */
    private static final List<String> REASONS = List.of(
            "a permission", "a right of", "a duty of an authority", "a definition without consequence", "a detail of");

    @Test
    void what_is_left_out_for_good_is_left_out_for_a_reason_of_the_closed_list() {
        List<Pack.Omission> omissions = Rulebook.shipped().packs().values().stream()
                .flatMap(pack -> pack.notEncoded().stream())
                .filter(omission -> omission.because().isPresent())
                .toList();

        assertThat(omissions).hasSizeGreaterThan(10).allSatisfy(omission -> {
            String because = omission.because().orElseThrow().in("en");
            assertThat(because).as(omission.slug()).matches(words -> REASONS.stream().anyMatch(words::startsWith));
            boolean elsewhere = omission.of().isEmpty() && omission.pack().isEmpty();
            assertThat(elsewhere).as(omission.slug()).isNotEqualTo(because.startsWith("a detail of"));
        });
    }

    @Test
    void what_is_still_to_come_of_acts_without_a_pack_is_named_in_words() {
        List<Pack.Omission> acts = Rulebook.shipped().packs().get("core").notEncoded();

        assertThat(acts).allSatisfy(act -> assertThat(act.title()).as(act.slug()).isPresent());
        assertThat(acts).extracting(act -> act.title().orElseThrow().in("fr"))
                .anyMatch(title -> title.startsWith("Loi n° 78-17 du 6 janvier 1978, article 47"))
                .anyMatch(title -> title.contains("article L. 311-3-1"))
                .anyMatch(title -> title.contains("vidéoprotection"));
    }

    /** The harms that foreign laws can do are an index of their own: details of the rows that do them. */
    @Test
    void at_most_fifteen_in_a_hundred_are_left_out_for_good() {
        assertThat(Rulebook.shipped().packs().values())
                .filteredOn(pack -> !pack.id().equals("exposure"))
                .hasSizeGreaterThan(25)
                .allSatisfy(pack -> {
                    long leftOut = pack.notEncoded().stream().filter(omission -> omission.because().isPresent()).count();

                    assertThat(leftOut * 100)
                            .as(pack.id())
                            .isLessThanOrEqualTo(15L * (pack.encoded().size() + pack.notEncoded().size()));
                });
    }

    /** Packs that name what a reader of the act looks for and the sheet passes over. */
    private static final Set<String> BEYOND_THE_SHEET = Set.of("data-act", "dma", "dora", "dsa", "ehds", "eudpr", "ffnpd", "gdpr", "nis2");

    @ParameterizedTest
    @CsvSource({
        "ai-act, ai-act, 20", "data-act, data-residency, 20", "dma, dma, 20", "dsa, dsa, 20", "gdpr, data-residency, 20", "fr-hds, data-residency, 4",
        "fr, data-residency, 1", "de, data-residency, 4", "ehds, data-residency, 2", "ch, data-residency, 0", "uk, data-residency, 0",
        "dora, data-residency, 13", "nis2, data-residency, 1", "eudpr, data-residency, 1",
        "cn, data-residency, 0", "ru, data-residency, 0", "cada-proposal, data-residency, 2", "pending, data-residency, 0", "ffnpd, data-residency, 2"
    })
    void the_index_lists_every_slug_of_the_sheet_once(String id, String name, int moreThan) throws IOException {
        Path sheet = SHEETS.resolve(name + ".md");
        assumeTrue(Files.isRegularFile(sheet), "the law sheets are not beside this project");
        Pack pack = Rulebook.shipped().packs().get(id);
        String text = Files.readString(sheet);
        // A sheet of several packs names slugs in headings and tables too, the pack once for several; its sources are addresses.
        String slug = name.equals(id)
                ? "(?:`|\\*\\*)" + id + "/([a-z0-9-]+)(?:`|\\*\\*)"
                : "(?<![\\w/.])" + id + "/([a-z0-9-]+(?:, art-[a-z0-9-]+)*)";
        Set<String> slugs = Pattern.compile(slug)
                .matcher(name.equals(id) ? text : text.substring(0, text.indexOf("Sources consulted")))
                .results()
                .flatMap((MatchResult found) -> Stream.of(found.group(1).split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(slugs).hasSizeGreaterThan(moreThan);
        List<String> notEncoded = pack.notEncoded().stream().map(Pack.Omission::slug).toList();

        assertThat(pack.encoded()).doesNotHaveDuplicates();
        assertThat(notEncoded).doesNotHaveDuplicates().noneMatch(pack.encoded()::contains);
        if (!BEYOND_THE_SHEET.contains(id)) {
            assertThat(notEncoded).isSubsetOf(slugs);
        }
        slugs.removeAll(pack.encoded());
        slugs.removeAll(notEncoded);
        assertThat(slugs).isEmpty();
    }

    /** The sheet on sovereignty numbers its items; the slugs begin with the numbers. */
    @ParameterizedTest
    @CsvSource({"continuity, CONT-, 10", "lock-in, LOCK-, 10", "csf-2026, SOV-, 48"})
    void the_index_lists_every_number_of_the_sheet_on_sovereignty(String id, String family, int count) throws IOException {
        String text = sovereignty();
        Pack pack = Rulebook.shipped().packs().get(id);
        Set<String> numbers = Pattern.compile(family + "(\\d{3}|\\d\\.\\d)(?!\\d)")
                .matcher(text)
                .results()
                .map(found -> (family + found.group(1)).toLowerCase(Locale.ROOT).replace('.', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> slugs = slugs(pack).toList();

        assertThat(numbers).hasSize(count).allSatisfy(number -> assertThat(slugs)
                .filteredOn(slug -> slug.equals(number) || slug.startsWith(number + "-"))
                .as(number)
                .hasSize(1));
    }

    /** A law and a harm that it can do are an item of the sheet; China's and India's rows stand for several laws. */
    @ParameterizedTest
    @CsvSource({
        "US CLOUD Act, us-cloud-act", "FISA 702, us-fisa-702", "E.O. 12333, us-eo-12333", "US sanctions, us-sanctions",
        "US export control, us-export-control", "PRC, cn-", "UK, uk-", "India, in-", "Russia, ru-", "EU sanctions, eu-sanctions"
    })
    void the_index_lists_every_harm_that_the_sheet_says_of_a_law(String law, String slugsOf) throws IOException {
        String row = sovereignty()
                .lines()
                .dropWhile(line -> !line.startsWith("### 3.3"))
                .filter(line -> line.matches("\\| \\**" + Pattern.quote(law) + "\\b.*"))
                .findFirst()
                .orElseThrow();
        Set<String> harms = Pattern.compile("H(\\d)")
                .matcher(row.split("\\|")[3])
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = slugs(Rulebook.shipped().packs().get("exposure"))
                .map(Pattern.compile(slugsOf + ".*-h(\\d)")::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isNotEmpty().isEqualTo(harms);
    }

    /** Whom sanctions of the Union list has a provision of its own; every other harm is one of a row. */
    @Test
    void the_rows_of_foreign_laws_do_the_harms_that_the_index_lists() throws IOException {
        Set<String> rows = Pattern.compile("law: (\\S+)\\n(?:.*\\n)*?    harms: \\[(.*)]")
                .matcher(Files.readString(Path.of("policies/sovereignty/exposure/tables/laws.yaml")))
                .results()
                .flatMap(row -> Pattern.compile("h\\d")
                        .matcher(row.group(2))
                        .results()
                        .map(harm -> row.group(1) + "-" + harm.group()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = slugs(Rulebook.shipped().packs().get("exposure"))
                .filter(slug -> slug.matches("(?!eu-sanctions).*-h\\d"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows).isNotEmpty().isEqualTo(listed);
    }

    private static String sovereignty() throws IOException {
        Path sheet = SHEETS.resolve("sovereignty.md");
        assumeTrue(Files.isRegularFile(sheet), "the law sheets are not beside this project");
        return Files.readString(sheet);
    }

    private static Stream<String> slugs(Pack pack) {
        return Stream.concat(pack.encoded().stream(), pack.notEncoded().stream().map(Pack.Omission::slug));
    }
}
