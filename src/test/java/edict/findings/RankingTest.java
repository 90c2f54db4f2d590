package edict.findings;

import static org.assertj.core.api.Assertions.assertThat;

import edict.vocabulary.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static Question question(String pointer, String... after) {
        return new Question(pointer, pointer.substring(pointer.lastIndexOf('/') + 1), new Text("?", "?"), Optional.empty(), List.of(), List.of(after), 0);
    }

    /** Nobody can say how a system came on the market before it is said that it is on the market at all. */
    @Test
    void what_decides_whether_something_makes_sense_is_asked_before_it() {
        List<Question> ranked = Ranking.of(
                List.of(
                        question("/systems/0/a", "/systems/0/y", "/systems/0/known"),
                        question("/systems/0/b"),
                        question("/systems/0/y", "/systems/0/z"),
                        question("/systems/0/z"),
                        question("/systems/1/a", "/systems/1/y")),
                List.of(),
                Map.of());

        assertThat(ranked).extracting(Question::pointer)
                .containsExactly("/systems/0/z", "/systems/0/y", "/systems/0/a", "/systems/0/b", "/systems/1/a");
        assertThat(ranked).extracting(Question::rank).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void of_two_questions_at_one_place_none_is_lost() {
        Question list = question("/certificates");
        Question other = new Question("/certificates", "name", new Text("?", "?"), Optional.empty(), List.of(), List.of(), 0);

        assertThat(Ranking.of(List.of(list, other, question("/certificates/0/until", "/certificates")), List.of(), Map.of())).hasSize(3);
    }
}
