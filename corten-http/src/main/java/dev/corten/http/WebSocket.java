package dev.corten.http;

import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket (RFC 6455): messages both ways, in plain blocking code. One thread at a time receives; any may send and close.
 *
 * <pre>{@code
 * while (socket.receive() instanceof WebSocketMessage.Text(String text)) {
 *     socket.send("You said " + text);
 * }
 * }</pre>
 *
 * <p>A generated client gets the same from the other side: for it, "the client" below is the service, and {@code ApiClient.idle} is
 * what {@code HTTP_IDLE_TIMEOUT} is.
 *
 * <p>The server answers pings, and sends its own to a client that is silent for half of {@code HTTP_IDLE_TIMEOUT}; one that does
 * not answer them is lost. When the server shuts down, all are closed with 1001.
 */
public interface WebSocket extends AutoCloseable {
    /**
     * The next message, or {@code null} when there will be none: the client closed, the connection was lost, or {@link #close} was
     * called. Waits for it. While nobody receives, the client can send 64 KiB, and then waits in turn.
     */
    @Nullable
    WebSocketMessage receive() throws InterruptedException;

    /**
     * Sends text as one message. Waits while 64 KiB are on their way to a client that reads slowly.
     *
     * @throws WebSocketClosedException if it is closed, or the client has read nothing for {@code HTTP_IDLE_TIMEOUT}
     */
    void send(String text) throws WebSocketClosedException, InterruptedException;

    /**
     * Sends {@code bytes}, which must not change any more, as one binary message, in the same way.
     *
     * @throws WebSocketClosedException as the other
     */
    void send(byte[] bytes) throws WebSocketClosedException, InterruptedException;

    /**
     * Tells the client that this side closes, and why. Nothing can be sent after it, and nothing is received any more. Closing
     * again does nothing. A session that just returns closes with 1000.
     *
     * @param code 1000, 1001, 1003, 1007 to 1014, or one of the application, 3000 to 4999
     * @param reason words for a developer, of which 123 bytes are sent
     * @throws IllegalArgumentException if {@code code} is not to be sent
     */
    void close(int code, String reason);

    /** Closes it with 1000. */
    @Override
    default void close() {
        close(WebSocketClose.NORMAL, "");
    }

    /** Why it is closed, or {@code null} while it is open. */
    @Nullable
    WebSocketClose closed();

    /** The subprotocol that both sides agreed on, or {@code null}. */
    @Nullable
    String subprotocol();
}
