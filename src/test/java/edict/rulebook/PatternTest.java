package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

    @ParameterizedTest
    @CsvSource({
        "law/art-50-2-*, law/art-50-2-marking, true",
        "law/art-50-2-*, law/art-50-3-marking, false",
        "law/art-50, law/art-50, true",
        "law/art-50, law/art-50-2, false",
        "*/art-1, law/art-1, true",
        "law/*-1-*-a, law/x-1-1-a, true",
        "*, law/anything, true"
    })
    void a_star_stands_for_any_characters(String pattern, String id, boolean matches) {
        assertThat(new Pattern(pattern).matches(id)).isEqualTo(matches);
    }

    @Test
    void a_hostile_pattern_takes_no_time() {
        assertThat(new Pattern("*a".repeat(200) + "b").matches("a".repeat(2000))).isFalse();
    }
}
