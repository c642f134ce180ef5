package dev.corten.server.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers that {@link AnswerBytes} has made. Vert.x is told to end its answer without content, so that it knows where
 * the connection stands; what it writes for that is left out, and the bytes go in its place, past the encoder.
 */
final class ReadyAnswers extends ChannelOutboundHandlerAdapter {
    private @Nullable ChannelHandlerContext encoder;
    private @Nullable ByteBuf ready;
    private @Nullable MultiMap fields;

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        encoder = context.pipeline().context(HttpResponseEncoder.class);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        encoder = null;
        drop();
    }

    /** Whether the connection speaks HTTP/1.1, and the answer before is written. */
    boolean possible() {
        return encoder != null && !encoder.isRemoved() && ready == null;
    }

    /** Ends {@code out}, of which nothing is written, with the bytes {@code answer}, and releases them. */
    void end(HttpServerResponse out, ByteBuf answer) {
        ready = answer;
        fields = out.headers();
        try {
            out.end();
        } catch (RuntimeException e) {
            drop();
            throw e;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var bytes = ready;
        if (bytes == null || !(message instanceof FullHttpResponse response) || response.headers() != fields) {
            context.write(message, promise);
            return;
        }
        ready = null;
        fields = null;
        ReferenceCountUtil.release(message);
        if (encoder == null || encoder.isRemoved()) {
            bytes.release();
            promise.tryFailure(new ClosedChannelException());
        } else {
            encoder.write(bytes, promise);
        }
    }

    private void drop() {
        if (ready != null) {
            ready.release();
            ready = null;
            fields = null;
        }
    }
}
