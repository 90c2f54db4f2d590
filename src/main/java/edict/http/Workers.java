package edict.http;

import edict.engine.Budget;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Those who do the work behind the requests: a few at a time, so that one request can't take the processors from all others, and not all of
 * them on what judges a design many times over. Whoever does not stop when its time is over, or nobody waits for it any more, has another take
 * its place, so that hostile input at worst slows down the rest.
 */
final class Workers implements AutoCloseable {

    /** How much later than the engine the waiting request gives up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** For each that may work at once, how many may be given up and run on. */
    private static final int GIVEN_UP = 4;

    /** How often it is looked whether whoever asked is still there. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** What there is to do. */
    interface Work<T> {

        /** @param budget that of the work, which ends when nobody waits for it any more */
        T within(Budget budget) throws Exception;
    }

    private final Settings settings;
    private final Duration patience;
    private final Duration longer;
    private final ThreadPoolExecutor threads;
    /** Of those who work, as many as may do so at length. */
    private final Places atLength;
    private final AtomicInteger givenUp = new AtomicInteger();

    Workers(Settings settings) {
        this(settings, settings.budget().time().plus(GRACE), settings.searching().time().plus(GRACE));
    }

    /** @param patience how long a request waits @param longer the same for a search */
    Workers(Settings settings, Duration patience, Duration longer) {
        this.settings = settings;
        this.patience = patience;
        this.longer = longer;
        this.atLength = new Places(Math.max(1, settings.atOnce() - 1), settings.waiting());
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
     * @throws Failure when nobody is free in time, when it takes too long, or when the caller goes
     */
    <T> T answer(Caller caller, Work<T> work) {
        return answer(caller, work, settings.budget(), until(patience));
    }

    /** The same for what judges a design many times over, but is to be done in the time of one evaluation. */
    <T> T play(Caller caller, Work<T> work) {
        return atLength(caller, work, settings.budget(), until(patience));
    }

    /** The same for what may take as long as several. */
    <T> T search(Caller caller, Work<T> work) {
        return atLength(caller, work, settings.searching(), until(longer));
    }

    private static long until(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }

    /** One that works is left to those who have little to do, where there is another. */
    private <T> T atLength(Caller caller, Work<T> work, Budget budget, long until) {
        Future<Boolean> place = atLength.ask();
        try {
            var unused = awaited(place, caller, until);
            return answer(caller, work, budget, until);
        } catch (TimeoutException full) {
            throw Failure.busy();
        } catch (InterruptedException stopping) {
            throw stopping();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            atLength.giveBack(place);
        }
    }

    private <T> T answer(Caller caller, Work<T> work, Budget budget, long until) {
        Task<T> task = new Task<>(work, budget);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            throw Failure.busy();
        }
        try {
            return awaited(task, caller, until);
        } catch (Failure gone) {
            task.giveUp();
            throw gone;
        } catch (TimeoutException late) {
            if (!task.giveUp()) {
                throw Failure.busy();
            }
            throw Failure.overBudget("the evaluation took longer than " + budget.time().toMillis() + " ms");
        } catch (InterruptedException stopping) {
            throw stopping();
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        }
    }

    /** @throws Failure when the caller goes meanwhile */
    private static <T> T awaited(Future<T> what, Caller caller, long until) throws TimeoutException, InterruptedException, ExecutionException {
        while (true) {
            long left = until - System.nanoTime();
            try {
                return what.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException notYet) {
                if (left <= LOOK.toNanos()) {
                    throw notYet;
                }
                if (caller.isGone()) {
                    throw Failure.gone();
                }
            }
        }
    }

    private static Failure stopping() {
        Thread.currentThread().interrupt();
        return Failure.busy();
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

        private final AtomicBoolean unwanted;
        private State state = State.WAITING;

        Task(Work<T> work, Budget budget) {
            this(work, budget, new AtomicBoolean());
        }

        private Task(Work<T> work, Budget budget, AtomicBoolean unwanted) {
            super(() -> work.within(budget.unless(unwanted::get)));
            this.unwanted = unwanted;
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
            unwanted.set(true);
            cancel(true);
            // Where it has not begun, another may wait in its place.
            threads.remove(this);
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
