package edict.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edict.engine.Budget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final Caller here = () -> false;
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Workers workers =
            new Workers(Settings.usual(Clock.systemUTC()).within(Duration.ofMillis(1)).with(1, 1), Duration.ofMillis(250), Duration.ofSeconds(30));

    @AfterEach
    void stop() {
        released.countDown();
        workers.close();
        callers.shutdownNow();
    }

    @Test
    void whoever_does_not_stop_is_replaced_up_to_a_bound_and_comes_back() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            assertThat(workers.isAble()).isTrue();
            assertThatThrownBy(() -> workers.answer(here, budget -> deaf())).isInstanceOf(Failure.class).hasMessageContaining("took longer than");
            assertThat(i == 4 || free().equals("free")).isTrue();
        }
        assertThat(workers.isAble()).as("all who could work are held").isFalse();
        assertThatThrownBy(() -> free())
                .as("nothing was evaluated, so nothing took too long")
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.retryAfter()).isPresent());

        released.countDown();
        while (!workers.isAble()) {
            Thread.sleep(1);
        }
        assertThat(free()).isEqualTo("free");
    }

    @Test
    void what_work_throws_is_thrown_to_whoever_waits() {
        assertThatThrownBy(() -> workers.answer(here, budget -> {
                    throw Failure.badRequest("no");
                }))
                .hasMessage("no");
        assertThatThrownBy(() -> workers.answer(here, budget -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void what_uses_up_the_memory_is_no_mistake_of_the_server() {
        assertThatThrownBy(() -> workers.answer(here, budget -> {
                    throw new OutOfMemoryError();
                }))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.status()).isEqualTo(503))
                .hasMessageContaining("more memory than the server has");
    }

    @Test
    void a_search_is_waited_for_longer() {
        String found = workers.search(here, budget -> {
            Thread.sleep(400);
            return "found";
        });

        assertThat(found).isEqualTo("found");
    }

    @Test
    void whoever_has_little_to_do_finds_a_place_beside_those_who_search() throws Exception {
        try (Workers two = of(2, 2)) {
            CountDownLatch there = new CountDownLatch(3);
            List<CompletableFuture<String>> searches = IntStream.range(0, 3)
                    .mapToObj(i -> new Waiting(there, new AtomicBoolean()))
                    .map(waiting -> CompletableFuture.supplyAsync(() -> two.search(waiting, budget -> deaf()), callers))
                    .toList();
            there.await();
            assertThatThrownBy(() -> two.play(here, budget -> "full")).isInstanceOf(Failure.class);

            String little = two.answer(here, budget -> "little");

            assertThat(little).as("one place is for others, whoever waits for the rest").isEqualTo("little");
            released.countDown();
            for (CompletableFuture<String> search : searches) {
                assertThat(search.get(20, TimeUnit.SECONDS)).isEqualTo("late");
            }
        }
    }

    @Test
    void what_nobody_waits_for_any_more_is_stopped_and_leaves_its_place() throws Exception {
        try (Workers one = of(1, 1)) {
            AtomicBoolean left = new AtomicBoolean();
            AtomicBoolean gone = new AtomicBoolean();
            AtomicReference<Budget> given = new AtomicReference<>();
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<String> running = CompletableFuture.supplyAsync(
                    () -> one.search(new Waiting(begun, gone), budget -> {
                        given.set(budget);
                        return deaf();
                    }), callers);
            begun.await();
            while (given.get() == null) {
                Thread.sleep(1);
            }
            given.get().after(Duration.ZERO);
            CountDownLatch there = new CountDownLatch(2);
            CompletableFuture<String> waiting =
                    CompletableFuture.supplyAsync(() -> one.search(new Waiting(there, left), budget -> "never"), callers);
            CompletableFuture<String> queued =
                    CompletableFuture.supplyAsync(() -> one.answer(new Waiting(there, left), budget -> "never"), callers);
            there.await();
            assertThatThrownBy(() -> one.search(here, budget -> "full")).isInstanceOf(Failure.class);
            assertThatThrownBy(() -> one.answer(here, budget -> "full")).isInstanceOf(Failure.class);

            left.set(true);
            for (CompletableFuture<String> each : List.of(waiting, queued)) {
                assertThatThrownBy(() -> each.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(Failure.class).hasMessageContaining("closed");
            }
            given.get().after(Duration.ZERO);
            gone.set(true);
            assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(Failure.class).hasMessageContaining("closed");
            assertThatThrownBy(() -> given.get().after(Duration.ZERO)).isInstanceOf(Budget.Exceeded.class);
            String found = one.search(here, budget -> "found");
            assertThat(found).as("though the first goes on").isEqualTo("found");
        }
    }

    private static Workers of(int running, int queued) {
        return new Workers(Settings.usual(Clock.systemUTC()).with(running, queued), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    /** Who is known to wait once it was looked for. */
    private record Waiting(CountDownLatch there, AtomicBoolean gone, AtomicBoolean seen) implements Caller {

        Waiting(CountDownLatch there, AtomicBoolean gone) {
            this(there, gone, new AtomicBoolean());
        }

        @Override
        public boolean isGone() {
            if (seen.compareAndSet(false, true)) {
                there.countDown();
            }
            return gone.get();
        }
    }

    private String free() {
        return workers.answer(here, budget -> "free");
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
