package edict.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Sends the headers of an answer alone of which the client has the body already. A length would be that of the body not sent (RFC 9110,
 * section 8.6), but where all comes at once the server counts what it sends, and says 0.
 */
final class Unsized extends Handler.Wrapper {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Response.Wrapper(request, response) {
            @Override
            public void write(boolean last, @Nullable ByteBuffer bytes, Callback written) {
                if (last && getStatus() == 304 && !isCommitted()) {
                    super.write(false, BufferUtil.EMPTY_BUFFER, Callback.from(() -> super.write(true, bytes, written), written::failed));
                } else {
                    super.write(last, bytes, written);
                }
            }
        }, callback);
    }
}
