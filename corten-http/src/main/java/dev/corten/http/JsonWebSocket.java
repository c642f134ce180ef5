package dev.corten.http;

import dev.corten.json.JsonCodec;
import dev.corten.json.JsonException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket whose messages are JSON, each a text: those of the other side are {@code I}, those of this one {@code O}. Sealed interfaces
 * make good messages: they have a {@code type}.
 *
 * <pre>{@code
 * for (Said said = socket.receive(); said != null; said = socket.receive()) {
 *     socket.send(new Heard(said.text()));
 * }
 * }</pre>
 *
 * @param <I> what is received
 * @param <O> what is sent
 */
public final class JsonWebSocket<I, O> implements AutoCloseable {
    private final WebSocket socket;
    private final JsonCodec<I> received;
    private final JsonCodec<O> sent;

    /** What is done with a socket of JSON once it is open. */
    @FunctionalInterface
    public interface Handler<I, O> {
        /**
         * Uses {@code socket} until one side closes it.
         *
         * @throws Exception as {@link WebSocketHandler#run}
         */
        void run(JsonWebSocket<I, O> socket) throws Exception;
    }

    private JsonWebSocket(WebSocket socket, JsonCodec<I> received, JsonCodec<O> sent) {
        this.socket = socket;
        this.received = received;
        this.sent = sent;
    }

    /** {@code socket} with messages that {@code received} reads and {@code sent} writes: at a client the other way round. */
    public static <I, O> JsonWebSocket<I, O> of(WebSocket socket, JsonCodec<I> received, JsonCodec<O> sent) {
        return new JsonWebSocket<>(socket, received, sent);
    }

    /**
     * The next message, or {@code null} when there will be none. Waits for it. One that is no JSON or not text closes the socket with
     * 1007, one of another shape with 1008 and all that is wrong with it; then there are no more.
     */
    public @Nullable I receive() throws InterruptedException {
        WebSocketMessage message = socket.receive();
        return switch (message) {
            case null -> null;
            case WebSocketMessage.Text(String text) -> decoded(text);
            case WebSocketMessage.Binary _ -> {
                socket.close(WebSocketClose.INVALID_DATA, "Messages must be text");
                yield null;
            }
        };
    }

    private @Nullable I decoded(String text) {
        try {
            return received.decode(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            socket.close(
                    e.malformed() ? WebSocketClose.INVALID_DATA : WebSocketClose.POLICY,
                    String.valueOf(e.getMessage()));
            return null;
        }
    }

    /**
     * Sends {@code message}.
     *
     * @throws WebSocketClosedException as {@link WebSocket#send(String)}
     */
    public void send(O message) throws WebSocketClosedException, InterruptedException {
        socket.send(new String(sent.encode(message), StandardCharsets.UTF_8));
    }

    /** Closes it, as {@link WebSocket#close}. */
    public void close(int code, String reason) {
        socket.close(code, reason);
    }

    /** Closes it with 1000. */
    @Override
    public void close() {
        socket.close();
    }

    /** The socket itself: to send what is encoded already, say, or to ask why it is closed. */
    public WebSocket socket() {
        return socket;
    }
}
