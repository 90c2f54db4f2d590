package edict.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;

/** Whoever sent a request and waits for what it is answered. */
interface Caller {

    /** Whether it closed its connection; asked now and then by the thread that works on the request. */
    boolean isGone();

    static Caller of(Context request) {
        Connection connection = ServletContextRequest.getServletContextRequest(request.req()).getConnectionMetaData().getConnection();
        return connection instanceof HttpConnection known ? new Connected(known) : () -> false;
    }

    /**
     * By a connection of HTTP/1.1, which tells nobody that it was closed until somebody reads of it. While a request is worked on, nobody
     * else does: its body has come, and the next is not looked at until it has been answered.
     */
    final class Connected implements Caller {

        private final HttpConnection connection;
        private boolean asksFurther;

        private Connected(HttpConnection connection) {
            this.connection = connection;
        }

        @Override
        public boolean isGone() {
            asksFurther |= !connection.isRequestBufferEmpty();
            // Who sends the next request already was there then. What comes behind it can't be seen without reading all of it.
            return !asksFurther && isClosed();
        }

        private boolean isClosed() {
            ByteBuffer first = BufferUtil.allocate(1);
            int read;
            try {
                read = connection.getEndPoint().fill(first);
            } catch (IOException broken) {
                return true;
            }
            if (read > 0) {
                // Given back as what comes before all that is read from now on.
                connection.onUpgradeTo(first);
            }
            return read < 0;
        }
    }
}
