package edict.http;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Breaks off bodies that come too slowly, or no more: whoever sends one drop by drop would hold a thread as long as it likes. What the server
 * itself brings for this counts the bytes of all requests together, so that it lets anybody through once there was some traffic. Who asks before
 * it sends is told at once where that is too much.
 */
final class Pace extends Handler.Wrapper {

    /** What anybody may take to begin. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** What a body has to reach on average, a few seconds after it began. */
    private static final long BYTES_A_SECOND = 250;

    private final int most;

    /** @param most how many bytes a body may have */
    Pace(int most) {
        this.most = most;
    }

    /** Whether it was broken off because it came too slowly, or no more. @param broken thrown to who read it */
    static Optional<Failure> behind(Throwable broken) {
        for (Throwable link = broken; link != null; link = link.getCause()) {
            if (link instanceof TimeoutException) {
                return Optional.of(Failure.tooSlow(BYTES_A_SECOND));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        // Who sends at once is heard out: many a client doesn't read an answer that comes while it sends.
        if (request.getLength() > most && request.getHeaders().contains(HttpHeader.EXPECT)) {
            return Server.refuse(Failure.tooLarge(most), response, callback);
        }
        return super.handle(new Paced(request), response, callback);
    }

    /** Read by one thread at a time, as all content is; only the clock breaks off from another one. */
    private static final class Paced extends Request.Wrapper {

        private final long began = System.nanoTime();
        private long bytes;
        private volatile Content.@Nullable Chunk broken;

        Paced(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (broken != null) {
                return broken;
            }
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                bytes += chunk.remaining();
            }
            return chunk;
        }

        /** Asked for each time that nothing more has come yet. */
        @Override
        public void demand(Runnable arrived) {
            long left = GRACE_NANOS + (long) (bytes * 1e9 / BYTES_A_SECOND) - (System.nanoTime() - began);
            // Who sends nothing at all any more is heard of no more, either.
            AtomicBoolean told = new AtomicBoolean();
            Scheduler.Task late = getComponents().getScheduler().schedule(
                    () -> {
                        if (told.compareAndSet(false, true)) {
                            broken = Content.Chunk.from(new TimeoutException("fewer than " + BYTES_A_SECOND + " bytes a second"), true);
                            arrived.run();
                        }
                    },
                    Math.max(0, left),
                    TimeUnit.NANOSECONDS);
            super.demand(() -> {
                if (told.compareAndSet(false, true)) {
                    late.cancel();
                    arrived.run();
                }
            });
        }
    }
}
