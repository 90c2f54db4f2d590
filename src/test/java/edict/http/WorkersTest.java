package edict.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final CountDownLatch released = new CountDownLatch(1);
    private final Workers workers =
            new Workers(Settings.usual(Clock.systemUTC()).within(Duration.ofMillis(1)).with(1, 1), Duration.ofMillis(250), Duration.ofSeconds(30));

    @AfterEach
    void stop() {
        released.countDown();
        workers.close();
    }

    @Test
    void whoever_does_not_stop_is_replaced_up_to_a_bound_and_comes_back() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            assertThat(workers.isAble()).isTrue();
            assertThatThrownBy(() -> workers.answer(this::deaf)).isInstanceOf(Failure.class).hasMessageContaining("took longer than");
            assertThat(i == 4 || workers.answer(() -> "free").equals("free")).isTrue();
        }
        assertThat(workers.isAble()).as("all who could work are held").isFalse();
        assertThatThrownBy(() -> workers.answer(() -> "free"))
                .as("nothing was evaluated, so nothing took too long")
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.retryAfter()).isPresent());

        released.countDown();
        while (!workers.isAble()) {
            Thread.sleep(1);
        }
        assertThat(workers.answer(() -> "free")).isEqualTo("free");
    }

    @Test
    void what_work_throws_is_thrown_to_whoever_waits() {
        assertThatThrownBy(() -> workers.answer(() -> {
                    throw Failure.badRequest("no");
                }))
                .hasMessage("no");
        assertThatThrownBy(() -> workers.answer(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void what_uses_up_the_memory_is_no_mistake_of_the_server() {
        assertThatThrownBy(() -> workers.answer(() -> {
                    throw new OutOfMemoryError();
                }))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.status()).isEqualTo(503))
                .hasMessageContaining("more memory than the server has");
    }

    @Test
    void a_search_is_waited_for_longer() {
        assertThat(workers.search(() -> {
                    Thread.sleep(400);
                    return "found";
                }))
                .isEqualTo("found");
    }

    /** Goes on whoever interrupts it. */
    private String deaf() {
        boolean waits = true;
        while (waits) {
            try {
                released.await();
                waits = false;
            } catch (InterruptedException ignored) {
                // That is what it is about.
            }
        }
        return "late";
    }
}
