package dev.corten.http;

import dev.corten.http.internal.Handshake;
import dev.corten.http.internal.Origins;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to make its connection a WebSocket (RFC 6455). As a parameter of a {@code @Get} route that answers a {@link Response}
 * it refuses all other requests with 426; what goes wrong before {@link #run} is an ordinary error.
 *
 * <pre>{@code
 * @Get("/rooms/{room}")
 * Response chat(String room, CurrentUser user, WebSocketUpgrade upgrade) throws RoomNotFound {
 *     Room found = rooms.find(room);
 *     return upgrade.run(socket -> found.talk(user, socket));
 * }
 * }</pre>
 *
 * <p>{@link JsonUpgrade} is one for messages of JSON. Pages of other sites may not connect: browsers send cookies along, and the rules that keep pages from reading the answers of
 * others do not hold for WebSockets. {@link #origins} names those that may.
 */
public final class WebSocketUpgrade {
    private static final int MAX_MESSAGE_SIZE = 1 << 20;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Request request;
    private final List<String> origins;
    private final @Nullable String subprotocol;
    private final int maxMessageSize;
    private final boolean compression;

    private WebSocketUpgrade(
            Request request,
            List<String> origins,
            @Nullable String subprotocol,
            int maxMessageSize,
            boolean compression) {
        this.request = request;
        this.origins = origins;
        this.subprotocol = subprotocol;
        this.maxMessageSize = maxMessageSize;
        this.compression = compression;
    }

    /**
     * The handshake that {@code request} is.
     *
     * @throws RejectedException with status 426 if it is no handshake of version 13, 400 if it is a wrong one
     */
    public static WebSocketUpgrade from(Request request) {
        Rejection rejection = Handshake.check(request);
        if (rejection != null) {
            throw new RejectedException(rejection);
        }
        return new WebSocketUpgrade(request, List.of(), null, MAX_MESSAGE_SIZE, false);
    }

    /**
     * The same, open to pages of these origins too, written as browsers send them: {@code https://app.example.com}.
     *
     * @throws IllegalArgumentException if one of them is no origin
     */
    public WebSocketUpgrade origins(List<String> trusted) {
        trusted.forEach(Origins::check);
        return new WebSocketUpgrade(request, List.copyOf(trusted), subprotocol, maxMessageSize, compression);
    }

    /** The same with the first subprotocol of the client that is one of {@code names}; with none, if there is no such one. */
    public WebSocketUpgrade subprotocols(String... names) {
        String chosen = Handshake.subprotocol(request.headers().all("Sec-WebSocket-Protocol"), List.of(names));
        return new WebSocketUpgrade(request, origins, chosen, maxMessageSize, compression);
    }

    /** The same for messages of up to that many bytes, 1 MiB without it. A larger one closes the socket with 1009. */
    public WebSocketUpgrade maxMessageSize(int bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("the limit of messages must be more than zero, not " + bytes);
        }
        return new WebSocketUpgrade(request, origins, subprotocol, bytes, compression);
    }

    /**
     * The same with messages compressed if the client can (permessage-deflate, RFC 7692). Each socket then takes some 300 KiB more, and
     * where a message has both a secret and what an attacker chose, its length tells of the secret.
     */
    public WebSocketUpgrade compression() {
        return new WebSocketUpgrade(request, origins, subprotocol, maxMessageSize, true);
    }

    /** The subprotocol that was chosen by {@link #subprotocols}, or {@code null}. */
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    /**
     * The answer that opens the socket. {@code handler} runs when it is sent, and the layers are done with it.
     *
     * @throws RejectedException with status 403 if a page of another site asks for it
     */
    public Response run(WebSocketHandler handler) {
        if (!Origins.own(request, origins)) {
            throw new RejectedException(new Rejection.ForeignOrigin(String.valueOf(request.header("Origin"))));
        }
        Response response = Response.of(SWITCHING_PROTOCOLS)
                .content(new WebSocketSession(handler, maxMessageSize, compression, subprotocol))
                .header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .header("Sec-WebSocket-Accept", Handshake.accept(request));
        return subprotocol == null ? response : response.header("Sec-WebSocket-Protocol", subprotocol);
    }
}
