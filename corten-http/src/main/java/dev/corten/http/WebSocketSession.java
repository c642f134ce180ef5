package dev.corten.http;

import dev.corten.context.Context;
import dev.corten.context.Deadline;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The content of an answer 101: what a server does with the connection once the answer is sent. It is made by {@link
 * WebSocketUpgrade}; applications have no use for it.
 *
 * <p>It runs when the layers are done with the answer. Of what they put around the request it keeps the {@link Context}, with
 * trace and log fields, but for the deadline: that was for the answer.
 */
public final class WebSocketSession implements Content {
    private static final Logger LOG = LoggerFactory.getLogger("dev.corten.http.websocket");
    private static final int FAULT = 500;

    private final WebSocketHandler handler;
    private final Context context = Context.current().without(Deadline.class);
    private final int maxMessageSize;
    private final boolean compression;
    private final @Nullable String subprotocol;

    WebSocketSession(WebSocketHandler handler, int maxMessageSize, boolean compression, @Nullable String subprotocol) {
        this.handler = handler;
        this.maxMessageSize = maxMessageSize;
        this.compression = compression;
        this.subprotocol = subprotocol;
    }

    /** How many bytes a message of the client may have, after decompression; more closes the socket with 1009. */
    public int maxMessageSize() {
        return maxMessageSize;
    }

    /** Whether messages may be compressed (RFC 7692). */
    public boolean compression() {
        return compression;
    }

    /** The subprotocol that the answer names, or {@code null}. */
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    /** Runs the handler on {@code socket} and closes it. Throws nothing. */
    public void run(WebSocket socket) {
        context.call(() -> {
            try {
                handler.run(socket);
                socket.close(WebSocketClose.NORMAL, "");
            } catch (Throwable e) {
                failed(socket, e);
            }
            LOG.debug("closed: {}", socket.closed());
            return null;
        });
    }

    private static void failed(WebSocket socket, Throwable e) {
        if (e instanceof InterruptedException) {
            socket.close(WebSocketClose.GOING_AWAY, "The server shuts down");
            return;
        }
        if (e instanceof WebSocketClosedException) {
            socket.close(WebSocketClose.NORMAL, "");
            return;
        }
        Problem problem = Problem.of(e);
        if (problem.status() < FAULT) {
            socket.close(WebSocketClose.POLICY, problem.detail());
            return;
        }
        LOG.error("the handler of a WebSocket failed", e);
        socket.close(WebSocketClose.ERROR, problem.detail());
    }

    @Override
    public long length() {
        return -1;
    }

    @Override
    public InputStream stream() {
        return new ByteArrayInputStream(new byte[0]);
    }
}
