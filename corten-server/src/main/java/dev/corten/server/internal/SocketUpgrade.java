package dev.corten.server.internal;

import dev.corten.http.WebSocketSession;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilter;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilterProvider;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionUtil;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import io.vertx.core.http.HttpServerRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a WebSocket of a connection of HTTP/1.1, by Netty's codec for its frames. Vert.x has one of its own, which would look at every
 * request for a handshake; it writes the answer, and then only the bytes are its matter.
 */
final class SocketUpgrade {
    private static final Logger LOG = LoggerFactory.getLogger(SocketUpgrade.class);

    /** That of zlib: more costs time and gains little. */
    private static final int COMPRESSION_LEVEL = 6;

    private static final int WINDOW_BITS = 15;

    /** What fits into one packet anyway is not compressed. */
    private static final int WORTH_COMPRESSING = 512;

    private final Loop loop;
    private final Connection connection;
    private final HttpServerRequest request;
    private final WebSocketSession session;
    private final ServerSocket socket;

    SocketUpgrade(Loop loop, Connection connection, HttpServerRequest request, WebSocketSession session) {
        this.loop = loop;
        this.connection = connection;
        this.request = request;
        this.session = session;
        this.socket = new ServerSocket(loop.threads(), session.maxMessageSize(), session.subprotocol());
    }

    /** Sends {@code answer}, and runs the session to its end. Called on the handler's thread. */
    void run(Answer answer) {
        loop.threads().onLoop(() -> open(answer));
        session.run(socket);
        loop.threads().onLoop(() -> loop.finished(connection));
    }

    private void open(Answer answer) {
        try {
            answer.begin();
            var out = request.response();
            // The layers and the drain do not have a say in this.
            out.headers().set("Connection", "Upgrade");
            var deflate = deflate();
            if (deflate != null) {
                out.headers().set("Sec-WebSocket-Extensions", shown(deflate.newReponseData()));
            }
            if (!connection.pipeline().channel().isActive()) {
                socket.frames().lost();
                return;
            }
            install(connection.pipeline(), deflate);
            loop.upgraded(connection, request.connection(), socket.frames());
            // Takes the decoder of HTTP away, which hands on what came after the handshake.
            request.toNetSocket();
        } catch (RuntimeException e) {
            LOG.error("a connection does not become a WebSocket", e);
            socket.frames().lost();
            request.connection().close();
        }
        if (loop.draining()) {
            socket.frames().goAway();
        }
    }

    private void install(ChannelPipeline pipeline, @Nullable WebSocketServerExtension deflate) {
        var limits = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(session.maxMessageSize())
                .allowExtensions(deflate != null)
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
        var last = pipeline.context(StrictDecoder.class).name();
        // From the back to the front, each right behind the decoder of HTTP.
        pipeline.addAfter(last, null, socket.frames());
        pipeline.addAfter(last, null, new Utf8FrameValidator(false));
        if (deflate != null) {
            pipeline.addAfter(last, null, deflate.newExtensionDecoder());
            pipeline.addAfter(last, null, deflate.newExtensionEncoder());
        }
        pipeline.addAfter(last, null, new WebSocket13FrameDecoder(limits));
        pipeline.addAfter(last, null, new WebSocket13FrameEncoder(false));
    }

    /** What the client and the handler agree on, or {@code null}. */
    private @Nullable WebSocketServerExtension deflate() {
        var offered = request.getHeader(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
        if (!session.compression() || offered == null) {
            return null;
        }
        var handshaker = new PerMessageDeflateServerExtensionHandshaker(
                COMPRESSION_LEVEL,
                false,
                WINDOW_BITS,
                true,
                true,
                WINDOW_BITS,
                PerMessageDeflateServerExtensionHandshaker.DEFAULT_MEM_LEVEL,
                LargeOnly.INSTANCE,
                session.maxMessageSize());
        for (var offer : WebSocketExtensionUtil.extractExtensions(offered)) {
            var extension = handshaker.handshakeExtension(offer);
            if (extension != null) {
                return extension;
            }
        }
        return null;
    }

    private static String shown(WebSocketExtensionData extension) {
        return extension.name()
                + extension.parameters().entrySet().stream()
                        .map(p -> "; " + p.getKey() + (p.getValue() == null ? "" : "=" + p.getValue()))
                        .collect(Collectors.joining());
    }

    /** Messages are sent in one frame each, so that one may be left alone. */
    private enum LargeOnly implements WebSocketExtensionFilterProvider {
        INSTANCE;

        @Override
        public WebSocketExtensionFilter encoderFilter() {
            return frame -> frame.content().readableBytes() < WORTH_COMPRESSING;
        }

        @Override
        public WebSocketExtensionFilter decoderFilter() {
            return WebSocketExtensionFilter.NEVER_SKIP;
        }
    }
}
