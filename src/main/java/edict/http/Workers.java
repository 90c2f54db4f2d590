package edict.http;

import edict.engine.Budget;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Those who do the work behind the requests: a few at a time, so that one request can't take the processors from all others. Whoever
 * does not stop when its time is over has another take its place, so that hostile input at worst slows down the rest.
 */
final class Workers implements AutoCloseable {

    /** How much later than the engine the waiting request gives up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** For each that may work at once, how many may be given up and run on. */
    private static final int GIVEN_UP = 4;

    private final Settings settings;
    private final Duration patience;
    private final Duration longer;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger givenUp = new AtomicInteger();

    Workers(Settings settings) {
        this(settings, settings.budget().time().plus(GRACE), settings.searching().time().plus(GRACE));
    }

    /** @param patience how long a request waits @param longer the same for a search */
    Workers(Settings settings, Duration patience, Duration longer) {
        this.settings = settings;
        this.patience = patience;
        this.longer = longer;
        this.threads = new ThreadPoolExecutor(
                settings.atOnce(),
                settings.atOnce(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                work -> {
                    Thread thread = new Thread(work, "evaluation");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Whether there is still somebody who could be given work. */
    boolean isAble() {
        return givenUp.get() < (GIVEN_UP + 1) * settings.atOnce();
    }

    /**
     * What the work comes to.
     *
     * @throws Failure when nobody is free in time, or when it takes too long
     */
    <T> T answer(Callable<T> work) {
        return answer(work, settings.budget(), patience);
    }

    /** The same for what judges a design many times over. */
    <T> T search(Callable<T> work) {
        return answer(work, settings.searching(), longer);
    }

    private <T> T answer(Callable<T> work, Budget budget, Duration wait) {
        Task<T> task = new Task<>(work);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            throw Failure.busy();
        }
        try {
            return task.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (!task.giveUp()) {
                throw Failure.busy();
            }
            throw Failure.overBudget("the evaluation took longer than " + budget.time().toMillis() + " ms");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Failure.busy();
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        Throwable cause = failed.getCause();
        Optional<Budget.Exceeded> stopped = Budget.Exceeded.behind(failed);
        if (stopped.isPresent()) {
            String why = String.valueOf(stopped.get().getMessage());
            return stopped.get().comesAgain() ? Failure.tooCostly(why) : Failure.overBudget(why);
        }
        if (cause instanceof OutOfMemoryError) {
            return Failure.overBudget("the answer needs more memory than the server has");
        }
        return cause instanceof RuntimeException thrown ? thrown : new IllegalStateException(cause);
    }

    /** Makes room for as many as have been given up. */
    private void replace(int change) {
        synchronized (threads) {
            int lost = Math.min(givenUp.addAndGet(change), GIVEN_UP * settings.atOnce());
            int wanted = settings.atOnce() + lost;
            // The core may never be above the most.
            if (wanted > threads.getMaximumPoolSize()) {
                threads.setMaximumPoolSize(wanted);
                threads.setCorePoolSize(wanted);
            } else {
                threads.setCorePoolSize(wanted);
                threads.setMaximumPoolSize(wanted);
            }
        }
    }

    private final class Task<T> extends FutureTask<T> {
        private enum State {
            WAITING,
            RUNNING,
            GIVEN_UP,
            OVER
        }

        private State state = State.WAITING;

        Task(Callable<T> work) {
            super(work);
        }

        @Override
        public void run() {
            synchronized (this) {
                state = state == State.WAITING ? State.RUNNING : State.OVER;
            }
            super.run();
            boolean returns;
            synchronized (this) {
                returns = state == State.GIVEN_UP;
                state = State.OVER;
            }
            if (returns) {
                replace(-1);
            }
        }

        /** Whether it had begun at all. */
        boolean giveUp() {
            cancel(true);
            boolean runs;
            synchronized (this) {
                runs = state == State.RUNNING;
                state = runs ? State.GIVEN_UP : State.OVER;
            }
            if (runs) {
                replace(1);
            }
            return runs;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
