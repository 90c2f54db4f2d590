package edict.engine;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Something that is found out in another thread as soon as one has time for it, or else by whoever asks: nobody waits for what has not been
 * begun.
 */
public final class Aside<T> {

    private final FutureTask<T> task;

    private Aside(Supplier<T> finding) {
        this.task = new FutureTask<>(finding::get);
    }

    /** Offers it to other threads. */
    public static <T> Aside<T> begin(Supplier<T> finding) {
        Aside<T> aside = new Aside<>(finding);
        ForkJoinPool.commonPool().execute(aside.task);
        return aside;
    }

    /** Found out by whoever asks first. */
    static <T> Aside<T> whenAsked(Supplier<T> finding) {
        return new Aside<>(finding);
    }

    /** What was found out, now or before. What was thrown then is thrown again. */
    public T get() {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
