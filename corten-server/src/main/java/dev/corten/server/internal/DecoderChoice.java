package dev.corten.server.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;

/**
 * Puts {@link StrictDecoder} in the place of Vert.x's decoder, for which Vert.x has no option. It hands on as many bytes
 * as Vert.x takes to tell HTTP/1.1 from HTTP/2, mostly one, so that the decoder to replace is there and has not seen a
 * whole line; then it is done.
 */
final class DecoderChoice extends ChannelInboundHandlerAdapter {
    /** How an HTTP/2 connection begins (RFC 9113, section 3.4). */
    private static final int PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length();

    private final HttpDecoderConfig config;
    private int seen;

    DecoderChoice(HttpDecoderConfig config) {
        this.config = config;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        boolean decided = false;
        while (!decided && bytes.isReadable()) {
            context.fireChannelRead(bytes.readRetainedSlice(1));
            decided = ++seen == PREFACE || replace(context.pipeline(), config);
        }
        if (decided) {
            context.pipeline().remove(this);
        }
        if (bytes.isReadable()) {
            context.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    /** Puts ours in the place of the decoder of Vert.x, if there is one by now, and {@link ReadyAnswers} before its encoder. */
    static boolean replace(ChannelPipeline pipeline, HttpDecoderConfig config) {
        var ofVertx = pipeline.get(HttpRequestDecoder.class);
        if (ofVertx == null) {
            return false;
        }
        pipeline.replace(ofVertx, "httpDecoder", new StrictDecoder(config));
        pipeline.addAfter("httpEncoder", null, new ReadyAnswers());
        return true;
    }
}
