package edict.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Breaks off bodies that come too slowly: whoever sends one drop by drop would hold a thread as long as it likes. What the server itself
 * brings for this counts the bytes of all requests together, so that it lets anybody through once there was some traffic.
 */
final class Pace extends Handler.Wrapper {

    /** What anybody may take to begin. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final long bytesASecond;

    /** @param bytesASecond what a body has to reach on average, a few seconds after it began */
    Pace(long bytesASecond) {
        this.bytesASecond = bytesASecond;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Paced(request), response, callback);
    }

    /** Read by one thread at a time, as all content is. */
    private final class Paced extends Request.Wrapper {

        private final long began = System.nanoTime();
        private long bytes;
        private Content.@Nullable Chunk broken;

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
            long late = System.nanoTime() - began - GRACE_NANOS;
            if (late > 0 && bytes < bytesASecond * (late / 1e9)) {
                broken = Content.Chunk.from(new TimeoutException("fewer than " + bytesASecond + " bytes a second"), true);
                arrived.run();
            } else {
                super.demand(arrived);
            }
        }
    }
}
