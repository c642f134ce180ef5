package dev.corten.server.internal;

import dev.corten.http.WebSocketClose;
import dev.corten.http.WebSocketMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a {@link ServerSocket} on the event loop: makes messages of frames, answers pings, and does the closing handshake (RFC
 * 6455, sections 5.4, 5.5 and 7). What the frames themselves must be is checked by Netty's decoder before it.
 */
final class SocketFrames extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SocketFrames.class);

    private static final int PROTOCOL_ERROR = 1002;
    private static final int NO_CODE = 1005;

    /** How long a client has to answer a close, or to take one that ends it while it sends. */
    private static final long FAREWELL = TimeUnit.SECONDS.toNanos(2);

    private final ServerSocket socket;
    private final int maxMessageSize;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf fragments;
    private boolean textual;
    private boolean closing;
    private long closingSince;
    private boolean flushing;
    private boolean paused;
    private boolean heard = true;
    private boolean pinged;
    private long heardAt;

    SocketFrames(ServerSocket socket, int maxMessageSize) {
        this.socket = socket;
        this.maxMessageSize = maxMessageSize;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof WebSocketFrame frame) {
                heard = true;
                frame(context, frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void frame(ChannelHandlerContext context, WebSocketFrame frame) {
        if (closing) {
            if (frame instanceof CloseWebSocketFrame) {
                context.close();
            }
        } else if (frame.rsv() != 0) {
            fail(PROTOCOL_ERROR, "Bits of no extension are set");
        } else {
            switch (frame) {
                case CloseWebSocketFrame close -> closedByClient(context, close);
                case PingWebSocketFrame ping -> {
                    // A client that only asks and never reads must not fill the memory with answers.
                    if (context.channel().isWritable()) {
                        context.writeAndFlush(
                                new PongWebSocketFrame(ping.content().retain()), context.voidPromise());
                    }
                }
                case PongWebSocketFrame _ -> {}
                default -> data(frame);
            }
        }
    }

    private void closedByClient(ChannelHandlerContext context, CloseWebSocketFrame close) {
        int code = close.statusCode();
        socket.closedBy(new WebSocketClose(code < 0 ? NO_CODE : code, close.reasonText()));
        last(close.retainedDuplicate()).addListener(written -> context.close());
    }

    private void data(WebSocketFrame frame) {
        var bytes = frame.content();
        int before = fragments == null ? 0 : fragments.readableBytes();
        if (before + bytes.readableBytes() > maxMessageSize) {
            fail(WebSocketClose.TOO_BIG, "Messages must not be larger than " + maxMessageSize + " bytes");
            return;
        }
        if (fragments == null) {
            textual = frame instanceof TextWebSocketFrame;
            if (frame.isFinalFragment()) {
                message(bytes);
                return;
            }
            fragments = bytes.alloc().heapBuffer(bytes.readableBytes());
        }
        fragments.writeBytes(bytes);
        if (frame.isFinalFragment()) {
            message(fragments);
            forget();
        }
    }

    private void message(ByteBuf bytes) {
        var message = textual
                ? new WebSocketMessage.Text(bytes.toString(StandardCharsets.UTF_8))
                : new WebSocketMessage.Binary(ByteBufUtil.getBytes(bytes));
        if (socket.arrived(message) && !paused && context != null) {
            paused = true;
            context.channel().config().setAutoRead(false);
        }
    }

    /** The handler has caught up: reads on. */
    void resume() {
        if (paused && context != null) {
            paused = false;
            context.channel().config().setAutoRead(true);
        }
    }

    /** Sends {@code frame}, which has that {@code cost} for the socket. */
    void send(WebSocketFrame frame, int cost) {
        if (context == null || closing) {
            frame.release();
            socket.sent(cost);
            return;
        }
        context.write(frame).addListener(written -> socket.sent(cost));
        if (!flushing) {
            // What is sent in one pass of the loop goes out in one write.
            flushing = true;
            context.executor().execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        if (context != null) {
            context.flush();
        }
    }

    /** Says {@code close} to the client, and awaits its answer. */
    void close(WebSocketClose close) {
        if (context != null && !closing) {
            resume();
            last(new CloseWebSocketFrame(close.code(), close.reason()));
        }
    }

    /** The server shuts down. */
    void goAway() {
        var close = new WebSocketClose(WebSocketClose.GOING_AWAY, "The server shuts down");
        if (socket.closedBy(close)) {
            close(close);
        }
    }

    private void fail(int code, String reason) {
        var close = new WebSocketClose(code, reason);
        socket.closedBy(close);
        if (context == null || closing) {
            return;
        }
        forget();
        var channel = context.channel();
        var written = last(new CloseWebSocketFrame(code, reason));
        if (code != WebSocketClose.TOO_BIG) {
            written.addListener(done -> channel.close());
        }
        // Else the client may still send: to close at once would make its TCP drop our reason unread.
    }

    private ChannelFuture last(CloseWebSocketFrame frame) {
        closing = true;
        closingSince = System.nanoTime();
        if (context == null) {
            throw new IllegalStateException("not in a pipeline");
        }
        return context.writeAndFlush(frame);
    }

    /** Pings a client that says nothing for half of {@code nanos}, and closes if it says nothing for all of them. */
    void sweep(long now, long nanos) {
        if (context == null) {
            return;
        }
        if (heard || paused) {
            heard = false;
            pinged = false;
            heardAt = now;
        }
        if (closing ? now - closingSince > FAREWELL : now - heardAt > nanos) {
            context.close();
        } else if (!closing && !pinged && now - heardAt > nanos / 2) {
            pinged = true;
            context.writeAndFlush(new PingWebSocketFrame(), context.voidPromise());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException frame ->
                fail(frame.closeStatus().code(), String.valueOf(frame.getMessage()));
            case DecompressionException bomb
            when String.valueOf(bomb.getMessage()).contains("maximum size") ->
                fail(WebSocketClose.TOO_BIG, "Messages must not be larger than " + maxMessageSize + " bytes");
            case DecompressionException _ -> fail(WebSocketClose.INVALID_DATA, "A message is not properly compressed");
            case IOException lost -> {
                LOG.debug("a WebSocket was lost", lost);
                context.close();
            }
            default -> {
                LOG.error("the frames of a WebSocket failed", cause);
                fail(WebSocketClose.ERROR, "An internal error occurred");
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lost();
        context.fireChannelInactive();
    }

    /** There is no connection any more, or never was. */
    void lost() {
        closing = true;
        forget();
        socket.closedBy(new WebSocketClose(WebSocketClose.LOST, "The connection was lost"));
    }

    private void forget() {
        if (fragments != null) {
            fragments.release();
            fragments = null;
        }
    }
}
