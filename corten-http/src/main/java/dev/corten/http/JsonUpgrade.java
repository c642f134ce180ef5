package dev.corten.http;

import dev.corten.json.JsonCodec;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WebSocketUpgrade} for messages that are JSON: as a parameter of a route it has the codecs of both types, and a generated
 * client of the route gets a socket of the same types, the other way round.
 *
 * <pre>{@code
 * @Get("/rooms/{room}")
 * Response chat(String room, CurrentUser user, JsonUpgrade<Say, Said> upgrade) throws RoomNotFound {
 *     Room found = rooms.find(room);
 *     return upgrade.run(socket -> found.talk(user, socket));
 * }
 * }</pre>
 *
 * @param <I> what clients send
 * @param <O> what the service sends
 */
public final class JsonUpgrade<I, O> {
    private final WebSocketUpgrade upgrade;
    private final JsonCodec<I> received;
    private final JsonCodec<O> sent;

    private JsonUpgrade(WebSocketUpgrade upgrade, JsonCodec<I> received, JsonCodec<O> sent) {
        this.upgrade = upgrade;
        this.received = received;
        this.sent = sent;
    }

    /** {@code upgrade} for messages that {@code received} reads and {@code sent} writes. */
    public static <I, O> JsonUpgrade<I, O> of(WebSocketUpgrade upgrade, JsonCodec<I> received, JsonCodec<O> sent) {
        return new JsonUpgrade<>(upgrade, received, sent);
    }

    /** The same with other settings: {@code upgrade.with(u -> u.subprotocols("v2").maxMessageSize(1000))}. */
    public JsonUpgrade<I, O> with(UnaryOperator<WebSocketUpgrade> settings) {
        return new JsonUpgrade<>(settings.apply(upgrade), received, sent);
    }

    /** The subprotocol that was chosen by {@link WebSocketUpgrade#subprotocols}, or {@code null}. */
    public @Nullable String subprotocol() {
        return upgrade.subprotocol();
    }

    /**
     * The answer that opens the socket. {@code handler} runs when it is sent, and the layers are done with it.
     *
     * @throws RejectedException with status 403 if a page of another site asks for it
     */
    public Response run(JsonWebSocket.Handler<I, O> handler) {
        return upgrade.run(socket -> handler.run(JsonWebSocket.of(socket, received, sent)));
    }
}
