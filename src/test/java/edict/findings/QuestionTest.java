package edict.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {

    @Test
    void few_provisions_are_told_one_by_one() {
        List<String> eight = List.of("a/1", "a/2", "a/3", "a/4", "a/5", "a/6", "b/1", "b/2");

        assertThat(Question.summed(eight)).isEqualTo(eight);
    }

    @Test
    void many_are_told_by_their_packs() {
        assertThat(Question.summed(List.of("a/1", "a/2", "a/3", "a/4", "b/1", "b/2", "b/3", "c/1", "c/2")))
                .containsExactly("a (4)", "b/1", "b/2", "b/3", "c/1", "c/2");
    }
}
