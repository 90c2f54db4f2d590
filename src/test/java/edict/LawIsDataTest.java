package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.rulebook.Pack;
import edict.rulebook.RegistryEntry;
import edict.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Neither Java nor its resources name a regulation, a country or a supplier. The words come from what is shipped. */
class LawIsDataTest {

    /** Acts as citations write them, whatever their number. */
    private static final Pattern ACT = Pattern.compile(
            "(?i)\\b(regulation|directive|decision|règlement|décision) \\((eu|ec|eec|ue|ce|cee)\\b|\\b(19|20)\\d\\d/\\d{2,4}\\b(?!/)");

    /** Packs whose name is a plain word of the trade, not a law's. */
    private static final Set<String> PLAIN_PACKS = Set.of("core", "house", "continuity", "exposure", "energy", "controls", "pending");

    /** Words of the list that the program must say, and where. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            // An importer reads the configuration of this program, so it names the format.
            "litellm", "src/main/java/edict/imports/");

    @Test
    void neither_java_nor_its_resources_name_law_countries_or_suppliers() throws IOException {
        Map<String, Pattern> words = words(Rulebook.shipped());
        Map<String, List<String>> found = new LinkedHashMap<>();
        int files = 0;
        for (Path file : files()) {
            files++;
            String text = Files.readString(file);
            String lower = text.toLowerCase(Locale.ROOT);
            String name = file.toString();
            List<String> here = new ArrayList<>();
            words.forEach((word, pattern) -> {
                String allowed = EXCEPTIONS.get(word);
                boolean excepted = allowed != null && name.startsWith(allowed);
                if (!excepted && lower.contains(word) && pattern.matcher(text).find()) {
                    here.add(word);
                }
            });
            if (ACT.matcher(text).find()) {
                here.add("an act");
            }
            if (!here.isEmpty()) {
                found.put(name, here);
            }
        }

        assertThat(files).isGreaterThan(150);
        assertThat(found).isEmpty();
    }

    @Test
    void the_word_list_knows_laws_countries_and_suppliers() {
        Map<String, Pattern> words = words(Rulebook.shipped());

        assertThat(words).hasSizeGreaterThan(400);
        assertThat(words.keySet()).contains("france", "allemagne", "gdpr", "mistral");
        assertThat(ACT.matcher("Regulation (EU) 2024/1689").find()).isTrue();
        assertThat(words.keySet()).containsAll(EXCEPTIONS.keySet());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("src/main"))) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Map<String, Pattern> words(Rulebook rulebook) {
        Set<String> words = new TreeSet<>();
        for (Pack pack : rulebook.packs().values()) {
            if (!PLAIN_PACKS.contains(pack.id())) {
                add(pack.id(), words);
                add(pack.id().replace('-', ' '), words);
                add(pack.title().en(), words);
                add(pack.title().fr(), words);
                pack.act().ifPresent(act -> add(act, words));
            }
        }
        for (RegistryEntry entry : rulebook.registry().values()) {
            add(entry.id(), words);
            entry.aliases().forEach(alias -> add(alias, words));
            entry.resources().values().forEach(types -> types.forEach(type -> add(type, words)));
        }
        for (String country : Locale.getISOCountries()) {
            Locale locale = new Locale("", country);
            add(locale.getDisplayCountry(Locale.ENGLISH), words);
            add(locale.getDisplayCountry(Locale.FRENCH), words);
        }
        return words.stream()
                .collect(Collectors.toMap(
                        word -> word,
                        word -> Pattern.compile(
                                "(?<![\\p{L}\\d])" + Pattern.quote(word) + "(?![\\p{L}\\d])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    private static void add(String word, Set<String> words) {
        // Of two letters everything is a word: codes of countries are data wherever they stand.
        if (word.length() > 2) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
    }
}
