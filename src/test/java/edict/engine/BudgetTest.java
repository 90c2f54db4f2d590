package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void what_is_told_of_the_time_is_what_was_allowed_and_not_what_was_left() {
        Budget left = new Budget(Duration.ofSeconds(2), 100, 10).after(Duration.ofMillis(1_900)).settling(5);

        assertThat(left.time()).isEqualTo(Duration.ofMillis(100));
        assertThat(left.completions()).isEqualTo(5);
        assertThatThrownBy(() -> left.expectTime(true)).hasMessage("the evaluation took longer than 2000 ms");
        assertThatThrownBy(() -> left.after(Duration.ofSeconds(1))).hasMessage("the evaluation took longer than 2000 ms");
    }

    @Test
    void what_nobody_waits_for_any_more_is_stopped_however_much_is_left() {
        AtomicBoolean unwanted = new AtomicBoolean();
        Budget left = new Budget(Duration.ofHours(2), 100, 10).unless(unwanted::get).after(Duration.ofHours(1)).settling(5);

        left.expectTime(false);
        unwanted.set(true);

        assertThatThrownBy(() -> left.expectTime(false))
                .isInstanceOfSatisfying(Budget.Exceeded.class, stopped -> assertThat(stopped.comesAgain()).isFalse());
        assertThatThrownBy(() -> left.after(Duration.ZERO)).hasMessage("nobody waits for the evaluation any more");
    }
}
