package edict.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "contry, country", "COUNTRY, country", "conutry, country", "infersEmotion, infersEmotions", "infers, infersEmotions", "xy, xz", "q, ''", "zzzz, ''",
        "something, ''", "id, id"
    })
    void the_nearest_name_is_a_slip_away(String typed, String meant) {
        assertThat(Names.nearest(typed, List.of("country", "infersEmotions", "id", "xz")).orElse("")).isEqualTo(meant);
    }

    @Test
    void the_first_words_of_an_id_may_be_left_out() {
        List<String> schemes = List.of("eu-us-privacy-shield", "eu-us-dpf", "uk-us-dpf");

        assertThat(Names.nearest("privacy-shield", schemes)).contains("eu-us-privacy-shield");
        assertThat(Names.nearest("vacy-shield", schemes)).isEmpty();
        assertThat(Names.nearest("us-dpf", schemes)).isEmpty();
    }

    /** Who has no list of ids at hand writes what it is called. */
    @Test
    void the_words_of_a_meaning_are_as_good_as_the_name() {
        Map<String, List<String>> meanings = Map.of(
                "dpia", List.of("Data protection impact assessment", "Analyse d'impact relative à la protection des données"),
                "tia", List.of("Transfer impact assessment", "Analyse d'impact du transfert"),
                "none", List.of("none", "néant"),
                "nothing", List.of("nothing", "néant"));

        assertThat(nearest("data-protection-impact-assessment", meanings)).contains("dpia");
        assertThat(nearest("Transfer impact assesment", meanings)).contains("tia");
        assertThat(nearest("analyse-d-impact-du-transfert", meanings)).contains("tia");
        assertThat(nearest("neant", meanings)).as("two mean that").isEmpty();
        assertThat(nearest("dpai", meanings)).contains("dpia");
        assertThat(nearest("security", meanings)).isEmpty();
    }

    private static Optional<String> nearest(String name, Map<String, List<String>> meanings) {
        return Names.nearest(name, new TreeSet<>(meanings.keySet()), one -> meanings.getOrDefault(one, List.of()));
    }

    @Test
    void the_last_words_of_an_id_may_be_left_out_and_the_first_have_a_slip() {
        List<String> schemes = List.of("secnumcloud-3-2", "hds-certified-2018", "hds-certified-2024", "iso-27001");

        assertThat(Names.nearest("secnumclod", schemes)).contains("secnumcloud-3-2");
        assertThat(Names.nearest("secnumclod-3", schemes)).contains("secnumcloud-3-2");
        assertThat(Names.nearest("hds-certifed", schemes)).isEmpty();
        assertThat(Names.nearest("isa", schemes)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "abc, abcd, 1", "abc, xbc, 1", "ca, abc, 3", "'', ab, 2"})
    void edits_are_counted_with_swaps_as_one(String a, String b, int edits) {
        assertThat(Names.distance(a, b, 5)).isEqualTo(edits);
        assertThat(Names.distance(b, a, 5)).isEqualTo(edits);
        assertThat(Names.distance(a, b, 0)).isEqualTo(Math.min(edits, 1));
    }

    @Test
    void user_text_is_quoted_on_one_line_without_tricks() {
        assertThat(Names.quote("a`b\nc\u202Ed")).isEqualTo("`a\uFFFDb\uFFFDc\uFFFDd`");
        assertThat(Names.quote("x".repeat(100))).isEqualTo("`" + "x".repeat(79) + "…`");
        assertThat(Names.quote("😀".repeat(80))).isEqualTo("`" + "😀".repeat(79) + "…`");
    }

    @Test
    void many_names_are_cut_short() {
        assertThat(Names.oneOf(List.of())).isEmpty();
        assertThat(Names.oneOf(List.of("a"))).isEqualTo("`a`");
        assertThat(Names.oneOf(List.of("a", "b", "c"))).isEqualTo("`a`, `b` or `c`");
        assertThat(Names.oneOf(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13")))
                .endsWith("`11`, `12` … (13 in all)");
    }
}
