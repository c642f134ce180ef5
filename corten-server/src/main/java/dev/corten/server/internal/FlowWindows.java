package dev.corten.server.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2StreamVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The windows that an HTTP/2 client opens for its answers (RFC 9113, section 5.2). What waits for them is not in the queue
 * of the socket, so that a client which never opens them would keep its answers in memory for as long as it likes.
 */
final class FlowWindows {
    private static final long NONE = Long.MIN_VALUE;

    private long before = NONE;

    /**
     * Whether the windows are open or have changed since the last time.
     *
     * @param answering how many answers have begun and are not written yet
     */
    boolean moved(@Nullable ChannelHandlerContext context, int answering) {
        var http2 = context == null ? null : context.pipeline().get(Http2ConnectionHandler.class);
        if (http2 == null) {
            return true;
        }
        long now = answering == 0 ? NONE : exhausted(http2);
        boolean moved = now == NONE || now != before;
        before = now;
        return moved;
    }

    /** A number that changes when an answer gets on, if there is a stream whose window is not open. */
    private static long exhausted(Http2ConnectionHandler http2) {
        var windows = new Sum(http2.encoder().flowController());
        try {
            http2.connection().forEachActiveStream(windows);
        } catch (Http2Exception e) {
            throw new IllegalStateException("Netty does not tell the windows", e);
        }
        return windows.streams == 0
                ? NONE
                : windows.sum + windows.of(http2.connection().connectionStream());
    }

    private static final class Sum implements Http2StreamVisitor {
        private final Http2RemoteFlowController flow;
        private int streams;
        private long sum;

        Sum(Http2RemoteFlowController flow) {
            this.flow = flow;
        }

        private long of(Http2Stream stream) {
            return flow.windowSize(stream);
        }

        @Override
        public boolean visit(Http2Stream stream) {
            if (!flow.isWritable(stream)) {
                streams++;
                sum += of(stream);
            }
            return true;
        }
    }
}
