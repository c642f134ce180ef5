package dev.corten.server.internal;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its first moment, at the head of its pipeline. It knows what Vert.x does not tell: whether
 * anything ever came, whether a request is in flight, and whether the client takes its answers. Belongs to its event
 * loop.
 *
 * <p>A request costs a counter; the clock is looked at by {@link #sweep}, for all connections at once.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    /** How many bytes a second a client has to take, as it has to send of a content: less is an attack, or a lost client. */
    private static final long FAIR_RATE = 240;

    private final Connections connections;
    private final HttpDecoderConfig decoder;
    private final boolean encrypted;
    private final ProxyPeers proxies;
    private @Nullable ChannelHandlerContext context;
    private @Nullable String proxied;
    private boolean spoke;
    private boolean asked;
    private int inFlight;
    private int answering;
    private long freeSince = System.nanoTime();
    private long stuckSince = freeSince;
    private long lastProgress;
    private int lastMessage;
    private @Nullable StrictDecoder held;
    private boolean heldBegan;
    private @Nullable SocketFrames socket;
    private @Nullable ReadyAnswers answers;
    private final FlowWindows windows = new FlowWindows();

    /**
     * One of {@code connections}, whose heads are as {@code decoder} says; {@code encrypted} if it is TLS. If it is from
     * {@code proxies} it begins with the PROXY protocol.
     */
    Connection(Connections connections, HttpDecoderConfig decoder, boolean encrypted, ProxyPeers proxies) {
        this.connections = connections;
        this.decoder = decoder;
        this.encrypted = encrypted;
        this.proxies = proxies;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
        if (!encrypted) {
            context.pipeline().addAfter(context.name(), null, new DecoderChoice(decoder));
        }
        if (proxies.contains(context.channel().remoteAddress())) {
            // In front of everything else, TLS included.
            context.pipeline()
                    .addAfter(context.name(), null, new ProxyHeader(this))
                    .addAfter(context.name(), null, new HAProxyMessageDecoder());
        }
        connections.add(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        spoke = true;
        connections.reading(this);
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connections.remove(this);
        context.fireChannelInactive();
    }

    /** Vert.x knows what it speaks. Under TLS that is before it has read a byte of HTTP, in clear after the first. */
    void speaks() {
        if (encrypted && context != null) {
            DecoderChoice.replace(context.pipeline(), decoder);
        }
    }

    /** The load balancer says that it is {@code peer} whom it connects. */
    void proxied(String peer) {
        proxied = peer;
    }

    /** Whom the load balancer connects, or {@code null} without one. */
    @Nullable
    String proxied() {
        return proxied;
    }

    /** {@code decoder} has read a handshake, and reads nothing more before it is answered. */
    void held(StrictDecoder decoder) {
        held = decoder;
    }

    /** It is a WebSocket from now on, whose frames are {@code socket}'s. */
    void upgraded(SocketFrames socket) {
        this.socket = socket;
        held = null;
        heldBegan = false;
    }

    /** Its handlers, this the first of them. */
    ChannelPipeline pipeline() {
        if (context == null) {
            throw new IllegalStateException("not in a pipeline");
        }
        return context.pipeline();
    }

    /** Writes whole answers, or {@code null} if it does not speak HTTP/1.1. */
    @Nullable
    ReadyAnswers answers() {
        var found = answers;
        if (found == null && context != null) {
            found = context.pipeline().get(ReadyAnswers.class);
            answers = found;
        }
        return found;
    }

    /** Whether it is TLS. */
    boolean encrypted() {
        return encrypted;
    }

    /** Where its buffers are from. */
    ByteBufAllocator allocator() {
        return pipeline().channel().alloc();
    }

    /** A request begins. */
    void began() {
        asked = true;
        // Before its answer nothing else begins, so this is it.
        heldBegan = held != null;
        inFlight++;
    }

    /** The answer to a request begins. */
    void answering() {
        answering++;
    }

    /** A request is answered. */
    void ended() {
        answering--;
        inFlight--;
        if (heldBegan && held != null) {
            var decoder = held;
            held = null;
            heldBegan = false;
            decoder.resume();
        }
    }

    /**
     * Closes it if the client has sent no whole request for {@code nanos}, or takes less of what it is sent than {@link
     * #FAIR_RATE}.
     */
    void sweep(long now, long nanos) {
        if (asked || inFlight > 0) {
            asked = false;
            freeSince = now;
        }
        if (moved(nanos * FAIR_RATE / TimeUnit.SECONDS.toNanos(1))) {
            stuckSince = now;
        }
        if (socket != null) {
            socket.sweep(now, nanos);
        }
        if (now - freeSince > nanos || now - stuckSince > nanos) {
            close();
        }
    }

    /** Whether there is nothing to write, or {@code enough} bytes or a whole piece were written since this was last so. */
    private boolean moved(long enough) {
        var pending = context == null ? null : context.channel().unsafe().outboundBuffer();
        var message = pending == null ? null : pending.current();
        if (pending == null || message == null) {
            lastMessage = 0;
            return windows.moved(context, answering, enough);
        }
        long progress = pending.currentProgress();
        int identity = System.identityHashCode(message);
        boolean moved = identity != lastMessage || progress - lastProgress >= enough;
        if (moved) {
            lastMessage = identity;
            lastProgress = progress;
        }
        return moved;
    }

    /** Tells it that the server shuts down, if it is a WebSocket. */
    void goAway() {
        if (socket != null) {
            socket.goAway();
        }
    }

    /** Closes it if nothing has come on it yet. */
    void closeIfSilent() {
        if (!spoke) {
            close();
        }
    }

    /** At once. From the end of the pipeline Vert.x would first wait until everything is written. */
    private void close() {
        if (context != null) {
            context.close();
        }
    }
}
