package edict.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void nobody_looks_for_the_words_of_problems_that_are_only_counted() {
        Problems problems = new Problems();
        AtomicInteger asked = new AtomicInteger();
        Node node = new Node.Scalar(new Place("file", 1, 1), "/x", "y", Node.Kind.TEXT);
        for (int i = 0; i < 1_500; i++) {
            problems.add(node, () -> "wrong for the " + asked.incrementAndGet() + ". time");
        }

        assertThat(asked).hasValue(1_000);
        assertThat(problems.count()).isEqualTo(1_500);
        List<Problem> told = problems.sorted();
        assertThat(told).hasSize(1_001);
        assertThat(told.get(1_000).message()).isEqualTo("and 500 more problems, not listed");
    }
}
