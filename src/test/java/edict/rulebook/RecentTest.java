package edict.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final List<String> found = new ArrayList<>();
    private final Recent<String, Integer> lengths = new Recent<>(2);

    @Test
    void a_key_that_was_asked_about_lately_is_not_looked_for_again() {
        assertThat(length("four")).isEqualTo(4);
        assertThat(length("four")).isEqualTo(4);

        assertThat(found).containsExactly("four");
    }

    @Test
    void the_key_that_nobody_asked_about_for_longest_is_forgotten() {
        length("one");
        length("three");
        length("one");
        length("seven");
        found.clear();

        length("one");
        length("three");

        assertThat(found).containsExactly("three");
    }

    private int length(String key) {
        return lengths.get(key, text -> {
            found.add(text);
            return text.length();
        });
    }
}
