package dev.corten.testing;

import dev.corten.http.Request;
import dev.corten.http.WebSocket;
import dev.corten.http.WebSocketClose;
import dev.corten.http.WebSocketClosedException;
import dev.corten.http.WebSocketMessage;
import dev.corten.http.WebSocketSession;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of a WebSocket whose handler runs beside the test, without a connection. Each wait ends after ten seconds, with an
 * {@code AssertionError}. {@code JsonWebSocket.of} makes its messages JSON.
 *
 * <pre>{@code
 * try (var socket = app.get("/rooms/1").connect()) {
 *     socket.send("hello");
 *     assertThat(socket.receive()).isEqualTo(new WebSocketMessage.Text("hello"));
 * }                                                      // closes it, and waits for the end of the handler
 * }</pre>
 */
public final class TestSocket implements WebSocket {
    private final String call;
    private final SocketEnd end;
    private final Thread handler;
    private final int maxMessageSize;

    private TestSocket(String call, SocketEnd end, Thread handler, int maxMessageSize) {
        this.call = call;
        this.end = end;
        this.handler = handler;
        this.maxMessageSize = maxMessageSize;
    }

    static TestSocket of(String call, Request request, WebSocketSession session) {
        SocketEnd client = SocketEnd.pair(session.subprotocol());
        Thread handler = Thread.ofVirtual().name("websocket").start(() -> {
            try {
                session.run(client.other());
            } finally {
                request.end();
            }
        });
        return new TestSocket(call, client, handler, session.maxMessageSize());
    }

    @Override
    public @Nullable WebSocketMessage receive() {
        return Patience.await(call, end::receive);
    }

    @Override
    public void send(String text) throws WebSocketClosedException {
        send(new WebSocketMessage.Text(text), text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Override
    public void send(byte[] bytes) throws WebSocketClosedException {
        send(new WebSocketMessage.Binary(bytes), bytes.length);
    }

    /** As with a server, what is too large closes the socket. */
    private void send(WebSocketMessage message, int size) throws WebSocketClosedException {
        if (size > maxMessageSize) {
            end.other().close(WebSocketClose.TOO_BIG, "Messages must not be larger than " + maxMessageSize + " bytes");
            return;
        }
        boolean sent = Patience.await(call, () -> end.offer(message));
        if (!sent) {
            throw new WebSocketClosedException(end.reason());
        }
    }

    @Override
    public void close(int code, String reason) {
        end.close(code, reason);
    }

    /** Closes it with 1000, and waits until its handler has returned. */
    @Override
    public void close() {
        end.close();
        try {
            Patience.await(call + ": the handler goes on", () -> {
                handler.join();
                return true;
            });
        } finally {
            handler.interrupt();
        }
    }

    @Override
    public @Nullable WebSocketClose closed() {
        return end.closed();
    }

    @Override
    public @Nullable String subprotocol() {
        return end.subprotocol();
    }
}
