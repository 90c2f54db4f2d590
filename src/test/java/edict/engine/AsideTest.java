package edict.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AsideTest {

    @Test
    void it_is_found_out_once() {
        AtomicInteger times = new AtomicInteger();
        Aside<Integer> aside = Aside.begin(times::incrementAndGet);

        assertThat(aside.get()).isEqualTo(1);
        assertThat(aside.get()).isEqualTo(1);
    }

    @Test
    void nothing_is_found_out_before_somebody_asks_where_that_was_wanted() {
        AtomicInteger times = new AtomicInteger();
        Aside<Integer> aside = Aside.whenAsked(times::incrementAndGet);

        assertThat(times).hasValue(0);
        assertThat(aside.get()).isEqualTo(1);
    }

    @Test
    void nobody_waits_for_threads_that_have_other_things_to_do() {
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> {
                try {
                    done.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        Thread asking = Thread.currentThread();

        assertThat(Aside.begin(Thread::currentThread).get()).isSameAs(asking);

        done.countDown();
    }

    @Test
    void what_is_thrown_is_thrown_to_whoever_asks() {
        Aside<String> costly = Aside.begin(() -> {
            throw new Budget.Exceeded("too much", true);
        });
        Aside<String> wrong = Aside.begin(() -> {
            throw new AssertionError("wrong");
        });

        assertThatThrownBy(costly::get).isInstanceOf(Budget.Exceeded.class).hasMessage("too much");
        assertThatThrownBy(costly::get).isInstanceOf(Budget.Exceeded.class);
        assertThatThrownBy(wrong::get).isInstanceOf(AssertionError.class).hasMessage("wrong");
    }
}
